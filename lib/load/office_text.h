/* The loaded text of a file of a word processor: one paragraph a line, with its blocks and the places that it came from. */
#ifndef KJR_LOAD_OFFICE_TEXT_H
#define KJR_LOAD_OFFICE_TEXT_H

#include "load/part_path.h"
#include "load/source_blocks.h"

/* The text from byte `start` on came from a run of a paragraph; both are counted from 1. */
typedef struct kjr_office_place {
    uint32_t start, paragraph, run;
} kjr_office_place;

/* The text from byte `start` on came from a part of the archive. */
typedef struct kjr_office_part {
    uint32_t start;
    char name[KJR_LONGEST_PART];
} kjr_office_part;

/* Zero-initialized; kjr_office_end() ends it. */
typedef struct kjr_office_text {
    KJR_VECTOR(char) text; /* with room for a NUL behind */
    kjr_source_blocks blocks;
    KJR_VECTOR(kjr_office_place) places; /* by start */
    KJR_VECTOR(kjr_office_part) parts;   /* by start */
    uint32_t paragraphs;                 /* of the last part */
} kjr_office_text;

void kjr_office_end(kjr_office_text *text, const kjrep_allocator *allocator);

/* The place that the text at `byte` came from, {0} when there is none, and the name of its part. */
kjr_office_place kjr_office_place_at(const kjr_office_text *text, size_t byte, const char **part);

#endif
