/* Cited documents 《…》, document numbers 国发〔2015〕9号, slogans with a number “三抓一促”, quoted programmes. */
#include "extract/names.h"

#include "base/error.h"
#include "extract/numbers.h"

enum { LONGEST_TITLE = 160, LONGEST_QUOTE = 14 };

static bool is_one_of(uint16_t code, const uint16_t *codes)
{
    for (; *codes; codes++) {
        if (code == *codes) return true;
    }
    return false;
}

static bool add(kjr_extractor *x, uint8_t kind, uint32_t start, uint32_t end, uint32_t stated_count)
{
    kjr_entity *entity = KJR_PUSH(x->allocator, &x->facts->entities);
    if (!entity) return false;
    *entity = (kjr_entity){
        .words = {start, end}, .node = kjr_outline_at(x->outline, start), .stated_count = stated_count, .kind = kind};
    return true;
}

/* End of the title that opens at `at`, titles inside it included; `at` when it does not close in its line. */
static uint32_t title_end(const kjr_view *view, uint32_t at)
{
    uint32_t depth = 0, limit = at + LONGEST_TITLE < view->count ? at + LONGEST_TITLE : view->count;
    for (uint32_t i = at; i < limit && view->kind[i] != KJR_CHAR_NEWLINE; i++) {
        if (view->code[i] == u'《') depth++;
        if (view->code[i] == u'》' && --depth == 0) return i + 1;
    }
    return at;
}

/* ---- Document numbers */

/* The code of the office before the bracket: 国办发, 皖政办函. Words that lead to it are no part of it. */
static uint32_t office_start(const kjr_extractor *x, uint32_t at)
{
    enum { LONGEST = 8, MOST = 6 };
    static const uint16_t leads[] = u"据行印照彻实于见按发";
    const kjr_view *view = x->view;
    uint32_t from = at, lowest = at > LONGEST ? at - LONGEST : 0;
    while (from > lowest && (view->kind[from - 1] == KJR_CHAR_HAN || view->kind[from - 1] == KJR_CHAR_LATIN))
        from--;
    for (uint32_t i = at > 1 ? at - 1 : from; i > from; i--) /* 根据[国发], 印发[国办发] */
        if (is_one_of(view->code[i - 1], leads)) return kjr_trim_name(x, (kjr_words){i, at}).start;
    kjr_words code = kjr_trim_name(x, (kjr_words){from, at});
    return at - code.start > MOST ? at - MOST : code.start;
}

/* [〔2015〕9号] behind the office; the end, `at` when it is none. */
static uint32_t number_end(const kjr_view *view, uint32_t at)
{
    enum { YEAR = 4, MOST_DIGITS = 5 };
    uint32_t i = at + 1, digits = 0;
    if (at + YEAR + 3 >= view->count) return at;
    for (; i <= at + YEAR; i++)
        if (view->kind[i] != KJR_CHAR_DIGIT) return at;
    if (view->kind[i] != KJR_CHAR_CLOSE) return at;
    i++;
    if (view->code[i] == u'第') i++;
    for (; i < view->count && view->kind[i] == KJR_CHAR_DIGIT && digits < MOST_DIGITS; i++)
        digits++;
    return digits && i < view->count && view->code[i] == u'号' ? i + 1 : at;
}

/* ---- Quotations */

/* Sum of the numbers of a slogan (三抓一促: 4); 0 when it is none. 六个一 states six. */
static uint32_t count_of_slogan(const kjr_view *view, uint32_t start, uint32_t end)
{
    uint32_t count = 0, numbers = 0;
    int first = kjr_chinese_digit(view->code[start]);
    bool ten = view->code[start] == u'十';
    if (first <= 0 && !ten) return 0;
    if (view->code[end - 1] == u'一' && end - start >= 3) return ten ? 10 : (uint32_t)first;
    for (uint32_t i = start; i < end; i++) {
        int digit = kjr_chinese_digit(view->code[i]);
        bool begins = digit > 0 || view->code[i] == u'十';
        if (!begins || i + 1 >= end) continue;
        if (view->kind[i + 1] != KJR_CHAR_HAN) return 0; /* 十四五, 一二三 */
        count += view->code[i] == u'十' ? 10 : (uint32_t)digit;
        numbers++;
    }
    return numbers ? count : 0;
}

static bool is_scheme(const kjr_view *view, uint32_t at)
{
    static const uint16_t *const words[] = {u"工程", u"计划", u"行动", u"项目", u"专项", u"战略"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (at + 2 <= view->count && kjr_view_is(view, at, view->count, words[i], 2)) return true;
    }
    return false;
}

/* The quotation that opens at `at`; the view index behind it. */
static uint32_t read_quotation(kjr_extractor *x, uint32_t at, bool *good)
{
    const kjr_view *view = x->view;
    uint32_t end = at + 1, limit = at + LONGEST_QUOTE < view->count ? at + LONGEST_QUOTE : view->count;
    while (end < limit && (view->kind[end] == KJR_CHAR_HAN || view->kind[end] == KJR_CHAR_NUMERAL_HAN))
        end++;
    if (end == at + 1 || end >= view->count || view->kind[end] != KJR_CHAR_QUOTE_CLOSE) return at + 1;
    uint32_t count = count_of_slogan(view, at + 1, end);
    if (count) *good = add(x, KJREP_ENTITY_SLOGAN, at, end + 1, count);
    else if (is_scheme(view, end + 1)) *good = add(x, KJREP_ENTITY_PROGRAMME, at, end + 1, 0);
    else return at + 1;
    return end + 1;
}

kjrep_status kjr_find_entities(kjr_extractor *x)
{
    const kjr_view *view = x->view;
    bool good = true;
    for (uint32_t at = 0; good && at < view->count;) {
        uint32_t kind = view->kind[at], end;
        if (kind == KJR_CHAR_QUOTE_OPEN) {
            at = read_quotation(x, at, &good);
        } else if (kind == KJR_CHAR_OPEN && view->code[at] == u'《' && (end = title_end(view, at)) > at) {
            good = add(x, KJREP_ENTITY_DOCUMENT, at, end, 0);
            at = end;
        } else if (kind == KJR_CHAR_OPEN && at > 0 && (end = number_end(view, at)) > at) {
            uint32_t start = office_start(x, at);
            if (start < at) good = add(x, KJREP_ENTITY_DOCUMENT_NUMBER, start, end, 0);
            at = end;
        } else {
            at++;
        }
    }
    return good ? KJREP_OK : kjr_fail_memory(x->error);
}
