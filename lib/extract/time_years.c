#include "extract/time_reader.h"

enum { NO_ERA = 0, REPUBLIC_ERA = 1, COMMON_ERA = 2, BEFORE_COMMON_ERA = 3 };

enum { FIRST_YEAR = 1000, LAST_YEAR = 2199, REPUBLIC = 1911, SCHOOL_FIRST = 9 };

bool kjr_is_written_year(const kjr_time_number *number)
{
    if (number->chinese && !number->positional) return number->value > 2000 && number->value < 2100; /* 两千零五 */
    return number->length == 4 && number->value >= FIRST_YEAR && number->value <= LAST_YEAR;
}

/* The era that is named before the year: 民国 公元 公元前. */
static uint8_t era_before(const kjr_time_reader *g, uint32_t at)
{
    bool before = at && g->view->code[at - 1] == u'前';
    uint32_t end = at - before;
    if (end < 2) return NO_ERA;
    uint16_t first = g->view->code[end - 2], second = g->view->code[end - 1];
    if (first == u'民' && second == u'国') return before ? NO_ERA : REPUBLIC_ERA;
    if (second != u'元' || (first != u'公' && first != u'纪')) return NO_ERA;
    return before ? BEFORE_COMMON_ERA : COMMON_ERA;
}

uint32_t kjr_era_length(const kjr_time_reader *g, uint32_t at)
{
    switch (era_before(g, at)) {
    case NO_ERA: return 0;
    case BEFORE_COMMON_ERA: return 3;
    default: return 2;
    }
}

/* 97年度 八十九年下半年: years of the Republic. Without a word that makes it a year, 10年 lasts ten. */
static bool is_republic_year(kjr_time_reader *g, uint32_t at, const kjr_time_number *number, uint8_t era)
{
    enum { LATEST = 150, COMMON_FIRST = 60, COMMON_LAST = 130, CENTENARY = 100 };
    uint32_t behind = kjr_past_blank(g, number->end) + 1, length;
    if (!number->length || number->length > 4 || !number->value || number->value > LATEST) return false;
    if (era == REPUBLIC_ERA) return true;
    if (g->grammar->region != KJR_REGION_TAIWAN || number->value < COMMON_FIRST) return false;
    if (kjr_code_at(g, behind) == u'度') return true;
    bool until = at > 1 && kjr_is_one_of(g->view->code[at - 1], u"至到-~") &&
                 (g->view->code[at - 2] == u'年' || g->view->kind[at - 2] == KJR_CHAR_DIGIT);
    if (number->value >= CENTENARY && until) return true; /* 98年至100年, 98至100年 */
    if (number->value == CENTENARY) return kjr_time_word(g, behind, &length) || kjr_number_near(g, behind).length;
    return number->value <= COMMON_LAST && kjr_code_at(g, behind) != u'来' && kjr_code_at(g, behind) != u'历';
}

/* 09年 98年5月 九七年: two digits, where they can be nothing else. */
static bool is_short_year(kjr_time_reader *g, uint32_t at, const kjr_time_number *number)
{
    if (number->length != 2 || (number->chinese && !number->positional)) return false;
    uint32_t behind = kjr_past_blank(g, number->end) + 1;
    kjr_time_number month = kjr_number_near(g, behind);
    bool dated = month.length && month.value <= 12 && kjr_code_at(g, kjr_past_blank(g, month.end)) == u'月';
    bool neighbours = number->value / 10 + 1 == number->value % 10;
    bool padded = number->value < 10;
    if (g->grammar->dated && (!at || g->view->kind[at - 1] != KJR_CHAR_HAN)) return true;
    return dated || padded || (number->chinese && !neighbours && number->value > 48);
}

int32_t kjr_full_year(uint32_t short_year)
{
    enum { PIVOT = 30 };
    return (int32_t)(short_year + (short_year <= PIVOT ? 2000 : 1900));
}

/* Length of 年 学年 财年 财政年度 at `at`, 0 when there is none. */
static uint32_t year_word(const kjr_time_reader *g, uint32_t at)
{
    static const uint16_t *const words[] = {u"年", u"学年", u"财年", u"财政年", u"会计年"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        uint32_t length = 0;
        while (words[i][length])
            length++;
        if (kjr_view_is(g->view, at, g->end, words[i], length)) return length;
    }
    return 0;
}

/* 2022Q3 */
static bool leads_to_quarter(const kjr_time_reader *g, uint32_t at)
{
    uint32_t quarter = at + 1;
    return kjr_code_at(g, at) == 'Q' && kjr_is_one_of(kjr_code_at(g, quarter), u"1234");
}

