/* Runs saved inputs through a fuzz target, for compilers without libFuzzer. The arguments are files and folders. */
#include "fuzz.h"

#include <dirent.h>
#include <sys/stat.h>

static uint32_t runs;

static void run_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    REQUIRE(file);
    size_t size = 0, room = 1 << 16;
    uint8_t *data = malloc(room);
    REQUIRE(data);
    for (size_t got; (got = fread(data + size, 1, room - size, file)) > 0;) {
        size += got;
        if (size < room) continue;
        data = realloc(data, room *= 2);
        REQUIRE(data);
    }
    fclose(file);
    /* In memory of its own size, so that a read past the end shows. */
    uint8_t *exact = malloc(size ? size : 1);
    REQUIRE(exact);
    if (size) memcpy(exact, data, size);
    free(data);
    fprintf(stderr, "%s\n", path); /* the last one named is the one that failed */
    LLVMFuzzerTestOneInput(exact, size);
    free(exact);
    runs++;
}

static void run(const char *path)
{
    struct stat status;
    REQUIRE(stat(path, &status) == 0);
    if (!S_ISDIR(status.st_mode)) {
        run_file(path);
        return;
    }
    DIR *folder = opendir(path);
    REQUIRE(folder);
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] == '.') continue;
        char inner[4096];
        REQUIRE(snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name) < (int)sizeof inner);
        REQUIRE(stat(inner, &status) == 0);
        if (!S_ISDIR(status.st_mode)) run_file(inner);
    }
    closedir(folder);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        run(argv[i]);
    printf("%u inputs\n", runs);
    return runs > 0 ? 0 : 1;
}
