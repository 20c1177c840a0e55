/* SPDX-License-Identifier: MIT */
/* list.sort: a stable merge sort, bottom up over short runs, so that its own depth is constant. A key function makes the
 * sorted things pairs (key, item): rows of two words instead of one. A run begins with what is in order already, or falls
 * and is turned around; the rest is inserted by binary search. So up to RUN_MOST items are compared exactly as CPython's
 * listsort does, and longer lists that rise or fall throughout; neighbouring runs that are in order are not merged.
 *
 * While Python code compares, the list looks empty, as in CPython: what it does to the list is detected, not obeyed.
 */
#include <string.h>

#include "runtime/core/arg.h"
#include "runtime/core/copy_up.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/list.h"
#include "runtime/core/vm.h"

enum { RUN_MOST = 63, RUN = 32 };

/* a < b: 1, 0, -1. */
static int less(value a, value b) {
  if (value_is_int(a) && value_is_int(b)) return (intptr_t)a < (intptr_t)b;
  value r = op_binary(BINARY_LT, a, b);
  return r == V_ERROR ? -1 : op_is_true(r);
}

static void copy_rows(value *to, const value *from, size_t rows, size_t width) {
  for (size_t i = 0; i < rows * width; i++) gc_store(&to[i], from[i]);
}

static void reverse_rows(value *rows, size_t n, size_t width) {
  for (size_t i = 0, k = n; i + 1 < k; i++) {
    value held[2] = {rows[i * width], rows[i * width + width - 1]};
    copy_rows(rows + i * width, rows + --k * width, 1, width);
    copy_rows(rows + k * width, held, 1, width);
  }
}

/* How many rows at the front are in order, after turning around those that fall strictly; 0 with the exception. */
static size_t front_run(value *rows, size_t n, size_t width) {
  if (n < 2) return n;
  int falls = less(rows[width], rows[0]), lower = falls;
  size_t i = 1;
  while (lower == falls && falls >= 0 && ++i < n) lower = less(rows[i * width], rows[(i - 1) * width]);
  if (lower < 0) return 0;
  if (falls) reverse_rows(rows, i, width);
  return i;
}

static bool insertion_sort(value *rows, size_t n, size_t width) {
  size_t i = front_run(rows, n, width);
  if (!i) return n == 0;
  for (; i < n; i++) {
    value held[2] = {rows[i * width], rows[i * width + width - 1]};
    size_t low = 0, high = i;
    while (low < high) {
      size_t middle = low + (high - low) / 2;
      int lower = less(held[0], rows[middle * width]);
      if (lower < 0) return false;
      if (lower) high = middle;
      else low = middle + 1;
    }
    for (size_t k = i; k > low; k--) copy_rows(rows + k * width, rows + (k - 1) * width, 1, width);
    copy_rows(rows + low * width, held, 1, width);
  }
  return true;
}

/* Merges the sorted rows [0, mid) and [mid, n); spare has room for mid of them. */
static bool merge(value *rows, size_t mid, size_t n, size_t width, value *spare) {
  int lower = less(rows[mid * width], rows[(mid - 1) * width]);
  if (lower <= 0) return lower == 0;
  copy_rows(spare, rows, mid, width);
  size_t i = 0, k = mid, to = 0;
  while (i < mid && k < n) {
    lower = less(rows[k * width], spare[i * width]);
    if (lower < 0) break;
    const value *from = lower ? rows + k++ * width : spare + i++ * width;
    copy_rows(rows + to++ * width, from, 1, width);
  }
  copy_rows(rows + to * width, spare + i * width, mid - i, width);
  return lower >= 0;
}

static bool sort_rows(value *rows, size_t n, size_t width) {
  if (n <= RUN_MOST) return insertion_sort(rows, n, width);
  size_t front = front_run(rows, n, width);
  if (!front || front == n) return front != 0;
  for (size_t i = 0; i < n; i += RUN) {
    if (!insertion_sort(rows + i * width, n - i < RUN ? n - i : RUN, width)) return false;
  }
  size_t widest = RUN;
  while (widest < n - widest) widest *= 2;
  value *spare = gc_values(widest * width);
  if (!spare) return false;
  for (size_t run = RUN; run < n; run *= 2) {
    for (size_t i = 0; i + run < n; i += 2 * run) {
      size_t end = n - i < 2 * run ? n - i : 2 * run;
      if (!merge(rows + i * width, run, end, width, spare)) return false;
    }
  }
  return true;
}

/* Sorts by key: rows of (key, item), written back into items even when a comparison failed. */
static bool sort_by_key(value *items, size_t n, value key) {
  value *rows = gc_values(2 * n);
  if (!rows) return false;
  for (size_t i = 0; i < n; i++) {
    value k = call_1(key, items[i]);
    if (k == V_ERROR) return false;
    gc_store(&rows[2 * i], k);
    gc_store(&rows[2 * i + 1], items[i]);
  }
  bool ok = sort_rows(rows, n, 2);
  for (size_t i = 0; i < n; i++) gc_store(&items[i], rows[2 * i + 1]);
  return ok;
}

bool list_sort_in_place(value list, value key, bool reverse) {
  struct list_obj *l = OBJ(list, list);
  value *items = l->items;
  size_t n = l->len;
  if (!vm_stack_ok() || !OWN(list, l)) return false;
  if (COPIES_UP) items = l->items;
  l->items = 0;
  l->len = 0;
  if (reverse) reverse_rows(items, n, 1); /* keeps equal items in their order */
  bool ok = key == V_NONE ? sort_rows(items, n, 1) : n == 0 || sort_by_key(items, n, key);
  if (reverse) reverse_rows(items, n, 1);
  bool modified = l->items != 0;
  gc_store_ptr(&l->items, items);
  l->len = n;
  if (ok && modified) {
    err_raise(E(list_modified), 0, 0, 0);
    return false;
  }
  return ok;
}

value list_sort(size_t nargs, size_t nkw, const value *args) {
  const value names[2] = {N(key), N(reverse)};
  value given[2] = {V_NONE, V_FALSE};
  if (!arg_bind(N(sort), nargs - 1, nkw, args + 1, 0, 2, names, given)) return V_ERROR;
  intptr_t reverse;
  return op_index(given[1], &reverse) && list_sort_in_place(args[0], given[0], reverse != 0) ? V_NONE : V_ERROR;
}
