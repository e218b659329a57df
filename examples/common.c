#include "common.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "platform.h"

enum { AHEAD = 4, MOST_JOBS = 256, MESSAGE_BYTES = 320, BATCH = 64, BATCH_SECONDS = 2 };

typedef struct result {
    kjrep_buffer *output;
    kjrep_report *report; /* kept for --sql */
    kjrep_findings *findings;
    bool done, unread, found, kept; /* kept: the store had it */
    char message[MESSAGE_BYTES];
} result;

typedef struct run {
    const program *program;
    const char *sql, *store_path; /* or NULL */
    kjrep_store *store;
    size_t batch_start; /* first document of the batch that is not yet committed */
    double batch_began;
    list documents;
    int32_t language;
    const char *charset; /* NULL: found */
    file_names rules;
    bool replaces_bytes;
    unsigned jobs;
    kjrep_engine *engine;
    result *results;
    platform_lock *lock; /* of all that follows, and of the streams */
    size_t next, printed;
    size_t read_count, found_count; /* documents that were read, and those with something to exit with EXIT_FOUND for */
    size_t kept_count;              /* of those that were read */
    bool unread, stopped, any_printed, shows_progress, progress_is_shown;
    double started, shown;
} run;

/* ---- Progress, on a terminal and after a second */

static int32_t show_progress(void *context, uint64_t done, uint64_t total)
{
    run *all = context;
    platform_lock_take(all->lock);
    double now = platform_seconds();
    if (now - all->started > 1 && now - all->shown > 0.2) {
        unsigned percent = total ? (unsigned)(done * 100 / total) : 0;
        fprintf(stderr, "\r\033[K%s: %zu of %zu, %u%%", all->program->name, all->printed + 1, all->documents.count,
                percent);
        fflush(stderr);
        all->progress_is_shown = true;
        all->shown = now;
    }
    int32_t stop = all->stopped;
    platform_lock_give(all->lock);
    return stop;
}

static void hide_progress(run *all)
{
    if (!all->progress_is_shown) return;
    fputs("\r\033[K", stderr);
    all->progress_is_shown = false;
}

/* ---- Files of options */

const char *take_file(file_names *files, const char *path)
{
    if (files->count == MOST_FILES) return " may be given 16 times";
    files->items[files->count++] = path;
    return NULL;
}

kjrep_status add_files(kjrep_options *options, int32_t option, const file_names *files, kjrep_error *error)
{
    kjrep_status rc = KJREP_OK;
    for (int i = 0; i < files->count && rc >= 0; i++)
        rc = kjrep_options_add_file(options, option, files->items[i], error);
    return rc;
}

/* ---- One document */

static kjrep_status read_stdin(kjrep_report **out, run *all, const kjrep_options *options, kjrep_error *error)
{
    char piece[16384];
    int64_t most = 0;
    size_t got, len;
    kjrep_buffer *data = NULL;
    kjrep_status rc = kjrep_buffer_new(&data, NULL, error);
    if (rc < 0) return rc;
    kjrep_options_int(options, KJREP_OPT_MAX_BYTES, &most);
    do {
        got = fread(piece, 1, sizeof piece, stdin);
        if (kjrep_buffer_write(data, piece, got) != 0) {
            snprintf(error->text, sizeof error->text, "out of memory");
            rc = KJREP_E_NOMEM;
            goto done;
        }
        kjrep_buffer_data(data, &len);
    } while (got && len <= (uint64_t)most); /* one past the limit is for the library to refuse */
    if (ferror(stdin)) {
        snprintf(error->text, sizeof error->text, "cannot be read");
        rc = KJREP_E_IO;
        goto done;
    }
    const char *bytes = kjrep_buffer_data(data, &len);
    rc = kjrep_report_parse(out, all->engine, bytes, len, options, error);
done:
    kjrep_buffer_free(data);
    return rc;
}

/* Whether the store has the file as it is, so that it need not be read again. */
static bool is_kept(kjrep_store *store, const char *path, const kjrep_options *options)
{
    return store && strcmp(path, "-") != 0 && kjrep_store_has_file(store, path, options, NULL) == KJREP_OK;
}

