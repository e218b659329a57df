#include "load/xml.h"

#include <libxml/parser.h>
#include <string.h>

#include "base/error.h"
#include "load/xml_charset.h"
#include "load/xml_errors.h"

typedef struct reading {
    const kjr_xml_handler *handler;
    xmlParserCtxtPtr parser;
    const char *part;
    kjrep_error *error;
    uint64_t depth, max_depth, max_elements, max_attributes;
    KJR_VECTOR(kjr_xml_attribute) attributes; /* of one element */
    const kjrep_allocator *allocator;
    kjrep_status rc; /* the first failure stays */
} reading;

static void stop(reading *r, kjrep_status rc)
{
    if (r->rc >= 0 && rc < 0) {
        r->rc = rc;
        xmlStopParser(r->parser);
    }
}

/* ---- What the parser tells */

/* libxml2 gives five pointers an attribute: local name, prefix, namespace, start and end of the value. */
static bool take_attributes(reading *r, int count, const xmlChar **given)
{
    r->attributes.count = 0;
    if (!KJR_RESERVE(r->allocator, &r->attributes, count)) return false;
    for (int i = 0; i < count; i++, given += 5)
        r->attributes.items[r->attributes.count++] = (kjr_xml_attribute){
            (const char *)given[0], (const char *)given[2], (const char *)given[3], (uint32_t)(given[4] - given[3])};
    return true;
}

static void tell_open(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                      const xmlChar **declared, int attributes, int defaulted, const xmlChar **given)
{
    reading *r = context;
    (void)prefix, (void)namespaces, (void)declared, (void)defaulted;
    if (r->rc < 0) return;
    if (++r->depth > r->max_depth) {
        stop(r, kjr_fail(r->error, KJREP_E_LIMIT, "%s: elements nested too deeply", r->part));
        return;
    }
    if (!take_attributes(r, attributes, given)) {
        stop(r, kjr_fail_memory(r->error));
        return;
    }
    kjr_xml_element element = {(const char *)name, (const char *)uri, r->attributes.items, r->attributes.count};
    stop(r, r->handler->open(r->handler->payload, &element));
}

static void tell_close(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    reading *r = context;
    (void)prefix;
    if (r->rc < 0) return;
    r->depth--;
    stop(r, r->handler->close(r->handler->payload, (const char *)name, (const char *)uri));
}

static void tell_text(void *context, const xmlChar *text, int len)
{
    reading *r = context;
    if (r->rc >= 0) stop(r, r->handler->text(r->handler->payload, (const char *)text, (size_t)len));
}

static void tell_type(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
    reading *r = context;
    (void)name, (void)external, (void)system;
    stop(r, kjr_fail(r->error, KJREP_E_CONTAINER, "%s: has a document type declaration, which it must not", r->part));
}

/* ---- Limits that libxml2 has not */

/* Does the tag have more values than that? */
static bool is_long_tag(const char *at, const char *end, uint64_t most)
{
    uint64_t values = 0;
    for (; at < end && *at != '>'; at++) {
        if (*at != '"' && *at != '\'') continue;
        if (++values > most) return true;
        at = memchr(at + 1, *at, (size_t)(end - at - 1));
        if (!at) return false;
    }
    return false;
}

/* It compares each attribute with all before, so that an element with a million takes hours. No value has a "<" in it.
 * Elements are counted before it reads any, which takes no time beside that. */
static kjrep_status check_tags(const reading *r, const char *xml, size_t len)
{
    enum { SHORTEST = 5 }; /* of an attribute: ` a=""` */
    const char *end = xml + len, *next;
    uint64_t elements = 0;
    for (const char *at = memchr(xml, '<', len); at; at = next) {
        next = at + 1 < end ? memchr(at + 1, '<', (size_t)(end - at - 1)) : NULL;
        const char *behind = next ? next : end;
        if (at + 1 == end || at[1] == '/' || at[1] == '!' || at[1] == '?') continue;
        if (++elements > r->max_elements) return kjr_fail(r->error, KJREP_E_LIMIT, "%s: too many elements", r->part);
        if ((uint64_t)(behind - at) > r->max_attributes * SHORTEST && is_long_tag(at + 1, behind, r->max_attributes))
            return kjr_fail(r->error, KJREP_E_LIMIT, "%s: an element of more than %llu attributes", r->part,
                            (unsigned long long)r->max_attributes);
    }
    return KJREP_OK;
}

