/*
 * Checks that the exit status of a program reaches the host, and that nothing
 * it has printed is lost on the way out.
 *
 * Exits with the status given as its argument, from within a nested call. What
 * it prints to stdout has no newline at the end of it until the program is
 * about to end, when a handler prints the rest and the C library writes out
 * what is in the buffer. What it prints to stderr is written at once.
 *
 * Without a status from 0 to 125 as its only argument it exits with 2.
 */
#include <stdio.h>
#include <stdlib.h>

static void goodbye(void)
{
    printf(" and goodbye\n");
}

static _Noreturn void leave(int status)
{
    fprintf(stderr, "exiting with %d\n", status);
    exit(status);
}

int main(int argc, char **argv)
{
    char *end = NULL;
    long status = -1;

    if (argc == 2)
        status = strtol(argv[1], &end, 10);
    if (status < 0 || status > 125 || end == argv[1] || *end != '\0') {
        fprintf(stderr, "usage: exit STATUS (0 to 125)\n");
        return 2;
    }
    if (atexit(goodbye) != 0) {
        perror("exit: atexit");
        return 2;
    }
    printf("hello");
    leave((int)status);
}
