/* Fails allocation 0, 1, 2, ... of every call until it succeeds. Each failure must give KJREP_E_NOMEM and a NULL out,
 * and leave no block behind. The arguments are files to read besides the texts below. */
#include <kjrep/kjrep.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define REQUIRE(condition, ...)                                                                                        \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            fprintf(stderr, "%s, allocation %ld%s: ", doing, failing_at, lasting ? " and after" : "");                 \
            fprintf(stderr, __VA_ARGS__);                                                                              \
            fprintf(stderr, " (%s:%d)\n", __FILE__, __LINE__);                                                         \
            exit(1);                                                                                                   \
        }                                                                                                              \
    } while (0)

enum { LIVE = 0x4B4A4C56, DEAD = 0x4B4A4444, POISON = 0xDD };

static const char *doing = "start";
static long failing_at = -1; /* allocation that fails, -1: none */
static bool lasting;         /* those after it fail too */
static long made, live;

/* ---- The allocator. Freed blocks are poisoned and kept to the end of a step, so that a second free is told. */

typedef struct block {
    struct block *next; /* of the dead */
    size_t size;
    long mark;
    long unused;
} block;

static block *dead;

static void *take(void *context, size_t size)
{
    (void)context;
    long number = made++;
    if (failing_at >= 0 && (number == failing_at || (lasting && number > failing_at))) return NULL;
    block *b = malloc(sizeof *b + size);
    REQUIRE(b, "no memory for the test itself");
    *b = (block){NULL, size, LIVE, 0};
    memset(b + 1, POISON, size);
    live++;
    return b + 1;
}

static block *block_of(void *memory)
{
    REQUIRE(memory, "NULL was freed");
    block *b = (block *)memory - 1;
    REQUIRE(b->mark == LIVE, "%s", b->mark == DEAD ? "freed twice" : "not a block");
    return b;
}

static void give_back(void *context, void *memory)
{
    (void)context;
    block *b = block_of(memory);
    b->mark = DEAD;
    memset(memory, POISON, b->size);
    b->next = dead;
    dead = b;
    live--;
}

static void *resize(void *context, void *memory, size_t size)
{
    block *b = block_of(memory);
    void *moved = take(context, size);
    if (!moved) return NULL;
    memcpy(moved, memory, b->size < size ? b->size : size);
    give_back(context, memory);
    return moved;
}

static void bury(void)
{
    while (dead) {
        block *next = dead->next;
        unsigned char *bytes = (unsigned char *)(dead + 1);
        for (size_t i = 0; i < dead->size; i++)
            REQUIRE(bytes[i] == POISON, "written after free");
        free(dead);
        dead = next;
    }
}

/* ---- Calls under test */

typedef struct scene {
    kjrep_options *options;
    kjrep_engine *engine;
    kjrep_report *report;
    kjrep_findings *findings;
    const char *text; /* or NULL, and */
    const char *path;
    int32_t form;
} scene;

/* Makes *out, which `undo` frees. */
typedef kjrep_status (*call)(scene *s, void **out, kjrep_error *error);
typedef void (*undo)(void *made);

static long sweep(const char *name, scene *s, call run, undo end)
{
    long before = live, attempts = 0;
    doing = name;
    for (int pass = 0; pass < 2; pass++) {
        lasting = pass == 1;
        for (failing_at = 0;; failing_at++, attempts++) {
            void *out = s; /* anything but NULL */
            kjrep_error error = {.struct_size = sizeof error};
            made = 0;
            kjrep_status rc = run(s, &out, &error);
            bool failed = made > failing_at;
            REQUIRE(error.code == rc, "the error says %s, the call %s", kjrep_status_name(error.code),
                    kjrep_status_name(rc));
            if (failed) {
                REQUIRE(rc == KJREP_E_NOMEM, "%s: %s", kjrep_status_name(rc), error.text);
                REQUIRE(!out, "out is not NULL");
            } else {
                REQUIRE(rc == KJREP_OK, "%s", kjrep_status_name(rc));
                if (end) end(out);
            }
            REQUIRE(live == before, "%ld blocks were left", live - before);
            bury();
            if (!failed) break;
        }
    }
    failing_at = -1;
    return attempts;
}

