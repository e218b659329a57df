#include <kjrep/kjrep.h>

#include <stdio.h>
#include <string.h>

int main(void)
{
    static const char text[] = "全市工作总结\n\n一、主要成效\n完成项目8项。\n";
    kjrep_error error = {.struct_size = sizeof error};
    kjrep_engine *engine = NULL;
    kjrep_report *report = NULL;
    kjrep_status status = kjrep_engine_new(&engine, NULL, &error);
    if (status == KJREP_OK) status = kjrep_report_parse(&report, engine, text, strlen(text), NULL, &error);
    printf("kjrep %s: %s %s\n", kjrep_version(), kjrep_status_name(status), error.text);
    kjrep_report_free(report);
    kjrep_engine_free(engine);
    return status == KJREP_OK ? 0 : 1;
}
