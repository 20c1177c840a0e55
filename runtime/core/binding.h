/* SPDX-License-Identifier: MIT */
/* A call being bound, and how a keyword argument finds its parameter: for pools of constants that are words (bind.c) and for places
 * (bind_places.c), of which an image has one. */
#ifndef FIRN_CORE_BINDING_H
#define FIRN_CORE_BINDING_H

#include "runtime/core/error.h"
#include "runtime/core/frame.h"
#include "runtime/core/function.h"
#include "runtime/core/place.h"
#include "runtime/core/service.h"
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

static inline value name_of(const struct binding *b, unsigned i) { return firn_service_code_local(b->code, i + RARE_FIELD(b->code, n_free)); }

static inline bool begin(struct strbuf *text, const struct binding *b) {
  strbuf_init(text);
  return code_print_qualname(&text->w, b->code) && print_cstr(&text->w, "() ");
}

static inline bool finish(struct strbuf *text, bool ok) {
  value s = ok ? strbuf_str(text) : V_ERROR;
  err_take();
  err_raise_arg(&exc_TypeError, s); /* without a text when there is no memory for one */
  return false;
}

/* Names the positional-only parameters among the keywords, in one string. */
static inline bool positional_as_keywords(const struct binding *b) {
  struct strbuf text;
  struct writer *w = &text.w;
  bool ok = begin(&text, b) && print_cstr(w, "got some positional-only arguments passed as keyword arguments: '");
  for (unsigned i = 0, done = 0; ok && i < RARE_FIELD(b->code, n_posonly); i++)
    for (size_t k = 0; ok && k < b->n_keywords; k++)
      if (b->keywords[2 * k] == name_of(b, i))
        ok = (!done++ || print_cstr(w, ", ")) && print_value(w, name_of(b, i), PRINT_STR);
  return finish(&text, ok && print_cstr(w, "'"));
}

static inline bool refuse_keyword(const struct code_obj *code, const struct err_msg *message, value name) {
  value function = code_qualname(code);
  if (function) err_raise(message, function, name, 0);
  return false;
}

POOL_INLINE bool keyword(struct binding *b, value name, value v, bool places) {
  const struct code_obj *code = b->code;
  const struct code_rare_obj *rare = code_rare(code);
  unsigned n = code->n_args + (rare ? rare->n_kwonly : 0), n_free = rare ? rare->n_free : 0, posonly = rare ? rare->n_posonly : 0;
  for (unsigned i = posonly; i < n; i++) {
    if (pool_name(code->consts, code_label(code, n_free + i), places) != name) continue;
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
    if (pool_name(code->consts, code_label(code, n_free + i), places) == name) return positional_as_keywords(b);
  }
  return refuse_keyword(code, E(unexpected_keyword), name);
}

#endif
