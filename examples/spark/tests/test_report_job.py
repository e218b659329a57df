"""The job on local[2]: its rows are those of a store, bad documents are rows of errors/."""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

try:
    import pyspark
except ImportError:
    pyspark = None
HERE = Path(__file__).resolve().parent
REPORTS = HERE.parents[2] / "examples" / "reports"


@unittest.skipUnless(pyspark and shutil.which("java"), "no pyspark or no Java")
class ReportJob(unittest.TestCase):
    def test_the_rows_of_a_store(self):
        import kjrep
        import pyarrow.dataset as dataset
        import same_rows

        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        source, target = Path(held.name) / "documents", Path(held.name) / "tables"
        source.mkdir()
        for number in range(40):
            for path in REPORTS.glob("*.txt"):
                (source / f"{number}-{path.name}").write_bytes(path.read_bytes() + f"\n第{number}号。\n".encode())
        (source / "bad.txt").write_bytes(b"nothing\x00\xff\xff")
        (source / "empty.txt").write_bytes(b"")
        environment = dict(os.environ, PYSPARK_PYTHON=sys.executable,
                           PYSPARK_SUBMIT_ARGS="--master local[2] --conf spark.ui.enabled=false pyspark-shell")
        run = subprocess.run([sys.executable, str(HERE.parent / "report_job.py"), str(source), str(target)],
                             env=environment, capture_output=True, text=True, timeout=400)
        self.assertEqual(0, run.returncode, run.stderr[-4000:])

        errors = dataset.dataset(target / "errors").to_table().to_pylist()
        self.assertEqual(["bad.txt"], [Path(row["doc"]).name for row in errors])
        self.assertIn("KJREP_E_", errors[0]["error"])

        kept = Path(held.name) / "reports.db"
        store = kjrep.Store(kept)
        with store.batch():
            for path in source.iterdir():
                if path.name != "bad.txt":
                    report = kjrep.open(path)
                    store.put(report, report.validate())
        for table, rows, same in same_rows.compare(target, kept):
            self.assertTrue(same, table)
            self.assertGreater(rows, 0 if table == "errors" else 100, table)


if __name__ == "__main__":
    unittest.main()
