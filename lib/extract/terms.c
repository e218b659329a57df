#include "extract/terms.h"

/* ---- Units that are none after some numbers */

/* After a Chinese number these are names and phrases more often than units: 三角, 两度, 七里河. */
static bool is_doubtful(const kjr_extractor *x, const kjr_term *t)
{
    uint16_t first = x->view->code[t->measure.words.start];
    bool single = t->measure.words.end - t->measure.words.start == 1;
    if (t->number.length > 1 && kjr_is_one_of(first, u"元升克分案")) return false; /* 二百元, but not 一元化 */
    return t->number.chinese && !t->number.scaled && single &&
           kjr_is_one_of(first, u"元分点度里方角担升面克代期届路段门口眼院把案单犯");
}

/* 1993年, 97年度, 20日, 七年级: dates and names that nothing else has told. */
static bool is_date(const kjr_extractor *x, const kjr_term *t)
{
    uint16_t first = x->view->code[t->measure.words.start];
    bool single = t->measure.words.end - t->measure.words.start == 1;
    kjr_decimal value = t->number.value.coefficient;
    bool plain = t->number.value.exponent == 0 && !t->number.scaled && !t->number.point;
    bool of_year = first == u'年' && kjr_is_one_of(x->view->code[t->measure.words.end], u"度级");
    return single && ((first == u'年' && plain && value >= 1800 && value <= 2200) || first == u'日' || of_year);
}

/* The words behind make a name of it: 五届人大, 二期工程, 三次会议. */
static bool is_name(const kjr_extractor *x, const kjr_term *t, uint32_t end)
{
    uint32_t length;
    if (!t->number.chinese || !t->measure.classifier) return false;
    if (t->start > 0 && x->view->code[t->start - 1] == u'届') return true; /* 十二届五次 */
    uint32_t at = t->measure.words.start;
    kjr_number next;
    bool listed = kjr_view_code_within(x->view, t->measure.words.end, end) == u'、' &&
                  kjr_number_at(x->lexicon, x->view, t->measure.words.end + 1, end, &next); /* 五次、六次全会 */
    if (listed && kjr_view_code_within(x->view, t->measure.words.end + 1 + next.length, end) == x->view->code[at])
        at = t->measure.words.end + 1 + next.length;
    const kjr_sense *sense = kjr_lexicon_match(x->lexicon, x->view, at, end, KJR_BIT(NAME_TAIL), &length);
    return sense && length > t->measure.words.end - t->measure.words.start;
}

/* 2.0版, 新36条, “科技金融15条”: a version, and the name of a document by its articles, unless 新 ends a word. */
static bool is_document(const kjr_extractor *x, const kjr_term *t)
{
    const uint16_t *code = x->view->code;
    uint16_t unit = code[t->measure.words.start];
    if (t->measure.words.end - t->measure.words.start != 1) return false;
    if (unit == u'版') return t->number.point;
    if (unit != u'条' || t->start < 2 || x->view->kind[t->start - 1] != KJR_CHAR_HAN) return false;
    if (x->view->kind[t->measure.words.end] == KJR_CHAR_QUOTE_CLOSE) return true;
    return code[t->start - 1] == u'新' && !kjr_is_one_of(code[t->start - 2], u"创更革刷全翻重最");
}

/* 65岁以上老人: an age that says who, unlike 人均预期寿命78.6岁, where what is measured is named. */
static bool is_age_of_people(const kjr_extractor *x, const kjr_term *t)
{
    enum { NEAR = 14 };
    if (x->view->code[t->measure.words.end - 1] != u'岁') return false;
    for (uint32_t at = t->start; at > 0 && t->start - at < NEAR; at--) {
        if (kjr_is_one_of(x->view->code[at - 1], u"寿龄")) return false;
    }
    return true;
}

