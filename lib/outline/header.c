#include "outline/header.h"

enum { HEADER_LINES = 60, LONGEST_TITLE = 64, LONGEST_ADDRESSEE = 120, NONE = -1 };

/* What is known of the header while its lines are read. */
typedef struct header {
    uint32_t candidates[HEADER_LINES];
    uint32_t candidate_count;
    bool furniture; /* some line belongs to the carrying page */
} header;

/* ---- Titles */

/* End of the words without a bracket or a year behind them: 施政报告（2014-1-15）, 统计公报 2022 */
static uint32_t without_bracket(const kjr_view *view, uint32_t start, uint32_t end)
{
    enum { YEAR = 5 }; /* and the blank before it */
    if (end - start > YEAR && view->kind[end - YEAR] == KJR_CHAR_SPACE &&
        kjr_find_kind(view, end - YEAR + 1, end, ~KJR_KIND(DIGIT)) == end)
        return end - YEAR;
    if (end == start || view->kind[end - 1] != KJR_CHAR_CLOSE) return end;
    for (uint32_t at = end; at-- > start + 1;) {
        if (view->kind[at] == KJR_CHAR_OPEN) return at;
    }
    return end;
}

/* 2023年工作总结及2024年工作计划: a summary, though a plan follows it. */
static int32_t genre_of_pair(const kjr_outliner *o, uint32_t start, uint32_t end, int32_t plan)
{
    for (uint32_t at = start, length; at < end; at++) {
        const kjr_sense *sense = kjr_lexicon_match(o->lexicon, o->view, at, end, KJR_BIT(GENRE), &length);
        bool looks_back = sense && (sense->value == KJREP_GENRE_WORK_SUMMARY || sense->value == KJREP_GENRE_BRIEFING);
        if (looks_back && at + length < end && kjr_is_one_of(o->view->code[at + length], u"及和与暨以、\n"))
            return sense->value;
    }
    return plan;
}

int32_t kjr_title_genre(const kjr_outliner *o, uint32_t start, uint32_t end)
{
    const uint32_t wanted = KJR_BIT(GENRE);
    uint32_t length;
    end = without_bracket(o->view, start, end);
    const kjr_sense *sense = kjr_lexicon_match_before(o->lexicon, o->view, end, start, wanted, &length);
    if (!sense) return KJREP_GENRE_UNKNOWN;
    if (sense->value == KJREP_GENRE_WORK_PLAN) return genre_of_pair(o, start, end, sense->value);
    if (sense->value != KJREP_GENRE_REPORT) return sense->value;
    for (uint32_t at = start; at < end; at++) { /* 关于预算执行情况和预算草案的报告 */
        const kjr_sense *inside = kjr_lexicon_match(o->lexicon, o->view, at, end, wanted, &length);
        if (inside && inside->value == KJREP_GENRE_BUDGET) return KJREP_GENRE_BUDGET;
    }
    return KJREP_GENRE_REPORT;
}

static int32_t line_genre(const kjr_outliner *o, uint32_t line)
{
    return kjr_title_genre(o, kjr_line_at(o, line)->start, kjr_line_at(o, line)->end);
}

/* Does the line end as titles of documents do? */
static bool tells_title(const kjr_outliner *o, uint32_t line)
{
    static const uint16_t *const words[] = {u"通知", u"意见", u"决定", u"请示", u"批复",
                                            u"公告", u"通报", u"决议", u"说明", u"的函"};
    const kjr_line *here = kjr_line_at(o, line);
    if (line_genre(o, line)) return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (kjr_ends_with(o->view, here->start, here->end, words[i])) return true;
    }
    return false;
}

static bool may_be_title(const kjr_outliner *o, uint32_t line)
{
    const kjr_line *here = kjr_line_at(o, line);
    uint32_t length = kjr_line_length(here), han = 0;
    if (length < 2 || length > LONGEST_TITLE || o->view->kind[here->start] == KJR_CHAR_DASH) return false;
    uint32_t ends = KJR_KIND(SENTENCE_END) | KJR_KIND(SEMICOLON) | KJR_KIND(COLON) | KJR_KIND(COMMA);
    if (ends >> o->view->kind[here->end - 1] & 1u) return false;
    for (uint32_t at = here->start; at < here->end; at++)
        han += o->view->kind[at] == KJR_CHAR_HAN;
    return han >= 2 && kjr_find_words(o->view, here->start, here->end, u"。") == here->end;
}

/* Title over two lines: the first has no kind of document at its end, the second has. 第三次会议文件(一) is no first line. */
static bool goes_on(const kjr_outliner *o, const header *h, uint32_t candidate)
{
    if (candidate + 1 >= h->candidate_count) return false;
    uint32_t line = h->candidates[candidate], next = h->candidates[candidate + 1];
    return next == line + 1 && kjr_line_at(o, next)->blank_before < 2 && !tells_title(o, line) &&
           tells_title(o, next) && o->view->kind[kjr_line_at(o, line)->end - 1] != KJR_CHAR_CLOSE;
}

