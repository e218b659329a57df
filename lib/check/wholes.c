#include "check/wholes.h"

#include <string.h>

#include "base/error.h"
#include "check/reading.h"

enum { LONGEST_GAP = 160, LONGEST_TAIL = 12 };

/* ---- Words */

static uint32_t count_kind(const kjr_view *view, uint32_t start, uint32_t end, uint8_t kind)
{
    uint32_t count = 0;
    for (uint32_t at = start; at < end; at++)
        count += view->kind[at] == kind;
    return count;
}

/* ---- All parts */

bool kjr_wholes_make(kjr_checker *c, kjr_wholes *wholes)
{
    size_t metrics = c->facts->metrics.count;
    uint32_t end = 0;
    wholes->from = kjr_arena_alloc(&c->kept, (metrics + 2) * sizeof *wholes->from);
    wholes->parts = kjr_arena_alloc(&c->kept, metrics * sizeof *wholes->parts);
    wholes->lists = kjr_arena_alloc(&c->kept, metrics * sizeof *wholes->lists);
    wholes->listed = 0;
    if (!wholes->from || !wholes->parts || !wholes->lists) {
        kjr_check_stop(c, kjr_fail_memory(c->error));
        return false;
    }
    memset(wholes->from, 0, (metrics + 2) * sizeof *wholes->from);
    for (uint32_t id = 1; id <= metrics; id++) {
        uint32_t parent = kjr_metric_at(c, id)->parent;
        if (parent) wholes->from[parent]++;
    }
    for (uint32_t id = 0; id <= metrics + 1; id++)
        end = wholes->from[id] += end; /* where the parts of id end */
    for (uint32_t id = (uint32_t)metrics; id > 0; id--) {
        uint32_t parent = kjr_metric_at(c, id)->parent;
        if (parent) wholes->parts[--wholes->from[parent]] = id;
    }
    return true;
}

bool kjr_are_alike(const kjr_metric *a, const kjr_metric *b)
{
    return a->kind == b->kind && a->modality == b->modality && strcmp(a->unit, b->unit) == 0;
}

bool kjr_is_rate(const kjr_view *view, const kjr_metric *metric)
{
    enum { NEAR = 5 };
    static const uint16_t *const words[] = {u"每", u"人均", u"户均", u"亩均", u"平均", u"均价", NULL};
    uint32_t start = metric->text.start > NEAR ? metric->text.start - NEAR : 0;
    return kjr_holds_one_of(view, start, metric->text.end, words) ||
           kjr_holds_one_of(view, metric->subject.start, metric->subject.end, words);
}

bool kjr_is_yearly(const kjr_view *view, const kjr_metric *metric)
{
    enum { LONGEST = 4 };
    static const uint16_t *const words[] = {u"均", NULL};
    uint32_t cue = kjr_has_words(metric->change_words) ? metric->change_words.start : metric->text.start;
    uint32_t start = cue > LONGEST ? cue - LONGEST : 0;
    return kjr_holds_one_of(view, start, cue, words);
}

/* ---- What stands before and behind a figure of a list */

/* The figure is compared with: 较上年1.2亿元 */
static bool is_comparison(const kjr_view *view, uint32_t start, uint32_t end)
{
    static const uint16_t *const words[] = {u"比", u"较", u"去年", u"相对", NULL};
    for (uint32_t at = start; at + 2 < end; at++) /* 上年结余320万元 is an item of its own */
        if (kjr_view_is(view, at, end, u"上年", 2) && view->code[at + 2] != u'结') return true;
    return kjr_holds_one_of(view, start, end, words) ||
           (end >= start + 2 && kjr_view_is(view, end - 2, end, u"上年", 2));
}

/* The figure is worked out of those before it, or brought in from elsewhere. Before their total, figures may be brought
 * in: 105个，加计88个，合计193个. */
