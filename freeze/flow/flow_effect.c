/* SPDX-License-Identifier: MIT */
/* What builtins do, by the words of effect.def: functions, methods and types when they are called, attributes that objects have of
   themselves. */
#include <string.h>

#include "freeze/flow/flow_private.h"

static const struct { uint32_t type; const char *name, *words; } attributes[] = {
#define ATTRIBUTE(type, name, words) {FLOW_TYPE_##type, #name, words},
#include "runtime/abi/effect.def"
};

/* By type: has it an operation getattr? */
static const struct { uint32_t type; const char *op; } type_ops[] = {
#define TYPE_OPS(type) {FLOW_TYPE_##type, ""},
#define TYPE_OP(type, op, function) {FLOW_TYPE_##type, #op},
#include "runtime/abi/typeop.def"
};

/* ---- calls ---- */

struct call { node object; const node *args; uint32_t count; node out; };

static void each_argument(struct flow *flow, const struct call *call, uint32_t first, node to) {
  for (uint32_t i = first; i < call->count; i++) flow_copy(flow, call->args[i], to);
}

static void each_operand(struct flow *flow, const struct call *call, node to) {
  if (call->object) flow_copy(flow, call->object, to);
  each_argument(flow, call, 0, to);
}

static void next_of_operands(struct flow *flow, const struct call *call, node to) {
  if (call->object) flow_next(flow, flow_set(flow, call->object), to);
  for (uint32_t i = 0; i < call->count; i++) flow_next(flow, flow_set(flow, call->args[i]), to);
}

static void each_held(struct flow *flow, const struct call *call, node to) {
  if (call->object) flow_held(flow, flow_set(flow, call->object), to);
  for (uint32_t i = 0; i < call->count; i++) flow_held(flow, flow_set(flow, call->args[i]), to);
}

/* Are things kept in the object under keys, or else as they are? Without an object, or when that is a type, it may be both. */
static bool keeps_values(struct flow *flow, const struct call *call) {
  const uint64_t *set = call->object ? flow_set(flow, call->object) : NULL;
  return !set || flow_has_dict(set) || ANY_OF(set, T(type), T(super), T(module), ATOM_CLASS, ATOM_TYPE_OF);
}
static bool keeps_elements(struct flow *flow, const struct call *call) { return !call->object || flow_has_other(flow_set(flow, call->object)); }

static void keep(struct flow *flow, const struct call *call, node from) {
  if (keeps_elements(flow, call)) flow_copy(flow, from, NODE_ELEMENT);
  if (keeps_values(flow, call)) flow_copy(flow, from, NODE_VALUE);
}

/* Keyword arguments of the call that is made now come in pairs behind the others. */
static uint32_t positional(const struct flow *flow, const struct call *call) {
  uint32_t keywords = flow->now && flow->now->kind == RECORD_CALL && flow->now->count == call->count ? flow->now->keywords : 0;
  return call->count - 2 * keywords;
}

/* The only argument is iterated over, or each is one of those; stars may be either. */
static void each_of_one_or_all(struct flow *flow, const struct call *call, node to) {
  bool stars = flow->now && flow->now->kind == RECORD_CALL && flow->now->op;
  uint32_t n = positional(flow, call);
  if (n == 1 || stars) flow_next(flow, flow_set(flow, call->args[0]), to);
  for (uint32_t i = n == 1 && !stars ? 1 : 0; i < call->count; i++) flow_copy(flow, call->args[i], to);
}

/* Of the object and, when it is a function of a type or module, the arguments. */
static void copy_items(struct flow *flow, const struct call *call, node place) {
  bool of_object = call->object && !ANY_OF(flow_set(flow, call->object), T(module), T(type), T(super), ATOM_CLASS, ATOM_UNKNOWN, ATOM_TYPE_OF);
  if (of_object) flow_copy_items(flow, flow_set(flow, call->object), place, call->out);
  else flow_copy(flow, place, call->out);
}

/* What an object holds of which nothing is known. */
static void add_unknown(struct flow *flow, const struct call *call, node out) {
  if (call->object && flow_has(flow_set(flow, call->object), ATOM_UNKNOWN)) flow_add_anything(flow, out);
  if (call->object && flow_has(flow_set(flow, call->object), T(counter))) flow_add(flow, NODE_VALUE, T(int));
}

