/* Counts that a text announces: 三项制度, 四个方面. */
#ifndef KJR_CHECK_ANNOUNCED_H
#define KJR_CHECK_ANNOUNCED_H

#include "check/items.h"

typedef struct kjr_announced {
    kjr_words words; /* number, classifier and noun: 三项制度 */
    uint32_t behind; /* where the text goes on, behind a closing quotation mark */
    uint32_t before; /* where the text before it ends, before an opening one */
    uint32_t count;
    bool quoted;
    bool places;               /* it counts places or bodies by what they are: 两县 两国 */
    bool open;                 /* 等 stands before it */
    uint32_t classifier, noun; /* where they begin */
    uint32_t noun_end;
} kjr_announced;

/* 1 to 9 of 一 to 九 and 两; 0 for anything else. */
uint32_t kjr_small_number(uint16_t code);

/* Does 等 stand before the count at `at`: the list before it may leave things out? */
bool kjr_is_open_count(const kjr_view *view, uint32_t at);

/* Most numerals count nothing that is listed: can the one of this hit? */
bool kjr_may_announce(const kjr_view *view, const kjr_hit *hit);

/* The count whose numeral begins at `at`; false when it is none: a label, a rank, a large number. */
bool kjr_announced_at(const kjr_checker *checker, uint32_t at, kjr_announced *announced);

/* Does it count sides of one thing (方面 领域 级), not things that were done? */
bool kjr_counts_kinds(const kjr_view *view, const kjr_announced *announced);
/* Does it count what a text goes through point by point: 方面 任务 措施? */
bool kjr_counts_work(const kjr_view *view, const kjr_announced *announced);

/* announced_points.c: the points that follow, if any; 0 when none follow directly. `sure` is set where the words lead to
 * them and to nothing else. */
uint32_t kjr_count_points(const kjr_checker *checker, const kjr_announced *announced, kjr_words *points, bool *sure);

/* announced_lists.c. Where a list begins that is led to at `at`: behind a colon, 即, 分别是; 0 when nothing leads to one.
 * It ends with its sentence, or with the bracket that holds it; where it began when it is too long to be counted. */
uint32_t kjr_announced_list_start(const kjr_view *view, uint32_t at);
uint32_t kjr_announced_list_end(const kjr_view *view, uint32_t start);

/* What was found of a list and its count. LIKELY_WRONG where the words could be meant in another way. */
enum { KJR_COUNT_UNKNOWN, KJR_COUNT_RIGHT, KJR_COUNT_WRONG, KJR_COUNT_LIKELY_WRONG };

/* announced_names.c: names that stand before their count, 长春、白山两个城市. */
/* Is the first name, with the words that lead to it, no shorter than the last? */
bool kjr_begins_like_rest(const kjr_view *view, kjr_words names);
/* Levels of government: 市、区两级 */
bool kjr_are_levels(const kjr_view *view, kjr_words names);
int kjr_judge_names(const kjr_view *view, const kjr_announced *announced, const kjr_items *items);
/* Names in the bracket behind their count, 两个城市（长春、白山）; or behind 包括. */
int kjr_judge_included(const kjr_view *view, const kjr_announced *announced, kjr_items *items);

/* The rules. */
void kjr_check_closed_counts(kjr_checker *checker); /* KJ-E002 */
void kjr_check_open_counts(kjr_checker *checker);   /* KJ-E003 */

/* slogans.c */
void kjr_check_slogans(kjr_checker *checker); /* KJ-E004 */
/* attachments.c */
void kjr_check_attachments(kjr_checker *checker); /* KJ-E005 */

#endif
