/* The outline and walks over it. */
#include "support.h"

#include <stdbool.h>

static void arguments(void **state)
{
    (void)state;
    kjrep_report *report = read_text(sample);
    const kjrep_node none[] = {0, kjrep_report_node_count(report) + 1, UINT32_MAX};
    for (size_t i = 0; i < LENGTH(none); i++) {
        uint64_t start, end;
        size_t len = 7;
        assert_int_equal(kjrep_node_kind(report, none[i]), 0);
        assert_int_equal(kjrep_node_role(report, none[i]), 0);
        assert_int_equal(kjrep_node_level(report, none[i]), 0);
        assert_int_equal(kjrep_node_ordinal(report, none[i]), 0);
        assert_int_equal(kjrep_node_row(report, none[i]), 0);
        assert_int_equal(kjrep_node_column(report, none[i]), 0);
        assert_int_equal(kjrep_node_cell(report, none[i], 1, 1), 0);
        assert_int_equal(kjrep_node_is_head(report, none[i]), 0);
        assert_int_equal(kjrep_node_parent(report, none[i]), 0);
        assert_int_equal(kjrep_node_next_sibling(report, none[i]), 0);
        if (none[i]) assert_int_equal(kjrep_node_first_child(report, none[i]), 0);
        assert_null(kjrep_node_label(report, none[i], &len));
        assert_int_equal(len, 0);
        len = 7;
        assert_null(kjrep_node_title(report, none[i], &len));
        assert_int_equal(len, 0);
        assert_int_equal(kjrep_node_place(report, none[i], &start, &end), KJREP_E_ARG);
        assert_true(kjrep_node_body_end(report, none[i]) == 0);
    }
    assert_int_equal(kjrep_node_at(report, UINT64_MAX), 0);
    assert_int_equal(kjrep_node_at(report, UINT64_C(1) << 32), 0);
    assert_int_equal(kjrep_node_place(report, 1, NULL, NULL), KJREP_OK);
    assert_int_equal(kjrep_report_node_count(NULL), 0);
    assert_int_equal(kjrep_node_kind(NULL, 1), 0);
    kjrep_report_free(report);
}

static void assert_heading(const kjrep_report *report, const char *title, const char *label, int32_t kind,
                           int32_t level, uint32_t ordinal, kjrep_node parent)
{
    kjrep_node node = node_of(report, title);
    size_t len;
    const char *written = kjrep_node_label(report, node, &len);
    assert_words(written, len, label);
    assert_int_equal(kjrep_node_kind(report, node), kind);
    if (level >= 0) assert_int_equal(kjrep_node_level(report, node), level);
    assert_int_equal(kjrep_node_ordinal(report, node), ordinal);
    assert_int_equal(kjrep_node_parent(report, node), parent);
}

static void outline_of_the_sample(void **state)
{
    (void)state;
    kjrep_report *report = read_text(sample);
    kjrep_node title = node_of(report, "临川县2023年工作总结");
    kjrep_node first = node_of(report, "主要工作"), second = node_of(report, "改善民生");
    assert_int_equal(kjrep_node_kind(report, title), KJREP_NODE_TITLE);
    assert_int_equal(kjrep_node_level(report, title), 0);
    assert_heading(report, "主要工作", "一、", KJREP_NODE_HEADING, 1, 1, 0);
    assert_heading(report, "强化保障", "（一）", KJREP_NODE_HEADING, 2, 1, first);
    assert_heading(report, "改善民生", "（二）", KJREP_NODE_HEADING, 2, 2, first);
    assert_heading(report, "抓就业", "一是", KJREP_NODE_POINT, -1, 1, second);
    assert_heading(report, "抓教育", "二是", KJREP_NODE_POINT, -1, 2, second);
    assert_heading(report, "存在问题", "二、", KJREP_NODE_HEADING, 1, 2, 0);
    assert_heading(report, "下一步打算", "三、", KJREP_NODE_HEADING, 1, 3, 0);
    assert_int_equal(kjrep_node_role(report, node_of(report, "存在问题")), KJREP_ROLE_PROBLEMS);
    assert_int_equal(kjrep_node_role(report, node_of(report, "下一步打算")), KJREP_ROLE_NEXT_STEPS);
    uint64_t start, end;
    assert_int_equal(kjrep_node_place(report, first, &start, &end), KJREP_OK);
    assert_true(start == byte_of(report, "一、主要工作"));
    assert_true(end == start + strlen("一、主要工作"));
    uint64_t body_end = kjrep_node_body_end(report, first), next = byte_of(report, "二、存在问题");
    assert_true(body_end <= next && body_end + 1 >= next);
    kjrep_report_free(report);
}

