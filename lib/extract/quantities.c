#include "extract/quantities.h"

#include "extract/intervals.h"
#include "extract/terms.h"

#define SENSE(name) (UINT64_C(1) << KJR_SENSE_##name)

static uint16_t code_at(const kjr_extractor *x, uint32_t at, uint32_t end)
{
    return at < end ? x->view->code[at] : 0;
}

/* ---- Ranges */

/* 100一200: the numeral stands for the dash that looks like it. */
static bool is_dash_misread(const kjr_extractor *x, uint32_t at, uint32_t end)
{
    const uint8_t *kind = x->view->kind + at;
    return x->view->code[at] == u'一' && at > 0 && at + 1 < end && kind[-1] == KJR_CHAR_DIGIT &&
           kind[1] == KJR_CHAR_DIGIT;
}

/* Length of the connector of a range at `at`, 0 when there is none. */
static uint32_t connector_at(const kjr_extractor *x, uint32_t at, uint32_t end)
{
    uint32_t length = 0;
    if (at >= end) return 0;
    const uint8_t *kind = x->view->kind + at;
    if (kind[0] == KJR_CHAR_SPACE) { /* 13 - 17个月 */
        return at + 2 < end && kind[1] == KJR_CHAR_DASH && kind[2] == KJR_CHAR_SPACE ? 3 : 0;
    } else if (x->view->kind[at] == KJR_CHAR_DASH) {
        while (length < 2 && at + length < end && x->view->kind[at + length] == KJR_CHAR_DASH)
            length++;
    } else if (x->view->code[at] == u'至' || x->view->code[at] == u'到' || is_dash_misread(x, at, end)) {
        length = 1;
    }
    return length;
}

static bool is_numeral(const kjr_extractor *x, uint32_t at, uint32_t end)
{
    return at < end && (x->view->kind[at] == KJR_CHAR_DIGIT || x->view->kind[at] == KJR_CHAR_NUMERAL_HAN);
}

static bool same_unit(const kjr_term *low, const kjr_term *high)
{
    return low->measure.code == high->measure.code ||
           (low->measure.kind == high->measure.kind && low->measure.factor == high->measure.factor &&
            low->measure.power == high->measure.power);
}

/* 5至10万: what scales the high end scales the low one, if it is the smaller then. */
static void share_scale(kjr_number *low, const kjr_number *high)
{
    kjr_figure bare = high->value;
    bare.exponent -= high->scale;
    if (low->scaled || !high->scale || kjr_figure_compare(low->value, bare) >= 0) return;
    low->value.exponent += high->scale;
    low->last_place += high->scale;
    low->step += high->scale;
    low->scaled = true;
}

/* Fractions are, when they have one denominator: 三分之一到三分之二. */
static bool are_comparable(const kjr_number *low, const kjr_number *high)
{
    bool fractions = low->ratio == KJR_RATIO_FRACTION && high->ratio == KJR_RATIO_FRACTION;
    if (fractions) return kjr_figure_compare(low->high, high->high) == 0;
    return low->ratio != KJR_RATIO_FRACTION && high->ratio != KJR_RATIO_FRACTION;
}

/* 15-6, 730-40, 45-6万: the high end leaves out what it shares with the low one, in loose strings. */
static void complete_high(const kjr_extractor *x, const kjr_number *low, kjr_number *high)
{
    kjr_decimal power = 1, last = high->value.coefficient;
    bool whole = !low->point && !high->point && !low->chinese && !low->scaled && !low->value.exponent;
    if (!x->loose || !whole || high->chinese || high->value.exponent || last <= 0) return;
    for (int32_t i = 0; i < high->scale; i++)
        last /= 10;
    if (last >= low->value.coefficient) return;
    while (power <= last)
        power *= 10;
    if (high->scale && low->value.coefficient >= 10 * power) return; /* 8500～3万 */
    kjr_decimal full = low->value.coefficient / power * power + last;
    if (full > low->value.coefficient) high->value = (kjr_figure){full, high->scale};
}

/* A numeral and its mark touch the list: 三、[四、五]个, [四、五]、六个. */
static bool is_longer_list(const kjr_extractor *x, uint32_t start, uint32_t behind, uint32_t end)
{
    const uint8_t *kind = x->view->kind;
    bool before = start > 1 && kind[start - 1] == KJR_CHAR_PAUSE && is_numeral(x, start - 2, start);
    return before || (behind < end && kind[behind] == KJR_CHAR_PAUSE && is_numeral(x, behind + 1, end));
}

