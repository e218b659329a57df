#!/usr/bin/env python3
"""Run the readable cases of tests/spec/*.txt, through the programs or through ctypes.

A case is a line of ==== with its name, a text, and what the text should give:

    ==== a count with 余 is open at both ends
    新建供水工程50余项。
    ---- metrics
    50余项 | 50 | {项} | approx=over low=50 high=60 subject=供水工程

What stands above the first case is a comment. The text ends where the first section begins; its lines end with LF.
Blank lines in sections do not count, and `-` alone means that nothing is expected. Sections:

---- outline    one title, heading or point a line, two spaces deeper than the one that holds it:
                    label title [kind] role=results
                kind and role are compared where the case writes them.
---- meta       header fields, one a line: field words, `-` for none; fields that the case does not write are not
                looked at. `genre` and `script` count as fields.
---- metrics    one a line, in the order of the text: expression | value | unit | key=value …
                The value of a range is `low..high`, of what has none `-`. Keys are those of kjrep-metrics --format
                jsonl; only those that the case writes are compared. null is `-`, several flags are joined by commas,
                "words with blanks" stand in quotes, `parent` is the number of a line of this section, from 1.
---- findings   one a line, in the order of the text:
                    level RULE-ID "words at the place"
                The words may be left out, and `…` in them stands for any words. Level `pass` is for what was checked
                and holds: those that the case writes must be there, others are not looked at. Rule ids after
                `findings`, or their beginnings (`---- findings KJ-A KJ-S001`), leave all other rules out.
---- times      one a line, in the order of the text: words | first day | last day | precision
---- entities   one a line, in the order of the text: kind words, and behind a slogan its stated count
---- fragments  each line of the text is a loose string by itself; what was read in them, one a line:
                    expression | value or low..high | unit, or the kind of what has none
                A day after `fragments` is that which relative times count from.

--update writes nothing: it prints each failing case as it would pass, ready to be pasted."""
import argparse
import difflib
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parents[1] / "examples" / "python"
SECTIONS = ("outline", "meta", "metrics", "findings", "times", "entities", "fragments")
# What a metric is when nothing is said; new lines show only what differs.
USUAL = {"approx": "exact", "change": "none", "basis": "none", "modality": "actual", "subject": "-", "of": "-",
         "period": "-", "parent": "-", "flags": "-"}


class Malformed(Exception):
    """A spec file that cannot be read."""


# ---- Cases


class Case:
    def __init__(self, path, line, name):
        self.path, self.line, self.name = path, line, name
        self.text = ""
        self.sections = {}   # name -> expected lines
        self.only = {}       # name -> words after it

    def __str__(self):
        return f"{self.path.name}:{self.line}: {self.name}"


def read_cases(path):
    cases, section = [], None
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        begin = re.fullmatch(r"={4,} *(.*?) *", line)
        divide = re.fullmatch(r"-{4,} *(\w+) *(.*?) *", line)
        if begin:
            if not begin[1]:
                raise Malformed(f"{path}:{number}: a case without a name")
            if begin[1] in [case.name for case in cases]:
                raise Malformed(f"{path}:{number}: a second case of this name")
            cases.append(Case(path, number, begin[1]))
            section = None
        elif not cases:
            continue
        elif divide:
            section = divide[1]
            if section not in SECTIONS or section in cases[-1].sections:
                raise Malformed(f"{path}:{number}: not a section here: {section}")
            cases[-1].sections[section] = []
            cases[-1].only[section] = divide[2].split()
        elif section is None:
            cases[-1].text += line + "\n"
        elif line.strip():
            cases[-1].sections[section].append(line.rstrip())
    for case in cases:
        if not case.sections:
            raise Malformed(f"{path}:{case.line}: a case without a section")
    return cases


# ---- What the programs and the library give: lists of the objects of OUTPUT.md


