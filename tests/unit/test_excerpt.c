/* Nodes chosen by paths; words, sentences and clauses of nodes. */
#include "support.h"

static const char layered[] = "临川县2023年工作总结\n"
                              "一、主要工作\n"
                              "（一）项目建设。开工46项。一是抓储备，提前谋划；二是抓调度，逐月通报。\n"
                              "（二）改善民生\n"
                              "新增就业1,600人（含返乡农民工300人，退役军人50人），增长5.1%。“稳”字当头。好！\n"
                              "二、存在问题\n"
                              "（一）人手紧缺\n"
                              "三、下一步打算\n"
                              "（1）抓工业\n"
                              "产品\t产量\n原煤\t186.4\n钢材\t12.5\n";

static void require_patterns(void)
{
    if (!kjrep_has(KJREP_PART_PATTERNS)) skip();
}

static kjrep_excerpt *chosen(kjrep_report *report, const char *path)
{
    kjrep_excerpt *excerpt = NULL;
    kjrep_error error = NEW_ERROR;
    if (kjrep_excerpt_new(&excerpt, report, path, strlen(path), &error) != KJREP_OK)
        fail_msg("%s: %s", path, error.text);
    assert_ptr_equal(kjrep_excerpt_report(excerpt), report);
    return excerpt;
}

/* The titles of the chosen nodes, with `|` between them; of text nodes their first bytes. */
static void assert_chosen(kjrep_report *report, const char *path, const char *expected)
{
    char got[400] = "";
    kjrep_excerpt *excerpt = chosen(report, path);
    for (uint32_t i = 0; i < kjrep_excerpt_count(excerpt); i++) {
        size_t len, used = strlen(got);
        uint64_t start, end;
        kjrep_node node = kjrep_excerpt_node(excerpt, i);
        const char *title = kjrep_node_title(report, node, &len);
        if (!len) {
            assert_int_equal(kjrep_node_place(report, node, &start, &end), KJREP_OK);
            title = kjrep_report_text(report, NULL) + start;
            len = end - start;
        }
        snprintf(got + used, sizeof got - used, "%s%.*s", i ? "|" : "", (int)len, title);
    }
    assert_int_equal(kjrep_excerpt_node(excerpt, kjrep_excerpt_count(excerpt)), 0);
    if (strcmp(got, expected) != 0) fail_msg("%s chose %s instead of %s", path, got, expected);
    kjrep_excerpt_free(excerpt);
}

static void paths(void **state)
{
    (void)state;
    kjrep_report *report = read_text(layered);
    assert_chosen(report, "一/（一）/二是", "抓调度");
    assert_chosen(report, "一、/(一)", "项目建设");
    assert_chosen(report, "（一）", "项目建设|人手紧缺");
    assert_chosen(report, "/（一）", "");
    assert_chosen(report, "/二/（一）", "人手紧缺");
    assert_chosen(report, "主要工作/改善民生", "改善民生");
    assert_chosen(report, "主要工作//一是", "抓储备");
    assert_chosen(report, "主要工作/一是", "");
    assert_chosen(report, "三/（1）", "抓工业");
    assert_chosen(report, "三/１", "");
    assert_chosen(report, "role:problems", "存在问题");
    assert_chosen(report, "role:problems/*", "人手紧缺");
    assert_chosen(report, "role:next_steps//kind:cell", "产品|产量|原煤|186.4|钢材|12.5");
    assert_chosen(report, "kind:title", "临川县2023年工作总结");
    assert_chosen(report, "no such heading", "");
    kjrep_report_free(report);
}

static void patterns(void **state)
{
    (void)state;
    require_patterns();
    kjrep_report *report = read_text(layered);
    assert_chosen(report, "~^抓", "抓储备|抓调度|抓工业");
    assert_chosen(report, "~[民项].*[生设]", "项目建设|改善民生");
    kjrep_report_free(report);
}

