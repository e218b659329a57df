/* KJ-X001 and KJ-X004: one measure, one value. */
#include "check/consistency.h"
#include "check/totals.h"

#include <string.h>

#include "base/error.h"

/* ---- KJ-X001 */

/* A figure of a known indicator that says of itself when it was. */
static bool says_all(const kjr_checker *c, const kjr_metric *metric)
{
    bool kind = metric->kind == KJREP_METRIC_MONEY || metric->kind == KJREP_METRIC_PERCENT ||
                metric->kind == KJREP_METRIC_MEASURE;
    return kind && metric->indicator && (metric->has & KJR_HAS_VALUE) && kjr_has_words(metric->subject) &&
           metric->date_from && metric->date_to && metric->change != KJREP_CHANGE_SHARE &&
           !(metric->flags & KJREP_FLAG_TABLE_CELL) &&
           !(metric->change != KJREP_CHANGE_NONE && kjr_is_yearly(c->view, metric));
}

static uint64_t key_of(const kjr_checker *c, const kjr_metric *metric)
{
    uint64_t hash = kjr_hash_words(KJR_HASH_START, c->view, metric->subject);
    hash = kjr_hash_words(hash, c->view, metric->owner);
    for (const char *unit = metric->unit; *unit; unit++)
        hash = kjr_hash_code(hash, (unsigned char)*unit);
    const uint32_t more[] = {metric->kind,
                             metric->change,
                             metric->basis,
                             metric->modality,
                             (uint32_t)metric->date_from,
                             (uint32_t)metric->date_to};
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        hash = kjr_hash_code(hash, more[i]);
    return hash;
}

static bool is_same_measure(const kjr_checker *c, const kjr_metric *a, const kjr_metric *b)
{
    return kjr_are_same_words(c->view, a->subject, b->subject) && kjr_are_same_words(c->view, a->owner, b->owner) &&
           strcmp(a->unit, b->unit) == 0 && a->change == b->change && a->basis == b->basis &&
           a->date_from == b->date_from && a->date_to == b->date_to;
}

static void compare_values(kjr_checker *c, uint32_t first, uint32_t second)
{
    static const kjr_message wrong = {{"{1} is given as {2} here and as {3} before", "“{1}”此处为“{2}”，前文为“{3}”",
                                       "「{1}」此處為「{2}」，前文為「{3}」"}};
    static const kjr_message right = {{"{1} is given alike in both places", "“{1}”前后一致", "「{1}」前後一致"}};
    static const kjr_message before = {{"the other place", "另一处", "另一處"}};
    const kjr_metric *a = kjr_metric_at(c, first), *b = kjr_metric_at(c, second);
    enum { LIST_MARK = 2 };
    bool listed = second == first + 1 && b->text.start - a->text.end <= LIST_MARK; /* 分别编列365亿元及905亿元 */
    if (listed || !is_same_measure(c, a, b)) return;
    if (kjr_intervals_meet(kjr_interval_loose(c->view, a), kjr_interval_loose(c->view, b))) {
        if (a->value == b->value) kjr_check_pass(c, b->text, &right, KJR_ARGUMENTS(kjr_say_words(b->subject)));
        else return;
    } else if (b->modality == KJREP_MODALITY_PLANNED && !kjr_is_misprint(a->value, b->value)) {
        return; /* plans are revised, and several may be told of */
    } else {
        kjr_check_fail(c, b->text, &wrong,
                       KJR_ARGUMENTS(kjr_say_words(b->subject), kjr_say_words(b->text), kjr_say_words(a->text)));
    }
    kjr_check_metric(c, second);
    kjr_check_operand(c, first, &before, KJR_NO_ARGUMENTS);
}

/* The same amount under names that end alike: 经费410万元 … 争取科技经费410万元 */
static bool is_amount(const kjr_metric *metric)
{
    return metric->kind == KJREP_METRIC_MONEY && metric->approx == KJREP_APPROX_EXACT &&
           (metric->has & KJR_HAS_VALUE) && metric->change == KJREP_CHANGE_NONE &&
           metric->subject.end >= metric->subject.start + 2 && kjr_significant_digits(metric->value) > 1;
}

static uint64_t amount_key(const kjr_checker *c, const kjr_metric *metric)
{
    kjr_words tail = {metric->subject.end - 2, metric->subject.end};
    uint64_t hash = kjr_hash_words(KJR_HASH_START, c->view, tail);
    for (uint32_t at = metric->text.start; at < metric->text.end; at++)
        hash = kjr_hash_code(hash, c->view->code[at]);
    return hash;
}

