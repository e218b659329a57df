#include "kjrep/store.h"

#include <string.h>

#include "base/error.h"
#include "base/settings.h"
#include "query/connection.h"
#include "query/content_hash.h"
#include "query/store_schema.h"

enum { BUSY_TRIES = 3000 };

/* ---- Statements: prepared when first needed, kept */

enum {
    BEGIN,
    COMMIT,
    ROLLBACK,
    SAVE,
    RELEASE,
    UNDO,
    FIND_CONTENT,
    FIND_ID,
    FIND_DOCUMENT,
    COUNT_DOCUMENTS,
    SET_DOCUMENT,
    ADD_CONTENT,
    ADD_NODES,
    ADD_METRICS,
    ADD_TIMES,
    ADD_ENTITIES,
    ADD_FINDINGS,
    DROP_CONTENT,
    DROP_NODES,
    DROP_METRICS,
    DROP_TIMES,
    DROP_ENTITIES,
    DROP_FINDINGS,
    STATEMENTS
};

#define ADD(name, columns)                                                                                             \
    "INSERT INTO " name "_row(report," columns ") SELECT ?1," columns " FROM loaded_" name " ORDER BY id"
#define DROP(name) "DELETE FROM " name "_row WHERE report = ?1"

static const char *const statement_text[STATEMENTS] = {
    [BEGIN] = "BEGIN IMMEDIATE",
    [COMMIT] = "COMMIT",
    [ROLLBACK] = "ROLLBACK",
    [SAVE] = "SAVEPOINT put",
    [RELEASE] = "RELEASE put",
    [UNDO] = "ROLLBACK TO put",
    [FIND_CONTENT] = "SELECT report, release = ?2, checked FROM content WHERE hash = ?1",
    [FIND_ID] = "SELECT 1 FROM content WHERE report = ?1",
    [FIND_DOCUMENT] = "SELECT report FROM document WHERE doc = ?1",
    [COUNT_DOCUMENTS] = "SELECT count(*) FROM document WHERE report = ?1",
    [SET_DOCUMENT] = "INSERT INTO document(doc, report) VALUES (?1, ?2) ON CONFLICT(doc) DO UPDATE SET report = ?2",
    [ADD_CONTENT] = "INSERT INTO content(report,hash,release,checked," KJR_STORE_REPORT_COLUMNS
                    ") SELECT ?1,?2,?3,?4," KJR_STORE_REPORT_COLUMNS " FROM loaded_report",
    [ADD_NODES] = ADD("node", KJR_STORE_NODE_COLUMNS),
    [ADD_METRICS] = ADD("metric", KJR_STORE_METRIC_COLUMNS),
    [ADD_TIMES] = ADD("time", KJR_STORE_TIME_COLUMNS),
    [ADD_ENTITIES] = ADD("entity", KJR_STORE_ENTITY_COLUMNS),
    [ADD_FINDINGS] = ADD("finding", KJR_STORE_FINDING_COLUMNS),
    [DROP_CONTENT] = "DELETE FROM content WHERE report = ?1",
    [DROP_NODES] = DROP("node"),
    [DROP_METRICS] = DROP("metric"),
    [DROP_TIMES] = DROP("time"),
    [DROP_ENTITIES] = DROP("entity"),
    [DROP_FINDINGS] = DROP("finding"),
};

struct kjrep_store {
    kjrep_allocator allocator;
    kjr_connection *connection;
    bool in_batch;
    sqlite3_stmt *statements[STATEMENTS];
};

/* The statement, ready for its parameters; NULL when it cannot be prepared. */
static sqlite3_stmt *ready(kjrep_store *store, int which)
{
    sqlite3_stmt **kept = &store->statements[which];
    if (!*kept)
        sqlite3_prepare_v3(store->connection->sqlite, statement_text[which], -1, SQLITE_PREPARE_PERSISTENT, kept, NULL);
    return *kept;
}

static int step(kjrep_store *store, sqlite3_stmt *statement)
{
    return statement ? sqlite3_step(statement) : sqlite3_errcode(store->connection->sqlite);
}

