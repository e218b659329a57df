/* KJ-X: what is said in two places. */
#include "check/consistency.h"

static const kjr_rule rules[] = {
    {"KJ-X001",
     "same-metric-different-value",
     KJREP_LEVEL_WARNING,
     kjr_check_repeated_values,
     {{"A measure that is given twice, with one name, owner, unit and period, has one value.",
       "名称、主体、单位和时期都相同的指标前后数值一致。", "名稱、主體、單位和時期都相同的指標前後數值一致。"}},
     {{"Only figures whose words say all of this are compared; the scope may still differ in ways that are not "
       "written. Plans are revised: two of them are told only where they are alike but for one digit.",
       "只比较文字上齐备这些要素的数；口径仍可能有未写明的差别。计划数可能调整，只在两数仅差一位数字时提示。",
       "只比較文字上齊備這些要素的數；口徑仍可能有未寫明的差別。計劃數可能調整，只在兩數僅差一位數字時提示。"}},
     "statistical usage"},
    {"KJ-X002",
     "cited-document-variant",
     KJREP_LEVEL_WARNING,
     kjr_check_title_variants,
     {{"A document is cited under one title.", "同一文件的名称前后一致。", "同一文件的名稱前後一致。"}},
     {{"《…意见》 and 《…实施意见》 may be two documents: the finding asks to confirm.",
       "《……意见》与《……实施意见》可能是两份文件，因此只请确认。",
       "《……意見》與《……實施意見》可能是兩份文件，因此只請確認。"}},
     "editors' practice"},
    {"KJ-X003",
     "entity-name-variant",
     KJREP_LEVEL_WARNING,
     kjr_check_name_variants,
     {{"The parts of a site's, body's or programme's name stand in one order.",
       "网站、机构、项目名称各部分的次序前后一致。", "網站、機構、項目名稱各部分的次序前後一致。"}},
     {{"Only names in title marks and listed programmes are compared.", "只比较书名号内的名称和列举的项目名称。",
       "只比較書名號內的名稱和列舉的項目名稱。"}},
     "editors' practice"},
    {"KJ-X004",
     "name-collapse",
     KJREP_LEVEL_WARNING,
     kjr_check_collapsed_names,
     {{"A name that has a count of its own is not counted again among others in the same sentence.",
       "已单独列出数量的名称，不在同一句中又与其他名称并列计数。",
       "已單獨列出數量的名稱，不在同一句中又與其他名稱並列計數。"}},
     {{"The second count may include the first; the finding says that the name is ambiguous, not that a count is "
       "wrong.",
       "后一数量可能包含前一数量；只提示名称所指不明，不判断数量有误。",
       "後一數量可能包含前一數量；只提示名稱所指不明，不判斷數量有誤。"}},
     "editors' practice"},
};

const kjr_family kjr_consistency_rules = KJR_FAMILY(rules);
