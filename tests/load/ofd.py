#!/usr/bin/env python3
"""Reports set on the pages of OFD files are read as their paragraphs are; page numbers, running heads and water marks
are not of the text; files that harm are refused."""
import re
import sys
import tempfile
from pathlib import Path

import ofd_file as ofd
from programs import finish, from_arguments, refusal_faults, text_faults

TEMPLATE = '<ofd:TemplatePage ID="7" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
COMMON_RESOURCE = "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
NOTED = ofd.document(1).replace("</ofd:Document>", "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations></ofd:Document>")
NOTES = (f'<ofd:Annotations {ofd.NAMESPACE}><ofd:Page PageID="1"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page>'
         "</ofd:Annotations>")
DRAWING = '<ofd:PathObject ID="4" Boundary="0 0 9 9"><ofd:AbbreviatedData>M 0 0 L 9 9</ofd:AbbreviatedData></ofd:PathObject>'
LEFT = ["全市上下凝心聚力推进发展", "各项工作取得了新的成效并", "为下一年打下了基础。"]
RIGHT = ["全年新建学校十二所，改造", "老旧小区三十六个，新增停", "车位八千个，群众满意。"]
TABLE = [["指标", "数量", "增长"], ["生产总值", "100亿元", "5%"], ["财政收入", "20亿元", "3%"]]


def note(kind, text):
    return (f'<ofd:PageAnnot {ofd.NAMESPACE}><ofd:Annot ID="5" Type="{kind}"><ofd:Appearance Boundary="28 90 100 10">'
            f"{ofd.words(text, 0, 0)}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>")


def noted(kind, text):
    return [("Doc_0/Document.xml", NOTED), ("Doc_0/Annots/Annotations.xml", NOTES),
            ("Doc_0/Annots/Page_0/Annotation.xml", note(kind, text))]


def set_table(y):
    return "".join(ofd.words(text, 28 + 50 * column, y + 10 * row) for row, texts in enumerate(TABLE)
                   for column, text in enumerate(texts))