/* 十二、十三家: two numbers that follow each other, of one thing. */
static bool read_neighbour(const kjr_extractor *x, uint32_t end, const kjr_term *low, kjr_term *high)
{
    const kjr_number *number = &low->number;
    if (x->loose || low->has_unit || number->scaled || number->point || number->ratio || number->hedge) return false;
    if (low->end >= end || x->view->kind[low->end] != KJR_CHAR_PAUSE || !is_numeral(x, low->end + 1, end)) return false;
    if (number->form != KJR_NUMBER_PLAIN || !kjr_term_at(x, low->end + 1, end, high)) return false;
    if (!high->has_unit || !high->measure.classifier || high->number.form != KJR_NUMBER_PLAIN) return false;
    if (high->number.scaled || high->number.ratio || high->number.hedge) return false;
    if (is_longer_list(x, low->start, high->end, end)) return false;
    kjr_figure next = number->value;
    return kjr_figure_add(next, (kjr_figure){1, 0}, &next) && kjr_figure_compare(next, high->number.value) == 0;
}

/* 两、三倍, 三、四成, 五、六百家, 七、八十个: a digit and the next one, which says unit and scale of both. */
static bool read_next_digit(const kjr_extractor *x, uint32_t end, kjr_term *low, kjr_term *high)
{
    const kjr_number *number = &low->number;
    int digit = kjr_chinese_digit(x->view->code[low->start]);
    if (x->loose || low->has_unit || number->length != 1 || digit < 1) return false;
    if (low->end + 1 >= end || x->view->kind[low->end] != KJR_CHAR_PAUSE) return false;
    int other = kjr_chinese_digit(x->view->code[low->end + 1]);
    if (other != digit + 1 && !(digit == 3 && other == 5)) return false;
    if (!kjr_term_at(x, low->end + 1, end, high) || !high->has_unit || is_longer_list(x, low->start, high->end, end))
        return false;
    if (x->view->code[high->end - 1] == u'年' && code_at(x, high->end, end) == u'代') return false;
    const kjr_number *next = &high->number;
    if (!next->chinese || next->form != KJR_NUMBER_PLAIN || next->hedge || next->point) return false;
    if (next->ratio != KJR_RATIO_NONE && next->ratio != KJR_RATIO_TENTHS) return false;
    if (kjr_figure_compare((kjr_figure){other, next->step}, next->value) != 0) return false;
    low->number = *next;
    low->number.length = 1;
    low->number.value = (kjr_figure){digit, next->step};
    return true;
}

/* 二、三[级]医院, 二三[级]支流: grades, not so many of them. `high` is `low` where one number is both. */
static bool is_grade(const kjr_extractor *x, const kjr_term *low, const kjr_term *high)
{
    const kjr_words unit = high->measure.words;
    bool listed = low == high ? low->number.form == KJR_NUMBER_NEIGHBOURS : x->view->kind[low->end] == KJR_CHAR_PAUSE;
    return listed && high->has_unit && unit.end > unit.start && x->view->code[unit.start] == u'级';
}

/* The high end of a range that goes on behind `low`; false when none does. */
static bool read_high(const kjr_extractor *x, uint32_t end, kjr_term *low, kjr_term *high)
{
    uint32_t included = kjr_view_is(x->view, low->end, end, u"(含)", 3) ? 3 : 0; /* 1万(含)-5万元 */
    uint32_t from = low->end + included, length = connector_at(x, from, end);
    bool between = !length && kjr_is_one_of(code_at(x, from, end), u"和与"); /* 介于3%和5%之间 */
    if (between) length = 1;
    if (!length || !is_numeral(x, from + length, end)) return false;
    if (low->number.form != KJR_NUMBER_PLAIN || low->number.hedge) return false;
    uint16_t before = low->start ? x->view->code[low->start - 1] : 0;
    uint16_t connector = x->view->code[from];
    bool led = before == u'由' || before == u'从';
    if (led && !x->loose && (connector == u'到' || connector == u'至')) return false;
    if (!kjr_term_at(x, from + length, end, high)) return false;
    if (!low->has_unit) complete_high(x, &low->number, &high->number);
    if (between && !kjr_view_is(x->view, high->end, end, u"之间", 2)) return false;
    bool percent = low->number.ratio == KJR_RATIO_PERCENT && !high->has_unit && !high->number.ratio;
    bool tenths = high->number.ratio == KJR_RATIO_TENTHS && !low->has_unit && !low->number.ratio;
    if (tenths && !low->number.scaled && !low->number.point) { /* 三到五成 */
        low->number.value.exponent++;
        low->number.ratio = KJR_RATIO_TENTHS;
        low->measure = high->measure;
        low->has_unit = true;
    }
    if (percent) { /* 百分之三十到四十 */
        high->number.ratio = KJR_RATIO_PERCENT;
        high->measure = low->measure;
        high->has_unit = true;
    }
    if (!high->has_unit && !x->loose && !high->number.scaled) return false;
    if (high->number.form != KJR_NUMBER_PLAIN || high->number.hedge) return false;
    if (low->has_unit ? !high->has_unit || !same_unit(low, high) : low->number.ratio != KJR_RATIO_NONE) return false;
    if (!are_comparable(&low->number, &high->number)) return false;
    if (!low->has_unit) share_scale(&low->number, &high->number);
    return kjr_figure_compare(low->number.value, high->number.value) < 0;
}

