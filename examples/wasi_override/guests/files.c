/*
 * Creates, writes, reads, renames and removes files.
 */
#include <fcntl.h>
#include <unistd.h>

#include "show.h"

static void print(const char *path)
{
    char bytes[64];

    int fd = (int)SHOW(open(path, O_RDONLY));
    if (fd < 0)
        return;
    ssize_t len = read(fd, bytes, sizeof bytes);
    printf("%s holds %zd bytes: %.*s\n", path, len, len < 0 ? 0 : (int)len, bytes);
    SHOW(close(fd));
}

int main(void)
{
    int fd = (int)SHOW(open("one", O_WRONLY | O_CREAT | O_EXCL, 0666));
    SHOW(write(fd, "hello", 5));
    SHOW(write(fd, " and more", 9));
    SHOW(write(fd, "", 0));
    SHOW(close(fd));
    print("one");

    /* It is there now. */
    SHOW(open("one", O_WRONLY | O_CREAT | O_EXCL, 0666));

    /* Written over from the start, the rest stays. */
    fd = (int)SHOW(open("one", O_RDWR));
    SHOW(write(fd, "HELLO", 5));
    SHOW(close(fd));
    print("one");

    SHOW(rename("one", "two"));
    print("one");
    print("two");

    /* What has the new name already goes. */
    fd = (int)SHOW(open("three", O_WRONLY | O_CREAT, 0666));
    SHOW(write(fd, "3", 1));
    SHOW(close(fd));
    SHOW(rename("two", "three"));
    print("three");

    /* A file without a name lives on as long as it is open. */
    fd = (int)SHOW(open("gone", O_RDWR | O_CREAT, 0666));
    SHOW(unlink("gone"));
    SHOW(write(fd, "ghost", 5));
    SHOW(lseek(fd, 0, SEEK_SET));
    char bytes[5];
    SHOW(read(fd, bytes, sizeof bytes));
    printf("%.5s\n", bytes);
    SHOW(close(fd));
    print("gone");

    FILE *file = fopen("lines", "w");
    for (int line = 0; line < 1000; line++)
        fprintf(file, "line %d\n", line);
    SHOW(fclose(file));
    return 0;
}
