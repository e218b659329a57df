"""The objects over the library that KJREP_LIBRARY names: python3 -m unittest discover -s examples/python/tests"""
import copy
import ctypes
import gc
import json
import os
import pickle
import sys
import tempfile
import threading
import unittest
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from pathlib import Path
from unittest import mock

if not os.environ.get("KJREP_INSTALLED"):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import kjrep  # noqa: E402
from kjrep import _abi  # noqa: E402

# The headings jump from 一 to 三; a part is larger than its whole.
TEXT = """青溪县水务局2024年工作总结

2024年，全局完成水利投资1.25亿元，同比增长8.5%，新建供水工程50余项。

一、主要做法
（一）抓项目推进。一是强化调度，召开调度会12次；二是强化监管，巡查工地三四十处。
（二）抓民生保障。解决饮水困难群众1600多人，其中脱贫人口2000人。

三、下一步打算
力争2025年完成水利投资1.5亿元左右。

青溪县水务局
2025年1月10日
"""


def metric(report, text):
    return next(found for found in report.metrics if found.text == text)


NUMBERS = (ctypes.c_int32, ctypes.c_uint32, ctypes.c_int64, ctypes.c_uint64, ctypes.c_size_t, ctypes.c_double)


class TheAbi(unittest.TestCase):
    def test_the_library_has_every_function(self):
        self.assertEqual((), _abi.MISSING)

    def test_sizes_are_those_of_c(self):
        self.assertEqual(272, ctypes.sizeof(_abi.kjrep_error))
        self.assertEqual(16, ctypes.sizeof(_abi.kjrep_step))
        self.assertEqual(5 * ctypes.sizeof(ctypes.c_void_p), ctypes.sizeof(_abi.kjrep_allocator))

    def test_release(self):
        numbers = [_abi.KJREP_VERSION_MAJOR, _abi.KJREP_VERSION_MINOR, _abi.KJREP_VERSION_PATCH]
        self.assertEqual(".".join(map(str, numbers)), kjrep.__version__)
        self.assertEqual(numbers[0] * 10000 + numbers[1] * 100 + numbers[2], _abi.lib.kjrep_version_number())

    def test_a_handle_that_is_null(self):
        """Every function that takes a handle answers that there is nothing, or refuses."""
        handles = [ctypes.POINTER(type_) for name, type_ in vars(_abi).items() if getattr(type_, "_fields_", 0) == 0
                   and isinstance(type_, type) and issubclass(type_, ctypes.Structure) and name.startswith("kjrep_")]
        refusals = (False, _abi.KJREP_E_ARG, _abi.KJREP_E_UNSUPPORTED)  # the last of what the build leaves out
        asked = 0
        for name, (_, *types) in _abi.FUNCTIONS.items():
            if types and types[0] in handles and name not in _abi.MISSING:
                asked += 1
                nothing = [0 if type_ in NUMBERS else type_() for type_ in types]
                answer = getattr(_abi.lib, name)(*nothing)
                if name != "kjrep_buffer_data":  # which answers no bytes, ended by NUL
                    self.assertIn(bool(answer) and answer, refusals, name)
        self.assertGreater(asked, 100)

    def test_a_handle_of_another_kind_is_refused(self):
        with self.assertRaises(ctypes.ArgumentError):
            _abi.lib.kjrep_report_name(kjrep.Engine()._handle)


