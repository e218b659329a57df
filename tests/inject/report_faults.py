"""Classes of faults that change what the report itself says: figures that are given again or get a base, headings of one
section, and the years of the whole report."""
import re
from decimal import Decimal

from faults import Fault, fault, han, other_digit, span

SUMS = ("KJ-A001", "KJ-A002", "KJ-A006", "KJ-A010", "KJ-L003")


def year_of(metric):
    """The year that a figure is of; None for other periods."""
    first, last = metric["date_from"] or "", metric["date_to"] or ""
    return first[:4] if first.endswith("-01-01") and last == first[:4] + "-12-31" else None


def is_plain(metric):
    return (metric["approx"] == "exact" and metric["change"] == "none" and metric["basis"] == "none" and metric["value"]
            and metric["modality"] == "actual" and metric["subject"] and "table_cell" not in metric["flags"])


def behind(report, metric):
    """Where the sentence of a figure ends."""
    return report.text.find("。", metric["end_char"]) + 1


# ---- One figure in two places


def next_ends(report, metric):
    """Where paragraphs end that follow a figure closely, under the heading that it stands under."""
    found = []
    for node in report.nodes:
        if node["start_char"] > metric["end_char"]:
            if node["kind"] == "heading" and node["level"] == 1:
                break
            if node["kind"] == "paragraph" and report.text[node["end_char"] - 1:node["end_char"] + 1] == "。\n":
                found.append(node["end_char"])
    return found[:2]


def changed_in_place(report):
    """A measure that is given twice gets another value."""
    for found in report.passes:
        here, there = (report.metrics[m] for m in (found["metrics"] * 2)[:2]) if found["rule"] == "KJ-X001" else ({}, {})
        same = here and all(here[key] == there[key] for key in
                            ("subject", "of", "unit", "date_from", "date_to", "change", "basis", "approx"))
        changed = other_digit(here["text"]) if same and here["indicator"] and here["date_from"] else None
        if changed and here["approx"] == "exact":
            yield fault(here, changed, ("KJ-X001", *SUMS), span(there))


def said_again(report):
    """A measure of the year is given once more, in another sentence, with another value."""
    for metric in report.metrics.values():
        year, changed = year_of(metric), other_digit(metric["text"])
        if not year or not metric["indicator"] or not changed or not is_plain(metric) or metric["of"]:
            continue
        if metric["kind"] in ("money", "measure", "percent"):
            for end, verb in zip(next_ends(report, metric), ("为", "达到")):
                words = f"{year}年，{metric['subject']}{verb}{changed}。"
                yield Fault(end, end, words, ("KJ-X001", *SUMS), (span(metric), (end, end + len(words))))


def another_value(report):
    """A measure has two values."""
    yield from changed_in_place(report)
    yield from said_again(report)


STOCKS = re.compile("余额|餘額|人口|库存|存量|保有|资产|总数|净|利润|顺差|均|总量|里程|面积|价|产能|占|率|规模|装机|数量|储|户|市值")


def shrunk_total(report):
    """What nine months made is more than what the year made."""
    for metric in report.metrics.values():
        year, number = year_of(metric), re.match(r"\d+(?:\.\d+)?(?=[亿万]?[元吨])", metric["text"])
        if not year or not number or not is_plain(metric) or metric["of"] or STOCKS.search(metric["subject"]):
            continue
        end = behind(report, metric)
        if end and metric["kind"] in ("money", "measure"):
            words = f"{year}年1—9月，{metric['subject']}{Decimal(number[0]) * 2}{metric['text'][number.end():]}。"
            yield Fault(end, end, words, ("KJ-T006",), (span(metric), (end, end + len(words))))


# ---- Growth


def grown(report):
    """A figure, and the rate right behind it by which it grew."""
    for rate in report.metrics.values():
        now = report.metrics.get(rate["id"] - 1)
        between = report.text[now["end_char"]:rate["start_char"]] if now else ""
        number = re.fullmatch(r"(\d+(?:\.\d+)?)([万亿]?[元吨人户]\w{0,2})", now["text"]) if now else None
        if (number and re.fullmatch("[，、]?(?:同比|比上年)?增长", between) and rate["change"] == "increase_by" and is_plain(now)
                and rate["subject"] == now["subject"] and re.fullmatch(r"\d+(?:\.\d+)?%", rate["text"])
                and not re.search("生产总值|增加值|产值|均|纯收入|GDP", report.text[now["start_char"] - 30:now["start_char"]])):
            yield now, rate, number


