/* KJ-E002 and KJ-E003: does a list have as many items as the text says? A list is told wrong only where no way to
 * split it gives the count. */
#include "check/announced.h"
#include "check/enumeration.h"
#include "check/reading.h"
#include "outline/labels.h"

enum {
    UNKNOWN = KJR_COUNT_UNKNOWN,
    RIGHT = KJR_COUNT_RIGHT,
    WRONG = KJR_COUNT_WRONG,
    LIKELY_WRONG = KJR_COUNT_LIKELY_WRONG
};

#define KIND(kind) (1u << KJR_CHAR_##kind)

static bool is_kind(const kjr_view *view, uint32_t at, uint32_t kinds)
{
    return kinds >> view->kind[at] & 1u;
}

/* ---- A list before its count */

/* Words between the list and its count after which nothing can be said: 的三个 共三个 以上三个 */
static bool is_loose(const kjr_view *view, uint32_t before)
{
    static const uint16_t words[] = u"的各那上下另他余有共计为在是了到从含及和与个项";
    for (const uint16_t *word = words; before > 0 && *word; word++) {
        if (view->code[before - 1] == *word) return true;
    }
    return false;
}

/* 坚定“四个自信”, 实施“六个行动”: the name is an object, not what the words before it add up to. */
static bool ends_with_verb(const kjr_view *view, kjr_words words)
{
    static const uint16_t *const verbs[] = {
        u"坚定", u"增强", u"做到", u"实施", u"开展", u"推进", u"落实", u"坚持", u"抓好", u"打好", u"发展",
        u"推动", u"深化", u"践行", u"贯彻", u"办好", u"打造", u"构建", u"建设", u"完成", u"巩固", u"加强",
        u"执行", u"遵循", u"转型", u"围绕", u"聚焦", u"锚定", u"启动", u"强化", u"健全", u"推行", NULL};
    return kjr_ends_with_one_of(view, words.start, words.end, verbs);
}

/* “十大工程”、产业数字化“八大行动”: names beside each other, each with a count of its own. */
static bool is_beside_names(const kjr_view *view, kjr_words words)
{
    for (uint32_t at = words.start + 1; at < words.end; at++) {
        if (view->kind[at] == KJR_CHAR_PAUSE && view->kind[at - 1] == KJR_CHAR_QUOTE_CLOSE) return true;
    }
    return false;
}

/* 重点推进…: a clause of its own begins with the list. */
static bool begins_clause(const kjr_view *view, uint32_t at)
{
    static const uint16_t *const words[] = {
        u"重点", u"推动", u"推进", u"加强", u"实施", u"完善", u"坚持", u"深入", u"聚焦", u"围绕", u"统筹",
        u"落实", u"健全", u"优化", u"做好", u"打好", u"抓好", u"办好", u"发挥", u"加快", u"持续", u"全面",
        u"着力", u"大力", u"积极", u"严格", u"强化", u"压实", u"必须", u"要",   u"从",   u"在",   u"以",
        u"用好", u"就",   u"能够", u"更好", u"把",   u"使",   u"将",   NULL};
    for (uint32_t i = 0; words[i]; i++) {
        uint32_t length = words[i][1] ? 2 : 1;
        if (kjr_view_is(view, at, view->count, words[i], length)) return true;
    }
    return false;
}

/* A list of commas may run on before the first item. */
static bool may_begin_earlier(const kjr_view *view, uint32_t start)
{
    enum { NEAR = 40 };
    if (start == 0 || view->kind[start - 1] != KJR_CHAR_COMMA || begins_clause(view, start)) return false;
    for (uint32_t at = start - 1; at > 0 && start - at < NEAR; at--) {
        if (is_kind(view, at - 1, KIND(SENTENCE_END) | KIND(NEWLINE) | KIND(SEMICOLON) | KIND(COMMA))) return false;
        if (view->kind[at - 1] == KJR_CHAR_PAUSE) return true;
    }
    return false;
}

/* “登高、升规、晋位、上市”四个工程: the items of one quotation. */
static kjr_items items_inside(const kjr_view *view, uint32_t before)
{
    enum { LONGEST = 60 };
    const kjr_items none = {.least = 0};
    uint32_t end = before > 0 ? before - 1 : 0, at = end;
    if (!before || view->kind[end] != KJR_CHAR_QUOTE_CLOSE) return none;
    while (at > 0 && view->kind[at - 1] != KJR_CHAR_QUOTE_OPEN) {
        if (end - at == LONGEST) return none;
        at--;
    }
    kjr_items words = kjr_items_after(view, at, end, KJR_CHAR_PAUSE);
    return words.words.end == end ? words : none;
}

static bool is_quotation(const kjr_view *view, const kjr_items *items)
{
    return view->kind[items->words.end] == KJR_CHAR_QUOTE_CLOSE;
}

