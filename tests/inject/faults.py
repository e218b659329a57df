"""Classes of faults: each finds, in a report that holds, the places where it can be planted and what must then be found.

A fault is planted only where exact arithmetic, or the report's own numbering, shows that the original holds. A class is
a function over a Report that yields Faults."""
import re
from decimal import Decimal
from typing import NamedTuple

HAN = "一二三四五六七八九十"


class Fault(NamedTuple):
    start: int          # code points [start, end) of the original …
    end: int
    text: str           # … and what takes their place
    rules: tuple        # one of these must fire
    near: tuple         # places in the original, one of which the finding must touch


class Report(NamedTuple):
    text: str
    metrics: dict       # id: object of kjrep-metrics
    nodes: list         # of kjrep-parse
    passes: list        # of kjrep-validate


def han(number):
    if number <= 10:
        return HAN[number - 1]
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else HAN[tens - 1]) + "十" + (HAN[ones - 1] if ones else "")


def span(thing):
    return thing["start_char"], thing["end_char"]


def fault(thing, text, rules, *near):
    return Fault(*span(thing), text, rules if isinstance(rules, tuple) else (rules,), (span(thing), *near))


# ---- Sums


def sums(report):
    """Wholes and parts whose printed values are equal to the digit."""
    parts = {}
    for metric in report.metrics.values():
        if metric["parent"]:
            parts.setdefault(metric["parent"], []).append(metric)
    for whole, members in parts.items():
        whole = report.metrics[whole]
        plain = [m["approx"] == "exact" and m["value"] and m["kind"] in ("money", "count", "measure")
                 and m["unit"] == whole["unit"] and m["change"] == "none" for m in [whole, *members]]
        if len(members) > 1 and all(plain) and sum(Decimal(m["value"]) for m in members) == Decimal(whole["value"]):
            yield whole, members


def other_digit(text):
    """The figure with its first digit changed, so that it is no rounding."""
    for at, char in enumerate(text):
        if char in "123456789":
            return text[:at] + str(int(char) % 9 + 1) + text[at + 1:]
        if char in "一二三四五六七八":
            return text[:at] + HAN[HAN.index(char) + 1] + text[at + 1:]
    return None


SUM_RULES = ("KJ-A001", "KJ-A002", "KJ-A010")


def wrong_part(report):
    """One part of a sum has another first digit."""
    for whole, members in sums(report):
        for member in members:
            changed = other_digit(member["text"])
            if changed and len(re.sub(r"\D", "", member["text"])) > 1:
                yield fault(member, changed, SUM_RULES, span(whole))


def wrong_total(report):
    """The total has another first digit."""
    for whole, members in sums(report):
        changed = other_digit(whole["text"])
        if changed:
            yield fault(whole, changed, SUM_RULES, *map(span, members))


def wrong_scale(report):
    """万 and 亿 are swapped in a part."""
    swap = str.maketrans("万亿萬億", "亿万億萬")
    for whole, members in sums(report):
        for member in members:
            if re.fullmatch(r"[\d.]{2,}[万亿萬億]元", member["text"]):
                yield fault(member, member["text"].translate(swap), SUM_RULES, span(whole))


def larger_part(report):
    """A part after 其中 or 含 is far larger than its whole."""
    for found in report.passes:
        if found["rule"] == "KJ-A002":
            part, whole = (report.metrics[m] for m in found["metrics"][:2])
            number = re.match(r"\d[\d,.]*", part["text"])
            if number and part["approx"] == "exact" and whole["high"]:
                digits = len(re.sub(r"\D", "", whole["text"]))
                yield fault(part, "9" * (digits + 4) + part["text"][number.end():], SUM_RULES, span(whole))


# ---- Numbering