/* 外送3150亿度: so many 度 are of electricity, if not of heat. */
static bool is_electricity(const kjr_extractor *x, const kjr_term *t)
{
    enum { NEAR = 8 };
    const kjr_words unit = t->measure.words;
    if (!t->number.scaled || unit.end - unit.start != 1 || x->view->code[unit.start] != u'度') return false;
    for (uint32_t at = t->start; at > 0 && t->start - at < NEAR; at--) {
        if (x->view->code[at - 1] == u'温') return false;
    }
    return true;
}

static bool read_unit(const kjr_extractor *x, uint32_t end, kjr_term *t)
{
    uint32_t at = t->end, length;
    if (at < end && x->view->kind[at] == KJR_CHAR_SPACE) at++;
    /* 多 余 between number and unit, where a unit follows them */
    const kjr_sense *hedge = kjr_lexicon_match(x->lexicon, x->view, at, end, KJR_BIT(HEDGE_INSIDE), &length);
    uint32_t inner = hedge && hedge->value != KJR_HEDGE_SOME && !t->number.hedge ? length : 0;
    if (inner && kjr_measure_at(x, at + inner, end, &t->measure)) {
        t->number.hedge = hedge->value;
        t->number.hedge_at = at;
        t->number.hedge_length = (uint8_t)inner;
        t->has_unit = true;
    } else if (!t->measure.out_of_memory) {
        t->has_unit = kjr_measure_at(x, at, end, &t->measure);
    }
    if (t->has_unit && x->loose && t->number.chinese && x->view->code[t->measure.words.start] == u'点')
        t->has_unit = false;
    bool none =
        !x->loose && t->has_unit &&
        (is_doubtful(x, t) || is_date(x, t) || is_name(x, t, end) || is_document(x, t) || is_age_of_people(x, t));
    if (none) t->has_unit = false;
    if (!t->has_unit) return !t->measure.out_of_memory;
    if (is_electricity(x, t)) t->measure.code = "kW.h";
    t->end = t->measure.words.end;
    if (t->measure.hedge && !t->number.hedge) {
        t->number.hedge = t->measure.hedge;
        t->number.hedge_at = t->measure.hedge_words.start;
        t->number.hedge_length = 1;
    }
    return true;
}

/* [分别]提高15、22个百分点: the sentence shares figures out before the list. */
static bool shares_out(const kjr_extractor *x, const kjr_term *t)
{
    enum { NEAR = 24 };
    const kjr_view *view = x->view;
    for (uint32_t at = t->start; at > 1 && t->start - at < NEAR; at--) {
        uint32_t kind = view->kind[at - 1];
        if (kind == KJR_CHAR_NEWLINE || kind == KJR_CHAR_SENTENCE_END) return false;
        if (kjr_view_is(view, at - 2, t->start, u"分别", 2)) return true;
    }
    return false;
}

/* 分别提高[15]、22个百分点: may a whole number be a member of a list that says its unit at its end? One of percent, or
 * of what 分别 says of each; not the number of a point or of a year. */
static bool may_share(const kjr_extractor *x, const kjr_term *t, const kjr_measure *measure)
{
    if (t->number.point) return true;
    if (t->number.chinese || t->number.scaled || t->start == 0 || measure->kind == KJREP_METRIC_DURATION) return false;
    uint32_t before = x->view->kind[t->start - 1];
    if (before != KJR_CHAR_HAN && before != KJR_CHAR_PAUSE) return false;
    bool percent = measure->kind == KJREP_METRIC_POINT || measure->kind == KJREP_METRIC_PERCENT;
    bool listed = before == KJR_CHAR_PAUSE || x->view->kind[t->end] == KJR_CHAR_PAUSE; /* not 2和3% */
    return (percent && listed) || shares_out(x, t);
}

/* The list gives the term its unit, and the scale of the member that has both. */
static void take_shared(kjr_term *t, const kjr_measure *measure, const kjr_number *last)
{
    t->measure = *measure;
    t->measure.words = (kjr_words){t->start + t->number.length, t->end};
    t->has_unit = true;
    if (!last->scaled || t->number.scaled) return;
    t->number.value.exponent += last->scale;
    t->number.last_place += last->scale;
    t->number.step += last->scale;
    t->number.scaled = true;
}

