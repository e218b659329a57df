#!/usr/bin/env python3
"""Rule packs: the examples run, a pack adds what it says, and a wrong pack is refused with its place and the reason.

usage: packs_check.py FOLDER-OF-THE-PROGRAMS FOLDER-OF-THE-EXAMPLE-PACKS"""
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PACKS = Path(sys.argv.pop())
PROGRAMS = Path(sys.argv.pop())

SUMMARY = """海宁市科技局2023年工作总结

一、科技创新成效
科技管理局全年组织实施科技项目46项，其中国家级项目6项、省级项目12项、市级项目30项。专利申请190件，专利授权205件。新增高新技术企业35家。购置设备12标准台，节约用气3千标方。

二、下一步打算
争取科技经费410万元。

海宁市科技局
2023年12月20日
"""
CITY = """政府工作报告

——2024年1月10日在海宁市第十六届人民代表大会第三次会议上

市长 李明

各位代表：
现在，我代表市民政府，向大会报告工作，请予审议。

一、2023年工作回顾
全年第一产业增加值10亿元，第二产业增加值120亿元，第三产业增加值150亿元，地区生产总值300亿元。森林覆盖率112%。
"""


def run(program, pack, text, *options):
    """Exit status, output, message of a program with a pack."""
    with tempfile.TemporaryDirectory() as folder:
        report, rules = Path(folder) / "report.txt", Path(folder) / "pack.yaml"
        report.write_text(text, "utf-8")
        if not isinstance(pack, Path):
            rules.write_bytes(pack if isinstance(pack, bytes) else pack.encode("utf-8"))
            pack = rules
        done = subprocess.run([str(PROGRAMS / program), "--rules", str(pack), *options, str(report)],
                              capture_output=True, timeout=60)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8").replace(str(rules), "pack.yaml")


def lines(program, pack, text, *options):
    status, output, message = run(program, pack, text, "--format", "jsonl", *options)
    if message:
        raise AssertionError(message)
    return [json.loads(line) for line in output.splitlines()]


def found(pack, text, *options):
    """Rule and level of each finding, and the words at its place."""
    return [(each["rule"], each["level"], text[each["start_char"]:each["end_char"]])
            for each in lines("kjrep-validate", pack, text, *options) if not each["suppressed"]]


HAS_SQL = not run("kjrep-parse", "kjrep: 1\n", "a\n", "--sql", "SELECT 1")[2]
needs_sql = unittest.skipUnless(HAS_SQL, "this build has no SQL")


class Examples(unittest.TestCase):
    def test_science_bureau(self):
        pack = PACKS / "science-bureau-summary.yaml"
        findings = found(pack, SUMMARY)
        title = SUMMARY.splitlines()[0]
        for expected in (("PACK-TERM", "warning", "科技管理局"), ("SCI-PROJECTS", "error", "46项"),
                         ("SCI-PATENTS", "note", "205件"), ("SCI-PARTS", "warning", title),
                         ("KJ-R001", "warning", title)):
            self.assertIn(expected, findings)
        rules = [rule for rule, _, _ in findings]
        self.assertNotIn("SCI-INNOVATION", rules)
        self.assertNotIn("SCI-FIGURES", rules)
        self.assertNotIn("KJ-L004", rules)
        metrics = {each["text"]: each for each in lines("kjrep-metrics", pack, SUMMARY)}
        self.assertEqual("patents_granted", metrics["205件"]["indicator"])
        self.assertEqual("plans_funding", metrics["410万元"]["indicator"])
        self.assertEqual(("{标准台}", "12"), (metrics["12标准台"]["unit"], metrics["12标准台"]["value"]))
        self.assertEqual(("m3", "3000"), (metrics["3千标方"]["unit"], metrics["3千标方"]["value"]))

    def test_messages_by_language(self):
        pack = PACKS / "science-bureau-summary.yaml"
        for language, message in (("en", "the bureau has been called so no longer since the reform"),
                                  ("zh", "机构改革后已不用此名称"), ("zht", "機構改革後已不用此名稱")):
            texts = [each["message"] for each in lines("kjrep-validate", pack, SUMMARY, "--lang", language)]
            self.assertIn(message, texts)

    def test_municipal(self):
        findings = found(PACKS / "municipal-work-report.yaml", CITY)
        for expected in (("PACK-TERM", "error", "市民政府"), ("CITY-COVER", "error", "112%"),
                         ("CITY-GDP", "error", "300亿元")):
            self.assertIn(expected, findings)
        rules = [rule for rule, _, _ in findings]
        for silent in ("CITY-HEAD", "CITY-PARTS", "CITY-FIGURES"):
            self.assertNotIn(silent, rules)

    @needs_sql
    def test_by_sql(self):
        text = ("海宁市水利局2023年工作总结\n\n一、主要做法\n\n二、工作成效\n新建渠道3公里，其中混凝土渠道占120%。\n"
                "清淤河道2公里，清淤河道1500米。\n")
        findings = found(PACKS / "assertions-by-sql.yaml", text)
        for expected in (("SQL-EMPTY", "note", "一、主要做法"), ("SQL-SHARE", "error", "120%"),
                         ("SQL-UNITS", "note", "1500米")):
            self.assertIn(expected, findings)
        self.assertNotIn("SQL-FIGURES", [rule for rule, _, _ in findings])
        self.assertIn(("SQL-FIGURES", "warning", "海宁市水利局工作总结"),
                      found(PACKS / "assertions-by-sql.yaml", "海宁市水利局工作总结\n\n我局认真开展各项工作。\n"))

    def test_both_together(self):
        status, _, message = run("kjrep-validate", PACKS / "science-bureau-summary.yaml", CITY, "--rules",
                                 str(PACKS / "municipal-work-report.yaml"))
        self.assertEqual((1, ""), (status, message))


