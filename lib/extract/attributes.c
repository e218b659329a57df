#include "extract/attributes.h"

#include "base/error.h"

/* ---- Periods */

/* 主要是[上年]退税拉低基数: does the clause say why? */
static bool explains(const kjr_attacher *a, uint32_t at)
{
    static const uint16_t *const words[] = {u"主要是", u"主要因", u"主要系", u"主要受", u"主要由于",
                                            u"由于",   u"原因是", u"原因系", u"因为",   NULL};
    return at > a->from && kjr_view_begins(a->x->view, a->from, at, words);
}

/* 比一季度、[二季度]分别回落: one of two times that are compared with. */
static bool joins_compared(const kjr_attacher *a, const kjr_token *token)
{
    const kjr_token *first = a->sentence->tokens.items;
    const kjr_view *view = a->x->view;
    if (token == first) return false;
    const kjr_token *before = token - 1;
    if (before->mark == KJR_CHAR_PAUSE && before > first && before->end == token->start) before--;
    bool joined = before < token - 1
                      ? before->end + 1 == token->start
                      : before->end + 1 == token->start && kjr_is_one_of(view->code[before->end], u"和与及");
    return joined && kjr_compares(view, before);
}

/* Does the time date the figures behind it? Not what they are compared with, nor an hour of some day. */
static bool dates(const kjr_attacher *a, const kjr_token *token)
{
    const kjr_time *time = &a->x->facts->times.items[token->id];
    bool hour = time->precision == KJREP_PRECISION_TIME && !time->date_from;
    uint16_t next = a->x->view->code[token->end]; /* 上年结转, 年初预算 are names */
    bool named = next == u'结' || (next == u'预' && a->x->view->code[token->end - 1] == u'初');
    if ((named && token->end - token->start == 2) || explains(a, token->start)) return false;
    uint32_t noun = token->end + (next == u'的');
    if (kjr_view_is(a->x->view, noun, a->sentence->end, u"水平", 2)) return false; /* 保持近两年的水平 */
    const uint16_t *code = &a->x->view->code[token->start];
    bool valued = token->start > a->from && code[-1] == u'按'; /* 按当年价格 */
    bool happened =
        token->start > a->from + 1 && code[-1] == u'在' && kjr_is_one_of(code[-2], u"现生"); /* 出现在8月8日 */
    if (valued || happened || joins_compared(a, token)) return false;
    static const uint16_t *const records[] = {u"新低", u"新高",   u"最高",   u"最低", u"最大", u"最好", u"最快",
                                              u"最多", u"的纪录", u"的记录", u"首次", u"首降", u"首超", NULL};
    uint32_t record = token->end + (next == u'之' || next == u'来');
    if (kjr_view_begins(a->x->view, record, a->sentence->end, records)) return false; /* 24年来新低 */
    return !hour && !token->inert && !kjr_is_compared(a->x->view, token) && !kjr_is_multiplied(a->x->view, token);
}

static void set_period(const kjr_attacher *a, kjr_metric *metric)
{
    if (!a->context.time && kjr_is_empty(metric->period)) metric->period = a->context.since;
    if (a->context.time && kjr_is_empty(metric->period)) {
        const kjr_time *time = &a->x->facts->times.items[a->context.time - 1];
        metric->period = time->words;
        metric->date_from = time->date_from;
        metric->date_to = time->date_to;
    }
}

/* 在30个单位中排名第7位: how many they are has no period. */
static void undate_pool(const kjr_attacher *a, kjr_metric *rank)
{
    const kjr_metric *first = &a->x->facts->metrics.items[a->sentence->first_metric];
    uint32_t at = rank->text.start;
    for (kjr_metric *pool = rank; pool-- > first && pool->kind == KJREP_METRIC_COUNT;) {
        for (; at > pool->text.end; at--) {
            if (a->x->view->kind[at - 1] == KJR_CHAR_COMMA || a->x->view->kind[at - 1] == KJR_CHAR_SEMICOLON) return;
        }
        pool->period = (kjr_words){0, 0};
        pool->date_from = pool->date_to = 0;
    }
}

/* ---- One sentence */

