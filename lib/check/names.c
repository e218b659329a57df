/* KJ-H: names, placeholders, personal data. */
#include "check/marks.h"
#include "check/reading.h"
#include "check/wrong_words.h"

/* ---- KJ-H001 */

/* Does some other title of the text end with the words of this one? Then it is short for that. Of very many titles one
 * may be. */
static bool is_short_for_another(kjr_checker *c, const kjr_title *title)
{
    enum { MOST_TRIED = 1000 };
    const kjr_view *view = c->view;
    uint32_t length = title->close - title->open - 1, count;
    const kjr_title *titles = kjr_titles_of(c, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (i == MOST_TRIED) return true;
        const kjr_title *other = &titles[i];
        if (other->close - other->open - 1 > length &&
            kjr_view_is(view, other->close - length, other->close, view->code + title->open + 1, length))
            return true;
    }
    return false;
}

/* Is the name given by (以下简称《…》)? */
static bool is_defined(const kjr_checker *c, const kjr_title *title)
{
    return title->open >= 2 && kjr_starts_words(c->view, title->open - 2, title->open, u"简称");
}

/* 《公报》显示，…: short for the paper that the text is about. */
static bool is_quoted(const kjr_checker *c, const kjr_title *title)
{
    static const uint16_t *const verbs[] = {u"显示", u"指出", u"明确", u"表明", u"披露",
                                            u"要求", u"提出", u"规定", NULL};
    return kjr_view_begins(c->view, title->close + 1, c->view->count, verbs);
}

static void check_stripped_titles(kjr_checker *c)
{
    static const kjr_message message = {{"{1} is too general to be a title: a part of the name seems to be missing",
                                         "{1}过于笼统，名称似有缺失", "{1}過於籠統，名稱似有缺失"}};
    const kjr_phrase_hits *hits = kjr_wrong_words_of(c);
    for (uint32_t i = 0; i < hits->list.count; i++) {
        const kjr_phrase_hit *hit = &hits->list.items[i];
        if (hit->phrase->category != KJR_WRONG_TITLE) continue;
        kjr_title title = {hit->start, hit->start + hit->phrase->length - 1};
        bool document = hit->phrase->value == KJR_TITLE_DOCUMENT;
        if (document && (is_defined(c, &title) || is_short_for_another(c, &title) || is_quoted(c, &title))) continue;
        kjr_words place = kjr_wrong_place(hit);
        kjr_check_fail_at(c, document ? KJREP_LEVEL_NOTE : KJREP_LEVEL_WARNING, kjr_span_of(c, place), &message,
                          KJR_ARGUMENTS(kjr_say_words(place)));
    }
}

/* ---- KJ-H002 */

#define HAN (1u << KJR_CHAR_HAN | 1u << KJR_CHAR_NUMERAL_HAN)

