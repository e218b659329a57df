/* KJ-A002: is a part larger than its whole? */
#include "check/reading.h"
#include "check/totals.h"

static bool has_kind(const kjr_view *view, uint32_t start, uint32_t end, uint32_t kinds)
{
    for (uint32_t at = start; at < end; at++) {
        if (kinds >> view->kind[at] & 1u) return true;
    }
    return false;
}

/* Could the part belong to another figure before it in its sentence? Then nothing is proved. */
static bool fits_another_head(const kjr_checker *c, uint32_t id)
{
    enum { FARTHEST = 64 };
    const uint32_t ends = 1u << KJR_CHAR_SENTENCE_END | 1u << KJR_CHAR_NEWLINE;
    const kjr_metric *part = kjr_metric_at(c, id);
    uint32_t behind = part->text.start;
    for (uint32_t other = id - 1; other > 0; other--) {
        if (id - other > FARTHEST) return true;
        const kjr_metric *head = kjr_metric_at(c, other);
        if (has_kind(c->view, head->text.end, behind, ends)) return false;
        behind = head->text.start;
        if (other == part->parent || head->parent == part->parent || !kjr_are_alike(part, head)) continue;
        if (!kjr_interval_above(kjr_interval_loose(c->view, part), kjr_interval_loose(c->view, head))) return true;
    }
    return false;
}

/* 其中 leads to this figure and to no clause before it: a new clause may be about something else. */
static bool is_led_to(const kjr_checker *c, const kjr_metric *part)
{
    const uint32_t breaks = 1u << KJR_CHAR_COMMA | 1u << KJR_CHAR_SEMICOLON | 1u << KJR_CHAR_SENTENCE_END;
    enum { LONGEST = 1000 };
    uint32_t cue = part->parent_words.end;
    if (cue <= part->parent_words.start || cue > part->text.start || part->text.start - cue > LONGEST) return false;
    if (breaks >> c->view->kind[cue] & 1u) cue++; /* 其中， */
    return !has_kind(c->view, cue, part->text.start, breaks) && kjr_is_led(c, part);
}

/* 增加2.1万公顷 may be what is left of larger changes both ways; 新增 is not. */
static bool is_balance(const kjr_view *view, const kjr_metric *whole)
{
    bool grown = whole->change == KJREP_CHANGE_INCREASE_BY || whole->change == KJREP_CHANGE_DECREASE_BY;
    return grown && (!kjr_has_words(whole->change_words) || view->code[whole->change_words.start] != u'新');
}

/* Is the pair one that can be judged? */
static bool is_share(const kjr_checker *c, uint32_t id)
{
    const kjr_metric *part = kjr_metric_at(c, id), *whole = kjr_metric_at(c, part->parent);
    bool additive =
        part->kind == KJREP_METRIC_COUNT || part->kind == KJREP_METRIC_MONEY || part->kind == KJREP_METRIC_MEASURE;
    return additive && !is_balance(c->view, whole) && kjr_are_alike(part, whole) && part->basis == KJREP_BASIS_NONE &&
           whole->basis == KJREP_BASIS_NONE && (part->change == KJREP_CHANGE_NONE || part->change == whole->change) &&
           !kjr_is_rate(c->view, whole) && !kjr_is_rate(c->view, part) && is_led_to(c, part);
}

static void check_share(kjr_checker *c, uint32_t id)
{
    static const kjr_message larger = {
        {"the part {1} is larger than its whole {2}", "部分“{1}”大于整体“{2}”", "部分「{1}」大於整體「{2}」"}};
    static const kjr_message within = {
        {"the part {1} lies within its whole {2}", "部分“{1}”不超过整体“{2}”", "部分「{1}」不超過整體「{2}」"}};
    static const kjr_message message = {{"the whole", "整体", "整體"}};
    const kjr_metric *part = kjr_metric_at(c, id), *whole = kjr_metric_at(c, part->parent);
    const kjr_argument *arguments = KJR_ARGUMENTS(kjr_say_words(part->text), kjr_say_words(whole->text));
    if (!kjr_interval_above(kjr_interval_loose(c->view, part), kjr_interval_loose(c->view, whole))) {
        kjr_check_pass(c, part->text, &within, arguments);
    } else if (!fits_another_head(c, id)) {
        bool soft = ((part->flags | whole->flags) & KJREP_FLAG_SOFT) != 0;
        kjr_check_fail_at(c, soft ? KJREP_LEVEL_WARNING : KJREP_LEVEL_ERROR, kjr_span_of(c, part->text), &larger,
                          arguments);
    } else {
        return;
    }
    kjr_check_metric(c, id);
    kjr_check_operand(c, part->parent, &message, KJR_NO_ARGUMENTS);
}

static void check_sum(kjr_checker *c, const kjr_list *list, const kjr_total *total)
{
    static const kjr_message over = {{"the {1} parts come to {2}, more than their whole {3}",
                                      "{1}个部分合计为{2}，大于整体“{3}”", "{1}個部分合計為{2}，大於整體「{3}」"}};
    static const kjr_message message = {{"a part", "部分", "部分"}};
    static const uint16_t *const overlaps[] = {u"重复", u"重叠", NULL}; /* 地表水…，地下水…，不重复量… */
    if (total->verdict != KJR_TOTAL_OVER) return;
    for (uint32_t i = 0; i < list->count; i++) {
        kjr_words name = kjr_metric_at(c, list->parts[i])->subject;
        if (kjr_holds_one_of(c->view, name.start, name.end, overlaps)) return;
    }
    const kjr_metric *whole = kjr_metric_at(c, list->whole);
    kjr_check_fail_at(c, total->level, kjr_span_of(c, whole->text), &over,
                      KJR_ARGUMENTS(kjr_say_count(list->count), kjr_say_interval(total->sum, whole->unit),
                                    kjr_say_words(whole->text)));
    kjr_check_metric(c, list->whole);
    for (uint32_t i = 0; i < list->count; i++)
        kjr_check_operand(c, list->parts[i], &message, KJR_NO_ARGUMENTS);
}

void kjr_check_shares(kjr_checker *c)
{
    for (uint32_t id = 1; id <= c->facts->metrics.count && c->status >= 0; id++) {
        if (kjr_metric_at(c, id)->parent && is_share(c, id)) check_share(c, id);
    }
    const kjr_sums *sums = kjr_sums_of(c);
    for (uint32_t i = 0; sums && i < sums->count; i++)
        check_sum(c, &sums->items[i].list, &sums->items[i].total);
}
