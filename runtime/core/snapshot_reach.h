/* SPDX-License-Identifier: MIT */
/* What a statement can reach, and what statements that are left for boot can reach (snapshot_reach.c). */
#ifndef FIRN_CORE_SNAPSHOT_REACH_H
#define FIRN_CORE_SNAPSHOT_REACH_H

#include "runtime/abi/snapshot.h"
#include "runtime/core/object.h"

enum { REACH_FREE = 0, REACH_WAITS = 126, REACH_IMPORTED = 127 /* numbers of statements end below */ };

/* Allocates the tables; false with MemoryError. */
bool reach_begin(void);
/* Finds what the code can reach now, and what of it statements for boot can reach too: the number that those were given,
   or REACH_FREE. */
unsigned reach_find(const struct code_obj *code);
/* What reach_find found belongs to a statement for boot, under this number: what it imports waits for it. */
void reach_leave(unsigned number);
/* The variables that reach_find found are set again at boot, to what they are. */
void reach_set_again(void);
/* After reach_find and what followed it: makes the heap usable again. */
void reach_end(void);

/* Does the module wait for a statement at boot? */
bool reach_waits(uintptr_t module);
/* Has it statements for boot? */
bool reach_is_partial(uintptr_t module);
void reach_set_partial(uintptr_t module);
/* The number of a module in firn_snapshot_modules, or firn_snapshot_count. */
uintptr_t reach_module(const struct module_obj *m);
static inline const uintptr_t *reach_uses(const struct code_obj *code) {
  return ((const uintptr_t *const *)code)[-1];
}

#endif
