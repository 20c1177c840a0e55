/* SPDX-License-Identifier: MIT */
/* Making classes: the class statement and type(name, bases, dict); layout of the instances, flags, MRO.
 *
 * A class without multiple inheritance has no MRO tuple: its MRO is the chain of bases. Instances take the layout of the
 * base with the most words ("the base" in type.base); slots that other bases know are appended.
 */
#include "runtime/core/class.h"

#include "runtime/core/class_attr.h"
#include "runtime/core/descriptor.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/frame.h"
#include "runtime/core/gc.h"
#include "runtime/core/instance.h"
#include "runtime/core/list.h"
#include "runtime/core/module.h"
#include "runtime/core/name.h"
#include "runtime/core/special.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"
#include "runtime/core/writer.h"

#include <string.h>

enum { SLOTS_MAX = 200 };

/* ---- method resolution order ---- */

const struct type_obj *class_mro_next(const struct type_obj *t, size_t *i) {
  if (type_own_mro(t)) return *i < tuple_len(t->mro) ? OBJ(type, tuple_items(t->mro)[(*i)++]) : NULL;
  size_t n = (*i)++;
  while (t && n--) t = t->base;
  return t;
}

value class_mro_tuple(const struct type_obj *t) {
  if (type_own_mro(t)) return t->mro;
  size_t n = 0;
  for (const struct type_obj *p = t; p; p = p->base) n++;
  value tuple = tuple_new(n, 0);
  if (!tuple) return V_ERROR;
  value *items = tuple_items(tuple);
  for (; t; t = t->base) *items++ = (value)t;
  return tuple;
}

/* Is t in the tail (all but the first) of the rest of sequence s? */
static bool in_tail(value s, size_t from, value t) {
  for (size_t i = from + 1; i < tuple_len(s); i++) {
    if (tuple_items(s)[i] == t) return true;
  }
  return false;
}

/* The error names the classes that wait: "A, B". */
static value no_mro(size_t n, const value *sequences, const uint8_t *at) {
  value seen = list_new(0, 0);
  struct strbuf text;
  strbuf_init(&text);
  for (size_t i = 0; seen && i < n; i++) {
    if (at[i] == tuple_len(sequences[i])) continue;
    value t = tuple_items(sequences[i])[at[i]];
    size_t k = 0;
    while (k < list_len(seen) && list_items(seen)[k] != t) k++;
    if (k < list_len(seen)) continue;
    if ((k && !print_cstr(&text.w, ", ")) || !print_value(&text.w, OBJ(type, t)->name, PRINT_STR)) return V_ERROR;
    if (!list_append_value(seen, t)) return V_ERROR;
  }
  value names = seen ? strbuf_str(&text) : V_ERROR;
  return names ? err_raise(E(no_mro), names, 0, 0) : V_ERROR;
}

/* C3 (The Python 2.3 Method Resolution Order, M. Simionato): merges the bases' orders and the list of bases. */
static value c3_merge(value cls, value bases) {
  size_t n = tuple_len(bases) + 1;
  value sequences = tuple_new(n, 0), result = list_new(1, &cls);
  if (!sequences || !result) return V_ERROR;
  value *s = tuple_items(sequences);
  for (size_t i = 0; i + 1 < n; i++) {
    if (!(s[i] = class_mro_tuple(OBJ(type, tuple_items(bases)[i])))) return V_ERROR;
  }
  s[n - 1] = bases;
  uint8_t at[n];
  for (size_t i = 0; i < n; i++) at[i] = 0;
  for (;;) {
    value next = 0;
    bool left = false;
    for (size_t i = 0; i < n && !next; i++) {
      if (at[i] == tuple_len(s[i])) continue;
      left = true;
      next = tuple_items(s[i])[at[i]];
      for (size_t j = 0; j < n && next; j++) {
        if (in_tail(s[j], at[j], next)) next = 0;
      }
    }
    if (!left) return list_to_tuple(result);
    if (!next) return no_mro(n, s, at);
    if (!list_append_value(result, next)) return V_ERROR;
    for (size_t i = 0; i < n; i++) {
      if (at[i] < tuple_len(s[i]) && tuple_items(s[i])[at[i]] == next) at[i]++;
    }
  }
}

