#!/usr/bin/env python3
"""Pages made to exhaust their reader: each is answered within a second and 256 MB of address space for data, with a
report or with the error that is meant for it. Nothing outside the page is opened."""
import argparse
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

DEEP, MANY = 100_000, 1_000_000
MEGABYTES, SECONDS = 256, 1.0


def text(page):
    return page.encode("utf-8")


# name, page, part of the error that is expected; None: it is read
PAGES = [
    ("deep_blocks", lambda: text("<html><body>" + "<div>" * DEEP + "完成5项"), "deep"),
    ("deep_closed", lambda: text("<html><body>" + "<div>" * DEEP + "完成5项" + "</div>" * DEEP), "deep"),
    ("deep_inline", lambda: text("<html><body>" + "<b>" * DEEP + "</i>" * DEEP), "deep"),
    ("deep_tables", lambda: text("<table><tr><td>" * DEEP), "deep"),
    ("unclosed_fonts", lambda: text("<p><font>完成5项</p>" * DEEP), None),
    ("attributes_of_one", lambda: text("<html><p " + " ".join(f"a{n}=1" for n in range(MANY)) + ">完成5项</p>"), "attributes"),
    ("attributes_in_quotes", lambda: text("<html><p =\" " + " ".join(f"a{n}" for n in range(MANY)) + '">完成5项</p>'), "attributes"),
    ("attributes_of_many", lambda: text("<html><p>完成5项" + "<i a=1></i>" * MANY), None),
    ("long_attribute", lambda: text('<html><p title="' + "长" * MANY + '">完成5项</p>'), None),
    ("open_attribute", lambda: text('<html><p title="' + "长" * MANY), None),
    ("blanks_in_a_tag", lambda: text("<html><p" + " " * 10 * MANY + ">完成5项</p>"), None),
    ("long_name", lambda: text("<html><" + "a" * 5 * MANY), None),
    ("many_quotes", lambda: text("<html>" + "<p><span style=\"font-family:'宋体'\" title='a>b'>5</span>项" * 20_000), None),
    ("entities", lambda: text("<!DOCTYPE html [" + "".join(f'<!ENTITY a{n + 1} "&a{n};&a{n};">' for n in range(1000)) + "]><p>&a1000;完成5项"),
     None),
    ("entity_file", lambda: text('<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><p>&x;完成5项</p>'), None),
    ("references", lambda: text("<html><p>" + "&#x4e00;" * MANY), None),
    ("ampersands", lambda: text("<html><p>" + "&" * MANY), None),
    ("angles", lambda: text("<html><p>" + "<" * MANY), None),
    ("open_comment", lambda: text("<html><p>完成5项</p><!--" + "- >" * MANY), None),
    ("open_comments", lambda: text("<html><p>完成5项</p>" + "<!--" * MANY), None),
    ("half_comments", lambda: text("<html><p>完成5项</p>" + "<!- " * MANY), None),
    ("instructions", lambda: text("<html><p>完成5项</p>" + "<?x " * MANY), None),
    ("open_script", lambda: text("<html><p>完成5项</p><script>" + "</s " * MANY), None),
    ("ends", lambda: text("<html><p>完成5项</p>" + "</p>" * MANY), None),
    ("wide_cells", lambda: text("<table>" + "<tr><td rowspan=65000 colspan=1000>完成5项<td>5" * 20000), None),
    ("many_cells", lambda: text("<table>" + "<tr>" + "<td>5" * 200_000), None),
    ("many_rows", lambda: text("<table><tr><td>项目<td>数值（亿元）" + "<tr><td>甲<td>5" * 50_000), None),
    ("many_lists", lambda: text("<html>" + "<ul><li><a href=x>公告</a></ul>" * DEEP), None),
    ("many_breaks", lambda: text("<html><p>" + "<br>" * MANY), None),
    ("wrong_charset", lambda: b'<html><meta charset="utf-16"><p>' + "完成5项".encode("gb18030") * 1000, None),
    ("charset_in_pieces", lambda: b'<html><meta charset="gb18030"><p>\x81\x30\x81', "not"),
    ("two_charsets", lambda: text("<html><meta charset=utf-8><p>完成5项") + "完成5项".encode("gb18030"), "UTF-8"),
    ("nul", lambda: b"<html><p>5\0</p>", "U+0000"),
    ("mark_alone", lambda: b"\xff\xfe<\0h\0t\0m\0l\0>\0", None),
    ("utf7", lambda: b"<html><meta charset=utf-7><p>+ADw-script+AD4-5</p>", None),
    ("fetched", lambda: text('<html><base href="http://127.0.0.1:9/"><link rel=stylesheet href=a.css><iframe src="file:///etc/passwd"></iframe>'
                             '<img src="http://127.0.0.1:9/a.png"><p>完成5项</p>'), None),
    ("empty", lambda: text("<html></html>"), None),
]


def limit():
    resource.setrlimit(resource.RLIMIT_DATA, (MEGABYTES << 20, MEGABYTES << 20))


def fault_of(program, path, expected, limited):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([program, "--format", "json", path], capture_output=True, timeout=120, preexec_fn=limit if limited else None)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    said = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode not in (0, 3) or (done.returncode == 3) != bool(expected):
        return f"exit status {done.returncode}: {said[-300:]}"
    if expected and expected not in said:
        return f"says {said[-300:]!r}"
    if limited and seconds > SECONDS:
        return f"takes {seconds:.2f} s"
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True, type=Path)
    parser.add_argument("--sanitized", action="store_true", help="no limits of time and memory")
    args = parser.parse_args()
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for name, make, expected in PAGES:
            path = Path(folder, "page.html")
            path.write_bytes(make())
            fault = fault_of(args.programs / "kjrep-parse", path, expected, not args.sanitized)
            if fault:
                faults.append(f"{name}: {fault}")
    print("\n".join(faults) or f"{len(PAGES)} pages")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
