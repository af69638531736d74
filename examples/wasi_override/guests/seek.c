/*
 * Reads and writes at places in a file.
 */
#include <fcntl.h>
#include <unistd.h>

#include "show.h"

int main(void)
{
    char bytes[16] = {0};

    int fd = (int)SHOW(open("file", O_RDWR | O_CREAT, 0666));
    SHOW(write(fd, "0123456789", 10));
    SHOW(lseek(fd, 0, SEEK_CUR));
    SHOW(lseek(fd, 3, SEEK_SET));
    SHOW(read(fd, bytes, 4));
    printf("%.4s\n", bytes);
    SHOW(lseek(fd, -2, SEEK_CUR));
    SHOW(lseek(fd, -1, SEEK_END));
    SHOW(read(fd, bytes, sizeof bytes));
    SHOW(read(fd, bytes, sizeof bytes));

    SHOW(lseek(fd, -1, SEEK_SET));
    SHOW(lseek(fd, -100, SEEK_CUR));
    SHOW(lseek(fd, -100, SEEK_END));
    SHOW(lseek(fd, 0x7fffffffffffffff, SEEK_CUR));
    SHOW(lseek(fd, 0, SEEK_CUR));

    /* What is skipped over reads as zeros. */
    SHOW(lseek(fd, 20, SEEK_SET));
    SHOW(write(fd, "end", 3));
    SHOW(pread(fd, bytes, 13, 10));
    for (int i = 0; i < 13; i++)
        printf("%d ", bytes[i]);
    printf("\n");

    /* These leave the place alone. */
    SHOW(pwrite(fd, "AB", 2, 1));
    SHOW(lseek(fd, 0, SEEK_CUR));
    SHOW(pread(fd, bytes, 5, 0));
    printf("%.5s\n", bytes);
    SHOW(pread(fd, bytes, 5, 23));
    SHOW(pread(fd, bytes, 5, 1LL << 40));
    SHOW(pread(fd, bytes, 5, -1));
    SHOW(pwrite(fd, bytes, 5, -1));
    SHOW(close(fd));

    FILE *file = fopen("file", "r+");
    SHOW(fseek(file, 5, SEEK_SET));
    SHOW(fgetc(file));
    SHOW(ftell(file));
    SHOW(ungetc('x', file));
    SHOW(ftell(file));
    SHOW(fseek(file, 0, SEEK_END));
    SHOW(ftell(file));
    SHOW(fputc('!', file));
    SHOW(fclose(file));

    SHOW(lseek(0, 0, SEEK_CUR));
    SHOW(lseek(1, 0, SEEK_CUR));
    SHOW(lseek(3, 0, SEEK_CUR));
    return 0;
}
