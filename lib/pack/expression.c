#include "pack/expression.h"

#include <string.h>

typedef struct reader {
    const char *text;
    size_t at;
    const kjr_lexicon *lexicon;
    kjr_expression *into;
} reader;

static void skip_blanks(reader *r)
{
    r->at += strspn(r->text + r->at, " \t");
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Digits, and a point with up to six behind it. */
static const char *read_number(reader *r, kjr_decimal *number)
{
    enum { MOST_DIGITS = 18 };
    kjr_decimal digits = 0;
    int places = 0, count = 0;
    bool point = false;
    for (char c = r->text[r->at]; is_digit(c) || (c == '.' && !point); c = r->text[++r->at]) {
        if (c == '.') {
            point = true;
            continue;
        }
        if (++count > MOST_DIGITS) return "a number of more than 18 digits";
        digits = digits * 10 + (c - '0');
        places += point;
    }
    return kjr_decimal_scale(digits, -places, number) ? NULL : "a number with more than 6 digits behind the point";
}

static const char *read_indicator(reader *r, uint16_t *indicator)
{
    enum { LONGEST = 60 };
    char id[LONGEST + 1];
    size_t len = strspn(r->text + r->at, "abcdefghijklmnopqrstuvwxyz0123456789_");
    if (!len) return "expected an indicator or a number";
    if (len > LONGEST) return "an indicator of more than 60 characters";
    memcpy(id, r->text + r->at, len);
    id[len] = 0;
    *indicator = kjr_lexicon_find_indicator(r->lexicon, id);
    if (!*indicator) return "no indicator has this id";
    r->at += len;
    return NULL;
}

/* NUMBER, NUMBER * INDICATOR, INDICATOR */
static const char *read_term(reader *r, bool negative)
{
    const char *fault;
    kjr_expression *into = r->into;
    if (into->term_count == KJR_TERMS_MOST) return "more than 16 terms";
    kjr_expression_term *term = &into->terms[into->term_count++];
    *term = (kjr_expression_term){.factor = KJR_DECIMAL_ONE, .sum = (uint8_t)into->sum_count};
    skip_blanks(r);
    bool number = is_digit(r->text[r->at]);
    if (number && (fault = read_number(r, &term->factor))) return fault;
    if (negative) term->factor = -term->factor;
    skip_blanks(r);
    if (number && r->text[r->at] != '*') return NULL;
    if (number) r->at++;
    skip_blanks(r);
    return read_indicator(r, &term->indicator);
}

static const char *read_sum(reader *r)
{
    const char *fault = read_term(r, false);
    for (;;) {
        skip_blanks(r);
        char sign = r->text[r->at];
        if (fault || (sign != '+' && sign != '-')) return fault;
        r->at++;
        fault = read_term(r, sign == '-');
    }
}

static uint8_t read_relation(reader *r)
{
    static const struct {
        const char *sign;
        uint8_t relation;
    } signs[] = {{"<=", KJR_AT_MOST}, {">=", KJR_AT_LEAST}, {"==", KJR_EQUAL},
                 {"=", KJR_EQUAL},    {"<", KJR_LESS},      {">", KJR_MORE}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t len = strlen(signs[i].sign);
        if (strncmp(r->text + r->at, signs[i].sign, len) != 0) continue;
        r->at += len;
        return signs[i].relation;
    }
    return 0;
}

static bool has_indicator(const kjr_expression *expression)
{
    for (uint32_t i = 0; i < expression->term_count; i++)
        if (expression->terms[i].indicator) return true;
    return false;
}

const char *kjr_expression_read(kjr_expression *expression, const kjr_lexicon *lexicon, const char *text, size_t *at)
{
    reader r = {text, 0, lexicon, expression};
    const char *fault;
    *expression = (kjr_expression){0};
    while (!(fault = read_sum(&r))) {
        uint32_t sum = expression->sum_count++;
        if (!text[r.at]) break;
        uint8_t relation = read_relation(&r);
        if (!relation) fault = "expected +, -, or one of < <= = >= >";
        else if (expression->sum_count == KJR_SUMS_MOST) fault = "more than 4 sides";
        if (fault) break;
        expression->relations[sum] = relation;
    }
    *at = r.at;
    if (!fault && expression->sum_count < 2) return "expected a relation: one of < <= = >= >";
    if (!fault && !has_indicator(expression)) return "no indicator in it";
    return fault;
}
