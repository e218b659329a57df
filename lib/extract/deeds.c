/* What was done, where a figure counts no noun: 审结90件, 惠及3万户, 2万人享受低保. */
#include "extract/attributes.h"

bool kjr_tells_deed(const kjr_attacher *a, const kjr_metric *metric, const kjr_left *left)
{
    uint32_t length;
    kjr_words subject = a->context.subject;
    uint32_t first = a->sentence->first_metric;
    if (!left->verb_only || !kjr_is_empty(left->before) || metric <= &a->x->facts->metrics.items[first] ||
        kjr_is_empty(subject))
        return false;
    const kjr_sense *verb =
        kjr_lexicon_match(a->x->lexicon, a->x->view, subject.start, subject.end, KJR_BIT(LEVEL), &length);
    bool counted = verb == NULL || length < subject.end - subject.start;
    return counted && metric[-1].unit == metric->unit && metric[-1].change == KJREP_CHANGE_NONE;
}

/* Where the words that begin at `from` end if a clause ends with them, `from` if a figure stands among them. */
static uint32_t end_of_clause(const kjr_attacher *a, uint32_t token, uint32_t from)
{
    const kjr_sentence *s = a->sentence;
    while (token < s->tokens.count && s->tokens.items[token].kind == KJR_TOKEN_WORD)
        token++;
    if (token == s->tokens.count) return s->end;
    const kjr_token *stop = &s->tokens.items[token];
    return stop->kind == KJR_TOKEN_MARK && stop->mark != KJR_CHAR_OPEN ? stop->start : from;
}

kjr_words kjr_verb_behind(const kjr_attacher *a, uint32_t token, const kjr_metric *metric, bool told)
{
    enum { LONGEST = 16 };
    static const uint16_t *const comparing[] = {u"相比", u"相较", NULL};
    const kjr_sentence *s = a->sentence;
    const kjr_token *verb = token + 1 < s->tokens.count ? &s->tokens.items[token + 1] : NULL;
    const kjr_words none = {0, 0};
    bool goes_on = !told && s->tokens.items[token].id != s->first_metric && metric[-1].unit == metric->unit &&
                   !kjr_is_empty(a->context.subject);
    if (!verb || verb->kind != KJR_TOKEN_WORD || verb->start != metric->text.end || !(verb->senses & KJR_BIT(LEVEL)))
        return none;
    if (metric->kind != KJREP_METRIC_COUNT) return none;
    if (verb->senses & KJR_BIT(CHANGE) || verb->end - verb->start == 1) return none;
    if (kjr_view_begins(a->x->view, verb->start, verb->end, comparing)) return none; /* 与2015年228亿相较，… */
    uint32_t end = end_of_clause(a, token + 1, verb->start);
    if (end == verb->end && goes_on) return none; /* 建成50套，10套出租 */
    if (end > verb->end && (!kjr_counts_people(a->x->view, metric) || end - verb->start > LONGEST)) return none;
    return (kjr_words){verb->start, end};
}

kjr_words kjr_benefit_of(const kjr_attacher *a, uint32_t token, const kjr_metric *metric)
{
    static const uint16_t *const verbs[] = {u"惠及", u"受惠", u"造福", u"普惠", NULL};
    const kjr_words none = {0, 0};
    if (token <= a->first) return none;
    const kjr_token *verb = &a->sentence->tokens.items[token - 1];
    bool touches = verb->kind == KJR_TOKEN_WORD && verb->end == metric->text.start;
    bool benefits = touches && kjr_view_begins(a->x->view, verb->start, verb->end, verbs);
    return benefits && metric->kind == KJREP_METRIC_COUNT ? kjr_token_words(verb) : none;
}

kjr_words kjr_deed_before(const kjr_attacher *a, uint32_t token, const kjr_metric *metric)
{
    static const uint16_t *const deeds[] = {
        u"查处",     u"办结", u"审结", u"执结", u"侦破", u"破获",   u"抓获",     u"起诉",     u"提起公诉", u"批准逮捕",
        u"移送",     u"收缴", u"没收", u"处分", u"约谈", u"问责",   u"整改",     u"安置",     u"修改",     u"废止",
        u"修订",     u"清退", u"采纳", u"注销", u"吊销", u"救助",   u"组织处理", u"停业整顿", u"责令整改", u"行政拘留",
        u"刑事拘留", u"判决", u"判处", u"调解", u"撤诉", u"审执结", u"执行完毕", u"调查处理", u"打掉",     u"捣毁",
        u"纠正",     u"接报", u"脱贫", u"出列", u"就业", u"创业",   u"摘帽",     u"脱困",     u"不起诉",   u"不批捕",
        u"立案",     u"退回", u"销号", u"归还", u"缴获", u"出动",   u"受理",     u"接待",     u"结案",     u"动工",
        u"入住",     u"竣工", u"开工", u"验收", u"搬迁", NULL};
    const kjr_words none = {0, 0};
    if (token <= a->first) return none;
    const kjr_token *verb = &a->sentence->tokens.items[token - 1];
    if (verb->kind != KJR_TOKEN_WORD || verb->end != metric->text.start) return none;
    if (metric->kind != KJREP_METRIC_COUNT || !kjr_view_begins(a->x->view, verb->start, verb->end, deeds)) return none;
    return kjr_token_words(verb);
}

void kjr_tell_deed(kjr_attacher *a, kjr_metric *metric, kjr_words deed)
{
    metric->subject = deed;
    a->deed = (uint32_t)(metric - a->x->facts->metrics.items) + 1;
    metric->owner = kjr_is_empty(a->context.owner) ? a->context.subject : a->context.owner;
    if (a->context.subject.start >= a->sentence->start) return;
    a->context.subject = deed; /* nothing else is spoken of yet */
    a->context.owner = metric->owner = (kjr_words){0, 0};
}

bool kjr_touches_next(const kjr_attacher *a, uint32_t token)
{
    const kjr_token *here = &a->sentence->tokens.items[token];
    return token + 1 < a->sentence->tokens.count && here[1].kind == KJR_TOKEN_FIGURE && here[1].start == here->end;
}
