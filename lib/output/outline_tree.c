#include <string.h>

#include "base/utf8.h"
#include "output/captions.h"
#include "output/forms.h"
#include "output/width.h"

enum { ROW_CELLS = 100, LINE_CELLS = 6, STEP_CELLS = 2, DEEPEST = 20 };

/* ---- Head: title, kind, script, year, day of issue */

static void put_property(kjr_writer *writer, const char *caption, const char *words, size_t len)
{
    if (!*caption && !len) return;
    if (writer->last != ' ') kjr_put_text(writer, ", ");
    kjr_put_text(writer, caption);
    if (*caption && len) kjr_put_text(writer, " ");
    kjr_put(writer, words, len);
}

static void write_head(kjr_writer *writer, const kjrep_report *report, int32_t language)
{
    size_t len;
    const char *name = kjrep_report_name(report);
    const char *title = kjrep_report_meta(report, KJREP_META_TITLE, &len);
    kjr_put_line_text(writer, name, strlen(name));
    kjr_put_text(writer, ": ");
    if (title) kjr_put_cut(writer, title, len, ROW_CELLS);
    else kjr_put_text(writer, kjr_caption(KJR_CAPTION_UNTITLED, language));
    kjr_put_text(writer, "\n  ");
    put_property(writer, kjr_genre_caption(kjrep_report_genre(report), language), "", 0);
    put_property(writer, kjr_script_caption(kjrep_report_script(report), language), "", 0);
    const char *year = kjrep_report_meta(report, KJREP_META_YEAR, &len);
    if (year) put_property(writer, "", year, len);
    const char *issued = kjrep_report_meta(report, KJREP_META_DATE_ISSUED, &len);
    if (issued) put_property(writer, kjr_caption(KJR_CAPTION_ISSUED, language), issued, len);
    if (writer->last != ' ') kjr_put_text(writer, ", ");
    kjr_put_number(writer, kjrep_report_metric_count(report));
    kjr_put_text(writer, " ");
    kjr_put_text(writer, kjr_caption(KJR_CAPTION_METRICS, language));
    kjr_put_text(writer, "\n");
}

/* ---- Rows */

/* What stands before the words of a node without a label. */
static const char *mark_of(int32_t kind)
{
    switch (kind) {
    case KJREP_NODE_TITLE: return "# ";
    case KJREP_NODE_META: return ": ";
    case KJREP_NODE_PARAGRAPH: return "- ";
    case KJREP_NODE_TABLE:
    case KJREP_NODE_ROW:
    case KJREP_NODE_CELL: return "| ";
    case KJREP_NODE_SIGNATURE: return "~ ";
    case KJREP_NODE_BOILERPLATE: return "x ";
    default: return "";
    }
}

/* A label that ends in a full-width mark has its own distance. */
static bool needs_blank(const char *label, size_t len)
{
    uint32_t last = 0;
    for (size_t at = 0, size; at < len && (size = kjr_utf8_decode(label + at, len - at, &last)) != 0;)
        at += size;
    return kjr_width(last) < 2 || (last >= 0x4E00 && last < 0xA000);
}

/* The first line of a node's own text. */
static const char *first_line(const kjrep_report *report, kjrep_node node, size_t *len)
{
    uint64_t start = 0, end = 0;
    kjrep_node_place(report, node, &start, &end);
    const char *text = kjrep_report_text(report, NULL) + start;
    size_t at = 0;
    while (at < end - start && text[at] != '\n' && text[at] != '\r')
        at++;
    *len = at;
    return text;
}

static void write_row(kjr_writer *writer, const kjrep_report *report, kjrep_node node, uint32_t depth, int32_t language)
{
    uint64_t start = 0;
    uint32_t line = 0;
    size_t len, label_len, taken = LINE_CELLS + STEP_CELLS * (depth < DEEPEST ? depth : DEEPEST);
    kjrep_node_place(report, node, &start, NULL);
    kjrep_text_locate(report, start, NULL, &line, NULL);
    size_t digits = 1;
    for (uint32_t left = line; left >= 10; left /= 10)
        digits++;
    kjr_put_repeated(writer, ' ', digits < LINE_CELLS ? LINE_CELLS - digits : 0);
    kjr_put_number(writer, line);
    kjr_put_repeated(writer, ' ', taken - LINE_CELLS + 2);

    const char *label = kjrep_node_label(report, node, &label_len);
    if (label_len) {
        taken += kjr_put_cut(writer, label, label_len, ROW_CELLS - taken);
        if (needs_blank(label, label_len)) kjr_put_text(writer, " ");
    } else {
        kjr_put_text(writer, mark_of(kjrep_node_kind(report, node)));
    }
    const char *words = kjrep_node_title(report, node, &len);
    if (!len && !label_len) words = first_line(report, node, &len);
    kjr_put_cut(writer, words, len, taken < ROW_CELLS - STEP_CELLS ? ROW_CELLS - taken : STEP_CELLS);
    const char *role = kjr_role_caption(kjrep_node_role(report, node), language);
    int32_t kind = kjrep_node_kind(report, node);
    if (*role && kind == KJREP_NODE_HEADING) {
        kjr_put_text(writer, "  [");
        kjr_put_text(writer, role);
        kjr_put_text(writer, "]");
    }
    kjr_put_text(writer, "\n");
}

/* `root` and all inside it. */
static void write_rows(kjr_writer *writer, const kjrep_report *report, kjrep_node root, int32_t language)
{
    kjrep_node node = root;
    uint32_t depth = 0;
    while (writer->status == KJREP_OK) {
        write_row(writer, report, node, depth, language);
        kjrep_node next = kjrep_node_first_child(report, node);
        if (next) {
            depth++;
            node = next;
            continue;
        }
        while (node != root && !(next = kjrep_node_next_sibling(report, node))) {
            node = kjrep_node_parent(report, node);
            depth--;
        }
        if (node == root) return;
        node = next;
    }
}

void kjr_write_outline_tree(kjr_writer *writer, const kjrep_report *report, int32_t language)
{
    write_head(writer, report, language);
    for (kjrep_node root = 0; (root = kjr_next_kept_root(writer, report, root)) != 0;)
        write_rows(writer, report, root, language);
    kjr_put_text(writer, "\n");
}
