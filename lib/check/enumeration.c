/* KJ-E: points in order, and counts that the text announces. */
#include "check/enumeration.h"
#include "check/announced.h"

static const kjr_rule rules[] = {
    {"KJ-E001",
     "inline-ordinal-sequence",
     KJREP_LEVEL_WARNING,
     kjr_check_sequences,
     {{"Points (一是, 二是, 三是; 第一, 第二; 其一, 其二; （一）, （二）) run without gap or repetition inside their "
       "paragraph or over "
       "the paragraphs that they open.",
       "同一段内或逐段列举的“一是、二是、三是”“第一、第二”“其一、其二”“（一）（二）”不缺号、不重号。",
       "同一段內或逐段列舉的「一是、二是、三是」「第一、第二」「其一、其二」「（一）（二）」不缺號、不重號。"}},
     {{"A point that is counted in another way (二则, 其次) is taken for present.",
       "以其他方式计数的项（如“二则”“其次”）视为存在。", "以其他方式計數的項（如「二則」「其次」）視為存在。"}},
     "editors' practice"},
    {"KJ-E002",
     "announced-count-closed",
     KJREP_LEVEL_ERROR,
     kjr_check_closed_counts,
     {{"A list that is said to have so many items has them: 三项制度：…, 省、市两级, 四个方面.",
       "明示项数的列举项数相符，如“三项制度：……”“省、市两级”“……等四个方面”。",
       "明示項數的列舉項數相符，如「三項制度：……」「省、市兩級」「……等四個方面」。"}},
     {{"A list is judged only where no way to split it (和 may join items or halves of one) gives the number; names "
       "before a count (甲、乙两个城市) may be something else, which is only a warning.",
       "只有各种拆分方式（“和”可连接两项，也可在一项之内）都与所称项数不符时才判断；数目前的名称（如“甲、乙两个城市”）"
       "也可能另有所指，只作警告。",
       "只有各種拆分方式（「和」可連接兩項，也可在一項之內）都與所稱項數不符時才判斷；數目前的名稱（如「甲、乙兩個城市"
       "」）也可能另有所指，只作警告。"}},
     "editors' practice"},
    {"KJ-E003",
     "announced-count-open",
     KJREP_LEVEL_ERROR,
     kjr_check_open_counts,
     {{"A list that ends with 等 and a number has no more items than the number.", "“甲、乙、丙等N项”所列不多于N项。",
       "「甲、乙、丙等N項」所列不多於N項。"}},
     {{"Where another list may run into this one, nothing is said.", "前面可能另有列举相接时不作判断。",
       "前面可能另有列舉相接時不作判斷。"}},
     "editors' practice"},
    {"KJ-E004",
     "slogan-arithmetic",
     KJREP_LEVEL_WARNING,
     kjr_check_slogans,
     {{"A slogan with numbers (“三抓一促”) that is expanded on the spot has as many clauses of each word.",
       "带数字的口号（如“三抓一促”）当场展开时，各字开头的项数与口号相符。",
       "帶數字的口號（如「三抓一促」）當場展開時，各字開頭的項數與口號相符。"}},
     {{"Slogans without an expansion are names and are not judged.", "没有展开的口号视为名称，不作判断。",
       "沒有展開的口號視為名稱，不作判斷。"}},
     "editors' practice"},
    {"KJ-E005",
     "attachment-count",
     KJREP_LEVEL_ERROR,
     kjr_check_attachments,
     {{"Attachments that the text counts or refers to are listed.", "正文所称附件份数、所引附件序号与附件清单相符。",
       "正文所稱附件份數、所引附件序號與附件清單相符。"}},
     {{"Attachments may be separate files; a text that lists none is not judged.",
       "附件可能另成文件；没有附件清单的不作判断。", "附件可能另成文件；沒有附件清單的不作判斷。"}},
     "GB/T 9704-2012, 7.3.4 and 7.3.7"},
};

const kjr_family kjr_enumeration_rules = KJR_FAMILY(rules);
