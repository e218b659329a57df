/** @file report.h
 *  @brief A loaded document: its source, its kind, its header fields.
 */
#ifndef KJREP_REPORT_H
#define KJREP_REPORT_H

#include "engine.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @defgroup report Reports
 *  A report is made in one call and never changes. Everything it answers is borrowed from it and lives as long as it.
 *  Words of the report come as a pointer into UTF-8 that is not ended by NUL, with their length; line breaks and indents
 *  inside them are dropped. Of a NULL report all accessors answer as of what is not there: 0, NULL, ::KJREP_E_ARG.
 *  Threads: immutable, safe to share; the count of its holders is atomic. Cost of accessors: constant.
 *  @{ */

/** One loaded and analysed document. */
typedef struct kjrep_report kjrep_report;

/** Read a document from memory. `data` is copied.
 *  @param out      receives the handle, free it with kjrep_report_free(); NULL on failure.
 *  @param data     the bytes of a file, of any supported kind; may be NULL if `data_len` is 0.
 *  @param options  NULL for the defaults.
 *  @return ::KJREP_OK; ::KJREP_E_UTF8 or ::KJREP_E_CHARSET with the offset of the first bad byte; ::KJREP_E_LIMIT;
 *          ::KJREP_E_CONTAINER; ::KJREP_E_UNSUPPORTED; ::KJREP_E_CANCELLED; ::KJREP_E_NOMEM; ::KJREP_E_ARG.
 *          A document that is no report is read like any other: its genre is ::KJREP_GENRE_UNKNOWN.
 *  Cost: linear in `data_len`. */
KJREP_API kjrep_status kjrep_report_parse(kjrep_report **out, kjrep_engine *engine, const char *data, size_t data_len,
                                          const kjrep_options *options, kjrep_error *error);

/** Read a document from a file. `path` is UTF-8 on every system and ended by NUL.
 *  @return as kjrep_report_parse(), and ::KJREP_E_IO for what cannot be read (a missing file, a directory). */
KJREP_API kjrep_status kjrep_report_open(kjrep_report **out, kjrep_engine *engine, const char *path,
                                         const kjrep_options *options, kjrep_error *error);

/** Add a holder; returns `report`. NULL is fine. */
KJREP_API kjrep_report *kjrep_report_retain(kjrep_report *report);

/** Take a holder away; the last one frees, from any thread. NULL is fine. */
KJREP_API void kjrep_report_free(kjrep_report *report);

/** The engine that the report was made with; its rules are those of a check. Borrowed; kjrep_engine_retain() keeps
 *  it. NULL for NULL. */
KJREP_API kjrep_engine *kjrep_report_engine(const kjrep_report *report);

/** Name of the document for output, ended by NUL. See ::KJREP_OPT_NAME. */
KJREP_API const char *kjrep_report_name(const kjrep_report *report);

/** The loaded text, UTF-8, not ended by NUL. All places of the library are bytes of it. `len` may be NULL. */
KJREP_API const char *kjrep_report_text(const kjrep_report *report, size_t *len);

/** Kind of container found: "text", "html", "docx", "odt", "ofd" or "pdf". Static storage. */
KJREP_API const char *kjrep_report_container(const kjrep_report *report);

/** Charset found: "UTF-8", "GB18030" (also for GBK and GB2312), "Big5", "UTF-16LE" or "UTF-16BE". Static storage. */
KJREP_API const char *kjrep_report_encoding(const kjrep_report *report);

/** How sure it is that the document is what container and charset say. */
enum {
    KJREP_CERTAINTY_GUESS = 1,  /**< something else fits nearly as well: little text, or odd text */
    KJREP_CERTAINTY_LIKELY = 2, /**< nothing else fits as well */
    KJREP_CERTAINTY_SURE = 3,   /**< a mark in the file tells, or nothing else fits at all */
    KJREP_CERTAINTY_STATED = 4  /**< the caller stated it, and the bytes do not contradict */
};

/** How sure it is what kjrep_report_container() and kjrep_report_encoding() say: a KJREP_CERTAINTY_ value. */
KJREP_API int32_t kjrep_report_certainty(const kjrep_report *report);

/** Name of a certainty for output: "guess", "likely", "sure", "stated"; NULL for a number that is none. Static. */
KJREP_API const char *kjrep_certainty_name(int32_t certainty);

/** Places where U+FFFD stands for bytes that could not be decoded, see ::KJREP_OPT_REPLACE_BYTES. */
KJREP_API uint64_t kjrep_report_replaced(const kjrep_report *report);

/** Size of the input in bytes. */
KJREP_API uint64_t kjrep_report_source_bytes(const kjrep_report *report);

/** Scripts of a text, told by the characters that exist in one of them only. */
enum {
    KJREP_SCRIPT_UNKNOWN = 0, /**< no decisive character */
    KJREP_SCRIPT_HANS = 1,    /**< Simplified */
    KJREP_SCRIPT_HANT = 2     /**< Traditional */
};

/** Script of the report: a KJREP_SCRIPT_ value. */
KJREP_API int32_t kjrep_report_script(const kjrep_report *report);

/** Kinds of report, by title and wording. */
enum {
    KJREP_GENRE_UNKNOWN = 0,         /**< none of the below */
    KJREP_GENRE_WORK_SUMMARY = 1,    /**< 工作总结 */
    KJREP_GENRE_BRIEFING = 2,        /**< 情况汇报 */
    KJREP_GENRE_REPORT = 3,          /**< 关于…的报告 */
    KJREP_GENRE_GOV_WORK_REPORT = 4, /**< 政府工作报告, 施政报告 */
    KJREP_GENRE_STAT_COMMUNIQUE = 5, /**< 统计公报 */
    KJREP_GENRE_SELF_EVALUATION = 6, /**< 自评报告 */
    KJREP_GENRE_DEBRIEF = 7,         /**< 述职报告 */
    KJREP_GENRE_WORK_PLAN = 8,       /**< 工作要点, 计划 */
    KJREP_GENRE_PRESS_ITEM = 9,      /**< 新闻稿, 简报 */
    KJREP_GENRE_BUDGET = 10          /**< 预算案, 预算报告 */
};

/** Kind of report: a KJREP_GENRE_ value. */
KJREP_API int32_t kjrep_report_genre(const kjrep_report *report);

/** Name of a script as in the output ("hant"); NULL for ::KJREP_SCRIPT_UNKNOWN or an unknown number. Static storage. */
KJREP_API const char *kjrep_report_script_name(int32_t script);

/** Name of a genre as in the output ("briefing"); NULL for ::KJREP_GENRE_UNKNOWN or an unknown number. Static storage. */
KJREP_API const char *kjrep_report_genre_name(int32_t genre);

/** Header and tail fields. */
enum {
    KJREP_META_TITLE = 1,        /**< 标题 */
    KJREP_META_ISSUER = 2,       /**< 发文机关 */
    KJREP_META_NUMBER = 3,       /**< 发文字号 */
    KJREP_META_ADDRESSEE = 4,    /**< 主送机关 */
    KJREP_META_DATE_ISSUED = 5,  /**< 成文日期, as "2025-01-15"; never a web page's timestamp */
    KJREP_META_DELIVERED_BY = 6, /**< who delivered it */
    KJREP_META_DELIVERED_ON = 7, /**< day of delivery, as "2025-01-15" */
    KJREP_META_DELIVERED_AT = 8, /**< meeting it was delivered at */
    KJREP_META_PLACE = 9,        /**< area that the report is about */
    KJREP_META_YEAR = 10,        /**< year that the report is about, as "2024" */
    KJREP_META_LEAD = 11,        /**< 导语 */
    KJREP_META_PAGE_TIME = 12    /**< timestamp of the carrying page, as "2022-03-01T04:26:00" */
};

/** Words or value of header field `field`, not ended by NUL.
 *  @param len  receives the length in bytes; may not be NULL.
 *  @return NULL when the report has none or `field` is unknown. */
KJREP_API const char *kjrep_report_meta(const kjrep_report *report, int32_t field, size_t *len);

/** Where field `field` stands in the text.
 *  @return ::KJREP_OK; ::KJREP_ABSENT when there is none; ::KJREP_E_ARG. The outs may be NULL. */
KJREP_API kjrep_status kjrep_report_meta_place(const kjrep_report *report, int32_t field, uint64_t *start,
                                               uint64_t *end);

/** @} */

/** @defgroup text Places in the text
 *  Places are byte ranges [start, end) of kjrep_report_text(); these calls turn them into what people and editors count.
 *  Threads: safe on a shared report.
 *  @{ */

/** Turn a byte offset into a code point offset (from 0), a line and a column in code points (from 1). A line ends at
 *  LF, CRLF or lone CR. Any of the outs may be NULL. An offset inside a character means that character.
 *  @return ::KJREP_OK; ::KJREP_E_ARG past the end of the text. Cost: a bounded number of steps plus log of the lines. */
KJREP_API kjrep_status kjrep_text_locate(const kjrep_report *report, uint64_t byte, uint64_t *character, uint32_t *line,
                                         uint32_t *column);

/** Byte offset of code point `character` (from 0); of the one behind the last the length of the text. `byte` may not be
 *  NULL. @return ::KJREP_OK; ::KJREP_E_ARG past the end of the text. Cost: as kjrep_text_locate(). */
KJREP_API kjrep_status kjrep_text_byte(const kjrep_report *report, uint64_t character, uint64_t *byte);

/** Number of pieces of the place [start, end): one, and one more for each page number, running head or the like inside
 *  it, which belongs to the page and not to the words. 0 past the end of the text.
 *  Cost: logarithmic in the lines, linear in those inside the place that were joined. */
KJREP_API uint32_t kjrep_text_piece_count(const kjrep_report *report, uint64_t start, uint64_t end);

/** Bytes of piece `piece` (from 0) of the place [start, end). The outs may be NULL.
 *  @return ::KJREP_OK; ::KJREP_E_ARG for a piece that the place does not have. Cost: as kjrep_text_piece_count(). */
KJREP_API kjrep_status kjrep_text_piece(const kjrep_report *report, uint64_t start, uint64_t end, uint32_t piece,
                                        uint64_t *piece_start, uint64_t *piece_end);

/** Byte range of line `line` (from 1) without its end. The outs may be NULL. @return ::KJREP_OK; ::KJREP_E_ARG past the
 *  last line. Cost: constant. */
KJREP_API kjrep_status kjrep_text_line(const kjrep_report *report, uint32_t line, uint64_t *start, uint64_t *end);

/** @} */

#ifdef __cplusplus
}
#endif
#endif
