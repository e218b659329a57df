/* What a figure counts or measures. */
#include "extract/attributes.h"

static bool is_of(const kjr_view *view, uint32_t at)
{
    return view->code[at] == u'的';
}

/* 上线2315人，上线率58.7%，较去年增加186人: an amount changed, of what was told in its unit. */
static const kjr_metric *level_of_unit(const kjr_attacher *a, const kjr_metric *metric)
{
    const kjr_metric *metrics = a->x->facts->metrics.items, *before = metric;
    const kjr_metric *first = &metrics[kjr_farthest_before(a, (uint32_t)(metric - metrics))];
    if (before == first || before[-1].kind == metric->kind || before[-1].kind != KJREP_METRIC_PERCENT) return NULL;
    if (metric->kind != KJREP_METRIC_COUNT && metric->kind != KJREP_METRIC_MEASURE &&
        metric->kind != KJREP_METRIC_DURATION)
        return NULL;
    while (before-- > first) {
        if (before->unit == metric->unit && before->change == KJREP_CHANGE_NONE) return before;
    }
    return NULL;
}

/* 由35.1%[提升至35.4%]: of what the earlier figure was of. */
static bool follows_prior(const kjr_attacher *a, const kjr_metric *metric, const kjr_left *left)
{
    if (!left->change || left->change->change < KJREP_CHANGE_INCREASE_TO) return false;
    const kjr_metric *first = &a->x->facts->metrics.items[a->sentence->first_metric];
    return metric > first && metric[-1].modality == KJREP_MODALITY_PRIOR && metric[-1].unit == metric->unit;
}

/* 收入[任务]174万元，完成198万元: what was reached is no aim. */
static kjr_words without_aim(const kjr_view *view, kjr_words name)
{
    static const uint16_t *const aims[] = {u"年初预算数", u"预算数", u"任务数", u"目标数", u"计划数", u"任务"};
    for (size_t i = 0; i < sizeof aims / sizeof *aims; i++) {
        uint32_t length = kjr_words_length(aims[i]);
        if (name.end >= name.start + length + 2 && kjr_view_is(view, name.end - length, name.end, aims[i], length))
            return (kjr_words){name.start, name.end - length};
    }
    return name;
}

void kjr_carry(kjr_attacher *a, kjr_metric *metric, const kjr_left *left)
{
    if (follows_prior(a, metric, left)) {
        metric->subject = metric[-1].subject;
        metric->owner = metric[-1].owner;
        return;
    }
    if (!kjr_is_empty(a->context.theme)) {
        a->context.subject = a->context.theme;
        a->context.owner = (kjr_words){0, 0};
    }
    bool of_deed = a->deed && left->change && metric == &a->x->facts->metrics.items[a->deed];
    if (of_deed) { /* 受理案件90件，办结80件，[上升]5% */
        metric->subject = metric[-1].subject;
        metric->owner = metric[-1].owner;
        return;
    }
    uint32_t at = metric->text.start;
    bool glosses =
        at && a->x->view->kind[at - 1] == KJR_CHAR_OPEN && !kjr_is_empty(a->context.theme); /* 噪音（[865件]） */
    const kjr_metric *level = glosses ? NULL : level_of_unit(a, metric);
    metric->subject = level ? level->subject : without_aim(a->x->view, a->context.subject);
    metric->owner = level ? level->owner : a->context.owner;
}

/* 600分以上|47人: who reach the bound. */
static bool counts_bound(const kjr_attacher *a, uint32_t token, const kjr_metric *metric)
{
    if (metric->kind != KJREP_METRIC_COUNT || a->sentence->tokens.items[token].id == a->sentence->first_metric)
        return false;
    const kjr_metric *bound = metric - 1;
    return bound->kind == KJREP_METRIC_SCORE && bound->text.end == metric->text.start &&
           bound->hedge.end == bound->text.end && bound->hedge.end > bound->hedge.start;
}

