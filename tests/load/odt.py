#!/usr/bin/env python3
"""Reports as ODT files are read as their text is: same outline, same metrics. What OpenDocument has of its own (lists,
tables, notes, changes, headers) gives the text that a reader sees; files that harm are refused."""
import sys
import tempfile
from pathlib import Path

import odt_file as odt
import numbering
from programs import finish, from_arguments, lines_of, refusal_faults, same_faults, text_faults

LEVELS = [odt.level(1, "一, 二, 三, ...", ' style:num-suffix="、"'),
          odt.level(2, "一, 二, 三, ...", ' style:num-prefix="（" style:num-suffix="）"')]
OUTLINE = odt.outline_style([level.replace("list-level-style-number", "outline-level-style") for level in LEVELS])
SERIES = odt.list_style(LEVELS[:1] + [odt.level(2, "1", ' text:display-levels="2" style:num-suffix="."'),
                                      odt.level(3, "①, ②, ③, ...")])
FORMATS = ["1", "A", "a", "I", "i", "壹, 贰, 叁, ...", "甲, 乙, 丙, ...", "子, 丑, 寅, ...", "①, ②, ③, ...", "１, ２, ３, ..."]


def automatic(line):
    return numbering.automatic(line, lambda words, depth: odt.heading(words, depth + 1), odt.paragraph)


