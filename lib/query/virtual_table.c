#include <math.h>
#include <stdio.h>
#include <string.h>

#include "query/catalog.h"

enum { MOST_COLUMNS = 64, SCHEMA_BYTES = 2048 };

/* A column of SQL: one of the table, or the decimal text of one. */
typedef struct sql_column {
    const kjr_column *column;
    bool exact;
} sql_column;

typedef struct virtual_table {
    sqlite3_vtab base; /* first */
    const kjr_module *module;
    sql_column columns[MOST_COLUMNS];
    int column_count; /* without the hidden ones, which follow: path, rules */
    int report, id, start;
} virtual_table;

typedef struct cursor {
    sqlite3_vtab_cursor base; /* first */
    kjr_scratch scratch;
    kjr_source_report read; /* of a file */
    char *read_path;        /* NULL as well after a check that left rules out */
    uint32_t source_count, source;
    int64_t id, wanted_id;               /* of the row; 0: all */
    int64_t last, start_low, start_high; /* last row of this source; bounds of its start */
    int64_t row;
} cursor;

/* What a plan knows, in the order of its arguments. */
enum { BY_PATH = 1, BY_RULES = 2, BY_REPORT = 4, BY_ID = 8, BY_START_LOW = 16, BY_START_HIGH = 32 };

static const kjr_table *table_of(const sqlite3_vtab *base)
{
    return ((const virtual_table *)base)->module->table;
}

static bool reads_files(const sqlite3_vtab *base)
{
    return ((const virtual_table *)base)->module->catalog->engine != NULL;
}

/* The source that the cursor stands on. Looked up each time: reports may be added while rows are read. */
static const kjr_source_report *source_of(const cursor *over)
{
    const kjr_catalog *catalog = ((const virtual_table *)over->base.pVtab)->module->catalog;
    return catalog->engine ? &over->read : &catalog->sources.items[over->source];
}

/* ---- Columns */

static const char *sql_type(kjr_cell_type type)
{
    switch (type) {
    case KJR_CELL_DECIMAL: return "NUMERIC";
    case KJR_CELL_INT:
    case KJR_CELL_BOOL: return "INTEGER";
    default: return "TEXT";
    }
}

static void find_columns(virtual_table *table)
{
    const kjr_table *of = table->module->table;
    table->report = table->id = table->start = -1;
    for (uint32_t i = 0; i < of->column_count && table->column_count < MOST_COLUMNS - 1; i++) {
        const kjr_column *column = &of->columns[i];
        if (strcmp(column->name, "report") == 0) table->report = table->column_count;
        if (strcmp(column->name, "id") == 0) table->id = table->column_count;
        if (strcmp(column->name, "start_byte") == 0) table->start = table->column_count;
        table->columns[table->column_count++] = (sql_column){column, false};
        if (column->type == KJR_CELL_DECIMAL) table->columns[table->column_count++] = (sql_column){column, true};
    }
}

static void write_schema(const virtual_table *table, char schema[SCHEMA_BYTES])
{
    int at = snprintf(schema, SCHEMA_BYTES, "CREATE TABLE x(");
    for (int i = 0; i < table->column_count; i++) {
        const sql_column *column = &table->columns[i];
        at += snprintf(schema + at, (size_t)(SCHEMA_BYTES - at), "%s\"%s%s\" %s", i ? "," : "", column->column->name,
                       column->exact ? "_exact" : "", column->exact ? "TEXT" : sql_type(column->column->type));
    }
    bool files = table->module->catalog->engine != NULL;
    snprintf(schema + at, (size_t)(SCHEMA_BYTES - at), "%s)", files ? ",path TEXT HIDDEN,rules TEXT HIDDEN" : "");
}

