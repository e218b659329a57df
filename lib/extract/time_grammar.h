/* Words of time: what they say, whatever day the report counts from; and how that becomes days. */
#ifndef KJR_EXTRACT_TIME_GRAMMAR_H
#define KJR_EXTRACT_TIME_GRAMMAR_H

#include "kjrep/time.h"
#include "outline/outline.h"

/* What a point in time is counted from. */
enum {
    KJR_FROM_SPOKEN = 0,    /* no year is said: the one that is spoken of, or years from it (上年) */
    KJR_FROM_WRITTEN = 1,   /* the year is written */
    KJR_FROM_THIS_YEAR = 2, /* years from 今年 */
    KJR_FROM_QUARTER = 3,   /* quarters from today's */
    KJR_FROM_MONTH = 4,     /* months from today's */
    KJR_FROM_TODAY = 5,     /* days from today */
    KJR_FROM_LAST_YEAR = 6, /* years from the last that the report covers: 过去五年 */
    KJR_FROM_CENTURY = 7,   /* years from the first of 本世纪, less one */
    KJR_FROM_NOWHERE = 8,   /* cannot be told */
    KJR_FROM_WEEK = 9       /* weeks from today's; the day is that of the week */
};

enum { KJR_LUNAR = 1, KJR_LUNAR_LEAP = 2 };

typedef struct kjr_point {
    int16_t count;      /* the year, or how many from where it counts */
    uint8_t from;       /* a KJR_FROM_ value */
    uint8_t month, day; /* 0: all of the year, of the month; day 31 is the last of any month */
} kjr_point;

typedef struct kjr_time_words {
    uint32_t start, end;
    kjr_point first, last;
    uint8_t precision; /* a KJREP_PRECISION_ value */
    uint8_t sense;     /* a KJR_TIME_ value */
    uint8_t edge;      /* a KJR_EDGE_ value: only the beginning, end or middle is meant; 0 = all */
    bool open_start;   /* 2025年以前 */
    bool open_end;     /* 2025年以后 */
    bool since;        /* 今年以来: up to today */
    bool same_span;    /* 上年同期: the months last named */
    bool clock;        /* a time of day stands with it */
    uint8_t lunar;     /* a KJR_LUNAR value: month and day are of the Chinese calendar; 0 = they are not */
    bool glossed;      /* 今（98）年: tells which year 今年 is, by `gloss` years from it */
    int8_t gloss;
} kjr_time_words;

typedef struct kjr_time_grammar {
    const kjr_lexicon *lexicon;
    const kjr_view *view;
    uint8_t region; /* a KJR_REGION_ value: 97年度 in Taiwan */
    bool loose;     /* a loose string: 2008-08 is a month */
    bool dated;     /* a loose string with a day to count from: 24年 2018 09-01 1月3 are times */
} kjr_time_grammar;

/* The time that begins at `at` and ends by `end`; false when there is none. */
bool kjr_time_at(const kjr_time_grammar *grammar, uint32_t at, uint32_t end, kjr_time_words *out);

/* ---- time_numbers.c */

/* A number of at most four digits, as years, months and days have. */
typedef struct kjr_time_number {
    uint32_t end; /* where it began when there is none */
    uint16_t value;
    uint8_t length;
    bool chinese;
    bool positional; /* Chinese, digit by digit: 九七 二〇二四 */
} kjr_time_number;

kjr_time_number kjr_time_number_at(const kjr_view *view, uint32_t at, uint32_t end);

/* ---- time_lunar.c */

/* Days from 1 January of the year to a day of the Chinese calendar, the last of its month where that is shorter; -1 when
 * it is not known. */
int32_t kjr_lunar_days(int32_t year, uint32_t month, bool leap, uint32_t day);

/* ---- time_dates.c */

/* What is known where the time stands; 0 = not known. */
typedef struct kjr_time_frame {
    int32_t today;                 /* yyyymmdd */
    int32_t this_year;             /* 今年 */
    int32_t last_year;             /* last year that the report covers */
    int32_t spoken_year;           /* the year that is spoken of */
    uint8_t span_first, span_last; /* the months that were named last */
} kjr_time_frame;

/* First and last day as yyyymmdd, 0 where it cannot be known. */
void kjr_time_days(const kjr_time_words *words, const kjr_time_frame *frame, int32_t *first, int32_t *last);

#endif
