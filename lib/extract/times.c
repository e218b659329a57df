/* The times of a report, in one pass over the hits. A time that says no year has that which is spoken of: the year named
 * before it in its sentence, else that of the innermost section whose heading or first words name one, else the
 * report's. */
#include "extract/extractor.h"

#include "base/error.h"
#include "extract/time_grammar.h"
#include "outline/dates.h"

typedef struct finder {
    kjr_extractor *x;
    kjr_time_grammar grammar;
    kjr_time_frame frame;
    int16_t *years;         /* by node: the year that its section speaks of, 0 = none said */
    uint32_t node;          /* index of the last node that starts at or before the time */
    uint32_t sentence_upto; /* the last time begins here */
    int32_t sentence_year;  /* named in this sentence, 0 = none */
} finder;

/* ---- What the report says of itself */

static int32_t day_of_report(const kjr_extractor *x)
{
    const kjr_meta_field *delivered = &x->outline->meta[KJREP_META_DELIVERED_ON];
    uint32_t length;
    if (x->outline->date_issued) return (int32_t)x->outline->date_issued;
    return (int32_t)kjr_read_date(x->view, delivered->start, delivered->end, &length);
}

static kjr_time_frame frame_of(const kjr_extractor *x)
{
    const kjr_outline *outline = x->outline;
    bool at_session = outline->genre == KJREP_GENRE_GOV_WORK_REPORT || outline->genre == KJREP_GENRE_BUDGET;
    kjr_time_frame frame = {.today = day_of_report(x), .last_year = outline->year};
    if (outline->year) frame.this_year = outline->year + at_session;
    return frame;
}

/* ---- The year that is spoken of */

static int32_t year_of_section(const finder *f, uint32_t node)
{
    for (; node; node = kjr_outline_node(f->x->outline, node)->parent)
        if (f->years[node - 1]) return f->years[node - 1];
    return f->frame.last_year;
}

/* Forget the year of the sentence when one has ended before `at`. */
static void leave_sentence(finder *f, uint32_t at)
{
    const uint8_t *kind = f->x->view->kind;
    const uint32_t ends = 1u << KJR_CHAR_SENTENCE_END | 1u << KJR_CHAR_NEWLINE;
    uint32_t from = at;
    while (from > f->sentence_upto && !(ends >> kind[from - 1] & 1u))
        from--;
    if (from > f->sentence_upto) f->sentence_year = f->frame.span_first = 0;
    f->sentence_upto = at;
}

static bool is_compared(const kjr_view *view, uint32_t at)
{
    uint16_t before = at ? view->code[at - 1] : 0;
    return before == u'比' || before == u'较' || before == u'与' || before == u'自' || before == u'从' ||
           before == u'由';
}

static bool names_year(const kjr_time_words *words)
{
    return words->first.from == KJR_FROM_WRITTEN || words->first.from == KJR_FROM_THIS_YEAR;
}

/* Let what follows have this time's year and months. */
static void speak_of(finder *f, const kjr_time_words *words, uint32_t id, int32_t last)
{
    if (is_compared(f->x->view, words->start)) return;
    if (words->last.month) {
        f->frame.span_first = words->first.month;
        f->frame.span_last = words->last.month;
    }
    if (!names_year(words) || !last || words->open_start || words->open_end) return;
    f->sentence_year = last / 10000;
    const kjr_node *node = id ? kjr_outline_node(f->x->outline, id) : NULL;
    if (!node) return;
    bool year = words->precision <= KJREP_PRECISION_YEAR;
    if (year && node->kind == KJREP_NODE_PARAGRAPH && words->start == node->start && node->parent)
        f->years[node->parent - 1] = (int16_t)f->sentence_year;
    else if (node->kind == KJREP_NODE_HEADING && words->end <= node->end) f->years[id - 1] = (int16_t)f->sentence_year;
}

/* 今（98）年 says which year 今年 is, where the report has not told. */
static void take_gloss(finder *f, const kjr_time_words *words)
{
    if (!words->glossed || f->x->outline->year) return;
    f->frame.this_year = f->frame.last_year = words->first.count - words->gloss;
}

/* ---- The pass */

static bool add(finder *f, const kjr_time_words *words)
{
    leave_sentence(f, words->start);
    take_gloss(f, words);
    uint32_t id = kjr_outline_next(f->x->outline, words->start, &f->node);
    f->frame.spoken_year = f->sentence_year ? f->sentence_year : year_of_section(f, id);
    kjr_time *time = KJR_PUSH(f->x->allocator, &f->x->facts->times);
    if (!time) return false;
    *time = (kjr_time){
        .words = {words->start, words->end}, .node = id, .precision = words->precision, .sense = words->sense};
    kjr_time_days(words, &f->frame, &time->date_from, &time->date_to);
    speak_of(f, words, id, time->date_to);
    return true;
}

