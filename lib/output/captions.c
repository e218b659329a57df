#include "output/captions.h"

#include "kjrep/output.h"

/* One row for a number, one column for each KJREP_LANGUAGE_. */
typedef const char *captions[KJREP_LANGUAGE_ZHT];

static const char *choose(const captions *rows, int32_t count, int32_t row, int32_t language)
{
    if (row < 0 || row >= count || !rows[row][0]) return "";
    if (language < KJREP_LANGUAGE_EN || language > KJREP_LANGUAGE_ZHT) language = KJREP_LANGUAGE_EN;
    return rows[row][language - KJREP_LANGUAGE_EN];
}

#define CHOOSE(rows, row, language) choose((rows), (int32_t)(sizeof(rows) / sizeof *(rows)), (row), (language))

const char *kjr_caption(int32_t caption, int32_t language)
{
    static const captions rows[KJR_CAPTIONS] = {
        [KJR_CAPTION_ID] = {"#", "#", "#"},
        [KJR_CAPTION_LINE] = {"line", "行", "行"},
        [KJR_CAPTION_FIGURE] = {"figure", "原文", "原文"},
        [KJR_CAPTION_VALUE] = {"value", "数值", "數值"},
        [KJR_CAPTION_UNIT] = {"unit", "单位", "單位"},
        [KJR_CAPTION_SUBJECT] = {"subject", "对象", "對象"},
        [KJR_CAPTION_OF] = {"of", "所属", "所屬"},
        [KJR_CAPTION_PERIOD] = {"period", "时期", "時期"},
        [KJR_CAPTION_HOW] = {"change", "变化", "變化"},
        [KJR_CAPTION_PART_OF] = {"part of", "属于", "屬於"},
        [KJR_CAPTION_METRICS] = {"metrics", "项指标", "項指標"},
        [KJR_CAPTION_INTERVAL] = {"interval", "区间", "區間"},
        [KJR_CAPTION_KIND] = {"kind", "种类", "種類"},
        [KJR_CAPTION_APPROX] = {"nearness", "约数", "約數"},
        [KJR_CAPTION_CHANGE] = {"change", "变化", "變化"},
        [KJR_CAPTION_BASIS] = {"basis", "比较", "比較"},
        [KJR_CAPTION_MODALITY] = {"modality", "情态", "情態"},
        [KJR_CAPTION_FLAGS] = {"flags", "标记", "標記"},
        [KJR_CAPTION_ISSUED] = {"issued", "成文", "成文"},
        [KJR_CAPTION_UNTITLED] = {"(no title)", "（无标题）", "（無標題）"},
    };
    return CHOOSE(rows, caption, language);
}

const char *kjr_genre_caption(int32_t genre, int32_t language)
{
    static const captions rows[] = {
        [KJREP_GENRE_WORK_SUMMARY] = {"work summary", "工作总结", "工作總結"},
        [KJREP_GENRE_BRIEFING] = {"briefing", "情况汇报", "情況匯報"},
        [KJREP_GENRE_REPORT] = {"report", "报告", "報告"},
        [KJREP_GENRE_GOV_WORK_REPORT] = {"government work report", "政府工作报告", "政府工作報告"},
        [KJREP_GENRE_STAT_COMMUNIQUE] = {"statistical communiqué", "统计公报", "統計公報"},
        [KJREP_GENRE_SELF_EVALUATION] = {"self-evaluation", "自评报告", "自評報告"},
        [KJREP_GENRE_DEBRIEF] = {"debriefing", "述职报告", "述職報告"},
        [KJREP_GENRE_WORK_PLAN] = {"work plan", "工作计划", "工作計劃"},
        [KJREP_GENRE_PRESS_ITEM] = {"press item", "新闻稿", "新聞稿"},
        [KJREP_GENRE_BUDGET] = {"budget", "预算", "預算"},
    };
    return CHOOSE(rows, genre, language);
}

