/* What stands around one figure: cue words that touch it, the name before them, the word that the name follows. */
#include "extract/attributes.h"

/* 培训[费] 启动[金]: a noun that is made of a verb. */
bool kjr_is_derived(const kjr_view *view, const kjr_token *token)
{
    static const uint16_t *const others[] = {u"业务", u"员工", u"区域", u"区块", u"网格", u"网络", u"师生",
                                             u"师资", u"品种", u"品牌", u"数字", u"数据", NULL};
    if (kjr_view_begins(view, token->end, view->count, others)) return false; /* 培训[员工] */
    return kjr_is_one_of(view->code[token->end], u"性化率者区型式类量期点网业力品师员费款金额数值");
}

/* The word that stands before the token, but for a blank: 比 2015年. */
static uint32_t word_before(const kjr_view *view, const kjr_token *token)
{
    return token->start - 1 - (view->kind[token->start - 1] == KJR_CHAR_SPACE);
}

/* 比2015年, 较去年底: the time is what the figure is compared with. */
bool kjr_is_compared(const kjr_view *view, const kjr_token *token)
{
    if (token->kind != KJR_TOKEN_TIME || token->start < 3) return false;
    uint32_t at = word_before(view, token);
    if (view->code[at] == u'于') return kjr_is_one_of(view->code[at - 1], u"高低快慢优多少好大小较"); /* 高于去年 */
    if (view->code[at] == u'过' || view->code[at] == u'越') return view->code[at - 1] == u'超';
    return kjr_is_one_of(view->code[at], u"比较与同跟");
}

/* 是2020年[的2.1倍], 相当于去年的三成: the time is what the figure is a multiple of. */
bool kjr_is_multiplied(const kjr_view *view, const kjr_token *token)
{
    if (token->kind != KJR_TOKEN_TIME || token->start == 0 || view->code[token->end] != u'的') return false;
    uint32_t at = token->end + 1;
    while (view->kind[at] == KJR_CHAR_DIGIT || view->kind[at] == KJR_CHAR_DOT)
        at++;
    bool source = kjr_is_one_of(view->code[token->start - 1], u"由从到至");
    bool times = !source && at > token->end + 1 && view->code[at] == u'倍'; /* 是新中国成立初1949年的131倍 */
    return times || kjr_is_one_of(view->code[token->start - 1], u"是为于");
}

bool kjr_heads_name(const kjr_view *view, uint32_t at)
{
    static const uint16_t *const heads[] = {u"工程", u"项目", u"试点", u"任务", u"行动", u"重点", u"示范", u"方案",
                                            u"专项", u"活动", u"工作", u"制度", u"办法", u"措施", u"事项", u"中心",
                                            u"基地", u"机构", u"平台", u"设施", u"体系", u"机制", u"报告", u"细则",
                                            u"规划", u"标准", u"意见", u"决定", NULL};
    return kjr_view_begins(view, at, view->count, heads);
}

/* ---- The chain */

static void note_cue(kjr_left *left, const kjr_view *view, const kjr_token *token)
{
    if (kjr_token_is_share(token)) {
        if (!left->share) left->share = token;
    } else if (kjr_token_has(token, KJR_BIT(CHANGE)) && !left->change) {
        left->change = token;
    }
    if (kjr_token_has(token, KJR_BIT(BASIS)) && !left->basis) left->basis = token;
    left->respective |= kjr_token_has(token, KJR_BIT(RESPECTIVE));
    left->totals |= kjr_token_has(token, KJR_BIT(TOTAL)) && view->code[token->end - 1] == u'计';
    left->each |= kjr_is_one_of(view->code[token->start], u"各均都");
}

/* 国家火炬[计划]1项: a plan that bears a name. */
static bool is_named_plan(const kjr_view *view, const kjr_token *token, uint32_t from)
{
    return kjr_token_has(token, KJR_BIT(MODALITY)) && token->modality == KJR_MODALITY_INTENDED &&
           !kjr_token_is_single(token) && token->start > from && view->kind[token->start - 1] == KJR_CHAR_HAN;
}

/* Can the token be a link of the chain? Verbs that may be nouns are left to the name, and a cue of one character counts
 * next to the figure only. */
static bool links(const kjr_token *token, bool linked)
{
    if (kjr_token_is_budgeted(token)) return false;
    if (token->kind == KJR_TOKEN_TIME) return true;
    if (token->kind != KJR_TOKEN_WORD) return false;
    bool after = linked && kjr_token_has(token, KJR_BIT(LEVEL)) && token->level == KJR_LEVEL_AFTER &&
                 !kjr_token_is_single(token);
    if ((after || kjr_token_is_doing(token) || kjr_token_is_manner(token)) && !(token->senses & ~KJR_BIT(LEVEL)))
        return false;
    return !linked || !kjr_token_is_single(token) || !kjr_token_has(token, KJR_BIT(CHANGE)) ||
           kjr_token_is_share(token);
}

