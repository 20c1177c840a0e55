/* SPDX-License-Identifier: MIT */
/* Insertion-ordered hash maps.
 *
 * `entries` holds (key, value) pairs in the order of insertion; a removed one has key 0. Up to DICT_LINEAR entries whose
 * keys are all "simple" (small ints, names, exact strs, None …: comparing them runs no Python code) are found by scanning,
 * and `index` is 0. Beyond that `index` is a block of 2^k slots for linear probing:
 *
 *     narrow slot (u32)  hash's top 16 bits << 16 | entry + 1       up to NARROW_MAX entries
 *     wide slot   (u64)  hash << 32 | entry + 1                     beyond
 *
 * 0 is empty. The hash is the object's times an odd constant (Fibonacci hashing), and a slot's home is its top k bits; so
 * the slots alone tell everything that removal (backward shift, no tombstones) and growing need: __hash__ is called once
 * per operation, never again for a stored key, except when the index becomes wide.
 *
 * Comparing non-simple keys may run Python code that changes the dict: then the look-up starts over.
 */
#include "runtime/core/dict.h"

#include <string.h>

#include "runtime/core/builtin.h"
#include "runtime/core/copy_up.h"
#include "runtime/core/error.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"

enum { DICT_LINEAR = 8, NARROW_MAX = 43690 };
#define HASH_FACTOR 2654435769u

struct slots {
  uint32_t *narrow; /* one of the two */
  uint64_t *wide;
  uint32_t mask;
  unsigned shift; /* home = hash >> shift */
};

static size_t capacity(const struct dict_obj *d) { return d->entries ? gc_block_count(d->entries) / 2 : 0; }

static struct slots slots_of(const struct dict_obj *d) {
  bool wide = capacity(d) > NARROW_MAX;
  uint32_t n = (uint32_t)(gc_block_count(d->index) / (wide ? 8 : 4));
  return (struct slots){.narrow = wide ? 0 : d->index,
                        .wide = wide ? d->index : 0,
                        .mask = n - 1,
                        .shift = (unsigned)__builtin_clz(n) + 1};
}

static uint64_t slot_get(const struct slots *s, uint32_t i) {
  if (s->wide) return s->wide[i];
  uint32_t x = s->narrow[i];
  return (uint64_t)(x & 0xffff0000u) << 32 | (x & 0xffffu);
}
static void slot_set(const struct slots *s, uint32_t i, uint64_t x) {
  if (s->wide) s->wide[i] = x;
  else s->narrow[i] = (uint32_t)(x >> 32 & 0xffff0000u) | (uint32_t)(x & 0xffffu);
}
static uint32_t slot_hash(uint64_t x) { return (uint32_t)(x >> 32); }
static uint32_t slot_entry(uint64_t x) { return (uint32_t)x - 1; }

static bool is_simple(value k) {
  return value_is_int(k) || value_is_tag2(k) || value_type(k) == &str_type;
}

static bool key_hash(value key, uint32_t *out) {
  uint32_t h;
  if (!value_is_name(key) || (h = str_known_hash(str_of(key))) == 0) {
    if (value_is_str_now(key)) h = str_hash(str_of(key));
    else if (!firn_service_key_hash(key, &h)) return false;
  }
  h &= 0x3fffffffu;
  *out = h * HASH_FACTOR;
  return true;
}

/* Equality of simple keys: True and 1 are the same key. */
static bool simple_equal(value a, value b) {
  if (a == b) return true;
  if (value_is_str_now(a)) return value_is_str_now(b) && !(value_is_name(a) && value_is_name(b)) && str_equal(str_of(a), str_of(b));
  if (value_is_bool(a)) a = V_INT(a == V_TRUE);
  if (value_is_bool(b)) b = V_INT(b == V_TRUE);
  return a == b;
}

/* ---- look-up ---- */

enum { ABSENT = -1, FAILED = -2, AGAIN = -3 };

