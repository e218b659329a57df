/* KJ-A: totals and their parts. Sums are sums of what the wording of each figure allows (interval.h). */
#include "base/error.h"
#include "check/checker.h"

enum { MOST_PARTS = 64 };

/* The direct parts of a figure, in the order of the text. */
typedef struct parts {
    uint32_t ids[MOST_PARTS];
    uint32_t count;
    kjr_interval sum;
    bool usable; /* every part has a value, and the sum fits */
} parts;

static void add_part(const kjr_checker *c, parts *p, uint32_t id)
{
    const kjr_metric *metric = kjr_metric_at(c, id);
    bool room = p->count < MOST_PARTS;
    if (room) p->ids[p->count++] = id;
    p->usable =
        p->usable && room && metric->has & KJR_HAS_VALUE && kjr_interval_add(&p->sum, kjr_interval_loose(metric));
}

/* Parts stand near their whole. */
static parts find_parts(const kjr_checker *c, uint32_t whole)
{
    enum { REACH = 200 };
    parts found = {.sum = kjr_interval_exactly(0), .usable = true};
    uint32_t first = whole > REACH ? whole - REACH : 1, last = whole + REACH;
    if (last > c->facts->metrics.count) last = c->facts->metrics.count;
    for (uint32_t id = first; id <= last; id++) {
        if (kjr_metric_at(c, id)->parent == whole) add_part(c, &found, id);
    }
    return found;
}

/* Which metrics have parts: a flag each, by id. NULL when out of memory. */
static const bool *find_wholes(kjr_checker *c)
{
    uint32_t count = c->facts->metrics.count;
    bool *wholes = kjr_arena_alloc(&c->scratch, (size_t)count + 1);
    if (!wholes) {
        kjr_check_stop(c, kjr_fail_memory(c->error));
        return NULL;
    }
    for (uint32_t id = 0; id <= count; id++)
        wholes[id] = false;
    for (uint32_t id = 1; id <= count; id++)
        wholes[kjr_metric_at(c, id)->parent] = true;
    return wholes;
}

static kjr_words hull(kjr_words a, kjr_words b)
{
    return (kjr_words){a.start < b.start ? a.start : b.start, a.end > b.end ? a.end : b.end};
}

/* ---- KJ-A001 */

static const kjr_message part_message = {{"part: {1}", "分项：{1}", "分項：{1}"}};

static void add_operands(kjr_checker *c, uint32_t whole, const parts *p)
{
    kjr_check_metric(c, whole);
    for (uint32_t i = 0; i < p->count; i++)
        kjr_check_operand(c, p->ids[i], &part_message, KJR_ARGUMENTS(kjr_say_words(kjr_metric_at(c, p->ids[i])->text)));
}

static bool stands_in(const kjr_checker *c, uint32_t start, uint32_t end, const uint16_t *words, uint32_t length)
{
    for (uint32_t at = start; at + length <= end; at++) {
        if (kjr_view_is(c->view, at, end, words, length)) return true;
    }
    return false;
}

/* Does the text say that the parts are all? 其中：A；B；C to the end of the sentence, no 等; or a total behind its list. */
static bool is_exhaustive(const kjr_checker *c, uint32_t whole, const parts *p)
{
    enum { FEWEST = 3, REST = 12 };
    static const uint16_t others[] = u"等", others_too[] = u"其他", among[] = u"主要";
    const kjr_metric *total = kjr_metric_at(c, whole), *first = kjr_metric_at(c, p->ids[0]);
    const kjr_metric *last = kjr_metric_at(c, p->ids[p->count - 1]);
    uint32_t end = last->text.end, limit = end + REST < c->view->count ? end + REST : c->view->count;
    if (total->text.start > last->text.end) return p->count >= 2;
    if (p->count < FEWEST || !c->view->count) return false;
    uint32_t lead = first->parent_words.end;
    bool colon = lead && (c->view->kind[lead] == KJR_CHAR_COLON || c->view->kind[lead - 1] == KJR_CHAR_COLON);
    if (!colon || stands_in(c, total->text.end, end, others, 1) || stands_in(c, total->text.end, end, others_too, 2) ||
        stands_in(c, total->text.end, first->text.start, among, 2))
        return false;
    while (end < limit && c->view->kind[end] != KJR_CHAR_SENTENCE_END && c->view->kind[end] != KJR_CHAR_NEWLINE)
        end++;
    return end < limit;
}