/* ---- Hedges around it */

/* 附近30家, 节约3万元: 近 and 约 end another word. */
static bool ends_a_word(const kjr_extractor *x, uint32_t at, uint32_t start)
{
    if (at <= start) return false;
    uint16_t code = x->view->code[at], before = x->view->code[at - 1];
    bool enters = before == u'入' && at - start > 1 && kjr_is_one_of(x->view->code[at - 2], u"投收流引购纳");
    if (code == u'近') return kjr_is_one_of(before, u"最附远靠邻亲相");
    if (code == u'约') return kjr_is_one_of(before, u"节集公条签契合制预履违");
    if (code == u'超') return !enters && kjr_is_one_of(before, u"赶高入");
    return false;
}

uint8_t kjr_hedge_before(const kjr_extractor *x, uint32_t at, uint32_t start, kjr_words *words)
{
    uint32_t length, behind = at;
    if (behind > start && x->view->kind[behind - 1] == KJR_CHAR_SPACE) behind--;
    const kjr_sense *sense = kjr_lexicon_match_before(x->lexicon, x->view, behind, start, SENSE(HEDGE_BEFORE), &length);
    if (!sense || ends_a_word(x, behind - length, start)) return 0;
    *words = (kjr_words){behind - length, behind};
    return sense->value;
}

static uint8_t hedge_after(const kjr_extractor *x, uint32_t at, uint32_t end, kjr_words *words)
{
    static const uint16_t included[] = u"(含)";
    uint32_t length;
    if (at < end && kjr_view_is(x->view, at, end, included, 3)) at += 3; /* 50万元(含)以上 */
    const kjr_sense *sense = kjr_lexicon_match(x->lexicon, x->view, at, end, SENSE(HEDGE_AFTER), &length);
    if (!sense) return 0;
    *words = (kjr_words){at, at + length};
    return sense->value;
}

/* 跨[上]万亿元台阶, 站[上]万元: a verb before the number ends with 上. */
static bool climbs(const kjr_extractor *x, const kjr_term *t, uint32_t start)
{
    const uint16_t *code = x->view->code;
    return t->start > start + 1 && code[t->start - 1] == u'上' &&
           kjr_is_one_of(code[t->start - 2], u"跨迈站登冲踏跃攀");
}

/* 上百家, 过千人, 破万元: what 上 过 破 make of a multiplier alone; 0 for anything else. */
static uint8_t hedge_of_multiplier(const kjr_extractor *x, const kjr_term *t, uint32_t start)
{
    if (!t->number.lone || t->start == start) return 0;
    switch (x->view->code[t->start - 1]) {
    case u'上': return climbs(x, t, start) ? 0 : KJR_HEDGE_FROM;
    case u'过':
        if (t->start - start > 1 && kjr_is_one_of(x->view->code[t->start - 2], u"经通不")) return 0;
        return KJR_HEDGE_ABOVE;
    case u'破': return KJR_HEDGE_ABOVE;
    default: return 0;
    }
}

/* 二百元以上|二千元以下: the low bound goes on with the high one, whose end goes into *end_of_range. */
static bool read_bounds(const kjr_extractor *x, uint32_t at, uint32_t end, const kjr_term *low, kjr_term *high,
                        uint32_t *end_of_range)
{
    kjr_words words;
    if (!low->has_unit || low->number.form != KJR_NUMBER_PLAIN || !is_numeral(x, at, end)) return false;
    if (!kjr_term_at(x, at, end, high) || !high->has_unit || low->measure.code != high->measure.code) return false;
    if (high->number.form != KJR_NUMBER_PLAIN || !are_comparable(&low->number, &high->number)) return false;
    if (hedge_after(x, high->end, end, &words) != KJR_HEDGE_UPTO) return false;
    *end_of_range = words.end;
    return kjr_figure_compare(low->number.value, high->number.value) < 0;
}

/* ---- Ranks */

/* 第三、[四]项, 第5条和第[6]条, 前[两]款: the number goes on with a list of ordinals, or tells what stands before. */
static bool names_place(const kjr_extractor *x, const kjr_term *t, uint32_t start)
{
    enum { MOST = 6 };
    uint32_t at = t->start;
    if (t->number.point || t->number.scaled || t->number.ratio || at == start) return false;
    if (x->view->code[at - 1] == u'前') return t->has_unit && x->view->code[t->measure.words.start] == u'款';
    for (uint32_t i = 0; i < MOST && at > start && kjr_is_one_of(x->view->code[at - 1], u"、和与及或至"); i++) {
        uint32_t from = --at;
        while (at > 0 && is_numeral(x, at - 1, from))
            at--;
        if (at == from || at == 0) return false;
        if (x->view->code[at - 1] == u'第') return true;
    }
    return false;
}

