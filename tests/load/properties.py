#!/usr/bin/env python3
"""What files tell of themselves (title, author, times, tracked changes) is told of the source, and says nothing of the
report: its text, title and date are those of the file without it."""
import sys
import tempfile
from pathlib import Path

import docx_file as docx
import odt_file as odt
import ofd_file as ofd
from programs import finish, from_arguments, without_places

TITLE = "关于某某工作的报告"
BODY = ["二〇二四年工作总结", "全年完成项目46个，增长5%。"]
SPACES = ('xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
          'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
          'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"')
CHANGED = ('<w:p><w:ins w:id="1"><w:r><w:t>增长9%</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>增长8%</w:delText></w:r></w:del>'
           + docx.run("。") + "</w:p>" + docx.paragraph("上半", '<w:rPr><w:ins w:id="3"/></w:rPr>')
           + '<w:p><w:moveTo w:id="4"><w:r><w:t>下半。</w:t></w:r></w:moveTo><w:moveFrom w:id="5"><w:r><w:t>下半。</w:t></w:r></w:moveFrom></w:p>')
TRACKED = "".join(f"<text:changed-region><text:{kind}>{odt.paragraph('旧') if kind == 'deletion' else ''}</text:{kind}></text:changed-region>"
                  for kind in ("insertion", "deletion", "deletion", "format-change"))


def core(content):
    return f"<cp:coreProperties {SPACES}>{content}</cp:coreProperties>"


CORE = core(f"<dc:title>{TITLE}</dc:title><dc:creator> 张三\n处长 </dc:creator><cp:lastModifiedBy>李四</cp:lastModifiedBy>"
            "<dcterms:created>2031-01-15T08:00:00Z</dcterms:created><dcterms:modified>2031-02-01T00:00:00Z</dcterms:modified>")
META = (f"<office:document-meta {odt.NAMESPACES} {SPACES}><office:meta><dc:title>{TITLE}</dc:title><meta:initial-creator>张三</meta:initial-creator>"
        "<meta:creation-date>2031-01-15T08:00:00</meta:creation-date><dc:creator>李四</dc:creator><dc:date>2031-02-01T00:00:00</dc:date>"
        "</office:meta></office:document-meta>")
INFO = (f"<ofd:Title>{TITLE}</ofd:Title><ofd:Author>张三</ofd:Author><ofd:CreationDate>2031-01-15</ofd:CreationDate>"
        "<ofd:ModDate>2031-02-01</ofd:ModDate>")
HEAD = ('<meta name="Author" content="张三"><meta name="PubDate" content="2031-01-15 08:00"><meta name="ContentSource" content="市政府">'
        '<meta name="LastModified" content="2031-02-01">')

DOCX, ODT = "".join(map(docx.paragraph, BODY)), "".join(map(odt.paragraph, BODY))


def page(head):
    return f"<html><head><title>{TITLE}</title>{head}</head><body><h1>{BODY[0]}</h1><p>{BODY[1]}</p></body></html>".encode()


def properties(title=TITLE, author="张三", created="2031-01-15", modified="2031-02-01", **more):
    return dict(title=title, author=author, created=created, modified=modified, **more)


# what is tried, how it is written, the properties, the changes
CASES = [
    ("docx", lambda path: docx.save(path, DOCX, core=CORE),
     properties(author="张三 处长", created="2031-01-15T08:00:00Z", modified="2031-02-01T00:00:00Z", modified_by="李四"), None),
    ("docx that tells nothing", lambda path: docx.save(path, DOCX), None, None),
    ("docx whose properties end in the middle", lambda path: docx.save(path, DOCX, core=CORE[:CORE.index("<cp:last")]),
     {"title": TITLE, "author": "张三 处长"}, None),
    ("docx whose properties are no XML", lambda path: docx.save(path, DOCX, core="PK"), None, None),
    ("a title that does not end", lambda path: docx.save(path, DOCX, core=core(f"<dc:title>{'报' * 5000}</dc:title>")),
     {"title": "报" * 333}, None),
    ("docx with tracked changes", lambda path: docx.save(path, CHANGED), None, {"insertions": 3, "deletions": 2}),
    ("odt", lambda path: odt.save(path, ODT, parts=[("meta.xml", META)]),
     properties(created="2031-01-15T08:00:00", modified="2031-02-01T00:00:00", modified_by="李四"), None),
    ("odt with tracked changes", lambda path: odt.save(path, f"<text:tracked-changes>{TRACKED}</text:tracked-changes>{ODT}"), None,
     {"insertions": 1, "deletions": 2}),
    ("ofd", lambda path: ofd.save(path, [ofd.set_pages(BODY)], about=INFO), properties(), None),
    ("html", lambda path: path.write_bytes(page(HEAD)), properties(created="2031-01-15 08:00", publisher="市政府"), None),
    ("a title that is told beside that of the window", lambda path: path.write_bytes(page('<meta name="ArticleTitle" content="报告">')),
     {"title": "报告"}, None),
]


def faults_of(name, outline, about, changes, plain):
    source, meta = outline["source"], outline["meta"]
    for what, expected in (("properties", about), ("changes", changes)):
        if source.get(what) != expected:
            yield f"{name}: {what} {source.get(what)}, not {expected}"
    if meta["date_issued"] is not None:
        yield f"{name}: dates the report {meta['date_issued']}"
    if plain and without_places(outline["nodes"]) != without_places(plain["nodes"]):
        yield f"{name}: has other nodes than the file without properties"


def main():
    programs, reports = from_arguments(__doc__)
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.docx"
        docx.save(plain, DOCX)
        plain = programs.outline(plain)
        for name, write, about, changes in CASES:
            path = Path(folder) / "case"
            write(path)
            same = plain if name.startswith("docx") and not changes else None
            faults += faults_of(name, programs.outline(path), about, changes, same)
    return finish(faults, f"{len(CASES)} cases", reports)


if __name__ == "__main__":
    sys.exit(main())
