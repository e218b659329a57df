#!/usr/bin/env python3
"""Feed the three programs what no report should be: each must end in time, say what is wrong with which file, leave the
right exit status, and still process the good file that was named after the bad one."""
import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

GOOD = "临川县2023年工作总结\n\n一、主要工作\n全年实施重点项目46项。\n"
CRASHES = ("Sanitizer", "runtime error:")


def fill(path, data):
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)


def sparse(path, size):
    with open(path, "wb") as file:
        file.truncate(size)


def labels(count):
    return "".join(f"（{'一二三四五六七八九十'[i % 10]}）工作\n{i + 1}．事项\n" for i in range(count // 2))


# name, what makes the file (None: there is none), exit status, words of the message (any of them)
CASES = [
    ("empty.txt", "", 0, []),
    ("blank.txt", " \t\r\n\u3000\n\n \u00a0\n", 0, []),
    ("bom_alone.txt", "\ufeff", 0, []),
    ("no_report.txt", "The quick brown fox.\n\nint main(void) { return 0; }\n", 0, []),
    ("poem.txt", "床前明月光，疑是地上霜。\n举头望明月，低头思故乡。\n", 0, []),
    ("missing.txt", None, 3, ["missing.txt"]),
    ("bad_utf8.txt", "一、主要工作\n完成".encode() + b"\xff" + "46项。".encode(), 3, ["25"]),
    ("cut.txt", "完成46项".encode()[:-1], 3, ["8"]),
    ("nul.txt", "完成\0项。", 3, ["6"]),
    ("binary.txt", bytes(range(256)) * 64, 3, ["0"]),
    ("large.txt", lambda path: sparse(path, 1 << 30), 3, ["limit", "large", "bytes"]),
    ("long_line.txt", "全年完成投资175.9亿元，同比增长5.1%；" * 200000, 0, []),
    ("long_word.txt", "发展" * 1500000, 0, []),
    ("brackets.txt", "（" * 100000 + "46项" + "）" * 100000 + "\n" + "(" * 100000 + "\n" + "《“" * 50000, 0, []),
    ("labels.txt", labels(100000), 0, []),
    ("one_label.txt", "一、" * 100000 + "\n", 0, []),
    ("points.txt", "".join(f"{'一二三四五六七八九'[i % 9]}是抓好工作{i}项。" for i in range(100000)), 0, []),
    ("digits.txt", "完成投资" + "9" * 10000 + "元。\n占比" + "九" * 10000 + "%。\n增长0." + "1" * 10000 + "%。\n", 0, []),
    ("units.txt", "1" + "万" * 10000 + "元，" + "百分之" * 10000 + "，" + "第" * 10000 + "位\n", 0, []),
    ("parts.txt", "项目" + "其中：" * 50000 + "46项，" * 50000 + "\n", 0, []),
    ("table.txt", ("46项\t" * 1000 + "\n") * 100, 0, []),
    ("line_ends.txt", "\r" * 300000 + "\n\r" * 300000, 0, []),
    ("zero_width.txt", "\u200b" * 500000 + "46项" + "\ufeff" * 500000, 0, []),
]


class Checker:
    def __init__(self, programs, seconds):
        self.programs, self.seconds, self.faults = Path(programs), seconds, []

    def run(self, what, program, *arguments):
        path = self.programs / (program + (".exe" if os.name == "nt" else ""))
        try:
            done = subprocess.run([str(path), *map(str, arguments)], capture_output=True, timeout=self.seconds,
                                  stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            self.faults.append(f"{what}: {program}: not done after {self.seconds} s")
            return None
        message = done.stderr.decode("utf-8", "replace")
        if done.returncode < 0 or any(word in message for word in CRASHES):
            self.faults.append(f"{what}: {program}: crashed ({done.returncode})\n{message[:2000]}")
            return None
        return done.returncode, done.stdout.decode("utf-8"), message

    def expect(self, what, condition, fault):
        if not condition:
            self.faults.append(f"{what}: {fault}")

    def all_three(self, what, paths, status, words):
        """The programs' output, by program; the good file is the last of `paths`."""
        outputs = {}
        for program, form in (("kjrep-parse", "json"), ("kjrep-metrics", "jsonl"), ("kjrep-validate", "jsonl")):
            result = self.run(what, program, "--format", form, *paths)
            if not result:
                continue
            got, output, message = result
            where = f"{what}: {program}"
            may_find = program == "kjrep-validate" and status == 0
            self.expect(where, got == status or (may_find and got == 1), f"exit status {got}, not {status}")
            if status == 3:
                self.expect(where, what in message and any(word in message for word in words),
                            f"the message does not tell what is wrong: {message!r}")
                self.expect(where, message.count("\n") == (2 if len(paths) > 1 else 1),
                            f"not one line, and a summary: {message!r}")
            elif status == 0:
                summary = f"{program}: read {len(paths)} of {len(paths)} files\n" if len(paths) > 1 else ""
                self.expect(where, message == summary, f"says {message!r}")
            try:
                records = [json.loads(line) for line in output.split("\n") if line]
            except ValueError as error:
                self.faults.append(f"{where}: {error}")
                continue
            good = [record for record in records if record["doc"] == str(paths[-1])]
            if program != "kjrep-validate":
                self.expect(where, len(good) == 1, "the other file was not processed")
            outputs[program] = [record for record in records if record["doc"] != str(paths[-1])]
        return outputs


def check_out_of_range(checker, metrics):
    numbers = [metric for metric in metrics if metric["text"].startswith(("999", "九九", "0.1"))]
    checker.expect("digits.txt", len(numbers) == 3, f"{len(numbers)} numbers were reported, not 3")
    for number in numbers:
        checker.expect("digits.txt", number["value"] is None and "out_of_range" in number["flags"],
                       f"{number['text'][:8]}…: value {number['value']}, flags {number['flags']}")


def check_cases(checker, folder, only):
    good = folder / "good.txt"
    fill(good, GOOD)
    for name, data, status, words in CASES:
        if only and name not in only:
            continue
        path = folder / name
        if callable(data):
            data(path)
        elif data is not None:
            fill(path, data)
        outputs = checker.all_three(name, [path, good], status, words)
        if name == "digits.txt":
            check_out_of_range(checker, outputs.get("kjrep-metrics", []))
        if name in ("no_report.txt", "poem.txt") and outputs.get("kjrep-parse"):
            checker.expect(name, outputs["kjrep-parse"][0]["genre"] in (None, "unknown"), "taken for a report")
        if data is not None:
            path.unlink()


def check_folders(checker, folder):
    """A folder is taken for the files in it; one of them that cannot be read leaves the others."""
    inner = folder / "folder"
    inner.mkdir()
    fill(inner / "a.txt", GOOD)
    fill(inner / "b.txt", b"\xff")
    for program, form in (("kjrep-parse", "json"), ("kjrep-metrics", "jsonl"), ("kjrep-validate", "text")):
        result = checker.run("folder", program, "--format", form, inner)
        if not result:
            continue
        checker.expect(f"folder: {program}", result[0] == 3, f"exit status {result[0]}, not 3")
        checker.expect(f"folder: {program}", "b.txt" in result[2], f"the message names no file: {result[2]!r}")
        if program != "kjrep-validate":
            checker.expect(f"folder: {program}", "a.txt" in result[1], "the other file was not processed")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", metavar="DIR", required=True)
    parser.add_argument("--seconds", type=int, default=20, help="the most that a program may take")
    parser.add_argument("cases", nargs="*", help="names of cases; default: all")
    options = parser.parse_args()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")
    checker = Checker(options.programs, options.seconds)
    with tempfile.TemporaryDirectory() as folder:
        check_cases(checker, Path(folder), options.cases)
        if not options.cases:
            check_folders(checker, Path(folder))
    print("\n".join(checker.faults) or f"{len(options.cases) or len(CASES)} bad inputs")
    return 1 if checker.faults else 0


if __name__ == "__main__":
    sys.exit(main())