def report_faults(programs, original, folder):
    lines = [line.strip(" \u3000\t") for line in lines_of(original)]
    text = Path(folder) / f"{original.stem}.txt"  # a paragraph a line, as ODT has it
    text.write_bytes(("\n".join(lines) + "\n").encode("utf-8"))
    forms = {"plain": ("".join(map(odt.paragraph, lines)), ""),
             "torn": ("".join(odt.paragraph(line, pieces=len(line) // 2 + 1) for line in lines), ""),
             "indented": ("\n   " + "\n   ".join(map(odt.paragraph, lines)) + "\n", "")}
    if numbering.in_order(lines):
        forms["numbered"] = ("".join(map(automatic, lines)), OUTLINE)
    expected, metrics = programs.outline(text), programs.metrics(text)
    for name, (body, styles) in forms.items():
        path = Path(folder) / f"{original.stem}.{name}.odt"
        odt.save(path, body, styles=styles)
        found = programs.outline(path)
        if found["source"]["container"] != "odt":
            yield f"{path.name}: read as {found['source']}"
        if not all(node["place"]["part"] == "content.xml" and node["place"]["paragraph"] for node in found["nodes"]):
            yield f"{path.name}: nodes without a place"
        yield from same_faults(programs, path, expected, metrics)


P = odt.paragraph
COVERED = "<table:covered-table-cell/>"
BOX = "<draw:frame><draw:text-box>" + P("框内文字") + "</draw:text-box></draw:frame>"
NOTE = ('<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>' + P("注文。") +
        "</text:note-body></text:note>")
PAGE = ("<style:master-page><style:header>" + P("机密") + "</style:header><style:header-left>" + P("机密") +
        "</style:header-left><style:footer><text:p>— <text:page-number>1</text:page-number> —</text:p></style:footer>"
        "</style:master-page>")
DELETED = ("<text:tracked-changes><text:changed-region><text:deletion>" + P("旧文") +
           "</text:deletion></text:changed-region></text:tracked-changes>")
TITLE = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
HIDDEN = ('<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>')

# what is tried, body, styles of content.xml, of styles.xml, pages, the text of it
CASES = [
    ("blanks", "<text:p>  增\n  长<text:s text:c='2'/>9%<text:tab/>以上<text:line-break/> 次行 </text:p>", "", "", "",
     "增 长  9% 以上\n次行 \n"),
    ("deleted words stand apart", DELETED + "<text:p>增长<text:change text:change-id='c'/>9%。</text:p>", "", "", "", "增长9%。\n"),
    ("fields", "<text:p>截至<text:date>2024年</text:date>底<text:a>，详见附件</text:a></text:p>", "", "", "",
     "截至2024年底，详见附件\n"),
    ("hidden words go", "<text:p><text:span text:style-name='T1'>隐</text:span>现</text:p>", HIDDEN, "", "", "现\n"),
    ("comments and readings go", "<text:p>正<office:annotation>" + P("批") + "</office:annotation><text:ruby><text:ruby-base>文"
     "</text:ruby-base><text:ruby-text>wen</text:ruby-text></text:ruby></text:p>", "", "", "", "正文\n"),
    ("a text box", f"<text:p>{BOX}正文</text:p>", "", "", "", "框内文字\n正文\n"),
    ("notes behind the body", f"<text:p>正文{NOTE}。</text:p>" + P("下段。"), "", "", "", "正文。\n下段。\n注文。\n"),
    ("lists count, restart and go on",
     odt.items(P("甲") + odt.items(P("乙"), P("丙"), style="L1"), P("丁") + odt.items(P("戊") + odt.items(P("己"))) + P("续")) +
     P("间") + odt.items(P("庚"), more=' text:continue-numbering="true"') + odt.items(P("辛")), SERIES, "", "",
     "一、甲\n1.1. 乙\n1.2. 丙\n二、丁\n2.1. 戊\n①己\n续\n间\n三、庚\n一、辛\n".replace("1.1.", "一.1.").replace("1.2.", "一.2.")
     .replace("2.1.", "二.1.")),
    ("a list that is continued by its name", odt.items(P("甲"), more=' xml:id="a"') + odt.items(P("间")) +
     odt.items(P("乙"), more=' text:continue-list="a"'), SERIES, "", "", "一、甲\n一、间\n二、乙\n"),
    ("an item begins at a number", odt.items(P("甲")).replace("<text:list-item>", '<text:list-item text:start-value="5">'),
     SERIES, "", "", "五、甲\n"),
    ("headings", odt.heading("甲") + odt.heading("乙", 2) + odt.heading("丙") + odt.heading("丁", 1, ' text:is-list-header="true"'),
     "", OUTLINE, "", "一、甲\n（一）乙\n二、丙\n丁\n"),
    ("a list format", odt.items(P("总则")), odt.list_style([odt.level(1, "一, 二, 三, ...", ' style:num-list-format="第%1%章　"')]),
     "", "", "第一章　总则\n"),
    ("formats", "".join(odt.items(P("文"), style=f"L{i}") for i in range(len(FORMATS))),
     "".join(odt.list_style([odt.level(1, form, ' style:num-suffix="、"')], f"L{i}") for i, form in enumerate(FORMATS)), "", "",
     "".join(f"{first}、文\n" for first in "1AaIi壹甲子①１")),
    ("rows and cells", odt.table([[odt.cell("指标"), odt.cell("数值")], [odt.cell("收入"), odt.cell("5")]]), "", "", "",
     "指标\t数值\n收入\t5\n"),
    ("cells that reach over others", odt.table(
        [[odt.cell("甲", ' table:number-rows-spanned="2"'), odt.cell("1"), odt.cell("2")],
         [COVERED, odt.cell("3", ' table:number-columns-spanned="2"'), COVERED]]), "", "", "", "甲\t1\t2\n3\n"),
    ("a table that lays out", odt.table([[odt.cell("第一段。")], [odt.cell("第二段。")]]), "", "", "", "第一段。\n第二段。\n"),
    ("heads and feet of pages", P("正文。"), "", "", PAGE, "机密\n正文。\n"),
    ("a list of the head is no list of the body", odt.items(P("甲"), more=' text:continue-numbering="true"'), "", SERIES,
     "<style:master-page><style:header>" + odt.items(P("机密")) + "</style:header></style:master-page>", "一、机密\n一、甲\n"),
    ("a table of contents", "<text:table-of-content><text:table-of-content-source>" + P("源") + "</text:table-of-content-source>"
     "<text:index-body>" + P("一、目录") + "</text:index-body></text:table-of-content>" + P("正文。"), "", "", "", "一、目录\n正文。\n"),
]
# what harms or cannot be read, how it is made, words of the message
REFUSED = [
    ("another kind", lambda p: odt.save(p, "", mimetype="application/vnd.oasis.opendocument.spreadsheet"), "no text"),
    ("encrypted", lambda p: odt.save(p, "", parts=[("META-INF/manifest.xml", "<m:encryption-data/>")]), "encrypted"),
    ("an entity", lambda p: odt.save(p, P("文"), head='<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'), "document type"),
    ("nested too deeply", lambda p: odt.save(p, "<text:section>" * 2000 + "</text:section>" * 2000), "too deeply"),
    ("not well formed", lambda p: odt.save(p, "<text:p>"), "line 1"),
]
# what harms and is read as far as it is sound
READ = [
    ("lists in lists", "<text:list><text:list-item>" * 100 + P("文") + "</text:list-item></text:list>" * 100),
    ("blanks without end", "<text:p>文<text:s text:c='99999999'/></text:p>"),
    ("columns without end", odt.table([[odt.cell("文", ' table:number-columns-repeated="99999999"')]] * 2)),
    ("styles in a ring", P("文", "A")),
]
RING = "".join(f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{parent}"/>'
               for name, parent in ("AB", "BA"))


def structure_faults(programs, path):
    odt.save(path, P("临川县工作总结", "P1") + odt.heading("主要工作") + P("完成46项。") + f"<text:p>正文{NOTE}。</text:p>", TITLE,
             pages=PAGE)
    nodes = programs.outline(path)["nodes"]
    kinds = [node["kind"] for node in nodes]
    if "title" not in kinds or kinds.count("heading") != 1 or kinds.count("boilerplate") != 2:  # the head and the note
        yield f"kinds: {kinds}"


def main():
    programs, reports = from_arguments(__doc__)
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for original in reports:
            faults += report_faults(programs, original, folder)
        path = Path(folder) / "case.odt"
        for name, body, automatic_styles, styles, pages, expected in CASES:
            odt.save(path, body, automatic_styles, styles, pages)
            faults += text_faults(programs, name, path, expected)
        faults += structure_faults(programs, path)
        for name, body in READ:
            odt.save(path, body, styles=RING)
            if not programs.text(path).startswith("文"):
                faults.append(f"{name}: {programs.text(path)[:40]!r}")
        for name, make, words in REFUSED:
            make(path)
            faults += refusal_faults(programs, name, path, words)
    return finish(faults, f"{len(reports)} reports, {len(CASES) + len(READ)} cases, {len(REFUSED)} refused", reports)


if __name__ == "__main__":
    sys.exit(main())