/* 提高到[每人每月]740元: where what the figure is counted by begins. */
static uint32_t before_each(const kjr_attacher *a, uint32_t at)
{
    enum { LONGEST = 4 };
    const kjr_extractor *x = a->x;
    uint32_t each = at, length;
    for (uint32_t from = at; from > a->from && each - from < LONGEST;) {
        if (x->view->code[--from] != u'每') continue;
        bool unit =
            each - from == 2 ||
            (each - from > 2 && kjr_lexicon_match(x->lexicon, x->view, from + 1, each, KJR_BIT(UNIT), &length) &&
             from + 1 + length == each);
        if (!unit) break;
        each = from;
    }
    static const uint16_t *const means[] = {u"人均", u"户均", u"亩均", u"全国", u"全省", u"全市", u"全县", NULL};
    bool to = each >= a->from + 3 && kjr_is_one_of(x->view->code[each - 3], u"到至"); /* 增加到[人均]280元 */
    bool by = each >= a->from + 4 && kjr_is_one_of(x->view->code[each - 4], u"到至") &&
              kjr_is_one_of(x->view->code[each - 3], u"年月日") && kjr_view_begins(x->view, each - 2, each, means);
    if (by) return each - 3; /* 提高到[月人均]450元 */
    if (to && kjr_view_begins(x->view, each - 2, each, means)) return each - 2;
    bool mean = each < at && each >= a->from + 2 && kjr_view_is(x->view, each - 2, each, u"平均", 2);
    return mean ? each - 2 : each; /* 收入[平均每年]增长 */
}

/* 同比[（下同）]增长: where brackets without figures stand behind a cue of the chain, the index of the token that opens
 * them; that of the token behind them when none do. */
static uint32_t before_bracket(const kjr_attacher *a, uint32_t behind, uint32_t at)
{
    const kjr_token *tokens = a->sentence->tokens.items;
    uint32_t open = behind;
    if (behind < a->first + 2 || tokens[behind - 1].end != at || !tokens[behind - 1].inert) return behind;
    if (tokens[behind - 1].mark != KJR_CHAR_CLOSE) return behind;
    while (open > a->first && tokens[open - 1].inert && tokens[open].mark != KJR_CHAR_OPEN)
        open--;
    bool cue = open > a->first && tokens[open].mark == KJR_CHAR_OPEN && tokens[open - 1].end == tokens[open].start &&
               kjr_token_has(&tokens[open - 1], KJR_BIT(BASIS) | KJR_BIT(CHANGE));
    return cue ? open : behind;
}

uint32_t kjr_before_scope(const kjr_attacher *a, uint32_t at)
{
    static const uint16_t *const regions[] = {u"全球", u"世界", u"亚洲", u"西部", u"中部", u"东部", u"东北",
                                              u"西北", u"西南", u"华东", u"华北", u"华南", u"华中", NULL};
    if (at < a->from + 2) return at;
    if (kjr_view_begins(a->x->view, at - 2, at, regions)) return at - 2;
    if (kjr_view_is_numeral(a->x->view, at - 2) && kjr_is_one_of(a->x->view->code[at - 1], u"区县市州"))
        return at - 2; /* 总量[六区]第一 */
    if (!kjr_is_one_of(a->x->view->code[at - 2], u"全省市")) return at;
    return kjr_is_one_of(a->x->view->code[at - 1], u"国省市县区州盟旗镇校院") ? at - 2 : at;
}

/* 国际[公约]11件, 违法[所得]3500万元: the word is no link. */
static bool ends_noun(const kjr_attacher *a, uint32_t at)
{
    uint32_t length;
    return kjr_lexicon_match_before(a->x->lexicon, a->x->view, at, a->from, KJR_BIT(NOUN), &length) && length > 1;
}

