/* units: written forms that the library does not know. */
#include <string.h>

#include "base/error.h"
#include "pack/pack_reader.h"

enum { MOST_UNITS = 1000 };

/* Kinds that a unit may give a metric. */
static const char *unit_kind_name(int32_t kind)
{
    switch (kind) {
    case KJREP_METRIC_COUNT:
    case KJREP_METRIC_MONEY:
    case KJREP_METRIC_MEASURE:
    case KJREP_METRIC_DURATION:
    case KJREP_METRIC_SCORE: return kjrep_metric_kind_name(kind);
    default: return NULL;
    }
}

/* What is given, else a count for {标箱}, a measure for anything else. */
static kjrep_status read_kind(const kjr_pack_reader *r, const kjr_yaml *map, const char *code, uint8_t *kind)
{
    const kjr_yaml *given = kjr_pack_find(map, "kind");
    uint32_t bits = 1u << (code[0] == '{' ? KJREP_METRIC_COUNT : KJREP_METRIC_MEASURE);
    if (given && given->kind != KJR_YAML_SCALAR) return kjr_pack_refuse(r, given, "expected a kind of metric");
    kjrep_status rc = given ? kjr_pack_names(r, given, "kind of metric", unit_kind_name, &bits) : KJREP_OK;
    for (*kind = 0; rc >= 0 && !(bits >> *kind & 1u);)
        (*kind)++;
    return rc;
}

static bool is_code(const char *code)
{
    enum { LONGEST = 40 };
    return strlen(code) <= LONGEST && !strpbrk(code, " \t\n\"\\");
}

/* 12, 千: nothing that could stand behind a number; 3箱 begins with one of its own. */
static bool begins_or_is_number(const kjr_codes *unit)
{
    static const uint16_t numerals[] = u"零〇一二两三四五六七八九十百千万亿兆半几";
    uint32_t at = 0;
    bool digit = unit->codes[0] >= '0' && unit->codes[0] <= '9';
    while (at < unit->length && kjr_is_one_of(unit->codes[at], numerals))
        at++;
    return digit || at == unit->length;
}

static bool is_known(const kjr_added_words *words, const kjr_codes *unit)
{
    for (uint32_t i = 0; i < words->units.count; i++) {
        const kjr_added_unit *known = &words->units.items[i];
        if (known->length == unit->length && memcmp(known->term, unit->codes, unit->length * sizeof *unit->codes) == 0)
            return true;
    }
    return false;
}

static kjrep_status read_form(const kjr_pack_reader *r, const kjr_yaml *unit, kjr_codes *form)
{
    kjrep_status rc = kjr_pack_fold(r, unit, form);
    if (rc < 0) return rc;
    if (begins_or_is_number(form))
        return kjr_pack_refuse(r, unit, "a unit is what stands behind the number: its size goes into factor or power");
    if (is_known(&r->engine->words, form))
        return kjr_pack_refuse(r, unit, "the unit %.40s is given twice: leave one of them out", unit->text);
    return rc;
}

static kjrep_status read_unit(const kjr_pack_reader *r, const kjr_yaml *map)
{
    static const char *const known[] = {"unit", "code", "kind", "factor", "power", NULL};
    kjr_added_words *words = &r->engine->words;
    const kjr_yaml *unit, *code;
    int64_t times = 1, exponent = 0;
    kjr_codes term;
    uint8_t kind = KJREP_METRIC_MEASURE;
    kjrep_status rc = kjr_pack_expect_map(r, map, known);
    if (rc < 0 || (rc = kjr_pack_need_text(r, map, "unit", &unit)) < 0) return rc;
    if ((rc = kjr_pack_need_text(r, map, "code", &code)) < 0 || (rc = read_form(r, unit, &term)) < 0) return rc;
    if (!is_code(code->text)) return kjr_pack_refuse(r, code, "a code is up to 40 bytes without blanks and quotes");
    const kjr_yaml *factor = kjr_pack_find(map, "factor"), *power = kjr_pack_find(map, "power");
    if (factor && (rc = kjr_pack_number(r, factor, 1, UINT16_MAX, &times)) < 0) return rc;
    if (power && (rc = kjr_pack_number(r, power, -6, 15, &exponent)) < 0) return rc;
    if ((rc = read_kind(r, map, code->text, &kind)) < 0) return rc;
    if (words->units.count == MOST_UNITS) return kjr_pack_refuse(r, map, "more than 1000 units");
    kjr_added_unit *added = KJR_PUSH(r->allocator, &words->units);
    if (!added) return kjr_fail_memory(r->error);
    *added = (kjr_added_unit){
        .term = term.codes,
        .length = term.length,
        .unit = {.code = code->text, .kind = kind, .power = (int8_t)exponent, .factor = (uint16_t)times},
        .sense = {.category = kind == KJREP_METRIC_COUNT ? KJR_SENSE_CLASSIFIER : KJR_SENSE_UNIT,
                  .data = (uint16_t)(kjr_lexicon_units() + words->units.count - 1)}};
    return KJREP_OK;
}

kjrep_status kjr_pack_read_units(const kjr_pack_reader *r, const kjr_yaml *part)
{
    kjrep_status rc = kjr_pack_expect_list(r, part);
    for (const kjr_yaml *each = part->first; each && rc >= 0; each = each->next)
        rc = read_unit(r, each);
    return rc;
}
