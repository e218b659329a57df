/** @file metric.h
 *  @brief Metrics: every figure of a report, with its exact value and what it measures.
 */
#ifndef KJREP_METRIC_H
#define KJREP_METRIC_H

#include "node.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @defgroup metric Metrics
 *  Metrics count from 1 in the order of the text; 0 stands for none. Accessors answer 0, NULL or ::KJREP_E_ARG for a
 *  metric that the report does not have.
 *  Threads: safe on a shared report. Cost: constant; of words that go over the end of a line, logarithmic.
 *  @{ */

/** Index of a metric in one report; 0 = none. */
typedef uint32_t kjrep_metric;

/** How near the words are to the number. */
enum {
    KJREP_APPROX_EXACT = 0, /**< the bare number */
    KJREP_APPROX_ABOUT = 1, /**< 约 左右 上下 */
    KJREP_APPROX_OVER = 2,  /**< 余 多 超过 以上 突破 不少于 */
    KJREP_APPROX_UNDER = 3, /**< 近 不到 不足 以下 以内 不超过 */
    KJREP_APPROX_RANGE = 4  /**< 6%—8%, 三到五家, 三四十个 */
};

/** What sort of quantity it is. */
enum {
    KJREP_METRIC_COUNT = 1,    /**< things: 8项 */
    KJREP_METRIC_MONEY = 2,    /**< 175.9亿元 */
    KJREP_METRIC_PERCENT = 3,  /**< 百分之三十, 8‰, 两成 */
    KJREP_METRIC_POINT = 4,    /**< percentage points */
    KJREP_METRIC_MULTIPLE = 5, /**< 1.5倍, 翻一番 */
    KJREP_METRIC_RANK = 6,     /**< 第7位 */
    KJREP_METRIC_SCORE = 7,    /**< 86.051分 */
    KJREP_METRIC_MEASURE = 8,  /**< physical quantity, coefficient or index */
    KJREP_METRIC_DURATION = 9, /**< time as a quantity */
    KJREP_METRIC_NUMBER = 10   /**< a bare number; only in fragments */
};

/** Level or change. */
enum {
    KJREP_CHANGE_NONE = 0,        /**< a level */
    KJREP_CHANGE_INCREASE_BY = 1, /**< 增长了 */
    KJREP_CHANGE_DECREASE_BY = 2, /**< 下降了 */
    KJREP_CHANGE_INCREASE_TO = 3, /**< 提高到 */
    KJREP_CHANGE_DECREASE_TO = 4, /**< 降至 */
    KJREP_CHANGE_SHARE = 5        /**< 占… */
};

/** What a change is compared with. */
enum {
    KJREP_BASIS_NONE = 0, /**< not said */
    KJREP_BASIS_YOY = 1,  /**< 同比, 比上年 */
    KJREP_BASIS_MOM = 2,  /**< 环比 */
    KJREP_BASIS_SINCE = 3 /**< 比2015年, 五年来 */
};

/** Whether it is so, is to be, or was so before. */
enum {
    KJREP_MODALITY_ACTUAL = 0,  /**< achieved */
    KJREP_MODALITY_PLANNED = 1, /**< an aim or a plan */
    KJREP_MODALITY_PRIOR = 2    /**< of an earlier period, given for comparison */
};

/** Flags of a metric, or-ed. */
enum {
    KJREP_FLAG_OUT_OF_RANGE = 1, /**< more than 38 digits, or more than 6 behind the point: no value */
    KJREP_FLAG_LOW_OPEN = 2,     /**< the low end itself is excluded */
    KJREP_FLAG_HIGH_OPEN = 4,    /**< the high end itself is excluded */
    KJREP_FLAG_TABLE_CELL = 8,   /**< read off a table */
    KJREP_FLAG_SOFT = 16         /**< a soft hedge (约, 左右): its interval is a convention */
};

/** Numbers of a metric. */
enum {
    KJREP_DECIMAL_VALUE = 1,      /**< the value, or the low end of a range, in the canonical unit */
    KJREP_DECIMAL_VALUE_HIGH = 2, /**< the high end of a range */
    KJREP_DECIMAL_LOW = 3,        /**< low end of the interval that the wording allows; absent when open-ended */
    KJREP_DECIMAL_HIGH = 4        /**< high end of that interval; absent when open-ended */
};

/** Words of a metric, for kjrep_metric_words() and kjrep_metric_words_place(). */
enum {
    KJREP_WORDS_TEXT = 1,     /**< the expression: number, unit, touching hedge */
    KJREP_WORDS_UNIT = 2,     /**< the unit as written */
    KJREP_WORDS_SUBJECT = 3,  /**< what is counted or measured */
    KJREP_WORDS_OF = 4,       /**< what owns a bare attribute */
    KJREP_WORDS_PERIOD = 5,   /**< what dates it */
    KJREP_WORDS_HEDGE = 6,    /**< what makes it approximate */
    KJREP_WORDS_CHANGE = 7,   /**< what makes it a change or a share */
    KJREP_WORDS_BASIS = 8,    /**< what names the basis of comparison */
    KJREP_WORDS_MODALITY = 9, /**< what makes it planned or prior */
    KJREP_WORDS_PARENT = 10   /**< what makes it a part (其中, 含) */
};

/** Number of metrics; ids run from 1 to it. */
KJREP_API uint32_t kjrep_report_metric_count(const kjrep_report *report);

/** Bytes [start, end) of the expression. The outs may be NULL. */
KJREP_API kjrep_status kjrep_metric_place(const kjrep_report *report, kjrep_metric metric, uint64_t *start,
                                          uint64_t *end);

/** One of the numbers as plain decimal text ("16000000", "-1.6"), ended by NUL.
 *  @param which  a KJREP_DECIMAL_ value.
 *  @param text   receives it; 48 bytes are always enough.
 *  @return ::KJREP_OK; ::KJREP_ABSENT when there is none (open-ended, no single value, out of range);
 *          ::KJREP_E_ARG for a metric or number that does not exist, or too small a buffer. */
KJREP_API kjrep_status kjrep_metric_decimal(const kjrep_report *report, kjrep_metric metric, int32_t which, char *text,
                                            size_t text_size);

/** One of the numbers as an exact whole number of millionths, split into its upper and lower 64 bits (two's complement:
 *  `upper` * 2^64 + `lower`). Returns as kjrep_metric_decimal(). */
KJREP_API kjrep_status kjrep_metric_millionths(const kjrep_report *report, kjrep_metric metric, int32_t which,
                                               int64_t *upper, uint64_t *lower);

/** One of the numbers as a double, near enough to show and to plot: kjrep_metric_decimal() is exact, and to read that with
 *  strtod() depends on the locale. 0 where there is none. Returns as kjrep_metric_decimal(). */
KJREP_API kjrep_status kjrep_metric_real(const kjrep_report *report, kjrep_metric metric, int32_t which, double *value);

/** Canonical unit ("CNY", "%", "pp", "{项}", "km2", "1"), ended by NUL. Borrowed. */
KJREP_API const char *kjrep_metric_unit(const kjrep_report *report, kjrep_metric metric);

/** A KJREP_APPROX_ value. */
KJREP_API int32_t kjrep_metric_approx(const kjrep_report *report, kjrep_metric metric);

/** A KJREP_METRIC_ value. */
KJREP_API int32_t kjrep_metric_kind(const kjrep_report *report, kjrep_metric metric);

/** A KJREP_CHANGE_ value. */
KJREP_API int32_t kjrep_metric_change(const kjrep_report *report, kjrep_metric metric);

/** A KJREP_BASIS_ value. */
KJREP_API int32_t kjrep_metric_basis(const kjrep_report *report, kjrep_metric metric);

/** A KJREP_MODALITY_ value. */
KJREP_API int32_t kjrep_metric_modality(const kjrep_report *report, kjrep_metric metric);

/** KJREP_FLAG_ values, or-ed. */
KJREP_API uint32_t kjrep_metric_flags(const kjrep_report *report, kjrep_metric metric);

/** The metric that this one is a part of; 0 if none. */
KJREP_API kjrep_metric kjrep_metric_parent(const kjrep_report *report, kjrep_metric metric);

/** The innermost node that it stands in. */
KJREP_API kjrep_node kjrep_metric_node(const kjrep_report *report, kjrep_metric metric);

/** Words that gave an attribute, not ended by NUL. `len` may not be NULL. NULL when nothing did.
 *  @param which  a KJREP_WORDS_ value. */
KJREP_API const char *kjrep_metric_words(const kjrep_report *report, kjrep_metric metric, int32_t which, size_t *len);

/** Where those words stand. @return ::KJREP_OK; ::KJREP_ABSENT; ::KJREP_E_ARG. The outs may be NULL. */
KJREP_API kjrep_status kjrep_metric_words_place(const kjrep_report *report, kjrep_metric metric, int32_t which,
                                                uint64_t *start, uint64_t *end);

/** First day of the metric's period as yyyymmdd (20240101); 0 when it cannot be known. */
KJREP_API int32_t kjrep_metric_date_from(const kjrep_report *report, kjrep_metric metric);

/** Last day of the metric's period as yyyymmdd (20241231); 0 when it cannot be known. */
KJREP_API int32_t kjrep_metric_date_to(const kjrep_report *report, kjrep_metric metric);

/** Identifier of the indicator that it states ("gdp"), ended by NUL; NULL when it is none of the known ones. */
KJREP_API const char *kjrep_metric_indicator(const kjrep_report *report, kjrep_metric metric);

/** Name of a KJREP_APPROX_ value as in the output ("over"); NULL for an unknown number. Static storage. */
KJREP_API const char *kjrep_metric_approx_name(int32_t approx);
/** Name of a KJREP_METRIC_ value as in the output ("money"); NULL for an unknown number. Static storage. */
KJREP_API const char *kjrep_metric_kind_name(int32_t kind);
/** Name of a KJREP_CHANGE_ value as in the output ("increase_by"); NULL for an unknown number. Static storage. */
KJREP_API const char *kjrep_metric_change_name(int32_t change);
/** Name of a KJREP_BASIS_ value as in the output ("yoy"); NULL for an unknown number. Static storage. */
KJREP_API const char *kjrep_metric_basis_name(int32_t basis);
/** Name of a KJREP_MODALITY_ value as in the output ("planned"); NULL for an unknown number. Static storage. */
KJREP_API const char *kjrep_metric_modality_name(int32_t modality);
/** Name of one KJREP_FLAG_ bit as in the output ("out_of_range"); NULL for those that the output shows otherwise. */
KJREP_API const char *kjrep_metric_flag_name(uint32_t flag);

/** @} */

#ifdef __cplusplus
}
#endif
#endif
