/* KJ-E004: “三抓一促”(即抓…,抓…,抓…,促进…): does the expansion hold as many clauses as the slogan says? */
#include "check/announced.h"
#include "check/items.h"

enum { MOST_PAIRS = 4 };

typedef struct pair {
    uint16_t word;
    uint32_t stated, found;
} pair;

typedef struct slogan {
    pair pairs[MOST_PAIRS];
    uint32_t count;
    kjr_words words;
    uint32_t behind;
} slogan;

/* Numbers and words by turns to the closing quotation mark. */
static bool read_slogan(const kjr_view *view, uint32_t at, slogan *read)
{
    *read = (slogan){.words.start = at};
    if (at == 0 || view->kind[at - 1] != KJR_CHAR_QUOTE_OPEN) return false;
    while (read->count < MOST_PAIRS && kjr_small_number(view->code[at])) {
        if (view->kind[at + 1] != KJR_CHAR_HAN) return false;
        read->pairs[read->count++] = (pair){.word = view->code[at + 1], .stated = kjr_small_number(view->code[at])};
        at += 2;
    }
    read->words.end = at;
    read->behind = at + 1;
    return read->count && view->kind[at] == KJR_CHAR_QUOTE_CLOSE;
}

static void count_clause(slogan *read, uint16_t code)
{
    for (uint32_t i = 0; i < read->count; i++) {
        if (read->pairs[i].word == code) read->pairs[i].found++;
    }
}

static void count_clauses(const kjr_view *view, slogan *read, uint32_t start, uint32_t end)
{
    const uint32_t marks = 1u << KJR_CHAR_COMMA | 1u << KJR_CHAR_PAUSE | 1u << KJR_CHAR_SEMICOLON;
    const uint32_t opens = 1u << KJR_CHAR_OPEN | 1u << KJR_CHAR_QUOTE_OPEN;
    count_clause(read, view->code[start]);
    for (uint32_t at = start; at + 1 < end;) {
        uint32_t behind = opens >> view->kind[at] & 1u ? kjr_atom_end(view, at, end) : at;
        if (marks >> view->kind[at] & 1u) count_clause(read, view->code[at + 1]);
        at = behind > at ? behind : at + 1;
    }
}

static void report(kjr_checker *c, const slogan *read, kjr_words list)
{
    static const kjr_message right = {
        {"the expansion of {1} has its clauses", "“{1}”与其展开的项数相符", "「{1}」與其展開的項數相符"}};
    static const kjr_message wrong = {{"the expansion of {1} has {3} clauses that begin with {2}",
                                       "“{1}”展开后以“{2}”开头的有{3}项", "「{1}」展開後以「{2}」開頭的有{3}項"}};
    static const kjr_message expansion = {{"the expansion", "展开部分", "展開部分"}};
    const pair *bad = NULL;
    for (uint32_t i = 0; i < read->count; i++) {
        if (!read->pairs[i].found) return; /* no expansion word for word */
        if (read->pairs[i].found != read->pairs[i].stated && !bad) bad = &read->pairs[i];
    }
    if (!bad) {
        kjr_check_pass(c, read->words, &right, KJR_ARGUMENTS(kjr_say_words(read->words)));
    } else {
        kjr_words word = read->words;
        while (c->view->code[word.start] != bad->word)
            word.start++;
        word.end = word.start + 1;
        kjr_check_fail(c, read->words, &wrong,
                       KJR_ARGUMENTS(kjr_say_words(read->words), kjr_say_words(word), kjr_say_count(bad->found)));
    }
    kjr_check_relate(c, list, &expansion, KJR_NO_ARGUMENTS);
}

/* Where the expansion begins: “三抓一促”（抓…; “三查三看”活动，即查…; 0 when there is none. */
static uint32_t expansion_start(const kjr_view *view, uint32_t behind)
{
    enum { LONGEST_NOUN = 6 };
    uint32_t at = behind;
    while (at < behind + LONGEST_NOUN && view->kind[at] == KJR_CHAR_HAN && view->code[at] != u'即')
        at++;
    if (at > behind && view->kind[at] == KJR_CHAR_COLON) return 0; /* “四早”工程：重大慢性病早发现… */
    uint32_t start = kjr_announced_list_start(view, at);
    return start || view->kind[at] != KJR_CHAR_OPEN ? start : at + 1;
}

void kjr_check_slogans(kjr_checker *c)
{
    for (uint32_t i = 0; i < c->hits->list.count && c->status >= 0; i++) {
        slogan read;
        if (!read_slogan(c->view, c->hits->list.items[i].start, &read)) continue;
        uint32_t start = expansion_start(c->view, read.behind);
        uint32_t end = start ? kjr_announced_list_end(c->view, start) : 0;
        if (start >= end) continue;
        count_clauses(c->view, &read, start, end);
        report(c, &read, (kjr_words){start, end});
    }
}