/* 投资100亿元（…, 投资100亿元：…: figures behind the mark may break up the one before it. */
static void open_list(kjr_attacher *a, const kjr_token *mark, uint32_t next_metric)
{
    enum { LONGEST_NOUN = 8 };
    const kjr_metric *metrics = a->x->facts->metrics.items;
    uint32_t from = next_metric > a->sentence->first_metric ? metrics[next_metric - 1].text.end : 0;
    a->context.lists = from && mark->start - from <= LONGEST_NOUN;
    for (uint32_t at = from; at < mark->start && a->context.lists; at++)
        a->context.lists = a->x->view->kind[at] == KJR_CHAR_HAN;
    if (a->context.lists) a->context.heads_end = next_metric;
}

/* 破案率（[92%]）: without a figure before the bracket, the name before it is what the figures in it tell of. False where
 * there is no such name. */
static bool note_glossed(kjr_attacher *a, const kjr_token *mark)
{
    const kjr_token *tokens = a->sentence->tokens.items;
    uint32_t from = a->from;
    for (uint32_t i = a->first; &tokens[i] < mark; i++) {
        if (tokens[i].kind == KJR_TOKEN_FIGURE || kjr_is_compared(a->x->view, &tokens[i])) return false;
        bool inner = tokens[i].kind == KJR_TOKEN_WORD &&
                     (tokens[i].end - tokens[i].start == 1 || kjr_heads_name(a->x->view, tokens[i].end));
        if (!inner) from = tokens[i].end; /* 能力[建设]工程（441亿元） */
    }
    if (kjr_is_one_of(a->x->view->code[from], u"比较")) from++; /* 比全省（[7.7%]）高0.7个百分点 */
    kjr_words name = kjr_trim_name(a->x, (kjr_words){from, mark->start > from ? mark->start : from});
    if (name.end < name.start + 2) return false;
    a->context.theme = name;
    return true;
}

static void open_bracket(kjr_attacher *a, const kjr_token *mark, uint32_t next_metric)
{
    const kjr_token *before = mark > a->sentence->tokens.items && mark[-1].end == mark->start ? &mark[-1] : NULL;
    if (before && kjr_compares(a->x->view, before)) kjr_note_compared(a, before);
    if (a->depth < KJR_DEEPEST_BRACKET) a->brackets[a->depth] = a->context;
    a->depth++;
    a->context.change = KJREP_CHANGE_NONE;
    open_list(a, mark, next_metric);
    bool part = note_glossed(a, mark) && a->context.parts; /* 共1245人，包括毒品罪行（[145人]）、… */
    if (!part) a->context.heads_end = next_metric;
}

static void close_bracket(kjr_attacher *a)
{
    if (a->depth == 0) return;
    a->depth--;
    if (a->depth < KJR_DEEPEST_BRACKET) a->context = a->brackets[a->depth];
}

/* 按行业分，… 分地区看，…: what follows breaks up the total told before. */
static bool divides(const kjr_view *view, uint32_t start, uint32_t end)
{
    enum { SHORTEST = 3, LONGEST = 12 };
    if (end < start + SHORTEST || end > start + LONGEST) return false;
    uint16_t first = view->code[start], last = view->code[end - 1];
    if (last == u'看' && first == u'从') /* 从行业看, 从收入分类来看 */
        return kjr_is_one_of(view->code[end - (view->code[end - 2] == u'来' ? 3 : 2)],
                             u"业向区域型乡构源类别质门级层面次式系");
    return (first == u'按' && last == u'分') || (kjr_is_one_of(first, u"按分") && last == u'看');
}

static void resume_division(kjr_attacher *a)
{
    a->context.parts = a->context.divides = true;
    a->context.heads_end = a->context.division_end;
    a->context.part_words = a->context.division;
    a->context.whole = 0;
}

/* [符合]规定, [再创]新高: a clause that tells more of what was spoken of before names nothing. */
static bool judges(const kjr_view *view, kjr_words clause)
{
    static const uint16_t *const verbs[] = {u"符合", u"显示", u"反映", u"表明", u"说明", u"再创", u"创历",
                                            u"居全", u"比例", u"高于", u"低于", u"优于", u"好于", u"快于",
                                            u"创下", u"创出", u"刷新", u"超过", u"超出", u"高出", NULL};
    static const uint16_t *const records[] = {u"新高", u"新低", u"次高", u"次低", u"高位", u"低位", NULL};
    if (clause.end > clause.start + 2 && kjr_view_begins(view, clause.end - 2, clause.end, records))
        return true; /* 为历年同月[新高] */
    return kjr_view_begins(view, clause.start, clause.end, verbs);
}

