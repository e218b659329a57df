/* Header fields: how they are written down. */
#ifndef KJR_OUTLINE_HEADER_H
#define KJR_OUTLINE_HEADER_H

#include "outline/outliner.h"

/* Set a field to words of the text unless it has some; with a day also its value. false when out of memory. */
void kjr_set_field(kjr_outliner *o, int32_t field, uint32_t start, uint32_t end);
bool kjr_set_day(kjr_outliner *o, int32_t field, uint32_t start, uint32_t end, uint32_t date, int32_t seconds);
static inline bool kjr_has_field(const kjr_outliner *o, int32_t field)
{
    return o->outline->meta[field].end > o->outline->meta[field].start;
}

/* fields.c: each takes a line, and says whether it was such a line. */
enum { KJR_NO_FIELD = 0, KJR_FIELD = 1, KJR_FIELD_NO_MEMORY = -1 };
int kjr_read_labelled_field(kjr_outliner *o, uint32_t line); /* 时间: 来源: 导语: */
int kjr_read_day_line(kjr_outliner *o, uint32_t line);       /* a day or timestamp alone */
int kjr_read_delivery(kjr_outliner *o, uint32_t line); /* ——2025年1月15日在…会议上, over up to two lines */
int kjr_read_number_line(kjr_outliner *o, uint32_t line); /* 国发〔2015〕9号 */
int kjr_read_speaker(kjr_outliner *o, uint32_t line);     /* 省长 某某, over up to two lines */
int kjr_read_name(kjr_outliner *o, uint32_t line);        /* 某某某 below the day or the meeting */

/* 青溪县水务局: do the words name an office? */
bool kjr_names_office(const kjr_view *view, uint32_t start, uint32_t end);

/* Kind of report that the words of a title tell; KJREP_GENRE_UNKNOWN when they tell none. */
int32_t kjr_title_genre(const kjr_outliner *o, uint32_t start, uint32_t end);

#endif
