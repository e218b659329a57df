"""Classes of faults of wording, numerals, marks, script, names and required parts; see faults.py."""
import re

from faults import Fault

HAN = "[\u4e00-\u9fff]"


def words_for(report, pairs, rules):
    """Faults that put the second of a pair in place of the first."""
    for right, wrong in pairs:
        for found in re.finditer(right, report.text):
            text = found.expand(wrong)
            yield Fault(*found.span(), text, rules, (found.span(),))


# ---- Wording


def spun_term(report):
    """A word of an official term is replaced."""
    yield from words_for(report, (("知识产权", "常识产权"), ("战略性新兴产业", "计谋性新兴财产"), ("高新技术企业", "高新技能企业"),
                                  ("安全生产", "平安出产"), ("农民工", "农夫工"), ("义务教育", "任务教育"),
                                  ("先进典型", "进步前辈典型"), ("行政执法", "行政法律")), ("KJ-W001", "KJ-W002"))


def word_edge(report):
    """A replacement runs over the edge of two words."""
    yield from words_for(report, (("跨越发展", "跨更加展"), ("责任意识", "责恣意识"), ("联动机制", "联念头制"),
                                  ("产品质量", "产品德量")), ("KJ-W004",))


def mixed_up(report):
    """One of two words that are alike stands for the other."""
    yield from words_for(report, (("截至(?=[\\d去今本目]|20)", "截止"), ("(?<=建设)法治政府|法治政府(?=建设)", "法制政府"),
                                  ("权力运行", "权利运行"), ("签订(?=.{0,4}(?:合同|协议))", "签定")), ("KJ-W005",))


def broken_frame(report):
    """在…的基础上 loses its noun, or a figure is hedged twice."""
    yield from words_for(report, (("的基础上", "的基本上"), (r"超过(\d+)([万亿]?[元家个人])(?!以上)", r"超过\1\2以上")),
                         ("KJ-W006",))


def rewritten(report):
    """A program went over the whole text."""
    swaps = {"认真": "当真", "农民": "农夫", "创新": "立异", "推动": "鞭策", "优势": "上风", "教师": "西席", "医院": "病院",
             "学校": "黉舍", "制度": "轨制", "农村": "屯子", "生产": "出产", "思想": "思惟", "坚持": "对峙", "监督": "监视"}
    text, count = re.subn("|".join(swaps), lambda found: swaps[found[0]], report.text)
    if count >= 20:
        yield Fault(0, len(report.text), text, ("KJ-W003",), ((0, len(report.text)),))


# ---- Numerals, marks


def mixed_numeral(report):
    """3千 for 3000."""
    yield from words_for(report, ((r"(?<![\d.,，])([1-9])000(?=[万亿元家个人名项])", r"\1千"),), ("KJ-N001",))


def letter_for_digit(report):
    """The letter O in a year."""
    yield from words_for(report, (("(?<!\\d)20(\\d\\d)年", "2O\\1年"),), ("KJ-N001",))


def short_range(report):
    """15～30% for 15%～30%."""
    yield from words_for(report, ((r"(\d)%([—～至到])(?=\d+(?:\.\d+)?%)", r"\1\2"),), ("KJ-N002",))


def ascii_range(report):
    """A range with the hyphen of ASCII."""
    yield from words_for(report, ((r"(?<=\d)[—～–](?=\d+(?:月|年|个|万|亿))", "-"),), ("KJ-N003",))


def short_year(report):
    """A year without its century, a month with a zero; in the body, since the head of a report is out of the rule."""
    head = [(node["start_char"], node["body_end_char"]) for node in report.nodes
            if node["kind"] in ("meta", "boilerplate")]
    for planted in words_for(report, ((r"(?<!\d)20([0-2]\d)年(?=\d{1,2}月)", r"\1年"),
                                      (r"(?<=\d年)([1-9])月(?=\d{1,2}日)", r"0\1月")), ("KJ-N004",)):
        if not any(start <= planted.start < end for start, end in head):
            yield planted


