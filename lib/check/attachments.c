/* KJ-E005: attachments that the text counts or refers to are there. */
#include "check/announced.h"
#include "check/reading.h"
#include "outline/labels.h"

enum { MOST_NAMED = 99 };

static bool is_attachment(const kjr_view *view, uint32_t at)
{
    return kjr_view_is(view, at, view->count, u"附件", 2);
}

static uint32_t read_number(const kjr_view *view, uint32_t at, uint32_t *end)
{
    uint32_t value = 0;
    while (view->kind[at] == KJR_CHAR_DIGIT && value <= MOST_NAMED)
        value = value * 10 + (view->code[at++] - '0');
    *end = at;
    return value;
}

static bool at_line_start(const kjr_view *view, uint32_t at)
{
    return at == 0 || view->kind[at - 1] == KJR_CHAR_NEWLINE;
}

/* The list of attachments: 附件：1.… and the numbered lines below. */
static uint32_t count_listed(const kjr_checker *c, uint32_t at)
{
    const kjr_view *view = c->view;
    uint32_t count = 0;
    kjr_label label;
    while (at < view->count) {
        uint32_t end = at;
        while (view->kind[end] != KJR_CHAR_NEWLINE)
            end++;
        bool numbered = kjr_label_at_head(c->lexicon, view, at, end, &label) && label.family == KJR_LABEL_DIGIT;
        if (!numbered || label.ordinal != count + 1) return count;
        count++;
        at = end + 1;
    }
    return count;
}

/* What the text says about its attachments. */
typedef struct attachments {
    uint32_t listed, titled; /* so many in the list at the end; highest number that heads a line */
} attachments;

static attachments find_attachments(const kjr_checker *c)
{
    attachments found = {0};
    const kjr_view *view = c->view;
    for (uint32_t i = 0; i < view->lines.count; i++) {
        const kjr_line *line = &view->lines.items[i];
        uint32_t end, at = line->start + 2;
        if (!is_attachment(view, line->start)) continue;
        uint32_t number = read_number(view, at, &end);
        if (number > found.titled && view->code[end] != u'份') found.titled = number;
        if (view->kind[at] != KJR_CHAR_COLON) continue;
        at++;
        if (view->kind[at] == KJR_CHAR_NEWLINE) at++;
        uint32_t listed = count_listed(c, at);
        if (listed > found.listed) found.listed = listed;
    }
    return found;
}

static void check_mention(kjr_checker *c, uint32_t at, const attachments *found)
{
    static const kjr_message miscounted = {
        {"{1}, but {2} are listed", "称“{1}”，实际列出{2}件", "稱「{1}」，實際列出{2}件"}};
    static const kjr_message missing = {{"{1} is referred to, but there are only {2} attachments",
                                         "提到“{1}”，但附件只有{2}件", "提到「{1}」，但附件只有{2}件"}};
    uint32_t end, known = found->listed > found->titled ? found->listed : found->titled;
    uint32_t number = read_number(c->view, at + 2 + (c->view->code[at + 2] == u'共'), &end);
    if (!number || !known) return;
    kjr_words words = {at, end};
    if (c->view->code[end] == u'份' || c->view->code[end] == u'件') {
        words.end++;
        if (found->listed && number != found->listed)
            kjr_check_fail(c, words, &miscounted, KJR_ARGUMENTS(kjr_say_words(words), kjr_say_count(found->listed)));
    } else if (number > known) {
        kjr_check_fail(c, words, &missing, KJR_ARGUMENTS(kjr_say_words(words), kjr_say_count(known)));
    }
}

void kjr_check_attachments(kjr_checker *c)
{
    attachments found = find_attachments(c);
    if (!found.listed && !found.titled) return;
    for (uint32_t at = 0; at + 2 < c->view->count && c->status >= 0; at++) {
        if (c->view->code[at] == u'附' && is_attachment(c->view, at) && !at_line_start(c->view, at))
            check_mention(c, at, &found);
    }
}
