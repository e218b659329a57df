#ifdef _WIN32
#ifndef UNICODE
#define UNICODE
#endif
#include <windows.h>
#endif

#include "load/plain_text.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/utf8.h"

typedef KJR_VECTOR(char) byte_vector;

/* ---- What the bytes may be */

static const struct {
    const char *bytes, *name;
    size_t len;
} containers[] = {
    {"PK\x03\x04", "a zip container (DOCX, OFD, XLSX, ...)", 4},
    {"PK\x05\x06", "an empty zip container", 4},
    {"%PDF-", "a PDF file", 5},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a Word 97 file (DOC, WPS)", 8},
    {"{\\rtf", "an RTF file", 5},
    {"\x1F\x8B", "a gzip file", 2},
};

static kjrep_status refuse_container(const char *data, size_t len, kjrep_error *error)
{
    for (size_t i = 0; i < sizeof containers / sizeof *containers; i++) {
        if (len >= containers[i].len && memcmp(data, containers[i].bytes, containers[i].len) == 0)
            return kjr_fail(error, KJREP_E_UNSUPPORTED, "%s: this build reads plain text only", containers[i].name);
    }
    return KJREP_OK;
}

static kjrep_status refuse_utf16(const char *data, size_t len, kjrep_error *error)
{
    if (len < 2 || (memcmp(data, "\xFF\xFE", 2) != 0 && memcmp(data, "\xFE\xFF", 2) != 0)) return KJREP_OK;
    kjr_fail(error, KJREP_E_UNSUPPORTED, "UTF-16 text (byte 0x%02X at byte 0): this build reads UTF-8 only",
             (unsigned char)data[0]);
    return kjr_fail_at(error, KJREP_E_UNSUPPORTED, 0, 1, 1);
}

bool kjr_looks_double_byte(const char *data, size_t data_len)
{
    enum { ENOUGH = 65536, FEWEST_PAIRS = 2 };
    size_t len = data_len < ENOUGH ? data_len : ENOUGH, pairs = 0;
    for (size_t i = 0; i < len; i++) {
        unsigned lead = (unsigned char)data[i];
        if (lead < 0x80) {
            if (!lead) return false;
            continue;
        }
        if (i + 1 >= len) break;
        unsigned trail = (unsigned char)data[++i];
        if (lead == 0x80 || lead == 0xFF || trail < 0x30 || trail == 0x7F || trail == 0xFF) return false;
        pairs++;
    }
    return pairs >= FEWEST_PAIRS;
}

/* ---- What the caller says */

static bool same_name(const char *a, const char *b)
{
    for (; *a || *b; a++, b++) {
        char x = *a >= 'a' && *a <= 'z' ? (char)(*a - 'a' + 'A') : *a;
        if (x != *b) return false;
    }
    return true;
}

static kjrep_status check_settings(const struct kjrep_options *settings, kjrep_error *error)
{
    static const char *const later[] = {"GB18030", "GBK", "GB2312", "BIG5", "UTF-16", "UTF-16LE", "UTF-16BE"};
    const char *charset = kjr_setting_text(settings, KJREP_OPT_CHARSET);
    if (!charset || same_name(charset, "UTF-8") || same_name(charset, "UTF8")) return KJREP_OK;
    for (size_t i = 0; i < sizeof later / sizeof *later; i++) {
        if (same_name(charset, later[i]))
            return kjr_fail(error, KJREP_E_UNSUPPORTED, "charset %s is not in this release", later[i]);
    }
    return kjr_fail(error, KJREP_E_ARG, "unknown charset \"%s\"", charset);
}

static kjrep_status check_size(uint64_t bytes, const struct kjrep_options *settings, kjrep_error *error)
{
    uint64_t most = (uint64_t)kjr_setting_int(settings, KJREP_OPT_MAX_BYTES);
    if (bytes <= most) return KJREP_OK;
    return kjr_fail(error, KJREP_E_LIMIT, "%llu bytes, more than the limit of %llu", (unsigned long long)bytes,
                    (unsigned long long)most);
}

static kjrep_status check_bytes(const char *data, size_t len, const struct kjrep_options *settings, kjrep_error *error)
{
    kjrep_status rc = refuse_container(data, len, error);
    if (rc == KJREP_OK && !kjr_setting_text(settings, KJREP_OPT_CHARSET)) rc = refuse_utf16(data, len, error);
    return rc;
}

/* Write the text with U+FFFD for what is not UTF-8, and for U+0000; `out` NULL counts only. Returns the length. */
static size_t replace_bytes(char *out, const char *text, size_t len)
{
    static const char replacement[] = "\xEF\xBF\xBD";
    size_t written = 0;
    for (size_t at = 0; at < len;) {
        uint32_t code_point;
        size_t size = kjr_utf8_decode(text + at, len - at, &code_point);
        bool good = size && code_point;
        size_t taken = size ? size : kjr_utf8_skip(text + at, len - at), put = good ? size : sizeof replacement - 1;
        if (out) memcpy(out + written, good ? text + at : replacement, put);
        written += put;
        at += taken;
    }
    return written;
}

static kjrep_status hand_over(kjr_source *source, byte_vector *bytes, const struct kjrep_options *settings,
                              kjrep_error *error)
{
    byte_vector replaced = {0};
    uint64_t source_bytes = bytes->count;
    if (kjr_setting_int(settings, KJREP_OPT_REPLACE_BYTES)) {
        size_t len = replace_bytes(NULL, bytes->items, bytes->count);
        if (len > INT32_MAX) return kjr_fail(error, KJREP_E_LIMIT, "text of more than 2 GiB");
        if (!KJR_RESERVE(&settings->allocator, &replaced, len + 1)) return kjr_fail_memory(error);
        replaced.count = (uint32_t)replace_bytes(replaced.items, bytes->items, bytes->count);
        kjr_free(&settings->allocator, bytes->items);
        *bytes = replaced;
    }
    bytes->items[bytes->count] = 0;
    *source = (kjr_source){bytes->items, bytes->count, source_bytes, "text", "UTF-8"};
    *bytes = (byte_vector){0};
    return KJREP_OK;
}

