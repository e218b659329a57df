/* KJ-S002 and KJ-S003: levels and labels of headings. */
#include "check/structure.h"

#include <string.h>

/* ---- KJ-S002 */

/* The label families that headings of the report use, bits. */
static uint32_t families_used(const kjr_checker *c)
{
    uint32_t used = 0;
    for (uint32_t id = 1; id <= c->outline->nodes.count; id++)
        used |= 1u << kjr_heading_family(c, kjr_outline_node(c->outline, id));
    return used;
}

/* 一、 （一） 1. （1）, from the outermost. */
static const uint8_t usual[] = {KJR_LABEL_HAN, KJR_LABEL_HAN_PAREN, KJR_LABEL_DIGIT, KJR_LABEL_DIGIT_PAREN};

static int rank_of(uint8_t family)
{
    const uint8_t *found = memchr(usual, family, sizeof usual);
    return found ? (int)(found - usual) : -1;
}

void kjr_check_levels(kjr_checker *c)
{
    static const kjr_message message = {
        {"heading {1} stands directly under {2}: a level that other sections use is left out",
         "标题“{1}”直接位于“{2}”之下：跳过了其他部分使用的层次",
         "標題「{1}」直接位於「{2}」之下：跳過了其他部分使用的層次"}};
    static const kjr_message above = {{"the heading above", "上级标题", "上級標題"}};
    uint32_t used = families_used(c);
    for (uint32_t id = 1; id <= c->outline->nodes.count && c->status >= 0; id++) {
        const kjr_node *node = kjr_outline_node(c->outline, id);
        if (!node->parent || node->ordinal != 1) continue;
        const kjr_node *parent = kjr_outline_node(c->outline, node->parent);
        int inner = rank_of(kjr_heading_family(c, node)), outer = rank_of(kjr_heading_family(c, parent));
        if (inner < 0 || outer < 0 || inner != outer + 2 || !(used >> usual[outer + 1] & 1u)) continue;
        kjr_words label = kjr_label_of(node);
        kjr_check_fail(c, label, &message, KJR_ARGUMENTS(kjr_say_words(label), kjr_say_words(kjr_label_of(parent))));
        kjr_check_relate(c, kjr_label_of(parent), &above, KJR_NO_ARGUMENTS);
    }
}

/* ---- KJ-S003 */

enum { FEWEST = 3 };

/* How a section is divided: its headings, and its points at the heads of paragraphs. */
typedef struct division {
    uint32_t headings, points;
    uint32_t first_heading, first_point; /* ids */
} division;

static division divide(const kjr_checker *c, const kjr_node *section)
{
    division found = {0};
    for (uint32_t id = section->first_child; id; id = kjr_outline_node(c->outline, id)->next) {
        const kjr_node *node = kjr_outline_node(c->outline, id);
        bool at_head = node->start == 0 || c->view->kind[node->start - 1] == KJR_CHAR_NEWLINE;
        if (kjr_heading_family(c, node)) {
            if (!found.headings++) found.first_heading = id;
        } else if (node->kind == KJREP_NODE_POINT && at_head) {
            if (!found.points++) found.first_point = id;
        }
    }
    return found;
}

static void compare_sections(kjr_checker *c, uint32_t first, uint32_t second, const division *a, const division *b)
{
    static const kjr_message message = {{"{1} is divided by points ({2}), {3} by headings ({4})",
                                         "“{1}”用“{2}”分段，“{3}”用“{4}”分设标题，体例不一",
                                         "「{1}」用「{2}」分段，「{3}」用「{4}」分設標題，體例不一"}};
    static const kjr_message other = {{"divided by headings", "分设标题", "分設標題"}};
    bool second_by_points = b->points > 0;
    const kjr_node *plain = kjr_outline_node(c->outline, second_by_points ? second : first);
    const kjr_node *headed = kjr_outline_node(c->outline, second_by_points ? first : second);
    const kjr_node *point = kjr_outline_node(c->outline, second_by_points ? b->first_point : a->first_point);
    const kjr_node *heading = kjr_outline_node(c->outline, second_by_points ? a->first_heading : b->first_heading);
    kjr_words place = {plain->start, plain->end}, others = {headed->start, headed->end};
    kjr_check_fail(c, place, &message,
                   KJR_ARGUMENTS(kjr_say_words(place), kjr_say_words(kjr_label_of(point)), kjr_say_words(others),
                                 kjr_say_words(kjr_label_of(heading))));
    kjr_check_relate(c, others, &other, KJR_NO_ARGUMENTS);
}

static bool is_by_headings(const division *d)
{
    return d->headings >= FEWEST && !d->points;
}

static bool is_by_points(const division *d)
{
    return d->points >= FEWEST && !d->headings;
}

/* Sections of equal rank one after the other, those left out that are not divided: told once under one parent. */
static void check_sections(kjr_checker *c, uint32_t id)
{
    division before = {0};
    uint32_t last = 0;
    for (; id; id = kjr_outline_node(c->outline, id)->next) {
        const kjr_node *node = kjr_outline_node(c->outline, id);
        if (!kjr_heading_family(c, node)) continue;
        division here = divide(c, node);
        if (!is_by_headings(&here) && !is_by_points(&here)) continue;
        if (last && is_by_headings(&before) != is_by_headings(&here)) {
            compare_sections(c, last, id, &before, &here);
            return;
        }
        before = here;
        last = id;
    }
}

void kjr_check_schemes(kjr_checker *c)
{
    if (c->outline->nodes.count) check_sections(c, 1);
    for (uint32_t id = 1; id <= c->outline->nodes.count && c->status >= 0; id++) {
        uint32_t child = kjr_outline_node(c->outline, id)->first_child;
        if (child && kjr_heading_family(c, kjr_outline_node(c->outline, id))) check_sections(c, child);
    }
}
