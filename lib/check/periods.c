/* KJ-T: years, periods, days. */
#include "check/periods.h"

#include "check/reading.h"

enum { SHORTEST_REPORT = 300 }; /* characters: what is shorter may be a piece of one */

static bool is_page_time(const kjr_checker *c, const kjr_time *time)
{
    return kjr_is_furniture_at(c, time->words.start);
}

/* 建国以来, 上世纪90年代: an age that any report may name tells no year. */
static bool is_age(const kjr_checker *c, const kjr_time *time)
{
    static const uint16_t *const ages[] = {u"年代", u"世纪", NULL};
    kjr_words words = time->words;
    if (kjr_holds_one_of(c->view, words.start, words.end, ages)) return true;
    return kjr_holds(c->view, words.start, words.end, u"以来") && !kjr_holds(c->view, words.start, words.end, u"年") &&
           !kjr_holds(c->view, words.start, words.end, u"五"); /* “十四五”以来 */
}

bool kjr_is_undated(const kjr_checker *c)
{
    if (c->outline->year || c->outline->date_issued || c->view->han < SHORTEST_REPORT) return false;
    for (uint32_t i = 0; i < c->facts->times.count; i++) {
        const kjr_time *time = &c->facts->times.items[i];
        if (time->date_from && !is_page_time(c, time) && !is_age(c, time)) return false;
    }
    return true;
}

/* ---- KJ-T001 */

static void check_year(kjr_checker *c)
{
    static const kjr_message message = {{"no year stands anywhere in the report: its period cannot be told",
                                         "全文没有出现任何年份，无法确定报告所述时期",
                                         "全文沒有出現任何年份，無法確定報告所述時期"}};
    static const kjr_message stamp = {
        {"the page's time stamp is not the report's date", "页面时间不是报告日期", "頁面時間不是報告日期"}};
    if (!kjr_is_undated(c) || !c->outline->nodes.count) return;
    const kjr_node *first = kjr_outline_node(c->outline, 1);
    kjr_check_fail(c, (kjr_words){first->start, first->end}, &message, KJR_NO_ARGUMENTS);
    for (uint32_t i = 0; i < c->facts->times.count; i++) {
        const kjr_time *time = &c->facts->times.items[i];
        if (time->date_from && is_page_time(c, time)) kjr_check_relate(c, time->words, &stamp, KJR_NO_ARGUMENTS);
    }
}

/* ---- KJ-T003 */

static bool has_stock_word(const kjr_checker *c, kjr_words clause)
{
    static const uint16_t *const words[] = {u"现有",     u"目前", u"当前", u"截至目前",
                                            u"截今为止", u"至今", u"迄今", NULL};
    return kjr_holds_one_of(c->view, clause.start, clause.end, words);
}

static void check_stocks(kjr_checker *c)
{
    static const kjr_message message = {{"{1} is a figure of a moment, and no date says of which",
                                         "“{1}”为时点数，未注明截至日期", "「{1}」為時點數，未註明截至日期"}};
    static const kjr_message also = {{"and this one", "同类情况", "同類情況"}};
    enum { MOST_RELATED = 20 };
    uint32_t found = 0;
    if (!kjr_is_undated(c)) return;
    for (uint32_t id = 1; id <= c->facts->metrics.count && found < MOST_RELATED; id++) {
        const kjr_metric *metric = kjr_metric_at(c, id);
        kjr_words clause = kjr_clause_of(c->view, metric->text.start);
        clause.end = metric->text.end;
        if (metric->change != KJREP_CHANGE_NONE || clause.start >= clause.end || !has_stock_word(c, clause)) continue;
        if (!found++) kjr_check_fail(c, clause, &message, KJR_ARGUMENTS(kjr_say_words(clause)));
        else kjr_check_relate(c, clause, &also, KJR_NO_ARGUMENTS);
        kjr_check_metric(c, id);
    }
}

/* ---- KJ-T005 */

