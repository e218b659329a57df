#!/usr/bin/env python3
"""Write the seeds of the target "archive": the cases of the tests of DOCX, OFD and ODT, each as the list of its parts.

    python3 tests/fuzz/make_seeds.py        writes tests/fuzz/inputs/archive/
"""
import re
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "load"))
import docx  # noqa: E402
import docx_file  # noqa: E402
import odt  # noqa: E402
import odt_file  # noqa: E402
import ofd  # noqa: E402
import ofd_file  # noqa: E402


def seed_of(path):
    with zipfile.ZipFile(path) as archive:
        parts = [part.filename.encode() + b"\n" + archive.read(part) for part in archive.infolist()]
    return b"\n--\n".join(parts)


def write(kind, name, path):
    out = HERE / "inputs" / "archive" / f"{kind}_{re.sub('[^a-z]+', '_', name.lower())}"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(seed_of(path))


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "seed"
        for name, body, parts, _ in docx.CASES:
            docx_file.save(path, body, parts)
            write("docx", name, path)
        for name, documents, common, parts, _ in ofd.CASES:
            ofd_file.save(path, documents, common, parts)
            write("ofd", name, path)
        for name, body, automatic, styles, pages, _ in odt.CASES:
            odt_file.save(path, body, automatic, styles, pages)
            write("odt", name, path)


if __name__ == "__main__":
    main()
