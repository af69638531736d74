/*
 * Does what fails: names what is not there, what is out of reach, and descriptors
 * that are not open.
 */
#include <dirent.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "show.h"

static char long_name[5000];

int main(void)
{
    char bytes[4];
    struct stat stat_;

    SHOW(open("missing", O_RDONLY));
    SHOW(open("missing/file", O_WRONLY | O_CREAT, 0666));
    SHOW(unlink("missing"));
    SHOW(rename("missing", "other"));
    SHOW(opendir("missing") == NULL ? -1 : 0);
    SHOW(mkdir("", 0777));
    memset(long_name, 'x', sizeof long_name - 1);
    SHOW(open(long_name, O_WRONLY | O_CREAT, 0666));

    /* Nothing above the directory that it was given. */
    SHOW(open("..", O_RDONLY));
    SHOW(open("../secret", O_RDONLY));
    SHOW(open("/../secret", O_RDONLY));
    SHOW(open("a/../../secret", O_RDONLY));
    SHOW(open("../escaped", O_WRONLY | O_CREAT, 0666));
    SHOW(openat(3, "..", O_RDONLY));
    SHOW(openat(3, "../secret", O_RDONLY));
    SHOW(openat(3, "/etc/passwd", O_RDONLY));
    SHOW(stat("../secret", &stat_));
    SHOW(mkdir("../escaped", 0777));
    SHOW(rename("../secret", "mine"));
    SHOW(unlink("../secret"));
    SHOW(mkdir("a", 0777));
    SHOW(open("a/../../secret", O_RDONLY));
    SHOW(close(open("a/../inside", O_WRONLY | O_CREAT, 0666)));
    SHOW(rename("inside", "../escaped"));
    SHOW(symlink("..", "up"));
    SHOW(open("up/secret", O_RDONLY));
    SHOW(open("/etc/passwd", O_RDONLY));

    SHOW(read(99, bytes, 4));
    SHOW(write(99, bytes, 4));
    SHOW(close(99));
    SHOW(close(-1));
    SHOW(fsync(99));
    SHOW(lseek(99, 0, SEEK_SET));
    SHOW(ftruncate(99, 0));
    SHOW(openat(99, "file", O_RDONLY));
    SHOW(fcntl(99, F_GETFL));

    int fd = (int)SHOW(open("file", O_WRONLY | O_CREAT, 0666));
    SHOW(read(fd, bytes, 4));
    SHOW(openat(fd, "below", O_RDONLY));
    SHOW(close(fd));
    SHOW(close(fd));
    SHOW(write(fd, bytes, 4));
    fd = (int)SHOW(open("file", O_RDONLY));
    SHOW(write(fd, bytes, 4));
    SHOW(close(fd));
    SHOW(open("file/", O_RDONLY));
    SHOW(open("file/below", O_RDONLY));
    SHOW(read(1, bytes, 0) < 0 ? -1 : 0);
    SHOW(write(0, bytes, 4));

    /* No sockets, whatever they are asked for. */
    SHOW(shutdown(0, SHUT_RD));
    SHOW(shutdown(99, SHUT_RD));
    SHOW(recv(0, bytes, 4, 0));
    SHOW(send(1, bytes, 4, 0));
    SHOW(accept(3, NULL, NULL));
    return 0;
}
