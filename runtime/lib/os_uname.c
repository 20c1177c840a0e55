/* SPDX-License-Identifier: MIT */
/* os.uname(): a tuple whose items have names. */
#include "runtime/core/builtin.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"

extern const struct type_obj uname_type;

#if defined(__thumb__)
#define MACHINE "thumb"
#elif defined(__XTENSA__)
#define MACHINE "xtensa"
#else
#define MACHINE "host"
#endif

value os_uname(void) {
  static const char *const texts[] = {"firn", "firn", "0.1.0", "Firn 0.1.0", MACHINE};
  enum { COUNT = sizeof texts / sizeof *texts };
  value made = tuple_new_of(&uname_type, COUNT, 0);
  for (size_t i = 0; made && i < COUNT; i++) {
    value text = str_new_cstr(texts[i]);
    if (!text) return V_ERROR;
    gc_store(&tuple_items(made)[i], text);
  }
  return made;
}

static const value names[] = {N(sysname), N(nodename), N(release), N(version), N(machine)};
enum { NAMES = sizeof names / sizeof *names };

value uname_getattr(value self, value name) {
  for (size_t i = 0; i < tuple_len(self) && i < NAMES; i++)
    if (names[i] == name) return tuple_items(self)[i];
  return V_STOP;
}

bool uname_print(struct writer *w, value self, enum print_kind kind) {
  (void)kind;
  bool ok = print_cstr(w, "posix.uname_result");
  for (size_t i = 0; ok && i < tuple_len(self) && i < NAMES; i++)
    ok = print_cstr(w, i ? ", " : "(") && print_value(w, names[i], PRINT_STR) && print_cstr(w, "=") &&
         print_value(w, tuple_items(self)[i], PRINT_REPR);
  return ok && print_cstr(w, ")");
}

BUILTIN_TYPE_DEF_BARE(uname, uname_result, TUPLE, tuple, TYPE_FINAL, &uname_ops)
