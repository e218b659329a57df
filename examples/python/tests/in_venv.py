#!/usr/bin/env python3
"""Build the wheel, install it and data frame libraries into a virtual environment under build/, run the tests there:
python3 examples/python/tests/in_venv.py LIBRARY [PACKAGE...]. 77 when the package index cannot be reached."""
import argparse
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGES = ["pyarrow", "polars", "duckdb", "pandas"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    parser.add_argument("packages", nargs="*", default=PACKAGES, help=f"default: {' '.join(PACKAGES)}")
    parser.add_argument("--venv", type=Path, default=HERE.parents[2] / "build" / "venv")
    parser.add_argument("--preload", default="", help="a library that has to come first (the address sanitizer's)")
    parser.add_argument("--tests", type=Path, default=HERE, help="folder of the tests")
    options = parser.parse_args()
    python = options.venv / "bin" / "python"
    if not python.exists():
        venv.create(options.venv, with_pip=True)
    pip = [python, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    got = subprocess.run([*pip, "install", "--retries", "1", "--timeout", "20", "setuptools>=64", "wheel", *options.packages])
    if got.returncode != 0:
        print("skipped: the package index cannot be reached, or has not the packages")
        return 77
    environment = dict(os.environ, KJREP_LIBRARY=str(options.library.resolve()), PIP_NO_INDEX="1")
    wheels, source = options.venv / "wheels", options.venv / "source"
    shutil.rmtree(source, ignore_errors=True)  # a copy, as building leaves files behind
    shutil.copytree(HERE.parent, source, ignore=shutil.ignore_patterns("__pycache__", "build", "*.egg-info"))
    subprocess.run([*pip, "wheel", "--no-build-isolation", "--no-deps", "-w", wheels, source], check=True,
                   env=environment)
    newest = max(wheels.glob("kjrep-*.whl"), key=lambda path: path.stat().st_mtime)
    subprocess.run([*pip, "install", "--force-reinstall", "--no-deps", newest], check=True, env=environment)
    del environment["KJREP_LIBRARY"]  # the installed package has its own
    environment.update(KJREP_INSTALLED="1", PYTHONDONTWRITEBYTECODE="1")
    if options.preload:
        environment.update(LD_PRELOAD=options.preload, ASAN_OPTIONS="detect_leaks=0")
    return subprocess.run([python, "-m", "unittest", "discover", "-s", options.tests.resolve()], env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
