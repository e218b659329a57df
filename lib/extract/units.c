#include "extract/units.h"

#include <string.h>

#define UNITS (KJR_BIT(UNIT) | KJR_BIT(CLASSIFIER))

const char *kjr_local_currency(uint8_t region)
{
    switch (region) {
    case KJR_REGION_TAIWAN: return "TWD";
    case KJR_REGION_HONG_KONG: return "HKD";
    case KJR_REGION_MACAO: return "MOP";
    default: return "CNY";
    }
}

static const char *code_of(const kjr_extractor *x, const kjr_unit *unit)
{
    return strcmp(unit->code, "LOCAL") == 0 ? kjr_local_currency(x->outline->region) : unit->code;
}

/* 七[人]制足球, 九[年]制学校: a system that the number names, not what is made, fixed or ordered (5人制定). */
static bool begins_system(const kjr_view *view, uint32_t last, uint32_t end)
{
    if (last + 2 >= end || view->code[last + 1] != u'制' || !kjr_is_one_of(view->code[last], u"人年")) return false;
    return !kjr_is_one_of(view->code[last + 2], u"定作造订成止裁约服药度售毒假");
}

/* 117[项]目, but 5项目标, 32项目前开工. */
static bool begins_project(const kjr_view *view, uint32_t last, uint32_t end)
{
    if (last + 1 >= end || view->code[last] != u'项' || view->code[last + 1] != u'目') return false;
    return last + 2 >= end || !kjr_is_one_of(view->code[last + 2], u"前标录");
}

/* 2300万[人]民, 13亿[人]口, 5个[点]位: the end of the unit begins another word. */
static bool begins_word(const kjr_view *view, uint32_t last, uint32_t end)
{
    static const uint16_t *const words[] = {
        u"人民",   u"人口", u"人类", u"人员", u"人才",   u"户籍",   u"户口",   u"家庭",   u"家长",
        u"家禽",   u"家畜", u"市民", u"村民", u"点位",   u"点击",   u"群众",   u"群体",   u"群岛",
        u"群山",   u"群团", u"台湾", u"台胞", u"台资企", u"台北市", u"台北县", u"台中市", u"台南市",
        u"台东县", u"门诊", u"门户", u"门票", u"处理",   u"处罚",   u"名牌",   u"面积",   u"分别",
        u"条例",   u"条约", u"队伍", u"台阶", u"期程",   u"期工程", u"期项目", u"省道",   u"县道",
        u"乡道",   u"方面", u"步走", u"院士", u"区域",   u"街道",   u"岸线",   NULL};
    return kjr_view_begins(view, last, end, words) || begins_system(view, last, end) || begins_project(view, last, end);
}

static const kjr_unit *unit_at(const kjr_extractor *x, uint32_t at, uint32_t end, uint32_t *length, bool *classifier)
{
    const kjr_sense *sense = kjr_lexicon_match(x->lexicon, x->view, at, end, UNITS, length);
    while (sense && begins_word(x->view, at + *length - 1, end)) /* 5[个]点位 */
        sense = kjr_lexicon_match(x->lexicon, x->view, at, at + *length - 1, UNITS, length);
    if (!sense) return NULL;
    uint32_t behind = at + *length < end ? x->view->kind[at + *length] : (uint32_t)KJR_CHAR_SPACE;
    bool goes_on = behind == KJR_CHAR_LATIN || behind == KJR_CHAR_DIGIT;
    if (goes_on && x->view->kind[at + *length - 1] == KJR_CHAR_LATIN) return NULL; /* 6h8f0 */
    *classifier = sense->category == KJR_SENSE_CLASSIFIER;
    return kjr_lexicon_unit(x->lexicon, sense->data);
}

/* Length of the classifier at `at`, 0 when there is none. */
static uint32_t classifier_length(const kjr_extractor *x, uint32_t at, uint32_t end)
{
    uint32_t length;
    return kjr_lexicon_match(x->lexicon, x->view, at, end, KJR_BIT(CLASSIFIER), &length) ? length : 0;
}

uint32_t kjr_behind_alternatives(const kjr_extractor *x, uint32_t at, uint32_t end)
{
    enum { MOST = 4 };
    const uint8_t *kind = x->view->kind;
    if (at >= end || kind[at] != KJR_CHAR_OPEN) return at;
    uint32_t inside = at + 1;
    for (uint32_t i = 0; i < MOST && inside < end; i++) {
        uint32_t length = classifier_length(x, inside, end);
        if (!length) return at;
        inside += length;
        if (inside < end && kind[inside] == KJR_CHAR_CLOSE) return inside + 1;
        if (inside >= end || (kind[inside] != KJR_CHAR_PAUSE && kind[inside] != KJR_CHAR_SLASH)) return at;
        inside++;
    }
    return at;
}