typedef struct bad_path {
    const char *path;
    kjrep_status status;
    uint64_t byte;
    uint32_t column;
} bad_path;

static void assert_bad(const bad_path *bad)
{
    kjrep_report *report = read_text(layered);
    kjrep_excerpt *excerpt = (kjrep_excerpt *)report;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_excerpt_new(&excerpt, report, bad->path, strlen(bad->path), &error), bad->status);
    assert_null(excerpt);
    assert_int_equal(error.code, bad->status);
    if (error.byte != bad->byte || error.column != bad->column)
        fail_msg("%s: byte %d, column %u", bad->path, (int)error.byte, (unsigned)error.column);
    kjrep_report_free(report);
}

static void paths_that_cannot_be_read(void **state)
{
    (void)state;
    static const bad_path bad[] = {
        {"", KJREP_E_SYNTAX, 0, 1},
        {"/", KJREP_E_SYNTAX, 1, 2},
        {"一/", KJREP_E_SYNTAX, 4, 3},
        {"一///二", KJREP_E_SYNTAX, 5, 4},
        {"role:", KJREP_E_SYNTAX, 0, 1},
        {"一/role:nothing", KJREP_E_SYNTAX, 4, 3},
        {"kind:resul", KJREP_E_SYNTAX, 0, 1},
        {"一\xFF", KJREP_E_UTF8, 3, 2},
        {"1/2/3/4/5/6/7/8/9/1/2/3/4/5/6/7/8/9/1/2/3/4/5/6/7/8/9/1/2/3/4/5/6", KJREP_E_LIMIT, UINT64_MAX, 0},
    };
    for (size_t i = 0; i < LENGTH(bad); i++)
        assert_bad(&bad[i]);
}

static void patterns_that_cannot_be_read(void **state)
{
    (void)state;
    static const bad_path bad[] = {{"一/~(", KJREP_E_SYNTAX, 6, 5}, {"~\\C", KJREP_E_SYNTAX, 3, 4}};
    require_patterns();
    for (size_t i = 0; i < LENGTH(bad); i++)
        assert_bad(&bad[i]);
}

static void patterns_are_limited(void **state)
{
    (void)state;
    static const char slow[] = "~(a+)+$";
    require_patterns();
    kjrep_report *report = read_text("一、aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa中\n");
    kjrep_excerpt *excerpt = NULL;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_excerpt_new(&excerpt, report, slow, strlen(slow), &error), KJREP_E_LIMIT);
    assert_int_equal(error.code, KJREP_E_LIMIT);
    assert_null(excerpt);
    kjrep_report_free(report);
}

static void arguments(void **state)
{
    (void)state;
    kjrep_report *report = read_text(layered);
    kjrep_excerpt *excerpt = NULL;
    kjrep_error error = NEW_ERROR;
    uint64_t start, end;
    assert_int_equal(kjrep_excerpt_new(NULL, report, "*", 1, &error), KJREP_E_ARG);
    assert_int_equal(error.code, KJREP_E_ARG);
    assert_int_equal(kjrep_excerpt_new(&excerpt, NULL, "*", 1, NULL), KJREP_E_ARG);
    assert_int_equal(kjrep_excerpt_new(&excerpt, report, NULL, 1, NULL), KJREP_E_ARG);
    assert_int_equal(kjrep_excerpt_count(NULL), 0);
    assert_int_equal(kjrep_excerpt_node(NULL, 0), 0);
    assert_null(kjrep_excerpt_report(NULL));
    kjrep_excerpt_free(NULL);
    kjrep_buffer *buffer = NULL;
    assert_int_equal(kjrep_buffer_new(&buffer, NULL, NULL), KJREP_OK);
    assert_int_equal(kjrep_node_write_words(report, 0, KJREP_NODE_OWN_WORDS, kjrep_buffer_write, buffer, &error),
                     KJREP_E_ARG);
    assert_int_equal(kjrep_node_write_words(report, 1, 3, kjrep_buffer_write, buffer, NULL), KJREP_E_ARG);
    assert_int_equal(kjrep_node_write_words(report, 1, KJREP_NODE_OWN_WORDS, NULL, buffer, NULL), KJREP_E_ARG);
    kjrep_buffer_free(buffer);
    assert_int_equal(kjrep_node_next_unit(report, 0, KJREP_UNIT_CLAUSE, 0, &start, &end), KJREP_E_ARG);
    assert_int_equal(kjrep_node_next_unit(report, 1, 0, 0, &start, &end), KJREP_E_ARG);
    assert_int_equal(kjrep_node_next_unit(report, 1, KJREP_UNIT_CLAUSE, 0, NULL, &end), KJREP_E_ARG);
    assert_int_equal(kjrep_node_next_unit(report, 1, KJREP_UNIT_CLAUSE, UINT64_MAX, &start, &end), KJREP_DONE);
    kjrep_report_free(report);
}

