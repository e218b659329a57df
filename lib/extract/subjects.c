/* What a figure counts or measures, and who owns it. */
#include "extract/attributes.h"

/* ---- One figure */

static bool is_of(const kjr_view *view, uint32_t at)
{
    return view->code[at] == u'的';
}

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

/* The figure says more of what was spoken of before. */
static void carry(kjr_attacher *a, kjr_metric *metric, const kjr_left *left)
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
    const kjr_metric *level = level_of_unit(a, metric);
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

bool kjr_moves_from(const kjr_view *view, const kjr_token *share)
{
    return kjr_is_one_of(view->code[share->end], u"由从");
}

static void set_share(kjr_attacher *a, kjr_metric *metric, const kjr_left *left)
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
        carry(a, metric, left);
        if (!kjr_is_empty(owner)) metric->owner = owner;
    }
}

/* [药占比]下降到26%: the noun of the share is part of the name. */
static bool takes_ratio(kjr_attacher *a, kjr_metric *metric, const kjr_left *left)
{
    const kjr_token *share = left->share;
    kjr_words part = share && share == left->splitter ? left->before : left->name;
    if (!share || kjr_is_empty(part) || part.end != share->start) return false;
    if (!kjr_is_one_of(a->x->view->code[share->end - 1], u"比重")) return false;
    metric->subject = a->context.subject = (kjr_words){part.start, share->end};
    metric->owner = a->context.owner = (kjr_words){0, 0};
    return true;
}

/* 岁入…。[岁出…]: from the sentence before, only what its very head goes on with. */
static bool reaches_owner(const kjr_attacher *a, const kjr_metric *metric, const kjr_left *left)
{
    if (left->splitter && left->splitter->level == KJR_LEVEL_GAIN) return false; /* [新增]床位300张 */
    return a->context.subject.start >= a->sentence->start || (!left->splitter && left->head == metric->subject.start);
}

/* 增速, 平均增长率 */
static bool is_growth(const kjr_view *view, kjr_words words)
{
    if (words.end < words.start + 2) return false;
    const uint16_t *last = &view->code[words.end - 1];
    return kjr_is_one_of(*last, u"速幅") || (*last == u'率' && kjr_is_one_of(last[-1], u"长速"));
}

/* [全港]18区, [自贸试验区]3项成果, but not [引导]2万名毕业生 nor [香港、澳门]两个特区: may a name that touches the figure own what
 * stands behind it? A place or a body may; what else stands there does something, or is what is counted. */
static bool can_own(const kjr_view *view, kjr_words name)
{
    enum { LONGEST = 12 };
    static const uint16_t bodies[] = u"省市县区州旗盟镇乡村港国局厅委办院校厂矿司会部门社行园场馆站队店所";
    if (kjr_is_empty(name) || name.end - name.start < 2 || name.end - name.start > LONGEST) return false;
    for (uint32_t at = name.start; at < name.end; at++) {
        if (view->kind[at] == KJR_CHAR_PAUSE || view->code[at] == u'和') return false;
    }
    return kjr_is_one_of(view->code[name.end - 1], bodies);
}

/* 环湖路工程全面完成，…: what a clause without figures spoke of. */
static bool can_be_theme(const kjr_view *view, kjr_words theme)
{
    return can_own(view, theme) || (theme.end >= theme.start + 2 && theme.end <= theme.start + 12 &&
                                    kjr_is_one_of(view->code[theme.end - 1], u"程目桥路业品企群种") &&
                                    !kjr_is_one_of(view->code[theme.start], u"推提以坚按在自将为经据依根"));
}

/* [人均]64331元, [户均]3人 */
static bool is_mean(const kjr_view *view, kjr_words words)
{
    return words.end - words.start == 2 && view->code[words.start + 1] == u'均' &&
           kjr_is_one_of(view->code[words.start], u"人户亩");
}

