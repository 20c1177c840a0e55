/* SPDX-License-Identifier: MIT */
/* Names that the build could not turn into slots: module globals that come up at run time, the namespace of a class body,
 * builtins looked up by name, names made of strings. */
#include "runtime/abi/hash.h"
#include "runtime/abi/image.h"
#include "runtime/abi/partition.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/frame.h"
#include "runtime/core/gc.h"
#include "runtime/core/module.h"
#include "runtime/core/name.h"
#include "runtime/core/service.h"
#include "runtime/core/special.h"
#include "runtime/core/str.h"
#include "runtime/core/vm.h"

#include <string.h>

value module_dynamic(const struct module_obj *m, value name, value v) {
  if (v == V_STOP) {
    if (m->state && m->state[1]) {
      v = dict_find(OBJ(dict, m->state[1]), name);
      if (v) return v;
    }
    if (name == N(__name__)) return module_name(m);
    if (name == N(__file__) && m->info->file) return m->info->file;
    if (name == N(__doc__)) return V_NONE;
    return V_STOP;
  }
  if (!m->state) return V_STOP;
  if (!v) return m->state[1] ? dict_remove(m->state[1], name) : V_STOP;
  if (!m->state[1]) gc_store(&m->state[1], dict_new(1));
  return m->state[1] && dict_set(m->state[1], name, v) ? V_NONE : V_ERROR;
}

/* Where info is, or would be, in a table of members that is sorted by their names' info words. They are hashes: which tells the
   place but for some 20 in 4,000, and there the distance to the word but for 4. */
#define HASH_PLACE(hash, n) ((size_t)((hash) >> 16) * (n) >> 16)
#define INFO_AT(i) (uint32_t)str_info(str_of(m->rows[2 * (i)]))
static inline __attribute__((always_inline)) size_t place_of(const struct members_obj *m, uint32_t info) {
  const size_t n = m->n;
  size_t at = HASH_PLACE(info, n);
  if (at >= n) return n;
  uint32_t there = INFO_AT(at);
  if (there < info) {
    at += HASH_PLACE(info - there, n);
    if (at >= n) at = n - 1;
  } else {
    size_t back = HASH_PLACE(there - info, n);
    at = back < at ? at - back : 0;
  }
  if (INFO_AT(at) < info) {
    do at++;
    while (at < n && INFO_AT(at) < info);
  } else {
    while (at && INFO_AT(at - 1) >= info) at--;
  }
  return at;
}

extern const struct members_obj firn_members_builtins;

value builtin_find(value name) {
  const struct members_obj *m = &firn_members_builtins;
  value v = firn_service_builtin_stored ? firn_service_builtin_stored(name) : V_STOP;
  if (v != V_STOP) return v;
  uint32_t info = (uint32_t)str_info(str_of(name));
  for (size_t i = place_of(m, info); i < m->n && INFO_AT(i) == info; i++) {
    if (m->rows[2 * i] == name) return m->rows[2 * i + 1];
  }
  return V_STOP;
}

/* A variable of a class body, whose namespace may be what __prepare__ made. */
static value load_from(value names, value name) {
  value args[2] = {names, name}, v = special_of_class(names, SPECIAL_GETITEM, 2, args);
  if (v == V_STOP) return dict_get(names, name);
  if (v || !err_matches(&exc_KeyError)) return v;
  err_take();
  return V_STOP;
}

value names_load(struct frame *f, value name) {
  if (!f->names) {
    value *slot = module_slot(f->module, name);
    return slot && *slot ? *slot : V_STOP;
  }
  value v = load_from(f->names, name);
  if (v != V_STOP) return v;
  value *slot = module_slot(f->module, name);
  return slot && *slot ? *slot : V_STOP;
}

bool names_store(struct frame *f, value name, value v) {
  if (!f->names) return firn_service_global_store(f->module, name, v);
  if (v) return value_type(f->names) == &dict_type ? dict_set(f->names, name, v) : op_store_subscr(f->names, name, v);
  v = value_kind(f->names) == KIND_DICT ? dict_remove(f->names, name) : V_STOP;
  if (v == V_STOP) err_raise(E(name_not_defined), name, 0, 0);
  return v && v != V_STOP;
}

/* The same where __build_class__ may be replaced, and call a class's body as a function: that stores to the module. */
bool names_store_body(struct frame *f, value name, value v) {
  return f->names || !(f->code->flags & CODE_CLASS) ? names_store(f, name, v) : module_set(f->module, name, v);
}

/* ---- interning ---- */

static value name_in(const struct image_names *image, const void *text, size_t n, uint32_t info) {
  if (!image->buckets) return 0;
  const uint16_t *bucket = &image->at[IMAGE_BUCKET(info, image->buckets)];
  const size_t unit = (size_t)1 << image->shift;
  const char *at = (const char *)image->first - 2, *end = at + (size_t)bucket[1] * unit;
  for (at += bucket[0] * unit; at < end;) {
    const struct str_obj *s = (const struct str_obj *)at;
    const uint32_t there = (uint32_t)str_info(s);
    const size_t size = str_size_now(s);
    if (there >= info) {
      if (there > info) return 0;
      if (size == n && !memcmp(str_data(s), text, n)) return (value)s + 2;
    }
    at += (sizeof(struct rom_name) + size + unit) & ~(unit - 1);
  }
  return 0;
}

