/* Figures shared out to names: A、B分别为1和2. */
#include "extract/attributes.h"

/* 分别下降12%和[上升]5%: where the verb before the figure `token` of such a list begins; the figure where there is none. */
static uint32_t before_change(const kjr_attacher *a, uint32_t token)
{
    const kjr_token *tokens = a->sentence->tokens.items;
    if (token == 0) return tokens[token].start;
    const kjr_token *verb = &tokens[token - 1];
    bool change =
        verb->kind == KJR_TOKEN_WORD && verb->senses & KJR_BIT(CHANGE) && verb->change < KJREP_CHANGE_INCREASE_TO;
    return change && verb->end == tokens[token].start ? verb->start : tokens[token].start;
}

/* Between two figures of a list stands nothing but 、 和 与 及 (a comma where the list is 分别). */
static bool lists(const kjr_attacher *a, uint32_t from, uint32_t to, bool respective)
{
    enum { LONGEST_EACH = 4 };
    const kjr_view *view = a->x->view;
    uint32_t links = 0;
    for (uint32_t at = from; at < to; at++) {
        if (view->code[at] == u'每' && links && to - at <= LONGEST_EACH) break; /* 每人每月680元、每人每年5640元 */
        uint32_t kind = view->kind[at];
        uint16_t code = view->code[at];
        bool link = kind == KJR_CHAR_PAUSE || code == u'和' || code == u'与' || code == u'及' || code == u'以' ||
                    (respective && kind == KJR_CHAR_COMMA);
        if (!link && kind != KJR_CHAR_SPACE) return false;
        links += link;
    }
    return links > 0;
}

/* 净增3193户、超2.4万户: the second says something else. */
static bool hedges_anew(const kjr_attacher *a, uint32_t first, uint32_t other)
{
    const kjr_metric *one = kjr_metric_of(a, first), *two = kjr_metric_of(a, other);
    bool one_hedged = one->hedge.end > one->hedge.start && one->hedge.start == one->text.start;
    bool two_hedged = two->hedge.end > two->hedge.start && two->hedge.start == two->text.start;
    return two_hedged && !one_hedged;
}

/* 65%, 1.2倍, 3个百分点: what growth of anything may be told in. */
static bool is_growth(const kjr_metric *metric)
{
    return metric->kind == KJREP_METRIC_PERCENT || metric->kind == KJREP_METRIC_MULTIPLE ||
           metric->kind == KJREP_METRIC_POINT;
}

/* 分别增长65%、1.2倍 */
static bool are_alike(const kjr_metric *one, const kjr_metric *other, bool respective)
{
    bool growth = respective && is_growth(other); /* 分别增加81平方公里和11个百分点 */
    return growth || one->kind == other->kind;
}

uint32_t kjr_list_length(const kjr_attacher *a, uint32_t token, bool respective)
{
    const kjr_token *tokens = a->sentence->tokens.items;
    uint32_t count = 1, last = token;
    bool changes = respective || kjr_metric_of(a, token)->kind == KJREP_METRIC_PERCENT; /* 增长12%、下降8% */
    for (uint32_t i = token + 1; i < a->sentence->tokens.count && count < KJR_MOST_NAMES; i++) {
        if (tokens[i].kind == KJR_TOKEN_MARK) continue;
        bool verb = changes && tokens[i].kind == KJR_TOKEN_WORD && i + 1 < a->sentence->tokens.count;
        if (verb && before_change(a, i + 1) == tokens[i].start) continue;
        uint32_t start = changes ? before_change(a, i) : tokens[i].start;
        if (tokens[i].kind != KJR_TOKEN_FIGURE || !lists(a, tokens[last].end, start, respective)) break;
        if (!are_alike(kjr_metric_of(a, token), kjr_metric_of(a, i), respective) || hedges_anew(a, token, i)) break;
        last = i;
        count++;
    }
    return count;
}

/* 工业增加值, 生产总值: does the name say what is measured? */
static bool says_all(const kjr_extractor *x, kjr_words name)
{
    return !kjr_is_empty(kjr_attribute_of(x, name)) || kjr_indicator_of(x, name) != 0;
}