/* Cue words that touch each other, from the figure backwards. */
static void read_chain(const kjr_attacher *a, uint32_t figure, kjr_left *left)
{
    const kjr_view *view = a->x->view;
    const kjr_token *tokens = a->sentence->tokens.items;
    uint32_t at = before_each(a, tokens[figure].start), i = figure;
    bool rank = a->x->facts->metrics.items[tokens[figure].id].kind == KJREP_METRIC_RANK;
    if (rank) at = kjr_before_scope(a, at);
    while (i > a->first && tokens[i - 1].start >= at)
        i--;
    for (;;) {
        while (at > a->from && view->kind[at - 1] == KJR_CHAR_SPACE)
            at--;
        uint32_t open = before_bracket(a, i, at); /* 比上年增长（按可比口径计算）2.3% */
        if (open < i) at = tokens[i = open].start;
        const kjr_token *token = i > a->first ? &tokens[i - 1] : NULL;
        bool touches = token && token->end == at && !token->inert;
        bool named = touches && !left->linked && is_named_plan(view, token, a->from);
        if (touches && rank && kjr_token_has(token, KJR_BIT(CHANGE)) && token->change < KJREP_CHANGE_INCREASE_TO)
            break; /* 投资增速居第1 */
        bool rate = touches && left->change && left->change->change >= KJREP_CHANGE_INCREASE_TO &&
                    kjr_token_has(token, KJR_BIT(CHANGE)) && kjr_is_one_of(view->code[token->end - 1], u"幅速");
        if (rate) break; /* 价格[涨幅]已回落至2.5% */
        if (touches && !named && links(token, left->linked)) {
            left->linked = true;
            note_cue(left, view, token);
            at = before_each(a, token->start);
            if (kjr_is_compared(view, token)) at = word_before(view, token);
            for (i--; i > a->first && tokens[i - 1].start >= at;)
                i--;
        } else if (!touches && at > a->from && !ends_noun(a, at) &&
                   kjr_is_one_of(view->code[at - 1], u"了的之已亦又再至到在只仅就也得约近达以即后可")) {
            at--;
        } else {
            break;
        }
    }
    left->chain = at;
    left->chain_token = i;
}

/* Does the next figure tell where this one went: 6.1年[缩短至]5.1年? */
static bool moves_on(const kjr_attacher *a, uint32_t figure)
{
    const kjr_token *here = &a->sentence->tokens.items[figure], *verb = here + 1;
    if (figure + 2 >= a->sentence->tokens.count || verb->start != here->end) return false;
    bool dated = figure + 3 < a->sentence->tokens.count && verb[1].kind == KJR_TOKEN_TIME; /* 发展到现在的… */
    return kjr_token_has(verb, KJR_BIT(CHANGE)) && verb->change >= KJREP_CHANGE_INCREASE_TO &&
           !kjr_token_is_share(verb) && verb[1 + dated].kind == KJR_TOKEN_FIGURE;
}

/* 轮候时间[由高峰期的]6.1年缩短至5.1年: the chain of an earlier figure goes back to the word before what it was. */
static void reach_source(const kjr_attacher *a, uint32_t figure, kjr_left *left)
{
    enum { LONGEST = 12 };
    const kjr_token *tokens = a->sentence->tokens.items;
    if (left->linked || !moves_on(a, figure)) return;
    for (uint32_t i = left->chain_token; i > a->first && left->chain - tokens[i - 1].start <= LONGEST; i--) {
        bool source = kjr_token_has(&tokens[i - 1], KJR_BIT(MODALITY)) &&
                      tokens[i - 1].modality == KJREP_MODALITY_PRIOR && kjr_token_is_single(&tokens[i - 1]);
        if (!source) continue;
        left->chain = tokens[i - 1].start;
        left->chain_token = i - 1;
        left->linked = true;
        return;
    }
}

/* 失业率[由去年8月的最高峰]6%降到5%: the chain of an earlier figure goes back to the word before its time. */
static void reach_origin(const kjr_attacher *a, kjr_left *left)
{
    enum { LONGEST_NOUN = 6 };
    const kjr_view *view = a->x->view;
    const kjr_token *tokens = a->sentence->tokens.items;
    uint32_t i = left->chain_token;
    if (i < a->first + 2 || tokens[i - 1].kind != KJR_TOKEN_TIME || tokens[i - 2].end != tokens[i - 1].start) return;
    bool origin = kjr_token_has(&tokens[i - 2], KJR_BIT(MODALITY)) && tokens[i - 2].modality == KJREP_MODALITY_PRIOR;
    uint32_t noun = tokens[i - 1].end;
    if (!origin || left->linked || left->chain > noun + LONGEST_NOUN) return;
    if (view->code[noun] != u'的' && view->code[noun] != u'之') return;
    left->chain = tokens[i - 2].start;
    left->chain_token = i - 2;
    left->linked = true;
}

/* ---- The head */

static bool opens_clause(const kjr_token *token)
{
    const uint32_t openers = KJR_BIT(PART) | KJR_BIT(CONNECTIVE) | KJR_BIT(MODALITY) | KJR_BIT(TOTAL) |
                             KJR_BIT(RESPECTIVE) | KJR_BIT(BASIS) | KJR_BIT(LEVEL);
    if (token->kind == KJR_TOKEN_TIME) return true;
    if (token->kind == KJR_TOKEN_MARK) return token->mark == KJR_CHAR_PAUSE;
    bool after = kjr_token_has(token, KJR_BIT(LEVEL)) && token->level == KJR_LEVEL_AFTER &&
                 !kjr_token_has(token, KJR_BIT(CHANGE));
    if (after || kjr_token_is_manner(token) || kjr_token_is_budgeted(token)) return false;
    return kjr_token_has(token, openers) ||
           (kjr_token_has(token, KJR_BIT(CHANGE)) && !kjr_token_is_single(token) && !kjr_token_is_share(token));
}

