"""Faults of what is said in two ways at once: announced counts, spans, ranges of ratios, names, traces of copying."""
import re

from faults import HAN, Fault, fault, han, span

SMALL = "二两兩三四五六七八九十"
COUNT = re.compile(rf"十?[{SMALL}]|\d{{1,2}}")


def number_of(words):
    if words.isdigit():
        return int(words)
    if len(words) == 2:
        return 10 + number_of(words[1])
    return 2 if words in "两兩" else HAN.index(words) + 1


def passes(report, rule):
    return [found for found in report.passes if found["rule"] == rule]


# ---- Announced counts


def count_off_by_one(report):
    """三项 is announced as 四项; the list has no 和 that could be read in two ways."""
    for found in passes(report, "KJ-E002"):
        number = COUNT.match(report.text[slice(*span(found))])
        listed = report.text[slice(*span(found["related"][0]))]
        if not number or re.search("[和与與及暨或并並同]", listed) or "是" in listed[:2] or not re.search("[、；;]", listed):
            continue
        value = number_of(number[0])
        if 2 < value < 9 and len(re.split("[、；;]", listed)) == value:
            changed = str(value + 1) if number[0].isdigit() else han(value + 1)
            at = found["start_char"]
            yield Fault(at, at + len(number[0]), changed, ("KJ-E002",), (span(found), span(found["related"][0])))


def short_open_count(report):
    """甲、乙、丙、丁等六个 are counted as three."""
    for found in passes(report, "KJ-E003"):
        number = COUNT.match(report.text[slice(*span(found))])
        words = report.text[slice(*span(found["related"][0]))]
        listed = len(words.split("、"))
        if number and listed > 3 and not re.search("[「“和与與及]", words):
            changed = str(listed - 1) if number[0].isdigit() else han(listed - 1)
            at = found["start_char"]
            yield Fault(at, at + len(number[0]), changed, ("KJ-E003",), (span(found), span(found["related"][0])))


# ---- Ratios and rates


def more_than_all(report):
    """覆盖率 of 98% becomes 198%."""
    names = re.compile("(?:覆盖|覆蓋|合格|满意|滿意|达标|達標|绿化|城镇化|通过|处理|處理|优良|優良|入学|入學|巩固|参保)[率度]$")
    for rate in report.metrics.values():
        number = re.match(r"\d{2}(?:\.\d+)?[%％]", rate["text"])
        gross = "毛" in (rate["subject"] or "")
        if number and rate["change"] in ("none", "increase_to") and names.search(rate["subject"] or "") and not gross:
            yield fault(rate, "1" + rate["text"], "KJ-L002")


def negative_fall(report):
    """下降3% becomes 下降-3%."""
    for rate in report.metrics.values():
        if rate["change"] == "decrease_by" and re.fullmatch(r"[\d.]+[%％]", rate["text"]):
            yield fault(rate, "-" + rate["text"], "KJ-A008")


# ---- Spans, series


def turned_years(report):
    """2016—2020年 becomes 2020—2016年."""
    for years in re.finditer(r"(?<![\d.])((?:19|20)\d\d)(年?[—－–至-]{1,2})((?:19|20)\d\d)(?=年)", report.text):
        if int(years[1]) < int(years[3]):
            yield Fault(*years.span(), years[3] + years[2] + years[1], ("KJ-T004",), (years.span(),))


def turned_days(report):
    """9月10日至20日 becomes 9月20日至10日."""
    for days in re.finditer(r"(?<!\d)(\d{1,2}月)(\d{1,2})(日?[至—－-]{1,2})(\d{1,2})(?=日)", report.text):
        if int(days[2]) < int(days[4]):
            yield Fault(*days.span(), days[1] + days[4] + days[3] + days[2], ("KJ-T004",), (days.span(),))


# ---- One document


def renamed_document(report):
    """A document that is cited twice gets 若干 into its title."""
    seen = {}
    for title in re.finditer("《([^《》\n]{6,40}(?:意见|办法|规划|方案|规定|条例))》", report.text):
        if title[1] in seen and "若干" not in title[1]:
            yield Fault(title.end() - 3, title.end() - 3, "若干", ("KJ-X002",), (title.span(), seen[title[1]]))
        seen.setdefault(title[1], title.span())


# ---- Traces of copying


def readings(report):
    """A paragraph whose characters are followed by their readings."""
    for node in report.nodes:
        words = report.text[slice(*span(node))]
        if node["kind"] == "paragraph" and 60 < len(words) < 400 and re.match("[\u4e00-\u9fff]{6}", words):
            spoilt = "".join(char + "(dìng)" if at < 6 else char for at, char in enumerate(words))
            yield Fault(*span(node), spoilt, ("KJ-P003",), (span(node),))


def markup(report):
    """A blank of a web page is left over."""
    for place in list(re.finditer("，", report.text))[::40]:
        yield Fault(place.end(), place.end(), "&nbsp;", ("KJ-P004",), (place.span(),))


def wrong_encoding(report):
    """What UTF-8 that was read as GBK looks like."""
    for place in list(re.finditer("，", report.text))[::40]:
        yield Fault(place.end(), place.end(), "锟斤拷", ("KJ-P004",), (place.span(),))


CLASSES = (count_off_by_one, short_open_count, more_than_all, negative_fall, turned_years, turned_days, renamed_document,
           readings, markup, wrong_encoding)
