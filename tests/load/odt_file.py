"""Writing ODT files: as much of OpenDocument as the tests need."""
import zipfile
from xml.sax.saxutils import escape

URN = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = " ".join(f'xmlns:{prefix}="{URN}:{name}:1.0"' for prefix, name in (
    ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
    ("svg", "svg-compatible"), ("manifest", "manifest")))
TEXT = "application/vnd.oasis.opendocument.text"


def paragraph(text, style="", pieces=1):
    """`pieces`: how many spans the text is torn into."""
    size = max(1, -(-len(text) // pieces))
    spans = escape(text)
    if pieces > 1:
        spans = "".join(f'<text:span text:style-name="T1">{escape(text[at:at + size])}</text:span>'
                        for at in range(0, len(text), size))
    return f'<text:p{f" text:style-name={chr(34)}{style}{chr(34)}" if style else ""}>{spans}</text:p>'


def heading(text, level=1, more=""):
    return f'<text:h text:outline-level="{level}"{more}>{escape(text)}</text:h>'


def items(*contents, more="", style="L1"):
    """A list; each item is XML."""
    inner = "".join(f"<text:list-item>{content}</text:list-item>" for content in contents)
    return f'<text:list text:style-name="{style}"{more}>{inner}</text:list>'


def cell(text, more=""):
    return f"<table:table-cell{more}>{paragraph(text)}</table:table-cell>"


def table(rows):
    """Rows of cells that are XML."""
    return "<table:table>" + "".join(f"<table:table-row>{''.join(cells)}</table:table-row>" for cells in rows) + "</table:table>"


def level(number, form, more="", outline=False):
    name = "outline-level-style" if outline else "list-level-style-number"
    return f'<text:{name} text:level="{number}" style:num-format="{form}"{more}/>'


def list_style(levels, name="L1"):
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def outline_style(levels):
    return f'<text:outline-style style:name="Outline">{"".join(levels)}</text:outline-style>'


def save(path, body, automatic="", styles="", pages="", mimetype=TEXT, parts=(), head=""):
    """`automatic`: styles of content.xml; `styles`, `pages`: of styles.xml; `head`: what stands before content.xml's root."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        archive.writestr("content.xml", f"{head}<office:document-content {NAMESPACES}><office:automatic-styles>{automatic}"
                         f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
                         "</office:document-content>")
        archive.writestr("styles.xml", f"<office:document-styles {NAMESPACES}><office:styles>{styles}</office:styles>"
                         f"<office:master-styles>{pages}</office:master-styles></office:document-styles>")
        if "META-INF/manifest.xml" not in dict(parts):
            archive.writestr("META-INF/manifest.xml", f"<manifest:manifest {NAMESPACES}><manifest:file-entry "
                             f'manifest:full-path="/" manifest:media-type="{TEXT}"/></manifest:manifest>')
        for name, data in parts:
            archive.writestr(name, data)