static void node_at_a_byte(void **state)
{
    (void)state;
    kjrep_report *report = read_text(sample);
    kjrep_node at = kjrep_node_at(report, byte_of(report, "2所"));
    assert_true(at != 0);
    kjrep_node point = node_of(report, "抓教育");
    while (at && at != point)
        at = kjrep_node_parent(report, at);
    assert_int_equal(at, point);
    assert_int_equal(kjrep_node_at(report, 1), node_of(report, "临川县2023年工作总结")); /* inside a character */
    kjrep_report_free(report);
}

static void siblings_and_children_agree_with_parents(void **state)
{
    (void)state;
    kjrep_report *report = read_text(sample);
    uint32_t count = kjrep_report_node_count(report), reached = 0;
    for (kjrep_node parent = 0; parent <= count; parent++)
        for (kjrep_node child = kjrep_node_first_child(report, parent); child;
             child = kjrep_node_next_sibling(report, child)) {
            assert_int_equal(kjrep_node_parent(report, child), parent);
            assert_true(child > parent);
            reached++;
        }
    assert_int_equal(reached, count);
    kjrep_report_free(report);
}

static void names(void **state)
{
    (void)state;
    assert_string_equal(kjrep_node_kind_name(KJREP_NODE_HEADING), "heading");
    assert_string_equal(kjrep_node_kind_name(KJREP_NODE_BOILERPLATE), "boilerplate");
    assert_string_equal(kjrep_node_role_name(KJREP_ROLE_NEXT_STEPS), "next_steps");
    assert_null(kjrep_node_role_name(KJREP_ROLE_NONE));
    for (int32_t i = -2; i < 30; i++) {
        assert_int_equal(kjrep_node_kind_name(i) != NULL, i >= KJREP_NODE_TITLE && i <= KJREP_NODE_BOILERPLATE);
        assert_int_equal(kjrep_node_role_name(i) != NULL, i > KJREP_ROLE_NONE && i <= KJREP_ROLE_GLOSSARY);
    }
}

/* A page number inside a wrapped paragraph is a node of its own, and none of the paragraph's words. */
static void furniture_inside_a_paragraph(void **state)
{
    (void)state;
    kjrep_report *report = read_text("一、项目建设\n"
                                     "全县实施重点项目，完成投资十二亿\n"
                                     "元，其中水利项目投资三亿元，交通\n"
                                     "项目投资四亿元。\n"
                                     "（一）抓调度，逐月通报，督促按时\n"
                                     "- 1 -\n"
                                     "完成，年内全部竣工，不留尾巴和欠\n"
                                     "账。\n");
    kjrep_node heading = node_of(report, "抓调度，逐月通报，督促按时完成，年内全部竣工，不留尾巴和欠账");
    kjrep_node mark = kjrep_node_at(report, byte_of(report, "1 -"));
    uint64_t start, end;
    assert_int_equal(kjrep_node_kind(report, mark), KJREP_NODE_BOILERPLATE);
    assert_int_equal(kjrep_node_place(report, mark, &start, &end), KJREP_OK);
    assert_true(start == byte_of(report, "- 1 -") && end == start + strlen("- 1 -"));
    assert_true(kjrep_node_body_end(report, mark) == end);
    assert_int_equal(kjrep_node_at(report, byte_of(report, "完成，年内")), heading);
    uint64_t mark_end = end, piece_start, piece_end;
    assert_int_equal(kjrep_text_piece_count(report, start, end), 1);
    assert_int_equal(kjrep_node_place(report, heading, &start, &end), KJREP_OK);
    assert_int_equal(kjrep_text_piece_count(report, start, end), 2);
    assert_int_equal(kjrep_text_piece(report, start, end, 0, &piece_start, &piece_end), KJREP_OK);
    assert_true(piece_start == start && piece_end + strlen("\n- 1 -") == mark_end);
    assert_int_equal(kjrep_text_piece(report, start, end, 1, &piece_start, &piece_end), KJREP_OK);
    assert_true(piece_start == byte_of(report, "完成，年内") && piece_end == end);
    assert_int_equal(kjrep_text_piece(report, start, end, 2, &piece_start, &piece_end), KJREP_E_ARG);
    assert_int_equal(kjrep_text_piece_count(report, end, start), 0);
    assert_int_equal(kjrep_text_piece_count(report, 0, UINT64_MAX), 0);
    kjrep_report_free(report);
}

