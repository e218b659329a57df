/* The name behind a figure: where it ends, and what of the words there is no part of it. */
#include "extract/attributes.h"
#include "extract/units.h"

/* ---- Where the words behind stop */

/* 为136户企业[发放]贷款5.8亿元: the verb of a figure to come ends what stands before it. `words_end` is the first token behind
 * the words that it stands among; it goes on from call to call. */
static bool gives_more(const kjr_attacher *a, uint32_t i, uint32_t start, uint32_t *words_end)
{
    const kjr_sentence *s = a->sentence;
    const kjr_token *tokens = s->tokens.items;
    if (!kjr_token_has(&tokens[i], KJR_BIT(LEVEL)) || tokens[i].level != KJR_LEVEL_GIVING || tokens[i].start == start)
        return false;
    if (*words_end <= i) *words_end = i + 1;
    while (*words_end < s->tokens.count && tokens[*words_end].kind == KJR_TOKEN_WORD)
        ++*words_end;
    return *words_end < s->tokens.count && tokens[*words_end].kind == KJR_TOKEN_FIGURE;
}

/* 向2000名学员[发放]津贴: who are given something end before the verb. */
static bool hands_out(const kjr_attacher *a, const kjr_token *token, uint32_t start)
{
    enum { SHORTEST = 2 };
    const kjr_view *view = a->x->view;
    return kjr_token_has(token, KJR_BIT(LEVEL)) && token->level == KJR_LEVEL_GIVING &&
           token->start >= start + SHORTEST && kjr_is_one_of(view->code[token->start], u"发给拨补兑垫退") &&
           !kjr_is_derived(view, token);
}

/* 5%的平均[增速]: the noun of a change, of which no figure follows. */
static bool names_rate(const kjr_attacher *a, uint32_t i, uint32_t start)
{
    const kjr_sentence *s = a->sentence;
    const kjr_token *token = &s->tokens.items[i], *next = token + 1;
    const uint16_t *code = a->x->view->code;
    bool noun = kjr_token_has(token, KJR_BIT(CHANGE)) && kjr_is_one_of(code[token->end - 1], u"速幅率");
    bool told = next < s->tokens.items + s->tokens.count && next->kind == KJR_TOKEN_FIGURE;
    return noun && !told && start > 0 && code[start - 1] == u'的';
}

/* 320个[县]开展试点, 8个[省(市)]试点: do the words before the verb name places or bodies, and
 * nothing else? */
static bool places_act(const kjr_attacher *a, const kjr_token *verb, uint32_t start)
{
    static const uint16_t *const verbs[] = {u"开展", u"实行", u"推行", u"启动", u"试行", u"试点", u"完成", u"实现",
                                            u"实施", u"参加", u"加入", u"建立", u"签订", u"达成", u"发生", NULL};
    enum { LONGEST = 6 };
    const kjr_view *view = a->x->view;
    uint32_t length = verb->start - start;
    if (length == 0 || length > LONGEST || !kjr_view_begins(view, verb->start, verb->end, verbs)) return false;
    for (uint32_t at = start; at < verb->start; at++) {
        bool mark =
            view->kind[at] == KJR_CHAR_OPEN || view->kind[at] == KJR_CHAR_CLOSE || view->kind[at] == KJR_CHAR_PAUSE;
        if (!mark && !kjr_is_one_of(view->code[at], u"省市县区州旗盟镇乡村地国家份城企业单位学校部门机构"))
            return false;
    }
    return true;
}

/* 400家企业[建立]服务机制: verbs that are hardly ever part of a name, where what they are done to follows. */
static bool acts_on(const kjr_attacher *a, const kjr_token *verb, uint32_t start)
{
    static const uint16_t *const verbs[] = {u"建立", u"成立", u"开展", u"落实", u"签订", u"加入", u"参加",
                                            u"推行", u"接受", u"达成", u"争取", u"开设", u"设立", u"承担",
                                            u"申报", u"配备", u"发生", u"破解", u"会签", NULL};
    enum { SHORTEST = 2 };
    const kjr_view *view = a->x->view;
    if (verb->start < start + SHORTEST || !kjr_view_begins(view, verb->start, verb->end, verbs)) return false;
    bool object = view->kind[verb->end] == KJR_CHAR_QUOTE_OPEN ||
                  (view->kind[verb->end] == KJR_CHAR_HAN && view->kind[verb->end + 1] == KJR_CHAR_HAN);
    return object && view->code[verb->end] != u'的' && !kjr_is_derived(view, verb);
}

