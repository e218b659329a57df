#!/usr/bin/env python3
"""The names that the shared library exports, the functions that the public headers declare and kjrep.symbols are one
list. After adding a function run with --update; a name is taken away only together with a new KJREP_ABI."""
import argparse
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
KEPT = HERE / "kjrep.symbols"
# What linkers and sanitizers add.
FOREIGN = re.compile(r"_init$|_fini$|_edata$|_end$|__bss_start$|__(odr_)?asan|__(ubsan|tsan|sanitizer|start|stop)_")


def declared():
    names = set()
    for header in (HERE.parents[1] / "include/kjrep").glob("*.h"):
        text = re.sub(r"/\*.*?\*/|#.*?$", "", header.read_text("utf-8"), flags=re.S | re.M)
        names |= set(re.findall(r"KJREP_API\s[^;(]*?\b(kjrep_\w+)\(", text))
    return names


def exported(nm, library):
    listing = subprocess.run([nm, "-D", "--defined-only", library], capture_output=True, text=True, check=True).stdout
    names = {line.split()[-1].split("@")[0] for line in listing.splitlines()}
    return {name for name in names if not FOREIGN.match(name)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nm", default="nm")
    parser.add_argument("--library", help="the shared library; without it only the headers are compared")
    parser.add_argument("--update", action="store_true", help="write kjrep.symbols from the headers")
    arguments = parser.parse_args()
    if arguments.update:
        KEPT.write_text("".join(name + "\n" for name in sorted(declared())))
    kept = set(KEPT.read_text().split())
    compared = {"declared by the headers": declared()}
    if arguments.library:
        compared["exported by the library"] = exported(arguments.nm, arguments.library)
    faults = []
    for what, names in compared.items():
        faults += [f"{name}: {what}, not in kjrep.symbols" for name in sorted(names - kept)]
        faults += [f"{name}: in kjrep.symbols, not {what}" for name in sorted(kept - names)]
    if faults:
        print("\n".join(faults) + f"\nAfter adding a function: python3 {Path(__file__)} --update")
        return 1
    print(f"{len(kept)} names")
    return 0


if __name__ == "__main__":
    sys.exit(main())
