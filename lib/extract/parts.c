/* Which figure is part of which total. */
#include "extract/attributes.h"

#include <string.h>

enum { FARTHEST_HEAD = 24, TAIL = 2 };

bool kjr_is_intensive(const kjr_view *view, const kjr_metric *metric)
{
    static const uint16_t before[] = u"人平户亩地";
    for (const char *u = metric->unit; *u; u++) {
        if (*u == '/') return true;
    }
    for (uint32_t at = metric->subject.start + 1; at < metric->subject.end; at++) {
        for (int i = 0; view->code[at] == u'均' && before[i]; i++) {
            if (view->code[at - 1] == before[i]) return true;
        }
    }
    return false;
}

/* {人} {名} {位} count people alike. */
static bool is_of_people(const char *unit)
{
    static const char *const people[] = {"{人}", "{名}", "{位}"};
    for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
        if (strcmp(unit, people[i]) == 0) return true;
    }
    return false;
}

/* Of figures in one unit, is the first the larger? */
static bool is_larger(const kjr_metric *one, const kjr_metric *other)
{
    return one->has & other->has & KJR_HAS_VALUE && strcmp(one->unit, other->unit) == 0 && one->value > other->value;
}

bool kjr_is_area(const char *unit)
{
    static const char *const areas[] = {"{亩}", "m2", "km2", "har"};
    for (size_t i = 0; i < sizeof areas / sizeof *areas; i++) {
        if (strcmp(unit, areas[i]) == 0) return true;
    }
    return false;
}

/* Can `part` be a part of `whole`? Levels of one unit, said in one mood. */
static bool is_part_of(const kjr_metric *part, const kjr_metric *whole)
{
    bool levels = part->change != KJREP_CHANGE_SHARE && whole->change != KJREP_CHANGE_SHARE &&
                  part->kind == whole->kind && part->kind != KJREP_METRIC_PERCENT && part->kind != KJREP_METRIC_RANK &&
                  part->kind != KJREP_METRIC_POINT && part->kind != KJREP_METRIC_MULTIPLE &&
                  part->kind != KJREP_METRIC_SCORE && part->kind != KJREP_METRIC_DURATION;
    if (!levels || whole->modality == KJREP_MODALITY_PRIOR || part->modality == KJREP_MODALITY_PRIOR) return false;
    if (part->kind == KJREP_METRIC_COUNT && (part->unit[0] == '1' || whole->unit[0] == '1')) return true;
    if (kjr_is_area(part->unit) && kjr_is_area(whole->unit)) return true; /* 总面积6.4平方公里，其中耕地650亩 */
    return strcmp(part->unit, whole->unit) == 0 || (is_of_people(part->unit) && is_of_people(whole->unit));
}

/* 其中 opens the paragraph: it goes on with the one before. */
static bool opens_line(const kjr_attacher *a, uint32_t at)
{
    while (at > a->line_start && a->x->view->kind[at - 1] == KJR_CHAR_SPACE)
        at--;
    return at == a->line_start;
}

/* 计划投资90亿元，已完成75亿元，其中: an aim has no parts that were done. */
static bool is_aim_beside(const kjr_metric *whole, const kjr_metric *part)
{
    return whole->modality == KJREP_MODALITY_PLANNED && part->modality != KJREP_MODALITY_PLANNED;
}

/* 人口75万人，减少0.4万人，其中城镇46万人: a level is part of the level before a change of the same thing. */
static uint32_t level_before(const kjr_attacher *a, const kjr_metric *part, uint32_t head)
{
    const kjr_metric *metrics = a->x->facts->metrics.items, *change = &metrics[head];
    if (part->change != KJREP_CHANGE_NONE) return head;
    if (change->change != KJREP_CHANGE_INCREASE_BY && change->change != KJREP_CHANGE_DECREASE_BY) return head;
    uint32_t lowest = head > FARTHEST_HEAD ? head - FARTHEST_HEAD : 0;
    for (uint32_t i = head; i > lowest; i--) {
        const kjr_metric *level = &metrics[i - 1];
        if (is_aim_beside(level, part) || kjr_is_base(a->x->view, level)) continue; /* 完成年初预算数60999万元的40.4% */
        if (level->change == KJREP_CHANGE_NONE && is_part_of(part, level))
            return level->subject.start == change->subject.start ? i - 1 : head;
    }
    return head;
}

