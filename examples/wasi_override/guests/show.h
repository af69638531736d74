/*
 * SHOW(call) makes a call of the C library, and prints it with what it gave: its
 * value, or what the error says where that is negative. It gives the value.
 */
#ifndef SHOW_H
#define SHOW_H

#include <errno.h>
#include <stdio.h>
#include <string.h>

#define SHOW(call) show(#call, (long long)(call))

static inline long long show(const char *call, long long value)
{
    if (value < 0)
        printf("%s: %s\n", call, strerror(errno));
    else
        printf("%s: %lld\n", call, value);
    return value;
}

#endif
