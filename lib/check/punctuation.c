/* KJ-U: punctuation and typography. */
#include "check/marks.h"

#include <stdio.h>

#include "base/error.h"

/* ---- KJ-U001 */

#define LETTERS_OF_HAN (1u << KJR_CHAR_HAN | 1u << KJR_CHAR_NUMERAL_HAN)
#define MARKS_OF_TEXT                                                                                                  \
    (1u << KJR_CHAR_COMMA | 1u << KJR_CHAR_SEMICOLON | 1u << KJR_CHAR_COLON | 1u << KJR_CHAR_OPEN |                    \
     1u << KJR_CHAR_CLOSE | 1u << KJR_CHAR_SENTENCE_END)

static const char half_width_marks[] = ",;:()?!";
enum { HALF_WIDTH_MARKS = sizeof half_width_marks - 1 };

/* Number of the half-width mark at `at` that belongs to Chinese text, HALF_WIDTH_MARKS when it is none. */
static uint32_t half_width_mark(const kjr_checker *c, uint32_t at)
{
    if (!kjr_is_kind(c, at, MARKS_OF_TEXT) || !kjr_is_half_width(c, at)) return HALF_WIDTH_MARKS;
    const uint32_t beside = LETTERS_OF_HAN | 1u << KJR_CHAR_QUOTE_CLOSE | 1u << KJR_CHAR_QUOTE_OPEN;
    bool opens = c->view->kind[at] == KJR_CHAR_OPEN, before = at > 0 && kjr_is_kind(c, at - 1, beside);
    bool after = kjr_is_kind(c, at + 1, beside);
    if (opens ? !after : !before) return HALF_WIDTH_MARKS;
    for (uint32_t i = 0; i < HALF_WIDTH_MARKS; i++)
        if (c->view->code[at] == (unsigned char)half_width_marks[i]) return i;
    return HALF_WIDTH_MARKS;
}

/* ", 192; ; 19" */
static const char *list_counts(kjr_checker *c, const uint32_t counts[HALF_WIDTH_MARKS])
{
    enum { ONE = 16 };
    char *list = kjr_arena_alloc(&c->scratch, HALF_WIDTH_MARKS * ONE + 1), *at = list;
    if (!list) return NULL;
    *list = 0;
    for (uint32_t i = 0; i < HALF_WIDTH_MARKS; i++)
        if (counts[i]) at += snprintf(at, ONE, "%s%c %u", at == list ? "" : "  ", half_width_marks[i], counts[i]);
    return list;
}

static void check_width(kjr_checker *c)
{
    static const kjr_message message = {
        {"half-width marks in Chinese text: {1}", "中文文字中夹用半角标点：{1}", "中文文字中夾用半形標點：{1}"}};
    static const kjr_message advice = {{"use the full-width forms , ; : ( ) in Chinese text",
                                        "中文文字中改用全角标点，；：（）", "中文文字中改用全形標點，；：（）"}};
    kjr_body_part part = {0};
    uint32_t counts[HALF_WIDTH_MARKS] = {0}, first = 0, all = 0;
    while (kjr_next_body_part(c, &part)) {
        for (uint32_t i = kjr_view_mark_from(c->view, part.start), at; (at = c->view->marks.items[i]) < part.end; i++) {
            uint32_t mark = half_width_mark(c, at);
            if (mark == HALF_WIDTH_MARKS) continue;
            if (!all++) first = at;
            counts[mark]++;
        }
    }
    if (!all) return;
    const char *list = list_counts(c, counts);
    if (!list) {
        kjr_check_stop(c, kjr_fail_memory(c->error));
        return;
    }
    kjr_check_fail(c, (kjr_words){first, first + 1}, &message, KJR_ARGUMENTS(kjr_say_text(list)));
    kjr_check_suggest(c, &advice, KJR_NO_ARGUMENTS);
}

/* ---- KJ-U002 */

/* Marks that come in pairs. A quotation may go on over paragraphs, each of which then opens it again. */
static const struct {
    uint16_t open, close;
    bool quotes;
} pairs[] = {
    {u'“', u'”', true},  {u'‘', u'’', true},    {u'《', u'》', false}, {u'〈', u'〉', false},
    {u'(', u')', false}, {u'〔', u'〕', false}, {u'【', u'】', false},
};
enum { PAIRS = sizeof pairs / sizeof *pairs };

static uint32_t pair_of(uint16_t code, bool *opens)
{
    for (uint32_t i = 0; i < PAIRS; i++) {
        *opens = code == pairs[i].open;
        if (*opens || code == pairs[i].close) return i;
    }
    return PAIRS;
}

/* Marks that wait for their other half, by pair. */
typedef struct pairing {
    uint32_t open[PAIRS];  /* of the innermost, view index */
    uint32_t depth[PAIRS]; /* how many are open */
    uint32_t closed;       /* pairs that were complete */
    uint32_t line;         /* number of the line */
    uint32_t since;        /* of the line where a quotation was opened */
} pairing;