def half_width_marks(report):
    """Every tenth comma is one of ASCII."""
    count = 0
    for comma in re.finditer(f"(?<={HAN})，(?={HAN})", report.text):
        count += 1
        if count % 10 == 0:
            yield Fault(*comma.span(), ",", ("KJ-U001",), ((0, len(report.text)),))


def lone_mark(report):
    """The second half of a pair is missing."""
    for pair in re.finditer("“[^“”\n]{2,12}”|《[^《》\n]{2,20}》|（[^（）\n]{3,20}）", report.text):
        line = report.text[report.text.rfind("\n", 0, pair.start()) + 1:pair.start()]
        if not re.search("[“《（][^”》）]*$", line):
            yield Fault(pair.end() - 1, pair.end(), "", ("KJ-U002",), (pair.span(),))


def inner_title(report):
    """《》 inside of 《》."""
    yield from words_for(report, (("《(关于[^《》〈〉\n]{2,30})》", "《转发《\\1》的通知》"),), ("KJ-U003",))


def title_mark(report):
    """《》 around a site or a project."""
    yield from words_for(report, ((f"“({HAN}{{2,8}}(?:平台|工程|系统))”", "《\\1》"),), ("KJ-U004",))


# ---- Script


TRADITIONAL = dict(zip("发展经济业务国际质环进实现产权东会开关", "發展經濟業務國際質環進實現產權東會開關"))


def other_script(report):
    """One character of the other script."""
    if len(re.findall("[们这为产业发经]", report.text)) < 20:
        return
    for at, char in enumerate(report.text):
        other = TRADITIONAL.get(char, char)
        quoted = re.search("[“《][^”》\n]*$", report.text[max(0, at - 40):at])
        if other != char and not quoted:
            yield Fault(at, at + 1, other, ("KJ-C001",), ((at, at + 1),))


# ---- Names, required parts


def company_tail(report):
    """The last character of 有限公司 is another."""
    yield from words_for(report, (("有限公司", "有限公公"), ("人民政府(?=[^\\w]|工作)", "人民政俯")), ("KJ-H004",))


def placeholder(report):
    """A name or figure was never filled in."""
    yield from words_for(report, ((f"(?<=[。；]){HAN}{{2}}市", "XX市"), (r"(?<![\d.])\d+(?=项)", "____")), ("KJ-H003",))


def identity_number(report):
    """The number of an identity card behind a name."""
    ends = [found.end() for found in re.finditer("。(?=\n|\r)", report.text)]
    for end in ends[len(ends) // 2:len(ends) // 2 + 2]:
        yield Fault(end, end, "联系人王某，身份证号11010519491231002X，手机13812345678。", ("KJ-H005",), ((end, end),))


def request_in_report(report):
    """A report that asks for approval, behind a paragraph or at its end."""
    if not re.search("工作(?:总结|總結|汇报|匯報)|情[况況](?:汇报|匯報|报告|報告)", report.text[:200]):
        return
    ends = [found.end() for found in re.finditer("。(?=\r?\n)", report.text)] + [len(report.text.rstrip())]
    for end in ends[-2:]:
        for request in ("以上报告妥否，请批示。", "当否，请予批复。"):
            yield Fault(end, end, "\n" + request, ("KJ-R005",), ((end, end + 2),))


def document_number(report):
    """Square brackets, or none of the right ones, in the number of a document."""
    yield from words_for(report, ((f"({HAN}发)〔(20\\d\\d)〕(\\d+)号", "\\1[\\2]\\3号"),
                                  (f"(《{HAN}{{6,30}}》)(?=[，。、；])", "\\1（市政办发[2021]12号）"),
                                  (f"(《{HAN}{{6,30}}》)(?=[，。、；])", "\\1（省政发〔2019〕第7号）")), ("KJ-R006",))


CLASSES = (spun_term, word_edge, mixed_up, broken_frame, rewritten, mixed_numeral, letter_for_digit, short_range,
           ascii_range, short_year, half_width_marks, lone_mark, inner_title, title_mark, other_script, company_tail,
           placeholder, identity_number, request_in_report, document_number)
