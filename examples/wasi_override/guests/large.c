/*
 * Writes and reads several MiB, in one piece and in many.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/uio.h>
#include <unistd.h>

#include "show.h"

enum { MIB = 1 << 20, SIZE = 8 * MIB };

/* The bytes of a file of this example. */
static uint8_t byte(size_t at)
{
    return (uint8_t)(at * 2654435761u >> 13);
}

static uint64_t sum(const uint8_t *bytes, size_t len)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ bytes[i]) * 1099511628211u;
    return hash;
}

/* A call may write or read less than it is asked to. */
static size_t write_all(int fd, const uint8_t *bytes, size_t len)
{
    size_t done = 0;
    while (done < len) {
        ssize_t written = write(fd, bytes + done, len - done);
        if (written <= 0)
            break;
        done += (size_t)written;
    }
    return done;
}

static size_t read_all(int fd, uint8_t *bytes, size_t len)
{
    size_t done = 0;
    while (done < len) {
        ssize_t got = read(fd, bytes + done, len - done);
        if (got <= 0)
            break;
        done += (size_t)got;
    }
    return done;
}

int main(void)
{
    uint8_t *bytes = malloc(SIZE);
    if (bytes == NULL)
        return 1;
    for (size_t i = 0; i < SIZE; i++)
        bytes[i] = byte(i);
    printf("%016llx\n", (unsigned long long)sum(bytes, SIZE));

    int fd = (int)SHOW(open("large", O_RDWR | O_CREAT, 0666));
    SHOW(write_all(fd, bytes, SIZE));
    SHOW(lseek(fd, 0, SEEK_SET));
    memset(bytes, 0, SIZE);
    SHOW(read_all(fd, bytes, SIZE));
    printf("%016llx\n", (unsigned long long)sum(bytes, SIZE));

    /* Many pieces at once, some of them empty. */
    struct iovec pieces[64];
    size_t at = 0;
    for (int i = 0; i < 64; i++) {
        size_t len = i % 3 == 0 ? 0 : (size_t)(i * 977 % 5000);
        pieces[i] = (struct iovec){.iov_base = bytes + at, .iov_len = len};
        at += len;
    }
    printf("%zu bytes in pieces\n", at);
    SHOW(lseek(fd, 0, SEEK_SET));
    SHOW(writev(fd, pieces, 64));
    SHOW(lseek(fd, 0, SEEK_CUR));
    SHOW(pwritev(fd, pieces + 1, 2, SIZE));
    SHOW(lseek(fd, 0, SEEK_SET));
    SHOW(readv(fd, pieces, 64));
    SHOW(preadv(fd, pieces + 1, 2, SIZE));
    SHOW(readv(fd, pieces, 0));
    SHOW(lseek(fd, 0, SEEK_END));
    SHOW(close(fd));

    FILE *file = fopen("buffered", "w+");
    SHOW(fwrite(bytes, 1, 3 * MIB, file));
    rewind(file);
    memset(bytes, 0, SIZE);
    SHOW(fread(bytes, 1, SIZE, file));
    printf("%016llx\n", (unsigned long long)sum(bytes, 3 * MIB));
    SHOW(fclose(file));

    /* To a stream, too. */
    for (int i = 0; i < 20000; i++)
        fprintf(stderr, "line %d of many\n", i);
    free(bytes);
    return 0;
}