static bool stops_name(const kjr_attacher *a, uint32_t i, uint32_t start, uint32_t *words_end)
{
    const kjr_token *tokens = a->sentence->tokens.items, *token = &tokens[i];
    if (token->inert) return false;
    if (token->kind != KJR_TOKEN_WORD || kjr_token_is_share(token)) return true;
    bool sums = kjr_token_has(token, KJR_BIT(TOTAL)) && token->start > start + 1 && i + 1 < a->sentence->tokens.count &&
                tokens[i + 1].start == token->end && kjr_token_has(&tokens[i + 1], KJR_BIT(LEVEL));
    if (sums) return true; /* 102家[影院]共放映… */
    if (kjr_token_is_single(token)) return false;
    if (gives_more(a, i, start, words_end) || hands_out(a, token, start)) return true;
    if (token->start == start && kjr_token_has(token, KJR_BIT(LEVEL)) && kjr_is_derived(a->x->view, token))
        return false; /* [启动]金 */
    if (kjr_token_is_manner(token))
        return token->start > start + 1 ||
               (token->start == start && !kjr_is_one_of(a->x->view->code[start], u"免现自上深长公违指"));
    if (places_act(a, token, start)) return true;
    bool inside = token->start > start;
    if (inside && kjr_heads_name(a->x->view, token->end)) return false;   /* 全民健身[提升]工程 */
    if (inside && kjr_heads_name(a->x->view, token->start)) return false; /* 城镇化建设[试点] */
    if (kjr_token_is_doing(token) && a->x->view->code[token->end] == u'了') return true;
    bool intends = kjr_token_is_budgeted(token) ||
                   (kjr_token_has(token, KJR_BIT(MODALITY)) && !kjr_token_has(token, ~KJR_BIT(MODALITY)));
    if (acts_on(a, token, start)) return true;
    if (intends || kjr_token_is_doing(token)) { /* 3795名干部[挂钩帮扶]5000户 */
        enum { MOST_VERBS = 4 };
        uint32_t next = i + 1;
        while (next < a->sentence->tokens.count && next <= i + MOST_VERBS &&
               tokens[next].start == tokens[next - 1].end && kjr_token_is_doing(&tokens[next]))
            next++;
        return next < a->sentence->tokens.count && tokens[next].kind == KJR_TOKEN_FIGURE &&
               tokens[next].start == tokens[next - 1].end;
    }
    return true;
}

/* ---- What of them is the name */

/* Does what is told of the name begin at `at`, with a word of one character that is no part of a longer one? */
static bool is_preposition(const kjr_view *view, uint32_t at)
{
    uint16_t before = view->code[at - 1], behind = view->code[at + 1];
    switch (view->code[at]) {
    case u'并': return !kjr_is_one_of(before, u"合兼吞归撤裁整");
    case u'未': return !kjr_is_one_of(before, u"从尚并") && !kjr_is_one_of(behind, u"成婚来利名知央");
    case u'都': return kjr_is_one_of(behind, u"不有是能已在要按得");
    case u'由': return !kjr_is_one_of(before, u"理自缘事因经");
    case u'获': return behind != u'得' && !kjr_is_one_of(before, u"收捕查缴截斩抓");
    case u'对':
        return !kjr_is_one_of(before, u"结应面核相针校反绝") && !kjr_is_one_of(behind, u"口外标接象策比应台手话等冲虾");
    default: return kjr_is_one_of(view->code[at], u"在被向将给已均也并而到逐为");
    }
}