static bool is_soft(const kjr_checker *c, uint32_t whole, const parts *p)
{
    bool soft = kjr_metric_at(c, whole)->approx != KJREP_APPROX_EXACT;
    for (uint32_t i = 0; i < p->count; i++)
        soft |= kjr_metric_at(c, p->ids[i])->approx != KJREP_APPROX_EXACT;
    return soft;
}

/* 部分数据因四舍五入，存在分项与合计不等的情况 */
static bool has_rounding_note(const kjr_checker *c)
{
    static const uint16_t words[] = u"四舍五入";
    return stands_in(c, 0, c->view->count, words, 4);
}

static void check_sum(kjr_checker *c, uint32_t whole, bool noted)
{
    static const kjr_message holds = {{"the {1} parts of {2} sum to {3}", "“{2}”的{1}个分项之和为{3}，与总数相符",
                                       "「{2}」的{1}個分項之和為{3}，與總數相符"}};
    static const kjr_message wrong = {{"the {1} parts sum to {3}, not to {2}", "{1}个分项之和为{3}，与总数“{2}”不符",
                                       "{1}個分項之和為{3}，與總數「{2}」不符"}};
    enum { FEWEST = 2 };
    const kjr_metric *total = kjr_metric_at(c, whole);
    parts found = find_parts(c, whole);
    if (found.count < FEWEST || !found.usable || !(total->has & KJR_HAS_VALUE)) return;
    parts plain = {.sum = kjr_interval_exactly(0), .usable = true};
    for (uint32_t i = 0; i < found.count; i++)
        plain.usable =
            plain.usable && kjr_interval_add(&plain.sum, kjr_interval_rounded(kjr_metric_at(c, found.ids[i])));
    const kjr_argument arguments[] = {
        kjr_say_count(found.count), kjr_say_words(total->text), kjr_say_interval(plain.sum, total->unit), {0}};
    if (kjr_intervals_meet(found.sum, kjr_interval_loose(total))) {
        kjr_check_pass(c, total->text, &holds, arguments);
        add_operands(c, whole, &found);
    } else if (is_exhaustive(c, whole, &found)) {
        bool warns = is_soft(c, whole, &found) || (noted && total->kind != KJREP_METRIC_COUNT);
        kjr_check_fail_at(c, warns ? KJREP_LEVEL_WARNING : KJREP_LEVEL_ERROR, kjr_span_of(c, total->text), &wrong,
                          arguments);
        add_operands(c, whole, &found);
    }
}

static void check_sums(kjr_checker *c)
{
    const bool *wholes = find_wholes(c);
    bool noted = wholes && has_rounding_note(c);
    for (uint32_t id = 1; wholes && id <= c->facts->metrics.count && c->status >= 0; id++) {
        if (wholes[id]) check_sum(c, id, noted);
    }
}

/* ---- KJ-A002 */

/* Another figure before the part that it may as well be a part of. */
static bool fits_elsewhere(const kjr_checker *c, uint32_t part, uint32_t whole)
{
    enum { REACH = 12 };
    const kjr_metric *metric = kjr_metric_at(c, part);
    uint32_t lowest = part > REACH ? part - REACH : 1;
    for (uint32_t id = part - 1; id >= lowest && id > 0; id--) {
        const kjr_metric *head = kjr_metric_at(c, id);
        if (id == whole || head->node != metric->node || head->kind != metric->kind || head->parent == whole) continue;
        if (!kjr_interval_above(kjr_interval_rounded(metric), kjr_interval_rounded(head))) return true;
    }
    return false;
}