static void confirm_amounts(kjr_checker *c, uint32_t first, uint32_t second)
{
    static const kjr_message right = {{"{1} is given alike in both places", "“{1}”前后一致", "「{1}」前後一致"}};
    static const kjr_message before = {{"the other place", "另一处", "另一處"}};
    kjr_check_pass(c, kjr_metric_at(c, second)->text, &right,
                   KJR_ARGUMENTS(kjr_say_words(kjr_metric_at(c, second)->text)));
    kjr_check_metric(c, second);
    kjr_check_operand(c, first, &before, KJR_NO_ARGUMENTS);
}

static kjr_keyed *room_for_metrics(kjr_checker *c)
{
    kjr_keyed *items = kjr_arena_alloc(&c->scratch, (size_t)c->facts->metrics.count * sizeof *items);
    if (!items) kjr_check_stop(c, kjr_fail_memory(c->error));
    return items;
}

/* Neighbours in the order of the text that have one key are compared. */
void kjr_check_repeated_values(kjr_checker *c)
{
    kjr_keyed *items = room_for_metrics(c);
    for (int pass = 0; items && pass < (c->passes ? 2 : 1); pass++) {
        uint32_t count = 0;
        for (uint32_t id = 1; id <= c->facts->metrics.count; id++) {
            const kjr_metric *metric = kjr_metric_at(c, id);
            if (pass == 0 && says_all(c, metric)) items[count++] = (kjr_keyed){key_of(c, metric), id};
            if (pass == 1 && is_amount(metric)) items[count++] = (kjr_keyed){amount_key(c, metric), id};
        }
        kjr_sort_keyed(items, count);
        for (uint32_t i = 1; i < count && c->status >= 0; i++) {
            if (items[i].key != items[i - 1].key) continue;
            if (pass == 0) compare_values(c, items[i - 1].index, items[i].index);
            else confirm_amounts(c, items[i - 1].index, items[i].index);
        }
    }
}

/* ---- KJ-X004 */

/* The subject, with the owner before it: 《甲》刊发信息 may be read as 信息 of 《甲》. */
static kjr_words words_with_names(const kjr_metric *metric)
{
    kjr_words words = metric->subject, owner = metric->owner;
    if (kjr_has_words(owner) && owner.start < words.start) words.start = owner.start;
    return words;
}

/* The names in title marks that the subject begins with: 在《甲》、《乙》反映…; where they end. */
static uint32_t names_end(const kjr_view *view, kjr_words subject)
{
    uint32_t end = subject.start;
    for (uint32_t at = subject.start; at < subject.end; at++) {
        if (view->code[at] == u'》') end = at + 1;
    }
    return end;
}

static bool holds_words(const kjr_view *view, kjr_words outer, kjr_words inner)
{
    uint32_t length = inner.end - inner.start;
    for (uint32_t at = outer.start; at + length <= outer.end; at++) {
        if (memcmp(view->code + at, view->code + inner.start, length * sizeof *view->code) == 0) return true;
    }
    return false;
}

/* 在《甲》用稿8篇，在《甲》、《乙》用稿12篇: what is 《甲》? */
static void check_names(kjr_checker *c, uint32_t id)
{
    enum { SHORTEST = 2 };
    static const kjr_message message = {{"{1} has {2} here and is among those that have {3}: the name is ambiguous",
                                         "“{1}”此处为{2}，又与其他名称并列为{3}：名称所指不明",
                                         "「{1}」此處為{2}，又與其他名稱並列為{3}：名稱所指不明"}};
    static const kjr_message other = {{"the same name among others", "与其他名称并列", "與其他名稱並列"}};
    const kjr_metric *first = kjr_metric_at(c, id), *second = kjr_metric_at(c, id + 1);
    if (first->kind != second->kind || strcmp(first->unit, second->unit) != 0 || first->value == second->value) return;
    if (!kjr_is_one_sentence(c->view, first->text.end, second->text.start)) return;
    kjr_words one = words_with_names(first), others = words_with_names(second);
    uint32_t a = names_end(c->view, one), b = names_end(c->view, others);
    if (a == one.start || b == others.start) return;
    kjr_words name = {one.start, a}, names = {others.start, b};
    kjr_words tail = {a, one.end}, other_tail = {b, others.end};
    if (tail.end - tail.start < SHORTEST || other_tail.end - other_tail.start < tail.end - tail.start) return;
    other_tail.start = other_tail.end - (tail.end - tail.start);
    if (!kjr_are_same_words(c->view, tail, other_tail) || !holds_words(c->view, names, name)) return;
    kjr_check_fail(c, (kjr_words){name.start, first->text.end}, &message,
                   KJR_ARGUMENTS(kjr_say_words(name), kjr_say_words(first->text), kjr_say_words(second->text)));
    kjr_check_metric(c, id);
    kjr_check_operand(c, id + 1, &other, KJR_NO_ARGUMENTS);
}

void kjr_check_collapsed_names(kjr_checker *c)
{
    for (uint32_t id = 1; id < c->facts->metrics.count && c->status >= 0; id++)
        check_names(c, id);
}
