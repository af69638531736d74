/*
 * Checks the source of random numbers, and that a program can compute with
 * what it gives.
 *
 * Fills an array with random numbers, sorts it, and checks that the numbers are
 * in order and not all the same. Prints "sorted N numbers", or says on stderr
 * what is wrong and exits with 1.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    COUNT = 10000,
    CHUNK = 256, /* getentropy gives no more bytes than this at a time */
};

static uint32_t numbers[COUNT];

static int compare(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left;
    uint32_t b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

int main(void)
{
    char *bytes = (char *)numbers;
    for (size_t at = 0; at < sizeof numbers; at += CHUNK) {
        size_t rest = sizeof numbers - at;
        if (getentropy(bytes + at, rest < CHUNK ? rest : CHUNK) != 0) {
            perror("sort: getentropy");
            return 1;
        }
    }

    qsort(numbers, COUNT, sizeof numbers[0], compare);

    for (size_t i = 1; i < COUNT; i++) {
        if (numbers[i - 1] > numbers[i]) {
            fprintf(stderr, "sort: number %zu is out of order\n", i);
            return 1;
        }
    }
    if (numbers[0] == numbers[COUNT - 1]) {
        fprintf(stderr, "sort: all numbers are the same\n");
        return 1;
    }

    printf("sorted %d numbers\n", COUNT);
    return 0;
}
