/*
 * Appends to files: each write goes to the end, wherever the place in the file is.
 */
#include <fcntl.h>
#include <unistd.h>

#include "show.h"

int main(void)
{
    char bytes[32] = {0};

    int fd = (int)SHOW(open("log", O_RDWR | O_CREAT | O_APPEND, 0666));
    SHOW(write(fd, "one,", 4));
    SHOW(lseek(fd, 0, SEEK_SET));
    SHOW(write(fd, "two,", 4));
    SHOW(lseek(fd, 0, SEEK_SET));
    SHOW(read(fd, bytes, sizeof bytes));
    printf("%s\n", bytes);

    /* Another descriptor of the same file. */
    int other = (int)SHOW(open("log", O_WRONLY | O_APPEND));
    SHOW(write(other, "three,", 6));
    SHOW(write(fd, "four,", 5));
    SHOW(close(other));

    /* From now on it writes where it is, and then to the end again. */
    SHOW(fcntl(fd, F_GETFL) & O_APPEND ? 1 : 0);
    SHOW(fcntl(fd, F_SETFL, 0));
    SHOW(fcntl(fd, F_GETFL) & O_APPEND ? 1 : 0);
    SHOW(lseek(fd, 0, SEEK_SET));
    SHOW(write(fd, "ONE", 3));
    SHOW(fcntl(fd, F_SETFL, O_APPEND));
    SHOW(write(fd, "five", 4));
    SHOW(close(fd));

    FILE *file = fopen("log", "a+");
    SHOW(fprintf(file, "\n"));
    rewind(file);
    fgets(bytes, sizeof bytes, file);
    printf("%s", bytes);
    SHOW(fclose(file));
    return 0;
}