# what is tried, documents, common data, parts, the text of it
CASES = [
    ("rows in the order of the page", [[ofd.page(ofd.words("后", 28, 80) + ofd.words("前", 28, 40))]], "", (), "前\n后\n"),
    ("pieces of a row", [[ofd.page(ofd.words("年增长", 45, 40) + ofd.words("2024", 28, 40, 4.2))]], "", (), "2024年增长\n"),
    ("what is not shown", [[ofd.page(ofd.words("隐", 28, 40, more=' Visible="false"') + ofd.words("现", 28, 60))]], "", (),
     "现\n"),
    ("several documents", [[ofd.page(ofd.words("甲", 28, 40))], [ofd.page(ofd.words("乙", 28, 40))]], "", (), "甲\n乙\n"),
    ("graphic units", [[ofd.page(ofd.show(9, 28, 40, 0.5))]], COMMON_RESOURCE,
     [("Doc_0/PublicRes.xml", ofd.resource([(9, ofd.words("图元", 0, 0))]))], "图元\n"),
    ("units inside units", [[ofd.page(ofd.show(9, 28, 80, 0.5) + ofd.words("前", 28, 60))]], COMMON_RESOURCE,
     [("Doc_0/PublicRes.xml", ofd.resource([(9, ofd.show(8, 0, 0)), (8, ofd.words("内", 0, 0))]))], "前\n内\n"),
    ("units of a page", [[ofd.page(ofd.show(9, 28, 40)).replace("<ofd:Content>", "<ofd:PageRes>Res.xml</ofd:PageRes><ofd:Content>")]],
     "", [("Doc_0/Pages/Page_0/Res.xml", ofd.resource([(9, ofd.words("页内", 0, 0))]))], "页内\n"),
    ("a declared charset", [[('<?xml version="1.0" encoding="GBK"?>' + ofd.page(ofd.words("国标", 28, 40))).encode("gbk")]], "",
     (), "国标\n"),
    ("UTF-16", [[("\ufeff" + ofd.page(ofd.words("宽字", 28, 40))).encode("utf-16-le")]], "", (), "宽字\n"),
    ("a note", [[ofd.page(ofd.words("正文", 28, 60))]], "", noted("Path", "批注"), "正文\n批注\n"),
    ("two columns", [[ofd.page(ofd.words("题目", 90, 30) + ofd.set_rows(LEFT, 20, 60) + ofd.set_rows(RIGHT, 110, 61))]], "", (),
     "题目\n" + "".join(LEFT) + "".join(RIGHT) + "\n"),
    ("a table", [[ofd.page(ofd.words("如下：", 28, 30) + set_table(60))]], "", (),
     "如下：\n" + "".join("\t".join(row) + "\n" for row in TABLE)),
    ("a template", [[ofd.page(ofd.words("正文", 28, 60), 7)]], TEMPLATE,
     [("Doc_0/Tpls/Tpl_0/Content.xml", ofd.page(ofd.words("版头", 28, 20)))], "版头\n正文\n"),
]
GOOD = ofd.page(ofd.words("正文", 28, 40))
# what has no text, or harms: pages, parts that replace those of the file
HARM = [
    ("pictures alone", [ofd.page(DRAWING)], ()),
    ("a unit inside itself", [ofd.page(ofd.show(9, 28, 40))],
     [("Doc_0/Document.xml", ofd.document(1, COMMON_RESOURCE)),
      ("Doc_0/PublicRes.xml", ofd.resource([(9, ofd.show(9, 0, 0) * 2)]))]),
    ("units that double", [ofd.page(ofd.show(1, 28, 40))],
     [("Doc_0/Document.xml", ofd.document(1, COMMON_RESOURCE)),
      ("Doc_0/PublicRes.xml", ofd.resource([(i, ofd.show(i + 1, 0, 0) * 9) for i in range(1, 12)]))]),
    ("no such page", [], [("Doc_0/Document.xml", ofd.document(1))]),
    ("no well-formed page", [GOOD[:-20]], ()),
    ("an entity", ['<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + GOOD], ()),
    ("nested too deeply", [ofd.page("<ofd:PageBlock>" * 2000 + "</ofd:PageBlock>" * 2000)], ()),
    ("too many pages", [], [("Doc_0/Document.xml", ofd.document(20000))]),
    ("a page again and again", [ofd.page(ofd.words("重" * 9000, 28, 40))],
     [("Doc_0/Document.xml", re.sub("(<ofd:Page ID.*?/>)", r"\1" * 9000, ofd.document(1)))]),
]


def report_faults(programs, original, folder):
    lines = [line for line in original.read_bytes().decode("utf-8").replace("\r\n", "\n").split("\n")]
    lines = [line.strip(" \u3000\t") for line in lines if line.strip()]
    path, text = Path(folder) / f"{original.stem}.ofd", Path(folder) / f"{original.stem}.txt"
    text.write_bytes(("\n".join(lines) + "\n").encode("utf-8"))
    expected = programs.outline(text)["nodes"]
    if any(node["kind"] == "table" for node in expected):
        return  # its rows are not set as a paragraph is
    for words in ofd.words, ofd.down, ofd.up:
        ofd.save(path, [ofd.set_pages(lines, words=words)])
        yield from (f"{words.__name__}: {fault}" for fault in faults_of(programs, path, text, expected))


def faults_of(programs, path, text, expected):
    found = programs.outline(path)
    if found["source"]["container"] != "ofd":
        yield f"{path.name}: read as {found['source']}"
    nodes = [node for node in found["nodes"] if node["kind"] != "boilerplate"]
    if not all(node["place"]["page"] >= 1 and len(node["place"]["box"]) == 4 for node in nodes):
        yield f"{path.name}: nodes without a place"
    words = [[metric["text"] for metric in programs.metrics(file)] for file in (text, path)]
    if words[0] != words[1]:
        yield f"{path.name}: metrics {[pair for pair in zip(*words) if pair[0] != pair[1]][:1]}"
    kinds = [[(node["kind"], node["label"], node["title"]) for node in nodes if node["kind"] == "heading"]
             for nodes in (expected, nodes)]
    if kinds[0] != kinds[1]:
        yield f"{path.name}: headings {[pair for pair in zip(*kinds) if pair[0] != pair[1]][:1]}"


def structure_faults(programs, path):
    ofd.save(path, [[ofd.page(set_table(60))]])
    table = [node for node in programs.outline(path)["nodes"] if node["kind"] in ("table", "row", "cell")]
    if [node["kind"] for node in table] != ["table"] + (["row"] + ["cell"] * 3) * 3:
        yield f"a table: {[node['kind'] for node in table]}"
    ofd.save(path, [[ofd.page(ofd.words("正文", 28, 60))]], parts=noted("Watermark", "内部"))
    kinds = [node["kind"] for node in programs.outline(path)["nodes"]]
    if kinds.count("boilerplate") != 1:
        yield f"a water mark: {kinds}"


def main():
    programs, reports = from_arguments(__doc__)
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for original in reports:
            faults += report_faults(programs, original, folder)
        path = Path(folder) / "case.ofd"
        for name, documents, common, parts, expected in CASES:
            ofd.save(path, documents, common, parts)
            faults += text_faults(programs, name, path, expected)
        faults += structure_faults(programs, path)
        for name, pages, parts in HARM:
            ofd.save(path, [pages], parts=parts)
            faults += refusal_faults(programs, name, path, "case.ofd")
    return finish(faults, f"{len(reports)} reports, {len(CASES)} cases, {len(HARM)} refused", reports)


if __name__ == "__main__":
    sys.exit(main())
