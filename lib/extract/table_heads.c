#include "extract/table_heads.h"

#include "base/sorted.h"

#include "extract/terms.h"
#include "outline/labels.h"

/* ---- Units that stand alone */

static int32_t power_of(uint16_t code)
{
    static const uint16_t scales[] = u"十百千万亿兆";
    static const int8_t powers[] = {1, 2, 3, 4, 8, 12};
    for (uint32_t i = 0; scales[i]; i++)
        if (scales[i] == code) return powers[i];
    return 0;
}

/* 亿[千瓦时], 万[吨]: a unit that fills the words, behind scales that it is no part of. */
static bool read_scaled(const kjr_extractor *x, kjr_words words, kjr_measure *out)
{
    enum { HIGHEST = 16 };
    int32_t power = 0;
    for (uint32_t at = words.start; at < words.end; power += power_of(x->view->code[at++])) {
        kjr_measure measure;
        bool read = kjr_measure_at(x, at, words.end, &measure);
        if (read && measure.words.end == words.end && power <= HIGHEST) {
            *out = measure;
            out->words.start = words.start;
            out->power = (int8_t)(out->power + power);
            return true;
        }
        out->out_of_memory |= measure.out_of_memory;
        if (!power_of(x->view->code[at])) return false;
    }
    return false;
}

static bool is_sign(const kjr_view *view, uint32_t at)
{
    return view->kind[at] == KJR_CHAR_DASH || kjr_is_one_of(view->code[at], u"±+-");
}

/* [单位：]亿元, [±]%, [+、-]%: what may stand before a unit. */
static uint32_t behind_signs(const kjr_view *view, kjr_words words)
{
    static const uint16_t label[] = u"单位";
    const uint32_t between = 1u << KJR_CHAR_COLON | 1u << KJR_CHAR_SPACE | 1u << KJR_CHAR_PAUSE | 1u << KJR_CHAR_COMMA |
                             1u << KJR_CHAR_SLASH;
    uint32_t at = words.start;
    if (kjr_view_is(view, at, words.end, label, 2)) at += 2;
    while (at < words.end && (between >> view->kind[at] & 1u || is_sign(view, at)))
        at++;
    return at;
}

bool kjr_read_unit(const kjr_extractor *x, kjr_words words, kjr_measure *out)
{
    words.start = behind_signs(x->view, words);
    while (words.end > words.start && x->view->kind[words.end - 1] == KJR_CHAR_SPACE)
        words.end--;
    return read_scaled(x, words, out);
}

/* 单位：[万元]、[%]: a unit of amounts, and the percent sign of what changes. */
static bool read_two_units(const kjr_extractor *x, kjr_words words, kjr_heading *h)
{
    const uint32_t marks =
        1u << KJR_CHAR_PAUSE | 1u << KJR_CHAR_COMMA | 1u << KJR_CHAR_SEMICOLON | 1u << KJR_CHAR_SPACE;
    kjr_measure first = {0}, second = {0};
    words.start = behind_signs(x->view, words);
    uint32_t mark = words.start;
    while (mark < words.end && !(marks >> x->view->kind[mark] & 1u))
        mark++;
    bool both = mark < words.end && kjr_read_unit(x, (kjr_words){words.start, mark}, &first) &&
                kjr_read_unit(x, (kjr_words){mark + 1, words.end}, &second);
    h->measure.out_of_memory |= first.out_of_memory || second.out_of_memory;
    if (!both || (first.kind == KJREP_METRIC_PERCENT) == (second.kind == KJREP_METRIC_PERCENT)) return false;
    h->measure = first.kind == KJREP_METRIC_PERCENT ? second : first;
    h->percents = true;
    return true;
}

/* ---- Headings */

