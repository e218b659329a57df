/* Writing the paragraphs of a word processor's file: to the text, or to the open table. */
#ifndef KJR_LOAD_OFFICE_WRITER_H
#define KJR_LOAD_OFFICE_WRITER_H

#include "load/file.h"
#include "load/office_table.h"

/* The words of an open paragraph. Zero-initialized; kjr_office_paragraph_end() frees. */
typedef struct kjr_office_paragraph {
    kjr_bytes text;
    KJR_VECTOR(kjr_office_place) places; /* of `text` */
    uint32_t number, runs;               /* of it in its part; begun so far */
    bool counts_pages;                   /* it shows a field, which in the head of a page is its number */
} kjr_office_paragraph;

typedef struct kjr_office_writer {
    const kjrep_allocator *allocator;
    kjr_office_text *out;
    kjr_office_table table; /* the outermost open one */
    uint32_t tables;        /* open ones */
} kjr_office_writer;

/* All of these: false when out of memory. Words of the open run, in which blanks of every kind are one each, and the end of
 * a line. */
bool kjr_office_put(const kjr_office_writer *writer, kjr_office_paragraph *paragraph, const char *words, size_t len);
bool kjr_office_put_break(const kjr_office_writer *writer, kjr_office_paragraph *paragraph);
/* Put the label before the words, which the paragraph has by then. */
bool kjr_office_put_label(const kjr_office_writer *writer, kjr_office_paragraph *paragraph, const kjr_bytes *label);
bool kjr_office_is_blank(const kjr_office_paragraph *paragraph);
/* Write the lines that are not blank; `kind` and `level` are those of their blocks. */
bool kjr_office_write(kjr_office_writer *writer, const kjr_office_paragraph *paragraph, uint8_t kind, uint8_t level);
/* The same for heads and feet of pages, but for page numbers, and once where several kinds of pages have it. */
bool kjr_office_write_furniture(kjr_office_writer *writer, const kjr_office_paragraph *paragraph);
void kjr_office_paragraph_end(const kjr_office_writer *writer, kjr_office_paragraph *paragraph);

/* From here on the text is of this part. */
bool kjr_office_start_part(kjr_office_text *out, const char *name, const kjrep_allocator *allocator);

/* Put a text with its blocks and places behind the last part of `out`. */
bool kjr_office_append(kjr_office_text *out, const kjr_office_text *text, const kjrep_allocator *allocator);

/* Begin a table, or one more inside of it, and end it. */
void kjr_office_open_table(kjr_office_writer *writer);
bool kjr_office_close_table(kjr_office_writer *writer);

/* Write a line of `text`, with the places of it among `places`. */
bool kjr_office_write_line(kjr_office_text *out, const char *text, const kjr_office_line *line,
                           const kjr_office_place *places, uint32_t count, const kjrep_allocator *allocator);

#endif
