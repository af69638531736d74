/*
 * Reads the clocks. Prints what holds for any clocks; with the argument `values`
 * also what they say, which is the same in each run only where the clocks are
 * deterministic.
 */
#include <time.h>

#include "show.h"

static long long now(clockid_t clock)
{
    struct timespec t;
    if (clock_gettime(clock, &t) != 0)
        return -1;
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(int argc, char **argv)
{
    struct timespec t;
    int values = argc > 1 && strcmp(argv[1], "values") == 0;

    SHOW(clock_getres(CLOCK_MONOTONIC, &t));
    printf("monotonic clock, a resolution: %d\n", t.tv_sec > 0 || t.tv_nsec > 0);
    SHOW(clock_getres(CLOCK_REALTIME, &t));
    printf("real-time clock, a resolution: %d\n", t.tv_sec > 0 || t.tv_nsec > 0);

    long long first = now(CLOCK_MONOTONIC);
    long long before = first;
    int backwards = 0;
    for (int i = 0; i < 10000; i++) {
        long long after = now(CLOCK_MONOTONIC);
        backwards += after < before;
        before = after;
    }
    printf("monotonic clock, steps backwards: %d\n", backwards);
    printf("monotonic clock, moves: %d\n", before > first);

    long long today = now(CLOCK_REALTIME);
    printf("real-time clock, negative: %d\n", today < 0);

    if (values) {
        printf("monotonic clock: %lld, %lld\n", first, before);
        printf("real-time clock: %lld, %lld\n", today, now(CLOCK_REALTIME));
        printf("time: %lld\n", (long long)time(NULL));
    }
    return 0;
}