/* 引进一家[投资]2亿元的企业: a bare attribute, the verb before it and what that counts aside. */
static kjr_words own_attribute(const kjr_attacher *a, kjr_words name)
{
    const kjr_view *view = a->x->view;
    uint32_t length, end;
    if (!kjr_is_empty(name) && view->code[name.end - 1] == u'了') name.end--;
    kjr_words attribute = kjr_attribute_of(a->x, name), none = {name.end, name.end};
    if (kjr_is_empty(attribute) || attribute.start == name.start) return attribute;
    end = attribute.start;
    if (end >= name.start + 2 && view->code[end - 2] == u'一' && kjr_is_one_of(view->code[end - 1], u"个家座条处所"))
        return attribute;
    if (end > name.start && view->code[end - 1] == u'了') end--;
    const kjr_sense *verb =
        kjr_lexicon_match_before(a->x->lexicon, a->x->view, end, name.start, KJR_BIT(LEVEL), &length);
    return end == name.start || (verb && end - length == name.start) ? attribute : none;
}

/* 85%以上[农户]参与…: the clause begins with the share, whose noun follows it. */
static bool heads_clause(const kjr_attacher *a, const kjr_metric *metric, const kjr_left *left)
{
    const kjr_view *view = a->x->view;
    uint32_t behind = metric->text.end;
    if (left->chain > a->from || left->linked || !kjr_is_empty(left->name)) return false;
    return view->kind[behind] == KJR_CHAR_HAN && !kjr_is_one_of(view->code[behind], u"来在为是由属用作出至的");
}

/* 维持在5亿元的[水平], 跨越3000亿元[规模], 跨上两个百亿[台阶]: the words only say that an amount was reached. */
static bool names_step(const kjr_view *view, kjr_words words)
{
    static const uint16_t *const steps[] = {u"水平", u"规模", u"台阶", u"大关", u"关口", NULL};
    static const uint16_t *const tall[] = {u"台阶", u"大关", u"关口", u"高水平", NULL};
    if (words.end - words.start == 2) return kjr_view_begins(view, words.start, words.end, steps);
    if (words.end < words.start + 3) return false;
    uint32_t length = view->code[words.end - 1] == u'平' ? 3 : 2; /* 保持98%以上的高水平 */
    return kjr_view_begins(view, words.end - length, words.end, tall);
}

/* 1.8万户、189万平方米[棚改任务]: the noun behind the second figure is what both measure. */
static kjr_words shared_noun(const kjr_attacher *a, uint32_t token)
{
    const kjr_token *here = &a->sentence->tokens.items[token];
    const kjr_words none = {0, 0};
    uint32_t whole_end, count = a->sentence->tokens.count, other = token + 1, behind = here->end;
    if (other < count && here[1].mark == KJR_CHAR_PAUSE && here[1].start == behind) {
        behind = here[1].end;
        other++;
    }
    if (other >= count || a->sentence->tokens.items[other].kind != KJR_TOKEN_FIGURE) return none;
    const kjr_metric *one = kjr_metric_of(a, token), *two = kjr_metric_of(a, other);
    if (two->text.start != behind || one->unit == two->unit || !kjr_is_amount(one) || !kjr_is_amount(two)) return none;
    return kjr_read_right(a, other, &whole_end);
}

bool kjr_is_bound(const kjr_view *view, const kjr_metric *metric)
{
    static const uint16_t *const bounds[] = {u"范围", u"上限", u"下限", u"限额", u"红线", u"警戒",
                                             u"要求", u"规定", u"标准", u"底线", NULL};
    uint32_t behind = metric->text.end;
    if (metric->hedge.end > behind) behind = metric->hedge.end;
    return !kjr_is_amount(metric) && is_of(view, behind) && kjr_view_begins(view, behind + 1, view->count, bounds);
}

/* 审结案件90件，争议达10年[的]3件: so many of what was counted before; not 由目前[的]1900人. */
static bool is_chosen(const kjr_attacher *a, uint32_t token, const kjr_metric *metric)
{
    const kjr_token *before = token > a->first ? &a->sentence->tokens.items[token] - 1 : NULL;
    bool former = before && before->end + 1 == metric->text.start &&
                  (before->kind == KJR_TOKEN_TIME || kjr_token_has(before, KJR_BIT(MODALITY)));
    return metric->kind == KJREP_METRIC_COUNT && !former && metric->text.start > a->from &&
           is_of(a->x->view, metric->text.start - 1) && a->context.subject.start >= a->sentence->start &&
           !kjr_is_empty(a->context.subject);
}