/* [2023年]产量; 比[上年]增长 dates nothing. */
static uint32_t time_in(const kjr_extractor *x, kjr_words words)
{
    const kjr_time *times = x->facts->times.items;
    uint32_t count = x->facts->times.count, i = KJR_COUNT_BELOW(times, count, words.start, words.start);
    for (; i < count && times[i].words.end <= words.end; i++) {
        uint32_t start = times[i].words.start;
        if (start == words.start || !kjr_is_one_of(x->view->code[start - 1], u"比较与")) return i + 1;
    }
    return 0;
}

static void take_cue(kjr_heading *h, const kjr_sense *sense, kjr_words words)
{
    switch (sense->category) {
    case KJR_SENSE_CHANGE:
        if (h->change == KJREP_CHANGE_INCREASE_BY) break; /* 增减: the sign tells which */
        h->changes = true;
        h->change = sense->value;
        h->change_words = words;
        break;
    case KJR_SENSE_BASIS:
        h->basis = sense->value;
        h->basis_words = words;
        break;
    case KJR_SENSE_MODALITY:
        if (sense->value == KJREP_MODALITY_PRIOR) break;
        h->modality = KJREP_MODALITY_PLANNED;
        h->modality_words = words;
        break;
    case KJR_SENSE_PART:
        h->among = true;
        h->part_words = words;
        break;
    default: break;
    }
}

static void read_cues(const kjr_extractor *x, kjr_words words, kjr_heading *h)
{
    for (uint32_t at = kjr_lexicon_next_cue(x->lexicon, x->view, words.start, words.end); at < words.end;) {
        uint32_t count, length = 1;
        const kjr_sense *senses = kjr_lexicon_cue(x->lexicon, x->view, at, words.end, &count, &length);
        for (uint32_t i = 0; senses && i < count; i++)
            take_cue(h, &senses[i], (kjr_words){at, at + length});
        at = kjr_lexicon_next_cue(x->lexicon, x->view, at + (senses ? length : 1), words.end);
    }
}

static bool contains(const kjr_view *view, kjr_words words, const uint16_t *term)
{
    uint32_t length = kjr_words_length(term);
    for (uint32_t at = words.start; at + length <= words.end; at++)
        if (kjr_view_is(view, at, words.end, term, length)) return true;
    return false;
}

bool kjr_is_unit_note(const kjr_view *view, kjr_words words)
{
    return contains(view, words, u"单位:");
}

static bool only_names(const kjr_view *view, kjr_words words)
{
    static const uint16_t *const terms[] = {u"序号", u"年份", u"编号", u"代码", u"电话",
                                            u"名次", u"位次", u"排名", NULL};
    for (uint32_t i = 0; terms[i]; i++)
        if (contains(view, words, terms[i])) return true;
    return false;
}

/* The bracket that ends or interrupts the words: its content in *inside, the words before it are left. */
static kjr_words before_bracket(const kjr_view *view, kjr_words words, kjr_words *inside)
{
    uint32_t open = words.start;
    *inside = (kjr_words){words.end, words.end};
    while (open < words.end && view->kind[open] != KJR_CHAR_OPEN)
        open++;
    if (open == words.end) return words;
    uint32_t close = open + 1;
    while (close < words.end && view->kind[close] != KJR_CHAR_CLOSE)
        close++;
    *inside = (kjr_words){open + 1, close};
    if (open > words.start) return (kjr_words){words.start, open};
    return (kjr_words){close < words.end ? close + 1 : close, words.end};
}

/* 一、[地区生产总值], 1.[工资性收入], （一）[甲]: the words behind a number that only orders them. */
static kjr_words behind_number(const kjr_extractor *x, kjr_words words)
{
    const uint32_t families = 1u << KJR_LABEL_FORMAL | 1u << KJR_LABEL_HAN | 1u << KJR_LABEL_HAN_PAREN |
                              1u << KJR_LABEL_ROMAN | 1u << KJR_LABEL_DIGIT | 1u << KJR_LABEL_DIGIT_PAREN |
                              1u << KJR_LABEL_DIGIT_HALF | 1u << KJR_LABEL_CIRCLED;
    kjr_label label;
    if (!kjr_label_at_head(x->lexicon, x->view, words.start, words.end, &label)) return words;
    if (!(families >> label.family & 1u) || words.start + label.title >= words.end) return words;
    words.start += label.title;
    return words;
}