/* The second line of a title whose first could stand alone: 2023年工作总结 | 和2024年工作计划. */
static bool goes_on_above(const kjr_outliner *o, const header *h, uint32_t candidate)
{
    if (candidate + 1 >= h->candidate_count) return false;
    uint32_t line = h->candidates[candidate], next = h->candidates[candidate + 1];
    const kjr_line *second = kjr_line_at(o, next);
    if (next != line + 1 || second->blank_before > 1 || !line_genre(o, line) || !tells_title(o, next)) return false;
    if (kjr_is_one_of(o->view->code[second->start], u"和及与與暨以")) return true;
    return line_genre(o, next) == KJREP_GENRE_WORK_PLAN && line_genre(o, line) == KJREP_GENRE_WORK_SUMMARY;
}

static uint32_t skip_year(const kjr_view *view, uint32_t start, uint32_t end)
{
    uint32_t year = kjr_find_kind(view, start, end, ~(KJR_KIND(DIGIT) | KJR_KIND(NUMERAL_HAN) | KJR_KIND(SPACE)));
    if (year == start || year == end || view->code[year] != u'年') return start;
    return year + 1 + (year + 1 < end && view->code[year + 1] == u'度');
}

/* Who the title names: [青溪县水务局]关于…的报告, [青溪县水务局]2023年工作总结, 2023年度[青溪县水务局]工作总结. */
static void set_issuer(kjr_outliner *o, uint32_t start, uint32_t end)
{
    const kjr_view *view = o->view;
    uint32_t about = kjr_find_words(view, start, end, u"关于"), length;
    if (about > start + 1 && about < end) kjr_set_field(o, KJREP_META_ISSUER, start, about);
    const kjr_sense *kind = kjr_lexicon_match_before(o->lexicon, view, end, start, KJR_BIT(GENRE), &length);
    uint32_t from = skip_year(view, start, end), to = kind ? end - length : end;
    uint32_t year = kjr_find_kind(view, from, to, KJR_KIND(DIGIT));
    if (from == start && year < to && skip_year(view, year, end) > year) to = year;
    if (kjr_names_office(view, from, to)) kjr_set_field(o, KJREP_META_ISSUER, from, to);
}

/* Offices on lines of their own below the title. */
static void set_issuer_below(kjr_outliner *o, uint32_t title)
{
    uint32_t first = title + 1, line;
    while (first < o->body && o->blocks[first].kind != KJREP_NODE_PARAGRAPH)
        first++;
    for (line = first; line < o->body && o->blocks[line].kind == KJREP_NODE_PARAGRAPH; line++) {
        if (!kjr_names_office(o->view, kjr_line_at(o, line)->start, kjr_line_at(o, line)->end)) break;
        o->blocks[line].kind = KJREP_NODE_META;
    }
    if (line > first) kjr_set_field(o, KJREP_META_ISSUER, kjr_line_at(o, first)->start, kjr_line_at(o, line - 1)->end);
}

/* 统计公报[1]: the title without the number of a note. */
static uint32_t without_note(const kjr_view *view, uint32_t start, uint32_t end)
{
    uint32_t at = end;
    if (view->kind[end - 1] != KJR_CHAR_CLOSE) return end;
    for (at--; at > start && view->kind[at - 1] == KJR_CHAR_DIGIT;)
        at--;
    return at > start + 1 && at + 1 < end && view->kind[at - 1] == KJR_CHAR_OPEN ? at - 1 : end;
}