/* 2.0[个]、0.6个百分点, 1.2、0.6个百分点, 3.5、4.2万元: a list whose last member alone has the unit in full. */
static void share_unit(const kjr_extractor *x, uint32_t end, kjr_term *t)
{
    enum { MOST = 6 };
    uint32_t at = t->end;
    bool piece = t->has_unit && t->measure.words.end - t->measure.words.start == 1 &&
                 x->view->code[t->measure.words.start] == u'个';
    if (x->loose || t->number.ratio || (t->has_unit && !piece)) return;
    for (uint32_t i = 0; i < MOST && kjr_is_one_of(kjr_view_code_within(x->view, at, end), u"、和与及"); i++) {
        kjr_number next;
        kjr_measure measure;
        if (!kjr_number_at(x->lexicon, x->view, at + 1, end, &next) || next.form != KJR_NUMBER_PLAIN) return;
        if (next.ratio || (!t->number.point && next.chinese)) return;
        at += 1 + next.length;
        bool measured = kjr_measure_at(x, at, end, &measure);
        if (measure.out_of_memory) return;
        if (!measured) continue;
        bool shared = !measure.classifier || (next.point && t->number.point);
        if (piece ? measure.kind == KJREP_METRIC_POINT : shared && may_share(x, t, &measure)) {
            take_shared(t, &measure, &next);
            return;
        }
        if (!piece || measure.words.end - measure.words.start != 1) return;
        at = measure.words.end;
    }
}

static void set_ratio_unit(kjr_term *t, const char *code, uint8_t kind)
{
    t->measure = (kjr_measure){.code = code, .kind = kind, .factor = 1, .words = {t->end, t->end}};
    t->has_unit = true;
}

void kjr_say_percent(kjr_term *t)
{
    t->number.ratio = KJR_RATIO_PERCENT;
    set_ratio_unit(t, "%", KJREP_METRIC_PERCENT);
}

/* 15k, 300w: thousands and ten thousands in loose strings; 1.2M, .5G where nothing follows. */
static void read_letter_scale(const kjr_extractor *x, uint32_t end, kjr_term *t)
{
    uint16_t letter = kjr_view_code_within(x->view, t->end, end);
    int32_t power = letter == 'k' || letter == 'K' ? 3 : letter == 'w' || letter == 'W' ? 4 : 0;
    uint32_t behind = t->end + 1 < end ? x->view->kind[t->end + 1] : (uint32_t)KJR_CHAR_NEWLINE;
    if (behind == KJR_CHAR_NEWLINE && (letter == 'M' || letter == 'G')) power = letter == 'M' ? 6 : 9;
    bool share = t->number.ratio && t->number.ratio != KJR_RATIO_PERCENT;
    if (!power || behind == KJR_CHAR_LATIN || behind == KJR_CHAR_DIGIT || t->number.chinese || share) return;
    t->number.value.exponent += power;
    t->number.last_place += power;
    t->number.step += power;
    t->number.scale = power;
    t->number.scaled = true;
    t->end++;
}

/* 8[折], 7.5[折], 85[折]: so much of the price, in loose strings. */
static bool read_discount(const kjr_extractor *x, uint32_t end, kjr_term *t)
{
    kjr_number *number = &t->number;
    uint32_t behind = t->end + 1 < end ? x->view->kind[t->end + 1] : (uint32_t)KJR_CHAR_NEWLINE;
    bool plain = !number->ratio && !number->scaled && !number->hedge && number->form == KJR_NUMBER_PLAIN;
    if (!x->loose || kjr_view_code_within(x->view, t->end, end) != u'折' || behind == KJR_CHAR_HAN || !plain)
        return false;
    if (kjr_figure_compare(number->value, (kjr_figure){100, 0}) >= 0) return false;
    if (kjr_figure_compare(number->value, (kjr_figure){10, 0}) < 0) {
        number->value.exponent++;
        number->last_place++;
        number->step++;
    }
    t->end++;
    set_ratio_unit(t, "%", KJREP_METRIC_PERCENT);
    return true;
}