/* Along the MRO, builtin types too. For specials: V_STOP where a builtin type has the name, whose operation it then is. */
static value find_on_mro(const struct type_obj *t, value name, bool special) {
  size_t i = 0;
  if (!type_own_mro(t)) {
    for (; t->flags & TYPE_IS_CLASS; t = t->base) {
      value v = dict_find(OBJ(dict, t->dict), name);
      if (v) return v;
    }
    return special ? V_STOP : type_lookup(t, name);
  }
  for (const struct type_obj *p; (p = class_mro_next(t, &i));) {
    value v = type_dict(p) ? dict_find(OBJ(dict, p->dict), name) : 0;
    if (v) return v;
    if (!p->members) continue;
    for (size_t k = 0; k < p->members->n; k++) {
      if (p->members->rows[2 * k] == name) return special ? V_STOP : p->members->rows[2 * k + 1];
    }
  }
  return V_STOP;
}

/* What was found of late, by class and name. Both are freed: before another one can have its address, class_new and
   names_sweep forget everything. */
enum { RECENT = 16 };
static struct recent { const struct type_obj *type; value name, found; } recent[RECENT];

void class_forget_recent(void) { memset(recent, 0, sizeof recent); }

static struct recent *recent_of(const struct type_obj *t, value name) {
  return &recent[(((uintptr_t)t >> 3) ^ (name >> 2)) % RECENT];
}

value class_lookup(const struct type_obj *t, value name) {
  ASKS(recent);
  struct recent *r = recent_of(t, name);
  if (r->type == t && r->name == name) return r->found;
  value found = find_on_mro(t, name, false);
  if (value_is_name(name)) *r = (struct recent){t, name, found};
  return found;
}

/* Such entries have a name that is none, one byte further. */
value class_lookup_special(const struct type_obj *t, value name) {
  struct recent *r = recent_of(t, name);
  if (r->type == t && r->name == name + 1) return r->found;
  *r = (struct recent){t, name + 1, find_on_mro(t, name, true)};
  return r->found;
}

/* ---- flags ---- */

uint32_t class_flags_of(value name, value v) {
  uint32_t flags = class_is_data_descriptor(v) ? TYPE_HAS_DATA_DESCR : 0;
  static const struct { uint8_t special; uint8_t flags; } rows[] = {{SPECIAL_GETATTR, TYPE_HAS_GETATTR},
                                                                    {SPECIAL_GETATTRIBUTE, TYPE_HAS_GETATTRIBUTE},
                                                                    {SPECIAL_SETATTR, TYPE_HAS_SETATTR},
                                                                    {SPECIAL_DELATTR, TYPE_HAS_SETATTR}};
  if (name == N(__init__)) return TYPE_HAS_INIT;
  if (name == N(__new__)) return TYPE_HAS_NEW;
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    if (special_name((enum special)rows[i].special) == name) flags |= rows[i].flags;
  }
  return flags;
}

void class_changed(struct type_obj *t, value name, value v) {
  class_forget_recent();
  if (firn_service_class_flags) firn_service_class_flags(t, name, v);
}

static bool defines(const struct type_obj *t, enum special s) {
  value name = special_name(s);
  return name != V_STOP && dict_find(OBJ(dict, t->dict), name);
}

/* A class that defines __eq__ and no __hash__ has None for it. The flag alone says so where nobody utters the name. */
static bool set_flags(struct type_obj *t) {
  uint32_t pos = 0;
  value name, v;
  while (dict_next(OBJ(dict, t->dict), &pos, &name, &v)) t->flags |= class_flags_of(name, v);
  bool no_hash = defines(t, SPECIAL_EQ) && !defines(t, SPECIAL_HASH);
  if (no_hash) t->flags |= TYPE_UNHASHABLE;
  name = special_name(SPECIAL_HASH);
  if (name == V_STOP) return true;
  if (no_hash && !dict_set(t->dict, name, V_NONE)) return false;
  v = find_on_mro(t, name, true);
  if (v == V_NONE) t->flags |= TYPE_UNHASHABLE;
  else if (v != V_STOP) t->flags &= ~(uint32_t)TYPE_UNHASHABLE;
  return true;
}

/* The args of exceptions are no attribute beside others. */
static bool hides_slot(const struct type_obj *t) {
  bool exception = t->kind == KIND_EXCEPTION;
  if (!(t->flags & TYPE_HAS_DATA_DESCR) && !exception) return false;
  for (unsigned i = 0; i < t->n_slots; i++) {
    if ((exception && t->slot_names[i] == N(args)) || class_is_data_descriptor(class_lookup(t, t->slot_names[i]))) return true;
  }
  return false;
}

