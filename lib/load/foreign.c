#include "load/foreign.h"

#include <string.h>

#include "load/foreign_kinds.h"
#include "load/raw_bytes.h"

/* ---- Compound files: DOC, XLS, PPT and what WPS calls WPS, ET, DPS */

/* An entry of the directory is 128 bytes, at a multiple of these: its name in UTF-16, then the length of that. */
static bool is_entry(const unsigned char *entry, const char *name)
{
    size_t len = strlen(name);
    if (entry[64] != 2 * (len + 1) || entry[65] != 0) return false;
    for (size_t i = 0; i <= len; i++)
        if (entry[2 * i] != (unsigned char)name[i] || entry[2 * i + 1] != 0) return false;
    return true;
}

static kjr_foreign kind_of_compound(const char *bytes, size_t len)
{
    enum { ENTRY = 128 };
    static const struct {
        const char *name;
        kjr_foreign kind;
    } streams[] = {
        {"EncryptedPackage", KJR_FOREIGN_LOCKED},
        {"WordDocument", KJR_FOREIGN_DOC},
        {"Workbook", KJR_FOREIGN_XLS},
        {"Book", KJR_FOREIGN_XLS},
        {"PowerPoint Document", KJR_FOREIGN_PPT},
    };
    for (size_t at = 0; at + ENTRY <= len; at += ENTRY) {
        for (size_t i = 0; i < sizeof streams / sizeof *streams; i++)
            if (is_entry((const unsigned char *)bytes + at, streams[i].name)) return streams[i].kind;
    }
    return KJR_FOREIGN_COMPOUND;
}

/* ---- XML in one file, and mail */

static kjr_foreign kind_of_text(const char *bytes, size_t len)
{
    enum { HEAD = 4096 };
    static const struct {
        const char *words;
        kjr_foreign kind;
    } spaces[] = {
        {"http://schemas.uof.org/cn/", KJR_FOREIGN_UOF},
        {"urn:oasis:names:tc:opendocument:xmlns:office", KJR_FOREIGN_FLAT_XML},
        {"http://schemas.microsoft.com/office/word/2003/wordml", KJR_FOREIGN_FLAT_XML},
        {"http://schemas.microsoft.com/office/2006/xmlPackage", KJR_FOREIGN_FLAT_XML},
        {"urn:schemas-microsoft-com:office:spreadsheet", KJR_FOREIGN_FLAT_XML},
    };
    size_t mark = kjr_begins_with(bytes, len, "\xEF\xBB\xBF", 3) ? 3 : 0, head = len < HEAD ? len : HEAD;
    if (kjr_begins_with(bytes + mark, len - mark, "<?xml", 5)) {
        for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
            if (kjr_bytes_hold(bytes, head, spaces[i].words)) return spaces[i].kind;
    }
    bool mail = kjr_begins_with(bytes, len, "MIME-Version:", 13) || kjr_begins_with(bytes, len, "From: ", 6);
    return mail && kjr_bytes_hold(bytes, head, "multipart/related") ? KJR_FOREIGN_MHT : KJR_FOREIGN_NONE;
}

/* ---- Files */

static kjr_foreign kind_of(const char *bytes, size_t len)
{
    static const struct {
        const char *mark;
        size_t len;
        kjr_foreign kind;
    } marks[] = {
        {"%PDF-", 5, KJR_FOREIGN_PDF},
        {"Founder CEB", 11, KJR_FOREIGN_CEB},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, KJR_FOREIGN_COMPOUND},
        {"{\\rtf", 5, KJR_FOREIGN_RTF},
        {"\x89PNG\r\n\x1A\n", 8, KJR_FOREIGN_PICTURE},
        {"\xFF\xD8\xFF", 3, KJR_FOREIGN_PICTURE},
        {"GIF87a", 6, KJR_FOREIGN_PICTURE},
        {"GIF89a", 6, KJR_FOREIGN_PICTURE},
        {"II*\0", 4, KJR_FOREIGN_PICTURE},
        {"MM\0*", 4, KJR_FOREIGN_PICTURE},
        {"\x1F\x8B", 2, KJR_FOREIGN_PACKED},
        {"Rar!\x1A\x07", 6, KJR_FOREIGN_PACKED},
        {"7z\xBC\xAF\x27\x1C", 6, KJR_FOREIGN_PACKED},
        {"\xFD"
         "7zXZ\0",
         6, KJR_FOREIGN_PACKED},
        {"BZh91AY&SY", 10, KJR_FOREIGN_PACKED},
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (!kjr_begins_with(bytes, len, marks[i].mark, marks[i].len)) continue;
        return marks[i].kind == KJR_FOREIGN_COMPOUND ? kind_of_compound(bytes, len) : marks[i].kind;
    }
    return kind_of_text(bytes, len);
}

kjrep_status kjr_refuse_foreign(const char *bytes, size_t len, const struct kjrep_options *settings, kjrep_error *error)
{
    kjr_foreign kind = kind_of(bytes, len);
    return kind == KJR_FOREIGN_NONE ? KJREP_OK : kjr_refuse_kind(kind, settings, error);
}
