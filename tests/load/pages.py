#!/usr/bin/env python3
"""Reports as pages of HTML, made from the texts when the test runs, are read as those are: same outline, same metrics.
What carries the report on such a page is furniture."""
import argparse
import html
import re
import sys
import tempfile
from pathlib import Path

import layouts
from programs import Programs

OF_NODE = ("kind", "role", "level", "label", "ordinal", "title")
OF_METRIC = ("text", "value", "value_high", "low", "high", "unit", "approx", "kind", "change", "basis", "modality", "subject",
             "of", "period", "date_from", "date_to", "indicator")

MENU = "".join(f'<li><a href="/{name}/">{name}</a></li>' for name in ("首页", "要闻动态", "政务公开", "办事服务", "互动交流"))
NEWS = "".join(f'<li><a href="/{n}.html">{title}</a> <span>01-{n:02}</span></li>' for n, title in enumerate(
    ("全县经济工作会议召开", "关于做好节前有关工作的通知", "县领导走访慰问困难群众", "全县教育工作会议召开"), 1))


def paragraphs(text):
    return [line.strip(" \u3000") for line in text.splitlines() if line.strip(" \u3000")]


def spans(line):
    """Each number in an element of its own, as editors leave it."""
    return re.sub(r"\d[\d.]*", r'<span style="font-family:宋体">\g<0></span>', html.escape(line))


def plain(lines):
    return "".join(f"<p>{html.escape(line)}</p>\n" for line in lines)


def spanned(lines):
    return "".join(f'<p class="MsoNormal" style="text-indent:2em">\n\t{spans(line)}<span></span>\n</p>\n' for line in lines)


def broken(lines):
    return "<div>" + "<br/>\n".join("&emsp;&emsp;&nbsp;" + html.escape(line) for line in lines) + "</div>"


def coded(lines):
    return "".join("<p>" + "".join(f"&#{ord(c)};" if n % 3 else f"&#x{ord(c):X};" for n, c in enumerate(line)) + "</p>" for line in lines)


def hiding(lines):
    return "".join(f"<p>{html.escape(line)}<!-- 完成999项 --><span style='display: none'>完成998项</span></p>"
                   f"<script>var t = '完成997项';</script><style>p:after {{content: '996项'}}</style>" for line in lines)


def portal(lines):
    title, *rest = lines
    return f"""<!DOCTYPE html>
<html><head><title>{title}_临川县人民政府门户网站</title><link rel="stylesheet" href="http://127.0.0.1:9/a.css"></head><body>
<div class="header"><form><input type="text" value="搜索"><button>搜索</button></form><ul class="nav">{MENU}</ul></div>
<div class="breadcrumb">当前位置：<a href="/">首页</a> &gt; <a href="/zw/">政务公开</a> &gt; 正文</div>
<div class="content"><h1>{title}</h1><div class="bdsharebuttonbox"><a href="#">分享到微信</a> <a href="#">分享到微博</a></div>
<div class="article">{spanned(rest)}</div></div>
<div class="side"><h3>热点新闻</h3><ul>{NEWS}</ul></div>
<div class="footer"><p>主办单位：临川县人民政府办公室 版权所有：临川县人民政府</p><p>网站标识码：0000000000</p></div></body></html>"""


def laid_out(lines):
    title, *rest = lines
    return f"""<html><head><title>{title}</title></head><body><table width="100%"><tr><td><table><tr>{MENU.replace("li>", "td>")}</tr></table></td></tr>
<tr><td><table><tr><td><ul>{NEWS}</ul></td><td><table><tr><td><b>{title}</b></td></tr><tr><td>{plain(rest)}</td></tr></table></td></tr></table></td></tr>
<tr><td>版权所有：临川县人民政府</td></tr></table></body></html>"""


# name, what makes the page, charset, whether there is furniture on it
PAGES = [
    ("plain", plain, "utf-8", False),
    ("spanned", spanned, "utf-8", False),
    ("broken", broken, "utf-8", False),
    ("coded", coded, "ascii", False),
    ("hiding", hiding, "utf-8", False),
    ("portal", portal, "utf-8", True),
    ("laid_out", laid_out, "utf-8", True),
    ("meta", lambda lines: '<html><head><meta charset="gbk"></head><body>' + plain(lines), "gb18030", False),
    ("http_equiv", lambda lines: "<html><head><META http-equiv=Content-Type content='text/html; charset=gb2312'></head>" + plain(lines),
     "gb18030", False),
    ("wrong_meta", lambda lines: '<meta charset="gb2312">' + plain(lines), "utf-8", False),
    ("mark", lambda lines: "\ufeff<html><body>" + plain(lines), "utf-16-le", False),
    ("no_mark", lambda lines: "<!doctype html><body>" + plain(lines), "utf-16-be", False),
    ("xhtml", lambda lines: '<?xml version="1.0" encoding="GB18030"?><html xmlns="http://www.w3.org/1999/xhtml"><body>' + plain(lines),
     "gb18030", False),
]


