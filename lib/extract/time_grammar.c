/* The grammar of times:
 *
 *   time  = [截至] span [(至|—) span] tails         2021年至2024年, 截至10月底
 *   span  = day | year [inside] | inside | plan | count | century
 *   year  = 2024年 二〇二四年 97年度 今年 上年
 *   inside = 上半年 第三季度 前三季度 1-9月 10月 [5日]
 *   plan  = “十三五” (期间|末|前四年|…)
 *   count = (过去|近|今后) 五年 | 五年来
 *   tails = (年底 | 末 | 以来 | 前 | 止 | …)*
 *
 * Each reader moves g->at behind what it read, or leaves it and answers false. */
#include "extract/time_grammar.h"

#include "outline/dates.h"
#include "outline/outline.h"

typedef struct reader {
    const kjr_time_grammar *grammar;
    const kjr_view *view;
    uint32_t at, end;
    kjr_time_words *out;
    bool counted; /* 五年: takes 来 */
    bool planned; /* “十三五” */
} reader;

/* ---- Characters */

static uint16_t code_at(const reader *g, uint32_t at)
{
    return at < g->end ? g->view->code[at] : 0;
}

static bool is_one_of(uint16_t code, const uint16_t *codes)
{
    for (; *codes; codes++)
        if (*codes == code) return true;
    return false;
}

static uint32_t past_blank(const reader *g, uint32_t at)
{
    return at < g->end && g->view->kind[at] == KJR_CHAR_SPACE ? at + 1 : at;
}

static kjr_time_number number_at(const reader *g, uint32_t at)
{
    return kjr_time_number_at(g->view, at, g->end);
}

static bool skip(reader *g, uint16_t code)
{
    if (code_at(g, g->at) != code) return false;
    g->at++;
    return true;
}

/* The mark or word between the ends of a range. */
static bool skip_to(reader *g)
{
    uint32_t at = past_blank(g, g->at), from = at;
    if (is_one_of(code_at(g, at), u"至到")) at++;
    while (at < g->end && at - from < 2 && g->view->kind[at] == KJR_CHAR_DASH)
        at++;
    if (at == from) return false;
    g->at = past_blank(g, at);
    return true;
}

static const kjr_sense *word_at(const reader *g, uint32_t at, uint32_t *length)
{
    return kjr_lexicon_match(g->grammar->lexicon, g->view, at, g->end, UINT64_C(1) << KJR_SENSE_TIME, length);
}

/* ---- What is read goes into g->out */

static void set_year(reader *g, uint8_t from, int32_t count)
{
    g->out->first = g->out->last = (kjr_point){(int16_t)count, from, 0, 0};
    g->out->precision = KJREP_PRECISION_YEAR;
}

static void set_years(reader *g, uint8_t from, int32_t first, int32_t last)
{
    set_year(g, from, first);
    g->out->last.count = (int16_t)last;
    g->out->precision = KJREP_PRECISION_PERIOD;
}

static void set_months(reader *g, uint32_t first, uint32_t last, uint8_t precision)
{
    g->out->first.month = (uint8_t)first;
    g->out->last.month = (uint8_t)last;
    g->out->precision = precision;
}

static void set_days(reader *g, uint32_t first, uint32_t last)
{
    g->out->first.day = (uint8_t)first;
    g->out->last.day = (uint8_t)last;
    g->out->precision = KJREP_PRECISION_DAY;
}

/* ---- Years */

enum { FIRST_YEAR = 1000, LAST_YEAR = 2199, REPUBLIC = 1911 };

static bool is_written_year(const kjr_time_number *number)
{
    return number->length == 4 && (!number->chinese || number->positional) && number->value >= FIRST_YEAR &&
           number->value <= LAST_YEAR;
}

