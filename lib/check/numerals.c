/* KJ-N: how numbers are written. */
#include "check/marks.h"

#include "base/error.h"

#define DIGIT (1u << KJR_CHAR_DIGIT)
#define NUMERAL (1u << KJR_CHAR_DIGIT | 1u << KJR_CHAR_NUMERAL_HAN)
#define HAN (1u << KJR_CHAR_HAN | 1u << KJR_CHAR_NUMERAL_HAN)

/* Runs of numerals, one after another. */
typedef struct runs {
    const uint32_t *hits;
    uint32_t count, next;
    uint32_t start, end; /* of the run, view indices */
} runs;

static runs numeral_runs(const kjr_checker *c)
{
    runs all = {0};
    all.hits = kjr_hits_of(c, KJR_SENSE_NUMERAL, &all.count);
    return all;
}

/* The words of a run. 京 at its edge is the city: 北京2008年. */
static kjr_words words_of_run(const kjr_checker *c, const kjr_hit *hit)
{
    kjr_words run = {hit->start, hit->start + hit->length};
    while (run.start < run.end && c->view->code[run.start] == u'京')
        run.start++;
    while (run.start < run.end && c->view->code[run.end - 1] == u'京')
        run.end--;
    return run;
}

static bool next_run(const kjr_checker *c, runs *all)
{
    kjr_words run = {0};
    while (run.start == run.end && all->next < all->count)
        run = words_of_run(c, &c->hits->list.items[all->hits[all->next++]]);
    all->start = run.start;
    all->end = run.end;
    return run.start < run.end;
}

static uint16_t code_at(const kjr_checker *c, uint32_t at)
{
    return at < c->view->count ? c->view->code[at] : 0;
}

/* Digits of the run before anything else. */
static uint32_t leading_digits(const kjr_checker *c, uint32_t start, uint32_t end)
{
    uint32_t at = start;
    while (at < end && c->view->kind[at] == KJR_CHAR_DIGIT)
        at++;
    return at - start;
}

/* ---- KJ-N001 */

/* 千 百 十 behind a digit are part of a unit's name in 千米 百分点, of a ranking in 十大 百强. */
static bool is_counted(const kjr_checker *c, uint32_t at, uint32_t end)
{
    const uint32_t wanted = KJR_BIT(UNIT) | KJR_BIT(CLASSIFIER) | KJR_BIT(HEDGE_INSIDE);
    static const uint16_t *const units[] = {u"千公顷", u"百羽", u"百头", u"百只", u"百吨", NULL}; /* of statistics */
    uint32_t length;
    if (kjr_view_begins(c->view, at - 1, c->view->count, units)) return false;
    if (kjr_lexicon_match(c->lexicon, c->view, at - 1, c->view->count, wanted, &length) && length > 1) return false;
    return at < end || kjr_lexicon_match(c->lexicon, c->view, at, c->view->count, wanted, &length);
}

/* Level of the first place where a Chinese numeral follows a digit or the other way round, NONE where none does but 万 亿.
 * 6千 is what speakers write, if no standard does. */
static uint8_t mixture_level(const kjr_checker *c, uint32_t start, uint32_t end)
{
    for (uint32_t at = start + 1; at < end; at++) {
        bool digit = c->view->kind[at] == KJR_CHAR_DIGIT, before = c->view->kind[at - 1] == KJR_CHAR_DIGIT;
        uint16_t code = c->view->code[at];
        if (digit && !before && kjr_is_one_of(c->view->code[at - 1], u"〇零一二两三四五六七八九十百千"))
            return KJREP_LEVEL_WARNING;
        if (digit || !before || !kjr_is_one_of(code, u"千百十") || !is_counted(c, at + 1, end)) continue;
        if (code == u'千') return KJREP_LEVEL_NOTE;
        if (code_at(c, at + 1) != u'亿') return KJREP_LEVEL_WARNING; /* 10百亿亿次 counts operations */
    }
    return KJREP_LEVEL_NONE;
}

/* 2O19: the letter instead of the digit. */
static bool has_letter(const kjr_checker *c, const runs *run)
{
    uint16_t code = code_at(c, run->end);
    if (code != 'O' && code != 'o' && code != 'l') return false;
    return kjr_is_kind(c, run->end - 1, DIGIT) && kjr_is_kind(c, run->end + 1, DIGIT) &&
           (run->start == 0 || !kjr_is_kind(c, run->start - 1, 1u << KJR_CHAR_LATIN));
}

