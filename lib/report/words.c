#include "report/words.h"

#include <stdlib.h>
#include <string.h>

#include "text/fold.h"

/* ---- Which words */

kjr_words kjr_node_label_words(const kjrep_report *report, const kjr_node *node)
{
    kjr_words words = {node->start, node->label_end};
    while (words.end > words.start && report->view.kind[words.end - 1] == KJR_CHAR_SPACE)
        words.end--;
    return words;
}

kjr_words kjr_node_title_words(const kjr_node *node)
{
    bool titled = node->kind == KJREP_NODE_TITLE || node->kind == KJREP_NODE_HEADING || node->kind == KJREP_NODE_POINT;
    return titled && node->end > node->title ? (kjr_words){node->title, node->end}
                                             : (kjr_words){node->label_end, node->label_end};
}

kjr_words kjr_metric_words(const kjr_metric *metric, int32_t which)
{
    switch (which) {
    case KJREP_WORDS_TEXT: return metric->text;
    case KJREP_WORDS_UNIT: return metric->unit_words;
    case KJREP_WORDS_SUBJECT: return metric->subject;
    case KJREP_WORDS_OF: return metric->owner;
    case KJREP_WORDS_PERIOD: return metric->period;
    case KJREP_WORDS_HEDGE: return metric->hedge;
    case KJREP_WORDS_CHANGE: return metric->change_words;
    case KJREP_WORDS_BASIS: return metric->basis_words;
    case KJREP_WORDS_MODALITY: return metric->modality_words;
    case KJREP_WORDS_PARENT: return metric->parent_words;
    default: return (kjr_words){0, 0};
    }
}

/* ---- Joining lines */

static bool breaks(const kjr_view *view, kjr_words words)
{
    if (words.end <= words.start) return false;
    uint32_t join = view->joins.count ? kjr_view_joins_upto(view, words.start) : 0;
    if (join < view->joins.count && view->joins.items[join].at < words.end) return true;
    return memchr(view->kind + words.start, KJR_CHAR_NEWLINE, words.end - words.start);
}