static int judge_before(const kjr_view *view, const kjr_announced *announced, kjr_items *items)
{
    bool skips = announced->open || (announced->before > 0 && view->code[announced->before - 1] == u'这');
    *items = kjr_items_before(view, announced->before - (skips ? 1 : 0));
    if (!items->least) *items = items_inside(view, announced->before);
    if (!items->least) return UNKNOWN;
    if (announced->open) { /* 等: the list may leave items out, but has no more than the count */
        if (items->least <= announced->count) return items->least > 1 ? RIGHT : UNKNOWN;
        return items->even ? WRONG : LIKELY_WRONG;
    }
    bool itself_listed = announced->before > 0 && view->kind[announced->before - 1] == KJR_CHAR_PAUSE;
    if (itself_listed || is_loose(view, announced->before)) return UNKNOWN;
    bool levels = view->code[announced->noun - 1] == u'级' && kjr_are_levels(view, items->words);
    if (!announced->quoted && !levels && !is_quotation(view, items) && !kjr_counts_kinds(view, announced))
        return kjr_judge_names(view, announced, items);
    bool listed = !announced->quoted || items->least > 2 || items->even; /* 坚持和落实“两个毫不动摇” */
    if (kjr_may_be_items(items, announced->count)) return listed ? RIGHT : UNKNOWN;
    bool name = announced->quoted && (ends_with_verb(view, items->words) || is_beside_names(view, items->words) ||
                                      !kjr_begins_like_rest(view, items->words));
    if (name || (announced->quoted && items->least < 2)) return UNKNOWN;
    if (announced->count > items->most) /* 从增加供给和抑制需求四个方面: two at most */
        return may_begin_earlier(view, items->words.start) ? UNKNOWN : WRONG;
    return items->even ? WRONG : UNKNOWN;
}

/* ---- A list behind its count */

uint32_t kjr_announced_list_start(const kjr_view *view, uint32_t at)
{
    static const struct {
        const uint16_t *words;
        uint32_t length;
    } leads[] = {{u"即", 1}, {u"分别是", 3}, {u"分别为", 3}, {u"也就是", 3}};
    if (view->kind[at] == KJR_CHAR_COLON) return at + 1;
    if (is_kind(view, at, KIND(COMMA) | KIND(OPEN))) at++;
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
        if (!kjr_view_is(view, at, view->count, leads[i].words, leads[i].length)) continue;
        at += leads[i].length;
        return at + (view->kind[at] == KJR_CHAR_COLON || view->kind[at] == KJR_CHAR_COMMA);
    }
    return 0;
}

uint32_t kjr_announced_list_end(const kjr_view *view, uint32_t start)
{
    enum { LONGEST = 2000 };
    uint32_t at = start;
    while (at < view->count && !is_kind(view, at, KIND(SENTENCE_END) | KIND(NEWLINE) | KIND(CLOSE))) {
        uint32_t behind = is_kind(view, at, KIND(OPEN) | KIND(QUOTE_OPEN)) ? kjr_atom_end(view, at, view->count) : at;
        at = behind > at ? behind : at + 1;
        if (at - start > LONGEST) return start;
    }
    return at;
}

static uint32_t count_quotations(const kjr_view *view, uint32_t start, uint32_t end)
{
    uint32_t count = 0;
    for (uint32_t at = start; at < end; at++)
        count += view->kind[at] == KJR_CHAR_QUOTE_OPEN;
    return count;
}

/* So many items the words can be split into at most. */
static uint32_t most_items(const kjr_view *view, uint32_t start, uint32_t end)
{
    static const uint16_t conjunctions[] = u"和与及或并";
    uint32_t count = 1;
    for (uint32_t at = start; at < end; at++) {
        count += is_kind(view, at, KIND(COMMA) | KIND(PAUSE) | KIND(SEMICOLON) | KIND(QUOTE_OPEN));
        for (uint32_t i = 0; conjunctions[i]; i++)
            count += view->code[at] == conjunctions[i];
    }
    return count;
}

static int judge_behind(const kjr_view *view, const kjr_announced *announced, kjr_items *items)
{
    uint32_t start = kjr_announced_list_start(view, announced->behind), count = announced->count;
    if (!start) return UNKNOWN;
    uint32_t end = kjr_announced_list_end(view, start);
    kjr_items clauses = kjr_items_after(view, start, end, KJR_CHAR_SEMICOLON);
    kjr_items phrases = kjr_items_after(view, start, end, KJR_CHAR_COMMA);
    kjr_items words = kjr_items_after(view, start, end, KJR_CHAR_PAUSE);
    *items = clauses.least > 1 ? clauses : phrases.least > 1 ? phrases : words;
    kjr_label label;
    if (!items->least || kjr_label_inside(view, start, end, &label)) return UNKNOWN;
    if (clauses.least == count || phrases.least == count || kjr_may_be_items(&words, count)) return RIGHT;
    if (count_quotations(view, start, end) == count) return RIGHT;
    if (end > start && (view->code[end - 1] == u'等' || kjr_holds(view, start, end, u"一是"))) return UNKNOWN;
    if (clauses.least > 1) return WRONG;
    bool defined = view->kind[start - 1] != KJR_CHAR_COLON; /* “三级”即省、市、县，… */
    if (defined && words.even && words.least > 2) return WRONG;
    if (defined && count > most_items(view, start, end)) return WRONG;
    return phrases.least > 1 ? UNKNOWN : WRONG;
}