static int connect(sqlite3 *sqlite, void *client, int argument_count, const char *const *arguments, sqlite3_vtab **out,
                   char **message)
{
    (void)argument_count;
    (void)arguments;
    char schema[SCHEMA_BYTES];
    const kjr_module *module = client;
    virtual_table *table = kjr_calloc(&module->catalog->allocator, 1, sizeof *table);
    if (!table) {
        module->catalog->out_of_memory = true;
        return SQLITE_NOMEM;
    }
    table->module = module;
    find_columns(table);
    write_schema(table, schema);
    int rc = sqlite3_declare_vtab(sqlite, schema);
    if (rc == SQLITE_OK) {
        sqlite3_vtab_config(sqlite, reads_files(&table->base) ? SQLITE_VTAB_DIRECTONLY : SQLITE_VTAB_INNOCUOUS);
        *out = &table->base;
    } else {
        *message = sqlite3_mprintf("%s", sqlite3_errmsg(sqlite));
        kjr_free(&module->catalog->allocator, table);
    }
    return rc;
}

static int disconnect(sqlite3_vtab *base)
{
    kjr_free(&((virtual_table *)base)->module->catalog->allocator, base);
    return SQLITE_OK;
}

/* ---- Plans: by report, id and place, in the order of the text. Everything else is a scan, which is cheap. */

static int bit_of(const virtual_table *table, const struct sqlite3_index_constraint *constraint)
{
    int column = constraint->iColumn;
    bool equal = constraint->op == SQLITE_INDEX_CONSTRAINT_EQ;
    if (!constraint->usable || column < 0) return 0;
    if (column == table->column_count) return equal ? BY_PATH : 0;
    if (column == table->column_count + 1) return equal ? BY_RULES : 0;
    if (column == table->report) return equal ? BY_REPORT : 0;
    if (column == table->id) return equal ? BY_ID : 0;
    if (column != table->start) return 0;
    switch (constraint->op) {
    case SQLITE_INDEX_CONSTRAINT_GT:
    case SQLITE_INDEX_CONSTRAINT_GE: return BY_START_LOW;
    case SQLITE_INDEX_CONSTRAINT_LT:
    case SQLITE_INDEX_CONSTRAINT_LE: return BY_START_HIGH;
    default: return 0;
    }
}

/* Rows come by report, and within it by id, which is the order of their starts too. */
static bool is_in_order(const virtual_table *table, const sqlite3_index_info *plan, int known)
{
    bool one_report = reads_files(&table->base) || (known & BY_REPORT) || table->report < 0;
    for (int i = 0; i < plan->nOrderBy; i++) {
        int column = plan->aOrderBy[i].iColumn;
        if (plan->aOrderBy[i].desc) return false;
        if (column == table->report && !one_report) one_report = true;
        else if (column == table->id && one_report) return true;
        else if (column != table->report && !(column == table->start && one_report && i + 1 == plan->nOrderBy))
            return false;
    }
    return true;
}

static int best_index(sqlite3_vtab *base, sqlite3_index_info *plan)
{
    const virtual_table *table = (const virtual_table *)base;
    int known = 0, arguments = 0;
    for (int bit = BY_PATH; bit <= BY_START_HIGH; bit <<= 1) {
        for (int i = 0; i < plan->nConstraint; i++) {
            if ((known & bit) || bit_of(table, &plan->aConstraint[i]) != bit) continue;
            known |= bit;
            plan->aConstraintUsage[i].argvIndex = ++arguments;
            plan->aConstraintUsage[i].omit = bit <= BY_RULES;
        }
    }
    if (reads_files(base) && !(known & BY_PATH)) return SQLITE_CONSTRAINT;
    plan->idxNum = known;
    plan->orderByConsumed = is_in_order(table, plan, known);
    plan->estimatedRows = known & BY_ID ? 1 : known & (BY_START_LOW | BY_START_HIGH) ? 100 : 1000;
    if (!(known & BY_REPORT)) plan->estimatedRows *= 10;
    plan->estimatedCost = (double)plan->estimatedRows;
    return SQLITE_OK;
}

/* ---- Cursors */

