/* Days, times of day and years as they are written. */
#ifndef KJR_OUTLINE_DATES_H
#define KJR_OUTLINE_DATES_H

#include "text/view.h"

/* A day written at `at`: 2025年1月15日 2025-1-15 二〇二五年一月十五日; yyyymmdd, 0 when there is none. */
uint32_t kjr_read_date(const kjr_view *view, uint32_t at, uint32_t end, uint32_t *length);
/* First day in [at, end). */
uint32_t kjr_find_date(const kjr_view *view, uint32_t at, uint32_t end, uint32_t *start, uint32_t *length);
/* A time of day at `at`: 04:26:00 07时41分; seconds of the day, -1 when there is none. */
int32_t kjr_read_time(const kjr_view *view, uint32_t at, uint32_t end, uint32_t *length);
/* A year in [at, end): 2024年 二〇二四年 九十七年度 does not count; 0 when there is none. */
uint32_t kjr_find_year(const kjr_view *view, uint32_t at, uint32_t end);
/* A year of the Republic in [at, end), as one of the common era: 九十七年度, 113年度, 民国93年, (99)年; 0 for none. */
uint32_t kjr_find_republic_year(const kjr_view *view, uint32_t at, uint32_t end);

#endif
