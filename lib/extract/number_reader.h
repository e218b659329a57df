/* What the two halves of reading a number share: sections (三千四百零五, 1,234.5) and the groups that they make up. */
#ifndef KJR_EXTRACT_NUMBER_READER_H
#define KJR_EXTRACT_NUMBER_READER_H

#include "extract/numbers.h"

/* Powers of ten. */
enum { KJR_WAN = 4, KJR_YI = 8, KJR_ZHAO = 12, KJR_JING = 16, KJR_GAI = 20 };

typedef struct kjr_number_reader {
    const kjr_lexicon *lexicon;
    const kjr_view *view;
    uint32_t at, end;
    kjr_number *number;
    bool first;    /* in the first group */
    bool in_ratio; /* behind 百分之, where two digits are no range */
} kjr_number_reader;

/* One group of a number, before its scale. */
typedef struct kjr_number_section {
    kjr_figure value, high;
    int32_t last_place, step;
    uint8_t form;
    uint8_t power; /* 百 or 千 of a single digit: 三千 */
    bool chinese, lone, point, overflow;
} kjr_number_section;

static inline uint16_t kjr_code_at(const kjr_number_reader *r, uint32_t at)
{
    return at < r->end ? r->view->code[at] : 0;
}

static inline bool kjr_is_digit_at(const kjr_number_reader *r, uint32_t at)
{
    return at < r->end && r->view->kind[at] == KJR_CHAR_DIGIT;
}

static inline int kjr_digit_at(const kjr_number_reader *r, uint32_t at)
{
    return at < r->end ? kjr_chinese_digit(r->view->code[at]) : -1;
}

/* Of a number that is told digit by digit, where 幺 stands for 一: 幺二三零六. */
static inline int kjr_told_digit_at(const kjr_number_reader *r, uint32_t at)
{
    return kjr_code_at(r, at) == u'幺' ? 1 : kjr_digit_at(r, at);
}

static inline bool kjr_is_some(uint16_t code)
{
    return code == u'几' || code == u'数';
}

/* Power of ten of the scale at `at` (万 亿 兆 京 垓, 万亿, 亿亿), 0 when there is none; its characters in *length. */
int kjr_scale_at(const kjr_number_reader *r, uint32_t at, uint32_t *length);

/* Does a unit begin with what would be a multiplier (千瓦 兆瓦 千克)? */
bool kjr_unit_begins(const kjr_number_reader *r, uint32_t at);

/* The section at r->at; false when there is none. */
bool kjr_read_section(kjr_number_reader *r, kjr_number_section *s);

/* Is the mark at `at` a point (〇二五 behind that of 三点〇二五, 二一‧五)? */
bool kjr_is_point(const kjr_number_reader *r, uint32_t at);

/* The point at r->at and the digits behind it, if there are. */
void kjr_read_chinese_decimals(kjr_number_reader *r, kjr_number_section *s);

/* 几十 数百 三四十 十几 十五六: the part that leaves the number open is the last but for its power. */
void kjr_open_range(kjr_number_section *s, int32_t base, int32_t low, int32_t high, uint8_t form);

#endif
