/* SPDX-License-Identifier: MIT */
/* An application apart from its runtime (partition.def): what is in its head. The runtime is at its own address, was flashed
 * before, and serves any application that was linked against it. */
#ifndef FIRN_ABI_PARTITION_H
#define FIRN_ABI_PARTITION_H

#include "runtime/abi/image.h"

#define APP_MAGIC "FIRN-APP"
enum { APP_MAGIC_SIZE = sizeof APP_MAGIC - 1, APP_HASH_SIZE = 16 };

/* Words of firn_app_memory. */
enum app_memory { APP_DATA_LOAD, APP_DATA_START, APP_DATA_END, APP_BSS_START, APP_BSS_END, APP_HEAP_START, APP_HEAP_END };

enum app_flag { APP_LINES = 1 /* it has line tables */, APP_OPEN = 2 /* it was built with --world open */ };

extern const char firn_app_magic[], firn_app_hash[];
extern char *const firn_app_memory[];
/* Names of the application that the runtime lacks, as firn_names. */
extern const struct image_names *const firn_app_names;
/* What it is: enum app_flag. */
extern const uintptr_t firn_app_flags;

/* Of the runtime: its own hash, made when it was linked from the addresses of all that an application may refer to. */
extern const char firn_runtime_hash[];

#endif