/* Run a statement without rows and without parameters, or with ?1. */
static int run(kjrep_store *store, int which)
{
    sqlite3_stmt *statement = ready(store, which);
    int rc = step(store, statement);
    sqlite3_reset(statement);
    return rc == SQLITE_DONE || rc == SQLITE_ROW ? SQLITE_OK : rc;
}

static int run_for(kjrep_store *store, int which, int64_t report)
{
    sqlite3_bind_int64(ready(store, which), 1, report);
    return run(store, which);
}

/* The first number that a statement answers; *found tells whether there is a row. */
static int ask_number(kjrep_store *store, sqlite3_stmt *statement, bool *found, int64_t *out)
{
    int rc = step(store, statement);
    *found = rc == SQLITE_ROW;
    if (*found) *out = sqlite3_column_int64(statement, 0);
    sqlite3_reset(statement);
    return rc == SQLITE_ROW || rc == SQLITE_DONE ? SQLITE_OK : rc;
}

/* ---- Opening */

static int read_pragma(sqlite3 *sqlite, const char *sql, int64_t *out)
{
    sqlite3_stmt *statement = NULL;
    int rc = sqlite3_prepare_v2(sqlite, sql, -1, &statement, NULL);
    if (rc == SQLITE_OK) rc = sqlite3_step(statement) == SQLITE_ROW ? SQLITE_OK : sqlite3_errcode(sqlite);
    if (rc == SQLITE_OK) *out = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return rc;
}

