/* How fast a report is read, beside cmark, PCRE2 and memcpy over the same bytes in the same run.
 *
 *     kjrep_bench [FILE or FOLDER...]
 *
 * Without arguments the paths in KJREP_BENCH_FILES, separated by blanks, or examples/reports. Of folders all *.txt. The
 * documents are read one by one, each on its own, as often as it takes for 10 MB a round; five rounds, in each of which
 * every contestant has its turn; medians. One process, one thread. */
#include "extract/facts.h"
#include "outline/repair.h"
#include "report/model.h"

#include <kjrep/kjrep.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include <cmark.h>
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum { ROUNDS = 5, LEAST_BYTES = 10 * 1000 * 1000, ENGINES = 200 };

/* Numbers with a unit, as a reader would write the pattern. */
static const char number_pattern[] =
    "(?:[0-9０-９]+(?:[.,．，][0-9０-９]+)*|[〇零一二两兩三四五六七八九十百千万萬亿億]+(?:分之[一二三四五六七八九十百]+"
    ")?)"
    "(?:余|餘|多)?(?:个百分点|個百分點|[万萬亿億]*(?:元|吨|噸|人次|平方米|平方公里|公里|亩|畝|千瓦时)|[%％‰]|"
    "[项項个個家人户戶件篇次批位名所座台条條倍成])";

static void stop(const char *what, const char *why)
{
    fprintf(stderr, "kjrep_bench: %s: %s\n", what, why);
    exit(1);
}

/* ---- Time */

typedef struct instant {
    double seconds;
    uint64_t cycles;
} instant;

static instant now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    instant i = {(double)time.tv_sec + (double)time.tv_nsec * 1e-9, 0};
#if defined(__x86_64__) || defined(__i386__)
    i.cycles = __builtin_ia32_rdtsc();
#endif
    return i;
}

/* ---- Documents */

typedef struct document {
    char *text;
    size_t len;
} document;

static document *documents;
static size_t document_count, total_bytes, total_characters, longest;

static void add_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    struct stat status;
    if (!file || stat(path, &status) != 0) stop(path, "cannot be read");
    size_t len = (size_t)status.st_size;
    char *text = malloc(len + 1);
    documents = realloc(documents, (document_count + 1) * sizeof *documents);
    if (!text || !documents) stop(path, "out of memory");
    if (fread(text, 1, len, file) != len) stop(path, "cannot be read");
    fclose(file);
    text[len] = 0;
    documents[document_count++] = (document){text, len};
    total_bytes += len;
    if (len > longest) longest = len;
    for (size_t i = 0; i < len; i++)
        total_characters += ((unsigned char)text[i] & 0xC0) != 0x80;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void add_path(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0) stop(path, "cannot be read");
    if (!S_ISDIR(status.st_mode)) {
        add_file(path);
        return;
    }
    char **names = NULL;
    size_t count = 0;
    DIR *folder = opendir(path);
    if (!folder) stop(path, "cannot be read");
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] == '.') continue;
        size_t len = strlen(path) + strlen(entry->d_name) + 2;
        char *inner = malloc(len);
        names = realloc(names, (count + 1) * sizeof *names);
        if (!inner || !names) stop(path, "out of memory");
        snprintf(inner, len, "%s/%s", path, entry->d_name);
        names[count++] = inner;
    }
    closedir(folder);
    if (count) qsort(names, count, sizeof *names, by_name);
    for (size_t i = 0; i < count; i++) {
        size_t len = strlen(names[i]);
        if (stat(names[i], &status) == 0 &&
            (S_ISDIR(status.st_mode) || (len > 4 && !strcmp(names[i] + len - 4, ".txt"))))
            add_path(names[i]);
        free(names[i]);
    }
    free(names);
}

/* ---- Contestants: each does its work on one document. */

static kjrep_engine *engine;
static kjrep_options *counting_options;
static char *copy;
static pcre2_code *pattern;
static pcre2_match_data *match;
static pcre2_match_context *match_context;
static uint64_t seen; /* so that no work is thrown away */

