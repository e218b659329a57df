#include "extract/names.h"

static bool is_blank_or_mark(uint32_t kind)
{
    return kind == KJR_CHAR_SPACE || (kind >= KJR_CHAR_SENTENCE_END && kind <= KJR_CHAR_COLON) || kind == KJR_CHAR_DASH;
}

/* A bracket at the end without its other half, and one that only explains: 债务支出(不含还本). */
static uint32_t without_bracket(const kjr_view *view, kjr_words words)
{
    uint32_t end = words.end;
    if (end <= words.start || view->kind[end - 1] != KJR_CHAR_CLOSE || view->code[end - 1] != ')') return end;
    while (end > words.start && view->kind[end - 1] != KJR_CHAR_OPEN)
        end--;
    return end > words.start ? end - 1 : words.start;
}

static bool trim_head(const kjr_extractor *x, kjr_words *words)
{
    uint32_t length;
    const kjr_view *view = x->view;
    if (kjr_is_empty(*words)) return false;
    uint32_t kind = view->kind[words->start];
    bool sign = kjr_is_one_of(view->code[words->start], u"+±");
    if (is_blank_or_mark(kind) || sign || kind == KJR_CHAR_CLOSE || kind == KJR_CHAR_QUOTE_CLOSE) {
        words->start++;
        return true;
    }
    /* a function word that another character makes a noun of (对外, 为主) is kept by the terms of nouns.tsv */
    const kjr_sense *sense = kjr_lexicon_match(x->lexicon, view, words->start, words->end,
                                               KJR_BIT(TRIM_HEAD) | KJR_BIT(NOUN) | KJR_BIT(CONNECTIVE), &length);
    if (!sense || sense->category == KJR_SENSE_NOUN) return false;
    if (sense->category == KJR_SENSE_TRIM_HEAD && sense->value == KJR_TRIM_HEAD_BEFORE_VERB) return false;
    words->start += length;
    return true;
}

/* 编制[会]增至…: the auxiliary of Hong Kong and Taiwan, not the end of a word (委员会 社会 机会). */
static bool ends_with_will(const kjr_extractor *x, kjr_words words)
{
    static const uint16_t bodies[] =
        u"员商工协学联社教议理事监董金大年峰览展晚集国机都省行法乡农渔亲马青妇总分部院党陆建科管委"
        u"讨谈明证动乐长办";
    if (x->outline->region == KJR_REGION_MAINLAND || x->view->code[words.end - 1] != u'会') return false;
    return words.end - words.start != 2 &&
           (words.end - words.start == 1 || !kjr_is_one_of(x->view->code[words.end - 2], bodies));
}

static bool trim_tail(const kjr_extractor *x, kjr_words *words)
{
    uint32_t length;
    const kjr_view *view = x->view;
    if (kjr_is_empty(*words)) return false;
    uint32_t kind = view->kind[words->end - 1];
    if (is_blank_or_mark(kind) || kind == KJR_CHAR_OPEN || kind == KJR_CHAR_QUOTE_OPEN || ends_with_will(x, *words)) {
        words->end--;
        return true;
    }
    uint32_t end = without_bracket(view, *words);
    if (end != words->end) {
        words->end = end;
        return true;
    }
    const kjr_sense *sense = kjr_lexicon_match_before(x->lexicon, view, words->end, words->start,
                                                      KJR_BIT(TRIM_TAIL) | KJR_BIT(NOUN), &length);
    if (!sense || sense->category == KJR_SENSE_NOUN) return false;
    words->end -= length;
    return true;
}

/* 变压器[一台], [一座]面积: the article that counts what is named. */
static void trim_article(const kjr_extractor *x, kjr_words *words)
{
    enum { SHORTEST = 4 };
    static const uint16_t classifiers[] = u"个台座辆套处家所间栋条幢艘部";
    const uint16_t *code = x->view->code;
    if (words->end < words->start + SHORTEST) return;
    bool one = code[words->end - 2] == u'一' && !kjr_is_one_of(code[words->end - 3], u"上下这那每样同跟"); /* 上一个 */
    if (one && kjr_is_one_of(code[words->end - 1], classifiers)) words->end -= 2;
    bool article = code[words->start] == u'一' && kjr_is_one_of(code[words->start + 1], classifiers);
    if (article && kjr_is_attribute(x, (kjr_words){words->start + 2, words->end})) words->start += 2;
}