/* 位居全国百强县投资潜力[第3]、…[第4]，…: the clause ranks, and what its end or a comma ends is no name. */
static bool ranks_in_clause(const kjr_extractor *x, const kjr_term *t, uint32_t start, uint32_t end)
{
    enum { FARTHEST = 40, SHORTEST = 3 };
    uint32_t length, behind = t->start + t->number.length, from = t->start - 1;
    uint32_t kind = behind < end ? x->view->kind[behind] : (uint32_t)KJR_CHAR_NEWLINE;
    bool ends = kind == KJR_CHAR_NEWLINE || (kind >= KJR_CHAR_SENTENCE_END && kind <= KJR_CHAR_CLOSE);
    bool listed =
        behind + 1 < end && (kjr_is_one_of(x->view->code[behind + 1], u"第至") || is_numeral(x, behind + 1, end));
    if (!ends || (kind == KJR_CHAR_PAUSE && listed) || from < start + SHORTEST) return false;
    for (uint32_t at = from; at > 0 && from - at < FARTHEST; at--) { /* 、 lets the clause go on with another rank */
        kind = x->view->kind[at - 1];
        if (kind != KJR_CHAR_PAUSE && kind >= KJR_CHAR_SENTENCE_END && kind <= KJR_CHAR_COLON) return false;
        if (kind == KJR_CHAR_NEWLINE) return false;
        if (kjr_view_is(x->view, at - 1, from, u"百强", 2)) return true;
        if (kjr_lexicon_match(x->lexicon, x->view, at - 1, from, SENSE(RANK_CUE), &length) && length > 1) return true;
    }
    return false;
}

/* 第7位, 居全省第3: the ordinal ranks, it does not name. */
static int read_rank(const kjr_extractor *x, const kjr_term *t, uint32_t start, uint32_t end, kjr_metric *out)
{
    enum { NEAR = 10 };
    uint32_t length, behind = t->start + t->number.length;
    bool placed = false;
    if (t->number.form != KJR_NUMBER_PLAIN || t->number.point || t->number.scaled || t->number.ratio)
        return KJR_NO_QUANTITY;
    if (kjr_is_one_of(code_at(x, behind, end), u"位名") && code_at(x, behind + 1, end) != u'书') {
        placed = true;
        behind++;
    }
    uint32_t from = t->start - start > NEAR ? t->start - NEAR : start;
    for (uint32_t at = from; !placed && at < t->start; at++)
        placed = kjr_lexicon_match(x->lexicon, x->view, at, t->start, SENSE(RANK_CUE), &length) != NULL;
    placed = placed || ranks_in_clause(x, t, start, end);
    if (placed && kjr_lexicon_match(x->lexicon, x->view, t->start + t->number.length, end, SENSE(NAME_TAIL), &length))
        placed = false;
    if (!placed) return KJR_NO_QUANTITY;
    const kjr_measure rank = {.code = "#", .kind = KJREP_METRIC_RANK, .factor = 1};
    out->text = (kjr_words){t->start - 1, behind};
    out->unit = rank.code;
    out->kind = KJREP_METRIC_RANK;
    kjr_set_interval(out, &t->number, NULL, &rank, 0);
    return KJR_QUANTITY;
}

/* 排名46[位], 居全国前5[位]: places, where a word of ranking touches them. */
static bool is_place(const kjr_extractor *x, const kjr_term *t, uint32_t start)
{
    uint32_t length, at = t->start;
    const kjr_words unit = t->measure.words;
    if (!t->has_unit || unit.end - unit.start != 1 || x->view->code[unit.start] != u'位') return false;
    if (t->number.point || t->number.scaled || t->number.form != KJR_NUMBER_PLAIN) return false;
    if (at > start && x->view->code[at - 1] == u'前') at--;
    return kjr_lexicon_match_before(x->lexicon, x->view, at, start, SENSE(RANK_CUE), &length) != NULL;
}

/* ---- All together */

/* Where the number begins whose numerals begin at `at`: a minus sign, 几 数 before 十 百 万. */
static uint32_t number_start(const kjr_extractor *x, uint32_t at, uint32_t start)
{
    if (at == start) return at;
    uint16_t before = x->view->code[at - 1], first = x->view->code[at];
    if ((before == u'几' || before == u'数') && kjr_is_one_of(first, u"十百千万亿")) return at - 1;
    if (before == u'负') return at > start + 1 && x->view->code[at - 2] == u'正' ? at : at - 1;
    if (before != '-') return at;
    uint32_t kind = at > 1 ? x->view->kind[at - 2] : (uint32_t)KJR_CHAR_SPACE;
    bool joined = kind == KJR_CHAR_DIGIT || kind == KJR_CHAR_LATIN || kind == KJR_CHAR_DASH ||
                  kind == KJR_CHAR_NUMERAL_HAN || kind == KJR_CHAR_PERCENT;
    return joined ? at : at - 1;
}