static void analyse_with(const document *d, const kjrep_options *options)
{
    kjrep_error error = {.struct_size = sizeof error};
    kjrep_report *report = NULL;
    kjrep_findings *findings = NULL;
    if (kjrep_report_parse(&report, engine, d->text, d->len, options, &error) != KJREP_OK ||
        kjrep_findings_new(&findings, report, options, &error) != KJREP_OK)
        stop("analysis", error.text);
    seen += kjrep_report_metric_count(report) + kjrep_findings_count(findings);
    kjrep_findings_free(findings);
    kjrep_report_free(report);
}

static void analyse(const document *d)
{
    analyse_with(d, NULL);
}

static void read_only(const document *d)
{
    kjrep_report *report = NULL;
    if (kjrep_report_parse(&report, engine, d->text, d->len, NULL, NULL) != KJREP_OK) stop("reading", "failed");
    seen += kjrep_report_metric_count(report);
    kjrep_report_free(report);
}

static void run_cmark(const document *d)
{
    char *html = cmark_markdown_to_html(d->text, d->len, CMARK_OPT_DEFAULT);
    seen += (unsigned char)html[0];
    free(html);
}

static void run_pcre2(const document *d)
{
    const size_t *place = pcre2_get_ovector_pointer(match);
    size_t at = 0;
    while (pcre2_jit_match(pattern, (PCRE2_SPTR)d->text, d->len, at, 0, match, match_context) > 0) {
        seen++;
        at = place[1];
    }
}

static void run_memcpy(const document *d)
{
    memcpy(copy, d->text, d->len);
    seen += (unsigned char)copy[d->len / 2];
}

typedef struct contestant {
    const char *name;
    void (*run)(const document *d);
    double seconds[ROUNDS], cycles[ROUNDS];
} contestant;

static contestant contestants[] = {
    {"whole analysis", analyse, {0}, {0}}, {"reading alone", read_only, {0}, {0}}, {"cmark", run_cmark, {0}, {0}},
    {"PCRE2 JIT", run_pcre2, {0}, {0}},    {"memcpy", run_memcpy, {0}, {0}},
};
enum { ANALYSIS, READING, CMARK, PCRE2, MEMCPY, CONTESTANTS };

/* ---- Stages, called one by one */

enum { STAGE_VIEW, STAGE_SCAN, STAGE_OUTLINE, STAGE_EXTRACT, STAGES };

static double stage_seconds[STAGES][ROUNDS];

static void run_stages(const document *d, int round)
{
    struct kjrep_options settings = kjr_settings(NULL);
    const kjrep_allocator *allocator = &settings.allocator;
    kjr_arena arena;
    kjr_view view = {0};
    kjr_hits hits = {0};
    kjr_outline outline = {0};
    kjr_facts facts = {0};
    const kjr_lexicon *lexicon = engine->lexicon;
    instant t[STAGES + 1];
    kjr_arena_start(&arena, allocator);
    t[STAGE_VIEW] = now();
    bool good = kjr_view_make(&view, d->text, d->len, allocator, NULL) == KJREP_OK &&
                kjr_repair_lines(&view, lexicon, allocator);
    t[STAGE_SCAN] = now();
    good = good && kjr_lexicon_scan(lexicon, &view, allocator, &hits);
    t[STAGE_OUTLINE] = now();
    good = good && kjr_outline_make(&outline, &view, NULL, lexicon, &hits, &arena, &settings, NULL) == KJREP_OK;
    t[STAGE_EXTRACT] = now();
    good = good && kjr_facts_make(&facts, &view, lexicon, &hits, &outline, &arena, &settings, NULL) == KJREP_OK;
    t[STAGES] = now();
    if (!good) stop("stages", "failed");
    for (int stage = 0; stage < STAGES; stage++)
        stage_seconds[stage][round] += t[stage + 1].seconds - t[stage].seconds;
    kjr_facts_end(&facts, allocator);
    kjr_outline_end(&outline, allocator);
    kjr_free(allocator, hits.list.items);
    kjr_view_end(&view, allocator);
    kjr_arena_end(&arena);
}

