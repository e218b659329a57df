/* KJ-S: headings and their order. */
#include "check/structure.h"

#include "check/enumeration.h"

/* ---- KJ-S001 */

uint8_t kjr_heading_family(const kjr_checker *c, const kjr_node *node)
{
    kjr_label label;
    if (node->kind != KJREP_NODE_HEADING || node->label_end == node->start) return KJR_LABEL_NONE;
    if (!kjr_label_at_head(c->lexicon, c->view, node->start, node->end, &label)) return KJR_LABEL_NONE;
    return label.family >= KJR_LABEL_PART && label.family <= KJR_LABEL_LETTER ? label.family : KJR_LABEL_NONE;
}

/* The headings of one family under one parent: what the last one was. */
typedef struct series {
    uint32_t first, last; /* node ids, 0 = none yet */
    uint32_t outer;       /* last of the series before this one, which may go on */
    uint32_t broken;      /* headings out of order */
} series;

static void end_series(kjr_checker *c, const series *ended)
{
    static const kjr_message in_order = {
        {"headings {1} to {2} are in order", "标题序号{1}至{2}连续", "標題序號{1}至{2}連續"}};
    if (!ended->first || ended->first == ended->last || ended->broken) return;
    const kjr_node *first = kjr_outline_node(c->outline, ended->first);
    const kjr_node *last = kjr_outline_node(c->outline, ended->last);
    kjr_check_pass(c, kjr_label_of(last), &in_order,
                   KJR_ARGUMENTS(kjr_say_words(kjr_label_of(first)), kjr_say_words(kjr_label_of(last))));
}

/* A heading that takes its line alone. */
static bool has_own_line(const kjr_checker *c, const kjr_node *node)
{
    return c->view->kind[node->end] == KJR_CHAR_NEWLINE;
}

static void report_break(kjr_checker *c, const kjr_node *node, const kjr_node *last)
{
    static const kjr_message gap = {{"heading {1} follows {2}: number {3} is missing",
                                     "标题“{1}”接在“{2}”之后：缺第{3}项", "標題「{1}」接在「{2}」之後：缺第{3}項"}};
    static const kjr_message again = {
        {"heading {1} comes again after {2}", "标题“{1}”与前面的“{2}”重号", "標題「{1}」與前面的「{2}」重號"}};
    static const kjr_message back = {{"heading {1} follows {2}: out of order", "标题“{1}”接在“{2}”之后：次序颠倒",
                                      "標題「{1}」接在「{2}」之後：次序顛倒"}};
    static const kjr_message before = {{"the heading before it", "前一个标题", "前一個標題"}};
    const kjr_message *message = node->ordinal > last->ordinal ? &gap : node->ordinal == last->ordinal ? &again : &back;
    kjr_check_fail(c, kjr_label_of(node), message,
                   KJR_ARGUMENTS(kjr_say_words(kjr_label_of(node)), kjr_say_words(kjr_label_of(last)),
                                 kjr_say_count(last->ordinal + 1u)));
    kjr_check_relate(c, kjr_label_of(last), &before, KJR_NO_ARGUMENTS);
}

/* Headings that look different may be of two levels that the text numbers alike: they are not judged. */
static void go_on(kjr_checker *c, series *open, uint32_t id)
{
    const kjr_node *node = kjr_outline_node(c->outline, id), *last = kjr_outline_node(c->outline, open->last);
    uint32_t next = last->ordinal + 1;
    bool resumes = open->outer && kjr_outline_node(c->outline, open->outer)->ordinal + 1 == node->ordinal;
    open->last = id;
    if (node->ordinal == next) return;
    open->broken++;
    if (resumes) return;
    if (node->ordinal < next && has_own_line(c, node) != has_own_line(c, last)) return;
    if (node->ordinal > next && kjr_is_counted_otherwise(c, last->end, node->start, next, true)) return;
    report_break(c, node, last);
}

static void check_siblings(kjr_checker *c, uint32_t id)
{
    series open[KJR_LABEL_FAMILIES] = {{0}};
    for (; id; id = kjr_outline_node(c->outline, id)->next) {
        const kjr_node *node = kjr_outline_node(c->outline, id);
        uint8_t family = kjr_heading_family(c, node);
        if (!family) continue;
        series *own = &open[family];
        if (own->first && node->ordinal > 1) {
            go_on(c, own, id);
            continue;
        }
        end_series(c, own);
        *own = (series){.first = id, .last = id, .outer = own->last};
    }
    for (int family = 0; family < KJR_LABEL_FAMILIES; family++)
        end_series(c, &open[family]);
}

static void check_heading_order(kjr_checker *c)
{
    if (c->outline->nodes.count) check_siblings(c, 1);
    for (uint32_t id = 1; id <= c->outline->nodes.count && c->status >= 0; id++) {
        uint32_t child = kjr_outline_node(c->outline, id)->first_child;
        if (child) check_siblings(c, child);
    }
}

static const kjr_rule rules[] = {
    {"KJ-S001",
     "heading-sequence",
     KJREP_LEVEL_WARNING,
     check_heading_order,
     {{"Headings of one level under one parent are numbered 1, 2, 3 without gap or repetition.",
       "同一上级之下、同一层次的标题序号依次为一、二、三，不缺号、不重号。",
       "同一上級之下、同一層次的標題序號依次為一、二、三，不缺號、不重號。"}},
     {{"Excerpts may leave headings out; numbering may restart in annexes, which is taken for a new series.",
       "节录文本可能略去部分标题；附件等处重新编号时按新的序列处理。",
       "節錄文本可能略去部分標題；附件等處重新編號時按新的序列處理。"}},
     "GB/T 9704-2012, 7.3.3"},
    {"KJ-S002",
     "heading-level-skip",
     KJREP_LEVEL_NOTE,
     kjr_check_levels,
     {{"No heading skips a level that other sections of the report use.", "标题不跳过报告其他部分使用的层次。",
       "標題不跳過報告其他部分使用的層次。"}},
     {{"The standard says that levels may be used in their order; a report that uses two levels throughout is right.",
       "标准只说“可以依次”使用各层次；全文只用两个层次是正常的。",
       "標準只說「可以依次」使用各層次；全文只用兩個層次是正常的。"}},
     "GB/T 9704-2012, 7.3.3"},
    {"KJ-S003",
     "sibling-scheme-mismatch",
     KJREP_LEVEL_NOTE,
     kjr_check_schemes,
     {{"Sections of equal rank are divided in one way: by headings, or by points at the heads of paragraphs.",
       "同级各部分的分段方式一致：或设小标题，或用“一是、二是”分段。",
       "同級各部分的分段方式一致：或設小標題，或用「一是、二是」分段。"}},
     {{"A matter of style; told once for the sections under one heading.", "属于体例问题，同一上级标题下只提示一次。",
       "屬於體例問題，同一上級標題下只提示一次。"}},
     "editors' practice"},
    {"KJ-S004",
     "duplicate-block",
     KJREP_LEVEL_WARNING,
     kjr_check_repeats,
     {{"No paragraph and no title stands twice.", "段落和标题不重复出现。", "段落和標題不重複出現。"}},
     {{"What stands three times or more is taken for a running head; a title that the page repeats is only a note.",
       "出现三次以上的视为页眉；页面自带的重复标题只作提示。", "出現三次以上的視為頁眉；頁面自帶的重複標題只作提示。"}},
     "editors' practice"},
};

const kjr_family kjr_structure_rules = KJR_FAMILY(rules);
