/* Reading a rule pack: what the files of this folder share. A part that is wrong is refused with its place. */
#ifndef KJR_PACK_PACK_READER_H
#define KJR_PACK_PACK_READER_H

#include "check/checker.h"
#include "pack/yaml_tree.h"

typedef struct kjr_pack_reader {
    kjrep_engine *engine; /* that is being made; packs have written into it what came before */
    kjr_arena *arena;     /* of the engine */
    const kjrep_allocator *allocator;
    kjrep_error *error;
    const kjrep_options *options; /* of the call */
    const char *name;             /* of the pack; lives as long as the engine */
} kjr_pack_reader;

/* A rule of a pack; the parts that depend on its kind follow it in memory. */
typedef struct kjr_pack_rule {
    kjr_rule rule;       /* the first member */
    uint32_t genres;     /* bits 1 << KJREP_GENRE_ of the reports that it is for; 0: all */
    kjr_message message; /* what a finding says; NULL texts: the usual */
} kjr_pack_rule;

/* The rule that is running. */
static inline const kjr_pack_rule *kjr_pack_rule_of(const kjr_checker *checker)
{
    return (const kjr_pack_rule *)checker->rule;
}

/* Is it for reports of this kind? */
bool kjr_pack_applies(const kjr_checker *checker);

/* What a finding shows that has no place of its own: the title, else the beginning. */
kjr_words kjr_pack_head(const kjr_checker *checker);

/* Begin a finding of it: with its own message where it has one. */
void kjr_pack_fail(kjr_checker *checker, kjr_words place, const kjr_message *message, const kjr_argument *arguments);

/* ---- pack_values.c: parts */

#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
kjrep_status
kjr_pack_refuse(const kjr_pack_reader *reader, const kjr_yaml *part, const char *format, ...);

/* A map with no other keys than `known`, which NULL ends. */
kjrep_status kjr_pack_expect_map(const kjr_pack_reader *reader, const kjr_yaml *part, const char *const *known);
kjrep_status kjr_pack_expect_list(const kjr_pack_reader *reader, const kjr_yaml *part);
kjrep_status kjr_pack_expect_text(const kjr_pack_reader *reader, const kjr_yaml *part);

/* The value of a key; NULL when there is none. */
const kjr_yaml *kjr_pack_find(const kjr_yaml *map, const char *key);
/* The same where there must be one that is a text. */
kjrep_status kjr_pack_need_text(const kjr_pack_reader *reader, const kjr_yaml *map, const char *key,
                                const kjr_yaml **out);

bool kjr_pack_is(const kjr_yaml *scalar, const char *word);

/* A whole number in [lowest, highest]. */
kjrep_status kjr_pack_number(const kjr_pack_reader *reader, const kjr_yaml *part, int64_t lowest, int64_t highest,
                             int64_t *out);
/* note, warning or error. */
kjrep_status kjr_pack_level(const kjr_pack_reader *reader, const kjr_yaml *part, uint8_t *level);
/* A name or a list of names out of those that `name_of` gives for 0 to 31, as bits; `what` is what they name. */
kjrep_status kjr_pack_names(const kjr_pack_reader *reader, const kjr_yaml *part, const char *what,
                            const char *(*name_of)(int32_t), uint32_t *bits);
/* A text, or one by language: en, zh, zht. */
kjrep_status kjr_pack_message(const kjr_pack_reader *reader, const kjr_yaml *part, kjr_message *message);
/* Folded characters of one line. */
kjrep_status kjr_pack_fold(const kjr_pack_reader *reader, const kjr_yaml *part, kjr_codes *out);
/* A compiled pattern; it lives as long as the engine. */
kjrep_status kjr_pack_pattern(const kjr_pack_reader *reader, const kjr_yaml *part, const kjr_pattern **pattern);

/* ---- pack_reader.c: rules, and the whole */

/* A new rule from the keys id, level, genres and message of a map; `size` is that of the whole. Without an id it has
 * `standard_id`, if that is not NULL. */
kjrep_status kjr_pack_new_rule(const kjr_pack_reader *reader, const kjr_yaml *map, const char *standard_id,
                               const char *name, size_t size, void (*run)(kjr_checker *), kjr_pack_rule **out);
/* The rule of a pack with that id; NULL when there is none. */
kjr_pack_rule *kjr_pack_find_rule(const kjr_pack_reader *reader, const char *id);

/* Read a whole pack. */
kjrep_status kjr_pack_read(const kjr_pack_reader *reader, const char *text, size_t text_len);
/* After the last pack: make the sets of terms. */
kjrep_status kjr_pack_make_terms(const kjr_pack_reader *reader);

/* pack_queries.c: an assertion by SQL, with the columns that its message names. */
kjrep_status kjr_pack_read_query(const kjr_pack_reader *reader, const kjr_yaml *map, const kjr_yaml *sql);

/* ---- Sections, one file each */

kjrep_status kjr_pack_read_rules(const kjr_pack_reader *reader, const kjr_yaml *part);
kjrep_status kjr_pack_read_suppressions(const kjr_pack_reader *reader, const kjr_yaml *part);
kjrep_status kjr_pack_read_terms(const kjr_pack_reader *reader, const kjr_yaml *part);
kjrep_status kjr_pack_read_units(const kjr_pack_reader *reader, const kjr_yaml *part);
kjrep_status kjr_pack_read_required(const kjr_pack_reader *reader, const kjr_yaml *part);
kjrep_status kjr_pack_read_indicators(const kjr_pack_reader *reader, const kjr_yaml *part);
kjrep_status kjr_pack_read_assertions(const kjr_pack_reader *reader, const kjr_yaml *part);

#endif
