/* What ranks, and in which field. */
#include "extract/attributes.h"

/* The last cue of a rank (居 排名) before the figure; empty when there is none. */
static kjr_words find_rank_cue(const kjr_attacher *a, const kjr_metric *metric)
{
    enum { LONGEST = 40 };
    const kjr_extractor *x = a->x;
    const uint32_t senses = KJR_BIT(RANK_CUE) | KJR_BIT(NOUN);
    uint32_t length, limit = metric->text.start, at = limit > a->from + LONGEST ? limit - LONGEST : a->from;
    kjr_words cue = {limit, limit};
    while (at < limit) {
        const kjr_sense *sense = kjr_lexicon_match(x->lexicon, x->view, at, limit, senses, &length);
        if (sense && sense->category == KJR_SENSE_RANK_CUE) cue = (kjr_words){at, at + length};
        at += sense ? length : 1;
    }
    return cue;
}

/* What the figure ranks among, behind its cue: 位居全国百强县[投资潜力]第3; a scope alone (全省) names nothing. */
static kjr_words read_field(const kjr_attacher *a, uint32_t start, uint32_t end)
{
    kjr_words field = kjr_trim_name(a->x, (kjr_words){start, kjr_before_scope(a, end)});
    if (field.end > field.start + 3 && a->x->view->code[field.end - 1] == u'中') field.end--;
    return field.end < field.start + 2 ? (kjr_words){end, end} : field;
}

/* 支出3411亿元，…，居各类支出的首位: what ranks was told before, in a figure of another kind. */
static bool is_told_before(const kjr_attacher *a, const kjr_metric *metric)
{
    const kjr_metric *first = &a->x->facts->metrics.items[a->sentence->first_metric];
    return metric > first && metric[-1].kind != KJREP_METRIC_RANK && !kjr_is_empty(a->context.subject);
}

void kjr_set_ranked(kjr_attacher *a, uint32_t token, kjr_metric *metric, const kjr_left *left)
{
    const kjr_token *tokens = a->sentence->tokens.items;
    static const uint16_t ranking[] = u"排名";
    const kjr_view *view = a->x->view;
    kjr_words cue = find_rank_cue(a, metric);
    uint32_t end = cue.start < left->chain ? cue.start : left->chain;
    uint32_t head = kjr_is_empty(left->scope) || left->scope.end != left->head ? a->from : left->head;
    for (uint32_t i = a->first; i < token && tokens[i].start == head && tokens[i].kind == KJR_TOKEN_TIME; i++)
        head = tokens[i].end;
    for (uint32_t i = token; i > a->first && tokens[i - 1].start >= a->from; i--) { /* 保持全国第5 */
        bool verb = tokens[i - 1].senses & (KJR_BIT(LEVEL) | KJR_BIT(MODALITY)) ||
                    (tokens[i - 1].change >= KJREP_CHANGE_INCREASE_TO && tokens[i - 1].change != KJREP_CHANGE_SHARE);
        if (tokens[i - 1].end == end && verb) end = tokens[i - 1].start;
    }
    kjr_words name = read_field(a, head, end > head ? end : head);
    bool behind_figure =
        a->first && tokens[a->first - 1].kind == KJR_TOKEN_FIGURE && view->kind[a->from] != KJR_CHAR_PAUSE;
    bool names_itself = cue.end >= cue.start + 2 && kjr_view_is(view, cue.end - 2, metric->text.start, ranking, 2);
    bool follows = cue.start <= head && is_told_before(a, metric); /* 完毕率42%，[居]全市基层法院第二 */
    kjr_words field = read_field(a, kjr_before_scope(a, cue.end), metric->text.start);
    if (!kjr_is_empty(name) && (!behind_figure || !kjr_is_empty(kjr_attribute_of(a->x, name)))) {
        metric->subject = name;
    } else if (names_itself) {
        metric->subject = cue;
        if (a->context.subject.start >= a->sentence->start) metric->owner = a->context.subject;
        return;
    } else if (!follows && !kjr_is_empty(field) && !(is_told_before(a, metric) && kjr_is_empty(left->scope))) {
        metric->subject = field;
        metric->owner = left->scope;
    } else {
        kjr_carry(a, metric, left);
        return;
    }
    kjr_find_owner(a, metric, left);
    a->context.subject = metric->subject;
    a->context.owner = metric->owner;
}