/* [率先]高质量发展, [普遍]前移: how something is told of the name. */
static bool is_manner(const kjr_view *view, uint32_t at, uint32_t end)
{
    static const uint16_t *const words[] = {u"率先", u"相继", u"陆续",   u"普遍", u"全部", u"全面", u"提前", u"有序",
                                            u"顺利", u"动态", u"战略性", u"正式", u"全员", u"有望", u"针对", NULL};
    return kjr_view_begins(view, at, end, words);
}

/* 在 被 向 …: the name ends before them, unless they are part of a word. */
static uint32_t before_preposition(const kjr_extractor *x, uint32_t start, uint32_t end)
{
    uint32_t length;
    for (uint32_t at = start + 1; at < end; at++) {
        bool passive = x->view->code[at] == u'被' && kjr_is_one_of(x->view->code[at - 1], u"县村市区省镇乡家人");
        if (passive) return at; /* 11个县[被]… */
        if (at == start + 1 && !kjr_is_one_of(x->view->code[start], u"村乡镇县市区")) continue;
        if (is_manner(x->view, at, end)) return at;
        if (!is_preposition(x->view, at)) continue;
        if (kjr_lexicon_match(x->lexicon, x->view, at, end, KJR_BIT(NOUN), &length)) continue;
        if (kjr_lexicon_match(x->lexicon, x->view, at - 1, end, KJR_BIT(NOUN), &length) && length > 1) continue;
        return at;
    }
    return end;
}

/* 汽车报废和置换[更新]: the verb that begins at `at` is one of two that share a name. */
static bool is_coordinated(const kjr_view *view, uint32_t start, uint32_t at)
{
    enum { NEAR = 3 };
    for (uint32_t i = at; i > start && at - i < NEAR; i--)
        if (view->kind[i - 1] == KJR_CHAR_PAUSE || kjr_is_one_of(view->code[i - 1], u"和与及")) return true;
    return false;
}

/* 工程[开工建设]: verbs at the end are no part of the name. */
static uint32_t without_verbs(const kjr_extractor *x, uint32_t start, uint32_t end)
{
    enum { SHORTEST = 3 };
    static const uint16_t *const projects[] = {u"项目", u"工程", NULL};
    uint32_t length;
    for (;;) {
        const kjr_sense *sense =
            kjr_lexicon_match_before(x->lexicon, x->view, end, start, KJR_BIT(LEVEL) | KJR_BIT(NOUN), &length);
        if (!sense || sense->category == KJR_SENSE_NOUN || length < 2) return end;
        bool works = end - length == start + 2 && kjr_view_begins(x->view, start, end, projects); /* 46个项目[开工] */
        if (!works && end - length < start + SHORTEST) return end;
        if (!kjr_is_empty(kjr_attribute_of(x, (kjr_words){start, end}))) return end; /* 经常性[补助] */
        if (is_coordinated(x->view, start, end - length) || kjr_heads_name(x->view, end - length)) return end;
        end -= length;
    }
}

/* 3.6万户农户[户均]增收: what is told for each begins another name. */
static uint32_t before_average(const kjr_view *view, uint32_t start, uint32_t end)
{
    for (uint32_t at = start + 1; at + 1 < end; at++) {
        if (view->code[at + 1] == u'均' && kjr_is_one_of(view->code[at], u"户人亩")) return at;
    }
    return end;
}

/* [具有影响力]的园区, [特色鲜明]的园区: the words before 的 at `at` say what the things behind it are like. */
static bool describes(const kjr_view *view, uint32_t start, uint32_t at)
{
    static const uint16_t *const heads[] = {u"具有", u"具备", u"符合", u"拥有", u"富有", NULL};
    static const uint16_t *const tails[] = {u"期前", u"以前", u"以上", u"以下", u"鲜明", u"优秀",
                                            u"突出", u"领先", u"先进", u"完善", u"成熟", u"独特",
                                            u"齐全", u"良好", u"优美", u"过硬", u"不同", NULL};
    return kjr_view_begins(view, start, at, heads) || (at >= start + 2 && kjr_view_begins(view, at - 2, at, tails));
}