/* ---- Tables */

static void assert_cell(const kjrep_report *report, kjrep_node table, uint32_t row, uint32_t column, const char *words)
{
    kjrep_node cell = kjrep_node_cell(report, table, row, column);
    uint64_t start, end;
    assert_int_equal(kjrep_node_kind(report, cell), KJREP_NODE_CELL);
    assert_int_equal(kjrep_node_place(report, cell, &start, &end), KJREP_OK);
    assert_words(kjrep_report_text(report, NULL) + start, end - start, words);
    assert_int_equal(kjrep_node_row(report, cell), row);
    assert_int_equal(kjrep_node_column(report, cell), column);
    kjrep_node parent = kjrep_node_parent(report, cell);
    assert_int_equal(kjrep_node_kind(report, parent), KJREP_NODE_ROW);
    assert_int_equal(kjrep_node_row(report, parent), row);
    assert_int_equal(kjrep_node_parent(report, parent), table);
}

static kjrep_node table_of(const kjrep_report *report, kjrep_node from)
{
    for (kjrep_node node = from; node <= kjrep_report_node_count(report); node++)
        if (kjrep_node_kind(report, node) == KJREP_NODE_TABLE) return node;
    fail_msg("no table");
    return 0;
}

static void table_of_a_cell_a_line(void **state)
{
    (void)state;
    kjrep_report *report =
        read_text("滨嘉县2024年统计公报\n一、综合\n全年经济运行总体平稳，各项社会事业取得新的进步。\n"
                  "生产总值\n单位：亿元\n指标\n数值\n增长（%）\n"
                  "第一产业\n153.6\n11.0\n第二产业\n1,235.9\n-9.8\n第三产业\n611\n—\n"
                  "全年财政收入26.3亿元，同比增长4.8%，完成了预算的任务。\n");
    kjrep_node table = table_of(report, 1);
    assert_int_equal(kjrep_node_parent(report, table), node_of(report, "综合"));
    assert_cell(report, table, 1, 1, "指标");
    assert_cell(report, table, 1, 3, "增长（%）");
    assert_cell(report, table, 3, 2, "1,235.9");
    assert_cell(report, table, 4, 3, "—");
    assert_int_equal(kjrep_node_cell(report, table, 5, 1), 0);
    assert_int_equal(kjrep_node_cell(report, table, 1, 4), 0);
    assert_int_equal(kjrep_node_cell(report, table, 0, 1), 0);
    assert_int_equal(kjrep_node_cell(report, table + 1, 1, 1), 0);
    assert_int_equal(kjrep_node_is_head(report, kjrep_node_cell(report, table, 1, 2)), 1);
    assert_int_equal(kjrep_node_is_head(report, kjrep_node_cell(report, table, 2, 1)), 1);
    assert_int_equal(kjrep_node_is_head(report, kjrep_node_cell(report, table, 2, 2)), 0);
    assert_int_equal(kjrep_node_row(report, table), 0);
    assert_int_equal(kjrep_node_column(report, table), 0);
    assert_int_equal(kjrep_node_at(report, byte_of(report, "611")), kjrep_node_cell(report, table, 4, 2));
    kjrep_report_free(report);
}

static void table_of_a_row_a_line(void **state)
{
    (void)state;
    kjrep_report *report = read_text("滨嘉县2024年统计公报\n一、工业\n全年工业生产保持稳定，主要产品产量见下表。\n"
                                     "产品\t单位\t产量\n原煤\t万吨\t186.4\n水泥（折纯）\t万吨\t12\n"
                                     "二、人口\n年末人口情况见下表，数字由公安机关提供。\n"
                                     "城镇 23.1 51.2%\n乡村 22.0 48.8%\n合计 45.1 100%\n");
    kjrep_node table = table_of(report, 1), second = table_of(report, table + 1);
    assert_cell(report, table, 1, 3, "产量");
    assert_cell(report, table, 3, 1, "水泥（折纯）");
    assert_cell(report, table, 3, 3, "12");
    assert_int_equal(kjrep_node_parent(report, second), node_of(report, "人口"));
    assert_cell(report, second, 1, 1, "城镇");
    assert_cell(report, second, 3, 3, "100%");
    kjrep_report_free(report);
}

/* ---- Walks */

