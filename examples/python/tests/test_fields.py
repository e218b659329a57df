"""Every field of the JSON forms is an attribute in Python, a column in SQL and one in Arrow, and says the same there."""
import ctypes
import json
import os
import sys
import unittest
from datetime import date
from decimal import Decimal
from pathlib import Path

if not os.environ.get("KJREP_INSTALLED"):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import kjrep  # noqa: E402
from kjrep import _abi  # noqa: E402

# A table, a sentence that a page number cuts, a slogan, a cited document, a jump from 一 to 三, a part above its whole.
TEXT = """青溪县水务局2024年工作总结

一、主要做法
2024年1—9月，全局完成水利投资1.25亿元，同比增长8.5%，其中省级资金2亿元，新建供水工程50余项，巡查工地三四十处。
落实《节约用水条例》，深入开展“三抓一促”活动，全县共有规模以上用水企业12
— 3 —
0家全部安装了计量设施。
单位：万吨
产品\t产量
原煤\t186.4
钢材\t12

三、下一步打算
力争2025年完成水利投资1.5亿元左右。
"""
PAGE = "<html><head><title>工作总结</title></head><body><h1>青溪县水务局2024年工作总结</h1><p>完成投资1.25亿元。</p></body></html>"
# Fields that have another name in Python, or take a step.
PYTHON = {"doc": lambda part: part.report.name, "start_byte": lambda part: part.start, "end_byte": lambda part: part.end,
          "place": lambda part: part.origin, "body_end_byte": lambda part: part.body_end}


def documents():
    yield kjrep.parse(TEXT, name="a.txt")
    if _abi.lib.kjrep_has(_abi.KJREP_PART_CHARSETS):
        yield kjrep.parse(TEXT.encode("gb18030"), name="b.txt")
    if _abi.lib.kjrep_has(_abi.KJREP_PART_CONTAINERS):
        yield kjrep.parse(PAGE.encode("utf-8"), name="c.html")


def records(report):
    """Rows of each table as the JSON forms have them."""
    parsed = report.to_dict()
    lines = lambda text: [json.loads(line) for line in text.split("\n") if line]
    return {"node": parsed["nodes"], "metric": lines(report.metrics_jsonl()), "time": parsed["times"],
            "entity": parsed["entities"], "finding": lines(report.validate().to_jsonl())}


def parts(report):
    return {"node": report.nodes, "metric": report.metrics, "time": report.times, "entity": report.entities,
            "finding": report.validate()}


def plain(value):
    """Of Python, as JSON has it."""
    if isinstance(value, (date, Decimal)):
        return str(value) if isinstance(value, date) else f"{value:f}"
    if isinstance(value, (kjrep.Node, kjrep.Metric)):
        return value.id
    return value


def columns(table):
    """Names of the columns in Arrow."""
    schema = _abi.ArrowSchema()
    kjrep._handle.check(_abi.lib.kjrep_table_export_schema(kjrep.frames.TABLES[table], None, ctypes.byref(schema), None))
    children = ctypes.cast(schema.children, ctypes.POINTER(ctypes.POINTER(_abi.ArrowSchema)))
    names = [ctypes.string_at(children[i].contents.name).decode() for i in range(schema.n_children)]
    ctypes.CFUNCTYPE(None, ctypes.c_void_p)(schema.release)(ctypes.addressof(schema))
    return names


class Fields(unittest.TestCase):
    def test_the_documents_have_what_is_compared(self):
        tables = records(next(documents()))
        keys = {table: {key for row in rows for key in row} for table, rows in tables.items()}
        self.assertTrue(all(tables.values()))
        self.assertLessEqual({"table_row", "table_column", "role"}, keys["node"])
        self.assertLessEqual({"suppressed", "related"}, keys["finding"])
        self.assertIn("stated_count", keys["entity"])

    def test_python(self):
        for report in documents():
            for table, rows in records(report).items():
                for row, part in zip(rows, parts(report)[table]):
                    for key, value in row.items():
                        with self.subTest(doc=report.name, table=table, field=key):
                            found = PYTHON[key](part) if key in PYTHON else getattr(part, key)
                            self.compare(key, value, found, part)

    def compare(self, key, value, found, part):
        if key == "place":
            self.assertEqual(value, {name: item for name, item in found._asdict().items()
                                     if name != "kind" and item is not None})
        elif key == "pieces":
            char = lambda byte: part.report.locate(byte).char
            self.assertEqual(value, [[char(start), char(end)] for start, end in found])
        elif key in ("related", "fix"):
            self.assertEqual([item.get("message", item.get("text")) for item in value], [item[2] for item in found])
        elif key == "metrics":
            self.assertEqual(value, [metric.id for metric in found])
        elif key == "flags":
            self.assertEqual(value, list(found))
        else:
            self.assertEqual(value, plain(found))

    def test_arrow(self):
        for table, rows in records(next(documents())).items():
            self.assertLessEqual({key for row in rows for key in row} - {"doc"}, set(columns(table)), table)
            self.assertIn("place", columns(table))
        report = next(documents()).to_dict()
        self.assertLessEqual({"doc", "script", "genre", *report["source"], *report["meta"]}, set(columns("report")))

    @unittest.skipUnless(_abi.lib.kjrep_has(_abi.KJREP_PART_SQL), "this build has no SQL")
    def test_sql(self):
        for report in documents():
            database = kjrep.Database([report], [report.validate()])
            for table, rows in records(report).items():
                found = list(database.query(f"SELECT * FROM {table} ORDER BY id").dicts())
                self.assertEqual(len(rows), len(found), table)
                for row, columns_of in zip(rows, found):
                    for key, value in row.items():
                        with self.subTest(doc=report.name, table=table, field=key):
                            self.assertEqual(value, self.as_json(key, value, columns_of))
            source = {**report.to_dict()["source"], **report.to_dict()["meta"]}
            row, = database.query("SELECT * FROM report").dicts()
            for key, value in source.items():
                if key in ("properties", "changes"):  # of the file, not of what it says: no columns
                    continue
                self.assertEqual(value, str(row[key]) if key == "year" and value else row[key], key)

    @staticmethod
    def as_json(key, value, row):
        """What SQL shows, as JSON has it."""
        found = row.get(f"{key}_exact", row[key])
        if key == "flags":
            return found.split()
        if key in ("related", "fix"):  # with bytes too
            return [{name: item[name] for name in shown} for item, shown in zip(json.loads(found), value)]
        if isinstance(value, (list, dict)):
            return json.loads(found)
        return bool(found) if isinstance(value, bool) else found


if __name__ == "__main__":
    unittest.main()