/* Where the first verb behind `from` begins in a clause that ends at `limit`; `limit` where there is none. */
static uint32_t verb_behind(const kjr_attacher *a, uint32_t from, uint32_t limit)
{
    const kjr_token *tokens = a->sentence->tokens.items;
    for (uint32_t i = a->first; i < a->sentence->tokens.count && tokens[i].start < limit; i++) {
        bool verb = tokens[i].kind == KJR_TOKEN_WORD && tokens[i].senses & (KJR_BIT(LEVEL) | KJR_BIT(CHANGE));
        if (!verb || tokens[i].end - tokens[i].start == 1 || tokens[i].start <= from) continue;
        if (!kjr_is_derived(a->x->view, &tokens[i])) return tokens[i].start; /* 人均生产值 is a noun */
    }
    return limit;
}

/* 经银行处理的[人民币交易]，…: the verb at `verb` is told of the noun behind it, up to the next verb. Returns where that
 * noun begins, its end in *end; `start` where there is none. */
static uint32_t behind_relative(const kjr_attacher *a, uint32_t start, uint32_t verb, uint32_t limit, uint32_t *end)
{
    enum { LONGEST_VERB = 2, SHORTEST = 2 };
    const kjr_view *view = a->x->view;
    uint32_t of = verb + LONGEST_VERB;
    if (of + SHORTEST >= limit || view->code[of] != u'的') return start;
    for (uint32_t at = start; at < verb; at++) /* 在上年大幅度增长的基础上，… tells how */
        if (kjr_is_one_of(view->code[at], u"在对因随当为")) return start;
    *end = verb_behind(a, of + 1, limit);
    return of + 1;
}

/* [在…机制下]，…; [在…基础上]，…: how or where it was, not what is spoken of. */
static bool is_circumstance(const kjr_view *view, uint32_t start, uint32_t end)
{
    enum { SHORTEST = 3 };
    if (end <= start + SHORTEST) return false;
    static const uint16_t *const bases[] = {u"上年", u"去年", u"往年", u"前年", u"同期", u"年初",
                                            u"计划", u"预算", u"目标", u"全国", u"全省", u"全市",
                                            u"今年", u"本年", u"上月", u"上季", NULL};
    uint16_t first = view->code[start], last = view->code[end - 1];
    if (first == u'按') return view->code[start + 1] != u'揭'; /* 按不变价核算，… */
    if (kjr_is_one_of(first, u"与和同"))                       /* 与上年持平，… */
        return kjr_is_one_of(last, u"平当同若") &&
               (view->kind[start + 1] == KJR_CHAR_DIGIT || view->kind[start + 1] == KJR_CHAR_NUMERAL_HAN ||
                kjr_view_begins(view, start + 1, end, bases));
    if (first == u'在' && kjr_is_one_of(view->code[start + 1], u"校建岗职园册编")) return false; /* 在校生人数 */
    static const uint16_t *const factors[] = {u"扣除", u"剔除", u"还原", NULL}; /* 扣除价格上涨因素，… */
    if (kjr_view_begins(view, start, end, factors)) return true;
    if (first == u'受') return last == u'响' || last == u'力' || last == u'击'; /* 受疫情影响，… */
    return (kjr_is_one_of(first, u"在随从") || (first == u'当' && last == u'时')) &&
           kjr_is_one_of(last, u"下中上内时后里间前");
}

