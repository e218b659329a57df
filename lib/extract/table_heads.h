/* Heads of columns, names of rows and lines above a table: name, time, unit, and what they say of the figures. */
#ifndef KJR_EXTRACT_TABLE_HEADS_H
#define KJR_EXTRACT_TABLE_HEADS_H

#include "extract/names.h"
#include "extract/units.h"

/* What a head, the name of a row or a line above the table says. */
typedef struct kjr_heading {
    kjr_words name;      /* without brackets and marks */
    kjr_words rest;      /* the name behind the time that it begins with, where dated */
    uint32_t time;       /* index + 1 of the first time in it, 0 = none */
    kjr_measure measure; /* where has_unit */
    bool has_unit;
    bool percents; /* 单位：万元、%: what changes, or is a rate, is in percent */
    bool dated;
    bool among;   /* 其中, #: part of what a row above tells */
    bool numbers; /* 序号 年份: its figures only name */
    bool changes; /* 同比增长 */
    uint8_t change, basis, modality;
    kjr_words change_words, basis_words, modality_words, part_words;
} kjr_heading;

/* 单位：[亿元], [万吨], [±%]: words that are a unit and nothing else; false leaves *out alone, but for out_of_memory. */
bool kjr_read_unit(const kjr_extractor *x, kjr_words words, kjr_measure *out);

/* 单位：…: do the words tell of what unit figures are? */
bool kjr_is_unit_note(const kjr_view *view, kjr_words words);

/* Add what the words of a heading say to `h`, zero-initialized by the caller; a head may stand in several rows. */
void kjr_read_heading(const kjr_extractor *x, kjr_words words, kjr_heading *h);

/* 同比增长, 增速, 占比 are in percent where nothing else is said; 增减额 is in the unit of the table. */
void kjr_set_percent(const kjr_view *view, kjr_heading *h);

#endif