static int open_cursor(sqlite3_vtab *base, sqlite3_vtab_cursor **out)
{
    const kjr_catalog *catalog = ((virtual_table *)base)->module->catalog;
    cursor *over = kjr_calloc(&catalog->allocator, 1, sizeof *over);
    if (!over) return SQLITE_NOMEM;
    over->scratch.allocator = &catalog->allocator;
    *out = &over->base;
    return SQLITE_OK;
}

static int64_t start_of(const kjr_table *table, const kjr_source_report *source, uint32_t id)
{
    uint64_t start = 0, end = 0;
    table->place(source, id, &start, &end);
    return (int64_t)start;
}

static void forget_file(cursor *over)
{
    over->scratch.place_source = NULL; /* the next file stands at the same address */
    kjrep_findings_free(over->read.findings);
    kjrep_report_free(over->read.report);
    sqlite3_free(over->read_path);
    memset(&over->read, 0, sizeof over->read);
    over->read_path = NULL;
}

static int close_cursor(sqlite3_vtab_cursor *base)
{
    cursor *over = (cursor *)base;
    const kjrep_allocator *allocator = over->scratch.allocator;
    forget_file(over);
    kjr_scratch_end(&over->scratch);
    kjr_free(allocator, over);
    return SQLITE_OK;
}

static int say(sqlite3_vtab *table, const char *path, const kjrep_error *error)
{
    sqlite3_free(table->zErrMsg);
    table->zErrMsg = sqlite3_mprintf("%s: %s", path, error->text);
    return error->code == KJREP_E_NOMEM ? SQLITE_NOMEM : SQLITE_ERROR;
}

/* Rules that the argument names are left out, as by ::KJREP_OPT_RULES_OFF. */
static kjrep_status check_file(cursor *over, const char *rules_off, kjrep_error *error)
{
    kjrep_options *options = NULL;
    kjrep_status rc = kjrep_options_new(&options);
    if (rc >= 0 && rules_off) rc = kjrep_options_set_text(options, KJREP_OPT_RULES_OFF, rules_off, strlen(rules_off));
    if (rc >= 0) rc = kjrep_findings_new(&over->read.findings, over->read.report, options, error);
    kjrep_options_free(options);
    return rc;
}

static int read_file(cursor *over, const char *path, const char *rules_off)
{
    sqlite3_vtab *table = over->base.pVtab;
    kjrep_error error = {.struct_size = sizeof error};
    bool known = over->read_path && strcmp(over->read_path, path) == 0 && !rules_off;
    if (known) return SQLITE_OK;
    forget_file(over);
    if (!(over->read_path = sqlite3_mprintf("%s", path))) return SQLITE_NOMEM;
    kjrep_engine *engine = ((virtual_table *)table)->module->catalog->engine;
    kjrep_status rc = kjrep_report_open(&over->read.report, engine, path, NULL, &error);
    if (rc >= 0 && table_of(table)->number == KJREP_TABLE_FINDING) rc = check_file(over, rules_off, &error);
    if (rc >= 0) {
        over->read = kjr_source_of(over->read.report, over->read.findings, 1);
        if (rules_off) sqlite3_free(over->read_path), over->read_path = NULL; /* to be checked anew for other rules */
        return SQLITE_OK;
    }
    forget_file(over);
    return say(table, path, &error);
}

/* First id of a source whose start is at least `low`; one past the last if there is none. */
static int64_t first_from(const kjr_table *table, const kjr_source_report *source, int64_t count, int64_t low)
{
    int64_t from = 1, to = count + 1;
    while (from < to) {
        int64_t middle = from + (to - from) / 2;
        if (start_of(table, source, (uint32_t)middle) < low) from = middle + 1;
        else to = middle;
    }
    return from;
}

/* Go to the first row of the present source, or of one after it. */
static void enter_source(cursor *over)
{
    const kjr_table *table = table_of(over->base.pVtab);
    for (; over->source < over->source_count; over->source++) {
        const kjr_source_report *source = source_of(over);
        over->last = table->count(source);
        over->id = over->wanted_id ? over->wanted_id : 1;
        if (over->wanted_id && over->wanted_id < over->last) over->last = over->wanted_id;
        if (table->place && !over->wanted_id && over->start_low > 0)
            over->id = first_from(table, source, over->last, over->start_low);
        if (over->id > over->last || over->id < 1) continue;
        if (!table->place || start_of(table, source, (uint32_t)over->id) <= over->start_high) return;
    }
}

