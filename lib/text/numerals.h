/* Chinese digits. */
#ifndef KJR_TEXT_NUMERALS_H
#define KJR_TEXT_NUMERALS_H

#include <stdint.h>

/* Value of a Chinese digit (一 壹 两 〇), -1 for anything else. */
int kjr_chinese_digit(uint16_t code);

#endif