/* 半[斤]: half of a unit, in loose strings. */
static bool read_half(const kjr_extractor *x, uint32_t at, uint32_t end, kjr_term *t)
{
    if (!x->loose || kjr_view_code_within(x->view, at, end) != u'半') return false;
    bool measured = kjr_measure_at(x, at + 1, end, &t->measure) && !t->measure.classifier;
    if (!measured || t->measure.kind == KJREP_METRIC_SCORE) return false;
    t->number = (kjr_number){.value = {5, -1}, .last_place = -1, .step = -1, .length = 1, .chinese = true};
    t->end = t->measure.words.end;
    t->has_unit = true;
    return true;
}

bool kjr_term_at(const kjr_extractor *x, uint32_t at, uint32_t end, kjr_term *t)
{
    *t = (kjr_term){.start = at};
    if (read_half(x, at, end, t)) return true;
    if (!kjr_number_at(x->lexicon, x->view, at, end, &t->number)) return false;
    t->end = at + t->number.length;
    if (x->loose) read_letter_scale(x, end, t);
    switch (t->number.ratio) {
    case KJR_RATIO_PERCENT:
    case KJR_RATIO_TENTHS:
    case KJR_RATIO_FRACTION: set_ratio_unit(t, "%", KJREP_METRIC_PERCENT); return true;
    case KJR_RATIO_PER_MILLE: set_ratio_unit(t, "‰", KJREP_METRIC_PERCENT); return true;
    default: break;
    }
    bool one = t->number.chinese && t->number.value.coefficient == 1 && !t->number.scaled;
    if (one && kjr_view_code_within(x->view, t->end, end) == u'半') { /* 一半 */
        t->number.ratio = KJR_RATIO_FRACTION;
        t->number.high = (kjr_figure){2, 0};
        t->end++;
        set_ratio_unit(t, "%", KJREP_METRIC_PERCENT);
        return true;
    }
    if (read_discount(x, end, t)) return true;
    if (!read_unit(x, end, t)) return false;
    share_unit(x, end, t);
    return true;
}

/* ---- Amounts */

static const uint16_t coins[] = u"角毛分厘", coin_powers[] = {1, 1, 2, 3};

/* Digits that the coin stands for behind the point, 0 for anything else. */
static int32_t coin_power(uint16_t code)
{
    for (uint32_t i = 0; coins[i]; i++)
        if (coins[i] == code) return coin_powers[i];
    return 0;
}

static bool is_capital(uint16_t code)
{
    return kjr_is_one_of(code, u"壹贰参叁肆伍陆柒捌玖拾佰仟");
}

static void set_money(const kjr_extractor *x, kjr_term *t)
{
    t->measure = (kjr_measure){.code = kjr_local_currency(x->outline->region),
                               .kind = KJREP_METRIC_MONEY,
                               .factor = 1,
                               .words = t->measure.words};
}

/* 三角, 壹分: the amount begins with a coin. */
static bool is_coin(const kjr_extractor *x, bool money, const kjr_term *t)
{
    uint16_t unit = x->view->code[t->measure.words.start];
    if (!t->has_unit || t->measure.words.end - t->measure.words.start != 1 || !coin_power(unit)) return false;
    return money || unit == coins[0] || (x->loose && unit == coins[1]) ||
           (x->loose && is_capital(x->view->code[t->start]));
}

/* 五[毛], which is no unit of anything else, in loose strings. */
static void take_dime(const kjr_extractor *x, uint32_t end, kjr_term *t)
{
    if (!x->loose || t->has_unit || kjr_view_code_within(x->view, t->end, end) != u'毛') return;
    t->measure = (kjr_measure){.words = {t->end, t->end + 1}};
    t->has_unit = true;
    t->end++;
}

