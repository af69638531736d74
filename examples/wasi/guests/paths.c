/*
 * Checks that a program which names files starts up, and is told that there are
 * none.
 *
 * A C library with functions on paths looks for the directories that it was
 * given before it calls main. It ends the program there if the host does not
 * answer in the way that it expects.
 *
 * Says on stderr that a file can't be opened, and then prints "still running".
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    const char *const name = "missing.txt";

    FILE *file = fopen(name, "r");
    if (file != NULL) {
        fprintf(stderr, "paths: there is a file %s\n", name);
        return 1;
    }
    fprintf(stderr, "paths: cannot open %s: %s\n", name, strerror(errno));
    printf("still running\n");
    return 0;
}
