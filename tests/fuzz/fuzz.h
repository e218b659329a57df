/* What the fuzz targets share. */
#ifndef KJREP_TESTS_FUZZ_H
#define KJREP_TESTS_FUZZ_H

#include <kjrep/kjrep.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What must hold for every input; the process ends where it does not. */
#define REQUIRE(condition)                                                                                             \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition);                             \
            abort();                                                                                                   \
        }                                                                                                              \
    } while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* One engine for all inputs. */
static inline kjrep_engine *fuzz_engine(void)
{
    static kjrep_engine *engine;
    if (!engine) REQUIRE(kjrep_engine_new(&engine, NULL, NULL) == KJREP_OK);
    return engine;
}

static inline bool starts_character(const char *text, size_t len, uint64_t byte)
{
    return byte == len || (byte < len && ((unsigned char)text[byte] & 0xC0) != 0x80);
}

/* Length of the well-formed character at `at`, 0 when there is none or it is NUL. Written from the Unicode table of
 * well-formed byte sequences, not from the library. */
static inline size_t fuzz_character(const uint8_t *at, size_t left)
{
    static const struct {
        uint8_t first, last; /* lead */
        uint8_t low, high;   /* second byte */
        uint8_t size;
    } forms[] = {{0x01, 0x7F, 0, 0, 1},       {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
                 {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
                 {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (at[0] < forms[i].first || at[0] > forms[i].last) continue;
        if (forms[i].size > left) return 0;
        if (forms[i].size > 1 && (at[1] < forms[i].low || at[1] > forms[i].high)) return 0;
        for (size_t k = 2; k < forms[i].size; k++)
            if (at[k] < 0x80 || at[k] > 0xBF) return 0;
        return forms[i].size;
    }
    return 0;
}

/* Offset of the first byte that is not UTF-8; `size` when all is. */
static inline size_t fuzz_first_bad(const uint8_t *data, size_t size)
{
    size_t at = 0;
    while (at < size) {
        size_t step = fuzz_character(data + at, size - at);
        if (!step) break;
        at += step;
    }
    return at;
}

/* A place: in order, in bounds, on characters. */
static inline void require_place(const char *text, size_t len, uint64_t start, uint64_t end)
{
    REQUIRE(start <= end && end <= len);
    REQUIRE(starts_character(text, len, start) && starts_character(text, len, end));
}

static inline void require_metric_places(const kjrep_report *report)
{
    size_t len;
    const char *text = kjrep_report_text(report, &len);
    for (kjrep_metric id = 1; id <= kjrep_report_metric_count(report); id++) {
        uint64_t start, end;
        REQUIRE(kjrep_metric_place(report, id, &start, &end) == KJREP_OK);
        require_place(text, len, start, end);
    }
}

/* What the file tells of itself: UTF-8, no blanks around it. */
static inline void require_properties(const kjrep_report *report)
{
    for (int32_t property = 1; kjrep_source_property_name(property); property++) {
        size_t len;
        const char *words = kjrep_source_property(report, property, &len);
        REQUIRE((words != NULL) == (len > 0) && len <= 1000);
        if (!words) continue;
        REQUIRE(fuzz_first_bad((const uint8_t *)words, len) == len);
        REQUIRE(words[0] != ' ' && words[len - 1] != ' ' && !memchr(words, '\n', len));
    }
}

#endif
