/* SPDX-License-Identifier: MIT */
/* What names that the image utters mean to the runtime: builtin.def has what they are, effect.def what calling them does. Looked
   up once. */
#include <string.h>

#include "freeze/builtins.h"
#include "freeze/flow/flow_private.h"
#include "freeze/memory.h"
#include "freeze/name_index.h"

static const struct { const char *text; uint32_t word; } words[] = {
#define TYPE_OPS(type) {#type, FLOW_TYPE_##type},
#include "runtime/abi/typeop.def"
    {"elem", WORD_elem}, {"pair", WORD_pair}, {"self", WORD_self}, {"default", WORD_default}, {"absent", WORD_absent},
    {"keeps", WORD_keeps}, {"calls", WORD_calls}, {"classof", WORD_classof}, {"record", WORD_record}, {"holds", WORD_holds},
    {"fills", WORD_fills}, {"next", WORD_next}, {"key", WORD_key}, {"keys", WORD_keys}, {"asked", WORD_asked}, {"new", WORD_new},
    {"ints", WORD_ints}, {"floats", WORD_floats}, {"none", WORD_none}, {"kept", WORD_kept}, {"best", WORD_best}, {"applies", WORD_applies}, {"accessor", WORD_property}, {"sums", WORD_sums}, {"wrapped", WORD_wrapped},
    {"changes", WORD_changes}, {"writes", WORD_writes}, {"prints", WORD_prints},
    {"sends", WORD_sends}, {"throws", WORD_throws}, {"results", WORD_results}, {"recordclass", WORD_recordclass}, {"raised", WORD_raised}, {"bases", WORD_bases},
    {"imported", WORD_imported}, {"iterates", WORD_iterates}, {"maps", WORD_maps}, {"supers", WORD_supers},
};

static const struct { const char *name, *words; } effects[] = {
#define EFFECT(name, words) {#name, words},
#include "runtime/abi/effect.def"
};

static const char *const readers[] = {
#define READS(name) #name,
#include "runtime/abi/effect.def"
};

static const struct { const char *name, *with; } called[] = {
#define RUNTIME_CALLS(name) {#name, NULL},
#define RUNTIME_CALLS_WITH(name, other) {#name, #other},
#define RUNTIME_CALLS_BY_YIELD(name) {#name, ""},
#include "runtime/abi/effect.def"
};

static const char *const specials[] = {
#define SPECIAL(id, name) #name,
#include "runtime/abi/special.def"
#undef SPECIAL
};

static const char *const exceptions[] = {
#define EXCEPTION(name, base) #name,
#include "runtime/abi/exception.def"
#undef EXCEPTION
};

/* What a row of builtin.def is. */
enum what { IS_FUNCTION, IS_TYPE, IS_INT, IS_STR, IS_FLOAT, IS_STREAM, IS_MEM, IS_OTHER };
/* sys_stdin …, machine_mem8 … */
#define OBJECT_KIND(symbol) (!strncmp(symbol, "sys_std", 7) ? IS_STREAM : !strncmp(symbol, "machine_mem", 11) ? IS_MEM : IS_OTHER)
static const struct { const char *name; uint8_t what; } builtins[] = {
#define BUILTIN(n, symbol, sig, min, max, flags) {#n, IS_FUNCTION},
#define BUILTIN_TYPE(n, symbol) {#n, IS_TYPE},
#define BUILTIN_VALUE(n, symbol) {#n, IS_OTHER},
#define METHOD(owner, n, symbol, sig, min, max, flags) {#n, IS_FUNCTION}, GETTER_ROW(n, flags)
#define FUNCTION(module, n, symbol, sig, min, max, flags) {#n, IS_FUNCTION}, GETTER_ROW(n, flags)
#define MEMBER_TYPE(module, n, symbol) {#n, IS_TYPE},
#define MEMBER_INT(module, n, value) {#n, IS_INT},
#define MEMBER_STR(module, n, text) {#n, IS_STR},
#define MEMBER_OBJECT(module, n, symbol) {#n, OBJECT_KIND(#symbol)},
#define MEMBER_FLOAT(module, n, value) {#n, IS_FLOAT},
/* A getter is called when it is looked up: its value can be anything. */
#define GETTER_ROW(n, flags) {#flags[0] == 'G' ? #n : "", IS_OTHER},
#include "runtime/abi/builtin.def"
#undef GETTER_ROW
#undef OBJECT_KIND
};

