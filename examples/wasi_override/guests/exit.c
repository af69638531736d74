/*
 * Ends in the way that its first argument names, with the status in the second.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void goodbye(void)
{
    printf("and goodbye\n");
}

static int recurse(volatile int *depth)
{
    volatile char room[1024];
    room[0] = (char)++*depth;
    return *depth < 0 ? 0 : recurse(depth) + room[0];
}

int main(int argc, char **argv)
{
    const char *way = argc > 1 ? argv[1] : "return";
    int status = argc > 2 ? atoi(argv[2]) : 0;
    int depth = argc;

    if (atexit(goodbye) != 0)
        return 1;
    fprintf(stderr, "%s %d\n", way, status);
    printf("hello\n");

    if (strcmp(way, "exit") == 0)
        exit(status);
    if (strcmp(way, "_Exit") == 0) {
        printf("this is lost, unless it is written out");
        _Exit(status);
    }
    if (strcmp(way, "flush") == 0) {
        printf("this is written out");
        fflush(stdout);
        _Exit(status);
    }
    if (strcmp(way, "abort") == 0)
        abort();
    if (strcmp(way, "trap") == 0)
        __builtin_trap();
    if (strcmp(way, "divide") == 0)
        return depth / status;
    if (strcmp(way, "recurse") == 0)
        return recurse(&depth);
    return status;
}