/* type(name, bases, members), or a metaclass: what classes have then is in dicts. */
static void make_class(struct flow *flow) {
  if (flow->metas) flow->lost = "a call of type where there are metaclasses";
  static const enum flow_fact facts[] = {FLOW_BINDS, FLOW_CALLS_CLASS, FLOW_BOUND_METHODS, FLOW_SPECIALS, FLOW_MAKES_CLASSES};
  for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) flow_find_fact(flow, facts[i]);
  flow_add_all(flow, NODE_INSTANCE);
  flow->makes_classes = true;
}

/* sys.exc_info(): in a tuple. */
static void add_raised(struct flow *flow) {
  static const uint32_t types[] = {T(type), ATOM_CLASS, ATOM_TYPE_OF, T(constant), T(traceback)};
  for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) flow_add(flow, NODE_ELEMENT, types[i]);
  flow_copy(flow, NODE_RAISED, NODE_ELEMENT);
  flow_copy(flow, NODE_RAISED, NODE_TYPE_OF);
  flow_copy_classes(flow, flow_set(flow, NODE_RAISED), NODE_ELEMENT);
}

/* namedtuple(): what its class has of its own. */
static void make_record_class(struct flow *flow, const struct call *call) {
  static const struct { const char *name; uint32_t type; } members[] = {{"_fields", T(tuple)}, {"_field_defaults", T(dict)}, {"__match_args__", T(tuple)}};
  uint32_t name;
  for (size_t i = 0; i < sizeof members / sizeof members[0]; i++)
    if (strset_find(&flow->names, members[i].name, strlen(members[i].name), &name)) flow_add(flow, flow->member[name], members[i].type);
  flow_find_fact(flow, FLOW_MAKES_CLASSES);
  flow_find_fact(flow, FLOW_CALLS_CLASS);
  flow_find_fact(flow, FLOW_CALLS_TYPES); /* its base has no name */
  flow_add(flow, NODE_ELEMENT, T(str));
  flow_add(flow, NODE_KEY, T(str));
  for (uint32_t i = 0; i < call->count; i++) flow_open(flow, call->args[i]);
  next_of_operands(flow, call, NODE_ELEMENT); /* default values */
  next_of_operands(flow, call, NODE_VALUE);
  flow_add(flow, NODE_INSTANCE, T(namedtuple));
  flow_add(flow, NODE_INSTANCE, ATOM_INSTANCE);
  flow_add(flow, call->out, T(type));
  flow_add(flow, call->out, ATOM_CLASS);
}

static bool has_other_than_instances(struct flow *flow, node n) {
  for (uint32_t atom = 0; atom < flow->atoms; atom++)
    if (atom != T(object) && atom != ATOM_INSTANCE && flow_has(flow_set(flow, n), atom)) return true;
  return false;
}

/* Three arguments make a class. */
static void make_class_of(struct flow *flow, const struct call *call) {
  for (uint32_t i = 0; i < call->count; i++) flow_open(flow, call->args[i]);
  flow_copy_objects(flow, NODE_CLASSES, call->out);
  make_class(flow);
  each_operand(flow, call, NODE_ANY);
  flow_add_all(flow, call->out);
}

/* The class of an instance, or the type of something else: of a class it is the type `type`, or a metaclass. */
static void class_of(struct flow *flow, const struct call *call) {
  flow_add(flow, call->out, FLOW_TYPE_type);
  flow_add(flow, call->out, ATOM_CLASS);
  if (call->count != 1) {
    make_class_of(flow, call);
    return;
  }
  flow_copy_classes(flow, flow_set(flow, call->args[0]), call->out);
  flow_copy(flow, call->args[0], NODE_TYPE_OF);
  if (has_other_than_instances(flow, call->args[0])) flow_add(flow, call->out, ATOM_TYPE_OF);
}

void flow_call_type_itself(struct flow *flow, uint32_t count, const node *args, node out) {
  if (count == 1) class_of(flow, &(struct call){NODE_NONE, args, 1, out});
  else if (!count || count == 3) make_class(flow), flow_add_all(flow, out);
}

void flow_class_of(struct flow *flow, node of, node out) { class_of(flow, &(struct call){NODE_NONE, &of, 1, out}); }

