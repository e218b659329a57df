/* Categories of meaning and their values. lexicon_generate.py reads names and numbers from here: a row of data/ whose
 * category is `hedge_after` and value is `over` becomes KJR_SENSE_HEDGE_AFTER with KJR_HEDGE_OVER or KJREP_APPROX_OVER. */
#ifndef KJR_LEXICON_SENSES_H
#define KJR_LEXICON_SENSES_H

#include <stdint.h>

enum {
    /* Found in a pass over the text. */
    KJR_SENSE_NUMERAL = 1,       /* a run of numerals; made by the scanner, no term */
    KJR_SENSE_PHRASE = 2,        /* a word whose numerals are no number: 统一 进一步 九三学社 */
    KJR_SENSE_CHANGE = 3,        /* 增长 降至 占; value KJREP_CHANGE_ */
    KJR_SENSE_LEVEL = 4,         /* 达到 建设 新增: words between a subject and its figure; value KJR_LEVEL_ */
    KJR_SENSE_BASIS = 5,         /* 同比 环比; value KJREP_BASIS_ */
    KJR_SENSE_MODALITY = 6,      /* 力争 预期; value KJREP_MODALITY_ */
    KJR_SENSE_TIME = 7,          /* 今年 上半年 截至; value KJR_TIME_, data: KJR_TIME_ROLE_ and numbers */
    KJR_SENSE_PART = 8,          /* 其中 含 包括 */
    KJR_SENSE_TOTAL = 9,         /* 共 合计 累计 */
    KJR_SENSE_RESPECTIVE = 10,   /* 分别 */
    KJR_SENSE_ORDINAL_WORD = 11, /* 首先 其次; value: the ordinal, 255 for the last */
    KJR_SENSE_FURNITURE = 12,    /* phrases of a carrying site; value KJR_FURNITURE_ */
    KJR_SENSE_QUANTITY = 13,     /* a quantity without a numeral of its own: 翻番 居首位; value KJR_QUANTITY_ */
    KJR_SENSE_REGION = 14,       /* 新台币 港元 立法会: tells whose 元 it is; value KJR_REGION_ */
    KJR_SENSE_CONNECTIVE = 15,   /* 同时 此外 通过: words that begin a clause and name nothing */
    KJR_SENSE_NOUN = 16, /* a word whose characters are no cues: 人均 城镇新增就业; data: an indicator or 0 */
    KJR_SENSE_SCANNED_END = 17,
    /* Looked for where the grammar asks. */
    KJR_SENSE_UNIT = 17,         /* data: index of a kjr_unit */
    KJR_SENSE_CLASSIFIER = 18,   /* data: index of a kjr_unit */
    KJR_SENSE_HEDGE_BEFORE = 19, /* 约 近 超过; value KJR_HEDGE_ */
    KJR_SENSE_HEDGE_INSIDE = 20, /* 余 多 几, between number and unit; value KJR_HEDGE_ */
    KJR_SENSE_HEDGE_AFTER = 21,  /* 左右 以上; value KJR_HEDGE_ */
    KJR_SENSE_META_LABEL = 22,   /* 时间 来源 导语 at the head of a line; value KJREP_META_ or 0 */
    KJR_SENSE_SECTION = 23,      /* words of a heading that tell the section's role; value KJREP_ROLE_ */
    KJR_SENSE_GENRE = 24,        /* words of a title that tell the kind of report; value KJREP_GENRE_ */
    KJR_SENSE_RANK_CUE = 25,     /* 排名 位居: what ranks */
    KJR_SENSE_FUNNEL = 26,       /* stages of a process; value: 2 * process + 0 earlier, 1 later */
    KJR_SENSE_TRIM_HEAD = 27,    /* function words at the head of a subject: 已 我局 的 */
    KJR_SENSE_TRIM_TAIL = 28,    /* function words at the tail of a subject: 了 已 为 */
    KJR_SENSE_NAME_TAIL = 29,    /* 届 届 期 期工程: an ordinal before it names, it does not rank */
    KJR_SENSE_TIME_TAIL = 30,    /* what ends a time: 以来 底 期间; value KJR_TIME_TAIL_ */
    KJR_SENSE_ATTRIBUTE = 31     /* bare attributes that an owner must stand before: 经费 面积 */
};

/* Categories are told in sets of bits. */
#define KJR_BIT(sense) (1u << KJR_SENSE_##sense)

/* Cue words, which are looked for in sentences that have figures only. All other scanned categories are found in the one
 * pass over the whole text. */
#define KJR_CUE_SENSES                                                                                                 \
    (KJR_BIT(CHANGE) | KJR_BIT(LEVEL) | KJR_BIT(BASIS) | KJR_BIT(MODALITY) | KJR_BIT(PART) | KJR_BIT(TOTAL) |          \
     KJR_BIT(RESPECTIVE) | KJR_BIT(CONNECTIVE) | KJR_BIT(NOUN))

enum { KJR_TRIM_HEAD_BEFORE_VERB = 1 }; /* 精准, 高质量: at the head of a clause, and a verb follows it */

/* Hedges: what they make of a number. */
enum {
    KJR_HEDGE_ABOUT = 1, /* 约 左右: around, softly */
    KJR_HEDGE_OVER = 2,  /* 余 多: past v, within the last place */
    KJR_HEDGE_ABOVE = 3, /* 超过 逾: past v, no end */
    KJR_HEDGE_FROM = 4,  /* 以上 不少于: v or more */
    KJR_HEDGE_NEAR = 5,  /* 近 将近: short of v, within the last place */
    KJR_HEDGE_BELOW = 6, /* 不足 不到: short of v */
    KJR_HEDGE_UPTO = 7,  /* 以内 不超过: v or less */
    KJR_HEDGE_SOME = 8   /* 几 数 */
};