/* The first two characters of the clause that a figure stands in, behind 其中. */
static kjr_words first_word(const kjr_attacher *a, const kjr_metric *metric)
{
    const uint32_t ends = 1u << KJR_CHAR_COMMA | 1u << KJR_CHAR_SEMICOLON | 1u << KJR_CHAR_SENTENCE_END |
                          1u << KJR_CHAR_COLON | 1u << KJR_CHAR_OPEN | 1u << KJR_CHAR_NEWLINE;
    enum { LENGTH = 2, LONGEST = 40 };
    uint32_t start = metric->text.start, lowest = start > LONGEST ? start - LONGEST : 0;
    if (lowest < a->context.part_words.end && a->context.part_words.end <= start) lowest = a->context.part_words.end;
    while (start > lowest && !(ends >> a->x->view->kind[start - 1] & 1u))
        start--;
    return (kjr_words){start, start + LENGTH};
}

/* 共受理案件879件，结案700件。其中：受理民事案件755件: what is larger than the nearest figure belongs to the one before that
 * begins alike, where there is one. */
static uint32_t head_that_begins_alike(const kjr_attacher *a, const kjr_metric *part, uint32_t head, uint32_t lowest)
{
    const kjr_metric *metrics = a->x->facts->metrics.items;
    if (!is_larger(part, &metrics[head])) return head;
    kjr_words first = first_word(a, part);
    if (first.end > part->text.start) return head;
    for (uint32_t i = head; i > lowest; i--) {
        const kjr_metric *other = &metrics[i - 1];
        if (!is_part_of(part, other) || is_larger(part, other)) continue;
        uint32_t from = first_word(a, other).start, end = other->text.start;
        for (uint32_t at = from; at + 2 <= end; at++) {
            if (kjr_view_is(a->x->view, at, end, a->x->view->code + first.start, 2)) return i - 1;
        }
    }
    return head;
}

static bool ends_alike(const kjr_view *view, kjr_words a, kjr_words b, uint32_t length)
{
    return a.end >= a.start + length && b.end >= b.start + length &&
           kjr_view_is(view, a.end - length, a.end, view->code + b.end - length, length);
}

/* Does a semicolon stand between the figure before and this one? */
static bool is_behind_semicolon(const kjr_view *view, const kjr_metric *metric)
{
    enum { FARTHEST = 200 };
    uint32_t at = metric[-1].text.end, start = metric->text.start;
    for (at = start > at + FARTHEST ? start - FARTHEST : at; at < start; at++)
        if (view->kind[at] == KJR_CHAR_SEMICOLON) return true;
    return false;
}

/* 受理127220件，办结120848件。其中，市中院[受理]14041件: what the part is called after; UINT32_MAX for none. */
static uint32_t head_named_alike(const kjr_attacher *a, const kjr_metric *part, uint32_t end, uint32_t lowest)
{
    const kjr_metric *metrics = a->x->facts->metrics.items;
    for (uint32_t i = end; i > lowest; i--) {
        const kjr_metric *head = &metrics[i - 1];
        uint32_t length = head->subject.end - head->subject.start;
        kjr_words called = head->subject;
        if (length > TAIL &&
            kjr_is_one_of(a->x->view->code[called.end - 1], u"量数")) { /* 专利申请[量], 发明专利申请 */
            called.end--;
            length--;
        }
        if (i < end && end > a->sentence->first_metric && is_behind_semicolon(a->x->view, &metrics[i])) break;
        if (length < TAIL || !is_part_of(part, head) || head->change != part->change) continue;
        if (metrics[i - 1].node != part->node && head->text.end < a->line_start) break;
        bool fits = part->has & head->has & KJR_HAS_VALUE && !is_larger(part, head);
        if (fits && !is_aim_beside(head, part) &&
            (ends_alike(a->x->view, part->subject, called, length) ||
             ends_alike(a->x->view, part->subject, head->subject, length)))
            return i - 1;
    }
    return UINT32_MAX;
}

