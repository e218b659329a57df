#include "extract/intervals.h"
#include "extract/quantities.h"
#include "extract/units.h"

/* 翻两番[多], 翻一番[以上]; 翻一番[半] is three times. */
static uint8_t read_behind_double(const kjr_extractor *x, kjr_metric *out, kjr_number *number)
{
    uint32_t length, at = out->text.end;
    if (x->view->code[at] == u'半') {
        number->value.coefficient = number->value.coefficient * 3 / 2;
        out->text.end++;
        return 0;
    }
    uint32_t end = at + 2 < x->view->count ? at + 2 : x->view->count;
    const kjr_sense *hedge =
        kjr_lexicon_match(x->lexicon, x->view, at, end, KJR_BIT(HEDGE_INSIDE) | KJR_BIT(HEDGE_AFTER), &length);
    if (!hedge || hedge->value == KJR_HEDGE_SOME) return 0;
    out->hedge = (kjr_words){at, at + length};
    out->text.end = at + length;
    return hedge->value;
}

/* [半]个百分点; 半年 only where something changed by it: 缩短半年. */
static bool half_of_word(const kjr_extractor *x, const kjr_hit *hit, uint32_t start, kjr_metric *out)
{
    enum { SHORTEST = 2 };
    uint32_t length, end = hit->start + hit->length;
    const kjr_number number = {.value = {5, -1}, .last_place = -1, .step = -1, .length = 1, .chinese = true};
    kjr_measure measure;
    bool changed = kjr_lexicon_match_before(x->lexicon, x->view, hit->start, start, KJR_BIT(CHANGE), &length);
    if (hit->length <= SHORTEST && !changed) return false;
    if (hit->start > start && kjr_is_one_of(x->view->code[hit->start - 1], u"上下后大多过")) return false;
    if (!kjr_measure_at(x, hit->start + 1, end, &measure)) return false;
    kjr_set_unit(x, out, &measure);
    out->text = (kjr_words){hit->start, end};
    kjr_set_interval(out, &number, NULL, &measure, 0);
    return true;
}

/* [居]亚洲四小龙之首, but 安全是民生之首 */
static bool is_ranked(const kjr_view *view, uint32_t at)
{
    enum { FARTHEST = 16 };
    for (uint32_t i = 1;
         i <= FARTHEST && i <= at && (view->kind[at - i] == KJR_CHAR_HAN || view->kind[at - i] == KJR_CHAR_NUMERAL_HAN);
         i++)
        if (kjr_is_one_of(view->code[at - i], u"居列位") && view->code[at - i + 1] != u'民') return true;
    return false;
}

int kjr_quantity_of_word(const kjr_extractor *x, const kjr_hit *hit, uint32_t start, kjr_metric *out)
{
    kjr_measure measure = {.factor = 1};
    kjr_number number = {.value = {1, 0}, .chinese = true};
    uint32_t end = hit->start + hit->length;
    uint8_t hedge = 0;
    *out = (kjr_metric){.text = {hit->start, end}};
    switch (hit->value) {
    case KJR_QUANTITY_DOUBLE: /* 翻两番 is four times */
        measure.code = "x";
        measure.kind = KJREP_METRIC_MULTIPLE;
        number.value.coefficient = 2;
        for (uint32_t at = hit->start; at < end; at++) {
            int digit = kjr_chinese_digit(x->view->code[at]);
            if (digit > 0 && digit < 10) number.value.coefficient = (kjr_decimal)1 << digit;
        }
        hedge = read_behind_double(x, out, &number);
        break;
    case KJR_QUANTITY_HALF: return half_of_word(x, hit, start, out) ? KJR_QUANTITY : KJR_NO_QUANTITY;
    case KJR_QUANTITY_FIRST:
        if (x->view->code[hit->start] == u'之' && !is_ranked(x->view, hit->start)) return KJR_NO_QUANTITY;
        measure.code = "#";
        measure.kind = KJREP_METRIC_RANK;
        if (hit->start > start && kjr_is_one_of(x->view->code[hit->start - 1], u"在于为")) return KJR_NO_QUANTITY;
        break;
    default: return KJR_NO_QUANTITY;
    }
    out->unit = measure.code;
    out->kind = measure.kind;
    kjr_set_interval(out, &number, NULL, &measure, hedge);
    return KJR_QUANTITY;
}