def unfit_base(report):
    """A base from which the figure did not grow as it says."""
    for now, rate, number in grown(report):
        base = Decimal(number[1]) / (1 + Decimal(rate["value"]) / 100) * Decimal("0.8")
        words = f"，比上年的{base:.1f}{number[2]}增长"
        yield Fault(now["end_char"], rate["start_char"], words, ("KJ-A006",), (span(now), span(rate)))


def unfit_increment(report):
    """An amount that the figure did not grow by."""
    for now, rate, number in grown(report):
        value, share = Decimal(number[1]), Decimal(rate["value"])
        if share < 90 and value * share > 300:
            words = f"，增加{value - value / (1 + share / 100) * Decimal('0.7'):.1f}{number[2]}，增长"
            yield Fault(now["end_char"], rate["start_char"], words, ("KJ-A006",), (span(now), span(rate)))


# ---- Headings


def sections(report):
    """Runs of headings （一） … under 一、 …, where another section has them, too."""
    groups = {}
    for node in report.nodes:
        if node["kind"] == "heading" and re.fullmatch("[（(][一二三四五六七八九十]{1,2}[）)]", node["label"] or ""):
            groups.setdefault(node["parent"], []).append(node)
    kinds = {node["id"]: node for node in report.nodes}
    under = {parent: members for parent, members in groups.items()
             if parent and re.fullmatch("[一二三四五六七八九十]{1,2}、", kinds[parent]["label"] or "") and len(members) > 2}
    return under.values() if len(under) > 1 else ()


def relabelled(report, members, label):
    """The section with its headings under other labels."""
    start, end = members[0]["start_char"], members[-1]["end_char"]
    words, shift = report.text[start:end], 0
    for number, node in enumerate(members, 1):
        at = node["start_char"] - start + shift
        new = label(number)
        words = words[:at] + new + words[at + len(node["label"]):]
        shift += len(new) - len(node["label"])
    return start, end, words


def skipped_level(report):
    """1. stands directly under 一、, while other sections have （一） between."""
    for members in sections(report):
        start, end, words = relabelled(report, members, lambda number: f"{number}.")
        if not re.search(r"\n\s*1[.．、]", report.text[start:end]):
            yield Fault(start, end, words, ("KJ-S002",), ((start, start + 4),))


def other_scheme(report):
    """One section is divided by 一是 …, the others by （一） …."""
    for members in sections(report):
        start, end, words = relabelled(report, members, lambda number: han(number) + "是")
        inner = re.search(r"\n\s*(?:\d+[.．、]|[一二三四五六七八九十]是)", report.text[start:end])
        if not inner:
            yield Fault(start, end, words, ("KJ-S003",), ((0, len(report.text)),))


# ---- The years of the whole report


def undated(text):
    """The text without any year."""
    text = re.sub(r"(?:[12２１][\d０-９]{3}|[一二][九〇○零０一二][〇○零０一二三四五六七八九]{2})年", "", text)
    text = re.sub(r"[“‘]?十[一二三四五六][五]?[”’]?(?=时期|规划|末|期间|以来|五)", "规划", text)
    text = re.sub(r"(?:19|20)\d\d", "", text)
    return re.sub("“?[一二三四五六七八九十]{1,2}五”?(?=规划|计划|时期|期间|末|以来)", "本期", text)


def spoilt(report, rule, added=""):
    """The whole report without years, with words behind an early paragraph; not where another calendar may tell them."""
    if re.search(r"民國|行政院|行政長官|\d \d", report.text):
        return
    early = [node["end_char"] for node in report.nodes if node["kind"] == "paragraph" and node["start_char"] > 600
             and report.text[node["end_char"] - 1:node["end_char"] + 1] == "。\n"][:1]
    for end in early:
        text = undated(report.text[:end]) + added + undated(report.text[end:])
        yield Fault(0, len(report.text), text, (rule,), ((0, len(report.text)),))


def no_year(report):
    """No year stands anywhere."""
    yield from spoilt(report, "KJ-T001")


def no_anchor(report):
    """今年 has no year to count from."""
    yield from spoilt(report, "KJ-T005", "今年以来，营商环境持续改善。")


def undated_stock(report):
    """现有 in a report without a year."""
    yield from spoilt(report, "KJ-T003", "全市现有农民专业合作社320家，从业人员1.2万人。")


def mixed_windows(report):
    """Figures of the whole year in a report that goes to September."""
    if not re.search("年末|年底|年终|12月|十二月", report.text):
        yield from spoilt(report, "KJ-T002", "1—9月，完成税收12.5亿元。全年完成技术改造投资86亿元。")


CLASSES = (another_value, shrunk_total, unfit_base, unfit_increment, skipped_level, other_scheme, no_year, no_anchor,
           undated_stock, mixed_windows)