static bool is_full_width(const kjr_checker *c, uint32_t start, uint32_t end)
{
    for (uint32_t at = start; at < end; at++)
        if (kjr_is_kind(c, at, DIGIT) && !kjr_is_half_width(c, at)) return true;
    return false;
}

static void check_mixtures(kjr_checker *c)
{
    static const kjr_message mixed = {{"“{1}” mixes Arabic and Chinese numerals", "“{1}”中阿拉伯数字与汉字数字混用",
                                       "「{1}」中阿拉伯數字與漢字數字混用"}};
    static const kjr_message letter = {
        {"“{1}” has a letter where a digit belongs", "“{1}”中把字母当作数字", "「{1}」中把字母當作數字"}};
    static const kjr_message wide = {
        {"full-width digits, {1} numbers", "使用全角数字，共{1}处", "使用全形數字，共{1}處"}};
    runs run = numeral_runs(c);
    uint32_t wides = 0;
    kjr_words first = {0};
    while (next_run(c, &run)) {
        kjr_words place = {run.start, run.end};
        uint8_t level = c->outline->region == KJR_REGION_MAINLAND ? mixture_level(c, run.start, run.end) : 0;
        if (is_full_width(c, run.start, run.end) && !wides++) first = place;
        if (has_letter(c, &run)) {
            place.end += 1 + leading_digits(c, run.end + 1, c->view->count);
            kjr_check_fail(c, place, &letter, KJR_ARGUMENTS(kjr_say_words(place)));
        } else if (level) {
            kjr_check_fail_at(c, level, kjr_span_of(c, place), &mixed, KJR_ARGUMENTS(kjr_say_words(place)));
        }
    }
    if (wides)
        kjr_check_fail_at(c, KJREP_LEVEL_NOTE, kjr_span_of(c, first), &wide, KJR_ARGUMENTS(kjr_say_count(wides)));
}

/* ---- Ranges */

/* Two numbers with a connector between them. */
typedef struct range {
    uint32_t start, connector, second, end;
} range;

static bool is_plain_number(const kjr_checker *c, uint32_t start, uint32_t end)
{
    for (uint32_t at = start; at < end; at++)
        if (!kjr_is_kind(c, at, DIGIT | 1u << KJR_CHAR_DOT)) return false;
    return true;
}

/* The range that begins with the run: digits, one dash or more, digits. Not inside a chain of them (telephone numbers,
 * dates, standards), nor behind a letter (models). */
static bool is_range(const kjr_checker *c, const runs *run, range *found)
{
    const uint32_t others = NUMERAL | 1u << KJR_CHAR_LATIN | 1u << KJR_CHAR_DASH | 1u << KJR_CHAR_SLASH;
    if (run->end >= c->view->count || c->view->kind[run->end] != KJR_CHAR_DASH) return false;
    if (run->start > 0 && kjr_is_kind(c, run->start - 1, others)) return false;
    uint32_t at = run->end;
    while (at < c->view->count && c->view->kind[at] == KJR_CHAR_DASH)
        at++;
    uint32_t end = at;
    while (end < c->view->count && kjr_is_kind(c, end, DIGIT | 1u << KJR_CHAR_DOT))
        end++;
    if (end == at || !is_plain_number(c, run->start, run->end)) return false;
    *found = (range){run->start, run->end, at, end};
    return !kjr_is_kind(c, end, 1u << KJR_CHAR_DASH | 1u << KJR_CHAR_LATIN | 1u << KJR_CHAR_SLASH);
}

/* ---- KJ-N002 */

static void check_range_units(kjr_checker *c)
{
    static const kjr_message message = {{"write the {2} of “{1}” after both numbers", "“{1}”中前一数值也应写出“{2}”",
                                         "「{1}」中前一數值也應寫出「{2}」"}};
    runs run = numeral_runs(c);
    range found;
    while (next_run(c, &run)) {
        if (!is_range(c, &run, &found)) continue;
        uint16_t unit = code_at(c, found.end);
        if (unit != u'万' && unit != u'亿' && unit != '%' && unit != u'‰') continue;
        kjr_words place = {found.start, found.end + 1};
        kjr_check_fail(c, place, &message,
                       KJR_ARGUMENTS(kjr_say_words(place), kjr_say_words((kjr_words){found.end, found.end + 1})));
    }
}

