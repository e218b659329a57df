/* KJ-L: ranks, ratios, stages, currencies, scores. */
#include "check/logic.h"
#include "check/reading.h"

/* ---- KJ-L001 */

/* 在30个单位[中]排名第7位: 中 or 内 stands where the noun ends, and the rank follows. */
static bool leads_to_rank(const kjr_view *view, uint32_t start, uint32_t end)
{
    enum { CUE = 12 };
    static const uint16_t then[] = u"排位居列名第综得获";
    for (uint32_t at = end > start + CUE ? end - CUE : start; at < end; at++) {
        if (view->code[at] != u'中' && view->code[at] != u'内') continue;
        if (view->kind[at + 1] == KJR_CHAR_COMMA || kjr_is_one_of(view->code[at + 1], then)) return true;
    }
    return false;
}

/* 列全省21个市州[第6位]: a word of ranking stands before the number, and nothing but its noun behind it. */
static bool is_ranked_of(const kjr_view *view, const kjr_metric *population, uint32_t end)
{
    enum { CUE = 8, NOUN = 16 };
    const uint32_t nouns = 1u << KJR_CHAR_HAN | 1u << KJR_CHAR_OPEN | 1u << KJR_CHAR_CLOSE | 1u << KJR_CHAR_PAUSE;
    uint32_t start = population->text.end, at = population->text.start;
    if (view->code[end] != u'第' || end - start > NOUN) return false;
    while (start < end && nouns >> view->kind[start] & 1u)
        start++;
    for (uint32_t left = CUE; start == end && left && at > 0 && view->kind[at - 1] == KJR_CHAR_HAN; left--, at--)
        if (kjr_is_one_of(view->code[at - 1], u"列居排位")) return true;
    return false;
}

static bool ranks_among(const kjr_checker *c, const kjr_metric *population, const kjr_metric *rank)
{
    enum { NEAR = 48 };
    uint32_t start = population->text.end, end = rank->text.start;
    if (population->kind != KJREP_METRIC_COUNT || end < start || end - start > NEAR) return false;
    if (c->view->kind[start] != KJR_CHAR_HAN || !kjr_is_one_sentence(c->view, start, end)) return false;
    return leads_to_rank(c->view, start, end) || is_ranked_of(c->view, population, end);
}

static void check_ranks(kjr_checker *c)
{
    static const kjr_message holds = {{"rank {1} is within {2}", "名次“{1}”在“{2}”之内", "名次「{1}」在「{2}」之內"}};
    static const kjr_message wrong = {
        {"rank {1} among only {2}", "名次“{1}”超出总数“{2}”", "名次「{1}」超出總數「{2}」"}};
    static const kjr_message population_message = {{"of so many", "总数", "總數"}};
    for (uint32_t id = 2; id <= c->facts->metrics.count && c->status >= 0; id++) {
        const kjr_metric *rank = kjr_metric_at(c, id), *population = kjr_metric_at(c, id - 1);
        if (rank->kind != KJREP_METRIC_RANK || !(rank->has & KJR_HAS_VALUE) || !ranks_among(c, population, rank))
            continue;
        const kjr_argument arguments[] = {kjr_say_words(rank->text), kjr_say_words(population->text), {0}};
        kjr_interval place = kjr_interval_exactly(rank->value);
        bool inside = !kjr_interval_above(place, kjr_interval_rounded(population)) && rank->value >= KJR_DECIMAL_ONE;
        if (inside) kjr_check_pass(c, rank->text, &holds, arguments);
        else kjr_check_fail(c, rank->text, &wrong, arguments);
        kjr_check_metric(c, id);
        kjr_check_operand(c, id - 1, &population_message, KJR_NO_ARGUMENTS);
    }
}

/* ---- KJ-L002 */

