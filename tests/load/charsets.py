#!/usr/bin/env python3
"""Reports in every charset are read as their UTF-8 originals are: same text, outline, metrics, and places that point at
the bytes of their words."""
import codecs
import sys
import tempfile
from pathlib import Path

from programs import finish, first_difference, from_arguments, without_places

# name, codec, mark before the text, charset that is found
CHARSETS = [
    ("gb18030", "gb18030", b"", "GB18030"),
    ("gb18030_mark", "gb18030", b"\x84\x31\x95\x33", "GB18030"),
    ("gbk", "gbk", b"", "GB18030"),
    ("gb2312", "gb2312", b"", "GB18030"),
    ("big5", "big5", b"", "Big5"),
    ("big5hkscs", "big5hkscs", b"", "Big5"),
    ("utf16le", "utf-16-le", b"", "UTF-16LE"),
    ("utf16be", "utf-16-be", b"", "UTF-16BE"),
    ("utf16le_mark", "utf-16-le", codecs.BOM_UTF16_LE, "UTF-16LE"),
    ("utf16be_mark", "utf-16-be", codecs.BOM_UTF16_BE, "UTF-16BE"),
]


def place_faults(records, data, codec, text):
    for record in records:
        word = text[record["start_char"] : record["end_char"]].encode(codec)
        byte = record["place"]["byte"]
        if data[byte : byte + len(word)] != word:
            yield f"{record['id']}: byte {byte} is not where {text[record['start_char']:record['end_char']]!r} stands"


def faults_of(programs, original, path, codec, found):
    text = original.read_bytes().decode("utf-8")
    expected, outline = programs.outline(original), programs.outline(path)
    expected_metrics, metrics = programs.metrics(original), programs.metrics(path)
    source = outline["source"]
    if (source["encoding"], source["certainty"], source["replaced"]) != (found, "sure", 0):
        yield f"read as {source}"
    if programs.text(path) != text:
        yield "another text"
    for what, a, b in (("nodes", expected["nodes"], outline["nodes"]), ("metrics", expected_metrics, metrics),
                       ("times", expected["times"], outline["times"])):
        fault = first_difference(without_places(a), without_places(b))
        if fault:
            yield f"{what}: {fault}"
    if expected["meta"] != outline["meta"]:
        yield f"meta: {outline['meta']}"
    data = path.read_bytes()
    yield from place_faults(outline["nodes"] + metrics, data, codec, text)


def main():
    programs, reports = from_arguments(__doc__)
    faults, files = [], 0
    with tempfile.TemporaryDirectory() as folder:
        for original in reports:
            text = original.read_bytes().decode("utf-8")
            for name, codec, mark, found in CHARSETS:
                try:
                    data = text.encode(codec)
                except UnicodeEncodeError:  # a report of the other script
                    continue
                path = Path(folder) / f"{original.stem}.{name}.txt"
                path.write_bytes(mark + data)
                files += 1
                faults += [f"{path.name}: {fault}" for fault in faults_of(programs, original, path, codec, found)]
    return finish(faults, f"{files} files", files)


if __name__ == "__main__":
    sys.exit(main())