/* ---- layout ---- */

/* The base whose layout instances take; NULL with TypeError. */
static const struct type_obj *best_base(value bases) {
  const struct type_obj *best = 0;
  for (size_t i = 0; i < tuple_len(bases); i++) {
    value b = tuple_items(bases)[i];
    const struct type_obj *t = OBJ(type, b);
    if (!value_is_type(b) || t->flags & TYPE_FINAL) {
      err_raise(value_is_type(b) ? E(not_a_base) : E(bases_must_be_types), value_is_type(b) ? t->name : b, 0, 0);
      return 0;
    }
    for (size_t k = 0; k < i; k++) {
      if (tuple_items(bases)[k] != b) continue;
      err_raise(E(duplicate_base), t->name, 0, 0);
      return 0;
    }
    if (!best) best = t;
    else if (t->kind == best->kind ? t->n_slots > best->n_slots : best->kind == KIND_INSTANCE) best = t;
    else if (t->kind != best->kind && t->kind != KIND_INSTANCE) {
      err_raise(E(layout_conflict), 0, 0, 0);
      return 0;
    }
  }
  return best ? best : &object_type;
}

static void set_layout(struct type_obj *t, const struct type_obj *base) {
  t->kind = base->kind;
  t->ops = base->ops;
  t->dict_at = base->dict_at;
  t->slot_start = base->slot_start;
  if (base->flags & TYPE_IS_CLASS) return;
  unsigned words = (unsigned)((instance_kind_size((enum kind)t->kind) + sizeof(value) - 1) / sizeof(value));
  switch (t->kind) {
  case KIND_STR: case KIND_BYTES: case KIND_INT: case KIND_TUPLE: case KIND_TYPE: break;
  case KIND_INSTANCE: t->dict_at = 1; t->slot_start = 2; break;
  case KIND_EXCEPTION: t->slot_start = (uint8_t)words; break;
  default: t->dict_at = (uint8_t)words; t->slot_start = (uint8_t)(words + 1); break;
  }
}

static bool has_slot(const value *slots, unsigned n, value name) {
  while (n--) {
    if (*slots++ == name) return true;
  }
  return false;
}

bool class_set_slots(struct type_obj *t, const struct type_obj *base, value bases, const value *names, size_t n) {
  t->slot_names = base->n_slots ? base->slot_names : 0;
  t->n_slots = base->n_slots;
  if (!t->slot_start) return true;
  size_t all = base->n_slots + n;
  for (size_t i = 0; i < tuple_len(bases); i++) all += OBJ(type, tuple_items(bases)[i])->n_slots;
  if (all == 0 || all == base->n_slots) return true;
  if (!base->n_slots && all == n) {
    t->slot_names = (value *)names;
    t->n_slots = (uint8_t)(n < SLOTS_MAX ? n : SLOTS_MAX);
    return true;
  }
  value *slots = gc_values(all < SLOTS_MAX ? all : SLOTS_MAX);
  if (!slots) return false;
  unsigned k = 0;
  for (; k < base->n_slots; k++) slots[k] = base->slot_names[k];
  for (size_t i = 0; i <= tuple_len(bases); i++) {
    const struct type_obj *b = i < tuple_len(bases) ? OBJ(type, tuple_items(bases)[i]) : 0;
    const value *more = b ? b->slot_names : names;
    for (size_t j = 0; j < (b ? b->n_slots : n) && k < SLOTS_MAX; j++) {
      if (!has_slot(slots, k, more[j])) slots[k++] = more[j];
    }
  }
  t->slot_names = slots;
  t->n_slots = (uint8_t)k;
  return true;
}

/* ---- making ---- */

/* Methods that are class methods without being told so. */
static bool wrap_implicit(value dict, enum special s) {
  value name = special_name(s);
  value f = name == V_STOP ? 0 : dict_find(OBJ(dict, dict), name);
  if (!f || value_kind(f) != KIND_FUNCTION) return true;
  f = firn_service_make_classmethod(f);
  return f && dict_set(dict, name, f);
}