static void choose_title(kjr_outliner *o, const header *h)
{
    uint32_t chosen = 0;
    if (!h->candidate_count) return;
    while (chosen < h->candidate_count && !line_genre(o, h->candidates[chosen]))
        chosen++;
    for (uint32_t i = 0; chosen == h->candidate_count && i < h->candidate_count; i++) {
        if (tells_title(o, h->candidates[i])) chosen = i;
    }
    for (uint32_t i = 0; i < h->candidate_count; i++) {
        bool told = h->candidates[i] + 1 == o->title;
        if (told && (chosen == h->candidate_count || line_genre(o, h->candidates[i]))) chosen = i;
    }
    if (chosen > 0 && chosen < h->candidate_count && goes_on(o, h, chosen - 1)) chosen--;
    if (chosen == h->candidate_count) chosen = 0; /* no kind told: the line that opens the file */
    uint32_t line = h->candidates[chosen];
    uint32_t last = line + (goes_on(o, h, chosen) || goes_on_above(o, h, chosen));
    uint32_t start = kjr_line_at(o, line)->start, end = kjr_line_at(o, last)->end;
    for (uint32_t i = line; i <= last; i++)
        o->blocks[i].kind = KJREP_NODE_TITLE;
    kjr_set_field(o, KJREP_META_TITLE, start, without_note(o->view, start, end));
    if (last > line && kjr_names_office(o->view, start, kjr_line_at(o, line)->end))
        kjr_set_field(o, KJREP_META_ISSUER, start, kjr_line_at(o, line)->end);
    set_issuer(o, start, without_note(o->view, start, end));
    set_issuer_below(o, last);
    for (uint32_t i = 0; i < h->candidate_count; i++) { /* repeated */
        const kjr_line *other = kjr_line_at(o, h->candidates[i]);
        bool inside = kjr_line_length(other) < end - start && line_genre(o, h->candidates[i]);
        for (uint32_t at = start; inside && at + kjr_line_length(other) <= end; at++) {
            if (kjr_same_words(o->view, at, at + kjr_line_length(other), other->start, other->end)) {
                o->blocks[h->candidates[i]].kind = KJREP_NODE_BOILERPLATE;
                break;
            }
        }
        if (h->candidates[i] > last && kjr_same_words(o->view, start, end, other->start, other->end))
            o->blocks[h->candidates[i]].kind = KJREP_NODE_BOILERPLATE;
        if (h->candidates[i] < line && kjr_ends_with(o->view, other->start, other->end, u"文件")) {
            kjr_set_field(o, KJREP_META_ISSUER, other->start, other->end - 2);
            o->blocks[h->candidates[i]].kind = KJREP_NODE_META;
        }
    }
    for (uint32_t i = line; i <= last; i++)
        o->blocks[i].kind = KJREP_NODE_TITLE;
}

/* ---- Where the body begins */

static bool is_salutation(const kjr_view *view, const kjr_line *line)
{
    return kjr_starts_with(view, line->start, line->end, u"各位") ||
           kjr_starts_with(view, line->start, line->end, u"同志们") ||
           kjr_starts_with(view, line->start, line->end, u"主席");
}

/* 市政府办公室: */
static bool is_addressee(const kjr_outliner *o, uint32_t line, const header *h)
{
    const kjr_line *here = kjr_line_at(o, line);
    const kjr_view *view = o->view;
    if (!h->candidate_count || view->kind[here->end - 1] != KJR_CHAR_COLON) return false;
    if (kjr_line_length(here) > LONGEST_ADDRESSEE || kjr_line_length(here) < 3) return false;
    if (kjr_find_words(view, here->start, here->end, u"如下") < here->end) return false;
    if (kjr_find_words(view, here->start, here->end, u"各位") < here->end) return false;
    return kjr_find_kind(view, here->start, here->end - 1,
                         KJR_KIND(COLON) | KJR_KIND(SENTENCE_END) | KJR_KIND(DIGIT)) == here->end - 1;
}

static int read_any_field(kjr_outliner *o, uint32_t line, bool titled)
{
    static int (*const readers[])(kjr_outliner *, uint32_t) = {kjr_read_labelled_field, kjr_read_delivery,
                                                               kjr_read_day_line, kjr_read_number_line};
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        int done = readers[i](o, line);
        if (done != KJR_NO_FIELD) return done;
    }
    if (!titled || line_genre(o, line)) return KJR_NO_FIELD;
    int done = kjr_read_speaker(o, line);
    return done == KJR_NO_FIELD ? kjr_read_name(o, line) : done;
}

/* A full stop inside: text, though the line breaks off soon. */
static bool begins_text(const kjr_outliner *o, uint32_t line)
{
    enum { SHORTEST = 20 };
    const kjr_line *here = kjr_line_at(o, line);
    return kjr_line_length(here) >= SHORTEST &&
           kjr_find_kind(o->view, here->start, here->end, KJR_KIND(SENTENCE_END)) < here->end;
}

/* A line of the header: false when the body begins with it. *failed when out of memory. */
static bool read_line(kjr_outliner *o, uint32_t line, header *h, bool *failed)
{
    kjr_block *block = &o->blocks[line];
    const kjr_line *here = kjr_line_at(o, line);
    if (block->kind != KJREP_NODE_PARAGRAPH) return true; /* a page mark, or taken by the line before */
    if (line + 1 == o->title) {
        h->candidates[h->candidate_count++] = line;
        return true;
    }
    int done = read_any_field(o, line, h->candidate_count > 0);
    *failed = done == KJR_FIELD_NO_MEMORY;
    if (done != KJR_NO_FIELD) {
        block->kind = KJREP_NODE_META;
        return !*failed;
    }
    if (kjr_is_furniture(o, line) || kjr_is_breadcrumb(o, line)) {
        block->kind = KJREP_NODE_BOILERPLATE;
        h->furniture |= o->view->code[here->start] != '<'; /* a tag tells nothing of the lines before it */
        return true;
    }
    if (block->label.family || is_salutation(o->view, here)) return false;
    if (is_addressee(o, line, h)) {
        kjr_set_field(o, KJREP_META_ADDRESSEE, here->start, kjr_trim_marks(o->view, here->start, here->end));
        block->kind = KJREP_NODE_META;
        return true;
    }
    if (block->text || begins_text(o, line)) return false;
    if (may_be_title(o, line)) h->candidates[h->candidate_count++] = line;
    return true;
}

