/* The SQL functions of a build without SQLite. */
#include "base/error.h"
#include "kjrep/store.h"

static kjrep_status refuse(kjrep_error *error)
{
    return kjr_fail(error, KJREP_E_UNSUPPORTED, "this build has no SQL");
}

kjrep_status kjrep_db_new(kjrep_db **out, const kjrep_options *options, kjrep_error *error)
{
    (void)options;
    if (out) *out = NULL;
    return refuse(error);
}

kjrep_status kjrep_db_add(kjrep_db *db, kjrep_report *report, kjrep_findings *findings, kjrep_error *error)
{
    (void)db;
    (void)report;
    (void)findings;
    return refuse(error);
}

void kjrep_db_interrupt(kjrep_db *db)
{
    (void)db;
}

void kjrep_db_free(kjrep_db *db)
{
    (void)db;
}

kjrep_status kjrep_rows_new(kjrep_rows **out, kjrep_db *db, const char *sql, size_t sql_len, kjrep_error *error)
{
    (void)db;
    (void)sql;
    (void)sql_len;
    if (out) *out = NULL;
    return refuse(error);
}

kjrep_status kjrep_rows_bind_int(kjrep_rows *rows, uint32_t index, int64_t value)
{
    (void)rows;
    (void)index;
    (void)value;
    return KJREP_E_UNSUPPORTED;
}

kjrep_status kjrep_rows_bind_real(kjrep_rows *rows, uint32_t index, double value)
{
    (void)rows;
    (void)index;
    (void)value;
    return KJREP_E_UNSUPPORTED;
}

kjrep_status kjrep_rows_bind_text(kjrep_rows *rows, uint32_t index, const char *text, size_t text_len)
{
    (void)rows;
    (void)index;
    (void)text;
    (void)text_len;
    return KJREP_E_UNSUPPORTED;
}

kjrep_status kjrep_rows_next(kjrep_rows *rows, kjrep_error *error)
{
    (void)rows;
    return refuse(error);
}

void kjrep_rows_reset(kjrep_rows *rows)
{
    (void)rows;
}

void kjrep_rows_free(kjrep_rows *rows)
{
    (void)rows;
}

uint32_t kjrep_rows_column_count(const kjrep_rows *rows)
{
    (void)rows;
    return 0;
}

const char *kjrep_rows_column_name(const kjrep_rows *rows, uint32_t column)
{
    (void)rows;
    (void)column;
    return NULL;
}

int32_t kjrep_rows_type(const kjrep_rows *rows, uint32_t column)
{
    (void)rows;
    (void)column;
    return KJREP_TYPE_NULL;
}

int64_t kjrep_rows_int(const kjrep_rows *rows, uint32_t column)
{
    (void)rows;
    (void)column;
    return 0;
}

double kjrep_rows_real(const kjrep_rows *rows, uint32_t column)
{
    (void)rows;
    (void)column;
    return 0;
}

const char *kjrep_rows_text(const kjrep_rows *rows, uint32_t column, size_t *len)
{
    (void)rows;
    (void)column;
    if (len) *len = 0;
    return NULL;
}

kjrep_status kjrep_store_open(kjrep_store **out, const char *path, const kjrep_options *options, kjrep_error *error)
{
    (void)path;
    (void)options;
    if (out) *out = NULL;
    return refuse(error);
}

void kjrep_store_interrupt(kjrep_store *store)
{
    (void)store;
}

void kjrep_store_free(kjrep_store *store)
{
    (void)store;
}

kjrep_status kjrep_store_put(kjrep_store *store, kjrep_report *report, kjrep_findings *findings, kjrep_error *error)
{
    (void)store;
    (void)report;
    (void)findings;
    return refuse(error);
}

kjrep_status kjrep_store_has(kjrep_store *store, const kjrep_report *report, kjrep_error *error)
{
    (void)store;
    (void)report;
    return refuse(error);
}

kjrep_status kjrep_store_has_data(kjrep_store *store, const char *data, size_t data_len, const kjrep_options *options,
                                  kjrep_error *error)
{
    (void)store;
    (void)data;
    (void)data_len;
    (void)options;
    return refuse(error);
}

kjrep_status kjrep_store_has_file(kjrep_store *store, const char *path, const kjrep_options *options,
                                  kjrep_error *error)
{
    (void)store;
    (void)path;
    (void)options;
    return refuse(error);
}

kjrep_status kjrep_store_begin(kjrep_store *store, kjrep_error *error)
{
    (void)store;
    return refuse(error);
}

kjrep_status kjrep_store_commit(kjrep_store *store, kjrep_error *error)
{
    (void)store;
    return refuse(error);
}

kjrep_status kjrep_store_rows(kjrep_rows **out, kjrep_store *store, const char *sql, size_t sql_len, kjrep_error *error)
{
    (void)store;
    (void)sql;
    (void)sql_len;
    if (out) *out = NULL;
    return refuse(error);
}
