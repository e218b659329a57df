/* KJ-A: sums, shares, growth. */
#include "check/totals.h"

static const kjr_rule rules[] = {
    {"KJ-A001",
     "total-vs-parts",
     KJREP_LEVEL_ERROR,
     kjr_check_totals,
     {{"A total and the figures that make it up agree, for some values that their wording allows.",
       "总数与构成它的各分项之和相符（按措辞允许的取值范围计算）。",
       "總數與構成它的各分項之和相符（按措辭允許的取值範圍計算）。"}},
     {{"Whether a list is complete is told from the text alone (共, 合计, a colon, 其余, names that make up a whole); "
       "a list "
       "after 其中 without such a sign is judged only where one misprinted digit or a wrong unit explains the "
       "difference.",
       "分项是否列全只能从文字判断（如“共”“合计”、冒号、“其余”、互补的名称）；没有这类标志的“其中”只在一位数字或单位有"
       "误即可解释差额时才判断。",
       "分項是否列全只能從文字判斷（如「共」「合計」、冒號、「其餘」、互補的名稱）；沒有這類標誌的「其中」只在一位數字"
       "或單位有誤即可解釋差額時才判斷。"}},
     "XBRL Calculations 1.1 (2023-02-22)"},
    {"KJ-A002",
     "part-exceeds-whole",
     KJREP_LEVEL_ERROR,
     kjr_check_shares,
     {{"No part (其中, 含, 包括) is larger than its whole, nor are amounts of money or measure together.",
       "“其中”“含”“包括”所列部分不大于整体，金额和计量类的部分之和也不大于整体。",
       "「其中」「含」「包括」所列部分不大於整體，金額和計量類的部分之和也不大於整體。"}},
     {{"Where several figures before could be the whole, all of them must be smaller. Sums of people and things are "
       "not "
       "judged, since one may belong to two parts.",
       "前面有几个数都可能是整体时，须全部小于该部分才判断；人和事物可能同时属于两个部分，其合计不作判断。",
       "前面有幾個數都可能是整體時，須全部小於該部分才判斷；人和事物可能同時屬於兩個部分，其合計不作判斷。"}},
     "XBRL Calculations 1.1 (2023-02-22)"},
    {"KJ-A003",
     "double-count",
     KJREP_LEVEL_WARNING,
     kjr_check_double_counts,
     {{"No figure is counted both inside a part and beside it to reach the total.",
       "没有哪一项既含在某个分项之内、又与之并列计入总数。", "沒有哪一項既含在某個分項之內、又與之並列計入總數。"}},
     {{"Two programmes may bear like names and counts by chance, so both sums are shown.",
       "两个项目可能恰好名称相近、数目相同，因此两种合计都列出。",
       "兩個項目可能恰好名稱相近、數目相同，因此兩種合計都列出。"}},
     "editors' practice"},
    {"KJ-A004",
     "uneven-operands",
     KJREP_LEVEL_NOTE,
     kjr_check_uneven_parts,
     {{"Parts of a total that counts things and money all give both.", "总数兼列数量和金额时，各分项两者俱全。",
       "總數兼列數量和金額時，各分項兩者俱全。"}},
     {{"A part may have no money of its own.", "某些分项可能本来就没有金额。", "某些分項可能本來就沒有金額。"}},
     "XBRL Calculations 1.1 (2023-02-22)"},
    {"KJ-A006",
     "growth-recompute",
     KJREP_LEVEL_WARNING,
     kjr_check_growths,
     {{"A growth rate beside both its figures is their ratio.", "同时给出基期、现期数值时，增幅与两者之比相符。",
       "同時給出基期、現期數值時，增幅與兩者之比相符。"}},
     {{"Growth at comparable prices is not that of the amounts; revised bases are not known.",
       "可比价增速与现价数值之比不同；基期修订无从得知。", "可比價增速與現價數值之比不同；基期修訂無從得知。"}},
     "statistical usage"},
    {"KJ-A010",
     "unit-slip",
     KJREP_LEVEL_WARNING,
     kjr_check_unit_slips,
     {{"No figure needs another unit (万 for 亿) to make its parts reach the total.",
       "没有哪个数要换一个单位（如把“万”当作“亿”）才能使分项之和与总数相符。",
       "沒有哪個數要換一個單位（如把「萬」當作「億」）才能使分項之和與總數相符。"}},
     {{"Figures of one digit are left out, since they would fit by chance.", "只有一位有效数字的数容易巧合，不作判断。",
       "只有一位有效數字的數容易巧合，不作判斷。"}},
     "editors' practice"},
};

const kjr_family kjr_arithmetic_rules = KJR_FAMILY(rules);