/* 97年度 八十九年下半年: years of the Republic. Without a word that makes it a year, 10年 lasts ten. */
static bool is_republic_year(const reader *g, uint32_t at, const kjr_time_number *number)
{
    enum { LATEST = 150, COMMON_FIRST = 60, COMMON_LAST = 130, CENTENARY = 100 };
    uint32_t behind = past_blank(g, number->end) + 1, length;
    bool named = at >= 2 && g->view->code[at - 2] == u'民' && g->view->code[at - 1] == u'国';
    if (!number->length || number->length > 4 || !number->value || number->value > LATEST) return false;
    if (named) return true;
    if (g->grammar->region != KJR_REGION_TAIWAN || number->value < COMMON_FIRST) return false;
    if (code_at(g, behind) == u'度') return true;
    if (number->value == CENTENARY) return word_at(g, behind, &length) || number_at(g, behind).length;
    return number->value <= COMMON_LAST && code_at(g, behind) != u'来' && code_at(g, behind) != u'历';
}

/* 09年 98年5月 九七年: two digits, where they can be nothing else. */
static bool is_short_year(const reader *g, const kjr_time_number *number)
{
    if (number->length != 2 || (number->chinese && !number->positional)) return false;
    uint32_t behind = past_blank(g, number->end) + 1;
    kjr_time_number month = number_at(g, behind);
    bool dated = month.length && month.value <= 12 && code_at(g, past_blank(g, month.end)) == u'月';
    bool neighbours = number->value / 10 + 1 == number->value % 10;
    bool padded = !number->chinese && number->value < 10;
    return g->grammar->loose || dated || padded || (number->chinese && !neighbours && number->value > 48);
}

static int32_t full_year(uint32_t short_year)
{
    enum { PIVOT = 30 };
    return (int32_t)(short_year + (short_year <= PIVOT ? 2000 : 1900));
}

/* 度 and the names of other years: 学年, 财政年度. Moves behind them. */
static void skip_kind_of_year(reader *g)
{
    if (code_at(g, g->at) == u'度' && !is_one_of(code_at(g, g->at + 1), u"假过")) g->at++;
}

/* The first of two years before the word: 2019—2023年, 2023、2024年. */
static bool leads_to_year(const reader *g, uint32_t at)
{
    reader ahead = *g;
    ahead.at = at;
    bool listed = code_at(g, at) == u'、';
    if (listed) ahead.at++;
    else if (!skip_to(&ahead)) return false;
    kjr_time_number other = number_at(&ahead, ahead.at);
    uint32_t behind = past_blank(&ahead, other.end);
    return (is_written_year(&other) || (!listed && is_short_year(&ahead, &other))) && code_at(&ahead, behind) == u'年';
}

static bool read_year(reader *g)
{
    uint32_t at = g->at;
    kjr_time_number number = number_at(g, at);
    if (!number.length) return false;
    uint32_t behind = past_blank(g, number.end);
    if (code_at(g, behind) != u'年') {
        if (!is_written_year(&number) || !leads_to_year(g, behind)) return false;
        set_year(g, KJR_FROM_WRITTEN, number.value);
        g->at = number.end;
        return true;
    }
    if (is_one_of(code_at(g, behind + 1), u"代历")) return false;
    if (is_written_year(&number)) set_year(g, KJR_FROM_WRITTEN, number.value);
    else if (is_republic_year(g, at, &number)) set_year(g, KJR_FROM_WRITTEN, number.value + REPUBLIC);
    else if (is_short_year(g, &number)) set_year(g, KJR_FROM_WRITTEN, full_year(number.value));
    else return false;
    g->at = behind + 1;
    skip_kind_of_year(g);
    return true;
}