class Parts(unittest.TestCase):
    def check(self, sections, text, expected, *options):
        self.assertEqual(expected, [each for each in found("kjrep: 1\n" + sections, text, *options)
                                    if not each[0].startswith("KJ-")])

    def test_terms_and_what_stands_beside_them(self):
        pack = "terms:\n- {term: 创业, not_before: [再, 大众], after: [基地, 园], level: note}\n"
        self.check(pack, "再创业基地、大众创业园、创业活动、創業基地、创业园。\n",
                   [("PACK-TERM", "note", "創業"), ("PACK-TERM", "note", "创业")])

    def test_indicators_by_section_owner_and_unit(self):
        pack = ("kjrep: 1\nindicators:\n- {id: schools, subject: 学校, section: ^教育, unit: '{所}'}\n"
                "- {id: county_income, subject: 收入, owner: 縣$}\n")
        text = "一、教育发展\n新建学校3所。\n二、卫生事业\n新建学校2所。\n"
        self.assertEqual(["schools", None], [each["indicator"] for each in lines("kjrep-metrics", pack, text)])

    def test_assertions(self):
        text = "专利申请30件，专利授权28件。"
        indicators = "indicators: [{id: filed, subject: 申请}, {id: granted, subject: 授权}]\n"
        for relation, holds in (("granted <= filed", True), ("granted < filed", True), ("granted > filed", False),
                                ("granted = filed - 2", True), ("0 <= granted <= 20", False),
                                ("2 * granted >= filed + 26", True), ("granted == filed", False)):
            pack = f"{indicators}assertions: [{{id: OUR-01, assert: {relation}}}]\n"
            expected = [] if holds else [("OUR-01", "warning", "28件")]
            with self.subTest(relation):
                findings = [each for each in found("kjrep: 1\n" + pack, text) if each[0] == "OUR-01"]
                self.assertEqual([each[:2] for each in expected], [each[:2] for each in findings])
                passes = lines("kjrep-validate", "kjrep: 1\n" + pack, text, "--show-passes")
                self.assertEqual(["pass" if holds else "fail"],
                                 [each["kind"] for each in passes if each["rule"] == "OUR-01"])

    @needs_sql
    def test_rows_of_a_select_are_findings(self):
        text = "专利申请30件，专利授权28件。\n"
        question = ("- id: OUR-01\n  sql: |\n    SELECT id AS metric, subject, value, start_byte, end_byte\n"
                    "    FROM metric WHERE value > 20 ORDER BY id\n"
                    "  message: {en: '{subject}={value}, {value}', zh: '{subject}为{value}'}\n")
        pack = "kjrep: 1\nassertions:\n" + question
        made = [each for each in lines("kjrep-validate", pack, text) if each["rule"] == "OUR-01"]
        self.assertEqual(["30件", "28件"], [text[each["start_char"]:each["end_char"]] for each in made])
        self.assertEqual(["专利申请=30, 30", "专利授权=28, 28"], [each["message"] for each in made])
        self.assertEqual([[1], [2]], [each["metrics"] for each in made])
        chinese = lines("kjrep-validate", pack, text, "--lang", "zht")
        self.assertIn("专利授权为28", [each["message"] for each in chinese])
        passes = lines("kjrep-validate", pack.replace("> 20", "> 90"), text, "--show-passes")
        self.assertEqual(["pass"], [each["kind"] for each in passes if each["rule"] == "OUR-01"])
        self.assertEqual([], found(pack.replace("  sql", "  genres: budget\n  sql"), text))

    @needs_sql
    def test_rows_without_a_good_place_stand_at_the_title(self):
        for place in ("1", "NULL AS start_byte, 3 AS end_byte", "-1 AS start_byte, 3 AS end_byte",
                      "9 AS start_byte, 3 AS end_byte", "0 AS start_byte, 99999999 AS end_byte", "'a' AS start_byte, 3 AS end_byte"):
            with self.subTest(place):
                self.check(f"assertions: [{{id: OUR-01, message: m, sql: \"SELECT {place}\"}}]\n", SUMMARY,
                           [("OUR-01", "warning", SUMMARY.splitlines()[0])])

    @needs_sql
    def test_values_of_any_kind_make_one_line(self):
        pack = ("kjrep: 1\nassertions: [{id: OUR-01, message: '[{v}]', sql: \"SELECT NULL AS v UNION ALL "
                "SELECT 'a' || char(10, 9) || 'b' UNION ALL SELECT CAST(x'61ff' AS TEXT) UNION ALL SELECT 2.5 UNION ALL "
                "SELECT hex(zeroblob(1000)) UNION ALL SELECT '{1}'\"}]\n")
        texts = [each["message"] for each in lines("kjrep-validate", pack, SUMMARY) if each["rule"] == "OUR-01"]
        self.assertEqual(["[]", "[a  b]", "[a]", "[2.5]", "[" + "0" * 300 + "]", "[{1}]"], texts)

    @needs_sql
    def test_what_only_shows_when_it_runs(self):
        for sql, reason in (("SELECT 1 FROM metric WHERE text REGEXP '('", "pack.yaml:2:44: the pattern: missing closing"),
                            ("SELECT abs(-9223372036854775808)", "pack.yaml:2:44: integer overflow")):
            pack = f'kjrep: 1\nassertions: [{{id: OUR-01, message: m, sql: "{sql}"}}]\n'
            status, output, message = run("kjrep-validate", pack, SUMMARY)
            with self.subTest(reason):
                self.assertEqual((3, ""), (status, output))
                self.assertIn(reason, message)

    @needs_sql
    def test_endless_rows_end(self):
        pack = ('kjrep: 1\nassertions: [{id: OUR-01, message: m, sql: "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL '
                'SELECT i + 1 FROM n) SELECT i FROM n"}]\n')
        texts = [each["message"] for each in lines("kjrep-validate", pack, SUMMARY) if each["rule"] == "OUR-01"]
        self.assertEqual(["m"] * 1000 + ["this rule has more to say; the rest is not listed"], texts)

    def test_genres(self):
        pack = "required: [{id: OUR-01, genres: gov_work_report, words: [各位代表]}]\n"
        self.check(pack, SUMMARY, [])
        self.check(pack, CITY.replace("各位代表", "同志们"), [("OUR-01", "warning", "政府工作报告")])

    def test_switches_and_levels(self):
        text = "增长15～30%，完成2-3月任务。\n"
        self.assertEqual([("KJ-N002", "error", "15～30%")],
                         found("kjrep: 1\nrules: {KJ-N002: error, KJ-N003: {use: off}}\n", text))
        self.assertEqual([], found("kjrep: 1\nrules: {KJ-N*: off}\n", text))

    def test_suppressions(self):
        text = "增长15～30%，投资5～8亿元。\n"
        self.assertEqual([("KJ-N002", "note", "15～30%")], found("kjrep: 1\nsuppress: [KJ-N002 5～8亿]\n", text))

    def test_a_pattern_that_takes_for_ever(self):
        pack = "kjrep: 1\nindicators: [{id: slow, subject: '(项|目|项目)*(项|目|项目)*完'}]\n"
        text = "新建" + "项目" * 30 + "3个。\n"
        self.assertEqual([None], [each["indicator"] for each in lines("kjrep-metrics", pack, text)])


