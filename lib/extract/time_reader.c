#include "extract/time_reader.h"

/* ---- Characters */

kjr_time_number kjr_number_near(kjr_time_reader *g, uint32_t at)
{
    if (at != g->known_at) {
        g->known = kjr_time_number_at(g->view, at, g->end);
        g->known_at = at;
    }
    return g->known;
}

bool kjr_skip(kjr_time_reader *g, uint16_t code)
{
    if (kjr_code_at(g, g->at) != code) return false;
    g->at++;
    return true;
}

bool kjr_skip_to(kjr_time_reader *g)
{
    uint32_t at = kjr_past_blank(g, g->at), from = at;
    if (kjr_is_one_of(kjr_code_at(g, at), u"至到")) at++;
    while (at < g->end && at - from < 2 && g->view->kind[at] == KJR_CHAR_DASH)
        at++;
    if (at == from) return false;
    g->at = kjr_past_blank(g, at);
    return true;
}

/* Characters that make another word with the first of a word of time: 以上|年, 说明|年, 项目|前; 三年|内 lasts. */
static bool is_cut_from_word(const kjr_time_reader *g, uint32_t at)
{
    static const struct {
        uint16_t first;
        const uint16_t *before;
    } cuts[] = {{u'上', u"以"},
                {u'本', u"成资基根日版样剧课原"},
                {u'全', u"安健完保"},
                {u'前', u"以目之提当学元"},
                {u'后', u"以之今最"},
                {u'明', u"说表证声文"},
                {u'当', u"相适正"},
                {u'目', u"项题科节品栏数账"},
                {u'现', u"表出体实呈发兑涌"},
                {u'来', u"以年期历外近"},
                {u'未', u"从尚并"},
                {u'同', u"不"},
                {u'星', u"个每半两一二三四数几"},
                {u'礼', u"个"},
                {u'年', u"两几多半余每"}};
    if (!at) return false;
    uint16_t code = kjr_code_at(g, at), before = g->view->code[at - 1];
    uint8_t kind = g->view->kind[at - 1];
    if (code == u'年' && (kind == KJR_CHAR_DIGIT || kind == KJR_CHAR_NUMERAL_HAN)) return true;
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        if (cuts[i].first == code) return kjr_is_one_of(before, cuts[i].before);
    }
    return false;
}

const kjr_sense *kjr_time_word(const kjr_time_reader *g, uint32_t at, uint32_t *length)
{
    const kjr_sense *word = kjr_lexicon_match(g->grammar->lexicon, g->view, at, g->end, KJR_BIT(TIME), length);
    return word && is_cut_from_word(g, at) ? NULL : word;
}

const kjr_sense *kjr_time_tail(const kjr_time_reader *g, uint32_t *length)
{
    return kjr_lexicon_match(g->grammar->lexicon, g->view, g->at, g->end, KJR_BIT(TIME_TAIL), length);
}

/* ---- What is read goes into g->out */

void kjr_say_year(kjr_time_reader *g, uint8_t from, int32_t count)
{
    g->out->first = g->out->last = (kjr_point){(int16_t)count, from, 0, 0};
    g->out->precision = KJREP_PRECISION_YEAR;
}

void kjr_say_years(kjr_time_reader *g, uint8_t from, int32_t first, int32_t last)
{
    kjr_say_year(g, from, first);
    g->out->last.count = (int16_t)last;
    g->out->precision = KJREP_PRECISION_PERIOD;
}

void kjr_say_months(kjr_time_reader *g, uint32_t first, uint32_t last, uint8_t precision)
{
    g->out->first.month = (uint8_t)first;
    g->out->last.month = (uint8_t)last;
    g->out->precision = precision;
}

void kjr_say_days(kjr_time_reader *g, uint32_t first, uint32_t last)
{
    g->out->first.day = (uint8_t)first;
    g->out->last.day = (uint8_t)last;
    g->out->precision = KJREP_PRECISION_DAY;
}
