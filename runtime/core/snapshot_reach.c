/* SPDX-License-Identifier: MIT */
/* May this statement run at build time, although others before it are left for boot?
 *
 * Running S at build time moves it before a statement D that stays for boot. That changes nothing if neither stores what
 * the other one uses. What D does is not known, for it has not run; but it can only use what it can reach: the variables
 * that its code and the functions it makes mention, the objects in them, and so on through functions to their variables and
 * through modules to those of their variables whose names the code looks up. The same holds for S. So the rule is that S
 * is left for boot too when both reach the same object that can change, or a variable that one of them stores. As S may
 * change nothing that D reaches, what D reaches is at boot still what it was here; and that D may change nothing that S
 * reaches makes S's result right.
 *
 * Two exceptions keep this from leaving everything. Objects that cannot change are shared freely (what is in them is
 * looked at). Functions and classes, their dicts included, change only by stores of attributes: they count as such
 * objects unless D or S has code that stores attributes of something else than a method's own instance (USE_STORES).
 *
 * The walk over objects is the collector's marking; `taint` tells, for each unit of the heap and each variable, the
 * number of the statement for boot that reaches it.
 */
#include "runtime/core/snapshot_reach.h"

#include <string.h>

#include "runtime/abi/image.h"
#include "runtime/core/dict.h"
#include "runtime/core/gc.h"
#include "runtime/core/gc_guard.h"
#include "runtime/core/module.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"
#include "runtime/core/vm.h"
#include "runtime/port.h"

enum { SOFT = 0x80 /* of a heap taint: changes by stores of attributes only */, UNIT = 2 * sizeof(value) };
enum { SEEN = 1, STORED = 2, BY_NAME = 4 /* in a module object: stored if attributes are */ };

static struct {
  uint8_t *taint;           /* by unit of the heap: number, | SOFT */
  uint8_t *soft;            /* by unit: is part of a class, this time */
  uint8_t *touched, *stored; /* by variable: the number of a statement for boot that uses it, that may store it */
  uint8_t *seen;            /* by variable: SEEN, STORED this time */
  uint8_t *code_seen;       /* by number of the code object, this time */
  uint8_t *module_seen, *waits; /* by module: an object that was found; waits for a statement at boot */
  uint8_t *partial;         /* by module: has statements for boot */
  const uintptr_t **codes;  /* uses of the code found this time */
  size_t n_codes, n_units, n_slots;
  uintptr_t flags;          /* of all of them */
  char *heap;
  unsigned found;           /* the conflict */
} reach;

bool reach_begin(void) {
  struct port_memory memory;
  port_memory(&memory);
  reach.heap = memory.heap_start;
  reach.n_units = (size_t)(memory.heap_end - memory.heap_start) / UNIT + 1;
  reach.n_slots = firn_roots[0].words;
  size_t n = (firn_snapshot_codes + 1) * sizeof *reach.codes;
  size_t all = n + 2 * reach.n_units + 3 * reach.n_slots + firn_snapshot_codes + 3 * firn_snapshot_count;
  uint8_t *p = gc_bytes(all);
  if (!p) return false;
  if (!vm.sys && !(vm.sys = dict_new(0))) return false;
  if (!dict_set(vm.sys, V_INT(VM_KEEPS_REACH), (value)p)) return false;
  memset(p, 0, all);
  reach.codes = (const uintptr_t **)p, p += n;
  reach.taint = p, p += reach.n_units;
  reach.soft = p, p += reach.n_units;
  reach.touched = p, p += reach.n_slots;
  reach.stored = p, p += reach.n_slots;
  reach.seen = p, p += reach.n_slots;
  reach.code_seen = p, p += firn_snapshot_codes;
  reach.module_seen = p, p += firn_snapshot_count;
  reach.waits = p, p += firn_snapshot_count;
  reach.partial = p;
  return true;
}

uintptr_t reach_module(const struct module_obj *m) {
  uintptr_t i = 0;
  while (i < firn_snapshot_count && firn_snapshot_modules[i].module != m) i++;
  return i;
}

