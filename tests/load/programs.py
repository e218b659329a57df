"""Running the programs, and comparing what they say of one report in several kinds of file."""
import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

OF_FILE = ("doc", "place", "start_byte", "end_byte", "start_char", "end_char", "body_end_char", "line", "column")


class Programs:
    def __init__(self, folder, seconds=60):
        self.folder, self.seconds = Path(folder), seconds

    def run(self, program, *arguments):
        """Standard output; raises ValueError with what the program says when it cannot read a file."""
        path = self.folder / (program + (".exe" if os.name == "nt" else ""))
        done = subprocess.run([str(path), *map(str, arguments)], capture_output=True, timeout=self.seconds)
        if done.returncode not in (0, 1):
            raise ValueError(done.stderr.decode("utf-8", "replace").strip())
        return done.stdout

    def outline(self, path):
        return json.loads(self.run("kjrep-parse", "--format", "json", path))

    def metrics(self, path):
        return [json.loads(line) for line in self.run("kjrep-metrics", "--format", "jsonl", path).splitlines()]

    def text(self, path):
        return self.run("kjrep-parse", "--format", "text", path).decode("utf-8")


def lines_of(path):
    return [line for line in path.read_bytes().decode("utf-8").replace("\r\n", "\n").split("\n") if line.strip()]


def without_places(records):
    return [{key: value for key, value in record.items() if key not in OF_FILE} for record in records]


def first_difference(expected, found):
    """A line about the first of two lists' records that differ, or None."""
    for number, (a, b) in enumerate(zip(expected, found), 1):
        if a != b:
            keys = [key for key in a if a[key] != b.get(key)]
            return f"record {number}: " + ", ".join(f"{key} {b.get(key)!r}, not {a[key]!r}" for key in keys)
    return None if len(expected) == len(found) else f"{len(found)} records, not {len(expected)}"


def same_faults(programs, path, expected, metrics):
    """Whether the file has the nodes of the outline `expected`, and the metrics."""
    found = programs.outline(path)
    for what, a, b in (("nodes", expected["nodes"], found["nodes"]), ("metrics", metrics, programs.metrics(path))):
        fault = first_difference(without_places(a), without_places(b))
        if fault:
            yield f"{path.name}: {what}: {fault}"


def text_faults(programs, name, path, expected):
    text = programs.text(path)
    if text != expected:
        yield f"{name}: {text!r}, not {expected!r}"


def refusal_faults(programs, name, path, words):
    """The file is refused, and these words are said of it."""
    try:
        yield f"{name}: read, {programs.text(path)[:40]!r}"
    except ValueError as error:
        if words not in str(error):
            yield f"{name}: {error}"


def from_arguments(about):
    """The programs, and the reports in UTF-8, that the command line names."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--programs", required=True)
    parser.add_argument("--reports", required=True, help="folder with reports in UTF-8")
    options = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8")
    return Programs(options.programs), sorted(Path(options.reports).glob("*.txt"))


def finish(faults, summary, done):
    """Exit status; nothing done is a fault, too."""
    print("\n".join(faults[:50]) or summary)
    return 1 if faults or not done else 0
