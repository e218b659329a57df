"""Tables by the Arrow PyCapsule interface, in each library that is installed; and the README."""
import ctypes
import gc
import importlib
import os
import re
import signal
import sys
import tempfile
import threading
import unittest
from decimal import Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent
if not os.environ.get("KJREP_INSTALLED"):
    sys.path.insert(0, str(HERE.parent))
import kjrep  # noqa: E402
from kjrep import _abi, frames  # noqa: E402

TEXT = """青溪县水务局2024年工作总结

一、主要做法
2024年，全局完成水利投资1.25亿元，同比增长8.5%，新建供水工程50余项。解决困难群众1600多人。

三、下一步打算
力争2025年完成水利投资1.5亿元左右。
"""


def optional(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


pyarrow, polars, duckdb, pandas, resource = map(optional, ("pyarrow", "polars", "duckdb", "pandas", "resource"))


def expected(report):
    return [(found.text, found.value, found.subject, found.date_from) for found in report.metrics]


class Capsules(unittest.TestCase):
    """Without any of the libraries."""

    def test_a_capsule_that_nobody_takes_is_released(self):
        report = kjrep.parse(TEXT)
        before = len(frames._alive)
        for _ in range(100):
            report.metrics.__arrow_c_stream__()
            report.metrics.__arrow_c_schema__()
        gc.collect()
        self.assertEqual(before, len(frames._alive))

    def test_a_stream_outlives_its_report(self):
        stream = kjrep.parse(TEXT).metrics.__arrow_c_stream__()
        gc.collect()
        address = frames._pointer_in(id(stream), b"arrow_array_stream")
        held = _abi.ArrowArrayStream.from_address(address)
        array = _abi.ArrowArray()
        get_next = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(held.get_next)
        self.assertEqual(0, get_next(address, ctypes.addressof(array)))
        self.assertGreater(array.length, 0)
        release = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
        release(array.release)(ctypes.addressof(array))

    def test_tables(self):
        with self.assertRaises(ValueError):
            kjrep.Table([], "metrics")
        with self.assertRaises(TypeError):
            kjrep.Table([kjrep.parse(TEXT).validate()], "metric")
        with self.assertRaises(TypeError):
            kjrep.Table([kjrep.parse(TEXT)], "finding")

    def test_a_closed_report(self):
        with kjrep.parse(TEXT) as report:
            first = report.metrics[0]
            metrics = report.metrics
        queries = [lambda: report.sql("SELECT 1")] if _abi.lib.kjrep_has(_abi.KJREP_PART_SQL) else []
        for use in (lambda: report.name, lambda: first.text, lambda: report.validate(), report.metrics_jsonl,
                    metrics.__arrow_c_stream__, *queries):
            with self.assertRaisesRegex(kjrep.Error, "closed"):
                use()
        report.close()
        with self.assertRaisesRegex(kjrep.Error, "closed"):
            kjrep.Table([report], "metric").__arrow_c_stream__()

    def test_a_report_that_is_closed_while_it_is_read(self):
        report = kjrep.parse(TEXT)
        walk, stream, findings = report.outline(), report.metrics.__arrow_c_stream__(), report.validate()
        next(walk)
        report.close()
        self.assertTrue(findings[0].message)
        with self.assertRaisesRegex(kjrep.Error, "closed"):
            next(walk)[1].title
        del stream


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


def check_interrupt(test, source):
    """An endless query over a database or a store ends when another thread says so."""
    stop = threading.Event()

    def interrupt():
        while not stop.wait(0.01):
            source.interrupt()

    thread = threading.Thread(target=interrupt)
    thread.start()
    try:
        with test.assertRaises(kjrep.Error) as caught:
            list(source.query(ENDLESS))
    finally:
        stop.set()
        thread.join()
    test.assertEqual("KJREP_E_CANCELLED", caught.exception.name)
    test.assertEqual([(1,)], list(source.query("SELECT 1")))


class Queries(unittest.TestCase):
    def setUp(self):
        if not _abi.lib.kjrep_has(_abi.KJREP_PART_SQL):
            self.skipTest("this build has no SQL")

    def test_rows(self):
        report = kjrep.parse(TEXT)
        rows = report.sql("SELECT text, value, NULL, x'00FF', 1.5 FROM metric WHERE unit = ? AND value > ?", ["CNY", 1.3e8])
        self.assertEqual(("text", "value"), rows.columns[:2])
        self.assertEqual([("1.5亿元左右", 150000000, None, b"\0\xff", 1.5)], list(rows))
        self.assertEqual([], list(rows))
        self.assertEqual([{"n": 2}], list(report.sql("SELECT count(*) AS n FROM metric WHERE unit = 'CNY'").dicts()))

    def test_what_progress_raises_comes_out_of_a_query(self):
        def stop(done, total):
            raise KeyboardInterrupt(done, total)

        database = kjrep.Database([kjrep.parse(TEXT)], progress=stop)
        with self.assertRaises(KeyboardInterrupt):
            list(database.query("SELECT count(*) FROM metric a, metric b, metric c, metric d, metric e, metric f"))
        self.assertEqual([(1,)], list(database.query("SELECT 1")))

    def test_many_reports(self):
        reports = [kjrep.parse(TEXT, name=f"{number}.txt") for number in range(300)]
        one = len(reports[0].metrics)
        database = kjrep.Database(reports)
        self.assertEqual([(300 * one, 300, 300)], list(database.query(
            "SELECT count(*), count(DISTINCT doc), max(report) FROM metric LIMIT 9223372036854775807")))
        self.assertEqual([("299.txt",)], list(database.query("SELECT doc FROM metric WHERE report = 300 AND id = 1")))

    def test_rows_outlive_their_database(self):
        rows = kjrep.Database([kjrep.parse(TEXT)]).query("SELECT text FROM metric")
        gc.collect()
        self.assertEqual([(found.text,) for found in kjrep.parse(TEXT).metrics], list(rows))

    def test_findings(self):
        report = kjrep.parse(TEXT)
        database = kjrep.Database([report], [report.validate()])
        self.assertIn(("KJ-S001",), list(database.query("SELECT rule FROM finding")))

    def test_what_is_refused(self):
        report = kjrep.parse(TEXT)
        for query, name in (("SELEC", "KJREP_E_SYNTAX"), ("DROP TABLE metric", "KJREP_E_SYNTAX")):
            with self.assertRaises(kjrep.Error) as caught:
                report.sql(query)
            self.assertEqual(name, caught.exception.name)
        with self.assertRaises(kjrep.Error):
            report.sql("SELECT ?", [1, 2])
        with self.assertRaises(OverflowError):
            report.sql("SELECT ?", [1 << 63])

    def test_runaway_queries(self):
        with self.assertRaises(kjrep.Error) as caught:
            list(kjrep.Database([], max_sql_steps=100000).query(ENDLESS))
        self.assertEqual("KJREP_E_LIMIT", caught.exception.name)
        check_interrupt(self, kjrep.Database([], max_sql_steps=10**12))

    def test_rows_that_are_closed(self):
        rows = kjrep.parse(TEXT).sql("SELECT text FROM metric")
        next(rows)
        rows.close()
        with self.assertRaisesRegex(kjrep.Error, "closed"):
            next(rows)


class Stores(unittest.TestCase):
    def setUp(self):
        if not _abi.lib.kjrep_has(_abi.KJREP_PART_SQL):
            self.skipTest("this build has no SQL")
        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        self.path = Path(held.name) / "店.db"

    def test_put_and_ask(self):
        report = kjrep.parse(TEXT, name="a.txt")
        with kjrep.Store(self.path) as store:
            self.assertNotIn(report, store)
            with store.batch():
                store.put(report, report.validate())
            self.assertIn(report, store)
            self.assertEqual([(len(report.metrics), len(report.validate()))], list(store.query(
                "SELECT (SELECT count(*) FROM metric WHERE doc = ?1), (SELECT count(*) FROM finding)", ["a.txt"])))
        with self.assertRaisesRegex(kjrep.Error, "closed"):
            store.put(report)

    def test_what_need_not_be_read_again(self):
        path = self.path.with_name("甲.txt")
        path.write_text(TEXT, "utf-8")
        with kjrep.Store(self.path) as store:
            self.assertFalse(store.has_file(path))
            report = kjrep.open(path)
            store.put(report, report.validate())
            self.assertTrue(store.has_file(path))
            self.assertTrue(store.has_data(TEXT, name=str(path)))
            self.assertFalse(store.has_data(TEXT + "新建学校2所。", name=str(path)))
            path.write_bytes(b"\xff")
            with self.assertRaisesRegex(kjrep.Error, "UTF8"):
                store.has_file(path, charset="UTF-8")

    def test_interrupt(self):
        with kjrep.Store(self.path, max_sql_steps=10**12) as store:
            check_interrupt(self, store)

    def test_a_newer_store(self):
        kjrep.Store(self.path).close()
        with open(self.path, "r+b") as file:
            file.seek(60)  # user_version, big-endian
            file.write((99).to_bytes(4, "big"))
        before = self.path.read_bytes()
        with self.assertRaises(kjrep.Error) as caught:
            kjrep.Store(self.path)
        self.assertEqual("KJREP_E_UNSUPPORTED", caught.exception.name)
        self.assertEqual(before, self.path.read_bytes())

    def test_a_full_disk(self):
        """A batch that does not fit: told by the put or by its end, and the store is as before."""
        if resource is None:
            self.skipTest("no limits of files here")
        report = kjrep.parse(TEXT * 200, name="large.txt")
        with kjrep.Store(self.path) as store:
            store.put(kjrep.parse(TEXT, name="small.txt"))
            limits, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (self.path.stat().st_size + 65536, limits[1]))
            try:
                with self.assertRaises(kjrep.Error) as caught:
                    store.put(report)
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, limits)
                signal.signal(signal.SIGXFSZ, handler)
            self.assertEqual("KJREP_E_IO", caught.exception.name)
            self.assertEqual([("small.txt",)], list(store.query("SELECT doc FROM document")))
            store.put(report)
            self.assertIn(report, store)

    def test_what_is_no_store(self):
        self.path.write_bytes(b"no database at all" * 10)
        with self.assertRaises(kjrep.Error) as caught:
            kjrep.Store(self.path)
        self.assertEqual("KJREP_E_CONTAINER", caught.exception.name)