static kjrep_status make_engine(scene *s, void **out, kjrep_error *error)
{
    kjrep_engine *engine = *out;
    kjrep_status rc = kjrep_engine_new(&engine, s->options, error);
    *out = engine;
    return rc;
}

static void end_engine(void *engine)
{
    kjrep_engine_free(engine);
}

static kjrep_status make_report(scene *s, void **out, kjrep_error *error)
{
    kjrep_report *report = *out;
    kjrep_status rc = s->path ? kjrep_report_open(&report, s->engine, s->path, s->options, error)
                              : kjrep_report_parse(&report, s->engine, s->text, strlen(s->text), s->options, error);
    *out = report;
    return rc;
}

static void end_report(void *report)
{
    kjrep_report_free(report);
}

static kjrep_status make_walk(scene *s, void **out, kjrep_error *error)
{
    kjrep_walk *walk = *out;
    kjrep_status rc = kjrep_walk_new(&walk, s->report, 0, error);
    kjrep_step step = {.struct_size = sizeof step};
    while (rc == KJREP_OK && (rc = kjrep_walk_next(walk, &step)) == KJREP_OK)
        ;
    if (rc == KJREP_DONE) rc = KJREP_OK;
    *out = walk;
    return rc;
}

static void end_walk(void *walk)
{
    kjrep_walk_free(walk);
}

static kjrep_status make_findings(scene *s, void **out, kjrep_error *error)
{
    kjrep_findings *findings = *out;
    kjrep_status rc = kjrep_findings_new(&findings, s->report, s->options, error);
    *out = findings;
    return rc;
}

static void end_findings(void *findings)
{
    kjrep_findings_free(findings);
}

static kjrep_status choose_nodes(scene *s, void **out, kjrep_error *error)
{
    static const char path[] = "~(.)//*";
    kjrep_excerpt *excerpt = *out;
    kjrep_status rc = kjrep_excerpt_new(&excerpt, s->report, path, sizeof path - 1, error);
    *out = excerpt;
    return rc;
}

static void end_choice(void *excerpt)
{
    kjrep_excerpt_free(excerpt);
}

static kjrep_status make_buffer(scene *s, void **out, kjrep_error *error)
{
    kjrep_buffer *buffer = *out;
    kjrep_status rc = kjrep_buffer_new(&buffer, s->options, error);
    *out = buffer;
    return rc;
}

static void end_buffer(void *buffer)
{
    kjrep_buffer_free(buffer);
}

/* Rendering by a callback that allocates nothing, and into a buffer. */
static int32_t swallow(void *context, const char *data, size_t len)
{
    (void)context;
    (void)data;
    (void)len;
    return 0;
}

static kjrep_status write_words(scene *s, void **out, kjrep_error *error)
{
    *out = NULL;
    return kjrep_node_write_words(s->report, 1, KJREP_NODE_ALL_WORDS, swallow, NULL, error);
}

static kjrep_status render(scene *s, kjrep_write write, void *context, kjrep_error *error)
{
    return s->findings ? kjrep_findings_render(s->findings, s->form, s->options, write, context, error)
                       : kjrep_report_render(s->report, s->form, s->options, write, context, error);
}

static kjrep_status render_away(scene *s, void **out, kjrep_error *error)
{
    *out = NULL;
    return render(s, swallow, NULL, error);
}

static kjrep_status render_into_buffer(scene *s, void **out, kjrep_error *error)
{
    kjrep_buffer *buffer = NULL;
    kjrep_status rc = kjrep_buffer_new(&buffer, s->options, error);
    if (rc == KJREP_OK) rc = render(s, kjrep_buffer_write, buffer, error);
    kjrep_buffer_free(buffer);
    *out = NULL;
    return rc;
}

