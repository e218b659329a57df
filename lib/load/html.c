#include "load/html.h"

#include "base/error.h"
#include "load/html_page.h"

kjrep_status kjr_html_load(kjr_html_text *out, const char *utf8, size_t len, const struct kjrep_options *settings,
                           kjrep_error *error)
{
    kjr_html_page page = {.allocator = &settings->allocator};
    kjrep_status rc = kjr_html_read(&page, utf8, len, settings, error);
    if (rc >= 0) {
        kjr_html_mark_tables(&page);
        kjr_html_mark_title(&page);
        bool done = kjr_html_mark_content(&page) && kjr_html_write(out, &page);
        if (!done) rc = kjr_fail_memory(error);
    }
    kjr_html_page_end(&page);
    return rc;
}