class Reading(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.report = kjrep.parse(TEXT, name="a.txt")

    def test_the_document(self):
        report = self.report
        self.assertEqual(("a.txt", TEXT, "青溪县水务局2024年工作总结"), (report.name, report.text, report.title))
        self.assertEqual(("hans", "work_summary"), (report.script, report.genre))
        self.assertEqual(("text", "UTF-8"), (report.container, report.encoding))
        self.assertEqual(len(TEXT.encode()), report.source_bytes)
        self.assertEqual("2024", report.meta["year"])
        self.assertEqual("2025-01-10", report.meta["date_issued"])
        self.assertIsNone(report.meta["page_time"])

    def test_outline(self):
        shown = [(node.kind, node.label, node.title) for node in self.report.nodes
                 if node.kind in ("title", "heading", "point")]
        self.assertEqual([("title", "", "青溪县水务局2024年工作总结"), ("heading", "一、", "主要做法"),
                          ("heading", "（一）", "抓项目推进"), ("point", "一是", "强化调度"), ("point", "二是", "强化监管"),
                          ("heading", "（二）", "抓民生保障"), ("heading", "三、", "下一步打算")], shown)

    def test_tree(self):
        nodes = {node.label: node for node in self.report.nodes if node.label}
        second = nodes["（二）"]
        self.assertEqual(nodes["一、"], second.parent)
        self.assertIn(second, nodes["一、"].children)
        self.assertEqual((2, "measures", "next_steps"), (second.ordinal, nodes["一、"].role, nodes["三、"].role))
        self.assertIn("脱贫人口", second.body)
        self.assertEqual(second, self.report.node_at(second.start))
        self.assertEqual(TEXT[second.start_char:second.end_char], second.text)

    def test_select(self):
        titles = lambda path: [node.title for node in self.report.select(path)]
        self.assertEqual(["强化监管"], titles("一/（一）/二是"))
        self.assertEqual(["下一步打算"], titles("role:next_steps"))
        with self.assertRaisesRegex(kjrep.Error, "KJREP_E_SYNTAX"):
            self.report.select("一/")

    @unittest.skipUnless(_abi.lib.kjrep_has(_abi.KJREP_PART_PATTERNS), "this build has no patterns")
    def test_select_by_patterns(self):
        self.assertEqual(["抓项目推进", "抓民生保障"], [node.title for node in self.report.select("~^抓")])
        with self.assertRaisesRegex(kjrep.Error, "KJREP_E_SYNTAX"):
            self.report.select("~(")

    def test_words(self):
        node = self.report.select("（二）")[0]
        self.assertEqual("（二）抓民生保障\n", node.words(own=True))
        self.assertIn("脱贫人口2000人。\n", node.words())
        sentences = [self.report.slice(*sentence) for sentence in node.sentences]
        self.assertEqual(["（二）抓民生保障。", "解决饮水困难群众1600多人，其中脱贫人口2000人。"], sentences)
        self.assertEqual(3, len(node.clauses))
        self.assertEqual([node.place], node.pieces)

    def test_tables(self):
        report = kjrep.Engine().parse("滨嘉县统计公报\n一、工业\n产量见下表，单位是万吨。\n产品\t产量\n原煤\t186.4\n"
                                      "钢材\t12\n")
        table, = report.select("kind:table")
        cell = table.cell(2, 2)
        self.assertEqual(("186.4", 2, 2, False), (cell.text, cell.table_row, cell.table_column, cell.is_head))
        self.assertTrue(table.cell(1, 2).is_head)
        self.assertIsNone(table.cell(4, 1))

    def test_walk(self):
        walked = list(self.report.outline())
        self.assertEqual(list(self.report.nodes), [node for _, node in walked])
        for depth, node in walked:
            above = 0
            while node.parent:
                node, above = node.parent, above + 1
            self.assertEqual(above, depth)
        first = next(node for node in self.report.nodes if node.label == "一、")
        self.assertEqual((0, first), next(self.report.outline(first)))

    def test_metric_values(self):
        money = metric(self.report, "1.25亿元")
        self.assertEqual((Decimal("125000000"), "CNY", "money", "exact"),
                         (money.value, money.unit, money.kind, money.approx))
        self.assertIsInstance(money.value, Decimal)
        self.assertEqual((Decimal("124500000"), Decimal("125500000")), (money.low, money.high))
        growth = metric(self.report, "8.5%")
        self.assertEqual((Decimal("8.5"), "%", "increase_by", "yoy"),
                         (growth.value, growth.unit, growth.change, growth.basis))
        self.assertEqual("水利投资", growth.subject)

    def test_metric_intervals(self):
        over = metric(self.report, "50余项")
        self.assertEqual((50, 50, 60, True, True), (over.value, over.low, over.high, over.low_open, over.high_open))
        several = metric(self.report, "三四十处")
        self.assertEqual((30, 40, "range"), (several.value, several.value_high, several.approx))
        self.assertIsNone(over.value_high)
        self.assertEqual((), over.flags)

    def test_metric_attributes(self):
        part = metric(self.report, "2000人")
        self.assertEqual(metric(self.report, "1600多人"), part.parent)
        self.assertEqual(("{人}", "count", "脱贫人口"), (part.unit, part.kind, part.subject))
        self.assertIn("脱贫人口", part.node.body)
        planned = metric(self.report, "1.5亿元左右")
        self.assertEqual(("planned", "about", "2025年"), (planned.modality, planned.approx, planned.period))
        self.assertEqual((date(2025, 1, 1), date(2025, 12, 31)), (planned.date_from, planned.date_to))
        self.assertIsNone(planned.parent)
        self.assertEqual("亿元", planned.unit_text)

    def test_times_and_entities(self):
        year = next(time for time in self.report.times if time.text == "2025年")
        self.assertEqual(("year", date(2025, 1, 1)), (year.precision, year.date_from))
        cited = kjrep.parse("认真落实《节约用水条例》，推进节水型社会建设。").entities
        self.assertEqual([("document", "《节约用水条例》")], [(entity.kind, entity.text) for entity in cited])

    def test_places(self):
        for part in self.report.metrics:
            self.assertEqual(part.text, TEXT[part.start_char:part.end_char])
            self.assertEqual(part.text.encode(), TEXT.encode()[part.start:part.end])
            self.assertEqual(TEXT.splitlines()[part.line - 1][part.column - 1:][:len(part.text)], part.text)
        self.assertEqual(kjrep.Place(len("青溪".encode()), 2, 1, 3), self.report.locate(len("青溪".encode())))
        self.assertEqual(len("青溪".encode()), self.report.byte(2))
        with self.assertRaises(kjrep.Error) as caught:
            self.report.locate(len(TEXT.encode()) + 1)
        self.assertEqual("KJREP_E_ARG", caught.exception.name)
        with self.assertRaises(ValueError):
            self.report.locate(-1)

    def test_sequences(self):
        metrics = self.report.metrics
        self.assertEqual(1, metrics[0].id)
        self.assertEqual(len(metrics), metrics[-1].id)
        self.assertEqual([1, 2], [found.id for found in metrics[:2]])
        self.assertEqual(len(metrics), len(set(metrics)))
        with self.assertRaises(IndexError):
            metrics[len(metrics)]

    def test_output(self):
        parsed = json.loads(self.report.to_json())
        self.assertEqual("kjrep.report/1", parsed["schema"])
        self.assertEqual(len(self.report.nodes), len(parsed["nodes"]))
        rows = [json.loads(line) for line in self.report.metrics_jsonl().split("\n") if line]
        self.assertEqual([(found.text, str(found.value)) for found in self.report.metrics],
                         [(row["text"], row["value"]) for row in rows])
        self.assertIn("主要做法", self.report.tree())
        self.assertIn("50余项", self.report.metrics_table())

    def test_repr(self):
        self.assertEqual(f"<kjrep.Report 'a.txt' '青溪县水务局2024年工作总结', {len(self.report.nodes)} nodes, "
                         f"{len(self.report.metrics)} metrics>", repr(self.report))
        over = metric(self.report, "50余项")
        self.assertEqual(f"<kjrep.Metric {over.id} '50余项' = 50 {{项}}>", repr(over))
        self.assertEqual("<kjrep.Node 1 title '青溪县水务局2024年工作总结'>", repr(self.report.nodes[0]))
        self.assertRegex(repr(kjrep.Engine()), r"^<kjrep\.Engine \d+\.\d+\.\d+, \d+ rules>$")

    def test_files(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "总结.txt"
            path.write_bytes(TEXT.encode())
            report = kjrep.open(path)
            self.assertEqual((str(path), TEXT), (report.name, report.text))

    def test_bytes_in(self):
        for data in (TEXT.encode(), bytearray(TEXT.encode()), memoryview(TEXT.encode())):
            self.assertEqual(TEXT, kjrep.parse(data).text)
        self.assertEqual("", kjrep.parse("").text)

    def test_fragments(self):
        answers = kjrep.Engine().fragments([{"id": "甲", "text": "约20万元"}, {"id": "乙", "text": "没有"}])
        self.assertEqual(["甲", "乙"], [answer["id"] for answer in answers])
        self.assertEqual(("200000", "CNY"), (answers[0]["results"][0]["value"], answers[0]["results"][0]["unit"]))
        self.assertEqual([], answers[1]["results"])


class Places(unittest.TestCase):
    def test_properties(self):
        report = kjrep.parse(TEXT)
        self.assertEqual(({}, (0, 0)), (report.properties, report.changes))

    def test_origins(self):
        self.assertIsNone(kjrep.parse(TEXT).metrics[0].origin)
        if not _abi.lib.kjrep_has(_abi.KJREP_PART_CHARSETS):
            self.skipTest("this build has no charsets")
        report = kjrep.parse(TEXT.encode("gb18030"))
        money = metric(report, "1.25亿元")
        self.assertEqual(("byte", TEXT[:money.start_char].encode("gb18030").__len__()), money.origin[:2])
        self.assertEqual(("sure", 0), (report.certainty, report.replaced))
        with self.assertRaises(kjrep.Error):
            report.origin(len(TEXT.encode()) + 1)

    def test_header_fields(self):
        report = kjrep.parse(TEXT)
        self.assertEqual(report.title, report.slice(*report.meta_place("title")))
        self.assertIsNone(report.meta_place("page_time"))


class Packs(unittest.TestCase):
    def setUp(self):
        if not _abi.lib.kjrep_has(_abi.KJREP_PART_PACKS):
            self.skipTest("this build has no packs")
        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        self.folder = Path(held.name)

    def test_a_pack_that_cannot_be_read(self):
        pack = self.folder / "bad.yaml"
        pack.write_text("rules: [", "utf-8")
        with self.assertRaises(kjrep.Error) as caught:
            kjrep.Engine(rules=pack)
        self.assertEqual("KJREP_E_SYNTAX", caught.exception.name)
        with self.assertRaises(kjrep.Error) as caught:
            kjrep.Engine(rules=[self.folder / "missing.yaml"])
        self.assertEqual("KJREP_E_IO", caught.exception.name)

    def test_suppressions(self):
        report = kjrep.parse(TEXT)
        baseline = self.folder / "baseline.jsonl"
        baseline.write_text(report.validate().to_jsonl(), "utf-8")
        self.assertFalse(any(finding.suppressed for finding in report.validate()))
        self.assertTrue(all(finding.suppressed for finding in report.validate(suppressions=baseline)))


class Validating(unittest.TestCase):
    def setUp(self):
        self.report = kjrep.parse(TEXT)

    def test_findings(self):
        findings = self.report.validate()
        rules = {finding.rule: finding for finding in findings}
        self.assertLessEqual({"KJ-S001", "KJ-A002"}, set(rules))
        self.assertEqual([], findings.passed)
        wrong = rules["KJ-A002"]
        self.assertEqual(("fail", "error"), (wrong.kind, wrong.level))
        self.assertIn(metric(self.report, "2000人"), wrong.metrics)
        self.assertEqual("warning", rules["KJ-S001"].level)
        self.assertEqual(TEXT[wrong.start_char:wrong.end_char], wrong.text)
        self.assertRegex(wrong.fingerprint, "^[0-9a-f]{16}$")
        self.assertIn("KJ-A002", repr(wrong))

    def test_language(self):
        chinese = self.report.validate(language="zh")[0].message
        self.assertRegex(chinese, "[\u4e00-\u9fff]")
        self.assertNotEqual(chinese, self.report.validate()[0].message)
        with self.assertRaises(ValueError):
            self.report.validate(language="fr")

    def test_passes(self):
        findings = kjrep.parse("全年实施项目25项，其中省级4项。").validate(show_passes=True)
        self.assertIn(("KJ-A002", "none"), [(finding.rule, finding.level) for finding in findings.passed])

    def test_rules_off(self):
        for off in (["KJ-A002", "KJ-S001"], "KJ-A002,KJ-S001"):
            rules = {finding.rule for finding in self.report.validate(rules_off=off)}
            self.assertFalse(rules & {"KJ-A002", "KJ-S001"})

    def test_output(self):
        findings = self.report.validate()
        rows = [json.loads(line) for line in findings.to_jsonl().split("\n") if line]
        self.assertEqual([(finding.rule, finding.start_char, finding.message) for finding in findings],
                         [(row["rule"], row["start_char"], row["message"]) for row in rows])
        self.assertIn("KJ-A002", findings.to_text())

    def test_rules(self):
        rules = {rule.id: rule for rule in kjrep.Engine().rules("zh")}
        self.assertEqual(("heading-sequence", "warning"), (rules["KJ-S001"].name, rules["KJ-S001"].level))
        self.assertRegex(rules["KJ-S001"].asserts, "[\u4e00-\u9fff]")


class Failing(unittest.TestCase):
    def test_bad_utf8(self):
        with self.assertRaises(kjrep.Error) as caught:
            kjrep.parse("第一行\n第二".encode() + b"\xff\xfe" + "行".encode(), charset="UTF-8")
        error = caught.exception
        self.assertEqual((_abi.KJREP_E_UTF8, "KJREP_E_UTF8", 16, 2, 3),
                         (error.status, error.name, error.byte, error.line, error.column))
        self.assertIn("KJREP_E_UTF8", str(error))
        self.assertIn("byte 16", str(error))
        self.assertEqual(str(error), str(pickle.loads(pickle.dumps(error))))

    def test_nul(self):
        with self.assertRaises(kjrep.Error) as caught:
            kjrep.parse("甲\0乙")
        self.assertEqual(("KJREP_E_UTF8", 3), (caught.exception.name, caught.exception.byte))

    def test_a_missing_file(self):
        with self.assertRaises(kjrep.Error) as caught:
            kjrep.open("/nowhere/总结.txt")
        self.assertEqual(("KJREP_E_IO", None), (caught.exception.name, caught.exception.byte))
        with self.assertRaises(ValueError):
            kjrep.open("a\0b")

    def test_a_limit(self):
        with self.assertRaises(kjrep.Error) as caught:
            kjrep.parse(TEXT, max_bytes=100)
        self.assertEqual("KJREP_E_LIMIT", caught.exception.name)

    def test_settings(self):
        with self.assertRaises(TypeError):
            kjrep.parse(TEXT, max_cats=1)
        for value in (-1, 1 << 70):
            with self.assertRaises(kjrep.Error) as caught:
                kjrep.parse(TEXT, max_bytes=value)
            self.assertEqual("KJREP_E_ARG", caught.exception.name)

    def test_what_progress_raises_comes_out(self):
        def stop(done, total):
            raise KeyboardInterrupt(done, total)

        data = TEXT * 2000
        with self.assertRaises(KeyboardInterrupt):
            kjrep.parse(data, progress=stop)
        seen = []
        self.assertEqual(data, kjrep.parse(data, progress=lambda done, total: seen.append((done, total))).text)
        self.assertTrue(seen)


class Freeing(unittest.TestCase):
    def test_exactly_once(self):
        with mock.patch.object(_abi.lib, "kjrep_report_free", wraps=_abi.lib.kjrep_report_free) as free:
            report = kjrep.parse(TEXT)
            other = copy.copy(report)
            part = report.metrics[0]
            del report
            gc.collect()
            self.assertEqual(0, free.call_count)
            self.assertTrue(part.text)
            del part
            self.assertEqual(TEXT, other.text)
            self.assertEqual(0, free.call_count)
            del other
            gc.collect()
            self.assertEqual(1, free.call_count)

    def test_parents_first(self):
        engine = kjrep.Engine()
        report = engine.parse(TEXT)
        del engine
        gc.collect()
        findings = report.validate()
        walk = report.outline()
        next(walk)
        part, finding = report.metrics[0], findings[0]
        del report, findings
        gc.collect()
        self.assertTrue(part.text)
        self.assertTrue(finding.message)
        self.assertTrue(list(walk))

    def test_parents_first_in_c(self):
        lib, error = _abi.lib, _abi.kjrep_error(struct_size=ctypes.sizeof(_abi.kjrep_error))
        engine, report = ctypes.POINTER(_abi.kjrep_engine)(), ctypes.POINTER(_abi.kjrep_report)()
        findings = ctypes.POINTER(_abi.kjrep_findings)()
        data = TEXT.encode()
        self.assertEqual(0, lib.kjrep_engine_new(ctypes.byref(engine), None, ctypes.byref(error)))
        self.assertEqual(0, lib.kjrep_report_parse(ctypes.byref(report), engine, data, len(data), None, None))
        self.assertEqual(0, lib.kjrep_findings_new(ctypes.byref(findings), report, None, None))
        lib.kjrep_engine_free(engine)
        lib.kjrep_report_free(report)
        size = ctypes.c_size_t()
        address = lib.kjrep_report_text(lib.kjrep_findings_report(findings), ctypes.byref(size))
        self.assertEqual(data, ctypes.string_at(address, size.value))
        self.assertTrue(lib.kjrep_finding_rule(findings, 1))
        lib.kjrep_findings_free(findings)
        lib.kjrep_findings_free(None)

    def test_a_failure_frees_too(self):
        with mock.patch.object(_abi.lib, "kjrep_options_free", wraps=_abi.lib.kjrep_options_free) as free:
            with self.assertRaises(kjrep.Error):
                kjrep.parse(b"\xff", charset="UTF-8")
            gc.collect()
            self.assertEqual(1, free.call_count)


class Threads(unittest.TestCase):
    def test_one_engine_many_reports(self):
        engine = kjrep.Engine()
        expected = engine.parse(TEXT).metrics_jsonl()
        with ThreadPoolExecutor(8) as pool:
            for found in pool.map(lambda _: engine.parse(TEXT).metrics_jsonl(), range(64)):
                self.assertEqual(expected, found)

    def test_one_report_many_readers(self):
        report = kjrep.parse(TEXT)
        expected = [(found.text, found.value, found.subject) for found in report.metrics]
        rules = [finding.rule for finding in report.validate()]

        def read(_):
            return ([(found.text, found.value, found.subject) for found in report.metrics],
                    [finding.rule for finding in report.validate()])

        with ThreadPoolExecutor(8) as pool:
            for found in pool.map(read, range(64)):
                self.assertEqual((expected, rules), found)

    def test_the_last_free_comes_from_another_thread(self):
        held = [kjrep.parse(TEXT)]
        thread = threading.Thread(target=held.clear)
        thread.start()
        thread.join()
        self.assertEqual([], held)


if __name__ == "__main__":
    unittest.main()
