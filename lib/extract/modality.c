/* Was it done, is it planned, or was it so before? By sections, by the words of the sentence, by the kind of report. */
#include "extract/attributes.h"

/* 2025年10件实事: the heading names a year behind the one that is reported on. */
static bool looks_ahead(const kjr_attacher *a, const kjr_node *heading)
{
    const kjr_time *times = a->x->facts->times.items;
    uint32_t low = 0, high = a->x->facts->times.count;
    if (!a->x->outline->year || heading->kind != KJREP_NODE_HEADING) return false;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (times[middle].words.start < heading->title) low = middle + 1;
        else high = middle;
    }
    return low < a->x->facts->times.count && times[low].words.start == heading->title &&
           times[low].date_from / 10000 > a->x->outline->year;
}

/* 圆满[完成]年度目标任务: the heading tells that it was done. */
static bool tells_completion(const kjr_view *view, const kjr_node *heading)
{
    static const uint16_t *const done[] = {u"超额", u"圆满", u"顺利完成", u"全面完成", u"情况", u"进展", u"成效", NULL};
    static const uint16_t *const ahead[] = {u"确保",     u"力争", u"努力", u"全力", u"坚决", u"奋力",
                                            u"推进目标", u"措施", u"保证", u"打算", u"计划", u"安排",
                                            u"思路",     u"下步", u"下一", u"部署", NULL};
    bool told = false;
    for (uint32_t at = heading->title; at < heading->end; at++) {
        if (kjr_view_begins(view, at, heading->end, ahead)) return false;
        told |= kjr_view_begins(view, at, heading->end, done);
    }
    return told;
}

/* Do the sections around the node speak of the time to come, or of what was done? */
uint8_t kjr_section_of(const kjr_attacher *a, uint32_t id)
{
    const kjr_outline *outline = a->x->outline;
    for (; id; id = kjr_outline_node(outline, id)->parent) {
        switch (kjr_outline_node(outline, id)->role) {
        case KJREP_ROLE_TARGETS:
        case KJREP_ROLE_NEXT_STEPS:
            return tells_completion(a->x->view, kjr_outline_node(outline, id)) ? KJR_SECTION_DONE : KJR_SECTION_PLANNED;
        case KJREP_ROLE_NONE:
            if (looks_ahead(a, kjr_outline_node(outline, id))) return KJR_SECTION_PLANNED;
            break;
        default: return KJR_SECTION_DONE;
        }
    }
    bool plan = outline->genre == KJREP_GENRE_WORK_PLAN || outline->genre == KJREP_GENRE_BUDGET;
    return plan || a->latched ? KJR_SECTION_PLANNED : KJR_SECTION_OPEN;
}

/* A text with 决算 for every third word of budgets tells what was spent. */
static bool settles(const kjr_view *view, uint32_t budget_words)
{
    enum { EVERY = 3 };
    uint32_t settled = 0;
    for (uint32_t at = 0; (at = kjr_view_find(view, at, view->count, u'决', u'决')) < view->count; at++)
        settled += view->code[at + 1] == u'算';
    return settled * EVERY > budget_words;
}

void kjr_plan_budget(kjr_attacher *a)
{
    enum { ENOUGH = 12, EVERY = 400 };
    if (a->budget_words < ENOUGH || a->budget_words * EVERY < a->x->view->count) return;
    if (settles(a->x->view, a->budget_words)) return;
    for (uint32_t i = 0; i < a->x->facts->metrics.count; i++) {
        kjr_metric *metric = &a->x->facts->metrics.items[i];
        if (metric->modality == KJREP_MODALITY_ACTUAL && kjr_section_of(a, metric->node) == KJR_SECTION_OPEN)
            metric->modality = KJREP_MODALITY_PLANNED;
    }
}

/* The word stands at the head of its clause, times aside. */
static bool at_head(const kjr_attacher *a, uint32_t index)
{
    const kjr_token *tokens = a->sentence->tokens.items, *token = &tokens[index];
    bool counted = index > 0 && tokens[index - 1].kind == KJR_TOKEN_FIGURE; /* 实现翻番[目标] */
    if (token->start == a->from) return !counted || tokens[index - 1].end < token->start;
    bool timed = index > 0 && tokens[index - 1].kind == KJR_TOKEN_TIME && tokens[index - 1].end == token->start;
    return timed && !kjr_is_shared(a, index - 1); /* 占年初[计划]的七成 */
}

