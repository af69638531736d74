/*
 * Asks for random bytes. Prints what holds for any; with the argument `values` also
 * the first ones, which are the same in each run only where they come from a seed.
 */
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "show.h"

int main(int argc, char **argv)
{
    static uint8_t bytes[256 * 256];
    unsigned seen[256] = {0};
    int values = argc > 1 && strcmp(argv[1], "values") == 0;

    SHOW(getentropy(bytes, 0));
    SHOW(getentropy(bytes, 257));
    for (size_t at = 0; at < sizeof bytes; at += 256) {
        if (getentropy(bytes + at, 256) != 0) {
            perror("random: getentropy");
            return 1;
        }
    }
    for (size_t i = 0; i < sizeof bytes; i++)
        seen[bytes[i]]++;
    int unlikely = 0;
    for (int i = 0; i < 256; i++)
        unlikely += seen[i] < 128 || seen[i] > 512;
    printf("values that come up too seldom or too often: %d\n", unlikely);
    printf("the second chunk is the first: %d\n", memcmp(bytes, bytes + 256, 256) == 0);

    if (values) {
        for (int i = 0; i < 32; i++)
            printf("%02x", bytes[i]);
        printf("\n%08x\n", arc4random());
    }
    return 0;
}