static void check_anchors(kjr_checker *c)
{
    static const kjr_message message = {{"{1} and {2} other relative times have no year to count from",
                                         "“{1}”等{2}处相对时间没有可参照的年份",
                                         "「{1}」等{2}處相對時間沒有可參照的年份"}};
    static const kjr_message alone = {
        {"{1} has no year to count from", "“{1}”没有可参照的年份", "「{1}」沒有可參照的年份"}};
    static const kjr_message also = {{"relative time", "相对时间", "相對時間"}};
    enum { MOST_RELATED = 50 };
    uint32_t count = 0, first = 0;
    if (!kjr_is_undated(c)) return;
    for (uint32_t i = 0; i < c->facts->times.count; i++) {
        const kjr_time *time = &c->facts->times.items[i];
        if (time->date_from || is_page_time(c, time)) continue;
        if (!count++) first = i;
    }
    if (!count) return;
    kjr_words place = c->facts->times.items[first].words;
    if (count == 1) kjr_check_fail(c, place, &alone, KJR_ARGUMENTS(kjr_say_words(place)));
    else kjr_check_fail(c, place, &message, KJR_ARGUMENTS(kjr_say_words(place), kjr_say_count(count - 1)));
    for (uint32_t i = first + 1; i < c->facts->times.count && i < first + MOST_RELATED; i++) {
        const kjr_time *time = &c->facts->times.items[i];
        if (!time->date_from && !is_page_time(c, time)) kjr_check_relate(c, time->words, &also, KJR_NO_ARGUMENTS);
    }
}

/* ---- KJ-T007 */

static bool is_done(const kjr_checker *c, kjr_words clause)
{
    static const uint16_t *const done[] = {u"已完成", u"已建成", u"已竣工", u"已于",     u"已经",
                                           u"建成投", u"圆满",   u"召开了", u"顺利完成", NULL};
    static const uint16_t *const planned[] = {u"将", u"拟",   u"计划", u"预计", u"力争", u"确保", u"前完成", u"目标",
                                              u"要", u"争取", u"预期", u"到",   u"前",   u"起",   NULL};
    return kjr_holds_one_of(c->view, clause.start, clause.end, done) &&
           !kjr_holds_one_of(c->view, clause.start, clause.end, planned);
}

/* yyyymmdd: when the report was issued or delivered, or the end of the year that follows the one it is about; 0 when
 * nothing tells. */
static int32_t latest_day(const kjr_checker *c)
{
    enum { YEAR = 10000, LAST_DAY = 1231 };
    const char *delivered = c->outline->meta[KJREP_META_DELIVERED_ON].value;
    int32_t day = (int32_t)c->outline->date_issued;
    for (const char *at = day ? NULL : delivered; at && *at; at++)
        if (*at != '-') day = day * 10 + (*at - '0');
    if (!day && c->outline->year) day = (c->outline->year + 1) * YEAR + LAST_DAY;
    return day;
}

static void check_future(kjr_checker *c)
{
    static const kjr_message message = {{"{1} is told as done, but lies behind the report's date",
                                         "“{1}”晚于报告日期，却表述为已完成", "「{1}」晚於報告日期，卻表述為已完成"}};
    int32_t latest = latest_day(c);
    if (!latest) return;
    for (uint32_t i = 0; i < c->facts->times.count; i++) {
        const kjr_time *time = &c->facts->times.items[i];
        bool exact = time->precision == KJREP_PRECISION_DAY || time->precision == KJREP_PRECISION_MONTH;
        if (!exact || time->date_from <= latest) continue;
        if (is_done(c, kjr_clause_of(c->view, time->words.start)))
            kjr_check_fail(c, time->words, &message, KJR_ARGUMENTS(kjr_say_words(time->words)));
    }
}