/* Another process may be doing the same; SQLite does not always wait for it. */
static int use_log(sqlite3 *sqlite)
{
    int rc = SQLITE_BUSY;
    for (int i = 0; i < BUSY_TRIES && (rc & 0xFF) == SQLITE_BUSY; i++) {
        if (i) sqlite3_sleep(20);
        rc = sqlite3_exec(sqlite, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", NULL, NULL, NULL);
    }
    return rc;
}

static int lift(sqlite3 *sqlite, int64_t from)
{
    char pragma[96];
    int rc = SQLITE_OK;
    for (int version = (int)from; version < KJREP_STORE_VERSION && rc == SQLITE_OK; version++)
        rc = sqlite3_exec(sqlite, kjr_store_migration(version), NULL, NULL, NULL);
    for (const char *const *view = kjr_store_views; *view && rc == SQLITE_OK; view++)
        rc = sqlite3_exec(sqlite, *view, NULL, NULL, NULL);
    sqlite3_snprintf(sizeof pragma, pragma, "PRAGMA application_id = %d; PRAGMA user_version = %d",
                     KJR_STORE_APPLICATION_ID, KJREP_STORE_VERSION);
    return rc == SQLITE_OK ? sqlite3_exec(sqlite, pragma, NULL, NULL, NULL) : rc;
}

/* In a transaction: what the file is, and what it becomes. */
static kjrep_status prepare_file(kjrep_store *store, kjrep_error *error)
{
    sqlite3 *sqlite = store->connection->sqlite;
    int64_t application = 0, version = 0, objects = 0;
    int rc = read_pragma(sqlite, "PRAGMA application_id", &application);
    if (rc == SQLITE_OK) rc = read_pragma(sqlite, "PRAGMA user_version", &version);
    if (rc == SQLITE_OK) rc = read_pragma(sqlite, "SELECT count(*) FROM sqlite_schema", &objects);
    if (rc != SQLITE_OK) return kjr_connection_fail(store->connection, rc, error);
    if (application != KJR_STORE_APPLICATION_ID && (application || version || objects))
        return kjr_fail(error, KJREP_E_CONTAINER, "an SQLite file, but not a store");
    if (version > KJREP_STORE_VERSION)
        return kjr_fail(error, KJREP_E_UNSUPPORTED, "a store of version %d, newer than this release reads (%d)",
                        (int)version, KJREP_STORE_VERSION);
    if (version < KJREP_STORE_VERSION && (rc = lift(sqlite, version)) != SQLITE_OK)
        return kjr_connection_fail(store->connection, rc, error);
    return KJREP_OK;
}

static kjrep_status prepare_store(kjrep_store *store, kjrep_error *error)
{
    sqlite3 *sqlite = store->connection->sqlite;
    int64_t version = 0;
    int rc = read_pragma(sqlite, "PRAGMA user_version", &version);
    if (rc != SQLITE_OK) return kjr_connection_fail(store->connection, rc, error);
    if (version >= KJREP_STORE_VERSION) { /* nothing to write: who is writing is not waited for */
        kjrep_status status = prepare_file(store, error);
        rc = status < 0 ? SQLITE_OK : use_log(sqlite);
        return rc == SQLITE_OK ? status : kjr_connection_fail(store->connection, rc, error);
    }
    if ((rc = run(store, BEGIN)) != SQLITE_OK) return kjr_connection_fail(store->connection, rc, error);
    kjrep_status status = prepare_file(store, error);
    rc = run(store, status < 0 ? ROLLBACK : COMMIT);
    if (status >= 0 && rc != SQLITE_OK) status = kjr_connection_fail(store->connection, rc, error);
    if (status >= 0 && (rc = use_log(sqlite)) != SQLITE_OK) status = kjr_connection_fail(store->connection, rc, error);
    return status;
}

kjrep_status kjrep_store_open(kjrep_store **out, const char *path, const kjrep_options *options, kjrep_error *error)
{
    struct kjrep_options settings = kjr_settings(options);
    if (out) *out = NULL;
    if (!out || !path) return kjr_fail(error, KJREP_E_ARG, "an argument is NULL");
    kjrep_store *store = kjr_calloc(&settings.allocator, 1, sizeof *store);
    if (!store) return kjr_fail_memory(error);
    store->allocator = settings.allocator;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    kjrep_status rc = kjr_connection_open(&store->connection, path, flags, "loaded_", options, error);
    if (rc >= 0) rc = prepare_store(store, error);
    if (rc < 0) {
        kjrep_store_free(store);
        return rc;
    }
    *out = store;
    return kjr_succeed(error);
}

void kjrep_store_interrupt(kjrep_store *store)
{
    if (store) sqlite3_interrupt(store->connection->sqlite);
}

void kjrep_store_free(kjrep_store *store)
{
    if (!store) return;
    kjrep_allocator allocator = store->allocator;
    if (store->in_batch && !sqlite3_get_autocommit(store->connection->sqlite)) run(store, ROLLBACK);
    for (int i = 0; i < STATEMENTS; i++)
        sqlite3_finalize(store->statements[i]);
    kjr_connection_free(store->connection);
    kjr_free(&allocator, store);
}

/* ---- Contents */

typedef struct content {
    kjr_content_hash hash;
    int64_t id;
    bool there, same_release, checked;
} content;

/* Whether the content with its hash is there; if not, an id that is free. */
static int find_content(kjrep_store *store, content *out)
{
    out->id = out->hash.id;
    sqlite3_stmt *statement = ready(store, FIND_CONTENT);
    sqlite3_bind_text(statement, 1, out->hash.text, KJR_CONTENT_HASH_TEXT, SQLITE_TRANSIENT);
    sqlite3_bind_text(statement, 2, kjrep_version(), -1, SQLITE_STATIC);
    int rc = step(store, statement);
    if (rc == SQLITE_ROW) {
        out->there = true;
        out->id = sqlite3_column_int64(statement, 0);
        out->same_release = sqlite3_column_int(statement, 1);
        out->checked = sqlite3_column_int(statement, 2);
    }
    sqlite3_reset(statement);
    bool taken = rc == SQLITE_DONE;
    int64_t one;
    while (taken) { /* by other content with the same first 63 bits */
        sqlite3_bind_int64(ready(store, FIND_ID), 1, out->id);
        rc = ask_number(store, ready(store, FIND_ID), &taken, &one);
        if (rc != SQLITE_OK) return rc;
        if (taken) out->id = (out->id + 1) & INT64_MAX;
    }
    return rc == SQLITE_ROW || rc == SQLITE_DONE ? SQLITE_OK : rc;
}

static int find_document(kjrep_store *store, const char *name, bool *found, int64_t *id)
{
    sqlite3_stmt *statement = ready(store, FIND_DOCUMENT);
    sqlite3_bind_text(statement, 1, name, -1, SQLITE_TRANSIENT);
    return ask_number(store, statement, found, id);
}

static int drop_content(kjrep_store *store, int64_t id)
{
    int rc = SQLITE_OK;
    for (int which = DROP_CONTENT; which <= DROP_FINDINGS && rc == SQLITE_OK; which++)
        rc = run_for(store, which, id);
    return rc;
}

static int add_content(kjrep_store *store, const content *found, bool checked)
{
    sqlite3_stmt *statement = ready(store, ADD_CONTENT);
    sqlite3_bind_int64(statement, 1, found->id);
    sqlite3_bind_text(statement, 2, found->hash.text, KJR_CONTENT_HASH_TEXT, SQLITE_TRANSIENT);
    sqlite3_bind_text(statement, 3, kjrep_version(), -1, SQLITE_STATIC);
    sqlite3_bind_int(statement, 4, checked);
    int rc = run(store, ADD_CONTENT);
    for (int which = ADD_NODES; which <= ADD_FINDINGS && rc == SQLITE_OK; which++)
        rc = run_for(store, which, found->id);
    return rc;
}

/* Point the document at its content; content that no document has any more goes. */
static int set_document(kjrep_store *store, const kjrep_report *report, int64_t id)
{
    bool known;
    int64_t before = 0, left = 0;
    int rc = find_document(store, kjrep_report_name(report), &known, &before);
    if (rc != SQLITE_OK || (known && before == id)) return rc;
    sqlite3_stmt *statement = ready(store, SET_DOCUMENT);
    sqlite3_bind_text(statement, 1, kjrep_report_name(report), -1, SQLITE_TRANSIENT);
    sqlite3_bind_int64(statement, 2, id);
    rc = run(store, SET_DOCUMENT);
    if (rc != SQLITE_OK || !known) return rc;
    sqlite3_bind_int64(ready(store, COUNT_DOCUMENTS), 1, before);
    rc = ask_number(store, ready(store, COUNT_DOCUMENTS), &known, &left);
    return rc == SQLITE_OK && !left ? drop_content(store, before) : rc;
}

static int put(kjrep_store *store, kjrep_report *report, kjrep_findings *findings)
{
    content found = {0};
    kjr_hash_report(report, &found.hash);
    int rc = find_content(store, &found);
    if (rc != SQLITE_OK) return rc;
    bool current = found.there && found.same_release && (found.checked || !findings);
    if (found.there && !current) rc = drop_content(store, found.id);
    if (rc == SQLITE_OK && !current) {
        kjr_catalog *catalog = &store->connection->catalog;
        kjr_source_report *source = KJR_PUSH(&catalog->allocator, &catalog->sources);
        if (!source) return SQLITE_NOMEM;
        *source = kjr_source_of(report, findings, 1); /* the caller holds them for the time of the call */
        rc = add_content(store, &found, findings != NULL);
        catalog->sources.count = 0;
    }
    return rc == SQLITE_OK ? set_document(store, report, found.id) : rc;
}

kjrep_status kjrep_store_put(kjrep_store *store, kjrep_report *report, kjrep_findings *findings, kjrep_error *error)
{
    if (!store || !report) return kjr_fail(error, KJREP_E_ARG, "an argument is NULL");
    if (findings && kjrep_findings_report(findings) != report)
        return kjr_fail(error, KJREP_E_ARG, "the findings are of another report");
    if (store->in_batch && sqlite3_get_autocommit(store->connection->sqlite))
        return kjr_fail(error, KJREP_E_IO, "the batch was given up");
    int rc = run(store, store->in_batch ? SAVE : BEGIN);
    if (rc != SQLITE_OK) return kjr_connection_fail(store->connection, rc, error);
    rc = put(store, report, findings);
    if (rc == SQLITE_OK) rc = run(store, store->in_batch ? RELEASE : COMMIT);
    if (rc == SQLITE_OK) return kjr_succeed(error);
    kjrep_status failed = kjr_connection_fail(store->connection, rc, error);
    if (!sqlite3_get_autocommit(store->connection->sqlite)) {
        run(store, store->in_batch ? UNDO : ROLLBACK);
        if (store->in_batch) run(store, RELEASE);
    }
    return failed;
}

/* ---- What is there already */

/* Whether the document stands for the content with this hash, as this release reads it. */
static kjrep_status has(kjrep_store *store, const char *name, const kjr_content_hash *hash, bool checked,
                        kjrep_error *error)
{
    content found = {.hash = *hash};
    bool known = false;
    int64_t id = 0;
    int rc = find_content(store, &found);
    if (rc == SQLITE_OK) rc = find_document(store, name, &known, &id);
    if (rc != SQLITE_OK) return kjr_connection_fail(store->connection, rc, error);
    bool there = found.there && found.same_release && (found.checked || !checked) && known && id == found.id;
    return there ? kjr_succeed(error) : kjr_fail(error, KJREP_ABSENT, "%s", "");
}

kjrep_status kjrep_store_has(kjrep_store *store, const kjrep_report *report, kjrep_error *error)
{
    kjr_content_hash hash;
    if (!store || !report) return kjr_fail(error, KJREP_E_ARG, "an argument is NULL");
    kjr_hash_report(report, &hash);
    return has(store, kjrep_report_name(report), &hash, false, error);
}

/* Nothing is loaded for a name that is not there. */
static kjrep_status has_source(kjrep_store *store, const char *path, const char *data, size_t data_len,
                               const kjrep_options *options, kjrep_error *error)
{
    struct kjrep_options settings = kjr_settings(options);
    const char *stated = kjr_setting_text(&settings, KJREP_OPT_NAME), *name = stated ? stated : path ? path : "-";
    kjr_content_hash hash;
    bool known = false;
    int64_t id = 0;
    int rc = find_document(store, name, &known, &id);
    if (rc != SQLITE_OK) return kjr_connection_fail(store->connection, rc, error);
    if (!known) return kjr_fail(error, KJREP_ABSENT, "%s", "");
    kjrep_status loaded = kjr_hash_source(path, data, data_len, &settings, &hash, error);
    return loaded < 0 ? loaded : has(store, name, &hash, true, error);
}

kjrep_status kjrep_store_has_data(kjrep_store *store, const char *data, size_t data_len, const kjrep_options *options,
                                  kjrep_error *error)
{
    if (!store || (!data && data_len)) return kjr_fail(error, KJREP_E_ARG, "an argument is NULL");
    return has_source(store, NULL, data, data_len, options, error);
}

kjrep_status kjrep_store_has_file(kjrep_store *store, const char *path, const kjrep_options *options,
                                  kjrep_error *error)
{
    if (!store || !path) return kjr_fail(error, KJREP_E_ARG, "an argument is NULL");
    return has_source(store, path, NULL, 0, options, error);
}

/* ---- Batches and questions */

kjrep_status kjrep_store_begin(kjrep_store *store, kjrep_error *error)
{
    if (!store || store->in_batch)
        return kjr_fail(error, KJREP_E_ARG, store ? "a batch is open" : "an argument is NULL");
    int rc = run(store, BEGIN);
    store->in_batch = rc == SQLITE_OK;
    return store->in_batch ? kjr_succeed(error) : kjr_connection_fail(store->connection, rc, error);
}

kjrep_status kjrep_store_commit(kjrep_store *store, kjrep_error *error)
{
    if (!store || !store->in_batch) return kjr_fail(error, KJREP_E_ARG, "no batch is open");
    store->in_batch = false;
    if (sqlite3_get_autocommit(store->connection->sqlite)) return kjr_fail(error, KJREP_E_IO, "the batch was given up");
    int rc = run(store, COMMIT);
    if (rc == SQLITE_OK) return kjr_succeed(error);
    kjrep_status failed = kjr_connection_fail(store->connection, rc, error);
    if (!sqlite3_get_autocommit(store->connection->sqlite)) run(store, ROLLBACK);
    return failed;
}

kjrep_status kjrep_store_rows(kjrep_rows **out, kjrep_store *store, const char *sql, size_t sql_len, kjrep_error *error)
{
    if (out) *out = NULL;
    if (!out || !store || !sql) return kjr_fail(error, KJREP_E_ARG, "an argument is NULL");
    return kjr_rows_prepare(out, store->connection, sql, sql_len, true, error);
}
