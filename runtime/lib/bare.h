/* SPDX-License-Identifier: MIT */
#ifndef FIRN_RUNTIME_LIB_BARE_H
#define FIRN_RUNTIME_LIB_BARE_H

#include <stdbool.h>
#include <stdint.h>

/* Writes a number to the console. kind: 0 an int32_t, 1 a uint32_t, 2 a bool. */
void bare_print(uint32_t n, uint32_t kind);
/* time.sleep, for `count` times `unit` microseconds. */
void bare_sleep(uint32_t count, uint32_t unit);

#endif
