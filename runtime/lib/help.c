/* SPDX-License-Identifier: MIT */
/* help(), in the form that MicroPython's users know: help(x) tells the type of x and lists the attributes of its class (of
 * a class or module its own), help('modules') the modules of the image. What the image cannot name is not in it, and not
 * listed. */
#include <string.h>

#include "runtime/abi/image.h"
#include "runtime/core/builtin.h"
#include "runtime/core/class.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/list.h"
#include "runtime/core/module.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"
#include "runtime/core/writer.h"

enum { COLUMNS = 4, COLUMN_WIDTH = 18 };

static struct writer *const out = &print_console;

static bool say(const char *text) { return print_cstr(out, text); }

static value help_general(void) {
  bool ok = say("Firn: Python compiled ahead of time for microcontrollers.\n\n"
                "help(x)          the type of an object and what it has\n"
                "help('modules')  the modules of this image\n"
                "dir(x)           names only\n");
  if (ok && firn_service_stop_char)
    ok = say("\nAt the prompt:\n"
             "Ctrl-A  raw mode, for programs     Ctrl-B  back to this one\n"
             "Ctrl-C  stops what is running      Ctrl-D  soft reset\n"
             "Ctrl-E  takes pasted lines\n");
  return ok ? V_NONE : V_ERROR;
}

/* "  name -- value"; of functions in C the name tells enough. */
static bool row(value name, value v) {
  if (!say("  ") || !print_value(out, name, PRINT_STR) || !say(" -- ")) return false;
  bool in_c = value_is_obj(v) && obj_type(v) == &cfunction_type;
  bool ok = in_c ? say(OBJ(cfunction, v)->flags & CFUN_CLASS ? "<classmethod>" : "<function>") : print_value(out, v, PRINT_STR);
  return ok && say("\n");
}

static bool dict_rows(value dict) {
  uint32_t at = 0;
  value k, v;
  while (dict && dict_next(OBJ(dict, dict), &at, &k, &v)) {
    if (!row(k, v)) return false;
  }
  return true;
}

static bool module_rows(const struct module_obj *m) {
  const struct members_obj *members = m->info->members;
  if (!row(N(__name__), module_name(m))) return false;
  for (unsigned i = 0; i < m->info->n_slots; i++) {
    if (m->slots[i] && m->info->slot_names[i] != N(__name__) && !row(m->info->slot_names[i], m->slots[i])) return false;
  }
  for (size_t i = 0; members && i < members->n; i++) {
    value v = module_find(m, members->rows[2 * i]);
    if (v == V_ERROR || !row(members->rows[2 * i], v)) return false;
  }
  return !m->state || dict_rows(m->state[1]);
}

/* Without the special methods of C: every type has them. */
static bool class_rows(const struct type_obj *t) {
  for (size_t i = 0; t->members && i < t->members->n; i++) {
    if (str_data(str_of(t->members->rows[2 * i]))[0] != '_' && !row(t->members->rows[2 * i], t->members->rows[2 * i + 1])) return false;
  }
  return dict_rows(type_dict(t));
}

static value help_object(value v) {
  const struct type_obj *t = value_type(v);
  bool ok = say("object ") && print_value(out, v, PRINT_STR) && say(" is of type ") && print_value(out, t->name, PRINT_STR) && say("\n");
  if (!ok) return V_ERROR;
  if (t->kind == KIND_MODULE) ok = module_rows(OBJ(module, v));
  else ok = class_rows(value_is_type(v) ? OBJ(type, v) : t);
  return ok ? V_NONE : V_ERROR;
}

/* The names in columns, to be read downwards. */
static value help_modules(void) {
  value list = list_new(0, 0);
  for (uintptr_t i = 0; list && i < firn_modules_count; i++) {
    if (!list_append_value(list, module_name(firn_modules[i]))) return V_ERROR;
  }
  if (!list || !list_sort_in_place(list, V_NONE, false)) return V_ERROR;
  size_t n = list_len(list), rows = (n + COLUMNS - 1) / COLUMNS;
  for (size_t line = 0; line < rows; line++) {
    for (size_t at = line; at < n; at += rows) {
      const struct str_obj *s = str_of(list_items(list)[at]);
      size_t width = str_size(s), next = (width / COLUMN_WIDTH + 1) * COLUMN_WIDTH;
      if (!writer_put(out, str_text(s), str_size(s))) return V_ERROR;
      if (at + rows < n && !writer_fill(out, ' ', next - width)) return V_ERROR;
    }
    if (!say("\n")) return V_ERROR;
  }
  return !firn_service_import_file || say("Plus any modules on the filesystem\n") ? V_NONE : V_ERROR;
}

value builtin_help(size_t nargs, const value *args) {
  if (nargs == 0) return help_general();
  bool modules = value_is_str(args[0]) && str_size(str_of(args[0])) == 7 && !memcmp(str_data(str_of(args[0])), "modules", 7);
  return modules ? help_modules() : help_object(args[0]);
}