/* ---- Memory */

typedef struct tally {
    size_t live, peak;
} tally;

typedef union header {
    size_t size;
    max_align_t aligned;
} header;

static void grow(tally *t, size_t size)
{
    t->live += size;
    if (t->live > t->peak) t->peak = t->live;
}

static void *counted_malloc(void *context, size_t size)
{
    header *h = malloc(sizeof *h + size);
    if (!h) return NULL;
    h->size = size;
    grow(context, size);
    return h + 1;
}

static void *counted_realloc(void *context, void *old, size_t size)
{
    header *h = (header *)old - 1;
    size_t before = h->size;
    h = realloc(h, sizeof *h + size);
    if (!h) return NULL;
    h->size = size;
    ((tally *)context)->live -= before;
    grow(context, size);
    return h + 1;
}

static void counted_free(void *context, void *memory)
{
    header *h = (header *)memory - 1;
    ((tally *)context)->live -= h->size;
    free(h);
}

/* Peak of each document's analysis over its size: of all together, and the worst of those of 4 KB and more. */
static void measure_memory(double *whole, double *worst)
{
    tally t = {0, 0};
    kjrep_allocator allocator = {sizeof allocator, counted_malloc, counted_realloc, counted_free, &t};
    if (kjrep_options_new(&counting_options) != KJREP_OK) stop("options", "out of memory");
    kjrep_options_set_allocator(counting_options, &allocator);
    size_t peaks = 0;
    *worst = 0;
    for (size_t i = 0; i < document_count; i++) {
        t = (tally){0, 0};
        analyse_with(&documents[i], counting_options);
        peaks += t.peak;
        double ratio = (double)t.peak / (double)(documents[i].len ? documents[i].len : 1);
        if (documents[i].len >= 4096 && ratio > *worst) *worst = ratio;
    }
    *whole = (double)peaks / (double)total_bytes;
    kjrep_options_free(counting_options);
}

/* ---- The run */

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(const double *values, int count)
{
    double sorted[ENGINES];
    memcpy(sorted, values, (size_t)count * sizeof *values);
    qsort(sorted, (size_t)count, sizeof *sorted, by_value);
    return sorted[count / 2];
}

static void prepare(int argc, char **argv)
{
    char *list = getenv("KJREP_BENCH_FILES");
    for (int i = 1; i < argc; i++)
        add_path(argv[i]);
    if (argc < 2 && list && *list) {
        char *rest = list = strdup(list);
        for (char *path; (path = strtok_r(rest, " \n", &rest));)
            add_path(path);
        free(list);
    } else if (argc < 2) {
        add_path("examples/reports");
    }
    if (!total_bytes) stop("input", "no document");

    int code;
    PCRE2_SIZE place;
    pattern = pcre2_compile((PCRE2_SPTR)number_pattern, PCRE2_ZERO_TERMINATED, PCRE2_UTF | PCRE2_NO_UTF_CHECK, &code,
                            &place, NULL);
    if (!pattern || pcre2_jit_compile(pattern, PCRE2_JIT_COMPLETE) != 0) stop("PCRE2", "no JIT for the pattern");
    match = pcre2_match_data_create_from_pattern(pattern, NULL);
    match_context = pcre2_match_context_create(NULL);
    copy = malloc(longest + 1);
    if (!match || !match_context || !copy) stop("input", "out of memory");
}

static double engine_seconds(void)
{
    double seconds[ENGINES];
    for (int i = 0; i < ENGINES; i++) {
        kjrep_engine *one = NULL;
        instant before = now();
        if (kjrep_engine_new(&one, NULL, NULL) != KJREP_OK) stop("engine", "failed");
        seconds[i] = now().seconds - before.seconds;
        kjrep_engine_free(one);
    }
    return median(seconds, ENGINES);
}