# What is wrong, and how the message begins behind the name of the pack.
WRONG = [
    ("", "1:1: an empty pack"),
    ("- a\n", "1:1: expected a map with keys kjrep"),
    ("name: x\n", "1:1: the key \"kjrep\" is missing"),
    ("kjrep: 2\n", "1:8: expected a whole number from 1 to 1"),
    ("kjrep: 1\nruels: {}\n", "2:1: unknown key \"ruels\""),
    ("kjrep: 1\nkjrep: 1\n", "2:1: this key is given twice"),
    ("kjrep: 1\nrules: [\n", "3:1: did not find expected node content"),
    ("kjrep: 1\nname: 'd\n", "3:1: found unexpected end of stream"),
    ("kjrep: 1\nname: a\n  - c: d\n", "3:6: mapping values are not allowed"),
    ("kjrep: 1\n---\nkjrep: 1\n", "2:1: more than one document"),
    ("kjrep: 1\nname: &a x\n", "2:7: anchors, aliases and tags have no use here"),
    ("kjrep: 1\nname: " + "[" * 20 + "]" * 20 + "\n", "2:18: nested too deeply"),
    ("kjrep: 1\nrules: {KJ-Z999: off}\n", "2:9: no rule is called \"KJ-Z999\""),
    ("kjrep: 1\nrules: {KJ-U001: loud}\n", "2:18: expected off, on, note, warning or error"),
    ("kjrep: 1\nrules: {KJ-C002: {wordz: 3}}\n", "2:19: KJ-C002 has no parameter \"wordz\""),
    ("kjrep: 1\nrules: {KJ-C002: {words: 0}}\n", "2:26: expected a whole number from 1 to 64"),
    ("kjrep: 1\nterms: {term: 创业}\n", "2:8: expected a list"),
    ("kjrep: 1\nterms: [{right: 创业}]\n", "2:9: the key \"term\" is missing"),
    ("kjrep: 1\nterms: [{term: 创}]\n", "2:16: a term has 2 to 255 characters"),
    ("kjrep: 1\nterms:\n- term: 创业\n  before: 再\n  not_before: 大\n", "5:15: either before or not_before"),
    ("kjrep: 1\nterms: [{term: 创业, id: KJ-01}]\n", "2:24: ids that begin with KJ- are the library's"),
    ("kjrep: 1\nterms: [{term: 创业, message: {fr: a}}]\n", "2:30: unknown key \"fr\""),
    ("kjrep: 1\nunits: [{unit: 箱, code: 'a b'}]\n", "2:25: a code is up to 40 bytes without blanks"),
    ("kjrep: 1\nunits: [{unit: 箱, code: '{箱}', kind: rank}]\n", "2:38: no kind of metric is called \"rank\""),
    ("kjrep: 1\nrequired: [{id: OUR-01, genres: novel, words: [a]}]\n", "2:33: no kind of report is called \"novel\""),
    ("kjrep: 1\nrequired: [{id: OUR-01}]\n", "2:12: expected elements, sections, headings or words"),
    ("kjrep: 1\nrequired: [{words: [a]}]\n", "2:12: the key \"id\" is missing"),
    ("kjrep: 1\nrequired: [{id: our-1, words: [a]}]\n", "2:17: an id is capital letters and digits"),
    ("kjrep: 1\nindicators: [{id: Filed, subject: a}]\n", "2:19: the id of an indicator is small letters"),
    ("kjrep: 1\nindicators: [{id: filed}]\n", "2:14: expected a pattern for subject, owner or section"),
    ("kjrep: 1\nindicators: [{id: filed, subject: '(专利'}]\n", "2:35: the pattern: missing closing"),
    ("kjrep: 1\nassertions: [{id: OUR-01, assert: filed < 3}]\n", "2:35: no indicator has this id, at character 1"),
    ("kjrep: 1\nassertions: [{id: OUR-01, assert: gdp}]\n", "2:35: expected a relation"),
    ("kjrep: 1\nassertions: [{id: OUR-01, assert: gdp < }]\n", "2:35: expected an indicator or a number"),
    ("kjrep: 1\nassertions: [{id: OUR-01}]\n", "2:14: expected one of assert, present and sql"),
    ("kjrep: 1\nassertions: [{id: OUR-01, present: [filed]}]\n", "2:37: no indicator has the id \"filed\""),
    ("kjrep: 1\nassertions: [{id: OUR-01, present: [gdp]}, {id: OUR-01, present: [gdp]}]\n", "2:49: the id OUR-01 is taken"),
    ("kjrep: 1\nsuppress: [what]\n", "2:12: begins with neither a rule nor a fingerprint"),
    (b"kjrep: 1\nname: \xff\xfe\n", "2:7: invalid leading UTF-8 octet"),
    (b"kjrep: 1\nname: a\0b\n", "2:8: control characters are not allowed"),
    ("kjrep: 1\nname: 某局\n".encode("gb18030"), "2:8: invalid leading UTF-8 octet"),
    ("kjrep: 1\n\tname: x\n", "2:1: found a tab character that violates indentation"),
    ("kjrep: 1\nname: \"a\\0b\"\n", "2:7: U+0000 in a word"),
    ("kjrep: 1\na: &a [x, x]\nb: &b [*a, *a]\n", "2:4: anchors, aliases and tags have no use here"),
    ("kjrep: 1\nname: *nobody\n", "2:7: anchors, aliases and tags have no use here"),
    ("kjrep: 1\nname: !!binary abcd\n", "2:7: anchors, aliases and tags have no use here"),
    ("kjrep: 1\nname: [a]\n", "2:7: expected a text"),
    ("kjrep: one\n", "1:8: expected a whole number from 1 to 1"),
    ("%YAML 3.0\n---\nkjrep: 1\n", "1:1: found incompatible YAML document"),
    ("<html></html>", "1:1: expected a map with keys kjrep"),
    ("kjrep: 1\nrules: [KJ-U001]\n", "2:8: expected a map of rules"),
    ("kjrep: 1\nrules: {? [a]: off}\n", "2:11: a key must be a word"),
    ("kjrep: 1\nrules: {'XX-*': off}\n", "2:9: no rule is called \"XX-*\""),
    ("kjrep: 1\nrules: {KJ-U001: {use: maybe}}\n", "2:24: expected off, on, note, warning or error"),
    ("kjrep: 1\nrules: {KJ-U001: {level: 3}}\n", "2:26: expected a level: note, warning or error"),
    ("kjrep: 1\nterms: [创业]\n", "2:9: expected a map with keys term"),
    ("kjrep: 1\nterms: [{term: 创业, colour: red}]\n", "2:20: unknown key \"colour\""),
    ("kjrep: 1\nterms: [{term: 创业, right: {a: b}}]\n", "2:27: expected a text"),
    ("kjrep: 1\nterms: [{term: 创业, level: fatal}]\n", "2:27: expected a level: note, warning or error"),
    ("kjrep: 1\nterms:\n" + "".join(f"- {{term: 甲{i}}}\n" for i in range(10001)), "10003:3: more than 10000 terms"),
    ("kjrep: 1\nunits: [{unit: 箱}]\n", "2:9: the key \"code\" is missing"),
    ("kjrep: 1\nunits: [{unit: 箱, code: kg, factor: -5}]\n", "2:37: expected a whole number from 1 to 65535"),
    ("kjrep: 1\nunits: [{unit: 箱, code: kg, power: 99}]\n", "2:36: expected a whole number from -6 to 15"),
    ("kjrep: 1\nindicators: [{id: a, subject: '" + "(" * 300 + ")" * 300 + "'}]\n",
     "2:31: the pattern: parentheses are too deeply nested"),
    ("kjrep: 1\nindicators: [{id: a, subject: '((a{1,1000}){1,1000}){1,1000}'}]\n",
     "2:31: the pattern: regular expression is too large"),
    ("kjrep: 1\nindicators: [{id: a, subject: 'a\\C'}]\n", "2:31: the pattern: using \\C is disabled"),
    ("kjrep: 1\nindicators: [{id: a, subject: ''}]\n", "2:31: expected a text"),
    ("kjrep: 1\nindicators: [{subject: a}]\n", "2:14: the key \"id\" is missing"),
    ("kjrep: 1\nassertions: [{id: OUR-01, assert: gdp * gdp < 3}]\n", "2:35: expected +, -, or one of"),
    ("kjrep: 1\nassertions: [{id: OUR-01, assert: gdp < " + "9" * 40 + "}]\n", "2:35: a number of more than 18 digits"),
    ("kjrep: 1\nassertions: [{id: OUR-01, assert: '1 < 2'}]\n", "2:35: no indicator in it"),
    ("kjrep: 1\nassertions: [{id: OUR-01, assert: '" + "gdp + " * 300 + "gdp < 3'}]\n", "2:35: more than 16 terms"),
    ("kjrep: 1\nassertions: [{id: OUR-01, assert: gdp < 3, present: [gdp]}]\n", "2:14: expected one of assert, present and sql"),
    ("kjrep: 1\nassertions: [{id: OUR-01, assert: gdp < 3, sql: SELECT 1, message: m}]\n",
     "2:14: expected one of assert, present and sql"),
    ("kjrep: 1\nassertions: [{id: OUR-01, sql: SELECT 1}]\n", "2:14: an assertion by sql needs a message"),
    ("kjrep: 1\nassertions: [{id: OUR-01, message: m, sql: [SELECT 1]}]\n", "2:44: expected a text"),
    ("kjrep: 1\nterms: [{term: 创业, before: []}]\n", "2:28: an empty list: say what stands there, or leave out before"),
    ("kjrep: 1\nterms: [{term: 创业, not_after: []}]\n",
     "2:31: an empty list: say what stands there, or leave out not_after"),
    ("kjrep: 1\nunits: [{unit: '12', code: kg}]\n", "2:16: a unit is what stands behind the number"),
    ("kjrep: 1\nunits: [{unit: ３箱, code: kg}]\n", "2:16: a unit is what stands behind the number"),
    ("kjrep: 1\nunits: [{unit: 千, code: kg}]\n", "2:16: a unit is what stands behind the number"),
    ("kjrep: 1\nunits: [{unit: 標箱, code: kg}, {unit: 标箱, code: t}]\n", "2:38: the unit 标箱 is given twice"),
    ("kjrep: 1\nassertions: [{id: OUR-01, present: []}]\n", "2:36: an empty list"),
    ("kjrep: 1\nrequired: [{id: OUR-01, elements: [colour]}]\n", "2:36: no element is called \"colour\""),
    ("kjrep: 1\nrequired: [{id: OUR-01, sections: [intro]}]\n", "2:36: no section is called \"intro\""),
    ("kjrep: 1\nrequired: [{id: OUR-01, headings: ['(']}]\n", "2:36: the pattern: missing closing"),
    ("kjrep: 1\nsuppress: [{a: b}]\n", "2:12: expected a text"),
]