/* super(cls, cls).__init_subclass__(**keywords) */
static bool tell_init_subclass(value cls, size_t nkw, const value *keywords) {
  value name = special_name(SPECIAL_INIT_SUBCLASS);
  if (name == V_STOP) return true;
  value found = super_find(cls, OBJ(type, cls), name);
  if (found == V_STOP) return true;
  value f = class_bind(found, 0, OBJ(type, cls));
  return f && call(f, 0, nkw, keywords) != V_ERROR;
}

static bool take_name(value dict, value name, value *out) {
  value v = dict_find(OBJ(dict, dict), name);
  if (v) *out = v;
  return !v || dict_remove(dict, name) != V_ERROR;
}

value class_new(const struct type_obj *meta, value name, value bases, value dict, const value *slot_names, size_t n) {
  ASKS(classes);
  const struct type_obj *base = best_base(bases);
  if (!base) return V_ERROR;
  struct type_obj *t = gc_new(instance_size(meta, 0), meta);
  if (!t) return V_ERROR;
  t->name = name;
  t->base = base;
  t->dict = dict;
  t->flags = TYPE_IS_CLASS;
  for (size_t i = 0; i < tuple_len(bases); i++) {
    t->flags |= OBJ(type, tuple_items(bases)[i])->flags & ~(uint32_t)(TYPE_FINAL | TYPE_NO_DICT);
  }
  set_layout(t, base);
  bool (*set_slots)(struct type_obj *, const struct type_obj *, value, const value *, size_t) = firn_service_declare_slots;
  if (!set_slots) set_slots = class_set_slots;
  if (!set_slots(t, base, bases, slot_names, n)) return V_ERROR;
  if (!take_name(dict, N(__qualname__), &t->qualname)) return V_ERROR;
  t->module = dict_find(OBJ(dict, dict), N(__module__));
  if (!wrap_implicit(dict, SPECIAL_INIT_SUBCLASS) || !wrap_implicit(dict, SPECIAL_CLASS_GETITEM)) return V_ERROR;
  if (tuple_len(bases) > 1) t->bases = bases;
  if (tuple_len(bases) > 1) t->flags |= TYPE_HAS_MRO;
  if (t->flags & TYPE_HAS_MRO) {
    value mro = c3_merge((value)t, bases);
    if (!mro) return V_ERROR;
    gc_store(&t->mro, mro);
  }
  if (!set_flags(t)) return V_ERROR;
  class_forget_recent();
  if (hides_slot(t)) t->flags |= TYPE_HIDES_SLOT;
  return !firn_service_set_names || firn_service_set_names(t) ? (value)t : V_ERROR;
}

/* ---- the class statement ---- */

value class_run_body(value function, value names) {
  const struct function_obj *fn = OBJ(function, function);
  const struct code_obj *code = fn->code;
  if (!vm_stack_ok()) return V_ERROR;
  unsigned n_words = code_n_words(code), n_locals = code_n_locals(code);
  value words[n_words + 1];
  for (unsigned i = 0; i < n_locals; i++) words[i] = V_UNSET;
  if (fn->closure) {
    for (size_t i = 0; i < tuple_len(fn->closure); i++) words[i] = tuple_items(fn->closure)[i];
  }
  if (code->flags & CODE_HAS_CELLS && !firn_service_make_cells(code, words)) return V_ERROR;
  struct frame f = {.code = code, .module = fn->module, .words = words, .sp = words + n_locals - 1,
                    .handlers = words + n_words, .words_end = words + n_words, .ip = code_bytes(code), .names = names, .up = vm.frame};
  vm.frame = &f;
  value r = frame_run(&f);
  vm.frame = f.up;
  return r;
}

/* The metaclass: the most derived one of the given one and those of the bases. */
static const struct type_obj *metaclass_of(const struct type_obj *meta, value bases) {
  for (size_t i = 0; i < tuple_len(bases); i++) {
    const struct type_obj *m = value_type(tuple_items(bases)[i]);
    if (m->kind != KIND_TYPE || type_is_subclass(meta, m)) continue;
    if (!type_is_subclass(m, meta)) {
      err_raise(E(metaclass_conflict), 0, 0, 0);
      return 0;
    }
    meta = m;
  }
  return meta;
}

