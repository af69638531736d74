/*
 * What descriptors can and know.
 */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <wasi/api.h>
#include <wasi/libc.h>

#include "show.h"

int main(void)
{
    struct stat stat_;

    int fd = (int)SHOW(open("file", O_RDWR | O_CREAT, 0666));
    SHOW(write(fd, "hello", 5));
    SHOW(fsync(fd));
    SHOW(fdatasync(fd));
    SHOW(posix_fadvise(fd, 0, 5, POSIX_FADV_SEQUENTIAL));
    SHOW(posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED));
    for (int i = 0; i < 3; i++)
        SHOW(isatty(fd + i));

    SHOW(fcntl(fd, F_GETFL) & O_ACCMODE);
    SHOW(fcntl(fd, F_SETFL, O_NONBLOCK));
    SHOW(fcntl(fd, F_GETFL) & O_NONBLOCK ? 1 : 0);
    SHOW(write(fd, "!", 1));
    SHOW(fcntl(fd, F_GETFD));

    /* The new number takes the place of what had it. */
    int other = (int)SHOW(open("other", O_RDWR | O_CREAT, 0666));
    SHOW(__wasilibc_fd_renumber(fd, other));
    SHOW(write(fd, "x", 1));
    SHOW(write(other, "?", 1));
    SHOW(fstat(other, &stat_));
    printf("%lld bytes\n", (long long)stat_.st_size);
    SHOW(__wasilibc_fd_renumber(99, other));
    SHOW(close(other));

    /* The numbers of closed descriptors come again. */
    SHOW(open("file", O_RDONLY));
    SHOW(open("other", O_RDONLY));

    /* The first directory given, and after it none. */
    __wasi_prestat_t prestat;
    char name[16] = {0};
    SHOW(__wasi_fd_prestat_get(3, &prestat));
    printf("a name of %zu bytes\n", prestat.u.dir.pr_name_len);
    SHOW(__wasi_fd_prestat_dir_name(3, (uint8_t *)name, sizeof name));
    printf("%s\n", name);
    SHOW(__wasi_fd_prestat_dir_name(3, (uint8_t *)name, 0));
    SHOW(__wasi_fd_prestat_get(0, &prestat));
    SHOW(__wasi_fd_prestat_get(99, &prestat));

    __wasi_fdstat_t status;
    for (int number = 0; number < 5; number++) {
        SHOW(__wasi_fd_fdstat_get(number, &status));
        if (number >= 3)
            printf("type %d, flags %x, rights %llx, %llx\n", status.fs_filetype, status.fs_flags,
                   (unsigned long long)status.fs_rights_base,
                   (unsigned long long)status.fs_rights_inheriting);
    }
    SHOW(__wasi_fd_fdstat_set_rights(3, 0, 0));
    SHOW(__wasi_fd_allocate(4, 0, 10));
    return 0;
}
