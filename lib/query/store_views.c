#include "query/store_schema.h"

/* clang-format off */

/* A measure that is called so grows at constant prices. */
#define GROWS_REAL(words) " OR coalesce(l.subject, l.measure) LIKE '%" words "'"

/* The words of a growth that is no plain one: 实际增长, 可比口径下降 and the growth. */
#define NOT_PLAIN(words) "n.text LIKE '%" words "__' || g.text || '%'"

/* Whether the report of `row` says something else in the same words: then neither can be held against another report. */
#define SAYS_OTHERS(row)                                                                                               \
    "EXISTS (SELECT 1 FROM series o WHERE o.report = " row ".report AND o.measure = " row ".measure"                   \
    "  AND o.subject IS " row ".subject AND o.\"of\" IS " row ".\"of\" AND o.unit IS " row ".unit AND o.kind = " row ".kind" \
    "  AND o.change = " row ".change AND o.basis = " row ".basis AND o.date_from = " row ".date_from"                  \
    "  AND o.date_to = " row ".date_to AND (o.low > " row ".high OR o.high < " row ".low))"

/* The rows under their names, and questions across reports.
 *
 * `series`: figures that were reached, by place and year; a report without a place is of who issued it, an owner that is
 * the whole place (全省, 全市) says no more than the place, and a figure without dates is of the year of its report.
 *
 * `implied`: what a level and its growth on the year before (8500亿元，增长1.5%; 69%，提高1.2个百分点) say of that year, for
 * the same days. What grows at constant prices (生产总值, 增加值, 总产值; 实际增长, 可比口径) says nothing of it.
 *
 * `restated`: what a later report states or implies of a year, beside what that year's report of the same place said of
 * it, in the same words (KJ-X005: 高新区地区生产总值 is another gdp). Levels are compared with levels, however they are
 * worded, but a later level that was risen to bears the date of what it rose from, and is left out; so is what a report
 * says in two ways. `differs` is 1 where no value that both wordings allow is left, NULL if a growth leads to that of which
 * it is not said that it is on the year before: it may be that of five years. */