/* Bodies of the whole country need no place. */
static bool is_national(const kjr_checker *c, uint32_t start, uint32_t end)
{
    static const uint16_t *const words[] = {u"最高", u"国务院", u"国家", u"全国", u"中央", u"中国", u"中华"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (kjr_starts_words(c->view, start, end, words[i])) return true;
    return false;
}

/* End of the name of a bureau that the title begins with, 0 when it begins otherwise: 科技局 市农业农村局. */
static uint32_t bureau_end(const kjr_checker *c, uint32_t start, uint32_t end)
{
    enum { LONGEST = 10, SHORTEST = 2 };
    static const uint16_t ends[] = u"局委厅办院";
    for (uint32_t at = start; at < end && at - start < LONGEST && kjr_is_kind(c, at, HAN); at++) {
        for (uint32_t i = 0; ends[i] && at - start >= SHORTEST; i++)
            if (c->view->code[at] == ends[i]) return at + 1;
    }
    return 0;
}

static bool is_bare_area(const kjr_checker *c, uint32_t at, uint32_t end)
{
    static const uint16_t areas[] = u"市县区省";
    static const uint16_t *const others[] = {u"市场", u"区域", u"市民", u"区划", u"市政", u"省级",
                                             u"县域", u"市域", u"省域", u"区块", u"县级", u"市级"};
    bool area = false;
    for (uint32_t i = 0; areas[i]; i++)
        area |= c->view->code[at] == areas[i];
    for (size_t i = 0; area && i < sizeof others / sizeof *others; i++)
        if (kjr_starts_words(c->view, at, end, others[i])) return false;
    return area;
}

/* A name in title marks that begins with 区: 《区科技扶贫…》. Of 市 and 县 that is the way of the house. */
static void relate_bare_titles(kjr_checker *c)
{
    static const kjr_message also = {
        {"begins with an area that has no name", "以不带名称的区域开头", "以不帶名稱的區域開頭"}};
    uint32_t count;
    const kjr_title *titles = kjr_titles_of(c, &count);
    for (const kjr_title *title = titles; title < titles + count; title++)
        if (c->view->code[title->open + 1] == u'区' && is_bare_area(c, title->open + 1, title->close))
            kjr_check_relate(c, (kjr_words){title->open, title->close + 1}, &also, KJR_NO_ARGUMENTS);
}

static void check_issuer(kjr_checker *c)
{
    static const kjr_message message = {{"“{1}” has no place: the text does not tell which",
                                         "“{1}”未写明所属地方，全文无从判断", "「{1}」未寫明所屬地方，全文無從判斷"}};
    const kjr_meta_field *title = &c->outline->meta[KJREP_META_TITLE], *issuer = &c->outline->meta[KJREP_META_ISSUER];
    const kjr_meta_field *place = &c->outline->meta[KJREP_META_PLACE];
    if (c->outline->region != KJR_REGION_MAINLAND || c->outline->genre == KJREP_GENRE_UNKNOWN) return;
    if (title->end == title->start || place->end > place->start || issuer->start > title->end) return;
    static const uint16_t *const named[] = {u"街道", u"乡政府", u"镇政府", NULL}; /* 五角场街道办事处 */
    uint32_t start = title->start + (kjr_starts_words(c->view, title->start, title->end, u"年度") ? 2 : 0);
    uint32_t end = bureau_end(c, start, title->end);
    if (kjr_holds_one_of(c->view, start, end ? end : title->end, named)) return;
    if (is_national(c, start, title->end) || (!end && !is_bare_area(c, start, title->end))) return;
    kjr_words name = {start, end ? end : title->end};
    kjr_check_fail(c, (kjr_words){title->start, title->end}, &message, KJR_ARGUMENTS(kjr_say_words(name)));
    relate_bare_titles(c);
}

/* ---- KJ-H003, KJ-H004 */

static void check_placeholders(kjr_checker *c)
{
    static const kjr_message message = {{"“{1}” was left to be filled in or taken out", "“{1}”是未填写的占位或残留内容",
                                         "「{1}」是未填寫的佔位或殘留內容"}};
    const kjr_phrase_hits *hits = kjr_wrong_words_of(c);
    uint32_t upto = 0;
    for (uint32_t i = 0; i < hits->list.count; i++) {
        const kjr_phrase_hit *hit = &hits->list.items[i];
        if (hit->phrase->category != KJR_WRONG_PLACEHOLDER || hit->start < upto) continue;
        kjr_words place = kjr_wrong_place(hit);
        while (place.end < c->view->count && c->view->code[place.end] == c->view->code[place.end - 1])
            place.end++; /* ____ and ×× go on */
        upto = place.end;
        kjr_check_fail(c, place, &message, KJR_ARGUMENTS(kjr_say_words(place)));
    }
}

static void check_tails(kjr_checker *c)
{
    static const kjr_message message = {
        {"“{1}” ends no name of a body", "“{1}”不成机构名称的结尾", "「{1}」不成機構名稱的結尾"}};
    const kjr_phrase_hits *hits = kjr_wrong_words_of(c);
    for (uint32_t i = 0; i < hits->list.count; i++) {
        const kjr_phrase_hit *hit = &hits->list.items[i];
        if (hit->phrase->category != KJR_WRONG_TAIL) continue;
        kjr_words place = kjr_wrong_place(hit);
        kjr_check_fail(c, place, &message, KJR_ARGUMENTS(kjr_say_words(place)));
        kjr_suggest_right(c, hit);
    }
}

/* ---- KJ-H005 */

enum { ID_DIGITS = 18, MOBILE_DIGITS = 11, CARD_DIGITS = 16, LONG_CARD_DIGITS = 19 };

static uint32_t digit_at(const kjr_checker *c, uint32_t at)
{
    return c->view->code[at] - (uint32_t)'0';
}

static uint32_t number_at(const kjr_checker *c, uint32_t at, uint32_t digits)
{
    uint32_t number = 0;
    for (uint32_t i = 0; i < digits; i++)
        number = number * 10 + digit_at(c, at + i);
    return number;
}

/* Number of a resident's identity card: place, day of birth, checksum (GB 11643-1999). */
static bool is_identity_number(const kjr_checker *c, uint32_t start, uint32_t digits)
{
    static const uint8_t weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    static const char checks[] = "10X98765432";
    uint32_t last = start + ID_DIGITS - 1, sum = 0;
    if (digits != ID_DIGITS && digits != ID_DIGITS - 1) return false;
    if (last >= c->view->count) return false;
    uint32_t year = number_at(c, start + 6, 4), month = number_at(c, start + 10, 2), day = number_at(c, start + 12, 2);
    if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return false;
    for (uint32_t i = 0; i < ID_DIGITS - 1; i++)
        sum += digit_at(c, start + i) * weights[i];
    uint16_t code = c->view->code[last];
    return (code == 'x' ? 'X' : code) == (uint16_t)checks[sum % 11];
}

static bool is_mobile_number(const kjr_checker *c, uint32_t start, uint32_t digits)
{
    return digits == MOBILE_DIGITS && digit_at(c, start) == 1 && digit_at(c, start + 1) >= 3;
}

/* Bank cards of the mainland begin with 62; the last digit is Luhn's. */
static bool is_bank_card(const kjr_checker *c, uint32_t start, uint32_t digits)
{
    uint32_t sum = 0;
    if (digits < CARD_DIGITS || digits > LONG_CARD_DIGITS || number_at(c, start, 2) != 62) return false;
    for (uint32_t i = 0; i < digits; i++) {
        uint32_t digit = digit_at(c, start + digits - 1 - i) * (i % 2 + 1);
        sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 == 0;
}

/* A unified social credit code may be all digits. */
static bool is_code_of_body(const kjr_checker *c, uint32_t start)
{
    enum { REACH = 12 };
    for (uint32_t at = start > REACH ? start - REACH : 0; at < start; at++)
        if (kjr_starts_words(c->view, at, start, u"代码") || kjr_starts_words(c->view, at, start, u"编号")) return true;
    return false;
}

static void check_personal_data(kjr_checker *c)
{
    static const kjr_message identity = {{"number of an identity card", "疑为居民身份证号码", "疑為居民身份證號碼"}};
    static const kjr_message mobile = {{"number of a mobile telephone", "疑为手机号码", "疑為手機號碼"}};
    static const kjr_message card = {{"number of a bank card", "疑为银行卡号", "疑為銀行卡號"}};
    static const kjr_message advice = {{"take it out, or mask it", "删去或遮盖", "刪去或遮蓋"}};
    uint32_t count;
    const uint32_t *hits = kjr_hits_of(c, KJR_SENSE_NUMERAL, &count);
    for (uint32_t i = 0; i < count; i++) {
        const kjr_hit *hit = &c->hits->list.items[hits[i]];
        uint32_t start = hit->start, digits = 0;
        if (hit->length < MOBILE_DIGITS || (start > 0 && kjr_is_kind(c, start - 1, 1u << KJR_CHAR_LATIN))) continue;
        while (digits < hit->length && c->view->kind[start + digits] == KJR_CHAR_DIGIT)
            digits++;
        if (digits != hit->length) continue;
        const kjr_message *message = is_mobile_number(c, start, digits)     ? &mobile
                                     : is_code_of_body(c, start)            ? NULL
                                     : is_identity_number(c, start, digits) ? &identity
                                     : is_bank_card(c, start, digits)       ? &card
                                                                            : NULL;
        if (!message) continue;
        uint32_t end = start + (message == &identity ? ID_DIGITS : digits); /* the last may be X */
        kjr_check_fail(c, (kjr_words){start, end}, message, KJR_NO_ARGUMENTS);
        kjr_check_suggest(c, &advice, KJR_NO_ARGUMENTS);
    }
}

/* ---- */

static const kjr_rule rules[] = {
    {"KJ-H001",
     "stripped-title",
     KJREP_LEVEL_WARNING,
     check_stripped_titles,
     {{"What stands in title marks is a title, not a bare 《报》 or 《科技》.",
       "书名号内是完整名称，不是《报》《科技》之类。", "書名號內是完整名稱，不是《報》《科技》之類。"}},
     {{"By a list of general words. 《办法》 and the like are taken for short forms where the full title stands in the "
       "text, and are but notes elsewhere.",
       "按通称词表判断。文中有全称时，《办法》等视为简称；其余仅作提示。",
       "按通稱詞表判斷。文中有全稱時，《辦法》等視為簡稱；其餘僅作提示。"}},
     "editors' practice"},
    {"KJ-H002",
     "issuer-unresolved",
     KJREP_LEVEL_NOTE,
     check_issuer,
     {{"Title or signature tell which place the issuer belongs to.", "标题或署名写明发文机关所属地方。",
       "標題或署名寫明發文機關所屬地方。"}},
     {{"For use in the house that may be known; so it is a note.", "内部使用时可能不言自明，故仅作提示。",
       "內部使用時可能不言自明，故僅作提示。"}},
     "党政机关公文处理工作条例, 9"},
    {"KJ-H003",
     "placeholder-or-draft-residue",
     KJREP_LEVEL_ERROR,
     check_placeholders,
     {{"Nothing was left to be filled in, and no remnant of a draft or of a tool.",
       "没有未填写的占位，没有草稿或工具残留。", "沒有未填寫的佔位，沒有草稿或工具殘留。"}},
     {{"Names may be masked on purpose with ××; leave the rule out for such texts.", "有意隐去姓名的文本可停用本规则。",
       "有意隱去姓名的文本可停用本規則。"}},
     "editors' practice"},
    {"KJ-H004",
     "organisation-suffix",
     KJREP_LEVEL_WARNING,
     check_tails,
     {{"Names of companies and bodies end as such names do.", "公司、机构名称的结尾正确。",
       "公司、機構名稱的結尾正確。"}},
     {{"By a list of wrong ends.", "按词表判断。", "按詞表判斷。"}},
     "editors' practice"},
    {"KJ-H005",
     "personal-data",
     KJREP_LEVEL_WARNING,
     check_personal_data,
     {{"The report shows no number of an identity card, mobile telephone or bank card.",
       "不含居民身份证号、手机号、银行卡号。", "不含居民身份證號、手機號、銀行卡號。"}},
     {{"By form and checksum; a project's number may be formed like one.", "按格式和校验位判断，项目编号可能恰好相符。",
       "按格式和校驗位判斷，項目編號可能恰好相符。"}},
     "editors' practice"},
};

const kjr_family kjr_name_rules = KJR_FAMILY(rules);
