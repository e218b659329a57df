/* What the unit tests share. */
#ifndef KJREP_TESTS_SUPPORT_H
#define KJREP_TESTS_SUPPORT_H

#include <kjrep/kjrep.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define LENGTH(array) (sizeof(array) / sizeof *(array))
#define NEW_ERROR                                                                                                      \
    {                                                                                                                  \
        .struct_size = sizeof(kjrep_error)                                                                             \
    }

/* A small report with all that a report has. */
static const char sample[] =
    "临川县2023年工作总结\n"
    "\n"
    "现将有关情况报告如下：\n"
    "一、主要工作\n"
    "（一）强化保障。全年实施重点项目46项，其中：交通项目16项、水利项目30项。完成投资175.9亿元，同比增长5.1%。\n"
    "（二）改善民生。新增就业1600多人。一是抓就业。建成就业驿站6个。二是抓教育。新建学校2所。\n"
    "二、存在问题\n"
    "满意度排名第7位，财政收入下降3.2%。\n"
    "三、下一步打算\n"
    "力争地区生产总值增长6%—8%。落实《临川县发展规划》（临政发〔2022〕9号），抓好“三抓一促”。\n"
    "\n"
    "临川县人民政府\n"
    "2024年1月12日\n";

static inline kjrep_engine *new_engine(void)
{
    kjrep_engine *engine = NULL;
    assert_int_equal(kjrep_engine_new(&engine, NULL, NULL), KJREP_OK);
    assert_non_null(engine);
    return engine;
}

/* A report of these bytes; the caller frees it. */
static inline kjrep_report *read_bytes(const char *bytes, size_t len, const kjrep_options *options)
{
    kjrep_engine *engine = new_engine();
    kjrep_report *report = NULL;
    kjrep_error error = NEW_ERROR;
    kjrep_status rc = kjrep_report_parse(&report, engine, bytes, len, options, &error);
    if (rc != KJREP_OK) fail_msg("%s: %s", kjrep_status_name(rc), error.text);
    assert_int_equal(error.code, KJREP_OK);
    assert_non_null(report);
    kjrep_engine_free(engine);
    return report;
}

static inline kjrep_report *read_text(const char *text)
{
    return read_bytes(text, strlen(text), NULL);
}

static inline kjrep_options *new_options(void)
{
    kjrep_options *options = NULL;
    assert_int_equal(kjrep_options_new(&options), KJREP_OK);
    assert_non_null(options);
    return options;
}

static inline void assert_words(const char *words, size_t len, const char *expected)
{
    assert_non_null(words);
    if (len != strlen(expected) || memcmp(words, expected, len) != 0)
        fail_msg("\"%.*s\" instead of \"%s\"", (int)len, words, expected);
}

/* The metric whose expression is `words`. */
static inline kjrep_metric metric_of(const kjrep_report *report, const char *words)
{
    for (kjrep_metric metric = 1; metric <= kjrep_report_metric_count(report); metric++) {
        size_t len = 0;
        const char *text = kjrep_metric_words(report, metric, KJREP_WORDS_TEXT, &len);
        if (text && len == strlen(words) && memcmp(text, words, len) == 0) return metric;
    }
    fail_msg("no metric %s", words);
    return 0;
}

/* The node whose title is `words`. */
static inline kjrep_node node_of(const kjrep_report *report, const char *words)
{
    for (kjrep_node node = 1; node <= kjrep_report_node_count(report); node++) {
        size_t len = 0;
        const char *title = kjrep_node_title(report, node, &len);
        if (title && len == strlen(words) && memcmp(title, words, len) == 0) return node;
    }
    fail_msg("no node %s", words);
    return 0;
}

static inline uint64_t byte_of(const kjrep_report *report, const char *words)
{
    const char *text = kjrep_report_text(report, NULL), *found = strstr(text, words);
    assert_non_null(found);
    return (uint64_t)(found - text);
}

#endif