/* ---- Words */

static void assert_node_words(const kjrep_report *report, kjrep_node node, int32_t which, const char *expected)
{
    kjrep_buffer *buffer = NULL;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_buffer_new(&buffer, NULL, NULL), KJREP_OK);
    assert_int_equal(kjrep_node_write_words(report, node, which, kjrep_buffer_write, buffer, &error), KJREP_OK);
    assert_string_equal(kjrep_buffer_data(buffer, NULL), expected);
    kjrep_buffer_free(buffer);
}

static int32_t refuse(void *context, const char *data, size_t len)
{
    (void)context;
    (void)data;
    (void)len;
    return 1;
}

static void words_of_nodes(void **state)
{
    (void)state;
    kjrep_report *report = read_text(layered);
    kjrep_node first = node_of(report, "项目建设");
    assert_node_words(report, first, KJREP_NODE_OWN_WORDS, "（一）项目建设\n");
    assert_node_words(report, first, KJREP_NODE_ALL_WORDS,
                      "（一）项目建设。开工46项。一是抓储备，提前谋划；二是抓调度，逐月通报。\n");
    assert_node_words(report, node_of(report, "抓储备"), KJREP_NODE_OWN_WORDS, "一是抓储备，提前谋划；\n");
    assert_node_words(report, node_of(report, "存在问题"), KJREP_NODE_ALL_WORDS, "二、存在问题\n（一）人手紧缺\n");
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_node_write_words(report, first, KJREP_NODE_OWN_WORDS, refuse, NULL, &error), KJREP_E_IO);
    assert_int_equal(error.code, KJREP_E_IO);
    kjrep_report_free(report);
}

/* What a page puts between is none of the words. */
static void words_over_pages(void **state)
{
    (void)state;
    kjrep_report *report = read_text("一、项目建设\n"
                                     "全县实施重点项目，完成投资十二亿\n"
                                     "元，其中水利项目投资三亿元，交通\n"
                                     "- 1 -\n"
                                     "项目投资四亿元，其余为民生项目。\n"
                                     "群众对此普遍满意，社会反响良好，\n"
                                     "媒体多有报道。\n");
    assert_node_words(report, node_of(report, "项目建设"), KJREP_NODE_ALL_WORDS,
                      "一、项目建设\n全县实施重点项目，完成投资十二亿元，其中水利项目投资三亿元，交通项目投资四亿元，"
                      "其余为民生项目。群众对此普遍满意，社会反响良好，媒体多有报道。\n");
    kjrep_node mark = kjrep_node_at(report, byte_of(report, "- 1 -"));
    assert_node_words(report, mark, KJREP_NODE_ALL_WORDS, "- 1 -\n");
    kjrep_report_free(report);
}

/* ---- Sentences and clauses */