static void walk_arguments(void **state)
{
    (void)state;
    kjrep_report *report = read_text(sample);
    kjrep_walk *walk = (kjrep_walk *)report;
    kjrep_error error = NEW_ERROR;
    kjrep_step step = {.struct_size = sizeof step};
    assert_int_equal(kjrep_walk_new(NULL, report, 0, &error), KJREP_E_ARG);
    assert_int_equal(error.code, KJREP_E_ARG);
    assert_int_equal(kjrep_walk_new(&walk, NULL, 0, &error), KJREP_E_ARG);
    assert_null(walk);
    walk = (kjrep_walk *)report;
    assert_int_equal(kjrep_walk_new(&walk, report, kjrep_report_node_count(report) + 1, NULL), KJREP_E_ARG);
    assert_null(walk);
    assert_int_equal(kjrep_walk_next(NULL, &step), KJREP_E_ARG);
    assert_int_equal(kjrep_walk_new(&walk, report, 0, &error), KJREP_OK);
    assert_int_equal(kjrep_walk_next(walk, NULL), KJREP_E_ARG);
    kjrep_walk_free(walk);
    kjrep_walk_free(NULL);
    kjrep_report_free(report);
}

/* Enter and leave match like brackets, leaves have no children, depth is that of the nesting, nodes come in order. */
static void assert_walk(kjrep_report *report, kjrep_node top)
{
    kjrep_walk *walk = NULL;
    kjrep_step step = {.struct_size = sizeof step};
    kjrep_node open[64], last = 0;
    uint32_t depth = 0, visited = 0;
    kjrep_status rc;
    assert_int_equal(kjrep_walk_new(&walk, report, top, NULL), KJREP_OK);
    while ((rc = kjrep_walk_next(walk, &step)) == KJREP_OK) {
        if (step.event == KJREP_WALK_LEAVE) {
            assert_true(depth > 0);
            assert_int_equal(open[--depth], step.node);
            assert_int_equal(step.depth, depth);
            continue;
        }
        assert_true(step.node > last);
        last = step.node;
        visited++;
        assert_int_equal(step.depth, depth);
        if (depth || !top) assert_int_equal(kjrep_node_parent(report, step.node), depth ? open[depth - 1] : 0);
        else assert_int_equal(step.node, top);
        bool leaf = kjrep_node_first_child(report, step.node) == 0;
        assert_int_equal(step.event, leaf ? KJREP_WALK_LEAF : KJREP_WALK_ENTER);
        if (!leaf) {
            assert_true(depth < LENGTH(open));
            open[depth++] = step.node;
        }
    }
    assert_int_equal(rc, KJREP_DONE);
    assert_int_equal(depth, 0);
    for (int i = 0; i < 3; i++)
        assert_int_equal(kjrep_walk_next(walk, &step), KJREP_DONE);
    if (!top) assert_int_equal(visited, kjrep_report_node_count(report));
    else assert_true(visited >= 1);
    kjrep_walk_free(walk);
}

static void walks(void **state)
{
    (void)state;
    kjrep_report *report = read_text(sample);
    for (kjrep_node top = 0; top <= kjrep_report_node_count(report); top++)
        assert_walk(report, top);
    kjrep_report_free(report);
    report = read_text("");
    assert_walk(report, 0);
    kjrep_report_free(report);
}

static void steps_are_written_no_further_than_their_size(void **state)
{
    (void)state;
    kjrep_report *report = read_text(sample);
    union {
        kjrep_step step;
        unsigned char bytes[sizeof(kjrep_step)];
    } box;
    for (uint32_t size = sizeof(uint32_t); size <= sizeof(kjrep_step); size += 4) {
        kjrep_walk *walk = NULL;
        assert_int_equal(kjrep_walk_new(&walk, report, 0, NULL), KJREP_OK);
        memset(&box, 0xA5, sizeof box);
        box.step.struct_size = size;
        kjrep_walk_next(walk, &box.step); /* too small a struct may be refused */
        assert_int_equal(box.step.struct_size, size);
        for (size_t i = size; i < sizeof box; i++)
            assert_int_equal(box.bytes[i], 0xA5);
        kjrep_walk_free(walk);
    }
    kjrep_report_free(report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arguments),
        cmocka_unit_test(outline_of_the_sample),
        cmocka_unit_test(node_at_a_byte),
        cmocka_unit_test(furniture_inside_a_paragraph),
        cmocka_unit_test(table_of_a_cell_a_line),
        cmocka_unit_test(table_of_a_row_a_line),
        cmocka_unit_test(siblings_and_children_agree_with_parents),
        cmocka_unit_test(names),
        cmocka_unit_test(walk_arguments),
        cmocka_unit_test(walks),
        cmocka_unit_test(steps_are_written_no_further_than_their_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
