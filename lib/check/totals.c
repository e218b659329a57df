#include "check/totals.h"

#include <string.h>

#include "base/error.h"
#include "check/logic.h"
#include "check/reading.h"

enum { PARTS_TRIED = 64 };

static kjr_interval loose(const kjr_checker *c, uint32_t id)
{
    return kjr_interval_loose(c->view, kjr_metric_at(c, id));
}

static bool add_up(const kjr_checker *c, const kjr_list *list, uint32_t first, kjr_interval *sum)
{
    *sum = kjr_interval_exactly(0);
    for (uint32_t i = first; i < list->count; i++) {
        if (!kjr_interval_add(sum, loose(c, list->parts[i]))) return false;
    }
    return true;
}

/* Parts, from the first on, that make up the whole to the digit: what follows is said of the same things once more
 * (男60人、女40人，党员30人). 0 when there are none. */
static uint32_t exact_parts(const kjr_checker *c, const kjr_list *list)
{
    const kjr_metric *whole = kjr_metric_at(c, list->whole);
    kjr_decimal sum = 0;
    for (uint32_t i = 0; i < list->count && whole->approx == KJREP_APPROX_EXACT; i++) {
        const kjr_metric *part = kjr_metric_at(c, list->parts[i]);
        if (part->approx != KJREP_APPROX_EXACT || !kjr_decimal_add(sum, part->value, &sum)) return 0;
        if (i > 0 && sum == whole->value) return i + 1;
    }
    return 0;
}

/* Where the whole stands behind its parts, nothing says where they begin: any last two or more will do. */
static bool find_sum(const kjr_checker *c, kjr_list *list, kjr_interval *sum)
{
    kjr_interval whole = loose(c, list->whole);
    uint32_t tried = list->count < PARTS_TRIED ? list->count : PARTS_TRIED;
    uint32_t exact = list->behind ? 0 : exact_parts(c, list);
    if (exact) list->count = exact;
    for (uint32_t first = list->count - tried; list->behind && first + 2 <= list->count; first++) {
        if (!add_up(c, list, first, sum)) return false;
        if (!kjr_intervals_meet(*sum, whole)) continue;
        list->parts += first;
        list->count -= first;
        return true;
    }
    return add_up(c, list, 0, sum);
}

/* ---- What may have gone wrong */

int kjr_significant_digits(kjr_decimal value)
{
    int digits = 0;
    while (value && value % 10 == 0)
        value /= 10;
    for (; value; value /= 10)
        digits++;
    return digits;
}

/* Would the sum be right if part `index` were `factor` times as large? One that is made smaller, or by a digit larger, is
 * a slip only where it makes the sum right to the digit: rounded figures meet by chance. */
static bool is_slip(const kjr_checker *c, const kjr_list *list, uint32_t index, kjr_decimal factor)
{
    bool exact = factor <= kjr_decimal_power(1);
    kjr_interval sum = kjr_interval_exactly(0), whole = loose(c, list->whole);
    if (exact) whole = kjr_interval_exactly(kjr_metric_at(c, list->whole)->value);
    for (uint32_t i = 0; i < list->count; i++) {
        kjr_interval part = loose(c, list->parts[i]);
        if (exact) part = kjr_interval_exactly(kjr_metric_at(c, list->parts[i])->value);
        if (i == index && !kjr_interval_scale(&part, factor)) return false;
        if (!kjr_interval_add(&sum, part)) return false;
    }
    return kjr_intervals_meet(sum, whole);
}

/* 万 for 亿, 元 for 万元, a digit too few: the figure in question must have digits enough to be no coincidence, and among
 * very many some figure always fits. */
static bool find_slip(const kjr_checker *c, const kjr_list *list, kjr_total *total)
{
    enum { FEWEST_DIGITS = 2, MOST_PARTS = 64 };
    if (list->count > MOST_PARTS) return false;
    const kjr_decimal factors[] = {kjr_decimal_power(4), kjr_decimal_power(-4), kjr_decimal_power(1),
                                   kjr_decimal_power(-1), kjr_decimal_power(8)};
    for (uint32_t i = 0; i < list->count; i++) {
        if (kjr_significant_digits(kjr_metric_at(c, list->parts[i])->value) < FEWEST_DIGITS) continue;
        for (size_t k = 0; k < sizeof factors / sizeof *factors; k++) {
            if (!is_slip(c, list, i, factors[k])) continue;
            total->suspect = list->parts[i];
            total->factor = factors[k];
            return true;
        }
    }
    return false;
}