/* [引导]2万名毕业生: does the name before the figure touch it, a time aside (应对汛期9轮强降雨)? Not 工程[使]6万农民受益. */
static bool touches_name(const kjr_attacher *a, uint32_t token, const kjr_left *left)
{
    const kjr_token *tokens = a->sentence->tokens.items;
    uint32_t start = tokens[token].start;
    for (uint32_t i = left->chain_token; i < token; i++) {
        if (tokens[i].kind == KJR_TOKEN_WORD) return false;
    }
    return !left->verb_only && start > 0 && !kjr_is_one_of(a->x->view->code[start - 1], u"使让令");
}

/* 在14个市州[中]排名第9: among how many the rank is. */
static bool is_pool(const kjr_attacher *a, const kjr_metric *metric, kjr_words right)
{
    const kjr_metric *next = metric + 1, *end = a->x->facts->metrics.items + a->x->facts->metrics.count;
    return metric->kind == KJREP_METRIC_COUNT && right.end > metric->text.end && a->x->view->code[right.end] == u'中' &&
           next < end && next->kind == KJREP_METRIC_RANK;
}

/* 投资5亿元[高端颜料项目]: what stands right behind the money is what it builds. */
static bool builds(const kjr_view *view, const kjr_metric *metric, kjr_words right)
{
    static const uint16_t *const heads[] = {u"项目", u"工程", u"小镇", u"基地", u"园区",
                                            u"中心", u"公园", u"大桥", NULL};
    return metric->kind == KJREP_METRIC_MONEY && right.start == metric->text.end && right.end >= right.start + 4 &&
           kjr_view_begins(view, right.end - 2, right.end, heads);
}

/* 1684万元[生态补偿金], 20亿元[专项资金]; 3000吨[产能] */
static bool names_funds(const kjr_extractor *x, kjr_words right)
{
    if (kjr_is_empty(right)) return false;
    bool fund = right.end >= right.start + 3 && kjr_is_one_of(x->view->code[right.end - 1], u"金款");
    return fund || !kjr_is_empty(kjr_attribute_of(x, right));
}

/* What stands behind a figure. */
typedef struct behind {
    kjr_words noun, verb;
    uint32_t end;    /* of the words that the noun was read from */
    bool linked;     /* 的 joins it to the figure */
    bool noun_first; /* it says more of the figure than the name before */
} behind;

/* The noun behind the figure; empty where what stands there is no name of it. */
static void read_noun(const kjr_attacher *a, uint32_t token, const kjr_metric *metric, const kjr_left *left,
                      behind *out)
{
    const kjr_extractor *x = a->x;
    out->linked = is_of(x->view, metric->text.end);
    if (kjr_is_amount(metric) || out->linked) out->noun = kjr_read_right(a, token, &out->end);
    kjr_words *noun = &out->noun;
    if (names_step(x->view, *noun) && (metric->kind != KJREP_METRIC_COUNT || !kjr_is_empty(left->name)))
        noun->end = noun->start; /* 维持在5亿元的水平, 总量连跨两个百亿台阶 */
    bool rate_of = !kjr_is_amount(metric) && !left->verb_only &&
                   (!kjr_is_empty(left->name) || left->change); /* 实现60%的[覆盖率], but 60%的[村庄] */
    if (rate_of && kjr_is_empty(kjr_attribute_of(x, *noun))) noun->end = noun->start;
    bool named = !kjr_is_empty(kjr_attribute_of(x, left->name)) || kjr_indicator_of(x, left->name);
    bool stands_at = !kjr_is_amount(metric) && named; /* 失业率2.8%的水平 */
    bool funds = metric->kind == KJREP_METRIC_MONEY && noun->start == metric->text.end && names_funds(x, *noun);
    bool told_behind = (out->linked || funds) && !named; /* 增拨20亿元的[补助], 财政安排20亿元[专项资金] */
    out->noun_first =
        (metric->kind == KJREP_METRIC_COUNT || !kjr_is_amount(metric) || left->verb_only || told_behind) && !stands_at;
    if (kjr_is_empty(*noun) && (left->verb_only || kjr_is_empty(left->name))) *noun = shared_noun(a, token);
    if (metric->kind == KJREP_METRIC_PERCENT && kjr_is_empty(*noun) && heads_clause(a, metric, left))
        *noun = kjr_read_right(a, token, &out->end);
}

