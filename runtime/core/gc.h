/* SPDX-License-Identifier: MIT */
/* The heap: one allocation door, mark and sweep.
 *
 * Invariants
 *  - Every heap cell starts with a header word: a type pointer, or a block header (layout.def).
 *  - Objects are traced by the rows of layout.def for their kind. C stacks and registers are scanned conservatively,
 *    interior pointers accepted: a C local is always a root, nothing is to be registered.
 *  - A collection may run inside any gc_ call, and in nothing else. Objects do not move.
 *  - Fresh memory after the header is zero (a valid "unset" in every slot).
 *  - Every store of a reference into an object that may be in the heap goes through gc_store.
 *  - ROM is never visited; snapshot RAM (writable data of the image) is roots.
 *  - A block of bytes is not looked into. What it refers to must be alive through something else, or, as the names made at
 *    run time (dynamic.c), be taken out of it after each marking (service names_sweep).
 */
#ifndef FIRN_CORE_GC_H
#define FIRN_CORE_GC_H

#include "runtime/core/object.h"

struct gc_stats { uint32_t heap_bytes, used_bytes, peak_bytes, collections; };

void gc_init(void *start, void *end);
/* One more piece of memory; what is too small or too many is ignored. */
void gc_add_region(void *start, void *end);
/* A new object of `bytes` bytes (header included), type set, the rest zero. NULL with MemoryError pending. */
void *gc_new(size_t bytes, const struct type_obj *type);
/* A block of n values, all 0. gc_block_count tells its n. */
value *gc_values(size_t n);
/* A block of n bytes, not cleared. */
void *gc_bytes(size_t n);
/* The same block with room for n (contents kept, new room zeroed for values); may be another address. The old one stays
   valid until the next collection. */
value *gc_values_resize(value *block, size_t n);
void *gc_bytes_resize(void *block, size_t n);
/* Gives back at once a block that nothing refers to any more, if it is a large one; others wait for a collection. */
void gc_release(void *block);
/* Count a block was made or resized to. Both kinds return a pointer past the block's header word. */
size_t gc_block_count(const void *block);
void gc_collect(void);
/* So many bytes are handed out at most between two collections; below 0, or beyond that: half of the heap. gc_most: -1 when it is. */
void gc_set_most(intptr_t bytes);
intptr_t gc_most(void);
/* Between gc_lock and as many gc_unlock every allocation fails with MemoryError; what exists stays. gc_locked: how many
   gc_unlock are still to come; gc_unlock gives the same. Statistics are to be asked for when it is not locked. */
void gc_lock(void);
/* In a locked heap, after a failed allocation: one of the sixteen cells of each size up to 12 words that gc_lock set apart, all 0 (the
   caller sets its header), and the MemoryError is taken back. NULL: there is none, or the heap is not locked. */
void *gc_spare(size_t bytes);
unsigned gc_unlock(void);
unsigned gc_locked(void);
void gc_stats(struct gc_stats *out);
/* What can be reached from some values (snapshot.c): begin, gc_reach for each of them, then gc_reach_each, which calls
   visit for each cell that is reached; visit may call gc_reach. True when it did reach more: then once more from the
   start. A collection must come before the next allocation. */
void gc_reach_begin(void);
void gc_reach(value v);
bool gc_reach_each(void (*visit)(uintptr_t cell, size_t words));
/* Marks what the variables of modules and of functions in bytecode reach: certainly alive, unlike what may only look like
   a reference on the stack. As after gc_reach, a collection must come before the next allocation. */
void gc_reach_variables(void);
/* Calls visit for each cell of the heap that is reached, or else that is not free (some may have died). No allocation. */
void gc_each(bool reached, void (*visit)(uintptr_t cell, void *context), void *context);
bool gc_is_heap(const void *p);
/* After a marking: will the cell that begins there stay? What is not in the heap does, and all when the heap is locked. */
bool gc_is_marked(const void *cell);

static inline void gc_store(value *slot, value v) { *slot = v; }
/* The same for an untagged pointer field. */
#define gc_store_ptr(slot, p) gc_store((value *)(slot), (value)(p))

#endif