static void check_part(kjr_checker *c, uint32_t part)
{
    static const kjr_message holds = {
        {"{1} lies within its whole {2}", "“{1}”不超过其总体“{2}”", "「{1}」不超過其總體「{2}」"}};
    static const kjr_message wrong = {
        {"part {1} is larger than its whole {2}", "分项“{1}”大于其总体“{2}”", "分項「{1}」大於其總體「{2}」"}};
    static const kjr_message whole_message = {{"the whole", "总体", "總體"}};
    const kjr_metric *metric = kjr_metric_at(c, part), *whole = kjr_metric_at(c, metric->parent);
    if (!(metric->has & KJR_HAS_VALUE) || !(whole->has & KJR_HAS_VALUE)) return;
    const kjr_argument arguments[] = {kjr_say_words(metric->text), kjr_say_words(whole->text), {0}};
    if (!kjr_interval_above(kjr_interval_rounded(metric), kjr_interval_loose(whole))) {
        kjr_check_pass(c, metric->text, &holds, arguments);
    } else if (!fits_elsewhere(c, part, metric->parent)) {
        bool soft = (metric->flags | whole->flags) & KJREP_FLAG_SOFT;
        kjr_check_fail_at(c, soft ? KJREP_LEVEL_WARNING : KJREP_LEVEL_ERROR, kjr_span_of(c, metric->text), &wrong,
                          arguments);
    } else {
        return;
    }
    kjr_check_metric(c, part);
    kjr_check_operand(c, metric->parent, &whole_message, KJR_NO_ARGUMENTS);
}

static void check_parts(kjr_checker *c)
{
    for (uint32_t id = 1; id <= c->facts->metrics.count && c->status >= 0; id++) {
        if (kjr_metric_at(c, id)->parent) check_part(c, id);
    }
}

/* ---- KJ-A003 */

/* One name holds the other, but for a word at its end (国家科技扶贫[项目]). */
static bool same_name(const kjr_checker *c, kjr_words a, kjr_words b)
{
    enum { SHORTEST = 4 };
    uint32_t a_length = a.end - a.start, b_length = b.end - b.start;
    uint32_t shorter = a_length < b_length ? a_length : b_length;
    if (shorter < SHORTEST) return false;
    for (uint32_t i = 0; i < shorter; i++) {
        if (c->view->code[a.start + i] != c->view->code[b.start + i]) return false;
    }
    return true;
}

/* A part of a part, named and counted again among the parts of the whole. */
static void check_double(kjr_checker *c, uint32_t inner, uint32_t whole)
{
    static const kjr_message twice = {
        {"{1} also stands as an item of its own, {2}: the total {3} holds only if it is counted twice (sum {4}; once: "
         "{5})",
         "“{1}”又单独列为“{2}”：总数“{3}”只有重复计算才相符（合计{4}；只计一次为{5}）",
         "「{1}」又單獨列為「{2}」：總數「{3}」只有重複計算才相符（合計{4}；只計一次為{5}）"}};
    static const kjr_message again = {{"counted again here", "此处再次计入", "此處再次計入"}};
    const kjr_metric *metric = kjr_metric_at(c, inner), *total = kjr_metric_at(c, whole);
    parts found = find_parts(c, whole);
    if (!found.usable || !(metric->has & KJR_HAS_VALUE)) return;
    for (uint32_t i = 0; i < found.count; i++) {
        const kjr_metric *sibling = kjr_metric_at(c, found.ids[i]);
        if (found.ids[i] == metric->parent || sibling->value != metric->value) continue;
        if (!same_name(c, metric->subject, sibling->subject)) continue;
        kjr_interval once = found.sum, minus = kjr_interval_exactly(-metric->value);
        if (!kjr_interval_add(&once, minus)) return;
        kjr_interval all = kjr_interval_rounded(total);
        if (!kjr_intervals_meet(found.sum, all) || kjr_intervals_meet(once, all)) return;
        kjr_words place = hull(metric->subject, sibling->text);
        kjr_check_fail(c, place, &twice,
                       KJR_ARGUMENTS(kjr_say_words(hull(metric->subject, metric->text)),
                                     kjr_say_words(hull(sibling->subject, sibling->text)), kjr_say_words(total->text),
                                     kjr_say_interval(found.sum, total->unit), kjr_say_interval(once, total->unit)));
        kjr_check_operand(c, inner, &again, KJR_NO_ARGUMENTS);
        kjr_check_operand(c, found.ids[i], &again, KJR_NO_ARGUMENTS);
        kjr_check_metric(c, whole);
        return;
    }
}

static void check_double_counts(kjr_checker *c)
{
    for (uint32_t id = 1; id <= c->facts->metrics.count && c->status >= 0; id++) {
        const kjr_metric *metric = kjr_metric_at(c, id);
        if (metric->kind != KJREP_METRIC_COUNT || !metric->parent) continue;
        uint32_t whole = kjr_metric_at(c, metric->parent)->parent;
        if (whole) check_double(c, id, whole);
    }
}

