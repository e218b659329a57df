#include "check/enumeration.h"

enum { LARGEST = 10 };

/* 二 二要, but not 二季度: what stands behind tells a number from an ordinal. */
static bool is_ordinal(const kjr_view *view, uint32_t at, uint32_t ordinal, bool heads)
{
    static const uint16_t digits[] = u"〇一二三四五六七八九十", formal[] = u"零壹贰叁肆伍陆柒捌玖拾";
    static const uint16_t units[] = u"季年月日个级产次元人名项亿万千百十点成分";
    const uint32_t marks = 1u << KJR_CHAR_PAUSE | 1u << KJR_CHAR_DOT | 1u << KJR_CHAR_CLOSE;
    uint16_t code = view->code[at];
    if (ordinal < LARGEST && code == '0' + ordinal)
        return (marks >> view->kind[at + 1] & 1u) && (heads || view->kind[at + 2] != KJR_CHAR_DIGIT); /* 3.10种金属 */
    if (code != digits[ordinal] && code != formal[ordinal]) return false;
    for (uint32_t i = 0; units[i]; i++) {
        if (view->code[at + 1] == units[i]) return false;
    }
    return true;
}

static bool is_unreadable(const kjr_view *view, uint32_t at)
{
    return view->code[at] == KJR_CODE_ASTRAL || (view->code[at] >= 0xE000 && view->code[at] < 0xF900);
}

/* Does a clause, or a line, begin at `at`? */
static bool begins(const kjr_view *view, uint32_t at, bool heads)
{
    while (at > 0 && ((!heads && view->kind[at - 1] == KJR_CHAR_OPEN) || view->kind[at - 1] == KJR_CHAR_SPACE))
        at--;
    if (at == 0 || view->kind[at - 1] == KJR_CHAR_NEWLINE) return true;
    if (heads) return false;
    if (view->code[at - 1] == u'第' || view->code[at - 1] == u'其') at--;
    if (at > 1 && kjr_is_one_of(view->code[at - 1], u"及和与")) at--; /* ；及（五） */
    if (at == 0) return true;
    return view->kind[at - 1] != KJR_CHAR_QUOTE_OPEN && view->kind[at - 1] != KJR_CHAR_HAN &&
           view->kind[at - 1] != KJR_CHAR_NUMERAL_HAN && view->kind[at - 1] != KJR_CHAR_DIGIT;
}

/* 二、 二． 二） or 二 alone in its line, but not 二是. */
static bool ends_as_heading(const kjr_view *view, uint32_t at)
{
    const uint32_t marks = 1u << KJR_CHAR_PAUSE | 1u << KJR_CHAR_DOT | 1u << KJR_CHAR_CLOSE | 1u << KJR_CHAR_NEWLINE |
                           1u << KJR_CHAR_SPACE;
    return marks >> view->kind[at + 1] & 1u;
}

bool kjr_is_counted_otherwise(const kjr_checker *c, uint32_t start, uint32_t end, uint32_t ordinal, bool heads)
{
    enum { FARTHEST = 4000 }; /* keeps the cost linear where a paragraph has thousands of markers */
    if (ordinal > LARGEST) return true;
    if (end - start > FARTHEST) start = end - FARTHEST;
    for (uint32_t at = start; at < end; at++) {
        bool found = is_ordinal(c->view, at, ordinal, heads) || (heads && is_unreadable(c->view, at));
        if (found && begins(c->view, at, heads) && (!heads || ends_as_heading(c->view, at))) return true;
    }
    return false;
}
