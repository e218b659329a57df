#include "check/announced.h"

#include "check/reading.h"

enum { MOST_ANNOUNCED = 99, LONGEST_NOUN = 8 };

uint32_t kjr_small_number(uint16_t code)
{
    static const uint16_t digits[] = u"一二三四五六七八九";
    for (uint32_t i = 0; digits[i]; i++) {
        if (digits[i] == code) return i + 1;
    }
    return code == u'两' ? 2 : 0;
}

/* 三 十一 二十三 12; 0 for what is no whole number up to 99. */
static uint32_t read_count(const kjr_view *view, uint32_t at, uint32_t *length)
{
    uint32_t end = at, value = 0;
    if (view->kind[at] == KJR_CHAR_DIGIT) {
        while (view->kind[end] == KJR_CHAR_DIGIT && value <= MOST_ANNOUNCED)
            value = value * 10 + (view->code[end++] - '0');
    } else {
        uint32_t tens = kjr_small_number(view->code[end]);
        if (tens) end++;
        bool ten = view->code[end] == u'十';
        if (ten) end++;
        uint32_t ones = ten ? kjr_small_number(view->code[end]) : 0;
        if (ones) end++;
        value = ten ? (tens ? tens : 1) * 10 + ones : tens;
    }
    const uint32_t more =
        1u << KJR_CHAR_DIGIT | 1u << KJR_CHAR_NUMERAL_HAN | 1u << KJR_CHAR_DOT | 1u << KJR_CHAR_PERCENT;
    *length = end - at;
    return value <= MOST_ANNOUNCED && !(more >> view->kind[end] & 1u) ? value : 0;
}

/* 第三 二三 3.5 前三: no count of its own. */
static bool is_bound(const kjr_view *view, uint32_t at)
{
    const uint32_t kinds = 1u << KJR_CHAR_DIGIT | 1u << KJR_CHAR_NUMERAL_HAN | 1u << KJR_CHAR_DOT |
                           1u << KJR_CHAR_DASH | 1u << KJR_CHAR_PAUSE | 1u << KJR_CHAR_COMMA;
    if (at == 0) return false;
    if (view->kind[at - 1] == KJR_CHAR_COMMA) return at > 1 && view->kind[at - 2] == KJR_CHAR_DIGIT;
    return (kinds >> view->kind[at - 1] & 1u) || kjr_is_one_of(view->code[at - 1], u"第前近约超逾几余每其十百千");
}

static uint32_t noun_end(const kjr_view *view, uint32_t at)
{
    uint32_t end = at;
    while (end < at + LONGEST_NOUN && (view->kind[end] == KJR_CHAR_HAN || view->code[end] == u'伍') && /* 队伍 */
           view->code[end] != u'即' && !kjr_view_is(view, end, view->count, u"分别", 2) &&
           !kjr_view_is(view, end, view->count, u"包括", 2))
        end++;
    return end;
}

bool kjr_counts_kinds(const kjr_view *view, const kjr_announced *announced)
{
    static const uint16_t *const nouns[] = {u"方面", u"领域", u"环节", u"层面", u"层级", u"维度", u"阶段", NULL};
    static const uint16_t *const bodies[] = {u"联动", u"政府", u"网络", u"体系", u"责任", u"组织", u"机构",
                                             u"财政", u"平台", u"部门", u"干部", u"管理", u"贯通", NULL};
    uint32_t noun = announced->noun, end = announced->noun_end;
    if (view->code[announced->classifier] == u'者') return true;
    if (view->code[announced->classifier] == u'级') return noun == end || kjr_holds_one_of(view, noun, end, bodies);
    return kjr_view_begins(view, noun, end, nouns);
}

bool kjr_counts_work(const kjr_view *view, const kjr_announced *announced)
{
    static const uint16_t *const nouns[] = {u"方面", u"工作", u"任务", u"措施", u"问题", u"重点", u"要求", u"建议",
                                            u"举措", u"特点", u"实事", u"部分", u"内容", u"环节", u"元素", u"方向",
                                            u"项目", u"原则", u"目标", u"政策", u"事",   NULL};
    return view->code[announced->classifier] == u'点' ||
           kjr_holds_one_of(view, announced->noun, announced->noun_end, nouns);
}

