/* SPDX-License-Identifier: MIT */
/* What builtins are and do, by name: builtin.def has what they are, effect.def what calling them does. */
#include <string.h>

#include "freeze/flow/flow_private.h"
#include "freeze/memory.h"

enum word {
  WORD_elem = ATOM_FUNCTION, WORD_pair, WORD_self, WORD_default, WORD_absent, WORD_keeps, WORD_calls, WORD_classof, WORD_record,
  WORD_holds, WORD_fills, WORD_next, WORD_key, WORD_keys, WORD_asked, WORD_ints, WORD_floats, WORD_none, WORD_END
};

static const struct { const char *text; uint32_t word; } words[] = {
#define TYPE_OPS(type) {#type, FLOW_TYPE_##type},
#include "runtime/abi/typeop.def"
    {"elem", WORD_elem}, {"pair", WORD_pair}, {"self", WORD_self}, {"default", WORD_default}, {"absent", WORD_absent},
    {"keeps", WORD_keeps}, {"calls", WORD_calls}, {"classof", WORD_classof}, {"record", WORD_record}, {"holds", WORD_holds},
    {"fills", WORD_fills}, {"next", WORD_next}, {"key", WORD_key}, {"keys", WORD_keys}, {"asked", WORD_asked},
    {"ints", WORD_ints}, {"floats", WORD_floats}, {"none", WORD_none},
};

static const struct { const char *name, *words; } effects[] = {
#define EFFECT(name, words) {#name, words},
#define RUNTIME_CALLS(name)
#define RUNTIME_CALLS_WITH(name, other)
#include "runtime/abi/effect.def"
#undef EFFECT
#undef RUNTIME_CALLS
#undef RUNTIME_CALLS_WITH
};

static const struct { const char *name, *with; } called[] = {
#define EFFECT(name, words)
#define RUNTIME_CALLS(name) {#name, NULL},
#define RUNTIME_CALLS_WITH(name, other) {#name, #other},
#include "runtime/abi/effect.def"
#undef EFFECT
#undef RUNTIME_CALLS
#undef RUNTIME_CALLS_WITH
};

static const char *const exceptions[] = {
#define EXCEPTION(name, base) #name,
#include "runtime/abi/exception.def"
#undef EXCEPTION
};

/* What a row of builtin.def is. */
enum what { IS_FUNCTION, IS_TYPE, IS_INT, IS_STR, IS_FLOAT, IS_OTHER };
static const struct { const char *name; uint8_t what; } builtins[] = {
#define BUILTIN(n, symbol, sig, min, max, flags) {#n, IS_FUNCTION},
#define BUILTIN_TYPE(n, symbol) {#n, IS_TYPE},
#define BUILTIN_VALUE(n, symbol) {#n, IS_OTHER},
#define METHOD(owner, n, symbol, sig, min, max, flags) {#n, IS_FUNCTION}, GETTER_ROW(n, flags)
#define FUNCTION(module, n, symbol, sig, min, max, flags) {#n, IS_FUNCTION}, GETTER_ROW(n, flags)
#define MEMBER_TYPE(module, n, symbol) {#n, IS_TYPE},
#define MEMBER_INT(module, n, value) {#n, IS_INT},
#define MEMBER_STR(module, n, text) {#n, IS_STR},
#define MEMBER_OBJECT(module, n, symbol) {#n, IS_OTHER},
#define MEMBER_FLOAT(module, n, value) {#n, IS_FLOAT},
/* A getter is called when it is looked up: its value can be anything. */
#define GETTER_ROW(n, flags) {#flags[0] == 'G' ? #n : "", IS_OTHER},
#include "runtime/abi/builtin.def"
#undef GETTER_ROW
};

static bool is_exception(const char *name) {
  for (size_t i = 0; i < sizeof exceptions / sizeof exceptions[0]; i++)
    if (!strcmp(exceptions[i], name)) return true;
  return false;
}

