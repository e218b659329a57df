/* Texts in which a blank follows every digit: 1 9 9 7 年, 7 4 7 7 2 亿元. */
#ifndef KJR_TEXT_SPACED_DIGITS_H
#define KJR_TEXT_SPACED_DIGITS_H

#include "text/view.h"

/* Delete the blanks between such digits from the view. `gaps`: how many blanks stand between two digits; few are taken
 * for what they are, cells of a table or thousands. */
void kjr_join_spaced_digits(kjr_view *view, uint32_t gaps);

#endif