/* Class of the character at `at` if it is a blank or a line break, else KJR_CHAR_OTHER; its bytes in *size. */
static uint32_t blank_class(const unsigned char *at, uint32_t left, uint32_t *size)
{
    uint32_t code_point = at[0], class;
    *size = 1;
    if (at[0] >= 0xC2 && at[0] < 0xE0 && left >= 2) {
        code_point = (at[0] & 0x1Fu) << 6 | (at[1] & 0x3Fu);
        *size = 2;
    } else if (at[0] >= 0xE0 && at[0] < 0xF0 && left >= 3) {
        code_point = (at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
        *size = 3;
    } else if (at[0] >= 0x80) {
        return KJR_CHAR_OTHER; /* astral, or inside a character */
    }
    class = KJR_FOLD_CLASS(kjr_fold_entry((uint16_t)code_point));
    return class == KJR_CHAR_SPACE || class == KJR_CHAR_NEWLINE ? class : KJR_CHAR_OTHER;
}

static bool is_letter(unsigned char byte)
{
    return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

/* Copy all but the runs of blanks that hold a line break; between Latin words a blank stays. */
static uint32_t copy_joined(char *out, const unsigned char *text, uint32_t len)
{
    uint32_t written = 0, at = 0;
    while (at < len) {
        uint32_t end = at, size, class;
        bool broken = false;
        while (end < len && (class = blank_class(text + end, len - end, &size)) != KJR_CHAR_OTHER) {
            broken |= class == KJR_CHAR_NEWLINE;
            end += size;
        }
        if (end == at) end++;
        if (!broken) {
            memcpy(out + written, text + at, end - at);
            written += end - at;
        } else if (at > 0 && end < len && is_letter(text[at - 1]) && is_letter(text[end])) {
            out[written++] = ' ';
        }
        at = end;
    }
    return written;
}

uint32_t kjr_words_copy(const kjrep_report *report, kjr_words words, char *out)
{
    uint32_t start, end, written = 0;
    const kjr_view *view = &report->view;
    const unsigned char *text = (const unsigned char *)report->text;
    kjr_view_span(view, words.start, words.end, &start, &end);
    for (uint32_t i = kjr_view_joins_upto(view, words.start); i < view->joins.count; i++) {
        const kjr_join *join = &view->joins.items[i];
        if (join->at >= words.end) break;
        if (join->start == join->end) continue;
        written += copy_joined(out + written, text + start, join->start - start);
        start = join->end;
    }
    return written + copy_joined(out + written, text + start, end - start);
}

static bool join(kjrep_report *report, kjr_words words)
{
    uint32_t start, end;
    if (!breaks(&report->view, words)) return true;
    kjr_joined *joined = KJR_PUSH(&report->allocator, &report->joined);
    if (!joined) return false;
    kjr_view_span(&report->view, words.start, words.end, &start, &end);
    char *copy = kjr_arena_alloc(&report->arena, (size_t)(end - start) + 1);
    if (!copy) return false;
    joined->words = words;
    joined->text_len = kjr_words_copy(report, words, copy);
    joined->text = copy;
    return true;
}

static int compare(const void *a, const void *b)
{
    const kjr_words *x = &((const kjr_joined *)a)->words, *y = &((const kjr_joined *)b)->words;
    if (x->start != y->start) return x->start < y->start ? -1 : 1;
    return (x->end > y->end) - (x->end < y->end);
}

/* Most words of a figure stand in its own line, which holds no break where nothing was joined. */
static bool join_metrics(kjrep_report *report)
{
    const kjr_view *view = &report->view;
    uint32_t at = 0, next = 0; /* line, and first join behind its start */
    for (uint32_t i = 0; i < report->facts.metrics.count; i++) {
        const kjr_metric *metric = &report->facts.metrics.items[i];
        while (at + 1 < view->lines.count && view->lines.items[at].end <= metric->text.start)
            at++;
        const kjr_line *line = &view->lines.items[at];
        while (next < view->joins.count && view->joins.items[next].at <= line->start)
            next++;
        bool joined = next < view->joins.count && view->joins.items[next].at < line->end;
        for (int32_t which = KJREP_WORDS_TEXT; which <= KJREP_WORDS_PARENT; which++) {
            kjr_words words = kjr_metric_words(metric, which);
            bool whole = words.end <= words.start || (!joined && words.start >= line->start && words.end <= line->end);
            if (!whole && !join(report, words)) return false;
        }
    }
    return true;
}

bool kjr_words_join(kjrep_report *report)
{
    const kjr_facts *facts = &report->facts;
    for (uint32_t i = 0; i < KJR_META_FIELDS; i++) {
        const kjr_meta_field *field = &report->outline.meta[i];
        if (!join(report, (kjr_words){field->start, field->end})) return false;
    }
    for (uint32_t i = 0; i < report->outline.nodes.count; i++) {
        const kjr_node *node = &report->outline.nodes.items[i];
        if (!join(report, kjr_node_label_words(report, node)) || !join(report, kjr_node_title_words(node)))
            return false;
    }
    if (!join_metrics(report)) return false;
    for (uint32_t i = 0; i < facts->times.count; i++) {
        if (!join(report, facts->times.items[i].words)) return false;
    }
    for (uint32_t i = 0; i < facts->entities.count; i++) {
        if (!join(report, facts->entities.items[i].words)) return false;
    }
    if (report->joined.count) qsort(report->joined.items, report->joined.count, sizeof *report->joined.items, compare);
    return true;
}

/* ---- Giving them out */

const char *kjr_words_text(const kjrep_report *report, kjr_words words, size_t *len)
{
    uint32_t start, end;
    *len = 0;
    if (words.end <= words.start) return NULL;
    if (report->joined.count && breaks(&report->view, words)) {
        kjr_joined wanted = {.words = words};
        const kjr_joined *joined = bsearch(&wanted, report->joined.items, report->joined.count, sizeof wanted, compare);
        if (joined) {
            *len = joined->text_len;
            return joined->text;
        }
    }
    kjr_view_span(&report->view, words.start, words.end, &start, &end);
    *len = end - start;
    return report->text + start;
}

kjrep_status kjr_words_place(const kjrep_report *report, kjr_words words, uint64_t *start, uint64_t *end)
{
    uint32_t byte_start = 0, byte_end = 0;
    bool present = words.end > words.start;
    if (present) kjr_view_span(&report->view, words.start, words.end, &byte_start, &byte_end);
    if (start) *start = byte_start;
    if (end) *end = byte_end;
    return present ? KJREP_OK : KJREP_ABSENT;
}