/* The variable of that name which the package may have: an import that runs the module sets it. */
static value *bound_slot(const struct module_obj *module) {
  const struct str_obj *s = str_of(module->info->name);
  size_t from = str_size(s);
  while (from && str_data(s)[from - 1] != '.') from--;
  for (uintptr_t m = 0; from && m < firn_snapshot_count; m++) {
    const struct module_obj *package = firn_snapshot_modules[m].module;
    const struct str_obj *p = str_of(package->info->name);
    if (str_size(p) + 1 != from || memcmp(str_data(p), str_data(s), str_size(p))) continue;
    for (unsigned i = 0; i < package->info->n_slots; i++) {
      const struct str_obj *name = str_of(package->info->slot_names[i]);
      if (str_size(name) == str_size(s) - from && !memcmp(str_data(name), str_data(s) + from, str_size(name))) return &package->slots[i];
    }
  }
  return 0;
}

/* Must the module not be run by an import yet? */
bool reach_waits(uintptr_t module) {
  const struct module_obj *m = firn_snapshot_modules[module].module;
  value *slot = module_state_of(m) == MODULE_ABSENT ? bound_slot(m) : 0;
  return reach.waits[module] || (slot && reach.touched[slot - firn_roots[0].start]);
}
bool reach_is_partial(uintptr_t module) { return reach.partial[module]; }
void reach_set_partial(uintptr_t module) { reach.partial[module] = 1; }

static size_t unit_of(uintptr_t cell) { return (cell - (uintptr_t)reach.heap) / UNIT; }

/* ---- the walk ---- */

static void see_module(uintptr_t m);

static void see_value(value v) {
  if (!value_is_obj(v) || !v) return;
  uintptr_t m = reach_module((const struct module_obj *)v);
  if (m < firn_snapshot_count) see_module(m);
  else gc_reach(v);
}

static void see_slot(const value *slot, unsigned how) {
  uint8_t *seen = &reach.seen[slot - firn_roots[0].start];
  unsigned before = *seen;
  *seen |= (uint8_t)how;
  if (!before) see_value(*slot);
}

static void see_name(uintptr_t m, value name) {
  const struct module_obj *module = firn_snapshot_modules[m].module;
  value *slot = module_slot(module, name);
  if (slot) see_slot(slot, SEEN | BY_NAME);
  else if (module->info->is_package && firn_service_submodule) see_value(firn_service_submodule(module, name));
}

static void see_all_slots(uintptr_t m, unsigned how) {
  const struct module_obj *module = firn_snapshot_modules[m].module;
  for (unsigned i = 0; i < module->info->n_slots; i++) see_slot(&module->slots[i], how);
  see_slot(&module->state[1], how);
}

static bool is_stored(size_t slot) {
  return reach.seen[slot] & STORED || (reach.seen[slot] & BY_NAME && reach.flags & USE_STORES);
}

static void see_module(uintptr_t m) {
  if (reach.module_seen[m]) return;
  reach.module_seen[m] = 1;
  see_slot(&firn_snapshot_modules[m].module->state[1], SEEN | BY_NAME);
  for (size_t c = 0; c < reach.n_codes; c++) {
    for (const uintptr_t *use = reach.codes[c] + 2; *use; use++) {
      if (value_is_name(*use)) see_name(m, *use);
    }
  }
}

static void see_code(const struct code_obj *code);

/* A module that an import would run: its statements are part of the one with the import. */
static void see_import(const struct module_obj *module, bool statement) {
  uintptr_t m = reach_module(module);
  bool runs = module_state_of(module) == MODULE_ABSENT;
  see_module(m);
  value *slot = runs ? bound_slot(module) : 0;
  if (slot) see_slot(slot, SEEN | STORED);
  if (statement || !runs) return;
  for (uintptr_t i = 0; i < firn_snapshot_modules[m].count; i++) see_code(firn_snapshot_modules[m].steps[i].code);
}