/* 2013-14年度, 2024/25学年: a year that begins in one and ends in the next. */
static bool read_double_year(reader *g)
{
    enum { HONG_KONG_FIRST = 4, SCHOOL_FIRST = 9 };
    kjr_time_number first = number_at(g, g->at);
    if (first.length != 4 || first.chinese || !is_written_year(&first)) return false;
    uint32_t kind = first.end < g->end ? g->view->kind[first.end] : KJR_CHAR_NEWLINE;
    kjr_time_number last = number_at(g, first.end + 1);
    if ((kind != KJR_CHAR_DASH && kind != KJR_CHAR_SLASH) || last.chinese || !last.length) return false;
    if (last.value != (last.length == 4 ? first.value + 1 : (first.value + 1) % 100)) return false;
    static const uint16_t *const names[] = {u"财政年度", u"年度", u"学年"};
    uint32_t name = 0, length = 0;
    for (; name < 3; name++) {
        for (length = 0; names[name][length] && code_at(g, last.end + length) == names[name][length];)
            length++;
        if (!names[name][length]) break;
    }
    if (name == 3 || (kind == KJR_CHAR_DASH && last.length == 4 && name == 1)) return false;
    uint32_t month = name == 2 ? SCHOOL_FIRST : HONG_KONG_FIRST;
    set_years(g, KJR_FROM_WRITTEN, first.value, first.value + 1);
    set_months(g, month, month - 1, KJREP_PRECISION_YEAR);
    g->at = last.end + length;
    return true;
}

/* ---- Inside a year */

/* 1-9, 一至三, 7、8: one number or two. */
static bool read_numbers(reader *g, uint32_t most, uint32_t *first, uint32_t *last)
{
    kjr_time_number number = number_at(g, g->at);
    if (!number.length || number.value < 1 || number.value > most || number.positional) return false;
    uint32_t at = g->at;
    *first = *last = number.value;
    g->at = past_blank(g, number.end);
    bool listed = skip(g, u'、');
    if (!listed && !skip_to(g)) return true;
    number = number_at(g, g->at);
    bool follows = listed ? number.value == *first + 1u : number.value > *first;
    if (!number.length || !follows || number.value > most) {
        g->at = at;
        return false;
    }
    *last = number.value;
    g->at = past_blank(g, number.end);
    return true;
}

static bool read_day(reader *g)
{
    uint32_t at = g->at, first, last;
    if (read_numbers(g, 31, &first, &last) && (skip(g, u'日') || skip(g, u'号'))) {
        set_days(g, first, last);
        return true;
    }
    g->at = at;
    return false;
}

/* 上旬 中旬 下旬 */
static bool read_third(reader *g)
{
    if (code_at(g, g->at + 1) != u'旬' || !is_one_of(code_at(g, g->at), u"上中下")) return false;
    uint32_t third = code_at(g, g->at) == u'上' ? 0 : code_at(g, g->at) == u'中' ? 1 : 2;
    set_days(g, third * 10 + 1, third == 2 ? 31 : third * 10 + 10);
    g->at += 2;
    return true;
}

/* [前] 三个季度, 第三季度, 前11个月, 1-9月, 10月5日 */
static bool read_months(reader *g)
{
    enum { MONTHS = 12, QUARTERS = 4 };
    uint32_t at = g->at, first, last;
    uint16_t lead = is_one_of(code_at(g, at), u"第前头首") ? code_at(g, at) : 0;
    if (lead) g->at = past_blank(g, at + 1);
    bool from_start = lead && lead != u'第';
    if (!read_numbers(g, MONTHS, &first, &last)) {
        if (lead != u'首') goto none;
        first = last = 1;
    }
    bool counted = skip(g, u'个');
    if (counted && !lead) goto none;
    if (from_start) {
        if (first != last) goto none;
        first = 1;
    }
    if (skip(g, u'季')) {
        bool named = skip(g, u'度');
        if (last > QUARTERS || (!named && (!lead || is_one_of(code_at(g, g->at), u"节赛报连")))) goto none;
        set_months(g, first * 3 - 2, last * 3, KJREP_PRECISION_QUARTER);
        return true;
    }
    if (lead && !from_start) goto none;
    if (!skip(g, u'月') || code_at(g, g->at) == u'饼') goto none;
    set_months(g, first, last, KJREP_PRECISION_MONTH);
    if (skip(g, u'份') || first != last || lead) return true;
    uint32_t behind = g->at;
    g->at = past_blank(g, g->at);
    if (!read_third(g) && !read_day(g)) g->at = behind;
    return true;
none:
    g->at = at;
    return false;
}

