/* SPDX-License-Identifier: MIT */
/* The table behind set and frozenset.
 *
 * Programs see the order of a set of ints, and they should see the same one as on CPython. So this is CPython's scheme
 * (the facts of it: Objects/setobject.c): open addressing over 2^k entries, up to ten neighbours probed before jumping by
 * i * 5 + 1 + perturb; grown when fill * 5 >= mask * 3, to the first power of two above 4 * used. An int hashes to itself.
 *
 * Small ints and names carry their hash; as soon as any other item enters, `hashes` keeps the hash of every entry, so
 * that __hash__ is called once for each item.
 */
#include "runtime/core/set.h"

#include <string.h>

#include "runtime/abi/hash.h"
#include "runtime/core/builtin.h"
#include "runtime/core/copy_up.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/int.h"
#include "runtime/core/set_table.h"
#include "runtime/core/str.h"

enum { MIN_SLOTS = 8, LINEAR_PROBES = 9, PERTURB_SHIFT = 5 };
#define REMOVED V_NULLARG
#define SET_LARGE 50000u

size_t set_slots(const struct set_obj *s) { return s->entries ? gc_block_count(s->entries) : 0; }

/* Items whose hash needs no memory. */
static bool is_plain(value v) { return value_is_int(v) || value_is_name(v); }

/* A hash of 30 bits with its sign back, so that -5.0 stands where -5 does. */
static uint64_t spread(uint32_t h) { return (uint64_t)(int64_t)((int32_t)(h << 2) >> 2); }

static uint64_t int_spread(value v) {
  intptr_t i = value_int(v);
  if (i < -(1 << 30) || i >= 1 << 30) return spread(int_hash(v)); /* small on the host only */
  return (uint64_t)(int64_t)(i == -1 ? -2 : i);
}

static uint32_t name_spread(value v) {
  const struct str_obj *s = str_of(v);
  uint32_t h = str_known_hash(s);
  return h ? h : hash_bytes(str_data(s), str_size(s));
}

bool set_hash_item(value v, uint64_t *out) {
  uint32_t h;
  if (value_is_int(v)) {
    *out = int_spread(v);
    return true;
  }
  if (value_is_name(v)) h = name_spread(v);
  else if (!op_hash(v, &h)) return false;
  *out = spread(h);
  return true;
}

/* The hash of the item in slot i. */
uint64_t set_slot_hash(const struct set_obj *s, size_t i) {
  value v = s->entries[i];
  if (value_is_int(v)) return int_spread(v);
  return value_is_name(v) ? spread(name_spread(v)) : (uint64_t)(int64_t)(int32_t)s->hashes[i];
}

/* First slot for a hash in a table without that item; empties only. */
static size_t empty_slot(const value *entries, size_t mask, uint64_t hash) {
  uint64_t perturb = hash;
  for (size_t i = (size_t)hash & mask;;) {
    size_t end = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
    for (size_t k = i; k <= end; k++) {
      if (entries[k] == V_UNSET) return k;
    }
    perturb >>= PERTURB_SHIFT;
    i = (i * 5 + 1 + (size_t)perturb) & mask;
  }
}

bool set_resize(struct set_obj *s, size_t least) {
  size_t n = MIN_SLOTS, old = set_slots(s);
  if (least > SIZE_MAX / 8 / sizeof(value)) {
    err_memory();
    return false;
  }
  while (n <= least) n *= 2;
  value *entries = gc_values(n);
  uint32_t *hashes = 0;
  if (!entries) return false;
  if (s->hashes && !(hashes = gc_bytes(n * sizeof *hashes))) return false;
  for (size_t i = 0; i < old; i++) {
    value v = s->entries[i];
    if (v == V_UNSET || v == REMOVED) continue;
    uint64_t h = set_slot_hash(s, i);
    size_t k = empty_slot(entries, n - 1, h);
    gc_store(&entries[k], v);
    if (hashes) hashes[k] = (uint32_t)h;
  }
  gc_store_ptr(&s->entries, entries);
  gc_store_ptr(&s->hashes, hashes);
  s->fill = s->used;
  return true;
}

/* Is entry k the item? 1, 0, -1 error, 2: the comparison changed the set. */
static int same_item(struct set_obj *s, size_t k, value item) {
  value *entries = s->entries, mine = entries[k];
  if (mine == item) return 1;
  if (is_plain(mine) && is_plain(item)) return 0;
  int same = op_equal(mine, item);
  return same < 0 ? -1 : s->entries == entries && entries[k] == mine ? same : 2;
}

enum { FOUND, ABSENT, FAILED };

/* Looks for an item; *slot is where it is, or where it would go. */
static int find(struct set_obj *s, value item, uint64_t hash, size_t *slot) {
again:
  if (!s->entries && !set_resize(s, 0)) return FAILED; /* the comparison has emptied it */
  size_t mask = set_slots(s) - 1;
  uint64_t perturb = hash;
  for (size_t i = (size_t)hash & mask;;) {
    size_t end = i + LINEAR_PROBES <= mask ? i + LINEAR_PROBES : i;
    for (size_t k = i; k <= end; k++) {
      *slot = k;
      if (s->entries[k] == V_UNSET) return ABSENT;
      if (s->entries[k] == REMOVED || (uint32_t)set_slot_hash(s, k) != (uint32_t)hash) continue;
      int same = same_item(s, k, item);
      if (same == 2) goto again;
      if (same) return same < 0 ? FAILED : FOUND;
    }
    perturb >>= PERTURB_SHIFT;
    i = (i * 5 + 1 + (size_t)perturb) & mask;
  }
}

