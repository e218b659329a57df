/** @file source.h
 *  @brief Places in the original: from the loaded text back to the file that it was loaded from.
 */
#ifndef KJREP_SOURCE_H
#define KJREP_SOURCE_H

#include "report.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @defgroup source Places in the original
 *  Where the loaded text is not the file itself, each character of it came from somewhere in the file.
 *  Threads: safe on a shared report.
 *  @{ */

/** What output calls the charset that is known as `name`, in any case: "GB18030" for "gbk". NULL when it is none of
 *  those that ::KJREP_OPT_CHARSET takes. Static storage. */
KJREP_API const char *kjrep_charset_name(const char *name);

/** Kinds of place. */
enum {
    KJREP_PLACE_BYTE = 1,      /**< a byte of a text file: `byte` */
    KJREP_PLACE_PARAGRAPH = 2, /**< a run of a paragraph of a DOCX or ODT file: `part`, `paragraph`, `run` */
    KJREP_PLACE_ELEMENT = 3,   /**< an element of a page of HTML: `element` */
    KJREP_PLACE_BOX = 4        /**< a box on a page of an OFD or PDF file: `page`, `box` */
};

/** A place in the original. The caller sets `struct_size` to `sizeof(kjrep_place)`; the library writes no further. */
typedef struct kjrep_place {
    uint32_t struct_size; /**< set by the caller */
    int32_t kind;         /**< a KJREP_PLACE_ value, 0 for none; it tells which fields hold */
    uint64_t byte;        /**< offset in the input */
    const char *part;     /**< name of the part in the archive, "word/document.xml", ended by NUL; borrowed */
    uint32_t paragraph;   /**< number of the paragraph (w:p; text:p, text:h) in the part, from 1 */
    uint32_t run;         /**< number of the run in the paragraph, from 1 (w:r; what stands between tags of
                               text:span); 0 when it is not known */
    char element[256];    /**< path as in XPath, "/html/body/div[2]/p[7]", ended by NUL; where it is longer, its end:
                               "…/div[2]/p[7]". Elements are those that libxml2 sees, a step of unknown name is "*" */
    uint32_t page;        /**< number of the page in the file, from 1 */
    int32_t box[4];       /**< left, top, width and height in micrometres, from the upper left corner of the page */
} kjrep_place;

/** Where in the original the character at byte `byte` of the loaded text came from.
 *  @return ::KJREP_OK; ::KJREP_ABSENT when the loaded text is the original, byte for byte; ::KJREP_E_ARG past the end of
 *          the text. Cost: a bounded number of steps plus log of the size. */
KJREP_API kjrep_status kjrep_source_place(const kjrep_report *report, uint64_t byte, kjrep_place *place);

/** What a file tells of itself. It is as true as the programs that the file went through: nothing of it is taken for what
 *  the report says of itself, and no time of it ever dates the report. */
enum {
    KJREP_PROPERTY_TITLE = 1,       /**< title */
    KJREP_PROPERTY_AUTHOR = 2,      /**< who made the file */
    KJREP_PROPERTY_CREATED = 3,     /**< when it was made, or a page was published, in the file's own words:
                                         "2025-01-15T08:00:00Z" */
    KJREP_PROPERTY_MODIFIED_BY = 4, /**< who saved it last */
    KJREP_PROPERTY_MODIFIED = 5,    /**< when that was */
    KJREP_PROPERTY_PUBLISHER = 6    /**< whom a page has its text from */
};

/** What the file tells, UTF-8, not ended by NUL: docProps/core.xml of DOCX, meta.xml of ODT, ofd:DocInfo, the head of a
 *  page of HTML, the information of PDF. At most 1000 bytes. `len` may be NULL.
 *  @param property  a KJREP_PROPERTY_ value.
 *  @return NULL when the file does not tell, or `property` is unknown. Borrowed. Cost: constant. */
KJREP_API const char *kjrep_source_property(const kjrep_report *report, int32_t property, size_t *len);

/** Name of a property for output ("modified_by"); NULL for a number that is none. Static storage. */
KJREP_API const char *kjrep_source_property_name(int32_t property);

/** How many tracked changes a DOCX or ODT file has: the text is read as if all were accepted. A run, a row and the mark
 *  that ends a paragraph count apart, and words that were moved count in both. The outs may be NULL.
 *  @return ::KJREP_OK; ::KJREP_ABSENT, and both are 0, when there are none. */
KJREP_API kjrep_status kjrep_source_changes(const kjrep_report *report, uint32_t *insertions, uint32_t *deletions);

/** @} */

#ifdef __cplusplus
}
#endif
#endif