/* A report of what was done, or a section of it: what it expects (预计) of that time is as good as done. */
static bool tells_done(const kjr_attacher *a)
{
    switch (a->x->outline->genre) {
    case KJREP_GENRE_WORK_SUMMARY:
    case KJREP_GENRE_BRIEFING:
    case KJREP_GENRE_STAT_COMMUNIQUE:
    case KJREP_GENRE_SELF_EVALUATION:
    case KJREP_GENRE_DEBRIEF: return a->section != KJR_SECTION_PLANNED;
    case KJREP_GENRE_GOV_WORK_REPORT: {
        bool mainland = a->x->outline->region == KJR_REGION_MAINLAND;
        return a->section == KJR_SECTION_DONE || (mainland && a->section == KJR_SECTION_OPEN);
    }
    default: return a->section == KJR_SECTION_DONE;
    }
}

/* 我局[计划]建设, 全市[拟]实施: behind the body that intends it, with the verb. */
static bool is_intent_of_body(const kjr_attacher *a, uint32_t index)
{
    const kjr_sentence *s = a->sentence;
    const kjr_token *token = &s->tokens.items[index], *next = token + 1;
    if (token->start <= a->from || index + 1 >= s->tokens.count || next->start != token->end) return false;
    return next->kind == KJR_TOKEN_WORD && next->senses & (KJR_BIT(LEVEL) | KJR_BIT(CHANGE)) &&
           kjr_is_one_of(a->x->view->code[token->start - 1], u"局市县区省镇乡厅委校院司我");
}

/* 园区[将]新增产值, 铁路[将]开通: the auxiliary with its verb, not 将…由…提高到. */
static bool is_future(const kjr_attacher *a, uint32_t index)
{
    const kjr_sentence *s = a->sentence;
    const kjr_token *token = &s->tokens.items[index], *next = token + 1;
    const kjr_view *view = a->x->view;
    if (view->code[token->start] != u'将' || token->end - token->start != 1 || token->start <= a->from) return false;
    if (view->kind[token->start - 1] != KJR_CHAR_HAN || kjr_is_one_of(view->code[token->start - 1], u"已曾即必"))
        return false;
    if (kjr_is_one_of(view->code[token->end], u"会于再达占有可为在")) return true;
    if (index + 1 >= s->tokens.count || next->start != token->end) return false;
    bool hedged = next->kind == KJR_TOKEN_FIGURE && view->kind[next->start] == KJR_CHAR_HAN; /* 总数[将]不低于20亿元 */
    bool verb = next->kind == KJR_TOKEN_WORD;
    return hedged || (verb && (next->senses & (KJR_BIT(LEVEL) | KJR_BIT(CHANGE))) && !kjr_is_derived(view, next) &&
                      !kjr_heads_name(view, next->end));
}

/* [将]门前乱堆乱放全面清理, [将]860件建议归为91项: 把, where neither a verb nor how it is done stands behind it. */
static bool marks_object(const kjr_attacher *a, uint32_t index)
{
    const kjr_extractor *x = a->x;
    const kjr_sentence *s = a->sentence;
    const kjr_token *token = &s->tokens.items[index], *next = token + 1;
    uint32_t length;
    if (x->view->code[token->start] != u'将' || !kjr_token_is_single(token)) return false;
    if (x->outline->region != KJR_REGION_MAINLAND) return false;
    if (kjr_is_one_of(x->view->code[token->end], u"会于再达占有可为在是以按从对与继进不")) return false;
    bool verb = index + 1 < s->tokens.count && next->start == token->end && next->kind == KJR_TOKEN_WORD;
    return !verb && !kjr_lexicon_match(x->lexicon, x->view, token->end, s->end,
                                       KJR_BIT(TRIM_HEAD) | KJR_BIT(CONNECTIVE) | KJR_BIT(TIME), &length);
}

