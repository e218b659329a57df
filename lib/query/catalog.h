/* What the virtual tables of one connection stand over: reports that were added, or files that the query names. */
#ifndef KJR_QUERY_CATALOG_H
#define KJR_QUERY_CATALOG_H

#include "query/sqlite_api.h"
#include "query/table.h"

typedef struct kjr_catalog kjr_catalog;

/* Client data of one module. */
typedef struct kjr_module {
    kjr_catalog *catalog;
    const kjr_table *table;
} kjr_module;

struct kjr_catalog {
    kjrep_allocator allocator;
    kjrep_engine *engine; /* reads the files; NULL: the tables stand over `sources` */
    KJR_VECTOR(kjr_source_report) sources;
    bool out_of_memory; /* a table could not be made; SQLite forgets why */
    kjr_module modules[KJR_TABLES];
};

/* Let go of the reports and the engine. */
void kjr_catalog_end(kjr_catalog *catalog);

/* Make the tables known to a connection, named with `prefix` before; an SQLite result code. The catalog outlives it. */
int kjr_catalog_register(kjr_catalog *catalog, sqlite3 *sqlite, const char *prefix);

/* REGEXP and exact_sum, exact_min, exact_max, with SQLite's flags for functions; an SQLite result code. */
int kjr_functions_register(sqlite3 *sqlite, const kjrep_allocator *allocator, int flags);

#endif
