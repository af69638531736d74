/*
 * Checks that a program gets its environment, and nothing but what it is given.
 *
 * Prints the values of a few variables, or "unset" for those that are missing.
 * PATH and HOME are among them since a host that hands its own environment to
 * its guests would show them. A variable that is set to nothing is not missing:
 * it shows as an empty value.
 */
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    static const char *const names[] = {"GREETING", "LANG", "EMPTY", "HOME", "PATH"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);
        if (value != NULL)
            printf("%s=%s\n", names[i], value);
        else
            printf("%s unset\n", names[i]);
    }
    return 0;
}