static kjrep_status render_fragments(scene *s, void **out, kjrep_error *error)
{
    static const char lines[] =
        "{\"id\":\"1\",\"text\":\"约3万元，比上年增长5%\",\"ref\":\"2021-06-14\",\"equiv\":\"三万元\"}\n";
    *out = NULL;
    kjrep_status rc = kjrep_fragments_render(s->engine, lines, sizeof lines - 1, s->options, swallow, NULL, error);
    if (rc == KJREP_E_UNSUPPORTED) rc = error->code = KJREP_OK;
    return rc;
}

/* A whole stream of a table, as a consumer takes it. */
static kjrep_status export_table(scene *s, void **out, kjrep_error *error)
{
    struct ArrowArrayStream stream;
    struct ArrowSchema schema = {0};
    struct ArrowArray array;
    kjrep_status rc = s->form == KJREP_TABLE_FINDING
                          ? kjrep_findings_export_stream(&s->findings, 1, s->options, &stream, error)
                          : kjrep_reports_export_stream(&s->report, 1, s->form, s->options, &stream, error);
    *out = NULL;
    if (rc < 0) return rc;
    int answer = stream.get_schema(&stream, &schema);
    if (schema.release) schema.release(&schema);
    while (answer == 0 && (answer = stream.get_next(&stream, &array)) == 0 && array.release)
        array.release(&array);
    REQUIRE(!answer == !stream.get_last_error(&stream), "no reason is given");
    stream.release(&stream);
    return error->code = answer ? KJREP_E_NOMEM : KJREP_OK;
}

static kjrep_status query(scene *s, void **out, kjrep_error *error)
{
    static const char sql[] = "SELECT m.*, n.title, f.metrics, exact_sum(m.value_exact) FROM metric m JOIN node n ON"
                              " n.id = m.node LEFT JOIN finding f WHERE m.text REGEXP '\\d' GROUP BY m.id";
    kjrep_db *db = NULL;
    kjrep_rows *rows = NULL;
    kjrep_status rc = kjrep_db_new(&db, s->options, error);
    if (rc >= 0) rc = kjrep_db_add(db, s->report, s->findings, error);
    if (rc >= 0) rc = kjrep_rows_new(&rows, db, sql, sizeof sql - 1, error);
    if (rc >= 0) rc = kjrep_rows_render(rows, KJREP_FORM_ROWS_JSONL, s->options, swallow, NULL, error);
    kjrep_rows_free(rows);
    kjrep_db_free(db);
    *out = NULL;
    return rc;
}

/* Into a store and out of it; in memory, as SQLite calls it. */
static kjrep_status keep(scene *s, void **out, kjrep_error *error)
{
    static const char sql[] = "SELECT count(*) FROM restated";
    size_t len;
    const char *text = kjrep_report_text(s->report, &len);
    kjrep_store *store = NULL;
    kjrep_rows *rows = NULL;
    kjrep_status rc = kjrep_store_open(&store, ":memory:", s->options, error);
    if (rc >= 0) rc = kjrep_store_put(store, s->report, s->findings, error);
    if (rc >= 0) rc = kjrep_store_has_data(store, text, len, s->options, error);
    if (rc >= 0) rc = kjrep_store_rows(&rows, store, sql, sizeof sql - 1, error);
    if (rc >= 0) rc = kjrep_rows_next(rows, error);
    kjrep_rows_free(rows);
    kjrep_store_free(store);
    *out = NULL;
    return rc;
}

/* ---- Documents */

