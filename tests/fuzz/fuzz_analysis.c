/* Metrics, times, entities and findings of any text, and every form of output. */
#include "fuzz.h"

/* ---- Numbers */

typedef struct wide {
    int64_t upper;
    uint64_t lower;
    bool is_there;
} wide;

static wide number(const kjrep_report *report, kjrep_metric metric, int32_t which)
{
    wide w = {0, 0, false};
    char text[48];
    kjrep_status rc = kjrep_metric_decimal(report, metric, which, text, sizeof text);
    REQUIRE(rc == KJREP_OK || rc == KJREP_ABSENT);
    REQUIRE(kjrep_metric_millionths(report, metric, which, &w.upper, &w.lower) == rc);
    w.is_there = rc == KJREP_OK;
    if (w.is_there) {
        size_t len = strlen(text);
        REQUIRE(len > 0 && len < sizeof text && strspn(text, "-0123456789.") == len);
    }
    return w;
}

static bool at_most(wide a, wide b)
{
    return a.upper < b.upper || (a.upper == b.upper && a.lower <= b.lower);
}

static void check_numbers(const kjrep_report *report, kjrep_metric metric)
{
    wide value = number(report, metric, KJREP_DECIMAL_VALUE),
         value_high = number(report, metric, KJREP_DECIMAL_VALUE_HIGH);
    wide low = number(report, metric, KJREP_DECIMAL_LOW), high = number(report, metric, KJREP_DECIMAL_HIGH);
    if (value.is_there && low.is_there) REQUIRE(at_most(low, value));
    if (value.is_there && high.is_there) REQUIRE(at_most(value, high));
    if (value_high.is_there) REQUIRE(value.is_there && at_most(value, value_high));
    if (value_high.is_there && high.is_there) REQUIRE(at_most(value_high, high));
    if (low.is_there && high.is_there) REQUIRE(at_most(low, high));
    if (kjrep_metric_flags(report, metric) & KJREP_FLAG_OUT_OF_RANGE)
        REQUIRE(!value.is_there && !value_high.is_there && !low.is_there && !high.is_there);
}

/* ---- Facts */

static void check_date(int32_t date)
{
    int32_t month = date / 100 % 100, day = date % 100;
    REQUIRE(date == 0 || (date >= 10101 && date <= 99991231 && month >= 1 && month <= 12 && day >= 1 && day <= 31));
}

static void check_metric(const kjrep_report *report, kjrep_metric metric, const char *text, size_t len)
{
    uint64_t start, end, earlier, node_start;
    REQUIRE(kjrep_metric_place(report, metric, &start, &end) == KJREP_OK);
    require_place(text, len, start, end);
    REQUIRE(start < end);
    if (metric > 1) {
        REQUIRE(kjrep_metric_place(report, metric - 1, NULL, &earlier) == KJREP_OK);
        REQUIRE(earlier <= start);
    }
    kjrep_node node = kjrep_metric_node(report, metric);
    REQUIRE(kjrep_node_place(report, node, &node_start, NULL) == KJREP_OK);
    REQUIRE(node_start <= start && end <= kjrep_node_body_end(report, node));

    for (int32_t which = KJREP_WORDS_TEXT; which <= KJREP_WORDS_PARENT; which++) {
        size_t words_len;
        const char *words = kjrep_metric_words(report, metric, which, &words_len);
        kjrep_status rc = kjrep_metric_words_place(report, metric, which, &start, &end);
        REQUIRE(rc == (words ? KJREP_OK : KJREP_ABSENT));
        if (words) require_place(text, len, start, end);
        if (words) REQUIRE(words_len > 0 && words_len <= end - start);
        REQUIRE(words || which != KJREP_WORDS_TEXT);
    }
    REQUIRE(kjrep_metric_unit(report, metric));
    REQUIRE(kjrep_metric_kind_name(kjrep_metric_kind(report, metric)));
    REQUIRE(kjrep_metric_approx_name(kjrep_metric_approx(report, metric)));
    REQUIRE(kjrep_metric_change_name(kjrep_metric_change(report, metric)));
    REQUIRE(kjrep_metric_basis_name(kjrep_metric_basis(report, metric)));
    REQUIRE(kjrep_metric_modality_name(kjrep_metric_modality(report, metric)));
    check_date(kjrep_metric_date_from(report, metric));
    check_date(kjrep_metric_date_to(report, metric));
    check_numbers(report, metric);

    uint32_t count = kjrep_report_metric_count(report), steps = 0;
    for (kjrep_metric up = kjrep_metric_parent(report, metric); up; up = kjrep_metric_parent(report, up)) {
        REQUIRE(up != metric && up <= count);
        REQUIRE(++steps <= count); /* no circle */
        if (steps > 1000) break;
    }
}

