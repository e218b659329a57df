#include "load/source.h"

#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "kjrep/report.h"
#include "load/archive.h"
#include "load/foreign.h"
#include "load/guess.h"
#include "load/html_excess.h"
#include "load/html_sniff.h"
#include "load/raw_bytes.h"
#ifdef KJREP_WITH_PDF
#include "load/pdf.h"
#endif

/* ---- Containers by their first bytes */

static bool is_archive(const kjr_bytes *bytes)
{
    return kjr_begins_with(bytes->items, bytes->count, "PK\x03\x04", 4) ||
           kjr_begins_with(bytes->items, bytes->count, "PK\x05\x06", 4);
}

/* ---- Text */

static bool replaces(const struct kjrep_options *settings)
{
    return kjr_setting_int(settings, KJREP_OPT_REPLACE_BYTES) != 0;
}

static void take_as_it_is(kjr_source *source, kjr_bytes *bytes, int32_t certainty)
{
    bytes->items[bytes->count] = 0;
    source->text = bytes->items;
    source->text_len = bytes->count;
    source->encoding = kjr_charset_name(KJR_CHARSET_UTF8);
    source->certainty = certainty;
    *bytes = (kjr_bytes){0};
}

static kjrep_status take_decoded(kjr_source *source, const kjrep_allocator *allocator, kjrep_error *error)
{
    if (!KJR_RESERVE(allocator, &source->decoded.text, 1)) return kjr_fail_memory(error);
    source->text = source->decoded.text.items;
    source->text_len = source->decoded.text.count;
    source->text[source->text_len] = 0;
    return KJREP_OK;
}

/* Decode the bytes, which the source keeps to know where each character came from. */
static kjrep_status decode(kjr_source *source, kjr_bytes *bytes, kjr_charset charset, size_t at, int32_t certainty,
                           const struct kjrep_options *settings, kjrep_error *error)
{
    const kjrep_allocator *allocator = &settings->allocator;
    source->bytes = *bytes;
    *bytes = (kjr_bytes){0};
    kjrep_status rc = kjr_decode(&source->decoded, charset, source->bytes.items, at, source->bytes.count,
                                 replaces(settings), allocator, error);
    if (rc < 0) return rc;
    source->encoding = kjr_charset_name(charset);
    source->certainty = certainty;
    return take_decoded(source, allocator, error);
}

/* ---- Which charset */

static size_t first_beyond_ascii(const kjr_bytes *bytes)
{
    size_t at = 0;
    while (at < bytes->count && (unsigned char)bytes->items[at] - 1u < 0x7F)
        at++;
    return at;
}

/* Before byte `byte` of the input there is ASCII alone. */
static kjrep_status refuse_claim(kjr_charset claim, kjr_charset found, const kjr_bytes *bytes, size_t byte,
                                 const char *why, kjrep_error *error)
{
    uint32_t line, column;
    kjr_fail(error, KJREP_E_CHARSET, "not %s as stated: %s %s at byte %zu", kjr_charset_name(claim), why,
             kjr_charset_name(found), byte);
    kjr_utf8_locate(bytes->items, byte, &line, &column);
    return kjr_fail_at(error, KJREP_E_CHARSET, byte, line, column);
}

/* What the caller states holds unless the bytes are clearly something else. */
static kjrep_status load_as_stated(kjr_source *source, kjr_bytes *bytes, kjr_charset claim,
                                   const struct kjrep_options *settings, kjrep_error *error)
{
    kjr_guess guess = {KJR_CHARSET_UNKNOWN, KJREP_CERTAINTY_GUESS};
    size_t near = first_beyond_ascii(bytes);
    if (claim == KJR_CHARSET_UTF8) {
        take_as_it_is(source, bytes, KJREP_CERTAINTY_STATED);
        return KJREP_OK;
    }
    if (near < bytes->count) {
        kjrep_status rc = kjr_guess_charset(&guess, bytes->items, bytes->count, near, &settings->allocator, error);
        if (rc < 0) return rc;
    }
    if (guess.certainty == KJREP_CERTAINTY_SURE && !kjr_charset_agrees(claim, guess.charset))
        return refuse_claim(claim, guess.charset, bytes, near, "what begins", error);
    if (claim == KJR_CHARSET_UTF16)
        claim = kjr_charset_agrees(claim, guess.charset) ? guess.charset : KJR_CHARSET_UTF16BE;
    return decode(source, bytes, claim, 0, KJREP_CERTAINTY_STATED, settings, error);
}