/* 度 behind 年. Moves behind it. */
void kjr_skip_year_kind(kjr_time_reader *g)
{
    if (kjr_code_at(g, g->at) == u'度' && !kjr_is_one_of(kjr_code_at(g, g->at + 1), u"假过")) g->at++;
}

/* The first of two years before the word: 2019—2023年, 2023、2024年. */
static bool leads_to_year(kjr_time_reader *g, uint32_t at)
{
    kjr_time_reader ahead = *g;
    ahead.at = at;
    bool listed = kjr_code_at(g, at) == u'、';
    if (listed) ahead.at++;
    else if (!kjr_skip_to(&ahead)) return false;
    kjr_time_number other = kjr_number_near(&ahead, ahead.at);
    uint32_t behind = kjr_past_blank(&ahead, other.end);
    return (kjr_is_written_year(&other) || (!listed && is_short_year(&ahead, ahead.at, &other))) &&
           kjr_code_at(&ahead, behind) == u'年';
}

/* 97至100年度, 108~110年: the first of two years of the Republic. */
static bool leads_to_republic_year(kjr_time_reader *g, const kjr_time_number *number, uint32_t at)
{
    enum { FIRST = 60, BARE_FIRST = 90, LAST = 150, MOST = 12 };
    kjr_time_reader ahead = *g;
    ahead.at = at;
    if (g->grammar->region != KJR_REGION_TAIWAN || number->value < FIRST || !kjr_skip_to(&ahead)) return false;
    kjr_time_number other = kjr_number_near(&ahead, ahead.at);
    uint32_t behind = kjr_past_blank(&ahead, other.end);
    if (!other.length || other.value <= number->value || other.value > LAST) return false;
    if (kjr_code_at(&ahead, behind) != u'年') return false;
    bool bare = number->value >= BARE_FIRST && other.value - number->value <= MOST;
    return bare || kjr_code_at(&ahead, behind + 1) == u'度';
}

bool kjr_read_year(kjr_time_reader *g)
{
    uint32_t at = g->at;
    kjr_time_number number = kjr_number_near(g, at);
    if (!number.length) return false;
    uint32_t behind = kjr_past_blank(g, number.end);
    uint32_t word = year_word(g, behind);
    bool republic = g->grammar->region == KJR_REGION_TAIWAN; /* 102会计年度 */
    if (!word || (word > 1 && !kjr_is_written_year(&number) && !republic)) {
        if (!word && leads_to_republic_year(g, &number, behind)) {
            kjr_say_year(g, KJR_FROM_WRITTEN, number.value + REPUBLIC);
            g->at = number.end;
            return true;
        }
        bool led = leads_to_year(g, behind) || leads_to_quarter(g, behind);
        if (!kjr_is_written_year(&number) || !led) return false;
        kjr_say_year(g, KJR_FROM_WRITTEN, number.value);
        g->at = number.end;
        return true;
    }
    if (kjr_is_one_of(kjr_code_at(g, behind + word), u"代历")) return false;
    uint8_t era = era_before(g, at);
    if (era == BEFORE_COMMON_ERA) kjr_say_year(g, KJR_FROM_NOWHERE, 0);
    else if (era == COMMON_ERA || kjr_is_written_year(&number)) kjr_say_year(g, KJR_FROM_WRITTEN, number.value);
    else if (is_republic_year(g, at, &number, era)) kjr_say_year(g, KJR_FROM_WRITTEN, number.value + REPUBLIC);
    else if (is_short_year(g, at, &number)) kjr_say_year(g, KJR_FROM_WRITTEN, kjr_full_year(number.value));
    else return false;
    g->at = behind + word;
    kjr_skip_year_kind(g);
    return true;
}

/* 第2学期, 上学期: a term of the year, whose days differ from place to place. */
static void skip_term(kjr_time_reader *g)
{
    uint32_t at = g->at + 1;
    if (kjr_code_at(g, g->at) == u'第') at = kjr_number_near(g, at).end;
    else if (!kjr_is_one_of(kjr_code_at(g, g->at), u"上下")) return;
    if (kjr_view_is(g->view, at, g->end, u"学期", 2)) g->at = at + 2;
}

bool kjr_say_school_year(kjr_time_reader *g)
{
    const kjr_point *first = &g->out->first;
    uint32_t end = g->at && g->view->code[g->at - 1] == u'度' ? g->at - 1 : g->at;
    if (first->from != KJR_FROM_WRITTEN || end < 2 || g->view->code[end - 2] != u'学') return false;
    kjr_say_years(g, KJR_FROM_WRITTEN, first->count, first->count + 1);
    kjr_say_months(g, SCHOOL_FIRST, SCHOOL_FIRST - 1, KJREP_PRECISION_YEAR);
    skip_term(g);
    return true;
}