/* Length of the modifier that the name is or begins with, 0 when there is none. */
static uint32_t modifier_length(const kjr_view *view, kjr_words name)
{
    static const uint16_t *const modifiers[] = {u"刑事",     u"民事", u"行政",   u"治安", u"商事",   u"执行",
                                                u"国家赔偿", u"城市", u"农村",   u"城镇", u"乡村",   u"省级",
                                                u"市级",     u"县级", u"国家级", u"区级", u"乡镇级", u"村级"};
    for (size_t i = 0; i < sizeof modifiers / sizeof *modifiers; i++) {
        uint32_t length = kjr_words_length(modifiers[i]);
        if (kjr_view_is(view, name.start, name.end, modifiers[i], length)) return length;
    }
    return 0;
}

/* 刑事、治安[案件]: what the last modifier stands before, the others do, too. */
static bool share_noun(const kjr_view *view, kjr_context *context)
{
    uint32_t last = context->names_count - 1;
    for (uint32_t i = 0; i <= last; i++) {
        uint32_t length = modifier_length(view, context->names[i]),
                 size = context->names[i].end - context->names[i].start;
        if (!length || (i < last ? size != length : size < length + 2)) return false;
    }
    kjr_words noun = context->names[last];
    noun.start += modifier_length(view, noun);
    for (uint32_t i = 0; i <= last; i++) {
        context->owners[i] = (kjr_words){context->names[i].start, i < last ? context->names[i].end : noun.start};
        context->names[i] = noun;
    }
    return true;
}

/* 工业应税销售、工业用电量: names that say so much of their own. */
static bool begin_alike(const kjr_view *view, kjr_words one, kjr_words other)
{
    enum { HEAD = 2 };
    return one.end > one.start + HEAD && kjr_view_is(view, other.start, other.end, view->code + one.start, HEAD);
}

/* [专利]申请量与授权量: what stands before the attribute of the first owns those of the others. */
static void share_head(const kjr_attacher *a, kjr_context *context)
{
    enum { SHORTEST = 2 };
    kjr_words own = kjr_attribute_of(a->x, context->names[0]), head = {context->names[0].start, own.start};
    if (kjr_is_empty(own) || kjr_indicator_of(a->x, context->names[0]) || head.end < head.start + SHORTEST) return;
    for (uint32_t i = 1; i < context->names_count; i++)
        if (kjr_is_attribute(a->x, context->names[i]) && kjr_is_empty(context->owners[i])) context->owners[i] = head;
}

/* A、B和C增加值: what only the last says, all mean. */
static void share_tail(const kjr_attacher *a, kjr_context *context)
{
    kjr_words tail = {0, 0};
    uint32_t whole = 0;
    while (whole < context->names_count && says_all(a->x, context->names[whole]))
        whole++;
    if (whole == context->names_count) { /* 工业增加值、固定资产投资: each says its own */
        share_head(a, context);
        return;
    }
    if (share_noun(a->x->view, context)) return;
    for (uint32_t i = context->names_count; i-- > 0;) {
        kjr_words own = kjr_attribute_of(a->x, context->names[i]);
        if (!kjr_is_empty(own)) {
            tail = own;
            if (own.start > context->names[i].start) {
                context->owners[i] = (kjr_words){context->names[i].start, own.start};
                context->names[i] = own;
            }
        } else if (!kjr_is_empty(tail) && !kjr_indicator_of(a->x, context->names[i]) &&
                   !begin_alike(a->x->view, context->names[i], context->names[context->names_count - 1])) {
            context->owners[i] = context->names[i];
            context->names[i] = tail;
        }
    }
}

/* 第一、第三产业增加值: the ordinals own what stands behind the last. */
static void share_ordinals(const kjr_attacher *a, kjr_context *context)
{
    const kjr_view *view = a->x->view;
    kjr_words tail = context->names[context->names_count - 1];
    if (view->code[tail.start] == u'第') tail.start++;
    while (tail.start < tail.end && view->kind[tail.start] == KJR_CHAR_NUMERAL_HAN)
        tail.start++;
    for (uint32_t i = 0; i < context->names_count; i++) {
        bool last = i + 1 == context->names_count;
        context->owners[i] = (kjr_words){context->names[i].start, last ? tail.start : context->names[i].end};
        context->names[i] = tail;
    }
}

