/* The loadable extension kjrep_sqlite: table-valued functions kjrep_report(path), kjrep_node(path), kjrep_metric(path),
 * kjrep_time(path), kjrep_entity(path), kjrep_finding(path, rules to leave out), REGEXP, and the exact sums. */
#include "query/catalog.h"

SQLITE_EXTENSION_INIT1

static void end_catalog(void *catalog)
{
    kjr_catalog_end(catalog);
    kjr_free(&kjr_standard_allocator, catalog);
}

/* Holds the catalog as long as the connection lives. */
static void version(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    (void)count;
    (void)arguments;
    sqlite3_result_text(context, kjrep_version(), -1, SQLITE_STATIC);
}

#ifdef _WIN32
#define EXPORTED __declspec(dllexport)
#else
#define EXPORTED __attribute__((visibility("default")))
#endif

EXPORTED int sqlite3_kjrepsqlite_init(sqlite3 *sqlite, char **message, const sqlite3_api_routines *api);

int sqlite3_kjrepsqlite_init(sqlite3 *sqlite, char **message, const sqlite3_api_routines *api)
{
    SQLITE_EXTENSION_INIT2(api);
    kjrep_error error = {.struct_size = sizeof error};
    kjr_catalog *catalog = kjr_calloc(&kjr_standard_allocator, 1, sizeof *catalog);
    if (!catalog) return SQLITE_NOMEM;
    catalog->allocator = kjr_standard_allocator;
    if (kjrep_engine_new(&catalog->engine, NULL, &error) < 0) {
        *message = sqlite3_mprintf("%s", error.text);
        end_catalog(catalog);
        return SQLITE_ERROR;
    }
    /* On failure SQLite has called end_catalog() already. */
    int rc = sqlite3_create_function_v2(sqlite, "kjrep_version", 0, SQLITE_UTF8 | SQLITE_DETERMINISTIC, catalog,
                                        version, NULL, NULL, end_catalog);
    if (rc == SQLITE_OK) rc = kjr_catalog_register(catalog, sqlite, "kjrep_");
    if (rc == SQLITE_OK) rc = kjr_functions_register(sqlite, &kjr_standard_allocator, SQLITE_DIRECTONLY);
    return rc;
}