/* Behind the variables stands the module's state; a module without variables has no slots at all. */
static const value *variable_of(const struct module_obj *module, uintptr_t i) {
  return i < module->info->n_slots ? &module->slots[i] : &module->state[i - module->info->n_slots];
}

static void see_code(const struct code_obj *code) {
  const uintptr_t *uses = reach_uses(code);
  const struct module_obj *module = (const struct module_obj *)uses[1];
  uint8_t *seen = &reach.code_seen[uses[0] >> 16];
  if (*seen) return;
  *seen = 1;
  reach.codes[reach.n_codes++] = uses;
  reach.flags |= uses[0] & 0xffff;
  for (const uintptr_t *use = uses + 2; *use; use++) {
    if (*use & 1) {
      see_slot(variable_of(module, *use >> 2), *use & 2 ? SEEN | STORED : SEEN);
    } else if (value_is_name(*use)) {
      for (uintptr_t m = 0; m < firn_snapshot_count; m++) {
        if (reach.module_seen[m]) see_name(m, *use);
      }
    } else if (obj_type(*use) == &code_type) {
      see_code((const struct code_obj *)*use);
    } else {
      see_import((const struct module_obj *)*use, uses[0] & USE_IMPORT);
    }
  }
}

/* A part of a class or function that changes with it only. */
static void soften(const void *part) {
  if (gc_is_heap(part)) reach.soft[unit_of((uintptr_t)part)] = 1;
}

static void soften_dict(value dict) {
  const struct dict_obj *d = OBJ(dict, dict);
  if (!d) return;
  soften(d);
  if (d->entries) soften(d->entries - 1);
  if (d->index) soften((value *)d->index - 1);
}

static void see_function(const struct function_obj *f) {
  see_code(f->code);
  if (f->type != &function_type || !f->extra) return;
  soften(f->extra);
  soften_dict(f->extra->kwdefaults);
  soften_dict(f->extra->dict);
}

GC_LOOKS_ANYWHERE static void visit(uintptr_t cell, size_t words) {
  const value *w = (const value *)cell;
  if ((*w & 7) == 5) return;
  const struct type_obj *t = (const struct type_obj *)*w;
  if (!(*w & 1) && (t == &function_type || t == &generator_type)) {
    see_function((const struct function_obj *)cell); /* a generator has its code in the same place */
    return;
  }
  if (t == &type_type) {
    soften_dict(OBJ(type, cell)->dict);
    if (OBJ(type, cell)->slot_names) soften(OBJ(type, cell)->slot_names - 1);
  }
  for (size_t i = 1; i < words; i++) {
    uintptr_t m = reach_module((const struct module_obj *)w[i]);
    if (m < firn_snapshot_count) see_module(m);
  }
}

_Static_assert(offsetof(struct function_obj, code) == offsetof(struct generator_obj, code), "see_code's argument");

/* What flags say beside what the code mentions. */
static bool see_flags(void) {
  size_t before = reach.n_codes;
  for (uintptr_t m = 0; m < firn_snapshot_count; m++) {
    if (reach.flags & USE_ALL) {
      see_all_slots(m, SEEN | STORED);
    } else if (reach.module_seen[m] && reach.flags & USE_ANY_NAME) {
      see_all_slots(m, SEEN | BY_NAME);
    }
  }
  return reach.n_codes != before;
}

/* ---- conflicts ---- */

static bool is_frozen_kind(const struct type_obj *t) {
  static const uint8_t kinds[] = {KIND_STR, KIND_BYTES, KIND_INT,    KIND_FLOAT,    KIND_COMPLEX, KIND_TUPLE,
                                  KIND_RANGE, KIND_SLICE, KIND_METHOD, KIND_PROPERTY, KIND_WRAPPER, KIND_FROZENSET};
  for (size_t i = 0; i < sizeof kinds; i++) {
    if (t->kind == kinds[i]) return !(t->flags & TYPE_IS_CLASS);
  }
  return false;
}