/* A number to search for: 1 if there is one, 0 if nothing can match, -1 if SQLite is to compare. `up` rounds. */
static int number_of(sqlite3_value *value, bool up, bool equal, int64_t *out)
{
    switch (sqlite3_value_numeric_type(value)) {
    case SQLITE_INTEGER: *out = sqlite3_value_int64(value); return 1;
    case SQLITE_NULL: return 0;
    case SQLITE_FLOAT: {
        double number = sqlite3_value_double(value), whole = up ? ceil(number) : floor(number);
        if (equal && whole != number) return 0;
        if (!(whole > -9e18 && whole < 9e18)) return -1;
        *out = (int64_t)whole;
        return 1;
    }
    default: return -1;
    }
}

static int filter(sqlite3_vtab_cursor *base, int known, const char *name, int argument_count, sqlite3_value **arguments)
{
    (void)name;
    (void)argument_count;
    cursor *over = (cursor *)base;
    const kjr_catalog *catalog = ((virtual_table *)base->pVtab)->module->catalog;
    int at = 0, report_known = -1, id_known = -1;
    int64_t report = 0, id = 0, low = 0, high = INT64_MAX;
    bool nothing = false;
    if (known & BY_PATH) {
        const char *path = (const char *)sqlite3_value_text(arguments[at++]);
        const char *rules = known & BY_RULES ? (const char *)sqlite3_value_text(arguments[at++]) : NULL;
        int rc = path ? read_file(over, path, rules) : SQLITE_OK;
        if (rc != SQLITE_OK) return rc;
        nothing = !path;
    }
    if (known & BY_REPORT) report_known = number_of(arguments[at++], false, true, &report);
    if (known & BY_ID) id_known = number_of(arguments[at++], false, true, &id);
    if (known & BY_START_LOW) nothing |= number_of(arguments[at++], true, false, &low) == 0;
    if (known & BY_START_HIGH) nothing |= number_of(arguments[at++], false, false, &high) == 0;
    nothing |= report_known == 0 || id_known == 0 || (id_known == 1 && (id < 1 || id > UINT32_MAX));
    over->source_count = catalog->engine ? over->read.report != NULL : catalog->sources.count;
    over->source = 0;
    if (report_known == 1) {
        if (report < 1 || report > over->source_count) nothing = true;
        else over->source = (uint32_t)report - 1, over->source_count = (uint32_t)report;
    }
    over->wanted_id = id_known == 1 ? id : 0;
    over->start_low = low;
    over->start_high = high;
    over->row = 1;
    if (nothing) over->source = over->source_count;
    enter_source(over);
    return SQLITE_OK;
}

static int next(sqlite3_vtab_cursor *base)
{
    cursor *over = (cursor *)base;
    const kjr_table *table = table_of(base->pVtab);
    over->scratch.place_source = NULL;
    over->row++;
    over->id++;
    bool more = over->id <= over->last;
    if (more && table->place && over->start_high < INT64_MAX)
        more = start_of(table, source_of(over), (uint32_t)over->id) <= over->start_high;
    if (!more) {
        over->source++;
        enter_source(over);
    }
    return SQLITE_OK;
}

static int at_end(sqlite3_vtab_cursor *base)
{
    const cursor *over = (const cursor *)base;
    return over->source >= over->source_count;
}

static int row_id(sqlite3_vtab_cursor *base, sqlite3_int64 *out)
{
    const cursor *over = (const cursor *)base;
    *out = (sqlite3_int64)source_of(over)->number << 32 | over->id;
    return SQLITE_OK;
}

/* ---- Values */