class Programs:
    """The programs of a build's examples folder, run on a file."""

    def __init__(self, folder):
        self.folder = Path(folder)

    def run(self, program, text, *arguments):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "case.txt"
            path.write_bytes(text.encode("utf-8"))
            suffix = ".exe" if os.name == "nt" else ""
            done = subprocess.run([str(self.folder / (program + suffix)), *arguments, str(path)], capture_output=True,
                                  timeout=60)
        if done.returncode not in (0, 1) or (done.returncode == 1 and program != "kjrep-validate"):
            raise RuntimeError(f"{program}: status {done.returncode}: {done.stderr.decode('utf-8', 'replace').strip()}")
        return objects(done.stdout.decode("utf-8"))

    def outline(self, text):
        return self.run("kjrep-parse", text, "--format", "json")[0]["nodes"]

    def metrics(self, text):
        return self.run("kjrep-metrics", text, "--format", "jsonl")

    def findings(self, text):
        return self.run("kjrep-validate", text, "--format", "jsonl", "--show-passes")

    def report(self, text):
        return self.run("kjrep-parse", text, "--format", "json")[0]

    def fragments(self, items):
        return self.run("kjrep-metrics", "".join(json.dumps(item) + "\n" for item in items), "--fragments")


class Library:
    """The shared library through the Python package."""

    def __init__(self):
        sys.path.insert(0, str(PACKAGE))
        import kjrep
        self.engine = kjrep.Engine()

    def outline(self, text):
        return objects(self.engine.parse(text).to_json())[0]["nodes"]

    def metrics(self, text):
        return objects(self.engine.parse(text).metrics_jsonl())

    def findings(self, text):
        return objects(self.engine.parse(text).validate(show_passes=True).to_jsonl())

    def report(self, text):
        return objects(self.engine.parse(text).to_json())[0]

    def fragments(self, items):
        return self.engine.fragments(items)


def objects(output):
    return [json.loads(line) for line in output.split("\n") if line]


def dropped(words):
    """Without line breaks and indents, as the words in the output are."""
    return re.sub(r"\s*[\r\n]\s*", "", words)


# ---- Compact lines. Each section has rows (what was got), keys to pair them with expected lines, and a way to write a
# ---- row as a line: as little as `expected` looks at, or on its own where nothing was expected.


def outline_rows(nodes, case):
    shown, depths = [], {}
    for node in nodes:
        depths[node["id"]] = depths.get(node["parent"], 0)
        if node["kind"] in ("title", "heading", "point"):
            shown.append((depths[node["id"]], node))
            depths[node["id"]] += 1
    return shown


def outline_split(line):
    """Indentation, words, extras."""
    parts = re.fullmatch(r"( *)(.*?)((?: +\[\w+\])?(?: +role=\S+)?)", line)
    return parts[1], parts[2], parts[3]


def outline_words(row):
    return " ".join(word for word in (row[1]["label"], dropped(row[1]["title"])) if word)


def outline_line(row, expected):
    depth, node = row
    extras = outline_split(expected)[2] if expected else " [title]" if node["kind"] == "title" else ""
    kind = f" [{node['kind']}]" if "[" in extras else ""
    role = f" role={node['role'] or '-'}" if "role=" in extras else ""
    return "  " * depth + outline_words(row) + kind + role


def meta_rows(report, case):
    fields = {**report["meta"], "genre": report["genre"], "script": report["script"]}
    wanted = [line.split()[0] for line in case.sections["meta"]]
    return [(field, dropped(fields[field] or "-") if field in fields else "(no such field)") for field in wanted]


def meta_line(row, expected):
    return f"{row[0]} {row[1]}"


def metric_rows(metrics, case):
    return metrics


PAIR = re.compile(r'(\w+)=("(?:[^"\\]|\\.)*"|\S*)')


QUOTE = '"'


def metric_shown(value):
    if value is None or value == []:
        return "-"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ",".join(map(str, value))
    value = str(value)
    return value if re.fullmatch(r'[^\s"|]+', value) else json.dumps(value, ensure_ascii=False)