static void check_facts(const kjrep_report *report, const char *text, size_t len)
{
    uint64_t start, end, last = 0;
    size_t words_len;
    for (kjrep_metric metric = 1; metric <= kjrep_report_metric_count(report); metric++)
        check_metric(report, metric, text, len);
    for (kjrep_time time = 1; time <= kjrep_report_time_count(report); time++) {
        REQUIRE(kjrep_time_place(report, time, &start, &end) == KJREP_OK);
        require_place(text, len, start, end);
        REQUIRE(start < end && last <= start);
        last = start;
        REQUIRE(kjrep_time_words(report, time, &words_len) && words_len > 0);
        check_date(kjrep_time_date_from(report, time));
        check_date(kjrep_time_date_to(report, time));
        if (kjrep_time_date_from(report, time) && kjrep_time_date_to(report, time))
            REQUIRE(kjrep_time_date_from(report, time) <= kjrep_time_date_to(report, time));
    }
    last = 0;
    for (kjrep_entity entity = 1; entity <= kjrep_report_entity_count(report); entity++) {
        REQUIRE(kjrep_entity_place(report, entity, &start, &end) == KJREP_OK);
        require_place(text, len, start, end);
        REQUIRE(start < end && last <= start);
        last = start;
        REQUIRE(kjrep_entity_words(report, entity, &words_len) && words_len > 0);
        REQUIRE(kjrep_entity_kind_name(kjrep_entity_kind(report, entity)));
    }
}

/* ---- Findings */

static void check_finding(const kjrep_findings *findings, kjrep_finding finding, const char *text, size_t len)
{
    uint64_t start, end;
    REQUIRE(kjrep_finding_place(findings, finding, &start, &end) == KJREP_OK);
    require_place(text, len, start, end);
    size_t message_len;
    const char *message = kjrep_finding_message(findings, finding, &message_len);
    REQUIRE(message && message_len == strlen(message) && !strchr(message, '\n'));
    REQUIRE(kjrep_finding_rule(findings, finding) && kjrep_level_name(kjrep_finding_level(findings, finding)));
    REQUIRE(strlen(kjrep_finding_fingerprint(findings, finding)) == 16);
    for (uint32_t i = 0; i < kjrep_finding_related_count(findings, finding); i++) {
        REQUIRE(kjrep_finding_related_place(findings, finding, i, &start, &end) == KJREP_OK);
        require_place(text, len, start, end);
        REQUIRE(kjrep_finding_related_message(findings, finding, i));
    }
    uint32_t metrics = kjrep_report_metric_count(kjrep_findings_report(findings));
    for (uint32_t i = 0; i < kjrep_finding_metric_count(findings, finding); i++) {
        kjrep_metric metric = kjrep_finding_metric(findings, finding, i);
        REQUIRE(metric >= 1 && metric <= metrics);
    }
    for (uint32_t i = 0; i < kjrep_finding_suggestion_count(findings, finding); i++)
        REQUIRE(kjrep_finding_suggestion(findings, finding, i));
}

/* ---- JSON: each line one object, well formed. Returns where the value ends, NULL when it is none. */

static const char *json_blank(const char *at, const char *end)
{
    while (at < end && *at == ' ')
        at++;
    return at;
}

