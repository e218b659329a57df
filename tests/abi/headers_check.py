#!/usr/bin/env python3
"""Each public header alone is strict C11 and C++17, kjrep.h includes all of them, the build installs all of them."""
import argparse
import re
import subprocess
import sys
from pathlib import Path

INCLUDE = Path(__file__).resolve().parents[2] / "include"
STRICT = ["-pedantic-errors", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-I", str(INCLUDE)]


def compile_alone(command, header):
    """Twice over, so that the include guard is tested too."""
    source = f"#include <kjrep/{header}>\n" * 2 + "int kjrep_header_test;\n"
    run = subprocess.run(command + STRICT + ["-"], input=source, capture_output=True, text=True)
    return [f"{header} by {' '.join(command)}:\n{run.stderr}"] if run.returncode else []


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cc", required=True)
    parser.add_argument("--cxx", required=True)
    parser.add_argument("--installed", required=True, help="headers that the build installs, separated by semicolons")
    arguments = parser.parse_args()
    headers = {path.name for path in (INCLUDE / "kjrep").iterdir()}
    faults = []
    for header in sorted(headers):
        faults += compile_alone([arguments.cc, "-std=c11", "-xc"], header)
        faults += compile_alone([arguments.cxx, "-std=c++17", "-xc++"], header)
    included = set(re.findall(r'#include "(.+?)"', (INCLUDE / "kjrep/kjrep.h").read_text("utf-8"))) | {"kjrep.h"}
    installed = {Path(path).name for path in arguments.installed.split(";")}
    faults += [f"{header} is not included by kjrep.h" for header in sorted(headers - included)]
    faults += [f"{header} is not in the list `headers` of lib/CMakeLists.txt" for header in sorted(headers - installed)]
    print("\n".join(faults) or f"{len(headers)} headers")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