def metric_line(row, expected):
    if expected:
        keys = [pair[0] for pair in PAIR.findall(expected.split("|", 3)[-1])] if expected.count("|") > 2 else []
    else:
        keys = ["kind"] + [key for key, usual in USUAL.items() if metric_shown(row.get(key)) != usual]
    pairs = [f"{key}={metric_shown(row[key]) if key in row else '(no such field)'}" for key in keys]
    value = metric_shown(row["value"]) if row["value_high"] is None else f"{row['value']}..{row['value_high']}"
    head = f"{dropped(row['text'])} | {value} | {row['unit'] or '-'}"
    return f"{head} | {' '.join(pairs)}" if pairs else head


def metric_expected(line):
    """An expected line with its blanks as metric_line() writes them."""
    fields = [field.strip() for field in line.split("|", 3)]
    if len(fields) < 3:
        return line
    rest = fields[3] if len(fields) > 3 else ""
    if PAIR.sub("", rest).strip():
        raise Malformed(f"not key=value: {line}")
    pairs = " ".join(f"{key}={metric_shown(json.loads(value) if value.startswith(QUOTE) else value)}"
                     for key, value in PAIR.findall(rest))
    return " | ".join([*fields[:3], pairs] if pairs else fields[:3])


def finding_rows(findings, case):
    rows = []
    only = tuple(case.only["findings"])
    for finding in findings:
        level = "pass" if finding["kind"] == "pass" else finding["level"]
        words = dropped(case.text[finding["start_char"]:finding["end_char"]])
        if not only or finding["rule"].startswith(only):
            rows.append((f"{level} {finding['rule']}", words))
    expected = [finding_split(line) for line in case.sections["findings"]]
    return [row for row in rows if not row[0].startswith("pass ")
            or any(head == row[0] and finding_matches(row, words) for head, words in expected)]


def finding_split(line):
    """Level and rule, words or None."""
    parts = re.fullmatch(r'(\S+ +\S+)(?: +"(.*)")?', line.strip())
    if not parts:
        raise Malformed(f'not level RULE-ID "words": {line}')
    return re.sub(" +", " ", parts[1]), parts[2]


def finding_matches(row, words):
    return words is None or re.fullmatch(".*".join(map(re.escape, words.split("…"))), row[1], re.S) or words == row[1]


def finding_line(row, expected):
    head, words = row
    if expected:
        wanted = finding_split(expected)[1]
        if finding_matches(row, wanted):
            words = wanted
    return head if words is None else f'{head} "{words}"'


def time_line(row, expected):
    return " | ".join([dropped(row["text"]), row["date_from"] or "-", row["date_to"] or "-", row["precision"] or "-"])


def entity_line(row, expected):
    return " ".join([row["kind"], dropped(row["text"]), *([str(row["stated_count"])] if row.get("stated_count") else [])])


def fragment_items(case):
    day = case.only["fragments"]
    return [{"id": str(number), "text": line, **({"ref": day[0]} if day else {})}
            for number, line in enumerate(case.text.split("\n")) if line.strip()]


def fragment_rows(answers, case):
    texts = {item["id"]: item["text"] for item in fragment_items(case)}
    return [(texts[answer["id"]][result["start"]:result["end"]], result) for answer in answers
            for result in answer["results"]]


def fragment_line(row, expected):
    words, result = row
    value = result["value"] or f"{result['lo'] or '-'}..{result['hi'] or '-'}"
    return f"{words} | {value} | {result['unit'] or result['kind']}"


def got_from(backend, section, case):
    if section == "fragments":
        return backend.fragments(fragment_items(case))
    if section == "meta":
        return backend.report(case.text)
    if section in ("times", "entities"):
        return backend.report(case.text)[section]
    return getattr(backend, section)(case.text)


