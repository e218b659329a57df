#!/usr/bin/env python3
"""CSV of the metrics: the cells of the JSON Lines, one header for all files, and nothing that a spreadsheet would run."""
import csv
import io
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

FOLDER = Path(sys.argv.pop(1)).resolve()
REPORT = """青溪县水务局2024年工作总结

一、主要做法
新建供水工程50余项，完成投资1.25亿元，同比增长8.5%，气温-3.5℃；解决困难群众1600多人。
"""
# A page ends within a figure.
CUT = """青溪县水务局2024年工作总结

一、主要做法
全县上下齐心协力推进水利建设，群
众满意程度明显提升，群众反映良好
，全年共计完成重点水利投资一百七
- 1 -
十五亿元，新建改建供水工程设施十
余处，群众用水更加便利，不留尾巴
和欠账。
"""


def run(*arguments):
    done = subprocess.run([str(FOLDER / "kjrep-metrics"), *map(str, arguments)], capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.decode("utf-8")


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def cell(value):
    """A value of JSON as CSV writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    return " ".join(value) if isinstance(value, list) else "" if value is None else str(value)


def as_csv(record):
    """A record of JSON Lines as a row of CSV: places of the original and pieces as their JSON."""
    nested = {name: json.dumps(record.pop(name), separators=(",", ":")) if name in record else ""
              for name in ("place", "pieces")}
    return {**{name: cell(value) for name, value in record.items()}, **nested}


class Csv(unittest.TestCase):
    def setUp(self):
        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        self.folder = Path(held.name)

    def write(self, name):
        path = self.folder / name
        path.write_text(REPORT, "utf-8")
        return path

    def test_the_cells_of_the_json(self):
        path = self.write('甲,"乙".txt')
        expected = [json.loads(line) for line in run("--format", "jsonl", path).splitlines()]
        self.assertTrue(expected)
        for options in ((), ("--csv-plain",)):
            found = rows(run("--format", "csv", *options, path))
            self.assertEqual([as_csv(dict(one)) for one in expected], found)

    def test_places_of_the_original_and_pieces(self):
        path = self.folder / "gb.txt"
        path.write_bytes(REPORT.encode("gb18030"))
        [first, *_] = rows(run("--format", "csv", path))
        self.assertEqual({"byte": REPORT.encode("gb18030").index("50余".encode("gb18030"))}, json.loads(first["place"]))
        path = self.folder / "cut.txt"
        path.write_text(CUT, "utf-8")
        figure, *others = rows(run("--format", "csv", path))
        self.assertEqual(("", ""), (figure["place"], others[0]["pieces"]))
        pieces = json.loads(figure["pieces"])
        self.assertEqual(["一百七", "十五亿元"], [CUT[start:end] for start, end in pieces])
        self.assertEqual([as_csv(json.loads(line)) for line in run("--format", "jsonl", path).splitlines()],
                         [figure, *others])

    def test_line_ends(self):
        text = run("--format", "csv", self.write("a.txt"))
        self.assertEqual(text.count("\n"), text.count("\r\n"))
        self.assertTrue(text.endswith("\r\n"))

    def test_one_header_for_all(self):
        text = run("--format", "csv", "--jobs", "2", self.write("a.txt"), self.write("b.txt"))
        self.assertEqual(1, text.count("doc,id,text,"))
        self.assertEqual(["a.txt", "b.txt"], sorted({Path(row["doc"]).name for row in rows(text)}))

    def test_the_mark(self):
        path = self.write("a.txt")
        self.assertEqual("\ufeff" + run("--format", "csv", path), run("--format", "csv", "--csv-bom", path))

    def named(self, name, *options):
        """The names of the documents in CSV of a file that is called `name`."""
        self.write(name)
        done = subprocess.run([str(FOLDER / "kjrep-metrics"), "--format", "csv", *options, "--", name], cwd=self.folder,
                              capture_output=True, timeout=60)
        return {row["doc"] for row in rows(done.stdout.decode("utf-8"))}

    def test_formulas_are_guarded(self):
        for name in ("=1+1", "@SUM(A1)", "+A1", "-cmd|x", "＝1+1", "－A1", "\tx"):
            self.assertEqual({"'" + name}, self.named(name))
            self.assertEqual({name}, self.named(name, "--csv-plain"))

    def test_numbers_are_no_formulas(self):
        for name in ("-3.5%", "+1,600", "-3亿元"):
            self.assertEqual({name}, self.named(name))


if __name__ == "__main__":
    unittest.main()