/* 0: cannot change; SOFT: by stores of attributes; 1: like everything else. */
static unsigned change_of(uintptr_t cell) {
  value header = *(const value *)cell;
  if (reach.soft[unit_of(cell)]) return SOFT;
  if (header & 1) return 1;
  const struct type_obj *t = (const struct type_obj *)header;
  if (t->kind == KIND_TYPE) return t == &type_type ? SOFT : 1; /* the methods of a metaclass store attributes of it */
  if (t == &function_type) return SOFT;
  return is_frozen_kind(t) ? 0 : 1;
}

static void compare(uintptr_t cell, size_t words) {
  (void)words;
  unsigned change = change_of(cell), taint = reach.taint[unit_of(cell)];
  if (reach.found || !change || !taint) return;
  if (change == SOFT && taint & SOFT && !(reach.flags & USE_STORES)) return;
  reach.found = taint & ~SOFT;
}

static void find_conflict(void) {
  for (size_t i = 0; i < reach.n_slots && !reach.found; i++) {
    if (is_stored(i)) reach.found = reach.touched[i];
    if (reach.seen[i] && !reach.found) reach.found = reach.stored[i];
  }
  for (size_t c = 0; c < reach.n_codes; c++) {
    for (const uintptr_t *use = reach.codes[c] + 2; *use && !reach.found; use++) {
      if (*use & 1 || value_is_name(*use) || obj_type(*use) == &code_type) continue;
      uintptr_t m = reach_module((const struct module_obj *)*use);
      if (reach.waits[m]) reach.found = REACH_WAITS;
    }
  }
  if (!reach.found) gc_reach_each(compare);
}

unsigned reach_find(const struct code_obj *code) {
  memset(reach.soft, 0, reach.n_units);
  memset(reach.seen, 0, reach.n_slots);
  memset(reach.code_seen, 0, firn_snapshot_codes);
  memset(reach.module_seen, 0, firn_snapshot_count);
  reach.n_codes = 0, reach.flags = 0, reach.found = 0;
  gc_reach_begin();
  see_code(code);
  bool more;
  do {
    size_t codes = reach.n_codes;
    more = gc_reach_each(visit);
    more |= see_flags();
    more |= reach.n_codes != codes;
  } while (more);
  find_conflict();
  return reach.found;
}

/* ---- what statements for boot reach ---- */

static unsigned leaving;

static void taint(uintptr_t cell, size_t words) {
  (void)words;
  unsigned change = change_of(cell);
  uint8_t *now = &reach.taint[unit_of(cell)];
  bool soft = change == SOFT && !(reach.flags & USE_STORES);
  if (change && (!*now || (*now & SOFT && !soft))) *now = (uint8_t)(leaving | (soft ? SOFT : 0));
}

void reach_leave(unsigned number) {
  leaving = number;
  gc_reach_each(taint);
  for (size_t i = 0; i < reach.n_slots; i++) {
    if (reach.seen[i] && !reach.touched[i]) reach.touched[i] = (uint8_t)number;
    if (is_stored(i) && !reach.stored[i]) reach.stored[i] = (uint8_t)number;
  }
  for (uintptr_t m = 0; m < firn_snapshot_count; m++) {
    bool absent = module_state_of(firn_snapshot_modules[m].module) == MODULE_ABSENT;
    if (absent && reach.flags & USE_ALL) reach.waits[m] = 1;
  }
  for (size_t c = 0; c < reach.n_codes; c++) {
    for (const uintptr_t *use = reach.codes[c] + 2; *use; use++) {
      if (*use & 1 || value_is_name(*use) || obj_type(*use) == &code_type) continue;
      const struct module_obj *module = (const struct module_obj *)*use;
      if (module_state_of(module) == MODULE_ABSENT) reach.waits[reach_module(module)] = 1;
    }
  }
}

void reach_set_again(void) {
  for (size_t i = 0; i < reach.n_slots; i++) {
    if (reach.seen[i] && !reach.touched[i]) reach.touched[i] = REACH_IMPORTED;
  }
}

void reach_end(void) { gc_collect(); }
