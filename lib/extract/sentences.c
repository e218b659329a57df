#include "extract/sentences.h"

static bool ends_sentence(uint32_t kind)
{
    return kind == KJR_CHAR_SENTENCE_END || kind == KJR_CHAR_NEWLINE;
}

static void find_bounds(const kjr_extractor *x, uint32_t first, kjr_sentence_cursor *c, kjr_sentence *s)
{
    const kjr_view *view = x->view;
    const kjr_metric *metrics = x->facts->metrics.items;
    const uint32_t *marks = view->marks.items; /* behind the last stands view->count, which ends a line */
    while (c->line + 1 < view->lines.count && view->lines.items[c->line].end <= metrics[first].text.start)
        c->line++;
    uint32_t start = view->lines.items[c->line].start, end = metrics[first].text.end;
    if (first && metrics[first - 1].text.end > start) start = metrics[first - 1].text.end;
    uint32_t mark = c->mark;
    for (; marks[mark] < metrics[first].text.start; mark++) {
        if (marks[mark] < start || !ends_sentence(view->kind[marks[mark]])) continue;
        start = marks[mark] + 1;
        c->mark = mark + 1;
    }
    s->first_metric = first;
    s->metrics_end = first + 1;
    for (;; mark++) {
        for (; s->metrics_end < x->facts->metrics.count && metrics[s->metrics_end].text.start < marks[mark];
             s->metrics_end++)
            end = metrics[s->metrics_end].text.end;
        if (marks[mark] >= end && ends_sentence(view->kind[marks[mark]])) break;
    }
    s->start = start;
    s->end = marks[mark];
    s->line = c->line;
}

static bool is_mark(uint32_t kind)
{
    return kind >= KJR_CHAR_COMMA && kind <= KJR_CHAR_CLOSE;
}

static void take_sense(kjr_token *token, uint8_t category, uint8_t value)
{
    token->senses |= 1u << category;
    switch (category) {
    case KJR_SENSE_CHANGE: token->change = value; break;
    case KJR_SENSE_BASIS: token->basis = value; break;
    case KJR_SENSE_MODALITY: token->modality = value; break;
    case KJR_SENSE_LEVEL: token->level = value; break;
    default: break;
    }
}

/* 压减率 破案率 录用者 受理数: what stands behind the verb makes a name of it. */
static bool makes_name(const kjr_view *view, uint32_t at, uint32_t end)
{
    bool number = at + 1 < end && view->code[at] == u'数' && !kjr_is_one_of(view->code[at + 1], u"字据百千万亿十量额");
    if (number) return true;
    static const uint16_t *const counts[] = {u"人数", u"户数", u"件数", u"人次"};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        if (kjr_view_is(view, at, end, counts[i], 2)) return true;
    return at < end && kjr_is_one_of(view->code[at], u"率者");
}

/* [占]地200亩: how large a site is, no share; but 占地区生产总值. */
static bool occupies(const kjr_view *view, uint32_t at, uint32_t end)
{
    bool site = view->code[at] == u'占' && at + 1 < end && view->code[at + 1] == u'地';
    return site && (at + 2 >= end || !kjr_is_one_of(view->code[at + 2], u"区方级"));
}

/* A cue word at `at`; a noun, which hides the cues in it, says nothing itself. False when there is neither. */
static bool take_cue(const kjr_extractor *x, uint32_t at, uint32_t end, kjr_token *token)
{
    uint32_t count, length;
    const kjr_sense *senses = kjr_lexicon_cue(x->lexicon, x->view, at, end, &count, &length);
    if (!senses) return false;
    *token = (kjr_token){.start = at, .end = at + length, .kind = KJR_TOKEN_WORD};
    if ((length > 1 && makes_name(x->view, at + length, end)) || occupies(x->view, at, end)) return true;
    for (uint32_t i = 0; i < count; i++)
        if (KJR_CUE_SENSES >> senses[i].category & 1) take_sense(token, senses[i].category, senses[i].value);
    return true;
}