/* 三块[五]: tenths of what stands before them, in loose strings. */
static bool read_bare_dimes(const kjr_extractor *x, uint32_t end, kjr_term *t)
{
    kjr_number number;
    bool block = x->loose && t->has_unit && x->view->code[t->measure.words.end - 1] == u'块';
    if (!block || !kjr_number_at(x->lexicon, x->view, t->end, end, &number) || number.length != 1) return false;
    uint32_t behind = t->end + 1 < end ? x->view->kind[t->end + 1] : (uint32_t)KJR_CHAR_NEWLINE;
    if (behind == KJR_CHAR_HAN || behind == KJR_CHAR_LATIN) return false;
    number.value.exponent--;
    t->end++;
    t->number.last_place = t->number.step = -1;
    return kjr_figure_add(t->number.value, number.value, &t->number.value);
}

/* 壹佰贰拾叁|肆角: capitals with coins are money though 元 is left out. */
static bool omits_yuan(const kjr_extractor *x, uint32_t end, const kjr_term *t)
{
    uint32_t last = t->start + t->number.length;
    return x->loose && !t->has_unit && is_capital(kjr_view_code_within(x->view, last - 1, end)) &&
           is_capital(kjr_view_code_within(x->view, last, end)) &&
           kjr_view_code_within(x->view, last + 1, end) == coins[0];
}

/* Is it so many whole 元, behind which coins may follow? */
static bool is_whole(const kjr_extractor *x, const kjr_term *t)
{
    if (!t->has_unit) return false;
    uint16_t unit = x->view->code[t->measure.words.end - 1];
    if (unit == u'块' && t->measure.classifier) return true; /* 十块三毛 */
    return t->measure.kind == KJREP_METRIC_MONEY && t->measure.power == 0 && kjr_is_one_of(unit, u"元圆块");
}

/* Adds the coins behind the amount; returns the digits behind the point of the last, 0 when there are none. */
static int32_t read_coins(const kjr_extractor *x, uint32_t end, int32_t last, kjr_term *t)
{
    for (;;) {
        kjr_number number;
        uint32_t at = t->end;
        if (kjr_view_code_within(x->view, at, end) == u'零' && !coin_power(kjr_view_code_within(x->view, at + 1, end)))
            at++;
        if (!kjr_number_at(x->lexicon, x->view, at, end, &number) || number.scaled || number.ratio) return last;
        uint32_t behind = at + number.length;
        int32_t power = coin_power(kjr_view_code_within(x->view, behind, end));
        if (power <= last) return last;
        number.value.exponent -= power;
        if (t->number.negative) number.value.coefficient = -number.value.coefficient;
        if (!kjr_figure_add(t->number.value, number.value, &t->number.value)) t->number.overflow = true;
        t->number.last_place = t->number.step = -power;
        last = power;
        t->end = t->measure.words.end = behind + 1;
    }
}

void kjr_read_small_change(const kjr_extractor *x, uint32_t end, bool money, kjr_term *t)
{
    int32_t last = 0;
    take_dime(x, end, t);
    if (omits_yuan(x, end, t)) {
        t->measure.words = (kjr_words){t->end, t->end};
        set_money(x, t);
        t->has_unit = true;
    } else if (is_coin(x, money, t)) {
        last = coin_power(x->view->code[t->measure.words.start]);
        t->number.value.exponent -= last;
        set_money(x, t);
    } else if (!is_whole(x, t)) {
        return;
    }
    last = read_coins(x, end, last, t);
    if (!last && read_bare_dimes(x, end, t)) last = 1;
    if (last && t->measure.classifier) set_money(x, t);
    if (last && kjr_view_code_within(x->view, t->end, end) == u'钱') t->end++;
    if (t->end < end && kjr_is_one_of(x->view->code[t->end], u"整正")) {
        uint32_t kind = t->end + 1 < end ? x->view->kind[t->end + 1] : (uint32_t)KJR_CHAR_OTHER;
        if (kind != KJR_CHAR_HAN) t->end++;
    }
}
