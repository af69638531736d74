/*
 * Changes the sizes of files.
 */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "show.h"

static long long size(const char *path)
{
    struct stat stat_;
    return stat(path, &stat_) == 0 ? stat_.st_size : -1;
}

int main(void)
{
    char bytes[8];

    int fd = (int)SHOW(open("file", O_RDWR | O_CREAT, 0666));
    SHOW(write(fd, "0123456789", 10));
    SHOW(ftruncate(fd, 4));
    SHOW(size("file"));
    SHOW(lseek(fd, 0, SEEK_CUR));
    SHOW(write(fd, "x", 1));
    SHOW(size("file"));
    SHOW(pread(fd, bytes, 8, 3));
    printf("%c %d %d\n", bytes[0], bytes[1], bytes[7 - 1]);

    SHOW(ftruncate(fd, 100000));
    SHOW(size("file"));
    SHOW(ftruncate(fd, 0));
    SHOW(size("file"));
    SHOW(ftruncate(fd, -1));
    SHOW(posix_fallocate(fd, 0, 50) >= 0);
    SHOW(write(fd, "rest", 4));
    SHOW(close(fd));

    SHOW(truncate("file", 12));
    SHOW(size("file"));
    SHOW(truncate("missing", 12));
    SHOW(close(open("file", O_WRONLY | O_TRUNC)));
    SHOW(size("file"));

    fd = (int)SHOW(open("file", O_RDONLY));
    SHOW(ftruncate(fd, 5));
    SHOW(close(fd));
    return 0;
}