static bool is_bounded_ratio(const kjr_checker *c, const kjr_metric *metric)
{
    static const uint16_t *const names[] = {
        u"合格率", u"覆盖率", u"满意率",   u"满意度",   u"处理率", u"办结率", u"优良率", u"治理率", u"达标率",
        u"入户率", u"通过率", u"及时率",   u"整改率",   u"绿化率", u"及格率", u"占比",   u"比重",   u"城镇化率",
        u"入学率", u"入园率", u"升学率",   u"巩固率",   u"参合率", u"参保率", u"就业率", u"成活率", u"知晓率",
        u"认可率", u"支持率", u"采纳率",   u"回复率",   u"答复率", u"办复率", u"接通率", u"化解率", u"成功率",
        u"破案率", u"失业率", u"发生率",   u"优秀率",   u"出勤率", u"签约率", u"公开率", u"受检率", u"接种率",
        u"普查率", u"检出率", u"天数比例", u"达标比例", NULL};
    static const uint16_t *const others[] = {u"毛", u"债", u"货币", u"贷款", NULL}; /* may be more than all */
    kjr_words subject = metric->subject;
    if (metric->kind != KJREP_METRIC_PERCENT || metric->change == KJREP_CHANGE_INCREASE_BY ||
        metric->change == KJREP_CHANGE_DECREASE_BY || subject.end <= subject.start)
        return false;
    bool rate = kjr_view_find(c->view, subject.start, subject.end, u'率', u'度') < subject.end;
    if (!rate && !kjr_is_one_of(c->view->code[subject.end - 1], u"比重例")) return false; /* most subjects */
    return kjr_holds_one_of(c->view, subject.start, subject.end, names) &&
           !kjr_holds_one_of(c->view, subject.start, subject.end, others);
}

static void check_ratios(kjr_checker *c)
{
    static const kjr_message wrong = {{"{1} cannot be {2}", "“{1}”不可能为“{2}”", "「{1}」不可能為「{2}」"}};
    for (uint32_t id = 1; id <= c->facts->metrics.count && c->status >= 0; id++) {
        const kjr_metric *metric = kjr_metric_at(c, id);
        if (!(metric->has & KJR_HAS_VALUE) || !is_bounded_ratio(c, metric)) continue;
        if (metric->value <= 100 * KJR_DECIMAL_ONE && metric->value >= 0) continue;
        kjr_check_fail(c, metric->text, &wrong,
                       KJR_ARGUMENTS(kjr_say_words(metric->subject), kjr_say_words(metric->text)));
        kjr_check_metric(c, id);
    }
}

/* ---- KJ-L004 */

/* Stages of one process: an earlier and a later one. */
static const struct {
    const uint16_t *earlier, *later;
} stages[] = {
    {u"申请", u"授权"}, {u"请求", u"授权"}, {u"请求", u"受权"}, {u"申请", u"受权"},
    {u"受理", u"办结"}, {u"申报", u"获批"}, {u"签约", u"到位"}, {u"报名", u"录取"},
    {u"抽检", u"合格"}, {u"立案", u"结案"}, {u"隐患", u"整改"},
};

kjr_words kjr_words_before(const kjr_checker *c, uint32_t id)
{
    enum { NEAR = 16 };
    const kjr_metric *metric = kjr_metric_at(c, id);
    uint32_t start = metric->text.start > NEAR ? metric->text.start - NEAR : 0;
    if (id > 1 && kjr_metric_at(c, id - 1)->text.end > start) start = kjr_metric_at(c, id - 1)->text.end;
    for (uint32_t at = metric->text.start; at > start; at--) {
        uint32_t kind = c->view->kind[at - 1];
        bool stop = kind >= KJR_CHAR_SENTENCE_END && kind <= KJR_CHAR_COLON && kind != KJR_CHAR_DOT;
        if (stop || kind == KJR_CHAR_NEWLINE) start = at;
    }
    return (kjr_words){start, metric->text.start};
}