/* The verb behind the figure, where no noun and no name tells what is counted. */
static void read_verb(const kjr_attacher *a, uint32_t token, const kjr_metric *metric, const kjr_left *left,
                      behind *out)
{
    bool open = kjr_is_empty(out->noun);
    if (open && (left->verb_only || kjr_is_empty(left->name)))
        out->verb = kjr_verb_behind(a, token, metric, left->verb_only);
    bool paired = open && kjr_is_empty(out->verb) && kjr_is_empty(left->name) && kjr_touches_next(a, token);
    if (paired) out->verb = kjr_verb_behind(a, token + 1, metric + 1, false); /* 1.4万户2.5万人[享受低保] */
    if (left->verb_only && !kjr_is_empty(out->verb)) out->noun = out->verb;   /* 支持4万人[创业] */
}

/* Where no noun stands behind: what was counted before, what was done, or whom it reached. */
static bool tells_no_noun(kjr_attacher *a, uint32_t token, kjr_metric *metric, const kjr_left *left)
{
    if (is_chosen(a, token, metric)) {
        kjr_carry(a, metric, left);
        return true;
    }
    bool unnamed = kjr_is_empty(left->name) && !left->change;
    kjr_words deed = unnamed ? kjr_deed_before(a, token, metric) : (kjr_words){0, 0};
    if (!kjr_is_empty(deed)) {
        kjr_tell_deed(a, metric, deed);
        if (!kjr_is_empty(left->before)) metric->owner = left->before;
        return true;
    }
    kjr_words benefit = kjr_benefit_of(a, token, metric);
    if (!kjr_is_empty(benefit)) {
        metric->owner = kjr_is_empty(left->name) ? a->context.subject : left->name;
        metric->subject = benefit;
        return true;
    }
    if (!kjr_tells_deed(a, metric, left)) return false;
    kjr_tell_deed(a, metric, left->name);
    return true;
}

static void take_noun(kjr_attacher *a, uint32_t token, kjr_metric *metric, const kjr_left *left, const behind *found)
{
    metric->subject = found->noun;
    metric->owner = left->verb_only ? left->before : left->name;
    bool doer = kjr_is_amount(metric) && found->noun.start > metric->text.start && touches_name(a, token, left) &&
                !kjr_can_own(a->x->view, left->name);
    if (doer) metric->owner = left->scope;
    a->taken = found->end;
}

static void take_name(kjr_attacher *a, uint32_t token, kjr_metric *metric, const kjr_left *left, const behind *found)
{
    bool multiple = metric->kind == KJREP_METRIC_MULTIPLE && !kjr_is_empty(left->before);
    metric->subject = multiple ? left->before : left->name;
    metric->owner = multiple ? left->name : left->before;
    kjr_words attribute = own_attribute(a, left->name);
    bool owned = kjr_is_amount(metric) && kjr_is_empty(left->before) && !kjr_is_empty(attribute) &&
                 (found->linked || builds(a->x->view, metric, found->noun));
    if (!owned || kjr_is_empty(found->noun)) return;
    metric->subject = attribute; /* 产能12万吨的[铜箔项目] */
    metric->owner = found->noun;
    const kjr_sentence *s = a->sentence;
    bool counted = token + 1 < s->tokens.count && s->tokens.items[token + 1].start == found->end;
    if (!counted) a->taken = found->end; /* 年产3万吨的企业|1家 */
}

/* Nothing of its own says what it is: a bound, or what was spoken of before. */
static void take_context(kjr_attacher *a, uint32_t token, kjr_metric *metric, const kjr_left *left)
{
    if (counts_bound(a, token, metric)) {
        metric->subject = a->context.subject = metric[-1].text;
        a->context.owner = (kjr_words){0, 0};
        return;
    }
    kjr_carry(a, metric, left);
    if (kjr_is_empty(metric->subject)) metric->subject = left->scope;
    else if (!kjr_is_empty(left->scope)) metric->owner = left->scope;
}

