/* Shares and ratios: of which whole, and which part. */
#include "extract/attributes.h"

/* 占[全市]的三成, 占[GDP]比重: the whole without what only says that it is one. */
static kjr_words whole_of(const kjr_attacher *a, kjr_words words)
{
    static const uint16_t *const tails[] = {u"比重", u"比例", u"份额", NULL};
    const kjr_view *view = a->x->view;
    if (words.end > words.start + KJR_LONGEST_NAME) words.start = words.end - KJR_LONGEST_NAME;
    while (!kjr_is_empty(words)) {
        uint32_t last = words.end - 1;
        if (view->kind[last] == KJR_CHAR_CLOSE) {
            words = kjr_trim_name(a->x, words); /* 总人口比重（城镇化率） */
            if (words.end > last) return words;
        } else if (view->code[last] == u'的' || view->kind[last] == KJR_CHAR_SPACE) words.end--;
        else if (words.end - words.start >= 2 && kjr_view_begins(view, words.end - 2, words.end, tails)) words.end -= 2;
        else return words;
    }
    return words;
}

bool kjr_moves_from(const kjr_view *view, const kjr_token *share)
{
    return kjr_is_one_of(view->code[share->end], u"由从");
}

void kjr_set_share(kjr_attacher *a, kjr_metric *metric, const kjr_left *left)
{
    const kjr_view *view = a->x->view;
    const kjr_token *share = left->share;
    uint32_t ratio_end = share->end; /* 占比[达到] */
    while (ratio_end > share->start && !kjr_is_one_of(view->code[ratio_end - 1], u"比重"))
        ratio_end--;
    bool ratio = ratio_end > share->start;
    kjr_words part = share == left->splitter ? left->before : left->name;
    metric->owner = share == left->splitter ? whole_of(a, (kjr_words){share->end, left->chain}) : (kjr_words){0, 0};
    if (ratio && !kjr_is_empty(part) && kjr_is_empty(metric->owner)) {
        metric->subject = a->context.subject = (kjr_words){part.start, ratio_end};
        a->context.owner = (kjr_words){0, 0};
    } else if (!kjr_is_empty(part)) {
        metric->subject = a->context.subject = part; /* 经常开支占开支八成，[为四千亿元] */
        a->context.owner = (kjr_words){0, 0};
    } else if (ratio && kjr_is_empty(metric->owner) && kjr_moves_from(view, share)) { /* 装机…，[占比]由31%提升至54% */
        metric->owner = a->context.owner = a->context.subject;
        metric->subject = a->context.subject = (kjr_words){share->start, ratio_end};
    } else {
        kjr_words owner = metric->owner;
        kjr_carry(a, metric, left);
        if (!kjr_is_empty(owner)) metric->owner = owner;
    }
}

bool kjr_takes_ratio(kjr_attacher *a, kjr_metric *metric, const kjr_left *left)
{
    const kjr_token *share = left->share;
    kjr_words part = share && share == left->splitter ? left->before : left->name;
    if (!share || kjr_is_empty(part) || part.end != share->start) return false;
    if (!kjr_is_one_of(a->x->view->code[share->end - 1], u"比重")) return false;
    metric->subject = a->context.subject = (kjr_words){part.start, share->end};
    metric->owner = a->context.owner = (kjr_words){0, 0};
    return true;
}

bool kjr_names_whole(const kjr_attacher *a, const kjr_metric *metric, const kjr_left *left)
{
    const kjr_view *view = a->x->view;
    if (metric->kind != KJREP_METRIC_PERCENT && metric->kind != KJREP_METRIC_MULTIPLE) return false;
    if (kjr_is_empty(left->name) || left->name.end + 1 < metric->text.start) return false;
    uint32_t from = left->splitter ? left->splitter->start : left->name.start;
    bool equals = view->code[from] == u'相' && left->name.end == metric->text.start; /* 相等于生产总值百分之五 */
    bool aim = metric->kind == KJREP_METRIC_PERCENT && left->name.end == metric->text.start &&
               kjr_names_aim(view, left->name); /* 完成全年目标数65.3% */
    if (metric->text.start == 0 || (!equals && !aim && view->code[metric->text.start - 1] != u'的')) return false;
    if (kjr_view_is(view, from, metric->text.start, u"分别", 2)) from += 2; /* 分别完成年计划的105%、112% */
    return kjr_is_one_of(view->code[from], u"为是完达实相不超已恢");
}

void kjr_set_multiplied(kjr_attacher *a, kjr_metric *metric, const kjr_left *left)
{
    kjr_words whole = left->name;
    for (uint32_t at = whole.start; at < whole.end && whole.start == left->name.start; at++) {
        if (kjr_is_one_of(a->x->view->code[at], u"于到过足超")) whole.start = at + 1; /* 相当于… 不到… */
    }
    if (kjr_is_empty(left->before)) kjr_carry(a, metric, left);
    else metric->subject = a->context.subject = left->before;
    if (!kjr_is_empty(whole)) metric->owner = kjr_with_time(a, whole);
}

bool kjr_share_out(kjr_attacher *a, uint32_t token, const kjr_left *left)
{
    kjr_context *context = &a->context;
    kjr_metric *metric = kjr_metric_of(a, token);
    bool splits = left->share == left->splitter;
    kjr_left parts = *left;
    parts.name = splits ? left->before : left->name;
    parts.before = (kjr_words){0, 0};
    kjr_name_list(a, token, &parts, a->list_count);
    if (context->names_count != a->list_count) return false;
    kjr_words whole = splits ? whole_of(a, (kjr_words){left->share->end, left->chain}) : (kjr_words){0, 0};
    for (uint32_t i = 0; i < a->list_count && !kjr_is_empty(whole); i++)
        context->owners[i] = whole;
    metric->subject = context->names[0];
    metric->owner = context->owners[0];
    return true;
}