/* ；[投资]100万元，完成…: money that opens a clause, for what is told behind it. */
static bool puts_money(const kjr_attacher *a, const kjr_metric *metric)
{
    static const uint16_t *const verbs[] = {u"投资", u"投入", u"筹资", u"出资", u"争取资金", u"筹集资金", NULL};
    const kjr_view *view = a->x->view;
    const kjr_words name = metric->subject;
    if (metric->kind != KJREP_METRIC_MONEY || name.end > metric->text.start) return false;
    if (!kjr_view_begins(view, name.start, name.end, verbs)) return false;
    bool opens = name.start == a->sentence->start || view->kind[name.start - 1] == KJR_CHAR_SEMICOLON ||
                 view->kind[name.start - 1] == KJR_CHAR_COMMA;
    uint32_t behind = metric->text.end + (view->kind[metric->text.end] == KJR_CHAR_COMMA), length;
    const kjr_sense *verb =
        kjr_lexicon_match(a->x->lexicon, view, behind, view->count, KJR_BIT(LEVEL) | KJR_BIT(CHANGE), &length);
    return opens && verb && length > 1 && verb->value != KJR_LEVEL_AFTER;
}

/* [粮食]播种面积, [生猪]出栏: of what the area, the herd or the yield is; empty for any other name. */
static kjr_words what_grows(const kjr_view *view, kjr_words name)
{
    static const uint16_t *const tails[] = {u"播种面积", u"种植面积", u"收获面积", u"栽培面积",
                                            u"养殖面积", u"采收面积", u"总产量",   u"产量",
                                            u"总产",     u"出栏",     u"存栏",     u"饲养量"};
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        uint32_t length = kjr_words_length(tails[i]);
        if (name.end < name.start + length + 2 || !kjr_view_is(view, name.end - length, name.end, tails[i], length))
            continue;
        return (kjr_words){name.start, name.end - length};
    }
    return (kjr_words){name.end, name.end};
}

/* A bare attribute belongs to what was spoken of last: 项目8项、[经费630万元]; 产业总产值…，[增加值…]. */
static void find_owner(const kjr_attacher *a, kjr_metric *metric, const kjr_left *left)
{
    static const uint16_t *const means[] = {u"平均", u"年均", NULL};
    const kjr_context *context = &a->context;
    static const uint16_t *const frames_before[] = {u"年度", u"当年", u"本年", u"累计", u"全年", NULL};
    kjr_words bare_subject = metric->subject;
    if (kjr_view_begins(a->x->view, bare_subject.start, bare_subject.end, frames_before)) bare_subject.start += 2;
    if (is_mean(a->x->view, bare_subject)) { /* 生产总值4406亿元，[人均]64331元 */
        metric->owner = context->subject;
        return;
    }
    if (kjr_view_begins(a->x->view, bare_subject.start, bare_subject.end, means)) bare_subject.start += 2;
    if (!kjr_is_empty(metric->owner) || !kjr_is_attribute(a->x, bare_subject)) return;
    if (left->totals || !reaches_owner(a, metric, left)) return; /* 补助3亿元、税收5亿元，收入总计8亿元 */
    if (puts_money(a, metric)) return;
    const kjr_view *view = a->x->view;
    if (context->theme.start >= a->sentence->start &&
        can_be_theme(view, context->theme)) { /* 甲开发区获评…，[产值]280亿元 */
        metric->owner = context->theme;
        return;
    }
    if (is_growth(view, metric->subject)) { /* 生产总值增长3%，低于过去10年4.5%的[平均增长率] */
        bool grew = kjr_indicator_of(a->x, context->subject) != 0;
        if (grew || is_growth(view, context->subject)) {
            metric->owner = grew ? context->subject : context->owner;
            return;
        }
    }
    kjr_words attribute = kjr_attribute_of(a->x, context->subject), owner = context->subject;
    if (!kjr_is_empty(attribute)) owner.end = attribute.start;
    kjr_words grown = what_grows(view, context->subject);
    if (!kjr_is_empty(grown)) { /* [粮食]播种面积8万亩，产量2万吨 */
        metric->owner = grown;
        return;
    }
    bool bare = kjr_is_empty(owner) || context->subject.start == metric->subject.start;
    bare |=
        !kjr_is_empty(attribute) && kjr_indicator_of(a->x, context->subject) != 0; /* 固定资产投资 stands for itself */
    bare |= owner.end && kjr_is_one_of(view->code[owner.end - 1], u"值额率数宽长深量"); /* 地区生产总值 owns nothing */
    static const uint16_t *const frames[] = {u"年度", u"全年", u"期限", u"月度", NULL};
    enum { SELF_EVIDENT = 4 };
    bool full = metric->subject.end - metric->subject.start >= SELF_EVIDENT;
    if (!bare && full && !kjr_is_empty(attribute) && context->subject.start < a->sentence->start)
        return; /* 门诊费用361元。工业增加值… */
    bool frame = !bare && owner.end - owner.start == 2 && kjr_view_begins(view, owner.start, owner.end, frames);
    metric->owner = bare || frame ? context->owner : owner;
    kjr_words *of = &metric->owner; /* 结案2837件，[结案]率57% */
    uint32_t length = of->end - of->start;
    if (length && kjr_view_is(view, metric->subject.start, metric->subject.end, view->code + of->start, length))
        of->end = of->start;
}