static void add_kind(struct flow *flow, enum what what, node out) {
  switch (what) {
  case IS_FUNCTION: flow_add(flow, out, FLOW_TYPE_cfunction); break;
  case IS_TYPE: flow_add(flow, out, FLOW_TYPE_type); break;
  case IS_INT: flow_add(flow, out, FLOW_TYPE_int); break;
  case IS_STR: flow_add(flow, out, FLOW_TYPE_str); break;
  case IS_FLOAT: flow_add(flow, out, FLOW_TYPE_float); break;
  case IS_OTHER: flow_add_all(flow, out); break;
  }
}

bool flow_value_of_name(struct flow *flow, uint32_t name, node out) {
  const struct flow_name *is = &flow->name[name];
  if (!is->known) return false;
  for (int what = 0; what <= IS_OTHER; what++)
    if (is->kinds >> what & 1) add_kind(flow, (enum what)what, out);
  flow_add(flow, out, flow_atom_of_name(flow, name));
  return true;
}

static bool is_class_method(const char *text) {
  static const char *const names[] = {
#define METHOD(owner, n, symbol, sig, min, max, flags) strstr(#flags, "CLASS") || !strcmp(#owner, "type") ? #n : "",
#include "runtime/abi/builtin.def"
  };
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (!strcmp(names[i], text)) return true;
  return false;
}

static bool is_uttered(const struct flow *flow, const char *name) {
  uint32_t number;
  return !name || strset_find(&flow->names, name, strlen(name), &number);
}

static bool is_called(const struct flow *flow, const char *text) {
  static const char *const plain[] = {"__init__", "__module__", "__qualname__", "__name__", "__doc__", "__annotations__"};
  for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
    if (!strcmp(plain[i], text)) return false;
  if (text[0] == '_' && text[1] == '_') return true;
  for (size_t i = 0; i < sizeof called / sizeof called[0]; i++)
    if (!strcmp(called[i].name, text) && is_uttered(flow, called[i].with)) return true;
  return false;
}

/* The words of a text, one after the other; WORD_END at its end. */
static uint32_t next_word(const char **text) {
  size_t len = strcspn(*text, " ");
  for (size_t i = 0; len && i < sizeof words / sizeof words[0]; i++) {
    if (strlen(words[i].text) != len || strncmp(words[i].text, *text, len)) continue;
    *text += len + ((*text)[len] == ' ');
    return words[i].word;
  }
  return WORD_END;
}

static void look_effect_up(struct flow_name *is, const char *text) {
  enum { MOST = sizeof is->effect / sizeof is->effect[0] - 1 };
  for (size_t i = 0; i < sizeof effects / sizeof effects[0]; i++) {
    if (strcmp(effects[i].name, text)) continue;
    const char *at = effects[i].words;
    uint32_t n = 0, word;
    while (n < MOST && (word = next_word(&at)) != WORD_END) is->effect[n++] = (uint16_t)word;
    is->effect[n] = WORD_END;
    is->has_effect = !*at; /* one with words that are not understood, or too many: as without */
  }
}

void flow_look_names_up(struct flow *flow) {
  flow->name = memory_zero((flow->n_names + 1) * sizeof *flow->name);
  flow->known = memory_zero((flow->n_names + 1) * sizeof *flow->known);
  for (uint32_t n = 0; n < flow->n_names; n++) {
    struct flow_name *is = &flow->name[n];
    const char *text = flow->names.texts[n].data;
    bool exception = is_exception(text);
    *is = (struct flow_name){.called = is_called(flow, text), .class_method = is_class_method(text), .known = exception};
    is->exception = exception && strcmp(text, "ExceptionGroup") && strcmp(text, "BaseExceptionGroup");
    is->throws = !strcmp(text, "throw");
    if (exception) is->kinds = 1 << IS_TYPE;
    for (size_t i = 0; i < sizeof builtins / sizeof builtins[0]; i++) {
      if (strcmp(builtins[i].name, text)) continue;
      is->kinds |= (uint8_t)(1 << builtins[i].what);
      is->known = true;
    }
    look_effect_up(is, text);
    if (!is->known) continue;
    is->number = flow->n_known;
    flow->known[flow->n_known++] = n;
  }
}

