#!/usr/bin/env python3
"""A report with replaced words is called rewritten, and at least half of them are found; with its own words it is not.

usage: wording_check.py KJREP-VALIDATE
spun-report.tsv lists what was put in and what stood there."""
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
VALIDATE = sys.argv.pop(1)
FOUND_SHARE = 0.5


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


class SpunReport(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.text = (HERE / "spun-report.txt").read_text("utf-8")
        rows = [line.split("\t") for line in (HERE / "spun-report.tsv").read_text("utf-8").splitlines()
                if not line.startswith("#")][1:]
        cls.planted = sorted(rows, key=lambda row: -len(row[0]))

    def test_verdict_and_terms(self):
        found = findings(self.text)
        self.assertIn("KJ-W003", [finding["rule"] for finding in found])
        spans = list(places(found))
        missed = []
        for spun, _ in self.planted:
            start = self.text.index(spun)
            if not any(low < start + len(spun) and start < high for low, high in spans):
                missed.append(spun)
        share = 1 - len(missed) / len(self.planted)
        self.assertGreaterEqual(share, FOUND_SHARE, f"missed: {' '.join(missed)}")

    def test_original_is_silent(self):
        original = self.text
        for spun, right in self.planted:
            original = original.replace(spun, right)
        wrong = [finding for finding in findings(original) if finding["rule"].startswith("KJ-W")]
        self.assertEqual([], [finding["message"] for finding in wrong])


if __name__ == "__main__":
    unittest.main()
