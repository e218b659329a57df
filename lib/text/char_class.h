/* What a folded character is to the scanner. fold_generate.py reads the names and numbers from here. */
#ifndef KJR_TEXT_CHAR_CLASS_H
#define KJR_TEXT_CHAR_CLASS_H

/* The class of a character is that of what it folds to: full-width '５' is a DIGIT, '餘' is HAN. */
enum {
    KJR_CHAR_OTHER = 0,        /* symbols, middle dot, ellipsis, private use, everything unlisted */
    KJR_CHAR_HAN = 1,          /* ideographs, and 々 */
    KJR_CHAR_NUMERAL_HAN = 2,  /* 〇 to 九, 十 to 垓, 两 廿 卅 卌, 壹 to 仟; 半 几 数 点 成 are HAN */
    KJR_CHAR_DIGIT = 3,        /* 0 to 9 */
    KJR_CHAR_LATIN = 4,        /* Latin, Greek and Cyrillic letters */
    KJR_CHAR_SPACE = 5,        /* blanks, tab */
    KJR_CHAR_NEWLINE = 6,      /* LF, CR, form feed, U+2028, U+2029 */
    KJR_CHAR_SENTENCE_END = 7, /* 。 ! ? */
    KJR_CHAR_DOT = 8,          /* . */
    KJR_CHAR_COMMA = 9,        /* , */
    KJR_CHAR_PAUSE = 10,       /* 、 */
    KJR_CHAR_SEMICOLON = 11,   /* ; */
    KJR_CHAR_COLON = 12,       /* : */
    KJR_CHAR_OPEN = 13,        /* ( [ { < 《 〈 【 〔 « and the like */
    KJR_CHAR_CLOSE = 14,       /* their ends */
    KJR_CHAR_QUOTE_OPEN = 15,  /* “ ‘ */
    KJR_CHAR_QUOTE_CLOSE = 16, /* ” ’ */
    KJR_CHAR_QUOTE = 17,       /* " ' of ASCII, either end */
    KJR_CHAR_DASH = 18,        /* — – - ~ */
    KJR_CHAR_PERCENT = 19,     /* % ‰ ‱ */
    KJR_CHAR_SLASH = 20,       /* / ⁄ */
    KJR_CHAR_CIRCLED = 21,     /* ① ⑴ ⒈ ㈠ ㊀ ❶ Ⅲ ½: one character for a whole label or number */
    KJR_CHAR_CURRENCY = 22,    /* $ ¥ € £ */
    KJR_CHAR_CONTROL = 23      /* control and deleted characters */
};

#endif