static kjrep_status load_text(kjr_source *source, kjr_bytes *bytes, const struct kjrep_options *settings,
                              kjrep_error *error)
{
    size_t mark_len;
    const char *stated = kjr_setting_text(settings, KJREP_OPT_CHARSET);
    kjr_charset claim = stated ? kjr_charset_of_name(stated) : KJR_CHARSET_UNKNOWN;
    kjr_charset marked = kjr_charset_of_mark(bytes->items, bytes->count, &mark_len);
    source->container = "text";
    if (claim && marked && !kjr_charset_agrees(claim, marked))
        return refuse_claim(claim, marked, bytes, 0, "a byte order mark of", error);
    if (marked && marked != KJR_CHARSET_UTF8)
        return decode(source, bytes, marked, mark_len, KJREP_CERTAINTY_SURE, settings, error);
    if (claim) return load_as_stated(source, bytes, claim, settings, error);
    take_as_it_is(source, bytes, KJREP_CERTAINTY_SURE);
    return KJREP_OK;
}

/* All that was loaded, but for what is known of it. */
static void forget_text(kjr_source *source, const kjrep_allocator *allocator)
{
    if (source->text != source->decoded.text.items && !kjr_source_has_blocks(source)) kjr_free(allocator, source->text);
    kjr_free(allocator, source->decoded.text.items);
    kjr_free(allocator, source->decoded.anchors.items);
    kjr_free(allocator, source->bytes.items);
    source->decoded = (kjr_decoded){.charset = source->decoded.charset, .replaced = source->decoded.replaced};
    source->bytes = (kjr_bytes){0};
    source->text = NULL;
    source->text_len = 0;
}

void kjr_source_take(kjr_source *source, const char *container, char *text, uint32_t len)
{
    source->container = container;
    source->encoding = kjr_charset_name(KJR_CHARSET_UTF8);
    source->certainty = KJREP_CERTAINTY_SURE;
    source->text = text;
    source->text_len = len;
    source->text[source->text_len] = 0;
}

/* ---- Text that turned out not to be UTF-8 */

static kjrep_status replace_in_text(kjr_source *source, kjr_bytes *bytes, const kjrep_allocator *allocator,
                                    kjrep_error *error)
{
    source->bytes = *bytes;
    *bytes = (kjr_bytes){0};
    kjrep_status rc = kjr_repair_utf8(&source->decoded, source->bytes.items, source->bytes.count, allocator, error);
    return rc < 0 ? rc : take_decoded(source, allocator, error);
}

/* Could it be Chinese in a charset of two bytes a character? */
static bool looks_double_byte(const kjr_bytes *bytes)
{
    enum { ENOUGH = 65536, FEWEST_PAIRS = 2 };
    size_t len = bytes->count < ENOUGH ? bytes->count : ENOUGH, pairs = 0;
    for (size_t i = 0; i < len; i++) {
        unsigned lead = (unsigned char)bytes->items[i];
        if (lead < 0x80) {
            if (!lead) return false;
            continue;
        }
        if (i + 1 >= len) break;
        unsigned trail = (unsigned char)bytes->items[++i];
        if (lead == 0x80 || lead == 0xFF || trail < 0x30 || trail == 0x7F || trail == 0xFF) return false;
        pairs++;
    }
    return pairs >= FEWEST_PAIRS;
}