WRONG_SQL = [
    ("SELECT", "incomplete input"),
    ("SELEC 1", 'near "SELEC": syntax error, at line 1, column 1 of the SQL'),
    ("SELECT valeu FROM metric", "no such column: valeu, at line 1, column 8 of the SQL"),
    ("SELECT 1 FROM metrics", "no such table: metrics"),
    ("SELECT 1; SELECT 2", "only one statement is allowed"),
    ("-- nothing", "no statement"),
    ("DELETE FROM metric", "table metric may not be modified"),
    ("CREATE TABLE t(a)", "only reading is allowed"),
    ("ATTACH 'a.db' AS a", "only reading is allowed"),
    ("PRAGMA user_version = 3", "only reading is allowed"),
    ("SELECT load_extension('a')", "not authorized to use function: load_extension"),
    ("SELECT text FROM metric", "{subject} in the message is no column of the SELECT"),
    ("SELECT subject, start_byte FROM metric", "the place needs both columns, start_byte and end_byte"),
]


class Wrong(unittest.TestCase):
    def test_wrong_sql_is_refused_with_its_place(self):
        for sql, expected in WRONG_SQL:
            place = "3:25" if expected.startswith("{") else "3:43"
            pack = f'kjrep: 1\nassertions:\n- {{id: OUR-01, message: "{{subject}}", sql: "{sql}"}}\n'
            with self.subTest(sql):
                status, output, message = run("kjrep-validate", pack, SUMMARY)
                self.assertEqual((2, ""), (status, output))
                reason = f"{place}: {expected}" if HAS_SQL else "3:43: this build has no SQL"
                self.assertTrue(message.startswith(f"kjrep-validate: pack.yaml:{reason}"), message)

    def test_each_is_refused_with_its_place(self):
        for pack, expected in WRONG:
            with self.subTest(expected):
                status, output, message = run("kjrep-validate", pack, SUMMARY)
                self.assertEqual((2, ""), (status, output))
                self.assertTrue(message.startswith(f"kjrep-validate: pack.yaml:{expected}"), message)

    def test_a_file_that_is_not_there(self):
        status, output, message = run("kjrep-validate", Path("nowhere.yaml"), SUMMARY)
        self.assertEqual((2, ""), (status, output))
        self.assertIn("nowhere.yaml: no such file", message)


if __name__ == "__main__":
    if run("kjrep-validate", "kjrep: 1\n", "a\n")[2].endswith("this build has no rule packs\n"):
        sys.exit(77)
    unittest.main()
