"""Writing PDF files: as much of ISO 32000 as the tests need. The code of each character is its number in Unicode, so that
no font needs to be at hand. Lengths are in points."""
import re
import zlib

WIDTH, HEIGHT, LEFT, TOP, SIZE, STEP, CELLS, ROWS = 595, 842, 80, 110, 16, 28, 54, 22


def cells(text):
    return sum(1 if c < "\x7f" else 2 for c in text)


def words(text, x, y, size=SIZE):
    """`y` of the base line, from the top of the page."""
    return f"BT /F {size:g} Tf {x:g} {HEIGHT - y:g} Td <{text.encode('utf-16-be').hex()}> Tj ET\n"


def row_end(text, room):
    """How much of the text fits into a row of `room` cells: no number is parted, no mark begins a row."""
    end = 0
    for word in re.findall(r"[!-~]+[，、。；：？！）》”]*|.[，、。；：？！）》”]*", text):
        if end and cells(text[:end] + word) > room:
            break
        end += len(word)
    return end


def set_lines(paragraphs, room=CELLS, indent=4):
    """Rows of (indent, text): full ones go on in the next."""
    for text in paragraphs:
        left = indent
        while text:
            end = row_end(text, room - left)
            yield left, text[:end]
            text, left = text[end:], 0


def number(text, page):
    return words(f"— {page} —", WIDTH / 2 - 30, HEIGHT - 50, 12) + (words(text, 200, 60, 10) if text else "")


def set_pages(paragraphs, head=""):
    """Pages with a running head and a page number."""
    rows, pages = list(set_lines(paragraphs)), []
    for first in range(0, len(rows), ROWS):
        body = "".join(words(text, LEFT + indent * SIZE / 2, TOP + n * STEP) for n, (indent, text) in enumerate(rows[first : first + ROWS]))
        pages.append(body + number(head, len(pages) + 1))
    return pages


def set_columns(paragraphs, head=""):
    """Pages of two columns under a title."""
    size, step, rows_high, pages = 10, 16, 38, []
    title, *rest = paragraphs
    rows = list(set_lines(rest, room=40))
    for first in range(0, len(rows), 2 * rows_high):
        body = "" if first else words(title, (WIDTH - cells(title) * 8) / 2, TOP - 20, 16)
        for n, (indent, text) in enumerate(rows[first : first + 2 * rows_high]):
            column, row = divmod(n, rows_high)
            body += words(text, 80 + column * 230 + indent * size / 2, TOP + 10 + row * step, size)
        pages.append(body + number(head, len(pages) + 1))
    return pages


def set_table(rows, y=TOP, widths=(160, 120, 120)):
    return "".join(words(cell, LEFT + sum(widths[:n]), y + row * STEP, 12) for row, line in enumerate(rows) for n, cell in enumerate(line))


def to_unicode():
    ranges = [f"<{page:02X}00><{page:02X}FF><{page:02X}00>" for page in range(256)]
    blocks = "".join(f"100 beginbfrange\n{chr(10).join(ranges[at : at + 100])}\nendbfrange\n".replace("100 ", f"{len(ranges[at : at + 100])} ", 1)
                     for at in range(0, 256, 100))
    return ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
            f"1 begincodespacerange <0000><FFFF> endcodespacerange\n{blocks}endcmap end end")


def stream(data, entries=""):
    packed = zlib.compress(data if isinstance(data, bytes) else data.encode("ascii"))
    return f"<</Length {len(packed)}/Filter/FlateDecode{entries}>>stream\n".encode() + packed + b"\nendstream"


def save(path, pages, trailer="", more=()):
    """`more`: objects behind those of the pages."""
    first = 6
    objects = [b"<</Type/Catalog/Pages 2 0 R>>",
               f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{first + 2 * n} 0 R' for n in range(len(pages)))}]>>".encode(),
               b"<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
               b"<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000"
               b"/W[32 126 500]/FontDescriptor<</Type/FontDescriptor/FontName/SimSun/Flags 4/Ascent 859/Descent -141/CapHeight 700"
               b"/ItalicAngle 0/StemV 80/FontBBox[0 -141 1000 859]>>>>",
               stream(to_unicode())]
    for n, page in enumerate(pages):
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Resources<</Font<</F 3 0 R>>>>"
                       f"/Contents {first + 2 * n + 1} 0 R>>".encode())
        objects.append(page if isinstance(page, bytes) else stream(page))
    data, places = b"%PDF-1.7\n", []
    for n, content in enumerate([*objects, *more], 1):
        places.append(len(data))
        data += f"{n} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    data += (f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(places) + 1}/Root 1 0 R{trailer}>>\n"
             f"startxref\n{len(data)}\n%%EOF\n").encode()
    path.write_bytes(data)
