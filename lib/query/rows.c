#include <string.h>

#include "base/error.h"
#include "query/connection.h"

struct kjrep_rows {
    kjr_connection *connection; /* held */
    sqlite3_stmt *statement;
    bool guarded, done, has_row;
    int64_t steps;
};

/* ---- Preparing */

static kjrep_status fail_in(kjr_connection *connection, int rc, const char *sql, size_t sql_len, kjrep_error *error)
{
    int offset = sqlite3_error_offset(connection->sqlite);
    kjrep_status status = kjr_connection_fail(connection, rc, error);
    if (offset < 0 || (size_t)offset > sql_len) return status;
    uint32_t line = 1, column = 1;
    for (int i = 0; i < offset; i++) {
        bool ends = sql[i] == '\n';
        line += ends;
        column = ends ? 1 : column + (((unsigned char)sql[i] & 0xC0) != 0x80);
    }
    return kjr_fail_at(error, status, (uint64_t)offset, line, column);
}

/* What follows the statement may only be blank. */
static kjrep_status check_tail(kjr_connection *connection, const char *tail, const char *end, kjrep_error *error)
{
    sqlite3_stmt *second = NULL;
    int rc = sqlite3_prepare_v2(connection->sqlite, tail, (int)(end - tail), &second, NULL);
    sqlite3_finalize(second);
    if (rc == SQLITE_OK && !second) return KJREP_OK;
    if ((rc & 0xFF) == SQLITE_NOMEM) return kjr_fail_memory(error);
    return kjr_fail(error, KJREP_E_SYNTAX, "only one statement is allowed");
}

static kjrep_status prepare(kjrep_rows *rows, const char *sql, size_t sql_len, kjrep_error *error)
{
    kjr_connection *connection = rows->connection;
    const char *tail = NULL;
    const char *nul = memchr(sql, 0, sql_len);
    if (sql_len > 1 << 20) return kjr_fail(error, KJREP_E_LIMIT, "the statement is longer than 1 MiB");
    if (nul) {
        kjr_fail(error, KJREP_E_SYNTAX, "U+0000 in the statement");
        return kjr_fail_at(error, KJREP_E_SYNTAX, (uint64_t)(nul - sql), 0, 0);
    }
    connection->stopped = KJREP_OK;
    int rc = sqlite3_prepare_v2(connection->sqlite, sql, (int)sql_len, &rows->statement, &tail);
    if (rc != SQLITE_OK) return fail_in(connection, rc, sql, sql_len, error);
    if (!rows->statement) return kjr_fail(error, KJREP_E_SYNTAX, "no statement");
    if (rows->guarded && !sqlite3_stmt_readonly(rows->statement))
        return kjr_fail(error, KJREP_E_SYNTAX, "only reading is allowed");
    return check_tail(connection, tail, sql + sql_len, error);
}

kjrep_status kjr_rows_prepare(kjrep_rows **out, kjr_connection *connection, const char *sql, size_t sql_len,
                              bool guarded, kjrep_error *error)
{
    kjrep_rows *rows = kjr_calloc(&connection->catalog.allocator, 1, sizeof *rows);
    if (!rows) return kjr_fail_memory(error);
    rows->connection = kjr_connection_retain(connection);
    rows->guarded = guarded;
    bool before = connection->guarded;
    connection->guarded = guarded;
    kjrep_status rc = prepare(rows, sql, sql_len, error);
    connection->guarded = before;
    if (rc < 0) {
        kjrep_rows_free(rows);
        return rc;
    }
    *out = rows;
    return kjr_succeed(error);
}

void kjrep_rows_free(kjrep_rows *rows)
{
    if (!rows) return;
    kjr_connection *connection = rows->connection;
    kjrep_allocator allocator = connection->catalog.allocator;
    sqlite3_finalize(rows->statement);
    kjr_free(&allocator, rows);
    kjr_connection_free(connection);
}

/* ---- Parameters */

static kjrep_status bound(int rc)
{
    return rc == SQLITE_OK ? KJREP_OK : rc == SQLITE_NOMEM ? KJREP_E_NOMEM : KJREP_E_ARG;
}

