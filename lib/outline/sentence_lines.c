/* Text with a sentence on each line: no line has two, and paragraphs are set apart by indents or by empty lines. */
#include "outline/outliner.h"
#include "outline/repair.h"

/* What stands before the lines that end in a full stop. */
typedef struct layout {
    uint32_t inset, flush;  /* with and without an indent */
    uint32_t behind, close; /* behind an empty line, and right below another */
} layout;

/* Number of full stops inside the line, `mark` goes on from line to line. */
static uint32_t count_inner(const kjr_view *view, const kjr_line *line, uint32_t *mark)
{
    enum { AT_END = 3 }; /* 。”） */
    uint32_t count = 0, end = kjr_line_length(line) > AT_END ? line->end - AT_END : line->start;
    for (; view->marks.items[*mark] < line->end; ++*mark) {
        uint32_t at = view->marks.items[*mark];
        count += at >= line->start && at < end && view->kind[at] == KJR_CHAR_SENTENCE_END;
    }
    return count;
}

static void note(layout *seen, const kjr_line *line)
{
    if (line->indent > 1) seen->inset++;
    else seen->flush++;
    if (line->blank_before) seen->behind++;
    else seen->close++;
}

int kjr_find_sentence_lines(const kjr_view *view)
{
    enum { FEWEST = 20, FEW = 6, SHARE = 20 };
    layout seen = {0};
    uint32_t sentences = 0, inner = 0, mark = 0, most = view->lines.count / SHARE + 1;
    for (uint32_t i = 0; i < view->lines.count; i++) {
        const kjr_line *line = &view->lines.items[i];
        inner += count_inner(view, line, &mark);
        if (inner > most) return KJR_APART_UNKNOWN;
        if (kjr_line_last_kind(view, line) != KJR_CHAR_SENTENCE_END) continue;
        sentences++;
        note(&seen, line);
    }
    if (sentences < FEWEST || inner * SHARE > sentences) return KJR_APART_UNKNOWN;
    if (seen.inset >= FEW && seen.flush >= FEW) return KJR_APART_BY_INDENT;
    return seen.behind >= FEW && seen.close >= FEW ? KJR_APART_BY_BLANK : KJR_APART_UNKNOWN;
}
