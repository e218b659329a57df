#!/usr/bin/env python3
"""Files of formats that are not read are known by their bytes, whatever they are called, and refused with advice."""
import argparse
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

COMPOUND = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
REFUSED = 3


def compound(name):
    """The header and one entry of the directory."""
    wide = name.encode("utf-16-le") + b"\0\0"
    return COMPOUND.ljust(512, b"\0") + (wide.ljust(64, b"\0") + bytes([len(wide), 0])).ljust(128, b"\0")


def archive(*parts):
    def make(path):
        with zipfile.ZipFile(path, "w") as out:
            for name, data in parts:
                out.writestr(name, data)
    return make


def plain(data):
    return lambda path: path.write_bytes(data)


XML = '<?xml version="1.0" encoding="UTF-8"?>'
# what it is, how it is made, words of the messages in English and Chinese
FILES = [
    ("pdf", plain(b"%PDF-1.4\n"), "PDF", "PDF 文件"),
    ("ceb", plain(b"Founder CEB\0\x03"), "CEB", "方正"),
    ("doc", plain(compound("WordDocument")), "save it as DOCX", "另存为 DOCX"),
    ("xls", plain(compound("Workbook")), "XLS, ET", "表格"),
    ("ppt", plain(compound("PowerPoint Document")), "PPT, DPS", "演示"),
    ("locked", plain(compound("EncryptedPackage")), "password", "密码"),
    ("compound", plain(compound("Other")), "OLE", "OLE"),
    ("rtf", plain(b"{\\rtf1\\ansi}"), "RTF", "RTF"),
    ("xlsx", archive(("_rels/.rels", "<R/>"), ("xl/workbook.xml", "<w/>")), "XLSX", "XLSX"),
    ("pptx", archive(("_rels/.rels", "<R/>"), ("ppt/presentation.xml", "<p/>")), "PPTX", "PPTX"),
    ("ods", archive(("mimetype", "application/vnd.oasis.opendocument.spreadsheet")), "OpenDocument", "OpenDocument"),
    ("sxw", archive(("mimetype", "application/vnd.sun.xml.writer"), ("content.xml", "<c/>")), "OpenOffice 1", "OpenOffice 1"),
    ("epub", archive(("mimetype", "application/epub+zip")), "EPUB", "EPUB"),
    ("xps", archive(("_rels/.rels", "<R/>"), ("FixedDocSeq.fdseq", "<s/>")), "XPS", "XPS"),
    ("uof", plain((XML + '<uof:UOF xmlns:uof="http://schemas.uof.org/cn/2003/uof"/>').encode()), "UOF", "标文通"),
    ("uof2", archive(("uof.xml", "<u/>")), "UOF", "标文通"),
    ("fodt", plain((XML + '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>').encode()),
     "one XML file", "单一 XML"),
    ("word_xml", plain((XML + '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>').encode()),
     "one XML file", "单一 XML"),
    ("mht", plain(b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n"), "MHT", "MHT"),
    ("png", plain(b"\x89PNG\r\n\x1A\n\0"), "picture", "图片"),
    ("jpeg", plain(b"\xFF\xD8\xFF\xE0"), "picture", "图片"),
    ("gz", plain(b"\x1F\x8B\x08\0"), "unpack", "解压"),
    ("rar", plain(b"Rar!\x1A\x07\0"), "unpack", "解压"),
    ("7z", plain(b"7z\xBC\xAF\x27\x1C"), "unpack", "解压"),
    ("zip", archive(("a.txt", "文")), "unpack", "解压"),
]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--read", help="a kind that this build reads", action="append", default=[])
    options = parser.parse_args()
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for kind, make, *messages in FILES:
            if kind in options.read:
                continue
            path = Path(folder) / f"{kind}.txt"
            make(path)
            for language, words in zip(("en", "zh"), messages):
                done = subprocess.run([options.program, "--lang", language, str(path)], capture_output=True, timeout=60)
                said = done.stderr.decode("utf-8", "replace")
                if done.returncode != REFUSED or words not in said:
                    faults.append(f"{kind}, {language}: exit {done.returncode}, {said.strip()}")
    print("\n".join(faults) or f"{len(FILES)} files")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