/* 与2010年相比，人口增加…: a comparison set off by a comma holds for the changes of the sentence. */
static bool note_comparison(kjr_attacher *a, const kjr_token *mark)
{
    static const uint16_t *const ends[] = {u"相比", u"比较", u"相较", u"对比", NULL};
    const kjr_token *tokens = a->sentence->tokens.items;
    const kjr_view *view = a->x->view;
    uint32_t end = mark->start;
    bool compares = end >= a->from + 2 && kjr_view_begins(view, end - 2, end, ends);
    for (uint32_t i = a->first; &tokens[i] < mark; i++) {
        if (tokens[i].kind == KJR_TOKEN_WORD && tokens[i].senses & KJR_BIT(BASIS) && tokens[i].end + 1 >= end) {
            a->context.basis = tokens[i].basis; /* 与上年比较，… */
            a->context.basis_words = kjr_token_words(&tokens[i]);
            return true;
        }
        if (tokens[i].kind != KJR_TOKEN_TIME || tokens[i].start <= a->from) continue;
        bool with = kjr_is_one_of(view->code[tokens[i].start - 1], u"与同和跟较“");
        if (!compares || !with) continue;
        kjr_note_compared(a, &tokens[i]);
        return true;
    }
    return false;
}

/* 专项斗争开展以来，… 十一届政协期间，…: a time that is named by what began or went on. */
static bool note_since(kjr_attacher *a, const kjr_token *mark)
{
    enum { SHORTEST = 4, LONGEST = 20 };
    static const uint16_t *const ends[] = {u"以来", u"期间", NULL};
    const kjr_token *tokens = a->sentence->tokens.items;
    uint32_t start = a->from, end = mark->start;
    if (end < start + SHORTEST || end > start + LONGEST || !kjr_view_begins(a->x->view, end - 2, end, ends))
        return false;
    for (uint32_t i = a->first; &tokens[i] < mark; i++)
        if (tokens[i].kind == KJR_TOKEN_TIME) return false;
    a->context.since = (kjr_words){start, end};
    return true;
}

/* 经济总量偏小，占全省不到5%: a clause without figures names what the next speaks of, up to its verb. */
static void note_theme(kjr_attacher *a, const kjr_token *mark, uint32_t next_metric)
{
    enum { LONGEST = 24 };
    const kjr_token *tokens = a->sentence->tokens.items;
    uint32_t end = verb_behind(a, a->from, mark->start);
    if (divides(a->x->view, a->from, mark->start)) {
        a->context.division = (kjr_words){a->from, mark->start};
        a->context.division_end = next_metric;
        resume_division(a);
        return;
    }
    uint32_t start = a->from;
    for (uint32_t i = a->first; &tokens[i] < mark && tokens[i].kind == KJR_TOKEN_TIME && tokens[i].start == start; i++)
        start = tokens[i].end;                                                      /* 今年，… */
    for (uint32_t i = a->first; &tokens[i] < mark && tokens[i].start <= start; i++) /* 推动[社会住宅]，已完工3处 */
        if (tokens[i].start == start && kjr_token_is_doing(&tokens[i]) &&
            kjr_is_one_of(a->x->view->code[start], u"推落建取实完加深强开组"))
            start = tokens[i].end;
    if (end < mark->start) start = behind_relative(a, start, end, mark->start, &end);
    kjr_words theme = kjr_trim_name(a->x, (kjr_words){start, end > start ? end : start});
    bool reports = mark > tokens && mark[-1].end == mark->start && mark[-1].kind == KJR_TOKEN_WORD &&
                   mark[-1].senses & KJR_BIT(MODALITY); /* 司长预计，… */
    if (reports || kjr_view_is(a->x->view, a->from, mark->start, u"其余", 2)) return;
    if (is_circumstance(a->x->view, a->from, mark->start)) return;
    if (judges(a->x->view, theme)) return;
    if (theme.end - theme.start <= LONGEST) a->context.theme = theme;
}

/* 破获58起刑事案件[中]，盗窃48起…: what follows is of those that the clause has counted. */
static bool ends_with_pool(const kjr_attacher *a, const kjr_token *comma)
{
    enum { LONGEST_NOUN = 16 };
    const kjr_token *figure = comma;
    if (a->x->view->code[comma->start - 1] != u'中') return false;
    while (figure > a->sentence->tokens.items && figure->kind != KJR_TOKEN_FIGURE)
        figure--;
    if (figure->kind != KJR_TOKEN_FIGURE || figure->end + LONGEST_NOUN < comma->start) return false;
    return a->x->facts->metrics.items[figure->id].kind == KJREP_METRIC_COUNT && figure->end + 2 < comma->start;
}

