/* SPDX-License-Identifier: MIT */
/* Members of builtin types: which types have one of a name, and from which ones it is taken. */
#include <stdio.h>
#include <string.h>

#include "freeze/flow/flow_private.h"

/* Those of modules other than builtins. */
static const char *const of_modules[] = {
#define FUNCTION(module, n, symbol, sig, min, max, flags) #n,
#define MEMBER_TYPE(module, n, symbol) #n,
#define MEMBER_INT(module, n, value) #n,
#define MEMBER_STR(module, n, text) #n,
#define MEMBER_OBJECT(module, n, symbol) #n,
#define MEMBER_FLOAT(module, n, value) #n,
#include "runtime/abi/builtin.def"
};

/* Members by their owners, which are types of typeop.def or derive from such; modules are module objects. */
static const struct { const char *owner, *name; } members[] = {
#define METHOD(owner, n, symbol, sig, min, max, flags) {#owner, #n},
#define FUNCTION(module, n, symbol, sig, min, max, flags) {"module", #n},
#define BUILTIN(n, symbol, sig, min, max, flags) {"module", #n},
#define BUILTIN_TYPE(n, symbol) {"module", #n},
#define BUILTIN_VALUE(n, symbol) {"module", #n},
#define MEMBER_TYPE(module, n, symbol) {"module", #n},
#define MEMBER_INT(module, n, value) {"module", #n},
#define MEMBER_STR(module, n, text) {"module", #n},
#define MEMBER_OBJECT(module, n, symbol) {"module", #n},
#define MEMBER_FLOAT(module, n, value) {"module", #n},
#include "runtime/abi/builtin.def"
#define EXCEPTION(name, base) {"module", #name},
#include "runtime/abi/exception.def"
#undef EXCEPTION
};

#define STREAMS T(iobase), T(bytesio), T(stringio), T(deflateio), T(fileio_text), T(fileio_bytes), T(stream), T(stream_bytes), T(ringio)
static const uint32_t all_dicts[] = {DICTS}, all_iterators[] = {ITERATORS}, all_streams[] = {STREAMS};
static const uint32_t ints[] = {T(int), T(bool)}, tuples[] = {T(tuple), T(namedtuple)}, exceptions_of[] = {T(exception), T(exception_group)};
static const uint32_t arrays[] = {T(array)}, views[] = {T(setlike)}, values[] = {T(values)}, sets[] = {T(set)}, named[] = {T(namedtuple)}, wrappers[] = {T(wrapper)};

/* Owners whose members several types have, or one of another name. */
static const struct { const char *owner; const uint32_t *types; size_t count; } heirs[] = {
#define HEIRS(owner, types) {owner, types, sizeof types / sizeof types[0]}
    HEIRS("dict", all_dicts), HEIRS("iterator", all_iterators), HEIRS("iobase", all_streams), HEIRS("stream", all_streams),
    HEIRS("bytesio", all_streams), HEIRS("stringio", all_streams), HEIRS("fileio_text", all_streams), HEIRS("fileio_bytes", all_streams),
    HEIRS("int", ints), HEIRS("tuple", tuples), HEIRS("exception", exceptions_of), HEIRS("array_array", arrays), HEIRS("dict_keys", views),
    HEIRS("dict_items", views), HEIRS("dict_values", values), HEIRS("frozenset", sets), HEIRS("namedtuple_base", named),
    HEIRS("staticmethod", wrappers), HEIRS("classmethod", wrappers),
};

static void add_type(uint64_t *of, uint32_t type) { of[type / 64] |= (uint64_t)1 << type % 64; }

/* The types that have a member of the owner; false when the owner is not known. */
static bool add_owner(uint64_t *of, const char *owner) {
  for (size_t i = 0; i < sizeof heirs / sizeof heirs[0]; i++) {
    if (strcmp(heirs[i].owner, owner)) continue;
    for (size_t k = 0; k < heirs[i].count; k++) add_type(of, heirs[i].types[k]);
    return true;
  }
  for (uint32_t type = 0; type < ATOM_INSTANCE; type++)
    if (!strcmp(flow_type_names[type], owner)) return add_type(of, type), true;
  return false;
}

