#!/usr/bin/env python3
"""Texts made to exhaust what reads them: of one that is four times as long, the time and the answer are about four times
as long too."""
import argparse
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

SIZE, TIMES = 24_000, 4
SLOWEST, LARGEST = 2.5 * TIMES, 1.5 * TIMES
CLOCK = 0.1  # seconds that say nothing of growth
PROGRAMS = [
    ("kjrep-parse", ["--format", "json"]),
    ("kjrep-metrics", ["--format", "jsonl"]),
    ("kjrep-validate", ["--format", "jsonl", "--show-passes"]),
]


def row(*pieces):
    """One piece after the other, each over and over: so many characters in all."""
    return lambda size: "".join(piece * (size // len(pieces) // len(piece) + 1) for piece in pieces)


def between(before, piece, after):
    return lambda size: before + row(piece)(size) + after


def pages(size):
    line = "国家全面建成工厂三十家以及各类道路3公里共计投资5亿元其中甲县2亿元以及\n"
    return "国家发展改革工作很好。\n" + "".join(line * 8 + f"- {page} -\n" for page in range(1, size // 300)) + "结束。\n"


def parts(size):
    count = size // 6
    return f"全市共建成工厂{count}家，其中" + "甲县厂1家、" * count + "。\n"


TEXTS = {
    "ratio": row("3:"),
    "ratio_of_times": row("3:30 "),
    "open_titles": row("《"),
    "open_and_short_titles": row("《", "《办法》"),
    "open_brackets": row("（国", "“国", "《【国"),
    "nested_brackets": row("（", "）"),
    "numerals": row("7", "七", "亿万", "三五"),
    "fractions": row("百分之", "三分之"),
    "ranges": row("3至", "3—", "1日至"),
    "labels": row("一、", "（一）", "1."),
    "points": row("一是", "，二是国", "，九是国"),
    "marks_behind_a_point": between("一是", "，", "工作。\n二是工作。\n"),
    "marks_behind_an_ordinal_word": between("首先", "，", "工作。\n其次工作。\n"),
    "equal_headings": row("一、工作情况\n"),
    "deep_headings": row("一、工\n（一）工\n1.工\n（1）工\n①工\n"),
    "furniture_inside_a_paragraph": pages,
    "announced": row("三项：", "三项工作，即甲、乙，"),
    "parts_of_a_whole": parts,
    "parts_in_brackets": between("全市共建成工厂9000家（", "甲县厂2家（乙厂1家、丙厂1家）、", "）。\n"),
    "parts_and_comparisons": between("全市共建成工厂900家，其中甲县1家、乙县2家", "，比上年增加3家", "。\n"),
    "parts_with_money": row("共安排项目5项、经费3万元，其中甲类1项、乙类2项、丙类1项、丁类1项。"),
    "verbs_behind_a_figure": between("3个", "人投入", "，\n"),
    "verbs_in_a_quotation": between("3个“", "完成", "。\n"),
    "quotations_before_a_figure": between("", "“建设”", "3个。\n"),
    "people_and_verbs": row("5万人受益", "、3%和上升"),
    "auxiliaries": between("香港特別行政區行政長官施政報告\n", "教育局會議3個、", "。\n"),
    "verbs_before_a_figure": between("工厂", "投入了", "等" * SIZE + "3元。\n"),
    "name_before_figures": between("国" * SIZE + "工厂3家", "，4家", "。\n"),
    "name_behind_a_figure": between("共3家" + "国" * SIZE + "，其中", "4家，", "\n"),
    "periods": between("国家发展改革工作很好。" * 40 + "\n", "全年，", "国家建成工厂3家。\n"),
    "totals_behind_lists": row("甲1个，乙2个，累计5个，"),
    "names_behind_a_figure": between("建成5个小区", "、甲甲", "，好。\n"),
    "far_parts": lambda size: "甲甲5个" + "很" * size + "乙乙600个，其中" + "丙丙1个，" * (size // 6) + "好。\n",
    "verbs_of_claims": between("建成5个", "理赔", "。\n"),
    "words_of_reach": between("建成5个", "达", "。\n"),
    "requests": between("青溪县水务局2020年工作总结\n国家发展很好，工作取得成绩。\n“", "，妥否", "。\n"),
}


def measure(program, options, path, text):
    path.write_text(text, encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([program, *options, path], capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.decode("utf-8", "replace").strip()[-300:])
    return after.ru_utime - before.ru_utime, len(done.stdout)


def fault_of(program, options, path, make):
    for attempt in range(3):  # other work on the machine disturbs the clock
        seconds, size = measure(program, options, path, make(SIZE))
        long_seconds, long_size = measure(program, options, path, make(TIMES * SIZE))
        if long_size > LARGEST * (size + SIZE):
            return f"{size} bytes of answer become {long_size}"
        if long_seconds <= SLOWEST * (seconds + CLOCK):
            return None
    return f"{seconds:.2f} s become {long_seconds:.2f} s"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True, type=Path)
    args = parser.parse_args()
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "text.txt")
        for name, make in TEXTS.items():
            for program, options in PROGRAMS:
                fault = fault_of(args.programs / program, options, path, make)
                if fault:
                    faults.append(f"{name}: {program}: {fault}")
    print("\n".join(faults) or f"{len(TEXTS)} texts")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