/* 收入5亿元，为预算的102%; 相当于生产总值的40%; 不到平均水平的一半: the name is the whole, its part was spoken of before. */
static bool names_whole(const kjr_attacher *a, const kjr_metric *metric, const kjr_left *left)
{
    const kjr_view *view = a->x->view;
    if (metric->kind != KJREP_METRIC_PERCENT && metric->kind != KJREP_METRIC_MULTIPLE) return false;
    if (kjr_is_empty(left->name) || left->name.end + 1 < metric->text.start) return false;
    uint32_t from = left->splitter ? left->splitter->start : left->name.start;
    bool equals = view->code[from] == u'相' && left->name.end == metric->text.start; /* 相等于生产总值百分之五 */
    bool aim = metric->kind == KJREP_METRIC_PERCENT && left->name.end == metric->text.start &&
               kjr_names_aim(view, left->name); /* 完成全年目标数65.3% */
    if (metric->text.start == 0 || (!equals && !aim && !is_of(view, metric->text.start - 1))) return false;
    if (kjr_view_is(view, from, metric->text.start, u"分别", 2)) from += 2; /* 分别完成年计划的105%、112% */
    return kjr_is_one_of(view->code[from], u"为是完达实相不超已恢");
}

static void set_multiplied(kjr_attacher *a, kjr_metric *metric, const kjr_left *left)
{
    kjr_words whole = left->name;
    for (uint32_t at = whole.start; at < whole.end && whole.start == left->name.start; at++) {
        if (kjr_is_one_of(a->x->view->code[at], u"于到过足超")) whole.start = at + 1; /* 相当于… 不到… */
    }
    if (kjr_is_empty(left->before)) carry(a, metric, left);
    else metric->subject = a->context.subject = left->before;
    if (!kjr_is_empty(whole)) metric->owner = kjr_with_time(a, whole);
}

/* 建成50套，[开工]60套: a verb alone says more of what was counted before, which stays what is spoken of. */
static bool goes_on(const kjr_attacher *a, const kjr_metric *metric, const kjr_left *left)
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
    uint32_t length = view->code[words.end - 1] == u'平' ? 3 : 2; /* 保持98%以上的高水平 */
    return words.end >= words.start + 3 && kjr_view_begins(view, words.end - length, words.end, tall);
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

/* 全国有8400多万人[受益]。2.3万人[享受最低生活保障]，…: the verb says who are counted, if what was spoken of before was not
 * counted as they are. */
static kjr_words verb_behind(const kjr_attacher *a, uint32_t token, const kjr_metric *metric, bool told)
{
    enum { LONGEST = 16 };
    const kjr_sentence *s = a->sentence;
    const kjr_token *verb = token + 1 < s->tokens.count ? &s->tokens.items[token + 1] : NULL;
    const kjr_words none = {0, 0};
    bool goes_on = !told && s->tokens.items[token].id != s->first_metric && metric[-1].unit == metric->unit &&
                   !kjr_is_empty(a->context.subject);
    if (!verb || verb->kind != KJR_TOKEN_WORD || verb->start != metric->text.end || !(verb->senses & KJR_BIT(LEVEL)))
        return none;
    if (metric->kind != KJREP_METRIC_COUNT) return none;
    if (verb->senses & KJR_BIT(CHANGE) || verb->end - verb->start == 1) return none;
    uint32_t end = end_of_clause(a, token + 1, verb->start);
    if (end == verb->end && goes_on) return none; /* 建成50套，10套出租 */
    const uint16_t *last = &a->x->view->code[metric->text.end - 1];
    bool people = kjr_is_one_of(*last, u"人户名") || (*last == u'次' && last[-1] == u'人');
    if (end > verb->end && (!people || end - verb->start > LONGEST)) return none;
    return (kjr_words){verb->start, end};
}