bool kjr_compares(const kjr_view *view, const kjr_token *token)
{
    if (token->kind == KJR_TOKEN_TIME) return kjr_is_compared(view, token);
    return kjr_token_has(token, KJR_BIT(BASIS)) && kjr_is_one_of(view->code[token->start], u"比较与");
}

/* [增幅]全省排第7位: what ranks, not how something changed. */
static bool is_ranked_growth(const kjr_attacher *a, uint32_t figure, const kjr_token *token)
{
    bool rank = kjr_metric_of(a, figure)->kind == KJREP_METRIC_RANK;
    return rank && kjr_token_has(token, KJR_BIT(CHANGE)) && token->change < KJREP_CHANGE_INCREASE_TO;
}

/* 11个贫困村[出列、]8807人: what the figure before did, where a list of such goes on. */
static bool ends_item(const kjr_attacher *a, uint32_t i)
{
    const kjr_token *token = &a->sentence->tokens.items[i], *pause = token + 1;
    bool behind_figure = a->first && a->sentence->tokens.items[a->first - 1].kind == KJR_TOKEN_FIGURE;
    bool after = kjr_token_has(token, KJR_BIT(LEVEL)) && token->level == KJR_LEVEL_AFTER;
    return behind_figure && after && token->start == a->from && i + 1 < a->sentence->tokens.count &&
           pause->mark == KJR_CHAR_PAUSE && pause->start == token->end;
}

/* [扣除留抵退税因素后]增长3.2%: where the words behind it begin; `at` where no factors are taken out. */
static uint32_t behind_factors(const kjr_view *view, uint32_t at, uint32_t end)
{
    enum { LONGEST = 20 };
    static const uint16_t *const verbs[] = {u"扣除", u"剔除", u"还原", NULL};
    if (!kjr_view_begins(view, at, end, verbs)) return at;
    uint32_t last = end > at + LONGEST ? at + LONGEST : end;
    for (uint32_t i = at + 2; i + 2 <= last; i++)
        if (kjr_view_is(view, i, end, u"因素", 2)) return i + 2 + (i + 2 < end && view->code[i + 2] == u'后');
    return at;
}

/* Skip what may stand before a name: times, connectives, verbs, function words. Returns the index of the first token
 * that was not skipped; *last is the last verb or change that was. */
static uint32_t read_head(const kjr_attacher *a, uint32_t figure, kjr_left *left, const kjr_token **last)
{
    const kjr_extractor *x = a->x;
    const kjr_token *tokens = a->sentence->tokens.items;
    uint32_t at = a->from, i = a->first, length;
    *last = NULL;
    while (at < left->chain) {
        const kjr_token *token = i < left->chain_token ? &tokens[i] : NULL;
        if (token && token->start == at && kjr_is_shared(a, i)) break;
        if (token && token->start == at && is_ranked_growth(a, figure, token)) break;
        uint32_t taken_out = behind_factors(x->view, at, left->chain);
        if (taken_out > at) {
            at = taken_out;
            while (i < left->chain_token && tokens[i].start < at)
                i++;
            continue;
        }
        bool follows = a->first && tokens[a->first - 1].kind == KJR_TOKEN_FIGURE;
        if (token && follows && token->start == at && kjr_token_is_manner(token)) { /* 21万名干部[包抓]企业46万户 */
            at = token->end;
            i++;
            continue;
        }
        if (token && token->start == at && ends_item(a, i)) {
            at = token[1].end;
            i += 2;
            continue;
        }
        bool derived = token && kjr_token_is_doing(token) && kjr_is_derived(x->view, token);
        bool listed = *last && at > a->from &&
                      (x->view->kind[at - 1] == KJR_CHAR_PAUSE || kjr_is_one_of(x->view->code[at - 1], u"和与及并"));
        if (token && kjr_token_is_doing(token) && *last && !kjr_token_is_doing(*last) && !listed &&
            !kjr_token_has(*last, KJR_BIT(TOTAL))) /* 走访[服务对象], but 制定、修改和废止法规 */
            derived |= token->end < left->chain || kjr_token_is_gain(*last);
        derived |=
            token && kjr_token_is_doing(token) && *last && kjr_heads_name(x->view, token->end); /* 开展[整治]行动 */
        if (token && token->start == at && !token->inert && opens_clause(token) && !derived) {
            if (kjr_token_has(token, KJR_BIT(BASIS)) && !left->basis) left->basis = token;
            left->compares = kjr_compares(x->view, token);
            left->compared |= left->compares;
            if (kjr_token_has(token, KJR_BIT(LEVEL) | KJR_BIT(CHANGE))) *last = token;
            at = token->end;
            i++;
            continue;
        }
        bool joint = token && *last && (*last)->end == at && token->start == at + 1 &&
                     kjr_is_one_of(x->view->code[at], u"和与及并") &&
                     kjr_token_has(token, KJR_BIT(LEVEL) | KJR_BIT(CHANGE)); /* 新增[和]恢复库容 */
        bool anew = joint || (token && token->start == at + 1 && x->view->code[at] == u'新'); /* [新]入选29家 */
        if (x->view->kind[at] == KJR_CHAR_SPACE || (anew && kjr_token_has(token, KJR_BIT(LEVEL)))) {
            at++;
            continue;
        }
        kjr_words scope = kjr_scope_of(x, (kjr_words){at, left->chain});
        if (!kjr_is_empty(scope)) {
            left->scope = scope;
            at = scope.end;
            continue;
        }
        const kjr_sense *sense =
            kjr_lexicon_match(x->lexicon, x->view, at, left->chain, KJR_BIT(TRIM_HEAD) | KJR_BIT(NOUN), &length);
        if (!sense || sense->category == KJR_SENSE_NOUN) break;
        if (token && at + length > token->start) break;
        bool verb = token && token->start == at + length && kjr_token_has(token, KJR_BIT(LEVEL));
        if (sense->value == KJR_TRIM_HEAD_BEFORE_VERB && !verb) break; /* [精准]帮扶500户 */
        at += length;
    }
    left->head = at;
    return i;
}

