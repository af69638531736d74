/*
 * Checks that a program can read its standard input up to the end.
 *
 * Prints how many lines and how many bytes there were, and then the last line
 * in upper case. A last line without a newline counts as a line.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

int main(void)
{
    char *line = NULL;    /* the line being read */
    size_t line_room = 0;
    char *last = NULL;    /* the last line that was read in full */
    size_t last_room = 0;
    size_t last_len = 0;
    size_t lines = 0;
    size_t bytes = 0;
    ssize_t len;

    while ((len = getline(&line, &line_room, stdin)) != -1) {
        lines++;
        bytes += (size_t)len;

        /* Keep this line, and let the next one be read into the old buffer. */
        char *buf = last;
        size_t room = last_room;
        last = line;
        last_room = line_room;
        last_len = (size_t)len;
        line = buf;
        line_room = room;
    }
    if (ferror(stdin) || !feof(stdin)) {
        perror("stdin: cannot read");
        return 1;
    }

    printf("lines: %zu\n", lines);
    printf("bytes: %zu\n", bytes);
    if (lines > 0) {
        if (last[last_len - 1] == '\n')
            last_len--;
        for (size_t i = 0; i < last_len; i++)
            last[i] = (char)toupper((unsigned char)last[i]);
        printf("last: ");
        fwrite(last, 1, last_len, stdout);
        putchar('\n');
    }
    free(line);
    free(last);
    return 0;
}