static const char *currency_of_sign(const kjr_extractor *x, uint16_t sign)
{
    switch (sign) {
    case u'$': return x->outline->region == KJR_REGION_MAINLAND ? "USD" : kjr_local_currency(x->outline->region);
    case u'€': return "EUR";
    case u'£': return "GBP";
    default: return "CNY";
    }
}

/* 人民币100元, $30万: the currency that stands before the number. */
static uint32_t currency_before(const kjr_extractor *x, uint32_t at, uint32_t start, kjr_metric *out)
{
    uint32_t length, end = at;
    if (end > start && x->view->kind[end - 1] == KJR_CHAR_SPACE) end--; /* 新台币 177亿元 */
    const kjr_sense *sense = kjr_lexicon_match_before(x->lexicon, x->view, end, start, SENSE(UNIT), &length);
    const kjr_unit *unit = sense && length > 1 ? kjr_lexicon_unit(x->lexicon, sense->data) : NULL;
    if (unit && unit->kind == KJREP_METRIC_MONEY && unit->code[0] != 'L') {
        out->unit = unit->code;
    } else if (end > start && x->view->kind[end - 1] == KJR_CHAR_CURRENCY) {
        out->unit = currency_of_sign(x, x->view->code[end - 1]);
        length = 1;
    } else {
        return at;
    }
    out->kind = KJREP_METRIC_MONEY;
    return end - length;
}

/* 1兆5,[9996]亿: what should be a group of three digits, behind a half-width comma. */
static bool continues_thousands(const kjr_extractor *x, const kjr_term *t)
{
    enum { THOUSANDS = 3 };
    const kjr_view *view = x->view;
    bool behind =
        t->start > 1 && view->text[view->byte[t->start - 1]] == ',' && view->kind[t->start - 2] == KJR_CHAR_DIGIT;
    for (uint32_t i = 0; behind && i <= THOUSANDS; i++)
        behind = view->kind[t->start + i] == KJR_CHAR_DIGIT;
    return behind;
}

/* Digits that are part of a code or a name: G208, 5A, 16+16. */
static bool is_code(const kjr_extractor *x, const kjr_term *t, uint32_t start, uint32_t end)
{
    uint32_t before = t->start > start ? x->view->kind[t->start - 1] : (uint32_t)KJR_CHAR_OTHER;
    uint32_t behind = t->end < end ? x->view->kind[t->end] : (uint32_t)KJR_CHAR_OTHER;
    bool share = t->has_unit && t->measure.kind == KJREP_METRIC_PERCENT; /* 占GDP4% */
    kjr_metric money = {0};
    if (before == KJR_CHAR_LATIN && currency_before(x, t->start, start, &money) != t->start) return false; /* HKD3亿 */
    if (before == KJR_CHAR_LATIN) return !share;
    if (is_dash_misread(x, t->end, end)) return false;
    if (continues_thousands(x, t)) return true;
    if (before == KJR_CHAR_DASH && t->start - 1 > start && x->view->kind[t->start - 2] == KJR_CHAR_LATIN) return true;
    if (t->has_unit) return false;
    return behind == KJR_CHAR_LATIN || behind == KJR_CHAR_DIGIT || behind == KJR_CHAR_NUMERAL_HAN;
}

/* 上千万[住房困难群众]: who is counted stands behind the number. */
static bool counts_people(const kjr_extractor *x, uint32_t at, uint32_t end)
{
    enum { LONGEST = 10 };
    static const uint16_t *const people[] = {u"群众", u"人民", u"人口", u"居民",   u"农民",   u"市民",   u"村民",
                                             u"网民", u"移民", u"职工", u"员工",   u"工人",   u"学生",   u"学子",
                                             u"学员", u"师生", u"儿童", u"老人",   u"百姓",   u"同胞",   u"侨胞",
                                             u"游客", u"观众", u"旅客", u"用户",   u"青年",   u"妇女",   u"党员",
                                             u"干部", u"军人", u"战士", u"消费者", u"劳动者", u"志愿者", NULL};
    for (uint32_t i = at; i < end && i - at < LONGEST && x->view->kind[i] == KJR_CHAR_HAN; i++)
        if (kjr_view_begins(x->view, i, end, people)) return true;
    return false;
}

/* A number without a unit is one of things if a scale rounds it: 技能人才74万. */
static bool counts_alone(const kjr_extractor *x, const kjr_term *t, uint32_t end)
{
    if (!t->number.scaled || code_at(x, t->end, end) == u'号') return false;
    return !t->number.lone || counts_people(x, t->end, end);
}

/* 系数, 指数, 收入比, 比值, 死亡率: what is told by a number alone. */
static bool names_pure_number(uint16_t first, uint16_t last)
{
    switch (last) {
    case u'数': return first == u'系' || first == u'指';
    case u'比': return kjr_is_one_of(first, u"入别之");
    case u'值': return first == u'比';
    case u'率': return kjr_is_one_of(first, u"亡病");
    default: return false;
    }
}

