#include "extract/quantities.h"

#include "extract/intervals.h"
#include "extract/ranges.h"
#include "extract/ranks.h"

/* ---- Hedges around it */

/* 附近30家, 节约3万元: 近 and 约 end another word. */
static bool ends_a_word(const kjr_extractor *x, uint32_t at, uint32_t start)
{
    if (at <= start) return false;
    uint16_t code = x->view->code[at], before = x->view->code[at - 1];
    bool enters = before == u'入' && at - start > 1 && kjr_is_one_of(x->view->code[at - 2], u"投收流引购纳");
    if (code == u'近') return kjr_is_one_of(before, u"最附远靠邻亲相");
    if (code == u'约') return kjr_is_one_of(before, u"节集公条签契合制预履违");
    bool rises = before == u'高' && at - start > 1 && kjr_is_one_of(x->view->code[at - 2], u"提增升");
    if (code == u'超') return !enters && !rises && kjr_is_one_of(before, u"赶高入");
    return false;
}

uint8_t kjr_hedge_before(const kjr_extractor *x, uint32_t at, uint32_t start, kjr_words *words)
{
    uint32_t length, behind = at;
    if (behind > start && x->view->kind[behind - 1] == KJR_CHAR_SPACE) behind--;
    const kjr_sense *sense =
        kjr_lexicon_match_before(x->lexicon, x->view, behind, start, KJR_BIT(HEDGE_BEFORE), &length);
    if (!sense || ends_a_word(x, behind - length, start)) return 0;
    *words = (kjr_words){behind - length, behind};
    return sense->value;
}