/* Alike but for one digit, or two neighbours that changed places. */
static bool is_digit_off(kjr_decimal a, kjr_decimal b)
{
    char x[KJR_DECIMAL_TEXT], y[KJR_DECIMAL_TEXT];
    size_t length = kjr_decimal_text(a, x), different = 0, last = 0;
    if (a <= 0 || b <= 0 || a == b) return false;
    if (kjr_decimal_text(b, y) != length) return false;
    for (size_t i = 0; i < length; i++) {
        if (x[i] == y[i]) continue;
        different++;
        if (different == 2 && (last + 1 != i || x[i] != y[last] || x[last] != y[i])) return false;
        last = i;
    }
    return different <= 2;
}

bool kjr_is_misprint(kjr_decimal a, kjr_decimal b)
{
    enum { FEWEST_DIGITS = 3 };
    return kjr_significant_digits(a) >= FEWEST_DIGITS && is_digit_off(a, b);
}

static int zeros_of(kjr_decimal value)
{
    int zeros = 0;
    for (; value && value % 10 == 0; zeros++)
        value /= 10;
    return zeros;
}

/* 182个、76个、42个 come to 300: that they were meant to make it up is no chance. */
static bool is_round(const kjr_checker *c, const kjr_list *list)
{
    enum { ROUNDER = 2 };
    kjr_decimal sum = 0;
    int least = KJR_DECIMAL_TEXT;
    for (uint32_t i = 0; i < list->count; i++) {
        kjr_decimal value = kjr_metric_at(c, list->parts[i])->value;
        if (zeros_of(value) < least) least = zeros_of(value);
        if (!kjr_decimal_add(sum, value, &sum)) return false;
    }
    return zeros_of(sum) >= least + ROUNDER;
}

/* The figure that a misprint explains: a part, or the whole; 0 when none does. Hedged figures have no digits to trust. */
static uint32_t find_misprint(const kjr_checker *c, const kjr_list *list)
{
    const kjr_metric *whole = kjr_metric_at(c, list->whole);
    kjr_decimal sum = 0, missing;
    if (whole->approx != KJREP_APPROX_EXACT) return 0;
    for (uint32_t i = 0; i < list->count; i++) {
        const kjr_metric *part = kjr_metric_at(c, list->parts[i]);
        if (part->approx != KJREP_APPROX_EXACT || !kjr_decimal_add(sum, part->value, &sum)) return 0;
    }
    if (!kjr_decimal_subtract(whole->value, sum, &missing)) return 0;
    bool round = is_round(c, list) && is_digit_off(whole->value, sum);
    if (round || kjr_is_misprint(whole->value, sum)) return list->whole;
    for (uint32_t i = 0; i < list->count; i++) {
        kjr_decimal value = kjr_metric_at(c, list->parts[i])->value, meant;
        if (kjr_decimal_add(value, missing, &meant) && kjr_is_misprint(value, meant)) return list->parts[i];
    }
    return 0;
}

/* ---- Is the list whole? */

enum { MOST_SHARES = 3 };

/* Names that make up a whole by what they mean. */
static const uint16_t *const partitions[][MOST_SHARES] = {
    {u"第一产业", u"第二产业", u"第三产业"},
    {u"一产", u"二产", u"三产"},
    {u"出口", u"进口", NULL},
    {u"城镇", u"乡村", NULL},
    {u"城镇", u"农村", NULL},
    {u"城市", u"农村", NULL},
    {u"轻工业", u"重工业", NULL},
    {u"中央", u"地方", NULL},
    {u"国家级", u"省级", u"市级"},
    {u"省级", u"市级", u"县级"},
    {u"市级", u"县级", u"乡级"},
    {u"中央", u"省", u"市"},
    {u"税收", u"非税", NULL},
    {u"男", u"女", NULL},
    {u"新建", u"续建", NULL},
    {u"公办", u"民办", NULL},
    {u"夏粮", u"秋粮", NULL},
    {u"集体访", u"个体访", NULL},
    {u"内资", u"外资", NULL},
    {u"汉族", u"少数民族", NULL},
    {u"续建", u"新开工", u"前期"},
    {u"新开工", u"续建", NULL},
    {u"大型", u"中型", u"小型"},
    {u"民事", u"刑事", u"行政"},
    {u"发明", u"实用新型", u"外观"},
    {u"早稻", u"中稻", u"晚稻"},
    {u"国内游客", u"入境游客", NULL},
    {u"主动公开", u"依申请", NULL},
    {u"建议", u"提案", NULL},
    {u"一期", u"二期", NULL},
    {u"线上", u"线下", NULL},
};