bool kjr_says_planned(const kjr_attacher *a, uint32_t index)
{
    const kjr_token *token = &a->sentence->tokens.items[index];
    if (token->kind != KJR_TOKEN_WORD || !(token->senses & KJR_BIT(MODALITY)) || token->inert) return false;
    if (token->modality == KJR_MODALITY_AIMS) return true;
    bool society = a->x->outline->region == KJR_REGION_MAINLAND && a->x->view->code[token->start] == u'我' &&
                   a->x->view->code[token->start + 1] == u'会'; /* 今年，我会争取到资金 */
    if (society) return false;
    if (token->start && kjr_is_one_of(a->x->view->code[token->start - 1], u"较比")) return false; /* 较[预计]增加 */
    static const uint16_t *const sums[] = {u"总投资", u"投资额", NULL}; /* [计划]总投资60亿元: that figure alone */
    if (kjr_view_begins(a->x->view, token->end, a->sentence->end, sums)) return false;
    bool foresees = a->x->outline->region != KJR_REGION_MAINLAND && a->section != KJR_SECTION_DONE;
    if (token->modality == KJR_MODALITY_EXPECTED) return foresees || (!tells_done(a) && at_head(a, index));
    if (token->modality == KJREP_MODALITY_PLANNED)
        return token->end - token->start > 1 || at_head(a, index) || is_intent_of_body(a, index);
    bool whole = token->modality == KJR_MODALITY_INTENDED && token->end - token->start > 1;
    if (whole && a->x->view->code[token->end] == u'的') return false; /* 完成全年[目标]的98% */
    if (token->modality != KJR_MODALITY_INTENDED || a->section == KJR_SECTION_DONE) return false;
    return (at_head(a, index) && !marks_object(a, index)) || (whole && is_intent_of_body(a, index)) ||
           is_future(a, index);
}

/* A year behind the one that is reported on. */
static bool is_ahead(const kjr_attacher *a, const kjr_time *time)
{
    return a->x->outline->year && time->date_from / 10000 > a->x->outline->year + 1;
}

/* [到]2030年…达到…: so it will be. */
static bool is_reached(const kjr_attacher *a, const kjr_time *time)
{
    uint32_t start = time->words.start;
    return !kjr_is_empty(a->expected_words) || kjr_is_one_of(a->x->view->code[start], u"到至") ||
           (start > a->sentence->start && kjr_is_one_of(a->x->view->code[start - 1], u"到至"));
}

/* A time up to the end of the year that is reported on: what the plans of a section start from. */
static bool is_past(const kjr_attacher *a, const kjr_time *time)
{
    const kjr_outline *outline = a->x->outline;
    bool ahead = outline->genre == KJREP_GENRE_BUDGET;  /* it is about the year to come */
    uint8_t kind = a->x->view->kind[time->words.start]; /* [下半年] of a plan is that of the year to come */
    bool dated = kind == KJR_CHAR_DIGIT || kind == KJR_CHAR_NUMERAL_HAN || time->sense == KJR_TIME_AS_OF;
    return time->sense == KJR_TIME_PRIOR || (dated && time->date_to && time->date_to / 10000 <= outline->year - ahead);
}

/* 高于预期目标（[5%]）: what was aimed at. */
static bool glosses_aim(const kjr_attacher *a, uint32_t figure)
{
    const kjr_token *token = &a->sentence->tokens.items[figure];
    if (figure < 2 || token[-1].mark != KJR_CHAR_OPEN || token[-1].end != token->start) return false;
    return token[-2].kind == KJR_TOKEN_WORD && token[-2].senses & KJR_BIT(MODALITY) &&
           token[-2].end == token[-1].start && token[-2].end - token[-2].start > 1;
}

/* 教育局[会]拨款5亿元: the auxiliary of Hong Kong behind who does it, no 会议 nor 会员; empty where none is or where 已
 * stands behind it. */
static kjr_words will_do(const kjr_attacher *a, uint32_t figure)
{
    enum { FARTHEST = 200 };
    const kjr_view *view = a->x->view;
    const kjr_words none = {0, 0};
    uint8_t region = a->x->outline->region;
    if (region != KJR_REGION_HONG_KONG && region != KJR_REGION_MACAO) return none;
    if (figure == a->sentence->start) return none;
    uint32_t at = figure - a->sentence->start > FARTHEST ? figure - FARTHEST : a->sentence->start + 1;
    for (; (at = kjr_view_find(view, at, figure, u'会', u'会')) < figure; at++) {
        bool aux = kjr_is_one_of(view->code[at - 1], u"局署处们府我亦也还将都并") &&
                   !kjr_is_one_of(view->code[at + 1], u"议员计谈展场长同见堂所籍面考师");
        if (aux) return kjr_view_find(view, at, figure, u'已', u'曾') == figure ? (kjr_words){at, at + 1} : none;
    }
    return none;
}