/* 立案23975件。[在立案提案中]，委员提案…: does a clause without figures end in 中 and name what the last figure counted? */
static bool names_pool(const kjr_attacher *a, const kjr_token *comma, uint32_t next_metric)
{
    enum { LONGEST = 12, SHORTEST = 3 };
    const kjr_view *view = a->x->view;
    uint32_t end = comma->start;
    if (next_metric == 0 || next_metric != a->sentence->first_metric || a->from != a->sentence->start) return false;
    if (end < a->from + SHORTEST || end > a->from + LONGEST || view->code[end - 1] != u'中') return false;
    const kjr_metric *total = &a->x->facts->metrics.items[next_metric - 1];
    kjr_words name = total->subject;
    if (total->kind != KJREP_METRIC_COUNT || name.end < name.start + 2) return false;
    for (uint32_t at = a->from; at + 2 < end; at++)
        if (kjr_view_is(view, at, end, view->code + name.end - 2, 2)) return true;
    return false;
}

static void open_parts(kjr_attacher *a, kjr_words words, uint32_t next_metric)
{
    a->context.parts = true;
    a->context.divides = false;
    a->context.heads_end = next_metric;
    a->context.part_words = words;
    a->context.whole = 0;
}

static void take_mark(kjr_attacher *a, const kjr_token *token, uint32_t next_metric)
{
    switch (token->mark) {
    case KJR_CHAR_PAUSE: return;
    case KJR_CHAR_OPEN: open_bracket(a, token, next_metric); break;
    case KJR_CHAR_CLOSE: close_bracket(a); break;
    default:
        a->context.change = KJREP_CHANGE_NONE;
        if (token->start > a->sentence->start + 3 &&
            kjr_view_is(a->x->view, token->start - 3, token->start, u"基础上", 3))
            a->context.time = a->clause_time; /* 在去年5个的基础上，再建3个 */
        a->clause_time = a->context.time;
        if (token->mark == KJR_CHAR_COLON && !a->context.parts) open_list(a, token, next_metric);
        if (token->mark == KJR_CHAR_COMMA && a->figured && ends_with_pool(a, token))
            open_parts(a, (kjr_words){token->start - 1, token->start}, next_metric);
        if (token->mark == KJR_CHAR_COMMA && !a->figured && names_pool(a, token, next_metric)) {
            open_parts(a, (kjr_words){token->start - 1, token->start}, next_metric);
            a->figured = true; /* it names nothing else */
        }
        if (!a->figured && !note_comparison(a, token) && !note_since(a, token)) note_theme(a, token, next_metric);
        if (token->mark == KJR_CHAR_SEMICOLON && a->reached_time && a->context.time == a->reached_time)
            a->context.time = a->time_before; /* 增加到[2016年]的1650亿元；… */
        if (token->mark == KJR_CHAR_SEMICOLON && a->context.basis == KJREP_BASIS_MOM)
            a->context.basis = KJREP_BASIS_NONE;
        if (token->mark == KJR_CHAR_SEMICOLON && !kjr_is_empty(a->context.division)) resume_division(a);
        a->figured = false;
        break;
    }
    a->from = token->end;
}

/* 其主要内容[包括]…, 支出主要[包括]… */
static bool lists_contents(const kjr_attacher *a, const kjr_token *token)
{
    static const uint16_t *const leads[] = {u"内容", u"主要", u"具体", NULL};
    return token->start >= a->from + 2 && kjr_view_begins(a->x->view, token->start - 2, token->start, leads);
}

/* 持证残疾人3718人，[分别为]肢体残疾2156人，…: names follow, not the figures of names before. */
static bool breaks_up(const kjr_attacher *a, uint32_t index)
{
    const kjr_sentence *s = a->sentence;
    const kjr_token *token = &s->tokens.items[index];
    if (token->start != a->from || index == 0 || index + 1 >= s->tokens.count || token[-1].mark != KJR_CHAR_COMMA)
        return false;
    bool is = kjr_is_one_of(a->x->view->code[token->end - 1], u"为是有");
    return is && token[1].start > token->end + 1 && a->x->view->kind[token->end] == KJR_CHAR_HAN;
}