static bool leads_aside(const kjr_view *view, uint32_t start, uint32_t end, const kjr_list *list)
{
    enum { NEAR = 4 };
    static const uint16_t *const taken[] = {u"扣除", u"抵", u"减去", NULL};
    static const uint16_t *const brought[] = {u"连同", u"加计", u"加上", NULL};
    static const uint16_t *const left[] = {u"差短", u"仅剩", NULL}; /* but 收支差短补助经费 is a name */
    uint32_t near = end - start > NEAR ? end - NEAR : start;
    bool added = list->behind && list->count > 0;
    return kjr_holds_one_of(view, start, end, taken) || (!list->behind && kjr_holds_one_of(view, near, end, left)) ||
           (!added && kjr_holds_one_of(view, start, end, brought));
}

/* 等 behind a figure and its noun: others are left out. */
static bool is_left_open(const kjr_view *view, uint32_t at)
{
    enum { LONGEST_NOUN = 6 };
    for (uint32_t end = at + LONGEST_NOUN; at < end && at < view->count; at++) {
        if (view->code[at] == u'等') return true;
        if (view->kind[at] != KJR_CHAR_HAN) return false;
    }
    return false;
}

/* Does the sentence, or the bracket, end at `at`, but for a short noun? */
static bool ends_sentence(const kjr_view *view, uint32_t at)
{
    const uint32_t ends = 1u << KJR_CHAR_SENTENCE_END | 1u << KJR_CHAR_NEWLINE | 1u << KJR_CHAR_CLOSE;
    for (uint32_t end = at + LONGEST_TAIL; at < end && at <= view->count; at++) {
        if (ends >> view->kind[at] & 1u) return true;
        if (view->kind[at] != KJR_CHAR_HAN) return false;
    }
    return false;
}

/* A cue close before the figure says that it is a total: 共 合计. Is it one that adds up? */
static bool find_total_cue(const kjr_checker *c, const kjr_metric *whole, bool *sum)
{
    enum { NEAR = 4 };
    uint32_t line = whole->text.start, length;
    while (line > 0 && whole->text.start - line < LONGEST_GAP && c->view->kind[line - 1] == KJR_CHAR_HAN)
        line--;
    for (uint32_t end = whole->text.start; end > line && whole->text.start - end <= NEAR; end--) {
        const uint32_t totals = KJR_BIT(TOTAL);
        if (!kjr_lexicon_match_before(c->lexicon, c->view, end, line, totals, &length)) continue;
        if (length == 1 && end < whole->text.start) continue; /* 计划8项 */
        *sum = length > 1 && !kjr_holds(c->view, end - length, end, u"累") &&
               !kjr_holds(c->view, end - length, end, u"有");
        return true;
    }
    return false;
}

/* …，共26处 */
static bool is_total_alone(const kjr_view *view, const kjr_metric *whole)
{
    uint32_t at = whole->text.start;
    return at > 1 && view->code[at - 1] == u'共' && view->kind[at - 2] == KJR_CHAR_COMMA;
}

/* 共 at the head of the clause: 全年共新建供水工程26处. */
static bool is_counted_together(const kjr_view *view, const kjr_metric *whole)
{
    enum { FARTHEST = 16 };
    static const uint16_t words_with[] = u"同产享和识建商青存赢治振";
    uint32_t lowest = whole->text.start > FARTHEST ? whole->text.start - FARTHEST : 0;
    for (uint32_t at = whole->text.start; at > lowest && view->kind[at - 1] == KJR_CHAR_HAN; at--) {
        if (view->code[at - 1] != u'共') continue;
        if (at > 1 && (view->code[at - 2] == u'公' || view->code[at - 2] == u'中')) continue;
        for (uint32_t i = 0; words_with[i]; i++) {
            if (view->code[at] == words_with[i]) return false;
        }
        return true;
    }
    return false;
}

/* ---- From a whole to its parts */

static const uint32_t sentence_ends = 1u << KJR_CHAR_SENTENCE_END | 1u << KJR_CHAR_NEWLINE;

/* Where the words begin that lead to the parts: 其中, or the bracket that holds them. */
static uint32_t lead_of(const kjr_view *view, const kjr_metric *whole, const kjr_metric *part)
{
    enum { FARTHEST = 8 };
    if (part->parent_words.end > part->parent_words.start) return part->parent_words.start;
    for (uint32_t at = whole->text.end; at < whole->text.end + FARTHEST && at < part->text.start; at++) {
        if (view->kind[at] == KJR_CHAR_OPEN || view->kind[at] == KJR_CHAR_COLON) return at;
    }
    return UINT32_MAX;
}

