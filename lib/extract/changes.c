/* Level or change, and what a change is compared with. */
#include "extract/attributes.h"

#include <string.h>

#include "extract/intervals.h"
#include "extract/quantities.h"

static bool is_change_by(uint8_t change)
{
    return change == KJREP_CHANGE_INCREASE_BY || change == KJREP_CHANGE_DECREASE_BY;
}

/* 有3%[的增长] */
static bool read_change_behind(const kjr_attacher *a, uint32_t figure, kjr_metric *metric)
{
    const kjr_token *tokens = a->sentence->tokens.items;
    uint32_t end = tokens[figure].end;
    if (figure + 1 >= a->sentence->tokens.count || a->x->view->code[end] != u'的') return false;
    const kjr_token *next = &tokens[figure + 1];
    enum { ADJECTIVE = 2 };                                                /* 50%以上的[高速]增长 */
    bool noun = kjr_is_one_of(a->x->view->code[next->end - 1], u"幅速率"); /* 4.5%的平均增速 */
    bool behind = next->start == end + 1 || (!noun && next->start == end + 1 + ADJECTIVE);
    if (!behind || next->kind != KJR_TOKEN_WORD || !(next->senses & KJR_BIT(CHANGE))) return false;
    if (!is_change_by(next->change) || next->end - next->start == 1) return false;
    metric->change = next->change;
    metric->change_words = kjr_token_words(next);
    return true;
}

/* One unit of the last place of a value that is not zero. */
static kjr_decimal step_of(kjr_decimal value)
{
    kjr_decimal step = 1;
    for (; value && value % 10 == 0; value /= 10)
        step *= 10;
    return step;
}

/* [约]减少收入20亿元, [大约]损失产值3亿元: the word before what is said of the figure leaves it open. */
static uint8_t hedge_of_clause(const kjr_attacher *a, const kjr_left *left, kjr_words *words)
{
    const kjr_token *verb = left->splitter;
    if (kjr_is_empty(left->name)) return 0;
    uint8_t hedge = kjr_hedge_before(a->x, left->name.start, a->from, words);
    if (!hedge && verb && verb->kind == KJR_TOKEN_WORD && !kjr_token_is_single(verb))
        hedge = kjr_hedge_before(a->x, verb->start, a->from, words);
    return hedge == KJR_HEDGE_ABOUT || hedge == KJR_HEDGE_NEAR ? hedge : 0;
}

/* 约增16.4%, 大致为5.2%: the hedge stands before a cue of the chain. */
static void read_hedge_apart(const kjr_attacher *a, uint32_t figure, const kjr_left *left, kjr_metric *metric)
{
    const kjr_token *tokens = a->sentence->tokens.items;
    uint8_t hedge = 0;
    kjr_words words;
    if (metric->approx != KJREP_APPROX_EXACT || !(metric->has & KJR_HAS_VALUE)) return;
    for (uint32_t i = figure; i > left->chain_token && !hedge && tokens[i - 1].kind == KJR_TOKEN_WORD; i--)
        hedge = kjr_hedge_before(a->x, tokens[i - 1].start, a->from, &words);
    bool whole = left->splitter && metric->text.start && a->x->view->code[metric->text.start - 1] == u'的';
    if (!hedge && whole) hedge = kjr_hedge_before(a->x, left->splitter->end, a->from, &words); /* [不低于]总数的15% */
    if (!hedge) hedge = hedge_of_clause(a, left, &words);
    if (!hedge) return;
    metric->hedge = words;
    if (metric->owner.start == words.start && metric->owner.end == words.end) metric->owner = (kjr_words){0, 0};
    kjr_hedge_interval(metric, hedge, step_of(metric->value));
}

/* 超过98%、85%: a hedge before a list is meant for all of it. */
void kjr_share_hedge(const kjr_attacher *a, const kjr_metric *first, kjr_metric *metric)
{
    kjr_words words;
    bool before = first->hedge.end > first->hedge.start && first->hedge.end <= first->text.end &&
                  first->hedge.start == first->text.start;
    if (!before || metric->approx != KJREP_APPROX_EXACT || !(metric->has & KJR_HAS_VALUE)) return;
    uint8_t hedge = kjr_hedge_before(a->x, first->hedge.end, first->hedge.start, &words);
    if (!hedge) return;
    metric->hedge = first->hedge;
    kjr_hedge_interval(metric, hedge, step_of(metric->value));
}

