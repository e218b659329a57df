/* KJ-S004: paragraphs and titles that stand twice. */
#include "base/error.h"
#include "check/consistency.h"
#include "check/structure.h"

enum { SHORTEST_TITLE = 10, SHORTEST_PARAGRAPH = 24 };

#define WRITTEN (1u << KJR_CHAR_HAN | 1u << KJR_CHAR_NUMERAL_HAN | 1u << KJR_CHAR_DIGIT | 1u << KJR_CHAR_LATIN)

/* Key of the line's first and last letters and digits; 0 where it has too few. */
static uint64_t line_key(const kjr_view *view, kjr_words line, uint32_t shortest)
{
    enum { ENOUGH = 16 };
    uint64_t key = KJR_HASH_START;
    uint32_t first = line.start, last = line.end, count = 0;
    for (; first < last && count < ENOUGH; first++) {
        if (!(WRITTEN >> view->kind[first] & 1u)) continue;
        key = kjr_hash_code(key, view->code[first]);
        count++;
    }
    for (; last > first && count < 2 * ENOUGH; last--) {
        if (!(WRITTEN >> view->kind[last - 1] & 1u)) continue;
        key = kjr_hash_code(key, view->code[last - 1]);
        count++;
    }
    return count >= shortest ? key : 0;
}

static uint32_t next_written(const kjr_view *view, uint32_t at, uint32_t end)
{
    while (at < end && !(WRITTEN >> view->kind[at] & 1u))
        at++;
    return at;
}

/* Alike but for marks? */
static bool are_alike(const kjr_view *view, kjr_words a, kjr_words b)
{
    for (;; a.start++, b.start++) {
        a.start = next_written(view, a.start, a.end);
        b.start = next_written(view, b.start, b.end);
        if (a.start == a.end || b.start == b.end) return a.start == a.end && b.start == b.end;
        if (view->code[a.start] != view->code[b.start]) return false;
    }
}

static kjr_words words_of(const kjr_node *node)
{
    return (kjr_words){node->start, node->end};
}

/* Text that a writer wrote: not rows of a table, not the page's own lines. A title may come again among those. */
static uint64_t node_key(const kjr_checker *c, const kjr_node *node)
{
    switch (node->kind) {
    case KJREP_NODE_TITLE: return line_key(c->view, words_of(node), SHORTEST_TITLE);
    case KJREP_NODE_BOILERPLATE:
        return node->end - node->start < 2 * SHORTEST_PARAGRAPH ? line_key(c->view, words_of(node), SHORTEST_TITLE) : 0;
    case KJREP_NODE_PARAGRAPH:
        return c->view->kind[node->end - 1] == KJR_CHAR_SENTENCE_END
                   ? line_key(c->view, words_of(node), SHORTEST_PARAGRAPH)
                   : 0;
    default: return 0;
    }
}

static void report(kjr_checker *c, const kjr_node *first, const kjr_node *second)
{
    static const kjr_message title = {{"the title stands here once more", "标题在此重复出现", "標題在此重複出現"}};
    static const kjr_message paragraph = {{"this paragraph stands twice", "本段内容重复出现", "本段內容重複出現"}};
    static const kjr_message before = {{"the first time", "首次出现处", "首次出現處"}};
    bool is_title = first->kind == KJREP_NODE_TITLE;
    if (!is_title && (first->kind != KJREP_NODE_PARAGRAPH || second->kind != KJREP_NODE_PARAGRAPH)) return;
    kjr_check_fail_at(c, is_title ? KJREP_LEVEL_NOTE : c->rule->level, kjr_span_of(c, words_of(second)),
                      is_title ? &title : &paragraph, KJR_NO_ARGUMENTS);
    kjr_check_relate(c, words_of(first), &before, KJR_NO_ARGUMENTS);
}

/* What stands three times and more is a running head. */
void kjr_check_repeats(kjr_checker *c)
{
    uint32_t nodes = c->outline->nodes.count, count = 0, end;
    kjr_keyed *items = kjr_arena_alloc(&c->scratch, (size_t)nodes * sizeof *items);
    if (!items) {
        kjr_check_stop(c, kjr_fail_memory(c->error));
        return;
    }
    for (uint32_t id = 1; id <= nodes; id++) {
        uint64_t key = node_key(c, kjr_outline_node(c->outline, id));
        if (key) items[count++] = (kjr_keyed){key, id};
    }
    kjr_sort_keyed(items, count);
    for (uint32_t i = 0; i < count && c->status >= 0; i = end) {
        for (end = i + 1; end < count && items[end].key == items[i].key;)
            end++;
        if (end - i != 2) continue;
        const kjr_node *first = kjr_outline_node(c->outline, items[i].index);
        const kjr_node *second = kjr_outline_node(c->outline, items[i + 1].index);
        if (are_alike(c->view, words_of(first), words_of(second))) report(c, first, second);
    }
}