/* 辆[（艘、架）次]: the classifier goes on behind the bracket as 辆次 does. */
static bool read_split_classifier(const kjr_extractor *x, uint32_t end, kjr_measure *out)
{
    uint32_t at = out->words.end, behind = kjr_behind_alternatives(x, at, end);
    if (!out->classifier || behind == at || behind >= end || x->view->code[behind] != u'次') return true;
    size_t length = strlen(out->code);
    char *code = kjr_arena_alloc(x->arena, length + sizeof "次");
    if (!code) return false;
    memcpy(code, out->code, length - 1);
    memcpy(code + length - 1, "次}", sizeof "次}");
    out->code = code;
    out->words.end = behind + 1;
    return true;
}

/* 元[/平方米], 吨[/年], 立方米[每秒]: a rate, where its second part needs no factor of its own. */
static bool read_denominator(const kjr_extractor *x, uint32_t end, kjr_measure *out)
{
    uint32_t at = out->words.end, length;
    bool classifier;
    bool each = at < end && x->view->code[at] == u'每' && out->kind == KJREP_METRIC_MEASURE;
    if (at >= end || (x->view->kind[at] != KJR_CHAR_SLASH && !each)) return true;
    const kjr_unit *unit = unit_at(x, at + 1, end, &length, &classifier);
    if (!unit && x->view->code[at + 1] == u'月') {
        static const kjr_unit month = {.code = "mo", .factor = 1};
        unit = &month;
        length = 1;
    }
    if (!unit || unit->factor != 1 || unit->power != 0) return true;
    const char *below = code_of(x, unit);
    size_t above_len = strlen(out->code), below_len = strlen(below);
    char *code = kjr_arena_alloc(x->arena, above_len + below_len + 2);
    if (!code) return false;
    memcpy(code, out->code, above_len);
    code[above_len] = '/';
    memcpy(code + above_len + 1, below, below_len + 1);
    out->code = code;
    out->kind = out->kind == KJREP_METRIC_MONEY ? KJREP_METRIC_MONEY : KJREP_METRIC_MEASURE;
    out->classifier = false;
    out->words.end = at + 1 + length;
    return true;
}

/* 个[多]月, 个[半]月: what stands inside 个月 and its like. */
static void read_inside(const kjr_extractor *x, uint32_t end, kjr_measure *out)
{
    static const kjr_unit month = {.code = "mo", .kind = KJREP_METRIC_DURATION, .factor = 1};
    uint32_t at = out->words.end, length = 1;
    bool classifier;
    uint16_t code = at + 1 < end ? x->view->code[at] : 0;
    if (x->view->code[out->words.start] != u'个' || at - out->words.start != 1) return;
    if (code != u'多' && code != u'余' && code != u'半') return;
    const kjr_unit *unit = x->view->code[at + 1] == u'月' ? &month : unit_at(x, at + 1, end, &length, &classifier);
    if (!unit || (unit->kind != KJREP_METRIC_DURATION && unit->kind != KJREP_METRIC_POINT)) return;
    out->code = unit->code;
    out->kind = unit->kind;
    out->classifier = false;
    if (code == u'半') {
        out->half = true;
    } else {
        out->hedge = KJR_HEDGE_OVER;
        out->hedge_words = (kjr_words){at, at + 1};
    }
    out->words.end = at + 1 + length;
}

bool kjr_measure_at(const kjr_extractor *x, uint32_t at, uint32_t end, kjr_measure *out)
{
    uint32_t length;
    bool classifier;
    *out = (kjr_measure){0};
    if (at < end && x->view->kind[at] == KJR_CHAR_SPACE) at++;
    if (at >= end) return false;
    const kjr_unit *unit = unit_at(x, at, end, &length, &classifier);
    if (!unit) return false;
    out->code = code_of(x, unit);
    out->words = (kjr_words){at, at + length};
    out->factor = unit->factor;
    out->power = unit->power;
    out->kind = unit->kind;
    out->classifier = classifier;
    if (!read_split_classifier(x, end, out) || !read_denominator(x, end, out)) {
        out->out_of_memory = true;
        return false;
    }
    read_inside(x, end, out);
    uint32_t behind = out->words.end;
    bool halves =
        out->kind == KJREP_METRIC_DURATION || out->kind == KJREP_METRIC_MEASURE || out->kind == KJREP_METRIC_MULTIPLE;
    if (halves && !out->half && behind < end && x->view->code[behind] == u'半') {
        out->half = true;
        out->words.end++;
    }
    return true;
}

void kjr_set_unit(const kjr_extractor *x, kjr_metric *out, const kjr_measure *measure)
{
    out->unit = measure->code;
    out->kind = measure->kind;
    out->unit_words = measure->words;
    while (out->unit_words.start > 0 && kjr_is_one_of(x->view->code[out->unit_words.start - 1], u"万亿兆京"))
        out->unit_words.start--;
}
