/* KJ-E: points in order, and counts that the text announces. */
#include "check/enumeration.h"

static const kjr_rule rules[] = {
    {"KJ-E001",
     "inline-ordinal-sequence",
     KJREP_LEVEL_WARNING,
     kjr_check_sequences,
     {{"Points (一是, 二是, 三是; 第一, 第二; 其一, 其二) run without gap or repetition inside their paragraph or over "
       "the paragraphs that they open.",
       "同一段内或逐段列举的“一是、二是、三是”“第一、第二”“其一、其二”不缺号、不重号。",
       "同一段內或逐段列舉的「一是、二是、三是」「第一、第二」「其一、其二」不缺號、不重號。"}},
     {{"A point that is counted in another way (二则, 其次) is taken for present.",
       "以其他方式计数的项（如“二则”“其次”）视为存在。", "以其他方式計數的項（如「二則」「其次」）視為存在。"}},
     "editors' practice"},
};

const kjr_family kjr_enumeration_rules = KJR_FAMILY(rules);
