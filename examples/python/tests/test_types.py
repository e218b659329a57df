"""The types of the package, by mypy where that is installed: those inside it, and what a user's program sees."""
import os
import subprocess
import sys
import tempfile
import unittest
from importlib import util
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAM = """
import kjrep
from datetime import date
from decimal import Decimal
from typing import Dict, Iterator, List, Optional, Tuple
from typing_extensions import assert_type

report = kjrep.open("report.txt", max_bytes=1 << 20)
assert_type(report, kjrep.Report)
assert_type(report.title, Optional[str])
assert_type(report.metrics[0], kjrep.Metric)
assert_type(report.metrics[1:], List[kjrep.Metric])
assert_type(report.nodes[0].children, List[kjrep.Node])
assert_type(report.outline(), Iterator[Tuple[int, kjrep.Node]])
for metric in report.metrics:
    assert_type(metric.value, Optional[Decimal])
    assert_type(metric.date_from, Optional[date])
    assert_type(metric.parent, Optional[kjrep.Metric])
    assert_type(metric.place, Tuple[int, int])
assert_type(report.slice(0, 3), str)
assert_type(report.locate(0), kjrep.Place)
findings = report.validate(language="zh")
assert_type(findings[0], kjrep.Finding)
assert_type([finding.message for finding in findings], List[str])
with kjrep.Store("reports.db") as store, store.batch():
    assert_type(report in store, bool)
try:
    kjrep.parse(b"")
except kjrep.Error as error:
    assert_type(error.byte, Optional[int])
"""
WRONG = "import kjrep\nkjrep.parse(5)\nkjrep.parse('').titel\n"


@unittest.skipUnless(util.find_spec("mypy"), "no mypy")
class Types(unittest.TestCase):
    def mypy(self, *arguments, folder):
        environment = dict(os.environ, MYPYPATH=str(HERE.parent), LD_PRELOAD="")
        return subprocess.run([sys.executable, "-m", "mypy", "--strict", "--no-color-output", "--cache-dir", os.devnull,
                               "--config-file", str(HERE.parent / "pyproject.toml"), *arguments], cwd=folder,
                              env=environment, capture_output=True, text=True)

    def test_inside(self):
        done = self.mypy("-p", "kjrep", folder=HERE.parent)
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)

    def test_outside(self):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "program.py").write_text(PROGRAM, "utf-8")
            done = self.mypy("program.py", folder=folder)
            self.assertEqual(0, done.returncode, done.stdout + done.stderr)
            (Path(folder) / "wrong.py").write_text(WRONG, "utf-8")
            done = self.mypy("wrong.py", folder=folder)
            self.assertEqual(2, done.stdout.count("error:"), done.stdout + done.stderr)

    def test_the_package_says_that_it_has_types(self):
        import kjrep
        self.assertTrue((Path(kjrep.__file__).parent / "py.typed").exists())


if __name__ == "__main__":
    unittest.main()
