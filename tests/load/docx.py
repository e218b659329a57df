#!/usr/bin/env python3
"""Reports as DOCX files are read as their text is: same outline, same metrics. What DOCX has of its own (numbering,
tables, notes, changes, text boxes) gives the text that a reader sees."""
import sys
import tempfile
from pathlib import Path

import docx_file as docx
import numbering
from programs import finish, from_arguments, lines_of, same_faults, text_faults

LEVELS = [docx.level(0, "chineseCounting", "%1、"), docx.level(1, "chineseCountingThousand", "（%2）")]


def automatic(line):
    return numbering.automatic(line, docx.numbered, docx.paragraph)


def report_faults(programs, original, folder):
    lines = lines_of(original)
    text = Path(folder) / f"{original.stem}.txt"  # a paragraph a line, as DOCX has it
    text.write_bytes(("\n".join(lines) + "\n").encode("utf-8"))
    forms = {"plain": ("".join(map(docx.paragraph, lines)), (), docx.WORD),
             "torn": ("".join(docx.paragraph(line, pieces=len(line) // 2 + 1) for line in lines), (), docx.WORD),
             "strict": ("".join(map(docx.paragraph, lines)), (), docx.STRICT)}
    if numbering.in_order(lines):
        forms["numbered"] = ("".join(map(automatic, lines)), [("numbering", "numbering", docx.numbering(LEVELS))],
                             docx.WORD)
    expected, metrics = programs.outline(text), programs.metrics(text)
    for name, (body, parts, namespace) in forms.items():
        path = Path(folder) / f"{original.stem}.{name}.docx"
        docx.save(path, body, parts, namespace)
        found = programs.outline(path)
        if found["source"]["container"] != "docx":
            yield f"{path.name}: read as {found['source']}"
        yield from same_faults(programs, path, expected, metrics)


def change(kind, text):
    inner = docx.run(text) if kind == "ins" else f"<w:r><w:delText>{text}</w:delText></w:r>"
    return f'<w:{kind} w:id="1" w:author="A">{inner}</w:{kind}>'


BOX = "<w:txbxContent>" + docx.paragraph("框内文字") + "</w:txbxContent>"
SERIES = docx.numbering(
    [docx.level(0, "chineseCounting", "%1、"), docx.level(1, "decimal", "%1.%2", "<w:isLgl/>"),
     docx.level(2, "decimalEnclosedCircle", "%3")],
    ['<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
     '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
     "</w:lvlOverride></w:num>"])
STYLES = ('<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/>'
          '</w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="a2"><w:basedOn w:val="a1"/></w:style>')

FORMATS = [("decimal", "1"), ("decimalZero", "01"), ("decimalFullWidth", "１"), ("upperLetter", "A"), ("lowerLetter", "a"),
           ("upperRoman", "I"), ("lowerRoman", "i"), ("chineseCountingThousand", "一"), ("ideographDigital", "一"),
           ("chineseLegalSimplified", "壹"), ("ideographLegalTraditional", "壹"), ("ideographTraditional", "甲"),
           ("ideographZodiac", "子"), ("decimalEnclosedCircle", "①"), ("decimalEnclosedParen", "⑴"),
           ("decimalEnclosedFullstop", "⒈"), ("ideographEnclosedCircle", "㊀"), ("numberInDash", "- 1 -")]


def field(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


# what is tried, body, parts, the text of it
CASES = [
    ("deleted words go, inserted ones stay",
     f"<w:p>{docx.run('增长')}{change('del', '8%')}{change('ins', '9%')}{docx.run('。')}</w:p>", (), "增长9%。\n"),
    ("a deleted paragraph mark joins",
     docx.paragraph("上半", '<w:rPr><w:del w:id="1"/></w:rPr>') + docx.paragraph("下半。"), (), "上半下半。\n"),
    ("tabs and breaks", f"<w:p>{docx.run('甲')}<w:r><w:tab/></w:r>{docx.run('乙')}<w:r><w:br/></w:r>{docx.run('丙')}</w:p>",
     (), "甲 乙\n丙\n"),
    ("codes of fields go", "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
     f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{docx.run('3')}</w:p>", (), "3\n"),
    ("hidden words go", f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>{docx.run('现')}</w:p>", (), "现\n"),
    ("looks and sessions are no text", '<w:p w:rsidR="00A1" w14:paraId="1F" w:rsidDel="x>y"><w:pPr><w:rPr><w:b/></w:rPr></w:pPr>'
     '<w:r w:rsidRPr="00A1"><w:rPr><w:rFonts w:ascii="a>b"/><w:b/></w:rPr><w:t>甲</w:t></w:r><w:r><w:rPr><w:b/><w:rPrChange w:id="1">'
     '<w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>乙</w:t></w:r><w:r><w:t><![CDATA[<w:rPr>丙</w:rPr>]]></w:t></w:r></w:p>',
     (), "甲乙<w:rPr>丙</w:rPr>\n"),
    ("sessions in other quotes", "<w:p w:rsidR='00A1'><w:r><w:t>甲\"乙\"丙</w:t></w:r></w:p>", (), '甲"乙"丙\n'),
    ("a later style counts, the one before goes", docx.paragraph("甲", '<w:pStyle w:val="a12"/><w:pStyle w:val="a1"/>'),
     [("numbering", "numbering", SERIES), ("styles", "styles", STYLES)], "一、甲\n"),
    ("a text box once", "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'>" + BOX + "</mc:Choice><mc:Fallback>" +
     BOX + f"</mc:Fallback></mc:AlternateContent></w:r>{docx.run('正文')}</w:p>", (), "框内文字\n正文\n"),
    ("numbers count, restart and override",
     docx.numbered("甲") + docx.numbered("乙", 1) + docx.numbered("丙", 1) + docx.numbered("丁") + docx.numbered("戊", 1) +
     docx.numbered("己", 2) + docx.numbered("庚", 0, 2), [("numbering", "numbering", SERIES)],
     "一、甲\n1.1 乙\n1.2 丙\n二、丁\n2.1 戊\n①己\n一、庚\n".replace("1.1 ", "1.1").replace("1.2 ", "1.2").replace("2.1 ", "2.1")),
    ("numbers of styles", docx.paragraph("甲", '<w:pStyle w:val="a2"/>') + docx.paragraph("乙", '<w:pStyle w:val="a1"/>'),
     [("numbering", "numbering", SERIES), ("styles", "styles", STYLES)], "一、甲\n二、乙\n"),
    ("rows and cells", docx.table([[docx.cell("指标"), docx.cell("数值")], [docx.cell("收入"), docx.cell("5")]]), (),
     "指标\t数值\n收入\t5\n"),
    ("cells that reach down", docx.table([[docx.cell("甲", '<w:vMerge w:val="restart"/>'), docx.cell("1")],
                                          [docx.cell("", "<w:vMerge/>"), docx.cell("2")]]), (), "甲\t1\n2\n"),
    ("a table that lays out", docx.table([[docx.cell("第一段。") ], [docx.cell("第二段。")]]), (), "第一段。\n第二段。\n"),
    ("a row that was deleted goes", docx.table([[docx.cell("指标"), docx.cell("数值")], [docx.cell("旧"), docx.cell("1")],
                                                [docx.cell("收入"), docx.cell("5")]]).replace(
        "<w:tr><w:tc><w:p><w:r><w:t xml:space=\"preserve\">旧", "<w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc><w:p><w:r><w:t>旧"), (),
     "指标\t数值\n收入\t5\n"),
    ("fields inside the code of others", "<w:p>" + field("begin") + "<w:r><w:instrText>IF </w:instrText></w:r>" + field("begin") +
     "<w:r><w:instrText>PAGE</w:instrText></w:r>" + field("separate") + docx.run("7") + field("end") + field("separate") +
     docx.run("现") + field("end") + docx.run("文") + "</w:p>", (), "现文\n"),
    ("prompts of forms go", "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + docx.run("单击此处") +
     "</w:sdtContent></w:sdt><w:sdt><w:sdtPr/><w:sdtContent>" + docx.run("正文") + "</w:sdtContent></w:sdt></w:p>", (), "正文\n"),
    ("readings, links and signs", "<w:p><w:r><w:ruby><w:rt>" + docx.run("shì") + "</w:rt><w:rubyBase>" + docx.run("市") +
     "</w:rubyBase></w:ruby></w:r><w:hyperlink>" + docx.run("政府") + "</w:hyperlink><w:r><w:sym w:font='A' w:char='2022'/></w:r>"
     "</w:p>", (), "市政府•\n"),
    ("an empty paragraph is counted", docx.numbered("甲") + docx.numbered("") + docx.numbered("丙"),
     [("numbering", "numbering", SERIES)], "一、甲\n三、丙\n"),
    ("levels of a list of its own", docx.numbered("甲", 0, 3) + docx.numbered("乙", 0, 1),
     [("numbering", "numbering", docx.numbering([docx.level(0, "chineseCounting", "%1、")], [
         '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
         '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">' + docx.level(0, "decimal", "第%1章　") +
         "</w:lvlOverride></w:num>"]))], "第1章　甲\n二、乙\n"),
    ("lists by the name of a style", docx.numbered("甲", 0, 4) + docx.numbered("乙", 0, 1),
     [("numbering", "numbering", docx.numbering([docx.level(0, "chineseCounting", "%1、")], [
         '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="ls"/></w:abstractNum>'
         '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="5"/></w:num>'])),
      ("styles", "styles", '<w:style w:type="numbering" w:styleId="ls"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
       "</w:style>")], "一、甲\n二、乙\n"),
    ("formats", "".join(docx.numbered("文", 0, i + 1) for i in range(len(FORMATS))), [("numbering", "numbering", "".join(
        docx.numbering([docx.level(0, form, "%1、")], ()).replace('abstractNumId="0"', f'abstractNumId="{i}"')
        for i, (form, _) in enumerate(FORMATS)) + "".join(
        f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(len(FORMATS))))],
     "".join(f"{first}、文\n" for _, first in FORMATS)),
    ("heads and feet of pages", docx.paragraph("正文。"),
     [("header", "hdr", docx.paragraph("000012") + docx.paragraph("机密")), ("footer", "ftr", "<w:p>" + docx.run("— ") + field("begin") +
       field("separate") + docx.run("3") + field("end") + docx.run(" —") + "</w:p>")], "000012\n机密\n正文。\n"),
    ("notes behind the body", docx.paragraph("正文。"),
     [("footnotes", "footnotes", '<w:footnote w:type="separator" w:id="0">' + docx.paragraph("—") + "</w:footnote>"
       '<w:footnote w:id="1">' + docx.paragraph("注文。") + "</w:footnote>")], "正文。\n注文。\n"),
]


def main():
    programs, reports = from_arguments(__doc__)
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for original in reports:
            faults += report_faults(programs, original, folder)
        for name, body, parts, expected in CASES:
            path = Path(folder) / "case.docx"
            docx.save(path, body, parts)
            faults += text_faults(programs, name, path, expected)
    return finish(faults, f"{len(reports)} reports, {len(CASES)} cases", reports)


if __name__ == "__main__":
    sys.exit(main())
