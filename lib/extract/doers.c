/* Who did it, for whom, and what came of it: told apart from the name where no other word splits them. */
#include "extract/attributes.h"

/* 新增[创业]28.9万人: the verb that was gained is the name. */
static void take_gained(const kjr_attacher *a, uint32_t figure, kjr_left *left)
{
    const kjr_token *gain = &a->sentence->tokens.items[left->chain_token], *verb = gain + 1;
    if (!kjr_is_empty(left->name) || left->chain_token + 2 != figure || !kjr_token_is_gain(gain)) return;
    bool after = kjr_token_has(verb, KJR_BIT(LEVEL)) && verb->level == KJR_LEVEL_AFTER && verb->start == gain->end;
    if (after) left->name = (kjr_words){verb->start, verb->end};
}

/* 为老年人[发放]津贴300万元: whom it is for is no part of the name. */
static void drop_beneficiary(const kjr_attacher *a, uint32_t first, kjr_left *left)
{
    const kjr_token *tokens = a->sentence->tokens.items;
    uint32_t at = left->name.start;
    if (at <= a->from || !kjr_is_one_of(a->x->view->code[at - 1], u"为给向对替")) return;
    for (uint32_t i = first; i < left->chain_token && tokens[i].start < left->name.end; i++) {
        bool gives = kjr_token_is_doing(&tokens[i]) || kjr_is_one_of(a->x->view->code[tokens[i].start], u"减降") ||
                     (kjr_token_has(&tokens[i], KJR_BIT(LEVEL)) && tokens[i].level == KJR_LEVEL_GIVING);
        if (!gives || tokens[i].inert || kjr_token_is_single(&tokens[i]) || tokens[i].start < at + 2) continue;
        if (tokens[i].end >= left->name.end || kjr_is_derived(a->x->view, &tokens[i])) continue;
        left->name = kjr_trim_name(a->x, (kjr_words){tokens[i].end, left->name.end});
        return;
    }
}

/* 以工代赈[带动就业]16.4万人: what came of it is the name. */
static void take_outcome(const kjr_attacher *a, kjr_left *left)
{
    if (left->chain_token <= a->first) return;
    const kjr_token *after = &a->sentence->tokens.items[left->chain_token], *verb = after - 1;
    if (!kjr_token_has(after, KJR_BIT(LEVEL)) || after->level != KJR_LEVEL_AFTER) return;
    if (verb->end != after->start || verb->end != left->name.end || !kjr_token_is_doing(verb)) return;
    if (verb->start <= left->name.start || a->x->view->code[verb->end - 1] == u'建') return; /* 公路新建通车 */
    left->before = kjr_trim_name(a->x, (kjr_words){left->name.start, verb->start});
    left->name = (kjr_words){verb->start, after->end};
}

/* [中央财政]安排429亿元: a body and the verb that gives. */
static void split_giver(const kjr_attacher *a, uint32_t first, kjr_left *left)
{
    static const uint16_t bodies[] = u"政府门局厅委央家行司团业会市县省区镇乡村院校部";
    if (left->chain_token <= first) return;
    const kjr_token *verb = &a->sentence->tokens.items[left->chain_token - 1];
    if (verb->end != left->name.end || verb->start < left->name.start + 2) return;
    bool gives = kjr_token_has(verb, KJR_BIT(LEVEL)) && verb->level == KJR_LEVEL_GIVING && !kjr_token_is_single(verb);
    kjr_words giver = kjr_trim_name(a->x, (kjr_words){left->name.start, verb->start});
    if (!gives || kjr_is_empty(giver) || !kjr_is_one_of(a->x->view->code[giver.end - 1], bodies)) return;
    left->before = giver;
    left->name = kjr_token_words(verb);
    left->verb_only = true;
}