const char *const kjr_store_views[] = {
    "DROP VIEW IF EXISTS restated; DROP VIEW IF EXISTS implied; DROP VIEW IF EXISTS series; DROP VIEW IF EXISTS report;"
    "DROP VIEW IF EXISTS node; DROP VIEW IF EXISTS metric; DROP VIEW IF EXISTS time; DROP VIEW IF EXISTS entity; DROP VIEW IF EXISTS finding;",
    "CREATE VIEW report AS"
    "  SELECT report, doc, hash, " KJR_STORE_REPORT_COLUMNS " FROM document JOIN content USING (report);",
    "CREATE VIEW node AS SELECT report, doc, " KJR_STORE_NODE_COLUMNS " FROM document JOIN node_row USING (report);",
    "CREATE VIEW metric AS SELECT report, doc, " KJR_STORE_METRIC_COLUMNS " FROM document JOIN metric_row USING (report);",
    "CREATE VIEW time AS SELECT report, doc, " KJR_STORE_TIME_COLUMNS " FROM document JOIN time_row USING (report);",
    "CREATE VIEW entity AS SELECT report, doc, " KJR_STORE_ENTITY_COLUMNS " FROM document JOIN entity_row USING (report);",
    "CREATE VIEW finding AS"
    "  SELECT report, doc, " KJR_STORE_FINDING_COLUMNS " FROM document JOIN finding_row USING (report);",
    "CREATE VIEW series AS"
    "  SELECT coalesce(c.place, replace(replace(c.issuer, '中华人民共和国', ''), '中華人民共和國', '')) AS place,"
    "    CASE WHEN substr(m.date_from, 1, 4) = substr(m.date_to, 1, 4) THEN CAST(substr(m.date_from, 1, 4) AS INTEGER)"
    "    ELSE c.year END AS year,"
    "    coalesce(m.indicator, m.subject) AS measure, m.subject,"
    "    nullif(m.\"of\", '全' || coalesce(substr(c.place, -1), '国')) AS \"of\", m.unit, m.kind, m.change, m.basis,"
    "    m.value, m.value_exact, m.low, m.high, m.text, coalesce(m.date_from, c.year || '-01-01') AS date_from,"
    "    coalesce(m.date_to, c.year || '-12-31') AS date_to, c.year AS stated_in, m.report, m.id, m.node"
    "  FROM content c JOIN metric_row m USING (report)"
    "  WHERE m.modality <> 'planned' AND coalesce(m.indicator, m.subject) IS NOT NULL;",
    "CREATE VIEW implied AS"
    "  SELECT l.place, l.year - 1 AS year, l.measure, l.subject, l.\"of\", l.unit, l.kind,"
    "    CASE WHEN g.unit <> '%' THEN l.low - (CASE g.change WHEN 'increase_by' THEN g.high ELSE -g.low END)"
    "      WHEN g.change = 'increase_by' THEN l.low / (1 + g.high / 100.0) ELSE l.low / (1 - g.low / 100.0) END AS low,"
    "    CASE WHEN g.unit <> '%' THEN l.high - (CASE g.change WHEN 'increase_by' THEN g.low ELSE -g.high END)"
    "      WHEN g.change = 'increase_by' THEN l.high / (1 + g.low / 100.0) ELSE l.high / (1 - g.high / 100.0) END AS high,"
    "    (substr(l.date_from, 1, 4) - 1) || substr(l.date_from, 5) AS date_from,"
    "    (substr(l.date_to, 1, 4) - 1) || substr(l.date_to, 5) AS date_to, l.stated_in, l.report, l.id, l.text,"
    "    g.id AS growth_id, g.text AS growth_text, g.basis AS growth_basis"
    "  FROM series l JOIN series g ON g.report = l.report AND g.id BETWEEN l.id - 1 AND l.id + 2 AND g.node = l.node"
    "    AND g.measure = l.measure AND g.subject IS l.subject AND g.\"of\" IS l.\"of\" AND g.date_from = l.date_from"
    "    AND g.date_to = l.date_to AND g.change IN ('increase_by', 'decrease_by') AND g.basis IN ('none', 'yoy')"
    "    AND g.unit IN (l.unit, CASE l.unit WHEN '%' THEN 'pp' ELSE '%' END) AND g.unit || l.unit <> '%%'"
    "  WHERE l.change NOT LIKE '%crease_by' AND l.change <> 'share' AND l.unit <> 'pp'"
    "    AND NOT (l.kind = 'money' AND (l.measure LIKE '%gdp%' OR l.measure = 'gni' OR l.measure LIKE '%value_added'"
    "      OR l.measure LIKE '%output'" GROWS_REAL("增加值") GROWS_REAL("产值") GROWS_REAL("產值")
    GROWS_REAL("生产总值") GROWS_REAL("生產總值") GROWS_REAL("生產毛額") "))"
    "    AND NOT EXISTS (SELECT 1 FROM node_row n WHERE n.report = g.report AND n.id = g.node AND ("
    NOT_PLAIN("实际") " OR " NOT_PLAIN("實際") " OR " NOT_PLAIN("口径") " OR " NOT_PLAIN("口徑") " OR "
    NOT_PLAIN("价格") " OR " NOT_PLAIN("價格") " OR " NOT_PLAIN("可比") "));",
    "CREATE VIEW restated AS"
    "  SELECT later.place, later.measure, later.\"of\", later.unit, later.kind, later.change, later.year, later.stated_in,"
    "    later.report, later.id, later.text, later.value_exact, earlier.report AS earlier_report,"
    "    earlier.id AS earlier_id, earlier.text AS earlier_text, earlier.value_exact AS earlier_value_exact,"
    "    CASE WHEN NOT coalesce(later.low > earlier.high OR later.high < earlier.low, 0) THEN 0"
    "      WHEN growth_basis = 'none' THEN NULL ELSE 1 END AS differs, growth_id, growth_text"
    "  FROM (SELECT place, year, measure, subject, \"of\", unit, kind, change, basis, value_exact, low, high, text, date_from,"
    "      date_to, stated_in, report, id, NULL AS growth_id, NULL AS growth_text,"
    "      NULL AS growth_basis"
    "    FROM series s WHERE stated_in > year AND change NOT LIKE '%crease_to' AND NOT " SAYS_OTHERS("s")
    "    UNION ALL SELECT place, year, measure, subject, \"of\", unit, kind, 'none', 'none', NULL, low, high, text, date_from,"
    "      date_to, stated_in, report, id, growth_id, growth_text, growth_basis"
    "    FROM implied i WHERE stated_in = year + 1 AND NOT EXISTS (SELECT 1 FROM implied o WHERE o.report = i.report"
    "      AND o.measure = i.measure AND o.subject IS i.subject AND o.\"of\" IS i.\"of\" AND o.unit IS i.unit"
    "      AND o.date_from = i.date_from AND o.date_to = i.date_to AND (o.low > i.high OR o.high < i.low))) later"
    "  JOIN series earlier ON earlier.place = later.place"
    "    AND earlier.date_from = later.date_from AND earlier.date_to = later.date_to"
    "    AND earlier.measure = later.measure AND earlier.subject IS later.subject AND earlier.unit IS later.unit"
    "    AND earlier.kind = later.kind"
    "    AND (earlier.change = later.change OR later.change = 'none' AND earlier.change LIKE '%crease_to')"
    "    AND earlier.basis = later.basis AND earlier.\"of\" IS later.\"of\""
    "  WHERE earlier.stated_in = earlier.year AND NOT " SAYS_OTHERS("earlier") ";",
    NULL};

/* clang-format on */