/* The namespace for the body: what the metaclass's __prepare__ gives, or a dict. */
static value namespace_for(const struct type_obj *meta, value name, value bases, size_t nkw, const value *keywords) {
  value prepare = meta == &type_type ? V_STOP : special_find(meta, SPECIAL_PREPARE);
  if (prepare == V_STOP) return dict_new(8);
  prepare = class_bind(prepare, 0, meta);
  if (!prepare) return V_ERROR;
  value args[2 + 2 * nkw];
  args[0] = name;
  args[1] = bases;
  for (size_t i = 0; i < 2 * nkw; i++) args[2 + i] = keywords[i];
  value names = call(prepare, 2, nkw, args);
  if (!names || value_kind(names) == KIND_DICT || special_find(value_type(names), SPECIAL_GETITEM) != V_STOP) return names;
  return err_raise(E(prepare_returned), meta->name, names, 0);
}

value class_build(size_t nargs, size_t nkw, const value *args) {
  value body = args[0], name = args[1];
  value written = tuple_new(nargs - 2, args + 2);
  value bases = written && firn_service_mro_entries ? firn_service_mro_entries(written, 0) : written;
  if (!bases) return V_ERROR;
  const struct type_obj *meta = &type_type;
  value keywords[3 + 2 * nkw + 1], *given = keywords + 3;
  size_t k = 0;
  for (size_t i = 0; i < nkw; i++) {
    value key = args[nargs + 2 * i], v = args[nargs + 2 * i + 1];
    if (key == N(metaclass)) {
      if (!value_is_type(v)) {
        value all[3] = {name, bases, dict_new(4)};
        if (!all[2] || !class_run_body(body, all[2])) return V_ERROR;
        return call(v, 3, 0, all);
      }
      meta = OBJ(type, v);
    } else {
      given[2 * k] = key;
      given[2 * k++ + 1] = v;
    }
  }
  if (!(meta = metaclass_of(meta, bases))) return V_ERROR;
  value names = namespace_for(meta, name, bases, k, given);
  value cell = names ? class_run_body(body, names) : V_ERROR;
  if (!cell || (bases != written && !firn_service_mro_entries(written, names))) return V_ERROR;
  value cls;
  if (meta == &type_type) {
    const struct code_obj *code = OBJ(function, body)->code;
    const struct code_rare_obj *rare = code_rare(code);
    cls = class_new(meta, name, bases, names, rare ? code->consts + (int16_t)rare->slots : 0, rare ? rare->n_slots : 0);
    if (!cls) return V_ERROR;
    if (value_kind(cell) == KIND_CELL) gc_store(&OBJ(cell, cell)->v, cls);
    return tell_init_subclass(cls, k, given) ? cls : V_ERROR;
  }
  keywords[0] = name;
  keywords[1] = bases;
  keywords[2] = names;
  cls = call((value)meta, 3, k, keywords);
  if (cls && value_kind(cell) == KIND_CELL) gc_store(&OBJ(cell, cell)->v, cls);
  return cls;
}

/* metaclass.__new__(metaclass, name, bases, dict, **keywords) */
static value call_new_of(const struct type_obj *meta, size_t nkw, const value *args) {
  value all[4 + 2 * nkw], f = class_lookup(meta, N(__new__));
  if (value_kind(f) == KIND_WRAPPER) f = OBJ(wrapper, f)->function;
  all[0] = (value)meta;
  memcpy(all + 1, args, (3 + 2 * nkw) * sizeof(value));
  return call(f, 4, nkw, all);
}

/* type(name, bases, dict) and type.__new__(metaclass, name, bases, dict) */
value class_new_from_call(const struct type_obj *meta, size_t nkw, const value *args) {
  if (!value_is_str(args[0]) || value_kind(args[1]) != KIND_TUPLE || value_kind(args[2]) != KIND_DICT)
    return err_raise(E(type_arguments), 0, 0, 0);
  const struct type_obj *winner = metaclass_of(meta, args[1]);
  if (!winner) return V_ERROR;
  if (winner != meta && winner->flags & TYPE_HAS_NEW) return call_new_of(winner, nkw, args);
  value name = firn_service_name_intern ? firn_service_name_intern(args[0]) : args[0];
  value dict = name ? dict_copy_of(args[2]) : V_ERROR;
  if (!dict) return V_ERROR;
  if (!dict_find(OBJ(dict, dict), N(__module__)) && vm_module()) {
    if (!dict_set(dict, N(__module__), module_name(vm_module()))) return V_ERROR;
  }
  value cls = class_new(winner, name, args[1], dict, 0, 0);
  return cls && tell_init_subclass(cls, nkw, args + 3) ? cls : V_ERROR;
}
