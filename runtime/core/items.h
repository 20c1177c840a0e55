/* SPDX-License-Identifier: MIT */
/* The items of a list or tuple: what the two share. `self` is a list, a tuple or an instance of a subclass; items are read
 * anew after each call into Python, since it may change a list. */
#ifndef FIRN_CORE_ITEMS_H
#define FIRN_CORE_ITEMS_H

#include "runtime/core/object.h"

struct items { value *items; size_t n; };
struct items items_of(value v);

/* 1, 0, or -1 with the exception pending. */
int items_equal(value a, value b);
/* One of the six comparisons of two lists or two tuples. */
value items_compare(enum binary_op op, value a, value b);
/* Index of item in [from, to), -1 when absent, -2 with the exception pending. */
intptr_t items_find(value self, value item, intptr_t from, intptr_t to);
value items_contains(value self, value item);
value items_count(value self, value item);
/* index(self, item[, start[, stop]]): as items_find. */
intptr_t items_index(size_t nargs, const value *args);
/* repr of the items with commas between. */
bool items_print(struct writer *w, value self);
/* n * times items; false with MemoryError when that is beyond memory. */
bool items_repeat_size(size_t n, size_t times, size_t *out);

#endif
