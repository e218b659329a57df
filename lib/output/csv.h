/* Cells of CSV (RFC 4180). */
#ifndef KJR_OUTPUT_CSV_H
#define KJR_OUTPUT_CSV_H

#include "output/writer.h"

/* Words of the report or of the caller; NULL gives an empty cell, empty words a pair of quotes. `guarded`: an apostrophe
 * before what a spreadsheet could take for a formula. */
void kjr_csv_cell(kjr_writer *writer, const char *text, size_t len, bool guarded);

/* Words between quotes that the caller writes. */
void kjr_csv_put_quoted(kjr_writer *writer, const char *text, size_t len);

#endif
