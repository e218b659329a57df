/* What the files of the grammar of times share. Each reader moves g->at behind what it read and says so in g->out, or
 * leaves g->at and answers false. */
#ifndef KJR_EXTRACT_TIME_READER_H
#define KJR_EXTRACT_TIME_READER_H

#include "extract/time_grammar.h"

typedef struct kjr_time_reader {
    const kjr_time_grammar *grammar;
    const kjr_view *view;
    uint32_t at, end;
    kjr_time_words *out;
    bool counted;          /* 五年: takes 来 */
    bool planned;          /* “十三五” */
    bool ranged;           /* 2021年至2024年 */
    kjr_time_number known; /* the number at `known_at`, which most readers ask for */
    uint32_t known_at;
} kjr_time_reader;

/* ---- time_reader.c: characters, words, and what is said */

/* 0 past the end. */
static inline uint16_t kjr_code_at(const kjr_time_reader *g, uint32_t at)
{
    return at < g->end ? g->view->code[at] : 0;
}

static inline uint32_t kjr_past_blank(const kjr_time_reader *g, uint32_t at)
{
    return at < g->end && g->view->kind[at] == KJR_CHAR_SPACE ? at + 1 : at;
}

kjr_time_number kjr_number_near(kjr_time_reader *g, uint32_t at);
/* Move behind the character if it is the next. */
bool kjr_skip(kjr_time_reader *g, uint16_t code);
/* Move behind the mark or word between the ends of a range: 至 到 — -. */
bool kjr_skip_to(kjr_time_reader *g);
/* The word of time at `at`, the tail at g->at; NULL when there is none. */
const kjr_sense *kjr_time_word(const kjr_time_reader *g, uint32_t at, uint32_t *length);
const kjr_sense *kjr_time_tail(const kjr_time_reader *g, uint32_t *length);

void kjr_say_year(kjr_time_reader *g, uint8_t from, int32_t count);
void kjr_say_years(kjr_time_reader *g, uint8_t from, int32_t first, int32_t last);
void kjr_say_months(kjr_time_reader *g, uint32_t first, uint32_t last, uint8_t precision);
void kjr_say_days(kjr_time_reader *g, uint32_t first, uint32_t last);

/* ---- time_years.c */

bool kjr_is_written_year(const kjr_time_number *number);
/* Characters of the name of an era before the year at `at`: 民国 公元 公元前, 0 when there is none. */
uint32_t kjr_era_length(const kjr_time_reader *g, uint32_t at);
/* The year that two digits mean. */
int32_t kjr_full_year(uint32_t short_year);
/* 度 behind 年. */
void kjr_skip_year_kind(kjr_time_reader *g);
/* 2024年 二〇二四年 97年度, the first of 2019—2023年 */
bool kjr_read_year(kjr_time_reader *g);
/* 112学年度: the year just read begins in September and ends in the next. */
bool kjr_say_school_year(kjr_time_reader *g);
/* 今（98）年 去(2023)年 */
bool kjr_read_glossed_year(kjr_time_reader *g);
/* 2013-14年度 */
bool kjr_read_double_year(kjr_time_reader *g);

/* ---- time_months.c */

/* 上半年 第三季度 前三季度 1-9月 10月5日 */
bool kjr_read_inside(kjr_time_reader *g);
/* [前] 三个季度, 第三季度, 前11个月, 1-9月, 10月5日 */
bool kjr_read_months(kjr_time_reader *g);
bool kjr_read_span_word(kjr_time_reader *g);
/* 5日, 5日、6日, 上旬, 前两天, behind a month */
bool kjr_read_day_of_month(kjr_time_reader *g);
/* 5日, 5日至9日 */
bool kjr_read_day(kjr_time_reader *g);

/* ---- time_lunar.c */

/* 农历八月十五, 正月初五, 闰四月, 八月十五 */
bool kjr_read_lunar(kjr_time_reader *g);

/* ---- time_weeks.c */

/* 上周 本周五 星期三 */
bool kjr_read_week(kjr_time_reader *g);
/* 三天前, 两个月前, 五年前; 三天后 where a day to count from is given. */
bool kjr_read_ago(kjr_time_reader *g);

/* ---- time_clock.c */

/* 9时 11:30 7时30分 9点半; a whole hour only where something leads to it (下午3时). */
bool kjr_read_hour(kjr_time_reader *g, bool led);
/* [上午] 9时, behind a day. */
void kjr_read_hour_of_day(kjr_time_reader *g);
/* 至18时 behind an hour. */
void kjr_read_hour_range(kjr_time_reader *g);
/* 7时30分, 8时至18时, of a day that is not told. */
bool kjr_read_clock(kjr_time_reader *g);

/* ---- time_figures.c */

/* 20240307 2008-08 09-01: days and months of digits alone, in loose strings. */
bool kjr_read_figures(kjr_time_reader *g);

/* ---- time_counts.c */

/* “十三五”期间 “十一五”前四年 */
bool kjr_read_plan(kjr_time_reader *g);
/* 五年来, or 五年 behind a KJR_LEAD_: 过去五年 */
bool kjr_read_count(kjr_time_reader *g, uint32_t lead);
/* 80年代 二十世纪九十年代 21世纪 */
bool kjr_read_century(kjr_time_reader *g);
/* 九十年代 of the century that begins behind year `century`, counted from a KJR_FROM_; from KJR_FROM_NOWHERE alone. */
bool kjr_read_decade(kjr_time_reader *g, uint8_t from, int32_t century);

#endif
