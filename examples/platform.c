#include "platform.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifdef _WIN32
#ifndef UNICODE
#define UNICODE
#endif
#include <fcntl.h>
#include <io.h>
#include <process.h>
#include <windows.h>
#else
#include <dirent.h>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

/* ---- Lists */

bool list_add(list *names, const char *name)
{
    size_t len = strlen(name) + 1;
    if (names->count == names->capacity) {
        size_t capacity = names->capacity ? names->capacity * 2 : 16;
        char **items = realloc(names->items, capacity * sizeof *items);
        if (!items) return false;
        names->items = items;
        names->capacity = capacity;
    }
    char *copy = malloc(len);
    if (!copy) return false;
    memcpy(copy, name, len);
    names->items[names->count++] = copy;
    return true;
}

void list_clear(list *names)
{
    for (size_t i = 0; i < names->count; i++)
        free(names->items[i]);
    free(names->items);
    *names = (list){0};
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* folder/name onto the list. */
static bool add_path(list *out, const char *folder, const char *name)
{
    size_t folder_len = strlen(folder), name_len = strlen(name);
    bool ended = folder_len && folder[folder_len - 1] == '/';
    char *path = malloc(folder_len + name_len + 2);
    if (!path) return false;
    memcpy(path, folder, folder_len);
    if (!ended) path[folder_len++] = '/';
    memcpy(path + folder_len, name, name_len + 1);
    bool added = list_add(out, path);
    free(path);
    return added;
}

#ifdef _WIN32

/* ---- Windows */

static char *narrow(const wchar_t *wide)
{
    int size = WideCharToMultiByte(CP_UTF8, 0, wide, -1, NULL, 0, NULL, NULL);
    char *text = size > 0 ? malloc((size_t)size) : NULL;
    if (text) WideCharToMultiByte(CP_UTF8, 0, wide, -1, text, size, NULL, NULL);
    return text;
}

static wchar_t *widen(const char *text)
{
    int units = MultiByteToWideChar(CP_UTF8, 0, text, -1, NULL, 0);
    wchar_t *wide = units > 0 ? malloc((size_t)units * sizeof *wide) : NULL;
    if (wide) MultiByteToWideChar(CP_UTF8, 0, text, -1, wide, units);
    return wide;
}

bool platform_arguments(list *out, int argc, char **argv)
{
    (void)argc;
    (void)argv;
    int count = 0;
    wchar_t **wide = CommandLineToArgvW(GetCommandLineW(), &count);
    bool good = wide != NULL;
    for (int i = 0; i < count && good; i++) {
        char *text = narrow(wide[i]);
        good = text && list_add(out, text);
        free(text);
    }
    LocalFree(wide);
    return good;
}

void platform_binary_output(void)
{
    _setmode(_fileno(stdin), _O_BINARY);
    _setmode(_fileno(stdout), _O_BINARY);
}

bool platform_is_terminal(FILE *file)
{
    return _isatty(_fileno(file));
}

double platform_seconds(void)
{
    return (double)GetTickCount64() / 1000;
}

bool platform_is_folder(const char *path)
{
    wchar_t *wide = widen(path);
    DWORD attributes = wide ? GetFileAttributesW(wide) : INVALID_FILE_ATTRIBUTES;
    free(wide);
    return attributes != INVALID_FILE_ATTRIBUTES && attributes & FILE_ATTRIBUTE_DIRECTORY;
}

int platform_list_folder(const char *path, list *out)
{
    list pattern = {0};
    WIN32_FIND_DATAW entry;
    int reason = 0;
    wchar_t *wide = add_path(&pattern, path, "*") ? widen(pattern.items[0]) : NULL;
    HANDLE search = wide ? FindFirstFileW(wide, &entry) : INVALID_HANDLE_VALUE;
    if (!wide) reason = -1;
    else if (search == INVALID_HANDLE_VALUE) reason = EACCES;
    for (BOOL more = reason == 0; more; more = FindNextFileW(search, &entry)) {
        if (entry.cFileName[0] == L'.' || entry.dwFileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) continue;
        char *name = narrow(entry.cFileName);
        if (!name || !add_path(out, path, name)) reason = -1;
        free(name);
    }
    if (search != INVALID_HANDLE_VALUE) FindClose(search);
    free(wide);
    list_clear(&pattern);
    if (out->count) qsort(out->items, out->count, sizeof *out->items, compare_names);
    return reason;
}

struct platform_lock {
    CRITICAL_SECTION section;
    CONDITION_VARIABLE changed;
};

platform_lock *platform_lock_new(void)
{
    platform_lock *lock = calloc(1, sizeof *lock);
    if (!lock) return NULL;
    InitializeCriticalSection(&lock->section);
    InitializeConditionVariable(&lock->changed);
    return lock;
}

void platform_lock_free(platform_lock *lock)
{
    if (lock) DeleteCriticalSection(&lock->section);
    free(lock);
}

void platform_lock_take(platform_lock *lock)
{
    EnterCriticalSection(&lock->section);
}

void platform_lock_give(platform_lock *lock)
{
    LeaveCriticalSection(&lock->section);
}

void platform_lock_wait(platform_lock *lock)
{
    SleepConditionVariableCS(&lock->changed, &lock->section, INFINITE);
}

void platform_lock_wake(platform_lock *lock)
{
    WakeAllConditionVariable(&lock->changed);
}

typedef HANDLE thread;

static bool thread_start(thread *out, unsigned(__stdcall *run)(void *), void *job)
{
    *out = (HANDLE)_beginthreadex(NULL, 0, run, job, 0, NULL);
    return *out != NULL;
}

static void thread_join(thread one)
{
    WaitForSingleObject(one, INFINITE);
    CloseHandle(one);
}

#define THREAD_RESULT unsigned __stdcall
#define THREAD_DONE 0

#else

/* ---- POSIX */

bool platform_arguments(list *out, int argc, char **argv)
{
    for (int i = 0; i < argc; i++) {
        if (!list_add(out, argv[i])) return false;
    }
    return true;
}

void platform_binary_output(void)
{
}

bool platform_is_terminal(FILE *file)
{
    return isatty(fileno(file));
}

double platform_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

bool platform_is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

/* A link to a folder would lead in circles, a pipe might never end. */
static bool is_left_out(const char *path)
{
    struct stat about;
    if (stat(path, &about) != 0 || S_ISREG(about.st_mode)) return false;
    return !S_ISDIR(about.st_mode) || (lstat(path, &about) == 0 && S_ISLNK(about.st_mode));
}

int platform_list_folder(const char *path, list *out)
{
    int reason = 0;
    DIR *folder = opendir(path);
    if (!folder) return errno;
    for (struct dirent *entry; !reason && (errno = 0, entry = readdir(folder)) != NULL;) {
        if (entry->d_name[0] == '.') continue;
        if (!add_path(out, path, entry->d_name)) reason = -1;
        else if (is_left_out(out->items[out->count - 1])) free(out->items[--out->count]);
    }
    if (!reason) reason = errno;
    closedir(folder);
    if (out->count) qsort(out->items, out->count, sizeof *out->items, compare_names);
    return reason;
}

struct platform_lock {
    pthread_mutex_t mutex;
    pthread_cond_t changed;
};

platform_lock *platform_lock_new(void)
{
    platform_lock *lock = calloc(1, sizeof *lock);
    if (!lock) return NULL;
    pthread_mutex_init(&lock->mutex, NULL);
    pthread_cond_init(&lock->changed, NULL);
    return lock;
}

void platform_lock_free(platform_lock *lock)
{
    if (!lock) return;
    pthread_cond_destroy(&lock->changed);
    pthread_mutex_destroy(&lock->mutex);
    free(lock);
}

void platform_lock_take(platform_lock *lock)
{
    pthread_mutex_lock(&lock->mutex);
}

void platform_lock_give(platform_lock *lock)
{
    pthread_mutex_unlock(&lock->mutex);
}

void platform_lock_wait(platform_lock *lock)
{
    pthread_cond_wait(&lock->changed, &lock->mutex);
}

void platform_lock_wake(platform_lock *lock)
{
    pthread_cond_broadcast(&lock->changed);
}

typedef pthread_t thread;

static bool thread_start(thread *out, void *(*run)(void *), void *job)
{
    return pthread_create(out, NULL, run, job) == 0;
}

static void thread_join(thread one)
{
    pthread_join(one, NULL);
}

#define THREAD_RESULT void *
#define THREAD_DONE NULL

#endif

/* ---- Threads */

typedef struct job {
    void (*work)(void *);
    void *context;
} job;

static THREAD_RESULT run_job(void *context)
{
    const job *one = context;
    one->work(one->context);
    return THREAD_DONE;
}

bool platform_run(unsigned count, void (*work)(void *), void (*meanwhile)(void *), void *context)
{
    job one = {work, context};
    unsigned started = 0;
    thread *threads = calloc(count ? count : 1, sizeof *threads);
    while (threads && started < count && thread_start(&threads[started], run_job, &one))
        started++;
    if (started) meanwhile(context);
    for (unsigned i = 0; i < started; i++)
        thread_join(threads[i]);
    free(threads);
    return started > 0;
}
