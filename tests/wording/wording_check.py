#!/usr/bin/env python3
"""Reports with replaced words are called rewritten, and more than half of the words are found; with their own they are not.

usage: wording_check.py KJREP-VALIDATE
The .tsv beside each report lists what was put in and what stood there."""
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
VALIDATE = sys.argv.pop(1)
REPORTS = sorted(HERE.glob("spun-*.txt"))
FOUND_SHARE = 0.55


def findings(text):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(text, "utf-8", newline="")
        done = subprocess.run([VALIDATE, "--format", "jsonl", str(path)], capture_output=True, timeout=60)
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def places(found):
    for finding in found:
        if finding["rule"].startswith("KJ-W") and finding["rule"] != "KJ-W003":
            yield finding["start_char"], finding["end_char"]
            yield from ((each["start_char"], each["end_char"]) for each in finding["related"])


def read_spun(path):
    """The text, and what was put in with what stood there, the longest first."""
    rows = [line.split("\t") for line in path.with_suffix(".tsv").read_text("utf-8").splitlines()
            if not line.startswith("#")][1:]
    return path.read_text("utf-8"), sorted(rows, key=lambda row: -len(row[0]))


class SpunReports(unittest.TestCase):
    def test_verdict_and_terms(self):
        for path in REPORTS:
            text, planted = read_spun(path)
            found = findings(text)
            spans = list(places(found))
            missed = []
            for spun, _ in planted:
                start = text.index(spun)
                if not any(low < start + len(spun) and start < high for low, high in spans):
                    missed.append(spun)
            with self.subTest(path.name):
                self.assertIn("KJ-W003", [finding["rule"] for finding in found])
                share = 1 - len(missed) / len(planted)
                self.assertGreaterEqual(share, FOUND_SHARE, f"missed: {' '.join(missed)}")

    def test_originals_are_silent(self):
        for path in REPORTS:
            original, planted = read_spun(path)
            for spun, right in planted:
                original = original.replace(spun, right)
            with self.subTest(path.name):
                wrong = [finding for finding in findings(original) if finding["rule"].startswith("KJ-W")]
                self.assertEqual([], [finding["message"] for finding in wrong])


if __name__ == "__main__":
    unittest.main()