bool kjr_is_bound(const kjr_view *view, const kjr_metric *metric)
{
    static const uint16_t *const bounds[] = {u"范围", u"上限", u"下限", u"限额", u"红线", u"警戒",
                                             u"要求", u"规定", u"标准", u"底线", NULL};
    uint32_t behind = metric->text.end;
    if (metric->hedge.end > behind) behind = metric->hedge.end;
    return !kjr_is_amount(metric) && is_of(view, behind) && kjr_view_begins(view, behind + 1, view->count, bounds);
}

/* 改造小区5个，[惠及]3万户: the verb says who are counted, and what was spoken of before does them good. */
static kjr_words benefit_of(const kjr_attacher *a, uint32_t token, const kjr_metric *metric)
{
    static const uint16_t *const verbs[] = {u"惠及", u"受惠", u"造福", u"普惠", NULL};
    const kjr_token *verb = &a->sentence->tokens.items[token] - 1;
    bool touches = token > a->first && verb->kind == KJR_TOKEN_WORD && verb->end == metric->text.start;
    bool benefits = touches && kjr_view_begins(a->x->view, verb->start, verb->end, verbs);
    return benefits && metric->kind == KJREP_METRIC_COUNT ? kjr_token_words(verb) : (kjr_words){0, 0};
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

/* 受理案件686件，[查处]849人; 2017年[脱贫]2万人: with no noun, what was done is counted. */
static kjr_words deed_before(const kjr_attacher *a, uint32_t token, const kjr_metric *metric)
{
    static const uint16_t *const deeds[] = {
        u"查处",     u"办结", u"审结", u"执结", u"侦破", u"破获",   u"抓获",     u"起诉",     u"提起公诉", u"批准逮捕",
        u"移送",     u"收缴", u"没收", u"处分", u"约谈", u"问责",   u"整改",     u"安置",     u"修改",     u"废止",
        u"修订",     u"清退", u"采纳", u"注销", u"吊销", u"救助",   u"组织处理", u"停业整顿", u"责令整改", u"行政拘留",
        u"刑事拘留", u"判决", u"判处", u"调解", u"撤诉", u"审执结", u"执行完毕", u"调查处理", u"打掉",     u"捣毁",
        u"纠正",     u"接报", u"脱贫", u"出列", u"就业", u"创业",   u"摘帽",     u"脱困",     u"不起诉",   u"不批捕",
        u"立案",     u"退回", u"销号", u"归还", u"缴获", NULL};
    const kjr_token *verb = &a->sentence->tokens.items[token] - 1;
    const kjr_words none = {0, 0};
    if (token <= a->first || verb->kind != KJR_TOKEN_WORD || verb->end != metric->text.start) return none;
    if (metric->kind != KJREP_METRIC_COUNT || !kjr_view_begins(a->x->view, verb->start, verb->end, deeds)) return none;
    return kjr_token_words(verb);
}

/* What was done, by whom, else to what. */
static void tell_deed(kjr_attacher *a, kjr_metric *metric, kjr_words deed)
{
    metric->subject = deed;
    metric->owner = kjr_is_empty(a->context.owner) ? a->context.subject : a->context.owner;
    if (a->context.subject.start >= a->sentence->start) return;
    a->context.subject = deed; /* nothing else is spoken of yet */
    a->context.owner = metric->owner = (kjr_words){0, 0};
}

static bool touches_next(const kjr_attacher *a, uint32_t token)
{
    const kjr_token *here = &a->sentence->tokens.items[token];
    return token + 1 < a->sentence->tokens.count && here[1].kind == KJR_TOKEN_FIGURE && here[1].start == here->end;
}

/* 1684万元[生态补偿金], 20亿元[专项资金]; 3000吨[产能] */
static bool names_funds(const kjr_extractor *x, kjr_words right)
{
    if (kjr_is_empty(right)) return false;
    bool fund = right.end >= right.start + 3 && kjr_is_one_of(x->view->code[right.end - 1], u"金款");
    return fund || !kjr_is_empty(kjr_attribute_of(x, right));
}

static void set_own(kjr_attacher *a, uint32_t token, kjr_metric *metric, const kjr_left *left)
{
    if (names_whole(a, metric, left)) {
        set_multiplied(a, metric, left);
        return;
    }
    kjr_words right = {0, 0};
    uint32_t whole_end = 0;
    bool linked = is_of(a->x->view, metric->text.end);
    if (kjr_is_amount(metric) || linked) right = kjr_read_right(a, token, &whole_end);
    if (names_step(a->x->view, right) && (metric->kind != KJREP_METRIC_COUNT || !kjr_is_empty(left->name)))
        right.end = right.start; /* 维持在5亿元的水平, 总量连跨两个百亿台阶 */
    bool rate_of = !kjr_is_amount(metric) && !left->verb_only &&
                   (!kjr_is_empty(left->name) || left->change); /* 实现60%的[覆盖率], but 60%的[村庄] */
    if (rate_of && kjr_is_empty(kjr_attribute_of(a->x, right))) right.end = right.start;
    bool named = !kjr_is_empty(kjr_attribute_of(a->x, left->name)) || kjr_indicator_of(a->x, left->name);
    bool stands_at = !kjr_is_amount(metric) && named; /* 失业率2.8%的水平 */
    bool funds = metric->kind == KJREP_METRIC_MONEY && right.start == metric->text.end && names_funds(a->x, right);
    bool told_behind = (linked || funds) && !named; /* 增拨20亿元的[补助], 财政安排20亿元[专项资金] */
    bool right_first =
        (metric->kind == KJREP_METRIC_COUNT || !kjr_is_amount(metric) || left->verb_only || told_behind) && !stands_at;
    if (kjr_is_empty(right) && (left->verb_only || kjr_is_empty(left->name))) right = shared_noun(a, token);
    if (metric->kind == KJREP_METRIC_PERCENT && kjr_is_empty(right) && heads_clause(a, metric, left))
        right = kjr_read_right(a, token, &whole_end);
    kjr_words verb = kjr_is_empty(right) && (left->verb_only || kjr_is_empty(left->name))
                         ? verb_behind(a, token, metric, left->verb_only)
                         : (kjr_words){0, 0};
    bool paired = kjr_is_empty(right) && kjr_is_empty(verb) && kjr_is_empty(left->name) && touches_next(a, token);
    if (paired) verb = verb_behind(a, token + 1, metric + 1, false); /* 1.4万户2.5万人[享受低保] */
    if (left->verb_only && !kjr_is_empty(verb)) right = verb;        /* 支持4万人[创业] */
    if (kjr_is_empty(right) && is_chosen(a, token, metric)) {
        carry(a, metric, left);
        return;
    }
    kjr_words deed = kjr_is_empty(right) && kjr_is_empty(left->name) && !left->change ? deed_before(a, token, metric)
                                                                                      : (kjr_words){0, 0};
    if (!kjr_is_empty(deed)) {
        tell_deed(a, metric, deed);
        if (!kjr_is_empty(left->before)) metric->owner = left->before;
        return;
    }
    kjr_words benefit = kjr_is_empty(right) ? benefit_of(a, token, metric) : (kjr_words){0, 0};
    if (!kjr_is_empty(benefit)) {
        metric->owner = kjr_is_empty(left->name) ? a->context.subject : left->name;
        metric->subject = benefit;
        return;
    }
    if (kjr_is_empty(right) && goes_on(a, metric, left)) {
        tell_deed(a, metric, left->name);
        return;
    }
    if (!kjr_is_empty(right) && (right_first || kjr_is_empty(left->name))) {
        metric->subject = right;
        metric->owner = left->verb_only ? left->before : left->name;
        bool doer = kjr_is_amount(metric) && right.start > metric->text.start && touches_name(a, token, left) &&
                    !can_own(a->x->view, left->name);
        if (doer) metric->owner = left->scope;
        a->taken = whole_end;
    } else if (!kjr_is_empty(left->name)) {
        bool multiple = metric->kind == KJREP_METRIC_MULTIPLE && !kjr_is_empty(left->before);
        metric->subject = multiple ? left->before : left->name;
        metric->owner = multiple ? left->name : left->before;
        kjr_words attribute = own_attribute(a, left->name);
        bool owned = kjr_is_amount(metric) && kjr_is_empty(left->before) && !kjr_is_empty(attribute) &&
                     (linked || builds(a->x->view, metric, right));
        if (owned && !kjr_is_empty(right)) { /* 产能12万吨的[铜箔项目] */
            metric->subject = attribute;
            metric->owner = right;
            bool counted =
                token + 1 < a->sentence->tokens.count && a->sentence->tokens.items[token + 1].start == whole_end;
            if (!counted) a->taken = whole_end; /* 年产3万吨的企业|1家 */
        }
    } else if (!kjr_is_empty(verb)) {
        metric->subject = verb;
    } else if (counts_bound(a, token, metric)) {
        metric->subject = a->context.subject = metric[-1].text;
        a->context.owner = (kjr_words){0, 0};
        return;
    } else {
        carry(a, metric, left);
        if (kjr_is_empty(metric->subject)) metric->subject = left->scope;
        else if (!kjr_is_empty(left->scope)) metric->owner = left->scope;
        return;
    }
    if (kjr_is_empty(metric->owner) && !kjr_is_empty(left->scope)) metric->owner = left->scope;
    find_owner(a, metric, left);
    bool listed = a->from > 0 && kjr_is_empty(left->before) && a->x->view->kind[a->from] == KJR_CHAR_PAUSE;
    bool placed = kjr_is_one_of(a->x->view->code[metric->subject.start], u"省市县区州盟旗"); /* 全国…5件、[省]…292件 */
    if (listed && !placed && kjr_is_empty(metric->owner)) metric->owner = a->context.owner; /* 铁路发送旅客…、货物… */
    if ((is_pool(a, metric, right) || kjr_is_bound(a->x->view, metric)) && !kjr_is_empty(a->context.subject)) return;
    a->context.subject = metric->subject;
    a->context.owner = metric->owner;
}

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

/* 森林覆盖率居全省第3; 在30个单位中排名第7位, where what stands before the cue is a place. */
static void set_ranked(kjr_attacher *a, uint32_t token, kjr_metric *metric, const kjr_left *left)
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
    bool names_itself = kjr_view_is(view, cue.end - 2, metric->text.start, ranking, 2) && cue.end >= cue.start + 2;
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
        carry(a, metric, left);
        return;
    }
    find_owner(a, metric, left);
    a->context.subject = metric->subject;
    a->context.owner = metric->owner;
}

