#!/usr/bin/env python3
"""The Spark job over a folder of documents on one core and on two: time, memory, and whether its rows are those of a store.

    KJREP_LIBRARY=build/release/lib/libkjrep.so build/venv/bin/python tests/bench/spark_bench.py DOCUMENTS [--store STORE] [--cores 1 2]

Needs pyspark, pyarrow and Java. The store is one that kjrep-parse --store made of DOCUMENTS under the same path."""
import argparse
import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COLUMNS = {"metric": ("id", "text", "value_exact", "low_exact", "subject", "kind", "node"),
           "node": ("id", "kind", "title", "start_byte", "body_end_char"),
           "finding": ("id", "rule", "message", "start_byte")}
FOLDERS = {"metric": "metrics", "node": "nodes", "finding": "findings"}


def memory_of(session):
    """Most memory that Java and that each Python process of a session had, in MiB."""
    java, python = 0, {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            if int(Path(status.parent, "stat").read_text().rpartition(")")[2].split()[3]) != session:
                continue
            fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
        except (OSError, ValueError):
            continue
        peak = int(fields.get("VmHWM", "0 kB").split()[0]) >> 10
        if fields["Name"].strip() == "java":
            java = max(java, peak)
        else:
            python[status.parent.name] = peak
    return java, python


def run(documents, target, cores):
    environment = dict(os.environ, PYSPARK_PYTHON=sys.executable, PYTHONPATH=str(ROOT / "examples" / "python"),
                       PYSPARK_SUBMIT_ARGS=f"--master local[{cores}] --conf spark.ui.enabled=false pyspark-shell")
    started, java, python = time.monotonic(), 0, {}
    job = subprocess.Popen([sys.executable, ROOT / "examples" / "spark" / "report_job.py", documents, target],
                           env=environment, stderr=subprocess.PIPE, start_new_session=True)
    os.set_blocking(job.stderr.fileno(), False)
    said = b""
    while job.poll() is None:
        time.sleep(1)
        said = (said + (job.stderr.read() or b""))[-4000:]
        now, workers = memory_of(job.pid)
        java = max(java, now)
        python.update(workers)
    if job.returncode != 0:
        sys.exit(said.decode("utf-8", "replace"))
    return time.monotonic() - started, java, max(python.values(), default=0)


def plain(value):
    """As a store shows it."""
    if isinstance(value, Decimal):
        return f"{value:f}".rstrip("0").rstrip(".")
    return value


def digest(rows):
    """Of rows in any order."""
    total = count = 0
    for row in rows:
        total ^= int.from_bytes(hashlib.blake2b(repr(row).encode(), digest_size=16).digest(), "big")
        count += 1
    return count, total


def rows_of_parquet(folder, columns):
    import pyarrow.dataset as dataset

    names = ["doc", *(name.replace("_exact", "") for name in columns)]
    for batch in dataset.dataset(folder, partitioning="hive").to_batches(columns=names):
        for row in zip(*(batch.column(name).to_pylist() for name in names)):
            yield (row[0].removeprefix("file:"), *map(plain, row[1:]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=lambda path: Path(path).resolve())
    parser.add_argument("--store", type=Path)
    parser.add_argument("--cores", type=int, nargs="*", default=[1, 2], help="default: 1 2")
    options = parser.parse_args()
    count = sum(path.is_file() for path in options.documents.rglob("*"))
    same = True
    for cores in options.cores:
        with tempfile.TemporaryDirectory() as target:
            seconds, java, python = run(options.documents, target, cores)
            print(f"local[{cores}]: {count} documents in {seconds:.0f} s, {seconds / count * 1000:.1f} ms a document; "
                  f"Java {java} MiB, a Python worker up to {python} MiB", flush=True)
            if options.store and cores == options.cores[-1]:
                store = sqlite3.connect(f"file:{options.store}?mode=ro", uri=True)
                for table, columns in COLUMNS.items():
                    expected = digest(store.execute(f"SELECT doc, {', '.join(columns)} FROM {table}"))
                    found = digest(rows_of_parquet(Path(target) / FOLDERS[table], columns))
                    same = same and expected == found
                    print(f"{table}: {found[0]} rows, {'those' if expected == found else 'NOT those'} of the store",
                          flush=True)
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