bool kjr_is_open_count(const kjr_view *view, uint32_t at)
{
    if (at > 0 && view->kind[at - 1] == KJR_CHAR_QUOTE_OPEN) at--;
    return at > 0 && view->code[at - 1] == u'等';
}

/* What stands behind a number that counts what is listed. */
enum { NO_COUNTER, CLASSIFIER, PLACE, SIDES };

static int counter_of(const kjr_view *view, uint32_t at)
{
    switch (view->code[at]) {
    case u'个':
    case u'项':
    case u'条':
    case u'大':
    case u'种':
    case u'类':
    case u'级':
    case u'点':
    case u'件':
    case u'块':
    case u'层':
    case u'道':
    case u'轮':
    case u'家':
    case u'篇':
    case u'座':
    case u'支':
    case u'所':
    case u'者': return CLASSIFIER;
    case u'国':
    case u'省':
    case u'州':
    case u'镇':
    case u'乡':
    case u'村':
    case u'地':
    case u'县':
    case u'市':
    case u'区':
    case u'院':
    case u'校': return PLACE;
    case u'方': return view->code[at + 1] == u'面' ? SIDES : NO_COUNTER;
    default: return NO_COUNTER;
    }
}

bool kjr_may_announce(const kjr_view *view, const kjr_hit *hit)
{
    if (hit->category == KJR_SENSE_NUMERAL) return counter_of(view, hit->start + hit->length) != NO_COUNTER;
    return hit->category == KJR_SENSE_PHRASE;
}

/* 在15个副省级城市[中]排名第4位: among how many. */
static bool is_pool(const kjr_view *view, const kjr_announced *announced)
{
    static const uint16_t *const ranked[] = {u"中排", u"中位", u"中居", u"中名", u"中列", NULL};
    return kjr_holds_one_of(view, announced->noun, announced->noun_end, ranked);
}

/* 商标73件，[分别是2006年的3倍]: what follows is told of what was listed. */
static bool tells_multiples(const kjr_view *view, const kjr_announced *announced)
{
    uint32_t at = announced->behind + (view->kind[announced->behind] == KJR_CHAR_COMMA);
    if (!kjr_view_is(view, at, view->count, u"分别", 2)) return false;
    at += 2;
    if (kjr_is_one_of(view->code[at], u"是为占达比较")) at++;
    return view->kind[at] == KJR_CHAR_DIGIT || kjr_is_one_of(view->code[at], u"比较增同上下减");
}

/* 省市县“同级审”三级[联动]推进…: how it is done. */
static bool is_modifier(const kjr_view *view, const kjr_announced *announced)
{
    bool quoted = announced->before > 0 && view->kind[announced->before - 1] == KJR_CHAR_QUOTE_CLOSE;
    return quoted && view->code[announced->classifier] == u'级' &&
           kjr_view_is(view, announced->noun, announced->noun_end, u"联动", 2);
}

bool kjr_announced_at(const kjr_checker *c, uint32_t at, kjr_announced *announced)
{
    const kjr_view *view = c->view;
    uint32_t length, count = read_count(view, at, &length);
    if (count < 2) return false;
    uint32_t classifier = at + length, noun = classifier;
    int counter = counter_of(view, classifier);
    if (view->code[at] == u'二' && length == 1 && kjr_is_one_of(view->code[classifier], u"院校"))
        return false; /* 华西二院 */
    if (counter == NO_COUNTER || is_bound(view, at)) return false;
    if (counter != SIDES) noun++;
    uint32_t end = noun_end(view, noun);
    *announced = (kjr_announced){.words = {at, end}, .before = at, .behind = end, .count = count};
    announced->classifier = classifier;
    announced->noun = noun;
    announced->noun_end = end;
    announced->places = counter == PLACE;
    if (at > 0 && view->kind[at - 1] == KJR_CHAR_QUOTE_OPEN && view->kind[end] == KJR_CHAR_QUOTE_CLOSE) {
        announced->quoted = true;
        announced->before--;
        announced->behind++;
    }
    announced->open = kjr_is_open_count(view, at);
    return !is_pool(view, announced) && !tells_multiples(view, announced) && !is_modifier(view, announced);
}