/* ---- KJ-N003 */

static void check_connectors(kjr_checker *c)
{
    static const kjr_message message = {{"“{1}” is joined by a hyphen or tilde of ASCII; ranges joined so: {2}",
                                         "“{1}”用半角连接号表示起止，全文共{2}处",
                                         "「{1}」用半形連接號表示起止，全文共{2}處"}};
    static const kjr_message also = {{"also here", "此处亦然", "此處亦然"}};
    static const kjr_message advice = {
        {"— or ～ between the two numbers", "两数之间用一字线“—”或浪纹线“～”", "兩數之間用一字線「—」或浪紋線「～」"}};
    runs run = numeral_runs(c);
    range found;
    uint32_t count = 0;
    if (c->outline->region != KJR_REGION_MAINLAND) return;
    kjr_words *places = kjr_arena_alloc(&c->scratch, KJR_MOST_RELATED * sizeof *places);
    if (!places) {
        kjr_check_stop(c, kjr_fail_memory(c->error));
        return;
    }
    while (next_run(c, &run)) {
        if (!is_range(c, &run, &found) || found.second != found.connector + 1) continue;
        if (!kjr_is_half_width(c, found.connector) || !kjr_is_kind(c, found.end, HAN | 1u << KJR_CHAR_PERCENT))
            continue;
        if (count < KJR_MOST_RELATED) places[count] = (kjr_words){found.start, found.end + 1};
        count++;
    }
    if (!count) return;
    kjr_check_fail(c, places[0], &message, KJR_ARGUMENTS(kjr_say_words(places[0]), kjr_say_count(count)));
    for (uint32_t i = 1; i < count && i < KJR_MOST_RELATED; i++)
        kjr_check_relate(c, places[i], &also, KJR_NO_ARGUMENTS);
    kjr_check_suggest(c, &advice, KJR_NO_ARGUMENTS);
}

/* ---- KJ-N004 */

/* 底 末 度 上半年 5月 behind 年: a year of the calendar, no span of years. */
static bool is_calendar_year(const kjr_checker *c, uint32_t behind)
{
    static const uint16_t *const words[] = {u"底", u"末", u"度", u"上半年", u"下半年", u"全年"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        uint32_t length = 0;
        while (words[i][length])
            length++;
        if (kjr_view_is(c->view, behind, c->view->count, words[i], length)) return true;
    }
    uint32_t digits = leading_digits(c, behind, c->view->count);
    return digits && digits <= 2 && code_at(c, behind + digits) == u'月';
}

static bool is_span_before(const kjr_checker *c, uint32_t at)
{
    return at > 0 && kjr_is_one_of(c->view->code[at - 1], u"第近满达过去约续");
}

/* The two digits of a year, a padded month or day at the run; false when they are none. */
static bool is_short_year(const kjr_checker *c, const runs *run)
{
    if (run->end - run->start != 2 || leading_digits(c, run->start, run->end) != 2) return false;
    if (code_at(c, run->end) != u'年' || is_span_before(c, run->start)) return false;
    if (run->start > 0 && kjr_is_kind(c, run->start - 1, 1u << KJR_CHAR_DASH | 1u << KJR_CHAR_DOT)) return false;
    return c->view->code[run->start] == '0' || is_calendar_year(c, run->end + 1);
}

static bool is_padded(const kjr_checker *c, const runs *run)
{
    uint16_t unit = code_at(c, run->end);
    return run->end - run->start == 2 && leading_digits(c, run->start, run->end) == 2 &&
           c->view->code[run->start] == '0' && (unit == u'月' || unit == u'日') && run->start > 0 &&
           (code_at(c, run->start - 1) == u'年' || code_at(c, run->start - 1) == u'月');
}

/* Title, date of issue and of delivery are the report's own, but for a field of the page: 成文日期：2023年01月09日. */
static bool is_own_head(const kjr_checker *c, uint32_t at)
{
    static const uint8_t own[] = {KJREP_META_TITLE, KJREP_META_DATE_ISSUED, KJREP_META_DELIVERED_ON};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        const kjr_meta_field *field = &c->outline->meta[own[i]];
        if (at < field->start || at >= field->end) continue;
        return field->start == 0 || !kjr_is_one_of(c->view->code[field->start - 1], u":：");
    }
    return false;
}