static void report_unpaired(kjr_checker *c, uint32_t at)
{
    static const kjr_message message = {
        {"“{1}” has no other half in its paragraph", "“{1}”在本段中没有成对使用", "「{1}」在本段中沒有成對使用"}};
    kjr_words place = {at, at + 1};
    kjr_check_fail(c, place, &message, KJR_ARGUMENTS(kjr_say_words(place)));
}

/* 1） at the head of a line or item is a label. */
static bool is_label_end(const kjr_checker *c, uint32_t at)
{
    const uint32_t number = 1u << KJR_CHAR_DIGIT | 1u << KJR_CHAR_NUMERAL_HAN | 1u << KJR_CHAR_LATIN;
    uint32_t start = at;
    while (start > 0 && at - start < 3 && kjr_is_kind(c, start - 1, number))
        start--;
    return c->view->code[at] == ')' && start < at && (start == 0 || !kjr_is_kind(c, start - 1, LETTERS_OF_HAN));
}

static void close_mark(kjr_checker *c, pairing *state, uint32_t pair, uint32_t at)
{
    if (state->depth[pair]) {
        state->depth[pair]--;
        state->closed++;
    } else if (c->view->code[at] != u'’' && !is_label_end(c, at)) { /* ’ may be an apostrophe */
        report_unpaired(c, at);
    }
}

/* A paragraph ends at the end of a line, unless that stands in the middle of a sentence: then the text is wrapped. */
static bool ends_paragraph(const kjr_checker *c, uint32_t newline)
{
    const uint32_t stops = 1u << KJR_CHAR_SENTENCE_END | 1u << KJR_CHAR_COLON | 1u << KJR_CHAR_SEMICOLON;
    const uint32_t closes = 1u << KJR_CHAR_QUOTE_CLOSE | 1u << KJR_CHAR_CLOSE;
    while (newline > 0 && kjr_is_kind(c, newline - 1, closes))
        newline--;
    return newline == 0 || kjr_is_kind(c, newline - 1, stops);
}

static void end_paragraph(kjr_checker *c, pairing *state, bool quotations)
{
    for (uint32_t i = 0; i < PAIRS; i++) {
        if (!state->depth[i] || (pairs[i].quotes && !quotations)) continue;
        report_unpaired(c, state->open[i]);
        state->depth[i] = 0;
    }
}

/* The end of the paragraph that `at` lies behind, where it is one. */
static void pass_lines(kjr_checker *c, pairing *state, uint32_t at)
{
    const uint32_t longest = (uint32_t)kjr_parameter_of(c, KJR_PARAMETER_QUOTATION);
    const kjr_view *view = c->view;
    for (; state->line < view->lines.count && view->lines.items[state->line].end <= at; state->line++) {
        if (!ends_paragraph(c, view->lines.items[state->line].end)) continue;
        end_paragraph(c, state, state->line - state->since > longest);
    }
}

static void open_mark(kjr_checker *c, pairing *state, uint32_t pair, uint32_t at)
{
    bool first = state->line < c->view->lines.count && at == c->view->lines.items[state->line].start;
    if (pairs[pair].quotes && state->depth[pair]) {
        if (!first) report_unpaired(c, state->open[pair]);
        state->depth[pair] = 0;
    }
    if (pairs[pair].quotes) state->since = state->line;
    state->open[pair] = at;
    state->depth[pair]++;
}

static void check_pairs(kjr_checker *c)
{
    static const kjr_message all = {{"{1} pairs of quotation marks, title marks and brackets are complete",
                                     "{1}对引号、书名号、括号均成对", "{1}對引號、書名號、括號均成對"}};
    uint32_t count, before = c->findings->list.count;
    const uint32_t *marks = kjr_marks_of(c, &count);
    pairing state = {0};
    for (uint32_t i = 0; i < count && c->status >= 0; i++) {
        bool opens;
        uint32_t pair = pair_of(c->view->code[marks[i]], &opens);
        pass_lines(c, &state, marks[i]);
        if (pair == PAIRS) continue;
        if (opens) open_mark(c, &state, pair, marks[i]);
        else close_mark(c, &state, pair, marks[i]);
    }
    end_paragraph(c, &state, true);
    if (state.closed && c->findings->list.count == before)
        kjr_check_pass(c, (kjr_words){marks[0], marks[0] + 1}, &all, KJR_ARGUMENTS(kjr_say_count(state.closed)));
}

/* ---- KJ-U003 */

/* First title mark inside the title that is no 〈, 0 when there is none. */
static uint32_t wrong_inner_mark(const kjr_checker *c, const kjr_title *title)
{
    for (uint32_t at = title->open + 1; at < title->close; at++) {
        uint32_t original = c->view->kind[at] == KJR_CHAR_OPEN ? kjr_original_at(c, at) : 0;
        if (original == u'《' || original == '<' || original == u'＜') return at;
    }
    return 0;
}