/* `store` is the caller's own handle on it, NULL for none. */
static void do_document(run *all, const char *path, const kjrep_options *options, kjrep_store *store, result *out)
{
    kjrep_error error = {.struct_size = sizeof error};
    kjrep_report *report = NULL;
    if ((out->kept = is_kept(store, path, options))) return;
    kjrep_status rc = strcmp(path, "-") == 0 ? read_stdin(&report, all, options, &error)
                                             : kjrep_report_open(&report, all->engine, path, options, &error);
    if (rc >= 0 && (all->sql || all->store)) {
        rc = kjrep_findings_new(&out->findings, report, options, &error);
        if (rc >= 0) out->report = kjrep_report_retain(report);
    } else if (rc >= 0) {
        rc = kjrep_buffer_new(&out->output, NULL, &error);
        if (rc >= 0) rc = all->program->render(all->program->state, report, options, out->output, &out->found, &error);
    }
    kjrep_report_free(report);
    if (rc >= 0) return;
    out->unread = true;
    if (error.line) {
        snprintf(out->message, sizeof out->message, "%s (line %u, column %u)", error.text, (unsigned)error.line,
                 (unsigned)error.column);
    } else {
        snprintf(out->message, sizeof out->message, "%s", error.text);
    }
}

/* Of several documents. */
static void print_summary(const run *all)
{
    size_t count = all->documents.count;
    if (count < 2) return;
    fprintf(stderr, "%s: read %zu of %zu files", all->program->name, all->read_count, count);
    if (all->printed < count) fprintf(stderr, ", stopped after %zu", all->printed);
    else if (all->read_count < count) fprintf(stderr, ", %zu could not be read", count - all->read_count);
    if (all->kept_count) fprintf(stderr, "; %zu were in the store", all->kept_count);
    if (all->found_count) fprintf(stderr, "; %zu failed", all->found_count);
    fputs("\n", stderr);
}

static void write_joint(run *all, bool last)
{
    const char *words = all->program->joint ? all->program->joint(all->program->state, last) : NULL;
    if (words && fputs(words, stdout) < 0) all->stopped = true;
}

/* Say why the store failed, of a document or NULL, and stop. */
static void fail_store(run *all, const char *path, const kjrep_error *error)
{
    platform_lock_take(all->lock);
    hide_progress(all);
    fprintf(stderr, "%s: %s: %s%s%s\n", all->program->name, all->store_path, path ? path : "", path ? ": " : "",
            error->text);
    all->stopped = true;
    platform_lock_give(all->lock);
}

/* The names of the documents of the batch up to `end`, which are safe now. */
static void print_names(run *all, size_t end)
{
    platform_lock_take(all->lock);
    hide_progress(all);
    for (size_t i = all->batch_start; i < end; i++) {
        if (!all->results[i].unread) printf("%s\n", all->documents.items[i]);
    }
    fflush(stdout);
    platform_lock_give(all->lock);
}

/* Commit the documents up to `end`, then begin the next batch. */
static void end_batch(run *all, size_t end)
{
    kjrep_error error = {.struct_size = sizeof error};
    kjrep_status rc = kjrep_store_commit(all->store, &error);
    if (rc >= 0 && !all->sql) print_names(all, end);
    all->batch_start = end;
    all->batch_began = platform_seconds();
    if (rc >= 0 && end < all->documents.count) rc = kjrep_store_begin(all->store, &error);
    if (rc < 0) fail_store(all, NULL, &error);
}

/* Put what was read of a document into the store. The caller does not hold the lock: others read on meanwhile. */
static void store_result(run *all, size_t at)
{
    kjrep_error error = {.struct_size = sizeof error};
    result *one = &all->results[at];
    if (one->report && kjrep_store_put(all->store, one->report, one->findings, &error) < 0) {
        fail_store(all, all->documents.items[at], &error);
        one->unread = all->unread = true;
        all->read_count--;
    }
    kjrep_findings_free(one->findings);
    kjrep_report_free(one->report);
    one->findings = NULL;
    one->report = NULL;
    size_t done = at + 1;
    if (done == all->documents.count || done - all->batch_start >= BATCH ||
        platform_seconds() - all->batch_began > BATCH_SECONDS)
        end_batch(all, done);
}