/* Does the name of part `index` hold `words`? */
static bool is_named(const kjr_checker *c, const kjr_list *list, uint32_t index, const uint16_t *words)
{
    const kjr_metric *part = kjr_metric_at(c, list->parts[index]);
    kjr_words names[] = {part->subject, part->owner, kjr_words_before(c, list->parts[index])}; /* 续建[项目]25个 */
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (kjr_holds(c->view, names[i].start, names[i].end, words)) return true;
    }
    return false;
}

/* Are the parts the shares of a partition, in any order? */
static bool is_partition(const kjr_checker *c, const kjr_list *list)
{
    for (size_t p = 0; p < sizeof partitions / sizeof *partitions; p++) {
        uint32_t shares = partitions[p][2] ? 3 : 2, found = 0;
        for (uint32_t share = 0; list->count == shares && share < shares; share++) {
            for (uint32_t i = 0; i < shares; i++) {
                if (!is_named(c, list, i, partitions[p][share])) continue;
                found++;
                break;
            }
        }
        if (found == shares) return true;
    }
    return false;
}

/* The level at which a wrong sum may be told, NONE where the list need not be whole. */
static uint8_t level_of(const kjr_checker *c, const kjr_list *list)
{
    if (list->open || !list->led) return KJREP_LEVEL_NONE;
    if (list->behind && list->sum) return KJREP_LEVEL_ERROR;
    if (list->behind) return list->alone ? KJREP_LEVEL_WARNING : KJREP_LEVEL_NONE;
    if (list->rest) return KJREP_LEVEL_ERROR;
    if (list->others) return KJREP_LEVEL_WARNING;
    if (list->colon && list->ended) return list->total || !list->cue ? KJREP_LEVEL_ERROR : KJREP_LEVEL_WARNING;
    if (list->total && list->joined) return KJREP_LEVEL_WARNING;
    if (list->bracket && list->ended && (list->total || list->joined)) return KJREP_LEVEL_WARNING;
    return is_partition(c, list) ? KJREP_LEVEL_WARNING : KJREP_LEVEL_NONE;
}

/* Classes that cut across others: 民间投资 is in 工业投资, too; 高新技术产品 are 机电产品, 增值税 is 税收. */
static bool has_crossing_part(const kjr_checker *c, const kjr_list *list)
{
    static const uint16_t *const words[] = {u"民间", u"民营", u"技改", u"技术改造", u"高新", u"机电",
                                            u"小微", u"涉农", u"绿色", u"普惠",     u"重点", u"亿元以",
                                            u"以上", u"国有", u"外资", u"外商",     u"税收", u"民生支",
                                            u"贫困", u"农村", u"新增", u"企业",     NULL};
    for (uint32_t i = 0; i < list->count; i++) {
        for (size_t k = 0; words[k]; k++) {
            if (is_named(c, list, i, words[k])) return true;
        }
    }
    return false;
}

static bool counts_people(const kjr_metric *metric)
{
    static const char *const units[] = {"{人}", "{名}", "{位}", "{户}", "{人次}", "{员}"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (strcmp(metric->unit, units[i]) == 0) return true;
    }
    return false;
}

/* Things of one sort may be counted twice (党员, 女性), amounts of classes that exclude each other may not. */
static bool excludes_parts(const kjr_checker *c, const kjr_list *list)
{
    const kjr_metric *whole = kjr_metric_at(c, list->whole);
    bool amount = whole->kind == KJREP_METRIC_MONEY || whole->kind == KJREP_METRIC_MEASURE;
    return amount && !has_crossing_part(c, list);
}

/* Of a list that need not be whole, the sum may differ from the total in one digit by chance, but for figures of many
 * digits; or of things in classes that exclude each other, which come to more than all. */