static uint8_t hedge_after(const kjr_extractor *x, uint32_t at, uint32_t end, kjr_words *words)
{
    static const uint16_t included[] = u"(含)";
    uint32_t length;
    if (at < end && kjr_view_is(x->view, at, end, included, 3)) at += 3; /* 50万元(含)以上 */
    const kjr_sense *sense = kjr_lexicon_match(x->lexicon, x->view, at, end, KJR_BIT(HEDGE_AFTER), &length);
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

/* 生产总值[过]100亿元 */
static bool passes(const kjr_extractor *x, const kjr_term *t, uint32_t start)
{
    return t->has_unit && !t->number.chinese && t->start > start + 1 && x->view->code[t->start - 1] == u'过' &&
           kjr_is_one_of(x->view->code[t->start - 2], u"值入额支产量税资");
}

/* 上百家, 过千人, 破万元: what 上 过 破 make of a multiplier alone; 0 for anything else. */
static uint8_t hedge_of_multiplier(const kjr_extractor *x, const kjr_term *t, uint32_t start)
{
    if (t->start == start) return 0;
    if (!t->number.lone) return passes(x, t, start) ? KJR_HEDGE_ABOVE : 0;
    switch (x->view->code[t->start - 1]) {
    case u'上': return climbs(x, t, start) ? 0 : KJR_HEDGE_FROM;
    case u'过':
        if (t->start - start > 1 && kjr_is_one_of(x->view->code[t->start - 2], u"经通不跨迈越")) return 0;
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
    if (!low->has_unit || low->number.form != KJR_NUMBER_PLAIN || !kjr_view_holds_numeral(x->view, at, end))
        return false;
    if (!kjr_term_at(x, at, end, high) || !high->has_unit || low->measure.code != high->measure.code) return false;
    if (high->number.form != KJR_NUMBER_PLAIN || !kjr_are_comparable(&low->number, &high->number)) return false;
    if (hedge_after(x, high->end, end, &words) != KJR_HEDGE_UPTO) return false;
    *end_of_range = words.end;
    return kjr_figure_compare(low->number.value, high->number.value) < 0;
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
    const kjr_sense *sense = kjr_lexicon_match_before(x->lexicon, x->view, end, start, KJR_BIT(UNIT), &length);
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

/* GDP28.34亿元, COD137吨: the letters name what is measured. */
static bool follows_abbreviation(const kjr_extractor *x, const kjr_term *t, uint32_t start)
{
    enum { SHORTEST = 3 };
    uint32_t at = t->start;
    while (at > start && x->view->kind[at - 1] == KJR_CHAR_LATIN)
        at--;
    return t->has_unit && !t->measure.classifier && t->start - at >= SHORTEST;
}

/* Digits that are part of a code or a name: G208, 5A, 16+16. */
static bool is_code(const kjr_extractor *x, const kjr_term *t, uint32_t start, uint32_t end)
{
    uint32_t before = t->start > start ? x->view->kind[t->start - 1] : (uint32_t)KJR_CHAR_OTHER;
    uint32_t behind = t->end < end ? x->view->kind[t->end] : (uint32_t)KJR_CHAR_OTHER;
    bool share = t->has_unit && t->measure.kind == KJREP_METRIC_PERCENT; /* 占GDP4% */
    kjr_metric money = {0};
    if (before == KJR_CHAR_LATIN && currency_before(x, t->start, start, &money) != t->start) return false; /* HKD3亿 */
    if (before == KJR_CHAR_LATIN) return !share && !follows_abbreviation(x, t, start);
    if (kjr_is_dash_misread(x, t->end, end)) return false;
    if (continues_thousands(x, t)) return true;
    if (before == KJR_CHAR_DASH && t->start - 1 > start && x->view->kind[t->start - 2] == KJR_CHAR_LATIN) return true;
    if (t->has_unit) return false;
    return behind == KJR_CHAR_LATIN || behind == KJR_CHAR_DIGIT || behind == KJR_CHAR_NUMERAL_HAN;
}

/* 上千万[住房困难群众]: who is counted stands behind the number. */
static bool names_people(const kjr_extractor *x, uint32_t at, uint32_t end)
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
    if (!t->number.scaled || kjr_view_code_within(x->view, t->end, end) == u'号') return false;
    return !t->number.lone || names_people(x, t->end, end);
}

/* 系数, 指数, 收入比, 比值, 死亡率: what is told by a number alone. */
static bool names_pure_number(uint16_t first, uint16_t last)
{
    switch (last) {
    case u'数': return first == u'系' || first == u'指';
    case u'比': return kjr_is_one_of(first, u"入别之");
    case u'值': return first == u'比';
    case u'率': return kjr_is_one_of(first, u"亡病");
    case u'例': return first == u'比'; /* 性比例 */
    default: return false;
    }
}

/* 综合指数达到[124]，: may the whole number be all that is said of an index? Nothing but the verb stands before it. */
static bool is_whole_index(const kjr_extractor *x, const kjr_term *t, uint32_t end)
{
    enum { MOST_LINKS = 3 };
    const uint32_t marks =
        1u << KJR_CHAR_COMMA | 1u << KJR_CHAR_SEMICOLON | 1u << KJR_CHAR_SENTENCE_END | 1u << KJR_CHAR_NEWLINE;
    uint32_t at = t->start, behind = t->end < end ? x->view->kind[t->end] : (uint32_t)KJR_CHAR_NEWLINE;
    if (!(marks >> behind & 1u)) return false;
    while (at > 2 && t->start - at < MOST_LINKS && kjr_is_one_of(x->view->code[at - 1], u"达到为是至"))
        at--;
    return at < t->start && at > 2 && x->view->code[at - 1] == u'数' && x->view->code[at - 2] == u'指';
}

/* 利用系数0.562, 指数由101.5提高到102.3: a number with a point that a coefficient or an index is. */
static bool is_coefficient(const kjr_extractor *x, const kjr_term *t, uint32_t end)
{
    enum { NEAR = 16 };
    if (t->has_unit || t->number.chinese) return false;
    if (!t->number.point) return is_whole_index(x, t, end);
    bool ratio = t->start > 0 && (kjr_is_one_of(x->view->code[t->start - 1], u":∶") ||
                                  x->view->kind[t->start - 1] == KJR_CHAR_COLON); /* 6.01:55.04:38.95 */
    if (ratio) return false;
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
    if (kjr_view_code_within(x->view, t->end, end) == u'新') return true; /* 提高到[一个]新的水平 */
    return !kjr_lexicon_match_before(x->lexicon, x->view, t->start, start, KJR_BIT(CHANGE), &length);
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
    bool lists = t->start > start && kind[t->start - 1] == KJR_CHAR_QUOTE_OPEN &&
                 kjr_view_code_within(x->view, last, end) == u'个';
    if (lists && last + 1 < end && kind[last + 1] == KJR_CHAR_DIGIT) return true;
    if (t->start < OPENING || x->view->code[t->start - 1] != u'个') return false;
    return kind[t->start - OPENING] == KJR_CHAR_QUOTE_OPEN && kjr_view_holds_numeral(x->view, t->start - 2, t->start);
}

/* Numbers that only look like quantities: codes, members of a list of ordinals, 每十万人. */
static bool is_none(const kjr_extractor *x, const kjr_term *t, uint32_t start, uint32_t end)
{
    if (is_code(x, t, start, end) || kjr_names_place(x, t, start)) return true;
    if (in_name_of_list(x, t, start, end)) return true;
    bool poor = t->start > start && kjr_is_one_of(x->view->code[t->start - 1], u"劣优") && t->has_unit &&
                x->view->code[t->measure.words.start] == u'类'; /* 劣[四类]水质 */
    if (poor) return true;
    bool each = t->number.scaled && t->start > start && x->view->code[t->start - 1] == u'每'; /* 每十万人, 每10万人 */
    return each && (t->number.chinese || (t->has_unit && x->view->code[t->measure.words.start] == u'人'));
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
           (kjr_view_holds_numeral(x->view, at - 1, at) || kjr_is_one_of(view->code[at - 1], u".点·")))
        at--;
    return at < last && kjr_view_is(view, at - PREFIX, at, u"百分之", PREFIX);
}

/* 工业总产值突破[百亿]大关: a step that an amount of money has reached. */
static bool is_milestone(const kjr_extractor *x, const kjr_term *t)
{
    enum { FARTHEST = 14 };
    static const uint16_t *const verbs[] = {u"突破", u"迈过", u"跨过", u"跨越", u"超过",
                                            u"迈上", u"跨上", u"站上", NULL};
    static const uint16_t *const sums[] = {u"产值", u"收入", u"总额", u"售额", u"投资", u"存款", u"贷款",
                                           u"税收", u"总值", u"产业", u"余额", u"营收", u"支出", NULL};
    const kjr_view *view = x->view;
    uint32_t at = t->start;
    if (at < 4 || !kjr_view_begins(view, at - 2, at, verbs)) return false;
    bool tall =
        kjr_view_is(view, t->end, view->count, u"大关", 2) || kjr_view_is(view, t->end, view->count, u"台阶", 2);
    bool ends = view->kind[t->end] != KJR_CHAR_HAN;
    for (at -= 2; (tall || ends) && at > 2 && t->start - at < FARTHEST && view->kind[at - 1] == KJR_CHAR_HAN; at--)
        if (kjr_view_begins(view, at - 2, at, sums)) return true;
    return false;
}

/* 投资金额300万, 民生支出1.21万亿: the name before the number, and what leads from it, tell that it counts money. */
static bool counts_money(const kjr_extractor *x, const kjr_term *t)
{
    enum { FARTHEST = 5 };
    static const uint16_t *const sums[] = {u"金额", u"资金", u"投资", u"收入", u"支出", u"产值", u"工资",
                                           u"税收", u"利润", u"余额", u"保金", u"罚款", u"经费", u"债务",
                                           u"总值", u"售额", u"贷款", u"存款", u"保费", u"预算", u"岁入",
                                           u"岁出", u"盈余", u"赤字", NULL};
    if (!t->number.scaled || x->loose) return false;
    if (t->number.lone) return is_milestone(x, t);
    uint32_t at = t->start;
    while (at > 2 && t->start - at < FARTHEST && kjr_is_one_of(x->view->code[at - 1], u"为达到完成实现约共计超过近至"))
        at--;
    return at >= 2 && kjr_view_begins(x->view, at - 2, at, sums);
}

/* Unit and kind, if it is a number of anything. */
static void choose_unit(const kjr_extractor *x, const kjr_term *t, uint32_t end, kjr_metric *out)
{
    static const kjr_measure points = {.code = "pp", .kind = KJREP_METRIC_POINT, .factor = 1};
    bool growth = t->has_unit && t->number.point && kjr_view_is(x->view, t->end - 2, t->end, u"个点", 2) && t->end > 2;
    if (growth) { /* 高于预期1.9[个点] */
        kjr_set_unit(x, out, &points);
        out->unit_words = t->measure.words;
    } else if (t->has_unit) kjr_set_unit(x, out, &t->measure);
    else if (counts_money(x, t)) {
        kjr_measure money = {
            .code = kjr_local_currency(x->outline->region), .kind = KJREP_METRIC_MONEY, .words = {t->end, t->end}};
        kjr_set_unit(x, out, &money);
    } else if (counts_alone(x, t, end)) kjr_set_unit(x, out, &(kjr_measure){.code = "1", .kind = KJREP_METRIC_COUNT});
    else if (x->loose) kjr_set_unit(x, out, &(kjr_measure){.code = "1", .kind = KJREP_METRIC_NUMBER});
    else if (is_coefficient(x, t, end))
        kjr_set_unit(x, out, &(kjr_measure){.code = "1", .kind = KJREP_METRIC_MEASURE, .words = {t->end, t->end}});
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

/* 8.8日: no date has a point. */
static void take_days(const kjr_extractor *x, kjr_term *t, uint32_t end)
{
    if (t->has_unit || !t->number.point || t->number.scaled || t->number.ratio) return;
    if (kjr_view_code_within(x->view, t->end, end) != u'日') return;
    if (t->end + 1 < end && x->view->kind[t->end + 1] == KJR_CHAR_HAN) return;
    t->measure = (kjr_measure){.code = "d", .kind = KJREP_METRIC_DURATION, .factor = 1, .words = {t->end, t->end + 1}};
    t->has_unit = true;
    t->end++;
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
        if (from > start && x->view->code[from - 1] == u'第')
            return kjr_read_rank(x, low, start, end, out) ? KJR_QUANTITY : KJR_NO_QUANTITY;
        if (is_none(x, low, start, end)) return KJR_NO_QUANTITY;
    }
    if (!x->loose && kjr_is_field(x, low, end)) return KJR_NO_QUANTITY;
    if (!x->loose && kjr_is_place(x, low, start)) {
        low->measure.code = "#";
        low->measure.kind = KJREP_METRIC_RANK;
    }
    take_days(x, low, end);
    kjr_metric ignored = {0};
    bool money = low->has_unit && currency_before(x, low->start, start, &ignored) != low->start;
    kjr_read_small_change(x, end, money, low);
    r.ranged = kjr_read_range(x, end, low, &r.high);
    if (r.high.measure.out_of_memory) return KJR_QUANTITY_NO_MEMORY;
    if (!x->loose && kjr_is_grade(x, low, last_of(&r))) {
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
    bool bare = low->number.lone && !ahead && !low->number.hedge && !climbs(x, low, start) && !is_milestone(x, low);
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
