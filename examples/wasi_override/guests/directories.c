/*
 * Makes, lists, renames and removes directories.
 */
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "show.h"

static int not_dots(const struct dirent *entry)
{
    return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

/* Lists a directory in the order of the names: the host's own may be any. */
static void list(const char *path)
{
    struct dirent **entries;

    int count = (int)SHOW(scandir(path, &entries, not_dots, alphasort));
    for (int i = 0; i < count; i++) {
        const char *type = entries[i]->d_type == DT_DIR ? "directory" : "file";
        printf("  %s %s\n", type, entries[i]->d_name);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

int main(void)
{
    char name[32];

    SHOW(mkdir("a", 0777));
    SHOW(mkdir("a", 0777));
    SHOW(mkdir("a/b", 0777));
    SHOW(mkdir("a/b/c", 0777));
    SHOW(mkdir("missing/b", 0777));
    SHOW(close(open("a/b/file", O_WRONLY | O_CREAT, 0666)));
    SHOW(close(open("a/b/../b/./c/file", O_WRONLY | O_CREAT, 0666)));
    list("a");
    list("a/b");
    list("a/b/c");

    /* More entries than one call gives. */
    SHOW(mkdir("many", 0777));
    for (int i = 0; i < 300; i++) {
        snprintf(name, sizeof name, "many/%03d", i);
        close(open(name, O_WRONLY | O_CREAT, 0666));
    }
    list("many");

    /* Reading on from a place that was told. */
    DIR *directory = opendir("many");
    for (int i = 0; i < 100; i++)
        readdir(directory);
    long place = telldir(directory);
    snprintf(name, sizeof name, "%s", readdir(directory)->d_name);
    while (readdir(directory) != NULL)
        ;
    seekdir(directory, place);
    printf("the same entry again: %d\n", strcmp(readdir(directory)->d_name, name) == 0);
    rewinddir(directory);
    int count = 0;
    while (readdir(directory) != NULL)
        count++;
    printf("entries with the two dots: %d\n", count);
    SHOW(closedir(directory));

    SHOW(rmdir("a/b"));
    SHOW(rmdir("a/b/file"));
    SHOW(unlink("a/b/c"));
    SHOW(unlink("a/b/c/file"));
    SHOW(rmdir("a/b/c"));
    SHOW(rmdir("a/b/c"));
    list("a/b");
    SHOW(rename("a/b", "moved"));
    list("a");
    list("moved");
    SHOW(rename("moved", "many"));
    SHOW(rename("many", "many/inside"));

    /* A path below an open directory. */
    int fd = (int)SHOW(open("moved", O_RDONLY | O_DIRECTORY));
    SHOW(mkdirat(fd, "below", 0777));
    SHOW(close(openat(fd, "below/file", O_WRONLY | O_CREAT, 0666)));
    SHOW(unlinkat(fd, "below", AT_REMOVEDIR));
    SHOW(unlinkat(fd, "below/file", 0));
    SHOW(unlinkat(fd, "below", AT_REMOVEDIR));
    SHOW(read(fd, name, sizeof name));
    SHOW(close(fd));
    SHOW(open("moved/file", O_RDONLY | O_DIRECTORY));
    SHOW(open("moved", O_WRONLY));
    return 0;
}