/* 利用系数0.562, 指数由101.5提高到102.3: a number with a point that a coefficient or an index is. */
static bool is_coefficient(const kjr_extractor *x, const kjr_term *t, uint32_t end)
{
    enum { NEAR = 16 };
    if (t->has_unit || !t->number.point || t->number.chinese) return false;
    uint32_t behind = t->end < end ? x->view->kind[t->end] : (uint32_t)KJR_CHAR_NEWLINE;
    if (behind == KJR_CHAR_LATIN || behind == KJR_CHAR_COLON || behind == KJR_CHAR_DASH) return false;
    for (uint32_t at = t->start; at > 1 && t->start - at < NEAR; at--) {
        uint32_t kind = x->view->kind[at - 1];
        if (kind == KJR_CHAR_COMMA || kind == KJR_CHAR_SENTENCE_END || kind == KJR_CHAR_SEMICOLON ||
            kind == KJR_CHAR_NEWLINE)
            return false;
        uint16_t last = x->view->code[at - 1], first = x->view->code[at - 2];
        if (names_pure_number(first, last)) return true;
    }
    return false;
}

/* 一名, 一项: an article, not a number; unless it is what something changed by, or was hedged. */
static bool is_article(const kjr_extractor *x, const kjr_term *t, uint32_t start, uint32_t end, uint8_t hedge)
{
    uint32_t length;
    bool one = t->number.chinese && t->number.value.coefficient == 1 && t->number.value.exponent == 0;
    if (!one || hedge || t->number.ratio || t->number.form != KJR_NUMBER_PLAIN ||
        t->measure.kind == KJREP_METRIC_PERCENT)
        return false;
    if (!t->measure.classifier && t->measure.kind != KJREP_METRIC_DURATION) return false;
    if (code_at(x, t->end, end) == u'新') return true; /* 提高到[一个]新的水平 */
    return !kjr_lexicon_match_before(x->lexicon, x->view, t->start, start, SENSE(CHANGE), &length);
}

/* The unit as written has its scale: 1600多[万元]. */
static void set_unit(const kjr_extractor *x, kjr_metric *out, const kjr_measure *measure)
{
    out->unit = measure->code;
    out->kind = measure->kind;
    out->unit_words = measure->words;
    while (out->unit_words.start > 0 && kjr_is_one_of(x->view->code[out->unit_words.start - 1], u"万亿兆京"))
        out->unit_words.start--;
}

/* One or two terms that make up a quantity, and how far it reaches. */
typedef struct reading {
    kjr_term low, high;
    bool ranged;   /* high is read */
    uint8_t hedge; /* a KJR_HEDGE_ value, 0 = none */
    kjr_words hedge_words;
    kjr_words words; /* all of it */
} reading;

static const kjr_term *last_of(const reading *r)
{
    return r->ranged ? &r->high : &r->low;
}

/* “[三个]100%”, “3个[100%]”: how many are listed opens the quotation, and what each of them is stands behind it. */
static bool in_name_of_list(const kjr_extractor *x, const kjr_term *t, uint32_t start, uint32_t end)
{
    enum { OPENING = 3 };
    const uint8_t *kind = x->view->kind;
    uint32_t last = t->start + t->number.length;
    bool lists = t->start > start && kind[t->start - 1] == KJR_CHAR_QUOTE_OPEN && code_at(x, last, end) == u'个';
    if (lists && last + 1 < end && kind[last + 1] == KJR_CHAR_DIGIT) return true;
    if (t->start < OPENING || x->view->code[t->start - 1] != u'个') return false;
    return kind[t->start - OPENING] == KJR_CHAR_QUOTE_OPEN && is_numeral(x, t->start - 2, t->start);
}

/* Numbers that only look like quantities: codes, members of a list of ordinals, 每十万人. */
static bool is_none(const kjr_extractor *x, const kjr_term *t, uint32_t start, uint32_t end)
{
    if (is_code(x, t, start, end) || names_place(x, t, start)) return true;
    if (in_name_of_list(x, t, start, end)) return true;
    return t->number.chinese && t->number.scaled && t->start > start && x->view->code[t->start - 1] == u'每';
}

/* 百分之98.7及[79.3]: a list goes on whose first member alone says percent. */
static bool lists_percent(const kjr_extractor *x, const kjr_term *t)
{
    enum { LONGEST = 12, PREFIX = 3 };
    const kjr_view *view = x->view;
    uint32_t at = t->start;
    if (t->has_unit || t->number.scaled || t->number.form != KJR_NUMBER_PLAIN || at < PREFIX + 2) return false;
    if (!kjr_is_one_of(view->code[--at], u"及和与、")) return false;
    uint32_t last = at;
    while (at > PREFIX && last - at < LONGEST &&
           (is_numeral(x, at - 1, at) || kjr_is_one_of(view->code[at - 1], u".点·")))
        at--;
    return at < last && kjr_view_is(view, at - PREFIX, at, u"百分之", PREFIX);
}

