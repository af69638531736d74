/*
 * Waits: for time to pass, for input, and for room for output. Reads 5 bytes of
 * standard input.
 */
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <sys/select.h>
#include <time.h>
#include <unistd.h>

#include "show.h"

int main(void)
{
    char bytes[5];

    SHOW(sched_yield());
    const struct timespec nap = {.tv_sec = 0, .tv_nsec = 20000000};
    SHOW(nanosleep(&nap, NULL));
    SHOW(clock_nanosleep(CLOCK_MONOTONIC, 0, &nap, NULL));
    SHOW(clock_nanosleep(CLOCK_REALTIME, 0, &nap, NULL));
    /* 1970 is over. */
    SHOW(clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &nap, NULL));
    SHOW(usleep(1000));
    SHOW(sleep(0));

    struct pollfd input = {.fd = 0, .events = POLLIN};
    SHOW(poll(&input, 1, -1));
    printf("input: %d\n", (input.revents & POLLIN) != 0);
    SHOW(read(0, bytes, sizeof bytes));
    printf("%.5s\n", bytes);

    struct pollfd output[2] = {{.fd = 1, .events = POLLOUT}, {.fd = 2, .events = POLLOUT}};
    int ready = poll(output, 2, 10000);
    printf("poll for output: %d\n", ready > 0);

    int fd = (int)SHOW(open("file", O_RDWR | O_CREAT, 0666));
    struct pollfd file[2] = {{.fd = fd, .events = POLLIN}, {.fd = fd, .events = POLLOUT}};
    printf("poll for a file: %d\n", poll(file, 2, 10000) > 0);

    struct pollfd bad = {.fd = 99, .events = POLLIN};
    SHOW(poll(&bad, 1, 0));
    SHOW(poll(NULL, 0, 20));

    fd_set set;
    FD_ZERO(&set);
    FD_SET(1, &set);
    struct timeval limit = {.tv_sec = 10, .tv_usec = 0};
    printf("select for output: %d\n", select(2, NULL, &set, NULL, &limit) > 0);
    limit = (struct timeval){.tv_sec = 0, .tv_usec = 20000};
    SHOW(select(0, NULL, NULL, NULL, &limit));
    SHOW(close(fd));
    return 0;
}
