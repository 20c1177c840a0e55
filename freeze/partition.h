/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_PARTITION_H
#define FIRN_FREEZE_PARTITION_H

#include <stdio.h>

#include "freeze/build.h"
#include "freeze/fabi.h"
#include "freeze/rom.h"

/* An application apart from its runtime, each an image of its own: what both agree on is runtime/abi/partition.def. */

/* ---- the runtime (runtime_only.c) ---- */

/* Where the application's head is, in the runtime's linker script: lines for all its symbols. `at`: its address; 0: the first
   multiple of `erase` behind the runtime. */
void partition_name_head(FILE *script, uint64_t at, uint64_t erase);

/* ---- the application (build_layout.c, link.c) ---- */

/* Writes the parts of the head that only such applications have. */
void partition_emit_head(struct rom *rom, const struct fabi *fabi, bool has_lines, bool open);
/* The linker's whole script: regions of RAM and ROM, the head first. `extra`: how much larger regions are, for measuring.
   False when it cannot be written. */
bool partition_write_script(const char *path, const struct target *target, uint64_t heap, uint64_t extra);
/* Leaves to the runtime what it has too: names, constants, builtin functions; writes the table of names that it has not, and a
   linker script at `path` with the runtime's symbols that the application, native `objects` included, refers to. `open`: all names of
   the image are kept. BUILD_ERROR, told, when it refers to symbols that the runtime lacks, BUILD_TOOL when a file fails. */
enum build_outcome partition_lean(struct rom *rom, const struct fabi *fabi, const char *const *objects, bool open, const char *path);

/* The target with what the runtime leaves of it for regions. It is borrowed from `target` and not to be freed. */
struct target partition_target(const struct target *target, const struct fabi *fabi);

#endif
