/* Bytes on their way to the caller, gathered into larger pieces. The first failure sticks; later writes do nothing. */
#ifndef KJR_OUTPUT_WRITER_H
#define KJR_OUTPUT_WRITER_H

#include <stdbool.h>

#include "kjrep/excerpt.h"

enum { KJR_WRITER_BYTES = 8192 };

typedef struct kjr_writer {
    kjrep_write write;
    void *context;
    kjrep_status status;
    const struct kjr_selection *selection; /* the metrics to write; NULL: all */
    const kjrep_excerpt *excerpt;          /* the nodes to write; NULL: all */
    char last;                             /* byte written last, 0 at the start */
    size_t used;
    char bytes[KJR_WRITER_BYTES];
} kjr_writer;

void kjr_writer_start(kjr_writer *writer, kjrep_write write, void *context);
/* Hand on what is left; KJREP_OK or the first failure. */
kjrep_status kjr_writer_end(kjr_writer *writer);

void kjr_put(kjr_writer *writer, const char *data, size_t len);
void kjr_put_text(kjr_writer *writer, const char *text);
void kjr_put_number(kjr_writer *writer, uint64_t number);
/* yyyymmdd as 2025-01-01. */
void kjr_put_date(kjr_writer *writer, int32_t date);
void kjr_put_repeated(kjr_writer *writer, char byte, size_t count);

/* ---- JSON. Objects and lists are opened and closed with kjr_put_text(); commas come by themselves. */

/* Name of the next member. */
void kjr_json_key(kjr_writer *writer, const char *key);
/* Before each item of a list. */
void kjr_json_item(kjr_writer *writer);
/* A string; NULL gives null. Bytes that are not UTF-8 (in the name of a file) become U+FFFD. */
void kjr_json_text(kjr_writer *writer, const char *text, size_t len);
/* The same, ended by NUL. */
void kjr_json_name(kjr_writer *writer, const char *text);
/* A number; 0 gives null. */
void kjr_json_id(kjr_writer *writer, uint64_t id);
/* yyyymmdd as a string; 0 gives null. */
void kjr_json_date(kjr_writer *writer, int32_t date);
void kjr_json_bool(kjr_writer *writer, bool value);
/* A place in the original. */
void kjr_json_origin(kjr_writer *writer, const kjrep_place *place);

#endif