/* Where a time may begin whose first hit is this: the word or numeral, or a character before it that belongs to it. */
static uint32_t first_start(const finder *f, const kjr_hit *hit, uint32_t floor)
{
    const kjr_view *view = f->x->view;
    uint32_t at = hit->start;
    if (at > floor && view->kind[at - 1] == KJR_CHAR_SPACE) at--;
    if (at == floor) return hit->start;
    bool glossed = at > floor + 1 && view->code[at - 1] == '(' && view->kind[at - 2] == KJR_CHAR_HAN; /* 今（98）年 */
    if (glossed) return at - 2;
    bool joins = view->kind[at - 1] == KJR_CHAR_QUOTE_OPEN;
    for (const uint16_t *lead = u"近前第头首这闰Q"; *lead && !joins; lead++)
        joins = *lead == view->code[at - 1];
    return joins ? at - 1 : hit->start;
}

/* Most numerals count things. Does what stands behind this one let it be part of a time? */
static bool leads_to_time(const kjr_view *view, const kjr_hit *hit)
{
    enum { FULL_DATE = 8 }; /* 2024.1.5, one run */
    const uint32_t joints = 1u << KJR_CHAR_DASH | 1u << KJR_CHAR_SLASH | 1u << KJR_CHAR_CLOSE;
    uint32_t end = hit->start + hit->length;
    if (view->kind[end] == KJR_CHAR_SPACE) end++;
    uint16_t code = view->code[end];
    if (joints >> view->kind[end] & 1u || hit->length >= FULL_DATE) return true;
    if (kjr_is_one_of(code, u"年月日号季时点世至到、天周")) return true;
    if (kjr_is_one_of(code, u"学财会"))
        return view->code[end + 1] == u'年' || kjr_is_one_of(view->code[end + 2], u"年度");
    if (code == u'个') return kjr_is_one_of(view->code[end + 1], u"月季星");
    if (kjr_is_one_of(code, u"多余几")) return kjr_is_one_of(view->code[end + 1], u"年个天周");
    return view->code[end - 1] == u'五' || code == 'Q'; /* 十四五 */
}

static bool may_begin_time(const kjr_view *view, const kjr_hit *hit, bool loose)
{
    switch (hit->category) {
    case KJR_SENSE_TIME: return true;
    case KJR_SENSE_NUMERAL: return loose || leads_to_time(view, hit);
    case KJR_SENSE_PHRASE: return view->kind[hit->start] == KJR_CHAR_NUMERAL_HAN; /* 十一五 */
    default: return false;
    }
}

static bool find_at(finder *f, const kjr_hit *hit, uint32_t floor, kjr_time_words *words)
{
    const kjr_view *view = f->x->view;
    uint32_t from = first_start(f, hit, floor);
    for (uint32_t at = from;; at = hit->start) {
        if (kjr_time_at(&f->grammar, at, view->count, words)) return true;
        if (at == hit->start) break;
    }
    bool inner = hit->length > 1 && view->code[hit->start] == u'至'; /* 至|今年底止 */
    return inner && kjr_time_at(&f->grammar, hit->start + 1, view->count, words);
}

static kjrep_status find(finder *f)
{
    uint32_t floor = 0;
    for (uint32_t i = 0; i < f->x->hits->list.count; i++) {
        const kjr_hit *hit = &f->x->hits->list.items[i];
        kjr_time_words words;
        if (hit->start < floor || !may_begin_time(f->x->view, hit, f->x->loose) || !find_at(f, hit, floor, &words))
            continue;
        if (words.start < floor) words.start = floor;
        if (!add(f, &words)) return kjr_fail_memory(f->x->error);
        floor = words.end;
    }
    return KJREP_OK;
}

kjrep_status kjr_find_times(kjr_extractor *x)
{
    finder f = {.x = x,
                .grammar = {.lexicon = x->lexicon,
                            .view = x->view,
                            .region = x->outline->region,
                            .loose = x->loose,
                            .dated = x->loose && x->outline->date_issued},
                .frame = frame_of(x)};
    f.years = kjr_calloc(x->allocator, (size_t)x->outline->nodes.count + 1, sizeof *f.years);
    if (!f.years) return kjr_fail_memory(x->error);
    kjrep_status rc = find(&f);
    kjr_free(x->allocator, f.years);
    return rc;
}