static void print_result(run *all, const char *path, result *one)
{
    hide_progress(all);
    if (one->unread) {
        fprintf(stderr, "%s: %s: %s\n", all->program->name, path, one->message);
        all->unread = true;
    } else if (!all->stopped && one->output) {
        size_t len;
        const char *data = kjrep_buffer_data(one->output, &len);
        if (all->any_printed) write_joint(all, false);
        all->any_printed = true;
        if (fwrite(data, 1, len, stdout) != len) all->stopped = true;
        all->found_count += one->found;
    }
    all->read_count += !one->unread;
    all->kept_count += one->kept;
    kjrep_buffer_free(one->output);
    one->output = NULL;
}

/* ---- All documents, in order, on several threads where there are several */

static kjrep_status make_options(kjrep_options **out, run *all, kjrep_error *error)
{
    kjrep_options *options = NULL;
    kjrep_status rc = kjrep_options_new(&options);
    if (rc >= 0) rc = kjrep_options_set_int(options, KJREP_OPT_LANGUAGE, all->language);
    if (rc >= 0) rc = kjrep_options_set_int(options, KJREP_OPT_REPLACE_BYTES, all->replaces_bytes);
    if (rc >= 0 && all->charset)
        rc = kjrep_options_set_text(options, KJREP_OPT_CHARSET, all->charset, strlen(all->charset));
    if (rc >= 0 && all->shows_progress) rc = kjrep_options_set_progress(options, show_progress, all);
    if (rc < 0) snprintf(error->text, sizeof error->text, "out of memory");
    if (rc >= 0) rc = add_files(options, KJREP_OPT_RULES, &all->rules, error);
    if (rc >= 0 && all->program->configure) rc = all->program->configure(all->program->state, options, error);
    *out = rc >= 0 ? options : NULL;
    if (rc < 0) kjrep_options_free(options);
    return rc;
}

/* Next document to work on, not too far ahead of what was printed; SIZE_MAX when there is none. */
static size_t take_next(run *all)
{
    size_t taken = SIZE_MAX;
    platform_lock_take(all->lock);
    while (!all->stopped && all->next < all->documents.count && all->next >= all->printed + (size_t)all->jobs * AHEAD)
        platform_lock_wait(all->lock);
    if (!all->stopped && all->next < all->documents.count) taken = all->next++;
    platform_lock_give(all->lock);
    return taken;
}

static void work(void *context)
{
    run *all = context;
    kjrep_error error = {.struct_size = sizeof error};
    kjrep_options *options;
    kjrep_store *store = NULL; /* without one, what is there is read again */
    make_options(&options, all, &error);
    if (all->store) kjrep_store_open(&store, all->store_path, NULL, NULL);
    for (size_t i; (i = take_next(all)) != SIZE_MAX;) {
        result *one = &all->results[i];
        if (options) {
            do_document(all, all->documents.items[i], options, store, one);
        } else {
            one->unread = true;
            snprintf(one->message, sizeof one->message, "%s", error.text);
        }
        platform_lock_take(all->lock);
        one->done = true;
        platform_lock_wake(all->lock);
        platform_lock_give(all->lock);
    }
    kjrep_store_free(store);
    kjrep_options_free(options);
}

static void print_all(void *context)
{
    run *all = context;
    platform_lock_take(all->lock);
    for (size_t i = 0; i < all->documents.count && !all->stopped; i++) {
        while (!all->results[i].done)
            platform_lock_wait(all->lock);
        print_result(all, all->documents.items[i], &all->results[i]);
        if (all->store && !all->stopped) {
            platform_lock_give(all->lock);
            store_result(all, i);
            platform_lock_take(all->lock);
        }
        all->printed = i + 1;
        platform_lock_wake(all->lock);
    }
    platform_lock_give(all->lock);
}

