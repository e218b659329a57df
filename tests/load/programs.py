"""Running the programs, and comparing what they say of one report in several kinds of file."""
import json
import os
import subprocess
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


def without_places(records):
    return [{key: value for key, value in record.items() if key not in OF_FILE} for record in records]


def first_difference(expected, found):
    """A line about the first of two lists' records that differ, or None."""
    for number, (a, b) in enumerate(zip(expected, found), 1):
        if a != b:
            keys = [key for key in a if a[key] != b.get(key)]
            return f"record {number}: " + ", ".join(f"{key} {b.get(key)!r}, not {a[key]!r}" for key in keys)
    return None if len(expected) == len(found) else f"{len(found)} records, not {len(expected)}"