/* generator.throw(exception), (class) or (class, value, traceback). */
static void throw(struct flow *flow, const struct call *call) {
  for (uint32_t i = 0; i < call->count; i++) {
    struct record r = {.kind = RECORD_CALL, .raises = true, .a = call->args[i], .b = NODE_NONE, .out = NODE_RAISING};
    flow_copy(flow, call->args[i], NODE_THROWN);
    flow_copy_raised(flow, call->args[i], NODE_RAISED);
    flow_call(flow, &r);
    flow_copy_raised(flow, NODE_RAISING, NODE_RAISED);
  }
  if (call->count == 1) return;
  flow_find_fact(flow, FLOW_EXCEPTION_ARGS);
  each_operand(flow, call, NODE_ANY); /* the class is called with the value */
  each_operand(flow, call, NODE_ARGUMENTS);
}

/* iter(container), or iter(function, end). */
static void iterate(struct flow *flow, const struct call *call) {
  static const uint32_t iterators[] = {ITERATORS};
  bool stars = flow->now && flow->now->kind == RECORD_CALL && flow->now->op;
  each_operand(flow, call, call->out);
  for (size_t i = 0; i < sizeof iterators / sizeof iterators[0]; i++) flow_add_kept(flow, call->out, iterators[i]);
  if (call->count > 1 || stars) each_operand(flow, call, NODE_ANY);
}

/* map(function, container, …) */
static void map(struct flow *flow, const struct call *call) {
  bool stars = flow->now && flow->now->kind == RECORD_CALL && flow->now->op;
  if (stars || !flow->now || call->count > 1 + SPECIAL_ARGS) each_operand(flow, call, NODE_ANY);
  else if (call->count) flow_map_elements(flow, call->args[0], call->count - 1);
}

/* cls.mro(), type.mro(cls): in a list. */
static void bases_of_operands(struct flow *flow, const struct call *call) {
  if (call->object) flow_read_bases(flow, call->object, NODE_ELEMENT);
  for (uint32_t i = 0; i < call->count; i++) flow_read_bases(flow, call->args[i], NODE_ELEMENT);
}

/* __import__(): what is in the fourth argument is asked for its truth, and iterated over. */
static void import(struct flow *flow, const struct call *call) {
  flow_add(flow, call->out, T(module));
  flow_copy(flow, NODE_IMPORTED, call->out);
  for (uint32_t i = 0; i < call->count; i++) flow_use_truth(flow, flow_set(flow, call->args[i]));
}

/* What the arguments go through is kept, as pairs where the object is a dict. */
static void fill(struct flow *flow, const struct call *call) {
  next_of_operands(flow, call, NODE_ELEMENT);
  if (!keeps_values(flow, call)) return;
  flow_next(flow, flow_set(flow, NODE_ELEMENT), NODE_ELEMENT);
  flow_copy(flow, NODE_ELEMENT, NODE_VALUE);
  flow_copy(flow, NODE_ELEMENT, NODE_KEY);
}

/* An object's own method gives the result. */
static void ask(struct flow *flow, const struct call *call) {
  for (uint32_t i = 0; i < call->count; i++) {
    if (flow_has(flow_set(flow, call->args[i]), ATOM_UNKNOWN)) flow_add_anything(flow, call->out);
    if (flow_has(flow_set(flow, call->args[i]), ATOM_INSTANCE)) flow_copy_given(flow, call->out);
  }
}

/* An item of what the object holds. */
static void give_element(struct flow *flow, const struct call *call) {
  each_held(flow, call, call->out);
  if (call->object && flow_has(flow_set(flow, call->object), T(array))) flow_add(flow, call->out, T(float));
  add_unknown(flow, call, call->out);
  if (keeps_elements(flow, call)) copy_items(flow, call, NODE_ELEMENT), copy_items(flow, call, NODE_KEY);
  if (keeps_values(flow, call)) copy_items(flow, call, NODE_VALUE);
}

/* Pairs of keys and values are made. */
static void hold_pairs(struct flow *flow, const struct call *call) {
  each_held(flow, call, NODE_ELEMENT);
  add_unknown(flow, call, NODE_ELEMENT);
  flow_copy(flow, NODE_KEY, NODE_ELEMENT);
  flow_copy(flow, NODE_VALUE, NODE_ELEMENT);
}

/* A tuple of numbers and bytes is made, as struct.unpack does. */
static void hold_record(struct flow *flow, const struct call *call) {
  flow_add(flow, NODE_ELEMENT, FLOW_TYPE_int);
  flow_add(flow, NODE_ELEMENT, FLOW_TYPE_float);
  flow_add(flow, NODE_ELEMENT, FLOW_TYPE_bool);
  flow_add(flow, NODE_ELEMENT, FLOW_TYPE_bytes);
}