static kjrep_status load_other(kjr_source *source, kjr_bytes *bytes, size_t bad, const struct kjrep_options *settings,
                               kjrep_error *error)
{
    kjrep_error found = {.struct_size = sizeof found};
    kjr_guess guess = {KJR_CHARSET_UTF8, source->certainty};
    kjrep_status rc = KJREP_OK;
    if (source->certainty != KJREP_CERTAINTY_STATED)
        rc = kjr_guess_charset(&guess, bytes->items, bytes->count, bad, &settings->allocator, &found);
    if (rc < 0) return kjr_fail_again(error, &found);
    if (source->told && guess.certainty != KJREP_CERTAINTY_SURE && source->told != KJR_CHARSET_UTF8)
        guess = (kjr_guess){source->told, KJREP_CERTAINTY_LIKELY};
    if (guess.charset != KJR_CHARSET_UTF8 && guess.charset != KJR_CHARSET_UNKNOWN)
        return decode(source, bytes, guess.charset, 0, guess.certainty, settings, error);
    if (guess.charset == KJR_CHARSET_UNKNOWN && !kjrep_has(KJREP_PART_CHARSETS) && looks_double_byte(bytes)) {
        kjr_fail(error, KJREP_E_UNSUPPORTED, "not UTF-8, it may be GB18030 or Big5: this build reads UTF-8 only");
        return kjr_fail_at(error, KJREP_E_UNSUPPORTED, bad, 0, 0);
    }
    source->certainty = guess.certainty;
    return replaces(settings) ? replace_in_text(source, bytes, &settings->allocator, error) : KJREP_E_UTF8;
}

static kjrep_status load_again(kjr_source *source, size_t bad, const struct kjrep_options *settings, kjrep_error *error)
{
    kjr_bytes bytes = {source->text, (uint32_t)source->text_len, (uint32_t)source->text_len + 1};
    source->text = NULL;
    source->text_len = 0;
    kjrep_status rc = load_other(source, &bytes, bad, settings, error);
    kjr_free(&settings->allocator, bytes.items);
    return rc;
}

/* ---- Pages of HTML */

#ifdef KJREP_WITH_CONTAINERS
/* The text of the page for the page itself, in whatever charset that is. */
static kjrep_status load_page(kjr_source *source, const struct kjrep_options *settings, kjrep_error *error)
{
    kjrep_status rc = KJREP_OK;
    size_t bad = kjr_utf8_find_bad(source->text, source->text_len);
    if (bad < source->text_len) {
        kjr_utf8_refuse(source->text, bad, error);
        source->told = kjr_html_charset(source->text, source->text_len);
        if ((rc = load_again(source, bad, settings, error)) < 0) return rc;
    }
    source->text_len = kjr_html_drop_excess(source->text, source->text_len);
    rc = kjr_html_load(&source->html, &source->properties, source->text, source->text_len, settings, error);
    if (rc < 0) return rc;
    forget_text(source, &settings->allocator);
    source->container = "html";
    source->text = source->html.text.items;
    source->text_len = source->html.text.count;
    source->text[source->text_len] = 0;
    return KJREP_OK;
}
#else
static kjrep_status refuse_here(const char *what, kjrep_error *error)
{
    return kjr_fail(error, KJREP_E_UNSUPPORTED, "%s: this build reads plain text only", what);
}

static kjrep_status load_page(kjr_source *source, const struct kjrep_options *settings, kjrep_error *error)
{
    (void)source, (void)settings;
    return refuse_here("a page of HTML", error);
}

kjrep_status kjr_load_archive(kjr_source *source, const kjr_bytes *bytes, const struct kjrep_options *settings,
                              kjrep_error *error)
{
    (void)source, (void)bytes, (void)settings;
    return refuse_here("a zip archive (DOCX, OFD, XLSX, ...)", error);
}
#endif

static bool is_page(const kjr_source *source)
{
    return kjr_html_is_html(source->text, source->text_len);
}

kjrep_status kjr_load_other(kjr_source *source, size_t bad, const struct kjrep_options *settings, kjrep_error *error)
{
    kjrep_status rc = load_again(source, bad, settings, error);
    return rc >= 0 && is_page(source) ? load_page(source, settings, error) : rc;
}

