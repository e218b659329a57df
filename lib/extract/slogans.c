#include "extract/slogans.h"

#include "extract/time_grammar.h"

bool kjr_is_plan_name(const kjr_view *view, uint32_t start, uint32_t end)
{
    if (end - start < 2 || end - start > 3 || view->code[end - 1] != u'五') return false;
    kjr_time_number ordinal = kjr_time_number_at(view, start, end - 1);
    return ordinal.end == end - 1 && ordinal.chinese && !ordinal.positional && ordinal.value <= 20;
}

/* 进一步 全国统一: a word that holds a numeral further in. Returns its length, 0 when there is none. */
static uint32_t word_with_numeral(const kjr_lexicon *lexicon, const kjr_view *view, uint32_t at, uint32_t end)
{
    uint32_t length;
    if (view->kind[at] == KJR_CHAR_NUMERAL_HAN) return 0;
    return kjr_lexicon_match(lexicon, view, at, end, KJR_BIT(PHRASE), &length) ? length : 0;
}

/* 三年 十五天 百日: a length of time, not a count of things. */
static bool counts_time(uint16_t behind)
{
    return kjr_is_one_of(behind, u"年月日天周季时");
}

bool kjr_is_slogan(const kjr_lexicon *lexicon, const kjr_view *view, uint32_t start, uint32_t end, uint32_t *count)
{
    enum { MOST = 99 };
    bool found = false;
    *count = 0;
    for (uint32_t at = start, behind; at < end; at = behind) {
        uint32_t word = word_with_numeral(lexicon, view, at, end);
        behind = at + (word ? word : 1);
        bool pair = view->code[at] == u'双';
        if (word || (!pair && view->kind[at] != KJR_CHAR_NUMERAL_HAN && view->kind[at] != KJR_CHAR_DIGIT)) continue;
        kjr_time_number number = kjr_time_number_at(view, at, end);
        if (!pair && number.end == at) {
            while (behind < end && view->kind[behind] == view->kind[at])
                behind++;
            found |= view->kind[at] == KJR_CHAR_NUMERAL_HAN && view->code[at] != u'京'; /* 京津: the city */
            continue;
        }
        if (!pair) behind = number.end;
        found |= pair || number.chinese;
        bool ordinal = at > start && view->code[at - 1] == u'第', last = behind == end;
        bool thing = !last && (number.chinese || pair || view->kind[behind] == KJR_CHAR_HAN); /* not 5G */
        if (!thing || ordinal || number.positional || number.value > MOST || counts_time(view->code[behind])) continue;
        *count += pair ? 2 : number.value;
        found = true;
    }
    return found;
}