kjr_words kjr_trim_name(const kjr_extractor *x, kjr_words words)
{
    if (words.end > words.start + KJR_LONGEST_NAME) words.start = words.end - KJR_LONGEST_NAME;
    while (trim_tail(x, &words))
        ;
    while (trim_head(x, &words))
        ;
    trim_article(x, &words);
    return words;
}

kjr_words kjr_attribute_of(const kjr_extractor *x, kjr_words words)
{
    static const uint16_t tails[] = u"率";
    uint32_t length;
    kjr_words none = {words.end, words.end};
    if (kjr_is_empty(words)) return none;
    if (kjr_lexicon_match_before(x->lexicon, x->view, words.end, words.start, KJR_BIT(ATTRIBUTE), &length))
        return (kjr_words){words.end - length, words.end};
    const kjr_sense *noun =
        kjr_lexicon_match_before(x->lexicon, x->view, words.end, words.start, KJR_BIT(NOUN), &length);
    if (noun && noun->data && length == words.end - words.start) return none; /* 失业率 stands for itself */
    if (x->view->code[words.end - 1] == tails[0] && words.end - words.start > 2)
        return (kjr_words){words.end - 3, words.end};
    return none;
}

bool kjr_is_attribute(const kjr_extractor *x, kjr_words words)
{
    return !kjr_is_empty(words) && kjr_attribute_of(x, words).start == words.start;
}

bool kjr_is_scope(const kjr_extractor *x, kjr_words words)
{
    const uint16_t *code = x->view->code + words.start;
    return words.end - words.start == 2 && kjr_is_one_of(code[0], u"全我本") &&
           kjr_is_one_of(code[1], u"市省县区国州旗镇乡局校院盟厅委");
}

kjr_words kjr_scope_of(const kjr_extractor *x, kjr_words words)
{
    kjr_words scope = {words.start, words.start + 2}, none = {words.start, words.start};
    return words.end > scope.end && kjr_is_scope(x, scope) ? scope : none;
}

bool kjr_is_numbered(const kjr_view *view, const kjr_words *names, uint32_t count)
{
    enum { SHORTEST = 2 };
    if (count < 2 || view->code[names[0].start] != u'第') return false;
    return names[0].end - names[0].start <= SHORTEST && view->kind[names[0].end - 1] == KJR_CHAR_NUMERAL_HAN;
}

static bool is_and(const kjr_view *view, uint32_t at)
{
    uint16_t code = view->code[at];
    return code == u'和' || code == u'与' || code == u'及' || code == u'或';
}

static uint32_t add_part(const kjr_extractor *x, uint32_t start, uint32_t end, kjr_words *parts, uint32_t count)
{
    kjr_words part = kjr_trim_name(x, (kjr_words){start, end});
    if (kjr_is_empty(part)) return count;
    parts[count] = part;
    return count + 1;
}

uint32_t kjr_split_names(const kjr_extractor *x, kjr_words words, uint32_t wanted, kjr_words *parts, uint32_t most)
{
    const kjr_view *view = x->view;
    uint32_t pauses = 0, count = 0, start = words.start;
    for (uint32_t at = words.start; at < words.end; at++)
        pauses += view->kind[at] == KJR_CHAR_PAUSE;
    uint32_t ands = wanted > pauses + 1 ? wanted - pauses - 1 : 0; /* to split at, the last ones */
    uint32_t seen = 0;
    for (uint32_t at = words.start + 1; at + 1 < words.end; at++)
        seen += is_and(view, at);
    uint32_t passed = seen > ands ? seen - ands : 0;
    for (uint32_t at = words.start; at < words.end && count + 1 < most; at++) {
        bool split = view->kind[at] == KJR_CHAR_PAUSE;
        if (!split && at > words.start && at + 1 < words.end && is_and(view, at)) {
            if (passed) passed--;
            else split = true;
        }
        if (!split) continue;
        count = add_part(x, start, at, parts, count);
        start = at + 1;
    }
    return add_part(x, start, words.end, parts, count);
}
