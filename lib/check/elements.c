/* KJ-R: parts that a kind of report has, and what it may not hold. */
#include "check/marks.h"

/* ---- Which reports carry what */

#define GENRE(name) (1u << KJREP_GENRE_##name)
/* Reports on a year's or a campaign's work to those above. */
#define SUMMARIES (GENRE(WORK_SUMMARY) | GENRE(BRIEFING))
/* Documents that their issuer signs and dates. */
#define SIGNED (SUMMARIES | GENRE(REPORT) | GENRE(SELF_EVALUATION))

static bool is_genre(const kjr_checker *c, uint32_t genres)
{
    return c->outline->region == KJR_REGION_MAINLAND && (genres >> c->outline->genre & 1u);
}

static bool has_field(const kjr_checker *c, int32_t field)
{
    return c->outline->meta[field].end > c->outline->meta[field].start || c->outline->meta[field].value;
}

/* A speech is signed by its speaker and dated by its day. */
static bool is_delivered(const kjr_checker *c)
{
    return has_field(c, KJREP_META_DELIVERED_BY) || has_field(c, KJREP_META_DELIVERED_ON) ||
           has_field(c, KJREP_META_DELIVERED_AT);
}

static bool has_role(const kjr_checker *c, uint32_t roles)
{
    for (uint32_t i = 0; i < c->outline->nodes.count; i++)
        if (roles >> c->outline->nodes.items[i].role & 1u) return true;
    return false;
}

/* First place in [at, end) where one of the words stands, `end` when there is none. `words` end with NULL. */
static uint32_t find_any(const kjr_view *view, uint32_t at, uint32_t end, const uint16_t *const *words,
                         const uint16_t **found)
{
    uint64_t firsts = 0; /* of most characters, one look tells that no word begins with them */
    for (uint32_t i = 0; words[i]; i++)
        firsts |= UINT64_C(1) << (words[i][0] & 63);
    for (; at < end; at++) {
        if (!(firsts >> (view->code[at] & 63) & 1)) continue;
        for (uint32_t i = 0; words[i]; i++) {
            if (!kjr_starts_words(view, at, end, words[i])) continue;
            *found = words[i];
            return at;
        }
    }
    return end;
}

static bool holds_any(const kjr_checker *c, const uint16_t *const *words)
{
    const uint16_t *found;
    kjr_body_part part = {0};
    while (kjr_next_body_part(c, &part))
        if (find_any(c->view, part.start, part.end, words, &found) < part.end) return true;
    return false;
}

/* Where something that is missing is reported: the title, or the first words. */
static kjr_words head_of(const kjr_checker *c)
{
    const kjr_meta_field *title = &c->outline->meta[KJREP_META_TITLE];
    if (title->end > title->start) return (kjr_words){title->start, title->end};
    return (kjr_words){0, c->view->count ? 1 : 0};
}

/* The last line of the body. */
static kjr_words tail_of(const kjr_checker *c)
{
    kjr_body_part part = {0}, last = {0};
    while (kjr_next_body_part(c, &part))
        last = part;
    while (last.end > last.start && c->view->kind[last.end - 1] == KJR_CHAR_NEWLINE)
        last.end--;
    return (kjr_words){last.end > last.start ? last.end - 1 : last.start, last.end};
}

/* ---- KJ-R001, KJ-R002 */

static void check_problems(kjr_checker *c)
{
    static const kjr_message message = {
        {"no section or sentence speaks of problems", "没有反映存在问题的部分或语句", "沒有反映存在問題的部分或語句"}};
    static const uint16_t *const words[] = {
        u"存在问题",   u"存在的问题",   u"存在一些问题", u"存在不少问题", u"存在的主要问题", u"存在以下问题",
        u"困难和问题", u"问题和困难",   u"问题和不足",   u"不足和问题",   u"不足之处",       u"存在不足",
        u"存在的不足", u"存在一些不足", u"短板",         u"差距",         u"问题与不足",     u"困难与问题",
        u"还存在",     u"仍存在",       u"存在着",       u"不足:",        u"主要问题",       NULL};
    if (!is_genre(c, SUMMARIES) || has_role(c, 1u << KJREP_ROLE_PROBLEMS) || holds_any(c, words)) return;
    kjr_check_fail(c, head_of(c), &message, KJR_NO_ARGUMENTS);
}

static void check_next_steps(kjr_checker *c)
{
    static const kjr_message message = {
        {"no section or sentence tells what comes next", "没有下一步打算", "沒有下一步打算"}};
    static const uint16_t *const words[] = {u"下一步", u"下步", u"下阶段", u"下一阶段", u"工作打算", u"今后",
                                            u"明年",   u"来年", u"接下来", u"下半年",   u"努力方向", NULL};
    const uint32_t roles = 1u << KJREP_ROLE_NEXT_STEPS | 1u << KJREP_ROLE_TARGETS;
    if (!is_genre(c, SUMMARIES) || has_role(c, roles) || holds_any(c, words)) return;
    kjr_check_fail(c, head_of(c), &message, KJR_NO_ARGUMENTS);
}