/* ---- The splitter */

/* Does the clause begin with what the figure before it counts? */
static bool follows_figure(const kjr_attacher *a)
{
    const kjr_token *before = a->first ? &a->sentence->tokens.items[a->first - 1] : NULL;
    return before && before->kind == KJR_TOKEN_FIGURE && before->end == a->from &&
           a->x->facts->metrics.items[before->id].kind == KJREP_METRIC_COUNT;
}

bool kjr_is_quoted(const kjr_view *view, uint32_t from, uint32_t at)
{
    enum { LONGEST = 60 };
    bool plain = false; /* quotes that are alike on both sides */
    if (at > from + LONGEST) from = at - LONGEST;
    for (uint32_t i = at; i > from; i--) {
        uint32_t kind = view->kind[i - 1];
        if (kind == KJR_CHAR_QUOTE_OPEN || kind == KJR_CHAR_QUOTE_CLOSE) return kind == KJR_CHAR_QUOTE_OPEN;
        plain ^= kind == KJR_CHAR_QUOTE;
    }
    return plain;
}

/* 在园区[设立]服务点, 走进街道[开展]宣讲: verbs that begin no name, behind where it was done. */
static bool acts_somewhere(const kjr_attacher *a, const kjr_token *token, uint32_t chain)
{
    static const uint16_t *const verbs[] = {u"设立", u"建立", u"成立", u"开展", u"举办", u"下发", u"印发", u"签订",
                                            u"开设", u"组建", u"派驻", u"发布", u"出台", u"召开", NULL};
    enum { SHORTEST = 2 };
    const kjr_view *view = a->x->view;
    const kjr_token *first = &a->sentence->tokens.items[a->first];
    uint32_t at = a->from;
    if (!kjr_token_is_doing(token) || token->end + SHORTEST > chain || token->start < at + SHORTEST) return false;
    if (!kjr_view_begins(view, token->start, token->end, verbs) || kjr_heads_name(view, token->end)) return false;
    for (; first < token && first->start == at && first->kind == KJR_TOKEN_TIME; first++)
        at = first->end;
    if (view->code[at] == u'在' && token->start > at + SHORTEST) return true;
    return first < token && first->start == at && kjr_token_has(first, KJR_BIT(LEVEL)) &&
           first->level == KJR_LEVEL_VERB && first->end < token->start;
}

static bool splits(const kjr_attacher *a, const kjr_token *token, uint32_t chain)
{
    if (token->inert || token->start >= chain || kjr_is_quoted(a->x->view, a->from, token->start)) return false;
    if (token->kind == KJR_TOKEN_TIME) return !kjr_is_shared(a, (uint32_t)(token - a->sentence->tokens.items));
    bool raises = kjr_token_has(token, KJR_BIT(CHANGE)) && a->x->view->code[token->start] == u'提';
    if (raises && kjr_heads_name(a->x->view, token->end)) return false; /* 能力[提升]工程 */
    if (kjr_token_is_share(token)) return !kjr_is_one_of(a->x->view->code[token->end], u"用领道");
    if (kjr_token_is_single(token)) return false;
    if (kjr_token_has(token, KJR_BIT(BASIS) | KJR_BIT(PART) | KJR_BIT(RESPECTIVE) | KJR_BIT(TOTAL)) ||
        kjr_token_is_gain(token))
        return true;
    if (kjr_token_has(token, KJR_BIT(LEVEL)) && token->level == KJR_LEVEL_VERB) return true;
    if (acts_somewhere(a, token, chain)) return true;
    if (kjr_token_has(token, KJR_BIT(LEVEL)) &&
        token->level == KJR_LEVEL_GIVING) /* 财政[投入]资金, 136户企业[减征]保险费 */
        return follows_figure(a) ||
               !kjr_is_empty(kjr_attribute_of(a->x, kjr_trim_name(a->x, (kjr_words){token->end, chain})));
    return kjr_token_has(token, KJR_BIT(CHANGE)) && token->change >= KJREP_CHANGE_INCREASE_TO;
}