/* Is entry e's key the one looked for? 1, 0, FAILED, or AGAIN when the dict was changed by the comparison. */
static int same_key(struct dict_obj *d, uint32_t e, value key, bool simple) {
  value *entries = d->entries, mine = entries[2 * e];
  void *index = d->index;
  if (mine == key) return 1;
  if (simple && is_simple(mine)) return simple_equal(mine, key);
  int same = firn_service_key_equal(mine, key);
  if (same < 0) return FAILED;
  return d->entries == entries && d->index == index && entries[2 * e] == mine ? same : AGAIN;
}

static intptr_t find_linear(struct dict_obj *d, value key, uint32_t hash, bool simple) {
  const bool name = value_is_name(key);
  for (uint32_t e = 0; e < d->fill; e++) {
    value mine = d->entries[2 * e];
    if (mine == key) return (intptr_t)e;
    if (mine == V_UNSET || (name && value_is_name(mine))) continue;
    if (!simple) {
      uint32_t h;
      if (!key_hash(mine, &h)) return FAILED;
      if (h != hash) continue;
    }
    int same = same_key(d, e, key, simple);
    if (same < 0) return same;
    if (same) return (intptr_t)e;
  }
  return ABSENT;
}

static intptr_t find_indexed(struct dict_obj *d, value key, uint32_t hash, bool simple, uint32_t *slot) {
  struct slots s = slots_of(d);
  uint32_t seen = s.wide ? hash : hash & 0xffff0000u;
  for (uint32_t i = hash >> s.shift;; i = (i + 1) & s.mask) {
    uint64_t x = slot_get(&s, i);
    if (x == 0) return ABSENT;
    if (slot_hash(x) != seen) continue;
    int same = same_key(d, slot_entry(x), key, simple);
    if (same < 0) return same;
    if (same) {
      *slot = i;
      return (intptr_t)slot_entry(x);
    }
  }
}

/* Entry of key, ABSENT or FAILED. *hash is set, *slot too when the dict has an index. */
static intptr_t find(struct dict_obj *d, value key, uint32_t *hash, uint32_t *slot) {
  bool simple = is_simple(key);
  if (!(simple && d->index == 0) && !key_hash(key, hash)) return FAILED;
  for (;;) {
    intptr_t e = d->index ? find_indexed(d, key, *hash, simple, slot) : find_linear(d, key, *hash, simple);
    if (e != AGAIN) return e;
    if (simple && !key_hash(key, hash)) return FAILED;
  }
}

value dict_get(value dict, value key) {
  struct dict_obj *d = OBJ(dict, dict);
  uint32_t hash = 0, slot;
  if (d->used == 0 && is_simple(key)) return V_STOP;
  intptr_t e = find(d, key, &hash, &slot);
  return e >= 0 ? d->entries[2 * e + 1] : e == ABSENT ? V_STOP : V_ERROR;
}

value dict_find(const struct dict_obj *dict, value name) {
  struct dict_obj *d = (struct dict_obj *)dict;
  if (d->index == 0 && value_is_name(name)) {
    const value *end = d->entries + 2 * d->fill;
    bool others = false; /* a heap str may spell the same */
    for (const value *k = d->entries; k < end; k += 2) {
      if (*k == name) return k[1];
      others |= !value_is_tag2(*k);
    }
    for (const value *k = d->entries; others && k < end; k += 2) {
      if (*k && !value_is_tag2(*k) && simple_equal(*k, name)) return k[1];
    }
    return V_UNSET;
  }
  value v = dict_get((value)d, name);
  return v == V_STOP ? V_UNSET : v;
}

/* ---- growing ---- */

static void index_put(const struct slots *s, uint32_t hash, uint32_t entry) {
  uint32_t i = hash >> s->shift;
  while (slot_get(s, i)) i = (i + 1) & s->mask;
  slot_set(s, i, (uint64_t)hash << 32 | (entry + 1));
}

/* A block of slots for so many entries; NULL with MemoryError. */
static void *new_index(size_t room, struct slots *out) {
  size_t n = 16, size = room > NARROW_MAX ? 8 : 4;
  while (n * 2 < room * 3) n *= 2;
  void *index = gc_bytes(n * size);
  if (!index) return 0;
  memset(index, 0, n * size);
  *out = (struct slots){.narrow = size == 4 ? index : 0,
                        .wide = size == 8 ? index : 0,
                        .mask = (uint32_t)n - 1,
                        .shift = (unsigned)__builtin_clz((uint32_t)n) + 1};
  return index;
}