static void check_funnel(kjr_checker *c, uint32_t id)
{
    static const kjr_message wrong = {
        {"more at the later stage ({2}) than at the earlier ({1}): confirm that both are of one period",
         "后一环节“{2}”多于前一环节“{1}”：请确认两者口径、时段一致",
         "後一環節「{2}」多於前一環節「{1}」：請確認兩者口徑、時段一致"}};
    static const kjr_message holds = {{"{2} is within {1}", "“{2}”不多于“{1}”", "「{2}」不多於「{1}」"}};
    enum { NEAR = 24 };
    const kjr_metric *first = kjr_metric_at(c, id), *second = kjr_metric_at(c, id + 1);
    if (first->kind != second->kind || first->change != KJREP_CHANGE_NONE || second->change != KJREP_CHANGE_NONE)
        return;
    if (second->text.start - first->text.end > NEAR ||
        !kjr_is_one_sentence(c->view, first->text.end, second->text.start))
        return;
    if (!(first->has & second->has & KJR_HAS_VALUE)) return;
    kjr_words before = kjr_words_before(c, id), after = kjr_words_before(c, id + 1);
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
        if (!kjr_holds(c->view, before.start, before.end, stages[i].earlier) ||
            !kjr_holds(c->view, after.start, after.end, stages[i].later))
            continue;
        const kjr_argument arguments[] = {kjr_say_words((kjr_words){before.start, first->text.end}),
                                          kjr_say_words((kjr_words){after.start, second->text.end}),
                                          {0}};
        kjr_words place = {before.start, second->text.end};
        if (kjr_interval_above(kjr_interval_rounded(second), kjr_interval_rounded(first)))
            kjr_check_fail(c, place, &wrong, arguments);
        else kjr_check_pass(c, place, &holds, arguments);
        kjr_check_metric(c, id);
        kjr_check_metric(c, id + 1);
        return;
    }
}

static void check_funnels(kjr_checker *c)
{
    for (uint32_t id = 1; id < c->facts->metrics.count && c->status >= 0; id++)
        check_funnel(c, id);
}

/* ---- KJ-L005 */

static void check_currencies(kjr_checker *c)
{
    static const kjr_message unclear = {
        {"{1} of foreign trade or capital is given without a foreign currency: confirm the unit",
         "“{1}”涉及外汇而未写明币种：请确认计价单位", "「{1}」涉及外匯而未寫明幣種：請確認計價單位"}};
    static const uint16_t *const heads[] = {u"创汇", u"结汇", u"外汇", NULL};
    for (uint32_t id = 1; id <= c->facts->metrics.count && c->status >= 0; id++) {
        const kjr_metric *metric = kjr_metric_at(c, id);
        if (metric->kind != KJREP_METRIC_MONEY || metric->unit[0] != 'C' || metric->unit[1] != 'N') continue;
        kjr_words words = kjr_words_before(c, id);
        if (kjr_view_find(c->view, words.start, words.end, u'汇', u'汇') == words.end) continue;
        if (!kjr_holds_one_of(c->view, words.start, words.end, heads)) continue;
        kjr_check_fail(c, metric->text, &unclear, KJR_ARGUMENTS(kjr_say_words(metric->text)));
        kjr_check_metric(c, id);
    }
}

/* ---- KJ-L006 */

/* Digits behind the point, as printed. */
static uint32_t places_of(const kjr_checker *c, const kjr_metric *metric)
{
    uint32_t places = 0;
    bool point = false;
    for (uint32_t at = metric->text.start; at < metric->text.end; at++) {
        if (c->view->kind[at] == KJR_CHAR_DOT) point = true;
        else places += point && c->view->kind[at] == KJR_CHAR_DIGIT;
    }
    return places;
}

static bool is_score(const kjr_checker *c, const kjr_metric *metric)
{
    static const uint16_t score[] = u"得分";
    return metric->kind == KJREP_METRIC_SCORE && metric->change == KJREP_CHANGE_NONE && places_of(c, metric) > 0 &&
           kjr_holds(c->view, metric->subject.start, metric->subject.end, score);
}

static void check_scores(kjr_checker *c)
{
    static const kjr_message uneven = {{"scores are printed with different precision: {1} and {2}",
                                        "得分的小数位数不一致：“{1}”与“{2}”",
                                        "得分的小數位數不一致：「{1}」與「{2}」"}};
    static const kjr_message other = {{"the other score", "另一得分", "另一得分"}};
    uint32_t first = 0;
    for (uint32_t id = 1; id <= c->facts->metrics.count && c->status >= 0; id++) {
        const kjr_metric *metric = kjr_metric_at(c, id);
        if (!is_score(c, metric)) continue;
        if (!first) first = id;
        const kjr_metric *before = kjr_metric_at(c, first);
        if (places_of(c, before) == places_of(c, metric)) continue;
        kjr_check_fail(c, metric->text, &uneven,
                       KJR_ARGUMENTS(kjr_say_words(before->text), kjr_say_words(metric->text)));
        kjr_check_metric(c, id);
        kjr_check_operand(c, first, &other, KJR_NO_ARGUMENTS);
        return;
    }
}

