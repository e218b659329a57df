#include "load/html.h"

#include "base/error.h"
#include "load/html_page.h"

/* A page of frames has no text of its own. */
static kjrep_status check_text(const kjr_html_page *page, kjrep_error *error)
{
    uint32_t lines = page->lines.count;
    if (!page->frames || (lines && !page->lines.items[lines - 1].field)) return KJREP_OK;
    return kjr_fail(error, KJREP_E_UNSUPPORTED,
                    "a page of frames, without text of its own: open the files that it shows");
}

kjrep_status kjr_html_load(kjr_html_text *out, kjr_properties *properties, const char *utf8, size_t len,
                           const struct kjrep_options *settings, kjrep_error *error)
{
    kjr_html_page page = {.allocator = &settings->allocator, .properties = properties};
    kjrep_status rc = kjr_html_read(&page, utf8, len, settings, error);
    if (rc >= 0) rc = check_text(&page, error);
    if (rc >= 0) {
        kjr_html_join_lines(&page);
        kjr_html_mark_tables(&page);
        kjr_html_mark_title(&page);
        bool done = kjr_html_mark_content(&page) && kjr_html_write(out, &page);
        if (!done) rc = kjr_fail_memory(error);
    }
    kjr_html_page_end(&page);
    return rc;
}