/* ---- KJ-R003, KJ-R004 */

static bool is_behind_title(const kjr_checker *c, int32_t field)
{
    return c->outline->meta[field].start > c->outline->meta[KJREP_META_TITLE].end;
}

/* Lines of the signature, but for that of the date. */
static bool has_signature(const kjr_checker *c)
{
    uint32_t lines = 0;
    if (has_field(c, KJREP_META_ISSUER) && is_behind_title(c, KJREP_META_ISSUER)) return true;
    for (uint32_t i = 0; i < c->outline->nodes.count; i++)
        lines += c->outline->nodes.items[i].kind == KJREP_NODE_SIGNATURE;
    return lines > (is_behind_title(c, KJREP_META_DATE_ISSUED) ? 1u : 0u);
}

static void check_signature(kjr_checker *c)
{
    static const kjr_message message = {{"no issuer signs at the end; the text may have been cut",
                                         "文末没有发文机关署名，文本可能被截断",
                                         "文末沒有發文機關署名，文本可能被截斷"}};
    if (!is_genre(c, SIGNED) || is_delivered(c) || has_signature(c)) return;
    kjr_check_fail(c, tail_of(c), &message, KJR_NO_ARGUMENTS);
}

static void check_date(kjr_checker *c)
{
    static const kjr_message message = {
        {"no date of issue at the end or under the title", "文末或标题下没有成文日期", "文末或標題下沒有成文日期"}};
    if (!is_genre(c, SIGNED) || is_delivered(c) || c->outline->date_issued) return;
    kjr_check_fail(c, tail_of(c), &message, KJR_NO_ARGUMENTS);
}

/* ---- KJ-R005 */

/* Is a quotation open, seen from place to place? */
typedef struct quotation {
    uint32_t upto; /* view index that was looked at last */
    bool open;
} quotation;

static bool is_quoted(const kjr_checker *c, quotation *seen, uint32_t at)
{
    const uint32_t stops = 1u << KJR_CHAR_NEWLINE | 1u << KJR_CHAR_QUOTE_CLOSE;
    for (; seen->upto < at; seen->upto++) {
        if (kjr_is_kind(c, seen->upto, stops)) seen->open = false;
        else seen->open |= c->view->kind[seen->upto] == KJR_CHAR_QUOTE_OPEN;
    }
    return seen->open;
}

static void check_requests(kjr_checker *c)
{
    static const kjr_message message = {{"a report may not carry a request (“{1}”)", "报告中不得夹带请示事项（“{1}”）",
                                         "報告中不得夾帶請示事項（「{1}」）"}};
    static const kjr_message advice = {
        {"make the request a document of its own", "请示事项另行行文", "請示事項另行行文"}};
    static const uint16_t *const words[] = {u"妥否",     u"当否",   u"请予批复", u"请予批准", u"请批复",     u"请批示",
                                            u"请予批示", u"请审批", u"请予审批", u"请予批转", u"请批转执行", NULL};
    if (!is_genre(c, SIGNED) || is_delivered(c)) return;
    const uint16_t *found = NULL;
    quotation seen = {0};
    kjr_body_part part = {0};
    while (kjr_next_body_part(c, &part)) {
        uint32_t at = part.start;
        for (; (at = find_any(c->view, at, part.end, words, &found)) < part.end; at++) {
            if ((at > 0 && kjr_is_kind(c, at - 1, 1u << KJR_CHAR_HAN)) || is_quoted(c, &seen, at))
                continue; /* no clause */
            kjr_words place = {at, at + kjr_words_length(found)};
            kjr_check_fail(c, place, &message, KJR_ARGUMENTS(kjr_say_words(place)));
            kjr_check_suggest(c, &advice, KJR_NO_ARGUMENTS);
            return;
        }
    }
}

/* ---- KJ-R006 */

enum { YEAR_DIGITS = 4, MOST_NUMBER_DIGITS = 5 };

static uint32_t count_digits(const kjr_checker *c, uint32_t at)
{
    uint32_t end = at;
    while (end < c->view->count && c->view->kind[end] == KJR_CHAR_DIGIT)
        end++;
    return end - at;
}

/* 国发〔2015〕9号: the place of what stands behind the bracket at `open`, and how it is not as it should be. */
typedef struct number_form {
    uint32_t end;
    bool brackets, ordinal, padded;
} number_form;

static bool is_number_form(const kjr_checker *c, uint32_t open, number_form *form)
{
    const kjr_view *view = c->view;
    const uint32_t han = 1u << KJR_CHAR_HAN;
    if (open < 2 || !kjr_is_kind(c, open - 1, han) || !kjr_is_kind(c, open - 2, han)) return false;
    if (count_digits(c, open + 1) != YEAR_DIGITS || (view->code[open + 1] != '1' && view->code[open + 1] != '2'))
        return false;
    uint32_t close = open + 1 + YEAR_DIGITS;
    if (close >= view->count || view->kind[close] != KJR_CHAR_CLOSE) return false;
    uint32_t number = close + 1;
    form->ordinal = number < view->count && view->code[number] == u'第';
    if (form->ordinal) number++;
    uint32_t digits = count_digits(c, number);
    if (!digits || digits > MOST_NUMBER_DIGITS || view->code[number + digits] != u'号') return false;
    form->padded = view->code[number] == '0';
    form->brackets = kjr_original_at(c, open) != u'〔' || kjr_original_at(c, close) != u'〕';
    form->end = number + digits + 1;
    return true;
}

