/*
 * Checks the clocks, and sleeping by them:
 *
 *  - both clocks have a resolution above zero,
 *  - the monotonic clock does not run backwards over many readings,
 *  - sleeping for 20 ms takes at least 20 ms by the monotonic clock,
 *  - the real-time clock says that the year 2024 is over.
 *
 * Prints "clocks ok", or says on stderr what is wrong and exits with 1.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { READINGS = 10000 };

#define MILLISECOND 1000000LL
#define SECOND (1000 * MILLISECOND)
#define START_OF_2025 1735689600LL /* seconds since the start of 1970, UTC */

static void fail(const char *what)
{
    fprintf(stderr, "clocks: %s\n", what);
    exit(1);
}

static long long nanoseconds(struct timespec t)
{
    return t.tv_sec * SECOND + t.tv_nsec;
}

static long long now(clockid_t clock)
{
    struct timespec t;
    if (clock_gettime(clock, &t) != 0) {
        perror("clocks: clock_gettime");
        exit(1);
    }
    return nanoseconds(t);
}

static long long resolution(clockid_t clock)
{
    struct timespec t;
    if (clock_getres(clock, &t) != 0) {
        perror("clocks: clock_getres");
        exit(1);
    }
    return nanoseconds(t);
}

int main(void)
{
    if (resolution(CLOCK_MONOTONIC) <= 0)
        fail("the monotonic clock has no resolution");
    if (resolution(CLOCK_REALTIME) <= 0)
        fail("the real-time clock has no resolution");

    long long before = now(CLOCK_MONOTONIC);
    for (int i = 0; i < READINGS; i++) {
        long long after = now(CLOCK_MONOTONIC);
        if (after < before)
            fail("the monotonic clock ran backwards");
        before = after;
    }

    const struct timespec nap = {.tv_sec = 0, .tv_nsec = 20 * MILLISECOND};
    long long start = now(CLOCK_MONOTONIC);
    if (nanosleep(&nap, NULL) != 0) {
        perror("clocks: nanosleep");
        return 1;
    }
    if (now(CLOCK_MONOTONIC) - start < 20 * MILLISECOND)
        fail("woke up before 20 ms had passed");

    if (now(CLOCK_REALTIME) < START_OF_2025 * SECOND)
        fail("the real-time clock is before the year 2025");

    printf("clocks ok\n");
    return 0;
}
