/* Names beside the count of them: 长春、白山两个城市; 两个城市（长春、白山）. The words may mean something else (学校、医院
 * 两个项目), so a count that differs is told only where every name is as short as the others, and never as an error. */
#include "check/announced.h"
#include "check/reading.h"

enum { MOST_NAMES = 10 }; /* larger numbers count what the list gives only the sorts of */

/* ---- What the words are */

static bool has_digit(const kjr_view *view, kjr_words words)
{
    for (uint32_t at = words.start; at < words.end; at++) {
        if (view->kind[at] == KJR_CHAR_DIGIT) return true;
    }
    return false;
}

static bool is_label_at(const kjr_view *view, uint32_t at)
{
    return view->kind[at] == KJR_CHAR_NUMERAL_HAN && view->kind[at + 1] == KJR_CHAR_PAUSE;
}

/* The count is that of what is named behind it, not a measure or what stands before it: 学校、医院12所 */
static bool counts_names(const kjr_view *view, const kjr_announced *announced)
{
    static const uint16_t *const measures[] = {u"百分", u"月", u"小时", u"工作日", u"以", u"季度", u"多", u"年", NULL};
    if (view->code[announced->noun - 1] == u'级') return false; /* 三级航道 */
    const uint32_t nouns =
        1u << KJR_CHAR_HAN | 1u << KJR_CHAR_NUMERAL_HAN | 1u << KJR_CHAR_QUOTE_OPEN | 1u << KJR_CHAR_DIGIT;
    if (!(nouns >> view->kind[announced->noun] & 1u)) return announced->places;
    for (uint32_t i = 0; measures[i]; i++) {
        uint32_t length = kjr_words_length(measures[i]);
        if (kjr_view_is(view, announced->noun, view->count, measures[i], length)) return false;
    }
    return true;
}

/* The lengths of the first and of the last name, and whether 、 parts some of them. */
typedef struct ends {
    uint32_t first, last;
    bool pauses;
} ends;

static ends measure_ends(const kjr_view *view, kjr_words words)
{
    uint32_t at = words.start + 1, end = words.end; /* 并 at the head joins nothing in the list */
    ends measured = {.pauses = false};
    while (at < words.end && !kjr_parts_items(view, at))
        at++;
    while (end > words.start && !kjr_parts_items(view, end - 1))
        end--;
    measured.first = at - words.start;
    measured.last = words.end - end;
    while (at < end && !measured.pauses)
        measured.pauses = view->kind[at++] == KJR_CHAR_PAUSE;
    return measured;
}

enum { SLACK = 2 };

/* Words of a list that is no list of names: things that were done, or sorts of things. */
static bool holds_other_words(const kjr_view *view, kjr_words words, const ends *measured)
{
    enum { SHORT = 4 }; /* 健康产业加快培育 names something that is done */
    static const uint16_t *const others[] = {u"等", u"分别", u"其他", NULL};
    static const uint16_t *const verbs[] = {
        u"新增", u"新建", u"改建", u"扩建", u"建成", u"建设", u"获批", u"承接", u"培育", u"打造", u"提升",
        u"重组", u"提高", u"创建", u"布局", u"完成", u"推进", u"实施", u"开展", u"援助", u"改造", u"落实",
        u"贯彻", u"坚持", u"达到", u"入选", u"荣获", u"推动", u"完善", u"引进", u"举办", u"制定", u"出台",
        u"修订", u"发布", u"启动", u"开工", u"整合", u"组建", u"设立", u"成立", u"签订", u"新办", NULL};
    if (kjr_holds_one_of(view, words.start, words.end, others)) return true;
    if (kjr_ends_with_one_of(view, words.start, words.start + measured->first, verbs)) return true;
    return measured->last <= SHORT && kjr_ends_with_one_of(view, words.end - measured->last, words.end, verbs);
}

/* 长株潭三市、武汉城市圈九市: names that count for themselves. */
static bool holds_counts(const kjr_view *view, kjr_words words)
{
    for (uint32_t at = words.start; at + 1 < words.end; at++) {
        if (kjr_small_number(view->code[at]) && kjr_is_one_of(view->code[at + 1], u"国省州县市区镇乡村地")) return true;
    }
    return false;
}

/* A name of one character is that of a province, a country or a level: 京、津两地, but not 进一个门、办|两地事. */
static bool may_be_place(const kjr_view *view, kjr_words words, const ends *measured)
{
    static const uint16_t places[] =
        u"京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼港澳台省市县区乡镇村"
        u"中英美法德俄日韩印葡";
    return measured->last > 1 || kjr_is_one_of(view->code[words.end - 1], places);
}

