/* What a ratio is taken of, where the text gives it a time or a figure of its own: 为全年任务740万元的56.6%. */
#include "extract/attributes.h"

enum { LONGEST_NAME = 12 };

static bool is_ratio(const kjr_metric *metric)
{
    return metric->kind == KJREP_METRIC_PERCENT || metric->kind == KJREP_METRIC_MULTIPLE;
}

bool kjr_is_base(const kjr_view *view, const kjr_metric *metric)
{
    uint32_t behind = metric->text.end;
    return kjr_is_one_of(view->code[behind], u"的之") && view->kind[behind + 1] == KJR_CHAR_DIGIT;
}

/* 6500万元[的]77.23%: the figure is the whole that the next is a ratio of. */
static bool is_base_of_next(const kjr_attacher *a, uint32_t figure)
{
    const kjr_token *tokens = a->sentence->tokens.items;
    if (figure + 1 >= a->sentence->tokens.count || tokens[figure + 1].kind != KJR_TOKEN_FIGURE) return false;
    bool touches = tokens[figure + 1].start == tokens[figure].end + 1 &&
                   kjr_is_one_of(a->x->view->code[tokens[figure].end], u"的之");
    return touches && !is_ratio(kjr_metric_of(a, figure)) && is_ratio(kjr_metric_of(a, figure + 1));
}

bool kjr_names_aim(const kjr_view *view, kjr_words name)
{
    static const uint16_t *const aims[] = {u"任务", u"计划", u"目标", u"预算", u"指标"};
    uint32_t end = name.end;
    if (end > name.start && view->code[end - 1] == u'数') end--;
    for (size_t i = 0; i < sizeof aims / sizeof *aims; i++)
        if (end >= name.start + 2 && kjr_view_is(view, end - 2, end, aims[i], 2)) return true;
    return false;
}

/* ---- Times */

/* 为 是 于 到 占 成 …: does a word that takes a whole stand before the time? One that takes the level reached does not. */
static bool is_taken_of(const kjr_attacher *a, uint32_t time)
{
    const kjr_token *tokens = a->sentence->tokens.items, *before = time ? &tokens[time - 1] : NULL;
    uint32_t start = tokens[time].start;
    if (start <= a->from || !kjr_is_one_of(a->x->view->code[start - 1], u"为是于到占成达过超了足至")) return false;
    bool reached = before && before->end == start && before->kind == KJR_TOKEN_WORD &&
                   before->senses & KJR_BIT(CHANGE) && before->change != KJREP_CHANGE_SHARE &&
                   a->x->view->code[before->start] != u'恢'; /* 恢复到2019年同期水平的81% */
    uint32_t i = time;
    while (i > a->first && tokens[i - 1].kind != KJR_TOKEN_FIGURE)
        i--;
    bool from =
        i > 0 && tokens[i - 1].kind == KJR_TOKEN_FIGURE && kjr_metric_of(a, i - 1)->modality == KJREP_MODALITY_PRIOR;
    return !reached && !from && !kjr_is_compared(a->x->view, &tokens[time]);
}

bool kjr_is_shared(const kjr_attacher *a, uint32_t index)
{
    const kjr_sentence *s = a->sentence;
    const kjr_token *tokens = s->tokens.items, *time = &tokens[index];
    if (time->kind != KJR_TOKEN_TIME || index == 0) return false;
    const kjr_token *before = time - 1;
    bool share = before->kind == KJR_TOKEN_WORD && before->senses & KJR_BIT(CHANGE) &&
                 before->change == KJREP_CHANGE_SHARE && before->end == time->start;
    if (share) return true;
    uint32_t next = index + 1;
    while (next < s->tokens.count && tokens[next].kind == KJR_TOKEN_WORD &&
           tokens[next].end <= time->end + LONGEST_NAME)
        next++;
    if (next >= s->tokens.count || tokens[next].kind != KJR_TOKEN_FIGURE) return false;
    uint32_t figure = tokens[next].start;
    if (figure - time->end > LONGEST_NAME || !is_taken_of(a, index)) return false;
    bool of = is_ratio(kjr_metric_of(a, next)) && figure > time->end && a->x->view->code[figure - 1] == u'的';
    bool touches = kjr_metric_of(a, next)->kind == KJREP_METRIC_MULTIPLE && figure == time->end; /* 是去年3.5倍 */
    bool aim = kjr_metric_of(a, next)->kind == KJREP_METRIC_PERCENT && figure > time->end &&
               kjr_names_aim(a->x->view, (kjr_words){time->end, figure}); /* 完成全年目标数65.3% */
    return of || touches || aim || is_base_of_next(a, next);
}

kjr_words kjr_with_time(const kjr_attacher *a, kjr_words whole)
{
    const kjr_sentence *s = a->sentence;
    for (uint32_t i = a->first; i < s->tokens.count && s->tokens.items[i].start < whole.start; i++) {
        if (s->tokens.items[i].end == whole.start && kjr_is_shared(a, i)) whole.start = s->tokens.items[i].start;
    }
    return whole;
}

/* ---- Figures */

bool kjr_take_base(kjr_attacher *a, uint32_t figure, const kjr_left *left)
{
    kjr_metric *metric = kjr_metric_of(a, figure);
    const kjr_token *opener = left->splitter;
    if (!is_base_of_next(a, figure) || !opener || kjr_is_empty(left->name) || left->change) return false;
    kjr_words part = left->share && left->share != opener ? (kjr_words){0, 0} : left->before;
    if (!kjr_is_empty(part)) {
        a->context.subject = part;
        a->context.owner = (kjr_words){0, 0};
    } else if (!kjr_is_empty(a->context.theme)) {
        a->context.subject = a->context.theme;
        a->context.owner = (kjr_words){0, 0};
    }
    metric->subject = kjr_with_time(a, left->name);
    if (kjr_names_aim(a->x->view, metric->subject)) {
        metric->modality = KJREP_MODALITY_PLANNED;
        metric->modality_words = metric->subject;
    }
    a->base_share = left->share ? (kjr_words){left->share->start, left->share->end} : (kjr_words){0, 0};
    a->base = figure + 1;
    return true;
}

bool kjr_take_rate_of_base(kjr_attacher *a, uint32_t figure)
{
    kjr_metric *metric = kjr_metric_of(a, figure);
    if (!a->base || a->base != figure) return false;
    metric->subject = a->context.subject;
    metric->owner = metric[-1].subject;
    if (!kjr_is_empty(a->base_share)) {
        metric->change = KJREP_CHANGE_SHARE;
        metric->change_words = a->base_share;
    }
    return true;
}