/* ---- Memory */

kjrep_status kjr_load_memory(kjr_source *source, const char *data, size_t data_len,
                             const struct kjrep_options *settings, kjrep_error *error)
{
    kjrep_status rc;
    byte_vector bytes = {0};
    if ((rc = check_settings(settings, error)) < 0) return rc;
    if ((rc = check_size(data_len, settings, error)) < 0) return rc;
    if (data_len && (rc = check_bytes(data, data_len, settings, error)) < 0) return rc;
    if (!KJR_RESERVE(&settings->allocator, &bytes, data_len + 1)) return kjr_fail_memory(error);
    if (data_len) memcpy(bytes.items, data, data_len);
    bytes.count = (uint32_t)data_len;
    rc = hand_over(source, &bytes, settings, error);
    kjr_free(&settings->allocator, bytes.items);
    return rc;
}

/* ---- Files */

static kjrep_status refuse_file(int reason, kjrep_error *error)
{
    switch (reason) {
    case ENOENT: return kjr_fail(error, KJREP_E_IO, "no such file");
    case ENOTDIR: return kjr_fail(error, KJREP_E_IO, "no such file: part of the path is not a folder");
    case EACCES: return kjr_fail(error, KJREP_E_IO, "permission denied");
    case EISDIR: return kjr_fail(error, KJREP_E_IO, "is a folder, not a file");
    case EMFILE:
    case ENFILE: return kjr_fail(error, KJREP_E_IO, "too many open files");
    case EILSEQ: return kjr_fail(error, KJREP_E_IO, "the path is not UTF-8");
    default: return kjr_fail(error, KJREP_E_IO, "cannot be read (system error %d)", reason);
    }
}

#ifdef _WIN32
static FILE *open_file(const char *path, const kjrep_allocator *allocator)
{
    FILE *file = NULL;
    int units = MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, path, -1, NULL, 0);
    wchar_t *wide = units > 0 ? kjr_malloc(allocator, (size_t)units * sizeof *wide) : NULL;
    if (!wide) {
        errno = units > 0 ? ENOMEM : EILSEQ;
        return NULL;
    }
    MultiByteToWideChar(CP_UTF8, 0, path, -1, wide, units);
    DWORD attributes = GetFileAttributesW(wide);
    if (attributes != INVALID_FILE_ATTRIBUTES && attributes & FILE_ATTRIBUTE_DIRECTORY) errno = EISDIR;
    else file = _wfopen(wide, L"rb");
    kjr_free(allocator, wide);
    return file;
}
#else
static FILE *open_file(const char *path, const kjrep_allocator *allocator)
{
    (void)allocator;
    return fopen(path, "rb");
}
#endif

/* Size of a regular file, 0 for what has none (a pipe). */
static kjrep_status find_size(FILE *file, uint64_t *size, kjrep_error *error)
{
#ifdef _WIN32
    struct _stat64 about;
    if (_fstat64(_fileno(file), &about) != 0) return refuse_file(errno, error);
    *size = (about.st_mode & _S_IFREG) ? (uint64_t)about.st_size : 0;
#else
    struct stat about;
    if (fstat(fileno(file), &about) != 0) return refuse_file(errno, error);
    if (S_ISDIR(about.st_mode)) return refuse_file(EISDIR, error);
    *size = S_ISREG(about.st_mode) ? (uint64_t)about.st_size : 0;
#endif
    return KJREP_OK;
}

/* Read to the end; a file may be longer than it said. */
static kjrep_status read_all(FILE *file, byte_vector *bytes, const struct kjrep_options *settings, kjrep_error *error)
{
    enum { STEP = 65536 };
    kjrep_status rc;
    for (;;) {
        if (bytes->capacity - bytes->count < 2 && !KJR_RESERVE(&settings->allocator, bytes, STEP))
            return kjr_fail_memory(error);
        size_t room = bytes->capacity - bytes->count - 1; /* one is for the NUL */
        size_t got = fread(bytes->items + bytes->count, 1, room, file);
        bytes->count += (uint32_t)got;
        if ((rc = check_size(bytes->count, settings, error)) < 0) return rc;
        if (got < room) return ferror(file) ? refuse_file(errno, error) : KJREP_OK;
    }
}

kjrep_status kjr_load_file(kjr_source *source, const char *path, const struct kjrep_options *settings,
                           kjrep_error *error)
{
    byte_vector bytes = {0};
    uint64_t size = 0;
    kjrep_status rc = check_settings(settings, error);
    if (rc < 0) return rc;
    FILE *file = open_file(path, &settings->allocator);
    if (!file) return errno == ENOMEM ? kjr_fail_memory(error) : refuse_file(errno, error);
    if ((rc = find_size(file, &size, error)) < 0) goto done;
    if ((rc = check_size(size, settings, error)) < 0) goto done;
    if (!KJR_RESERVE(&settings->allocator, &bytes, size + 2)) {
        rc = kjr_fail_memory(error);
        goto done;
    }
    if ((rc = read_all(file, &bytes, settings, error)) < 0) goto done;
    if ((rc = check_bytes(bytes.items, bytes.count, settings, error)) < 0) goto done;
    rc = hand_over(source, &bytes, settings, error);
done:
    kjr_free(&settings->allocator, bytes.items);
    fclose(file);
    return rc;
}