static bool is_sure_misprint(const kjr_checker *c, const kjr_list *list, const kjr_total *total, bool over)
{
    enum { MANY_DIGITS = 4 };
    if (!total->suspect) return false;
    if (kjr_significant_digits(kjr_metric_at(c, total->suspect)->value) >= MANY_DIGITS) return true;
    if (total->suspect == list->whole && is_round(c, list)) return true;
    if (list->bracket && list->ended && excludes_parts(c, list)) return true;
    return over && list->ended && !counts_people(kjr_metric_at(c, list->whole)) && !has_crossing_part(c, list);
}

static kjr_total judge(const kjr_checker *c, kjr_list *list)
{
    kjr_total total = {.verdict = KJR_TOTAL_UNKNOWN};
    const kjr_metric *whole = kjr_metric_at(c, list->whole);
    kjr_interval allowed = loose(c, list->whole);
    if (!(whole->has & KJR_HAS_VALUE) || !find_sum(c, list, &total.sum)) return total;
    if (kjr_intervals_meet(total.sum, allowed)) {
        total.verdict = KJR_TOTAL_HOLDS;
        return total;
    }
    if (!list->led) return total;
    bool over = !list->behind && kjr_interval_above(total.sum, allowed);
    total.level = level_of(c, list);
    if (!list->open && find_slip(c, list, &total)) {
        total.verdict = KJR_TOTAL_SLIP;
        total.level = KJREP_LEVEL_WARNING;
        return total;
    }
    total.suspect = list->open ? 0 : find_misprint(c, list);
    if (is_sure_misprint(c, list, &total, over) && total.level == KJREP_LEVEL_NONE) total.level = KJREP_LEVEL_WARNING;
    if (total.level != KJREP_LEVEL_NONE) {
        total.verdict = KJR_TOTAL_WRONG;
    } else if (over && excludes_parts(c, list)) {
        total.verdict = KJR_TOTAL_OVER;
        total.level = KJREP_LEVEL_WARNING;
    }
    if (list->soft && total.level > KJREP_LEVEL_NOTE) total.level--;
    return total;
}

static uint32_t most_sums(const kjr_wholes *wholes, uint32_t metrics)
{
    uint32_t count = 0;
    for (uint32_t id = 1; id <= metrics; id++)
        count += wholes->from[id + 1] > wholes->from[id] + 1;
    return count + metrics / 4; /* those of industries have no parts by words, and three figures each */
}

const kjr_sums *kjr_sums_of(kjr_checker *c)
{
    if (c->sums || c->status < 0) return c->sums;
    kjr_wholes wholes;
    if (!kjr_wholes_make(c, &wholes)) return NULL;
    uint32_t metrics = c->facts->metrics.count;
    kjr_sums *sums = kjr_arena_alloc(&c->kept, sizeof *sums);
    kjr_sum *items = kjr_arena_alloc(&c->kept, most_sums(&wholes, metrics) * sizeof *items);
    if (!sums || !items) {
        kjr_check_stop(c, kjr_fail_memory(c->error));
        return NULL;
    }
    *sums = (kjr_sums){.wholes = wholes, .items = items};
    for (uint32_t id = 1; id <= metrics; id++) {
        kjr_sum sum;
        if (!kjr_list_of_industries(c, &sums->wholes, id, &sum.list) && !kjr_list_read(c, &sums->wholes, id, &sum.list))
            continue;
        sum.total = judge(c, &sum.list);
        items[sums->count++] = sum;
    }
    c->sums = sums;
    return sums;
}

/* ---- The rules */

static void relate_parts(kjr_checker *c, const kjr_list *list)
{
    static const kjr_message part = {{"part: {1}", "分项：{1}", "分項：{1}"}};
    kjr_check_metric(c, list->whole);
    for (uint32_t i = 0; i < list->count; i++)
        kjr_check_operand(c, list->parts[i], &part,
                          KJR_ARGUMENTS(kjr_say_words(kjr_metric_at(c, list->parts[i])->text)));
}

