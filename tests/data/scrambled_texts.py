#!/usr/bin/env python3
"""Reports whose words were shuffled, cut, doubled and glued together: under the sanitizers every program reads them to
the end. The seed decides the texts; a longer campaign: --texts 20000 --seed 7."""
import argparse
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from bad_input import CRASHES

ROOT = Path(__file__).resolve().parents[2]
AT_ONCE = 50  # files for one run of a program
SECONDS = 300
LONGEST = 24  # characters of a piece
PROGRAMS = [
    ("kjrep-parse", ["--format", "json"]),
    ("kjrep-metrics", ["--format", "jsonl"]),
    ("kjrep-validate", ["--format", "jsonl", "--show-passes"]),
]
TITLES = [
    "松岩市北棠区2023年政府工作报告",
    "青溪县2023年国民经济和社会发展统计公报",
    "水务局2023年工作总结和2024年工作计划",
    "香港特別行政區行政長官二零二三年施政報告",
    "二零二四至二五財政年度政府財政預算案",
    "112年度施政績效報告",
]


def pool():
    """Lines of the sample reports and of the spec files."""
    texts = sorted(ROOT.glob("examples/reports/*.txt")) + sorted(ROOT.glob("tests/spec/*.txt"))
    lines = [line for path in texts for line in path.read_text(encoding="utf-8", errors="replace").split("\n")]
    return [line for line in lines if len(line.encode()) > len(line)]  # those in Chinese


def piece_of(source, line):
    start = source.randrange(len(line))
    return line[start : start + source.randint(1, LONGEST)]


def scrambled(source, lines):
    pieces = [piece_of(source, source.choice(lines)) for _ in range(source.randint(20, 200))]
    for _ in range(len(pieces) // 4):
        at = source.randrange(len(pieces))
        change = source.randrange(4)
        if change == 0:
            pieces.insert(at, source.choice(pieces))
        elif change == 1:
            pieces[at] = "".join(source.sample(pieces[at], len(pieces[at])))
        elif change == 2:
            pieces[at] += source.choice("，、；：。（）“”《》\n\n") + source.choice("一二十两百万亿3. 0%年月日会")
        else:
            pieces[at] = pieces[at][: len(pieces[at]) // 2]
    return source.choice(TITLES) + "\n" + "".join(pieces) + "\n"


def failure_of(command):
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return f"not done after {SECONDS} s"
    said = done.stderr.decode("utf-8", "replace").strip()
    crashed = done.returncode not in (0, 1) or any(word in said for word in CRASHES)  # a sanitizer may end with 1
    return f"exit status {done.returncode}: {said[:2000]}" if crashed else None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True, type=Path)
    parser.add_argument("--texts", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    source, lines, faults = random.Random(args.seed), pool(), []
    with tempfile.TemporaryDirectory() as folder:
        for first in range(0, args.texts, AT_ONCE):
            paths = [Path(folder, f"{number}.txt") for number in range(first, min(first + AT_ONCE, args.texts))]
            for path in paths:
                path.write_text(scrambled(source, lines), encoding="utf-8")
            for program, options in PROGRAMS:
                command = [args.programs / program, *options]
                together = failure_of([*command, *paths])
                if not together:
                    continue
                alone = [(failure_of([*command, path]), path.read_text(encoding="utf-8")) for path in paths]
                found = [(failure, text) for failure, text in alone if failure] or [(together, f"texts from {first} on")]
                faults += [f"{program}: {failure}\n{text}" for failure, text in found]
    print("\n".join(faults) or f"{args.texts} texts")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