/* 高于[全省平均水平]1.3个百分点, 比全国高…: names what the figure is compared with, not what it is of. */
static bool names_compared(const kjr_view *view, kjr_words name)
{
    if (name.end - name.start < 2) return false;
    uint16_t first = view->code[name.start], second = view->code[name.start + 1];
    if (second == u'于') return kjr_is_one_of(first, u"高低快慢优好多少大小");
    if (first == u'落' && second == u'后') return name.end - name.start > 2 && view->code[name.start + 2] == u'于';
    if (first == u'超' && second == u'过') return name.end - name.start == 2; /* the word alone */
    if (second == u'出') return kjr_is_one_of(first, u"高低超多");
    if (first == u'较') return !kjr_is_one_of(second, u"大小多少高低好差强弱长短快慢早晚为有远"); /* [较预算]增加 */
    return first == u'比' && !kjr_is_one_of(second, u"例重率值较对亚选武赛分") && name.end - name.start > 2;
}

static kjr_words trim(const kjr_attacher *a, uint32_t start, uint32_t end)
{
    return kjr_trim_name(a->x, (kjr_words){start, end > start ? end : start});
}

/* [收入]较原来预算高出5亿元: the name without what it is compared with. */
static kjr_words before_compared(const kjr_attacher *a, kjr_words name)
{
    const kjr_view *view = a->x->view;
    for (uint32_t at = name.start + 2; at + 2 < name.end; at++)
        if (view->code[at] == u'较' && !kjr_is_one_of(view->code[at - 1], u"比相") &&
            names_compared(view, (kjr_words){at, name.end}))
            return trim(a, name.start, at);
    return name;
}

/* 年均[增长5%], 人均[提高20元]: no name, how it is told. */
static bool is_mean(const kjr_view *view, kjr_words name)
{
    return name.end - name.start == 2 && view->code[name.start + 1] == u'均' &&
           kjr_is_one_of(view->code[name.start], u"平年人户日月亩");
}

/* 生产总值4406亿元，[人均]64331元: the mean is what the figure tells. */
static bool is_mean_level(const kjr_attacher *a, uint32_t figure, const kjr_left *left)
{
    bool each = kjr_is_one_of(a->x->view->code[left->name.start], u"人户亩");
    return each && kjr_is_amount(kjr_metric_of(a, figure)) && !left->change && !left->share && !left->linked &&
           kjr_is_empty(left->before) && left->name.end == left->chain;
}

/* The verb at the head belongs to a name that would be no name without it: 销售[收入], 新建[铁路], 托管[班]. */
static void take_back_verb(const kjr_attacher *a, const kjr_token *verb, kjr_left *left)
{
    enum { SHORT = 2 };
    if (!verb || !kjr_token_is_doing(verb)) return;
    const kjr_token *next = verb + 1;
    left->verb_only = kjr_is_empty(left->name);
    uint32_t length = left->name.end - left->name.start;
    bool anew = a->x->view->code[verb->start] == u'新' && left->linked; /* [新建]铁路投入运营 */
    bool made = length == 1 || (anew && length <= SHORT);
    bool people = kjr_view_is(a->x->view, left->name.start, left->name.end, u"人员", 2) && length == 2; /* [聘用]人员 */
    bool bare = verb->level == KJR_LEVEL_DOING && (people || kjr_is_attribute(a->x, left->name));
    if (left->verb_only) {
        bool touches = next->start == verb->end && kjr_token_has(next, KJR_BIT(LEVEL));
        bool joined = touches && next->level == KJR_LEVEL_AFTER;
        left->name = (kjr_words){verb->start, joined ? next->end : verb->end}; /* [带动就业]1100人 */
        if (touches && verb->level == KJR_LEVEL_GIVING && next->level == KJR_LEVEL_VERB)
            left->name = kjr_token_words(next); /* 给予[处分]6人 */
    } else if ((made || bare) && left->name.start == verb->end) {
        left->name.start = verb->start;
    }
}

