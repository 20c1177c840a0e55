/* SPDX-License-Identifier: MIT */
/* Binding the arguments of a call to parameters (language reference, "Calls"), and what is said when they do not fit, in
 * CPython's words. */
#include "runtime/core/error.h"
#include "runtime/core/frame.h"
#include "runtime/core/function.h"
#include "runtime/core/gc.h"
#include "runtime/core/service.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"
#include "runtime/core/writer.h"

/* A call being bound. */
struct binding {
  const struct function_obj *f;
  const struct code_obj *code;
  value *locals;
  size_t n_given; /* positional arguments */
  size_t n_keywords;
  const value *keywords; /* names and values in turn */
};

/* The labels of the parameters, and how many of these are positional-only. Asked for late: most calls need no names. */
static inline __attribute__((always_inline)) const uint16_t *labels_of(const struct code_obj *code, unsigned *posonly) {
  const struct code_rare_obj *rare = code_rare(code);
  *posonly = rare ? rare->n_posonly : 0;
  return rare ? (const uint16_t *)(rare + 1) + rare->n_free : (const uint16_t *)(code_meta(code) + 1);
}
static value name_of(const struct binding *b, unsigned i) {
  unsigned posonly;
  return code_label(b->code, labels_of(b->code, &posonly)[i]);
}

static unsigned n_defaults(const struct binding *b) {
  return b->f->extra && b->f->extra->defaults ? (unsigned)tuple_len(b->f->extra->defaults) : 0;
}

/* ---- messages ---- */

static bool begin(struct strbuf *text, const struct binding *b) {
  strbuf_init(text);
  return code_print_qualname(&text->w, b->code) && print_cstr(&text->w, "() ");
}

static bool finish(struct strbuf *text, bool ok) {
  value s = ok ? strbuf_str(text) : V_ERROR;
  err_take();
  err_raise_arg(&exc_TypeError, s); /* without a text when there is no memory for one */
  return false;
}

/* "2 positional arguments" */
static bool count_of(struct writer *w, size_t n, const char *what) {
  return print_int(w, (intptr_t)n) && print_cstr(w, " ") && print_cstr(w, what) &&
         print_cstr(w, n == 1 ? " argument" : " arguments");
}

static bool too_many(const struct binding *b) {
  struct strbuf text;
  struct writer *w = &text.w;
  unsigned least = b->code->n_args - n_defaults(b), kwonly = 0;
  for (unsigned i = 0; i < b->code->n_kwonly; i++) kwonly += b->locals[b->code->n_args + i] != V_UNSET;
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

/* Names the positional-only parameters among the keywords, in one string. */
static bool positional_as_keywords(const struct binding *b) {
  struct strbuf text;
  struct writer *w = &text.w;
  bool ok = begin(&text, b) && print_cstr(w, "got some positional-only arguments passed as keyword arguments: '");
  for (unsigned i = 0, done = 0; ok && i < CODE_RARE(b->code, n_posonly); i++)
    for (size_t k = 0; ok && k < b->n_keywords; k++)
      if (b->keywords[2 * k] == name_of(b, i))
        ok = (!done++ || print_cstr(w, ", ")) && print_value(w, name_of(b, i), PRINT_STR);
  return finish(&text, ok && print_cstr(w, "'"));
}

static bool refuse_keyword(const struct code_obj *code, const struct err_msg *message, value name) {
  value function = code_qualname(code);
  if (function) err_raise(message, function, name, 0);
  return false;
}

/* ---- binding ---- */

bool bind_keyword(struct binding *b, value name, value v) {
  const struct code_obj *code = b->code;
  unsigned n = code->n_args + code->n_kwonly, posonly;
  const uint16_t *labels = labels_of(code, &posonly);
  for (unsigned i = posonly; i < n; i++) {
    if (code_label(code, labels[i]) != name) continue;
    if (b->locals[i] != V_UNSET) {
      return refuse_keyword(code, E(multiple_values), name);
    }
    b->locals[i] = v;
    return true;
  }
  if (code->flags & CODE_VARKEYWORDS) {
    value dict = b->locals[n + (code->flags & CODE_VARARGS ? 1 : 0)];
    return firn_service_store_map(dict, name, v);
  }
  for (unsigned i = 0; i < posonly; i++) {
    if (code_label(code, labels[i]) == name) return positional_as_keywords(b);
  }
  return refuse_keyword(code, E(unexpected_keyword), name);
}

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
  if (!code->n_kwonly) return true;
  unsigned posonly, end = code->n_args + code->n_kwonly;
  const uint16_t *labels = labels_of(code, &posonly);
  bool all = true;
  for (unsigned i = code->n_args; i < end; i++) {
    if (b->locals[i] != V_UNSET) continue;
    value defaults = b->f->extra ? b->f->extra->kwdefaults : 0;
    value v = defaults ? firn_service_find_map(OBJ(dict, defaults), code_label(code, labels[i])) : V_UNSET;
    b->locals[i] = v;
    all &= v != V_UNSET;
  }
  return all || missing(b, code->n_args, end, "keyword-only");
}

bool vm_bind(const struct function_obj *f, size_t nargs, size_t nkw, const value *args, value *locals) {
  const struct code_obj *code = f->code;
  struct binding b = {f, code, locals, nargs, nkw, args + nargs};
  unsigned n = code->n_args, n_all = n + code->n_kwonly;
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
