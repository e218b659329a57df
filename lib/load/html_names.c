#include "load/html_names.h"

#include <string.h>

#include "load/raw_bytes.h"

/* ---- Elements */

enum {
    PLAIN = 0,
    BLOCK = KJR_HTML_BLOCK,
    HIDDEN = KJR_HTML_HIDDEN,
    FURNITURE = KJR_HTML_BLOCK | KJR_HTML_FURNITURE,
    CELL = KJR_HTML_BLOCK | KJR_HTML_CELL,
    HEADING = KJR_HTML_BLOCK | KJR_HTML_HEADING
};

/* By name. */
static const struct {
    const char *name;
    uint32_t traits;
} elements[] = {
    {"a", KJR_HTML_LINK},
    {"abbr", PLAIN},
    {"address", BLOCK},
    {"applet", HIDDEN},
    {"area", PLAIN},
    {"article", BLOCK},
    {"aside", FURNITURE},
    {"audio", HIDDEN},
    {"b", PLAIN},
    {"base", PLAIN},
    {"bdi", PLAIN},
    {"bdo", PLAIN},
    {"big", PLAIN},
    {"blockquote", BLOCK},
    {"body", BLOCK},
    {"br", KJR_HTML_BREAK},
    {"button", HIDDEN},
    {"canvas", HIDDEN},
    {"caption", BLOCK},
    {"center", BLOCK},
    {"cite", PLAIN},
    {"code", PLAIN},
    {"col", PLAIN},
    {"colgroup", PLAIN},
    {"data", PLAIN},
    {"datalist", HIDDEN},
    {"dd", BLOCK},
    {"del", HIDDEN},
    {"details", BLOCK},
    {"dfn", PLAIN},
    {"dialog", HIDDEN},
    {"dir", BLOCK},
    {"div", BLOCK},
    {"dl", BLOCK},
    {"dt", BLOCK},
    {"em", PLAIN},
    {"embed", HIDDEN},
    {"fieldset", BLOCK},
    {"figcaption", BLOCK},
    {"figure", BLOCK},
    {"font", PLAIN},
    {"footer", FURNITURE},
    {"form", BLOCK},
    {"frame", HIDDEN | KJR_HTML_FRAME},
    {"frameset", BLOCK},
    {"h1", HEADING},
    {"h2", HEADING},
    {"h3", HEADING},
    {"h4", HEADING},
    {"h5", HEADING},
    {"h6", HEADING},
    {"head", HIDDEN},
    {"header", BLOCK},
    {"hgroup", BLOCK},
    {"hr", BLOCK},
    {"html", BLOCK},
    {"i", PLAIN},
    {"iframe", HIDDEN | KJR_HTML_FRAME},
    {"img", PLAIN},
    {"input", HIDDEN},
    {"ins", PLAIN},
    {"kbd", PLAIN},
    {"label", PLAIN},
    {"legend", BLOCK},
    {"li", BLOCK | KJR_HTML_ITEM},
    {"link", PLAIN},
    {"listing", BLOCK | KJR_HTML_KEPT},
    {"main", BLOCK},
    {"map", HIDDEN},
    {"mark", PLAIN},
    {"marquee", BLOCK},
    {"math", PLAIN},
    {"menu", FURNITURE},
    {"meta", KJR_HTML_META},
    {"meter", HIDDEN},
    {"nav", FURNITURE},
    {"noembed", HIDDEN},
    {"noframes", HIDDEN},
    {"noscript", HIDDEN},
    {"object", HIDDEN},
    {"ol", BLOCK | KJR_HTML_LIST},
    {"optgroup", HIDDEN},
    {"option", HIDDEN},
    {"output", PLAIN},
    {"p", BLOCK},
    {"param", PLAIN},
    {"picture", PLAIN},
    {"plaintext", BLOCK | KJR_HTML_KEPT},
    {"pre", BLOCK | KJR_HTML_KEPT},
    {"progress", HIDDEN},
    {"q", PLAIN},
    {"rp", HIDDEN},
    {"rt", HIDDEN},
    {"ruby", PLAIN},
    {"s", HIDDEN},
    {"samp", PLAIN},
    {"script", HIDDEN},
    {"section", BLOCK},
    {"select", HIDDEN},
    {"slot", PLAIN},
    {"small", PLAIN},
    {"span", PLAIN},
    {"strike", HIDDEN},
    {"strong", PLAIN},
    {"style", HIDDEN},
    {"sub", PLAIN},
    {"summary", BLOCK},
    {"sup", KJR_HTML_RAISED},
    {"svg", HIDDEN},
    {"table", BLOCK | KJR_HTML_TABLE},
    {"tbody", BLOCK},
    {"td", CELL},
    {"template", HIDDEN},
    {"textarea", HIDDEN},
    {"tfoot", BLOCK},
    {"th", CELL | KJR_HTML_HEAD_CELL},
    {"thead", BLOCK | KJR_HTML_HEAD_CELL},
    {"time", PLAIN},
    {"title", BLOCK | KJR_HTML_TITLE},
    {"tr", BLOCK | KJR_HTML_ROW},
    {"tt", PLAIN},
    {"u", PLAIN},
    {"ul", BLOCK},
    {"var", PLAIN},
    {"video", HIDDEN},
    {"wbr", PLAIN},
    {"xmp", BLOCK | KJR_HTML_KEPT},
};

