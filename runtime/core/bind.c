/* SPDX-License-Identifier: MIT */
/* Binding the arguments of a call to parameters (language reference, "Calls"), and what is said when they do not fit, in
 * CPython's words. */
#include "runtime/core/binding.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"

static unsigned n_defaults(const struct binding *b) {
  return b->f->extra && b->f->extra->defaults ? (unsigned)tuple_len(b->f->extra->defaults) : 0;
}

/* ---- messages ---- */

/* "2 positional arguments" */
static bool count_of(struct writer *w, size_t n, const char *what) {
  return print_int(w, (intptr_t)n) && print_cstr(w, " ") && print_cstr(w, what) &&
         print_cstr(w, n == 1 ? " argument" : " arguments");
}

static bool too_many(const struct binding *b) {
  struct strbuf text;
  struct writer *w = &text.w;
  unsigned least = b->code->n_args - n_defaults(b), kwonly = 0;
  for (unsigned i = code_n_kwonly(b->code); i-- > 0;) kwonly += b->locals[b->code->n_args + i] != V_UNSET;
  bool ok = begin(&text, b) && print_cstr(w, "takes ");
  if (ok && n_defaults(b)) ok = print_cstr(w, "from ") && print_int(w, least) && print_cstr(w, " to ");
  ok = ok && print_int(w, b->code->n_args) &&
       print_cstr(w, b->code->n_args == 1 && !n_defaults(b) ? " positional argument but " : " positional arguments but ");
  if (ok && kwonly) {
    ok = count_of(w, b->n_given, "positional") && print_cstr(w, " (and ") && count_of(w, kwonly, "keyword-only") &&
         print_cstr(w, ") were given");
  } else {
    ok = ok && print_int(w, (intptr_t)b->n_given) && print_cstr(w, b->n_given == 1 ? " was given" : " were given");
  }
  return finish(&text, ok);
}

/* Names what is unset in locals[from..to) and not excused: 'a', 'b', and 'c' */
static bool missing(const struct binding *b, unsigned from, unsigned to, const char *what) {
  struct strbuf text;
  struct writer *w = &text.w;
  unsigned n = 0, done = 0;
  for (unsigned i = from; i < to; i++) n += b->locals[i] == V_UNSET;
  bool ok = begin(&text, b) && print_cstr(w, "missing ") && print_int(w, n) && print_cstr(w, " required ") &&
            print_cstr(w, what) && print_cstr(w, n == 1 ? " argument: " : " arguments: ");
  for (unsigned i = from; ok && i < to; i++) {
    if (b->locals[i] != V_UNSET) continue;
    if (done++) ok = print_cstr(w, n == 2 ? " and " : done == n ? ", and " : ", ");
    ok = ok && print_value(w, name_of(b, i), PRINT_REPR);
  }
  return finish(&text, ok);
}

/* ---- binding ---- */

bool bind_keyword(struct binding *b, value name, value v) { return keyword(b, name, v, false); }

/* Fills what is still unset from the defaults. */
static bool fill_defaults(struct binding *b) {
  const struct code_obj *code = b->code;
  unsigned n = n_defaults(b), least = code->n_args - n;
  for (unsigned i = 0; i < least; i++) {
    if (b->locals[i] == V_UNSET) return missing(b, 0, least, "positional");
  }
  for (unsigned i = 0; i < n; i++) {
    if (b->locals[least + i] == V_UNSET) b->locals[least + i] = tuple_items(b->f->extra->defaults)[i];
  }
  unsigned end = code->n_args + code_n_kwonly(code);
  bool all = true;
  for (unsigned i = code->n_args; i < end; i++) {
    if (b->locals[i] != V_UNSET) continue;
    value defaults = b->f->extra ? b->f->extra->kwdefaults : 0;
    value v = defaults ? firn_service_find_map(OBJ(dict, defaults), name_of(b, i)) : V_UNSET;
    b->locals[i] = v;
    all &= v != V_UNSET;
  }
  return all || missing(b, code->n_args, end, "keyword-only");
}

bool vm_bind(const struct function_obj *f, size_t nargs, size_t nkw, const value *args, value *locals) {
  const struct code_obj *code = f->code;
  struct binding b = {f, code, locals, nargs, nkw, args + nargs};
  unsigned n = code->n_args, n_all = n + code_n_kwonly(code);
  for (unsigned i = 0; i < n_all; i++) locals[i] = i < n && i < nargs ? args[i] : V_UNSET;
  if (code->flags & CODE_VARARGS) {
    locals[n_all] = nargs > n ? tuple_new(nargs - n, args + n) : TUPLE_EMPTY;
    if (!locals[n_all]) return false;
  }
  if (code->flags & CODE_VARKEYWORDS) {
    unsigned at = n_all + (code->flags & CODE_VARARGS ? 1 : 0);
    if (!(locals[at] = firn_service_build_map(nkw))) return false;
  }
  for (args += nargs; nkw; nkw--, args += 2) {
    if (!firn_service_bind_keyword(&b, args[0], args[1])) return false;
  }
  if (nargs > n && !(code->flags & CODE_VARARGS)) return too_many(&b);
  return fill_defaults(&b);
}