kjrep_status kjrep_rows_bind_int(kjrep_rows *rows, uint32_t index, int64_t value)
{
    return rows && index <= INT32_MAX ? bound(sqlite3_bind_int64(rows->statement, (int)index, value)) : KJREP_E_ARG;
}

kjrep_status kjrep_rows_bind_real(kjrep_rows *rows, uint32_t index, double value)
{
    return rows && index <= INT32_MAX ? bound(sqlite3_bind_double(rows->statement, (int)index, value)) : KJREP_E_ARG;
}

kjrep_status kjrep_rows_bind_text(kjrep_rows *rows, uint32_t index, const char *text, size_t text_len)
{
    if (!rows || index > INT32_MAX) return KJREP_E_ARG;
    return bound(sqlite3_bind_text64(rows->statement, (int)index, text, text_len, SQLITE_TRANSIENT, SQLITE_UTF8));
}

/* ---- Going on */

kjrep_status kjrep_rows_next(kjrep_rows *rows, kjrep_error *error)
{
    if (!rows) return kjr_fail(error, KJREP_E_ARG, "an argument is NULL");
    kjr_succeed(error);
    if (rows->done) return kjr_fail(error, KJREP_DONE, "%s", "");
    kjr_connection *connection = rows->connection;
    bool before = connection->guarded;
    connection->guarded = rows->guarded;
    connection->steps = rows->steps;
    connection->stopped = KJREP_OK;
    int rc = sqlite3_step(rows->statement);
    rows->steps = connection->steps;
    connection->guarded = before;
    rows->has_row = rc == SQLITE_ROW;
    if (rc == SQLITE_ROW) return KJREP_OK;
    rows->done = true;
    if (rc == SQLITE_DONE) return kjr_fail(error, KJREP_DONE, "%s", "");
    kjrep_status failed = kjr_connection_fail(connection, rc, error);
    sqlite3_reset(rows->statement);
    return failed;
}

void kjrep_rows_reset(kjrep_rows *rows)
{
    if (!rows) return;
    sqlite3_reset(rows->statement);
    rows->done = rows->has_row = false;
    rows->steps = 0;
}

/* ---- Values */

static bool has_column(const kjrep_rows *rows, uint32_t column)
{
    return rows && rows->has_row && column < kjrep_rows_column_count(rows);
}

uint32_t kjrep_rows_column_count(const kjrep_rows *rows)
{
    return rows ? (uint32_t)sqlite3_column_count(rows->statement) : 0;
}

const char *kjrep_rows_column_name(const kjrep_rows *rows, uint32_t column)
{
    return column < kjrep_rows_column_count(rows) ? sqlite3_column_name(rows->statement, (int)column) : NULL;
}

int32_t kjrep_rows_type(const kjrep_rows *rows, uint32_t column)
{
    if (!has_column(rows, column)) return KJREP_TYPE_NULL;
    switch (sqlite3_column_type(rows->statement, (int)column)) {
    case SQLITE_INTEGER: return KJREP_TYPE_INT;
    case SQLITE_FLOAT: return KJREP_TYPE_REAL;
    case SQLITE_TEXT: return KJREP_TYPE_TEXT;
    case SQLITE_BLOB: return KJREP_TYPE_BLOB;
    default: return KJREP_TYPE_NULL;
    }
}

int64_t kjrep_rows_int(const kjrep_rows *rows, uint32_t column)
{
    return has_column(rows, column) ? sqlite3_column_int64(rows->statement, (int)column) : 0;
}

double kjrep_rows_real(const kjrep_rows *rows, uint32_t column)
{
    return has_column(rows, column) ? sqlite3_column_double(rows->statement, (int)column) : 0;
}

const char *kjrep_rows_text(const kjrep_rows *rows, uint32_t column, size_t *len)
{
    if (!len) return NULL;
    *len = 0;
    if (!has_column(rows, column) || kjrep_rows_type(rows, column) == KJREP_TYPE_NULL) return NULL;
    bool blob = kjrep_rows_type(rows, column) == KJREP_TYPE_BLOB;
    const void *bytes = blob ? sqlite3_column_blob(rows->statement, (int)column)
                             : (const void *)sqlite3_column_text(rows->statement, (int)column);
    *len = (size_t)sqlite3_column_bytes(rows->statement, (int)column);
    return bytes ? bytes : "";
}