/* ---- The rules */

/* A colon, or a comma before 一是, and nothing else stands between. */
static bool leads_straight(const kjr_view *view, uint32_t start, uint32_t end)
{
    bool comma = view->kind[start] == KJR_CHAR_COMMA && view->code[end] == u'一' && view->code[end + 1] == u'是';
    if (view->kind[start] != KJR_CHAR_COLON && !comma) return false;
    while (++start < end && is_kind(view, start, KIND(SPACE) | KIND(NEWLINE)))
        ;
    return start == end;
}

/* The next point is there, in a form that makes no node: ；及（五）… */
static bool has_more_points(const kjr_checker *c, const kjr_announced *announced, const kjr_items *points)
{
    enum { LARGEST = 9, FAR = 2000 };
    uint32_t end = points->words.end;
    if (points->least >= announced->count || points->least > LARGEST) return false;
    while (c->view->kind[end] != KJR_CHAR_NEWLINE && end - points->words.end < FAR)
        end++;
    return kjr_is_counted_otherwise(c, points->words.end, end, points->least + 1, false);
}

/* Points that follow are looked at first: they may hold lists of their own. */
static int judge_points(const kjr_checker *c, const kjr_announced *announced, kjr_items *items)
{
    bool sure = false;
    uint32_t count = kjr_count_points(c, announced, &items->words, &sure);
    items->least = items->most = count;
    if (count == announced->count) return RIGHT;
    if (count < 2 || has_more_points(c, announced, items)) return UNKNOWN;
    bool led = leads_straight(c->view, announced->behind, items->words.start);
    bool work = kjr_counts_work(c->view, announced);
    if (led || (work && sure)) return WRONG;
    kjr_items before; /* 从甲和乙两方面采取措施。一是… counts what stands before */
    if (!work || judge_before(c->view, announced, &before) == RIGHT) return UNKNOWN;
    return LIKELY_WRONG;
}

static void report(kjr_checker *c, const kjr_announced *announced, const kjr_items *items, int verdict)
{
    static const kjr_message right = {{"{1} has its items", "“{1}”与所列项数相符", "「{1}」與所列項數相符"}};
    static const kjr_message wrong = {
        {"{1} announces {2} items, the list has {3}", "“{1}”称{2}项，实际列出{3}项", "「{1}」稱{2}項，實際列出{3}項"}};
    static const kjr_message list = {{"the list", "所列各项", "所列各項"}};
    if (verdict == UNKNOWN) return;
    const kjr_argument *arguments =
        KJR_ARGUMENTS(kjr_say_words(announced->words), kjr_say_count(announced->count), kjr_say_count(items->least));
    uint8_t level = verdict == WRONG ? c->rule->level : KJREP_LEVEL_WARNING;
    if (verdict == RIGHT) kjr_check_pass(c, announced->words, &right, arguments);
    else kjr_check_fail_at(c, level, kjr_span_of(c, announced->words), &wrong, arguments);
    kjr_check_relate(c, items->words, &list, KJR_NO_ARGUMENTS);
}

static void check_counts(kjr_checker *c, bool open)
{
    for (uint32_t i = 0; i < c->hits->list.count && c->status >= 0; i++) {
        const kjr_hit *hit = &c->hits->list.items[i];
        kjr_announced announced;
        kjr_items items;
        if (!kjr_may_announce(c->view, hit) || kjr_is_open_count(c->view, hit->start) != open) continue;
        if (!kjr_announced_at(c, hit->start, &announced)) continue;
        if (kjr_is_furniture_at(c, hit->start)) continue;
        int verdict = open ? UNKNOWN : judge_points(c, &announced, &items);
        if (verdict == UNKNOWN && !open) verdict = judge_behind(c->view, &announced, &items);
        if (verdict == UNKNOWN && !open) verdict = kjr_judge_included(c->view, &announced, &items);
        if (verdict == UNKNOWN) verdict = judge_before(c->view, &announced, &items);
        report(c, &announced, &items, verdict);
    }
}

void kjr_check_closed_counts(kjr_checker *c)
{
    check_counts(c, false);
}

void kjr_check_open_counts(kjr_checker *c)
{
    check_counts(c, true);
}
