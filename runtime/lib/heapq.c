/* SPDX-License-Identifier: MIT */
/* Module heapq: priority queues in lists, where item k is not larger than items 2k + 1 and 2k + 2 (library reference, "Heap
 * queue algorithm"). merge, nlargest and nsmallest are in Python (library/heapq/).
 *
 * A comparison may call the program, which may do anything to the list: its length is looked at again after each. Items only
 * change places, so that a heap has all of its items when a comparison fails. */
#include "runtime/core/copy_up.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/list.h"

/* a < b: 1, 0; -1 with an exception. */
static int less(value a, value b) {
  if (value_is_int(a) && value_is_int(b)) return value_int(a) < value_int(b);
  value r = op_binary(BINARY_LT, a, b);
  return r == V_ERROR ? -1 : op_is_true(r);
}

/* Is item i less than item j? -1 also when the list is not as long as it was. */
static int less_at(value heap, size_t n, size_t i, size_t j) {
  int r = less(list_items(heap)[i], list_items(heap)[j]);
  if (r < 0 || list_len(heap) == n) return r;
  return err_raise(E(heap_changed), 0, 0, 0), -1;
}

static void exchange(value heap, size_t i, size_t j) {
  value *items = list_items(heap), v = items[i];
  gc_store(&items[i], items[j]);
  gc_store(&items[j], v);
}

/* Moves an item up, not above `top`, until its parent is not larger. */
static bool up(value heap, size_t top, size_t at) {
  size_t n = list_len(heap);
  while (at > top) {
    size_t parent = (at - 1) / 2;
    int r = less_at(heap, n, at, parent);
    if (r <= 0) return r == 0;
    exchange(heap, at, parent);
    at = parent;
  }
  return true;
}

/* Moves an item, whose children are heaps, to where it belongs: all the way down first and then up again, as it comes from the
   end mostly, and half of the comparisons are saved. */
static bool down(value heap, size_t at) {
  size_t n = list_len(heap), top = at;
  for (size_t child; (child = 2 * at + 1) < n; at = child) {
    if (child + 1 < n) {
      int r = less_at(heap, n, child, child + 1);
      if (r < 0) return false;
      if (!r) child++;
    }
    exchange(heap, at, child);
  }
  return up(heap, top, at);
}

static bool is_list(value v) { return value_kind(v) == KIND_LIST; }

static value no_list(value function, value v) { return err_raise(E(heap_type), function, v, 0); }
static value no_list_1(value function, value v) { return err_raise(E(heap_type_1), function, v, 0); }

value heapq_push(value heap, value item) {
  if (!is_list(heap)) return no_list_1(N(heappush), heap);
  return list_append_value(heap, item) && up(heap, 0, list_len(heap) - 1) ? V_NONE : V_ERROR;
}

/* The least item, in whose place another one is put. */
static value replace(value heap, value item) {
  if (!OWN(list, OBJ(list, heap))) return V_ERROR;
  value least = list_items(heap)[0];
  gc_store(&list_items(heap)[0], item);
  return down(heap, 0) ? least : V_ERROR;
}

value heapq_pop(value heap) {
  if (!is_list(heap)) return no_list(N(heappop), heap);
  if (!list_len(heap)) return err_raise(E(heap_empty), 0, 0, 0);
  value last = list_pop(1, &heap);
  return last && list_len(heap) ? replace(heap, last) : last;
}

value heapq_replace(value heap, value item) {
  if (!is_list(heap)) return no_list_1(N(heapreplace), heap);
  return list_len(heap) ? replace(heap, item) : err_raise(E(heap_empty), 0, 0, 0);
}

value heapq_pushpop(value heap, value item) {
  if (!is_list(heap)) return no_list_1(N(heappushpop), heap);
  int r = list_len(heap) ? less(list_items(heap)[0], item) : 0;
  if (r <= 0) return r ? V_ERROR : item;
  return list_len(heap) ? replace(heap, item) : err_raise(E(heap_empty), 0, 0, 0);
}

value heapq_heapify(value heap) {
  if (!is_list(heap)) return no_list(N(heapify), heap);
  if (!OWN(list, OBJ(list, heap))) return V_ERROR;
  size_t n = list_len(heap);
  for (size_t at = n / 2; at--;) {
    if (!down(heap, at)) return V_ERROR;
    if (list_len(heap) != n) return err_raise(E(heap_changed), 0, 0, 0);
  }
  return V_NONE;
}
