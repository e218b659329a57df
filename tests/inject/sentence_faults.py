"""Classes of faults that a sentence brings in, whose own arithmetic shows that it is wrong.

Each form of a class is a function of a source of chance: the sentence, with figures that do not fit. It is put behind a
paragraph of the report, in the characters of the mainland."""
import random
import re

from faults import Fault, han, span

PLACES = 6   # paragraphs of a report that a class may choose from


def ends(report):
    """Where paragraphs of the body end, in the second half of the report."""
    found = [node["end_char"] for node in report.nodes
             if node["kind"] == "paragraph" and report.text[node["end_char"] - 1:node["end_char"] + 1] == "。\n"]
    later = [end for end in found if end > len(report.text) // 2]
    return later[:: max(1, len(later) // PLACES)][:PLACES]


def brought_in(name, rules, *forms, own_lines=False):
    """The class of faults of these forms; of several lines where `own_lines` says so."""
    def make(report):
        if len(re.findall("[们这为产业发经]", report.text)) < 20:
            return
        chance = random.Random(len(report.text))
        for number, end in enumerate(ends(report)):
            for form in (forms[number % len(forms)], forms[(number + 1) % len(forms)]):
                words = form(chance)
                yield Fault(end, end, "\n" + words if own_lines else words, rules, ((end, end + len(words)),))
    make.__name__ = name
    make.__doc__ = forms[0].__doc__ or name
    return make


def several(chance, count, low=3, high=40):
    return [chance.randint(low, high) for _ in range(count)]


def tenths(chance, low, high):
    return chance.randint(low * 10, high * 10) / 10


# ---- Sums


def counted_twice(chance):
    a, outer, inner, other = 8, 11, chance.randint(3, 6), chance.randint(7, 20)
    total = a + outer + inner + other
    return (f"全年共争取科技项目{total}项，其中：省级重点专项{a}项，星火富民计划{outer}项（含农村科技特派{inner}项），"
            f"农村科技特派{inner}项，其他项目{other}项。")


def counted_twice_in_money(chance):
    outer, inner, other = chance.randint(500, 900), chance.randint(110, 290), chance.randint(300, 600)
    return (f"争取上级资金共{outer + inner + other}万元，其中：水利建设资金{outer}万元（含小型水库维修{inner}万元），"
            f"小型水库维修{inner}万元，农田建设资金{other}万元。")


def uneven_parts(chance):
    counts, money = several(chance, 4, 2, 9), several(chance, 3, 60, 300)
    return (f"共争取项目{sum(counts)}项、经费{sum(money)}万元，其中：甲类计划{counts[0]}项、经费{money[0]}万元，"
            f"乙类计划{counts[1]}项、经费{money[1]}万元，丙类计划{counts[2]}项、经费{money[2]}万元，丁类计划{counts[3]}项。")


def uneven_subsidies(chance):
    counts, money = several(chance, 4, 12, 40), several(chance, 3, 20, 90)
    return (f"全年兑现奖补项目{sum(counts)}个、资金{sum(money)}万元，其中：技改奖补{counts[0]}个、资金{money[0]}万元，"
            f"上云奖补{counts[1]}个、资金{money[1]}万元，认定奖补{counts[2]}个、资金{money[2]}万元，标准奖补{counts[3]}个。")


def table_column(chance):
    a, b, c = several(chance, 3, 120, 480)
    return (f"镇办\t投资（万元）\t项目（个）\n东关镇\t{a}\t12\n西关镇\t{b}\t9\n南关镇\t{c}\t7\n"
            f"合计\t{a + b + c + 100}\t28")


def table_row(chance):
    a, b, c, d = several(chance, 4, 20, 90)
    return f"科目\t第一季度\t第二季度\t合计\n税收\t{a}\t{b}\t{a + b}\n非税\t{c}\t{d}\t{c + d + 7}"


# ---- Growth, shares


def base_and_rate(chance):
    now = tenths(chance, 50, 90)
    return f"全年完成税收{now}亿元，比上年的{now - 10:.1f}亿元增长{tenths(chance, 40, 60)}%。"


def from_to_and_rate(chance):
    before = chance.randint(100, 300)
    return f"年接待游客由{before}万人次增加到{before + 40}万人次，增长{tenths(chance, 60, 80)}%。"


def increment_and_rate(chance):
    return f"进出口总额完成{tenths(chance, 80, 99)}亿元，增加{tenths(chance, 6, 8)}亿元，增长{tenths(chance, 21, 39)}%。"


def rate_and_increment(chance):
    return f"粮食总产量达到{tenths(chance, 50, 60)}万吨，同比增长{tenths(chance, 12, 15)}%，增产{tenths(chance, 1, 2)}万吨。"


def difference(chance):
    now = chance.randint(500, 900)
    return f"新登记企业{now}户，比上年的{now - 130}户增加{now // 3 + 20}户。"


def fall_and_rate(chance):
    before = chance.randint(60, 90)
    return f"细颗粒物平均浓度由{before}微克/立方米下降到{before - 9}微克/立方米，下降{tenths(chance, 31, 45)}%。"


def points_of_change(chance):
    before = tenths(chance, 40, 60)
    return f"群众满意率由{before}%提升至{before + 4.2:.1f}%，提升{tenths(chance, 5, 8)}个百分点。"


def points_from_before(chance):
    now = tenths(chance, 60, 70)
    return f"城镇化率达到{now}%，比上年末的{now - 1.4:.1f}%提高{tenths(chance, 2, 4)}个百分点。"


def share_of_base(chance):
    base = chance.randint(50, 90)
    return f"民生支出{base * 0.8:.1f}亿元，占一般公共预算支出{base}亿元的{chance.randint(85, 92)}%。"


def share_of_task(chance):
    task = chance.randint(5, 9) * 100
    return f"新建公共充电桩{task + 200}个，完成年度任务{task}个的{chance.randint(160, 190)}%。"


def points_lost(chance):
    before = tenths(chance, 40, 60)
    return f"常住人口城镇化率由{before}%提高到{before + 2.5:.1f}%，提高2.5%。"


def points_lost_in_a_fall(chance):
    before = tenths(chance, 5, 9)
    return f"城镇登记失业率从{before}%下降到{before - 1.2:.1f}%，下降1.2%。"


def points_lost_of_a_share(chance):
    before = tenths(chance, 20, 30)
    return f"高新技术产业增加值占比由上年的{before}%上升到{before + 3.1:.1f}%，上升3.1%。"


def three_shares(chance):
    a, b = tenths(chance, 5, 15), tenths(chance, 35, 45)
    return f"三次产业结构调整为{a}:{b}:{100 - a - b + 10:.1f}。"


def three_shares_told(chance):
    a, b = chance.randint(5, 15), chance.randint(35, 45)
    return f"一、二、三产业占比分别为{a}%、{b}%、{100 - a - b - 8}%。"


# ---- Counts


def slogan(chance):
    return f"深入落实“{han(chance.randint(4, 6))}抓一促”（抓投入、抓项目、抓服务，促发展）工作机制。"


def slogan_led(chance):
    return f"扎实开展“三查{han(chance.randint(4, 6))}看”活动，即查作风、查纪律、查落实，看学习、看效率、看实绩。"


def attachments_counted(chance):
    return f"有关目标已分解下达（见附件共{chance.randint(4, 9)}份）。\n附件：1.目标任务分解表\n2.重点项目清单\n3.考核办法"


def attachment_named(chance):
    return f"具体安排详见附件{chance.randint(4, 9)}。\n附件：1.目标任务分解表\n2.重点项目清单\n3.考核办法"


# ---- Ranks, ranges


def rank_in_a_group(chance):
    count = chance.randint(9, 20)
    return f"综合考核在全市{count}个县区中位居第{count + chance.randint(2, 9)}位。"


def rank_of_bodies(chance):
    count = chance.randint(20, 60)
    return f"全年绩效考评列参评的{count}个市直部门第{count + chance.randint(3, 9)}名。"


def rank_in_the_province(chance):
    count = chance.randint(13, 18)
    return f"营商环境评价在全省{count}个市州中排名第{count + chance.randint(3, 9)}。"


def value_added(chance):
    output = chance.randint(100, 300)
    return f"实现工业总产值{output}亿元，工业增加值{output + chance.randint(30, 90)}亿元。"


def paid_in(chance):
    agreed = tenths(chance, 2, 5)
    return f"全年新签合同外资{agreed}亿美元，实际到位外资{agreed + 3:.1f}亿美元。"


def profit(chance):
    revenue = chance.randint(200, 400)
    return f"规模以上工业企业实现营业收入{revenue}亿元，利润总额{revenue + chance.randint(20, 60)}亿元。"


def closed_cases(chance):
    count = chance.randint(300, 900)
    return f"全年受理群众投诉{count}件，办结{count + chance.randint(20, 90)}件。"


def granted_patents(chance):
    count = chance.randint(300, 900)
    return f"企业申请专利{count}件，获得授权{count + chance.randint(20, 90)}件。"


def capital_in_place(chance):
    agreed = chance.randint(20, 60)
    return f"招商引资签约资金{agreed}亿元，到位资金{agreed + chance.randint(5, 20)}亿元。"


def tried_cases(chance):
    count = chance.randint(80, 190)
    return f"纪检机关立案{count}件，结案{count + chance.randint(9, 30)}件。"


def foreign_exchange(chance):
    return f"自营出口企业实现创汇{chance.randint(1200, 9000)}万元。"


def foreign_exchange_settled(chance):
    return f"银行代客结汇{tenths(chance, 2, 9)}亿元，促进了贸易便利化。"


def foreign_exchange_used(chance):
    return f"旅游外汇收入{chance.randint(1200, 9000)}万元。"


def uneven_scores(chance):
    return f"年度绩效考核得分{chance.randint(90, 96)}.352分，党建考核得分{chance.randint(90, 96)}.4分。"


def uneven_scores_apart(chance):
    return f"民主测评得分{chance.randint(90, 96)}.51分。专项检查得分{chance.randint(80, 89)}.5分。"


def no_base(_):
    return "主要经济指标均超过去年同期。"


def no_base_of_a_peak(_):
    return "地方特色产品出口创历史新高。"


def no_base_of_a_level(_):
    return "群众安全感达到历史最好水平。"


# ---- Time, names


def told_as_done(chance):
    return f"城北净水厂已于20{chance.randint(41, 59)}年3月建成投用。"


def told_as_held(chance):
    return f"第二届产业发展大会已于20{chance.randint(41, 59)}年9月18日圆满闭幕。"


def name_alone_and_among_others(chance):
    count = chance.randint(6, 12)
    return f"全年在《民生周刊》刊发信息{count}篇，在《民生周刊》、《政务观察》刊发信息{count + 5}篇。"


def name_alone_and_among_others_again(chance):
    count = chance.randint(6, 12)
    return f"在《新区日报》发表稿件{count}件，在《新区日报》《改革导刊》和本地网站发表稿件{count + 9}件。"


def parts_of_a_name_change_places(_):
    return "通过《民生服务信息网》公开事项，群众可在《服务民生信息网》查询结果。"


def parts_of_a_programme_change_places(_):
    return "印发《乡村产业振兴行动方案》，《产业乡村振兴行动方案》任务全部落地。"


def years_turned(chance):
    year = chance.randint(2015, 2019)
    return f"{year + 4}—{year}年，累计完成投资{tenths(chance, 2, 9)}亿元。"


def days_turned(chance):
    day = chance.randint(3, 9)
    return f"10月{day + 12}日至{day}日，组织开展集中宣传活动。"


GROWTH = ("KJ-A006",)

CLASSES = (
    brought_in("counted_twice", ("KJ-A003",), counted_twice, counted_twice_in_money),
    brought_in("uneven_parts", ("KJ-A004",), uneven_parts, uneven_subsidies),
    brought_in("wrong_table", ("KJ-A009", "KJ-A010"), table_column, table_row, own_lines=True),
    brought_in("unfit_growth", GROWTH, base_and_rate, from_to_and_rate, increment_and_rate, rate_and_increment,
               difference, fall_and_rate),
    brought_in("unfit_points_and_shares", GROWTH, points_of_change, points_from_before, share_of_base, share_of_task),
    brought_in("lost_points", ("KJ-A007",), points_lost, points_lost_in_a_fall, points_lost_of_a_share),
    brought_in("unfit_shares", ("KJ-A005",), three_shares, three_shares_told),
    brought_in("unfit_slogan", ("KJ-E004",), slogan, slogan_led),
    brought_in("attachment_missing", ("KJ-E005",), attachments_counted, attachment_named),
    brought_in("rank_beyond", ("KJ-L001",), rank_in_a_group, rank_of_bodies, rank_in_the_province),
    brought_in("above_its_holder", ("KJ-L003",), value_added, paid_in, profit),
    brought_in("later_stage", ("KJ-L004",), closed_cases, granted_patents, capital_in_place, tried_cases),
    brought_in("no_currency", ("KJ-L005",), foreign_exchange, foreign_exchange_settled, foreign_exchange_used),
    brought_in("uneven_scores", ("KJ-L006",), uneven_scores, uneven_scores_apart),
    brought_in("no_base", ("KJ-L007",), no_base, no_base_of_a_peak, no_base_of_a_level),
    brought_in("future_as_done", ("KJ-T007",), told_as_done, told_as_held),
    brought_in("collapsed_name", ("KJ-X004",), name_alone_and_among_others, name_alone_and_among_others_again),
    brought_in("turned_name", ("KJ-X003",), parts_of_a_name_change_places, parts_of_a_programme_change_places),
    brought_in("turned_span", ("KJ-T004",), years_turned, days_turned),
)
