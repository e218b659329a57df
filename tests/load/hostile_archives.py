#!/usr/bin/env python3
"""Archives made to harm are refused, or read as far as they are sound, within a second and 256 MB."""
import argparse
import os
import resource
import struct
import subprocess
import sys
import tempfile
import warnings
import zipfile
from pathlib import Path

import docx_file as docx
import odt_file as odt
import ofd_file as ofd

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


def overlapping_data(path):
    """The first part is said to be as long as the whole archive."""
    data = plain(path)
    at = data.rfind(b"word/document.xml") - 46
    data[at + 20:at + 24] = struct.pack("<I", len(data))
    path.write_bytes(data)


COMMON_RESOURCE = "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
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
    ("charset_that_lies", lambda p: archive(p, '<?xml version="1.0" encoding="UTF-16"?>' + WORD + docx.paragraph("文") + END), ""),
    ("charset_cut_short", lambda p: archive(p, '\ufeff'.encode("utf-16-le") + WORD.encode("utf-16-le") + b"\xd8"), "word/document.xml"),
    ("charset_unknown", lambda p: archive(p, '<?xml version="1.0" encoding="UTF-7"?>' + WORD + "+ADw-p+AD4-" + END), ""),
    ("charset_of_four_bytes", lambda p: archive(p, (WORD + END).encode("utf-32-be")), "is no XML"),
    ("part_named_twice", lambda p: archive(p, WORD + docx.paragraph("文") + END, [("word/numbering.xml", "<a/>")] * 2), ""),
    ("entry_that_holds_the_next", overlapping_data, ""),
    ("many_numbers", lambda p: docx.save(p, docx.numbered("文") * 20000, [("numbering", "numbering", docx.numbering(
        [docx.level(0, "decimal", "%1" * 120)]))]), ""),
    ("long_label_many_times", lambda p: docx.save(p, docx.numbered("文") * 20000, [("numbering", "numbering", docx.numbering(
        [docx.level(0, "decimal", "长" * 100000 + "%1")]))]), ""),
    ("many_breaks", lambda p: archive(p, WORD + "<w:p><w:r><w:t>文</w:t>" + "<w:br/>" * 900000 + "</w:r></w:p>" + END), ""),
    ("odt_encrypted", lambda p: odt.save(p, "", parts=[("META-INF/manifest.xml", "<m:encryption-data/>")]), "encrypted"),
    ("odt_bomb", lambda p: odt.save(p, " " * (200 << 20)), "unpacks to more than"),
    ("odt_external_entity", lambda p: odt.save(p, "<text:p>&x;</text:p>", head=EXTERNAL), "document type"),
    ("odt_deep_lists", lambda p: odt.save(p, "<text:list><text:list-item>" * 5000), "too deeply"),
    ("odt_many_lists", lambda p: odt.save(p, odt.items(odt.paragraph("文")) * 50000,
                                          odt.list_style([odt.level(1, "1")])), ""),
    ("odt_many_styles", lambda p: odt.save(p, odt.paragraph("文", "P9") * 20000, "".join(
        f'<style:style style:name="P{i}" style:family="paragraph" style:parent-style-name="P{i + 1}"/>' for i in range(20000))), ""),
    ("odt_wide", lambda p: odt.save(p, odt.table([[odt.cell("文", ' table:number-columns-spanned="99999999"'
                                                            ' table:number-rows-spanned="99999999"')] * 1000] * 20)), ""),
    ("odt_no_content", lambda p: zipped(p, "mimetype", odt.TEXT), "has no content.xml"),
    ("ofd_units_that_double", lambda p: ofd.save(p, [[ofd.page(ofd.show(1, 28, 40))]], parts=[
        ("Doc_0/Document.xml", ofd.document(1, COMMON_RESOURCE)),
        ("Doc_0/PublicRes.xml", ofd.resource([(i, ofd.show(i + 1, 0, 0) * 9) for i in range(1, 12)]))]), "too many words"),
    ("ofd_unit_inside_itself", lambda p: ofd.save(p, [[ofd.page(ofd.show(9, 28, 40))]], parts=[
        ("Doc_0/Document.xml", ofd.document(1, COMMON_RESOURCE)),
        ("Doc_0/PublicRes.xml", ofd.resource([(9, ofd.show(9, 0, 0))]))]), "nested too deeply"),
    ("ofd_page_again_and_again", lambda p: ofd.save(p, [[ofd.page(ofd.words("重" * 9000, 28, 40))]], parts=[
        ("Doc_0/Document.xml", ofd.document(1).replace('<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>',
                                                       '<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>' * 9000))]),
     "unpacks to more than"),
    ("ofd_many_rows_of_gaps", lambda p: ofd.save(p, [[ofd.page("".join(
        ofd.words("文", x, y * 0.9) for y in range(4000) for x in (20, 60, 100)))]]), ""),
    ("ofd_word_in_a_gap_of_columns", lambda p: ofd.save(p, [[ofd.page(ofd.words("文", 60, 30, 3) + "".join(
        ofd.words("栏中文字" * 4, x, 40 + y * 6, 3) for y in range(10) for x in (10, 80, 150)))]]), ""),
    ("ofd_many_resources_of_a_page", lambda p: ofd.save(p, [[ofd.page((
        "<ofd:PageRes>Res.xml</ofd:PageRes>" + ofd.show(7, 0, 0)) * 9000)]], parts=[
        ("Doc_0/Pages/Page_0/Res.xml", ofd.resource([(i, ofd.words("文", 28, 40)) for i in range(20)]))]), ""),
    ("ofd_pages_of_one_number", lambda p: ofd.save(p, [[ofd.page(ofd.words("文", 28, 40))]], parts=[
        ("Doc_0/Document.xml", ofd.document(1, "<ofd:Annotations>Notes.xml</ofd:Annotations>").replace(
            '<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>', '<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>' * 9000)),
        ("Doc_0/Notes.xml", f"<ofd:Annotations {ofd.NAMESPACE}>" +
         '<ofd:Page PageID="1"><ofd:FileLoc>N.xml</ofd:FileLoc></ofd:Page>' * 9000 + "</ofd:Annotations>")]), ""),
    ("ofd_far_numbers", lambda p: ofd.save(p, [[ofd.page(ofd.words("文", 1e30, -1e30) + ofd.words("字", 20, 40, 1e30))]]), ""),
    ("ofd_many_deltas", lambda p: ofd.save(p, [[ofd.page(ofd.words("文", 20, 40).replace(
        "<ofd:TextCode ", '<ofd:TextCode DeltaX="' + "g 32000 1 " * 100000 + '" '))]]), ""),
    ("ofd_path_tricks", lambda p: ofd.save(p, [[]], parts=[("Doc_0/Document.xml", ofd.document(1).replace(
        "Pages/", "../" * 40 + "etc/passwd"))]), "has no"),
    ("styles_in_a_ring", lambda p: docx.save(p, docx.paragraph("文", '<w:pStyle w:val="a"/>'), [("styles", "styles",
        '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>')]),
     ""),
]


