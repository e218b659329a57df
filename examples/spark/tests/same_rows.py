#!/usr/bin/env python3
"""Whether what report_job.py wrote is what a store of the same documents holds, row for row and column for column:

    python same_rows.py OUTPUT STORE

OUTPUT is the folder that the job wrote, STORE what `kjrep-parse --store STORE FOLDER` made of the same folder, under the
same absolute path. A document of neither is a row of errors/. Needs pyarrow."""
import argparse
import datetime
import hashlib
import sqlite3
import sys
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import report_job


def plain(value):
    """As a store shows it."""
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return value.isoformat() if isinstance(value, datetime.date) else value


def digest(rows):
    """Of rows in any order, none of which is there twice."""
    total = count = 0
    for row in rows:
        total ^= int.from_bytes(hashlib.blake2b(repr(row).encode(), digest_size=16).digest(), "big")
        count += 1
    return count, total


def columns_of(store, table):
    """Those of the store's table that Parquet has too; exact values in place of floating ones."""
    names = [row[1] for row in store.execute(f"PRAGMA table_info({table})") if row[1] not in ("report", "doc")]
    return [name for name in names if f"{name}_exact" not in names]


def rows_of_parquet(folder, columns):
    import pyarrow.dataset as dataset

    names = ["doc", *(name.removesuffix("_exact") for name in columns)]
    for batch in dataset.dataset(folder, partitioning="hive").to_batches(columns=names):
        numbers = [column.cast("int64") if column.type == "bool" else column for column in batch.columns]
        for row in zip(*(column.to_pylist() for column in numbers)):
            yield (row[0].removeprefix("file:"), *map(plain, row[1:]))


def compare(output, path):
    """(table, rows, whether they are the same) of each; of errors, whether none of their documents is in the store."""
    import pyarrow.dataset as dataset

    store = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    for table, (folder, _) in report_job.FOLDERS.items():
        columns = columns_of(store, table)
        quoted = ", ".join(f'"{name}"' for name in columns)
        expected = digest(store.execute(f"SELECT doc, {quoted} FROM {table}"))
        found = digest(rows_of_parquet(Path(output) / folder, columns))
        yield table, found[0], found == expected
    errors = [row["doc"].removeprefix("file:") for row in dataset.dataset(Path(output) / "errors").to_table().to_pylist()]
    known = {row[0] for row in store.execute("SELECT doc FROM document")}
    yield "errors", len(errors), len(set(errors)) == len(errors) and not known & set(errors)
    store.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path)
    parser.add_argument("store", type=Path)
    options = parser.parse_args()
    good = True
    for table, rows, same in compare(options.output, options.store):
        good = good and same
        print(f"{table}: {rows} rows, {'those' if same else 'NOT those'} of the store", flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
