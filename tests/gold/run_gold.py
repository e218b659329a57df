#!/usr/bin/env python3
"""Score kjrep-metrics and kjrep-parse on the gold sets of this folder, and fail below a floor of floors.tsv."""
import argparse
import csv
import json
import os
import subprocess
import sys
import unicodedata
from decimal import Decimal, InvalidOperation
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCORES = ("f1", "record", "outline_f1", "outline_tree")
EQUAL = ("approx", "kind", "change", "basis", "modality")   # attributes that must be the very word of the gold row
NEAR = 0.6                                                  # least share of the longer phrase that the shorter one is


def read_table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def run(folder, program, *arguments):
    path = Path(folder) / (program + (".exe" if os.name == "nt" else ""))
    done = subprocess.run([str(path), *map(str, arguments)], capture_output=True, timeout=120)
    if done.returncode:
        raise RuntimeError(f"{program}: status {done.returncode}: {done.stderr.decode('utf-8', 'replace').strip()}")
    return [json.loads(line) for line in done.stdout.decode("utf-8").split("\n") if line]


def ratio(part, whole):
    return part / whole if whole else 1.0


# ---- Comparing


def same_number(got, gold):
    """Equal; a gold number printed to six places is met within the last."""
    try:
        got, gold = Decimal(str(got)), Decimal(gold)
    except InvalidOperation:
        return False
    return got == gold or (gold.as_tuple().exponent == -6 and abs(got - gold) <= Decimal("0.000001"))


def same_value(got, gold):
    low, _, high = gold["value"].partition("..")
    return got["unit"] == gold["unit"] and same_number(got["value"], low) and (
        same_number(got["value_high"], high) if high else got["value_high"] is None)


def bare(words):
    """Letters and digits alone, widths folded."""
    return "".join(c for c in unicodedata.normalize("NFKC", words or "") if c.isalnum())


def near(got, gold):
    shorter, longer = sorted((bare(got), bare(gold)), key=len)
    return shorter in longer and len(shorter) >= NEAR * len(longer)


def subject_right(got, gold):
    """Owner and subject may come together or apart."""
    subject, owner = got["subject"] or "", got["of"] or ""
    return any(near(*pair) for pair in ((subject, gold["subject"]), (owner + subject, gold["of"] + gold["subject"]),
                                        (subject, gold["of"] + gold["subject"])))


def owner_right(got, gold):
    owner = bare(gold["of"])
    return not owner or near(got["of"], gold["of"]) or owner in bare(got["of"]) + bare(got["subject"])


def overlap(got, gold):
    return min(got["end_char"], int(gold["end"])) - max(got["start_char"], int(gold["start"]))


def pair_up(got, gold):
    """Indices got -> gold, one to one: right values first, then the longest overlap."""
    candidates = [(same_value(g, row), overlap(g, row), -i, -j)
                  for i, g in enumerate(got) for j, row in enumerate(gold) if overlap(g, row) > 0]
    pairs = {}
    for _, _, i, j in sorted(candidates, reverse=True):
        if -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return pairs


def attributes_wrong(got, gold, parent):
    wrong = [name for name in EQUAL if got[name] != gold[name]]
    wrong += [] if subject_right(got, gold) else ["subject"]
    wrong += [] if owner_right(got, gold) else ["of"]
    wrong += [] if bare(got["period"]) == bare(gold["period"]) else ["period"]
    return wrong + ([] if parent == gold["parent"] else ["parent"])


# ---- Scores