def zipped(path, name, data):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(name, bytes(data) if isinstance(data, bytearray) else data)


def limit():
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))


def run(program, path, seconds, limited):
    """Exit code and what it said."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen([program, "--format", "text", str(path)], stdout=subprocess.DEVNULL, stderr=said,
                                   preexec_fn=limit if limited else None)
        try:
            process.wait(timeout=20 * seconds)  # other programs run too: what counts is the work
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        said.seek(0)
        return process.returncode, said.read().decode("utf-8", "replace")


def fault_of(program, path, words, sanitized, used):
    """What is wrong with how the program takes the file, or None."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    code, said = run(program, path, MOST_SECONDS, not sanitized)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    used.append((seconds, path.stem))
    if seconds > (20 if sanitized else 1) * MOST_SECONDS:
        return f"takes {seconds:.1f} s"
    if code != (REFUSED if words else 0) or words not in said:
        return f"exit {code}: {said.strip()[:200]}"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--sanitized", action="store_true", help="no limit of memory, more time")
    options = parser.parse_args()
    warnings.simplefilter("ignore")  # of zipfile: names that are there twice are meant
    faults, used = [], []
    with tempfile.TemporaryDirectory() as folder:
        for name, make, words in FILES:
            path = Path(folder) / f"{name}.zip"
            make(path)
            fault = fault_of(options.program, path, words, options.sanitized, used)
            os.remove(path)
            if fault:
                faults.append(f"{name}: {fault}")
    seconds, slowest = max(used)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
    print("\n".join(faults) or f"{len(FILES)} files, {sum(1 for _, _, words in FILES if words)} refused, "
          f"{seconds:.2f} s at most ({slowest}), {most} MB at most")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