static bool is_plan(const kjr_view *view, kjr_words name)
{
    static const uint16_t *const plans[] = {u"预算",   u"预算数", u"预算案", u"决算",
                                            u"决算数", u"预测",   u"估计",   u"预期"};
    for (size_t p = 0; p < sizeof plans / sizeof *plans; p++) {
        uint32_t length = kjr_words_length(plans[p]);
        if (name.end - name.start >= length && kjr_view_is(view, name.end - length, name.end, plans[p], length))
            return true;
    }
    return false;
}

/* 收入较上年度修订[预算]上升: behind a time that is compared with, such a name is what it had. Then the name before
 * that time goes into left->before. */
static bool is_compared_plan(const kjr_attacher *a, uint32_t first, uint32_t i, kjr_left *left)
{
    const kjr_view *view = a->x->view;
    const kjr_token *tokens = a->sentence->tokens.items;
    bool plan = is_plan(view, left->name);
    while (plan && i > first && !kjr_compares(view, &tokens[i - 1]))
        i--;
    if (!plan || i == first) return false;
    uint32_t from = left->scope.end == left->head ? left->scope.start : left->head, to = tokens[i - 1].start;
    if (tokens[i - 1].kind == KJR_TOKEN_TIME) to--;
    if (!left->basis && kjr_token_has(&tokens[i - 1], KJR_BIT(BASIS))) left->basis = &tokens[i - 1];
    left->before = trim(a, from, to);
    return true;
}

/* 在医院中有[公立医院]36个, 在大赛中获[一等奖]2项 */
static kjr_words behind_pool(const kjr_attacher *a, kjr_words name)
{
    const kjr_view *view = a->x->view;
    uint32_t from = name.start >= a->from + 2 && kjr_is_scope(a->x, (kjr_words){name.start - 2, name.start})
                        ? name.start - 2
                        : name.start; /* 在[全省]… */
    if (from <= a->from || view->code[from - 1] != u'在') return name;
    for (uint32_t at = name.start + 1; at + 2 < name.end; at++)
        if (view->code[at] == u'中' && kjr_is_one_of(view->code[at + 1], u"有获夺"))
            return (kjr_words){at + 2, name.end};
    return name;
}

/* 产量13657亿斤、在[高基数上]增加了…: on what, not of what. */
static bool is_place_of_change(const kjr_attacher *a, kjr_words name)
{
    if (name.end < name.start + 2 || name.start <= a->from || a->x->view->code[name.start - 1] != u'在') return false;
    return kjr_is_one_of(a->x->view->code[name.end - 1], u"上下") && a->x->view->code[name.end - 2] != u'线';
}

/* The index behind the last token of the clause that splits what stands before the figure from its name; `first` where
 * none does. */
static uint32_t find_splitter(const kjr_attacher *a, uint32_t figure, uint32_t first, const kjr_left *left)
{
    const kjr_token *tokens = a->sentence->tokens.items;
    uint32_t i = left->chain_token;
    while (i > first && !splits(a, &tokens[i - 1], left->chain))
        i--;
    bool of_whole = tokens[figure].start && a->x->view->code[tokens[figure].start - 1] == u'的';
    if (of_whole && i > first + 1 && tokens[i - 1].kind == KJR_TOKEN_TIME && tokens[i - 2].end == tokens[i - 1].start &&
        kjr_token_has(&tokens[i - 2], KJR_BIT(LEVEL)))
        i--; /* 完成[全年目标]的87% */
    return i;
}

/* The names before and behind the splitter, which is the token before `behind`. */
static void read_names(const kjr_attacher *a, uint32_t first, uint32_t behind, kjr_left *left)
{
    const kjr_token *tokens = a->sentence->tokens.items, *splitter = &tokens[behind - 1];
    uint32_t from = left->scope.end == left->head ? left->scope.start : left->head, j = behind - 1;
    left->name = trim(a, splitter->end, left->chain);
    while (j > first && !splits(a, &tokens[j - 1], left->chain))
        j--;
    if (j > first) from = tokens[j - 1].end;
    left->before =
        trim(a, from, kjr_is_compared(a->x->view, splitter) ? word_before(a->x->view, splitter) : splitter->start);
    if (!kjr_compares(a->x->view, splitter) && !is_compared_plan(a, first, behind, left)) return;
    left->name = left->before; /* 投资比上年[预算]增加 */
    left->before = (kjr_words){0, 0};
}

/* The clause has no splitter: all of it names, but for who did it. */
static void read_name(const kjr_attacher *a, uint32_t figure, uint32_t first, const kjr_token *head_word,
                      kjr_left *left)
{
    left->name = trim(a, left->head, left->compares ? left->head : left->chain);
    if (left->compared && is_plan(a->x->view, left->name)) left->name = (kjr_words){0, 0};
    take_back_verb(a, head_word, left);
    kjr_part_doer(a, figure, first, left);
}

