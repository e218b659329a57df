#include "outline/header.h"

#include <stdio.h>

enum { LONGEST_FIELD_LINE = 200, LONGEST_NAME_LINE = 32 };

void kjr_set_field(kjr_outliner *o, int32_t field, uint32_t start, uint32_t end)
{
    if (!kjr_has_field(o, field) && end > start) o->outline->meta[field] = (kjr_meta_field){start, end, NULL};
}

bool kjr_set_day(kjr_outliner *o, int32_t field, uint32_t start, uint32_t end, uint32_t date, int32_t seconds)
{
    char text[40];
    if (kjr_has_field(o, field)) return true;
    int len = snprintf(text, sizeof text, "%04u-%02u-%02u", (unsigned)(date / 10000), (unsigned)(date / 100 % 100),
                       (unsigned)(date % 100));
    if (seconds >= 0)
        len += snprintf(text + len, sizeof text - (size_t)len, "T%02d:%02d:%02d", (int)(seconds / 3600),
                        (int)(seconds / 60 % 60), (int)(seconds % 60));
    const char *value = kjr_arena_text(o->arena, text, (size_t)len);
    if (!value) return false;
    o->outline->meta[field] = (kjr_meta_field){start, end, value};
    if (field == KJREP_META_DATE_ISSUED) o->outline->date_issued = date;
    return true;
}

/* ---- 时间: 来源: 导语: */

static int set_labelled(kjr_outliner *o, uint8_t field, uint32_t start, uint32_t end)
{
    const kjr_view *view = o->view;
    end = kjr_trim_marks(view, start, end);
    if (field != KJREP_META_PAGE_TIME && field != KJREP_META_DATE_ISSUED && field != KJREP_META_DELIVERED_ON) {
        if (field) kjr_set_field(o, field, start, end);
        return KJR_FIELD;
    }
    uint32_t at, length, time_length = 0;
    uint32_t date = kjr_find_date(view, start, end, &at, &length);
    if (!date) return KJR_FIELD;
    uint32_t time_at = at + length;
    while (time_at < end && view->kind[time_at] == KJR_CHAR_SPACE)
        time_at++;
    int32_t seconds = kjr_read_time(view, time_at, end, &time_length);
    uint32_t day_end = seconds >= 0 ? time_at + time_length : at + length;
    return kjr_set_day(o, field, at, day_end, date, seconds) ? KJR_FIELD : KJR_FIELD_NO_MEMORY;
}

/* The labels from `start` on, which begins with one. */
static int read_labels(kjr_outliner *o, uint32_t start, uint32_t end)
{
    const uint32_t wanted = KJR_BIT(META_LABEL);
    const kjr_view *view = o->view;
    uint32_t length;
    const kjr_sense *label = kjr_lexicon_match(o->lexicon, view, start, end, wanted, &length);
    uint32_t at = start;
    if (!label || at + length >= end || view->kind[at + length] != KJR_CHAR_COLON) return KJR_NO_FIELD;
    while (label) { /* 来源:… 时间:… on one line */
        uint32_t value = at + length + 1, next = end;
        const kjr_sense *next_label = NULL;
        for (uint32_t i = value; label->value != KJREP_META_LEAD && i < end && i - start < LONGEST_FIELD_LINE; i++) {
            if (view->kind[i] != KJR_CHAR_COLON) continue;
            next_label = kjr_lexicon_match_before(o->lexicon, view, i, value, wanted, &length);
            if (!next_label) continue;
            next = i - length;
            break;
        }
        int done = set_labelled(o, label->value, value, next);
        if (done < 0) return done;
        label = next_label;
        at = next;
    }
    return KJR_FIELD;
}

int kjr_read_labelled_field(kjr_outliner *o, uint32_t line)
{
    return read_labels(o, kjr_line_at(o, line)->start, kjr_line_at(o, line)->end);
}

/* ---- A day alone */

