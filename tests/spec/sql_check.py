#!/usr/bin/env python3
"""The session of docs/sql.md in the sqlite3 shell, the extension in Python's sqlite3, --where and --sql of the programs."""
import argparse
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"
REPORT = """青溪县水务局2024年工作总结

一、主要做法
2024年，全局完成水利投资1.25亿元，整治河道12.5处，新建水库21处。

三、下一步打算
争取补助0.5亿元，力争增长8.5%。
"""


def session():
    """Statements of the documented session with their answers."""
    block = re.search(r"<!-- run: sqlite3 -->\n```\n(.*?)```", (DOCS / "sql.md").read_text("utf-8"), re.S)[1]
    for part in block.split("sqlite> ")[1:]:
        statement, _, answer = part.partition("\n")
        yield statement, answer.splitlines()


class Checks(unittest.TestCase):
    def setUp(self):
        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        self.folder = Path(held.name)
        (self.folder / "report.txt").write_text(REPORT, "utf-8")
        (self.folder / "kjrep_sqlite.so").symlink_to(EXTENSION)

    def shell(self, *statements):
        environment = dict(os.environ, **({"LD_PRELOAD": PRELOAD, "ASAN_OPTIONS": "detect_leaks=0"} if PRELOAD else {}))
        done = subprocess.run(["sqlite3"], input="\n".join(statements) + "\n", capture_output=True, text=True,
                              cwd=self.folder, env=environment, timeout=60)
        return (done.stdout + done.stderr).splitlines()

    @unittest.skipUnless(shutil.which("sqlite3"), "no sqlite3 shell")
    def test_the_documented_session(self):
        load = ".load ./kjrep_sqlite"
        for statement, answer in session():
            found = self.shell(load, statement) if statement != load else self.shell(load)
            found = [re.sub(r"^(Runtime error|Error: near line \d+|Error: stepping)[^:,]*[:,] ", "Error: stepping, ", line)
                     for line in found]
            found = [re.sub(r" \(\d+\)$", "", line) for line in found]
            self.assertEqual(answer, found, statement)

    @unittest.skipUnless(shutil.which("sqlite3"), "no sqlite3 shell")
    def test_only_direct(self):
        said = "\n".join(self.shell(".load ./kjrep_sqlite", "CREATE VIEW v AS SELECT * FROM kjrep_metric('report.txt');",
                                    "SELECT * FROM v;"))
        self.assertIn("unsafe use", said)
        said = "\n".join(self.shell(".load ./kjrep_sqlite", "SELECT * FROM kjrep_metric;"))
        self.assertRegex(said, "no query solution|Error")

    def test_python(self):
        if PRELOAD or not hasattr(sqlite3.Connection, "enable_load_extension"):
            self.skipTest("this Python cannot load extensions")
        connection = sqlite3.connect(":memory:")
        connection.enable_load_extension(True)
        connection.load_extension(str(self.folder / "kjrep_sqlite"))
        rows = connection.execute("SELECT text FROM kjrep_metric(?) WHERE text REGEXP '亿'",
                                  (str(self.folder / "report.txt"),)).fetchall()
        self.assertEqual([("1.25亿元",), ("0.5亿元",)], rows)
        connection.close()

    def test_rules_of_each_row(self):
        if PRELOAD or not hasattr(sqlite3.Connection, "enable_load_extension"):
            self.skipTest("this Python cannot load extensions")
        connection = sqlite3.connect(":memory:")
        connection.enable_load_extension(True)
        connection.load_extension(str(self.folder / "kjrep_sqlite"))
        found = connection.execute("SELECT off.column1, sum(rule = 'KJ-S001') FROM (VALUES ('KJ-S001'), (NULL), ('KJ-S002')) off"
                                   " CROSS JOIN kjrep_finding(?, off.column1) GROUP BY 1 ORDER BY 1 NULLS LAST",
                                   (str(self.folder / "report.txt"),)).fetchall()
        self.assertEqual([("KJ-S001", 0), ("KJ-S002", 1), (None, 1)], found)
        connection.close()

    def program(self, name, *arguments):
        done = subprocess.run([str(PROGRAMS / name), *arguments], capture_output=True, cwd=self.folder, timeout=60)
        return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")

    def test_where(self):
        for form in ("jsonl", "csv", "table"):
            status, output, _ = self.program("kjrep-metrics", "--where", "unit = 'CNY'", "--format", form, "report.txt")
            self.assertEqual((0, True, True, False),
                             (status, "1.25亿元" in output, "0.5亿元" in output, "8.5%" in output), form)
        self.assertEqual(2, self.program("kjrep-metrics", "--where", "unit = ", "report.txt")[0])
        self.assertEqual(2, self.program("kjrep-metrics", "--where", "1) UNION SELECT (2", "report.txt")[0])

    def test_sql(self):
        query = "SELECT doc, count(*) AS n FROM metric GROUP BY report"
        (self.folder / "second.txt").write_text("工作总结\n新建2所。\n", "utf-8")
        for jobs in ("1", "2"):
            status, output, _ = self.program("kjrep-parse", "--format", "json", "--jobs", jobs, "--sql", query,
                                             "report.txt", "second.txt")
            self.assertEqual(0, status)
            self.assertEqual([{"doc": "report.txt", "n": 5}, {"doc": "second.txt", "n": 1}],
                             [json.loads(line) for line in output.splitlines()])
        self.assertEqual((0, "rule\nKJ-S001\n"), self.program("kjrep-validate", "--sql", "SELECT rule FROM finding WHERE"
                                                              " rule = 'KJ-S001'", "report.txt")[:2])
        self.assertEqual("text,value\r\n12.5处,12.5\r\n", self.program(
            "kjrep-metrics", "--format", "csv", "--sql", "SELECT text, value FROM metric WHERE value = 12.5",
            "report.txt")[1])

    def test_sql_that_is_refused(self):
        for query, said in (("SELECT", "incomplete"), ("DELETE FROM metric", "modified"), ("CREATE TABLE t(a)", "reading"), ("SELECT 1; SELECT 2", "one"),
                            ("ATTACH 'x' AS y", "reading"), ("SELECT 'a' REGEXP '('", "pattern")):
            status, output, message = self.program("kjrep-metrics", "--sql", query, "report.txt")
            self.assertEqual(2, status, query)
            self.assertIn(said, message)
        status, output, message = self.program("kjrep-metrics", "--sql", "SELECT count(*) AS n FROM report", "report.txt",
                                               "missing.txt")
        self.assertEqual((3, "n\n1\n"), (status, output))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", type=lambda path: Path(path).resolve(), required=True)
    parser.add_argument("--extension", type=lambda path: Path(path).resolve(), required=True)
    parser.add_argument("--preload", default="")
    parsed, rest = parser.parse_known_args()
    PROGRAMS, EXTENSION, PRELOAD = parsed.programs, parsed.extension, parsed.preload
    unittest.main(argv=[sys.argv[0], *rest])
