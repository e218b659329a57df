/* The way through libxml2. A page is given to it piece by piece, so that what it has not parsed yet can be looked at:
 * it compares every attribute of an element with all before, and seeks the start tag of every end tag. */
#include <libxml/HTMLparser.h>
#include <string.h>

#include "base/error.h"
#include "load/html_reader.h"
#include "load/raw_bytes.h"
#include "load/xml_errors.h"

enum { PIECE = 4096 }; /* at least */

/* A tag that goes on for more than a piece. */
typedef struct long_tag {
    uint64_t words;   /* so far, what stands in quotes included */
    uint64_t counted; /* bytes of it that they were counted in */
    uint64_t work;    /* squares of the words of long tags before */
} long_tag;

/* ---- What the parser tells */

static void tell_start(void *reader, const xmlChar *name, const xmlChar **attributes)
{
    kjr_html_open(reader, (const char *)name, (const char *const *)attributes);
}

static void tell_end(void *reader, const xmlChar *name)
{
    (void)name;
    kjr_html_close(reader);
}

static void tell_text(void *reader, const xmlChar *text, int len)
{
    kjr_html_put(reader, (const char *)text, (size_t)len);
}

/* ---- Limits */

static bool is_name(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || c >= 0x80;
}

/* What may begin an attribute: the first letter behind a blank or a quote. */
static void count_words(long_tag *tag, const unsigned char *bytes, uint64_t len)
{
    for (uint64_t at = tag->counted > 0 ? tag->counted : 1; at < len; at++) {
        unsigned char before = bytes[at - 1];
        bool apart = kjr_is_space((char)before) || before == '"' || before == '\'';
        tag->words += apart && is_name(bytes[at]);
    }
    tag->counted = len;
}

static kjrep_status check_tag(long_tag *tag, const xmlParserInput *input, uint64_t most, kjrep_error *error)
{
    uint64_t left = (uint64_t)(input->end - input->cur);
    if (left <= PIECE || input->cur[0] != '<' || !is_name(input->cur[1])) {
        tag->work += tag->words * tag->words;
        tag->words = tag->counted = 0;
        return KJREP_OK;
    }
    count_words(tag, input->cur, left);
    if (tag->work + tag->words * tag->words <= most * most) return KJREP_OK;
    return kjr_fail(error, KJREP_E_LIMIT, "tags of more than %llu attributes", (unsigned long long)most);
}

static kjrep_status check_parser(htmlParserCtxtPtr parser, kjrep_error *error)
{
    bool untaken = parser->errNo == XML_PARSER_EOF; /* a piece that there was no room for */
    if (untaken || parser->errNo == XML_ERR_NO_MEMORY) return kjr_fail_memory(error);
    if (parser->disableSAX) return kjr_fail(error, KJREP_E_LIMIT, "a tag or a comment that is too long for libxml2");
    return KJREP_OK;
}

/* ---- The whole page */

/* A piece is as long as what waits to be parsed, so that to look through that again costs no more than to read it. It
 * ends with a whole character. */
static size_t piece_size(const char *utf8, size_t len, const xmlParserInput *input)
{
    size_t waiting = (size_t)(input->end - input->cur), size = waiting > PIECE ? waiting : PIECE, least = size - 4;
    if (len <= size) return len;
    while (size > least && ((unsigned char)utf8[size] & 0xC0) == 0x80)
        size--;
    return size;
}

/* Before 2.10 libxml2 looks on for the end of a tag without the quote that it was in. */
static void forget_lookup(htmlParserCtxtPtr parser)
{
#if LIBXML_VERSION < 21000
    parser->checkIndex = 0;
#else
    (void)parser;
#endif
}

static kjrep_status feed(kjr_html_reader *r, htmlParserCtxtPtr parser, const char *utf8, size_t len, uint64_t most)
{
    long_tag tag = {0};
    for (size_t at = 0; at < len && r->rc >= 0;) {
        size_t size = piece_size(utf8 + at, len - at, parser->input);
        forget_lookup(parser);
        htmlParseChunk(parser, utf8 + at, (int)size, 0);
        at += size;
        if (r->rc >= 0) r->rc = check_parser(parser, r->error);
        if (r->rc >= 0) r->rc = check_tag(&tag, parser->input, most, r->error);
    }
    if (r->rc < 0) return r->rc;
    htmlParseChunk(parser, NULL, 0, 1);
    if (r->rc >= 0) r->rc = check_parser(parser, r->error);
    return r->rc;
}

static kjrep_status parse(kjr_html_page *page, const char *utf8, size_t len, const struct kjrep_options *settings,
                          kjrep_error *error)
{
    kjr_html_reader r = {.page = page,
                         .error = error,
                         .max_depth = (uint64_t)kjr_setting_int(settings, KJREP_OPT_MAX_ELEMENT_DEPTH),
                         .max_elements = (uint64_t)kjr_setting_int(settings, KJREP_OPT_MAX_ELEMENTS)};
    xmlSAXHandler handler = {
        .startElement = tell_start, .endElement = tell_end, .characters = tell_text, .ignorableWhitespace = tell_text};
    kjrep_status rc;
    htmlParserCtxtPtr parser = htmlCreatePushParserCtxt(&handler, &r, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    if (!parser) return kjr_fail_memory(error);
    htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                   HTML_PARSE_IGNORE_ENC);
    if (!kjr_html_start(&r)) rc = kjr_fail_memory(error);
    else rc = feed(&r, parser, utf8, len, (uint64_t)kjr_setting_int(settings, KJREP_OPT_MAX_ATTRIBUTES));
    if (rc >= 0) {
        kjr_html_finish(&r);
        rc = r.rc;
    }
    kjr_free(page->allocator, r.frames.items);
    htmlFreeParserCtxt(parser);
    return rc;
}

kjrep_status kjr_html_read(kjr_html_page *page, const char *utf8, size_t len, const struct kjrep_options *settings,
                           kjrep_error *error)
{
    kjr_xml_errors before = kjr_xml_errors_take();
    kjrep_status rc = parse(page, utf8, len, settings, error);
    kjr_xml_errors_give_back(&before);
    return rc;
}

void kjr_html_page_end(kjr_html_page *page)
{
    kjr_free(page->allocator, page->text.items);
    kjr_free(page->allocator, page->elements.items);
    kjr_free(page->allocator, page->lines.items);
}