def point_series(text):
    """Paragraphs that hold 一是 … N是 once, in order, N from 3."""
    marker = re.compile(r"(?:(?<=[。；：])|^)([一二三四五六七八九十]{1,2})是")
    for line in re.finditer(r"[^\r\n]+", text):
        found = [(line.start() + m.start(1), m[1]) for m in marker.finditer(line[0])]
        in_order = [number for _, number in found] == [han(i + 1) for i in range(len(found))]
        if len(found) >= 3 and in_order and line[0].count("一是") == 1:
            yield [(at, i + 1) for i, (at, _) in enumerate(found)]


def dropped_point(report):
    """二是 is missing from 一是 … 三是."""
    for series in point_series(report.text):
        for at, number in series[1:-1]:
            follower = series[number][0]
            yield Fault(at, at + len(han(number)) + 1, "", ("KJ-E001",), ((follower, follower + 3),))


def repeated_point(report):
    """三是 is written as 二是."""
    for series in point_series(report.text):
        for at, number in series[1:-1]:
            yield Fault(at, at + len(han(number)), han(number - 1), ("KJ-E001",), ((at, at + 3),))


def headings(report):
    """Runs of headings 一、 or （一） under one parent, in order, from 3 on."""
    groups = {}
    for node in report.nodes:
        label = re.fullmatch(r"[（(]?([一二三四五六七八九十]{1,3})[）)、]+", node["label"] or "")
        if node["kind"] == "heading" and label:
            groups.setdefault((node["parent"], node["label"][0] in "（("), []).append((node, label[1]))
    for members in groups.values():
        if len(members) >= 3 and [number for _, number in members] == [han(i + 1) for i in range(len(members))]:
            yield members


def dropped_heading(report):
    """A heading in the middle of a run is missing, its line with it."""
    for members in headings(report):
        for (node, _), (follower, _) in zip(members[1:-1], members[2:]):
            if report.text[node["end_char"]:node["end_char"] + 1] in ("\n", "\r"):
                place = (follower["start_char"], follower["start_char"] + len(follower["label"]))
                yield Fault(*span(node), "", ("KJ-S001",), (place,))


def repeated_heading(report):
    """A heading has the number of the one before it."""
    for members in headings(report):
        for index, (node, number) in enumerate(members[1:-1], 1):
            at = node["start_char"] + node["label"].index(number)
            yield Fault(at, at + len(number), han(index), ("KJ-S001",), ((at - 1, at + 3),))


# ---- Announced counts, ranks


def wrong_count(report):
    """三项 is announced as 五项."""
    for found in report.passes:
        number = re.match(r"[二两兩三四五六七八九]|\d{1,2}", report.text[slice(*span(found))])
        if found["rule"] != "KJ-E002" or not number:
            continue
        number = number[0]
        value = int(number) if number.isdigit() else {"两": 2, "兩": 2}.get(number) or HAN.index(number) + 1
        if value < 8:
            start, changed = found["start_char"], str(value + 2) if number.isdigit() else han(value + 2)
            yield Fault(start, start + len(number), changed, ("KJ-E002",), (span(found), span(found["related"][0])))


def wrong_names(report):
    """甲、乙、丙三个城市 are announced as five; found in the text alone, by names that are alike in length."""
    sites = re.compile(r"(?<=[，。；\n])((?:[\u4e00-\u9fff]{2,8}、){2,8}[\u4e00-\u9fff]{2,8}?)([三四五六七]|[3-7])[个大项条家](?=[\u4e00-\u9fff])")
    for site in sites.finditer(report.text):
        names = site[1].split("、")
        value = int(site[2]) if site[2].isdigit() else HAN.index(site[2]) + 1
        rest = [len(name) for name in names[1:]]
        plain = not re.search("[和与及等第十]", site[1]) and max(rest) - min(rest) <= 2
        if plain and len(names) == value:
            changed = str(value + 2) if site[2].isdigit() else han(value + 2)
            yield Fault(*site.span(2), changed, ("KJ-E002",), (site.span(2),))