static bool read_span_word(reader *g)
{
    uint32_t length;
    const kjr_sense *word = word_at(g, g->at, &length);
    if (!word) return false;
    switch (kjr_time_role(word->data)) {
    case KJR_TIME_ROLE_SPAN: {
        uint32_t first = (uint32_t)kjr_time_first(word->data), last = (uint32_t)kjr_time_second(word->data);
        uint32_t months = last - first + 1;
        set_months(g, first, last,
                   months == 12  ? KJREP_PRECISION_YEAR
                   : months == 6 ? KJREP_PRECISION_HALF
                   : months == 3 ? KJREP_PRECISION_QUARTER
                                 : KJREP_PRECISION_MONTH);
        break;
    }
    case KJR_TIME_ROLE_SAME_SPAN: g->out->same_span = true; break;
    default: return false;
    }
    g->at += length;
    return true;
}

static bool read_inside(reader *g)
{
    uint32_t at = g->at;
    g->at = past_blank(g, at);
    if (read_span_word(g) || read_months(g)) return true;
    g->at = at;
    return false;
}

/* ---- Plans, counts, centuries */

/* First year of the n-th five-year plan. */
static int32_t plan_start(uint32_t plan)
{
    enum { FIRST = 1953, THIRD = 1966, YEARS = 5 };
    return (int32_t)(plan < 3 ? FIRST + (plan - 1) * YEARS : THIRD + (plan - 3) * YEARS);
}

/* 前四年 后三年 of a plan. */
static void read_part_of_plan(reader *g, int32_t start)
{
    enum { YEARS = 5 };
    uint16_t lead = code_at(g, g->at);
    if (!is_one_of(lead, u"前头后")) return;
    kjr_time_number number = number_at(g, g->at + 1);
    if (!number.length || !number.value || number.value >= YEARS || code_at(g, number.end) != u'年') return;
    int32_t years = number.value;
    if (lead == u'后') set_years(g, KJR_FROM_WRITTEN, start + YEARS - years, start + YEARS - 1);
    else set_years(g, KJR_FROM_WRITTEN, start, start + years - 1);
    g->at = number.end + 1;
}

/* Is what follows a plan's name said of its years, not of its text? */
static bool speaks_of_years(const reader *g, bool quoted)
{
    uint32_t length;
    const kjr_sense *tail =
        kjr_lexicon_match(g->grammar->lexicon, g->view, g->at, g->end, UINT64_C(1) << KJR_SENSE_TIME_TAIL, &length);
    if (tail && tail->value != KJR_TIME_TAIL_NONE) return true;
    uint16_t next = code_at(g, g->at), second = code_at(g, g->at + 1);
    if (is_one_of(next, u"前头后") && number_at(g, g->at + 1).length) return true;
    return quoted && ((next == u'年' && second == u'均') || (next == u'累' && second == u'计'));
}

static bool read_plan(reader *g)
{
    enum { PLANS = 20 };
    uint32_t at = g->at;
    bool quoted = at < g->end && g->view->kind[at] == KJR_CHAR_QUOTE_OPEN;
    uint32_t from = at + quoted, to = from;
    while (to < g->end && g->view->kind[to] == KJR_CHAR_NUMERAL_HAN && to - from < 4)
        to++;
    if (to - from < 2 || code_at(g, to - 1) != u'五') return false;
    kjr_time_number number = kjr_time_number_at(g->view, from, to - 1);
    if (number.end != to - 1 || number.positional || !number.value || number.value > PLANS) return false;
    if (quoted && (to >= g->end || g->view->kind[to] != KJR_CHAR_QUOTE_CLOSE)) return false;
    g->at = to + quoted;
    if (!speaks_of_years(g, quoted)) {
        g->at = at;
        return false;
    }
    int32_t start = plan_start(number.value);
    set_years(g, KJR_FROM_WRITTEN, start, start + 4);
    g->planned = true;
    read_part_of_plan(g, start);
    return true;
}