/* …74.7亿元。其中资本支出457.9亿元: what the sentence before told cannot be its whole. */
static bool dwarfs(const kjr_metric *part, const kjr_metric *head)
{
    enum { TIMES = 5 };
    return is_larger(part, head) && head->value > 0 && part->value / TIMES >= head->value;
}

/* 人均可支配收入42266元。其中，工资性收入22475元: what makes up a mean is told for each, too. */
static bool makes_up_mean(const kjr_view *view, const kjr_metric *part, const kjr_metric *mean)
{
    if (mean->kind != KJREP_METRIC_MONEY || !ends_alike(view, part->subject, mean->subject, TAIL)) return false;
    return kjr_is_one_of(view->code[mean->subject.end - 1], u"入出");
}

/* 案件321146件（不含旧存28802件），…。其中: the figure closes a bracket before the words that open the parts. */
static bool is_aside(const kjr_attacher *a, const kjr_metric *head)
{
    enum { FARTHEST = 80 };
    uint32_t at = head->text.end, end = a->context.part_words.start;
    if (end > at + FARTHEST) end = at + FARTHEST;
    while (at < end && a->x->view->kind[at] != KJR_CHAR_CLOSE && a->x->view->kind[at] != KJR_CHAR_OPEN)
        at++;
    return at < end && a->x->view->kind[at] == KJR_CHAR_CLOSE;
}

/* The nearest figure before `end` that `part` can be a part of; its index, UINT32_MAX when there is none. */
static uint32_t find_head(const kjr_attacher *a, const kjr_metric *part, uint32_t end)
{
    const kjr_metric *metrics = a->x->facts->metrics.items;
    uint32_t lowest = end > FARTHEST_HEAD ? end - FARTHEST_HEAD : 0, first = a->sentence->first_metric;
    if (end > first && lowest < first) lowest = first; /* the sentence before only where 其中 begins one */
    uint32_t named = kjr_is_intensive(a->x->view, part) ? UINT32_MAX : head_named_alike(a, part, end, lowest);
    if (named != UINT32_MAX) return named;
    for (uint32_t i = kjr_is_intensive(a->x->view, part) ? lowest : end; i > lowest; i--) {
        bool other_line = metrics[i - 1].node != part->node && metrics[i - 1].text.end < a->line_start;
        if (other_line && !opens_line(a, a->context.part_words.start)) break;
        bool alike = ends_alike(a->x->view, part->subject, metrics[i - 1].subject, TAIL);
        if (other_line && a->context.divides && !alike) continue; /* 87个项目…。按部门来看，8个开发区… */
        bool base = metrics[i - 1].kind == KJREP_METRIC_MONEY && kjr_is_base(a->x->view, &metrics[i - 1]);
        bool mean = kjr_is_intensive(a->x->view, &metrics[i - 1]) && !kjr_is_intensive(a->x->view, part) &&
                    !makes_up_mean(a->x->view, part, &metrics[i - 1]);
        if (!is_part_of(part, &metrics[i - 1]) || base || mean || is_aim_beside(&metrics[i - 1], part) ||
            is_aside(a, &metrics[i - 1]))
            continue;
        uint32_t head = head_that_begins_alike(a, part, level_before(a, part, i - 1), lowest);
        head = level_before(a, part, head);
        return end <= first && dwarfs(part, &metrics[head]) ? UINT32_MAX : head;
    }
    return UINT32_MAX;
}

