#!/usr/bin/env python3
"""A store that is loaded under kills, by two processes, on a full disk, equals one that was loaded undisturbed, row for row:
store_check.py --programs FOLDER [--documents N] [--from FOLDER...] [--kills N] [--folder FOLDER] [--kills-only]"""
import argparse
import hashlib
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TABLES = ("report", "node", "metric", "time", "entity", "finding")


# Forms of documents, each with a line of its own for a number, in ASCII as charsets differ; archives get none.
OWN_LINES = {".txt": "\nNo. {}\n", ".md": "\nNo. {}\n", ".html": "\n<p>No. {}</p>\n", ".docx": "", ".ofd": ""}


def make_documents(folder, sources, count):
    """`count` files: the sources over and over, each time with a line of its own, but for every tenth."""
    texts = [(path.suffix, path.read_bytes()) for path in sorted(sources) if path.suffix in OWN_LINES]
    folder.mkdir()
    for number in range(count):
        part = folder / f"{number // 1000:03}"
        part.mkdir(exist_ok=True)
        suffix, text = texts[number % len(texts)]
        own = b"" if number % 10 == 9 else OWN_LINES[suffix].format(number).encode()
        (part / f"{number:06}{suffix}").write_bytes(text + own)


def last_line(message):
    return message.decode().strip().rpartition("\n")[2]


def digest(store):
    """Of every row of every table, in the order of documents and ids."""
    connection = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    found = {}
    for table in TABLES:
        hashed, rows = hashlib.sha256(), 0
        order = "doc" if table == "report" else "doc, id"
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY {order}"):
            hashed.update(repr(row).encode())
            rows += 1
        found[table] = (rows, hashed.hexdigest())
    connection.close()
    return found


class Checker:
    def __init__(self, programs, folder, documents, jobs):
        self.program, self.folder, self.documents, self.jobs = programs / "kjrep-parse", folder, documents, jobs
        self.faults = []

    def start(self, store, *files, **settings):
        return subprocess.Popen([self.program, "--store", store, "--jobs", str(self.jobs), *(files or [self.documents])],
                                **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **settings})

    def expect(self, what, holds):
        print(f"{'ok' if holds else 'FAILED'}: {what}")
        if not holds:
            self.faults.append(what)

    def load(self, store):
        started = time.monotonic()
        run = self.start(store)
        said, _ = run.communicate()
        self.status = run.returncode  # 3 when some of the sources cannot be read
        self.expect(f"an undisturbed load of {len(said.splitlines())} documents", run.returncode in (0, 3))
        return time.monotonic() - started

    def load_again(self, store):
        """All that is there is not read again."""
        started = time.monotonic()
        message = last_line(self.start(store).communicate()[1])
        there = len(self.known(store))
        self.expect(f"a second load finds all {there} there, {time.monotonic() - started:.1f} s",
                    f"; {there} were in the store" in message)

    @staticmethod
    def known(store):
        connection = sqlite3.connect(store)
        names = {row[0] for row in connection.execute("SELECT doc FROM document")} \
            if connection.execute("PRAGMA user_version").fetchone()[0] else set()
        connection.close()
        return names

    def load_under_kills(self, store, kills, seconds):
        acknowledged = set()
        for _ in range(kills):
            with tempfile.TemporaryFile() as said:  # a pipe that nobody reads would stop it
                run = self.start(store, stdout=said, stderr=subprocess.DEVNULL)
                time.sleep(random.uniform(0.2, 1) * min(seconds, 60) * 0.6)
                run.send_signal(signal.SIGKILL)
                run.wait()
                said.seek(0)
                acknowledged |= {line[:-1] for line in said.read().decode().splitlines(True) if line.endswith("\n")}
            there = self.known(store) if Path(store).exists() else set()
            self.expect(f"after a kill all {len(acknowledged)} acknowledged documents are there", acknowledged <= there)
        self.start(store).communicate()

    def load_by_two(self, store):
        halves = [sorted(path for path in self.documents.rglob("*") if path.is_file())[part::2] for part in (0, 1)]
        runs = [self.start(store, *half) for half in halves]
        said = [last_line(run.communicate()[1]) for run in runs]
        self.expect(f"two processes at once {said}", max(run.returncode for run in runs) == self.status)

    def full_disk(self, store, room):
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

        run = self.start(store, preexec_fn=limit)
        said, message = run.communicate()
        self.expect(f"a full disk is told: {last_line(message)!r}", run.returncode == 3 and b"disk" in message)
        there = self.known(store)
        self.expect(f"what was acknowledged before is there ({len(there)})", set(said.decode().splitlines()) <= there)
        run = self.start(store)  # and with room again it goes on
        run.communicate()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", type=lambda path: Path(path).resolve(), required=True)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--from", dest="sources", type=Path, nargs="*", default=[ROOT / "examples" / "reports"])
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--kills-only", action="store_true", help="no load by two processes, no full disk")
    parser.add_argument("--folder", type=Path, help="where documents and stores are made, and stay")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as held:
        folder = options.folder or Path(held)
        folder.mkdir(exist_ok=True)
        make_documents(folder / "documents", [path for source in options.sources for path in source.rglob("*")],
                       options.documents)
        checker = Checker(options.programs, folder, folder / "documents", options.jobs)
        seconds = checker.load(folder / "whole.db")
        size = (folder / "whole.db").stat().st_size
        print(f"{options.documents} documents in {seconds:.1f} s, {size >> 20} MiB")
        whole = digest(folder / "whole.db")
        checker.load_again(folder / "whole.db")
        checker.expect("and it is as it was", digest(folder / "whole.db") == whole)
        print(", ".join(f"{table} {rows}" for table, (rows, _) in whole.items()))
        checker.load_under_kills(folder / "killed.db", options.kills, seconds)
        checker.expect("the killed load equals it row for row", digest(folder / "killed.db") == whole)
        if not options.kills_only:
            checker.load_by_two(folder / "two.db")
            checker.expect("the load by two equals it row for row", digest(folder / "two.db") == whole)
            checker.full_disk(folder / "full.db", size // 2)
            checker.expect("the load over a full disk equals it row for row", digest(folder / "full.db") == whole)
    print(f"{len(checker.faults)} faults")
    return 1 if checker.faults else 0


if __name__ == "__main__":
    sys.exit(main())
