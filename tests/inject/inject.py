#!/usr/bin/env python3
"""Plant one fault at a time in reports that hold, and see whether it is found: python3 tests/inject/inject.py FOLDER.

FOLDER has the programs. The reports are those given, or else the project's samples and, where a folder of reports stands
beside the project (../shared/corpus), --take of it that are clean: without an error. Prints recall by class of fault,
and the errors and warnings on the originals."""
import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from faults import CLASSES as FAULTS
from faults import Report
from consistency_faults import CLASSES as MORE_FAULTS
from report_faults import CLASSES as REPORT_FAULTS
from sentence_faults import CLASSES as SENTENCE_FAULTS
from wording_faults import CLASSES as WORDING_FAULTS

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
FOLDERS = ("national", "provincial-web", "provincial-docx-text", "taiwan", "hongkong")
OTHER_WORDING = ("taiwan", "hongkong")   # where the wording of the mainland is not the rule
FIGURES = FAULTS + MORE_FAULTS + REPORT_FAULTS + SENTENCE_FAULTS
CLASSES = FIGURES + WORDING_FAULTS
SLACK = 12   # code points between a finding and where it is expected


def lines(folder, program, *arguments):
    done = subprocess.run([str(Path(folder) / program), *map(str, arguments)], capture_output=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{program}: {done.stderr.decode('utf-8', 'replace')}")
    return [json.loads(line) for line in done.stdout.decode("utf-8").split("\n") if line]


def read(folder, path):
    text = path.read_bytes().decode("utf-8")
    metrics = {metric["id"]: metric for metric in lines(folder, "kjrep-metrics", "--format", "jsonl", path)}
    nodes = lines(folder, "kjrep-parse", "--format", "json", path)[0]["nodes"]
    found = lines(folder, "kjrep-validate", "--format", "jsonl", "--show-passes", path)
    alarms = [one["level"] for one in found if one["level"] in ("error", "warning")]
    return Report(text, metrics, nodes, [one for one in found if one["kind"] == "pass"]), alarms


def moved(place, fault):
    """Where a place of the original stands behind the fault."""
    shift = len(fault.text) - (fault.end - fault.start)
    return tuple(at + shift if at >= fault.end else at for at in place)


def is_met(fault, findings):
    near = [moved(place, fault) for place in fault.near] + [(fault.start, fault.start + len(fault.text))]
    for found in findings:
        if found["kind"] != "fail" or found["rule"] not in fault.rules:
            continue
        for place in [found, *found["related"]]:
            if any(place["start_char"] <= end + SLACK and start - SLACK <= place["end_char"] for start, end in near):
                return True
    return False


def check(folder, report, faults):
    """Each fault in a file of its own, all in one call."""
    with tempfile.TemporaryDirectory() as scratch:
        paths = [Path(scratch) / f"{number:04}.txt" for number in range(len(faults))]
        for path, fault in zip(paths, faults):
            text = report.text[:fault.start] + fault.text + report.text[fault.end:]
            path.write_bytes(text.encode("utf-8"))
        found = {}
        for one in lines(folder, "kjrep-validate", "--format", "jsonl", *paths) if paths else []:
            found.setdefault(one["doc"], []).append(one)
    return [is_met(fault, found.get(str(path), [])) for fault, path in zip(faults, paths)]


def choose(path, report, most, chance):
    for make in FIGURES if path.parent.name in OTHER_WORDING else CLASSES:
        everywhere = list(make(report))
        for fault in chance.sample(everywhere, min(most, len(everywhere))):
            yield make.__name__, fault


def show(name, path, report, fault):
    before = report.text[max(0, fault.start - 40):fault.start]
    after = report.text[fault.end:fault.end + 40]
    print(f"missed {name} in {path.name}: {before}[{fault.text}]{after}".replace("\n", "⏎").replace("\r", ""))


def print_table(planted, met):
    print(f"{'class':23} planted   met  recall")
    for name in [make.__name__ for make in CLASSES] + ["all"]:
        total, good = (sum(planted.values()), sum(met.values())) if name == "all" else (planted[name], met[name])
        print(f"{name:23} {total:7} {good:5} {f'{good / total:.3f}' if total else '-':>7}")


def drawn(chance):
    """The project's samples, then reports of the corpus in an order of chance."""
    samples = [path for path in sorted((ROOT / "examples" / "reports").glob("*.txt")) if "faults" not in path.name]
    found = [path for name in FOLDERS for path in sorted((CORPUS / name).glob("*.txt"))]
    if not found:
        print(f"{CORPUS} is not there: the project's samples alone")
    return samples + chance.sample(found, len(found))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("reports", nargs="*", type=Path)
    parser.add_argument("--most", type=int, default=4, help="faults of a class in one report (default 4)")
    parser.add_argument("--take", type=int, default=30, dest="drawn",
                        help="clean reports to take where none are named (default 30)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--floor", type=float, help="fail where the recall of a class is below it")
    parser.add_argument("--missed", action="store_true", help="show the faults that were not found")
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    planted, met, alarms, characters, clean = Counter(), Counter(), Counter(), 0, 0
    for path in asked.reports or drawn(chance):
        report, levels = read(asked.folder, path)
        if not asked.reports and ("error" in levels or clean == asked.drawn):
            continue
        clean += 1
        alarms.update(levels)
        characters += len(report.text)
        chosen = list(choose(path, report, asked.most, chance))
        for (name, fault), good in zip(chosen, check(asked.folder, report, [fault for _, fault in chosen])):
            planted[name] += 1
            met[name] += good
            if asked.missed and not good:
                show(name, path, report, fault)
    print_table(planted, met)
    share = sum(alarms.values()) * 10000 / max(1, characters)
    print(f"originals: {clean} reports, {characters} characters, {alarms['error']} errors, {alarms['warning']} warnings"
          f" ({share:.2f} in 10,000 characters)")
    low = [name for name in planted if asked.floor and met[name] < asked.floor * planted[name]]
    if low:
        sys.exit(f"below {asked.floor}: {', '.join(low)}")


main()