static bool is_one_of(struct name_index *index, const char *text) { return name_index_find(index, text, strlen(text)) >= 0; }

static bool is_exception(const char *name) {
  static struct name_index index = NAME_INDEX_OF_TEXTS(exceptions);
  return is_one_of(&index, name);
}

static void add_kind(struct flow *flow, enum what what, node out) {
  switch (what) {
  case IS_FUNCTION: flow_add(flow, out, FLOW_TYPE_cfunction); break;
  case IS_TYPE: flow_add(flow, out, FLOW_TYPE_type); break;
  case IS_INT: flow_add(flow, out, FLOW_TYPE_int); break;
  case IS_STR: flow_add(flow, out, FLOW_TYPE_str); break;
  case IS_FLOAT: flow_add(flow, out, FLOW_TYPE_float); break;
  case IS_STREAM: flow_add(flow, out, FLOW_TYPE_stream); break;
  case IS_MEM: flow_add(flow, out, FLOW_TYPE_mem); break;
  case IS_OTHER: flow_add_all(flow, out); break;
  }
}

static bool is_rare_constant(const char *text) { return !strcmp(text, "NotImplemented") || !strcmp(text, "Ellipsis"); }

bool flow_value_of_name(struct flow *flow, uint32_t name, node out) {
  const struct flow_name *is = &flow->name[name];
  if (is_rare_constant(flow->names.texts[name].data)) {
    flow_add(flow, out, T(constant));
    flow_add(flow, out, ATOM_RARE);
    return true;
  }
  if (!is->known) return false;
  if (is->lists_modules) {
    flow_add_kept(flow, out, T(dict));
    flow_add_kept(flow, out, flow->first_object + OBJECT_MODULES);
    flow_add(flow, NODE_MODULES, T(module));
    flow_add_kept(flow, NODE_VALUE, T(module));
    flow_add(flow, NODE_KEY, T(str));
    return true;
  }
  for (int what = 0; what <= IS_OTHER; what++)
    if (is->kinds >> what & 1) add_kind(flow, (enum what)what, out);
  flow_add(flow, out, flow_atom_of_name(flow, name));
  return true;
}

void flow_value_of_builtin(struct flow *flow, uint32_t name, node out) {
  if (flow->name[name].global || is_rare_constant(flow->names.texts[name].data)) flow_value_of_name(flow, name, out);
}