/* A comparison with the year before the report's is year on year. */
static uint8_t basis_of_time(const kjr_attacher *a, const kjr_token *token)
{
    const kjr_time *time = &a->x->facts->times.items[token->id];
    const kjr_time *now = a->context.time ? &a->x->facts->times.items[a->context.time - 1] : NULL;
    int32_t year = time->date_from / 10000, this_year = a->x->outline->year;
    enum { YEAR = 10000 };
    bool years =
        now && now->date_to / YEAR > now->date_from / YEAR + 1; /* 五年来 ends with the year that is reported on */
    if (now && now->date_from) this_year = (years ? now->date_to : now->date_from) / YEAR;
    bool same_days = now && time->date_from % 10000 == now->date_from % 10000 &&
                     time->date_to % 10000 == now->date_to % 10000; /* 2014-2015年度…，较2013-2014年度… */
    bool plans = !now && a->section == KJR_SECTION_PLANNED;         /* for the year behind the one reported on */
    bool year_before = year && (year == this_year - 1 || (plans && year == this_year)) &&
                       (time->precision == KJREP_PRECISION_YEAR || same_days);
    return year_before || time->sense == KJR_TIME_PRIOR ? KJREP_BASIS_YOY : KJREP_BASIS_SINCE;
}

/* 比2015年 behind the last boundary. */
static const kjr_token *compared_time(const kjr_attacher *a, uint32_t figure)
{
    const kjr_token *tokens = a->sentence->tokens.items;
    for (uint32_t i = figure; i > a->first; i--) {
        if (kjr_is_compared(a->x->view, &tokens[i - 1])) return &tokens[i - 1];
    }
    return NULL;
}

/* 是2020年的2.1倍, 相当于去年的三成 */
static const kjr_token *multiplied_time(const kjr_attacher *a, uint32_t figure)
{
    const kjr_token *tokens = a->sentence->tokens.items;
    if (figure <= a->first || tokens[figure - 1].kind != KJR_TOKEN_TIME) return NULL;
    const kjr_token *time = &tokens[figure - 1];
    bool of = time->end + 1 == tokens[figure].start && a->x->view->code[time->end] == u'的';
    bool touches = time->end == tokens[figure].start && kjr_is_shared(a, figure - 1); /* 是去年3.5倍 */
    return of || touches ? time : NULL;
}

/* The change of another subject is told as that of the first was, not as what was told of it last. */
static bool runs_parallel(const kjr_attacher *a, const kjr_metric *metric)
{
    const kjr_context *context = &a->context;
    return metric->kind == KJREP_METRIC_PERCENT && context->percent_basis &&
           metric->subject.start != context->basis_subject.start;
}

/* 高于[全市]增速1.6个百分点, 较[全省]…高1.87个百分点: another place or an aim, not another time. */
static bool is_compared_with_place(const kjr_attacher *a, const kjr_metric *metric)
{
    static const uint16_t *const others[] = {u"全国", u"全省", u"全市", u"全县", u"全区", u"全州", u"平均", u"预期",
                                             u"目标", u"计划", u"序时", u"时序", u"省均", u"国家", NULL};
    const kjr_view *view = a->x->view;
    for (uint32_t at = a->from; at + 2 < metric->text.start; at++) {
        uint16_t one = view->code[at], two = view->code[at + 1];
        bool than = two == u'于' && kjr_is_one_of(one, u"高低快慢优好");
        bool with = !than && kjr_is_one_of(one, u"比较") &&
                    kjr_is_one_of(view->code[metric->text.start - 1], u"高低快慢多少出");
        if ((than || with) && kjr_view_begins(view, at + 1 + than, metric->text.start, others)) return true;
    }
    return false;
}

/* 按月发放: how often, not what is compared with. */
static bool is_schedule(const kjr_view *view, const kjr_token *basis)
{
    return view->code[basis->start] == u'按';
}