/* Tokens inside brackets that hold no figure say nothing of the figures outside. */
static void close_bracket(kjr_sentence *s, uint32_t open, bool figured)
{
    if (figured) return;
    for (uint32_t i = open; i < s->tokens.count; i++)
        s->tokens.items[i].inert = true;
}

/* Move the cursor to the first time, phrase and mark that do not begin before `at`. */
static void move_to(const kjr_extractor *x, kjr_sentence_cursor *c, uint32_t at)
{
    const kjr_hit *hits = x->hits->list.items;
    while (c->hit < x->hits->list.count && (hits[c->hit].start < at || hits[c->hit].category != KJR_SENSE_PHRASE))
        c->hit++;
    while (c->time < x->facts->times.count && x->facts->times.items[c->time].words.start < at)
        c->time++;
    while (x->view->marks.items[c->mark] < at)
        c->mark++;
}

/* Where the phrase at `at` ends, `at` when there is none: its characters are no cues. */
static uint32_t phrase_end(const kjr_extractor *x, const kjr_sentence_cursor *c, uint32_t at)
{
    bool phrase = c->hit < x->hits->list.count && x->hits->list.items[c->hit].start == at;
    return phrase ? at + x->hits->list.items[c->hit].length : at;
}

/* The next place at or behind `at` where a token or a phrase may begin; `limit` is that of the next figure. */
static uint32_t next_stop(const kjr_extractor *x, kjr_sentence_cursor *c, uint32_t at, uint32_t limit)
{
    if (at >= limit) return at;
    move_to(x, c, at);
    uint32_t stop = x->view->marks.items[c->mark];
    if (c->hit < x->hits->list.count && x->hits->list.items[c->hit].start < stop)
        stop = x->hits->list.items[c->hit].start;
    if (c->time < x->facts->times.count && x->facts->times.items[c->time].words.start < stop)
        stop = x->facts->times.items[c->time].words.start;
    return kjr_lexicon_next_cue(x->lexicon, x->view, at, stop < limit ? stop : limit);
}

static bool fill(const kjr_extractor *x, kjr_sentence_cursor *c, kjr_sentence *s)
{
    const kjr_view *view = x->view;
    const kjr_metric *metrics = x->facts->metrics.items;
    const kjr_time *times = x->facts->times.items;
    uint32_t metric = s->first_metric, open = UINT32_MAX, at = s->start;
    bool figured = false;
    while (at < s->end) {
        kjr_token token = {.start = at, .end = at + 1};
        uint32_t limit = metric < s->metrics_end ? metrics[metric].text.start : s->end;
        move_to(x, c, at);
        bool timed = c->time < x->facts->times.count && times[c->time].words.start == at;
        if (limit == at) {
            token = (kjr_token){.start = at, .end = metrics[metric].text.end, .id = metric, .kind = KJR_TOKEN_FIGURE};
            metric++;
            figured = true;
        } else if (timed) {
            token = (kjr_token){.start = at, .end = times[c->time].words.end, .id = c->time, .kind = KJR_TOKEN_TIME};
        } else if (is_mark(view->kind[at])) {
            token.kind = KJR_TOKEN_MARK;
            token.mark = view->kind[at];
        } else {
            uint32_t end = phrase_end(x, c, at);
            bool cue = end == at && take_cue(x, at, limit, &token);
            if (!cue || !(token.senses & ~KJR_BIT(NOUN))) {
                at = next_stop(x, c, cue ? token.end : end > at ? end : at + 1, limit);
                continue;
            }
        }
        kjr_token *added = KJR_PUSH(x->allocator, &s->tokens);
        if (!added) return false;
        *added = token;
        if (token.mark == KJR_CHAR_OPEN) {
            open = s->tokens.count - 1;
            figured = false;
        } else if (token.mark == KJR_CHAR_CLOSE && open != UINT32_MAX) {
            close_bracket(s, open, figured);
            open = UINT32_MAX;
        }
        at = token.end;
    }
    return true;
}

bool kjr_sentence_make(const kjr_extractor *x, uint32_t first, kjr_sentence_cursor *cursor, kjr_sentence *sentence)
{
    sentence->tokens.count = 0;
    find_bounds(x, first, cursor, sentence);
    return fill(x, cursor, sentence);
}
