/*
 * Prints the arguments and the environment, each on a line of its own.
 */
#include <stdio.h>

extern char **environ;

int main(int argc, char **argv)
{
    printf("%d arguments\n", argc);
    for (int i = 0; i < argc; i++)
        printf("  %s\n", argv[i]);
    printf("the environment\n");
    for (char **variable = environ; *variable != NULL; variable++)
        printf("  %s\n", *variable);
    return argv[argc] != NULL;
}