def wrong_rank(report):
    """A rank beyond the number of those ranked."""
    for found in report.passes:
        if found["rule"] == "KJ-L001":
            rank, population = (report.metrics[m] for m in found["metrics"][:2])
            number = re.search(r"\d+|[一二三四五六七八九十]+", rank["text"])
            beyond = int(Decimal(population["value"])) + 3
            if number and (number[0].isdigit() or beyond < 100):
                at = rank["start_char"] + number.start()
                changed = str(beyond) if number[0].isdigit() else han(beyond)
                yield Fault(at, at + len(number[0]), changed, ("KJ-L001",), (span(rank), span(population)))


# ---- Rates and shares


def wrong_growth(report):
    """A growth rate that its two figures do not give."""
    for found in report.passes:
        if found["rule"] == "KJ-A006":
            rate = report.metrics[found["metrics"][0]]
            changed = other_digit(rate["text"])
            if changed and rate["approx"] == "exact" and len(re.sub(r"\D", "", rate["text"])) > 1:
                yield fault(rate, changed, "KJ-A006")


def points_for_percent(report):
    """The growth of an amount in percentage points."""
    for rate in report.metrics.values():
        amount = report.metrics.get(rate["id"] - 1)
        if not amount or rate["kind"] != "percent" or amount["kind"] != "money" or amount["change"] != "none":
            continue
        between = report.text[amount["end_char"]:rate["start_char"]]
        if (rate["change"] in ("increase_by", "decrease_by") and rate["subject"]
                and rate["subject"] == amount["subject"] and re.fullmatch(r"，?(同比)?[增下]\w{0,2}", between)
                and re.fullmatch(r"[\d.]+%", rate["text"])):
            yield fault(rate, rate["text"][:-1] + "个百分点", "KJ-A007")


def wrong_share(report):
    """A ratio of shares that does not come to 100."""
    for found in report.passes:
        if found["rule"] == "KJ-A005":
            yield fault(found, other_digit(report.text[slice(*span(found))]), "KJ-A005")


# ---- Days


def no_such_day(report):
    """A day is moved to the thirtieth of February."""
    for day in re.finditer(r"(?<!\d)\d{1,2}月\d{1,2}日", report.text):
        yield Fault(*day.span(), "2月30日", ("KJ-T004",), (day.span(),))


def no_such_month(report):
    """A day is moved to the thirteenth month."""
    for month in re.finditer(r"(?<=年)\d{1,2}(?=月\d{1,2}日)", report.text):
        yield Fault(*month.span(), "13", ("KJ-T004",), (month.span(),))


# ---- Copies


def repeated_paragraph(report):
    """A paragraph stands twice."""
    for node in report.nodes:
        words = report.text[slice(*span(node))]
        whole = report.text[:node["start_char"]].endswith("\n") and "\n" not in words and words.endswith("。")
        if node["kind"] == "paragraph" and whole and 40 < len(words) < 400 and report.text.count(words) == 1:
            yield Fault(node["end_char"], node["end_char"], "\n" + words, ("KJ-S004",), (span(node),))


def disclaimer(report):
    """The site that carries the text says so at its end."""
    end = len(report.text.rstrip())
    yield Fault(end, end, "\n本文来源于网友上传，不代表本站观点，仅供参考。", ("KJ-P001",), ((end - 2, end),))


def lost_character(report):
    """A character was lost in a conversion."""
    for at in range(len(report.text) // 3, len(report.text), max(1, len(report.text) // 3)):
        yield Fault(at, at + 1, "\ufffd", ("KJ-P004",), ((at, at + 1),))


CLASSES = (wrong_part, wrong_total, wrong_scale, larger_part, dropped_point, repeated_point, dropped_heading,
           repeated_heading, wrong_count, wrong_names, wrong_rank, wrong_growth, points_for_percent, wrong_share, no_such_day,
           no_such_month, repeated_paragraph, disclaimer, lost_character)
