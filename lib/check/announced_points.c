/* Points and headings that a count announces: 做好四个方面工作：一是…四是… */
#include "base/sorted.h"
#include "check/announced.h"
#include "check/reading.h"
#include "outline/labels.h"

enum { FARTHEST = 24 };

/* First node at or behind `at`; one past the last when there is none. */
static uint32_t node_from(const kjr_outline *outline, uint32_t at)
{
    return 1 + KJR_COUNT_BELOW(outline->nodes.items, outline->nodes.count, start, at);
}

/* The first point or heading numbered 1 close behind `at`; 0 when text stands between. */
static uint32_t first_point(const kjr_checker *c, uint32_t at)
{
    uint32_t stops = 0, upto = at;
    for (uint32_t id = node_from(c->outline, at); id <= c->outline->nodes.count; id++) {
        const kjr_node *node = kjr_outline_node(c->outline, id);
        bool item = node->kind == KJREP_NODE_POINT || node->kind == KJREP_NODE_HEADING;
        if (node->start >= at + FARTHEST) return 0;
        for (; upto < node->start; upto++)
            if (c->view->kind[upto] == KJR_CHAR_SENTENCE_END && ++stops > 1) return 0;
        if (item) return node->ordinal == 1 ? id : 0;
    }
    return 0;
}

static uint8_t family_of(const kjr_checker *c, const kjr_node *node)
{
    kjr_label label;
    bool read = kjr_label_at_head(c->lexicon, c->view, node->start, node->end, &label);
    return read ? label.family : KJR_LABEL_NONE;
}

/* 重点抓好四个方面工作。 */
static bool leads_on(const kjr_checker *c, const kjr_announced *announced)
{
    enum { NEAR = 12 };
    static const uint16_t *const words[] = {u"以下", u"如下", u"重点", u"做好", u"着力",
                                            u"突出", u"抓好", u"采取", u"就"};
    uint32_t start = announced->words.start > NEAR ? announced->words.start - NEAR : 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (kjr_holds(c->view, start, announced->words.start, words[i])) return true;
    }
    return false;
}

uint32_t kjr_count_points(const kjr_checker *c, const kjr_announced *announced, kjr_words *points, bool *sure)
{
    uint32_t id = first_point(c, announced->behind), count = 0;
    if (!id) return 0;
    const kjr_node *first = kjr_outline_node(c->outline, id), *last = first;
    uint8_t family = family_of(c, first);
    for (; id; id = kjr_outline_node(c->outline, id)->next) {
        const kjr_node *node = kjr_outline_node(c->outline, id);
        if (node->kind != first->kind || family_of(c, node) != family) continue;
        if (node->ordinal != count + 1) break;
        last = node;
        count++;
    }
    uint32_t end = first->start;
    while (end > announced->behind && c->view->kind[end - 1] == KJR_CHAR_NEWLINE)
        end--;
    *sure = c->view->kind[end - 1] == KJR_CHAR_COLON || leads_on(c, announced);
    *points = (kjr_words){first->start, last->label_end};
    return family && count > 1 ? count : 0;
}
