#!/usr/bin/env python3
"""Reports set on the pages of PDF files, in one column and in two, are read as their paragraphs are; page numbers and
running heads are furniture; tables keep their cells; files that harm are refused. Without the part all are refused."""
import argparse
import sys
import tempfile
from pathlib import Path

import pdf_file as pdf
from pages import difference, metrics_of, nodes_of, paragraphs
from programs import Programs

SKIPPED = 77
TABLE = pdf.words("二、工业", pdf.LEFT, 80) + pdf.set_table([("指标", "产量（万吨）", "增长（%）"), ("原煤", "186.4", "-3.7"), ("水泥", "92.0", "5.1"),
                                                         ("钢材", "18.9", "12.6")])
PASSWORD = "/ID[<00><00>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O<" + "11" * 32 + ">/U<" + "22" * 32 + ">>>"
TEXT = pdf.words("完成5项。", 80, 110)

# name, what makes the file of a path, part of the error
REFUSED = [
    ("encrypted", lambda path: pdf.save(path, [TEXT], PASSWORD), "encrypted"),
    ("cut", lambda path: path.write_bytes(b"%PDF-1.7\n1 0 obj\n<</Type/Catalog"), "damaged"),
    ("no more than a mark", lambda path: path.write_bytes(b"%PDF-1.4"), "damaged"),
    ("no words", lambda path: pdf.save(path, ["0 0 100 100 re f\n"]), "pictures"),
    ("no pages", lambda path: pdf.save(path, []), "PDF file"),
    ("too many pages", lambda path: pdf.save(path, [TEXT] * 10001), "10000 pages"),
]


def report_faults(programs, folder, report):
    lines = [line for line in paragraphs(report.read_text("utf-8")) if "\t" not in line]
    original, path = Path(folder, "original.txt"), Path(folder, "report.pdf")
    original.write_text("\n".join(lines) + "\n", "utf-8")
    expected = programs.outline(original)
    if any(node["kind"] == "table" for node in expected["nodes"]):
        return  # its rows are not set as a paragraph is
    for name, set_in in (("pages", pdf.set_pages), ("columns", pdf.set_columns)):
        pages = set_in(lines)
        pdf.save(path, set_in(lines, "政府公报") if len(pages) > 1 else pages)
        found = programs.outline(path)
        fault = difference(nodes_of(expected), nodes_of(found))
        if fault:
            yield f"{report.name}, {name}: nodes {fault}"
        fault = difference(metrics_of(programs.metrics(original)), metrics_of(programs.metrics(path)))
        if fault:
            yield f"{report.name}, {name}: metrics {fault}"
        if found["source"]["container"] != "pdf":
            yield f"{report.name}, {name}: read as {found['source']}"
        if not all(1 <= node["place"]["page"] <= len(pages) and len(node["place"]["box"]) == 4 for node in found["nodes"]):
            yield f"{report.name}, {name}: nodes without a place"


def table_faults(programs, path):
    pdf.save(path, [TABLE])
    found = [(metric["subject"], metric["value"], metric["unit"]) for metric in programs.metrics(path)]
    expected = [("原煤", "1864000", "t"), ("原煤", "-3.7", "%"), ("水泥", "920000", "t"), ("水泥", "5.1", "%"), ("钢材", "189000", "t"), ("钢材", "12.6", "%")]
    if found != expected:
        yield f"table: {found}"


def error_of(programs, path):
    try:
        return f"read, {programs.text(path)[:40]!r}"
    except ValueError as error:
        return str(error)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", required=True)
    parser.add_argument("--reports", required=True, type=Path)
    parser.add_argument("--without", action="store_true", help="the part is not in this build")
    args = parser.parse_args()
    programs, faults = Programs(args.programs), []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "case.pdf")
        if args.without:
            pdf.save(path, [TEXT])
            error = error_of(programs, path)
            print("skipped, KJREP_WITH_PDF is off" if "pdftotext" in error else error)
            return SKIPPED if "pdftotext" in error else 1
        reports = sorted(args.reports.glob("*.txt"))
        for report in reports:
            faults += report_faults(programs, folder, report)
        faults += table_faults(programs, path)
        for name, make, expected in REFUSED:
            make(path)
            error = error_of(programs, path)
            if expected not in error:
                faults.append(f"{name}: {error}")
    print("\n".join(faults) or f"{len(reports)} reports, {len(REFUSED)} refused")
    return 1 if faults or not reports else 0


if __name__ == "__main__":
    sys.exit(main())
