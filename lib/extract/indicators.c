/* Which of the known indicators a metric states. */
#include "extract/attributes.h"

/* 全市, 云南省, 海拉尔区 before the name of an indicator. */
static bool is_place(const kjr_extractor *x, uint32_t start, uint32_t end)
{
    enum { LONGEST = 8 };
    static const uint16_t areas[] = u"市省县区国州旗镇乡局校院盟厅委";
    if (end == start) return true;
    if (end - start > LONGEST || end - start < 2) return false;
    for (int i = 0; areas[i]; i++)
        if (x->view->code[end - 1] == areas[i]) return true;
    return false;
}

uint16_t kjr_indicator_of(const kjr_extractor *x, kjr_words words)
{
    uint32_t length;
    const kjr_sense *sense =
        kjr_lexicon_match_before(x->lexicon, x->view, words.end, words.start, KJR_BIT(NOUN), &length);
    return sense && is_place(x, words.start, words.end - length) ? sense->data : 0;
}

void kjr_set_indicator(const kjr_extractor *x, kjr_metric *metric)
{
    if (kjr_is_empty(metric->subject)) return;
    bool joined = metric->owner.end == metric->subject.start && !kjr_is_empty(metric->owner);
    if (joined) metric->indicator = kjr_indicator_of(x, (kjr_words){metric->owner.start, metric->subject.end});
    if (!metric->indicator) metric->indicator = kjr_indicator_of(x, metric->subject);
}
