"""Writing DOCX files: as much of ECMA-376 as the tests need."""
import zipfile
from xml.sax.saxutils import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT_TYPES = (f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
                 '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
                 'ContentType="application/xml"/></Types>')


def relations(pairs):
    rows = "".join(f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
                   for number, (kind, target) in enumerate(pairs, 1))
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def run(text):
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text, properties="", pieces=1):
    """`pieces`: how many runs the text is torn into."""
    size = max(1, -(-len(text) // pieces))
    runs = "".join(run(text[at:at + size]) for at in range(0, len(text), size))
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def cell(text, properties=""):
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{paragraph(text)}</w:tc>"


def table(rows):
    """Rows of cells that are XML."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(cells)}</w:tr>" for cells in rows) + "</w:tbl>"


def level(depth, form, text, more=""):
    return (f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
            f'<w:suff w:val="nothing"/>{more}</w:lvl>')


def numbering(levels, lists=('<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',)):
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{"".join(lists)}'


def numbered(text, depth=0, number=1):
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def save(path, body, parts=(), namespace=WORD, method=zipfile.ZIP_DEFLATED, core=""):
    """`parts`: (kind, root element, content) of numbering, styles, footnotes; `core`: docProps/core.xml."""
    def document(root, content):
        return (f'<?xml version="1.0" encoding="UTF-8"?><w:{root} xmlns:w="{namespace}" xmlns:mc='
                f'"http://schemas.openxmlformats.org/markup-compatibility/2006">{content}</w:{root}>')

    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        package = [("officeDocument", "word/document.xml")]
        if core:
            archive.writestr("docProps/core.xml", core)
            package.append(("metadata/core-properties", "docProps/core.xml"))
        archive.writestr("_rels/.rels", relations(package))
        archive.writestr("word/_rels/document.xml.rels", relations([(kind, f"{kind}.xml") for kind, _, _ in parts]))
        archive.writestr("word/document.xml", document("document", f"<w:body>{body}</w:body>"))
        for kind, root, content in parts:
            archive.writestr(f"word/{kind}.xml", document(root, content))