/* ---- KJ-A004 */

/* The amount that stands with an item's count: the next figure, with the item as its owner. */
static uint32_t amount_of(const kjr_checker *c, uint32_t item)
{
    if (item >= c->facts->metrics.count) return 0;
    const kjr_metric *metric = kjr_metric_at(c, item), *next = kjr_metric_at(c, item + 1);
    bool own = next->kind == KJREP_METRIC_MONEY && next->parent && next->owner.start == metric->subject.start;
    return own ? item + 1 : 0;
}

static void check_evenness(kjr_checker *c, uint32_t whole)
{
    static const kjr_message uneven = {
        {"{1} of {2} items have no amount, so the total of the amounts cannot be checked",
         "{2}个分项中有{1}个没有金额，无法核对金额总数", "{2}個分項中有{1}個沒有金額，無法核對金額總數"}};
    static const kjr_message bare = {{"no amount", "无金额", "無金額"}};
    enum { FEWEST = 3 };
    parts found = find_parts(c, whole);
    uint32_t with = 0, first = 0, last = 0;
    for (uint32_t i = 0; i < found.count; i++) {
        bool has_amount = amount_of(c, found.ids[i]) != 0;
        with += has_amount;
        if (has_amount) continue;
        if (!first) first = found.ids[i];
        last = found.ids[i];
    }
    if (with < FEWEST || with == found.count) return;
    kjr_words place = hull(kjr_metric_at(c, first)->subject, kjr_metric_at(c, last)->text);
    kjr_check_fail(c, place, &uneven, KJR_ARGUMENTS(kjr_say_count(found.count - with), kjr_say_count(found.count)));
    for (uint32_t i = 0; i < found.count; i++) {
        if (!amount_of(c, found.ids[i])) kjr_check_operand(c, found.ids[i], &bare, KJR_NO_ARGUMENTS);
    }
}

static void check_even_items(kjr_checker *c)
{
    const bool *wholes = find_wholes(c);
    for (uint32_t id = 1; wholes && id <= c->facts->metrics.count && c->status >= 0; id++) {
        if (wholes[id] && kjr_metric_at(c, id)->kind == KJREP_METRIC_COUNT) check_evenness(c, id);
    }
}

/* ---- KJ-A006 */

/* (now / before - 1) in percent, all that the wording allows; false when it cannot be told. */
static bool growth_of(const kjr_metric *before, const kjr_metric *now, kjr_interval *growth)
{
    kjr_interval x = kjr_interval_loose(before), y = kjr_interval_loose(now);
    kjr_decimal low, high;
    if (!x.has_low || !x.has_high || !y.has_low || !y.has_high || x.low <= 0) return false;
    if (!kjr_decimal_divide(y.low, x.high, &low) || !kjr_decimal_divide(y.high, x.low, &high)) return false;
    *growth = (kjr_interval){low - KJR_DECIMAL_ONE - 1, high - KJR_DECIMAL_ONE + 1, true, true, false, false};
    return kjr_interval_scale(growth, 100 * KJR_DECIMAL_ONE);
}