/* 三项[合计], 三类案件[合计]: the figure counts those that are added up; 700余名[共] counts what has the amount. */
static bool counts_parts(const kjr_attacher *a, const kjr_metric *figure, const kjr_metric *total)
{
    enum { LONGEST_NOUN = 4, MOST_PARTS = 20 };
    uint32_t start = figure->text.end, end = a->total_words.start;
    if (start > end || end - start > LONGEST_NOUN) return false;
    if (figure->approx != KJREP_APPROX_EXACT || figure->value > MOST_PARTS * KJR_DECIMAL_ONE) return false;
    if (start < end && (figure->kind != KJREP_METRIC_COUNT || is_part_of(figure, total))) return false;
    while (start < end && a->x->view->kind[start] == KJR_CHAR_HAN)
        start++;
    return start == end;
}

/* 累计 says how many there are by now, and only by the way what those before it make up. */
static bool adds_up(const kjr_attacher *a, uint32_t first, uint32_t last, const kjr_metric *total)
{
    const kjr_metric *metrics = a->x->facts->metrics.items;
    kjr_decimal sum = 0;
    if (a->x->view->code[a->total_words.start] != u'累') return true;
    for (uint32_t i = first; i < last; i++)
        if (!(metrics[i].has & KJR_HAS_VALUE) || !kjr_decimal_add(sum, metrics[i].value, &sum)) return false;
    return total->has & KJR_HAS_VALUE && sum == total->value;
}

/* A、B和C分别为…，合计…: the figures just before are its parts. */
static void take_parts(kjr_attacher *a, uint32_t figure)
{
    enum { FEWEST = 2, MOST = 200 };
    kjr_metric *metrics = a->x->facts->metrics.items;
    uint32_t id = a->sentence->tokens.items[figure].id, first = id;
    if (kjr_is_intensive(a->x->view, &metrics[id])) return;
    if (first > a->sentence->first_metric && counts_parts(a, &metrics[first - 1], &metrics[id])) first--;
    uint32_t last = first;
    while (first > a->sentence->first_metric && last - first < MOST && !metrics[first - 1].parent &&
           is_part_of(&metrics[first - 1], &metrics[id]) && metrics[first - 1].change == KJREP_CHANGE_NONE) {
        bool listed = kjr_is_one_of(a->x->view->code[metrics[first - 1].text.end], u"、和");
        if (!listed && last - first >= FEWEST && metrics[first - 1].value > metrics[id].value)
            break; /* 收入…，相抵…，连同…; what stands in the list with the rest may be wrong by its scale */
        first--;
    }
    if (last - first < FEWEST || !adds_up(a, first, last, &metrics[id])) return;
    for (uint32_t i = first; i < last; i++) {
        metrics[i].parent = id + 1;
        metrics[i].parent_words = a->total_words;
    }
}

/* Can it stand in a list that breaks up `head`? */
static bool is_plain_part(const kjr_metric *metric, const kjr_metric *head)
{
    bool plain = metric->change == KJREP_CHANGE_NONE && metric->basis == KJREP_BASIS_NONE;
    return plain && (metric->has & head->has & KJR_HAS_VALUE) && metric->value <= head->value;
}

/* 共投资100亿元（工业60亿元、农业40亿元）: two figures or more, none larger than the one before the bracket or colon. What was
 * seen of the list goes on from figure to figure. */