/* ---- calls ---- */

struct call { node object; const node *args; uint32_t count; node out; };

static void each_operand(struct flow *flow, const struct call *call, node to) {
  if (call->object) flow_copy(flow, call->object, to);
  for (uint32_t i = 0; i < call->count; i++) flow_copy(flow, call->args[i], to);
}

static void next_of_operands(struct flow *flow, const struct call *call, node to) {
  if (call->object) flow_next(flow, flow_set(flow, call->object), to);
  for (uint32_t i = 0; i < call->count; i++) flow_next(flow, flow_set(flow, call->args[i]), to);
}

/* Are things kept in the object under keys, or else as they are? Without an object it may be both. */
static bool keeps_values(struct flow *flow, const struct call *call) { return !call->object || flow_has_dict(flow_set(flow, call->object)); }
static bool keeps_elements(struct flow *flow, const struct call *call) { return !call->object || flow_has_other(flow_set(flow, call->object)); }

static void keep(struct flow *flow, const struct call *call, node from) {
  if (keeps_elements(flow, call)) flow_copy(flow, from, NODE_ELEMENT);
  if (keeps_values(flow, call)) flow_copy(flow, from, NODE_VALUE);
}

/* What an object holds of which nothing is known. */
static void add_unknown(struct flow *flow, const struct call *call, node out) {
  if (call->object && flow_has(flow_set(flow, call->object), ATOM_UNKNOWN)) flow_add_anything(flow, out);
  if (call->object && flow_has(flow_set(flow, call->object), T(counter))) flow_add(flow, NODE_VALUE, T(int));
}

/* type(name, bases, members), or a metaclass: what classes have then is in dicts. */
static void make_class(struct flow *flow) {
  static const enum flow_fact facts[] = {FLOW_BINDS, FLOW_CALLS_CLASS, FLOW_BOUND_METHODS, FLOW_SPECIALS};
  for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) flow_find_fact(flow, facts[i]);
  flow_add_all(flow, NODE_INSTANCE);
}

/* The class of an instance is known; a builtin type could be called, or be any. */
static void class_of(struct flow *flow, const struct call *call) {
  bool known = call->count == 1;
  for (uint32_t atom = 0; known && atom < flow->atoms; atom++)
    known = atom == FLOW_TYPE_object || atom == ATOM_INSTANCE || !flow_has(flow_set(flow, call->args[0]), atom);
  flow_add(flow, call->out, FLOW_TYPE_type);
  flow_add(flow, call->out, ATOM_CLASS);
  if (known) return;
  if (call->count != 1) make_class(flow);
  each_operand(flow, call, NODE_ANY);
  flow_add_all(flow, call->out);
}