static void check_number_form(kjr_checker *c)
{
    static const kjr_message brackets = {
        {"the year in “{1}” stands in 〔 〕", "“{1}”中的年份用六角括号〔〕", "「{1}」中的年份用六角括號〔〕"}};
    static const kjr_message ordinal = {{"no 第 in “{1}”", "“{1}”中不加“第”", "「{1}」中不加「第」"}};
    static const kjr_message padded = {
        {"the number in “{1}” is not padded", "“{1}”的序号不补零", "「{1}」的序號不補零"}};
    uint32_t count;
    const uint32_t *marks = kjr_marks_of(c, &count);
    for (uint32_t i = 0; i < count && c->outline->region == KJR_REGION_MAINLAND; i++) {
        number_form form;
        if (c->view->kind[marks[i]] != KJR_CHAR_OPEN || !is_number_form(c, marks[i], &form)) continue;
        kjr_words place = {marks[i] - 2, form.end};
        const kjr_message *message = form.brackets ? &brackets : form.ordinal ? &ordinal : form.padded ? &padded : NULL;
        if (message) kjr_check_fail(c, place, message, KJR_ARGUMENTS(kjr_say_words(place)));
    }
}

/* ---- */

static const kjr_rule rules[] = {
    {"KJ-R001",
     "no-problems-section",
     KJREP_LEVEL_NOTE,
     check_problems,
     {{"A summary or briefing speaks of problems.", "总结、汇报反映存在的问题。", "總結、匯報反映存在的問題。"}},
     {{"Only of summaries and briefings of the mainland, as the title tells. A note on results alone needs none.",
       "只查大陆的总结、汇报（据标题判断）。专报成效的材料可以不写。",
       "只查大陸的總結、匯報（據標題判斷）。專報成效的材料可以不寫。"}},
     "editors' practice"},
    {"KJ-R002",
     "no-next-steps",
     KJREP_LEVEL_NOTE,
     check_next_steps,
     {{"A summary or briefing tells what comes next.", "总结、汇报有下一步打算。", "總結、匯報有下一步打算。"}},
     {{"Only of summaries and briefings of the mainland, as the title tells.", "只查大陆的总结、汇报（据标题判断）。",
       "只查大陸的總結、匯報（據標題判斷）。"}},
     "editors' practice"},
    {"KJ-R003",
     "no-issuer-signature",
     KJREP_LEVEL_WARNING,
     check_signature,
     {{"A document that reports upwards is signed by its issuer.", "上报材料有发文机关署名。",
       "上報材料有發文機關署名。"}},
     {{"Not of delivered speeches. A site that copied the text may have cut the signature off.",
       "会上所作的报告不查。转载网站可能截去了落款。", "會上所作的報告不查。轉載網站可能截去了落款。"}},
     "GB/T 9704-2012, 7.3.5"},
    {"KJ-R004",
     "no-issue-date",
     KJREP_LEVEL_WARNING,
     check_date,
     {{"A document that reports upwards is dated.", "上报材料有成文日期。", "上報材料有成文日期。"}},
     {{"A date in brackets under the title counts; the timestamp of a web page does not. Not of delivered speeches.",
       "标题下括号内的日期有效；网页时间不算。会上所作的报告不查。",
       "標題下括號內的日期有效；網頁時間不算。會上所作的報告不查。"}},
     "GB/T 9704-2012, 7.3.5.4"},
    {"KJ-R005",
     "request-in-report",
     KJREP_LEVEL_ERROR,
     check_requests,
     {{"A report carries no request for approval.", "报告不夹带请示事项。", "報告不夾帶請示事項。"}},
     {{"Quoted words are left out; not of delivered speeches, which ask their assembly to deliberate.",
       "引文不计；会上所作的报告提请审议，不查。", "引文不計；會上所作的報告提請審議，不查。"}},
     "党政机关公文处理工作条例, 15"},
    {"KJ-R006",
     "document-number-form",
     KJREP_LEVEL_NOTE,
     check_number_form,
     {{"Numbers of documents have the form 国发〔2015〕9号.", "发文字号形如“国发〔2015〕9号”。",
       "發文字號形如「國發〔2015〕9號」。"}},
     {{"Older documents and those of courts have other forms; so it is a note.",
       "早年文件和司法文书另有格式，故仅作提示。", "早年文件和司法文書另有格式，故僅作提示。"}},
     "GB/T 9704-2012, 7.2.5"},
};

const kjr_family kjr_element_rules = KJR_FAMILY(rules);