static void take_list(kjr_attacher *a, uint32_t id)
{
    kjr_metric *metrics = a->x->facts->metrics.items;
    kjr_parts_list *list = &a->context.list;
    uint32_t head = a->context.heads_end - 1;
    if (list->start != head + 1) {
        bool intensive = kjr_is_intensive(a->x->view, &metrics[head]);
        *list = (kjr_parts_list){.start = head + 1, .seen = head + 1, .linked = head + 1, .broken = intensive};
    }
    for (; !list->broken && list->seen <= id; list->seen++) {
        if (!is_part_of(&metrics[list->seen], &metrics[head])) continue;
        list->broken = !is_plain_part(&metrics[list->seen], &metrics[head]);
        list->members++;
    }
    for (; !list->broken && list->members > 1 && list->linked <= id; list->linked++) {
        kjr_metric *metric = &metrics[list->linked];
        if (!metric->parent && is_part_of(metric, &metrics[head])) metric->parent = head + 1;
    }
}

/* 、 or ，及 and no other mark stands between the figure before and this one: the list goes on. */
static bool is_listed(const kjr_view *view, const kjr_metric *before, const kjr_metric *metric)
{
    const uint32_t marks = 1u << KJR_CHAR_COMMA | 1u << KJR_CHAR_SEMICOLON | 1u << KJR_CHAR_SENTENCE_END;
    uint32_t start = before->text.end, and = start + (view->code[start + 1] == u'以' ? 2 : 1);
    bool pause = view->kind[start] == KJR_CHAR_COMMA && view->code[and] == u'及';
    for (uint32_t at = pause ? and : start; at < metric->text.start; at++) {
        if (marks >> view->kind[at] & 1u) return false;
        pause |= view->kind[at] == KJR_CHAR_PAUSE;
    }
    return pause;
}

/* 固定电话用户60万户，其中城市48万户；[互联网用户]43万户: named like the whole, as no part before is, and no kind of it. */
static bool is_named_beside(const kjr_attacher *a, const kjr_metric *metric, const kjr_metric *whole)
{
    kjr_words name = metric->subject;
    if (a->context.alike || name.end - name.start <= TAIL) return false;
    return ends_alike(a->x->view, name, whole->subject, TAIL) &&
           !ends_alike(a->x->view, name, whole->subject, whole->subject.end - whole->subject.start);
}

/* 生产总值55亿元，其中农业产值5亿元；[财政收入]5.6亿元，其中…: it has parts of its own, or measures something else. */
static bool is_other_head(const kjr_attacher *a, const kjr_metric *metric, const kjr_metric *whole)
{
    const kjr_view *view = a->x->view;
    uint32_t comma = metric->text.end;
    if (view->kind[a->context.part_words.end] == KJR_CHAR_COLON) return false;
    bool own = view->kind[comma] == KJR_CHAR_COMMA && kjr_view_is(view, comma + 1, a->sentence->end, u"其中", 2);
    if (own) return true;
    kjr_words head = kjr_attribute_of(a->x, metric->subject), measured = kjr_attribute_of(a->x, whole->subject);
    if (metric->kind != KJREP_METRIC_MONEY || kjr_is_empty(head) || kjr_is_empty(measured)) return false;
    bool incomes = kjr_is_one_of(view->code[head.end - 1], u"入值额出数") &&
                   kjr_is_one_of(view->code[measured.end - 1], u"入值额出数");
    return incomes && !ends_alike(view, metric->subject, whole->subject, 1);
}

/* 差异总额: a whole by its name. */
static bool is_named_whole(const kjr_view *view, kjr_words name)
{
    return name.end >= name.start + 2 && view->code[name.end - 2] == u'总' &&
           kjr_is_one_of(view->code[name.end - 1], u"额量数值");
}

/* 其中城市48万户[；]移动电话用户350万户: behind a semicolon, is it told beside the whole? It is larger than the whole, or
 * named like it, or too large beside parts that were listed without semicolons. */