static bool read_count_unit(reader *g, bool *years)
{
    bool counted = skip(g, u'个');
    *years = false;
    if (!counted && skip(g, u'年')) {
        *years = true;
        skip_kind_of_year(g);
        return true;
    }
    if (skip(g, u'月') || skip(g, u'周')) return true;
    if (skip(g, u'季')) return skip(g, u'度');
    return !counted && (skip(g, u'天') || skip(g, u'日'));
}

/* 过去五年 近3年 今后三年; 五年来 二十多年来 三年间: years that frame, not years that last. */
static bool read_count(reader *g, uint32_t lead)
{
    uint32_t at = g->at;
    kjr_time_number number = number_at(g, at);
    bool vague = false, years;
    if (!number.length || (number.positional && number.length > 2)) return false;
    g->at = past_blank(g, number.end);
    while (is_one_of(code_at(g, g->at), u"多余几")) {
        vague = true;
        g->at++;
    }
    bool framed = lead && read_count_unit(g, &years);
    if (!lead && read_count_unit(g, &years)) {
        bool since = code_at(g, g->at) == u'来' || (code_at(g, g->at) == u'以' && code_at(g, g->at + 1) == u'来');
        uint32_t length;
        const kjr_sense *tail =
            kjr_lexicon_match(g->grammar->lexicon, g->view, g->at, g->end, UINT64_C(1) << KJR_SENSE_TIME_TAIL, &length);
        bool told = tail && (tail->value == KJR_TIME_TAIL_SINCE || code_at(g, g->at) == u'间');
        framed = told && tail->value != KJR_TIME_TAIL_NONE && (since || code_at(g, g->at) == u'间');
    }
    if (!framed) {
        g->at = at;
        return false;
    }
    int32_t count = number.value;
    if (vague || !years || number.positional) set_years(g, KJR_FROM_NOWHERE, 0, 0);
    else if (lead == KJR_LEAD_COMING) set_years(g, KJR_FROM_LAST_YEAR, 1, count);
    else set_years(g, KJR_FROM_LAST_YEAR, 1 - count, 0);
    g->counted = true;
    return true;
}

/* 80年代 二十世纪九十年代 21世纪 */
static bool read_century(reader *g)
{
    uint32_t at = g->at;
    int32_t century = 20;
    kjr_time_number number = number_at(g, at);
    if (!number.length) return false;
    g->at = number.end;
    bool named = skip(g, u'世') && skip(g, u'纪');
    if (named) {
        century = number.value;
        set_years(g, KJR_FROM_WRITTEN, century * 100 - 99, century * 100);
        number = number_at(g, g->at);
    }
    uint32_t behind = number.end;
    bool decade = number.length && number.value % 10 == 0 && code_at(g, behind) == u'年' &&
                  code_at(g, behind + 1) == u'代' && (named || number.value >= 20);
    if (decade && (number.value < 100 || is_written_year(&number))) {
        int32_t first = number.value < 100 ? century * 100 - 100 + number.value : number.value;
        set_years(g, KJR_FROM_WRITTEN, first, first + 9);
        g->at = behind + 2;
    } else if (!named || century < 10 || century > 22) {
        g->at = at;
        return false;
    }
    return true;
}

/* ---- Words */