static const char *const texts[] = {
    "",
    "\n \n",
    "甲",
    "临川县2023年工作总结\r\n\r\n一、主要工作\r\n（一）强化保障。全年实施重点项目46项，其中：交通项目16项、水利项目28项"
    "。完成投资175.9亿元，"
    "同比增长5.1%"
    "。一是抓进度。建成50余项。二是抓质量。《发展规划》（临政发〔2022〕9号）落实“三抓一促”。\r\n三、下一步打算\r\n"
    "力争地区生产总值增长6%—8%。\r\n\r\n临川县人民政府\r\n2024年1月12日\r\n",
    "\xEF\xBB\xBF情況匯報\n時間：2022-03-01 04:26 "
    "來源：本站\n導語：一年來成效明顯\n\n壹、經濟發展\n佔比三成，排名第7位，"
    "申請專利12項，授權19項。\n\xF0\xA0\x80\x80\n本文由網友上傳\n",
    /* 完成46项，增长5%。 twice, in GB18030 */
    "\xCD\xEA\xB3\xC9"
    "46"
    "\xCF\xEE\xA3\xAC\xD4\xF6\xB3\xA4"
    "5%\xA1\xA3\n\xCD\xEA\xB3\xC9"
    "46"
    "\xCF\xEE\xA1\xA3",
    "指标\t数量\t增长\n生产总值\t100亿元\t5%\n财政收入\t20亿元\t3%\n",
};

static void sweep_document(scene *s)
{
    static const int32_t report_forms[] = {KJREP_FORM_OUTLINE_TREE,  KJREP_FORM_OUTLINE_JSON, KJREP_FORM_TEXT,
                                           KJREP_FORM_METRIC_TABLE,  KJREP_FORM_METRIC_JSONL, KJREP_FORM_METRIC_CSV,
                                           KJREP_FORM_METRIC_EXPLAIN};
    static const int32_t finding_forms[] = {KJREP_FORM_FINDING_TEXT, KJREP_FORM_FINDING_JSONL};
    long attempts = sweep("reading", s, make_report, end_report);
    void *out = NULL;
    REQUIRE(make_report(s, &out, NULL) == KJREP_OK, "cannot be read");
    s->report = out;
    attempts += sweep("walking", s, make_walk, end_walk);
    attempts += sweep("choosing nodes", s, choose_nodes, end_choice);
    if (kjrep_report_node_count(s->report)) attempts += sweep("writing words", s, write_words, NULL);
    attempts += sweep("checking", s, make_findings, end_findings);
    for (size_t i = 0; i < sizeof report_forms / sizeof *report_forms; i++) {
        s->form = report_forms[i];
        attempts += sweep("rendering a report", s, render_away, NULL);
        attempts += sweep("rendering a report into a buffer", s, render_into_buffer, NULL);
    }
    REQUIRE(make_findings(s, &out, NULL) == KJREP_OK, "cannot be checked");
    s->findings = out;
    for (size_t i = 0; i < sizeof finding_forms / sizeof *finding_forms; i++) {
        s->form = finding_forms[i];
        attempts += sweep("rendering findings", s, render_away, NULL);
        attempts += sweep("rendering findings into a buffer", s, render_into_buffer, NULL);
    }
    if (kjrep_has(KJREP_PART_SQL)) attempts += sweep("querying", s, query, NULL) + sweep("keeping", s, keep, NULL);
    for (s->form = KJREP_TABLE_REPORT; s->form <= KJREP_TABLE_FINDING; s->form++)
        attempts += sweep("exporting a table", s, export_table, NULL);
    kjrep_report_free(s->report);
    kjrep_findings_free(s->findings);
    s->report = NULL;
    s->findings = NULL;
    bury();
    printf("%6ld failures: %s\n", attempts, s->path ? s->path : "built in");
}