static const kjr_rule rules[] = {
    {"KJ-L001",
     "rank-within-population",
     KJREP_LEVEL_ERROR,
     check_ranks,
     {{"A rank is no larger than the number of those ranked.", "名次不大于参评总数。", "名次不大於參評總數。"}},
     {{"The number is looked for just before the rank, in the same sentence.", "参评总数只在同句名次之前查找。",
       "參評總數只在同句名次之前查找。"}},
     "arithmetic"},
    {"KJ-L002",
     "ratio-range",
     KJREP_LEVEL_WARNING,
     check_ratios,
     {{"Ratios of a part to its whole lie between 0 and 100 per cent.", "部分占总体的比率在0至100%之间。",
       "部分占總體的比率在0至100%之間。"}},
     {{"Only ratios that cannot pass 100 per cent by definition are looked at; completion and gross ratios can.",
       "只检查按定义不会超过100%的比率；完成率、毛入学率等可以超过。",
       "只檢查按定義不會超過100%的比率；完成率、毛入學率等可以超過。"}},
     "statistical usage"},
    {"KJ-L003",
     "containment",
     KJREP_LEVEL_WARNING,
     kjr_check_containment,
     {{"What is a part by its definition is no larger than what holds it: value added and output, profit and revenue, "
       "what was paid in and what was agreed, what came new and what there is in all.",
       "按定义包含的指标不倒挂，如增加值不大于总产值、利润不大于收入、到位资金不大于合同资金、新增不大于累计。",
       "按定義包含的指標不倒掛，如增加值不大於總產值、利潤不大於收入、到位資金不大於合同資金、新增不大於累計。"}},
     {{"Only neighbouring figures of one sentence are compared; their scopes may still differ.",
       "只比较同一句中相邻的数；口径仍可能不同。", "只比較同一句中相鄰的數；口徑仍可能不同。"}},
     "statistical usage"},
    {"KJ-L004",
     "funnel-inversion",
     KJREP_LEVEL_NOTE,
     check_funnels,
     {{"A later stage of a process counts no more than an earlier one.", "流程后一环节的数量不多于前一环节。",
       "流程後一環節的數量不多於前一環節。"}},
     {{"The later stage may rightly count more: what was granted this year was filed in earlier ones.",
       "后一环节可能合理地多于前一环节：当年授权的可能是往年申请的。",
       "後一環節可能合理地多於前一環節：當年授權的可能是往年申請的。"}},
     "editors' practice"},
    {"KJ-L005",
     "currency-implied",
     KJREP_LEVEL_NOTE,
     check_currencies,
     {{"Foreign exchange is stated in a foreign currency.", "外汇收支写明外币币种。", "外匯收支寫明外幣幣種。"}},
     {{"It may be meant in yuan.", "可能确以人民币计价。", "可能確以人民幣計價。"}},
     "statistical usage"},
    {"KJ-L006",
     "score-precision",
     KJREP_LEVEL_NOTE,
     check_scores,
     {{"Scores of a report are printed with one precision.", "同一材料的得分小数位数一致。",
       "同一材料的得分小數位數一致。"}},
     {{"Scores may be of different schemes.", "得分可能出自不同的考评办法。", "得分可能出自不同的考評辦法。"}},
     "editors' practice"},
    {"KJ-L007",
     "unquantified-comparison",
     KJREP_LEVEL_NOTE,
     kjr_check_comparisons,
     {{"Comparisons (超过去年同期, 创历史新高) give the figure that they compare with, or the difference.",
       "“超过去年同期”“创历史新高”等比较写明基数或差额。", "「超過去年同期」「創歷史新高」等比較寫明基數或差額。"}},
     {{"The figures may stand elsewhere; told once for a report.", "基数可能在别处写明；每份报告只提示一次。",
       "基數可能在別處寫明；每份報告只提示一次。"}},
     "editors' practice"},
};

const kjr_family kjr_logic_rules = KJR_FAMILY(rules);