static void take_word(kjr_attacher *a, uint32_t index, uint32_t next_metric)
{
    const kjr_token *token = &a->sentence->tokens.items[index];
    bool among = a->x->view->code[token->start] == u'其'; /* 含 包括 count at the head of a clause only */
    if (token->senses & KJR_BIT(PART) && !token->inert &&
        (among || token->start == a->from || lists_contents(a, token)))
        open_parts(a, kjr_token_words(token), next_metric);
    if (token->senses & KJR_BIT(RESPECTIVE) && !token->inert && breaks_up(a, index))
        open_parts(a, kjr_token_words(token), next_metric);
    a->budget_words += token->modality == KJR_MODALITY_BUDGETED;
    if (token->modality == KJR_MODALITY_EXPECTED && !token->inert) a->expected_words = kjr_token_words(token);
    if (kjr_says_planned(a, index)) {
        a->planned = true;
        a->planned_words = kjr_token_words(token);
        a->latched |= token->modality == KJR_MODALITY_AIMS && a->section == KJR_SECTION_OPEN;
    }
}

/* 总预算230亿元，…增加[2亿]: an amount without its unit, told of what money was told of. */
static void take_currency(const kjr_attacher *a, kjr_metric *metric)
{
    enum { FARTHEST = 4 };
    if (metric->kind != KJREP_METRIC_COUNT || metric->unit[0] != '1') return;
    if (!kjr_is_one_of(a->x->view->code[metric->text.end - 1], u"亿兆")) return;
    const kjr_metric *first = &a->x->facts->metrics.items[a->sentence->first_metric], *before = metric;
    for (uint32_t i = 0; i < FARTHEST && before > first; i++) {
        before--;
        if (before->kind != KJREP_METRIC_MONEY || before->subject.start != metric->subject.start) continue;
        metric->kind = KJREP_METRIC_MONEY;
        metric->unit = before->unit;
        return;
    }
}

static void take_figure(kjr_attacher *a, uint32_t index)
{
    const kjr_token *token = &a->sentence->tokens.items[index];
    kjr_metric *metric = &a->x->facts->metrics.items[token->id];
    bool goes_on = a->list_left > 0;
    kjr_left left;
    a->taken = token->end;
    kjr_read_left(a, index, &left);
    bool based = kjr_take_base(a, index, &left) || kjr_take_rate_of_base(a, index);
    if (!based) kjr_set_subject(a, index, &left);
    if (kjr_is_empty(metric->owner)) metric->owner = a->introduced;
    take_currency(a, metric);
    if (based) {
        if (metric->modality != KJREP_MODALITY_PLANNED) kjr_set_modality(a, index, &left, metric);
    } else if (goes_on) {
        const kjr_metric *before = metric - 1;
        metric->change = left.change ? left.change->change : before->change; /* 分别下降12%和[上升]5% */
        metric->change_words = left.change ? kjr_token_words(left.change) : before->change_words;
        metric->basis = before->basis;
        metric->basis_words = before->basis_words;
        metric->modality = before->modality;
        metric->modality_words = before->modality_words;
        metric->period = before->period;
        metric->date_from = before->date_from;
        metric->date_to = before->date_to;
        kjr_share_hedge(a, before, metric);
    } else {
        kjr_set_change(a, index, &left);
        kjr_set_modality(a, index, &left, metric);
        kjr_level_aim(a, metric);
    }
    set_period(a, metric);
    if (a->from_time && (metric->modality_words.end == a->from_time || metric->change_words.end == a->from_time))
        a->context.time = a->time_before;
    a->from_time = 0;
    if (metric->kind == KJREP_METRIC_RANK) undate_pool(a, metric);
    kjr_set_indicator(a->x, metric);
    kjr_set_parent(a, index, &left);
    a->from = a->taken;
    bool within = metric->kind == KJREP_METRIC_DURATION && a->from == token->end; /* 五年[内]兴建… */
    if (within && kjr_is_one_of(a->x->view->code[a->from], u"内间来前后")) a->from++;
    a->first = index + 1;
    while (a->first < a->sentence->tokens.count && a->sentence->tokens.items[a->first].start < a->from)
        a->first++;
    a->figured = true;
}

/* “十四五”期间由[2020年]的300家增加到[2025年]的500家，…: such times are those of one figure alone; the last one holds on where no
 * period stands before it. */