value name_in_image(const void *text, size_t n, uint32_t info) { return name_in(&firn_names, text, n, info); }

value name_in_partition(const void *text, size_t n, uint32_t info) {
  value name = name_in(&firn_names, text, n, info);
  return name ? name : name_in(firn_app_names, text, n, info);
}

/* The names made at run time: their strs in an open-addressing table by hash, with linear probing. It stands in a block of
   bytes, into which the collector does not look: a name lives as long as something else refers to it. */
struct name_table {
  uint32_t used, mask; /* strs in it; slots - 1 */
  struct str_obj *slots[];
};

/* The slot with this text, or the unused one that it would have. */
static struct str_obj **slot_of(struct name_table *t, const void *text, size_t n, uint32_t hash) {
  struct str_obj **slot = &t->slots[hash & t->mask];
  while (*slot && (str_size_now(*slot) != n || memcmp(str_data(*slot), text, n))) {
    slot = slot == &t->slots[t->mask] ? t->slots : slot + 1;
  }
  return slot;
}

/* Empties slot i and moves back what stood behind it only because it was taken. */
static void take_out(struct name_table *t, uint32_t i) {
  for (uint32_t k = (i + 1) & t->mask; t->slots[k]; k = (k + 1) & t->mask) {
    if (((k - str_hash(t->slots[k])) & t->mask) < ((k - i) & t->mask)) continue;
    t->slots[i] = t->slots[k];
    i = k;
  }
  t->slots[i] = 0;
  t->used--;
}

/* The collector has marked what stays: takes out the others. */
void names_sweep(void) {
  struct name_table *t = vm.names;
  if (!t) return;
  const uint32_t before = t->used;
  for (uint32_t i = 0; i <= t->mask; i++) {
    while (t->slots[i] && !gc_is_marked(t->slots[i])) take_out(t, i);
  }
  if (t->used != before && firn_service_forget_recent) firn_service_forget_recent();
  if (!t->used) vm.names = 0;
}

/* Makes room for one more; false with MemoryError. A table that is nearly empty becomes smaller if it can. */
static bool make_room(void) {
  enum { LEAST = 8 };
  const uint32_t used = vm.names ? vm.names->used : 0, slots = vm.names ? vm.names->mask + 1 : 0;
  const bool full = 4 * used >= 3 * slots;
  if (!full && (slots == LEAST || 8 * used >= slots)) return true;
  uint32_t n = LEAST;
  while (n < 2 * used) n *= 2;
  struct name_table *t = gc_bytes(sizeof *t + n * sizeof *t->slots);
  const struct name_table *old = vm.names; /* now: a collection may have been */
  if (!t) {
    if (full || !old) return false;
    err_take();
    return true;
  }
  memset(t, 0, sizeof *t + n * sizeof *t->slots);
  t->mask = n - 1;
  for (uint32_t i = 0; old && i <= old->mask; i++) {
    struct str_obj *s = old->slots[i];
    if (s) *slot_of(t, str_data(s), str_size(s), str_hash(s)) = s;
  }
  t->used = old ? old->used : 0;
  vm.names = t;
  return true;
}

static value kept_name(const void *text, size_t n, uint32_t hash) {
  struct str_obj *s = vm.names ? *slot_of(vm.names, text, n, hash) : 0;
  return s ? (value)s + 2 : 0;
}

/* Makes a str, with whose text there is no name, one. */
static value keep_name(value v) {
  ASKS(names);
  struct str_obj *s = str_of(v);
  uint32_t hash = str_hash(s);
  if (!make_room()) return V_ERROR;
  *slot_of(vm.names, str_data(s), str_size(s), hash) = s;
  vm.names->used++;
  return v + 2;
}

value name_intern(value v) {
  if (value_is_name(v)) return v;
  struct str_obj *s = str_of(v);
  uint32_t hash = str_hash(s);
  value name = firn_service_name_in_image(str_data(s), str_size(s), (uint32_t)info_with_hash(str_info(s), hash));
  if (name || (name = kept_name(str_data(s), str_size(s), hash))) return name;
  if (s->type != &str_type) v = str_new(str_text(s), str_size(s));
  return v ? keep_name(v) : V_ERROR;
}

value name_of_text(const char *text, size_t n) {
  uintptr_t info;
  const uint32_t hash = hash_text(text, n, &info);
  value name = firn_service_name_in_image(text, n, (uint32_t)info);
  if (name || (name = kept_name(text, n, hash))) return name;
  value v = str_new(text, n);
  if (!v) return V_ERROR;
  if (n) str_of(v)->info = info; /* not the empty one, in ROM */
  return keep_name(v);
}

value name_attribute(value v) {
  return value_is_str(v) ? name_intern(v) : err_raise(E(attribute_name), v, 0, 0);
}
