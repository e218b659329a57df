#!/usr/bin/env python3
"""The Spark job over a folder of documents on one core and on two: time, memory, and whether its rows are those of a store.

    KJREP_LIBRARY=build/release/lib/libkjrep.so build/venv/bin/python tests/bench/spark_bench.py DOCUMENTS [--store STORE] [--cores 1 2]

Needs pyspark, pyarrow and Java. The store is one that kjrep-parse --store made of DOCUMENTS under the same path."""
import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TICKS = os.sysconf("SC_CLK_TCK")


def processes_of(session):
    """(id, name, most memory it had in MiB, processor seconds) of each process of a session."""
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            stat = Path(status.parent, "stat").read_text().rpartition(")")[2].split()
            if int(stat[3]) != session:
                continue
            fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
        except (OSError, ValueError):
            continue
        peak = int(fields.get("VmHWM", "0 kB").split()[0]) >> 10
        yield status.parent.name, fields["Name"].strip(), peak, (int(stat[11]) + int(stat[12])) / TICKS


def run(documents, target, cores):
    """Seconds, processor seconds, most memory of Java and of a Python process in MiB."""
    environment = dict(os.environ, PYSPARK_PYTHON=sys.executable, PYTHONPATH=str(ROOT / "examples" / "python"),
                       PYSPARK_SUBMIT_ARGS=f"--master local[{cores}] --conf spark.ui.enabled=false pyspark-shell")
    started, memory, processor, said = time.monotonic(), {"java": 0, "python": 0}, {}, b""
    job = subprocess.Popen([sys.executable, ROOT / "examples" / "spark" / "report_job.py", documents, target],
                           env=environment, stderr=subprocess.PIPE, start_new_session=True)
    os.set_blocking(job.stderr.fileno(), False)
    while job.poll() is None:
        time.sleep(0.5)
        said = (said + (job.stderr.read() or b""))[-4000:]
        for process, name, peak, seconds in processes_of(job.pid):
            kind = "python" if name.startswith("python") else name  # what Java is about to start looks like Java
            memory[kind] = max(memory.get(kind, 0), peak)
            processor[process] = seconds
    if job.returncode != 0:
        sys.exit(said.decode("utf-8", "replace"))
    return time.monotonic() - started, sum(processor.values()), memory["java"], memory["python"]


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
            seconds, processor, java, python = run(options.documents, target, cores)
            print(f"local[{cores}]: {count} documents in {seconds:.0f} s, {seconds / count * 1000:.1f} ms a document; "
                  f"processor {processor:.0f} s, {processor / count * 1000:.1f} ms; "
                  f"Java {java} MiB, a Python worker up to {python} MiB", flush=True)
            if options.store:
                check = [sys.executable, ROOT / "examples" / "spark" / "tests" / "same_rows.py", target, options.store]
                same = subprocess.run(check).returncode == 0 and same
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