@unittest.skipUnless(pyarrow, "no pyarrow")
class PyArrow(unittest.TestCase):
    def test_values(self):
        report = kjrep.parse(TEXT)
        table = pyarrow.table(report.metrics)
        table.validate(full=True)
        self.assertEqual(pyarrow.decimal128(38, 6), table.schema.field("value").type)
        self.assertEqual(pyarrow.date32(), table.schema.field("date_from").type)
        self.assertEqual(expected(report), list(zip(*(table.column(name).to_pylist()
                                                      for name in ("text", "value", "subject", "date_from")))))
        self.assertEqual(pyarrow.schema(report.metrics), table.schema)

    def test_every_table(self):
        report = kjrep.parse(TEXT, name="甲.txt")
        for part, parts in (("node", report.nodes), ("metric", report.metrics), ("time", report.times),
                            ("entity", report.entities), ("finding", report.validate())):
            table = pyarrow.table(parts)
            table.validate(full=True)
            self.assertEqual(len(parts), table.num_rows, part)
            self.assertEqual([found.id for found in parts], table.column("id").to_pylist())
            self.assertEqual([found.start_char for found in parts], table.column("start_char").to_pylist())
            self.assertEqual({"甲.txt"} if len(parts) else set(), set(table.column("doc").to_pylist()))

    def test_many_reports(self):
        reports = [kjrep.parse(TEXT, name=f"{number}.txt") for number in range(50)]
        table = pyarrow.table(kjrep.Table(reports, "metric"))
        one = pyarrow.table(reports[0].metrics).num_rows
        self.assertEqual(50 * one, table.num_rows)
        self.assertEqual([number + 1 for number in range(50) for _ in range(one)], table.column("report").to_pylist())
        self.assertEqual(0, pyarrow.table(kjrep.Table([], "metric")).num_rows)
        self.assertEqual(50, pyarrow.table(kjrep.Table(reports, "report")).num_rows)

    def test_a_stream_dropped_half_way(self):
        before = len(frames._alive)
        reader = pyarrow.RecordBatchReader.from_stream(kjrep.Table([kjrep.parse(TEXT)] * 20000, "metric"))
        first = reader.read_next_batch()
        self.assertEqual(65536, first.num_rows)
        del reader
        gc.collect()
        self.assertEqual(before, len(frames._alive))
        first.validate(full=True)

    def test_released_from_another_thread(self):
        held = [pyarrow.table(kjrep.parse(TEXT).metrics)]
        thread = threading.Thread(target=held.clear)
        thread.start()
        thread.join()
        self.assertEqual([], held)

    def test_parquet(self):
        import pyarrow.parquet
        report = kjrep.parse(TEXT)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "metrics.parquet"
            report.metrics.to_parquet(path, compression="zstd")
            self.assertEqual(pyarrow.table(report.metrics), pyarrow.parquet.read_table(path))


