#!/usr/bin/env python3
"""Write the rule reference, rules.en.md and rules.zh.md, from what the library says of its rules.

--check writes nothing and fails where a page differs."""
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "examples" / "python"))

import kjrep  # noqa: E402

FAMILIES = {  # letter: titles
    "S": ("Structure", "结构"), "E": ("Enumeration and announced counts", "列举与所称数目"), "A": ("Arithmetic", "算术"),
    "X": ("Consistency between places", "前后一致"), "L": ("Logic and range", "逻辑与范围"), "T": ("Time", "时间"),
    "P": ("Provenance", "来源"), "R": ("Required elements", "必备要素"), "W": ("Wording", "用词"), "N": ("Numerals", "数字"),
    "U": ("Punctuation", "标点"), "C": ("Characters and script", "字形与繁简"), "H": ("Names and placeholders", "名称与占位"),
}
LEVELS = {"error": "错误", "warning": "警告", "note": "提示"}
SOURCES = {"editors' practice": "编辑惯例", "statistical usage": "统计惯例", "arithmetic": "算术", "the calendar": "历法"}
PAGES = {
    "en": ("rules.en.md", """# Rules

What `kjrep-validate` checks. An error is provably wrong from the text alone; a warning is very likely wrong or needs a
person; a note is style, or incomplete information. A finding may be of a lower level than its rule where the words are
less sure (约, 左右). With `--show-passes` what was checked and holds is printed, too. Ids never change.

Figures are compared as what their wording allows: 50余 is more than 50 and less than 60, a figure printed to one decimal
is as wide as that digit, rounded or cut off. A sum is wrong only where no values make it right.
""", "What it cannot know", "Source", """
## Not checked

- **KJ-X005** (a value in last year's report differs from the one quoted this year) needs several reports at once.
"""),
    "zh": ("rules.zh.md", """# 规则

`kjrep-validate` 检查的内容。“错误”仅凭文本即可证明有误；“警告”很可能有误，或需要人工判断；“提示”属于体例问题或信息不全。
措辞不确定时（“约”“左右”），结果可能比规则低一级。加 `--show-passes` 时，核对无误的内容也会列出。规则编号永不改变。

数值按措辞允许的范围比较：“50余”大于50、小于60；印到一位小数的数，可能是四舍五入，也可能是截尾。只有任何取值都不能使其成立时，才判断合计有误。
""", "无法判断的情形", "依据", """
## 不检查的内容

- **KJ-X005**（今年引用的上年数与上年报告不一致）需要同时读取多份报告。
"""),
}


def page(engine, language):
    _, head, limits, source, tail = PAGES[language]
    chinese = language == "zh"
    colon, stop = ("：", "。") if chinese else (": ", ". ")
    lines, family = [head], None
    for rule in engine.rules(language):
        if rule.id[3] != family:
            family = rule.id[3]
            lines.append(f"## {FAMILIES[family][chinese]}\n")
        level = LEVELS[rule.level] if chinese else rule.level.capitalize()
        stands_on = SOURCES.get(rule.source, rule.source) if chinese else rule.source
        lines.append(f"### {rule.id} {rule.name}\n\n{level}{stop}{rule.asserts}\n")
        lines.append(f"- {limits}{colon}{rule.limits}\n- {source}{colon}{stands_on}\n")
    return "\n".join(lines).rstrip("\n") + "\n" + tail


def main():
    check, engine, stale = "--check" in sys.argv[1:], kjrep.Engine(), []
    for language, (name, *_) in PAGES.items():
        path, text = HERE / name, page(engine, language)
        if not check:
            path.write_text(text, "utf-8")
        elif not path.exists() or path.read_text("utf-8") != text:
            stale.append(name)
    if stale:
        sys.exit(f"not as the rules are: {', '.join(stale)}; run docs/rules_generate.py")


main()
