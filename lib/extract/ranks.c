#include "extract/ranks.h"

#include "extract/intervals.h"

bool kjr_names_place(const kjr_extractor *x, const kjr_term *t, uint32_t start)
{
    enum { MOST = 6 };
    uint32_t at = t->start;
    if (t->number.point || t->number.scaled || t->number.ratio || at == start) return false;
    if (x->view->code[at - 1] == u'前') return t->has_unit && x->view->code[t->measure.words.start] == u'款';
    for (uint32_t i = 0; i < MOST && at > start && kjr_is_one_of(x->view->code[at - 1], u"、和与及或至"); i++) {
        uint32_t from = --at;
        while (at > 0 && kjr_view_holds_numeral(x->view, at - 1, from))
            at--;
        if (at == from || at == 0) return false;
        if (x->view->code[at - 1] == u'第') return true;
    }
    return false;
}

/* 位居全国百强县投资潜力[第3]、…[第4]，…: the clause ranks, and what its end or a comma ends is no name. */
static bool ranks_in_clause(const kjr_extractor *x, const kjr_term *t, uint32_t start, uint32_t end)
{
    enum { FARTHEST = 40, SHORTEST = 3 };
    uint32_t length, behind = t->start + t->number.length, from = t->start - 1;
    uint32_t kind = behind < end ? x->view->kind[behind] : (uint32_t)KJR_CHAR_NEWLINE;
    bool ends = kind == KJR_CHAR_NEWLINE || (kind >= KJR_CHAR_SENTENCE_END && kind <= KJR_CHAR_CLOSE);
    bool listed = behind + 1 < end && (kjr_is_one_of(x->view->code[behind + 1], u"第至") ||
                                       kjr_view_holds_numeral(x->view, behind + 1, end));
    if (!ends || (kind == KJR_CHAR_PAUSE && listed) || from < start + SHORTEST) return false;
    for (uint32_t at = from; at > 0 && from - at < FARTHEST; at--) { /* 、 lets the clause go on with another rank */
        kind = x->view->kind[at - 1];
        if (kind != KJR_CHAR_PAUSE && kind >= KJR_CHAR_SENTENCE_END && kind <= KJR_CHAR_COLON) return false;
        if (kind == KJR_CHAR_NEWLINE) return false;
        if (kjr_view_is(x->view, at - 1, from, u"百强", 2)) return true;
        if (kjr_lexicon_match(x->lexicon, x->view, at - 1, from, KJR_BIT(RANK_CUE), &length) && length > 1) return true;
    }
    return false;
}

bool kjr_read_rank(const kjr_extractor *x, const kjr_term *t, uint32_t start, uint32_t end, kjr_metric *out)
{
    enum { NEAR = 10 };
    uint32_t length, behind = t->start + t->number.length;
    bool placed = false;
    if (t->number.form != KJR_NUMBER_PLAIN || t->number.point || t->number.scaled || t->number.ratio) return false;
    if (kjr_is_one_of(kjr_view_code_within(x->view, behind, end), u"位名") &&
        kjr_view_code_within(x->view, behind + 1, end) != u'书') {
        placed = true;
        behind++;
    }
    bool series = behind + 1 < end && x->view->kind[behind] == KJR_CHAR_PAUSE &&
                  kjr_view_holds_numeral(x->view, behind + 1, end) &&
                  kjr_is_one_of(kjr_view_code_within(x->view, behind + 2, end), u"批期轮季"); /* 第一、二批 */
    bool last =
        t->start > start + 2 && kjr_view_is(x->view, t->start - 3, t->start, u"倒数第", 3); /* counted upwards */
    if (series || last) return false;
    uint32_t from = t->start - start > NEAR ? t->start - NEAR : start;
    if (from > 0 && from == start && x->view->kind[from - 1] == KJR_CHAR_NUMERAL_HAN) from--; /* [六都第]一 */
    for (uint32_t at = from; !placed && at < t->start; at++)
        placed = kjr_lexicon_match(x->lexicon, x->view, at, t->start, KJR_BIT(RANK_CUE), &length) != NULL;
    bool field = t->start >= start + 2 && t->start > 2 && kjr_is_one_of(x->view->code[t->start - 2], u"区县市州") &&
                 kjr_view_is_numeral(x->view, t->start - 3); /* 六区第一 */
    placed = placed || field || ranks_in_clause(x, t, start, end);
    if (placed && kjr_lexicon_match(x->lexicon, x->view, t->start + t->number.length, end, KJR_BIT(NAME_TAIL), &length))
        placed = false;
    if (!placed) return false;
    const kjr_measure rank = {.code = "#", .kind = KJREP_METRIC_RANK, .factor = 1};
    out->text = (kjr_words){t->start - 1, behind};
    out->unit = rank.code;
    out->kind = KJREP_METRIC_RANK;
    kjr_set_interval(out, &t->number, NULL, &rank, 0);
    return true;
}

bool kjr_is_field(const kjr_extractor *x, const kjr_term *t, uint32_t end)
{
    return t->has_unit && t->measure.classifier && kjr_is_one_of(x->view->code[t->measure.words.start], u"区县市州") &&
           kjr_view_code_within(x->view, t->end, end) == u'第' && kjr_view_holds_numeral(x->view, t->end + 1, end);
}

bool kjr_is_place(const kjr_extractor *x, const kjr_term *t, uint32_t start)
{
    uint32_t length, at = t->start;
    const kjr_words unit = t->measure.words;
    if (!t->has_unit || unit.end - unit.start != 1 || x->view->code[unit.start] != u'位') return false;
    if (t->number.point || t->number.scaled || t->number.form != KJR_NUMBER_PLAIN) return false;
    if (at > start && x->view->code[at - 1] == u'前') at--;
    return kjr_lexicon_match_before(x->lexicon, x->view, at, start, KJR_BIT(RANK_CUE), &length) != NULL;
}
