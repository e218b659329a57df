#!/usr/bin/env python3
"""A million metrics into pyarrow: beside reading them one accessor at a time from Python, and beside copying the same bytes.

    KJREP_LIBRARY=build/release/lib/libkjrep.so PYTHONPATH=examples/python build/venv/bin/python tests/bench/arrow_bench.py

Needs pyarrow; processor time, medians of five runs, but of the accessors one over a part."""
import argparse
import ctypes
import statistics
import time
from pathlib import Path

import kjrep
import pyarrow

ROOT = Path(__file__).resolve().parents[2]


def timed(function, runs=5):
    seconds = []
    for _ in range(runs):
        started = time.process_time()
        function()
        seconds.append(time.process_time() - started)
    return statistics.median(seconds)


def read_all(metric):
    return (metric.id, metric.text, metric.value, metric.value_high, metric.low, metric.low_open, metric.high,
            metric.high_open, metric.unit, metric.unit_text, metric.approx, metric.kind, metric.change, metric.basis,
            metric.modality, metric.subject, metric.of, metric.period, metric.date_from, metric.date_to, metric.indicator,
            metric.parent, metric.node, metric.flags, metric.start, metric.end, metric.start_char, metric.end_char,
            metric.line, metric.column)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--metrics", type=int, default=1000000)
    options = parser.parse_args()
    sources = sorted((ROOT / "examples" / "reports").glob("*.txt"))
    reports, count = [], 0
    while count < options.metrics:
        reports.append(kjrep.open(sources[len(reports) % len(sources)]))  # each a report of its own, in memory of its own
        count += len(reports[-1].metrics)
    table = pyarrow.table(kjrep.Table(reports, "metric"))
    export = timed(lambda: pyarrow.table(kjrep.Table(reports, "metric")))

    buffers = [buffer for column in table.columns for chunk in column.chunks for buffer in chunk.buffers() if buffer]
    # As the export does: into new memory, piece by piece.
    copy = timed(lambda: [ctypes.memmove(ctypes.create_string_buffer(0) if not buffer.size else
                                         (ctypes.c_char * buffer.size)(), buffer.address, buffer.size)
                          for buffer in buffers])
    part = reports[0].metrics
    rounds = max(1, 2000 // max(1, len(part)))
    accessors = timed(lambda: [read_all(metric) for _ in range(rounds) for metric in part], 1)
    accessors *= count / (rounds * len(part))

    size = sum(buffer.size for buffer in buffers)
    print(f"{count} metrics, {size / 1e6:.0f} MB of columns")
    print(f"export {export:.3f} s, {export / count * 1e9:.0f} ns a metric")
    print(f"accessors {accessors:.1f} s (from {rounds * len(part)}): {accessors / export:.0f} times the export")
    print(f"memmove of the same bytes {copy:.3f} s: the export takes {export / copy:.1f} times that")


if __name__ == "__main__":
    main()
