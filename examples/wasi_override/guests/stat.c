/*
 * Asks for, and sets, what a file system knows of a file. Of the times that the
 * host sets it prints what holds for them, not what they are.
 */
#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <wasi/api.h>

#include "show.h"

#define START_OF_2025 1735689600LL /* seconds since the start of 1970, UTC */

static const char *type(mode_t mode)
{
    return S_ISDIR(mode)   ? "directory"
           : S_ISREG(mode) ? "file"
           : S_ISLNK(mode) ? "symbolic link"
           : S_ISCHR(mode) ? "character device"
                           : "something else";
}

static void describe(const char *path)
{
    struct stat stat_;

    if (SHOW(stat(path, &stat_)) < 0)
        return;
    printf("  %s: %s", path, type(stat_.st_mode));
    if (S_ISREG(stat_.st_mode))
        printf(", %lld bytes, %lld links", (long long)stat_.st_size, (long long)stat_.st_nlink);
    printf("%s\n", stat_.st_mtim.tv_sec >= START_OF_2025 ? ", of today" : "");
}

static void times(const char *path)
{
    struct stat stat_;

    SHOW(stat(path, &stat_));
    printf("  accessed at %lld.%09ld, modified at %lld.%09ld\n", (long long)stat_.st_atim.tv_sec,
           stat_.st_atim.tv_nsec, (long long)stat_.st_mtim.tv_sec, stat_.st_mtim.tv_nsec);
}

int main(void)
{
    struct stat stat_, other;

    int fd = (int)SHOW(open("file", O_RDWR | O_CREAT, 0666));
    SHOW(write(fd, "hello", 5));
    SHOW(mkdir("directory", 0777));
    describe("file");
    describe("directory");
    describe(".");
    describe("/");
    describe("missing");
    describe("file/below");
    describe("");

    SHOW(fstat(fd, &stat_));
    SHOW(stat("file", &other));
    printf("the same file: %d\n", stat_.st_ino == other.st_ino && stat_.st_dev == other.st_dev);
    SHOW(stat("directory", &other));
    printf("the same file: %d\n", stat_.st_ino == other.st_ino && stat_.st_dev == other.st_dev);

    const struct timespec set[2] = {{1000000000, 123456789}, {1500000000, 987654321}};
    SHOW(utimensat(AT_FDCWD, "file", set, 0));
    times("file");
    const struct timespec others[2] = {{5, 6}, {7, 8}};
    SHOW(futimens(fd, others));
    times("file");
    /* One of them, the other, both twice over. */
    SHOW(__wasi_fd_filestat_set_times(fd, 9, 0, __WASI_FSTFLAGS_ATIM));
    times("file");
    SHOW(__wasi_fd_filestat_set_times(fd, 0, 0, __WASI_FSTFLAGS_MTIM_NOW));
    describe("file");
    SHOW(__wasi_fd_filestat_set_times(fd, 0, 0, __WASI_FSTFLAGS_ATIM | __WASI_FSTFLAGS_ATIM_NOW));
    SHOW(utimensat(AT_FDCWD, "directory", set, 0));
    times("directory");
    SHOW(utimensat(AT_FDCWD, "missing", set, 0));

    SHOW(access("file", R_OK | W_OK));
    SHOW(access("missing", F_OK));
    SHOW(close(fd));
    SHOW(fstat(fd, &stat_));
    SHOW(fstat(99, &stat_));
    return 0;
}