/* 8500万江苏人民[的力量]: what is counted ends before 的. */
static uint32_t before_genitive(const kjr_extractor *x, uint32_t start, uint32_t end)
{
    enum { SHORTEST = 3 };
    for (uint32_t at = start + 1; at < end; at++) {
        bool place = kjr_is_one_of(x->view->code[at - 1], u"村镇乡县市区省"); /* 5个村的农网 */
        if (x->view->code[at] != u'的' || describes(x->view, start, at)) continue;
        bool things = at == start + 2 && kjr_is_one_of(x->view->code[start - 1], u"户套栋辆座"); /* 500套[房屋]的 */
        if (place || things || at >= start + SHORTEST) return at;
    }
    return end;
}

/* 52名[因案致贫的]当事人: people are counted by the noun behind 的, unless one stands before it. */
static uint32_t behind_modifier(const kjr_view *view, uint32_t start, uint32_t end)
{
    enum { FARTHEST = 14 };
    for (uint32_t at = start + 2; at + 2 < end && at - start < FARTHEST; at++) {
        if (view->code[at] != u'的') continue;
        bool person = kjr_is_one_of(view->code[at - 1], u"员师生者人工民长户兵医部童眷友士家手徒众属");
        return person ? start : at + 1;
    }
    return start;
}

/* 四个[年产15万吨的]矿井, 1个[1200亩的]基地: the figure behind says more of what the first counts, whose name follows it. */
static bool is_specified(const kjr_attacher *a, uint32_t figure)
{
    const kjr_token *tokens = a->sentence->tokens.items;
    const kjr_metric *metrics = a->x->facts->metrics.items;
    if (figure + 1 >= a->sentence->tokens.count || tokens[figure + 1].kind != KJR_TOKEN_FIGURE) return false;
    const kjr_metric *count = &metrics[tokens[figure].id], *size = &metrics[tokens[figure + 1].id];
    if (count->kind != KJREP_METRIC_COUNT || size->unit == count->unit) return false;
    bool sized = size->kind == KJREP_METRIC_MONEY || size->kind == KJREP_METRIC_MEASURE;
    bool of = a->x->view->code[size->text.end] == u'的';
    kjr_words between = {count->text.end, size->text.start};
    if (!kjr_is_empty(between) && a->x->view->code[between.end - 1] == u'了') between.end--;
    bool bound = !kjr_is_empty(size->hedge) && size->hedge.end == size->text.end; /* 亿元以上企业 */
    if (kjr_is_empty(between)) return sized && of;
    enum { LONGEST = 6 };
    kjr_words attribute = kjr_attribute_of(a->x, between); /* [预增产值]过10亿元的 */
    bool told = !kjr_is_empty(attribute) && between.end - between.start <= LONGEST;
    return sized && (of || bound) && told;
}

bool kjr_counts_people(const kjr_view *view, const kjr_metric *metric)
{
    const uint16_t *last = &view->code[metric->text.end - 1];
    return kjr_is_one_of(*last, u"人户名位") || (*last == u'次' && last[-1] == u'人');
}

/* 16万个[新增]职位: the verb that touches the figure is part of the name that follows it, if no figure does. */
static bool opens_name(const kjr_attacher *a, uint32_t i)
{
    enum { SHORTEST = 2, FARTHEST = 6 };
    const kjr_sentence *s = a->sentence;
    const kjr_token *verb = &s->tokens.items[i], *next = verb + 1, *last = s->tokens.items + s->tokens.count;
    bool counted = i > 0 && verb[-1].kind == KJR_TOKEN_FIGURE && verb[-1].end == verb->start &&
                   kjr_is_amount(&a->x->facts->metrics.items[verb[-1].id]);
    if (!counted) return false;
    while (next < last && next->kind == KJR_TOKEN_WORD && kjr_token_is_single(next))
        next++;
    bool builds = kjr_token_has(verb, KJR_BIT(LEVEL)) && a->x->view->code[verb->end - 1] == u'建'; /* 6条[续建]高铁 */
    bool after = kjr_token_has(verb, KJR_BIT(LEVEL)) && verb->level == KJR_LEVEL_AFTER; /* 50个[脱贫]村 */
    if (!(kjr_token_is_gain(verb) || builds || after) || (next < last && next->kind == KJR_TOKEN_FIGURE)) return false;
    uint32_t end = next < last ? next->start : s->end;
    if (after)
        return !kjr_counts_people(a->x->view, kjr_metric_of(a, i - 1)) && end > verb->end &&
               end <= verb->end + FARTHEST;
    return end >= verb->end + SHORTEST;
}