static void assert_units(const kjrep_report *report, kjrep_node node, int32_t unit, const char *const *expected,
                         size_t count)
{
    uint64_t start, end, from = 0;
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(kjrep_node_next_unit(report, node, unit, from, &start, &end), KJREP_OK);
        assert_words(kjrep_report_text(report, NULL) + start, end - start, expected[i]);
        from = end;
    }
    assert_int_equal(kjrep_node_next_unit(report, node, unit, from, &start, &end), KJREP_DONE);
}

static void units(void **state)
{
    (void)state;
    static const char *const sentences[] = {
        "（二）改善民生", "新增就业1,600人（含返乡农民工300人，退役军人50人），增长5.1%。", "“稳”字当头。", "好！"};
    static const char *const clauses[] = {"（二）改善民生", "新增就业1,600人（含返乡农民工300人，退役军人50人），",
                                          "增长5.1%。", "“稳”字当头。", "好！"};
    static const char *const cells[] = {"产品", "产量", "原煤", "186.4", "钢材", "12.5"};
    kjrep_report *report = read_text(layered);
    kjrep_node node = node_of(report, "改善民生");
    assert_units(report, node, KJREP_UNIT_SENTENCE, sentences, LENGTH(sentences));
    assert_units(report, node, KJREP_UNIT_CLAUSE, clauses, LENGTH(clauses));
    kjrep_excerpt *tables = chosen(report, "kind:table");
    assert_units(report, kjrep_excerpt_node(tables, 0), KJREP_UNIT_SENTENCE, cells, LENGTH(cells));
    kjrep_excerpt_free(tables);
    kjrep_report_free(report);
}

/* ---- Rendered */

static void assert_rendered(const kjrep_report *report, int32_t form, const char *path, const char *held,
                            const char *left_out)
{
    kjrep_options *options = new_options();
    kjrep_buffer *buffer = NULL;
    assert_int_equal(kjrep_options_set_text(options, KJREP_OPT_SELECT, path, strlen(path)), KJREP_OK);
    assert_int_equal(kjrep_buffer_new(&buffer, NULL, NULL), KJREP_OK);
    assert_int_equal(kjrep_report_render(report, form, options, kjrep_buffer_write, buffer, NULL), KJREP_OK);
    assert_non_null(strstr(kjrep_buffer_data(buffer, NULL), held));
    assert_null(strstr(kjrep_buffer_data(buffer, NULL), left_out));
    kjrep_buffer_free(buffer);
    kjrep_options_free(options);
}

static void chosen_nodes_are_rendered(void **state)
{
    (void)state;
    kjrep_report *report = read_text(layered);
    static const int32_t forms[] = {KJREP_FORM_OUTLINE_TREE, KJREP_FORM_OUTLINE_JSON, KJREP_FORM_TEXT};
    for (size_t i = 0; i < LENGTH(forms); i++)
        assert_rendered(report, forms[i], "一/（一）", "抓储备", "改善民生");
    kjrep_options *options = new_options();
    kjrep_buffer *buffer = NULL;
    kjrep_error error = NEW_ERROR;
    assert_int_equal(kjrep_options_set_text(options, KJREP_OPT_SELECT, "一/", strlen("一/")), KJREP_OK);
    assert_int_equal(kjrep_buffer_new(&buffer, NULL, NULL), KJREP_OK);
    assert_int_equal(kjrep_report_render(report, KJREP_FORM_TEXT, options, kjrep_buffer_write, buffer, &error),
                     KJREP_E_SYNTAX);
    assert_int_equal(error.code, KJREP_E_SYNTAX);
    kjrep_buffer_free(buffer);
    kjrep_options_free(options);
    kjrep_report_free(report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths),
        cmocka_unit_test(patterns),
        cmocka_unit_test(paths_that_cannot_be_read),
        cmocka_unit_test(patterns_that_cannot_be_read),
        cmocka_unit_test(patterns_are_limited),
        cmocka_unit_test(arguments),
        cmocka_unit_test(words_of_nodes),
        cmocka_unit_test(words_over_pages),
        cmocka_unit_test(units),
        cmocka_unit_test(chosen_nodes_are_rendered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
