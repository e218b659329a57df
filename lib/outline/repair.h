/* Line repair: which line ends of the file are none of the text. */
#ifndef KJR_OUTLINE_REPAIR_H
#define KJR_OUTLINE_REPAIR_H

#include "outline/labels.h"

/* Join the lines of wrapped paragraphs, over page numbers and running heads too, and mark those that stand elsewhere.
 * Comes between the view and all that reads it. false when out of memory. */
bool kjr_repair_lines(kjr_view *view, const kjr_lexicon *lexicon, const kjrep_allocator *allocator);

/* ---- What the files of line repair share */

/* How a text is wrapped. Widths are in cells. */
typedef struct kjr_wrap {
    uint32_t width;  /* the common one of full lines; 0: the text is not wrapped */
    uint32_t full;   /* a line is full if it and the first word of the next come to this */
    uint32_t indent; /* of lines that go on */
    uint32_t blank;  /* empty lines before them */
} kjr_wrap;

enum { KJR_LONG_LINE = 60 }; /* cells; of text that is not wrapped */

/* wrap.c */
kjr_wrap kjr_find_wrap(const kjr_view *view);
/* Has the line no room for the first word of the next? */
bool kjr_line_is_full(const kjr_view *view, const kjr_wrap *wrap, const kjr_line *line, const kjr_line *next);
/* Does it stop in mid-sentence? */
bool kjr_line_is_unfinished(const kjr_view *view, const kjr_line *line);

/* sentence_lines.c: what sets paragraphs apart in a text with a sentence on each line; of other texts
 * KJR_APART_UNKNOWN. Cost: a few lines of those. */
enum { KJR_APART_UNKNOWN = 0, KJR_APART_BY_INDENT = 1, KJR_APART_BY_BLANK = 2 };
int kjr_find_sentence_lines(const kjr_view *view);

/* page_marks.c */
/* A number alone, or 第3页 共10页; its value in *number. */
bool kjr_is_page_number(const kjr_view *view, const kjr_line *line, uint32_t *number);
/* Mark page numbers and running heads in `marks`, one for each line. false when out of memory. */
bool kjr_find_page_marks(const kjr_view *view, const kjr_wrap *wrap, uint8_t *marks, const kjrep_allocator *allocator);

#endif