/* [市水利局]引进投资项目5个, [全系统]新建基层社105个: a body, a verb that is hardly ever part of a name, what it did. */
static void split_body(const kjr_attacher *a, uint32_t first, kjr_left *left)
{
    static const uint16_t *const verbs[] = {u"新建", u"新收", u"引进", u"办理", u"收到", u"排查", u"查办",
                                            u"培育", u"化解", u"募集", u"接收", u"解决", u"审理", u"立案",
                                            u"开设", u"创办", u"协调", u"争取", u"征集", u"帮扶", NULL};
    static const uint16_t bodies[] = u"府门局厅委央司团会市县省院校部统关社署协处办";
    const kjr_view *view = a->x->view;
    const kjr_token *tokens = a->sentence->tokens.items;
    for (uint32_t i = first; i < left->chain_token; i++) {
        const kjr_token *verb = &tokens[i];
        if (verb->start < left->name.start + 2 || verb->end + 1 >= left->name.end || verb->inert) continue;
        if (!kjr_view_begins(view, verb->start, verb->end, verbs) || kjr_heads_name(view, verb->end)) continue;
        bool system = view->code[verb->start - 1] == u'统' && view->code[verb->start - 2] == u'系';
        bool body =
            kjr_is_one_of(view->code[verb->start - 1], bodies) && (system || view->code[verb->start - 1] != u'统');
        if (!body || kjr_is_derived(view, verb)) continue;
        left->before = kjr_trim_name(a->x, (kjr_words){left->name.start, verb->start});
        left->name = kjr_trim_name(a->x, (kjr_words){verb->end, left->name.end});
        if (kjr_is_empty(left->before) && kjr_is_scope(a->x, left->scope)) left->before = left->scope;
        return;
    }
}

/* 中央财政[将]安排832亿元, 全国[共]安排…: what stands before the auxiliary does what the verb behind it says. */
static void split_doer(const kjr_attacher *a, uint32_t first, kjr_left *left)
{
    const kjr_token *tokens = a->sentence->tokens.items;
    for (uint32_t i = first; i + 1 < left->chain_token; i++) {
        const kjr_token *will = &tokens[i], *verb = &tokens[i + 1];
        if (!kjr_token_has(will, KJR_BIT(MODALITY) | KJR_BIT(TOTAL)) || will->start <= left->head ||
            verb->start != will->end)
            continue;
        if (!kjr_token_is_doing(verb) || verb->end != left->name.end) continue;
        kjr_words doer = kjr_trim_name(a->x, (kjr_words){left->head, will->start});
        left->verb_only = kjr_is_empty(kjr_attribute_of(a->x, doer)); /* 投资总额计划安排 */
        left->name = left->verb_only ? (kjr_words){verb->start, verb->end} : doer;
        left->before = left->verb_only ? doer : left->before;
    }
}

/* 全国检察机关[共]办理各类案件409万件: the total stands between who did it and the verb, behind which is what was done. */
static void split_at_total(const kjr_attacher *a, uint32_t first, kjr_left *left)
{
    enum { SHORTEST = 2 };
    const kjr_token *tokens = a->sentence->tokens.items;
    for (uint32_t i = first; i + 1 < left->chain_token; i++) {
        const kjr_token *total = &tokens[i], *verb = &tokens[i + 1];
        if (!kjr_token_has(total, KJR_BIT(TOTAL)) || total->inert || total->start < left->head + SHORTEST) continue;
        if (verb->start != total->end || !kjr_token_has(verb, KJR_BIT(LEVEL)) || verb->end >= left->name.end) continue;
        if (kjr_is_derived(a->x->view, verb)) continue;
        kjr_words done = kjr_trim_name(a->x, (kjr_words){verb->end, left->name.end});
        if (kjr_is_empty(done)) continue;
        left->before = kjr_trim_name(a->x, (kjr_words){left->head, total->start});
        left->name = done;
        return;
    }
}

void kjr_part_doer(const kjr_attacher *a, uint32_t figure, uint32_t first, kjr_left *left)
{
    take_gained(a, figure, left);
    split_doer(a, first, left);
    split_at_total(a, first, left);
    split_body(a, first, left);
    split_giver(a, first, left);
    drop_beneficiary(a, first, left);
    take_outcome(a, left);
}