/* ---- PDF */

#ifdef KJREP_WITH_PDF
static kjrep_status load_pdf(kjr_source *source, const kjr_bytes *bytes, const struct kjrep_options *settings,
                             kjrep_error *error)
{
    kjrep_status rc = kjr_pdf_load(&source->pages, &source->properties, bytes->items, bytes->count, settings, error);
    if (rc >= 0) kjr_source_take(source, "pdf", source->pages.text.items, source->pages.text.count);
    return rc;
}
#endif

/* ---- Memory and files */

static kjrep_status load(kjr_source *source, kjr_bytes *bytes, const struct kjrep_options *settings, kjrep_error *error)
{
    source->source_bytes = bytes->count;
    if (is_archive(bytes)) return kjr_load_archive(source, bytes, settings, error);
#ifdef KJREP_WITH_PDF
    if (kjr_begins_with(bytes->items, bytes->count, "%PDF-", 5)) return load_pdf(source, bytes, settings, error);
#endif
    kjrep_status rc = kjr_refuse_foreign(bytes->items, bytes->count, settings, error);
    if (rc >= 0) rc = load_text(source, bytes, settings, error);
    return rc >= 0 && is_page(source) ? load_page(source, settings, error) : rc;
}

static kjrep_status check_claim(const struct kjrep_options *settings, kjrep_error *error)
{
    const char *stated = kjr_setting_text(settings, KJREP_OPT_CHARSET);
    if (!stated || kjr_charset_of_name(stated)) return KJREP_OK;
    return kjr_fail(error, KJREP_E_ARG, "unknown charset \"%s\"", stated);
}

kjrep_status kjr_load_memory(kjr_source *source, const char *data, size_t data_len,
                             const struct kjrep_options *settings, kjrep_error *error)
{
    kjrep_status rc;
    kjr_bytes bytes = {0};
    if ((rc = check_claim(settings, error)) < 0) return rc;
    if ((rc = kjr_check_size(data_len, settings, error)) < 0) return rc;
    if (!KJR_RESERVE(&settings->allocator, &bytes, data_len + 1)) return kjr_fail_memory(error);
    if (data_len) memcpy(bytes.items, data, data_len);
    bytes.count = (uint32_t)data_len;
    rc = load(source, &bytes, settings, error);
    kjr_free(&settings->allocator, bytes.items);
    return rc;
}

kjrep_status kjr_load_file(kjr_source *source, const char *path, const struct kjrep_options *settings,
                           kjrep_error *error)
{
    kjr_bytes bytes = {0};
    kjrep_status rc = check_claim(settings, error);
    if (rc >= 0) rc = kjr_read_file(&bytes, path, settings, error);
    if (rc >= 0) rc = load(source, &bytes, settings, error);
    kjr_free(&settings->allocator, bytes.items);
    return rc;
}

void kjr_source_end(kjr_source *source, const kjrep_allocator *allocator)
{
    forget_text(source, allocator);
    kjr_html_end(&source->html, allocator);
    kjr_office_end(&source->office, allocator);
    kjr_page_end(&source->pages, allocator);
    kjr_properties_end(&source->properties, allocator);
    *source = (kjr_source){0};
}

/* ---- Places */

bool kjr_source_is_decoded(const kjr_source *source)
{
    return source->bytes.items != NULL;
}

const kjr_source_blocks *kjr_source_blocks_of(const kjr_source *source)
{
    if (!source->text) return NULL;
    if (source->text == source->html.text.items) return &source->html.blocks;
    if (source->text == source->office.text.items) return &source->office.blocks;
    return source->text == source->pages.text.items ? &source->pages.blocks : NULL;
}

bool kjr_source_has_blocks(const kjr_source *source)
{
    return kjr_source_blocks_of(source) != NULL;
}

uint64_t kjr_source_origin(const kjr_source *source, size_t text_byte)
{
    if (!kjr_source_is_decoded(source)) return text_byte;
    return kjr_decoded_origin(&source->decoded, source->bytes.items, source->bytes.count, text_byte);
}
