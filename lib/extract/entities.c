/* Named things, in one pass over the marks of the text: documents in 《》, document numbers, quoted slogans and schemes;
 * and schemes without quotes that are listed with figures (国家火炬计划1项). */
#include "extract/extractor.h"

#include "base/error.h"
#include "extract/slogans.h"

typedef struct finder {
    kjr_extractor *x;
    uint32_t node;   /* index of the last node that starts at or before the entity */
    uint32_t metric; /* index of the next metric that may be listed with a scheme */
    uint32_t behind; /* end of the last entity */
} finder;

static uint16_t code_at(const finder *f, uint32_t at)
{
    return f->x->view->code[at]; /* ['\n'] stands at the end */
}

/* ---- Schemes */

/* Length of the noun of a scheme at `at`, 0 when there is none. */
static uint32_t scheme_noun(const kjr_view *view, uint32_t at, uint32_t end)
{
    static const uint16_t *const nouns[] = {u"工程", u"计划", u"行动", u"专项", u"规划",  u"战略",
                                            u"方案", u"活动", u"攻坚", u"战役", u"保卫战"};
    if (at >= end || !kjr_is_one_of(view->code[at], u"工计行专规战方活攻保")) return 0;
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
        uint32_t length = 0;
        while (nouns[i][length])
            length++;
        if (kjr_view_is(view, at, end, nouns[i], length)) return length;
    }
    return 0;
}

static bool ends_in_scheme_noun(const kjr_view *view, uint32_t start, uint32_t end)
{
    for (uint32_t length = 2; length <= 3 && end - start > length; length++)
        if (scheme_noun(view, end - length, end) == length) return true;
    return false;
}

/* ---- Adding */

static bool add(finder *f, uint32_t start, uint32_t end, uint8_t kind, uint32_t count)
{
    kjr_entity *entity = KJR_PUSH(f->x->allocator, &f->x->facts->entities);
    if (!entity) return false;
    *entity = (kjr_entity){.words = {start, end},
                           .node = kjr_outline_next(f->x->outline, start, &f->node),
                           .stated_count = count,
                           .kind = kind};
    f->behind = end;
    return true;
}

/* A scheme named right before its figure; its noun may have been taken for a word between subject and figure. General
 * words name none. */
static bool is_listed_scheme(const kjr_view *view, const kjr_metric *metric)
{
    enum { SHORTEST = 5, NOUN = 3 };
    static const uint16_t *const general[] = {u"重点", u"重大", u"在建", u"续建", u"新建", u"各类", u"其他", u"民生"};
    uint32_t start = metric->subject.start, end = metric->text.start;
    if (metric->kind != KJREP_METRIC_COUNT || metric->subject.end > end || metric->subject.end + NOUN < end)
        return false;
    if (end - start < SHORTEST || !ends_in_scheme_noun(view, start, end)) return false;
    for (size_t i = 0; i < sizeof general / sizeof *general; i++)
        if (kjr_view_is(view, start, end, general[i], 2)) return false;
    for (uint32_t at = start; at < end; at++)
        if (view->kind[at] != KJR_CHAR_HAN && view->kind[at] != KJR_CHAR_NUMERAL_HAN) return false;
    return true;
}

/* Add the schemes listed with figures before `at`. */
static bool add_listed(finder *f, uint32_t at)
{
    const kjr_facts *facts = f->x->facts;
    for (; f->metric < facts->metrics.count && facts->metrics.items[f->metric].text.start < at; f->metric++) {
        const kjr_metric *metric = &facts->metrics.items[f->metric];
        if (metric->subject.start < f->behind || !is_listed_scheme(f->x->view, metric)) continue;
        if (!add(f, metric->subject.start, metric->text.start, KJREP_ENTITY_PROGRAMME, 0)) return false;
    }
    return true;
}

/* ---- Documents */

