"""pip wheel .: with KJREP_LIBRARY the wheel holds that shared library and is for this system; without it is for any
system on which the library is installed."""
import os
import re
import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

try:
    from setuptools.command.bdist_wheel import bdist_wheel
except ImportError:  # setuptools before 70.1
    from wheel.bdist_wheel import bdist_wheel

HERE = Path(__file__).resolve().parent
LIBRARY = os.environ.get("KJREP_LIBRARY")


def abi(pattern):
    return re.search(pattern, (HERE / "kjrep" / "_abi.py").read_text("utf-8"), re.M)[1]


class Build(build_py):
    def run(self):
        super().run()
        if LIBRARY:
            name = abi(r'"(libkjrep\.so\.\d+)"') if os.name == "posix" else Path(LIBRARY).name
            name = abi(r'"(libkjrep\.\d+\.dylib)"') if LIBRARY.endswith(".dylib") else name
            shutil.copyfile(LIBRARY, Path(self.build_lib) / "kjrep" / name)


class Wheel(bdist_wheel):
    def finalize_options(self):
        super().finalize_options()
        self.root_is_pure = not LIBRARY

    def get_tag(self):
        return ("py3", "none", super().get_tag()[2] if LIBRARY else "any")


setup(version=".".join(abi(rf"^KJREP_VERSION_{part} = (\d+)") for part in ("MAJOR", "MINOR", "PATCH")),
      cmdclass={"build_py": Build, "bdist_wheel": Wheel})