def score_metrics(got, gold, tell):
    pairs = pair_up(got, gold)
    row_of = {got[i]["id"]: gold[j]["row"] for i, j in pairs.items()}
    hits = whole = false = 0
    found = set()
    for i, metric in enumerate(got):
        row = gold[pairs[i]] if i in pairs else None
        if row is None or not same_value(metric, row):
            excused = any(overlap(metric, other) > 0 and other["optional"] == "1" for other in gold)
            false += not excused
            if not excused:
                tell(f"{metric['text']} = {metric['value']} {metric['unit']} at {metric['start_char']}: not in the gold")
            continue
        if row["optional"] == "1":
            continue
        found.add(row["row"])
        hits += 1
        parent = "" if metric["parent"] is None else row_of.get(metric["parent"], "?")
        wrong = attributes_wrong(metric, row, parent)
        whole += not wrong
        for name in wrong:
            value = parent if name == "parent" else metric[name]
            tell(f"row {row['row']} {row['text']}: {name} is {value!r}, gold {row[name]!r}")
    required = [row for row in gold if row["optional"] != "1"]
    for row in required:
        if row["row"] not in found:
            tell(f"row {row['row']} {row['text']} = {row['value']} {row['unit']}: not found")
    return {"f1": ratio(2 * hits, hits + false + len(required)), "record": ratio(whole, len(required))}


def score_outline(nodes, gold, tell):
    def key(node):
        return node["start_char"], (node["label"] or "").strip()

    by_id = {node["id"]: node for node in nodes}
    rows = {row["row"]: (int(row["start"]), row["label"].strip()) for row in gold}
    wanted = {rows[row["row"]]: row for row in gold}
    named = [node for node in nodes if node["kind"] in ("title", "heading", "point")]
    hits = {key(node): node for node in named if key(node) in wanted}
    in_tree = 0
    for place, node in hits.items():
        up = by_id.get(node["parent"])
        while up and up["kind"] not in ("heading", "point"):
            up = by_id.get(up["parent"])
        right = rows.get(wanted[place]["parent"]) == (key(up) if up else None)
        in_tree += right
        if not right:
            tell(f"{wanted[place]['label']}{wanted[place]['title']}: under {up and up['label'] + up['title']}")
    for node in named:
        if key(node) not in wanted:
            tell(f"{node['kind']} {node['label']}{node['title']} at {node['start_char']}: not in the gold")
    for place, row in wanted.items():
        if place not in hits:
            tell(f"{row['label']}{row['title']} at {row['start']}: not found")
    return {"outline_f1": ratio(2 * len(hits), len(named) + len(gold)), "outline_tree": ratio(in_tree, len(gold))}


def check_gold(report, metrics, outline):
    """The gold files against the text; a slip in them is no fault of the programs."""
    text = report.read_bytes().decode("utf-8")
    for row in metrics:
        words = " ".join(text[int(row["start"]):int(row["end"])].split("\n"))
        if words != row["text"]:
            raise ValueError(f"metrics.tsv row {row['row']}: {row['text']} is {words} there")
    for row in outline:
        words = text[int(row["start"]):int(row["end"])]
        if not words.startswith(row["label"]) or bare(words) != bare(row["label"] + row["title"]):
            raise ValueError(f"outline.tsv row {row['row']}: {row['label']}{row['title']} is {words} there")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", metavar="DIR", required=True, help="folder of kjrep-metrics and kjrep-parse")
    parser.add_argument("--show", action="store_true", help="list what differs")
    parser.add_argument("sets", nargs="*", help="default: all of floors.tsv")
    options = parser.parse_args()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")
    low = []
    print(f"{'set':24}" + "".join(f"{name:>14}" for name in SCORES))
    for floors in read_table(HERE / "floors.tsv"):
        name, report = floors["set"], (HERE / floors["report"]).resolve()
        if options.sets and name not in options.sets:
            continue
        differences = []
        metrics, outline = read_table(HERE / name / "metrics.tsv"), read_table(HERE / name / "outline.tsv")
        check_gold(report, metrics, outline)
        scores = score_metrics(run(options.programs, "kjrep-metrics", "--format", "jsonl", report), metrics,
                               differences.append)
        document = run(options.programs, "kjrep-parse", "--format", "json", report)[0]
        scores.update(score_outline(document["nodes"], outline, differences.append))
        print(f"{name:24}" + "".join(f"{scores[key]:14.4f}" for key in SCORES))
        low += [f"{name}: {key} is {scores[key]:.4f}, floor {floors[key]}" for key in SCORES
                if round(scores[key], 4) < float(floors[key])]
        if options.show:
            print(*(f"  {line}" for line in differences), sep="\n")
    print(*low, sep="\n")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
