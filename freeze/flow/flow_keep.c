/* SPDX-License-Identifier: MIT */
/* What --keep names (freeze/keep.h) is used from outside: by a debugger, or under a name that is made at run time. Functions and
   methods get anything there is, and what they give back may come to be anywhere. Builtins are called with objects of the
   program's classes, whose special methods get anything then; what they make is outside. Outside has what it makes and what
   kept functions give it: no other object of the snapshot is changed. */
#include <string.h>

#include "freeze/flow/flow_private.h"
#include "freeze/keep.h"

static void add_kept_function(struct flow *flow, const struct keep_code *kept) {
  struct flow_code *code = &flow->codes[flow->first_code[kept->module] + kept->code];
  const struct code_unit *unit = code->body->unit;
  uint32_t count = (uint32_t)unit->n_args + unit->n_kwonly;
  for (uint32_t i = 0; i < count; i++) flow_add_anything(flow, code->local + unit->n_free + i);
  if (unit->flags & CODE_VARARGS) flow_add_anything(flow, NODE_ELEMENT);
  if (unit->flags & CODE_VARKEYWORDS) flow_add_anything(flow, NODE_VALUE);
  flow_call_from_runtime(flow, code, FLOW_CALLS_METHOD);
  flow_change(flow, NODE_ANY, NULL);
  flow_open(flow, NODE_ANY);
}

static void add_kept_builtin(struct flow *flow, const struct strset_text *text) {
  static const enum flow_fact facts[] = {FLOW_KEEPS_FUNCTIONS, FLOW_WRONG_CALLS, FLOW_BOUND_METHODS, FLOW_BUILTIN_KEYWORDS};
  uint32_t name;
  flow_add_anything(flow, NODE_SEEN);
  flow_add(flow, NODE_PRINTED, T(cfunction));
  flow_add(flow, NODE_PRINTED, T(type));
  for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) flow_find_fact(flow, facts[i]);
  if (!strset_find(&flow->names, text->data, text->len, &name) || name >= flow->n_names) return;
  struct flow_name *is = &flow->name[name];
  is->most = UINT8_MAX;
  for (uint32_t i = 0; i < FLOW_TYPE_WORDS; i++) is->taken[i] |= is->of[i];
  flow_make(flow, is->is);
}

void flow_use_kept(struct flow *flow) {
  const struct keep *keep = flow->keep;
  if (!keep) return;
  for (uint32_t i = 0; i < keep->n_codes; i++) add_kept_function(flow, &keep->codes[i]);
  for (uint32_t i = 0; i < keep->names.count; i++) add_kept_builtin(flow, &keep->names.texts[i]);
}
