/* What the three programs share: options, files and folders, jobs, exit status. */
#ifndef EXAMPLES_COMMON_H
#define EXAMPLES_COMMON_H

#include <stdbool.h>

#include <kjrep/kjrep.h>

/* Files named by an option that may be given several times. */
enum { MOST_FILES = 16 };
typedef struct file_names {
    const char *items[MOST_FILES];
    int count;
} file_names;

/* NULL, or what is wrong with one more. */
const char *take_file(file_names *files, const char *path);
/* Give all of them to an option of the library; an error names the file. */
kjrep_status add_files(kjrep_options *options, int32_t option, const file_names *files, kjrep_error *error);

/* Exit status. */
enum { EXIT_DONE = 0, EXIT_FOUND = 1, EXIT_USAGE = 2, EXIT_UNREAD = 3 };

typedef struct program_option {
    const char *name; /* "--format"; NULL ends a list of them */
    bool takes_value;
    bool later; /* known, but not in this version */
} program_option;

typedef struct program {
    const char *name;  /* kjrep-parse */
    const char *usage; /* the text of --help */
    const program_option *options;
    /* Take an option: NULL, or what is wrong with its value. */
    const char *(*take)(void *state, const char *option, const char *value);
    /* Set what this program wants of the library; may be NULL. */
    kjrep_status (*configure)(const void *state, kjrep_options *options, kjrep_error *error);
    /* Render what stands before the first report; may be NULL. */
    kjrep_status (*begin)(const void *state, kjrep_engine *engine, kjrep_buffer *output, kjrep_error *error);
    /* What stands between the outputs of reports, and behind the last; may be NULL, and so may what it gives. */
    const char *(*joint)(const void *state, bool last);
    /* The KJREP_FORM_ROWS_ form of what --sql answers. */
    int32_t (*rows_form)(const void *state);
    /* Render one report; *found tells whether there is something to exit with EXIT_FOUND for. Runs on several threads. */
    kjrep_status (*render)(const void *state, kjrep_report *report, const kjrep_options *options, kjrep_buffer *output,
                           bool *found, kjrep_error *error);
    void *state;
} program;

/* The lines of --help that tell of the common options. */
#define COMMON_USAGE                                                                                                   \
    "  --lang en|zh|zht  language of headings and messages\n"                                                          \
    "  --charset NAME    charset of text files; default: found by what they hold\n"                                    \
    "  --replace-bytes   put U+FFFD for bytes that cannot be decoded instead of refusing the file\n"                   \
    "  --rules FILE      a rule pack: rules, terms, units, indicators of your own; may be given several times\n"       \
    "  --sql QUERY       print the rows of a query over report, node, metric, time, entity, finding instead\n"         \
    "  --store FILE      put what is read into a store and print the names of what is safe there; --sql then asks "    \
    "the\n"                                                                                                            \
    "                    store, also without FILEs to read\n"                                                          \
    "  --jobs N          work on N files at once; of several files the last line on stderr is a summary\n"             \
    "  --help, --version\n"                                                                                            \
    "FILE may be a folder, for all files in it, or - for standard input.\n"

int run_program(const program *one, int argc, char **argv);

#endif
