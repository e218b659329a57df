#include "base/error.h"
#include "base/settings.h"
#include "query/connection.h"

struct kjrep_db {
    kjrep_allocator allocator;
    kjr_connection *connection;
};

kjrep_status kjrep_db_new(kjrep_db **out, const kjrep_options *options, kjrep_error *error)
{
    struct kjrep_options settings = kjr_settings(options);
    if (!out) return kjr_fail(error, KJREP_E_ARG, "an argument is NULL");
    *out = NULL;
    kjrep_db *db = kjr_calloc(&settings.allocator, 1, sizeof *db);
    if (!db) return kjr_fail_memory(error);
    db->allocator = settings.allocator;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    kjrep_status rc = kjr_connection_open(&db->connection, NULL, flags, "", options, error);
    if (rc < 0) kjrep_db_free(db);
    else *out = db;
    return rc;
}

void kjrep_db_free(kjrep_db *db)
{
    if (!db) return;
    kjrep_allocator allocator = db->allocator;
    kjr_connection_free(db->connection);
    kjr_free(&allocator, db);
}

kjrep_status kjrep_db_add(kjrep_db *db, kjrep_report *report, kjrep_findings *findings, kjrep_error *error)
{
    if (!db || !report) return kjr_fail(error, KJREP_E_ARG, "an argument is NULL");
    if (findings && kjrep_findings_report(findings) != report)
        return kjr_fail(error, KJREP_E_ARG, "the findings are of another report");
    kjr_catalog *catalog = &db->connection->catalog;
    kjr_source_report *source = KJR_PUSH(&catalog->allocator, &catalog->sources);
    if (!source) return kjr_fail_memory(error);
    *source = kjr_source_of(kjrep_report_retain(report), kjrep_findings_retain(findings), catalog->sources.count);
    return kjr_succeed(error);
}

void kjrep_db_interrupt(kjrep_db *db)
{
    if (db) sqlite3_interrupt(db->connection->sqlite);
}

kjrep_status kjrep_rows_new(kjrep_rows **out, kjrep_db *db, const char *sql, size_t sql_len, kjrep_error *error)
{
    if (out) *out = NULL;
    if (!out || !db || !sql) return kjr_fail(error, KJREP_E_ARG, "an argument is NULL");
    return kjr_rows_prepare(out, db->connection, sql, sql_len, true, error);
}
