#include "output/forms.h"

void kjr_write_report_text(kjr_writer *writer, const kjrep_report *report, int32_t language)
{
    (void)language;
    size_t len;
    const char *text = kjrep_report_text(report, &len);
    kjr_put(writer, text, len);
}