/* Nothing between but the rest of the clause; or the sentence has ended, and the next begins with 其中. */
static bool leads_straight(const kjr_view *view, uint32_t start, uint32_t lead)
{
    int depth = 0;
    for (uint32_t at = start; at < lead; at++) {
        if (sentence_ends >> view->kind[at] & 1u) {
            while (at + 1 < lead && (view->kind[at + 1] == KJR_CHAR_SPACE || view->kind[at + 1] == KJR_CHAR_NEWLINE))
                at++;
            return at + 1 == lead;
        }
        if (view->kind[at] == KJR_CHAR_OPEN) depth++;
        if (view->kind[at] == KJR_CHAR_CLOSE && depth-- == 0) return false;
        if (view->kind[at] == KJR_CHAR_SEMICOLON && at + 1 != lead) return false;
    }
    return depth == 0 || (depth == 1 && view->kind[lead - 1] == KJR_CHAR_OPEN);
}

bool kjr_is_led(const kjr_checker *c, const kjr_metric *part)
{
    const kjr_metric *whole = kjr_metric_at(c, part->parent);
    uint32_t lead = lead_of(c->view, whole, part);
    if (lead < whole->text.end || lead > part->text.start || !leads_straight(c->view, whole->text.end, lead))
        return false;
    bool grown = whole->change == KJREP_CHANGE_INCREASE_BY || whole->change == KJREP_CHANGE_DECREASE_BY;
    if (grown && part->change != whole->change && !kjr_is_one_sentence(c->view, whole->text.end, lead))
        return false; /* 结案增加34件，上升3.95%。其中：受理刑事案件68件 */
    for (uint32_t id = part->parent + 1; id <= c->facts->metrics.count; id++) {
        const kjr_metric *between = kjr_metric_at(c, id);
        if (between->text.start >= lead) return true;
        if (between->kind == whole->kind && between->basis == KJREP_BASIS_NONE && between->parent != part->parent &&
            between->change != KJREP_CHANGE_SHARE)
            return false;
    }
    return true;
}

/* ---- One list */

/* What a part of the whole is to its list. */
enum { COUNTS, IS_PASSED_OVER, BREAKS_OFF, CLOSES };

static int judge(const kjr_checker *c, const kjr_list *list, uint32_t id, uint32_t before)
{
    const kjr_metric *part = kjr_metric_at(c, id), *whole = kjr_metric_at(c, list->whole);
    uint32_t start = before < part->text.start ? before : part->text.start;
    kjr_words clause = kjr_clause_of(c->view, part->text.start);
    if (part->text.start - start > LONGEST_GAP) return BREAKS_OFF;
    if (part->modality == KJREP_MODALITY_PRIOR || part->basis != KJREP_BASIS_NONE) return IS_PASSED_OVER;
    if (is_comparison(c->view, start > clause.start ? start : clause.start, part->text.start)) return IS_PASSED_OVER;
    if (!kjr_are_alike(part, whole) || !(part->has & KJR_HAS_VALUE)) return BREAKS_OFF;
    if (part->change != KJREP_CHANGE_NONE && part->change != whole->change) return BREAKS_OFF;
    bool says_again = part->change_words.start >= start && part->change_words.end > part->change_words.start;
    if (list->count && says_again) return BREAKS_OFF; /* 新增铁路639公里、其中高铁370公里，新增公路2600公里 */
    if (leads_aside(c->view, start, part->text.start, list)) return BREAKS_OFF;
    bool sum;
    if (!list->behind && find_total_cue(c, part, &sum)) return CLOSES;
    if (list->count && whole->parent && count_kind(c->view, start, part->text.start, KJR_CHAR_SEMICOLON))
        return BREAKS_OFF; /* 18亿元，其中清收7亿元，其中诉讼收回2亿元；核销5亿元 is of the outer whole again */
    uint32_t sentences = count_kind(c->view, start, part->text.start, KJR_CHAR_SENTENCE_END);
    bool first = list->count == 0 && !list->behind;
    return sentences > (first ? 1u : 0u) ? BREAKS_OFF : COUNTS;
}

