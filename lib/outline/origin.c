/* What the whole says: script, region, kind of report, year, place; and what its sections are for. */
#include "outline/header.h"

#include <stdio.h>

/* ---- Script and region */

static int32_t script_of(const kjr_view *view)
{
    if (view->traditional == view->simplified) return KJREP_SCRIPT_UNKNOWN;
    return view->traditional > view->simplified ? KJREP_SCRIPT_HANT : KJREP_SCRIPT_HANS;
}

static uint32_t past_space(const kjr_view *view, uint32_t at)
{
    return at + (at < view->count && view->kind[at] == KJR_CHAR_SPACE);
}

/* 113年度, 113 年 9 月: a year of the Republic, as no lasting of time is written. */
static bool is_republic_year(const kjr_view *view, uint32_t at)
{
    enum { FIRST = 60, LAST = 150, LONGEST = 3 };
    uint32_t value = 0, end = at;
    for (; end < view->count && end - at <= LONGEST && view->kind[end] == KJR_CHAR_DIGIT; end++)
        value = value * 10 + (view->code[end] - '0');
    if (value < FIRST || value > LAST || end - at > LONGEST) return false;
    end = past_space(view, end);
    if (!kjr_starts_with(view, end, view->count, u"年")) return false;
    uint32_t behind = past_space(view, end + 1), month = behind;
    while (month < view->count && month - behind <= 2 && view->kind[month] == KJR_CHAR_DIGIT)
        month++;
    month = month > behind ? past_space(view, month) : month;
    bool dated = month > behind && kjr_starts_with(view, month, view->count, u"月");
    return dated || kjr_starts_with(view, behind, view->count, u"度");
}

/* The region whose words are commonest. Mainland reports name the others too, so Simplified text needs many, and so does
 * Traditional text that has words of the mainland. */
static uint8_t region_of(const kjr_outliner *o)
{
    enum { REGIONS = KJR_REGION_MACAO + 1, FEW = 2, EVERY = 400 };
    uint32_t count[REGIONS] = {0};
    uint8_t best = KJR_REGION_MAINLAND;
    bool traditional = o->outline->script == KJREP_SCRIPT_HANT;
    for (uint32_t i = 0; i < o->hits->list.count; i++) {
        const kjr_hit *hit = &o->hits->list.items[i];
        if (hit->category == KJR_SENSE_REGION && hit->value < REGIONS) count[hit->value]++;
        else if (traditional && hit->category == KJR_SENSE_NUMERAL)
            count[KJR_REGION_TAIWAN] += is_republic_year(o->view, hit->start);
    }
    for (uint8_t region = KJR_REGION_TAIWAN; region < REGIONS; region++) {
        if (count[region] > count[best] || best == KJR_REGION_MAINLAND) best = count[region] ? region : best;
    }
    if (best == KJR_REGION_MAINLAND || count[best] <= count[KJR_REGION_MAINLAND]) return KJR_REGION_MAINLAND;
    if (count[best] < FEW && (!traditional || count[KJR_REGION_MAINLAND])) return KJR_REGION_MAINLAND;
    bool dense = count[best] >= FEW * FEW && count[best] * EVERY > o->view->han;
    return traditional || dense ? best : KJR_REGION_MAINLAND;
}

/* ---- Kind of report */

/* What [at, end) says is reported: the first kind that is more than a report, then a report. */
static int32_t genre_of_words(const kjr_outliner *o, uint32_t at, uint32_t end)
{
    int32_t genre = KJREP_GENRE_UNKNOWN;
    while (at < end) {
        uint32_t length = 1;
        const kjr_sense *sense = kjr_lexicon_match(o->lexicon, o->view, at, end, KJR_BIT(GENRE), &length);
        if (sense && (sense->value == KJREP_GENRE_BUDGET || sense->value == KJREP_GENRE_GOV_WORK_REPORT))
            return sense->value;
        if (sense && sense->value == KJREP_GENRE_REPORT) genre = sense->value;
        at += sense ? length : 1;
    }
    return genre;
}

/* A speech has no title that tells what it is, its opening does: 今天应邀前来提出施政报告 …, 现在谨就总预算案筹编经过提出报告。 */
static int32_t genre_of_speech(const kjr_outliner *o)
{
    enum { MOST_LINES = 6, LONGEST = 600 };
    uint32_t last = o->body, start = kjr_line_at(o, o->body)->start;
    while (last + 1 < o->tail && last - o->body < MOST_LINES && !kjr_line_ends_sentence(o->view, kjr_line_at(o, last)))
        last++;
    uint32_t end = kjr_line_at(o, last)->end;
    if (end - start > LONGEST) end = start + LONGEST;
    uint32_t polite = kjr_find_words(o->view, start, end, u"谨");
    int32_t genre = genre_of_words(o, polite, end);
    return genre ? genre : genre_of_words(o, start, polite);
}

