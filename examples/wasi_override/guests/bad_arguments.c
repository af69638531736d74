/*
 * Passes to the host what no C library would, in the way that its argument names.
 * Prints the error, if the host does not end the program for it.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wasi/api.h>

#include "show.h"

/* The functions of the host, with the core values as they are. */
#define IMPORT(name) \
    __attribute__((import_module("wasi_snapshot_preview1"), import_name(#name)))
int32_t raw_fd_seek(int32_t, int64_t, int32_t, int32_t) IMPORT(fd_seek);
int32_t raw_fd_write(int32_t, int32_t, int32_t, int32_t) IMPORT(fd_write);
int32_t raw_fd_read(int32_t, int32_t, int32_t, int32_t) IMPORT(fd_read);
int32_t raw_fd_advise(int32_t, int64_t, int64_t, int32_t) IMPORT(fd_advise);
int32_t raw_fd_prestat_get(int32_t, int32_t) IMPORT(fd_prestat_get);
int32_t raw_fd_readdir(int32_t, int32_t, int32_t, int64_t, int32_t) IMPORT(fd_readdir);
int32_t raw_path_open(int32_t, int32_t, int32_t, int32_t, int32_t, int64_t, int64_t, int32_t,
                      int32_t) IMPORT(path_open);
int32_t raw_poll_oneoff(int32_t, int32_t, int32_t, int32_t) IMPORT(poll_oneoff);
int32_t raw_args_get(int32_t, int32_t) IMPORT(args_get);
int32_t raw_proc_raise(int32_t) IMPORT(proc_raise);

/* Room for results, and the vectors that calls take. */
static int64_t room[8];
static uint8_t bytes[8] = {0xff, 0xfe, 'a', 0};

int main(int argc, char **argv)
{
    const char *way = argc > 1 ? argv[1] : "";
    int32_t out = (int32_t)(intptr_t)room;
    int32_t text = (int32_t)(intptr_t)bytes;
    int32_t outside = -16; /* far above the memory */
    int32_t vector[2] = {text, 4};
    int32_t huge[2] = {text, -1};
    int32_t astray[2] = {outside, 4};
#define ADDRESS(of) ((int32_t)(intptr_t)(of))

    printf("%s\n", way);
    if (strcmp(way, "unknown case") == 0)
        SHOW(raw_fd_seek(3, 0, 3, out));
    else if (strcmp(way, "unknown wide case") == 0)
        SHOW(raw_fd_advise(3, 0, 0, 256));
    else if (strcmp(way, "unknown flag") == 0)
        SHOW(raw_path_open(3, 0, text, 1, 1 << 12, 0, 0, 0, out));
    else if (strcmp(way, "unknown right") == 0)
        SHOW(raw_path_open(3, 0, text, 1, 0, INT64_MIN, 0, 0, out));
    else if (strcmp(way, "no UTF-8") == 0)
        SHOW(raw_path_open(3, 0, text, 2, 0, 0, 0, 0, out));
    else if (strcmp(way, "zero in a path") == 0)
        SHOW(raw_path_open(3, 0, text + 2, 2, 0, 0, 0, 0, out));
    else if (strcmp(way, "path outside") == 0)
        SHOW(raw_path_open(3, 0, outside, 4, 0, 0, 0, 0, out));
    else if (strcmp(way, "path around the end") == 0)
        SHOW(raw_path_open(3, 0, -2, 100, 0, 0, 0, 0, out));
    else if (strcmp(way, "result outside") == 0)
        SHOW(raw_fd_seek(0, 0, 0, outside));
    else if (strcmp(way, "prestat outside") == 0)
        SHOW(raw_fd_prestat_get(3, outside));
    else if (strcmp(way, "result misaligned") == 0)
        SHOW(raw_fd_prestat_get(3, out + 1));
    else if (strcmp(way, "vectors outside") == 0)
        SHOW(raw_fd_write(1, outside, 1, out));
    else if (strcmp(way, "vectors misaligned") == 0)
        SHOW(raw_fd_write(1, ADDRESS(vector) + 1, 1, out));
    else if (strcmp(way, "too many vectors") == 0)
        SHOW(raw_fd_write(1, ADDRESS(vector), -1, out));
    else if (strcmp(way, "buffer outside") == 0)
        SHOW(raw_fd_write(1, ADDRESS(astray), 1, out));
    else if (strcmp(way, "huge buffer") == 0)
        SHOW(raw_fd_read(0, ADDRESS(huge), 1, out));
    else if (strcmp(way, "entries outside") == 0)
        SHOW(raw_fd_readdir(3, outside, 64, 0, out));
    else if (strcmp(way, "no subscriptions") == 0)
        SHOW(raw_poll_oneoff(out, out, 0, out));
    else if (strcmp(way, "too many subscriptions") == 0)
        SHOW(raw_poll_oneoff(0, 0, 1 << 30, out));
    else if (strcmp(way, "arguments outside") == 0)
        SHOW(raw_args_get(outside, outside));
    else if (strcmp(way, "signal") == 0)
        SHOW(raw_proc_raise(9));
    else if (strcmp(way, "unknown signal") == 0)
        SHOW(raw_proc_raise(-1));
    else
        return 2;
    return 0;
}
