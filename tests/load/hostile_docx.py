#!/usr/bin/env python3
"""Archives made to harm are refused, or read as far as they are sound, within a second and 256 MB."""
import argparse
import resource
import struct
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import docx_file as docx

MOST_SECONDS, MOST_BYTES, REFUSED = 1.0, 256 << 20, 3
WORD = f'<w:document xmlns:w="{docx.WORD}"><w:body>'
END = "</w:body></w:document>"


def archive(path, document, extra=()):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("_rels/.rels", docx.relations([("officeDocument", "word/document.xml")]))
        out.writestr("word/document.xml", document)
        for name, data in extra:
            out.writestr(name, data)


def plain(path):
    docx.save(path, docx.paragraph("全年完成投资12亿元。"))
    return bytearray(path.read_bytes())


def rewrite(path, edit):
    data = plain(path)
    path.write_bytes(edit(data))


def encrypted(data):
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 4)
    return data


def wrong_sizes(data):
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 20:at + 28] = struct.pack("<II", 0xFFFFFFF0, 0x7FFFFFF0)
        at = data.find(b"PK\x01\x02", at + 4)
    return data


def overlapping(data):
    """All entries of the directory point at the first part."""
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 42:at + 46] = struct.pack("<I", 0)
        at = data.find(b"PK\x01\x02", at + 4)
    return data


def damaged(data):
    at = data.find(b"word/document.xml", data.find(b"word/document.xml") - 1) + len("word/document.xml")
    data[at + 20:at + 60] = bytes(40)
    return data


ENTITIES = "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {chr(98 + i)} '{f'&{chr(97 + i)};' * 10}'>" for i in range(9)) + "]>"
EXTERNAL = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

# name, how it is made, words of the message; "" where it is read
FILES = [
    ("truncated", lambda p: rewrite(p, lambda d: d[:len(d) // 2]), "broken zip archive"),
    ("only_a_mark", lambda p: p.write_bytes(b"PK\x03\x04"), "broken zip archive"),
    ("zeros_behind_the_mark", lambda p: p.write_bytes(b"PK\x03\x04" + bytes(1 << 20)), "broken zip archive"),
    ("encrypted", lambda p: rewrite(p, encrypted), "encrypted"),
    ("wrong_sizes", lambda p: rewrite(p, wrong_sizes), ""),
    ("overlapping", lambda p: rewrite(p, overlapping), "CRC error"),
    ("damaged_data", lambda p: rewrite(p, damaged), "word/document.xml"),
    ("bomb", lambda p: archive(p, WORD + " " * (200 << 20) + END), "unpacks to more than"),
    ("bomb_of_styles", lambda p: docx.save(p, docx.paragraph("文"), [("styles", "styles", " " * (80 << 20))]),
     "unpacks to more than"),
    ("many_parts", lambda p: archive(p, WORD + END, ((f"a{i}", b"") for i in range(20000))), "parts"),
    ("path_tricks", lambda p: archive(p, WORD + docx.paragraph("文") + END, [("../../../../tmp/evil", b"x")]), ""),
    ("relation_outside", lambda p: zipped(p, "_rels/.rels", docx.relations([("officeDocument", "../../etc/document")])),
     "has no"),
    ("relation_to_itself", lambda p: zipped(p, "_rels/.rels", docx.relations([("officeDocument", "_rels/.rels/document")])),
     "has no"),
    ("no_document", lambda p: zipped(p, "_rels/.rels", docx.relations([("officeDocument", "word/document.xml")])), "has no"),
    ("no_relations", lambda p: zipped(p, "a.txt", "x"), "no DOCX, ODT or OFD file"),
    ("nested_archive", lambda p: zipped(p, "_rels/.rels", plain(p.with_suffix(".inner"))), "_rels/.rels: is no XML"),
    ("entities", lambda p: archive(p, ENTITIES + WORD + docx.paragraph("文").replace("文", "&j;") + END), "document type"),
    ("external_entity", lambda p: archive(p, EXTERNAL + WORD + docx.paragraph("文").replace("文", "&x;") + END),
     "document type"),
    ("unknown_entity", lambda p: archive(p, WORD + docx.paragraph("文").replace("文", "&x;") + END), "line 1"),
    ("not_well_formed", lambda p: archive(p, WORD + "<w:p><w:r>" + END), "line 1"),
    ("not_xml", lambda p: archive(p, "\x00\x01\x02"), "word/document.xml"),
    ("bad_utf8", lambda p: archive(p, WORD.encode() + b"<w:p><w:r><w:t>\xff\xfe</w:t></w:r></w:p>" + END.encode()), "line 1"),
    ("deep", lambda p: archive(p, WORD + "<w:p>" * 100000), "too deeply"),
    ("deep_tables", lambda p: archive(p, WORD + "<w:tbl><w:tr><w:tc>" * 80 + "</w:tc></w:tr></w:tbl>" * 80 + END), ""),
    ("many_attributes", lambda p: archive(p, WORD + "<w:p " + " ".join(f'a{i}="1"' for i in range(1000000)) + "/>" + END),
     "attributes"),
    ("many_elements", lambda p: archive(p, WORD + "<w:p/>" * 5000000 + END), "too many elements"),
    ("wide_table", lambda p: archive(p, WORD + docx.table([[docx.cell("1", '<w:gridSpan w:val="99999999"/>')] * 3000] * 2) +
                                     END), ""),
    ("deep_numbering", lambda p: docx.save(p, docx.numbered("文", 99999, 1), [("numbering", "numbering", docx.numbering(
        [docx.level(99999, "decimal", "%9%8%7"), docx.level(0, "decimal", "%" * 9)]))]), ""),
    ("huge_number", lambda p: docx.save(p, docx.numbered("文"), [("numbering", "numbering", docx.numbering(
        [docx.level(0, "upperRoman", "%1").replace('w:start w:val="1"', 'w:start w:val="99999999999999"')]))]), ""),
    ("styles_in_a_ring", lambda p: docx.save(p, docx.paragraph("文", '<w:pStyle w:val="a"/>'), [("styles", "styles",
        '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>')]),
     ""),
]


def zipped(path, name, data):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(name, bytes(data) if isinstance(data, bytearray) else data)


def limit():
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))


def fault_of(program, path, words, sanitized):
    """What is wrong with how the program takes the file, or None."""
    try:
        done = subprocess.run([program, "--format", "text", str(path)], capture_output=True,
                              timeout=(20 if sanitized else 1) * MOST_SECONDS, preexec_fn=None if sanitized else limit)
    except subprocess.TimeoutExpired:
        return "takes too long"
    said = done.stderr.decode("utf-8", "replace")
    if done.returncode != (REFUSED if words else 0) or words not in said:
        return f"exit {done.returncode}: {said.strip()[:200]}"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--sanitized", action="store_true", help="no limit of memory, more time")
    options = parser.parse_args()
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for name, make, words in FILES:
            path = Path(folder) / f"{name}.docx"
            make(path)
            fault = fault_of(options.program, path, words, options.sanitized)
            if fault:
                faults.append(f"{name}: {fault}")
    print("\n".join(faults) or f"{len(FILES)} files")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
