#!/usr/bin/env python3
"""Draw metrics, or numerals that are no metrics, or whole outlines, at random from a folder of reports, to be read by
eye.

usage: draw.py metrics|skipped|outline BUILD FOLDER [--seed N] [--count N] [--verdicts FILE]

Prints a line for each metric or numeral: file, start, end (code points of the loaded text), what was read, the words
around. Of text files drawn for their outlines: file, number of headings and points, title, issuer, day. With --verdicts
it compares the draw with verdicts kept as `file start end verdict`, or `file nodes headings parents fields` where the
last three count what is wrong or lost, and prints their shares.
"""
import argparse
import json
import pathlib
import random
import re
import subprocess

NUMERAL = re.compile(r"[0-9０-９一二三四五六七八九十百千万亿两壹贰叁萬億兩]+")
OUTSIDE = ("boilerplate", "title", "meta", "signature")
AROUND = 24


def run(build, program, form, path):
    command = [str(build / "examples" / program), "--format", form, str(path)]
    return subprocess.run(command, capture_output=True, check=False).stdout.decode("utf-8")


def read(build, path):
    """The loaded text of the report and its metrics."""
    text = run(build, "kjrep-parse", "text", path)
    metrics = [json.loads(line) for line in run(build, "kjrep-metrics", "jsonl", path).splitlines()]
    return text, metrics


def told(metric):
    high = f"..{metric['value_high']}" if metric["value_high"] else ""
    return f"{metric['value']}{high} {metric['unit']} {metric['approx']} {metric['change']}"


def skipped(build, path, text, metrics):
    """Numerals that stand in no metric, time, entity or label of the report's own words."""
    parsed = run(build, "kjrep-parse", "json", path)
    if not parsed:
        return []
    report = json.loads(parsed)
    covered = set()
    for part in metrics + report["times"] + report["entities"]:
        covered.update(range(part["start_char"], part["end_char"]))
    for node in report["nodes"]:
        end = node["end_char"] if node["kind"] in OUTSIDE else node["start_char"] + len(node["label"] or "")
        covered.update(range(node["start_char"], end))
    return [m.span() for m in NUMERAL.finditer(text) if m.start() not in covered and m.end() - 1 not in covered]


def found(build, folder, what):
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.suffix not in (".txt", ".html", ".docx", ".md"):
            continue
        text, metrics = read(build, path)
        name = str(path.relative_to(folder))
        if what == "metrics":
            for metric in metrics:
                yield name, metric["start_char"], metric["end_char"], told(metric), text
        else:
            for start, end in skipped(build, path, text, metrics):
                yield name, start, end, "", text


def outline(build, path):
    """Number of headings and points, and the fields of the header that tell a report from others."""
    report = json.loads(run(build, "kjrep-parse", "json", path))
    nodes = sum(node["kind"] in ("heading", "point") for node in report["nodes"])
    meta = report["meta"]
    return nodes, meta["title"], meta["issuer"], meta["date_issued"] or meta["delivered_on"]


def draw_outlines(options):
    files = sorted(str(path.relative_to(options.folder)) for path in options.folder.rglob("*")
                   if path.suffix in (".txt", ".md") and path.name != "README.md")
    for name in sorted(random.Random(options.seed).sample(files, min(options.count, len(files)))):
        print(name, *outline(options.build, options.folder / name), sep="\t")
    if options.verdicts:
        rows = [line.split("\t") for line in options.verdicts.read_text(encoding="utf-8").splitlines()
                if line and not line.startswith(("#", "file\t"))]
        nodes, headings, parents, fields = (sum(int(row[column]) for row in rows) for column in range(1, 5))
        print(f"{len(rows)} files, {nodes} headings and points: {1 - headings / nodes:.3f} right, "
              f"{1 - parents / nodes:.3f} with the right parent; {1 - fields / len(rows):.3f} of the headers right")


def context(text, start, end):
    around = text[max(0, start - AROUND):start] + "[" + text[start:end] + "]" + text[end:end + AROUND]
    return re.sub(r"\s+", " ", around)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("metrics", "skipped", "outline"))
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--verdicts", type=pathlib.Path)
    options = parser.parse_args()
    if options.what == "outline":
        draw_outlines(options)
        return
    everything = list(found(options.build, options.folder, options.what))
    drawn = random.Random(options.seed).sample(everything, min(options.count, len(everything)))
    verdicts = {}
    if options.verdicts:
        for line in options.verdicts.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("#", "file\t")):
                name, start, end, verdict = line.split("\t")
                verdicts[name, int(start), int(end)] = verdict
    for name, start, end, what, text in sorted(drawn, key=lambda row: row[:3]):
        verdict = verdicts.get((name, start, end), "")
        print(name, start, end, what, context(text, start, end), verdict, sep="\t")
    if verdicts:
        right = sum(verdict == "right" for verdict in verdicts.values())
        print(f"{right} of {len(verdicts)} right")


if __name__ == "__main__":
    main()
