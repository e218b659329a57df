#include "query/store_schema.h"

/* A migration that was released is never changed: a store may have been made with it. Views are of this version alone. */

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

/* The rows under their names, and questions across reports. `series`: figures that were reached, by place and year; a
 * report without a place is of who issued it, an owner that is the whole place (全省, 全市) says no more than the place, and
 * a figure without dates is of the year of its report. `restated`: what a later report says of a year, beside what that
 * year's report of the same place said of it, in the same words (KJ-X005: 高新区地区生产总值 is another gdp). Levels are
 * compared with levels, however they are worded, but a later level that was risen to bears the date of what it rose from,
 * and is left out; `differs` is 1 where no value that both wordings allow is left. */
const char kjr_store_views[] =
    "DROP VIEW IF EXISTS restated; DROP VIEW IF EXISTS series; DROP VIEW IF EXISTS report; DROP VIEW IF EXISTS node;"
    "DROP VIEW IF EXISTS metric; DROP VIEW IF EXISTS time; DROP VIEW IF EXISTS entity; DROP VIEW IF EXISTS finding;"
    "CREATE VIEW report AS"
    "  SELECT report, doc, hash, " KJR_STORE_REPORT_COLUMNS " FROM document JOIN content USING (report);"
    "CREATE VIEW node AS SELECT report, doc, " KJR_STORE_NODE_COLUMNS " FROM document JOIN node_row USING (report);"
    "CREATE VIEW metric AS SELECT report, doc, " KJR_STORE_METRIC_COLUMNS " FROM document JOIN metric_row USING (report);"
    "CREATE VIEW time AS SELECT report, doc, " KJR_STORE_TIME_COLUMNS " FROM document JOIN time_row USING (report);"
    "CREATE VIEW entity AS SELECT report, doc, " KJR_STORE_ENTITY_COLUMNS " FROM document JOIN entity_row USING (report);"
    "CREATE VIEW finding AS"
    "  SELECT report, doc, " KJR_STORE_FINDING_COLUMNS " FROM document JOIN finding_row USING (report);"
    "CREATE VIEW series AS"
    "  SELECT coalesce(c.place, c.issuer) AS place,"
    "    CASE WHEN substr(m.date_from, 1, 4) = substr(m.date_to, 1, 4) THEN CAST(substr(m.date_from, 1, 4) AS INTEGER)"
    "    ELSE c.year END AS year,"
    "    coalesce(m.indicator, m.subject) AS measure, m.subject,"
    "    nullif(m.\"of\", '全' || coalesce(substr(c.place, -1), '国')) AS \"of\", m.unit, m.kind, m.change, m.basis,"
    "    m.value, m.value_exact, m.low, m.high, m.text, coalesce(m.date_from, c.year || '-01-01') AS date_from,"
    "    coalesce(m.date_to, c.year || '-12-31') AS date_to, c.year AS stated_in, m.report, m.id"
    "  FROM content c JOIN metric_row m USING (report)"
    "  WHERE m.modality <> 'planned' AND coalesce(m.indicator, m.subject) IS NOT NULL;"
    "CREATE VIEW restated AS"
    "  SELECT later.place, later.measure, later.\"of\", later.unit, later.kind, later.change, later.year, later.stated_in,"
    "    later.report, later.id, later.text, later.value_exact, earlier.report AS earlier_report,"
    "    earlier.id AS earlier_id, earlier.text AS earlier_text, earlier.value_exact AS earlier_value_exact,"
    "    coalesce(later.low > earlier.high OR later.high < earlier.low, 0) AS differs"
    "  FROM series later JOIN series earlier ON earlier.place = later.place"
    "    AND earlier.date_from = later.date_from AND earlier.date_to = later.date_to"
    "    AND earlier.measure = later.measure AND earlier.subject IS later.subject AND earlier.unit IS later.unit"
    "    AND earlier.kind = later.kind"
    "    AND (earlier.change = later.change OR later.change = 'none' AND earlier.change LIKE '%crease_to')"
    "    AND earlier.basis = later.basis AND earlier.\"of\" IS later.\"of\""
    "  WHERE later.stated_in > later.year AND earlier.stated_in = earlier.year AND later.change NOT LIKE '%crease_to';";

/* clang-format on */

const char *kjr_store_migration(int from)
{
    static const char *const migrations[KJREP_STORE_VERSION] = {version_1, version_2, version_3};
    return from >= 0 && from < KJREP_STORE_VERSION ? migrations[from] : NULL;
}
