#include "load/guess.h"

#include "base/error.h"
#include "base/utf8.h"
#include "kjrep/report.h"
#include "load/common_han.inc"

/* So many bytes are looked at, a part of them before the byte that asks for it. */
enum { SAMPLE = 4096, BEFORE = 1024 };

/* What a character says for a charset, and for how many characters it is said. */
typedef struct score {
    int32_t sum;
    uint32_t characters;
} score;

enum {
    WORTH_COMMON = 10,
    WORTH_HAN = 1,
    WORTH_OTHER = -6, /* Latin letters, syllables, rare Han: possible, but not in numbers */
    WORTH_PRIVATE = -15,
    WORTH_NOTHING = -20 /* bytes that are no character, unassigned characters, controls */
};

/* Averages, in hundredths. */
enum { GOOD = 500, LEAD_SURE = 300, LEAD_LIKELY = 150, ENOUGH_SURE = 20, ENOUGH_LIKELY = 6 };

static bool is_common_han(uint32_t code_point)
{
    size_t low = 0, high = sizeof common_han / sizeof *common_han - 1;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (common_han[middle] < code_point) low = middle + 1;
        else high = middle;
    }
    return common_han[low] == code_point;
}

/* 、。《》“”—…（），：；％０ and the like. */
static bool is_mark(uint32_t code_point)
{
    return (code_point >= 0x3000 && code_point <= 0x3011) || (code_point >= 0x2014 && code_point <= 0x2026) ||
           (code_point >= 0xFF01 && code_point <= 0xFF5E);
}

static int32_t worth(uint32_t code_point)
{
    if (code_point >= 0x4E00 && code_point <= 0x9FFF) return is_common_han(code_point) ? WORTH_COMMON : WORTH_HAN;
    if (is_mark(code_point)) return WORTH_COMMON;
    if ((code_point >= 0xE000 && code_point <= 0xF8FF) || code_point >= 0xF0000) return WORTH_PRIVATE;
    if (code_point < 0xA0 || code_point == 0xFFFD || (code_point & 0xFFFE) == 0xFFFE) return WORTH_NOTHING;
    return WORTH_OTHER;
}

/* ASCII says nothing: it is alike in all charsets of bytes. */
static bool is_silent(uint32_t code_point)
{
    return (code_point >= 0x20 && code_point < 0x7F) || (code_point >= '\t' && code_point <= '\r') ||
           code_point == 0xFEFF || code_point == 0xA0;
}

static score score_text(const char *text, size_t len)
{
    score result = {0};
    for (size_t at = 0; at < len;) {
        uint32_t code_point = 0;
        at += kjr_utf8_decode(text + at, len - at, &code_point);
        if (is_silent(code_point)) continue;
        result.sum += worth(code_point);
        result.characters++;
    }
    return result;
}

static int32_t average(score s)
{
    return s.characters ? s.sum * 100 / (int32_t)s.characters : 0;
}

/* Characters of three and four bytes hardly come about by chance. */
static bool is_utf8(const char *data, size_t at, size_t end, kjr_guess *guess)
{
    uint32_t characters = 0, faults = 0;
    while (at < end) {
        uint32_t code_point = 0;
        size_t size = kjr_utf8_decode(data + at, end - at, &code_point);
        characters += size > 2;
        faults += !size && at + 4 < end;
        at += size ? size : kjr_utf8_skip(data + at, end - at);
    }
    guess->charset = KJR_CHARSET_UTF8;
    guess->certainty = characters >= ENOUGH_SURE && !faults ? KJREP_CERTAINTY_SURE : KJREP_CERTAINTY_LIKELY;
    return characters > 2 * faults;
}

/* Begin behind a byte that no charset has inside a character, if there is one before `near`. */
static size_t find_start(const char *data, size_t near)
{
    enum { INSIDE_FROM = 0x30 };
    size_t start = near > BEFORE ? near - BEFORE : 0, at = start;
    while (at < near && start > 0 && (unsigned char)data[at] >= INSIDE_FROM)
        at++;
    return at < near ? at : start;
}

static int32_t how_certain(score best, int32_t best_average, int32_t second_average)
{
    int32_t lead = best_average - second_average;
    if (best.characters >= ENOUGH_SURE && best_average >= GOOD && lead >= LEAD_SURE) return KJREP_CERTAINTY_SURE;
    if (best.characters >= ENOUGH_LIKELY && lead >= LEAD_LIKELY) return KJREP_CERTAINTY_LIKELY;
    return KJREP_CERTAINTY_GUESS;
}

kjrep_status kjr_guess_charset(kjr_guess *guess, const char *data, size_t len, size_t near,
                               const kjrep_allocator *allocator, kjrep_error *error)
{
    static const kjr_charset candidates[] = {KJR_CHARSET_GB18030, KJR_CHARSET_BIG5, KJR_CHARSET_UTF16LE,
                                             KJR_CHARSET_UTF16BE};
    size_t start = find_start(data, near), end = len - start > SAMPLE ? start + SAMPLE : len;
    int32_t best_average = 0, second_average = WORTH_NOTHING * 100;
    score best = {0};
    if (is_utf8(data, start, end, guess)) return KJREP_OK;
    *guess = (kjr_guess){KJR_CHARSET_UNKNOWN, KJREP_CERTAINTY_GUESS};
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
        kjr_decoded decoded = {0};
        bool is_utf16 = kjr_charset_agrees(KJR_CHARSET_UTF16, candidates[i]);
        size_t from = is_utf16 ? start & ~(size_t)1 : start;
        kjrep_status rc = kjr_decode(&decoded, candidates[i], data, from, end, true, allocator, error);
        score s = score_text(decoded.text.items, decoded.text.count);
        kjr_free(allocator, decoded.text.items);
        kjr_free(allocator, decoded.anchors.items);
        if (rc == KJREP_E_UNSUPPORTED) continue;
        if (rc < 0) return rc;
        if (is_utf16 && average(s) < GOOD) continue; /* any bytes make some Han of it */
        if (average(s) > best_average) {
            if (guess->charset) second_average = best_average;
            best_average = average(s);
            best = s;
            guess->charset = candidates[i];
        } else if (average(s) > second_average) {
            second_average = average(s);
        }
    }
    guess->certainty = how_certain(best, best_average, second_average);
    return KJREP_OK;
}