static void set_own(kjr_attacher *a, uint32_t token, kjr_metric *metric, const kjr_left *left)
{
    if (kjr_names_whole(a, metric, left)) {
        kjr_set_multiplied(a, metric, left);
        return;
    }
    behind found = {0};
    read_noun(a, token, metric, left, &found);
    read_verb(a, token, metric, left, &found);
    bool noun = !kjr_is_empty(found.noun), named = !kjr_is_empty(left->name);
    if (!noun && tells_no_noun(a, token, metric, left)) return;
    if (noun && (found.noun_first || !named)) {
        take_noun(a, token, metric, left, &found);
    } else if (named) {
        take_name(a, token, metric, left, &found);
    } else if (!kjr_is_empty(found.verb)) {
        metric->subject = found.verb;
    } else {
        take_context(a, token, metric, left);
        return;
    }
    if (kjr_is_empty(metric->owner) && !kjr_is_empty(left->scope)) metric->owner = left->scope;
    kjr_find_owner(a, metric, left);
    bool listed = a->from > 0 && kjr_is_empty(left->before) && a->x->view->kind[a->from] == KJR_CHAR_PAUSE;
    bool placed = kjr_is_one_of(a->x->view->code[metric->subject.start], u"省市县区州盟旗"); /* 全国…5件、[省]…292件 */
    if (listed && !placed && kjr_is_empty(metric->owner)) metric->owner = a->context.owner; /* 铁路发送旅客…、货物… */
    if ((is_pool(a, metric, found.noun) || kjr_is_bound(a->x->view, metric)) && !kjr_is_empty(a->context.subject))
        return;
    a->context.subject = metric->subject;
    a->context.owner = metric->owner;
}

/* 轮椅60辆、[120个手杖]: what follows in a list that names nothing has a name of its own behind it. */
static bool has_own_noun(const kjr_attacher *a, uint32_t token)
{
    uint32_t end;
    return kjr_metric_of(a, token)->kind == KJREP_METRIC_COUNT && !kjr_is_empty(kjr_read_right(a, token, &end));
}

static void set_subject(kjr_attacher *a, uint32_t token, const kjr_left *left)
{
    kjr_metric *metric = kjr_metric_of(a, token);
    kjr_context *context = &a->context;
    if (a->list_left) { /* goes on in a list */
        uint32_t k = a->list_count - a->list_left--;
        if (context->names_count == a->list_count) {
            metric->subject = context->names[k];
            metric->owner = context->owners[k];
            return;
        }
        if (has_own_noun(a, token)) set_own(a, token, metric, left);
        else kjr_carry(a, metric, left);
        return;
    }
    a->list_count = kjr_list_length(a, token, left->respective);
    a->list_left = a->list_count - 1;
    if (left->share && !left->change) {
        if (a->list_count < 2 || !kjr_share_out(a, token, left)) kjr_set_share(a, metric, left);
        return;
    }
    if (kjr_takes_ratio(a, metric, left)) return;
    if (a->list_count > 1) {
        kjr_left unnamed = *left;
        bool whole = kjr_names_whole(a, metric, left);
        if (whole) unnamed.name = left->before; /* 治沙、造林分别完成任务的113%、220% */
        kjr_name_list(a, token, &unnamed, a->list_count);
        for (uint32_t i = 0; whole && i < context->names_count; i++)
            context->owners[i] = kjr_with_time(a, left->name);
        if (context->names_count == a->list_count) {
            metric->subject = context->names[0];
            metric->owner = context->owners[0];
            if (!kjr_is_empty(unnamed.name)) {
                context->subject = left->name;
                context->owner = left->before;
            }
            return;
        }
    }
    uint32_t told = context->subject.start;
    if (metric->kind == KJREP_METRIC_RANK) kjr_set_ranked(a, token, metric, left);
    else set_own(a, token, metric, left);
    if (context->subject.start != told) context->names_count = 0; /* the list before is no longer spoken of */
}

void kjr_set_subject(kjr_attacher *a, uint32_t token, const kjr_left *left)
{
    set_subject(a, token, left);
    kjr_metric *metric = kjr_metric_of(a, token);
    if (kjr_owns_nothing(a->x, metric->owner)) metric->owner = (kjr_words){0, 0};
    a->context.theme = (kjr_words){0, 0};
}