static void check_inner_titles(kjr_checker *c)
{
    static const kjr_message message = {{"a title inside a title takes 〈 〉, not “{1}”",
                                         "书名号内还有书名时，里层用单书名号〈〉，不用“{1}”",
                                         "書名號內還有書名時，裡層用單書名號〈〉，不用「{1}」"}};
    uint32_t count, seen_upto = 0;
    const kjr_title *titles = kjr_titles_of(c, &count);
    for (const kjr_title *title = titles; title < titles + count; title++) {
        uint32_t inner = title->open < seen_upto ? 0 : wrong_inner_mark(c, title);
        if (!inner) continue;
        seen_upto = title->close;
        kjr_check_fail(c, (kjr_words){title->open, title->close + 1}, &message,
                       KJR_ARGUMENTS(kjr_say_words((kjr_words){inner, inner + 1})));
    }
}

/* ---- KJ-U004 */

static bool ends_with(const kjr_view *view, uint32_t start, uint32_t end, const uint16_t *words)
{
    uint32_t length = 0;
    while (words[length])
        length++;
    return end - start > length && kjr_view_is(view, end - length, end, words, length);
}

static bool is_no_work(const kjr_checker *c, const kjr_title *title)
{
    static const uint16_t *const ends[] = {u"网", u"平台", u"系统", u"工程", u"项目", u"活动"};
    static const uint16_t project[] = u"项目";
    if (title->close + 2 < c->view->count && kjr_view_is(c->view, title->close + 1, c->view->count, project, 2))
        return true;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (ends_with(c->view, title->open + 1, title->close, ends[i])) return true;
    return false;
}

static void check_what_has_titles(kjr_checker *c)
{
    static const kjr_message message = {{"{1} is no work: title marks are for books, papers, documents and the like",
                                         "{1}不是书籍、报刊、文件之类，不宜用书名号",
                                         "{1}不是書籍、報刊、文件之類，不宜用書名號"}};
    static const kjr_message advice = {{"quotation marks, or none", "改用引号，或不加标点", "改用引號，或不加標點"}};
    uint32_t count;
    const kjr_title *titles = kjr_titles_of(c, &count);
    for (const kjr_title *title = titles; title < titles + count; title++) {
        kjr_words place = {title->open, title->close + 1};
        if (!is_no_work(c, title)) continue;
        kjr_check_fail(c, place, &message, KJR_ARGUMENTS(kjr_say_words(place)));
        kjr_check_suggest(c, &advice, KJR_NO_ARGUMENTS);
    }
}

/* ---- */

static const kjr_rule rules[] = {
    {"KJ-U001",
     "half-width-punctuation",
     KJREP_LEVEL_NOTE,
     check_width,
     {{"Marks in Chinese text are full-width.", "中文文字使用全角标点。", "中文文字使用全形標點。"}},
     {{"Reported once, with the counts: a file whose marks are all half-width was converted so. Marks between Latin "
       "letters and digits are left alone.",
       "全文只报一次并列出数目：若通篇为半角标点，多由转换造成。西文和数字之间的标点不计。",
       "全文只報一次並列出數目：若通篇為半形標點，多由轉換造成。西文和數字之間的標點不計。"}},
     "GB/T 15834-2011"},
    {"KJ-U002",
     "unpaired-mark",
     KJREP_LEVEL_WARNING,
     check_pairs,
     {{"Quotation marks, title marks and brackets come in pairs within a paragraph.",
       "引号、书名号、括号在段内成对使用。", "引號、書名號、括號在段內成對使用。"}},
     {{"A quotation may run over several paragraphs, each opening it again. Straight quotation marks have no direction "
       "and are not looked at.",
       "引文可以跨段，每段开头重复前引号。直引号不分方向，不作检查。",
       "引文可以跨段，每段開頭重複前引號。直引號不分方向，不作檢查。"}},
     "GB/T 15834-2011, 4.8, 4.9, 4.15"},
    {"KJ-U003",
     "nested-title-mark",
     KJREP_LEVEL_NOTE,
     check_inner_titles,
     {{"A title inside a title has 〈 〉.", "书名号内的书名用单书名号〈〉。", "書名號內的書名用單書名號〈〉。"}},
     {{"Tells nothing of titles whose outer marks are missing.", "外层书名号缺失时无从判断。",
       "外層書名號缺失時無從判斷。"}},
     "GB/T 15834-2011, 4.15"},
    {"KJ-U004",
     "title-mark-on-non-work",
     KJREP_LEVEL_NOTE,
     check_what_has_titles,
     {{"Title marks stand around works and documents only, not around websites, projects, systems and campaigns.",
       "书名号只用于作品和文件，不用于网站、项目、系统、活动。",
       "書名號只用於作品和文件，不用於網站、項目、系統、活動。"}},
     {{"A film or a book may be called so.", "影视作品和书籍可能恰用此名。", "影視作品和書籍可能恰用此名。"}},
     "GB/T 15834-2011, A.13"},
};

const kjr_family kjr_punctuation_rules = KJR_FAMILY(rules);