static bool do_one_by_one(run *all)
{
    kjrep_error error = {.struct_size = sizeof error};
    kjrep_options *options;
    if (make_options(&options, all, &error) < 0) return false;
    for (size_t i = 0; i < all->documents.count && !all->stopped; i++) {
        do_document(all, all->documents.items[i], options, all->store, &all->results[i]);
        print_result(all, all->documents.items[i], &all->results[i]);
        if (all->store && !all->stopped) store_result(all, i);
        all->printed = i + 1;
    }
    kjrep_options_free(options);
    return true;
}

/* Say why a query was not answered. */
static int refuse_query(const run *all, const kjrep_error *error)
{
    fprintf(stderr, "%s: %s", all->program->name, error->text);
    if (error->line) fprintf(stderr, " (line %u, column %u)", (unsigned)error->line, (unsigned)error->column);
    fputs("\n", stderr);
    return error->code == KJREP_E_SYNTAX ? EXIT_USAGE : EXIT_UNREAD;
}

static int32_t write_out(void *context, const char *data, size_t len)
{
    run *all = context;
    if (fwrite(data, 1, len, stdout) != len) all->stopped = true;
    return all->stopped;
}

/* --sql over the reports that were read; before any was, this tells whether it is a query at all. */
static int ask(run *all, bool render)
{
    kjrep_error error = {.struct_size = sizeof error};
    kjrep_db *db = NULL;
    kjrep_rows *rows = NULL;
    int64_t csv = 0;
    kjrep_options *options;
    kjrep_status rc = make_options(&options, all, &error);
    if (rc >= 0 && !all->store) rc = kjrep_db_new(&db, options, &error);
    for (size_t i = 0; rc >= 0 && db && render && i < all->documents.count; i++) {
        if (all->results[i].report) rc = kjrep_db_add(db, all->results[i].report, all->results[i].findings, &error);
    }
    if (rc >= 0)
        rc = all->store ? kjrep_store_rows(&rows, all->store, all->sql, strlen(all->sql), &error)
                        : kjrep_rows_new(&rows, db, all->sql, strlen(all->sql), &error);
    kjrep_options_int(options, KJREP_OPT_CSV, &csv);
    if (options) kjrep_options_set_int(options, KJREP_OPT_CSV, csv | KJREP_CSV_HEADER);
    if (rc >= 0 && render)
        rc = kjrep_rows_render(rows, all->program->rows_form(all->program->state), options, write_out, all, &error);
    kjrep_rows_free(rows);
    kjrep_db_free(db);
    kjrep_options_free(options);
    return rc >= 0 || all->stopped ? EXIT_DONE : refuse_query(all, &error);
}

static int begin(run *all)
{
    kjrep_error error = {.struct_size = sizeof error};
    kjrep_buffer *head = NULL;
    size_t len;
    if (all->store_path) {
        kjrep_status opened = kjrep_store_open(&all->store, all->store_path, NULL, &error);
        if (opened >= 0 && all->documents.count) opened = kjrep_store_begin(all->store, &error);
        all->batch_began = platform_seconds();
        if (opened < 0) return refuse_query(all, &error);
    }
    if (all->sql) return ask(all, false);
    if (all->store || !all->program->begin) return EXIT_DONE;
    kjrep_status rc = kjrep_buffer_new(&head, NULL, &error);
    if (rc >= 0) rc = all->program->begin(all->program->state, all->engine, head, &error);
    const char *data = kjrep_buffer_data(head, &len);
    if (rc >= 0) write_out(all, data, len);
    kjrep_buffer_free(head);
    return rc >= 0 ? EXIT_DONE : refuse_query(all, &error);
}

static void forget_results(run *all)
{
    for (size_t i = 0; all->results && i < all->documents.count; i++) {
        kjrep_buffer_free(all->results[i].output);
        kjrep_findings_free(all->results[i].findings);
        kjrep_report_free(all->results[i].report);
    }
    free(all->results);
}

/* The engine, with the rules of the user. */
static int make_engine(run *all)
{
    kjrep_error error = {.struct_size = sizeof error};
    kjrep_options *options;
    kjrep_status rc = make_options(&options, all, &error);
    if (rc >= 0) rc = kjrep_engine_new(&all->engine, options, &error);
    kjrep_options_free(options);
    if (rc >= 0) return EXIT_DONE;
    fprintf(stderr, "%s: %s\n", all->program->name, error.text);
    return rc == KJREP_E_NOMEM ? EXIT_UNREAD : EXIT_USAGE;
}