static const char *json_string(const char *at, const char *end)
{
    if (at == end || *at != '"') return NULL;
    for (at++; at < end && *at != '"'; at++) {
        if ((unsigned char)*at < 0x20) return NULL;
        if (*at != '\\') continue;
        if (++at == end || !strchr("\"\\/bfnrtu", *at)) return NULL;
        if (*at == 'u') {
            if (end - at < 5 || strspn(at + 1, "0123456789abcdefABCDEF") < 4) return NULL;
            at += 4;
        }
    }
    return at < end ? at + 1 : NULL;
}

static const char *json_value(const char *at, const char *end, int depth)
{
    at = json_blank(at, end);
    if (at == end || depth > 100) return NULL;
    if (*at == '"') return json_string(at, end);
    if (*at == '{' || *at == '[') {
        bool object = *at == '{';
        char close = object ? '}' : ']';
        at = json_blank(at + 1, end);
        if (at < end && *at == close) return at + 1;
        for (;;) {
            if (object) {
                at = json_string(json_blank(at, end), end);
                if (!at) return NULL;
                at = json_blank(at, end);
                if (at == end || *at++ != ':') return NULL;
            }
            at = json_value(at, end, depth + 1);
            if (!at) return NULL;
            at = json_blank(at, end);
            if (at == end) return NULL;
            if (*at == close) return at + 1;
            if (*at++ != ',') return NULL;
        }
    }
    static const char *const words[] = {"true", "false", "null"};
    for (int i = 0; i < 3; i++)
        if ((size_t)(end - at) >= strlen(words[i]) && memcmp(at, words[i], strlen(words[i])) == 0)
            return at + strlen(words[i]);
    const char *start = at;
    if (at < end && *at == '-') at++;
    while (at < end && strchr("0123456789.eE+-", *at) && *at)
        at++;
    return at > start && at[-1] >= '0' && at[-1] <= '9' ? at : NULL;
}

static uint32_t check_json_lines(const kjrep_buffer *buffer)
{
    size_t len;
    const char *at = kjrep_buffer_data(buffer, &len), *end = at + len;
    uint32_t lines = 0;
    for (; at < end; lines++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        REQUIRE(stop && at[0] == '{' && stop[-1] == '}');
        REQUIRE(json_value(at, stop, 0) == stop);
        at = stop + 1;
    }
    return lines;
}

/* ---- Output */

static void render_report(const kjrep_report *report, kjrep_buffer *buffer, const char *text, size_t len)
{
    static const int32_t forms[] = {KJREP_FORM_OUTLINE_TREE,  KJREP_FORM_OUTLINE_JSON, KJREP_FORM_TEXT,
                                    KJREP_FORM_METRIC_TABLE,  KJREP_FORM_METRIC_JSONL, KJREP_FORM_METRIC_CSV,
                                    KJREP_FORM_METRIC_EXPLAIN};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        kjrep_buffer_clear(buffer);
        kjrep_status rc = kjrep_report_render(report, forms[i], NULL, kjrep_buffer_write, buffer, NULL);
        REQUIRE(rc == KJREP_OK);
        size_t out_len;
        const char *out = kjrep_buffer_data(buffer, &out_len);
        if (forms[i] == KJREP_FORM_OUTLINE_JSON) REQUIRE(check_json_lines(buffer) == 1);
        if (forms[i] == KJREP_FORM_METRIC_JSONL) REQUIRE(check_json_lines(buffer) == kjrep_report_metric_count(report));
        if (forms[i] == KJREP_FORM_TEXT) REQUIRE(out_len == len && memcmp(out, text, len) == 0);
    }
}

