#include "query/connection.h"

#include <string.h>

#include "base/error.h"
#include "base/settings.h"

/* ---- What a caller's statement may do */

/* printf('%.*c', 2000000000, 'x') is one step that takes half a minute, and nothing interrupts it. */
static bool is_refused(const char *function)
{
    static const char *const refused[] = {"format", "fts3_tokenizer", "load_extension", "printf"};
    for (size_t i = 0; function && i < sizeof refused / sizeof *refused; i++) {
        if (strcmp(function, refused[i]) == 0) return true;
    }
    return false;
}

static int authorize(void *client, int action, const char *first, const char *second, const char *schema,
                     const char *trigger)
{
    (void)schema;
    (void)trigger;
    const kjr_connection *connection = client;
    if (!connection->guarded) return SQLITE_OK;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE: return SQLITE_OK;
    case SQLITE_FUNCTION: return is_refused(second) ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_PRAGMA:
        return first && (strcmp(first, "table_info") == 0 || strcmp(first, "table_xinfo") == 0) ? SQLITE_OK
                                                                                                : SQLITE_DENY;
    default: return SQLITE_DENY;
    }
}

enum { STEPS_BETWEEN = 1000, BUSY_MS = 60000 };

static int count_steps(void *client)
{
    kjr_connection *connection = client;
    if (!connection->guarded) return 0;
    connection->steps += STEPS_BETWEEN;
    if (connection->steps > connection->max_steps) connection->stopped = KJREP_E_LIMIT;
    else if (connection->progress && connection->progress(connection->payload, (uint64_t)connection->steps, 0) != 0)
        connection->stopped = KJREP_E_CANCELLED;
    return connection->stopped != KJREP_OK;
}

static void set_limits(sqlite3 *sqlite)
{
    static const int limits[][2] = {
        {SQLITE_LIMIT_LENGTH, 256 << 20},   {SQLITE_LIMIT_SQL_LENGTH, 1 << 20},       {SQLITE_LIMIT_EXPR_DEPTH, 200},
        {SQLITE_LIMIT_COMPOUND_SELECT, 64}, {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000}, {SQLITE_LIMIT_ATTACHED, 0},
        {SQLITE_LIMIT_WORKER_THREADS, 0},
    };
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        sqlite3_limit(sqlite, limits[i][0], limits[i][1]);
}

/* ---- Life */

static void destroy(kjr_connection *connection)
{
    kjrep_allocator allocator = connection->catalog.allocator;
    sqlite3_close(connection->sqlite); /* before what its tables stand over */
    kjr_catalog_end(&connection->catalog);
    kjr_free(&allocator, connection);
}

kjr_connection *kjr_connection_retain(kjr_connection *connection)
{
    atomic_fetch_add_explicit(&connection->holders, 1, memory_order_relaxed);
    return connection;
}

void kjr_connection_free(kjr_connection *connection)
{
    if (connection && atomic_fetch_sub_explicit(&connection->holders, 1, memory_order_acq_rel) == 1)
        destroy(connection);
}

/* Make the tables before the guard stands: to SQLite they are created by the statement that first names them. */
static int make_tables(sqlite3 *sqlite, const char *prefix)
{
    int rc = SQLITE_OK;
    for (int32_t table = KJREP_TABLE_REPORT; table <= KJREP_TABLE_FINDING && rc == SQLITE_OK; table++) {
        char sql[64];
        sqlite3_stmt *statement = NULL;
        sqlite3_snprintf(sizeof sql, sql, "SELECT 1 FROM %s%s", prefix, kjrep_table_name(table));
        rc = sqlite3_prepare_v2(sqlite, sql, -1, &statement, NULL);
        sqlite3_finalize(statement);
    }
    return rc;
}

static int start(kjr_connection *connection, const char *path, int flags, const char *prefix)
{
    int rc = sqlite3_open_v2(path ? path : ":memory:", &connection->sqlite, flags, NULL);
    if (rc != SQLITE_OK) return rc;
    sqlite3_busy_timeout(connection->sqlite, BUSY_MS); /* before anything is read of the file */
    sqlite3_extended_result_codes(connection->sqlite, 1);
    set_limits(connection->sqlite);
    sqlite3_db_config(connection->sqlite, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
    sqlite3_set_authorizer(connection->sqlite, authorize, connection);
    sqlite3_progress_handler(connection->sqlite, STEPS_BETWEEN, count_steps, connection);
    rc = kjr_catalog_register(&connection->catalog, connection->sqlite, prefix);
    if (rc == SQLITE_OK) rc = make_tables(connection->sqlite, prefix);
    if (rc == SQLITE_OK)
        rc = kjr_functions_register(connection->sqlite, &connection->catalog.allocator, SQLITE_INNOCUOUS);
    return rc;
}

kjrep_status kjr_connection_open(kjr_connection **out, const char *path, int flags, const char *prefix,
                                 const kjrep_options *options, kjrep_error *error)
{
    struct kjrep_options settings = kjr_settings(options);
    kjr_connection *connection = kjr_calloc(&settings.allocator, 1, sizeof *connection);
    if (!connection) return kjr_fail_memory(error);
    atomic_init(&connection->holders, 1);
    connection->catalog.allocator = settings.allocator;
    connection->max_steps = kjr_setting_int(&settings, KJREP_OPT_MAX_SQL_STEPS);
    connection->progress = settings.progress;
    connection->payload = settings.payload;
    int rc = start(connection, path, flags, prefix);
    if (rc != SQLITE_OK) {
        kjrep_status failed = kjr_connection_fail(connection, rc, error);
        kjr_connection_free(connection);
        return failed;
    }
    *out = connection;
    return kjr_succeed(error);
}

/* ---- Errors */

static kjrep_status status_of(int rc)
{
    switch (rc & 0xFF) {
    case SQLITE_NOMEM: return KJREP_E_NOMEM;
    case SQLITE_TOOBIG: return KJREP_E_LIMIT;
    case SQLITE_INTERRUPT: return KJREP_E_CANCELLED;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT: return KJREP_E_CONTAINER;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL: return KJREP_E_IO;
    default: return KJREP_E_SYNTAX;
    }
}

kjrep_status kjr_connection_fail(kjr_connection *connection, int rc, kjrep_error *error)
{
    kjrep_status stopped = connection->stopped;
    bool out_of_memory = connection->catalog.out_of_memory;
    connection->catalog.out_of_memory = false;
    if ((rc & 0xFF) == SQLITE_NOMEM || out_of_memory) return kjr_fail_memory(error);
    if ((rc & 0xFF) == SQLITE_INTERRUPT && stopped == KJREP_E_LIMIT)
        return kjr_fail(error, KJREP_E_LIMIT, "more than %lld steps", (long long)connection->max_steps);
    if ((rc & 0xFF) == SQLITE_INTERRUPT) return kjr_fail(error, KJREP_E_CANCELLED, "cancelled");
    if ((rc & 0xFF) == SQLITE_AUTH) return kjr_fail(error, KJREP_E_SYNTAX, "only reading is allowed");
    return kjr_fail(error, status_of(rc), "%s",
                    connection->sqlite ? sqlite3_errmsg(connection->sqlite) : sqlite3_errstr(rc));
}