int kjr_read_day_line(kjr_outliner *o, uint32_t line)
{
    const kjr_view *view = o->view;
    uint32_t start = kjr_line_at(o, line)->start, end = kjr_line_at(o, line)->end, length, time_length = 0;
    bool bracket = view->kind[start] == KJR_CHAR_OPEN;
    uint32_t at = start + bracket;
    uint32_t date = kjr_read_date(view, at, end, &length);
    if (!date) return KJR_NO_FIELD;
    uint32_t after = kjr_find_kind(view, at + length, end, ~KJR_KIND(SPACE));
    int32_t seconds = kjr_read_time(view, after, end, &time_length);
    uint32_t rest = kjr_find_kind(view, after + time_length, end, ~(KJR_KIND(CLOSE) | KJR_KIND(SPACE)));
    int more = rest < end ? read_labels(o, rest, end) : KJR_FIELD; /* 2025-01-20 09:30 来源:… */
    if (more != KJR_FIELD) return more;
    bool written_out = kjr_find_words(view, at, at + length, u"年") < at + length;
    bool page = seconds >= 0 || (!bracket && !written_out);
    bool done = kjr_set_day(o, page ? KJREP_META_PAGE_TIME : KJREP_META_DATE_ISSUED, at,
                            seconds >= 0 ? after + time_length : at + length, date, seconds);
    return done ? KJR_FIELD : KJR_FIELD_NO_MEMORY;
}

/* ---- Delivered on, at, by */

static uint32_t meeting_end(const kjr_view *view, uint32_t at, uint32_t end)
{
    static const uint16_t *const words[] = {u"会议", u"全会", u"大会"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        uint32_t found = kjr_find_words(view, at, end, words[i]);
        if (found < end) return found + 2;
    }
    return at;
}

/* 会议上省长某某作政府工作报告 */
static void read_speaker_behind(kjr_outliner *o, uint32_t at, uint32_t end)
{
    const kjr_view *view = o->view;
    if (at >= end || view->code[at] != u'上') return;
    uint32_t verb = kjr_find_words(view, at + 1, end, u"作");
    if (verb < end && verb > at + 1 && verb - at < LONGEST_NAME_LINE)
        kjr_set_field(o, KJREP_META_DELIVERED_BY, at + 1, verb);
}

int kjr_read_delivery(kjr_outliner *o, uint32_t line)
{
    enum { FAR = 20, LONGEST = 120 };
    const kjr_view *view = o->view;
    uint32_t start = kjr_line_at(o, line)->start, end = kjr_line_at(o, line)->end, length;
    if (end - start > LONGEST) return KJR_NO_FIELD;
    uint32_t at =
        kjr_find_kind(view, start, end, ~(KJR_KIND(DASH) | KJR_KIND(OPEN) | KJR_KIND(SPACE) | KJR_KIND(OTHER)));
    uint32_t date = kjr_read_date(view, at, end, &length);
    bool begins = at > start && view->code[at] == u'在'; /* ——在…会议上: the day stands elsewhere */
    if (!date && !begins) return KJR_NO_FIELD;
    uint32_t after = date ? at + length : at;
    uint32_t in = kjr_find_words(view, after, end - after > FAR ? after + FAR : end, u"在");
    if (in >= end || view->code[in] != u'在') return KJR_NO_FIELD;
    uint32_t meeting = meeting_end(view, in, end);
    bool broken = o->view->lines.count > line + 1 && (meeting == in || view->code[end - 1] != u'上');
    if (meeting == in && broken && kjr_line_length(kjr_line_at(o, line + 1)) < 40) {
        end = kjr_line_at(o, line + 1)->end; /* the name of the meeting goes on in the next line */
        meeting = meeting_end(view, in, end);
        if (meeting > in) o->blocks[line + 1].kind = KJREP_NODE_META;
    }
    if (meeting == in) return KJR_NO_FIELD;
    if (in > after) kjr_set_field(o, KJREP_META_DELIVERED_BY, after, in);
    kjr_set_field(o, KJREP_META_DELIVERED_AT, in + 1, meeting);
    read_speaker_behind(o, meeting, end);
    if (!date) return KJR_FIELD;
    return kjr_set_day(o, KJREP_META_DELIVERED_ON, at, after, date, -1) ? KJR_FIELD : KJR_FIELD_NO_MEMORY;
}

