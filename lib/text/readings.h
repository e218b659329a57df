/* Copies in which a reading in brackets stands behind many characters: 审结(jié), 7.1万(wàn)亿元. */
#ifndef KJR_TEXT_READINGS_H
#define KJR_TEXT_READINGS_H

#include "text/view.h"

/* Delete the readings from the view, and count them there. `toned`: how many letters of the text may be vowels with a
 * tone mark; a few readings are taken for what they are, words about the characters. */
void kjr_drop_readings(kjr_view *view, uint32_t toned);

#endif
