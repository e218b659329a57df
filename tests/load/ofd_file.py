"""Writing OFD files: as much of GB/T 33190 as the tests need. Words are set on pages as a printer sets them."""
import zipfile
from xml.sax.saxutils import escape

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
WIDTH, LEFT, TOP, SIZE, STEP, ROOM, ROWS = 210, 28, 37, 5.6, 10, 27, 22


def words(text, x, y, size=SIZE, more=""):
    deltas = " ".join(f"{size:g}" for _ in text[1:])
    code = f'<ofd:TextCode X="0" Y="{size:g}"' + (f' DeltaX="{deltas}"' if deltas else "")
    return (f'<ofd:TextObject ID="1" Boundary="{x:g} {y:g} {size * len(text):g} {size:g}" Font="1" Size="{size:g}"{more}>'
            f"{code}>{escape(text)}</ofd:TextCode></ofd:TextObject>")


def down(text, x, y):
    """On a page that lies on its side: from the right edge, running down."""
    lying = words(text, 297 - y - SIZE, x, more=f' CTM="0 1 -1 0 {SIZE:g} 0"')
    return lying.replace(f"{SIZE * len(text):g} {SIZE:g}", f"{SIZE:g} {SIZE * len(text):g}", 1)


def up(text, x, y):
    """The same, from the left edge, running up."""
    lying = words(text, y, 210 - x - SIZE * len(text), more=f' CTM="0 -1 1 0 0 {SIZE * len(text):g}"')
    return lying.replace(f"{SIZE * len(text):g} {SIZE:g}", f"{SIZE:g} {SIZE * len(text):g}", 1)


def page(objects, template=None):
    laid = f'<ofd:Template TemplateID="{template}"/>' if template else ""
    return f'<ofd:Page {NAMESPACE}>{laid}<ofd:Content><ofd:Layer ID="2">{objects}</ofd:Layer></ofd:Content></ofd:Page>'


def set_rows(rows, x, y, step=STEP):
    """Words that stand under each other."""
    return "".join(words(text, x, y + row * step) for row, text in enumerate(rows))


def resource(units):
    """(id, objects)"""
    drawn = "".join(f'<ofd:CompositeGraphicUnit ID="{number}"><ofd:Content>{objects}</ofd:Content></ofd:CompositeGraphicUnit>'
                    for number, objects in units)
    return f"<ofd:Res {NAMESPACE}><ofd:CompositeGraphicUnits>{drawn}</ofd:CompositeGraphicUnits></ofd:Res>"


def show(number, x, y, scale=1):
    return (f'<ofd:CompositeObject ID="3" ResourceID="{number}" Boundary="{x:g} {y:g} 100 10" '
            f'CTM="{scale:g} 0 0 {scale:g} 0 0"/>')


def set_lines(paragraphs):
    """Rows of (indent, text): full ones go on in the next."""
    for text in paragraphs:
        indent, room = 2, ROOM - 2
        while text:
            yield indent, text[:room]
            text, indent, room = text[room:], 0, ROOM


def set_pages(paragraphs, head="", words=words):
    """Pages with a running head and a page number."""
    rows, pages = list(set_lines(paragraphs)), []
    for first in range(0, len(rows), ROWS):
        objects = [words(head, 80, 20)] if head else []
        for row, (indent, text) in enumerate(rows[first:first + ROWS]):
            objects.append(words(text, LEFT + indent * SIZE, TOP + row * STEP))
        objects.append(words(f"— {len(pages) + 1} —", 95, 280))
        pages.append(page("".join(objects)))
    return pages


def document(count, common=""):
    pages = "".join(f'<ofd:Page ID="{i + 1}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(count))
    return (f"<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 {WIDTH} 297</ofd:PhysicalBox>"
            f"</ofd:PageArea>{common}</ofd:CommonData><ofd:Pages>{pages}</ofd:Pages></ofd:Document>")


def save(path, documents, common="", parts=(), about=""):
    """`documents`: lists of pages; `parts`: (name, XML) of templates and resources; `about`: what stands in each ofd:DocInfo."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        info = f"<ofd:DocInfo>{about}</ofd:DocInfo>" if about else ""
        roots = "".join(f"<ofd:DocBody>{info}<ofd:DocRoot>Doc_{i}/Document.xml</ofd:DocRoot></ofd:DocBody>"
                        for i in range(len(documents)))
        archive.writestr("OFD.xml", f'<ofd:OFD {NAMESPACE} DocType="OFD">{roots}</ofd:OFD>')
        for i, pages in enumerate(documents):
            name = f"Doc_{i}/Document.xml"
            if name not in dict(parts):
                archive.writestr(name, document(len(pages), common))
            for number, content in enumerate(pages):
                archive.writestr(f"Doc_{i}/Pages/Page_{number}/Content.xml", content)
        for name, content in parts:
            archive.writestr(name, content)