static int do_all(run *all)
{
    int refused = make_engine(all);
    bool good = true;
    if (refused != EXIT_DONE) return refused;
    all->results = calloc(all->documents.count + 1, sizeof *all->results);
    all->lock = platform_lock_new();
    all->shows_progress = platform_is_terminal(stderr);
    all->started = platform_seconds();
    if (all->jobs > all->documents.count) all->jobs = (unsigned)all->documents.count;
    good = good && all->results && all->lock;
    if (good) refused = begin(all);
    if (good && refused == EXIT_DONE) {
        if (all->jobs < 2 || !platform_run(all->jobs, work, print_all, all)) good = do_one_by_one(all);
        hide_progress(all);
        if (good && !all->sql && !all->store && !all->stopped) write_joint(all, true);
        if (good && all->sql && !all->stopped) refused = ask(all, true);
        if (good) print_summary(all);
    }
    if (!good) fprintf(stderr, "%s: out of memory\n", all->program->name);
    if (fflush(stdout) != 0) all->stopped = true;
    if (all->stopped && !all->store) fprintf(stderr, "%s: the output could not be written\n", all->program->name);
    forget_results(all);
    kjrep_store_free(all->store);
    platform_lock_free(all->lock);
    kjrep_engine_free(all->engine);
    if (refused != EXIT_DONE) return refused;
    return !good || all->stopped || all->unread ? EXIT_UNREAD : all->found_count ? EXIT_FOUND : EXIT_DONE;
}

/* ---- Files and folders */

static int out_of_memory(const run *all)
{
    fprintf(stderr, "%s: out of memory\n", all->program->name);
    return EXIT_UNREAD;
}

static bool push_backwards(list *stack, const list *paths)
{
    for (size_t i = paths->count; i > 0; i--) {
        if (!list_add(stack, paths->items[i - 1])) return false;
    }
    return true;
}

/* Folders on the stack become what is in them. */
static bool find_documents(run *all, list *stack)
{
    bool good = true;
    while (good && stack->count) {
        char *path = stack->items[--stack->count];
        if (strcmp(path, "-") != 0 && platform_is_folder(path)) {
            list inside = {0};
            int reason = platform_list_folder(path, &inside);
            if (reason > 0) {
                fprintf(stderr, "%s: %s: the folder cannot be read: %s\n", all->program->name, path, strerror(reason));
                all->unread = true;
            }
            good = reason >= 0 && push_backwards(stack, &inside);
            list_clear(&inside);
        } else {
            good = list_add(&all->documents, path);
        }
        free(path);
    }
    return good;
}

static int do_paths(run *all, const list *paths)
{
    list stack = {0};
    int status;
    if (!push_backwards(&stack, paths) || !find_documents(all, &stack)) {
        status = out_of_memory(all);
    } else {
        if (!all->documents.count && paths->count) fprintf(stderr, "%s: no files there\n", all->program->name);
        status = do_all(all);
    }
    list_clear(&stack);
    list_clear(&all->documents);
    return status;
}

/* ---- Options */

static int refuse(const run *all, const char *what, const char *option, const char *detail)
{
    fprintf(stderr, "%s: %s%s%s\nTry: %s --help\n", all->program->name, what, option, detail, all->program->name);
    return EXIT_USAGE;
}

static const program_option *find_option(const program *asked, const char *name, size_t name_len)
{
    static const program_option common[] = {{"--lang", true, false},
                                            {"--jobs", true, false},
                                            {"--sql", true, false},
                                            {"--store", true, false},
                                            {"--charset", true, false},
                                            {"--rules", true, false},
                                            {"--replace-bytes", false, false},
                                            {"--help", false, false},
                                            {"--version", false, false},
                                            {0}};
    for (const program_option *known = asked->options; known; known = known == common ? NULL : common) {
        for (const program_option *one = known; one->name; one++) {
            if (strlen(one->name) == name_len && memcmp(one->name, name, name_len) == 0) return one;
        }
    }
    return NULL;
}