static void do_word(struct flow *flow, uint32_t word, const struct call *call) {
  switch (word) {
  case WORD_changes: case WORD_writes: break; /* change_operands */
  case WORD_new: break; /* call_builtin */
  case WORD_prints: each_argument(flow, call, 0, NODE_PRINTED); break;
  case WORD_sends: each_operand(flow, call, NODE_SENT); break;
  case WORD_throws: throw(flow, call); break;
  case WORD_raised: add_raised(flow); break;
  case WORD_iterates: iterate(flow, call); break;
  case WORD_maps: map(flow, call); break;
  case WORD_bases: bases_of_operands(flow, call); break;
  case WORD_imported: import(flow, call); break;
  case WORD_supers:
    if (call->count == 2) flow_copy(flow, call->args[1], call->out);
    else each_operand(flow, call, call->out);
    break;
  case WORD_recordclass: make_record_class(flow, call); break;
  case WORD_results: each_argument(flow, call, 1, NODE_RETURNED); break;
  case WORD_elem: give_element(flow, call); break;
  case WORD_pair: hold_pairs(flow, call); break;
  case WORD_default: each_argument(flow, call, 1, call->out); break;
  case WORD_absent: if (call->count < 2) flow_add(flow, call->out, FLOW_TYPE_constant); break;
  case WORD_key: if (call->count) flow_copy(flow, call->args[0], NODE_KEY); break;
  case WORD_self: each_operand(flow, call, call->out); break;
  case WORD_holds: /* what is made is a list or tuple */
    each_operand(flow, call, NODE_ELEMENT);
    if (!call->object || flow_has_other_than_text(flow_set(flow, call->object))) flow_add(flow, NODE_ELEMENT, FLOW_TYPE_constant);
    break;
  case WORD_calls: each_operand(flow, call, NODE_ANY); break;
  case WORD_classof: class_of(flow, call); break;
  case WORD_record: hold_record(flow, call); break;
  case WORD_keeps: for (uint32_t i = 0; i < call->count; i++) keep(flow, call, call->args[i]); break;
  case WORD_fills: fill(flow, call); break;
  case WORD_next: next_of_operands(flow, call, call->out); break;
  case WORD_keys:
    each_argument(flow, call, 0, NODE_KEY);
    next_of_operands(flow, call, NODE_KEY);
    break;
  case WORD_asked: ask(flow, call); break;
  case WORD_sums:
    next_of_operands(flow, call, call->out);
    each_argument(flow, call, 1, call->out);
    if (flow_has(flow_set(flow, call->out), ATOM_INSTANCE)) flow_copy_given(flow, call->out);
    break;
  case WORD_best:
    each_of_one_or_all(flow, call, call->out);
    if (positional(flow, call) != 1) each_of_one_or_all(flow, call, NODE_ELEMENT); /* key= is called with it */
    break;
  case WORD_applies: for (uint32_t i = 0; i < call->count; i++) flow_call_with_element(flow, call->args[i]); break;
  case WORD_wrapped: each_argument(flow, call, 0, NODE_WRAPPED); break;
  case WORD_property: each_argument(flow, call, 0, NODE_PROPERTY); break;
  case WORD_kept: flow_copy(flow, NODE_ANY, call->out), flow_copy(flow, NODE_PROPERTY, call->out), flow_copy(flow, NODE_WRAPPED, call->out); break;
  case WORD_ints: flow_add(flow, NODE_ELEMENT, T(int)); break;
  case WORD_floats:
    for (uint32_t i = 0; i < call->count; i++)
      if (flow_has(flow_set(flow, call->args[i]), T(float))) flow_add(flow, NODE_ELEMENT, T(float));
    break;
  case WORD_none: if (call->count < 2) flow_add(flow, NODE_VALUE, T(constant)); break;
  case T(setlike): case T(values): /* what they give is what the object holds */
    flow_add_kept(flow, call->out, word);
    if (call->object) flow_copy_objects(flow, call->object, call->out);
    for (uint32_t i = 0; i < call->count; i++) flow_copy_objects(flow, call->args[i], call->out);
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

/* ---- objects of the snapshot ---- */

/* May it be a function of a module, or a method taken from a type, that gets what it is about as its first argument? */
static bool is_of_argument(struct flow *flow, const struct flow_name *is, const struct call *call) {
  const uint64_t *set = call->object ? flow_set(flow, call->object) : NULL;
  if (flow_has(is->of, T(module)) && (!set || ANY_OF(set, T(module), ATOM_UNKNOWN))) return true;
  return call->count >= is->least && (!set || ANY_OF(set, T(type), T(super), ATOM_CLASS, ATOM_UNKNOWN, ATOM_TYPE_OF));
}

static bool has_word(const struct flow_name *is, uint32_t word) {
  for (const uint16_t *at = is->effect; is->has_effect && *at != WORD_END; at++)
    if (*at == word) return true;
  return false;
}

static void change_argument(struct flow *flow, const struct flow_name *is, const struct call *call, uint32_t i) {
  bool stars = flow->now && flow->now->kind == RECORD_CALL && flow->now->op;
  bool first = has_word(is, WORD_changes) && (stars || (!i && is_of_argument(flow, is, call)));
  if (first) flow_change(flow, call->args[i], flow_has(is->of, T(module)) ? NULL : is->of);
  if (is->reads || is->formats) CHANGE_TYPES(flow, call->args[i], T(defaultdict)); /* which keeps what its factory makes */
  if (has_word(is, WORD_writes)) CHANGE_TYPES(flow, call->args[i], T(bytearray), T(array));
  if (!is->has_effect && !is->reads) flow_change(flow, call->args[i], NULL);
}

/* What the call does to its operands. Without a row it may be anything. */
static void change_operands(struct flow *flow, const struct flow_name *is, const struct call *call) {
  bool opens = !is->has_effect || flow->operates;
  if (call->object && has_word(is, WORD_changes)) flow_change(flow, call->object, is->of);
  if (call->object && !is->has_effect && !is->reads) flow_change(flow, call->object, NULL);
  if (call->object && opens) flow_open(flow, call->object);
  for (uint32_t i = 0; i < call->count; i++) {
    change_argument(flow, is, call, i);
    if (opens) flow_open(flow, call->args[i]);
  }
}

/* ---- attributes ---- */

static const char *const exception_names[] = {"args", "value", "code", "errno", "strerror", "filename", "name", "obj", "path", "msg",
                                              "pos", "lineno", "colno", "pattern", "exceptions", "message", "text", "offset", "encoding",
                                              "object", "start", "end", "reason"};

bool flow_is_of_exceptions(const char *name) {
  for (size_t i = 0; i < sizeof exception_names / sizeof exception_names[0]; i++)
    if (!strcmp(exception_names[i], name)) return true;
  return false;
}

static bool is_same(const char *name, const char *text, size_t len) { return strlen(name) == len && !memcmp(name, text, len); }

bool flow_is_own_name(const char *text, size_t len) {
  for (size_t i = 0; i < sizeof exception_names / sizeof exception_names[0]; i++)
    if (is_same(exception_names[i], text, len)) return true;
  for (size_t i = 0; i < sizeof attributes / sizeof attributes[0]; i++)
    if (is_same(attributes[i].name, text, len)) return true;
  return flow_is_member_name(text, len);
}

static bool is_hidden(const struct flow *flow, const char *name, const char *prefix) {
  return !strncmp(name, prefix, strlen(prefix)) && !strset_has(&flow->names, name, strlen(name));
}

/* Have objects of the set data under a name that begins so, and that the image does not utter? */
static bool hides_attribute(const struct flow *flow, const uint64_t *set, const char *prefix) {
  bool raised = ANY_OF(set, T(exception), T(exception_group), T(super));
  for (size_t i = 0; raised && i < sizeof exception_names / sizeof exception_names[0]; i++)
    if (is_hidden(flow, exception_names[i], prefix)) return true;
  for (size_t i = 0; i < sizeof attributes / sizeof attributes[0]; i++)
    if (ANY_OF(set, attributes[i].type, T(super)) && is_hidden(flow, attributes[i].name, prefix)) return true;
  return false;
}

/* Adds what exceptions hold: what they were made with, and numbers and texts of their own. False: it may be anything. */
static bool exception_attribute(struct flow *flow, const char *name, node out) {
  static const node held[] = {NODE_ARGUMENTS, NODE_ELEMENT, NODE_VALUE, NODE_RETURNED};
  static const uint32_t own[] = {T(int), T(str), T(constant), T(tuple)};
  if (!flow_is_of_exceptions(name)) return true;
  if (!strcmp(name, "obj") || !strcmp(name, "object")) return false;
  if (!strcmp(name, "exceptions")) flow_copy(flow, NODE_RAISED, NODE_ELEMENT);
  for (size_t i = 0; i < sizeof held / sizeof held[0]; i++) flow_copy(flow, held[i], out);
  for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) flow_add(flow, out, own[i]);
  return true;
}

/* Types whose attributes are others' business (do_attribute), or that have only those with __. */
static bool is_plain(uint32_t type) {
  return type == T(module) || type == T(function) || type == T(type) || type == T(cfunction);
}

/* Attributes of these are data, of any name, as others' methods may be called. */
static bool has_data(uint32_t type) {
  static const uint32_t types[] = {
      T(re_match), T(re_pattern), T(implementation), T(template), T(interpolation), T(hash), T(memoryview), T(stringio), T(bytesio),
      T(typevar), T(typealias), T(union), T(uctypes_struct),
      T(float_info), T(hash_info), T(int_info), T(uname), T(code)};
  for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
    if (types[i] == type) return true;
  return false;
}

static bool has_getattr(uint32_t type) {
  for (size_t i = 0; i < sizeof type_ops / sizeof type_ops[0]; i++)
    if (type_ops[i].type == type && !strcmp(type_ops[i].op, "getattr")) return true;
  return false;
}

/* May objects of the type have data of names that are said nowhere? */
static bool has_any_name(uint32_t type) {
  static const uint32_t others[] = {T(method), T(cell), T(exception), T(exception_group)};
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
    if (others[i] == type) return false;
  for (size_t i = 0; i < sizeof attributes / sizeof attributes[0]; i++)
    if (attributes[i].type == type) return false;
  return has_data(type) || (has_getattr(type) && !is_plain(type));
}

/* Adds what objects of the type have of that name; `known`: it is a member's of some type. False: it may be anything. */
static bool type_attribute(struct flow *flow, uint32_t type, const char *name, bool known, node out) {
  struct call call = {NODE_NONE, NULL, 0, out};
  bool has_rows = false;
  if (type == T(method)) return true; /* those of its function, which are where others are */
  if (type == T(cell)) return strcmp(name, "cell_contents") != 0; /* elements of closures; else only __closure__ gives any */
  if (type == T(namedtuple)) return flow_copy(flow, NODE_ELEMENT, out), true; /* a field, or a member */
  if (type == T(exception) || type == T(exception_group)) return exception_attribute(flow, name, out);
  for (size_t i = 0; i < sizeof attributes / sizeof attributes[0]; i++) {
    if (attributes[i].type != type) continue;
    has_rows = true;
    if (strcmp(attributes[i].name, name)) continue;
    const char *at = attributes[i].words;
    for (uint32_t word; (word = flow_next_word(&at)) != WORD_END;) do_word(flow, word, &call);
  }
  return has_rows || is_plain(type) || !has_getattr(type) || (known && !has_data(type));
}

bool flow_own_attribute(struct flow *flow, const uint64_t *set, uint32_t number, node out) {
  const char *name = flow->names.texts[number].data;
  bool good = !flow_has(set, ATOM_UNKNOWN);
  flow->steps += STEPS_OF_ATTRIBUTE;
  if (flow_has(set, T(namedtuple))) flow_held(flow, set, out);
  const uint64_t *bases = flow_set(flow, flow_has(set, T(super)) ? NODE_SUPER : NODE_NONE); /* whose attributes super objects have */
  for (uint32_t type = 0; type < ATOM_INSTANCE; type++)
    if (type != T(super) && (flow_has(set, type) || flow_has(bases, type))) good &= type_attribute(flow, type, name, flow->name[number].known, out);
  return good;
}

bool flow_hides(struct flow *flow, const uint64_t *set, const char *prefix) {
  if (ANY_OF(set, ATOM_UNKNOWN, T(namedtuple)) || flow_hides_member(flow, set, prefix) || hides_attribute(flow, set, prefix)) return true;
  for (uint32_t type = 0; type < ATOM_INSTANCE; type++)
    if (flow_has(set, type) && has_any_name(type)) return true;
  return false;
}

/* ---- calls of all kinds ---- */

/* object.__setattr__(object, name, value), super().__setattr__(name, value), and the same of __delattr__ without a value. A name that
   is computed may be any. */
static void set_attribute(struct flow *flow, const char *text, const struct call *call) {
  bool sets = !strcmp(text, "__setattr__"), stars = flow->now && flow->now->kind == RECORD_CALL && flow->now->op;
  uint32_t least = 1 + sets, n = call->count;
  node object = n > least ? call->args[0] : call->object;
  if (stars) flow->lost = text;
  if (stars || n < least || object == NODE_NONE) return;
  flow_name_attributes(flow, sets ? "setattr" : "delattr", object, call->args[n - least], sets ? call->args[n - 1] : NODE_NONE, call->out);
}

/* dir(): names as texts, or what __dir__ gives. */
static void list_names(struct flow *flow, const struct call *call) {
  flow_add(flow, call->out, T(list));
  flow_add(flow, NODE_ELEMENT, T(str));
  for (uint32_t i = 0; i < call->count; i++) {
    flow_take_members(flow, flow_set(flow, call->args[i]));
    if (flow_has(flow_set(flow, call->args[i]), ATOM_INSTANCE)) flow_next(flow, flow_set(flow, NODE_GIVEN), NODE_ELEMENT), flow_next(flow, flow_set(flow, NODE_ANY), NODE_ELEMENT);
  }
}

/* A group holds exceptions, as a container does. */
static void make_group(struct flow *flow, const struct call *call) {
  do_word(flow, FLOW_TYPE_exception_group, call);
  next_of_operands(flow, call, NODE_ELEMENT);
  for (uint32_t i = 0; i < call->count; i++) flow_open(flow, call->args[i]);
}

/* Class methods of builtin types make instances of the class that they are taken from. */
static void each_class(struct flow *flow, const struct call *call) {
  if (call->object) flow_copy_objects(flow, call->object, NODE_MADE);
  for (uint32_t i = 0; i < call->count; i++) flow_copy_objects(flow, call->args[i], NODE_MADE);
  if (call->object && flow_has(flow_set(flow, call->object), T(super))) flow_copy_objects(flow, NODE_CLASSES, NODE_MADE);
  if (call->object && ANY_OF(flow_set(flow, call->object), ATOM_CLASS, ATOM_INSTANCE, T(super))) flow_copy(flow, NODE_INSTANCE, call->out);
}

/* cls.__new__(cls, …) of builtin types: what the class, or the type, makes. */
static void make_new(struct flow *flow, const struct call *call) {
  bool stars = flow->now && flow->now->kind == RECORD_CALL && flow->now->op;
  uint32_t first = flow_first_name(flow), end = flow_first_bound(flow);
  for (uint32_t i = 0; i < (stars ? call->count : 1) && i < call->count; i++) {
    const uint64_t *set = flow_set(flow, call->args[i]);
    const node *rest = stars ? call->args : call->args + 1;
    uint32_t n = stars ? call->count : call->count - 1;
    flow_copy_objects(flow, call->args[i], NODE_MADE);
    if (ANY_OF(set, ATOM_CLASS, ATOM_UNKNOWN)) flow_make_instances(flow, call->args[i], rest, n, stars, call->out);
    for (uint32_t atom = first; (atom = flow_next_atom(set, atom, end)) < end; atom++)
      if (flow->name[flow->known[atom - first]].type) flow_call_builtin(flow, flow->known[atom - first], NODE_NONE, rest, n, call->out);
    if (ANY_OF(set, ATOM_TYPE_OF, ATOM_UNKNOWN)) flow_make_from_types(flow, rest, n, call->out);
    bool method = flow_has(flow_set(flow, NODE_TYPE_OF), T(method)) && !flow_has(flow_set(flow, NODE_TYPE_OF), ATOM_UNKNOWN);
    if (ANY_OF(set, ATOM_TYPE_OF, ATOM_UNKNOWN) && method) flow->lost = "__new__ of methods";
    if (flow_has(set, ATOM_UNKNOWN)) flow_add_anything(flow, call->out);
  }
}

/* type.__call__(cls, …), super().__call__(…). */
static void call_type(struct flow *flow, const struct call *call) {
  bool stars = flow->now && flow->now->kind == RECORD_CALL && flow->now->op;
  if (call->object) flow_call_class(flow, call->object, call->args, call->count, stars, call->out);
  if (call->count) flow_call_class(flow, call->args[0], call->args + !stars, call->count - !stars, stars, call->out);
  if (call->object && flow_has(flow_set(flow, call->object), ATOM_UNKNOWN)) flow_add_anything(flow, call->out);
  if (call->count && flow_has(flow_set(flow, call->args[0]), ATOM_UNKNOWN)) flow_add_anything(flow, call->out);
}

/* isinstance() and issubclass(): what metaclasses are asked. Builtin types have none. */
static void ask_metaclasses(struct flow *flow, const struct flow_name *is, const struct call *call) {
  if (call->object != NODE_NONE || call->count != 2 || (flow->now && flow->now->op)) {
    each_operand(flow, call, is->asked);
    return;
  }
  const uint64_t *of = flow_set(flow, call->args[1]);
  uint32_t first = flow_first_name(flow), end = flow_first_bound(flow);
  for (uint32_t atom = 0; (atom = flow_next_atom(of, atom, flow->atoms)) < flow->atoms; atom++)
    if (atom != T(type) && (atom < first || atom >= end)) flow_copy(flow, call->args[0], is->asked);
}

static void call_builtin(struct flow *flow, uint32_t name, node object, const node *args, uint32_t count, node out) {
  struct call call = {object, args, count, out};
  const struct flow_name *is = &flow->name[name];
  flow_count_arguments(flow, name, object, count);
  each_operand(flow, &call, NODE_SEEN);
  if (is->asked != NODE_NONE) ask_metaclasses(flow, is, &call);
  flow_make(flow, is->is);
  if (is->class_method) { /* which may call their class */
    flow_make(flow, is->taken);
    flow_find_fact(flow, FLOW_CALLS_TYPES);
    each_class(flow, &call);
  }
  if (has_instance(flow, &call) && !has_word(is, WORD_new) && !is->attribute) flow_copy_given(flow, out); /* what its special methods give: abs(), round() … */
  if (is->attribute) {
    flow_ask_attribute(flow, flow->names.texts[name].data, args, count, out);
    return;
  }
  if (is->reads_names) {
    const char *text = flow->names.texts[name].data;
    bool of_object = !strcmp(text, "vars") && (count || (flow->now && flow->now->op));
    if (!strcmp(text, "globals")) flow_read_globals(flow, out);
    else if (!of_object || !count || (flow->now && flow->now->op)) flow_read_locals(flow, out);
    for (uint32_t i = 0; of_object && i < count; i++) flow_read_dict(flow, args[i], out);
    return;
  }
  if (is->news || is->calls) {
    (is->news ? make_new : call_type)(flow, &call);
    return;
  }
  if (is->shows)
    for (uint32_t i = 0; i < count; i++) flow_show(flow, args[i]);
  if (is->lists && !flow->lists_names) flow->lists_names = flow->changed = true;
  if (is->lists && !strset_has(&flow->names, "__dir__", 7)) {
    list_names(flow, &call);
    return;
  }
  if (is->sets_attribute) set_attribute(flow, flow->names.texts[name].data, &call);
  if (is->exception) {
    do_word(flow, FLOW_TYPE_exception, &call);
    if (is->group) make_group(flow, &call);
    flow_print_arguments(flow, args, count, flow->now && flow->now->kind == RECORD_CALL && flow->now->op);
    return;
  }
  if (is->callable) change_operands(flow, is, &call);
  if (!is->has_effect) each_operand(flow, &call, NODE_PRINTED);
  if (call.object && is->formats) flow_print_fields(flow, call.object);
  bool raised = is->makes && ANY_OF(flow_set(flow, NODE_INSTANCE), T(exception), T(exception_group), ATOM_UNKNOWN);
  if (raised) flow_print_arguments(flow, args, count, true); /* Exception.__init__(self, …) gives it others */
  if (is->makes && flow_has_odd_base(flow)) each_operand(flow, &call, NODE_ANY);
  bool rare = is->splits && object && flow_has(flow_set(flow, object), FLOW_TYPE_exception_group); /* has a method of that name */
  if (is->has_effect && !rare) {
    for (const uint16_t *word = is->effect; *word != WORD_END; word++) do_word(flow, *word, &call);
    return;
  }
  each_operand(flow, &call, NODE_ANY);
  next_of_operands(flow, &call, NODE_ANY);
  if (is->throws) throw(flow, &call);
  flow_add_all(flow, out);
  flow_copy(flow, NODE_ANY, out);
}

void flow_call_builtin(struct flow *flow, uint32_t name, node object, const node *args, uint32_t count, node out) {
  flow->now_name = name + 1;
  call_builtin(flow, name, object, args, count, out);
  flow->now_name = 0;
}
