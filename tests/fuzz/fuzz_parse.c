/* The outline of any text is a tree in the order of the text. */
#include "fuzz.h"

static void check_node(const kjrep_report *report, kjrep_node node, const char *text, size_t len)
{
    uint64_t start, end, body_end = kjrep_node_body_end(report, node);
    REQUIRE(kjrep_node_place(report, node, &start, &end) == KJREP_OK);
    require_place(text, len, start, end);
    require_place(text, len, end, body_end);
    REQUIRE(kjrep_node_kind_name(kjrep_node_kind(report, node)));
    int32_t role = kjrep_node_role(report, node);
    REQUIRE(role == KJREP_ROLE_NONE || kjrep_node_role_name(role));
    REQUIRE(kjrep_node_level(report, node) >= 0);
    size_t label_len, title_len;
    const char *label = kjrep_node_label(report, node, &label_len), *title = kjrep_node_title(report, node, &title_len);
    REQUIRE(label && title && label_len <= end - start && title_len <= end - start);

    kjrep_node parent = kjrep_node_parent(report, node);
    REQUIRE(parent < node);
    if (parent) {
        uint64_t parent_start;
        REQUIRE(kjrep_node_place(report, parent, &parent_start, NULL) == KJREP_OK);
        REQUIRE(parent_start <= start && body_end <= kjrep_node_body_end(report, parent));
    }
    if (node > 1) {
        uint64_t earlier;
        REQUIRE(kjrep_node_place(report, node - 1, &earlier, NULL) == KJREP_OK);
        REQUIRE(earlier <= start);
    }
    kjrep_node next = kjrep_node_next_sibling(report, node);
    if (next) {
        uint64_t next_start;
        REQUIRE(next > node && kjrep_node_parent(report, next) == parent);
        REQUIRE(kjrep_node_place(report, next, &next_start, NULL) == KJREP_OK);
        REQUIRE(next_start >= body_end || kjrep_node_kind(report, next) == KJREP_NODE_BOILERPLATE);
    }
    kjrep_node child = kjrep_node_first_child(report, node);
    if (child) REQUIRE(child == node + 1 && kjrep_node_parent(report, child) == node);
}

/* The innermost node at a byte holds it, and none of its children does. */
static void check_node_at(const kjrep_report *report, uint64_t byte)
{
    kjrep_node node = kjrep_node_at(report, byte);
    REQUIRE(node <= kjrep_report_node_count(report));
    uint64_t start;
    if (node) {
        REQUIRE(kjrep_node_place(report, node, &start, NULL) == KJREP_OK);
        REQUIRE(start <= byte && byte < kjrep_node_body_end(report, node));
    }
    int most = 50;
    for (kjrep_node child = kjrep_node_first_child(report, node); child && most > 0;
         child = kjrep_node_next_sibling(report, child), most--) {
        REQUIRE(kjrep_node_place(report, child, &start, NULL) == KJREP_OK);
        REQUIRE(!(start <= byte && byte < kjrep_node_body_end(report, child)));
    }
}

static void check_walk(kjrep_report *report)
{
    kjrep_walk *walk = NULL;
    kjrep_step step = {.struct_size = sizeof step};
    kjrep_node visited = 0, open = 0; /* the innermost node that was entered and not left */
    uint32_t depth = 0;
    kjrep_status rc;
    REQUIRE(kjrep_walk_new(&walk, report, 0, NULL) == KJREP_OK);
    while ((rc = kjrep_walk_next(walk, &step)) == KJREP_OK) {
        if (step.event == KJREP_WALK_LEAVE) {
            REQUIRE(depth > 0 && step.node == open);
            open = kjrep_node_parent(report, open);
            REQUIRE(step.depth == --depth);
            continue;
        }
        REQUIRE(step.node == ++visited); /* every node once, in order */
        REQUIRE(kjrep_node_parent(report, step.node) == open);
        REQUIRE(step.depth == depth);
        bool leaf = !kjrep_node_first_child(report, step.node);
        REQUIRE(step.event == (leaf ? KJREP_WALK_LEAF : KJREP_WALK_ENTER));
        if (!leaf) {
            open = step.node;
            depth++;
        }
    }
    REQUIRE(rc == KJREP_DONE && depth == 0 && visited == kjrep_report_node_count(report));
    REQUIRE(kjrep_walk_next(walk, &step) == KJREP_DONE);
    kjrep_walk_free(walk);
}

static void check_header_fields(const kjrep_report *report, const char *text, size_t len)
{
    for (int32_t field = KJREP_META_TITLE; field <= KJREP_META_PAGE_TIME; field++) {
        uint64_t start, end;
        size_t words_len;
        const char *words = kjrep_report_meta(report, field, &words_len);
        kjrep_status rc = kjrep_report_meta_place(report, field, &start, &end);
        REQUIRE(rc == KJREP_OK || rc == KJREP_ABSENT);
        if (rc == KJREP_OK) require_place(text, len, start, end);
        if (rc == KJREP_OK) REQUIRE(words);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    kjrep_report *report = NULL;
    if (kjrep_report_parse(&report, fuzz_engine(), (const char *)data, size, NULL, NULL) != KJREP_OK) return 0;
    size_t len;
    const char *text = kjrep_report_text(report, &len);
    for (kjrep_node node = 1; node <= kjrep_report_node_count(report); node++)
        check_node(report, node, text, len);
    for (uint64_t byte = 0; byte <= len; byte += 1 + len / 512)
        check_node_at(report, byte);
    check_walk(report);
    check_header_fields(report, text, len);
    kjrep_report_free(report);
    return 0;
}