static bool is_global(const char *text) {
  static const char *const names[] = {
#define BUILTIN(n, symbol, sig, min, max, flags) #n,
#define BUILTIN_TYPE(n, symbol) #n,
#define BUILTIN_VALUE(n, symbol) #n,
#include "runtime/abi/builtin.def"
  };
  static struct name_index index = NAME_INDEX_OF_TEXTS(names);
  return is_one_of(&index, text) || is_exception(text);
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

/* "" stands for what yield from and await call (is_called_by_yield). */
static bool is_uttered(const struct flow *flow, const char *name) {
  uint32_t number;
  if (name && !*name) return false;
  return !name || strset_find(&flow->names, name, strlen(name), &number);
}

static bool is_same(const char *name, const char *text, size_t len) { return strlen(name) == len && !memcmp(name, text, len); }

/* Others that look so are as any attribute. */
bool flow_is_special(const char *text, size_t len) {
  static const char *const names[] = {
#define NAME_ROW(id, text) text,
#include "runtime/abi/name.def"
#undef NAME_ROW
  };
  if (len < 2 || memcmp(text, "__", 2) || is_same("__main__", text, len)) return false;
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (is_same(names[i], text, len)) return true;
  for (size_t i = 0; i < sizeof builtins / sizeof builtins[0]; i++)
    if (is_same(builtins[i].name, text, len)) return true;
  for (size_t i = 0; i < sizeof specials / sizeof specials[0]; i++)
    if (is_same(specials[i], text, len)) return true;
  return false;
}

static bool is_called(const struct flow *flow, const char *text) {
  static const char *const plain[] = {"__init__", "__module__", "__qualname__", "__name__", "__doc__", "__annotations__", "__wrapped__"};
  for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
    if (!strcmp(plain[i], text)) return false;
  static const struct { const char *name, *by; } of_code[] = {{"__aenter__", ""}, {"__aexit__", ""}, {"__aiter__", "aiter"}, {"__anext__", "anext"}};
  for (size_t i = 0; i < sizeof of_code / sizeof of_code[0]; i++) /* code of the image calls them, but for a builtin */
    if (!strcmp(of_code[i].name, text)) return *of_code[i].by && is_uttered(flow, of_code[i].by);
  if (text[0] == '_' && text[1] == '_') return flow_is_special(text, strlen(text));
  for (size_t i = 0; i < sizeof called / sizeof called[0]; i++)
    if (!strcmp(called[i].name, text) && is_uttered(flow, called[i].with)) return true;
  return false;
}

static bool is_called_by_yield(const char *text) {
  for (size_t i = 0; i < sizeof called / sizeof called[0]; i++)
    if (!strcmp(called[i].name, text) && called[i].with && !*called[i].with) return true;
  return false;
}

/* 1 + how many arguments the runtime passes beside self; 0: no special method, or one that is called in another way. */
static uint8_t special_arguments(const char *text) {
  static const char *const unary[] = {"__pos__", "__neg__", "__invert__", "__bool__", "__len__", "__hash__", "__abs__", "__int__", "__float__",
                                      "__index__", "__complex__", "__str__", "__repr__", "__iter__", "__next__", "__enter__", "__reversed__",
                                      "__length_hint__", "__bytes__", "__trunc__", "__floor__", "__ceil__", "__del__",
                                      "__await__", "__aiter__", "__anext__"};
  static const char *const binary[] = {"__lt__", "__gt__", "__eq__", "__le__", "__ge__", "__ne__", "__contains__", "__getitem__", "__delitem__",
                                       "__missing__", "__getattr__", "__format__", "__delattr__", "__instancecheck__", "__subclasscheck__"};
  static const char *const operators[] = {"or", "xor", "and", "lshift", "rshift", "add", "sub", "mul", "matmul", "floordiv", "truediv", "mod"};
  for (size_t i = 0; i < sizeof unary / sizeof unary[0]; i++)
    if (!strcmp(unary[i], text)) return 1;
  for (size_t i = 0; i < sizeof binary / sizeof binary[0]; i++)
    if (!strcmp(binary[i], text)) return 2;
  if (!strcmp(text, "__setitem__") || !strcmp(text, "__setattr__")) return 3;
  if (!strcmp(text, "__exit__")) return 4;
  size_t len = strlen(text);
  if (len < 5 || strncmp(text, "__", 2) || strcmp(text + len - 2, "__")) return 0;
  for (size_t i = 0; i < sizeof operators / sizeof operators[0]; i++) {
    size_t n = strlen(operators[i]);
    if (len == n + 4 && !strncmp(text + 2, operators[i], n)) return 2;
    if (len == n + 5 && strchr("ir", text[2]) && !strncmp(text + 3, operators[i], n)) return 2;
  }
  return 0;
}

/* The words of a text, one after the other; WORD_END at its end. */
uint32_t flow_next_word(const char **text) {
  size_t len = strcspn(*text, " ");
  for (size_t i = 0; len && i < sizeof words / sizeof words[0]; i++) {
    if (strlen(words[i].text) != len || strncmp(words[i].text, *text, len)) continue;
    *text += len + ((*text)[len] == ' ');
    return words[i].word;
  }
  return WORD_END;
}

/* How many arguments, self counted, a method of that name gets at least. */
static uint8_t least_arguments(const char *text) {
  static const struct { const char *name; uint8_t min; } methods[] = {
#define METHOD(owner, n, symbol, sig, min, max, flags) {#n, min},
#include "runtime/abi/builtin.def"
  };
  static struct name_index index = NAME_INDEX(methods, name);
  uint8_t least = UINT8_MAX;
  for (int i = name_index_find(&index, text, strlen(text)); i >= 0; i = name_index_more(&index, i))
    if (methods[i].min < least) least = methods[i].min;
  return least;
}

static void look_effect_up(struct flow_name *is, const char *text) {
  enum { MOST = sizeof is->effect / sizeof is->effect[0] - 1 };
  static struct name_index reader = NAME_INDEX_OF_TEXTS(readers), index = NAME_INDEX(effects, name);
  is->reads |= is_one_of(&reader, text);
  for (int i = name_index_find(&index, text, strlen(text)); i >= 0; i = name_index_more(&index, i)) {
    const char *at = effects[i].words;
    uint32_t n = 0, word;
    while (n < MOST && (word = flow_next_word(&at)) != WORD_END) is->effect[n++] = (uint16_t)word;
    is->effect[n] = WORD_END;
    is->has_effect = !*at; /* one with words that are not understood, or too many: as without */
  }
}

/* The type of the result of a pure C function, by its signature: "i32(buffer)". */
static uint32_t type_of_result(const char *signature) {
  static const struct { const char *name; uint32_t type; } types[] = {
      {"void", T(constant)}, {"i32", T(int)}, {"u32", T(int)}, {"bool", T(bool)}, {"_Bool", T(bool)},
      {"f32", T(float)}, {"f64", T(float)}, {"str", T(str)}, {"buffer", T(bytes)}};
  size_t len = strcspn(signature, "(");
  for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
    if (strlen(types[i].name) == len && !strncmp(types[i].name, signature, len)) return types[i].type;
  return ATOM_UNKNOWN;
}

/* C functions of the firmware: all of them are pure, so that the result is the whole effect. */
static void look_c_functions_up(struct flow *flow, struct flow_name *is, const char *text) {
  enum { MOST = sizeof is->effect / sizeof is->effect[0] - 1 };
  const struct c_modules *c = flow->graph->firmware;
  uint32_t n = 0;
  for (uint32_t i = 0; c && i < c->count; i++) {
    if (strcmp(c->rows[i].name, text)) continue;
    uint32_t type = type_of_result(c->rows[i].signature);
    if ((!n && is->known) || n == MOST || type == ATOM_UNKNOWN || builtins_has(c->rows[i].module, strlen(c->rows[i].module))) flow->clash = text;
    else is->effect[n++] = (uint16_t)type;
    is->known = is->reads = is->has_effect = is->callable = true;
    is->kinds |= 1 << IS_FUNCTION;
    is->of[T(module) / 64] |= (uint64_t)1 << T(module) % 64;
  }
  if (n) is->effect[n] = WORD_END;
}

void flow_look_names_up(struct flow *flow) {
  flow->name = memory_zero((flow->n_names + 1) * sizeof *flow->name);
  flow->known = memory_zero((flow->n_names + 1) * sizeof *flow->known);
  static struct name_index builtin = NAME_INDEX(builtins, name);
  for (uint32_t n = 0; n < flow->n_names; n++) {
    struct flow_name *is = &flow->name[n];
    const char *text = flow->names.texts[n].data;
    bool exception = is_exception(text);
    *is = (struct flow_name){.called = is_called(flow, text), .class_method = is_class_method(text), .known = exception};
    is->group = !strcmp(text, "ExceptionGroup") || !strcmp(text, "BaseExceptionGroup");
    is->exception = exception || is->group;
    is->splits = !strcmp(text, "split");
    is->global = is_global(text);
    is->called_by_yield = is_called_by_yield(text);
    is->special = special_arguments(text);
    is->makes = !strcmp(text, "__init__");
    is->least = least_arguments(text);
    is->throws = !strcmp(text, "pend_throw");
    is->formats = !strcmp(text, "format") || !strcmp(text, "format_map");
    if (exception) is->kinds = 1 << IS_TYPE;
    for (int i = name_index_find(&builtin, text, strlen(text)); i >= 0; i = name_index_more(&builtin, i)) {
      is->kinds |= (uint8_t)(1 << builtins[i].what);
      is->known = true;
    }
    is->type = is->kinds >> IS_TYPE & 1;
    is->callable = is->type || is->kinds >> IS_FUNCTION & 1;
    is->attribute = !strcmp(text, "getattr") || !strcmp(text, "hasattr") || !strcmp(text, "setattr") || !strcmp(text, "delattr");
    is->lists = !strcmp(text, "dir");
    is->answered = flow_is_special(text, strlen(text));
    if (!strcmp(text, "isinstance") || !strcmp(text, "__instancecheck__")) is->asked = NODE_ASKED;
    if (!strcmp(text, "issubclass") || !strcmp(text, "__subclasscheck__")) is->asked = NODE_ASKED_SUB;
    is->news = !strcmp(text, "__new__");
    is->calls = !strcmp(text, "__call__");
    is->shows = !strcmp(text, "help");
    is->lists_modules = !strcmp(text, "modules");
    is->reads_names = !strcmp(text, "globals") || !strcmp(text, "vars") || !strcmp(text, "locals");
    is->sets_attribute = !strcmp(text, "__setattr__") || !strcmp(text, "__delattr__");
    look_effect_up(is, text);
    flow_look_owners_up(is, text, exception);
    look_c_functions_up(flow, is, text);
    if (!is->known) continue;
    is->number = flow->n_known;
    flow->known[flow->n_known++] = n;
  }
}
