/* KJ-X002 and KJ-X003: one document or body, one name. Names that may be meant as one get the same key: without the
 * words that titles leave out or put in, or with their characters sorted. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "check/consistency.h"
#include "check/marks.h"

/* ---- Sorting */

uint64_t kjr_hash_words(uint64_t hash, const kjr_view *view, kjr_words words)
{
    for (uint32_t at = words.start; at < words.end; at++)
        hash = kjr_hash_code(hash, view->code[at]);
    return kjr_hash_code(hash, 0);
}

static int compare(const void *a, const void *b)
{
    const kjr_keyed *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

void kjr_sort_keyed(kjr_keyed *items, uint32_t count)
{
    if (count) qsort(items, count, sizeof *items, compare);
}

/* ---- Collecting names */

enum { SHORTEST_NAME = 5, LONGEST_NAME = 60 };

typedef struct names {
    kjr_words *words;
    kjr_keyed *keys;
    uint32_t count, capacity;
} names;

static bool start_names(kjr_checker *c, names *all)
{
    uint32_t marks;
    kjr_marks_of(c, &marks);
    all->count = 0;
    all->capacity = marks + c->facts->entities.count;
    all->words = kjr_arena_alloc(&c->scratch, (size_t)all->capacity * sizeof *all->words);
    all->keys = kjr_arena_alloc(&c->scratch, (size_t)all->capacity * sizeof *all->keys);
    if (c->status >= 0 && all->words && all->keys) return true;
    kjr_check_stop(c, kjr_fail_memory(c->error));
    return false;
}

static void add_name(names *all, uint32_t start, uint32_t end, uint64_t key)
{
    if (!key || all->count == all->capacity || end - start < SHORTEST_NAME || end - start > LONGEST_NAME) return;
    all->keys[all->count] = (kjr_keyed){key, all->count};
    all->words[all->count++] = (kjr_words){start, end};
}

/* Each form of a name that differs from the first one of its key is told once. */
static void tell_variants(kjr_checker *c, names *all, const kjr_message *message)
{
    static const kjr_message other = {{"the other form", "另一写法", "另一寫法"}};
    kjr_sort_keyed(all->keys, all->count);
    for (uint32_t i = 0, end; i < all->count; i = end) {
        kjr_words forms[KJR_MOST_OF_A_KEY] = {all->words[all->keys[i].index]};
        uint32_t known = 1;
        for (end = i + 1; end < all->count && all->keys[end].key == all->keys[i].key; end++) {
            kjr_words words = all->words[all->keys[end].index];
            uint32_t k = 0;
            while (k < known && !kjr_are_same_words(c->view, forms[k], words))
                k++;
            if (k < known || known == KJR_MOST_OF_A_KEY) continue;
            forms[known++] = words;
            kjr_check_fail(c, words, message, KJR_ARGUMENTS(kjr_say_words(words), kjr_say_words(forms[0])));
            kjr_check_relate(c, forms[0], &other, KJR_NO_ARGUMENTS);
        }
    }
}

/* ---- KJ-X002 */

/* Words that one citation of a document has and another leaves out. */
static uint32_t optional_length(const kjr_view *view, uint32_t at, uint32_t end)
{
    static const uint16_t *const words[] = {u"关于", u"进一步", u"实施", u"施行", u"若干", u"有关", u"的", u"之", NULL};
    for (uint32_t i = 0; words[i]; i++) {
        if (kjr_starts_words(view, at, end, words[i])) return kjr_words_length(words[i]);
    }
    return view->kind[at] == KJR_CHAR_HAN || view->kind[at] == KJR_CHAR_NUMERAL_HAN ||
                   view->kind[at] == KJR_CHAR_DIGIT || view->kind[at] == KJR_CHAR_LATIN
               ? 0
               : 1;
}

/* Key of a document's title; 0 for other titles. */
static uint64_t document_key(const kjr_view *view, uint32_t start, uint32_t end)
{
    static const uint16_t *const nouns[] = {u"意见", u"办法", u"方案", u"规划", u"计划", u"条例", u"规定",
                                            u"细则", u"决定", u"纲要", u"措施", u"通知", u"要点", NULL};
    uint64_t key = KJR_HASH_START;
    uint32_t kept = 0;
    if (!kjr_ends_with_one_of(view, start, end, nouns)) return 0;
    for (uint32_t at = start; at < end;) {
        uint32_t skipped = optional_length(view, at, end);
        if (!skipped) {
            key = kjr_hash_code(key, view->code[at]);
            kept++;
        }
        at += skipped ? skipped : 1;
    }
    return kept >= SHORTEST_NAME ? key : 0;
}

/* Titles inside a title stand in 〈〉, or in what is typed for them. */
static void add_inner_titles(const kjr_view *view, names *all, const kjr_title *title)
{
    uint32_t open = 0;
    for (uint32_t at = title->open + 1; at < title->close; at++) {
        if (view->code[at] == u'<' || view->code[at] == u'〈') open = at + 1;
        if (!open || (view->code[at] != u'>' && view->code[at] != u'〉')) continue;
        add_name(all, open, at, document_key(view, open, at));
        open = 0;
    }
}

void kjr_check_title_variants(kjr_checker *c)
{
    static const kjr_message message = {{"{1} is also cited as {2}: confirm that they are one document",
                                         "“{1}”又写作“{2}”：请确认是否为同一文件",
                                         "「{1}」又寫作「{2}」：請確認是否為同一文件"}};
    names all;
    uint32_t count;
    const kjr_title *titles = kjr_titles_of(c, &count);
    if (!start_names(c, &all)) return;
    for (const kjr_title *title = titles; title < titles + count; title++) {
        add_name(&all, title->open + 1, title->close, document_key(c->view, title->open + 1, title->close));
        add_inner_titles(c->view, &all, title);
    }
    tell_variants(c, &all, &message);
}

/* ---- KJ-X003 */

static int compare_codes(const void *a, const void *b)
{
    uint16_t x = *(const uint16_t *)a, y = *(const uint16_t *)b;
    return (x > y) - (x < y);
}

/* Key of a name whose parts may have changed places. */
static uint64_t parts_key(const kjr_view *view, uint32_t start, uint32_t end)
{
    uint16_t codes[LONGEST_NAME];
    uint32_t count = 0;
    for (uint32_t at = start; at < end && count < LONGEST_NAME; at++) {
        if (view->kind[at] != KJR_CHAR_HAN) return 0;
        codes[count++] = view->code[at];
    }
    if (count < SHORTEST_NAME) return 0;
    qsort(codes, count, sizeof *codes, compare_codes);
    uint64_t key = KJR_HASH_START;
    for (uint32_t i = 0; i < count; i++)
        key = kjr_hash_code(key, codes[i]);
    return key;
}

/* The name without an area before it. */
static uint32_t bare_start(const kjr_view *view, uint32_t start)
{
    static const uint16_t areas[] = u"市省县区我本全";
    for (uint32_t i = 0; areas[i]; i++) {
        if (view->code[start] == areas[i]) return start + 1;
    }
    return start;
}

void kjr_check_name_variants(kjr_checker *c)
{
    static const kjr_message message = {{"{1} is also written as {2}: confirm the name", "“{1}”又写作“{2}”：请核对名称",
                                         "「{1}」又寫作「{2}」：請核對名稱"}};
    names all;
    uint32_t count;
    const kjr_title *titles = kjr_titles_of(c, &count);
    if (!start_names(c, &all)) return;
    for (const kjr_title *title = titles; title < titles + count; title++) {
        uint32_t start = bare_start(c->view, title->open + 1);
        add_name(&all, start, title->close, parts_key(c->view, start, title->close));
    }
    for (uint32_t i = 0; i < c->facts->entities.count; i++) {
        const kjr_entity *entity = &c->facts->entities.items[i];
        uint32_t start = bare_start(c->view, entity->words.start);
        if (entity->kind == KJREP_ENTITY_PROGRAMME && start < entity->words.end)
            add_name(&all, start, entity->words.end, parts_key(c->view, start, entity->words.end));
    }
    tell_variants(c, &all, &message);
}