/* 较上年增长12%，[年均]增长11%: what a mean of years is compared with is their beginning, if the text tells it. */
static bool is_yearly_mean(const kjr_attacher *a, const kjr_metric *metric)
{
    enum { NEAR = 8 };
    static const uint16_t *const means[] = {u"年均", u"年平均", u"年递增", NULL};
    uint32_t from = metric->text.start > a->sentence->start + NEAR ? metric->text.start - NEAR : a->sentence->start;
    if (!is_change_by(metric->change)) return false;
    for (uint32_t at = from; at < metric->text.start; at++)
        if (a->x->view->code[at] == u'年' && kjr_view_begins(a->x->view, at, metric->text.start, means)) return true;
    return false;
}

/* 五年来增长…: since the years that date it began. */
static void set_period_basis(const kjr_attacher *a, kjr_metric *metric)
{
    const kjr_time *period = a->context.time ? &a->x->facts->times.items[a->context.time - 1] : NULL;
    if (!period || period->precision != KJREP_PRECISION_PERIOD || period->sense != KJR_TIME_PERIOD) return;
    metric->basis = KJREP_BASIS_SINCE;
    metric->basis_words = period->words;
}

static void set_basis(kjr_attacher *a, uint32_t figure, const kjr_left *left, kjr_metric *metric)
{
    kjr_context *context = &a->context;
    const kjr_token *time = compared_time(a, figure);
    const kjr_token *multiplied = metric->kind == KJREP_METRIC_MULTIPLE ? multiplied_time(a, figure) : NULL;
    bool changes = is_change_by(metric->change) ||
                   (metric->kind == KJREP_METRIC_MULTIPLE && metric->change == KJREP_CHANGE_INCREASE_TO); /* 翻一番 */
    if (left->basis && (metric->change != KJREP_CHANGE_NONE || !is_schedule(a->x->view, left->basis))) {
        metric->basis = left->basis->basis;
        metric->basis_words = kjr_token_words(left->basis);
    } else if (time || multiplied) {
        metric->basis = basis_of_time(a, time ? time : multiplied);
        metric->basis_words = kjr_token_words(time ? time : multiplied);
    } else if (is_compared_with_place(a, metric)) {
        return;
    } else if (is_yearly_mean(a, metric)) {
        set_period_basis(a, metric);
    } else if (changes && runs_parallel(a, metric)) { /* 同比增长10%，比年初增加3亿元；…增长12% */
        metric->basis = context->percent_basis;
        metric->basis_words = context->percent_basis_words;
    } else if (changes && context->basis) {
        metric->basis = context->basis;
        metric->basis_words = context->basis_words;
    } else if (changes) {
        set_period_basis(a, metric);
    }
    if (is_change_by(metric->change) && !is_yearly_mean(a, metric)) {
        context->basis = metric->basis;
        context->basis_words = metric->basis_words;
        context->basis_subject = metric->subject;
        if (metric->kind == KJREP_METRIC_PERCENT && metric->basis != KJREP_BASIS_MOM) {
            context->percent_basis = metric->basis;
            context->percent_basis_words = metric->basis_words;
        }
    }
}

/* The earlier figure is of the change or share that the figure before it told. */
static void repeat_change(const kjr_attacher *a, kjr_metric *metric)
{
    const kjr_metric *first = &a->x->facts->metrics.items[a->sentence->first_metric], *before = metric;
    while (before > first && (before == metric || before->kind != metric->kind || kjr_is_bound(a->x->view, before)))
        before--;
    if (before == metric || before->kind != metric->kind || metric->kind != KJREP_METRIC_PERCENT) return;
    metric->change = before->change;
    metric->change_words = before->change_words;
    metric->subject = before->subject;
    metric->owner = before->owner;
}

/* 比常年偏多[的仅有]7个省: the comparison says which of them are counted. */
static bool tells_who(const kjr_view *view, uint32_t at, uint32_t end)
{
    for (; at + 1 < end; at++)
        if (view->code[at] == u'的' && kjr_is_one_of(view->code[at + 1], u"有仅共")) return true;
    return false;
}

