/* An SQLite connection with limits, shared by counting: rows keep it when its database or store is gone. */
#ifndef KJR_QUERY_CONNECTION_H
#define KJR_QUERY_CONNECTION_H

#include <stdatomic.h>

#include "kjrep/query.h"
#include "query/catalog.h"

typedef struct kjr_connection {
    atomic_uint holders;
    sqlite3 *sqlite;
    kjr_catalog catalog;
    bool guarded; /* a statement of the caller: reading alone */
    int64_t steps, max_steps;
    kjrep_progress progress;
    void *payload;
    kjrep_status stopped; /* why the guard stopped it; KJREP_OK if it did not */
} kjr_connection;

/* Open a file, or memory for NULL; the tables stand over nothing yet. `flags` are SQLite's. */
kjrep_status kjr_connection_open(kjr_connection **out, const char *path, int flags, const char *prefix,
                                 const kjrep_options *options, kjrep_error *error);
kjr_connection *kjr_connection_retain(kjr_connection *connection);
void kjr_connection_free(kjr_connection *connection);

/* Write what SQLite just said: `rc` is its result code. Returns a negative status. */
kjrep_status kjr_connection_fail(kjr_connection *connection, int rc, kjrep_error *error);

/* Rows of one statement that may only read, or, not guarded, of one of our own. */
kjrep_status kjr_rows_prepare(kjrep_rows **out, kjr_connection *connection, const char *sql, size_t sql_len,
                              bool guarded, kjrep_error *error);

#endif
