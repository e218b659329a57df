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

#endif
