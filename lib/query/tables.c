#include "query/table.h"

const kjr_table *kjr_table_of(int32_t number)
{
    static const kjr_table *const tables[KJR_TABLES] = {&kjr_report_table, &kjr_node_table,   &kjr_metric_table,
                                                        &kjr_time_table,   &kjr_entity_table, &kjr_finding_table};
    return number >= KJREP_TABLE_REPORT && number <= KJREP_TABLE_FINDING ? tables[number - KJREP_TABLE_REPORT] : NULL;
}

const char *kjrep_table_name(int32_t table)
{
    const kjr_table *found = kjr_table_of(table);
    return found ? found->name : NULL;
}