static void print_contestants(double bytes, double characters)
{
    printf("%-16s %10s %18s %12s\n", "", "MB/s", "cycles/character", "x analysis");
    double base = median(contestants[ANALYSIS].seconds, ROUNDS);
    for (int c = 0; c < CONTESTANTS; c++) {
        double seconds = median(contestants[c].seconds, ROUNDS), cycles = median(contestants[c].cycles, ROUNDS);
        printf("%-16s %10.1f ", contestants[c].name, bytes / seconds / 1e6);
        if (cycles > 0) printf("%18.2f", cycles / characters);
        else printf("%18s", "n/a");
        printf(" %12.2f\n", seconds / base);
    }
    printf("\nwhole analysis takes %.2f of the time of cmark, %.2f of PCRE2 JIT, %.1f of memcpy\n",
           base / median(contestants[CMARK].seconds, ROUNDS), base / median(contestants[PCRE2].seconds, ROUNDS),
           base / median(contestants[MEMCPY].seconds, ROUNDS));
}

static void print_stages(void)
{
    static const char *const names[STAGES] = {"view", "lexicon scan", "outline", "extract"};
    double whole = median(contestants[ANALYSIS].seconds, ROUNDS),
           reading = median(contestants[READING].seconds, ROUNDS);
    double other = reading;
    printf("stages:");
    for (int stage = 0; stage < STAGES; stage++) {
        double seconds = median(stage_seconds[stage], ROUNDS);
        other -= seconds;
        printf(" %s %.1f%%,", names[stage], 100 * seconds / whole);
    }
    printf(" check %.1f%%, load and the rest %.1f%%\n", 100 * (whole - reading) / whole, 100 * other / whole);
}

int main(int argc, char **argv)
{
    prepare(argc, argv);
    double engine_time = engine_seconds();
    if (kjrep_engine_new(&engine, NULL, NULL) != KJREP_OK) stop("engine", "failed");
    size_t passes = (LEAST_BYTES + total_bytes - 1) / total_bytes;
    double bytes = (double)total_bytes * (double)passes, characters = (double)total_characters * (double)passes;
    printf("%zu documents, %.1f KB, %.1f bytes a character, %zu passes: %.1f MB a round, %d rounds, medians\n\n",
           document_count, (double)total_bytes / 1e3, (double)total_bytes / (double)total_characters, passes,
           bytes / 1e6, ROUNDS);
    for (size_t i = 0; i < document_count; i++) /* warm up */
        for (int c = 0; c < CONTESTANTS; c++)
            contestants[c].run(&documents[i]);
    for (int round = 0; round < ROUNDS; round++) {
        for (int c = 0; c < CONTESTANTS; c++) {
            instant before = now();
            for (size_t pass = 0; pass < passes; pass++)
                for (size_t i = 0; i < document_count; i++)
                    contestants[c].run(&documents[i]);
            instant after = now();
            contestants[c].seconds[round] = after.seconds - before.seconds;
            contestants[c].cycles[round] = (double)(after.cycles - before.cycles);
        }
        for (size_t pass = 0; pass < passes; pass++)
            for (size_t i = 0; i < document_count; i++)
                run_stages(&documents[i], round);
    }
    print_contestants(bytes, characters);
    print_stages();
    double whole, worst;
    measure_memory(&whole, &worst);
    printf("peak memory: %.1f times the input, at worst %.1f; engine made in %.1f us\n", whole, worst,
           engine_time * 1e6);

    kjrep_engine_free(engine);
    pcre2_match_context_free(match_context);
    pcre2_match_data_free(match);
    pcre2_code_free(pattern);
    for (size_t i = 0; i < document_count; i++)
        free(documents[i].text);
    free(documents);
    free(copy);
    return seen == 0;
}