/* 较上年度预算数1兆4887亿元: a level that is compared with is an earlier one. */
static void set_prior(kjr_attacher *a, uint32_t figure, const kjr_left *left, kjr_metric *metric)
{
    const kjr_token *time = compared_time(a, figure);
    if (metric->change != KJREP_CHANGE_NONE || metric->kind == KJREP_METRIC_MULTIPLE) return;
    bool compared = left->basis && !kjr_is_one_of(a->x->view->code[left->basis->start], u"同环按");
    kjr_words words = compared ? kjr_token_words(left->basis) : time ? kjr_token_words(time) : (kjr_words){0, 0};
    if (kjr_is_empty(words) || tells_who(a->x->view, words.end, metric->text.start)) return;
    metric->modality = KJREP_MODALITY_PRIOR;
    metric->modality_words = words;
    a->context.basis = metric->basis;
    a->context.basis_words = words;
    metric->basis = KJREP_BASIS_NONE;
    metric->basis_words = (kjr_words){0, 0};
    metric->period = words;
    if (compared) metric->period.start++;                              /* without 比 较 */
    if (words.end + 1 == metric->text.start) repeat_change(a, metric); /* 增长2.9%，较2012年的1.5%… */
}

/* 新增人才74万、[医师8.1万]: the list goes on with a name of its own and no verb. */
static bool inherits(const kjr_attacher *a, uint32_t figure, const kjr_left *left)
{
    return a->context.change && left->chain_token == figure && !left->splitter && !kjr_is_empty(left->name);
}

/* 国人占73%，[旅客16%]: the next name has its share of the same whole. */
static bool shares_on(const kjr_attacher *a, uint32_t figure, const kjr_metric *metric, const kjr_left *left)
{
    const kjr_extractor *x = a->x;
    if (metric->kind != KJREP_METRIC_PERCENT || kjr_is_first(a, metric)) return false;
    if (metric[-1].change != KJREP_CHANGE_SHARE || left->chain_token != figure || left->splitter) return false;
    if (x->view->kind[metric->text.end] == KJR_CHAR_HAN) return false; /* 贡献六成生产总值, 规定40%的范围 */
    return !kjr_is_empty(left->name) && left->name.end == metric->text.start &&
           kjr_is_empty(kjr_attribute_of(x, left->name)) && !kjr_indicator_of(x, left->name) &&
           !kjr_is_one_of(x->view->code[left->name.end - 1], u"率比重度");
}

/* 增加5宗（[+9.2%]）, 襲警（[-56.2个百分点]）: a sign that stands in a bracket tells a change. */
static bool is_signed(const kjr_attacher *a, const kjr_metric *metric)
{
    const kjr_view *view = a->x->view;
    uint32_t at = metric->text.start;
    bool told = !kjr_is_first(a, metric) && is_change_by(metric[-1].change); /* 上升12.5%（+565宗） */
    if (metric->kind != KJREP_METRIC_PERCENT && metric->kind != KJREP_METRIC_POINT && !told) return false;
    bool plus = at && view->code[at - 1] == '+';
    at -= plus;
    return (plus || view->kind[at] == KJR_CHAR_DASH || view->code[at] == '-') && at &&
           view->kind[at - 1] == KJR_CHAR_OPEN;
}

/* 增长7.5%（[全市11.1%]）: the same change, of another place. */
static bool repeats_elsewhere(const kjr_attacher *a, const kjr_metric *metric)
{
    enum { LONGEST = 4 };
    const kjr_view *view = a->x->view;
    if (kjr_is_first(a, metric) || metric->kind != metric[-1].kind) return false;
    uint32_t at = metric[-1].text.end;
    return metric->kind == KJREP_METRIC_PERCENT && is_change_by(metric[-1].change) && view->kind[at] == KJR_CHAR_OPEN &&
           metric->text.start > at + 2 && metric->text.start <= at + 1 + LONGEST && view->code[at + 1] == u'全';
}