/* Unit and kind, if it is a number of anything. */
static void choose_unit(const kjr_extractor *x, const kjr_term *t, uint32_t end, kjr_metric *out)
{
    if (t->has_unit) set_unit(x, out, &t->measure);
    else if (counts_alone(x, t, end)) set_unit(x, out, &(kjr_measure){.code = "1", .kind = KJREP_METRIC_COUNT});
    else if (x->loose) set_unit(x, out, &(kjr_measure){.code = "1", .kind = KJREP_METRIC_NUMBER});
    else if (is_coefficient(x, t, end))
        set_unit(x, out, &(kjr_measure){.code = "1", .kind = KJREP_METRIC_MEASURE, .words = {t->end, t->end}});
}

/* 3个[多]功能厅, 2家[余]热电站: what would be a hedge behind a classifier begins the name; not 一个多世纪. */
static bool begins_name(const kjr_extractor *x, const kjr_term *t, const kjr_words *hedge, uint32_t end)
{
    static const uint16_t *const spans[] = {u"世纪", u"学期", u"学年", u"年度", u"交易日", NULL};
    if (kjr_view_begins(x->view, hedge->end, end, spans)) return false;
    bool short_one = hedge->end - hedge->start == 1 && t->has_unit && t->measure.classifier;
    return short_one && hedge->end < end && x->view->kind[hedge->end] == KJR_CHAR_HAN;
}

/* The words behind it: 以上 左右, and the high bound behind a low one. */
static void read_behind(const kjr_extractor *x, uint32_t end, reading *r)
{
    kjr_words words = {0, 0};
    uint8_t hedge = hedge_after(x, r->words.end, end, &words);
    if (!hedge || begins_name(x, last_of(r), &words, end)) return;
    r->words.end = words.end;
    if (hedge == KJR_HEDGE_FROM && !r->ranged)
        r->ranged = read_bounds(x, words.end, end, &r->low, &r->high, &r->words.end);
    if (r->hedge) return;
    r->hedge = hedge;
    r->hedge_words = words;
}

/* The words before it: 约 超过, 好 of 好几万, 上 of 上百. */
static uint8_t read_before(const kjr_extractor *x, uint32_t start, reading *r)
{
    kjr_words words = {0, 0};
    bool some = r->low.number.form == KJR_NUMBER_SOME && r->words.start == r->low.start && r->words.start > start;
    if (some && x->view->code[r->words.start - 1] == u'好') r->words.start--; /* 好几万 */
    uint8_t hedge = kjr_hedge_before(x, r->words.start, start, &words);
    if (!hedge && (hedge = hedge_of_multiplier(x, &r->low, start)) != 0)
        words = (kjr_words){r->low.start - 1, r->low.start};
    if (!hedge) return 0;
    r->words.start = words.start;
    if (r->hedge) return hedge;
    r->hedge = hedge;
    r->hedge_words = words;
    return hedge;
}

int kjr_quantity_at(const kjr_extractor *x, uint32_t at, uint32_t start, uint32_t end, kjr_metric *out, uint32_t *next)
{
    reading r = {0};
    kjr_term *low = &r.low;
    *out = (kjr_metric){0};
    *next = at + 1;
    uint32_t from = number_start(x, at, start);
    bool read = kjr_term_at(x, from, end, low);
    if (low->measure.out_of_memory) return KJR_QUANTITY_NO_MEMORY;
    if (!read) return KJR_NO_QUANTITY;
    *next = low->start + low->number.length > at ? low->start + low->number.length : at + 1;
    if (!x->loose) {
        if (from > start && x->view->code[from - 1] == u'第') return read_rank(x, low, start, end, out);
        if (is_none(x, low, start, end)) return KJR_NO_QUANTITY;
    }
    if (!x->loose && is_place(x, low, start)) {
        low->measure.code = "#";
        low->measure.kind = KJREP_METRIC_RANK;
    }
    kjr_metric ignored = {0};
    bool money = low->has_unit && currency_before(x, low->start, start, &ignored) != low->start;
    kjr_read_small_change(x, end, money, low);
    r.ranged = read_high(x, end, low, &r.high) || read_next_digit(x, end, low, &r.high) ||
               read_neighbour(x, end, low, &r.high);
    if (r.high.measure.out_of_memory) return KJR_QUANTITY_NO_MEMORY;
    if (!x->loose && is_grade(x, low, last_of(&r))) {
        *next = last_of(&r)->end;
        return KJR_NO_QUANTITY;
    }
    if (!r.ranged && lists_percent(x, low)) kjr_say_percent(low);
    choose_unit(x, last_of(&r), end, out);
    r.words = (kjr_words){low->start, last_of(&r)->end};
    if (!last_of(&r)->has_unit || out->kind == KJREP_METRIC_MONEY)
        r.words.start = currency_before(x, low->start, start, out);
    if (r.ranged && x->loose && r.words.start > start && x->view->code[r.words.start - 1] == u'从') r.words.start--;
    if (!out->unit) return KJR_NO_QUANTITY;

    r.hedge = low->number.hedge;
    if (r.hedge) r.hedge_words.end = (r.hedge_words.start = low->number.hedge_at) + low->number.hedge_length;
    read_behind(x, end, &r);
    if (r.high.measure.out_of_memory) return KJR_QUANTITY_NO_MEMORY;
    uint8_t ahead = read_before(x, start, &r);
    bool bare = low->number.lone && !ahead && !low->number.hedge && !climbs(x, low, start);
    if (!x->loose && bare) return KJR_NO_QUANTITY;
    if (!x->loose && is_article(x, low, start, end, r.hedge)) return KJR_NO_QUANTITY;
    out->text = r.words;
    out->hedge = r.hedge_words;
    const kjr_term *last = last_of(&r);
    const kjr_measure plain = {.code = out->unit, .kind = out->kind, .factor = 1};
    kjr_set_interval(out, &low->number, r.ranged ? &r.high.number : NULL, last->has_unit ? &last->measure : &plain,
                     r.hedge);
    *next = out->text.end > *next ? out->text.end : *next;
    return KJR_QUANTITY;
}

