#!/usr/bin/env python3
"""Wrap reports as PDF and e-mail do, and see whether they still give the same outline and the same metrics.

Each report is wrapped to a width between 30 and 80 cells, with and without indents and blank lines, with page numbers
and running heads between the lines, by the rules that a style of wrapping has. What kjrep-parse and kjrep-metrics say
of the wrapped text is compared with what they say of the report itself; the share of what is alike must reach --floor
in all files together."""
import argparse
import difflib
import json
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

CLOSING = "，。、；：！？）》」』”’,;:!?)%％"
OPENING = "（《「『“‘("
STYLES = ("anywhere", "hanging", "pushing", "sentences")


def cells(text):
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def words(text, style):
    """Pieces that a line break may not tear."""
    if style == "anywhere":
        return list(text)
    if style == "hanging":
        return re.findall(rf"[0-9A-Za-z.,]+|[{OPENING}]*.", text)
    return re.findall(rf"[{OPENING}]*(?:[0-9A-Za-z.,]+|.)[{CLOSING}]*", text)


def wrap_line(line, width, style, indent):
    if style == "sentences":
        rows = [row for row in re.split("(?<=[。！？])(?![”’」』）])", line) if row]
        return [indent + rows[0], *rows[1:]]
    rows, row = [], indent
    for word in words(line, style):
        hangs = style == "hanging" and word in CLOSING
        if cells(row) + cells(word) > width and row.strip() and not hangs:
            rows.append(row)
            row = ""
        row += word
    return [*rows, row]


def paginate(rows, random_, head):
    """Page numbers, and a running head where `head` is given, every few lines."""
    out, page, left = [], 1, random_.randint(20, 40)
    form = random_.choice(("{page}", "- {page} -", "第{page}页"))
    apart, one_line = [""] * random_.randint(0, 1), random_.random() < 0.3
    for row in rows:
        if left == 0:
            mark = form.format(page=page)
            marks = [mark] if not head else [f"{head}  {mark}"] if one_line else [mark, head]
            out += [*apart, *marks, *apart]
            page, left = page + 1, random_.randint(20, 40)
        out.append(row)
        left -= 1
    return out


class Layout:
    """One way to wrap, drawn at random."""

    def __init__(self, random_, head):
        self.random = random_
        self.width = random_.randint(30, 80)
        self.style = random_.choice(STYLES)
        self.indent = random_.choice(("", "", "　　", "    "))
        self.blank = random_.choice(("", "between", "kept"))
        self.pages = random_.choice(("", "numbers", "heads"))
        self.head = head

    def __str__(self):
        return f"{self.width} {self.style} indent={len(self.indent)} blank={self.blank or '-'} pages={self.pages or '-'}"

    def wrap(self, text):
        rows = []
        for line in re.split(r"\r\n|\r|\n", text):
            if line.strip():
                rows += wrap_line(line.strip(), self.width, self.style, self.indent)
            if self.blank == "between" if line.strip() else self.blank == "kept":
                rows.append("")
        if self.pages:
            rows = paginate(rows, self.random, self.head if self.pages == "heads" else "")
        return "\n".join(rows) + "\n"


# ---- Asking the programs


def run(folder, program, text, form):
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "report.txt"
        path.write_bytes(text.encode("utf-8"))
        done = subprocess.run([str(folder / program), "--format", form, str(path)], capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.decode("utf-8").split("\n") if line]


def plain(text):
    """Wrapping drops blanks at line ends."""
    return re.sub(r"\s+", "", text or "")


def outline_of(folder, text):
    nodes = run(folder, "kjrep-parse", text, "json")[0]["nodes"]
    shown, name = [], {None: ""}
    for node in nodes:
        name[node["id"]] = f"{plain(node['label'])}{plain(node['title'])}" or name[node["parent"]]
        if node["kind"] in ("title", "heading", "point"):
            shown.append((node["kind"], name[node["id"]], name[node["parent"]]))
    return shown


def metrics_of(folder, text):
    return [tuple(plain(str(row[key])) for key in ("text", "value", "unit", "subject"))
            for row in run(folder, "kjrep-metrics", text, "jsonl")]


def misplaced(folder, text):
    """Metrics that name another node than the innermost of those around them."""
    nodes = run(folder, "kjrep-parse", text, "json")[0]["nodes"]
    wrong = []
    for row in run(folder, "kjrep-metrics", text, "jsonl"):
        around = [node for node in nodes if node["start_char"] <= row["start_char"] < node["end_char"]]
        if around and row["node"] != around[-1]["id"]:
            wrong.append(f"{row['text']}: node {row['node']}, not {around[-1]['id']}")
    return wrong


def alike(a, b):
    matched = sum(block.size for block in difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())
    return 2 * matched, len(a) + len(b)


def report_difference(path, layout, a, b):
    print(f"{path} [{layout}]")
    for line in difflib.unified_diff([" | ".join(row) for row in a], [" | ".join(row) for row in b], n=0, lineterm=""):
        if not line.startswith(("---", "+++", "@@")):
            print("   ", line[:160])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", type=Path, required=True, metavar="DIR")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=1, help="layouts for each file")
    parser.add_argument("--sample", type=int, metavar="N", help="draw N of the files")
    parser.add_argument("--floor", type=float, default=0.98)
    parser.add_argument("--quiet", action="store_true", help="print no differences")
    parser.add_argument("paths", type=Path, nargs="+", help="reports, or folders of them")
    options = parser.parse_args()
    files = sorted(file for path in options.paths for file in (path.rglob("*.txt") if path.is_dir() else [path]))
    random_ = random.Random(options.seed)
    if options.sample:
        files = sorted(random_.sample(files, options.sample))
    totals = {"outline": [0, 0], "metrics": [0, 0]}
    wrong = []
    for path in files:
        text = path.read_bytes().decode("utf-8-sig")
        for _ in range(options.rounds):
            layout = Layout(random_, f"{path.stem[:12]}工作报告")
            wrapped = layout.wrap(text)
            wrong += [f"{path} [{layout}] {line}" for line in misplaced(options.programs, wrapped)]
            for name, ask in (("outline", outline_of), ("metrics", metrics_of)):
                a, b = ask(options.programs, text), ask(options.programs, wrapped)
                matched, size = alike(a, b)
                totals[name][0] += matched
                totals[name][1] += size
                if matched < size and not options.quiet:
                    report_difference(path, f"{layout}, {name} {matched / size:.3f}", a, b)
    shares = {name: matched / size if size else 1.0 for name, (matched, size) in totals.items()}
    print(f"{len(files)} files: " + ", ".join(f"{name} {share:.4f}" for name, share in shares.items()))
    print("\n".join(wrong), end="\n" if wrong else "")
    return 0 if files and not wrong and all(share >= options.floor for share in shares.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
