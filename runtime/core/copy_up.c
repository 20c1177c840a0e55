/* SPDX-License-Identifier: MIT */
#include "runtime/core/copy_up.h"

#include <string.h>

#include "runtime/core/bytes.h"
#include "runtime/core/gc.h"

bool copy_up_values(value **block) {
  if (!*block) return true;
  size_t n = gc_block_count(*block);
  value *copy = gc_values(n);
  if (!copy) return false;
  memcpy(copy, *block, n * sizeof(value));
  gc_store_ptr(block, copy);
  return true;
}

bool copy_up_bytes(void **block) {
  if (!*block) return true;
  size_t n = gc_block_count(*block);
  void *copy = gc_bytes(n);
  if (!copy) return false;
  memcpy(copy, *block, n);
  gc_store_ptr(block, copy);
  return true;
}

bool copy_up_bytearray(struct bytearray_obj *b) { return b->exports & BYTEARRAY_FIXED || copy_up_bytes((void **)&b->data); }
