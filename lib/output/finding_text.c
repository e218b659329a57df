#include <string.h>

#include "output/forms.h"
#include "output/width.h"

enum { BEFORE_CELLS = 40, ROW_CELLS = 100, INDENT = 4 };

#define ELLIPSIS "\xE2\x80\xA6"

static void put_place(kjr_writer *writer, const kjrep_report *report, uint64_t byte)
{
    uint32_t line = 0, column = 0;
    kjrep_text_locate(report, byte, NULL, &line, &column);
    kjr_put_number(writer, line);
    kjr_put_text(writer, ":");
    kjr_put_number(writer, column);
    kjr_put_text(writer, ": ");
}

/* Start of the part of a line that is shown: at most BEFORE_CELLS before `at`. */
static size_t cut_before(const char *line, size_t at)
{
    size_t cells = 0, start = at;
    while (start > 0) {
        size_t before = start - 1;
        while (before > 0 && ((unsigned char)line[before] & 0xC0) == 0x80)
            before--;
        cells += kjr_text_width(line + before, start - before);
        if (cells > BEFORE_CELLS) break;
        start = before;
    }
    return start;
}

/* The line that holds `start`, cut around the words, and carets under them. */
static void write_line(kjr_writer *writer, const kjrep_report *report, uint64_t start, uint64_t end)
{
    uint32_t number = 0;
    uint64_t from = 0, to = 0;
    kjrep_text_locate(report, start, NULL, &number, NULL);
    if (kjrep_text_line(report, number, &from, &to) != KJREP_OK || to <= from) return;
    const char *line = kjrep_report_text(report, NULL) + from;
    size_t len = (size_t)(to - from), at = start < to ? (size_t)(start - from) : len;
    size_t stop = end < to ? (size_t)(end - from) : len;
    size_t shown = cut_before(line, at);
    size_t shown_len = kjr_text_within(line + shown, len - shown, ROW_CELLS);
    if (stop > shown + shown_len) stop = shown + shown_len;

    kjr_put_repeated(writer, ' ', INDENT);
    if (shown) kjr_put_text(writer, ELLIPSIS);
    kjr_put_line_text(writer, line + shown, shown_len);
    if (shown + shown_len < len) kjr_put_text(writer, ELLIPSIS);
    kjr_put_text(writer, "\n");
    kjr_put_repeated(writer, ' ', INDENT + (shown ? kjr_text_width(ELLIPSIS, strlen(ELLIPSIS)) : 0));
    kjr_put_repeated(writer, ' ', kjr_text_width(line + shown, at - shown));
    size_t carets = stop > at ? kjr_text_width(line + at, stop - at) : 0;
    kjr_put_repeated(writer, '^', carets ? carets : 1);
    kjr_put_text(writer, "\n");
}

static void write_related(kjr_writer *writer, const kjrep_findings *findings, kjrep_finding finding)
{
    enum { MOST_SHOWN = 12 };
    uint32_t count = kjrep_finding_related_count(findings, finding);
    for (uint32_t i = 0; i < count && i < MOST_SHOWN; i++) {
        uint64_t start = 0;
        kjrep_finding_related_place(findings, finding, i, &start, NULL);
        const char *message = kjrep_finding_related_message(findings, finding, i);
        kjr_put_repeated(writer, ' ', INDENT);
        put_place(writer, kjrep_findings_report(findings), start);
        kjr_put_line_text(writer, message, message ? strlen(message) : 0);
        kjr_put_text(writer, "\n");
    }
    if (count <= MOST_SHOWN) return;
    kjr_put_repeated(writer, ' ', INDENT);
    kjr_put_text(writer, ELLIPSIS " +");
    kjr_put_number(writer, count - MOST_SHOWN);
    kjr_put_text(writer, "\n");
}

static void write_finding(kjr_writer *writer, const kjrep_findings *findings, kjrep_finding finding)
{
    const kjrep_report *report = kjrep_findings_report(findings);
    uint64_t start = 0, end = 0;
    size_t len;
    bool pass = kjrep_finding_kind(findings, finding) == KJREP_FINDING_PASS;
    const char *name = kjrep_report_name(report), *message = kjrep_finding_message(findings, finding, &len);
    kjrep_finding_place(findings, finding, &start, &end);
    kjr_put_line_text(writer, name, strlen(name));
    kjr_put_text(writer, ":");
    put_place(writer, report, start);
    kjr_put_text(writer, pass ? "pass" : kjrep_level_name(kjrep_finding_level(findings, finding)));
    kjr_put_text(writer, ": ");
    kjr_put_line_text(writer, message, len);
    kjr_put_text(writer, " [");
    kjr_put_text(writer, kjrep_finding_rule(findings, finding));
    kjr_put_text(writer, "]\n");
    write_line(writer, report, start, end);
    write_related(writer, findings, finding);
}

void kjr_write_finding_text(kjr_writer *writer, const kjrep_findings *findings, int32_t language)
{
    (void)language;
    uint32_t count = kjrep_findings_count(findings);
    for (kjrep_finding finding = 1; finding <= count && writer->status == KJREP_OK; finding++)
        if (!kjrep_finding_is_suppressed(findings, finding)) write_finding(writer, findings, finding);
}
