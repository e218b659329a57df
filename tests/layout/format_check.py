#!/usr/bin/env python3
"""All C files are as clang-format 14 leaves them (other releases differ in details); --fix makes them so."""
import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RELEASE = "14"


def find_tool():
    for name in (f"clang-format-{RELEASE}", "clang-format"):
        tool = shutil.which(name)
        if tool:
            version = subprocess.run([tool, "--version"], capture_output=True, text=True).stdout
            if re.search(rf"version {RELEASE}\.", version):
                return tool
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fix", action="store_true")
    tool = find_tool()
    if not tool:
        print(f"no clang-format {RELEASE}")
        return 77
    files = [str(path) for folder in ("include", "lib", "examples", "tests")
             for path in sorted((ROOT / folder).rglob("*.[ch]"))]
    how = "-i" if parser.parse_args().fix else "--dry-run"
    run = subprocess.run([tool, "--style=file", how, *files], stderr=subprocess.PIPE, text=True)
    faults = [line for line in run.stderr.splitlines() if "[-Wclang-format-violations]" in line]
    print("\n".join(fault.split(" warning:")[0] for fault in faults) or f"{len(files)} files")
    if faults:
        print("format them with: cmake --build --preset dev --target format")
    return 1 if faults or run.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