/* End of the title that 《 or 〈 opens, inner ones aside; 0 when it is not closed. */
static uint32_t title_end(const kjr_view *view, uint32_t at)
{
    enum { LONGEST = 120 };
    uint16_t open = view->code[at], close = open == u'《' ? u'》' : u'〉';
    uint32_t depth = 0, limit = view->count - at > LONGEST ? at + LONGEST : view->count;
    for (; at < limit && view->kind[at] != KJR_CHAR_NEWLINE; at++) {
        if (view->code[at] == open) depth++;
        else if (view->code[at] == close && --depth == 0) return at + 1;
    }
    return 0;
}

static uint32_t digits_end(const kjr_view *view, uint32_t at)
{
    while (view->kind[at] == KJR_CHAR_DIGIT)
        at++;
    return at;
}

/* End of [第]9号 at `at`, 0 when it is none. */
static uint32_t serial_end(const kjr_view *view, uint32_t at)
{
    if (view->code[at] == u'第') at++;
    if (view->code[at] == ' ') at++;
    uint32_t end = digits_end(view, at);
    if (end == at) {
        while (view->kind[end] == KJR_CHAR_NUMERAL_HAN)
            end++;
    }
    if (end > at && view->code[end] == ' ') end++;
    return end > at && view->code[end] == u'号' ? end + 1 : 0;
}

/* A verb that ends at `end` and takes a document: 执行|国发〔2015〕9号. */
static bool is_verb_before(const kjr_view *view, uint32_t end)
{
    static const uint16_t *const verbs[] = {u"执行", u"落实", u"贯彻", u"印发", u"转发",
                                            u"下发", u"文件", u"参照", u"通过"};
    for (size_t i = 0; end >= 2 && i < sizeof verbs / sizeof *verbs; i++)
        if (kjr_view_is(view, end - 2, end, verbs[i], 2)) return true;
    return false;
}

/* Where the letters of the issuer begin that stand before `at`: 国发 发改价格 台财税字. */
static uint32_t issuer_start(const finder *f, uint32_t at)
{
    enum { LONGEST = 12 };
    const kjr_view *view = f->x->view;
    uint32_t start = at;
    while (start > f->behind && at - start < LONGEST &&
           (view->kind[start - 1] == KJR_CHAR_HAN || view->kind[start - 1] == KJR_CHAR_LATIN)) {
        if (kjr_is_one_of(view->code[start - 1], u"的了以和与及由见按据照依将对于在等即因")) return start;
        if (is_verb_before(view, start)) return start;
        start--;
    }
    return start;
}

/* 国发〔2015〕9号, at its bracket. Moves *at behind it. */
static bool read_number_of_year(finder *f, uint32_t *at, bool *memory)
{
    enum { YEAR = 4, SHORTEST_ISSUER = 2 };
    const kjr_view *view = f->x->view;
    uint32_t open = *at, year = open + 1, close = digits_end(view, year);
    if (close - year != YEAR || view->kind[close] != KJR_CHAR_CLOSE) return false;
    if (view->code[year] != '1' && view->code[year] != '2') return false;
    uint32_t end = serial_end(view, close + 1), start = issuer_start(f, open);
    if (!end || open - start < SHORTEST_ISSUER) return false;
    *at = end;
    *memory = add_listed(f, start) && add(f, start, end, KJREP_ENTITY_DOCUMENT_NUMBER, 0);
    return true;
}

/* 国务院令第709号, 台财字第0970012345号, at the first digit. */
static bool read_serial_number(finder *f, uint32_t *at, bool *memory)
{
    enum { SHORTEST_ISSUER = 3 };
    const kjr_view *view = f->x->view;
    uint32_t ordinal = *at - 1, end = serial_end(view, *at);
    if (*at < 2 || view->code[ordinal] != u'第' || !end) return false;
    if (view->code[ordinal - 1] != u'令' && view->code[ordinal - 1] != u'字') return false;
    uint32_t start = issuer_start(f, ordinal);
    if (ordinal - start < SHORTEST_ISSUER) return false;
    *at = end;
    *memory = add_listed(f, start) && add(f, start, end, KJREP_ENTITY_DOCUMENT_NUMBER, 0);
    return true;
}