enum { ELEMENTS = sizeof elements / sizeof *elements };

_Static_assert((int)ELEMENTS < (int)KJR_HTML_NAMES, "a name fits into the counts of names");

kjr_html_name kjr_html_name_of(const char *name)
{
    size_t low = 0, high = ELEMENTS;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = elements[middle].name[0] - name[0];
        if (order == 0) order = strcmp(elements[middle].name, name);
        if (order == 0) return (kjr_html_name)(middle + 1);
        if (order < 0) low = middle + 1;
        else high = middle;
    }
    return 0;
}

uint32_t kjr_html_traits(kjr_html_name name)
{
    return name ? elements[name - 1].traits : PLAIN;
}

uint8_t kjr_html_heading_level(kjr_html_name name)
{
    return name && elements[name - 1].traits & KJR_HTML_HEADING ? (uint8_t)(elements[name - 1].name[1] - '0') : 0;
}

const char *kjr_html_name_text(kjr_html_name name)
{
    return name ? elements[name - 1].name : "*";
}

/* ---- Classes */

/* Words that names of classes are put together from, or begin with. */
static const char *const furniture_words[] = {
    "nav",     "navbar",           "navi",    "navigation", "menu",        "submenu",   "breadcrumb",  "breadcrumbs",
    "crumb",   "crumbs",           "bread",   "footer",     "foot",        "copyright", "share",       "sharing",
    "bdshare", "bdsharebuttonbox", "jiathis", "sidebar",    "aside",       "related",   "recommend",   "pagination",
    "pager",   "toolbar",          "qrcode",  "ewm",        "erweima",     "comment",   "comments",    "banner",
    "search",  "searchbox",        "login",   "friendlink", "friendlinks", "advert",    "contentinfo", "topbar",
    "beian",   "dangqianweizhi",   "weizhi",  "fenxiang",   "daohang",
};
static const char *const title_words[] = {"title", "tit", "biaoti", "bt", "headline"};

static bool is_small_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

/* Length of the word at `at`: letters up to a capital behind a small one. */
static size_t word_length(const char *at)
{
    size_t length = 0;
    while (kjr_is_letter(at[length]) && !(length && is_small_letter(at[length - 1]) && !is_small_letter(at[length])))
        length++;
    return length;
}

static bool is_word(const char *at, size_t length, const char *word)
{
    size_t i = 0;
    while (i < length && word[i] == kjr_lower(at[i]))
        i++;
    return i == length && !word[i];
}

static bool has_word(const char *classes, const char *const *words, size_t count)
{
    for (const char *at = classes; *at;) {
        size_t length = word_length(at);
        for (size_t i = 0; length && i < count; i++) {
            if (is_word(at, length, words[i])) return true;
        }
        at += length ? length : 1;
    }
    return false;
}

bool kjr_html_is_furniture_class(const char *classes)
{
    return has_word(classes, furniture_words, sizeof furniture_words / sizeof *furniture_words);
}

bool kjr_html_is_title_class(const char *classes)
{
    return has_word(classes, title_words, sizeof title_words / sizeof *title_words);
}

/* ---- Styles */

/* Behind `words`, blanks between them left out, at the start of `at`; NULL when they are not there. */
static const char *skip_words(const char *at, const char *words)
{
    for (; *words; words++) {
        while (*at == ' ' || *at == '\t' || *at == '\n')
            at++;
        if (kjr_lower(*at++) != *words) return NULL;
    }
    return at;
}

static bool states(const char *style, const char *words)
{
    for (const char *at = style; at; at = strchr(at, ';')) {
        if (*at == ';') at++;
        if (skip_words(at, words)) return true;
    }
    return false;
}

bool kjr_html_is_hidden_style(const char *style, bool is_block)
{
    return states(style, "display:none") || states(style, "mso-hide:all") ||
           (!is_block && states(style, "visibility:hidden"));
}

bool kjr_html_is_kept_style(const char *style)
{
    return states(style, "white-space:pre") || states(style, "white-space:break-spaces");
}