/* Lines of the header that are nothing else stand in the way: what is followed by furniture belongs to it. Behind the
 * title a container tells what does. */
static void sweep(kjr_outliner *o, const header *h)
{
    bool behind = false;
    for (uint32_t line = o->body; line-- > 0;) {
        kjr_block *block = &o->blocks[line];
        bool told = o->title && line >= o->title;
        if (block->kind == KJREP_NODE_PARAGRAPH && behind && h->furniture && !told)
            block->kind = KJREP_NODE_BOILERPLATE;
        behind |= block->kind == KJREP_NODE_BOILERPLATE || block->kind == KJREP_NODE_META;
    }
}

/* 施政报告（2014-1-15） */
static bool read_day_of_title(kjr_outliner *o)
{
    const kjr_meta_field *title = &o->outline->meta[KJREP_META_TITLE];
    uint32_t open = without_bracket(o->view, title->start, title->end), length;
    if (open == title->end) return true;
    uint32_t date = kjr_read_date(o->view, open + 1, title->end, &length);
    return !date || kjr_set_day(o, KJREP_META_DATE_ISSUED, open + 1, open + 1 + length, date, NONE);
}

/* ——在…会议上 | (2024年1月9日): the day of the line below is that of the meeting. */
static void take_day_of_delivery(kjr_outliner *o)
{
    kjr_meta_field *issued = &o->outline->meta[KJREP_META_DATE_ISSUED];
    const kjr_meta_field *at = &o->outline->meta[KJREP_META_DELIVERED_AT];
    if (!kjr_has_field(o, KJREP_META_DELIVERED_AT) || kjr_has_field(o, KJREP_META_DELIVERED_ON)) return;
    if (issued->start < at->end || kjr_find_kind(o->view, at->end, issued->start, KJR_KIND(DIGIT)) < issued->start)
        return;
    o->outline->meta[KJREP_META_DELIVERED_ON] = *issued;
    *issued = (kjr_meta_field){0};
    o->outline->date_issued = 0;
}

/* 许主计长璋瑶:(11时43分)主席、各位委员。 */
static void read_speaker_of_speech(kjr_outliner *o, uint32_t line)
{
    enum { LONGEST = 12 };
    const kjr_line *here = kjr_line_at(o, line);
    uint32_t end = here->end - here->start > LONGEST ? here->start + LONGEST : here->end;
    uint32_t colon = kjr_find_kind(o->view, here->start, end, ~(KJR_KIND(HAN) | KJR_KIND(NUMERAL_HAN)));
    if (colon >= end || colon < here->start + 2 || o->view->kind[colon] != KJR_CHAR_COLON) return;
    uint32_t after = colon + 1;
    if (after < here->end && o->view->code[after] == '(') after = kjr_find_words(o->view, after, here->end, u")") + 1;
    if (after < here->end && (kjr_starts_with(o->view, after, here->end, u"主席") ||
                              kjr_starts_with(o->view, after, here->end, u"各位") || after > colon + 1))
        kjr_set_field(o, KJREP_META_DELIVERED_BY, here->start, colon);
}

bool kjr_read_header(kjr_outliner *o)
{
    header h = {.candidate_count = 0};
    uint32_t line = 0, seen = 0; /* lines, but for what a container tells is no text */
    bool failed = false;
    for (; line < o->view->lines.count && seen < HEADER_LINES; line++) {
        uint8_t kind = o->blocks[line].kind;
        uint32_t table = line ? kjr_head_of_rows(o, line) : 1;
        if (table <= line) {
            line = table; /* a table right below the title */
            break;
        }
        if (!read_line(o, line, &h, &failed)) break;
        seen += kind != KJREP_NODE_BOILERPLATE && kind != KJREP_NODE_TABLE;
    }
    if (failed) return false;
    o->body = line;
    bool whole = seen == HEADER_LINES; /* no body in sight: a list or a table, not a header */
    if (whole) h.candidate_count = h.candidate_count && h.candidates[0] == 0;
    choose_title(o, &h);
    if (whole) o->body = 1;
    sweep(o, &h);
    take_day_of_delivery(o);
    if (o->body < o->view->lines.count) read_speaker_of_speech(o, o->body);
    return !kjr_has_field(o, KJREP_META_TITLE) || read_day_of_title(o);
}