/* 增加1041元（[125美元]）: the change in another currency. */
static bool converts(const kjr_attacher *a, uint32_t figure, const kjr_metric *metric)
{
    const kjr_token *token = &a->sentence->tokens.items[figure];
    if (repeats_elsewhere(a, metric)) return true;
    return figure > 1 && token[-1].mark == KJR_CHAR_OPEN && token[-1].end == token->start &&
           token[-2].kind == KJR_TOKEN_FIGURE && token[-2].end == token[-1].start && is_change_by(metric[-1].change) &&
           ((metric->kind == KJREP_METRIC_PERCENT && kjr_is_amount(metric - 1) &&
             a->x->view->kind[metric->text.start] == KJR_CHAR_DIGIT && metric->text.start == token->start &&
             !is_signed(a, metric)) || /* 增加1.1万家（23.2%） */
            (metric->kind == KJREP_METRIC_MONEY && metric[-1].kind == KJREP_METRIC_MONEY &&
             metric->unit != metric[-1].unit));
}

/* 高于上年1.1个百分点, 比一季度加快0.7个百分点, 比去年多完成11亿元: how far it is from what it is compared with. */
static bool differs(const kjr_attacher *a, uint32_t figure, kjr_metric *metric, const kjr_left *left)
{
    const kjr_view *view = a->x->view;
    const kjr_token *time = compared_time(a, figure);
    bool basis = left->basis && kjr_is_one_of(view->code[left->basis->start], u"比较"); /* 比去年同期加快2.2个百分点 */
    if (!time && basis) time = left->basis;
    if (!time || time->start < 2) return false;
    uint16_t before = view->code[time->start - 2], behind = view->code[time->end];
    bool past = time->kind == KJR_TOKEN_TIME && time->start >= a->from + 2 && view->code[time->start - 1] == u'于' &&
                metric->kind == KJREP_METRIC_POINT;
    uint32_t at = metric->text.start - (view->code[metric->text.start - 1] == u'了');
    bool faster =
        metric->kind == KJREP_METRIC_POINT && at >= time->end + 2 && kjr_view_is(view, at - 2, at, u"加快", 2);
    bool more = kjr_is_amount(metric) && kjr_is_one_of(behind, u"多少") && time->end + 1 < metric->text.start;
    if (!past && !faster && !more) return false;
    bool less = past ? kjr_is_one_of(before, u"低慢") : more && behind == u'少';
    metric->change = less ? KJREP_CHANGE_DECREASE_BY : KJREP_CHANGE_INCREASE_BY;
    metric->change_words = past     ? (kjr_words){time->start - 2, time->start}
                           : faster ? (kjr_words){at - 2, at}
                                    : (kjr_words){time->end, time->end + 1};
    return true;
}

/* 新增276户[462人]: the figure touches one that tells a change, in another unit. */
static bool goes_with(const kjr_attacher *a, uint32_t figure, const kjr_metric *metric)
{
    const kjr_token *token = &a->sentence->tokens.items[figure];
    return figure && token[-1].kind == KJR_TOKEN_FIGURE && token[-1].end == token->start &&
           metric[-1].change != KJREP_CHANGE_NONE && metric[-1].change != KJREP_CHANGE_SHARE && kjr_is_amount(metric) &&
           kjr_is_amount(metric - 1) && metric->unit != metric[-1].unit;
}

/* The figure whose words, or the bracket behind them, end at `at`, before the token `i`; NULL for none. */
static const kjr_metric *figure_ending_at(const kjr_attacher *a, uint32_t i, uint32_t at)
{
    const kjr_token *tokens = a->sentence->tokens.items;
    if (i && tokens[i - 1].mark == KJR_CHAR_CLOSE && tokens[i - 1].end == at) {
        while (i && tokens[i - 1].mark != KJR_CHAR_OPEN)
            i--;
        at = i ? tokens[--i].start : 0;
    }
    bool ends = i && tokens[i - 1].kind == KJR_TOKEN_FIGURE && tokens[i - 1].end == at;
    return ends ? kjr_metric_of(a, i - 1) : NULL;
}

static void take_change(kjr_metric *metric, const kjr_metric *from)
{
    metric->change = from->change;
    metric->change_words = from->change_words;
}

static void take_change_and_basis(kjr_metric *metric, const kjr_metric *from)
{
    take_change(metric, from);
    metric->basis = from->basis;
    metric->basis_words = from->basis_words;
}

/* 增加0.1万次（3.4%）、[55万元], 上升约38%及[1.9倍]: the change goes on to a figure of another unit, which has no words of
 * its own. */