/* 21幅[亦已开始]…: no name follows, but what is told of the figure. */
static bool tells_at_once(const kjr_extractor *x, uint32_t start, uint32_t end)
{
    uint32_t length;
    bool adverb = kjr_is_one_of(x->view->code[start], u"已亦也均都仍将被对在从向"); /* 63人[对全镇]… */
    adverb |= kjr_is_one_of(x->view->code[start], u"及和与暨") &&                   /* 75个[及]分预算74个 */
              !kjr_is_one_of(x->view->code[start + 1], u"谐平美会时格");
    return adverb && !kjr_lexicon_match(x->lexicon, x->view, start, end, KJR_BIT(NOUN), &length);
}

/* 16座[水库]蓄水量增加5%, 14种[产品]产量居第1位: the end of what is counted where the next figure is told of its attribute. */
static uint32_t before_attribute(const kjr_attacher *a, uint32_t figure, uint32_t start, uint32_t end)
{
    enum { SHORTEST = 2 };
    const kjr_sentence *s = a->sentence;
    const kjr_extractor *x = a->x;
    uint32_t next = figure + 1, length;
    while (next < s->tokens.count && s->tokens.items[next].start < end)
        next++;
    while (next < s->tokens.count && s->tokens.items[next].kind == KJR_TOKEN_WORD)
        next++;
    const kjr_token *behind = figure + 1 < s->tokens.count ? &s->tokens.items[figure + 1] : NULL;
    bool told_by_verb = behind && behind->start == end && kjr_token_has(behind, KJR_BIT(LEVEL));
    if (next == s->tokens.count || s->tokens.items[next].kind != KJR_TOKEN_FIGURE) {
        kjr_words told = kjr_attribute_of(x, (kjr_words){start, end}); /* 16个[行业]增加值保持增长 */
        bool measured = told_by_verb && !kjr_is_empty(told) && kjr_is_one_of(x->view->code[end - 1], u"值额量率入出价");
        return measured && told.start >= start + SHORTEST ? told.start : end;
    }
    const kjr_metric *told = &x->facts->metrics.items[s->tokens.items[next].id];
    if (told->kind == KJREP_METRIC_RANK) {
        for (uint32_t at = start + SHORTEST; at < end; at++) {
            if (kjr_lexicon_match(x->lexicon, x->view, at, told->text.start, KJR_BIT(RANK_CUE), &length)) end = at;
        }
    } else if (told->kind == KJREP_METRIC_COUNT) {
        return end;
    }
    kjr_words attribute = kjr_attribute_of(x, (kjr_words){start, end});
    const kjr_sense *noun = kjr_lexicon_match_before(x->lexicon, x->view, end, start, KJR_BIT(NOUN), &length);
    bool indicator = noun && noun->data && !kjr_is_empty(attribute) && end - length < attribute.start;
    if (indicator) attribute.start = end - length; /* 14个[市县]一般预算收入过亿元 */
    if (kjr_is_empty(attribute) || attribute.start < start + SHORTEST) return end;
    bool yearly = attribute.start > start + SHORTEST && x->view->code[attribute.start - 1] == u'年';
    return attribute.start - yearly; /* 75家[龙头企业]年销售收入 */
}