static int32_t genre_of(const kjr_outliner *o)
{
    const kjr_meta_field *title = &o->outline->meta[KJREP_META_TITLE];
    const kjr_meta_field *speaker = &o->outline->meta[KJREP_META_DELIVERED_BY];
    int32_t genre = kjr_title_genre(o, title->start, title->end);
    bool speech = o->body < o->view->lines.count && speaker->start < speaker->end &&
                  speaker->start == kjr_line_at(o, o->body)->start;
    return genre || !speech ? genre : genre_of_speech(o);
}

/* ---- Year */

/* Year of the first heading that looks back: 一、2023年工作回顾 */
static uint32_t year_of_headings(const kjr_outliner *o)
{
    enum { HEADINGS = 3 };
    static const uint16_t *const words[] = {u"回顾", u"总结", u"完成情况", u"执行情况"};
    const kjr_outline *outline = o->outline;
    uint32_t seen = 0;
    for (uint32_t i = 0; i < outline->nodes.count && seen < HEADINGS; i++) {
        const kjr_node *node = &outline->nodes.items[i];
        if (node->kind != KJREP_NODE_HEADING) continue;
        seen++;
        for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
            if (kjr_find_words(o->view, node->title, node->end, words[w]) == node->end) continue;
            uint32_t year = kjr_find_year(o->view, node->title, node->end);
            if (year) return year;
        }
    }
    return 0;
}

/* The year reported on, of a report that is given at the beginning of the next. */
static uint32_t year_before(int32_t genre, uint32_t year, uint32_t month)
{
    bool at_session = genre == KJREP_GENRE_GOV_WORK_REPORT || genre == KJREP_GENRE_BUDGET;
    enum { FIRST_QUARTER = 3 };
    return year && (at_session || (month && month <= FIRST_QUARTER)) ? year - 1 : year;
}

static uint32_t year_of(const kjr_outliner *o)
{
    enum { OPENING = 400 };
    const kjr_outline *outline = o->outline;
    const kjr_meta_field *title = &outline->meta[KJREP_META_TITLE], *day = &outline->meta[KJREP_META_DELIVERED_ON];
    uint32_t year = year_of_headings(o), length;
    if (year) return year;
    year = year_before(outline->genre, kjr_find_year(o->view, title->start, title->end), 0);
    if (year) return year;
    uint32_t date = kjr_read_date(o->view, day->start, day->end, &length);
    if (date) return year_before(outline->genre, date / 10000, date / 100 % 100);
    const kjr_meta_field *issued = &outline->meta[KJREP_META_DATE_ISSUED];
    if (issued->start > title->start && issued->end <= title->end)
        return year_before(outline->genre, outline->date_issued / 10000, outline->date_issued / 100 % 100);
    uint32_t from = o->body < o->view->lines.count ? kjr_line_at(o, o->body)->start : 0;
    uint32_t end = o->view->count - from > OPENING ? from + OPENING : o->view->count;
    year = outline->region == KJR_REGION_TAIWAN ? kjr_find_republic_year(o->view, from, end) : 0;
    if (year) return year;
    year = kjr_find_year(o->view, from, end);
    if (year) return year_before(outline->genre, year, 0);
    return year_before(outline->genre, outline->date_issued / 10000, outline->date_issued / 100 % 100);
}

static bool set_year(kjr_outliner *o)
{
    char text[16];
    uint32_t year = year_of(o);
    if (!year) return true;
    int len = snprintf(text, sizeof text, "%u", (unsigned)year);
    o->outline->year = (int32_t)year;
    o->outline->meta[KJREP_META_YEAR].value = kjr_arena_text(o->arena, text, (size_t)len);
    return o->outline->meta[KJREP_META_YEAR].value;
}

/* ---- Place */

static bool is_unit(const kjr_view *view, uint32_t at, uint32_t end)
{
    if (at + 1 < end && view->code[at] == u'市' && view->code[at + 1] == u'场') return false;
    return kjr_is_one_of(view->code[at], u"省市县州盟旗区乡镇");
}

/* Place at the head of the words: 2012年[大庆市]…, [呼伦贝尔市海拉尔区]… */
static void set_place(kjr_outliner *o, const kjr_meta_field *words)
{
    enum { LONGEST = 12, LONGEST_MORE = 7 };
    const kjr_view *view = o->view;
    uint32_t start = words->start, end = words->end, limit, found = 0;
    uint32_t year = kjr_find_kind(view, start, end, ~(KJR_KIND(DIGIT) | KJR_KIND(SPACE) | KJR_KIND(NUMERAL_HAN)));
    if (year > start && year < end && view->code[year] == u'年') start = year + 1;
    if (start < end && (view->code[start] == u'度' || view->code[start] == ' ')) start++;
    if (kjr_starts_with(view, start, end, u"在")) start++;
    if (kjr_starts_with(view, start, end, u"关于") || kjr_starts_with(view, start, end, u"中共")) start += 2;
    limit = end - start > LONGEST ? start + LONGEST : end;
    for (uint32_t at = start + 1; at < limit && view->kind[at] == KJR_CHAR_HAN; at++) {
        if (kjr_is_one_of(view->code[at], u"委府局")) break; /* the office of the place */
        if (at < start + 2 && view->code[at] != u'市' && view->code[at] != u'县') continue;
        if (!is_unit(view, at, end)) continue;
        found = at + 1;
        limit = end - found > LONGEST_MORE ? found + LONGEST_MORE : end;
    }
    if (!found || view->code[start] == u'全' || view->code[start] == u'我' || view->code[start] == u'本') return;
    kjr_set_field(o, KJREP_META_PLACE, start, found);
}