@unittest.skipUnless(polars, "no polars")
class Polars(unittest.TestCase):
    def test_values(self):
        report = kjrep.parse(TEXT)
        frame = polars.DataFrame(report.metrics)
        self.assertEqual(expected(report), frame.select("text", "value", "subject", "date_from").rows())
        self.assertEqual(len(report.validate()), polars.DataFrame(report.validate()).height)


@unittest.skipUnless(duckdb, "no duckdb")
class DuckDb(unittest.TestCase):
    def test_values(self):
        report = kjrep.parse(TEXT)
        metrics = report.metrics  # found by its name
        self.assertEqual(expected(report), duckdb.sql("SELECT text, value, subject, date_from FROM metrics").fetchall())
        self.assertEqual([(Decimal("275000000"),)],
                         duckdb.sql("SELECT sum(value) FROM metrics WHERE unit = 'CNY'").fetchall())
        del metrics


@unittest.skipUnless(pandas and pyarrow, "no pandas")
class Pandas(unittest.TestCase):
    def test_values(self):
        report = kjrep.parse(TEXT)
        frame = pyarrow.table(report.metrics).to_pandas()
        self.assertEqual([found.text for found in report.metrics], list(frame["text"]))
        self.assertEqual([found.value for found in report.metrics], list(frame["value"]))
        if hasattr(pandas.DataFrame, "from_arrow"):
            self.assertEqual(frame.shape, pandas.DataFrame.from_arrow(report.metrics).shape)


class Readme(unittest.TestCase):
    def test_its_programs_run(self):
        blocks = re.findall(r"```python\n(.*?)```", (HERE.parent / "README.md").read_text("utf-8"), re.S)
        self.assertEqual(2, len(blocks))
        before = os.getcwd()
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "report.txt").write_text(TEXT, "utf-8")
            os.chdir(folder)
            try:
                for block in blocks:
                    if "duckdb" in block and not (duckdb and pyarrow):
                        continue
                    if "report.sql(" in block and not _abi.lib.kjrep_has(_abi.KJREP_PART_SQL):
                        continue
                    said = []
                    exec(compile(block, "README.md", "exec"), {"print": lambda *words: said.append(words)})
                    self.assertTrue(said)
                    if "KJREP_E_UTF8" in block:
                        self.assertEqual(("KJREP_E_UTF8", 0), said[-1])
                        self.assertIn(("1.25亿元", Decimal("125000000"), "CNY", "水利投资", "2024年"), said)
            finally:
                os.chdir(before)


if __name__ == "__main__":
    unittest.main()