def all_rows(rows, case):
    return rows


RENDER = {
    # rows, the key of an expected line, the key of a row, a row as a line, an expected line in its plain form
    "outline": (outline_rows, lambda line: outline_split(line)[1], outline_words, outline_line, str),
    "meta": (meta_rows, lambda line: line.split()[0], lambda row: row[0], meta_line, str),
    "metrics": (metric_rows, lambda line: line.split("|")[0].strip(), lambda row: dropped(row["text"]), metric_line,
                metric_expected),
    "findings": (finding_rows, lambda line: finding_split(line)[0], lambda row: row[0], finding_line,
                 lambda line: re.sub("^(\\S+) +(\\S+) +", "\\1 \\2 ", line.strip())),
    "times": (all_rows, lambda line: line.split("|")[0].strip(), lambda row: dropped(row["text"]), time_line, str),
    "entities": (all_rows, str, lambda row: entity_line(row, None), entity_line, str),
    "fragments": (fragment_rows, lambda line: line.split("|")[0].strip(), lambda row: row[0], fragment_line, str),
}


def pair_up(expected_keys, keys):
    """For each row the expected line that means it, or None."""
    means = [None] * len(keys)
    if len(keys) == len(expected_keys):
        return list(range(len(keys)))
    for block in difflib.SequenceMatcher(None, expected_keys, keys, autojunk=False).get_matching_blocks():
        for ahead in range(block.size):
            means[block.b + ahead] = block.a + ahead
    return means


def compare(section, case, backend):
    """Expected and got lines of one section."""
    rows_of, expected_key, row_key, line_of, plain = RENDER[section]
    lines = case.sections[section]
    expected = [] if lines == ["-"] else [plain(line) for line in lines]
    if lines == ["-"]:
        case.sections[section] = []
    rows = rows_of(got_from(backend, section, case), case)
    means = pair_up([expected_key(line) for line in expected], [row_key(row) for row in rows])
    got = [line_of(row, None if mean is None else expected[mean]) for row, mean in zip(rows, means)]
    return expected or ["-"], got or ["-"]


# ---- Running


def run(case, backend, update):
    """True if the case passes."""
    results = {}
    try:
        for section in case.sections:
            results[section] = compare(section, case, backend)
    except Malformed as error:
        raise Malformed(f"{case}: {error}") from None
    except Exception as error:  # a crash, a failing call: the case fails, the others go on
        print(f"{case}\n  {type(error).__name__}: {error}\n")
        return False
    if all(expected == got for expected, got in results.values()):
        return True
    if update:
        print(f"==== {case.name}\n{case.text}", end="")
        for section, (_, got) in results.items():
            print(" ".join(["----", section, *case.only[section]]), *got, sep="\n")
        print()
        return False
    print(case)
    for section, (expected, got) in results.items():
        if expected != got:
            print("\n".join(difflib.unified_diff(expected, got, f"{section} expected", f"{section} got", n=3,
                                                 lineterm="")))
    print()
    return False


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--programs", metavar="DIR", help="run kjrep-parse, kjrep-metrics, kjrep-validate of this folder")
    how.add_argument("--ctypes", action="store_true", help="call the library that KJREP_LIBRARY names")
    parser.add_argument("--update", action="store_true", help="print failing cases as they would pass")
    parser.add_argument("--only", metavar="REGEX", default="", help="run cases whose name matches")
    parser.add_argument("files", nargs="*", type=Path, help="default: all of tests/spec")
    options = parser.parse_args()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")
    passed = failed = 0
    try:
        cases = [case for path in options.files or sorted(HERE.glob("*.txt")) for case in read_cases(path)]
        backend = Library() if options.ctypes else Programs(options.programs)
        for case in cases:
            if re.search(options.only, case.name):
                if run(case, backend, options.update):
                    passed += 1
                else:
                    failed += 1
    except (Malformed, OSError, ImportError) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