static kjrep_status refuse(reading *r)
{
    const xmlError *found = xmlCtxtGetLastError(r->parser);
    /* what it had no room to say was said of memory */
    if (!found || !found->message || found->code == XML_ERR_NO_MEMORY) return kjr_fail_memory(r->error);
    const char *message = found->message;
    int line = found->line, len = (int)strcspn(message, "\n");
    return kjr_fail(r->error, KJREP_E_CONTAINER, "%s, line %d: %.*s", r->part, line, len, message);
}

static kjrep_status parse(reading *r, const char *xml, size_t len)
{
    xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC,
                         .startElementNs = tell_open,
                         .endElementNs = tell_close,
                         .characters = tell_text,
                         .cdataBlock = tell_text,
                         .ignorableWhitespace = tell_text,
                         .internalSubset = tell_type};
    if (len > INT32_MAX) return kjr_fail(r->error, KJREP_E_LIMIT, "%s: more than 2 GB", r->part);
    kjrep_status rc = check_tags(r, xml, len);
    if (rc < 0) return rc;
    r->parser = xmlCreatePushParserCtxt(&sax, r, NULL, 0, NULL);
    if (!r->parser) return kjr_fail_memory(r->error);
    xmlCtxtUseOptions(r->parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC);
    int bad = xmlParseChunk(r->parser, xml, (int)len, 1);
    if (r->rc >= 0 && bad) r->rc = refuse(r);
    if (r->parser->myDoc) xmlFreeDoc(r->parser->myDoc);
    xmlFreeParserCtxt(r->parser);
    return r->rc;
}

kjrep_status kjr_xml_read(const kjr_xml_handler *handler, const char *part, const char *xml, size_t len,
                          const struct kjrep_options *settings, kjrep_error *error)
{
    kjr_decoded decoded = {0};
    reading r = {.handler = handler,
                 .part = part,
                 .error = error,
                 .allocator = &settings->allocator,
                 .max_depth = (uint64_t)kjr_setting_int(settings, KJREP_OPT_MAX_ELEMENT_DEPTH),
                 .max_elements = (uint64_t)kjr_setting_int(settings, KJREP_OPT_MAX_ELEMENTS),
                 .max_attributes = (uint64_t)kjr_setting_int(settings, KJREP_OPT_MAX_ATTRIBUTES)};
    kjrep_status rc = kjr_xml_to_utf8(&decoded, &xml, &len, part, r.allocator, error);
    kjr_xml_errors before = kjr_xml_errors_take();
    if (rc >= 0) rc = parse(&r, xml, len);
    kjr_xml_errors_give_back(&before);
    kjr_free(r.allocator, r.attributes.items);
    kjr_free(r.allocator, decoded.text.items);
    kjr_free(r.allocator, decoded.anchors.items);
    return rc;
}

/* ---- Attributes */

const char *kjr_xml_value(const kjr_xml_element *element, const char *name, size_t *len)
{
    for (uint32_t i = 0; i < element->count; i++) {
        if (strcmp(element->attributes[i].name, name) != 0) continue;
        *len = element->attributes[i].value_len;
        return element->attributes[i].value;
    }
    return NULL;
}

bool kjr_xml_value_is(const kjr_xml_element *element, const char *name, const char *value)
{
    size_t len = 0;
    const char *found = kjr_xml_value(element, name, &len);
    return found && len == strlen(value) && memcmp(found, value, len) == 0;
}

int32_t kjr_xml_number(const kjr_xml_element *element, const char *name, int32_t otherwise)
{
    enum { MOST = 100000000 };
    size_t len = 0;
    const char *digits = kjr_xml_value(element, name, &len);
    int32_t number = 0;
    bool negative = digits && len && *digits == '-';
    if (!digits || len == negative) return otherwise;
    for (size_t i = negative; i < len; i++) {
        if (digits[i] < '0' || digits[i] > '9' || number >= MOST) return otherwise;
        number = number * 10 + (digits[i] - '0');
    }
    return negative ? -number : number;
}