/* Characters that make another word with the first of a word of time: 以上|年, 说明|年, 项目|前. */
static bool is_cut_from_word(const reader *g)
{
    static const struct {
        uint16_t first;
        const uint16_t *before;
    } cuts[] = {{u'上', u"以"},
                {u'本', u"成资基根日版样剧课原"},
                {u'全', u"安健完保"},
                {u'前', u"以目之提当"},
                {u'后', u"以之今最"},
                {u'明', u"说表证声文"},
                {u'当', u"相适正"},
                {u'目', u"项题科节品栏数账"},
                {u'现', u"表出体实呈发兑涌"},
                {u'来', u"以年期历外近"},
                {u'未', u"从尚并"},
                {u'同', u"不"}};
    if (!g->at) return false;
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        if (cuts[i].first == code_at(g, g->at)) return is_one_of(g->view->code[g->at - 1], cuts[i].before);
    }
    return false;
}

static void set_edge(reader *g, uint8_t from, int32_t count, int32_t edge)
{
    set_year(g, from, count);
    g->out->edge = (uint8_t)edge;
}

/* A time that a word of the lexicon begins. */
static bool read_word(reader *g)
{
    uint32_t length, at = g->at;
    const kjr_sense *word = word_at(g, at, &length);
    if (!word || is_cut_from_word(g)) return false;
    int32_t first = kjr_time_first(word->data), second = kjr_time_second(word->data);
    g->out->sense = word->value;
    g->at += length;
    switch (kjr_time_role(word->data)) {
    case KJR_TIME_ROLE_YEAR:
    case KJR_TIME_ROLE_SAME_YEAR:
        set_year(g, kjr_time_role(word->data) == KJR_TIME_ROLE_YEAR ? KJR_FROM_THIS_YEAR : KJR_FROM_SPOKEN, first);
        read_inside(g);
        return true;
    case KJR_TIME_ROLE_YEAR_EDGE:
        set_edge(g, KJR_FROM_SPOKEN, first, second);
        return second != KJR_EDGE_MIDDLE || g->at >= g->end || g->view->kind[g->at] != KJR_CHAR_HAN;
    case KJR_TIME_ROLE_QUARTER_EDGE:
        set_edge(g, KJR_FROM_QUARTER, first, second);
        g->out->precision = KJREP_PRECISION_QUARTER;
        return true;
    case KJR_TIME_ROLE_MONTH_EDGE:
        set_edge(g, KJR_FROM_MONTH, first, second);
        g->out->precision = KJREP_PRECISION_MONTH;
        return true;
    case KJR_TIME_ROLE_QUARTER:
        set_year(g, KJR_FROM_QUARTER, first);
        g->out->precision = KJREP_PRECISION_QUARTER;
        return true;
    case KJR_TIME_ROLE_MONTH:
        set_year(g, KJR_FROM_MONTH, first);
        g->out->precision = KJREP_PRECISION_MONTH;
        if (!read_third(g)) read_day(g);
        return true;
    case KJR_TIME_ROLE_DAY:
        set_year(g, KJR_FROM_TODAY, first);
        g->out->precision = KJREP_PRECISION_DAY;
        return true;
    case KJR_TIME_ROLE_SINCE:
        set_year(g, KJR_FROM_WRITTEN, first);
        set_months(g, (uint32_t)second, (uint32_t)second, KJREP_PRECISION_PERIOD);
        g->out->since = true;
        return true;
    case KJR_TIME_ROLE_VAGUE: set_years(g, KJR_FROM_NOWHERE, 0, 0); return true;
    case KJR_TIME_ROLE_SPAN:
    case KJR_TIME_ROLE_SAME_SPAN: g->at = at; return read_span_word(g);
    default: g->at = at; return false;
    }
}