def nodes_of(outline, without=("boilerplate",)):
    """What the nodes are and in which they stand; furniture aside."""
    kept = [node for node in outline["nodes"] if node["kind"] not in without]
    number = {node["id"]: place for place, node in enumerate(kept)}
    return [[number.get(node["parent"]), *(node[key] for key in OF_NODE)] for node in kept]


def metrics_of(metrics):
    number = {metric["id"]: place for place, metric in enumerate(metrics)}
    return [[number.get(metric["parent"]), *(metric[key] for key in OF_METRIC)] for metric in metrics]


def difference(expected, found):
    for number, (a, b) in enumerate(zip(expected, found), 1):
        if a != b:
            return f"{number}: {b}, not {a}"
    return None if len(expected) == len(found) else f"{len(found)}, not {len(expected)}: {(found + expected)[min(len(expected), len(found)):][:1]}"


def faults_of(programs, original, page, furniture):
    expected, outline = programs.outline(original), programs.outline(page)
    metrics = programs.metrics(page)
    if outline["source"]["container"] != "html":
        yield f"read as {outline['source']}"
    for what, a, b in (("nodes", nodes_of(expected), nodes_of(outline)),
                       ("metrics", metrics_of(programs.metrics(original)), metrics_of(metrics))):
        fault = difference(a, b)
        if fault:
            yield f"{what} {fault}"
    here, there = (any(node["kind"] == "boilerplate" for node in o["nodes"]) for o in (outline, expected))
    if here != (furniture or there):
        yield "furniture" if here else "no furniture"
    path = re.compile(r"(…|/html)(/[\w*]+(\[\d+\])?)+")
    if not all(path.fullmatch(item.get("place", {}).get("element", "")) for item in outline["nodes"] + metrics):
        yield "a place that is no path"


def layout_faults(programs, original, page):
    """Pages as sites make them: fields of the header may come with the page, but nothing else of it is text."""
    expected, outline = programs.outline(original), programs.outline(page)
    without = ("boilerplate", "meta")
    fault = difference(nodes_of(expected, without), nodes_of(outline, without))
    if fault:
        yield f"nodes {fault}"
    fault = difference(metrics_of(programs.metrics(original)), metrics_of(programs.metrics(page)))
    if fault:
        yield f"metrics {fault}"
    text = programs.text(page)
    kept = [text[node["start_char"] : node["body_end_char"]] for node in outline["nodes"] if node["kind"] not in without]
    yield from (f"{words} is kept" for words in layouts.FURNITURE if any(words in node for node in kept))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True, type=Path)
    parser.add_argument("--reports", required=True, type=Path)
    args = parser.parse_args()
    programs, faults, made = Programs(args.programs), [], 0
    with tempfile.TemporaryDirectory() as folder:
        for report in sorted(args.reports.glob("*.txt")):
            lines = paragraphs(report.read_text("utf-8"))
            original = Path(folder, "original.txt")
            original.write_text("\n".join(lines) + "\n", "utf-8")
            for name, make, charset, furniture in PAGES:
                path = Path(folder, f"{name}.html")
                path.write_bytes(make(lines).encode(charset))
                made += 1
                try:
                    faults += [f"{report.name}, {name}: {fault}" for fault in faults_of(programs, original, path, furniture)]
                except ValueError as error:
                    faults.append(f"{report.name}, {name}: {error}")
            for name, make, charset in layouts.LAYOUTS:
                path = Path(folder, f"{name}.html")
                path.write_bytes(make(lines).encode(charset))
                made += 1
                try:
                    faults += [f"{report.name}, {name}: {fault}" for fault in layout_faults(programs, original, path)]
                except ValueError as error:
                    faults.append(f"{report.name}, {name}: {error}")
    print("\n".join(faults) or f"{made} pages")
    return 1 if faults or not made else 0


if __name__ == "__main__":
    sys.exit(main())