/* #[水稻], 其中：[工业] */
static kjr_words behind_part_mark(const kjr_extractor *x, kjr_words words, kjr_heading *h)
{
    uint32_t length;
    const kjr_view *view = x->view;
    if (words.start < words.end && view->code[words.start] == '#') {
        h->among = true;
        h->part_words = (kjr_words){words.start, words.start + 1};
        words.start++;
    }
    if (kjr_lexicon_match(x->lexicon, view, words.start, words.end, KJR_BIT(PART), &length)) words.start += length;
    return words;
}

/* 同比[±%], 增长[%]: the percent sign that ends a head, and the sign before it; the words before them are left. */
static kjr_words before_percent(const kjr_extractor *x, kjr_words words, kjr_heading *h)
{
    const kjr_view *view = x->view;
    while (words.end > words.start && view->kind[words.end - 1] == KJR_CHAR_SPACE)
        words.end--;
    if (words.end - words.start < 2 || view->kind[words.end - 1] != KJR_CHAR_PERCENT) return words;
    if (!kjr_measure_at(x, words.end - 1, words.end, &h->measure)) return words;
    h->has_unit = true;
    words.end--;
    while (words.end > words.start && is_sign(view, words.end - 1))
        words.end--;
    return words;
}

/* 同比（%）, ±%, 环比: a percentage with a sign, or one that is compared, is of a change though no word says so. 上年同期
 * names another time, 比重 a share. */
static void set_change(const kjr_view *view, kjr_words head, kjr_heading *h)
{
    bool percent = h->has_unit && h->measure.kind == KJREP_METRIC_PERCENT, sign = false;
    bool compared = h->basis && kjr_is_one_of(view->code[h->basis_words.start], u"同环比较与");
    bool alone = compared && view->code[h->basis_words.start + 1] == u'比' && h->basis_words.end == h->name.end;
    for (uint32_t at = head.start; at < head.end && percent; at++)
        sign |= view->code[at] == u'±';
    if (h->changes || !((compared && percent) || sign || (alone && !h->has_unit))) return;
    h->changes = true;
    h->change = KJREP_CHANGE_INCREASE_BY;
    h->change_words = h->basis_words;
}

void kjr_read_heading(const kjr_extractor *x, kjr_words words, kjr_heading *h)
{
    kjr_words inside;
    if (kjr_is_empty(words)) return;
    if (!h->time) h->time = time_in(x, words);
    read_cues(x, words, h);
    kjr_words numbered = behind_number(x, words);
    kjr_words name = before_bracket(x->view, numbered, &inside);
    if (!kjr_is_empty(inside)) h->has_unit |= kjr_read_unit(x, inside, &h->measure) || read_two_units(x, inside, h);
    h->has_unit |= kjr_read_unit(x, words, &h->measure) || read_two_units(x, words, h);
    bool is_unit = h->has_unit && h->measure.words.end == words.end && kjr_is_empty(inside);
    h->numbers |= only_names(x->view, name);
    if (!is_unit) {
        if (!h->percents) name = before_percent(x, name, h);
        h->name = kjr_trim_name(x, behind_part_mark(x, name, h));
    }
    if (h->time) {
        kjr_words time = x->facts->times.items[h->time - 1].words;
        h->dated = time.start == h->name.start && time.end <= h->name.end;
        if (h->dated) h->rest = kjr_trim_name(x, (kjr_words){time.end, h->name.end});
    }
    set_change(x->view, words, h);
}

void kjr_set_percent(const kjr_view *view, kjr_heading *h)
{
    bool amount = !kjr_is_empty(h->name) && view->code[h->name.end - 1] == u'额';
    if (h->has_unit || !h->changes || amount) return;
    h->measure = (kjr_measure){.code = "%", .kind = KJREP_METRIC_PERCENT, .factor = 1};
    h->has_unit = true;
}
