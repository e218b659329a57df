/* Who owns what a figure measures, where the words before it do not say so. */
#include "extract/attributes.h"

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

bool kjr_can_own(const kjr_view *view, kjr_words name)
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
    return kjr_can_own(view, theme) || (theme.end >= theme.start + 2 && theme.end <= theme.start + 12 &&
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

/* 引进内资25亿元，完成[出口额]1亿美元: a verb of its own, and a name that tells enough. */
static bool stands_alone(const kjr_attacher *a, const kjr_metric *metric, const kjr_left *left)
{
    static const uint16_t *const names[] = {u"出口额",   u"进口额",     u"进出口",     u"出口创汇",
                                            u"税收收入", u"销售收入",   u"营业收入",   u"主营业务",
                                            u"工业产值", u"工业总产值", u"工业增加值", NULL};
    const kjr_token *verb = left->splitter;
    return verb && kjr_token_has(verb, KJR_BIT(LEVEL)) && verb->end == metric->subject.start &&
           kjr_view_begins(a->x->view, metric->subject.start, metric->subject.end, names);
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

void kjr_find_owner(const kjr_attacher *a, kjr_metric *metric, const kjr_left *left)
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
    if (stands_alone(a, metric, left)) {
        if (context->subject.start >= a->sentence->start) metric->owner = context->owner;
        return;
    }
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
    bool rates = !kjr_is_empty(context->subject) && view->code[metric->subject.end - 1] == u'率' &&
                 view->code[context->subject.end - 1] == u'率';
    bare |= rates && !can_be_theme(view, owner); /* 法定期限内结案率96%，保全率18% */
    bool events = owner.end == owner.start + 2 && kjr_view_is(view, owner.start, owner.end, u"事故", 2);
    bare |= events && !kjr_is_empty(context->owner); /* 水上运输事故…，[死亡]2人 */
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

bool kjr_owns_nothing(const kjr_extractor *x, kjr_words owner)
{
    const kjr_view *view = x->view;
    static const uint16_t *const adverbs[] = {u"上门", u"现场", u"免费", u"重新", u"严肃", u"严厉", u"客运", u"货运",
                                              u"营业", u"旅客", u"年前", u"反馈", u"登记", u"强制", u"切实", u"筹资",
                                              u"超额", u"提前", u"如期", u"明确", u"宣传", u"保障", u"圆满", u"汛前",
                                              u"汛后", u"节前", u"要求", u"隆重", NULL};
    static const uint16_t *const leads[] = {u"配合", u"列入", u"根据", u"按照", u"依照", u"不含", u"不包括",
                                            u"批准", u"决定", u"协同", u"会同", u"联合", u"时因", NULL};
    if (kjr_is_empty(owner)) return false;
    if (kjr_view_begins(view, owner.start, owner.end, leads)) return true;
    uint32_t length = owner.end - owner.start, verb;
    if (kjr_lexicon_match(x->lexicon, view, owner.start, owner.end, KJR_BIT(LEVEL), &verb) && verb == length)
        return true;
    if (length == 1) return view->kind[owner.start] != KJR_CHAR_NUMERAL_HAN; /* 第[二]产业 */
    if (length == 2 &&
        (kjr_view_begins(view, owner.start, owner.end, adverbs) || kjr_is_one_of(view->code[owner.start], u"按对经")))
        return true;
    return kjr_is_one_of(view->code[owner.end - 1], u"并和与地了着把被及、");
}
