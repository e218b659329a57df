/* KJ-C: characters of Traditional and Simplified writing. */
#include "check/marks.h"

#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "lexicon/wording.h"
#include "text/fold.h"

/* ---- KJ-C001 */

enum { SCRIPT_SHARE = 20 }; /* the other script holds less than one twentieth of the decisive characters */

/* Characters that the other script keeps in names, whatever conversions do: the mainland's table of 2013 lists the first
 * ones, Taiwan's place names have 庄. */
static bool is_in_names(uint32_t code_point)
{
    static const uint16_t codes[] = u"昇濛堃喆邨甦龢氾犇淼庄";
    for (uint32_t i = 0; codes[i]; i++)
        if (codes[i] == code_point) return true;
    return false;
}

static bool is_of_script(uint32_t code_point, int32_t script)
{
    if (code_point > 0xFFFF) return false;
    uint8_t kind = KJR_FOLD_KIND(kjr_fold_entry((uint16_t)code_point));
    bool is = script == KJREP_SCRIPT_HANT ? KJR_KIND_IS_TRADITIONAL(kind) : KJR_KIND_IS_SIMPLIFIED(kind);
    return is && !is_in_names(code_point);
}

/* Names and quoted words keep their characters. */
static bool is_quoted(const kjr_checker *c, uint32_t at)
{
    enum { REACH = 40 };
    const uint32_t opens = 1u << KJR_CHAR_QUOTE_OPEN, closes = 1u << KJR_CHAR_QUOTE_CLOSE | 1u << KJR_CHAR_NEWLINE;
    for (uint32_t i = 0; i < REACH && at > 0; i++) {
        at--;
        if (kjr_is_kind(c, at, closes) || c->view->code[at] == u'》') return false;
        if (kjr_is_kind(c, at, opens) || c->view->code[at] == u'《') return true;
    }
    return false;
}

static void check_mixture(kjr_checker *c)
{
    static const kjr_message in_hant = {{"Simplified “{1}” in Traditional text, {2} such characters",
                                         "繁体文本中夹有简体字“{1}”，共{2}字", "繁體文本中夾有簡體字「{1}」，共{2}字"}};
    static const kjr_message in_hans = {{"Traditional “{1}” in Simplified text, {2} such characters",
                                         "简体文本中夹有繁体字“{1}”，共{2}字", "簡體文本中夾有繁體字「{1}」，共{2}字"}};
    static const kjr_message also = {{"also here", "此处亦然", "此處亦然"}};
    int32_t script = c->outline->script, other = script == KJREP_SCRIPT_HANT ? KJREP_SCRIPT_HANS : KJREP_SCRIPT_HANT;
    uint32_t few = script == KJREP_SCRIPT_HANT ? c->view->simplified : c->view->traditional, count = 0;
    if (script == KJREP_SCRIPT_UNKNOWN || !few) return;
    if (few * SCRIPT_SHARE > c->view->simplified + c->view->traditional) return;
    uint32_t *places = kjr_arena_alloc(&c->scratch, (few < KJR_MOST_RELATED ? few : KJR_MOST_RELATED) * sizeof *places);
    if (!places) {
        kjr_check_stop(c, kjr_fail_memory(c->error));
        return;
    }
    kjr_body_part part = {0};
    while (kjr_next_body_part(c, &part)) {
        for (uint32_t at = part.start; at < part.end; at++) {
            if (!kjr_is_kind(c, at, 1u << KJR_CHAR_HAN | 1u << KJR_CHAR_NUMERAL_HAN)) continue;
            if (!is_of_script(kjr_original_at(c, at), other) || is_quoted(c, at)) continue;
            if (count < KJR_MOST_RELATED) places[count] = at;
            count++;
        }
    }
    if (!count) return;
    kjr_words first = {places[0], places[0] + 1};
    kjr_check_fail(c, first, script == KJREP_SCRIPT_HANT ? &in_hant : &in_hans,
                   KJR_ARGUMENTS(kjr_say_words(first), kjr_say_count(count)));
    for (uint32_t i = 1; i < count && i < KJR_MOST_RELATED; i++)
        kjr_check_relate(c, (kjr_words){places[i], places[i] + 1}, &also, KJR_NO_ARGUMENTS);
}

/* ---- Words that conversions get wrong */

/* Words of Traditional text that conversions get wrong, looked for once. */
static const kjr_phrase_hits *spelt_words(kjr_checker *c)
{
    kjr_body_part part = {0};
    if (c->has_spelt || c->outline->script != KJREP_SCRIPT_HANT) return &c->spelt;
    c->has_spelt = true;
    while (kjr_next_body_part(c, &part)) {
        if (kjr_phrases_scan(&kjr_hant_spellings, c->view, part.start, part.end, c->allocator, &c->spelt)) continue;
        kjr_check_stop(c, kjr_fail_memory(c->error));
        break;
    }
    return &c->spelt;
}

static const char *right_spelling(const kjr_phrase_hit *hit)
{
    return kjr_hant_spellings.words + hit->phrase->right;
}

enum { SPELT_RIGHT = 0, SPELT_RESIDUE = 1, SPELT_OVER = 2 };