bool kjr_read_origin(kjr_outliner *o)
{
    kjr_outline *outline = o->outline;
    const kjr_meta_field *title = &outline->meta[KJREP_META_TITLE];
    outline->script = script_of(o->view);
    outline->region = region_of(o);
    outline->genre = genre_of(o);
    set_place(o, title);
    set_place(o, &outline->meta[KJREP_META_DELIVERED_AT]);
    return set_year(o);
}

/* ---- Roles */

/* The words of a heading that name a section: the last ones, but no short ones after longer, and of two that stand side
 * by side the first. */
static const kjr_sense *section_words(const kjr_outliner *o, const kjr_node *node, uint32_t *at, uint32_t *length)
{
    enum { LONG_TERM = 3 };
    const uint32_t wanted = KJR_BIT(SECTION);
    const kjr_sense *found = NULL;
    for (uint32_t i = node->title; i < node->end;) {
        uint32_t here;
        const kjr_sense *sense = kjr_lexicon_match(o->lexicon, o->view, i, node->end, wanted, &here);
        bool beside = sense && found && i == *at + *length + 1 && kjr_is_one_of(o->view->code[i - 1], u"和与及、,暨");
        if (sense && found && i == *at + *length) {
            *length += here; /* 主要目标 任务, 重点工作 完成情况 */
            if (here >= LONG_TERM) found = sense;
        } else if (sense && !beside && (!found || here >= LONG_TERM || *length < LONG_TERM)) {
            found = sense;
            *at = i;
            *length = here;
        }
        i += sense ? here : 1;
    }
    return found;
}

/* Longer words count wherever they stand, shorter ones at the end of a short heading only: 问题, but not
 * 着力解决群众反映的问题. Inside a section that has a role they must make up the heading. */
static uint8_t role_of(const kjr_outliner *o, const kjr_node *node, uint8_t outer)
{
    enum { LONG = 3, LONGEST_TITLE = 60, SHARE = 4, INNER_SHARE = 2 };
    uint32_t at = 0, length = 0, whole = node->end - node->title;
    if (whole > LONGEST_TITLE || outer == KJREP_ROLE_GLOSSARY) return KJREP_ROLE_NONE;
    const kjr_sense *sense = section_words(o, node, &at, &length);
    if (!sense) return KJREP_ROLE_NONE;
    if (sense->value == KJREP_ROLE_APPENDIX || sense->value == KJREP_ROLE_GLOSSARY)
        return at == node->title || at + length == node->end ? sense->value : KJREP_ROLE_NONE;
    bool at_end = at + length == node->end, longer = length > LONG || (length == LONG && node->level == 1);
    if (outer ? length * INNER_SHARE < whole : !longer && (!at_end || length * SHARE < whole)) return KJREP_ROLE_NONE;
    uint32_t year = kjr_find_year(o->view, node->title, node->end);
    bool told = kjr_ends_with(o->view, at, at + length, u"情况"); /* 上半年执行情况 is told when it is over */
    bool to_come = year && o->outline->year && year > (uint32_t)o->outline->year && !told;
    return sense->value == KJREP_ROLE_RESULTS && to_come ? KJREP_ROLE_NEXT_STEPS : sense->value;
}

/* Role of the innermost section with one that holds the node. */
static uint8_t outer_role(const kjr_outline *outline, const kjr_node *node)
{
    uint8_t role = KJREP_ROLE_NONE;
    for (uint32_t id = node->parent; id && !role; id = kjr_outline_node(outline, id)->parent)
        role = kjr_outline_node(outline, id)->role;
    return role;
}

/* A section behind those on plans, in a report to a congress: 四、加强政府自身建设 */
static bool goes_on_planning(const kjr_view *view, const kjr_node *node)
{
    return !kjr_is_frame(view, node->title, node->end) && !kjr_starts_with(view, node->title, node->end, u"关于") &&
           !kjr_ends_with(view, node->title, node->end, u"说明");
}

void kjr_set_roles(kjr_outliner *o)
{
    enum { DEEPEST = 3 };
    bool plans = false; /* the outermost sections so far have come to those on plans */
    for (uint32_t i = 0; i < o->outline->nodes.count; i++) {
        kjr_node *node = &o->outline->nodes.items[i];
        if (node->kind != KJREP_NODE_HEADING || node->level > DEEPEST) continue;
        node->role = role_of(o, node, outer_role(o->outline, node));
        if (node->parent) continue;
        if (!node->role && plans && goes_on_planning(o->view, node)) node->role = KJREP_ROLE_NEXT_STEPS;
        plans = o->outline->genre == KJREP_GENRE_GOV_WORK_REPORT &&
                (node->role == KJREP_ROLE_NEXT_STEPS || node->role == KJREP_ROLE_TARGETS);
    }
}