bool kjr_are_levels(const kjr_view *view, kjr_words names)
{
    enum { LONGEST = 2 };
    ends measured = measure_ends(view, names);
    return measured.pauses && measured.last <= LONGEST &&
           kjr_is_one_of(view->code[names.end - 1], u"省市县区乡镇村社组街道州盟旗部厅局户");
}

bool kjr_begins_like_rest(const kjr_view *view, kjr_words names)
{
    ends measured = measure_ends(view, names);
    return measured.first + SLACK >= measured.last;
}

/* More names than counted can be shown only where no other list may run into theirs. The first may have words before it:
 * 新增荆州、孝感. 和 alone joins much else, so that names joined by it must be alike and few: 中央和地方三个 */
static bool is_plain_list(const kjr_view *view, const kjr_items *items, uint32_t count)
{
    enum { SHORTEST = 2, LONGEST = 14, LEAD = 6, FEW = 4, SHORT_LEAD = 4 };
    ends measured = measure_ends(view, items->words);
    uint32_t first = measured.first, last = measured.last;
    if (last < SHORTEST || last > LONGEST || first + SLACK < last) return false;
    if (!measured.pauses) return count <= FEW && first >= last && first <= last + SHORT_LEAD;
    if (items->most == 2 && first > 2 * last + LEAD) return false;
    return count > items->most || items->even;
}

/* ---- Before the count */

int kjr_judge_names(const kjr_view *view, const kjr_announced *announced, const kjr_items *items)
{
    if (!counts_names(view, announced) || has_digit(view, items->words)) return KJR_COUNT_UNKNOWN;
    ends measured = measure_ends(view, items->words);
    if (is_label_at(view, items->words.start) || holds_other_words(view, items->words, &measured))
        return KJR_COUNT_UNKNOWN;
    if (measured.last == items->words.end - items->words.start) return KJR_COUNT_UNKNOWN;
    if (announced->places && !may_be_place(view, items->words, &measured)) return KJR_COUNT_UNKNOWN;
    bool plain = is_plain_list(view, items, announced->count), most = announced->count > items->most;
    if (kjr_may_be_items(items, announced->count))
        return plain || measured.pauses ? KJR_COUNT_RIGHT : KJR_COUNT_UNKNOWN;
    if (announced->count > MOST_NAMES) return KJR_COUNT_UNKNOWN;
    if (announced->places &&
        (!measured.pauses || measured.last == announced->count || holds_counts(view, items->words)))
        return KJR_COUNT_UNKNOWN;                            /* 中亚四国, 京津两市 */
    bool pointed_at = view->code[items->words.end] == u'这'; /* 改革和开放这三件大事 */
    return plain || (pointed_at && most) ? KJR_COUNT_LIKELY_WRONG : KJR_COUNT_UNKNOWN;
}

/* ---- Behind the count */

/* Where the names begin: in a bracket, or behind 包括; 0 when nothing leads to them. */
static uint32_t included_start(const kjr_view *view, uint32_t at)
{
    static const uint16_t *const leads[] = {u"包括", u"是指", u"指"};
    bool bracket = view->kind[at] == KJR_CHAR_OPEN;
    if (bracket || view->kind[at] == KJR_CHAR_COMMA) at++;
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
        uint32_t length = kjr_words_length(leads[i]);
        if (!kjr_view_is(view, at, view->count, leads[i], length)) continue;
        return at + length + (view->kind[at + length] == KJR_CHAR_COLON);
    }
    return bracket ? at : 0;
}

int kjr_judge_included(const kjr_view *view, const kjr_announced *announced, kjr_items *items)
{
    uint32_t start = included_start(view, announced->behind);
    if (!start) return KJR_COUNT_UNKNOWN;
    uint32_t end = kjr_announced_list_end(view, start);
    *items = kjr_items_after(view, start, end, KJR_CHAR_PAUSE);
    if (!items->least || items->words.end != end || has_digit(view, items->words)) return KJR_COUNT_UNKNOWN;
    if (kjr_may_be_items(items, announced->count)) return KJR_COUNT_RIGHT;
    if (announced->count > MOST_NAMES || !is_plain_list(view, items, announced->count)) return KJR_COUNT_UNKNOWN;
    if (kjr_holds(view, start, end, u"等")) return KJR_COUNT_UNKNOWN;
    return KJR_COUNT_LIKELY_WRONG;
}