const char *kjr_script_caption(int32_t script, int32_t language)
{
    static const captions rows[] = {
        [KJREP_SCRIPT_HANS] = {"Simplified", "简体", "簡體"},
        [KJREP_SCRIPT_HANT] = {"Traditional", "繁体", "繁體"},
    };
    return CHOOSE(rows, script, language);
}

const char *kjr_role_caption(int32_t role, int32_t language)
{
    static const captions rows[] = {
        [KJREP_ROLE_BACKGROUND] = {"background", "基本情况", "基本情況"},
        [KJREP_ROLE_MEASURES] = {"measures", "主要做法", "主要做法"},
        [KJREP_ROLE_RESULTS] = {"results", "主要成效", "主要成效"},
        [KJREP_ROLE_PROBLEMS] = {"problems", "存在问题", "存在問題"},
        [KJREP_ROLE_NEXT_STEPS] = {"next steps", "下一步", "下一步"},
        [KJREP_ROLE_TARGETS] = {"targets", "目标", "目標"},
        [KJREP_ROLE_APPENDIX] = {"appendix", "附件", "附件"},
        [KJREP_ROLE_GLOSSARY] = {"glossary", "名词解释", "名詞解釋"},
    };
    return CHOOSE(rows, role, language);
}

const char *kjr_metric_kind_caption(int32_t kind, int32_t language)
{
    static const captions rows[] = {
        [KJREP_METRIC_COUNT] = {"count", "计数", "計數"},
        [KJREP_METRIC_MONEY] = {"money", "金额", "金額"},
        [KJREP_METRIC_PERCENT] = {"percent", "百分比", "百分比"},
        [KJREP_METRIC_POINT] = {"percentage points", "百分点", "百分點"},
        [KJREP_METRIC_MULTIPLE] = {"multiple", "倍数", "倍數"},
        [KJREP_METRIC_RANK] = {"rank", "位次", "位次"},
        [KJREP_METRIC_SCORE] = {"score", "得分", "得分"},
        [KJREP_METRIC_MEASURE] = {"measure", "物理量", "物理量"},
        [KJREP_METRIC_DURATION] = {"duration", "时长", "時長"},
        [KJREP_METRIC_NUMBER] = {"number", "数字", "數字"},
    };
    return CHOOSE(rows, kind, language);
}

const char *kjr_approx_caption(int32_t approx, int32_t language)
{
    static const captions rows[] = {
        [KJREP_APPROX_EXACT] = {"exact", "确数", "確數"}, [KJREP_APPROX_ABOUT] = {"about", "约", "約"},
        [KJREP_APPROX_OVER] = {"over", "以上", "以上"},   [KJREP_APPROX_UNDER] = {"under", "不足", "不足"},
        [KJREP_APPROX_RANGE] = {"range", "范围", "範圍"},
    };
    return CHOOSE(rows, approx, language);
}

const char *kjr_change_caption(int32_t change, int32_t language)
{
    static const captions rows[] = {
        [KJREP_CHANGE_INCREASE_BY] = {"up by", "增加", "增加"},
        [KJREP_CHANGE_DECREASE_BY] = {"down by", "减少", "減少"},
        [KJREP_CHANGE_INCREASE_TO] = {"up to", "增至", "增至"},
        [KJREP_CHANGE_DECREASE_TO] = {"down to", "降至", "降至"},
        [KJREP_CHANGE_SHARE] = {"share", "占比", "佔比"},
    };
    return CHOOSE(rows, change, language);
}

const char *kjr_basis_caption(int32_t basis, int32_t language)
{
    static const captions rows[] = {
        [KJREP_BASIS_YOY] = {"on year", "同比", "同比"},
        [KJREP_BASIS_MOM] = {"on month", "环比", "環比"},
        [KJREP_BASIS_SINCE] = {"since", "比基期", "比基期"},
    };
    return CHOOSE(rows, basis, language);
}

const char *kjr_modality_caption(int32_t modality, int32_t language)
{
    static const captions rows[] = {
        [KJREP_MODALITY_PLANNED] = {"planned", "计划", "計劃"},
        [KJREP_MODALITY_PRIOR] = {"prior", "前期", "前期"},
    };
    return CHOOSE(rows, modality, language);
}
