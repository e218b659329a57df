#include "output/forms.h"

static int32_t put_words(void *writer, const char *words, size_t len)
{
    kjr_put(writer, words, len);
    return ((kjr_writer *)writer)->status != KJREP_OK;
}

void kjr_write_report_text(kjr_writer *writer, const kjrep_report *report, int32_t language)
{
    (void)language;
    size_t len;
    const char *text = kjrep_report_text(report, &len);
    if (!writer->excerpt) {
        kjr_put(writer, text, len);
        return;
    }
    for (kjrep_node root = 0; (root = kjr_next_kept_root(writer, report, root)) != 0 && writer->status == KJREP_OK;) {
        kjrep_status rc = kjrep_node_write_words(report, root, KJREP_NODE_ALL_WORDS, put_words, writer, NULL);
        if (rc != KJREP_OK) writer->status = rc;
    }
}