static void give_decimal(sqlite3_context *context, kjr_decimal value, bool exact)
{
    if (exact) {
        char text[KJR_DECIMAL_TEXT];
        size_t len = kjr_decimal_text(value, text);
        sqlite3_result_text(context, text, (int)len, SQLITE_TRANSIENT);
    } else if (value % KJR_DECIMAL_ONE == 0 && value / KJR_DECIMAL_ONE <= INT64_MAX &&
               value / KJR_DECIMAL_ONE >= INT64_MIN) {
        sqlite3_result_int64(context, (sqlite3_int64)(value / KJR_DECIMAL_ONE));
    } else {
        sqlite3_result_double(context, kjr_decimal_real(value));
    }
}

static void give_date(sqlite3_context *context, int64_t date)
{
    char text[32];
    int len =
        snprintf(text, sizeof text, "%04d-%02d-%02d", (int)(date / 10000), (int)(date / 100 % 100), (int)(date % 100));
    sqlite3_result_text(context, text, len, SQLITE_TRANSIENT);
}

/* Words of a report that the connection holds need no copy; those of a file may outlive their cursor. */
static void give_text(sqlite3_context *context, const kjr_cell *cell, bool held)
{
    sqlite3_result_text64(context, cell->text, cell->text_len, held && !cell->made ? SQLITE_STATIC : SQLITE_TRANSIENT,
                          SQLITE_UTF8);
}

static int give_column(sqlite3_vtab_cursor *base, sqlite3_context *context, int index)
{
    cursor *over = (cursor *)base;
    const virtual_table *table = (const virtual_table *)base->pVtab;
    if (index >= table->column_count) return SQLITE_OK; /* a hidden one */
    const sql_column *column = &table->columns[index];
    kjr_row row = {source_of(over), (uint32_t)over->id, &over->scratch};
    kjr_cell cell;
    column->column->read(&row, column->column->detail, &cell);
    switch (cell.type) {
    case KJR_CELL_NULL: sqlite3_result_null(context); break;
    case KJR_CELL_TEXT: give_text(context, &cell, !reads_files(base->pVtab)); break;
    case KJR_CELL_DECIMAL: give_decimal(context, cell.decimal, column->exact); break;
    case KJR_CELL_DATE: give_date(context, cell.number); break;
    default: sqlite3_result_int64(context, cell.number); break;
    }
    return over->scratch.failed ? SQLITE_NOMEM : SQLITE_OK;
}

/* ---- Catalogs */

/* No xCreate: the tables are there without CREATE. */
static const sqlite3_module module_functions = {.xConnect = connect,
                                                .xBestIndex = best_index,
                                                .xDisconnect = disconnect,
                                                .xOpen = open_cursor,
                                                .xClose = close_cursor,
                                                .xFilter = filter,
                                                .xNext = next,
                                                .xEof = at_end,
                                                .xColumn = give_column,
                                                .xRowid = row_id};

int kjr_catalog_register(kjr_catalog *catalog, sqlite3 *sqlite, const char *prefix)
{
    int rc = SQLITE_OK;
    for (int32_t i = 0; i < KJR_TABLES && rc == SQLITE_OK; i++) {
        char name[64];
        catalog->modules[i] = (kjr_module){catalog, kjr_table_of(KJREP_TABLE_REPORT + i)};
        snprintf(name, sizeof name, "%s%s", prefix, catalog->modules[i].table->name);
        rc = sqlite3_create_module_v2(sqlite, name, &module_functions, &catalog->modules[i], NULL);
    }
    return rc;
}

void kjr_catalog_end(kjr_catalog *catalog)
{
    for (uint32_t i = 0; i < catalog->sources.count; i++) {
        kjrep_findings_free(catalog->sources.items[i].findings);
        kjrep_report_free(catalog->sources.items[i].report);
    }
    kjr_free(&catalog->allocator, catalog->sources.items);
    kjrep_engine_free(catalog->engine);
    memset(&catalog->sources, 0, sizeof catalog->sources);
    catalog->engine = NULL;
}
