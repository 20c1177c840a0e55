/* SPDX-License-Identifier: MIT */
/* OSError(errno, text, file): its attributes, its text and the subclass that an error number means (PEP 3151). Linked
 * when the program names OSError or a class derived from it. */
#include "runtime/core/os_error.h"

#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/gc.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/core/writer.h"

bool os_error_is(const struct type_obj *t) { return type_is_subclass(t, &exc_OSError); }

static const struct { uint8_t number; const struct type_obj *type; } classes[] = {
#define OS_ERROR(number, name) {number, &exc_##name},
#include "runtime/abi/os_error.def"
#undef OS_ERROR
};

/* The type of OSError(number, …). */
static const struct type_obj *type_for(value number) {
  for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
    if (number == V_INT(classes[i].number)) return classes[i].type;
  }
  return &exc_OSError;
}

static value attribute(value exc, value name) {
  value dict = OBJ(exception, exc)->dict;
  value v = dict ? dict_find(OBJ(dict, dict), name) : 0;
  return v ? v : V_NONE;
}

/* The third argument is the file and no part of args. */
value os_error_new(const struct type_obj *cls, size_t n, const value *args) {
  value tuple = tuple_new(n == 3 ? 2 : n, args);
  value exc = tuple ? exception_new(cls == &exc_OSError && n >= 2 ? type_for(args[0]) : cls, tuple) : V_ERROR;
  if (!exc || n != 3) return exc;
  struct exception_obj *e = OBJ(exception, exc);
  gc_store(&e->dict, dict_new(1));
  return e->dict && dict_set(e->dict, N(filename), args[2]) ? exc : V_ERROR;
}

value os_error_raise(int number, const char *text, value file) {
  ASKS(os_errors);
  ASKS(several_args);
  value items[3] = {V_INT(number), str_new_cstr(text), file};
  value exc = items[1] ? os_error_new(&exc_OSError, file ? 3 : 2, items) : V_ERROR;
  return exc ? err_set(exc) : V_ERROR;
}

value os_error_getattr(value exc, value name) {
  value args = OBJ(exception, exc)->args;
  bool numbered = tuple_len(args) >= 2;
  if (name == N(errno)) return numbered ? tuple_items(args)[0] : V_NONE;
  if (name == N(strerror)) return numbered ? tuple_items(args)[1] : V_NONE;
  return name == N(filename) ? attribute(exc, name) : V_STOP;
}

bool os_error_print(struct writer *w, value exc) {
  value args = OBJ(exception, exc)->args;
  if (tuple_len(args) != 2) return firn_service_print_args(w, args);
  const value *items = tuple_items(args);
  value file = attribute(exc, N(filename));
  if (!print_cstr(w, "[Errno ") || !print_value(w, items[0], PRINT_STR) || !print_cstr(w, "] ") ||
      !print_value(w, items[1], PRINT_STR))
    return false;
  return file == V_NONE || (print_cstr(w, ": ") && print_value(w, file, PRINT_REPR));
}