static bool goes_on_from(const kjr_attacher *a, uint32_t figure, const kjr_left *left, kjr_metric *metric)
{
    const kjr_view *view = a->x->view;
    uint32_t at = metric->text.start;
    if (at == 0 || left->chain_token != figure || !kjr_is_empty(left->name)) return false;
    if (view->kind[at] == KJR_CHAR_HAN) return false; /* 增长6%、突破2.6万亿元 */
    if (!kjr_is_one_of(view->code[--at], u"、及和与")) return false;
    bool pause = figure && a->sentence->tokens.items[figure - 1].mark == KJR_CHAR_PAUSE;
    const kjr_metric *before = figure_ending_at(a, figure - pause, at);
    if (!before || !is_change_by(before->change) || before->unit == metric->unit) return false;
    take_change_and_basis(metric, before);
    return true;
}

/* 由80宗增加6宗(+8%)[至86宗], 减少三成[至60宗]: where it came to by the change that the figure before it tells. */
static bool reaches(const kjr_attacher *a, uint32_t figure, kjr_metric *metric)
{
    const kjr_view *view = a->x->view;
    uint32_t at = metric->text.start;
    if (at == 0 || (view->code[at - 1] != u'至' && view->code[at - 1] != u'到')) return false;
    const kjr_metric *by = figure_ending_at(a, figure, at - 1);
    if (!by || !is_change_by(by->change) || by->modality == KJREP_MODALITY_PRIOR) return false;
    metric->change = by->change == KJREP_CHANGE_INCREASE_BY ? KJREP_CHANGE_INCREASE_TO : KJREP_CHANGE_DECREASE_TO;
    metric->change_words = by->change_words;
    return true;
}

/* 增加15%，[即669亿元], 或7.8%: the change before it in other terms. */
static bool restates(const kjr_attacher *a, kjr_metric *metric)
{
    const kjr_view *view = a->x->view;
    if (kjr_is_first(a, metric)) return false;
    const kjr_metric *before = metric - 1;
    if (!is_change_by(before->change)) return false;
    uint32_t at = before->text.end;
    if (at < metric->text.start && view->kind[at] == KJR_CHAR_COMMA) at++;
    if (at < metric->text.start && view->code[at] == u'亦') at++;
    if (at + 1 != metric->text.start || !kjr_is_one_of(view->code[at], u"即或")) return false;
    take_change(metric, before);
    return true;
}

void kjr_note_compared(kjr_attacher *a, const kjr_token *compared)
{
    if (compared->kind == KJR_TOKEN_WORD) { /* 较上期（5.9%）上升 */
        a->context.basis = compared->basis;
        a->context.basis_words = kjr_token_words(compared);
        return;
    }
    a->context.basis = basis_of_time(a, compared);
    a->context.basis_words = kjr_token_words(compared);
}

/* 较二〇一八年（[54 225宗]）增加…: what the time in front of the bracket had. */
static bool glosses_compared(const kjr_attacher *a, uint32_t figure, kjr_metric *metric)
{
    const kjr_token *token = &a->sentence->tokens.items[figure];
    if (figure < 2 || token[-1].mark != KJR_CHAR_OPEN || token[-1].end != token->start) return false;
    if (token[-2].end != token[-1].start) return false;
    if (!kjr_compares(a->x->view, &token[-2])) return false;
    if (token[-2].kind == KJR_TOKEN_WORD) {
        metric->modality = KJREP_MODALITY_PRIOR;
        metric->modality_words = kjr_token_words(&token[-2]);
        return true;
    }
    const kjr_time *time = &a->x->facts->times.items[token[-2].id];
    metric->modality = KJREP_MODALITY_PRIOR;
    metric->modality_words = metric->period = time->words;
    metric->date_from = time->date_from;
    metric->date_to = time->date_to;
    return true;
}