static void render_findings(const kjrep_findings *findings, kjrep_buffer *buffer)
{
    kjrep_buffer_clear(buffer);
    REQUIRE(kjrep_findings_render(findings, KJREP_FORM_FINDING_TEXT, NULL, kjrep_buffer_write, buffer, NULL) ==
            KJREP_OK);
    kjrep_buffer_clear(buffer);
    REQUIRE(kjrep_findings_render(findings, KJREP_FORM_FINDING_JSONL, NULL, kjrep_buffer_write, buffer, NULL) ==
            KJREP_OK);
    REQUIRE(check_json_lines(buffer) == kjrep_findings_count(findings));
    kjrep_buffer_clear(buffer);
    REQUIRE(kjrep_findings_render(findings, KJREP_FORM_FINDING_SARIF, NULL, kjrep_buffer_write, buffer, NULL) ==
            KJREP_OK);
}

/* The bytes as they are, and as the text of one fragment. */
static void render_fragments(const uint8_t *data, size_t size, kjrep_buffer *buffer)
{
    kjrep_error error = {.struct_size = sizeof error};
    kjrep_buffer_clear(buffer);
    kjrep_status rc =
        kjrep_fragments_render(fuzz_engine(), (const char *)data, size, NULL, kjrep_buffer_write, buffer, &error);
    REQUIRE(rc == error.code);
    REQUIRE(rc == KJREP_OK || rc == KJREP_E_SYNTAX || rc == KJREP_E_UTF8 || rc == KJREP_E_UNSUPPORTED);
    if (rc == KJREP_OK) check_json_lines(buffer);

    static const char head[] = "{\"id\":\"1\",\"text\":\"", tail[] = "\"}\n";
    char *line = malloc(sizeof head + size * 2 + sizeof tail), *at = line;
    REQUIRE(line);
    at = (char *)memcpy(at, head, sizeof head - 1) + sizeof head - 1;
    for (size_t i = 0; i < size; i++) {
        if (data[i] < 0x20) continue;
        if (data[i] == '"' || data[i] == '\\') *at++ = '\\';
        *at++ = (char)data[i];
    }
    at = (char *)memcpy(at, tail, sizeof tail - 1) + sizeof tail - 1;
    kjrep_buffer_clear(buffer);
    rc = kjrep_fragments_render(fuzz_engine(), line, (size_t)(at - line), NULL, kjrep_buffer_write, buffer, NULL);
    REQUIRE(rc == KJREP_OK || rc == KJREP_E_SYNTAX || rc == KJREP_E_UTF8 || rc == KJREP_E_UNSUPPORTED);
    if (rc == KJREP_OK) REQUIRE(check_json_lines(buffer) == 1);
    free(line);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    kjrep_buffer *buffer = NULL;
    REQUIRE(kjrep_buffer_new(&buffer, NULL, NULL) == KJREP_OK);
    render_fragments(data, size, buffer);
    kjrep_report *report = NULL;
    if (kjrep_report_parse(&report, fuzz_engine(), (const char *)data, size, NULL, NULL) != KJREP_OK) {
        kjrep_buffer_free(buffer);
        return 0;
    }
    size_t len;
    const char *text = kjrep_report_text(report, &len);
    check_facts(report, text, len);
    render_report(report, buffer, text, len);

    kjrep_options *options = NULL;
    kjrep_findings *findings = NULL;
    REQUIRE(kjrep_options_new(&options) == KJREP_OK);
    REQUIRE(kjrep_options_set_int(options, KJREP_OPT_SHOW_PASSES, 1) == KJREP_OK);
    for (int32_t language = KJREP_LANGUAGE_EN; language <= KJREP_LANGUAGE_ZHT; language++) {
        REQUIRE(kjrep_options_set_int(options, KJREP_OPT_LANGUAGE, language) == KJREP_OK);
        REQUIRE(kjrep_findings_new(&findings, report, options, NULL) == KJREP_OK);
        for (kjrep_finding finding = 1; finding <= kjrep_findings_count(findings); finding++)
            check_finding(findings, finding, text, len);
        render_findings(findings, buffer);
        kjrep_findings_free(findings);
    }
    kjrep_options_free(options);
    kjrep_report_free(report);
    kjrep_buffer_free(buffer);
    return 0;
}
