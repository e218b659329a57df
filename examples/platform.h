/* What differs between systems: command lines, folders, terminals, threads. */
#ifndef EXAMPLES_PLATFORM_H
#define EXAMPLES_PLATFORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* A growing list of strings, each its own. */
typedef struct list {
    char **items;
    size_t count, capacity;
} list;

bool list_add(list *names, const char *name); /* false when out of memory; `name` is copied */
void list_clear(list *names);

/* The arguments in UTF-8; false when out of memory. */
bool platform_arguments(list *out, int argc, char **argv);
void platform_binary_output(void);
bool platform_is_terminal(FILE *file);
double platform_seconds(void); /* from some start */

bool platform_is_folder(const char *path);
/* Paths in a folder, sorted; hidden ones and all but files and folders are left out. 0, -1 when out of memory, or else the system's reason. */
int platform_list_folder(const char *path, list *out);

/* Run work(context) on `count` threads, meanwhile(context) on this one, and wait for all. False, with nothing done, when
 * no thread can be started. */
bool platform_run(unsigned count, void (*work)(void *), void (*meanwhile)(void *), void *context);

/* One lock for a context of platform_run(); waiting gives it up until someone wakes all who wait. */
typedef struct platform_lock platform_lock;
platform_lock *platform_lock_new(void);
void platform_lock_free(platform_lock *lock);
void platform_lock_take(platform_lock *lock);
void platform_lock_give(platform_lock *lock);
void platform_lock_wait(platform_lock *lock);
void platform_lock_wake(platform_lock *lock);

#endif