/* Fills `out` with the live entries under the numbers they get when holes are squeezed out. */
static bool fill_index(struct dict_obj *d, const struct slots *out) {
  uint32_t to = 0, *number = 0;
  struct slots old = {0};
  if (d->index) old = slots_of(d);
  if (old.wide || (old.narrow && !out->wide)) { /* the old slots know the hashes */
    if (d->used != d->fill) {
      number = gc_bytes(d->fill * sizeof *number);
      if (!number) return false;
      for (uint32_t e = 0; e < d->fill; e++) number[e] = d->entries[2 * e] ? to++ : 0;
    }
    for (uint32_t i = 0; i <= old.mask; i++) {
      uint64_t x = slot_get(&old, i);
      if (x) index_put(out, slot_hash(x), number ? number[slot_entry(x)] : slot_entry(x));
    }
    return true;
  }
  for (uint32_t e = 0; e < d->fill; e++) {
    uint32_t hash;
    if (d->entries[2 * e] == V_UNSET) continue;
    if (!key_hash(d->entries[2 * e], &hash)) return false;
    index_put(out, hash, to++);
  }
  return true;
}

static void squeeze(struct dict_obj *d) {
  uint32_t to = 0;
  for (uint32_t e = 0; e < d->fill; e++) {
    if (d->entries[2 * e] == V_UNSET) continue;
    if (to != e) {
      gc_store(&d->entries[2 * to], d->entries[2 * e]);
      gc_store(&d->entries[2 * to + 1], d->entries[2 * e + 1]);
    }
    to++;
  }
  memset(d->entries + 2 * to, 0, (d->fill - to) * 2 * sizeof(value));
  d->fill = to;
}

/* Makes room for `room` entries, holes squeezed out, with an index when asked for or when there are many. */
static bool rebuild(struct dict_obj *d, size_t room, bool indexed) {
  struct slots s;
  void *index = 0;
  if (room > UINT32_MAX / 4) {
    err_memory();
    return false;
  }
  if (indexed || room > DICT_LINEAR) {
    index = new_index(room, &s);
    if (!index || !fill_index(d, &s)) return false;
  }
  value *entries = d->entries;
  if (room != capacity(d) || IS_LENT(entries)) {
    entries = entries ? gc_values_resize(entries, 2 * room) : gc_values(2 * room);
    if (!entries) return false;
  }
  gc_store_ptr(&d->entries, entries);
  gc_store_ptr(&d->index, index);
  squeeze(d);
  return true;
}

static bool make_room(struct dict_obj *d, bool simple) {
  size_t cap = capacity(d);
  if (d->fill < cap && (simple || d->index)) return OWN(dict, d);
  size_t room = cap;
  if (d->fill == cap && d->used >= cap - cap / 4) room = cap == 0 ? 4 : cap < 64 ? 2 * cap : cap + cap / 2;
  return rebuild(d, room, d->index || !simple);
}

bool dict_set(value dict, value key, value v) {
  struct dict_obj *d = OBJ(dict, dict);
  uint32_t hash = 0, slot;
  bool simple = is_simple(key), hashed = d->index != 0 || !simple;
  intptr_t e = find(d, key, &hash, &slot);
  if (e == FAILED || (e >= 0 && !OWN(dict_entries, d))) return false;
  if (e >= 0) {
    gc_store(&d->entries[2 * e + 1], v);
    return true;
  }
  if (!make_room(d, simple)) return false;
  if (d->index) {
    if (!hashed && !key_hash(key, &hash)) return false;
    struct slots s = slots_of(d);
    index_put(&s, hash, d->fill);
  }
  gc_store(&d->entries[2 * d->fill], key);
  gc_store(&d->entries[2 * d->fill + 1], v);
  d->fill++;
  d->used++;
  return true;
}

/* ---- removal ---- */

/* Empties slot i and moves back what stood behind it only because it was taken. */
static void index_remove(const struct slots *s, uint32_t i) {
  for (uint32_t k = (i + 1) & s->mask;; k = (k + 1) & s->mask) {
    uint64_t x = slot_get(s, k);
    if (x == 0) break;
    uint32_t home = slot_hash(x) >> s->shift;
    if (((k - home) & s->mask) < ((k - i) & s->mask)) continue;
    slot_set(s, i, x);
    i = k;
  }
  slot_set(s, i, 0);
}

