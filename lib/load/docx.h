/* DOCX (ECMA-376 WordprocessingML) to the loaded text: one paragraph a line, labels of automatic numbering written out,
 * tables with their cells, notes behind the body. */
#ifndef KJR_LOAD_DOCX_H
#define KJR_LOAD_DOCX_H

#include "load/part_path.h"
#include "load/source_blocks.h"
#include "load/zip.h"

/* The text from byte `start` on came from a run of a paragraph; both are counted from 1. */
typedef struct kjr_docx_place {
    uint32_t start, paragraph, run;
} kjr_docx_place;

enum { KJR_DOCX_PARTS = 3 /* the body, footnotes, endnotes */ };

/* The text from byte `start` on came from a part of the archive. */
typedef struct kjr_docx_part {
    uint32_t start;
    char name[KJR_LONGEST_PART];
} kjr_docx_part;

/* Zero-initialized; kjr_docx_end() ends it. */
typedef struct kjr_docx_text {
    KJR_VECTOR(char) text; /* with room for a NUL behind */
    kjr_source_blocks blocks;
    KJR_VECTOR(kjr_docx_place) places;   /* by start */
    kjr_docx_part parts[KJR_DOCX_PARTS]; /* by start */
    uint32_t part_count;
    uint32_t paragraphs; /* of the last part */
} kjr_docx_text;

/* Read the archive. KJREP_ABSENT when it is no DOCX file; KJREP_E_CONTAINER, KJREP_E_LIMIT, KJREP_E_NOMEM. */
kjrep_status kjr_docx_load(kjr_docx_text *out, kjr_zip *zip);
void kjr_docx_end(kjr_docx_text *text, const kjrep_allocator *allocator);

/* The place that the text at `byte` came from, {0} when there is none, and the name of its part. */
kjr_docx_place kjr_docx_place_at(const kjr_docx_text *text, size_t byte, const char **part);

#endif