/* ---- Words that are quantities */

/* 翻两番[多], 翻一番[以上]; 翻一番[半] is three times. */
static uint8_t read_behind_double(const kjr_extractor *x, kjr_metric *out, kjr_number *number)
{
    uint32_t length, at = out->text.end;
    if (x->view->code[at] == u'半') {
        number->value.coefficient = number->value.coefficient * 3 / 2;
        out->text.end++;
        return 0;
    }
    uint32_t end = at + 2 < x->view->count ? at + 2 : x->view->count;
    const kjr_sense *hedge =
        kjr_lexicon_match(x->lexicon, x->view, at, end, SENSE(HEDGE_INSIDE) | SENSE(HEDGE_AFTER), &length);
    if (!hedge || hedge->value == KJR_HEDGE_SOME) return 0;
    out->hedge = (kjr_words){at, at + length};
    out->text.end = at + length;
    return hedge->value;
}

/* [半]个百分点; 半年 only where something changed by it: 缩短半年. */
static bool half_of_word(const kjr_extractor *x, const kjr_hit *hit, uint32_t start, kjr_metric *out)
{
    enum { SHORTEST = 2 };
    uint32_t length, end = hit->start + hit->length;
    const kjr_number number = {.value = {5, -1}, .last_place = -1, .step = -1, .length = 1, .chinese = true};
    kjr_measure measure;
    bool changed = kjr_lexicon_match_before(x->lexicon, x->view, hit->start, start, SENSE(CHANGE), &length);
    if (hit->length <= SHORTEST && !changed) return false;
    if (hit->start > start && kjr_is_one_of(x->view->code[hit->start - 1], u"上下后大多过")) return false;
    if (!kjr_measure_at(x, hit->start + 1, end, &measure)) return false;
    set_unit(x, out, &measure);
    out->text = (kjr_words){hit->start, end};
    kjr_set_interval(out, &number, NULL, &measure, 0);
    return true;
}

int kjr_quantity_of_word(const kjr_extractor *x, const kjr_hit *hit, uint32_t start, kjr_metric *out)
{
    kjr_measure measure = {.factor = 1};
    kjr_number number = {.value = {1, 0}, .chinese = true};
    uint32_t end = hit->start + hit->length;
    uint8_t hedge = 0;
    *out = (kjr_metric){.text = {hit->start, end}};
    switch (hit->value) {
    case KJR_QUANTITY_DOUBLE: /* 翻两番 is four times */
        measure.code = "x";
        measure.kind = KJREP_METRIC_MULTIPLE;
        number.value.coefficient = 2;
        for (uint32_t at = hit->start; at < end; at++) {
            int digit = kjr_chinese_digit(x->view->code[at]);
            if (digit > 0 && digit < 10) number.value.coefficient = (kjr_decimal)1 << digit;
        }
        hedge = read_behind_double(x, out, &number);
        break;
    case KJR_QUANTITY_HALF: return half_of_word(x, hit, start, out) ? KJR_QUANTITY : KJR_NO_QUANTITY;
    case KJR_QUANTITY_FIRST:
        measure.code = "#";
        measure.kind = KJREP_METRIC_RANK;
        if (hit->start > start && kjr_is_one_of(x->view->code[hit->start - 1], u"在于为")) return KJR_NO_QUANTITY;
        break;
    default: return KJR_NO_QUANTITY;
    }
    out->unit = measure.code;
    out->kind = measure.kind;
    kjr_set_interval(out, &number, NULL, &measure, hedge);
    return KJR_QUANTITY;
}