static void do_word(struct flow *flow, uint32_t word, const struct call *call) {
  switch (word) {
  case WORD_elem:
    if (call->object && flow_has(flow_set(flow, call->object), T(array))) flow_add(flow, call->out, T(float));
    add_unknown(flow, call, call->out);
    if (keeps_elements(flow, call)) flow_copy(flow, NODE_ELEMENT, call->out), flow_copy(flow, NODE_KEY, call->out);
    if (keeps_values(flow, call)) flow_copy(flow, NODE_VALUE, call->out);
    break;
  case WORD_pair:
    add_unknown(flow, call, NODE_ELEMENT);
    flow_copy(flow, NODE_KEY, NODE_ELEMENT);
    flow_copy(flow, NODE_VALUE, NODE_ELEMENT);
    break;
  case WORD_default: for (uint32_t i = 1; i < call->count; i++) flow_copy(flow, call->args[i], call->out); break;
  case WORD_absent: if (call->count < 2) flow_add(flow, call->out, FLOW_TYPE_constant); break;
  case WORD_key: if (call->count) flow_copy(flow, call->args[0], NODE_KEY); break;
  case WORD_self: each_operand(flow, call, call->out); break;
  case WORD_holds: /* what is made is a list or tuple */
    each_operand(flow, call, NODE_ELEMENT);
    if (!call->object || flow_has_other_than_text(flow_set(flow, call->object))) flow_add(flow, NODE_ELEMENT, FLOW_TYPE_constant);
    break;
  case WORD_calls: each_operand(flow, call, NODE_ANY); break;
  case WORD_classof: class_of(flow, call); break;
  case WORD_record:
    flow_add(flow, NODE_ELEMENT, FLOW_TYPE_int);
    flow_add(flow, NODE_ELEMENT, FLOW_TYPE_float);
    flow_add(flow, NODE_ELEMENT, FLOW_TYPE_bool);
    flow_add(flow, NODE_ELEMENT, FLOW_TYPE_bytes);
    break;
  case WORD_keeps: for (uint32_t i = 0; i < call->count; i++) keep(flow, call, call->args[i]); break;
  case WORD_fills:
    next_of_operands(flow, call, NODE_ELEMENT);
    if (!keeps_values(flow, call)) break;
    flow_next(flow, flow_set(flow, NODE_ELEMENT), NODE_ELEMENT); /* of pairs */
    flow_copy(flow, NODE_ELEMENT, NODE_VALUE);
    flow_copy(flow, NODE_ELEMENT, NODE_KEY);
    break;
  case WORD_next: next_of_operands(flow, call, call->out); break;
  case WORD_keys:
    for (uint32_t i = 0; i < call->count; i++) flow_copy(flow, call->args[i], NODE_KEY);
    next_of_operands(flow, call, NODE_KEY);
    break;
  case WORD_asked: /* an object's own method gives the result */
    for (uint32_t i = 0; i < call->count; i++)
      if (ANY_OF(flow_set(flow, call->args[i]), ATOM_INSTANCE, ATOM_UNKNOWN)) flow_add_anything(flow, call->out);
    break;
  case WORD_ints: flow_add(flow, NODE_ELEMENT, T(int)); break;
  case WORD_floats:
    for (uint32_t i = 0; i < call->count; i++)
      if (flow_has(flow_set(flow, call->args[i]), T(float))) flow_add(flow, NODE_ELEMENT, T(float));
    break;
  case WORD_none: if (call->count < 2) flow_add(flow, NODE_VALUE, T(constant)); break;
  case T(setlike): case T(values):
    flow_add(flow, call->out, word);
    add_unknown(flow, call, call->out);
    break;
  default: flow_add(flow, call->out, word); break;
  }
}

static bool has_instance(struct flow *flow, const struct call *call) {
  bool has = call->object && flow_has(flow_set(flow, call->object), ATOM_INSTANCE);
  for (uint32_t i = 0; i < call->count; i++) has |= flow_has(flow_set(flow, call->args[i]), ATOM_INSTANCE);
  return has;
}

void flow_call_builtin(struct flow *flow, uint32_t name, node object, const node *args, uint32_t count, node out) {
  struct call call = {object, args, count, out};
  const struct flow_name *is = &flow->name[name];
  each_operand(flow, &call, NODE_SEEN);
  if (has_instance(flow, &call)) flow_copy(flow, NODE_ANY, out); /* what its special methods give: abs(), round() … */
  if (is->exception) {
    do_word(flow, FLOW_TYPE_exception, &call);
    for (uint32_t i = 0; i < count; i++) flow_copy(flow, args[i], NODE_ELEMENT); /* of its tuple */
    return;
  }
  bool rare = object && flow_has(flow_set(flow, object), FLOW_TYPE_exception_group); /* has methods of the same names */
  if (is->has_effect && !rare) {
    for (const uint16_t *word = is->effect; *word != WORD_END; word++) do_word(flow, *word, &call);
    return;
  }
  each_operand(flow, &call, NODE_ANY);
  next_of_operands(flow, &call, NODE_ANY);
  if (is->throws) flow_copy(flow, NODE_ANY, NODE_RAISED);
  flow_add_all(flow, out);
  flow_copy(flow, NODE_ANY, out);
}
