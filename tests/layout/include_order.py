#!/usr/bin/env python3
"""A folder of lib/ includes only itself and folders before it; the order is that of lib/README.md. Output sees only base
and the public headers, the examples only the public headers, and these nothing but each other."""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ORDER = ["base", "load", "text", "lexicon", "outline", "extract", "report", "check", "query", "pack", "output"]
MAY_INCLUDE = {folder: set(ORDER[: place + 1]) for place, folder in enumerate(ORDER)}
MAY_INCLUDE["output"] = {"base", "output"}
SYSTEM = re.compile(r"[\w.]+|(?:sys|libxml)/\w+\.h")


def includes(path):
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        match = re.match(r'\s*#\s*include\s+(["<])(.+?)[">]', line)
        if match:
            yield number, match[1] == '"', match[2]


def fault(area, folder, quoted, name):
    """Why `name` may not be included there, or None."""
    head, _, rest = name.rpartition("/")
    if not quoted:
        return None if SYSTEM.fullmatch(name) or area != "lib" and head == "kjrep" else "not a system header"
    if area == "include":
        return None if not head else "a public header includes only its neighbours"
    if head == "kjrep":
        return None
    if area == "examples":
        return None if not head and not (ROOT / "lib" / name).exists() else "examples see only the public headers"
    if not head:
        return None if name.endswith(".inc") else 'write "folder/name.h"'
    top = head.split("/")[0]
    return None if top in MAY_INCLUDE[folder] else f"{folder} may not see {top}"


def main():
    faults, seen = [], 0
    for area in ("include", "lib", "examples"):
        for path in sorted((ROOT / area).rglob("*.[chi]*")):
            if path.suffix not in (".c", ".h", ".inc"):
                continue
            seen += 1
            place = path.relative_to(ROOT)
            folder = place.parts[1]
            if area == "lib" and folder not in ORDER:
                faults.append(f"{place}: not in one of the folders {' '.join(ORDER)}")
                continue
            for number, quoted, name in includes(path):
                why = fault(area, folder, quoted, name)
                if why:
                    faults.append(f"{place}:{number}: {name}: {why}")
    print("\n".join(faults) or f"{seen} files")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