/* Other figures of the unit in the sentence before the first part: the list may begin with them. */
static bool has_more_before(const kjr_checker *c, const kjr_list *list)
{
    const kjr_metric *first = kjr_metric_at(c, list->parts[0]);
    if (list->parts[0] == 1) return false;
    const kjr_metric *before = kjr_metric_at(c, list->parts[0] - 1);
    for (uint32_t at = before->text.end; at < first->text.start; at++) {
        if (sentence_ends >> c->view->kind[at] & 1u) return false;
    }
    return before->kind == first->kind && strcmp(before->unit, first->unit) == 0;
}

/* 、 or ， and then 及: the last of a list. */
static bool is_joined(const kjr_view *view, uint32_t start, uint32_t end)
{
    const uint32_t marks = 1u << KJR_CHAR_COMMA | 1u << KJR_CHAR_PAUSE;
    while (start < end && marks >> view->kind[start] & 1u)
        start++;
    if (start < end && view->code[start] == u'以') start++;
    return start < end && kjr_is_one_of(view->code[start], u"及和与");
}

static void read_cues(const kjr_checker *c, kjr_list *list)
{
    static const uint16_t *const rest[] = {u"其余", u"余下", u"剩余", NULL};
    static const uint16_t *const others[] = {u"其他", u"其它", NULL};
    const kjr_metric *whole = kjr_metric_at(c, list->whole), *first = kjr_metric_at(c, list->parts[0]);
    const kjr_metric *last = kjr_metric_at(c, list->parts[list->count - 1]);
    const kjr_metric *previous = list->count > 1 ? kjr_metric_at(c, list->parts[list->count - 2]) : whole;
    list->total = find_total_cue(c, whole, &list->sum) || is_counted_together(c->view, whole);
    list->cue = first->parent_words.end > first->parent_words.start && !list->behind;
    if (previous->text.end < last->text.start) {
        list->rest = kjr_holds_one_of(c->view, previous->text.end, last->text.start, rest);
        list->others = kjr_holds_one_of(c->view, previous->text.end, last->text.start, others);
        list->joined = is_joined(c->view, previous->text.end, last->text.start);
    }
    if (list->behind) {
        list->alone = is_total_alone(c->view, whole);
        list->led = true;
        list->open |= has_more_before(c, list);
        return;
    }
    list->colon = count_kind(c->view, whole->text.end, first->text.start, KJR_CHAR_COLON) > 0;
    list->bracket = !list->cue && count_kind(c->view, whole->text.end, first->text.start, KJR_CHAR_OPEN) > 0;
    list->led = kjr_is_led(c, first);
    list->ended = ends_sentence(c->view, last->text.end);
}

static uint32_t sentence_start(const kjr_view *view, uint32_t at)
{
    uint32_t lowest = at > LONGEST_GAP ? at - LONGEST_GAP : 0;
    while (at > lowest && !(sentence_ends >> view->kind[at - 1] & 1u))
        at--;
    return at;
}

/* May the parts of this figure be added up to it? */
static bool is_sum(const kjr_metric *whole)
{
    return whole->modality != KJREP_MODALITY_PRIOR && whole->basis == KJREP_BASIS_NONE &&
           (whole->kind == KJREP_METRIC_COUNT || whole->kind == KJREP_METRIC_MONEY ||
            whole->kind == KJREP_METRIC_MEASURE);
}

/* Between two parts of the whole stands one of something else before the last that counts: the list is not what it seems. */
static bool skips_parts(const kjr_checker *c, const kjr_list *list, uint32_t previous, uint32_t next)
{
    uint32_t last = list->parts[list->count - 1];
    for (uint32_t id = previous + 1; id < next; id++) {
        const kjr_metric *between = kjr_metric_at(c, id);
        if (between->parent && between->parent < last && between->parent != list->whole &&
            kjr_are_alike(between, kjr_metric_at(c, list->whole)))
            return true;
    }
    return false;
}