bool flow_owner_is_in(const uint64_t *set, const char *owner) {
  uint64_t of[FLOW_TYPE_WORDS] = {0};
  bool has = !strcmp(owner, "object") || !add_owner(of, owner);
  for (uint32_t i = 0; i < FLOW_TYPE_WORDS; i++) has |= (of[i] & set[i]) != 0;
  return has;
}

/* The types of that name, by their symbols; one that is not known may be any. */
static void look_types_up(struct flow_name *is, const char *text, bool exception) {
  static const struct { const char *name, *symbol; } types[] = {
#define BUILTIN_TYPE(n, symbol) {#n, #symbol},
#define MEMBER_TYPE(module, n, symbol) {#n, #symbol},
#include "runtime/abi/builtin.def"
  };
  bool raised = exception;
  for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
    if (strcmp(types[i].name, text)) continue;
    size_t len = strlen(types[i].symbol) - 5;
    uint32_t type = 0;
    char owner[64];
    while (type < ATOM_INSTANCE && (strlen(flow_type_names[type]) != len || strncmp(flow_type_names[type], types[i].symbol, len))) type++;
    bool plain = type < ATOM_INSTANCE && !strcmp(types[i].symbol + len, "_type");
    snprintf(owner, sizeof owner, "%.*s", (int)len, types[i].symbol);
    bool exc = !strncmp(types[i].symbol, "exc_", 4);
    raised |= exc;
    if (plain) add_type(is->is, type);
    else if (!exc && !add_owner(is->is, owner)) memset(is->is, 0xff, sizeof is->is);
  }
  if (raised) add_type(is->is, T(exception)), add_type(is->is, T(exception_group));
}

void flow_look_owners_up(struct flow_name *is, const char *text, bool exception) {
  bool all = false;
  look_types_up(is, text, exception);
  for (size_t i = 0; i < sizeof members / sizeof members[0]; i++)
    if (!strcmp(members[i].name, text)) all |= !strcmp(members[i].owner, "object") || !add_owner(is->of, members[i].owner);
  if (exception) add_type(is->of, T(module));
  is->of_builtins = is->of[T(module) / 64] >> T(module) % 64 & 1;
  for (size_t i = 0; i < sizeof of_modules / sizeof of_modules[0]; i++) is->of_builtins &= strcmp(of_modules[i], text) != 0;
  add_type(is->of, ATOM_UNKNOWN);
  for (uint32_t type = 0; all && type <= ATOM_UNKNOWN; type++) add_type(is->of, type);
}

/* The types from which a member is taken that is read from what is in the set: objects', of classes those of their bases, and of
   builtin types their own. */
static void types_of(struct flow *flow, const uint64_t *set, uint64_t *out) {
  const uint64_t *bases = ANY_OF(set, ATOM_CLASS, T(super)) ? flow_set(flow, NODE_SUPER) : set;
  const uint64_t *types = flow_has(set, ATOM_TYPE_OF) ? flow_set(flow, NODE_TYPE_OF) : set;
  uint32_t names = flow_first_name(flow), end = flow_first_bound(flow);
  bool all = flow_has(set, ATOM_UNKNOWN);
  for (uint32_t i = 0; i < FLOW_TYPE_WORDS; i++) out[i] = all ? ~(uint64_t)0 : set[i] | bases[i] | types[i];
  for (uint32_t atom = names; (atom = flow_next_atom(set, atom, end)) < end; atom++)
    for (uint32_t i = 0; i < FLOW_TYPE_WORDS; i++) out[i] |= flow->name[flow->known[atom - names]].is[i];
}

/* Modules may have the name of a type's operations. */
static bool is_type(const char *owner) {
  static const char *const owners[] = {
#define TYPE(owner, kind) #owner,
#include "runtime/abi/builtin.def"
  };
  for (size_t i = 0; i < sizeof owners / sizeof owners[0]; i++)
    if (!strcmp(owners[i], owner)) return true;
  return false;
}

