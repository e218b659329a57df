#include "text/numerals.h"

int kjr_chinese_digit(uint16_t code)
{
    switch (code) {
    case u'〇':
    case u'○':
    case u'零': return 0;
    case u'一':
    case u'壹': return 1;
    case u'二':
    case u'两':
    case u'贰': return 2;
    case u'三':
    case u'参':
    case u'叁': return 3;
    case u'四':
    case u'肆': return 4;
    case u'五':
    case u'伍': return 5;
    case u'六':
    case u'陆': return 6;
    case u'七':
    case u'柒': return 7;
    case u'八':
    case u'捌': return 8;
    case u'九':
    case u'玖': return 9;
    default: return -1;
    }
}
