/* KJ-P003 and KJ-P004: what a copy has left behind: readings in brackets, characters of a broken conversion, markup. */
#include <string.h>

#include "check/provenance.h"
#include "check/reading.h"

/* ---- KJ-P003 */

void kjr_check_readings(kjr_checker *c)
{
    static const kjr_message message = {
        {"{1} readings in brackets stand in the text, behind {2} the first: the copy is spoilt",
         "文中有{1}处括注拼音（首处在“{2}”字之后），文本疑经篡改",
         "文中有{1}處括註拼音（首處在「{2}」字之後），文本疑經篡改"}};
    uint32_t at = c->view->first_reading;
    kjr_span place = {c->view->byte[at], c->view->byte[at + 1]};
    if (c->view->readings)
        kjr_check_fail_at(c, KJREP_LEVEL_WARNING, place, &message,
                          KJR_ARGUMENTS(kjr_say_count(c->view->readings), kjr_say_words((kjr_words){at, at + 1})));
}

/* ---- KJ-P004 */

/* One sort of residue: where it first stands, and how often. */
typedef struct residue {
    kjr_span first;
    uint32_t count;
} residue;

static void note(residue *found, uint32_t start, uint32_t end)
{
    if (!found->count++) found->first = (kjr_span){start, end};
}

static void tell(kjr_checker *c, const residue *found, uint8_t level, const kjr_message *message)
{
    if (found->count) kjr_check_fail_at(c, level, found->first, message, KJR_ARGUMENTS(kjr_say_count(found->count)));
}

static bool is_suspicious(uint16_t code)
{
    return code == 0xFFFD || (code >= 0xE000 && code < 0xF900);
}

/* Most texts hold none: one look at all of them decides. */
static bool holds_suspicious(const kjr_view *view)
{
    uint16_t found = 0;
    for (uint32_t at = 0; at < view->count; at++)
        found |= (uint16_t)((view->code[at] == 0xFFFD) | ((uint16_t)(view->code[at] - 0xE000) < 0x1900));
    return found;
}

static void note_character(const kjr_checker *c, residue *found, uint32_t at)
{
    kjr_span place = kjr_span_of(c, (kjr_words){at, at + 1});
    note(found, place.start, place.end);
}

static void check_characters(kjr_checker *c)
{
    static const kjr_message replaced = {{"U+FFFD stands {1} times: characters were lost in a conversion",
                                          "出现{1}个替换字符（U+FFFD）：转码时丢失了文字",
                                          "出現{1}個替換字元（U+FFFD）：轉碼時丟失了文字"}};
    static const kjr_message private_use = {
        {"{1} private-use characters, which show nothing outside the font they come from",
         "有{1}个私用区字符，换一种字体即无法显示", "有{1}個私用區字元，換一種字型即無法顯示"}};
    residue lost = {0}, own = {0};
    if (!holds_suspicious(c->view)) return;
    for (uint32_t at = 0; at < c->view->count; at++) {
        if (c->view->code[at] == 0xFFFD) note_character(c, &lost, at);
        else if (is_suspicious(c->view->code[at])) note_character(c, &own, at);
    }
    tell(c, &lost, KJREP_LEVEL_ERROR, &replaced);
    tell(c, &own, KJREP_LEVEL_NOTE, &private_use);
}

/* 锟斤 烫烫 屯屯: no writer puts them side by side. */
static bool holds_mojibake(const kjr_view *view)
{
    uint16_t found = 0;
    for (uint32_t at = 0; at < view->count; at++) {
        uint16_t code = view->code[at], next = view->code[at + 1];
        found |= (uint16_t)((code == next) & ((code == u'烫') | (code == u'屯')));
        found |= (uint16_t)((code == u'锟') & (next == u'斤'));
    }
    return found;
}

/* What UTF-8 read as GBK, and memory never written to, look like. */
static void check_mojibake(kjr_checker *c)
{
    static const kjr_message message = {{"{1} places look like text in a wrong encoding",
                                         "有{1}处文字疑为编码错误所致乱码", "有{1}處文字疑為編碼錯誤所致亂碼"}};
    static const uint16_t *const words[] = {u"锟斤拷", u"烫烫烫", u"屯屯屯"};
    residue found = {0};
    if (!holds_mojibake(c->view)) return;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        for (uint32_t at = 0; at + 3 <= c->view->count; at++) {
            if (c->view->code[at] != words[i][0] || !kjr_view_is(c->view, at, c->view->count, words[i], 3)) continue;
            kjr_span place = kjr_span_of(c, (kjr_words){at, at + 3});
            note(&found, place.start, place.end);
        }
    }
    tell(c, &found, KJREP_LEVEL_ERROR, &message);
}

/* Entities and tags that stand in the text. */
static uint32_t markup_length(const char *text, size_t len)
{
    static const char *const marks[] = {"&nbsp;",  "&amp;",  "&lt;",    "&gt;",     "&quot;", "&ldquo;",
                                        "&rdquo;", "&#160;", "<br>",    "<br/>",    "<br />", "</p>",
                                        "<p>",     "</div>", "</span>", "<U+00A0>", "<!--",   "[table]"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t size = strlen(marks[i]);
        if (len >= size && memcmp(text, marks[i], size) == 0) return (uint32_t)size;
    }
    return 0;
}

static void find_markup(const kjr_view *view, char first, residue *found)
{
    const char *text = view->text, *end = text + view->text_len;
    while (text < end && (text = memchr(text, first, (size_t)(end - text)))) {
        uint32_t length = markup_length(text, (size_t)(end - text));
        if (length) note(found, (uint32_t)(text - view->text), (uint32_t)(text - view->text) + length);
        text += length ? length : 1;
    }
}

static void check_markup(kjr_checker *c)
{
    static const kjr_message message = {
        {"markup was left in the text, {1} times", "文中残留网页标记，共{1}处", "文中殘留網頁標記，共{1}處"}};
    residue found = {0};
    find_markup(c->view, '&', &found);
    find_markup(c->view, '<', &found);
    find_markup(c->view, '[', &found);
    tell(c, &found, KJREP_LEVEL_WARNING, &message);
}

/* Zero-width characters: U+200B to U+200F and U+FEFF behind the start. The view leaves them out. */
static void check_invisible(kjr_checker *c)
{
    static const kjr_message message = {
        {"{1} invisible characters stand in the text", "文中有{1}个不可见字符", "文中有{1}個不可見字元"}};
    residue found = {0};
    const char *start = c->view->text, *end = start + c->view->text_len;
    for (const char *text = start; text + 3 <= end && (text = memchr(text, 0xE2, (size_t)(end - text)));) {
        bool zero_width = end - text >= 3 && (unsigned char)text[1] == 0x80 && (unsigned char)text[2] >= 0x8B &&
                          (unsigned char)text[2] <= 0x8F;
        if (zero_width) note(&found, (uint32_t)(text - start), (uint32_t)(text - start) + 3);
        text += 3;
    }
    tell(c, &found, KJREP_LEVEL_NOTE, &message);
}

void kjr_check_residue(kjr_checker *c)
{
    check_characters(c);
    check_mojibake(c);
    check_markup(c);
    check_invisible(c);
}
