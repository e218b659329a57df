#ifdef _WIN32
#ifndef UNICODE
#define UNICODE
#endif
#include <windows.h>
#endif

#include "load/file.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/error.h"

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

bool kjr_file_exists(const char *path, const kjrep_allocator *allocator)
{
    FILE *file = open_file(path, allocator);
    if (file) fclose(file);
    return file != NULL;
}

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
static kjrep_status read_all(FILE *file, kjr_bytes *bytes, const struct kjrep_options *settings, kjrep_error *error)
{
    enum { STEP = 65536 };
    kjrep_status rc;
    for (;;) {
        if (bytes->capacity - bytes->count < 2 && !KJR_RESERVE(&settings->allocator, bytes, STEP))
            return kjr_fail_memory(error);
        size_t room = bytes->capacity - bytes->count - 1; /* one is for the NUL */
        size_t got = fread(bytes->items + bytes->count, 1, room, file);
        bytes->count += (uint32_t)got;
        if ((rc = kjr_check_size(bytes->count, settings, error)) < 0) return rc;
        if (got < room) return ferror(file) ? refuse_file(errno, error) : KJREP_OK;
    }
}

kjrep_status kjr_check_size(uint64_t bytes, const struct kjrep_options *settings, kjrep_error *error)
{
    uint64_t most = (uint64_t)kjr_setting_int(settings, KJREP_OPT_MAX_BYTES);
    if (bytes <= most) return KJREP_OK;
    return kjr_fail(error, KJREP_E_LIMIT, "%llu bytes, more than the limit of %llu", (unsigned long long)bytes,
                    (unsigned long long)most);
}

kjrep_status kjr_read_file(kjr_bytes *bytes, const char *path, const struct kjrep_options *settings, kjrep_error *error)
{
    uint64_t size = 0;
    FILE *file = open_file(path, &settings->allocator);
    if (!file) return errno == ENOMEM ? kjr_fail_memory(error) : refuse_file(errno, error);
    kjrep_status rc = find_size(file, &size, error);
    if (rc >= 0) rc = kjr_check_size(size, settings, error);
    if (rc >= 0 && !KJR_RESERVE(&settings->allocator, bytes, size + 2)) rc = kjr_fail_memory(error);
    if (rc >= 0) rc = read_all(file, bytes, settings, error);
    fclose(file);
    return rc;
}
