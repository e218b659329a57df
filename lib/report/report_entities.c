#include "report/words.h"

/* NULL for an entity that does not exist. */
static const kjr_entity *find_entity(const kjrep_report *report, kjrep_entity entity)
{
    return report && entity > 0 && entity <= report->facts.entities.count ? &report->facts.entities.items[entity - 1]
                                                                          : NULL;
}

uint32_t kjrep_report_entity_count(const kjrep_report *report)
{
    return report ? report->facts.entities.count : 0;
}

int32_t kjrep_entity_kind(const kjrep_report *report, kjrep_entity entity)
{
    const kjr_entity *found = find_entity(report, entity);
    return found ? found->kind : 0;
}

kjrep_status kjrep_entity_place(const kjrep_report *report, kjrep_entity entity, uint64_t *start, uint64_t *end)
{
    const kjr_entity *found = find_entity(report, entity);
    if (start) *start = 0;
    if (end) *end = 0;
    return found ? kjr_words_place(report, found->words, start, end) : KJREP_E_ARG;
}

const char *kjrep_entity_words(const kjrep_report *report, kjrep_entity entity, size_t *len)
{
    if (!len) return NULL;
    *len = 0;
    const kjr_entity *found = find_entity(report, entity);
    return found ? kjr_words_text(report, found->words, len) : NULL;
}

uint32_t kjrep_entity_stated_count(const kjrep_report *report, kjrep_entity entity)
{
    const kjr_entity *found = find_entity(report, entity);
    return found ? found->stated_count : 0;
}

kjrep_node kjrep_entity_node(const kjrep_report *report, kjrep_entity entity)
{
    const kjr_entity *found = find_entity(report, entity);
    return found ? found->node : 0;
}

const char *kjrep_entity_kind_name(int32_t kind)
{
    static const char *const names[] = {NULL, "document", "document_number", "slogan", "programme"};
    return kind > 0 && kind <= KJREP_ENTITY_PROGRAMME ? names[kind] : NULL;
}