bool kjr_list_read(const kjr_checker *c, kjr_wholes *wholes, uint32_t id, kjr_list *list)
{
    enum { FEWEST = 2 };
    const kjr_metric *whole = kjr_metric_at(c, id);
    uint32_t from = wholes->from[id], to = wholes->from[id + 1];
    uint32_t *parts = wholes->lists + wholes->listed; /* a figure is part of one whole: there is room for all */
    *list = (kjr_list){.whole = id, .parts = parts};
    if (to - from < FEWEST || !is_sum(whole) || kjr_is_rate(c->view, whole)) return false;
    list->behind = wholes->parts[from] < id;
    list->soft = (whole->flags & KJREP_FLAG_SOFT) != 0;
    uint32_t before =
        list->behind ? sentence_start(c->view, kjr_metric_at(c, wholes->parts[from])->text.start) : whole->text.end;
    bool closed = false;
    for (uint32_t i = from; i < to; i++) {
        const kjr_metric *part = kjr_metric_at(c, wholes->parts[i]);
        int verdict = judge(c, list, wholes->parts[i], before);
        if (closed && verdict == BREAKS_OFF) break; /* A、B和C: there are no more */
        if (verdict == COUNTS) closed = list->count > 0 && is_joined(c->view, before, part->text.start);
        before = part->text.end;
        if (list->count && skips_parts(c, list, wholes->parts[i - 1], wholes->parts[i])) verdict = BREAKS_OFF;
        list->open |= verdict == BREAKS_OFF || list->behind != (part->text.start < whole->text.start);
        if (verdict == IS_PASSED_OVER) continue;
        if (verdict == CLOSES || (list->open && !(list->behind && kjr_are_alike(part, whole)))) break;
        parts[list->count++] = wholes->parts[i];
        list->soft |= (part->flags & KJREP_FLAG_SOFT) != 0;
        list->open |= !list->behind && is_left_open(c->view, part->text.end);
        if (list->open && !list->behind) break;
    }
    if (list->count < FEWEST) return false;
    wholes->listed += list->count;
    read_cues(c, list);
    return true;
}

/* ---- Industries */

static bool is_called(const kjr_view *view, kjr_words name, const uint16_t *words)
{
    return kjr_holds(view, name.start, name.end, words);
}

bool kjr_list_of_industries(const kjr_checker *c, kjr_wholes *wholes, uint32_t id, kjr_list *list)
{
    enum { INDUSTRIES = 3, FARTHEST = 12 };
    static const uint16_t *const names[][2] = {{u"第一产业", u"一产"}, {u"第二产业", u"二产"}, {u"第三产业", u"三产"}};
    const kjr_metric *whole = kjr_metric_at(c, id);
    bool product = is_called(c->view, whole->subject, u"生产总值") || is_called(c->view, whole->subject, u"gdp");
    if (whole->kind != KJREP_METRIC_MONEY || !product) return false;
    if (!is_sum(whole) || kjr_is_rate(c->view, whole) || whole->change != KJREP_CHANGE_NONE) return false;
    uint32_t *parts = wholes->lists + wholes->listed, found = 0, last = id + FARTHEST;
    for (uint32_t i = id + 1; i <= last && i <= c->facts->metrics.count && found < INDUSTRIES; i++) {
        const kjr_metric *part = kjr_metric_at(c, i);
        if (part->node != whole->node || (part->parent && part->parent != id)) return false;
        if (!kjr_are_alike(part, whole) || part->change != KJREP_CHANGE_NONE) continue;
        if (is_called(c->view, part->subject, u"人均")) continue; /* told between the whole and its parts */
        if (!is_called(c->view, part->subject, names[found][0]) && !is_called(c->view, part->subject, names[found][1]))
            return false;
        parts[found++] = i;
    }
    *list = (kjr_list){.whole = id, .parts = parts, .count = found, .led = true};
    if (found < INDUSTRIES) return false;
    wholes->listed += found;
    return true;
}