/* How a word is spelt: with a Simplified character left in it, or with one changed that stays. */
static int spelt_how(const kjr_checker *c, const kjr_phrase_hit *hit)
{
    const char *right = right_spelling(hit);
    for (uint32_t at = hit->start; *right; at++) {
        uint32_t meant;
        right += kjr_utf8_decode(right, strlen(right), &meant);
        if (kjr_original_at(c, at) == meant) continue;
        return kjr_original_at(c, at) == c->view->code[at] ? SPELT_RESIDUE : SPELT_OVER;
    }
    return SPELT_RIGHT;
}

static kjr_words place_of(const kjr_phrase_hit *hit)
{
    return (kjr_words){hit->start, hit->start + hit->phrase->length};
}

/* ---- KJ-C002 */

enum { MOST_WORDS = 64 };

/* Is it the same word as one of the first `count`? */
static bool is_known(const kjr_phrase_hit *const *words, uint32_t count, const kjr_phrase_hit *hit)
{
    for (uint32_t i = 0; i < count; i++)
        if (words[i]->phrase == hit->phrase) return true;
    return false;
}

static void check_residue(kjr_checker *c)
{
    static const kjr_message message = {
        {"{1} words keep a Simplified character, such as “{2}”: the text was converted character by character",
         "有{1}个词保留了简体字形，如“{2}”：文本经逐字转换而来",
         "有{1}個詞保留了簡體字形，如「{2}」：文本經逐字轉換而來"}};
    static const kjr_message one = {
        {"“{1}” is “{2}” in Traditional characters", "“{1}”繁体作“{2}”", "「{1}」繁體作「{2}」"}};
    const kjr_phrase_hits *hits = spelt_words(c);
    const kjr_phrase_hit *words[MOST_WORDS];
    uint32_t count = 0;
    for (uint32_t i = 0; i < hits->list.count && count < MOST_WORDS; i++) {
        const kjr_phrase_hit *hit = &hits->list.items[i];
        if (spelt_how(c, hit) == SPELT_RESIDUE && !is_known(words, count, hit)) words[count++] = hit;
    }
    if (count < (uint32_t)kjr_parameter_of(c, KJR_PARAMETER_RESIDUE)) return;
    kjr_check_fail(c, place_of(words[0]), &message,
                   KJR_ARGUMENTS(kjr_say_count(count), kjr_say_words(place_of(words[0]))));
    for (uint32_t i = 0; i < count; i++)
        kjr_check_relate(c, place_of(words[i]), &one,
                         KJR_ARGUMENTS(kjr_say_words(place_of(words[i])), kjr_say_text(right_spelling(words[i]))));
}

/* ---- KJ-C003 */

static void check_over_conversion(kjr_checker *c)
{
    static const kjr_message message = {{"“{1}” is “{2}”: a conversion changed a character that stays",
                                         "“{1}”应作“{2}”：转换时误改", "「{1}」應作「{2}」：轉換時誤改"}};
    const kjr_phrase_hits *hits = spelt_words(c);
    uint32_t upto = 0;
    for (uint32_t i = 0; i < hits->list.count && c->status >= 0; i++) {
        const kjr_phrase_hit *hit = &hits->list.items[i];
        if (hit->start < upto || spelt_how(c, hit) != SPELT_OVER) continue;
        upto = hit->start + hit->phrase->length;
        kjr_check_fail(c, place_of(hit), &message,
                       KJR_ARGUMENTS(kjr_say_words(place_of(hit)), kjr_say_text(right_spelling(hit))));
        kjr_check_fix(c, kjr_span_of(c, place_of(hit)), right_spelling(hit));
    }
}

/* ---- */

static const kjr_rule rules[] = {
    {"KJ-C001",
     "mixed-script",
     KJREP_LEVEL_WARNING,
     check_mixture,
     {{"The text is written in Traditional or in Simplified characters throughout.",
       "全文使用同一种字体（繁体或简体）。", "全文使用同一種字體（繁體或簡體）。"}},
     {{"Only characters that exist in one script alone count; those in quotation marks and titles are left out. Names "
       "of "
       "persons may keep a character.",
       "只看仅属一种字体的字；引号、书名号内的不计。人名可能保留原字。",
       "只看僅屬一種字體的字；引號、書名號內的不計。人名可能保留原字。"}},
     "editors' practice; OpenCC's tables"},
    {"KJ-C002",
     "one-to-many-residue",
     KJREP_LEVEL_NOTE,
     check_residue,
     {{"Traditional text distinguishes the characters that Simplified writing has made one (後 后, 幹 干, 範 范).",
       "繁体文本区分简体合并的字（後、后，幹、干，範、范）。", "繁體文本區分簡體合併的字（後、后，幹、干，範、范）。"}},
     {{"By a list of words; reported once, from three words on.", "按词表判断，满三词才报，全文一次。",
       "按詞表判斷，滿三詞才報，全文一次。"}},
     "OpenCC #1497; editors' practice"},
    {"KJ-C003",
     "over-conversion",
     KJREP_LEVEL_WARNING,
     check_over_conversion,
     {{"Words keep the characters that Traditional writing keeps too (皇后, 干涉).",
       "繁体中不变的字未被误改（皇后、干涉）。", "繁體中不變的字未被誤改（皇后、干涉）。"}},
     {{"By a list of words.", "按词表判断。", "按詞表判斷。"}},
     "OpenCC #1497; editors' practice"},
};

const kjr_family kjr_script_rules = KJR_FAMILY(rules);
