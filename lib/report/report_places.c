#include "report/model.h"
#include "text/locate.h"

kjrep_status kjrep_text_locate(const kjrep_report *report, uint64_t byte, uint64_t *character, uint32_t *line,
                               uint32_t *column)
{
    if (character) *character = 0;
    if (line) *line = 0;
    if (column) *column = 0;
    if (!report || byte > report->text_len) return KJREP_E_ARG;
    uint32_t at = kjr_locate_character(&report->view, (uint32_t)byte);
    if (character) *character = at;
    if (line || column) {
        uint32_t line_start, number = kjr_locate_line(&report->view, (uint32_t)byte, &line_start);
        if (line) *line = number;
        if (column) *column = at - kjr_locate_character(&report->view, line_start) + 1;
    }
    return KJREP_OK;
}

kjrep_status kjrep_text_byte(const kjrep_report *report, uint64_t character, uint64_t *byte)
{
    if (byte) *byte = 0;
    if (!report || !byte || character > report->view.characters) return KJREP_E_ARG;
    *byte = kjr_locate_byte(&report->view, (uint32_t)character);
    return KJREP_OK;
}

kjrep_status kjrep_text_line(const kjrep_report *report, uint32_t line, uint64_t *start, uint64_t *end)
{
    if (start) *start = 0;
    if (end) *end = 0;
    if (!report || line == 0 || line > report->view.line_starts.count) return KJREP_E_ARG;
    uint64_t from = report->view.line_starts.items[line - 1], to = report->text_len;
    if (line < report->view.line_starts.count) {
        to = report->view.line_starts.items[line] - 1;
        if (report->text[to] == '\n' && to > from && report->text[to - 1] == '\r') to--;
    }
    if (start) *start = from;
    if (end) *end = to;
    return KJREP_OK;
}
