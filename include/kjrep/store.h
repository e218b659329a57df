/** @file store.h
 *  @brief A file that keeps what was read from many reports, for questions across them.
 */
#ifndef KJREP_STORE_H
#define KJREP_STORE_H

#include "query.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @defgroup store Store
 *  A store is an SQLite file. What is read from a document is kept once, under the hash of its content; any number of
 *  documents may have that content. A put is a transaction: it is there whole or not at all, whatever happens to the
 *  process, and once acknowledged it stays. Several processes may add to one store at once. docs/store.md tells of the
 *  tables. Builds without ::KJREP_PART_SQL answer ::KJREP_E_UNSUPPORTED.
 *  @{ */

/** An open store. Threads: one at a time, but for kjrep_store_interrupt(); each thread or process may open its own. */
typedef struct kjrep_store kjrep_store;

#define KJREP_STORE_VERSION 4 /**< version of the tables that this release writes; it reads and lifts all older ones */

/** Open a store; make it where there is no file. One of an older version is lifted to this one.
 *  @param out      receives the handle, free it with kjrep_store_free(); NULL on failure.
 *  @param path     UTF-8, ended by NUL.
 *  @param options  allocator, limits of queries; may be NULL.
 *  @return ::KJREP_OK; ::KJREP_E_IO; ::KJREP_E_CONTAINER for a file that is no store; ::KJREP_E_UNSUPPORTED for a store
 *          of a newer version; ::KJREP_E_ARG; ::KJREP_E_NOMEM. */
KJREP_API kjrep_status kjrep_store_open(kjrep_store **out, const char *path, const kjrep_options *options,
                                        kjrep_error *error);

/** Close a store; a batch that is not committed is given up. Rows that are open keep what they need. NULL is fine. */
KJREP_API void kjrep_store_free(kjrep_store *store);

/** Stop what runs on the store, from any thread; it ends with ::KJREP_E_CANCELLED. A put that is stopped changes nothing;
 *  in a batch it may give up the whole of it, which kjrep_store_commit() then tells. NULL is fine. */
KJREP_API void kjrep_store_interrupt(kjrep_store *store);

/** Put a report in under its name. The same content under that name again changes nothing; other content replaces what
 *  the name stood for; content that another release read is read anew.
 *  @param findings  may be NULL: then none are kept, or those that are there stay.
 *  @return ::KJREP_OK, acknowledged: it is on the disk, or will be with the batch; ::KJREP_E_IO (a full disk), and
 *          nothing changed; ::KJREP_E_ARG; ::KJREP_E_NOMEM. */
KJREP_API kjrep_status kjrep_store_put(kjrep_store *store, kjrep_report *report, kjrep_findings *findings,
                                       kjrep_error *error);

/** Whether a put of this report would change nothing: its name has this content, read by this release.
 *  @return ::KJREP_OK if so, ::KJREP_ABSENT if not; ::KJREP_E_IO, ::KJREP_E_ARG, ::KJREP_E_NOMEM. */
KJREP_API kjrep_status kjrep_store_has(kjrep_store *store, const kjrep_report *report, kjrep_error *error);

/** Whether a file need not be read: a document of its name stands for what would be read from it, read and checked by
 *  this release. A load that is resumed asks this first. Findings of other rules than those of now count as well.
 *  @param path     UTF-8, ended by NUL; the name of the document too, where ::KJREP_OPT_NAME gives none.
 *  @param options  those that it would be read with; NULL for the defaults.
 *  @return ::KJREP_OK if so; ::KJREP_ABSENT if not; what kjrep_report_open() answers for what cannot be loaded.
 *  Cost: a name that is not there, one look-up; else the file is loaded, which takes a quarter of the time of reading
 *  and putting it. */
KJREP_API kjrep_status kjrep_store_has_file(kjrep_store *store, const char *path, const kjrep_options *options,
                                            kjrep_error *error);

/** The same of bytes in memory, under the name that ::KJREP_OPT_NAME gives. `data` may be NULL if `data_len` is 0. */
KJREP_API kjrep_status kjrep_store_has_data(kjrep_store *store, const char *data, size_t data_len,
                                            const kjrep_options *options, kjrep_error *error);

/** Begin a batch: puts until kjrep_store_commit() are one transaction, which is faster. Other writers wait meanwhile.
 *  @return ::KJREP_OK; ::KJREP_E_ARG when one is open; ::KJREP_E_IO. */
KJREP_API kjrep_status kjrep_store_begin(kjrep_store *store, kjrep_error *error);

/** End a batch; its puts are acknowledged then. @return ::KJREP_OK; ::KJREP_E_ARG without a batch; ::KJREP_E_IO, and the
 *  whole batch is given up. */
KJREP_API kjrep_status kjrep_store_commit(kjrep_store *store, kjrep_error *error);

/** Prepare one statement that reads the store; as kjrep_rows_new(). The rows hold the file open after
 *  kjrep_store_free(), and while they stand on a row they see the store as it was at the first. */
KJREP_API kjrep_status kjrep_store_rows(kjrep_rows **out, kjrep_store *store, const char *sql, size_t sql_len,
                                        kjrep_error *error);

/** @} */

#ifdef __cplusplus
}
#endif
#endif
