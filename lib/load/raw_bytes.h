/* Bytes that are looked at before it is known what they are: marks at their start, words among them, letters of ASCII. */
#ifndef KJR_LOAD_RAW_BYTES_H
#define KJR_LOAD_RAW_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static inline bool kjr_begins_with(const char *bytes, size_t len, const char *mark, size_t mark_len)
{
    return len >= mark_len && memcmp(bytes, mark, mark_len) == 0;
}

static inline bool kjr_bytes_hold(const char *bytes, size_t len, const char *words)
{
    size_t words_len = strlen(words);
    for (const char *at = bytes, *end = bytes + len; (size_t)(end - at) >= words_len; at++) {
        at = memchr(at, *words, (size_t)(end - at) - words_len + 1);
        if (!at) return false;
        if (memcmp(at, words, words_len) == 0) return true;
    }
    return false;
}

static inline char kjr_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static inline bool kjr_is_letter(char c)
{
    return kjr_lower(c) >= 'a' && kjr_lower(c) <= 'z';
}

static inline bool kjr_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Do the bytes at `at` say `word`, which is in small letters? */
static inline bool kjr_says(const char *at, const char *end, const char *word)
{
    while (*word && at < end && kjr_lower(*at) == *word) {
        at++;
        word++;
    }
    return !*word;
}

#endif
