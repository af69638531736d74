/*
 * Checks that a program gets its arguments, in order and unchanged.
 *
 * Prints how many there are (the name of the program counts as one), and then
 * each on a line of its own with its number.
 */
#include <stdio.h>

int main(int argc, char **argv)
{
    printf("argc: %d\n", argc);
    for (int i = 0; i < argc; i++)
        printf("argv[%d]: %s\n", i, argv[i]);

    /* The list of arguments ends with a null pointer. */
    if (argv[argc] != NULL) {
        fprintf(stderr, "args: argv[argc] is not null\n");
        return 1;
    }
    return 0;
}
