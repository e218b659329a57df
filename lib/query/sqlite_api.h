/* SQLite: linked, or in the loadable extension through the table of functions that its host hands over. */
#ifndef KJR_QUERY_SQLITE_API_H
#define KJR_QUERY_SQLITE_API_H

#ifdef KJR_SQLITE_EXTENSION
#include <sqlite3ext.h>
extern const sqlite3_api_routines *sqlite3_api; /* SQLITE_EXTENSION_INIT1 stands in extension.c */
#else
#include <sqlite3.h>
#endif

#endif
