#include "query/store_schema.h"

/* A migration that was released is never changed: a store may have been made with it. Views are
 * of this version alone (store_views.c). */

/* clang-format off */

#define PLACE "start_byte INTEGER, end_byte INTEGER, start_char INTEGER, end_char INTEGER, line INTEGER, \"column\" INTEGER"
#define ROWS ", PRIMARY KEY(report, id)) WITHOUT ROWID;"
#define ADD_ORIGINS(table) "ALTER TABLE " table " ADD COLUMN place TEXT; ALTER TABLE " table " ADD COLUMN pieces TEXT;"

/* What stands under each content, and the documents that have it. */
static const char version_1[] =
    "CREATE TABLE content("
    "  report INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, release TEXT NOT NULL, checked INTEGER NOT NULL,"
    "  container TEXT, encoding TEXT, bytes INTEGER, script TEXT, genre TEXT, title TEXT, issuer TEXT, number TEXT,"
    "  addressee TEXT, date_issued TEXT, delivered_by TEXT, delivered_on TEXT, delivered_at TEXT, place TEXT,"
    "  year INTEGER, lead TEXT, page_time TEXT);"
    "CREATE TABLE document(doc TEXT PRIMARY KEY, report INTEGER NOT NULL) WITHOUT ROWID;"
    "CREATE INDEX document_by_report ON document(report);"
    "CREATE TABLE node_row("
    "  report INTEGER NOT NULL, id INTEGER, parent INTEGER, kind TEXT, role TEXT, level INTEGER, label TEXT,"
    "  ordinal INTEGER, title TEXT, text TEXT, body_end_byte INTEGER, body_end_char INTEGER, " PLACE ROWS
    "CREATE TABLE metric_row("
    "  report INTEGER NOT NULL, id INTEGER, text TEXT, value NUMERIC, value_exact TEXT, value_high NUMERIC,"
    "  value_high_exact TEXT, low NUMERIC, low_exact TEXT, low_open INTEGER, high NUMERIC, high_exact TEXT,"
    "  high_open INTEGER, unit TEXT, unit_text TEXT, approx TEXT, kind TEXT, change TEXT, basis TEXT, modality TEXT,"
    "  subject TEXT, \"of\" TEXT, period TEXT, date_from TEXT, date_to TEXT, indicator TEXT, parent INTEGER,"
    "  node INTEGER, flags TEXT, " PLACE ROWS
    "CREATE TABLE time_row("
    "  report INTEGER NOT NULL, id INTEGER, text TEXT, date_from TEXT, date_to TEXT, precision TEXT, node INTEGER, "
    PLACE ROWS
    "CREATE TABLE entity_row("
    "  report INTEGER NOT NULL, id INTEGER, kind TEXT, text TEXT, stated_count INTEGER, node INTEGER, " PLACE ROWS
    "CREATE TABLE finding_row("
    "  report INTEGER NOT NULL, id INTEGER, rule TEXT, kind TEXT, level TEXT, message TEXT, " PLACE ","
    "  related TEXT, suggestions TEXT, metrics TEXT, fingerprint TEXT" ROWS;

static const char version_2[] =
    "CREATE INDEX metric_by_measure ON metric_row(coalesce(indicator, subject), unit);"
    "CREATE INDEX content_by_place ON content(place, year);";

/* What stands there without them was read by a release that did not tell: it is read anew when it is put again. */
static const char version_3[] =
    "ALTER TABLE content ADD COLUMN certainty TEXT;"
    "ALTER TABLE content ADD COLUMN replaced INTEGER;"
    "ALTER TABLE node_row ADD COLUMN table_row INTEGER;"
    "ALTER TABLE node_row ADD COLUMN table_column INTEGER;"
    "ALTER TABLE finding_row ADD COLUMN fix TEXT;"
    "ALTER TABLE finding_row ADD COLUMN suppressed INTEGER;"
    ADD_ORIGINS("node_row") ADD_ORIGINS("metric_row") ADD_ORIGINS("time_row") ADD_ORIGINS("entity_row")
    ADD_ORIGINS("finding_row")
    "UPDATE content SET release = '';";

/* Views are made anew: `series` with its node, `implied`, and what that finds for `restated`. */
static const char version_4[] = "";

/* clang-format on */

const char *kjr_store_migration(int from)
{
    static const char *const migrations[KJREP_STORE_VERSION] = {version_1, version_2, version_3, version_4};
    return from >= 0 && from < KJREP_STORE_VERSION ? migrations[from] : NULL;
}