/* 年度投资计划647亿元, 目标任务16家: an amount of what the name says is but aimed at. */
static bool is_aim(const kjr_attacher *a, const kjr_metric *metric)
{
    static const uint16_t *const aims[] = {u"计划投资", u"投资计划", u"目标任务", u"年度目标", u"年度计划", u"年度任务",
                                           u"目标值",   u"任务数",   u"计划数",   u"目标数",   u"预算数",   u"年计划",
                                           u"年任务",   u"预期目标", u"总任务",   NULL};
    static const uint16_t *const bare[] = {u"任务", u"目标", NULL};
    enum { SHORT = 2 };
    const kjr_view *view = a->x->view;
    const kjr_words name = metric->subject;
    if (!kjr_is_amount(metric) || metric->change != KJREP_CHANGE_NONE || name.end > metric->text.start) return false;
    if (name.start < a->from) return false; /* of an earlier figure */
    if (name.start >= a->from + 2 && kjr_view_is(view, name.start - 2, name.start, u"计划", 2)) return true;
    for (uint32_t at = name.start; at < name.end; at++)
        if (kjr_is_one_of(view->code[at], u"计投目年任预总") && kjr_view_begins(view, at, name.end, aims)) return true;
    bool counted = metric->kind == KJREP_METRIC_COUNT && view->code[metric->text.end - 1] == u'项';
    return !counted && name.end >= name.start + SHORT && kjr_view_begins(view, name.end - SHORT, name.end, bare);
}

/* 接警1062起（[2023年同期]1130起）: what it was at an earlier time. */
static bool glosses_prior(const kjr_attacher *a, uint32_t figure, kjr_metric *metric)
{
    const kjr_token *token = &a->sentence->tokens.items[figure];
    if (figure < 2 || token[-1].kind != KJR_TOKEN_TIME || token[-1].end != token->start) return false;
    if (token[-2].mark != KJR_CHAR_OPEN || token[-2].end != token[-1].start) return false;
    const kjr_time *time = &a->x->facts->times.items[token[-1].id];
    bool like =
        token[-1].end >= token[-1].start + 2 && kjr_view_is(a->x->view, token[-1].end - 2, token[-1].end, u"同期", 2);
    if (time->sense != KJR_TIME_PRIOR && !like) return false;
    metric->modality = KJREP_MODALITY_PRIOR;
    metric->modality_words = metric->period = time->words;
    metric->date_from = time->date_from;
    metric->date_to = time->date_to;
    return true;
}

/* 由796元[提高到]842元, but 由404个岛屿组成: does the text tell where it went from there? */
static bool goes_somewhere(const kjr_attacher *a, const kjr_token *source, const kjr_metric *metric)
{
    enum { FARTHEST = 60 };
    uint32_t end = a->sentence->end < metric->text.end + FARTHEST ? a->sentence->end : metric->text.end + FARTHEST;
    if (!kjr_token_is_single(source) || !kjr_is_one_of(a->x->view->code[source->start], u"由从")) return true;
    for (uint32_t at = metric->text.end; at < end; at++)
        if (kjr_is_one_of(a->x->view->code[at], u"到至为升降增减")) return true;
    return false;
}

/* [下达的]1500人参保任务 */
static bool is_set(const kjr_view *view, const kjr_metric *metric)
{
    static const uint16_t *const verbs[] = {u"下达", u"确定", u"分配", u"核定", u"规定", NULL};
    uint32_t at = metric->text.start;
    return at > 2 && view->code[at - 1] == u'的' && kjr_view_begins(view, at - 3, at, verbs);
}

/* 经费[自]31亿元增至366亿元: the word for 由 that touches the figure, where it is told what that came to. */
static bool is_origin(const kjr_attacher *a, const kjr_metric *metric)
{
    enum { FARTHEST = 8 };
    const kjr_view *view = a->x->view;
    uint32_t at = metric->text.start, end = metric->text.end + FARTHEST;
    if (at < a->from + 2 || view->code[at - 1] != u'自' || kjr_is_one_of(view->code[at - 2], u"来各独亲")) return false;
    for (at = metric->text.end; at < end && at < a->sentence->end && view->kind[at] == KJR_CHAR_HAN; at++)
        if (kjr_is_one_of(view->code[at], u"至到")) return true;
    return false;
}

