/*
 * Copies standard input to standard output, and says on standard error how much
 * that was.
 */
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    static char bytes[10000];
    size_t total = 0;
    ssize_t len;

    while ((len = read(0, bytes, sizeof bytes)) > 0) {
        total += (size_t)len;
        for (ssize_t done = 0; done < len;) {
            ssize_t written = write(1, bytes + done, (size_t)(len - done));
            if (written < 0) {
                perror("stdin: write");
                return 1;
            }
            done += written;
        }
    }
    if (len < 0) {
        perror("stdin: read");
        return 1;
    }
    fprintf(stderr, "%zu bytes\n", total);
    return 0;
}