static bool has_office(const kjr_view *view, uint32_t start, uint32_t end)
{
    static const uint16_t *const offices[] = {u"省长", u"市长", u"区长",   u"县长",   u"州长",   u"旗长",   u"盟长",
                                              u"主席", u"总理", u"镇长",   u"乡长",   u"局长",   u"主任",   u"院长",
                                              u"长官", u"司长", u"厅长",   u"部长",   u"处长",   u"科长",   u"校长",
                                              u"会长", u"书记", u"检察长", u"审计长", u"委员长", u"董事长", u"总经理"};
    for (size_t i = 0; i < sizeof offices / sizeof *offices; i++) {
        if (kjr_find_words(view, start, end, offices[i]) < end) return true;
    }
    return false;
}

int kjr_read_speaker(kjr_outliner *o, uint32_t line)
{
    enum { LONGEST_NAME = 6 };
    const kjr_view *view = o->view;
    const kjr_line *here = kjr_line_at(o, line);
    uint32_t other = ~(KJR_KIND(HAN) | KJR_KIND(NUMERAL_HAN) | KJR_KIND(SPACE) | KJR_KIND(OTHER) | KJR_KIND(OPEN) |
                       KJR_KIND(CLOSE) | KJR_KIND(COLON));
    if (kjr_line_length(here) > LONGEST_NAME_LINE || kjr_find_kind(view, here->start, here->end, other) < here->end)
        return KJR_NO_FIELD;
    if (!has_office(view, here->start, here->end) || kjr_line_last_kind(view, here) == KJR_CHAR_COLON)
        return KJR_NO_FIELD;
    uint32_t end = here->end;
    bool no_name = has_office(view, here->end - here->start > 2 ? here->end - 2 : here->start, here->end);
    if (no_name && line + 1 < view->lines.count) {
        const kjr_line *next = kjr_line_at(o, line + 1);
        bool name = kjr_line_length(next) <= LONGEST_NAME && !o->blocks[line + 1].label.family &&
                    kjr_find_kind(view, next->start, next->end, other | KJR_KIND(COLON)) == next->end;
        if (name) {
            end = next->end;
            o->blocks[line + 1].kind = KJREP_NODE_META;
        }
    }
    kjr_set_field(o, KJREP_META_DELIVERED_BY, here->start, end);
    return KJR_FIELD;
}

int kjr_read_name(kjr_outliner *o, uint32_t line)
{
    enum { SHORTEST = 2, LONGEST = 4 };
    const kjr_view *view = o->view;
    const kjr_line *here = kjr_line_at(o, line);
    uint32_t length = kjr_line_length(here);
    bool below = line > 0 && o->blocks[line - 1].kind == KJREP_NODE_META;
    if (!below || length < SHORTEST || length > LONGEST || kjr_is_frame(view, here->start, here->end) ||
        kjr_find_kind(view, here->start, here->end, ~KJR_KIND(HAN)) < here->end ||
        kjr_starts_with(view, here->start, here->end, u"目录") || kjr_names_office(view, here->start, here->end))
        return KJR_NO_FIELD;
    if (!kjr_has_field(o, KJREP_META_DELIVERED_AT) && !kjr_has_field(o, KJREP_META_DATE_ISSUED)) return KJR_NO_FIELD;
    kjr_set_field(o, KJREP_META_DELIVERED_BY, here->start, here->end);
    return KJR_FIELD;
}

/* ---- Document number */

int kjr_read_number_line(kjr_outliner *o, uint32_t line)
{
    enum { LONGEST = 40 };
    const kjr_view *view = o->view;
    uint32_t start = kjr_line_at(o, line)->start, end = kjr_line_at(o, line)->end;
    if (end - start > LONGEST) return KJR_NO_FIELD;
    uint32_t open = kjr_find_kind(view, start, end, KJR_KIND(OPEN));
    if (open == start || open + 6 >= end || view->kind[open + 5] != KJR_CHAR_CLOSE) return KJR_NO_FIELD;
    for (uint32_t i = 1; i < 5; i++) {
        if (view->kind[open + i] != KJR_CHAR_DIGIT) return KJR_NO_FIELD;
    }
    uint32_t at = open + 6;
    if (view->code[at] == u'第') at++;
    uint32_t digits = at;
    while (at < end && view->kind[at] == KJR_CHAR_DIGIT)
        at++;
    if (at == digits || at >= end || view->code[at] != u'号') return KJR_NO_FIELD;
    kjr_set_field(o, KJREP_META_NUMBER, start, at + 1);
    return KJR_FIELD;
}