uint32_t kjr_farthest_before(const kjr_attacher *a, uint32_t id)
{
    enum { FARTHEST = 64 };
    uint32_t first = a->sentence->first_metric;
    return id - first > FARTHEST ? id - FARTHEST : first;
}

/* The subjects of the last `count` levels of the sentence, for a list that names none. */
static bool recall_names(kjr_attacher *a, uint32_t token, uint32_t count)
{
    const kjr_metric *metrics = a->x->facts->metrics.items;
    uint32_t id = a->sentence->tokens.items[token].id, lowest = kjr_farthest_before(a, id), found = 0;
    for (uint32_t i = id; i > lowest && found < count; i--) {
        const kjr_metric *before = &metrics[i - 1];
        bool level = before->change != KJREP_CHANGE_INCREASE_BY && before->change != KJREP_CHANGE_DECREASE_BY;
        if (!level || before->modality == KJREP_MODALITY_PRIOR || kjr_is_empty(before->subject)) continue;
        bool undivided = i > a->sentence->first_metric + 1 && before[-1].unit == before->unit &&
                         before[-1].subject.start == before->subject.start;
        if (!found && undivided) return false; /* 城乡居民收入分别为3万元和1万元，增长5%、8% */
        if (found && before->subject.start == a->context.names[count - found].start) continue;
        found++;
        a->context.names[count - found] = before->subject;
        a->context.owners[count - found] = before->owner;
    }
    if (found == count) a->context.names_count = count;
    return found == count;
}

/* A、B双双突破100亿元，分别达到106亿元和105亿元: the names that the figure before was told of together. */
static bool part_subject(kjr_attacher *a, uint32_t token, uint32_t count)
{
    kjr_context *context = &a->context;
    const kjr_metric *metric = kjr_metric_of(a, token);
    if (kjr_is_first(a, metric)) return false;
    if (kjr_is_empty(context->subject) || metric[-1].subject.start != context->subject.start) return false;
    kjr_words names[KJR_MOST_NAMES];
    if (kjr_split_names(a->x, context->subject, count, names, KJR_MOST_NAMES) != count) return false;
    for (uint32_t i = 0; i < count; i++) {
        context->names[i] = names[i];
        context->owners[i] = context->owner;
    }
    context->names_count = count;
    share_tail(a, context);
    return true;
}

/* 增长最快的是[农业、林业]，分别增长5%、6%: the names that the clause before lists, behind the word that leads to them. */
static bool names_of_theme(kjr_attacher *a, uint32_t count)
{
    static const uint16_t *const leads[] = {u"的是", u"来自", u"包括", u"要是", u"要为", NULL};
    kjr_context *context = &a->context;
    kjr_words theme = context->theme;
    if (kjr_is_empty(theme) || theme.start < a->sentence->start) return false;
    if (context->names_count && context->names[0].start > theme.start) return false;
    for (uint32_t at = theme.start; at + 2 < theme.end; at++)
        if (kjr_view_begins(a->x->view, at, theme.end, leads)) theme.start = at + 2;
    uint32_t found = kjr_split_names(a->x, theme, count, context->names, KJR_MOST_NAMES);
    if (found != count) return false;
    context->names_count = count;
    for (uint32_t i = 0; i < count; i++)
        context->owners[i] = (kjr_words){0, 0};
    share_tail(a, context);
    return true;
}

void kjr_name_list(kjr_attacher *a, uint32_t token, const kjr_left *left, uint32_t count)
{
    kjr_context *context = &a->context;
    kjr_words words = left->name;
    if (kjr_is_empty(words)) {
        if (left->respective && names_of_theme(a, count)) return;
        if (part_subject(a, token, count) || context->names_count == count || recall_names(a, token, count)) return;
        context->names_count = 0;
        return;
    }
    context->names_count = kjr_split_names(a->x, words, count, context->names, KJR_MOST_NAMES);
    for (uint32_t i = 0; i < context->names_count; i++)
        context->owners[i] = left->before;
    if (context->names_count != count) context->names_count = 0;
    else if (kjr_is_numbered(a->x->view, context->names, count)) share_ordinals(a, context);
    else share_tail(a, context);
}
