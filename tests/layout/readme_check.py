#!/usr/bin/env python3
"""What README.md says that the programs print is what they print, up to the line of … alone; and its program compiles."""
import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def printed(programs, command):
    program, *arguments = command.split()
    done = subprocess.run([programs / program, *arguments], cwd=ROOT, capture_output=True)
    return done.stdout.decode("utf-8").splitlines()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True, type=Path)
    parser.add_argument("--compiler", required=True)
    args = parser.parse_args()
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S)
    faults, shown = [], 0
    for language, text in blocks:
        lines = text.splitlines()
        if language == "c":
            with tempfile.TemporaryDirectory() as folder:
                source = Path(folder, "program.c")
                source.write_text(text, encoding="utf-8")
                done = subprocess.run([args.compiler, "-std=c11", "-Wall", "-Wextra", "-Werror", "-fsyntax-only",
                                       f"-I{ROOT / 'include'}", source], capture_output=True, text=True)
                faults += done.stderr.splitlines()
        if not lines[0].startswith("$ "):
            continue
        shown += 1
        told = lines[1:-1] if lines[-1] == "…" else lines[1:]
        real = printed(args.programs, lines[0][2:])[: len(told)]
        faults += [f"{lines[0]}\n  says  {a}\n  is    {b}" for a, b in zip(told, real) if a != b]
        if len(real) < len(told):
            faults.append(f"{lines[0]}: prints less")
    if not shown:
        faults.append("no command is shown")
    print("\n".join(faults) or f"{shown} commands")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
