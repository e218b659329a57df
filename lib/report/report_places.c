#include "report/model.h"
#include "text/locate.h"

kjrep_status kjrep_text_locate(const kjrep_report *report, uint64_t byte, uint64_t *character, uint32_t *line,
                               uint32_t *column)
{
    if (character) *character = 0;
    if (line) *line = 0;
    if (column) *column = 0;
    if (!report || byte > report->text_len) return KJREP_E_ARG;
    uint32_t at = character || column ? kjr_locate_character(&report->view, (uint32_t)byte) : 0;
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

/* Joins inside the place [start, end): the first and the one behind the last. */
static uint32_t joins_inside(const kjrep_report *report, uint64_t start, uint64_t end, uint32_t *behind)
{
    const kjr_view *view = &report->view;
    uint32_t first = kjr_view_joins_upto(view, kjr_view_index(view, (uint32_t)start)), last = first;
    while (last < view->joins.count && view->byte[view->joins.items[last].at] < end)
        last++;
    *behind = last;
    return first;
}

uint32_t kjrep_text_piece_count(const kjrep_report *report, uint64_t start, uint64_t end)
{
    uint32_t pieces = 1, behind;
    if (!report || start > end || end > report->text_len) return 0;
    if (!report->view.joins.count) return pieces;
    for (uint32_t i = joins_inside(report, start, end, &behind); i < behind; i++)
        pieces += report->view.joins.items[i].start < report->view.joins.items[i].end;
    return pieces;
}

kjrep_status kjrep_text_piece(const kjrep_report *report, uint64_t start, uint64_t end, uint32_t piece,
                              uint64_t *piece_start, uint64_t *piece_end)
{
    uint32_t left = piece, behind, cut_start, cut_end;
    if (piece_start) *piece_start = 0;
    if (piece_end) *piece_end = 0;
    if (piece >= kjrep_text_piece_count(report, start, end)) return KJREP_E_ARG;
    const kjr_view *view = &report->view;
    for (uint32_t i = joins_inside(report, start, end, &behind); i < behind; i++) {
        const kjr_join *join = &view->joins.items[i];
        if (join->start == join->end) continue;
        kjr_view_span(view, join->at - 1, join->at, &cut_start, &cut_end);
        if (left-- == 0) {
            end = cut_end;
            break;
        }
        start = view->byte[join->at];
    }
    if (piece_start) *piece_start = start;
    if (piece_end) *piece_end = end;
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