static bool keep_hashes(struct set_obj *s) {
  size_t n = set_slots(s);
  uint32_t *hashes = gc_bytes(n * sizeof *hashes);
  if (!hashes) return false;
  for (size_t i = 0; i < n; i++) {
    value v = s->entries[i];
    hashes[i] = v == V_UNSET || v == REMOVED ? 0 : (uint32_t)set_slot_hash(s, i);
  }
  gc_store_ptr(&s->hashes, hashes);
  return true;
}

bool set_add_hashed(struct set_obj *s, value item, uint64_t hash) {
  size_t k;
  if (!s->entries && !set_resize(s, 0)) return false;
  int r = find(s, item, hash, &k);
  if (r != ABSENT) return r == FOUND;
  if (!OWN(set, s)) return false;
  if (!s->hashes && !is_plain(item) && !keep_hashes(s)) return false;
  gc_store(&s->entries[k], item);
  if (s->hashes) s->hashes[k] = (uint32_t)hash;
  s->used++;
  s->fill++;
  if ((size_t)s->fill * 5 < (set_slots(s) - 1) * 3) return true;
  if (set_resize(s, s->used > SET_LARGE ? (size_t)s->used * 2 : (size_t)s->used * 4)) return true;
  s->entries[k] = V_UNSET; /* there is always an empty slot, which ends a search */
  s->used--;
  s->fill--;
  return false;
}

bool set_add_value(value set, value item) {
  uint64_t hash;
  return set_hash_item(item, &hash) && set_add_hashed(OBJ(set, set), item, hash);
}

int set_contains_hashed(struct set_obj *s, value item, uint64_t hash) {
  size_t k;
  if (s->used == 0) return 0;
  int r = find(s, item, hash, &k);
  return r == FAILED ? -1 : r == FOUND;
}

/* A set as an item looked for stands for the frozenset of its items. */
static value as_item(value item) {
  if (value_kind(item) != KIND_SET) return item;
  value frozen = set_new_of(&frozenset_type);
  return frozen != V_ERROR && set_merge(frozen, item) ? frozen : V_ERROR;
}

static bool hash_sought(value *item, uint64_t *hash) { return (*item = as_item(*item)) && set_hash_item(*item, hash); }

int set_contains(value set, value item) {
  uint64_t hash;
  return hash_sought(&item, &hash) ? set_contains_hashed(OBJ(set, set), item, hash) : -1;
}

int set_discard_hashed(struct set_obj *s, value item, uint64_t hash) {
  size_t k;
  if (s->used == 0) return 0;
  int r = find(s, item, hash, &k);
  if (r != FOUND) return r == FAILED ? -1 : 0;
  if (!OWN(set, s)) return -1;
  s->entries[k] = REMOVED;
  s->used--;
  return 1;
}

int set_discard_value(value set, value item) {
  uint64_t hash;
  return hash_sought(&item, &hash) ? set_discard_hashed(OBJ(set, set), item, hash) : -1;
}

value set_pop_any(struct set_obj *s) {
  if (!OWN(set, s)) return V_ERROR;
  size_t n = set_slots(s), i = s->finger & (n - 1);
  while (s->entries[i] == V_UNSET || s->entries[i] == REMOVED) i = (i + 1) & (n - 1);
  value v = s->entries[i];
  s->entries[i] = REMOVED;
  s->used--;
  s->finger = (uint32_t)i + 1;
  return v;
}

void set_empty(struct set_obj *s) {
  s->entries = 0;
  s->hashes = 0;
  s->used = s->fill = s->finger = 0;
}

/* ---- many items ---- */

/* The items of another set, in its order, with its hashes. */
static bool merge_set(struct set_obj *s, const struct set_obj *other) {
  if (s == other || other->used == 0) return true;
  size_t mask = s->entries ? set_slots(s) - 1 : MIN_SLOTS - 1;
  if (((size_t)s->fill + other->used) * 5 >= mask * 3 && !set_resize(s, ((size_t)s->used + other->used) * 2)) return false;
  if (!s->entries && !set_resize(s, 0)) return false;
  if (s->fill == 0 && set_slots(s) == set_slots(other) && other->fill == other->used && !other->hashes) {
    memcpy(s->entries, other->entries, set_slots(s) * sizeof(value));
    s->used = s->fill = other->used;
    return true;
  }
  for (size_t i = 0; i < set_slots(other); i++) {
    value v = other->entries[i];
    if (v == V_UNSET || v == REMOVED) continue;
    if (!set_add_hashed(s, v, set_slot_hash(other, i))) return false;
  }
  return true;
}

bool set_merge(value set, value iterable) {
  if (set_check(iterable)) return merge_set(OBJ(set, set), OBJ(set, iterable));
  value it = iter_new(iterable), v;
  if (it == V_ERROR) return false;
  while ((v = iter_next(it)) != V_STOP) {
    if (v == V_ERROR || !set_add_value(set, v)) return false;
  }
  return true;
}

value set_new_of(const struct type_obj *cls) {
  struct set_obj *s = builtin_alloc(cls, sizeof *s);
  return (value)s;
}

value set_new(size_t n, const value *items) {
  value s = set_new_of(&set_type);
  for (size_t i = 0; s != V_ERROR && i < n; i++) {
    if (!set_add_value(s, items[i])) return V_ERROR;
  }
  return s;
}