static bool dates_one(const kjr_attacher *a, const kjr_token *token, const kjr_token *before)
{
    if (!before || before->end != token->start || before->kind != KJR_TOKEN_WORD) return false;
    if (before->senses & KJR_BIT(MODALITY)) return before->modality == KJREP_MODALITY_PRIOR;
    bool moves = before->senses & KJR_BIT(CHANGE) && before->change >= KJREP_CHANGE_INCREASE_TO;
    const kjr_time *period = a->context.time ? &a->x->facts->times.items[a->context.time - 1] : NULL;
    return moves && before->change != KJREP_CHANGE_SHARE && a->x->view->code[token->end] == u'的' && period &&
           period->precision == KJREP_PRECISION_PERIOD;
}

/* 从2011年的1091亿元增加到[2016年]的1650亿元: where it went, and when. */
static bool reaches_time(const kjr_attacher *a, const kjr_token *token, const kjr_token *before)
{
    static const uint16_t *const own[] = {u"本年", u"当年", u"当月", NULL}; /* [本年]毕业生587人；… */
    if (kjr_view_begins(a->x->view, token->start, token->end, own) && a->figured) return true;
    return before && before->end == token->start && kjr_token_has(before, KJR_BIT(CHANGE)) &&
           before->change >= KJREP_CHANGE_INCREASE_TO && before->change != KJREP_CHANGE_SHARE &&
           a->x->view->code[token->end] == u'的';
}

static void take_time(kjr_attacher *a, uint32_t index)
{
    const kjr_token *token = &a->sentence->tokens.items[index];
    if (!dates(a, token) || kjr_is_shared(a, index)) return;
    bool one = dates_one(a, token, index ? token - 1 : NULL);
    a->from_time = one ? token->start : 0;
    bool reaches = !one && reaches_time(a, token, index ? token - 1 : NULL);
    if (one || reaches) a->time_before = a->context.time;
    a->reached_time = reaches ? token->id + 1 : 0;
    a->context.time = token->id + 1;
}

/* 其中 at the head of a sentence goes on with what the sentence before said. */
static bool goes_on_from_before(const kjr_attacher *a)
{
    const kjr_token *tokens = a->sentence->tokens.items;
    return a->sentence->tokens.count && tokens[0].kind == KJR_TOKEN_WORD && tokens[0].senses & KJR_BIT(PART) &&
           tokens[0].start == a->sentence->start;
}

/* 截止10月，排查169人；⏎组建采样点18个: a line that ends in a semicolon goes on in the next, but for one with a label. */
static bool goes_on_from_line(const kjr_attacher *a, bool labelled)
{
    const uint32_t blanks = 1u << KJR_CHAR_NEWLINE | 1u << KJR_CHAR_SPACE;
    uint32_t at = a->sentence->start;
    while (at > 0 && blanks >> a->x->view->kind[at - 1] & 1u)
        at--;
    return !labelled && at > 0 && at < a->sentence->start && a->x->view->kind[at - 1] == KJR_CHAR_SEMICOLON;
}

/* The node that holds the first figure of the sentence, NULL for none. */
static const kjr_node *node_of_first(const kjr_attacher *a)
{
    uint32_t id = a->x->facts->metrics.items[a->sentence->first_metric].node;
    return id ? kjr_outline_node(a->x->outline, id) : NULL;
}

/* ---- What introduces items: 国有企业编列预算22个单位，情形如下：（一）… */

/* Is the sentence one of the items below what introduced them? */
static bool is_introduced(const kjr_attacher *a)
{
    const kjr_outline *outline = a->x->outline;
    uint32_t id = a->x->facts->metrics.items[a->sentence->first_metric].node;
    while (id && kjr_outline_node(outline, id)->parent != a->introduced_under)
        id = kjr_outline_node(outline, id)->parent;
    if (!id) return false;
    const kjr_node *item = kjr_outline_node(outline, id);
    return item->start >= a->introduced.end && item->label_end > item->start;
}