/* 22篇论文[、]案例获奖: the pause joins names that are counted together, where no figure or verb of its own follows. */
static bool joins_names(const kjr_attacher *a, uint32_t i)
{
    enum { SHORTEST = 2, LONGEST = 12, MOST_PAUSES = 12 };
    const kjr_token *tokens = a->sentence->tokens.items, *next = &tokens[i];
    if (next->mark != KJR_CHAR_PAUSE) return false;
    uint32_t from = next->end, last = i + MOST_PAUSES;
    while (++i < a->sentence->tokens.count && i < last && tokens[i].mark == KJR_CHAR_PAUSE)
        from = tokens[i].end;
    uint32_t end = i < a->sentence->tokens.count ? tokens[i].start : a->sentence->end;
    bool ends = i == a->sentence->tokens.count || tokens[i].mark == KJR_CHAR_COMMA ||
                tokens[i].mark == KJR_CHAR_SEMICOLON || kjr_token_is_manner(&tokens[i]) ||
                (kjr_token_has(&tokens[i], KJR_BIT(LEVEL)) &&
                 (tokens[i].level == KJR_LEVEL_AFTER || tokens[i].end == a->sentence->end));
    if (!ends || end < from + SHORTEST || end > from + LONGEST) return false;
    if (kjr_is_one_of(a->x->view->code[from], u"创居位同比较占是为达均已")) return false;
    return kjr_view_find(a->x->view, from, end, u'了', u'过') == end;
}

/* 55家[落实工作不到位的]经营户, 75支[由学生组成的]小分队: where what is counted begins, behind a clause that tells more of
 * it; `start` where there is no such clause. */
static uint32_t behind_clause(const kjr_attacher *a, uint32_t figure, uint32_t start)
{
    enum { SHORTEST = 3, FARTHEST = 24 };
    const kjr_token *tokens = a->sentence->tokens.items;
    const kjr_view *view = a->x->view;
    if (kjr_metric_of(a, figure)->kind != KJREP_METRIC_COUNT || view->kind[start] != KJR_CHAR_HAN) return start;
    if (view->code[start] == u'以') return start; /* 30个[以行政管理为主的单位] */
    uint32_t end = a->sentence->end < start + FARTHEST ? a->sentence->end : start + FARTHEST, of = 0;
    bool verb = kjr_is_one_of(view->code[start], u"由因在从对未被无需与不");
    for (uint32_t i = figure + 1; i < a->sentence->tokens.count && tokens[i].start < end; i++) {
        const kjr_token *token = &tokens[i];
        if (token->kind == KJR_TOKEN_FIGURE || (token->kind == KJR_TOKEN_MARK && token->mark != KJR_CHAR_PAUSE)) {
            end = token->start;
            break;
        }
    }
    for (uint32_t at = start + SHORTEST; at + 2 < end; at++)
        if (view->code[at] == u'的') of = at;
    if (!of || kjr_view_find(view, start, of, u'了', u'过') < of) return start;
    for (uint32_t i = figure + 1; i < a->sentence->tokens.count && tokens[i].end <= of; i++) {
        if (tokens[i].end == of && kjr_is_one_of(view->code[tokens[i].start], u"组构") && !verb)
            continue;                                                  /* 19个单位组成的 */
        bool clause = tokens[i].start == start || tokens[i].end == of; /* [落实…]的, …[参加]的 */
        verb |= clause && kjr_token_has(&tokens[i], KJR_BIT(LEVEL) | KJR_BIT(CHANGE) | KJR_BIT(CONNECTIVE)) &&
                !kjr_token_is_single(&tokens[i]) && !kjr_is_derived(view, &tokens[i]) &&
                !kjr_heads_name(view, tokens[i].end) && !kjr_heads_name(view, tokens[i].start);
    }
    static const uint16_t *const states[] = {u"超标", u"落后", u"严重", u"困难", u"薄弱", u"不足", u"到位", NULL};
    verb |= kjr_view_begins(view, of - 2, of, states);
    return verb ? of + 1 : start;
}