/* The year that stands in the brackets of 今（98）年 means. */
static bool say_gloss(kjr_time_reader *g, const kjr_time_number *number)
{
    bool republic = number->length && number->value <= 150 && (!number->chinese || !number->positional);
    if (kjr_is_written_year(number)) kjr_say_year(g, KJR_FROM_WRITTEN, number->value);
    else if (republic) kjr_say_year(g, KJR_FROM_WRITTEN, number->value + REPUBLIC);
    else return false;
    return true;
}

bool kjr_read_glossed_year(kjr_time_reader *g)
{
    static const uint16_t words[] = u"去今本明";
    static const int8_t years[] = {-1, 0, 0, 1};
    uint32_t open = g->at + 1, word = 0;
    while (words[word] && words[word] != kjr_code_at(g, g->at))
        word++;
    if (!words[word] || kjr_code_at(g, open) != '(') return false;
    kjr_time_number number = kjr_number_near(g, open + 1);
    if (kjr_code_at(g, number.end) != ')' || kjr_code_at(g, number.end + 1) != u'年') return false;
    if (!say_gloss(g, &number)) return false;
    g->out->glossed = true;
    g->out->gloss = years[word];
    if (years[word]) g->out->sense = years[word] > 0 ? KJR_TIME_FUTURE : KJR_TIME_PRIOR;
    g->at = number.end + 2;
    kjr_skip_year_kind(g);
    return true;
}

/* 2013-14, 2024/2025, 二零一九/二零, 2005 - 06: two years side by side, the first at `at`. */
typedef struct double_year {
    kjr_time_number first, last;
    bool slashed;
} double_year;

static bool is_digits(const kjr_time_number *number)
{
    return number->length && (!number->chinese || number->positional);
}

static bool read_two_years(kjr_time_reader *g, uint32_t at, double_year *out)
{
    out->first = kjr_number_near(g, at);
    if (out->first.length != 4 || !is_digits(&out->first) || !kjr_is_written_year(&out->first)) return false;
    uint32_t mark = kjr_past_blank(g, out->first.end);
    uint32_t kind = mark < g->end ? g->view->kind[mark] : (uint32_t)KJR_CHAR_NEWLINE;
    out->slashed = kind == KJR_CHAR_SLASH;
    bool until = kjr_code_at(g, mark) == u'至';
    if (kind != KJR_CHAR_DASH && !out->slashed && !until) return false;
    out->last = kjr_number_near(g, kjr_past_blank(g, mark + 1));
    uint32_t next = out->first.value + 1u;
    if (!is_digits(&out->last) || (until && out->last.length != 2)) return false;
    return out->last.value == (out->last.length == 4 ? next : next % 100);
}

/* The month that such years begin in, told by what stands at `at`; its characters in *length. 0: no such word. */
static uint32_t first_month(const kjr_time_reader *g, uint32_t at, const double_year *years, uint32_t *length)
{
    enum { HONG_KONG_FIRST = 4, SCHOOL = 2, BARE = 1 };
    static const uint16_t *const names[] = {u"财政年度", u"年度", u"学年度", u"学年"};
    for (uint32_t name = 0; name < sizeof names / sizeof *names; name++) {
        for (*length = 0; names[name][*length] && kjr_code_at(g, at + *length) == names[name][*length];)
            ++*length;
        if (names[name][*length]) continue;
        if (name == BARE && !years->slashed && years->last.length == 4) return 0; /* 2023-2024年度: two years */
        return name >= SCHOOL ? SCHOOL_FIRST : HONG_KONG_FIRST;
    }
    return 0;
}

/* 2013-14年度, 2024/25学年: a year that begins in one and ends in the next; the first of 2019-20至2023-24年度. */
bool kjr_read_double_year(kjr_time_reader *g)
{
    double_year years, other;
    uint32_t length;
    if (!read_two_years(g, g->at, &years)) return false;
    kjr_time_reader ahead = *g;
    ahead.at = kjr_past_blank(g, years.last.end);
    uint32_t end = ahead.at, month = first_month(g, end, &years, &length);
    if (month) {
        end += length;
    } else {
        end = years.last.end;
        if (!kjr_skip_to(&ahead) || !read_two_years(&ahead, ahead.at, &other)) return false;
        month = first_month(g, kjr_past_blank(g, other.last.end), &other, &length);
    }
    if (!month) return false;
    kjr_say_years(g, KJR_FROM_WRITTEN, years.first.value, years.first.value + 1);
    kjr_say_months(g, month, month - 1, KJREP_PRECISION_YEAR);
    g->at = end;
    return true;
}