/* What a sentence that ends with a colon begins with, up to its first verb, owns what the items tell. */
static void note_introduced(kjr_attacher *a)
{
    enum { SHORTEST = 2, LONGEST = 16 };
    const kjr_sentence *s = a->sentence;
    uint32_t start = s->start, end = s->end;
    const kjr_node *node = node_of_first(a);
    if (a->x->view->kind[end - 1] != KJR_CHAR_COLON || !node) return;
    for (uint32_t i = 0; i < s->tokens.count && end == s->end; i++) {
        bool inner = s->tokens.items[i].kind == KJR_TOKEN_MARK && s->tokens.items[i].end < s->end;
        if (inner && s->tokens.items[i].mark != KJR_CHAR_PAUSE) return; /* 面对不明朗的环境，我们提出…： */
        if (s->tokens.items[i].kind == KJR_TOKEN_TIME && s->tokens.items[i].start == start)
            start = s->tokens.items[i].end;
        else if (s->tokens.items[i].start > start) end = s->tokens.items[i].start;
    }
    a->introduced = kjr_trim_name(a->x, (kjr_words){start, end});
    bool told =
        !kjr_is_empty(a->introduced) && kjr_is_one_of(a->x->view->code[a->introduced.end - 1], u"好下到出了述体");
    uint32_t length = a->introduced.end - a->introduced.start;
    if (told || length < SHORTEST || length > LONGEST) a->introduced = (kjr_words){0, 0}; /* [做好]以下工作 */
    a->introduced_under = node->parent;
}

/* ---- Sentences */

static void start_sentence(kjr_attacher *a)
{
    const kjr_sentence *s = a->sentence;
    kjr_context old = a->context;
    uint32_t line_start = a->x->view->lines.items[s->line].start;
    bool same_line = line_start == a->line_start;
    a->line_start = line_start;
    a->context = (kjr_context){0};
    const kjr_node *node = node_of_first(a);
    bool labelled = node && node->start >= s->start && node->label_end > s->start;
    if (goes_on_from_line(a, labelled)) a->context.time = old.time;
    if (same_line) {
        a->context.subject = old.subject;
        a->context.owner = old.owner;
        if (goes_on_from_before(a)) a->context.time = old.time;
    }
    a->clause_time = a->context.time;
    a->depth = 0;
    a->figured = false;
    a->planned = false;
    a->planned_words = a->expected_words = (kjr_words){0, 0};
    a->list_left = a->list_count = 0;
    a->reached_time = 0;
    a->base = 0;
    a->from = labelled ? node->label_end : s->start;
    a->first = 0;
    while (a->first < s->tokens.count && s->tokens.items[a->first].start < a->from)
        a->first++;
    a->section = kjr_section_of(a, a->x->facts->metrics.items[s->first_metric].node);
    if (a->section == KJR_SECTION_DONE) a->latched = false;
    if (!is_introduced(a)) a->introduced = (kjr_words){0, 0};
}

static void read_sentence(kjr_attacher *a)
{
    const kjr_sentence *s = a->sentence;
    uint32_t next_metric = s->first_metric;
    start_sentence(a);
    for (uint32_t i = 0; i < s->tokens.count; i++) {
        const kjr_token *token = &s->tokens.items[i];
        switch (token->kind) {
        case KJR_TOKEN_MARK:
            if (token->inert) break;
            take_mark(a, token, next_metric);
            if (a->from == token->end) a->first = i + 1;
            break;
        case KJR_TOKEN_TIME: take_time(a, i); break;
        case KJR_TOKEN_WORD: take_word(a, i, next_metric); break;
        default:
            take_figure(a, i);
            next_metric = token->id + 1;
            break;
        }
    }
    note_introduced(a);
}

kjrep_status kjr_attach(kjr_extractor *x)
{
    kjr_sentence sentence = {0};
    kjr_sentence_cursor cursor = {0};
    kjr_attacher a = {.x = x, .sentence = &sentence, .line_start = UINT32_MAX};
    bool good = true;
    for (uint32_t i = 0; good && i < x->facts->metrics.count; i = sentence.metrics_end) {
        if (x->facts->metrics.items[i].flags & KJREP_FLAG_TABLE_CELL) { /* has them from its table */
            sentence.metrics_end = i + 1;
            continue;
        }
        good = kjr_sentence_make(x, i, &cursor, &sentence);
        if (good) read_sentence(&a);
    }
    if (good) kjr_plan_budget(&a);
    kjr_free(x->allocator, sentence.tokens.items);
    return good ? KJREP_OK : kjr_fail_memory(x->error);
}