/* 46个[（20户以上）]自然村: a note between the figure and what is counted. */
static uint32_t behind_note(const kjr_view *view, uint32_t start, uint32_t end)
{
    enum { LONGEST = 10 };
    if (start >= end || view->kind[start] != KJR_CHAR_OPEN) return start;
    for (uint32_t at = start + 1; at + 1 < end && at <= start + LONGEST; at++)
        if (view->kind[at] == KJR_CHAR_CLOSE) return view->kind[at + 1] == KJR_CHAR_HAN ? at + 1 : start;
    return start;
}

/* 145个村[（社区）], 县[（市、区）]: the other kinds of a place that is named by one word. */
static uint32_t with_other_kinds(const kjr_view *view, uint32_t start, uint32_t end, uint32_t limit)
{
    enum { LONGEST_NAME = 3, LONGEST_KINDS = 4 };
    if (end <= start || end > start + LONGEST_NAME || end >= limit || view->kind[end] != KJR_CHAR_OPEN) return end;
    if (!kjr_is_one_of(view->code[end - 1], u"村乡镇县市区旗州居校")) return end;
    for (uint32_t at = end + 1; at < limit && at <= end + 1 + LONGEST_KINDS; at++) {
        if (view->kind[at] == KJR_CHAR_CLOSE) return at > end + 1 ? at + 1 : end;
        if (view->kind[at] != KJR_CHAR_HAN && view->kind[at] != KJR_CHAR_PAUSE) return end;
    }
    return end;
}

kjr_words kjr_read_right(const kjr_attacher *a, uint32_t figure, uint32_t *whole_end)
{
    const kjr_extractor *x = a->x;
    const kjr_token *tokens = a->sentence->tokens.items;
    if (is_specified(a, figure)) {
        kjr_words name = kjr_read_right(a, figure + 1, whole_end);
        *whole_end = tokens[figure].end;
        return name;
    }
    uint32_t start = tokens[figure].end, end = a->sentence->end, words_end = 0;
    start = behind_note(x->view, kjr_behind_alternatives(x, start, end), end);
    if (start < end && x->view->code[start] == u'的') start++;
    start = behind_clause(a, figure, start);
    for (uint32_t i = figure + 1; i < a->sentence->tokens.count; i++) {
        bool word = tokens[i].kind == KJR_TOKEN_WORD || tokens[i].mark == KJR_CHAR_PAUSE;
        bool inner = tokens[i].start < start || (word && kjr_is_quoted(x->view, start, tokens[i].start)) ||
                     (tokens[i].start > start && joins_names(a, i));
        if (names_rate(a, i, start)) {
            end = tokens[i].end;
            break;
        }
        if (inner || opens_name(a, i) || !stops_name(a, i, start, &words_end)) continue;
        end = tokens[i].start;
        break;
    }
    *whole_end = start;
    if (end <= start || tells_at_once(x, start, end)) return (kjr_words){start, start};
    end = before_average(x->view, start, before_preposition(x, start, end));
    bool count = a->x->facts->metrics.items[tokens[figure].id].kind == KJREP_METRIC_COUNT;
    uint32_t counted = count ? before_attribute(a, figure, start, end) : end;
    *whole_end = counted < end ? start : end;
    end = counted;
    bool quoted_only = x->view->kind[start] == KJR_CHAR_QUOTE_OPEN;
    if (!quoted_only) end = without_verbs(x, start, end);
    bool persons = count && kjr_is_one_of(x->view->code[tokens[figure].end - 1], u"名位");
    if (persons) start = behind_modifier(x->view, start, end);
    if (count) end = before_genitive(x, start, end);
    bool inside = end > start + 2 && kjr_is_one_of(x->view->code[end - 1], u"中内里");
    if (inside && !kjr_is_one_of(x->view->code[end - 2], u"高初")) end--; /* 普通高中 */
    if (end > start + KJR_LONGEST_NAME) end = start + KJR_LONGEST_NAME;
    kjr_words name = kjr_trim_name(x, (kjr_words){start, end});
    name.end = with_other_kinds(x->view, name.start, name.end, a->sentence->end);
    return name;
}