/* Words that look like a name and are none. */
static void drop_no_name(const kjr_attacher *a, uint32_t figure, kjr_left *left)
{
    static const uint16_t bare[] = u"中高低快慢多少优好大小超相"; /* 兴建[中], [低]于去年5%的增速 */
    const kjr_view *view = a->x->view;
    const kjr_words none = {0, 0};
    uint32_t length = left->name.end - left->name.start;
    bool equal = length == 3 && kjr_view_is(view, left->name.start, left->name.end, u"相等于", 3);
    if (equal || (length == 1 && kjr_is_one_of(view->code[left->name.start], bare))) left->name = none;
    if (is_mean(view, left->name) && !is_mean_level(a, figure, left)) { /* 失业率全年[平均]在3.3% */
        left->name = left->before;
        left->before = none;
    }
    uint32_t last = left->name.end; /* 研发投入[年均]增长9% */
    if (left->change && last > left->name.start + 2 && is_mean(view, (kjr_words){last - 2, last}))
        left->name.end = last - 2;
    left->name = behind_pool(a, left->name);
    bool passes = kjr_metric_of(a, figure)->kind == KJREP_METRIC_POINT && !kjr_is_empty(left->name) &&
                  view->code[left->name.start] == u'超'; /* [超目标任务]1个百分点 */
    if (passes || is_place_of_change(a, left->name)) left->name = none;
    if (kjr_is_empty(left->scope) && kjr_is_scope(a->x, left->name)) { /* [全省]共增加5亿元 */
        left->scope = left->name;
        left->name = none;
    }
    if (!kjr_is_empty(left->before) && kjr_is_one_of(view->code[left->before.end - 1], u"后时"))
        left->before = none; /* [达产后]可实现 */
}

/* 快于[全省], [比预算]多: the name without what it is compared with. */
static void drop_compared(const kjr_attacher *a, uint32_t figure, kjr_left *left)
{
    const kjr_view *view = a->x->view;
    kjr_words cue = left->splitter ? kjr_token_words(left->splitter) : (kjr_words){0, 0};
    bool points = kjr_metric_of(a, figure)->kind == KJREP_METRIC_POINT;
    bool past = !points && cue.end == cue.start + 2 && view->code[cue.start] == u'超'; /* 超过500家 counts */
    if (!past && names_compared(view, cue)) {
        left->name = left->before;
        left->before = (kjr_words){0, 0};
        if (left->scope.start >= cue.end) left->scope = (kjr_words){0, 0}; /* 高出[全省]0.1个百分点 */
    } else if (names_compared(view, left->name)) {
        left->name = (kjr_words){0, 0};
    } else {
        left->name = before_compared(a, left->name);
    }
}

/* [新增]企业5家: the splitter tells how the figure came about, unless it says what for. */
static void take_gain(const kjr_attacher *a, uint32_t figure, kjr_left *left)
{
    const kjr_metric *metric = kjr_metric_of(a, figure);
    const kjr_token *splitter = left->splitter;
    bool rate = metric->kind == KJREP_METRIC_PERCENT && !kjr_is_empty(left->name) &&
                a->x->view->code[left->name.end - 1] == u'率'; /* [净增]完成率为45% */
    bool gains = metric->kind != KJREP_METRIC_RANK && !rate && splitter && kjr_token_has(splitter, KJR_BIT(CHANGE)) &&
                 !kjr_token_is_share(splitter) && splitter->change < KJREP_CHANGE_INCREASE_TO;
    bool purpose = gains && splitter->start >= a->from + 2 && /* [用于]提高工资的支出300亿元 */
                   kjr_view_is(a->x->view, splitter->start - 2, splitter->start, u"用于", 2);
    if (purpose) {
        left->name.start = splitter->start - 2;
        if (left->change == splitter) left->change = NULL;
    } else if (gains && !left->change && !kjr_is_empty(left->name)) {
        left->change = splitter;
    }
}

void kjr_read_left(const kjr_attacher *a, uint32_t figure, kjr_left *left)
{
    const kjr_token *tokens = a->sentence->tokens.items, *head_word;
    *left = (kjr_left){0};
    read_chain(a, figure, left);
    reach_origin(a, left);
    reach_source(a, figure, left);
    uint32_t first = read_head(a, figure, left, &head_word), behind = find_splitter(a, figure, first, left);
    left->splitter = behind > first ? &tokens[behind - 1] : head_word;
    if (behind > first) read_names(a, first, behind, left);
    else read_name(a, figure, first, head_word, left);
    drop_no_name(a, figure, left);
    drop_compared(a, figure, left);
    if (behind > first && kjr_token_has(left->splitter, KJR_BIT(BASIS)) && !left->basis) left->basis = left->splitter;
    if (left->splitter && kjr_token_is_share(left->splitter) && !left->share) left->share = left->splitter;
    take_gain(a, figure, left);
}