static const kjr_rule rules[] = {
    {"KJ-T001",
     "report-period-unresolved",
     KJREP_LEVEL_WARNING,
     check_year,
     {{"A report names a year somewhere: in its title, its text or its date.", "报告的标题、正文或落款中出现年份。",
       "報告的標題、正文或落款中出現年份。"}},
     {{"Texts of fewer than 300 characters may be pieces of one and are not judged; a page's time stamp is not the "
       "report's.",
       "不足300字的文本可能是片段，不作判断；页面时间不算报告日期。",
       "不足300字的文本可能是片段，不作判斷；頁面時間不算報告日期。"}},
     "GB/T 15835-2011"},
    {"KJ-T002",
     "window-conflict",
     KJREP_LEVEL_WARNING,
     kjr_check_windows,
     {{"In a report without a year no figure is said to be of the whole year while the newest period ends earlier.",
       "未注明年份的报告中，不出现标为“全年”而其他时段只到年中的数字。",
       "未註明年份的報告中，不出現標為「全年」而其他時段只到年中的數字。"}},
     {{"A report with a year may rightly give both; it is not judged.",
       "写明年份的报告可以同时列出两类时段，不作判断。", "寫明年份的報告可以同時列出兩類時段，不作判斷。"}},
     "statistical usage"},
    {"KJ-T003",
     "stock-without-as-of",
     KJREP_LEVEL_NOTE,
     check_stocks,
     {{"Figures of a moment (现有, 目前) have a date in a report that names no year.",
       "未注明年份的报告中，“现有”“目前”等时点数注明截至日期。",
       "未註明年份的報告中，「現有」「目前」等時點數註明截至日期。"}},
     {{"Told once for a report.", "每份报告只提示一次。", "每份報告只提示一次。"}},
     "statistical usage"},
    {"KJ-T004",
     "invalid-date",
     KJREP_LEVEL_ERROR,
     kjr_check_dates,
     {{"Days and months exist, weekdays fit their day, spans of years and days do not end before they begin.",
       "日期和月份真实存在，所注星期与日期相符，年份、日期的起止不颠倒。",
       "日期和月份真實存在，所註星期與日期相符，年份、日期的起止不顛倒。"}},
     {{"Days of the lunar and other calendars are left out; a span without its years may end in the next one.",
       "农历等其他历法的日期不作判断；未写年份的起止可能跨年。",
       "農曆等其他曆法的日期不作判斷；未寫年份的起止可能跨年。"}},
     "the calendar"},
    {"KJ-T005",
     "relative-time-unanchored",
     KJREP_LEVEL_NOTE,
     check_anchors,
     {{"Relative times (今年, 上年同期) have a year to count from.", "“今年”“上年同期”等相对时间有可参照的年份。",
       "「今年」「上年同期」等相對時間有可參照的年份。"}},
     {{"Told once for a report, and only where no year stands in it.", "仅在全文没有年份时提示，每份报告一次。",
       "僅在全文沒有年份時提示，每份報告一次。"}},
     "GB/T 15835-2011"},
    {"KJ-T006",
     "cumulative-monotonic",
     KJREP_LEVEL_ERROR,
     kjr_check_cumulative,
     {{"What is counted up from the beginning of a year does not shrink as the period goes on.",
       "从年初起累计的数值不随时段延长而减少。", "從年初起累計的數值不隨時段延長而減少。"}},
     {{"Only figures of one name, owner, unit and year are compared; stocks and balances may shrink and are left out.",
       "只比较名称、主体、单位和年份都相同的数；余额等存量可以减少，不作比较。",
       "只比較名稱、主體、單位和年份都相同的數；餘額等存量可以減少，不作比較。"}},
     "XBRL DQC_0093"},
    {"KJ-T007",
     "future-as-done",
     KJREP_LEVEL_WARNING,
     check_future,
     {{"What is told as done does not lie behind the report's date.", "表述为已完成的事项不晚于报告日期。",
       "表述為已完成的事項不晚於報告日期。"}},
     {{"Only days and months are compared, and clauses that plan or require are left out. A report without a date is "
       "taken to be written at the latest at the end of the year after the one it is about.",
       "只比较到月、日，表示计划或要求的句子不作判断。没有日期的报告，按所述年份的次年年底计。",
       "只比較到月、日，表示計劃或要求的句子不作判斷。沒有日期的報告，按所述年份的次年年底計。"}},
     "editors' practice"},
};

const kjr_family kjr_time_rules = KJR_FAMILY(rules);