/* 由160.6亿元增加到168.3亿元，增长4.8%: three figures in a row. */
static void check_growth(kjr_checker *c, uint32_t id)
{
    static const kjr_message holds = {{"the growth {1} is that from {2} to {3}", "增幅“{1}”与由“{2}”到“{3}”相符",
                                       "增幅「{1}」與由「{2}」到「{3}」相符"}};
    static const kjr_message wrong = {{"from {2} to {3} is {4}, not {1}", "由“{2}”到“{3}”应为{4}，与“{1}”不符",
                                       "由「{2}」到「{3}」應為{4}，與「{1}」不符"}};
    static const kjr_message before_message = {{"before", "基期", "基期"}}, now_message = {{"now", "现期", "現期"}};
    enum { NEAR = 20 };
    const kjr_metric *before = kjr_metric_at(c, id), *now = kjr_metric_at(c, id + 1),
                     *stated = kjr_metric_at(c, id + 2);
    bool up = now->change == KJREP_CHANGE_INCREASE_TO && stated->change == KJREP_CHANGE_INCREASE_BY;
    bool down = now->change == KJREP_CHANGE_DECREASE_TO && stated->change == KJREP_CHANGE_DECREASE_BY;
    bool alike = before->kind == now->kind && before->unit == now->unit && before->modality == KJREP_MODALITY_PRIOR;
    if ((!up && !down) || !alike || stated->kind != KJREP_METRIC_PERCENT || before->kind == KJREP_METRIC_PERCENT)
        return;
    if (stated->text.start - now->text.end > NEAR || stated->subject.start != now->subject.start) return;
    kjr_interval growth, said = kjr_interval_loose(stated);
    if (!growth_of(before, now, &growth) || !said.has_low || !said.has_high) return;
    if (down) said = (kjr_interval){-said.high, -said.low, true, true, said.high_open, said.low_open};
    const kjr_argument arguments[] = {kjr_say_words(stated->text),
                                      kjr_say_words(before->text),
                                      kjr_say_words(now->text),
                                      kjr_say_interval(growth, "%"),
                                      {0}};
    if (kjr_intervals_meet(growth, said)) kjr_check_pass(c, stated->text, &holds, arguments);
    else kjr_check_fail(c, stated->text, &wrong, arguments);
    kjr_check_metric(c, id + 2);
    kjr_check_operand(c, id, &before_message, KJR_NO_ARGUMENTS);
    kjr_check_operand(c, id + 1, &now_message, KJR_NO_ARGUMENTS);
}

static void check_growths(kjr_checker *c)
{
    for (uint32_t id = 1; id + 2 <= c->facts->metrics.count && c->status >= 0; id++)
        check_growth(c, id);
}

static const kjr_rule rules[] = {
    {"KJ-A001",
     "total-vs-parts",
     KJREP_LEVEL_ERROR,
     check_sums,
     {{"Parts that are said to be all of a total sum to it.", "明示为全部分项的各分项之和等于总数。",
       "明示為全部分項的各分項之和等於總數。"}},
     {{"Whether a list of parts is complete can be told only where the text says so; hedged figures are intervals.",
       "分项是否齐全，只有文中明示时才能判断；约数按区间计算。",
       "分項是否齊全，只有文中明示時才能判斷；約數按區間計算。"}},
     "XBRL Calculations 1.1 (rounding)"},
    {"KJ-A002",
     "part-exceeds-whole",
     KJREP_LEVEL_ERROR,
     check_parts,
     {{"A part is no larger than its whole.", "分项不大于其总体。", "分項不大於其總體。"}},
     {{"The whole is the nearest figure of the same unit before the part; if another fits, nothing is said.",
       "总体取分项之前最近的同单位数字；另有相容的总体时不报。",
       "總體取分項之前最近的同單位數字；另有相容的總體時不報。"}},
     "arithmetic"},
    {"KJ-A003",
     "double-count",
     KJREP_LEVEL_WARNING,
     check_double_counts,
     {{"No item is counted both within another and beside it.", "同一事项不既含于他项又单独计入总数。",
       "同一事項不既含於他項又單獨計入總數。"}},
     {{"Two programmes may bear like names; only the same name with the same count is reported.",
       "不同事项可能名称相近；仅名称与数量均相同时提示。", "不同事項可能名稱相近；僅名稱與數量均相同時提示。"}},
     "editors' practice"},
    {"KJ-A004",
     "uneven-operands",
     KJREP_LEVEL_NOTE,
     check_even_items,
     {{"Either all items of a list have an amount or none has.", "并列分项或均有金额，或均无金额。",
       "並列分項或均有金額，或均無金額。"}},
     {{"An amount may rightly be nil.", "金额可能确实为零。", "金額可能確實為零。"}},
     "editors' practice"},
    {"KJ-A006",
     "growth-recompute",
     KJREP_LEVEL_WARNING,
     check_growths,
     {{"A growth rate beside both its figures is their ratio.", "同时给出基期、现期数值时，增幅与两者之比相符。",
       "同時給出基期、現期數值時，增幅與兩者之比相符。"}},
     {{"Growth at comparable prices is not that of the amounts; revised bases are not known.",
       "可比价增速与现价数值之比不同；基期修订无从得知。", "可比價增速與現價數值之比不同；基期修訂無從得知。"}},
     "statistical usage"},
};

const kjr_family kjr_arithmetic_rules = KJR_FAMILY(rules);
