#!/usr/bin/env python3
"""What the programs do with files, folders, standard input and wrong usage: exit status, messages, order of output."""
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

FOLDER = Path(sys.argv.pop(1))
REPORT = "青溪县水务局2024年工作总结\n\n一、主要做法\n新建供水工程50余项。\n"


def run(program, *arguments, stdin=b""):
    done = subprocess.run([str(FOLDER / program), *map(str, arguments)], input=stdin, capture_output=True, timeout=60)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace")


class Programs(unittest.TestCase):
    def setUp(self):
        self.held = tempfile.TemporaryDirectory()
        self.addCleanup(self.held.cleanup)
        self.folder = Path(self.held.name)

    def write(self, name, data=REPORT):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def documents(self, output):
        return [json.loads(line)["doc"] for line in output.splitlines()]

    def test_wrong_usage(self):
        path = self.write("a.txt")
        has_sql = "this build has no SQL" not in run("kjrep-parse", "--sql", "SELECT 1", path)[2]
        queries = (("kjrep-metrics", "--where", "value >", path), ("kjrep-parse", "--sql", "SELEC 1", path))
        for program, *arguments in (
                ("kjrep-parse",), ("kjrep-parse", "--nope", path), ("kjrep-parse", "--format", "xml", path),
                ("kjrep-parse", "--format"), ("kjrep-parse", "--select", "二//", path), ("kjrep-parse", "-", "-"),
                ("kjrep-parse", "--jobs", "0", path), ("kjrep-parse", "--lang", "fr", path),
                ("kjrep-metrics", "--explain=1", path), *(queries if has_sql else ()),
                ("kjrep-validate", "--format", "xml", path), ("kjrep-validate", "--rules", "a.yaml", path),
                ("kjrep-validate", "--fail-on", "never", path)):
            status, output, message = run(program, *arguments)
            self.assertEqual((2, ""), (status, output), arguments)
            self.assertIn(program, message)

    def test_help_and_version(self):
        for program in ("kjrep-parse", "kjrep-metrics", "kjrep-validate"):
            status, output, _ = run(program, "--help")
            self.assertEqual((0, True), (status, output.startswith(f"Usage: {program} ")))
            self.assertRegex(run(program, "--version")[1], rf"^{program} \d+\.\d+\.\d+\n$")

    def test_inputs_that_cannot_be_read(self):
        good = self.write("good.txt")
        for name, data, said in (("gb.txt", "工作总结，新建工程".encode("gb18030") + b"\xff", "at byte 18"), ("nul.txt", b"a\0", "byte 1"),
                                 ("cut.txt", REPORT.encode()[:-2], "not UTF-8"), ("a.docx", b"PK\x03\x04", "zip"),
                                 ("a.pdf", b"%PDF-1.7", "PDF"), ("u.txt", REPORT.encode("utf-16")[:-1], "UTF-16")):
            bad = self.write(name, data)
            status, output, message = run("kjrep-parse", "--format", "json", bad, good)
            self.assertEqual((3, [str(good)]), (status, self.documents(output)), name)
            self.assertIn(f"kjrep-parse: {bad}: ", message)
            self.assertIn(said, message)
        status, output, message = run("kjrep-metrics", self.folder / "none.txt")
        self.assertEqual((3, ""), (status, output))
        self.assertIn("no such file", message)

    def test_charsets(self):
        big5 = self.write("big5.txt", "總結".encode("big5"))
        status, output, _ = run("kjrep-parse", "--format", "text", "--charset", "Big5", big5)
        self.assertEqual((0, "總結"), (status, output))
        cut = self.write("cut.txt", REPORT.encode("gbk") + b"\xb9")
        self.assertEqual(3, run("kjrep-parse", cut)[0])
        status, output, _ = run("kjrep-parse", "--format", "text", "--replace-bytes", cut)
        self.assertEqual((0, REPORT + "\ufffd"), (status, output))
        self.assertEqual(2, run("kjrep-parse", "--charset", "KOI8-R", cut)[0])
        self.assertEqual(3, run("kjrep-parse", "--charset", "UTF-16LE", cut)[0])

    def test_standard_input(self):
        status, output, _ = run("kjrep-parse", "--format", "text", "-", stdin=REPORT.encode())
        self.assertEqual((0, REPORT), (status, output))
        self.assertEqual(["-"], self.documents(run("kjrep-parse", "--format", "json", "-", stdin=REPORT.encode())[1]))

    def test_folders_in_order(self):
        names = [f"{folder}/{number}.txt" for folder in "ab" for number in range(10, 30)]
        for name in reversed(names):
            self.write(name)
        self.write("a/.hidden", b"\0")
        expected = [str(self.folder / name) for name in names]
        for jobs in (1, 4):
            status, output, _ = run("kjrep-parse", "--format", "json", "--jobs", jobs, self.folder)
            self.assertEqual((0, expected), (status, self.documents(output)))

    def test_findings_decide_the_status(self):
        clean = self.write("clean.txt")
        faulty = self.write("faulty.txt", "工作总结\n\n新建设施共26处，其中：书屋14处；广场7处；工坊3处。\n")
        self.assertEqual(0, run("kjrep-validate", clean)[0])
        self.assertEqual(1, run("kjrep-validate", clean, faulty)[0])
        self.assertEqual(1, run("kjrep-validate", "--format", "jsonl", faulty)[0])
        self.assertEqual(3, run("kjrep-validate", faulty, self.folder / "none.txt")[0])

    def test_a_summary_of_several_files(self):
        clean = self.write("clean.txt")
        faulty = self.write("faulty.txt", "工作总结\n\n新建设施共26处，其中：书屋14处；广场7处；工坊3处。\n")
        self.assertEqual("", run("kjrep-validate", clean)[2])
        for jobs in (1, 3):
            said = run("kjrep-validate", "--jobs", jobs, clean, faulty, self.folder / "none.txt", clean)[2]
            self.assertIn("none.txt: ", said)
            self.assertEqual("kjrep-validate: read 3 of 4 files, 1 could not be read; 1 failed", said.splitlines()[-1])
        self.assertEqual(["kjrep-parse: read 2 of 2 files"], run("kjrep-parse", clean, faulty)[2].splitlines())


if __name__ == "__main__":
    unittest.main()