/* Of a dict that owns its contents. */
static value remove_entry(struct dict_obj *d, uint32_t e, uint32_t slot) {
  value v = d->entries[2 * e + 1];
  if (d->index) {
    struct slots s = slots_of(d);
    index_remove(&s, slot);
  }
  d->entries[2 * e] = d->entries[2 * e + 1] = V_UNSET;
  d->used--;
  while (d->fill && d->entries[2 * d->fill - 2] == V_UNSET) d->fill--;
  return v;
}

value dict_remove(value dict, value key) {
  struct dict_obj *d = OBJ(dict, dict);
  uint32_t hash = 0, slot = 0;
  intptr_t e = find(d, key, &hash, &slot);
  if (e >= 0 && !OWN(dict, d)) return V_ERROR;
  return e >= 0 ? remove_entry(d, (uint32_t)e, slot) : e == ABSENT ? V_STOP : V_ERROR;
}

/* The slot of an entry, where its hash leads or, when __hash__ says something else than it did, anywhere. */
static uint32_t slot_of(struct dict_obj *d, uint32_t hash, uint32_t e) {
  struct slots s = slots_of(d);
  uint32_t i = hash >> s.shift;
  while (slot_get(&s, i) && slot_entry(slot_get(&s, i)) != e) i = (i + 1) & s.mask;
  for (uint32_t n = 0; (!slot_get(&s, i) || slot_entry(slot_get(&s, i)) != e) && n <= s.mask; n++) i = n;
  return i;
}

bool dict_pop_last(value dict, value *key, value *v) {
  struct dict_obj *d = OBJ(dict, dict);
  uint32_t e = d->fill - 1, slot = 0, hash;
  *key = d->entries[2 * e];
  if (d->index) {
    if (!key_hash(*key, &hash)) return false;
    if (d->fill != e + 1 || d->entries[2 * e] != *key) { /* changed by __hash__ */
      err_raise(E(changed_by_hash), 0, 0, 0);
      return false;
    }
    slot = d->index ? slot_of(d, hash, e) : 0;
  }
  if (!OWN(dict, d)) return false;
  *v = remove_entry(d, e, slot);
  return true;
}

void dict_empty(value dict) {
  struct dict_obj *d = OBJ(dict, dict);
  d->entries = 0;
  d->index = 0;
  d->used = d->fill = 0;
}

void dict_take(value dict, value other) {
  struct dict_obj *d = OBJ(dict, dict);
  const struct dict_obj *from = OBJ(dict, other);
  gc_store_ptr(&d->entries, from->entries);
  gc_store_ptr(&d->index, from->index);
  d->used = from->used;
  d->fill = from->fill;
}

/* ---- making ---- */

value dict_new_of(const struct type_obj *cls, size_t room) {
  struct dict_obj *d = builtin_alloc(cls, sizeof *d);
  if (!d) return V_ERROR;
  return room == 0 || rebuild(d, room, false) ? (value)d : V_ERROR;
}

value dict_new(size_t room) { return dict_new_of(&dict_type, room); }

value dict_copy_of(value dict) {
  const struct dict_obj *from = OBJ(dict, dict);
  value copy = dict_new(0);
  if (copy == V_ERROR || from->used == 0) return copy;
  struct dict_obj *d = OBJ(dict, copy);
  size_t words = 2 * capacity(from), bytes = from->index ? gc_block_count(from->index) : 0;
  value *entries = gc_values(words);
  if (!entries) return V_ERROR;
  for (size_t i = 0; i < 2 * (size_t)from->fill; i++) gc_store(&entries[i], from->entries[i]);
  gc_store_ptr(&d->entries, entries);
  if (from->index) {
    void *index = gc_bytes(bytes);
    if (!index) return V_ERROR;
    memcpy(index, from->index, bytes);
    gc_store_ptr(&d->index, index);
  }
  d->used = from->used;
  d->fill = from->fill;
  return copy;
}