/* [提升]20个农贸市场: what is made better, not by how many they grew. */
static bool betters(const kjr_attacher *a, const kjr_metric *metric, const kjr_token *change)
{
    const kjr_view *view = a->x->view;
    bool raises = metric->kind == KJREP_METRIC_MONEY && view->code[change->start] == u'提' &&
                  view->code[change->start + 1] == u'升' && metric->subject.start >= change->end;
    if (raises && kjr_is_empty(kjr_attribute_of(a->x, metric->subject))) return true; /* 提升生活品质618亿元 */
    bool land = kjr_is_area(metric->unit) || strcmp(metric->unit, "km") == 0;
    if (land && is_change_by(change->change) && view->code[change->start] == u'提')
        return true; /* 林分优化[提升]200万亩 */
    if (metric->kind != KJREP_METRIC_COUNT || metric->subject.start < metric->text.end) return false;
    if (change->end < metric->text.start && !kjr_token_is_gain(change)) return true; /* [降低]企业成本35条措施 */
    bool places = kjr_is_one_of(view->code[metric->subject.start], u"位名等档级层台"); /* 提升2个等级 */
    return view->code[change->start] == u'提' && !places;
}

/* 低于GDP[增幅]6.8个百分点: what the growth is compared with. */
static bool is_measure_of_gap(const kjr_attacher *a, const kjr_metric *metric, const kjr_token *change)
{
    const kjr_view *view = a->x->view;
    if (metric->kind != KJREP_METRIC_POINT || change->end != metric->text.start) return false;
    if (!kjr_is_one_of(view->code[change->end - 1], u"幅速")) return false;
    for (uint32_t at = a->from + 1; at < change->start; at++)
        if (view->code[at] == u'于' && kjr_is_one_of(view->code[at - 1], u"高低快慢后")) return true;
    return false;
}

/* 压缩开办时间[至]1个工作日: the figure is where the change went. */
static bool goes_to(const kjr_view *view, const kjr_metric *metric, const kjr_token *change)
{
    uint32_t at = metric->text.start;
    return is_change_by(change->change) && at > change->end && kjr_is_one_of(view->code[at - 1], u"至到");
}

void kjr_set_change(kjr_attacher *a, uint32_t figure, const kjr_left *left)
{
    kjr_metric *metric = kjr_metric_of(a, figure);
    kjr_context *context = &a->context;
    if (left->change && !betters(a, metric, left->change) && !is_measure_of_gap(a, metric, left->change)) {
        metric->change = left->change->change;
        metric->change_words = kjr_token_words(left->change);
        if (goes_to(a->x->view, metric, left->change))
            metric->change =
                metric->change == KJREP_CHANGE_INCREASE_BY ? KJREP_CHANGE_INCREASE_TO : KJREP_CHANGE_DECREASE_TO;
        bool opens = left->change == left->splitter;
        context->change = opens ? metric->change : KJREP_CHANGE_NONE;
        context->change_words = metric->change_words;
    } else if (left->share && metric->kind != KJREP_METRIC_POINT && metric->kind != KJREP_METRIC_RANK &&
               !kjr_moves_from(a->x->view, left->share)) {
        metric->change = KJREP_CHANGE_SHARE;
        metric->change_words = kjr_token_words(left->share);
    } else if (read_change_behind(a, figure, metric) || reaches(a, figure, metric) || restates(a, metric)) {
        /* it has its change */
    } else if (converts(a, figure, metric)) {
        take_change_and_basis(metric, metric - 1);
        return;
    } else if (goes_on_from(a, figure, left, metric)) {
        return;
    } else if (differs(a, figure, metric, left)) {
        /* it has its change */
    } else if (goes_with(a, figure, metric)) {
        take_change(metric, metric - 1);
    } else if (shares_on(a, figure, metric, left)) {
        metric->change = KJREP_CHANGE_SHARE;
        metric->change_words = metric[-1].change_words;
    } else if (inherits(a, figure, left)) {
        metric->change = context->change;
        metric->change_words = context->change_words;
    } else if (is_signed(a, metric)) {
        metric->change = KJREP_CHANGE_INCREASE_BY;
    }
    read_hedge_apart(a, figure, left, metric);
    if (metric->kind == KJREP_METRIC_MULTIPLE && metric->text.end > metric->text.start &&
        a->x->view->code[metric->text.start] == u'翻')
        metric->change = KJREP_CHANGE_INCREASE_TO;
    if (glosses_compared(a, figure, metric)) return;
    set_basis(a, figure, left, metric);
    set_prior(a, figure, left, metric);
}