bool flow_is_member_name(const char *text, size_t len) {
  for (size_t i = 0; i < sizeof members / sizeof members[0]; i++)
    if (strlen(members[i].name) == len && !memcmp(members[i].name, text, len)) return true;
  return false;
}

bool flow_has_member(const uint64_t *types, const char *name) {
  for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
    uint64_t of[FLOW_TYPE_WORDS] = {0};
    if (strcmp(members[i].name, name)) continue;
    if (!add_owner(of, members[i].owner)) add_type(of, ATOM_UNKNOWN);
    for (uint32_t k = 0; k < FLOW_TYPE_WORDS; k++)
      if (of[k] & types[k]) return true;
  }
  return false;
}

bool flow_hides_member(struct flow *flow, const uint64_t *set, const char *prefix) {
  size_t len = strlen(prefix);
  uint64_t types[FLOW_TYPE_WORDS];
  types_of(flow, set, types);
  for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
    uint64_t of[FLOW_TYPE_WORDS] = {0};
    if (strncmp(members[i].name, prefix, len) || (!len && !strncmp(members[i].name, "__", 2)) || strset_has(&flow->names, members[i].name, strlen(members[i].name))) continue;
    if (!strcmp(members[i].owner, "object") || !add_owner(of, members[i].owner)) return true;
    for (uint32_t k = 0; k < FLOW_TYPE_WORDS; k++)
      if (of[k] & types[k]) return true;
  }
  return false;
}

void flow_list_members(struct flow *flow, const uint64_t *set) {
  uint64_t types[FLOW_TYPE_WORDS];
  types_of(flow, set, types);
  if (ANY_OF(set, ATOM_INSTANCE))
    for (uint32_t i = 0; i < FLOW_TYPE_WORDS; i++) types[i] |= flow_set(flow, NODE_INSTANCE)[i];
  for (uint32_t i = 0; i < FLOW_TYPE_WORDS; i++) {
    if (types[i] & ~flow->listed[i]) flow->changed = true;
    flow->listed[i] |= types[i];
  }
}

/* Of a name that the image does not utter. */
static bool lists_member(const struct flow *flow, const char *owner) {
  uint64_t of[FLOW_TYPE_WORDS] = {0};
  if (!flow->lists_only) return true;
  if (!is_type(owner)) add_type(of, T(module));
  else if (!add_owner(of, owner)) add_type(of, ATOM_UNKNOWN);
  for (uint32_t i = 0; i < FLOW_TYPE_WORDS; i++)
    if (of[i] & flow->listed[i]) return true;
  return false;
}

bool flow_takes_member(const struct flow *flow, const char *owner, const char *name) {
  uint64_t of[FLOW_TYPE_WORDS] = {0};
  uint32_t number;
  if (!flow || !strcmp(owner, "object") || !strncmp(name, "__", 2)) return true;
  if (!strset_find(&flow->names, name, strlen(name), &number)) return lists_member(flow, owner);
  if (!is_type(owner) || number >= flow->n_names || flow_is_called(flow, number) || !add_owner(of, owner)) return true;
  for (uint32_t i = 0; i < FLOW_TYPE_WORDS; i++)
    if (of[i] & flow->name[number].taken[i]) return true;
  return false;
}

bool flow_member(struct flow *flow, const uint64_t *set, uint32_t name, node out) {
  struct flow_name *is = &flow->name[name];
  uint64_t types[FLOW_TYPE_WORDS];
  bool has = false;
  types_of(flow, set, types);
  if (is->of_builtins && !flow->names_builtins) types[T(module) / 64] &= ~((uint64_t)1 << T(module) % 64); /* a value that nothing leads to */
  for (uint32_t i = 0; i < FLOW_TYPE_WORDS; i++) {
    if (types[i] & ~is->taken[i]) flow->changed = true;
    is->taken[i] |= types[i];
    has |= (types[i] & is->of[i]) != 0;
  }
  return has && flow_value_of_name(flow, name, out);
}
