/* SPDX-License-Identifier: MIT */
/* What exceptions tell beside their text: name, obj and path of AttributeError, NameError and ImportError, and notes
 * (library reference, "Built-in Exceptions"). They live in the exception's dict; linked only when the program names one.
 */
#include "runtime/core/builtin.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/gc.h"
#include "runtime/core/list.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"
#include "runtime/core/writer.h"

static bool put(value exc, value name, value v) {
  struct exception_obj *e = OBJ(exception, exc);
  if (!e->dict) gc_store(&e->dict, dict_new(2));
  return e->dict && dict_set(e->dict, name, v);
}

static bool has_details(const struct type_obj *t) {
  return type_is_subclass(t, &exc_AttributeError) || type_is_subclass(t, &exc_NameError) ||
         type_is_subclass(t, &exc_ImportError);
}

/* The rows of error.def whose arguments are worth a look; UnboundLocalError has no name in CPython either. */
static bool note(value exc, const struct err_msg *m, value a, value b) {
  if (m == E(no_attribute) || m == E(type_no_attribute) || m == E(module_no_attribute))
    return put(exc, N(name), b) && (m != E(no_attribute) || put(exc, N(obj), a));
  if (m == E(name_not_defined) || m == E(unbound_free) || m == E(no_module) || m == E(no_module_in))
    return put(exc, N(name), a);
  return m != E(cannot_import_name) || put(exc, N(name), b);
}

void exception_note_details(value exc, const struct err_msg *m, value a, value b) {
  if (has_details(obj_type(exc)) && !note(exc, m, a, b)) err_take(); /* out of memory: they are missing */
}

bool exception_take_keywords(value exc, size_t nkw, const value *kw) {
  const struct type_obj *t = obj_type(exc);
  for (; nkw--; kw += 2) {
    bool known = kw[0] == N(name) || (kw[0] == N(obj) && type_is_subclass(t, &exc_AttributeError)) ||
                 (kw[0] == N(path) && type_is_subclass(t, &exc_ImportError));
    if (!known || !has_details(t)) {
      err_raise(has_details(t) ? E(arg_invalid_keyword) : E(no_keywords), has_details(t) ? kw[0] : t->name, t->name, 0);
      return false;
    }
    if (!put(exc, kw[0], kw[1])) return false;
  }
  return true;
}

value exception_detail(value exc, value name) {
  const struct type_obj *t = obj_type(exc);
  for (unsigned i = 0; i < t->n_slots; i++) {
    value set = ((value *)exc)[t->slot_start + i];
    if (t->slot_names[i] == name && set) return set;
  }
  value dict = OBJ(exception, exc)->dict;
  value v = dict ? dict_find(OBJ(dict, dict), name) : 0;
  if (v) return v;
  if (name != N(name) && name != N(obj) && name != N(path)) return V_STOP;
  if (!has_details(t)) return V_STOP;
  if (name == N(obj) && !type_is_subclass(t, &exc_AttributeError)) return V_STOP;
  return name == N(path) && !type_is_subclass(t, &exc_ImportError) ? V_STOP : V_NONE;
}

value exception_set_detail(value exc, value name, value v) {
  if (v) return put(exc, name, v) ? V_NONE : V_ERROR;
  value dict = OBJ(exception, exc)->dict;
  return dict ? dict_remove(dict, name) : V_STOP;
}

/* ---- notes (PEP 678) ---- */

value exception_add_note(value exc, value text) {
  if (!value_is_str(text)) return err_raise(E(note_type), text, 0, 0);
  value notes = attr_find(exc, N(__notes__));
  if (!notes) return V_ERROR;
  if (notes == V_STOP && (!(notes = list_new(0, 0)) || !put(exc, N(__notes__), notes))) return V_ERROR;
  if (value_kind(notes) != KIND_LIST) return err_raise(E(notes_type), 0, 0, 0);
  return list_append_value(notes, text) ? V_NONE : V_ERROR;
}

void exception_print_notes(struct writer *w, value exc) {
  value dict = OBJ(exception, exc)->dict;
  value notes = dict ? dict_find(OBJ(dict, dict), N(__notes__)) : 0;
  if (!notes || value_kind(notes) != KIND_LIST) return;
  for (size_t i = 0; i < OBJ(list, notes)->len; i++) {
    if (!print_value(w, OBJ(list, notes)->items[i], PRINT_STR)) err_take();
    print_cstr(w, "\n");
  }
}