/* NULL, or what is wrong with the value. */
static const char *take_common(run *all, const char *option, const char *value)
{
    if (strcmp(option, "--lang") == 0) {
        all->language = strcmp(value, "en") == 0    ? KJREP_LANGUAGE_EN
                        : strcmp(value, "zh") == 0  ? KJREP_LANGUAGE_ZH
                        : strcmp(value, "zht") == 0 ? KJREP_LANGUAGE_ZHT
                                                    : 0;
        return all->language ? NULL : " must be en, zh or zht";
    }
    if (strcmp(option, "--store") == 0) {
        all->store_path = value;
        return NULL;
    }
    if (strcmp(option, "--sql") == 0) {
        all->sql = value;
        return NULL;
    }
    if (strcmp(option, "--rules") == 0) return take_file(&all->rules, value);
    if (strcmp(option, "--jobs") == 0) {
        char *end;
        long jobs = strtol(value, &end, 10);
        if (*end || end == value || jobs < 1) return " must be a number from 1";
        all->jobs = jobs < MOST_JOBS ? (unsigned)jobs : MOST_JOBS;
        return NULL;
    }
    if (strcmp(option, "--charset") == 0) {
        all->charset = value;
        return kjrep_charset_name(value) ? NULL : " must be UTF-8, GB18030, Big5, UTF-16, UTF-16LE or UTF-16BE";
    }
    if (strcmp(option, "--replace-bytes") == 0) {
        all->replaces_bytes = true;
        return NULL;
    }
    return all->program->take(all->program->state, option, value);
}

/* -1 to go on, or the exit status. */
static int take_option(run *all, const list *arguments, size_t *at)
{
    const char *argument = arguments->items[*at], *equals = strchr(argument, '='), *value = NULL;
    size_t name_len = equals ? (size_t)(equals - argument) : strlen(argument);
    const program_option *option = find_option(all->program, argument, name_len);
    if (!option) return refuse(all, "unknown option ", argument, "");
    if (option->later) return refuse(all, "", option->name, " is not supported in this version");
    if (!option->takes_value && equals) return refuse(all, "", option->name, " takes no value");
    if (option->takes_value) {
        value = equals ? equals + 1 : *at + 1 < arguments->count ? arguments->items[++*at] : NULL;
        if (!value) return refuse(all, "", option->name, " needs a value");
    } else if (strcmp(option->name, "--help") == 0) {
        fputs(all->program->usage, stdout);
        return EXIT_DONE;
    } else if (strcmp(option->name, "--version") == 0) {
        printf("%s %s\n", all->program->name, kjrep_version());
        return EXIT_DONE;
    }
    const char *wrong = take_common(all, option->name, value);
    return wrong ? refuse(all, "", option->name, wrong) : -1;
}

static int take_arguments(run *all, const list *arguments, list *paths)
{
    bool options_end = false, stdin_taken = false;
    for (size_t i = 1; i < arguments->count; i++) {
        const char *argument = arguments->items[i];
        bool is_stdin = strcmp(argument, "-") == 0;
        if (!options_end && strcmp(argument, "--") == 0) {
            options_end = true;
        } else if (!options_end && argument[0] == '-' && !is_stdin) {
            int status = take_option(all, arguments, &i);
            if (status >= 0) return status;
        } else {
            if (is_stdin && stdin_taken) return refuse(all, "standard input is named twice", "", "");
            stdin_taken |= is_stdin;
            if (!list_add(paths, argument)) return out_of_memory(all);
        }
    }
    return paths->count || (all->store_path && all->sql) ? -1 : refuse(all, "no FILE", "", "");
}

int run_program(const program *one, int argc, char **argv)
{
    run all = {.program = one, .language = KJREP_LANGUAGE_EN, .jobs = 1};
    list arguments = {0}, paths = {0};
    platform_binary_output();
    int status =
        platform_arguments(&arguments, argc, argv) ? take_arguments(&all, &arguments, &paths) : out_of_memory(&all);
    if (status < 0) status = do_paths(&all, &paths);
    list_clear(&paths);
    list_clear(&arguments);
    return status;
}