/* 截至…, 过去…: a word that a time must follow. */
static bool read_lead(reader *g, uint32_t *lead)
{
    uint32_t length;
    const kjr_sense *word = word_at(g, g->at, &length);
    *lead = 0;
    if (word && kjr_time_role(word->data) == KJR_TIME_ROLE_LEAD && !is_cut_from_word(g)) {
        *lead = (uint32_t)kjr_time_second(word->data);
        g->out->sense = word->value;
        g->at = past_blank(g, g->at + length);
    } else if (is_one_of(code_at(g, g->at), u"近前这")) {
        bool cut = g->at && is_one_of(g->view->code[g->at - 1], u"时达了期经提以目之当将接靠附邻");
        if (cut) return false;
        *lead = KJR_LEAD_PAST;
        g->out->sense = code_at(g, g->at) == u'前' ? KJR_TIME_PRIOR : KJR_TIME_PERIOD;
        g->at = past_blank(g, g->at + 1);
    }
    return *lead != 0;
}

/* ---- The whole */

static bool read_date(reader *g)
{
    uint32_t length, date = kjr_read_date(g->view, g->at, g->end, &length);
    if (!date) return false;
    set_year(g, KJR_FROM_WRITTEN, (int32_t)(date / 10000));
    set_months(g, date / 100 % 100, date / 100 % 100, KJREP_PRECISION_MONTH);
    set_days(g, date % 100, date % 100);
    g->at += length;
    return true;
}

/* 上午9时 11时30分, behind a day. */
static void read_clock(reader *g)
{
    static const uint16_t *const parts[] = {u"上午", u"下午", u"凌晨", u"晚上", u"中午", u"晚"};
    uint32_t at = past_blank(g, g->at), length;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        length = 0;
        while (parts[i][length] && code_at(g, at + length) == parts[i][length])
            length++;
        if (parts[i][length]) continue;
        at = past_blank(g, at + length);
        break;
    }
    if (kjr_read_time(g->view, at, g->end, &length) >= 0) {
        g->at = at + length;
    } else {
        kjr_time_number hour = number_at(g, at);
        if (!hour.length || hour.value > 24 || !is_one_of(code_at(g, hour.end), u"时点")) return;
        g->at = hour.end + 1;
    }
    g->out->clock = true;
    g->out->precision = KJREP_PRECISION_TIME;
}

static bool read_span(reader *g)
{
    if (read_date(g)) return true;
    if (read_double_year(g)) return true;
    if (read_year(g)) {
        read_inside(g);
        return true;
    }
    return read_plan(g) || read_word(g) || read_inside(g) || read_century(g) || read_count(g, 0);
}

static bool has_day(const kjr_time_words *words)
{
    return words->precision == KJREP_PRECISION_DAY || words->precision == KJREP_PRECISION_TIME;
}

/* The second end of a range; what it does not say it has from the first. */
static void read_range(reader *g)
{
    kjr_time_words first = *g->out, *out = g->out;
    uint32_t at = g->at;
    if (first.precision == KJREP_PRECISION_NONE || first.edge || g->counted || !skip_to(g)) return;
    bool day = has_day(&first) && read_day(g);
    if (!day && !read_span(g)) {
        g->at = at;
        *out = first;
        return;
    }
    if (day) {
        out->last.month = first.last.month;
    } else if (out->last.from == KJR_FROM_SPOKEN && !out->last.count) {
        bool later = first.last.month && out->last.month && out->last.month < first.last.month;
        out->last.from = later ? (uint8_t)KJR_FROM_SPOKEN : first.last.from;
        out->last.count = first.last.count;
        if (later && first.last.from != KJR_FROM_SPOKEN) {
            out->last.from = first.last.from;
            out->last.count++;
        }
    }
    if (out->last.from != first.first.from || out->last.count != first.first.count)
        if (out->precision == KJREP_PRECISION_YEAR) out->precision = KJREP_PRECISION_PERIOD;
    out->first = first.first;
    out->sense = first.sense;
}