static void check_date(kjr_checker *c, const runs *run)
{
    static const kjr_message year = {
        {"“{1}” gives two digits of the year", "“{1}”的年份未写全四位", "「{1}」的年份未寫全四位"}};
    static const kjr_message padded = {{"“{1}” is padded with a zero", "“{1}”不必补零", "「{1}」不必補零"}};
    kjr_words place = {run->start, run->end + 1};
    bool is_year = is_short_year(c, run);
    if (!is_year && !is_padded(c, run)) return;
    if (kjr_is_furniture_at(c, place.start) && !is_own_head(c, place.start)) return;
    kjr_check_fail(c, place, is_year ? &year : &padded, KJR_ARGUMENTS(kjr_say_words(place)));
    if (!is_year) kjr_check_fix(c, kjr_span_of(c, (kjr_words){run->start, run->start + 1}), "");
}

/* All numerals of the text: those of its head are not among those that rules of the body look at. */
static void check_dates(kjr_checker *c)
{
    if (c->outline->region != KJR_REGION_MAINLAND) return; /* Taiwan counts years of the Republic */
    for (uint32_t i = 0; i < c->hits->list.count && c->status >= 0; i++) {
        const kjr_hit *hit = &c->hits->list.items[i];
        if (hit->category != KJR_SENSE_NUMERAL) continue;
        kjr_words words = words_of_run(c, hit);
        runs run = {.start = words.start, .end = words.end};
        check_date(c, &run);
    }
}

/* ---- */

static const kjr_rule rules[] = {
    {"KJ-N001",
     "mixed-numeral",
     KJREP_LEVEL_WARNING,
     check_mixtures,
     {{"A number is written in Arabic or in Chinese numerals, but for 万 and 亿; its digits are half-width digits.",
       "一个数用阿拉伯数字或汉字数字书写，“万”“亿”除外；数字用半角。",
       "一個數用阿拉伯數字或漢字數字書寫，「萬」「億」除外；數字用半形。"}},
     {{"千 and 百 of units (千米, 百分点) are told by the lexicon; 6千 is but a note. Of reports of the mainland. "
       "Full-width digits are noted once for the whole text.",
       "“千米”“百分点”等单位按词表识别；“6千”仅作提示。只查大陆的报告。全角数字全文只提示一次。",
       "「千米」「百分點」等單位按詞表識別；「6千」僅作提示。只查大陸的報告。全形數字全文只提示一次。"}},
     "GB/T 15835-2011, 5.3"},
    {"KJ-N002",
     "range-unit-omission",
     KJREP_LEVEL_NOTE,
     check_range_units,
     {{"Both ends of a range have their 万, 亿 or %.", "数值范围的两端都写出万、亿、%。",
       "數值範圍的兩端都寫出萬、億、%。"}},
     {{"Whether the first number is meant without it is for the reader to see.", "前一数值是否本无此单位，需人工判断。",
       "前一數值是否本無此單位，需人工判斷。"}},
     "GB/T 15835-2011"},
    {"KJ-N003",
     "range-connector",
     KJREP_LEVEL_NOTE,
     check_connectors,
     {{"The ends of a range are joined by — or ～.", "起止之间用一字线或浪纹线。", "起止之間用一字線或浪紋線。"}},
     {{"Reported once, with the number of places, of reports of the mainland. Telephone numbers, models, standards and "
       "dates like 2010-06-01 are "
       "left alone.",
       "只查大陆的报告，全文只报一次并列出处数。电话、型号、标准号和2010-06-01一类日期不计。",
       "只查大陸的報告，全文只報一次並列出處數。電話、型號、標準號和2010-06-01一類日期不計。"}},
     "GB/T 15834-2011, 4.13"},
    {"KJ-N004",
     "short-or-padded-year",
     KJREP_LEVEL_WARNING,
     check_dates,
     {{"Years have four digits; months and days no leading zero.", "年份写全四位，月、日不补零。",
       "年份寫全四位，月、日不補零。"}},
     {{"Two digits before 年 are taken for a year only before 底, 度, a month and the like: 工作12年 is a span.",
       "“年”前两位数字仅在其后为底、度、月份等时作为年份：“工作12年”是时长。",
       "「年」前兩位數字僅在其後為底、度、月份等時作為年份：「工作12年」是時長。"}},
     "GB/T 15835-2011; GB/T 9704-2012, 7.3.5.4"},
};

const kjr_family kjr_numeral_rules = KJR_FAMILY(rules);