static bool is_sibling(const kjr_attacher *a, const kjr_metric *metric, const kjr_metric *whole)
{
    kjr_decimal sum = 0;
    const kjr_context *context = &a->context;
    if (!is_behind_semicolon(a->x->view, metric) || metric->change != KJREP_CHANGE_NONE) return false;
    if (is_named_beside(a, metric, whole) || is_other_head(a, metric, whole)) return true;
    if (is_named_whole(a->x->view, metric->subject) &&
        !ends_alike(a->x->view, metric->subject, whole->subject, TAIL)) /* 业务总量400亿元，其中…；邮政业务总量26亿元 */
        return true;
    bool turned = metric->subject.start >= metric->text.end && metric[-1].parent &&
                  metric[-1].subject.end <= metric[-1].text.start &&
                  !kjr_is_empty(metric[-1].subject); /* 其中规上企业60家；[15家]企业通过认定 */
    if (turned) return true;
    if (!(metric->has & whole->has & KJR_HAS_VALUE)) return false;
    if (is_larger(metric, whole)) return true;
    bool colon = a->x->view->kind[context->part_words.end] == KJR_CHAR_COLON;
    bool alike = ends_alike(a->x->view, metric->subject, metric[-1].subject, TAIL);
    if (context->listed > 1 && !colon && !alike && metric->kind == KJREP_METRIC_MONEY) return true;
    bool listed = context->listed > 1 && context->sum != whole->value && whole->approx == KJREP_APPROX_EXACT;
    return listed && kjr_decimal_add(context->sum, metric->value, &sum) && sum > whole->value;
}

/* 收入78.9亿元，其中税收54.1亿元；支出312.6亿元: behind the first part, what is larger than the whole is no part; nor is
 * anything once the parts make up the whole. The first stands right behind 其中; when that is too large, the report is
 * wrong. People and things may be counted in two parts, and those of a list may be wrong. */
static bool begins_anew(const kjr_attacher *a, const kjr_metric *metric, uint32_t head)
{
    const kjr_metric *whole = &a->x->facts->metrics.items[head];
    if (!a->context.whole || is_listed(a->x->view, metric - 1, metric)) return false;
    bool same = a->context.whole == head + 1;
    if (same && is_sibling(a, metric, whole)) return true;
    bool complete = same && whole->approx == KJREP_APPROX_EXACT && a->context.sum == whole->value;
    if (complete && is_behind_semicolon(a->x->view, metric)) return true;
    if (metric->kind == KJREP_METRIC_COUNT || !(metric->has & whole->has & KJR_HAS_VALUE)) return false;
    return is_larger(metric, whole) || complete;
}

/* 其中1985年为1304亿元，比1980年[增加92亿元]: how a part has changed is no part of a level. */
static bool tells_change(const kjr_attacher *a, const kjr_metric *metric, const kjr_metric *whole)
{
    bool by = metric->change == KJREP_CHANGE_INCREASE_BY || metric->change == KJREP_CHANGE_DECREASE_BY;
    bool added = by && a->x->view->code[metric->change_words.start] == u'新'; /* no fewer than what is new of a part */
    if (by && whole->change != KJREP_CHANGE_NONE)
        return whole->change != metric->change || (!added && is_larger(metric, whole));
    if (!by || whole->change != KJREP_CHANGE_NONE || !a->context.whole) return false;
    return metric->basis != KJREP_BASIS_NONE ||
           (!kjr_is_empty(metric->subject) && metric[-1].subject.start == metric->subject.start);
}

/* 招聘86名，其中硕士7名，[选派]骨干34名: does the clause open with a verb? */
static bool acts(const kjr_attacher *a, const kjr_left *left)
{
    const kjr_token *verb = left->splitter;
    if (!verb || !kjr_token_has(verb, KJR_BIT(LEVEL)) || kjr_token_has(verb, KJR_BIT(CHANGE)) ||
        kjr_token_is_single(verb) || verb->end > left->chain)
        return false;
    return verb->level == KJR_LEVEL_DOING || verb->level == KJR_LEVEL_GIVING ||
           (verb->level == KJR_LEVEL_VERB && verb->start <= a->from + 1);
}