/* Whether the tail may stand behind what was read. */
static bool tail_fits(const reader *g, const kjr_sense *tail, uint32_t length)
{
    uint16_t code = code_at(g, g->at);
    uint32_t behind = g->at + length;
    bool word_goes_on = behind < g->end && g->view->kind[behind] == KJR_CHAR_HAN;
    switch (tail->value) {
    case KJR_TIME_TAIL_NONE: return false;
    case KJR_TIME_TAIL_SINCE: return length > 1 || g->counted || g->out->first.from == KJR_FROM_THIS_YEAR;
    case KJR_TIME_TAIL_MIDDLE: return length > 1 || !word_goes_on;
    case KJR_TIME_TAIL_BEGINNING:
    case KJR_TIME_TAIL_END: return !has_day(g->out) && !g->out->edge;
    case KJR_TIME_TAIL_WITHIN: return g->planned || (code != u'规' && code != u'计');
    default: return true;
    }
}

static void take_tail(reader *g, uint8_t tail)
{
    kjr_time_words *out = g->out;
    switch (tail) {
    case KJR_TIME_TAIL_SINCE: out->since = !g->counted; break;
    case KJR_TIME_TAIL_BEFORE: out->open_start = true; break;
    case KJR_TIME_TAIL_AFTER: out->open_end = true; break;
    case KJR_TIME_TAIL_UNTIL: out->sense = KJR_TIME_AS_OF; break;
    case KJR_TIME_TAIL_BEGINNING: out->edge = KJR_EDGE_BEGINNING; break;
    case KJR_TIME_TAIL_END: out->edge = KJR_EDGE_END; break;
    case KJR_TIME_TAIL_MIDDLE: out->edge = KJR_EDGE_MIDDLE; break;
    default: break;
    }
}

static void read_tails(reader *g)
{
    enum { MOST = 3 };
    if (g->out->first.from == KJR_FROM_TODAY || (g->out->first.from == KJR_FROM_NOWHERE && !g->counted)) return;
    for (int i = 0; i < MOST; i++) {
        uint32_t length;
        const kjr_sense *tail =
            kjr_lexicon_match(g->grammar->lexicon, g->view, g->at, g->end, UINT64_C(1) << KJR_SENSE_TIME_TAIL, &length);
        if (!tail || !tail_fits(g, tail, length)) return;
        take_tail(g, tail->value);
        g->at += length;
    }
}

/* 至97年度止, 到目前为止: the word that the end answers. */
static uint32_t start_of(const reader *g, uint32_t at)
{
    uint16_t last = g->at ? g->view->code[g->at - 1] : 0;
    bool until = g->out->sense == KJR_TIME_AS_OF && last == u'止';
    return until && at && is_one_of(g->view->code[at - 1], u"至到截") ? at - 1 : at;
}

static uint8_t precision_of(const kjr_time_words *words)
{
    if (!words->edge) return words->precision;
    switch (words->precision) {
    case KJREP_PRECISION_PERIOD: return KJREP_PRECISION_YEAR;
    case KJREP_PRECISION_MONTH: return KJREP_PRECISION_DAY;
    default: return KJREP_PRECISION_MONTH;
    }
}

bool kjr_time_at(const kjr_time_grammar *grammar, uint32_t at, uint32_t end, kjr_time_words *out)
{
    reader g = {.grammar = grammar, .view = grammar->view, .at = at, .end = end, .out = out};
    *out = (kjr_time_words){.sense = KJR_TIME_PERIOD};
    uint32_t lead;
    bool led = read_lead(&g, &lead), found;
    uint8_t sense = out->sense;
    if (led && lead != KJR_LEAD_UNTIL) {
        found = read_count(&g, lead);
        if (!found && code_at(&g, at) == u'前') {
            g.at = at;
            out->sense = sense = KJR_TIME_PERIOD;
            found = read_months(&g);
        }
    } else {
        found = read_span(&g);
    }
    if (!found) return false;
    if (led) out->sense = sense;
    if (has_day(out)) read_clock(&g);
    read_range(&g);
    if (has_day(out) && !out->clock) read_clock(&g);
    read_tails(&g);
    out->precision = precision_of(out);
    out->start = start_of(&g, at);
    out->end = g.at;
    return true;
}
