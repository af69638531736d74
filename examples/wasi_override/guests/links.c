/*
 * Makes and follows symbolic and hard links.
 */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "show.h"

static void print(const char *path)
{
    char bytes[32];

    int fd = (int)SHOW(open(path, O_RDONLY));
    if (fd < 0)
        return;
    ssize_t len = read(fd, bytes, sizeof bytes);
    printf("%s: %.*s\n", path, len < 0 ? 0 : (int)len, bytes);
    SHOW(close(fd));
}

int main(void)
{
    char target[32];
    struct stat stat_;

    int fd = (int)SHOW(open("file", O_WRONLY | O_CREAT, 0666));
    SHOW(write(fd, "hello", 5));
    SHOW(close(fd));
    SHOW(mkdir("directory", 0777));

    SHOW(symlink("file", "to-file"));
    SHOW(symlink("file", "to-file"));
    SHOW(symlink("../file", "directory/to-file"));
    SHOW(symlink("directory", "to-directory"));
    SHOW(symlink("missing", "to-missing"));
    SHOW(symlink("loop", "loop"));
    SHOW(symlink("../outside", "to-outside"));
    SHOW(symlink("/etc/passwd", "to-absolute"));
    print("to-file");
    print("directory/to-file");
    print("to-directory/to-file");
    print("to-missing");
    print("loop");
    print("to-outside");
    print("to-absolute");
    SHOW(open("to-file", O_RDONLY | O_NOFOLLOW));

    SHOW(readlink("to-file", target, sizeof target));
    printf("%.4s\n", target);
    SHOW(readlink("directory/to-file", target, 3));
    printf("%.3s\n", target);
    SHOW(readlink("file", target, sizeof target));
    SHOW(lstat("to-file", &stat_));
    printf("a link: %d, of %lld bytes\n", S_ISLNK(stat_.st_mode), (long long)stat_.st_size);
    SHOW(stat("to-file", &stat_));
    printf("a link: %d, of %lld bytes\n", S_ISLNK(stat_.st_mode), (long long)stat_.st_size);

    SHOW(link("file", "directory/same"));
    SHOW(stat("file", &stat_));
    printf("links: %lld\n", (long long)stat_.st_nlink);
    SHOW(unlink("file"));
    print("file");
    print("to-file");
    print("directory/same");
    SHOW(link("missing", "link"));
    SHOW(link("directory", "link"));

    SHOW(unlink("to-directory"));
    SHOW(rmdir("to-missing"));
    SHOW(unlink("to-missing"));
    return 0;
}