static void report_wrong(kjr_checker *c, const kjr_list *list, const kjr_total *total)
{
    static const kjr_message wrong = {{"the {1} parts come to {2}; the total says {3}",
                                       "{1}个分项合计为{2}，与总数“{3}”不符", "{1}個分項合計為{2}，與總數「{3}」不符"}};
    static const kjr_message misprint = {
        {"one digit of {1} may be wrong", "“{1}”可能有一位数字有误", "「{1}」可能有一位數字有誤"}};
    const kjr_metric *whole = kjr_metric_at(c, list->whole);
    kjr_check_fail_at(c, total->level, kjr_span_of(c, whole->text), &wrong,
                      KJR_ARGUMENTS(kjr_say_count(list->count), kjr_say_interval(total->sum, whole->unit),
                                    kjr_say_words(whole->text)));
    relate_parts(c, list);
    if (total->suspect)
        kjr_check_suggest(c, &misprint, KJR_ARGUMENTS(kjr_say_words(kjr_metric_at(c, total->suspect)->text)));
}

/* That open-ended figures agree proves nothing. */
static bool is_bounded(const kjr_checker *c, const kjr_list *list, const kjr_total *total)
{
    const uint8_t both = KJR_HAS_LOW | KJR_HAS_HIGH;
    return total->sum.has_low && total->sum.has_high && (kjr_metric_at(c, list->whole)->has & both) == both;
}

static void report_right(kjr_checker *c, const kjr_list *list, const kjr_total *total)
{
    if (!is_bounded(c, list, total)) return;
    static const kjr_message right = {{"the {1} parts come to {2}, as {3} says", "{1}个分项合计为{2}，与“{3}”相符",
                                       "{1}個分項合計為{2}，與「{3}」相符"}};
    const kjr_metric *whole = kjr_metric_at(c, list->whole);
    kjr_check_pass(c, whole->text, &right,
                   KJR_ARGUMENTS(kjr_say_count(list->count), kjr_say_interval(total->sum, whole->unit),
                                 kjr_say_words(whole->text)));
    relate_parts(c, list);
}

void kjr_check_totals(kjr_checker *c)
{
    const kjr_sums *sums = kjr_sums_of(c);
    for (uint32_t i = 0; sums && i < sums->count; i++) {
        const kjr_sum *sum = &sums->items[i];
        if (sum->total.verdict == KJR_TOTAL_HOLDS) report_right(c, &sum->list, &sum->total);
        else if (sum->total.verdict == KJR_TOTAL_WRONG) report_wrong(c, &sum->list, &sum->total);
    }
}

static void report_slip(kjr_checker *c, const kjr_list *list, const kjr_total *total)
{
    static const kjr_message larger = {{"the parts reach {1} only if {2} is meant {3} times as large: check its unit",
                                        "只有把“{2}”扩大到{3}倍，分项之和才与“{1}”相符：请核对单位",
                                        "只有把「{2}」擴大到{3}倍，分項之和才與「{1}」相符：請核對單位"}};
    static const kjr_message smaller = {{"the parts come to {1} only if {2} is meant {3} times smaller: check its unit",
                                         "只有把“{2}”缩小到{3}分之一，分项之和才与“{1}”相符：请核对单位",
                                         "只有把「{2}」縮小到{3}分之一，分項之和才與「{1}」相符：請核對單位"}};
    const kjr_metric *whole = kjr_metric_at(c, list->whole), *suspect = kjr_metric_at(c, total->suspect);
    kjr_decimal times = total->factor;
    bool less = times < KJR_DECIMAL_ONE && kjr_decimal_divide(KJR_DECIMAL_ONE, times, &times);
    kjr_check_fail_at(
        c, total->level, kjr_span_of(c, suspect->text), less ? &smaller : &larger,
        KJR_ARGUMENTS(kjr_say_words(whole->text), kjr_say_words(suspect->text), kjr_say_value(times, "1")));
    static const kjr_message message = {{"the total", "总数", "總數"}};
    kjr_check_operand(c, list->whole, &message, KJR_NO_ARGUMENTS);
    relate_parts(c, list);
}

void kjr_check_unit_slips(kjr_checker *c)
{
    const kjr_sums *sums = kjr_sums_of(c);
    for (uint32_t i = 0; sums && i < sums->count; i++) {
        const kjr_sum *sum = &sums->items[i];
        if (sum->total.verdict == KJR_TOTAL_SLIP) report_slip(c, &sum->list, &sum->total);
    }
}