/* 男性、女性人口分别[占]51%和49%: each of the names has its share of one whole. */
static bool share_out(kjr_attacher *a, uint32_t token, const kjr_left *left)
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
        else carry(a, metric, left);
        return;
    }
    a->list_count = kjr_list_length(a, token, left->respective);
    a->list_left = a->list_count - 1;
    if (left->share && !left->change) {
        if (a->list_count < 2 || !share_out(a, token, left)) set_share(a, metric, left);
        return;
    }
    if (takes_ratio(a, metric, left)) return;
    if (a->list_count > 1) {
        kjr_left unnamed = *left;
        bool whole = names_whole(a, metric, left);
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
    if (metric->kind == KJREP_METRIC_RANK) set_ranked(a, token, metric, left);
    else set_own(a, token, metric, left);
    if (context->subject.start != told) context->names_count = 0; /* the list before is no longer spoken of */
}

/* [按期]办结率, [对外]签署, [参]与: is it no noun that could own anything? */
static bool owns_nothing(const kjr_extractor *x, kjr_words owner)
{
    const kjr_view *view = x->view;
    static const uint16_t *const adverbs[] = {u"上门", u"现场", u"免费", u"重新", u"严肃", u"严厉", u"客运", u"货运",
                                              u"营业", u"旅客", u"年前", u"反馈", u"登记", u"强制", u"切实", NULL};
    if (kjr_is_empty(owner)) return false;
    uint32_t length = owner.end - owner.start, verb;
    if (kjr_lexicon_match(x->lexicon, view, owner.start, owner.end, KJR_BIT(LEVEL), &verb) && verb == length)
        return true;
    if (length == 1) return view->kind[owner.start] != KJR_CHAR_NUMERAL_HAN; /* 第[二]产业 */
    if (length == 2 &&
        (kjr_view_begins(view, owner.start, owner.end, adverbs) || kjr_is_one_of(view->code[owner.start], u"按对经")))
        return true;
    return kjr_is_one_of(view->code[owner.end - 1], u"并和与地了着把被及、");
}

void kjr_set_subject(kjr_attacher *a, uint32_t token, const kjr_left *left)
{
    set_subject(a, token, left);
    kjr_metric *metric = kjr_metric_of(a, token);
    if (owns_nothing(a->x, metric->owner)) metric->owner = (kjr_words){0, 0};
    a->context.theme = (kjr_words){0, 0};
}