static bool read_document(finder *f, uint32_t *at, bool *memory)
{
    const kjr_view *view = f->x->view;
    if (code_at(f, *at) != u'《' && code_at(f, *at) != u'〈') return read_number_of_year(f, at, memory);
    uint32_t start = *at, end = title_end(view, start);
    if (!end || end - start < 3) return false;
    *at = end;
    *memory = add_listed(f, start) && add(f, start, end, KJREP_ENTITY_DOCUMENT, 0);
    return true;
}

/* ---- Quotations */

static bool may_be_name(uint32_t kind)
{
    return kind == KJR_CHAR_HAN || kind == KJR_CHAR_NUMERAL_HAN || kind == KJR_CHAR_DIGIT || kind == KJR_CHAR_LATIN ||
           kind == KJR_CHAR_PAUSE || kind == KJR_CHAR_COMMA || kind == KJR_CHAR_OTHER || kind == KJR_CHAR_SPACE;
}

/* Behind the closing mark of a short quotation without sentences in it, 0 when it is none. */
static uint32_t quotation_end(const kjr_view *view, uint32_t at)
{
    enum { LONGEST = 18 };
    uint32_t i = at + 1, closes = view->kind[at] == KJR_CHAR_QUOTE ? KJR_CHAR_QUOTE : KJR_CHAR_QUOTE_CLOSE;
    while (i - at <= LONGEST && may_be_name(view->kind[i]))
        i++;
    return i > at + 1 && view->kind[i] == closes ? i + 1 : 0;
}

/* Moves *at behind a quotation that is a slogan or a scheme. */
static bool read_quotation(finder *f, uint32_t *at, bool *memory)
{
    const kjr_view *view = f->x->view;
    uint32_t start = *at, end = quotation_end(view, start), count = 0;
    if (!end) return false;
    bool scheme = scheme_noun(view, end, view->count) || ends_in_scheme_noun(view, start + 1, end - 1);
    uint8_t kind = KJREP_ENTITY_PROGRAMME;
    if (!kjr_is_plan_name(view, start + 1, end - 1)) {
        if (kjr_is_slogan(f->x->lexicon, view, start + 1, end - 1, &count)) kind = KJREP_ENTITY_SLOGAN;
        else if (!scheme) return false;
    }
    *at = end;
    *memory = add_listed(f, start) && add(f, start, end, kind, count);
    return true;
}

/* ---- The pass */

/* The first digit at or behind `at` that 第 stands before; *hit moves forward only. */
static uint32_t next_serial(const kjr_extractor *x, uint32_t at, uint32_t *hit)
{
    const kjr_view *view = x->view;
    for (; *hit < x->hits->list.count; ++*hit) {
        const kjr_hit *here = &x->hits->list.items[*hit];
        if (here->start < at || here->category != KJR_SENSE_NUMERAL || !here->start) continue;
        if (view->code[here->start - 1] == u'第' && view->kind[here->start] == KJR_CHAR_DIGIT) return here->start;
    }
    return view->count;
}

kjrep_status kjr_find_entities(kjr_extractor *x)
{
    finder f = {.x = x};
    const kjr_view *view = x->view;
    const uint32_t *marks = view->marks.items; /* behind the last stands view->count */
    const uint32_t begins =
        1u << KJR_CHAR_NEWLINE | 1u << KJR_CHAR_OPEN | 1u << KJR_CHAR_QUOTE | 1u << KJR_CHAR_QUOTE_OPEN;
    uint32_t mark = 0, hit = 0;
    for (uint32_t at = 0;;) {
        bool memory = true, found = false;
        while (marks[mark] < at || !(begins >> view->kind[marks[mark]] & 1u))
            mark++;
        uint32_t serial = next_serial(x, at, &hit);
        at = serial < marks[mark] ? serial : marks[mark];
        if (at >= view->count) break;
        uint32_t kind = view->kind[at];
        if (kind == KJR_CHAR_OPEN) found = read_document(&f, &at, &memory);
        else if (kind == KJR_CHAR_DIGIT) found = read_serial_number(&f, &at, &memory);
        else if (kind != KJR_CHAR_NEWLINE) found = read_quotation(&f, &at, &memory);
        if (!memory) return kjr_fail_memory(x->error);
        if (!found) at++;
    }
    return add_listed(&f, view->count) ? KJREP_OK : kjr_fail_memory(x->error);
}