/* 低于年初确定4.3%[的目标], 完成1100万人[的年度任务] */
static bool is_aim_behind(const kjr_view *view, const kjr_metric *metric)
{
    enum { FARTHEST = 5 };
    static const uint16_t *const aims[] = {u"目标", u"任务", u"计划", u"指标", NULL};
    if (view->code[metric->text.end] != u'的' && !is_set(view, metric)) return false;
    for (uint32_t at = metric->text.end; at < view->count && at <= metric->text.end + FARTHEST; at++) {
        if (view->kind[at] != KJR_CHAR_HAN) return false;
        if (kjr_view_begins(view, at, view->count, aims)) return true;
    }
    return false;
}

/* 计划开工255项，目前[已]开工206项: what was done in spite of the plan, and what is told behind it. */
static bool tells_result(const kjr_attacher *a, const kjr_metric *metric)
{
    static const uint16_t *const words[] = {u"已", u"目前", u"实际", u"截至", u"截止", NULL};
    for (uint32_t at = a->from; at < metric->text.start; at++) {
        if (!kjr_view_begins(a->x->view, at, metric->text.start, words)) continue;
        if (a->x->view->code[at] == u'实' && kjr_is_one_of(a->x->view->code[at + 2], u"利使到缴增上下"))
            continue; /* 实际利用外资, 实际增长 */
        return a->planned_words.end <= at;
    }
    return false;
}

void kjr_set_modality(kjr_attacher *a, uint32_t figure, const kjr_left *left, kjr_metric *metric)
{
    const kjr_token *tokens = a->sentence->tokens.items;
    if (metric->modality == KJREP_MODALITY_PRIOR && !is_aim_behind(a->x->view, metric)) return;
    if (glosses_prior(a, figure, metric)) return;
    if (glosses_aim(a, figure)) {
        metric->modality = KJREP_MODALITY_PLANNED;
        metric->modality_words = kjr_token_words(&tokens[figure - 2]);
        return;
    }
    for (uint32_t i = left->chain_token; i < figure; i++) { /* 由796元提高到842元 */
        if (tokens[i].kind != KJR_TOKEN_WORD || !(tokens[i].senses & KJR_BIT(MODALITY))) continue;
        if (tokens[i].modality != KJREP_MODALITY_PRIOR || !goes_somewhere(a, &tokens[i], metric)) continue;
        metric->modality = KJREP_MODALITY_PRIOR;
        metric->modality_words = kjr_token_words(&tokens[i]);
        return;
    }
    if (is_origin(a, metric)) {
        metric->modality = KJREP_MODALITY_PRIOR;
        metric->modality_words = (kjr_words){metric->text.start - 1, metric->text.start};
        return;
    }
    if (is_aim(a, metric) || is_aim_behind(a->x->view, metric)) {
        metric->modality = KJREP_MODALITY_PLANNED;
        metric->modality_words = metric->subject;
        return;
    }
    if (a->planned && tells_result(a, metric)) a->planned = false;
    const kjr_time *time = a->context.time ? &a->x->facts->times.items[a->context.time - 1] : NULL;
    kjr_words will = a->planned ? a->planned_words : will_do(a, metric->text.start);
    bool section = a->section == KJR_SECTION_PLANNED && !(time && is_past(a, time));
    if (a->planned || section || !kjr_is_empty(will)) {
        metric->modality = KJREP_MODALITY_PLANNED;
        metric->modality_words = will;
    } else if (time && (time->sense == KJR_TIME_FUTURE || (is_ahead(a, time) && is_reached(a, time)))) {
        metric->modality = KJREP_MODALITY_PLANNED;
        metric->modality_words = time->words;
    }
}

void kjr_level_aim(const kjr_attacher *a, kjr_metric *metric)
{
    static const uint16_t rise[] = u"涨幅";
    const kjr_words *cue = &metric->change_words;
    if (metric->modality != KJREP_MODALITY_PLANNED || metric->change != KJREP_CHANGE_INCREASE_BY) return;
    if (!kjr_view_is(a->x->view, cue->start, cue->end, rise, 2)) return;
    metric->change = KJREP_CHANGE_NONE;
    metric->change_words = (kjr_words){0, 0};
}
