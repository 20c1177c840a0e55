/* SPDX-License-Identifier: MIT */
/* Which words of an object refer to others: from the rows of layout.def. */
#ifndef FIRN_CORE_GC_TRACE_H
#define FIRN_CORE_GC_TRACE_H

#include "runtime/core/layout.h"

/* Marks what the object in the heap cell at p refers to. */
void gc_trace(uintptr_t p);

/* For gc_trace: marks one word, or many. Words that are no references are allowed. */
void gc_mark(uintptr_t p);
void gc_mark_words(const value *words, size_t n);
/* Words of the heap cell that starts at p. */
size_t gc_cell_words(uintptr_t p);

#endif