/* Something else was done: the one part before it was but named, and it does not complete the whole. 其中: opens a list. */
static bool does_more(const kjr_attacher *a, const kjr_metric *metric, const kjr_metric *whole, const kjr_left *left)
{
    const kjr_context *context = &a->context;
    kjr_decimal sum = 0;
    bool list = a->x->view->kind[context->part_words.end] == KJR_CHAR_COLON || context->listed > 1;
    if (!context->whole || context->acts || list || !acts(a, left) || is_listed(a->x->view, metric - 1, metric))
        return false;
    if (ends_alike(a->x->view, metric->subject, whole->subject, TAIL)) return false; /* 登记民办[养老机构]46个 */
    bool completes = kjr_decimal_add(context->sum, metric->value, &sum) && sum == whole->value;
    return !completes;
}

/* Note that the figure is a part of `whole`: the sum of its parts, how many were listed, whether one is named like it. */
static void add_part(kjr_attacher *a, const kjr_metric *part, uint32_t whole)
{
    kjr_context *context = &a->context;
    bool goes_on = context->whole == whole && !is_behind_semicolon(a->x->view, part);
    bool alike = ends_alike(a->x->view, part->subject, a->x->facts->metrics.items[whole - 1].subject, TAIL);
    context->alike = alike || (context->whole && context->alike);
    context->listed = goes_on ? context->listed + 1 : 1;
    if (context->whole != whole) context->sum = 0;
    context->whole = whole;
    bool level = part->basis == KJREP_BASIS_NONE && part->change == KJREP_CHANGE_NONE;
    if (part->has & KJR_HAS_VALUE && level && strcmp(part->unit, a->x->facts->metrics.items[whole - 1].unit) == 0)
        kjr_decimal_add(context->sum, part->value, &context->sum);
}

/* 编列375亿元（总预算257亿元、…[95亿元]），包括…: what follows is no part of the last figure in the bracket. */
static bool ends_bracket(const kjr_attacher *a, uint32_t head)
{
    uint32_t behind = a->x->facts->metrics.items[head].text.end;
    return a->x->view->kind[behind] == KJR_CHAR_CLOSE && behind < a->context.part_words.start;
}

void kjr_set_parent(kjr_attacher *a, uint32_t figure, const kjr_left *left)
{
    const kjr_token *tokens = a->sentence->tokens.items;
    kjr_metric *metric = kjr_metric_of(a, figure);
    kjr_context *context = &a->context;
    if (context->parts && !context->whole && metric->change == KJREP_CHANGE_SHARE)
        context->parts = false; /* 其中税收占62% */
    if (context->parts && metric->change != KJREP_CHANGE_SHARE) {
        uint32_t head = find_head(a, metric, context->heads_end);
        if (head != UINT32_MAX && (context->divides || ends_bracket(a, head)) &&
            a->x->facts->metrics.items[head].parent)
            head = a->x->facts->metrics.items[head].parent - 1;
        const kjr_metric *whole = &a->x->facts->metrics.items[head != UINT32_MAX ? head : 0];
        if (head != UINT32_MAX && (begins_anew(a, metric, head) || does_more(a, metric, whole, left))) {
            context->parts = false;
        } else if (head != UINT32_MAX && !tells_change(a, metric, whole)) {
            if (!context->whole) context->acts = acts(a, left);
            metric->parent = head + 1;
            metric->parent_words = context->part_words;
            add_part(a, metric, head + 1);
        }
        return;
    }
    if (context->lists) take_list(a, tokens[figure].id);
    for (uint32_t i = left->chain_token; i < figure; i++) {
        if (tokens[i].kind != KJR_TOKEN_WORD || !(tokens[i].senses & KJR_BIT(TOTAL))) continue;
        if (metric->change != KJREP_CHANGE_NONE || left->respective) return;
        a->total_words = (kjr_words){tokens[i].start, tokens[i].end};
        take_parts(a, figure);
        return;
    }
}