/* A pack with all that a pack may have, and suppressions of every kind. */
static const char pack[] =
    "kjrep: 1\n"
    "rules: {KJ-U001: off, KJ-C002: {words: 5}}\n"
    "terms:\n"
    "  - {term: 重点项目, not_before: [省, 市], after: 46, right: [项目, 工程], message: {zh: 用语}}\n"
    "  - {term: 下一步, id: OUR-01, level: note}\n"
    "units: [{unit: 余项, code: '{余项}'}, {unit: 亿元, code: CNY, kind: money, power: 8}]\n"
    "required: [{id: OUR-02, elements: [number], sections: problems, headings: ['^打算'], words: [通知]}]\n"
    "indicators: [{id: all, subject: 项目, section: 工作}, {id: roads, subject: ^交通, unit: '{项}'}]\n"
    "assertions: [{id: OUR-03, assert: roads > 2 * all - 1}, {id: OUR-04, present: [gdp]}]\n"
    "suppress: [KJ-A* 46项, OUR-01]\n";
static const char questions[] =
    "kjrep: 1\n"
    "assertions:\n"
    "- {id: OUR-05, sql: 'SELECT id AS metric, text, start_byte, end_byte FROM metric', message: '{text}: {metric}'}\n"
    "- {id: OUR-06, sql: SELECT 1 FROM node WHERE 0, message: never}\n";
static const char suppressions[] = "KJ-S001 三、\n0123456789abcdef\nKJ-R* :1\n";

/* The same again with a pack; out of memory inside of libyaml is not this allocator's. */
static void sweep_with_pack(scene *s)
{
    REQUIRE(kjrep_options_add_text(s->options, KJREP_OPT_RULES, "pack", pack, sizeof pack - 1) == KJREP_OK, "no pack");
    REQUIRE(!kjrep_has(KJREP_PART_SQL) || kjrep_options_add_text(s->options, KJREP_OPT_RULES, "questions", questions,
                                                                 sizeof questions - 1) == KJREP_OK,
            "no questions");
    REQUIRE(kjrep_options_add_text(s->options, KJREP_OPT_SUPPRESSIONS, "list", suppressions, sizeof suppressions - 1) ==
                KJREP_OK,
            "no suppressions");
    sweep("making an engine with a pack", s, make_engine, end_engine);
    kjrep_engine *plain = s->engine;
    REQUIRE(kjrep_engine_new(&s->engine, s->options, NULL) == KJREP_OK, "no engine with a pack");
    s->text = texts[3];
    sweep("reading with a pack", s, make_report, end_report);
    REQUIRE(kjrep_report_parse(&s->report, s->engine, s->text, strlen(s->text), s->options, NULL) == KJREP_OK,
            "unread");
    sweep("checking with a pack", s, make_findings, end_findings);
    kjrep_report_free(s->report);
    s->report = NULL;
    kjrep_engine_free(s->engine);
    s->engine = plain;
    kjrep_options_add_text(s->options, KJREP_OPT_RULES, NULL, NULL, 0);
    kjrep_options_add_text(s->options, KJREP_OPT_SUPPRESSIONS, NULL, NULL, 0);
}

int main(int argc, char **argv)
{
    scene s = {0};
    kjrep_allocator allocator = {sizeof allocator, take, resize, give_back, NULL};
    REQUIRE(kjrep_options_new(&s.options) == KJREP_OK, "no options");
    REQUIRE(kjrep_options_set_allocator(s.options, &allocator) == KJREP_OK, "allocator refused");
    REQUIRE(kjrep_options_set_int(s.options, KJREP_OPT_SHOW_PASSES, 1) == KJREP_OK, "option refused");
    sweep("making an engine", &s, make_engine, end_engine);
    sweep("making a buffer", &s, make_buffer, end_buffer);
    REQUIRE(kjrep_engine_new(&s.engine, s.options, NULL) == KJREP_OK, "no engine");
    sweep("reading fragments", &s, render_fragments, NULL);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        s.text = texts[i];
        sweep_document(&s);
    }
    if (kjrep_has(KJREP_PART_PACKS)) sweep_with_pack(&s);
    for (int i = 1; i < argc; i++) {
        s.path = argv[i];
        sweep_document(&s);
    }
    kjrep_engine_free(s.engine);
    kjrep_options_free(s.options);
    doing = "the end";
    REQUIRE(live == 0, "%ld blocks were left", live);
    bury();
    return 0;
}