enum {
    KJR_TIME_PERIOD = 1, /* a period of the report's year or named by itself: 上半年 全年 */
    KJR_TIME_AS_OF = 2,  /* a point in time: 目前 截至 */
    KJR_TIME_PRIOR = 3,  /* an earlier period: 去年 上年同期 */
    KJR_TIME_FUTURE = 4  /* a later one: 明年 */
};

/* What a word of time is in the grammar, and what its two numbers say. */
enum {
    KJR_TIME_ROLE_YEAR = 0,         /* 今年: years from the report's own */
    KJR_TIME_ROLE_SAME_YEAR = 1,    /* 当年 上年: years from the one that is spoken of */
    KJR_TIME_ROLE_SPAN = 2,         /* 上半年: first and last month */
    KJR_TIME_ROLE_YEAR_EDGE = 3,    /* 年末: years from the one that is spoken of, a KJR_EDGE_ */
    KJR_TIME_ROLE_QUARTER_EDGE = 4, /* 季末 */
    KJR_TIME_ROLE_MONTH_EDGE = 5,   /* 月底 */
    KJR_TIME_ROLE_QUARTER = 6,      /* 上季度: quarters from today's */
    KJR_TIME_ROLE_MONTH = 7,        /* 本月: months from today's */
    KJR_TIME_ROLE_DAY = 8,          /* 目前 昨日: days from today; second: 1 of those that end a range (至今) */
    KJR_TIME_ROLE_SAME_SPAN = 9,    /* 同期: the months last named */
    KJR_TIME_ROLE_SINCE = 10,       /* 改革开放以来: year and month that it began */
    KJR_TIME_ROLE_CENTURY = 11,     /* 本世纪: centuries from the report's own */
    KJR_TIME_ROLE_VAGUE = 12,       /* 近年来: no days can be told */
    KJR_TIME_ROLE_LEAD = 13,        /* 截至 过去: a time follows; a KJR_LEAD_ */
    KJR_TIME_ROLE_LUNAR = 14,       /* 农历 正月: the month of the Chinese calendar, 0 where none is named */
    KJR_TIME_ROLE_WEEK = 15 /* 上周 星期三: weeks from today's; the day of the week, 0 where none is named */
};

enum { KJR_EDGE_BEGINNING = 1, KJR_EDGE_END = 2, KJR_EDGE_MIDDLE = 3 };

enum { KJR_LEAD_UNTIL = 1, KJR_LEAD_PAST = 2, KJR_LEAD_COMING = 3, KJR_LEAD_CLOCK = 4 };

/* A sense's data holds the role and the two numbers; the first counts from a base, so that it may be negative. */
enum { KJR_TIME_FIRST_BASE = 64, KJR_TIME_FIRST_BASE_SINCE = -1900 };

static inline uint32_t kjr_time_role(uint16_t data)
{
    return data >> 12;
}

static inline int32_t kjr_time_first(uint16_t data)
{
    return (data >> 4 & 0xFF) -
           (kjr_time_role(data) == KJR_TIME_ROLE_SINCE ? KJR_TIME_FIRST_BASE_SINCE : KJR_TIME_FIRST_BASE);
}

static inline int32_t kjr_time_second(uint16_t data)
{
    return data & 0xF;
}

enum {
    KJR_TIME_TAIL_NONE = 0, /* a word that only begins like a tail: 初步 */
    KJR_TIME_TAIL_SINCE = 1,
    KJR_TIME_TAIL_BEFORE = 2,
    KJR_TIME_TAIL_AFTER = 3,
    KJR_TIME_TAIL_WITHIN = 4,
    KJR_TIME_TAIL_UNTIL = 5,
    KJR_TIME_TAIL_BEGINNING = 6,
    KJR_TIME_TAIL_END = 7,
    KJR_TIME_TAIL_MIDDLE = 8
};

enum {
    KJR_LEVEL_VERB = 0,   /* 达到 实现: never part of a name */
    KJR_LEVEL_DOING = 1,  /* 建设 培训: a verb at the head of a clause, elsewhere part of a name */
    KJR_LEVEL_GAIN = 2,   /* 新增 净增: what follows is what changed by the figure */
    KJR_LEVEL_AFTER = 3,  /* 全部 受益: ends the name that follows a figure */
    KJR_LEVEL_GIVING = 4, /* 投入 安排: as a verb of doing, and between who gives and what is given */
    KJR_LEVEL_MANNER = 5  /* 免费 进行: ends the name that follows a figure, but for its first word */
};

/* Beside the KJREP_MODALITY_ values. */
enum {
    KJR_MODALITY_INTENDED = 3, /* 计划 要: planned, unless the section tells what was done */
    KJR_MODALITY_BUDGETED = 4, /* 编列 预算案: a text that is full of them plans */
    KJR_MODALITY_AIMS = 5,     /* 主要预期目标: planned, and what follows under headings that do not say so */
    KJR_MODALITY_EXPECTED = 6  /* 预计: planned of the time to come; of the time that is reported on, what was done */
};

enum {
    KJR_FURNITURE_STRONG = 1,
    KJR_FURNITURE_WEAK = 2,
    KJR_FURNITURE_DISCLAIMER = 3,
    KJR_FURNITURE_SOLICITATION = 4,
    KJR_FURNITURE_NOTICE = 5,
    KJR_FURNITURE_FOOTER = 6
};

enum {
    KJR_QUANTITY_DOUBLE = 1,
    KJR_QUANTITY_FIRST = 2,
    KJR_QUANTITY_HALF = 3,
    KJR_QUANTITY_PEAK = 4 /* 历史新高: more than ever, in no figure */
};

#endif
