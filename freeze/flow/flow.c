/* SPDX-License-Identifier: MIT */
/* Which types reach which operations.

   In a closed image all bytecode is known, and what initialisers made. So it can be found out what any variable may hold,
   which functions are called at all, and of what type the operand of a `+` or `[]` may be: an image in which no list is
   subscripted has no use for the subscripts of lists. The analysis is one of constraints between sets (Shivers' 0-CFA, as
   Agesen's and Palsberg's for dynamic languages): a set for each variable, attribute name, function result and instruction
   result, three for what containers hold (items, values and keys of dicts), and records of what instructions do to them (flow_walk.c), applied until
   no set grows (flow_solve.c). What the C functions of the runtime do is in abi/effect.def; those of which nothing is said may do
   anything with what they get. Order in time is not looked at.

   It is safe to say too much, never too little: where bytecode does what is not followed here, there is no analysis, and
   everything is as it would be without. */
#include "freeze/flow/flow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "freeze/flow/flow_private.h"
#include "freeze/memory.h"
#include "freeze/reach.h"

enum { ROOM_MOST = 256 << 20 }; /* bytes of sets; applications for which that is not enough go without */

/* ---- sets ---- */

/* Do such objects hold others? */
static bool is_holder(uint32_t atom) {
  static const uint32_t holders[] = {DICTS, ITERATORS, T(list), T(tuple), T(namedtuple), T(deque), T(set), T(setlike), T(values), T(slice),
                                     AWAITED, T(async_generator), T(exception), T(exception_group), T(object), ATOM_INSTANCE, ATOM_UNKNOWN};
  for (size_t i = 0; atom < ATOM_FUNCTION && i < sizeof holders / sizeof holders[0]; i++)
    if (holders[i] == atom) return true;
  return false;
}

void flow_add(struct flow *flow, node n, uint32_t atom) {
  flow_add_kept(flow, n, atom);
  if (atom == T(module)) flow_add_kept(flow, n, flow->first_object + OBJECT_MODULE);
  if (atom == T(str)) flow_add_kept(flow, n, ATOM_TEXT);
  if (!flow_has(flow_set(flow, n), flow->first_object) && is_holder(atom)) flow_add_kept(flow, n, flow->first_object + OBJECT_MADE);
}

static void add_bit(struct flow *flow, node n, uint32_t atom) {
  uint64_t *word = flow_set(flow, n) + atom / 64, bit = (uint64_t)1 << atom % 64;
  if (n == NODE_NONE || *word & bit) return;
  *word |= bit;
  flow_grew(flow, n);
}

void flow_add_kept(struct flow *flow, node n, uint32_t atom) {
  if (atom == ATOM_CLASS && flow->metas) add_bit(flow, n, ATOM_INSTANCE); /* it may be of a metaclass */
  if (atom == ATOM_INSTANCE) add_bit(flow, n, ATOM_OBJECT);
  add_bit(flow, n, atom);
}

void flow_add_text(struct flow *flow, node n, const char *text, size_t len) {
  uint32_t name;
  flow_add_kept(flow, n, T(str));
  bool known = strset_find(&flow->names, text, len, &name) && name < flow->n_names;
  if (known) flow_add_kept(flow, n, flow_first_text(flow) + name);
  if (!known && !flow->hidden_specials && flow_is_special(text, len)) flow->hidden_specials = flow->changed = true;
  if (!known && !flow->hidden_members && flow_is_own_name(text, len)) flow->hidden_members = flow->changed = true;
}

void flow_add_bound(struct flow *flow, node n, const uint64_t *set) {
  uint32_t end = flow_first_name(flow);
  for (uint32_t atom = ATOM_FUNCTION; (atom = flow_next_atom(set, atom, end)) < end; atom++) {
    flow_add(flow, n, flow_first_bound(flow) + atom - ATOM_FUNCTION);
    flow_add(flow, n, FLOW_TYPE_method);
  }
}

void flow_add_generator(struct flow *flow, const struct flow_code *code, node to) {
  flow_add(flow, to, code->body->unit->flags & CODE_ASYNC ? T(coroutine) : T(generator));
  flow_add_kept(flow, to, flow_first_generator(flow) + (uint32_t)(code - flow->codes));
}

void flow_copy_generated(struct flow *flow, const uint64_t *set, enum flow_generated what, node to) {
  uint32_t first = flow_first_generator(flow), end = first + flow->n_codes, atom = flow_next_atom(set, first, end);
  bool any = ANY_OF(set, ATOM_UNKNOWN, T(coroutine_wrapper), T(async_step), T(anext_awaitable)) || atom == end;
  if (any && ANY_OF(set, AWAITED, ATOM_UNKNOWN)) flow_copy(flow, what == FLOW_RETURNED ? NODE_RETURNED : NODE_YIELDED, to);
  for (; atom < end; atom = flow_next_atom(set, atom + 1, end)) {
    const struct flow_code *code = &flow->codes[atom - first];
    flow_copy(flow, what == FLOW_RETURNED ? code->result : code->yielded, to);
  }
}

/* Most of the analysis is the first loop, of which compilers at -O2 would not make vector code. */
typedef uint64_t four_words __attribute__((vector_size(32), aligned(8), may_alias));

void flow_copy(struct flow *flow, node from, node to) {
  const uint64_t *set = flow_set(flow, from);
  uint64_t *into = flow_set(flow, to);
  if (to == NODE_NONE) return;
  flow->steps += STEPS_OF_COPY + flow->words;
  four_words added = {0};
  uint32_t i = 0;
  for (; i + 4 <= flow->words; i += 4) {
    const four_words *four = (const four_words *)(set + i);
    added |= *four & ~*(four_words *)(into + i);
    *(four_words *)(into + i) |= *four;
  }
  uint64_t more = added[0] | added[1] | added[2] | added[3];
  for (; i < flow->words; i++) {
    more |= set[i] & ~into[i];
    into[i] |= set[i];
  }
  if (more) flow_grew(flow, to);
}

/* `only`: of these; NULL: all. */
static void copy_words(struct flow *flow, node from, node to, uint32_t first, uint32_t end, const uint64_t *only) {
  const uint64_t *set = flow_set(flow, from);
  uint64_t *into = flow_set(flow, to), more = 0;
  if (to == NODE_NONE) return;
  flow->steps += STEPS_OF_COPY + end - first;
  for (uint32_t i = first; i < end; i++) {
    uint64_t word = only ? set[i] & only[i] : set[i];
    more |= word & ~into[i];
    into[i] |= word;
  }
  if (more) flow_grew(flow, to);
}

void flow_copy_types(struct flow *flow, node from, node to) { copy_words(flow, from, to, 0, flow->first_object / 64, NULL); }

void flow_copy_objects(struct flow *flow, node from, node to) { copy_words(flow, from, to, flow->first_object / 64, flow->words, NULL); }

void flow_copy_instances(struct flow *flow, node from, node to) {
  copy_words(flow, from, to, flow->first_object / 64, flow->words, flow_set(flow, NODE_OBJECTS));
}

void flow_copy_raised(struct flow *flow, node from, node to) {
  static const uint32_t types[] = {T(exception), T(exception_group), ATOM_INSTANCE};
  const uint64_t *set = flow_set(flow, from);
  if (flow_has(set, ATOM_UNKNOWN)) {
    flow_copy(flow, from, to);
    return;
  }
  for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
    if (flow_has(set, types[i])) flow_add_kept(flow, to, types[i]);
  uint32_t end = flow->first_object + flow->n_objects;
  for (uint32_t atom = flow->first_object; (atom = flow_next_atom(set, atom, end)) < end; atom++) {
    uint32_t type = flow->objects[atom - flow->first_object].type;
    if (atom == flow->first_object || type == T(exception) || type == T(exception_group) || type == ATOM_UNKNOWN) flow_add_kept(flow, to, atom);
  }
}

void flow_add_meta(struct flow *flow) {
  static const uint32_t types[] = {T(type), ATOM_CLASS, ATOM_INSTANCE};
  for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) add_bit(flow, NODE_META, types[i]);
}

static void note_leak(struct flow *flow) {
  if (flow->n_leaks == FLOW_LEAKS) return;
  const struct record *now = flow->now;
  struct flow_leak leak = {now ? now->code : flow->n_codes, now ? now->kind : 0, flow->now_name};
  if (!leak.name && now && (now->kind == RECORD_ATTR || now->kind == RECORD_METHOD)) leak.name = now->name + 1;
  for (uint32_t i = 0; i < flow->n_leaks; i++)
    if (!memcmp(&flow->leaks[i], &leak, sizeof leak)) return;
  flow->leaks[flow->n_leaks++] = leak;
}

void flow_add_all(struct flow *flow, node n) {
  enum { ATOMS = ATOM_FUNCTION };
  if (n == NODE_NONE) return;
  uint64_t *set = flow_set(flow, n), more = 0;
  if (!flow_has(set, ATOM_UNKNOWN)) note_leak(flow);
  for (uint32_t i = 0; i <= (ATOMS - 1) / 64; i++) {
    uint64_t all = ATOMS - 64 * i < 64 ? ((uint64_t)1 << (ATOMS - 64 * i)) - 1 : ~(uint64_t)0;
    more |= all & ~set[i];
    set[i] |= all;
  }
  flow_add_kept(flow, n, flow->first_object);
  if (more) flow_grew(flow, n);
}

node flow_node(struct flow *flow) {
  uint32_t room = flow->nodes_room;
  flow->sets = memory_room(flow->sets, &room, flow->n_nodes + 1, flow->words * sizeof *flow->sets);
  if (room != flow->nodes_room) {
    uint32_t times = flow->nodes_room;
    flow->grown = memory_room(flow->grown, &times, room, sizeof *flow->grown);
    times = flow->nodes_room;
    flow->node_prefix = memory_room(flow->node_prefix, &times, room, sizeof *flow->node_prefix);
    flow->node_name = memory_room(flow->node_name, &flow->nodes_room, room, sizeof *flow->node_name);
    flow->nodes_room = room;
  }
  memset(flow_set(flow, flow->n_nodes), 0, flow->words * sizeof *flow->sets);
  flow->node_name[flow->n_nodes] = 0;
  flow->node_prefix[flow->n_nodes] = NULL;
  flow->grown[flow->n_nodes] = 1;
  return flow->n_nodes++;
}

static node nodes(struct flow *flow, uint32_t count) {
  node first = flow->n_nodes;
  while (count--) flow_node(flow);
  return first;
}

/* ---- what there is ---- */

static void number_codes(struct flow *flow) {
  uint32_t room = 0;
  flow->first_code = memory_zero((flow->graph->count + 1) * sizeof *flow->first_code);
  for (uint32_t m = 0; m < flow->graph->count; m++) {
    const struct frozen_module *frozen = flow->frozen[m];
    flow->first_code[m] = flow->n_codes;
    for (uint32_t i = 0; frozen && i < frozen->n_codes; i++) {
      const struct frozen_code *body = i ? NULL : snapshot_body(flow->snapshot, m);
      flow->codes = memory_room(flow->codes, &room, flow->n_codes + 1, sizeof *flow->codes);
      flow->codes[flow->n_codes++] =
          (struct flow_code){.module = m, .code = i, .frozen = frozen, .body = body ? body : &frozen->codes[i],
                             .kind = flow->kinds.of ? flow->kinds.of(flow->kinds.native, m, i) : FLOW_BYTECODE};
    }
  }
}

static void add_name(struct flow *flow, struct code_text text) {
  if (text.data) strset_add(&flow->names, text.data, text.len);
}

/* Class patterns have names of attributes in a tuple, and `for key in ("first", "second"): getattr(x, key)`. */
static void add_names_of_tuple(struct flow *flow, const struct code_const *tuple) {
  for (uint32_t i = 0; tuple->kind == CODE_CONST_TUPLE && i < tuple->n; i++)
    if (tuple->items[i]->kind == CODE_CONST_STR) {
      add_name(flow, tuple->items[i]->text);
      flow->matches_specials |= !strncmp(tuple->items[i]->text.data, "__", 2);
    }
}

static void number_names(struct flow *flow, bool of_tuples) {
  for (uint32_t m = 0; m < flow->graph->count; m++) {
    const struct frozen_module *frozen = flow->frozen[m];
    for (uint32_t i = 0; frozen && i < frozen->n_pool; i++) {
      const struct frozen_ref *ref = &frozen->pool[i];
      if (ref->kind == FROZEN_NAME || ref->kind == FROZEN_BUILTIN) add_name(flow, ref->name);
      if (ref->kind == FROZEN_CONST && of_tuples) add_names_of_tuple(flow, ref->value);
    }
    for (uint32_t i = 0; frozen && i < frozen->n_slots; i++) add_name(flow, frozen->slots[i]);
  }
  snapshot_add_class_names(flow->snapshot, &flow->names);
  strset_add(&flow->names, "__class__", 9); /* a text that is computed may be one */
  strset_add(&flow->names, "__dict__", 8);
  flow->n_names = flow->names.count;
  flow_look_names_up(flow);
}

/* What special methods get: operands and items, what is in containers, and __exit__'s. */
static void special_arguments(struct flow *flow) {
  static const node from[SPECIAL_NODES] = {NODE_SEEN, NODE_ELEMENT, NODE_VALUE, NODE_KEY, NODE_EXIT};
  static const node exit[SPECIAL_ARGS] = {NODE_EXIT_TYPE, NODE_EXIT, NODE_EXIT_TRACEBACK};
  flow->args = memory_room(flow->args, &flow->args_room, flow->n_args + SPECIAL_NODES * SPECIAL_ARGS, sizeof *flow->args);
  for (int i = 0; i < SPECIAL_NODES; i++) {
    flow->operands[i] = flow->n_args;
    for (int k = 0; k < SPECIAL_ARGS; k++) flow->args[flow->n_args++] = from[i] == NODE_EXIT ? exit[k] : from[i];
  }
  for (int k = 0; k < SPECIAL_ARGS; k++) flow_add(flow, exit[k], FLOW_TYPE_constant);
  flow_add(flow, NODE_EXIT_TYPE, FLOW_TYPE_type);
  flow_add(flow, NODE_EXIT_TYPE, ATOM_TYPE_OF);
  flow_add(flow, NODE_EXIT_TRACEBACK, FLOW_TYPE_traceback);
  flow_add(flow, NODE_CLASS, ATOM_CLASS);
  flow_add(flow, NODE_CLASS, FLOW_TYPE_type);
  flow_add(flow, NODE_SEEN, FLOW_TYPE_str); /* of __format__, __getattr__ */
}

static void make_nodes(struct flow *flow) {
  flow->slots = memory_zero((flow->graph->count + 1) * sizeof *flow->slots);
  flow->sets_variables = memory_zero(flow->graph->count + 1);
  flow->attribute = memory_zero((flow->n_names + 1) * sizeof *flow->attribute);
  flow->member = memory_zero((flow->n_names + 1) * sizeof *flow->member);
  nodes(flow, NODE_FIRST);
  for (uint32_t m = 0; m < flow->graph->count; m++)
    if (flow->frozen[m]) flow->slots[m] = nodes(flow, flow->frozen[m]->n_slots);
  for (uint32_t i = 0; i < flow->n_names; i++) {
    flow->attribute[i] = flow_node(flow);
    flow->member[i] = flow_node(flow);
  }
  for (uint32_t i = 0; i < flow->n_codes; i++) {
    flow->codes[i].local = nodes(flow, flow->codes[i].body->unit->n_locals);
    flow->codes[i].result = flow_node(flow);
    flow->codes[i].yielded = flow_node(flow);
  }
  flow->args = memory_room(flow->args, &flow->args_room, 4, sizeof *flow->args);
  flow->args[flow->an_any = flow->n_args++] = NODE_ANY;
  flow->args[flow->a_property = flow->n_args++] = NODE_OWNER;
  flow->args[flow->n_args++] = NODE_NONE;
  special_arguments(flow);
  flow_add_basic(flow);
  flow_add(flow, NODE_RAISED, FLOW_TYPE_exception);
  flow_add(flow, NODE_SENT, FLOW_TYPE_constant);
}

static bool is_one_of(const char *text, size_t len, const char *const *names, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (strlen(names[i]) == len && !memcmp(names[i], text, len)) return true;
  return false;
}

/* Names of what reaches attributes and variables without an instruction that says so, if code that runs utters them … */
bool flow_opens_when_run(const char *text, size_t len) {
  static const char *const names[] = {"exec", "eval"};
  return is_one_of(text, len, names, sizeof names / sizeof names[0]);
}

/* … or else objects of the snapshot alone. */
bool flow_opens_objects(const char *text, size_t len) {
  static const char *const names[] = {"__defaults__", "__kwdefaults__", "__closure__", "cell_contents", "__annotations__",
                                       "get_objects", "get_referents", "get_referrers"};
  return is_one_of(text, len, names, sizeof names / sizeof names[0]);
}

typedef bool opens(const char *text, size_t len);

/* … and those that count anywhere, as classes have them; NULL. */
static const char *opening_name(const struct flow *flow) {
  static const char *const names[] = {"__getattribute__", "__build_class__"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (strset_has(&flow->names, names[i], strlen(names[i]))) return names[i];
  return NULL;
}

/* The first such name that the code has as an operand; NULL. */
static const char *opening_operand(const struct frozen_module *frozen, const struct frozen_code *body, opens *opens) {
  struct scan scan = scan_begin(SCAN_FROZEN, body->bytes, body->size);
  while (scan_next(&scan)) {
    const struct frozen_ref *ref = scan.is_pool && scan.n < frozen->n_pool ? &frozen->pool[scan.n] : NULL;
    if (ref && (ref->kind == FROZEN_NAME || ref->kind == FROZEN_BUILTIN) && opens(ref->name.data, ref->name.len)) return ref->name.data;
    for (uint32_t i = 0; ref && ref->kind == FROZEN_CONST && ref->value->kind == CODE_CONST_TUPLE && i < ref->value->n; i++)
      if (ref->value->items[i]->kind == CODE_CONST_STR && opens(ref->value->items[i]->text.data, ref->value->items[i]->text.len)) return ref->value->items[i]->text.data;
  }
  return NULL;
}

/* The same of all code that runs; `where`: the function. */
static const char *opening_code(const struct flow *flow, opens *opens, const char **where) {
  const char *name = NULL;
  for (uint32_t i = 0; !name && i < flow->n_codes; i++) {
    const struct flow_code *code = &flow->codes[i];
    *where = code->body->unit->qualname.data;
    if (code->runs && snapshot_has_code(flow->snapshot, code->module, code->code)) name = opening_operand(code->frozen, code->body, opens);
  }
  for (uint32_t m = 0; !name && flow->graph->stars.count && m < flow->graph->count; m++) /* import * may bring one */
    for (uint32_t i = 0; flow->frozen[m] && i < flow->frozen[m]->n_slots; i++)
      if (opens(flow->frozen[m]->slots[i].data, flow->frozen[m]->slots[i].len)) name = flow->frozen[m]->slots[i].data;
  return name;
}

static bool has(const struct flow *flow, const char *name) { return strset_has(&flow->names, name, strlen(name)); }

static bool fail(char *why, size_t size, const char *text, const char *what) {
  snprintf(why, size, text, what);
  return false;
}

/* The same of what a record does that is not followed. */
static bool fail_there(const struct flow *flow, char *why, size_t size, const char *text, const char *what) {
  const struct flow_code *code = flow->ended ? &flow->codes[flow->ended->code] : NULL;
  fail(why, size, text, what);
  size_t len = strlen(why);
  if (code && len < size) snprintf(why + len, size - len, " in %s (%s, line %u)", code->body->unit->qualname.data, flow->graph->modules[code->module]->name, frozen_line(code->body, flow->ended->at));
  return false;
}

/* Sets *again, with false, when it is to be done without the objects of the snapshot. */
static bool find(struct flow *flow, const struct reach *reach, char *why, size_t size, bool *again) {
  number_codes(flow);
  number_names(flow, reach->reads_texts || reach->opcode[SCAN_OP_MATCH_CLASS]);
  const char *name = opening_name(flow);
  if (reach->open) return fail(why, size, "the image is open", "");
  if (flow->clash) return fail(why, size, "the C function %s has the name of a builtin", flow->clash);
  if (name) return fail(why, size, "%s() or the like is used", name);
  if (reach->stores_builtins && has(flow, "__import__")) return fail(why, size, "import statements may be builtins.__import__()", "");
  if (reach->passes_names) return fail(why, size, "names of attributes that are computed go to attrgetter() or methodcaller()", "");
  flow->atoms = flow_first_text(flow) + flow->n_names;
  flow->first_object = (flow->atoms + 63) / 64 * 64;
  flow_number_objects(flow);
  flow->words = (flow->first_object + flow->n_objects + 63) / 64;
  flow->uses = memory_zero((size_t)FLOW_USES * flow->words * sizeof *flow->uses);
  flow->own_getattr = has(flow, "__getattr__");
  flow->sets_defaults = has(flow, "__defaults__") || has(flow, "__kwdefaults__");
  flow->names_super = has(flow, "super");
  flow->names_builtins = has(flow, "builtins");
  flow->stores_builtins = reach->stores_builtins;
  flow->lists_only = reach->computed;
  flow->finds_specials = reach->finds_specials;
  flow->sets_attributes = has(flow, "__setattr__") || has(flow, "__delattr__");
  flow->descriptors = has(flow, "__set__") || has(flow, "__setattr__") || has(flow, "__delattr__") || has(flow, "__delete__");
  make_nodes(flow);
  uint32_t always = flow_block(flow); /* what is in no other */
  flow->block_since[always] = 1;
  for (uint32_t i = 0; i < flow->n_codes; i++) {
    const struct flow_code *code = &flow->codes[i];
    if (!snapshot_has_code(flow->snapshot, code->module, code->code)) continue;
    if (!flow_walk(flow, i)) return fail(why, size, "function %s does what is not followed", code->body->unit->name.data);
    if ((size_t)flow->n_nodes * flow->words * 8 > ROOM_MOST) return fail(why, size, "the application is too large", "");
    flow->codes[i].runs = code->code == 0; /* what initialisers left for boot */
  }
  for (uint32_t i = 0; i < flow->n_codes; i++)
    if (flow->codes[i].kind != FLOW_BYTECODE) flow->facts[FLOW_BINDS] = true; /* machine code is called that way */
  if (flow->snapshot && !flow_remember(flow)) return fail(why, size, "initialisers made what is not followed", "");
  if (!flow_solve(flow)) return fail(why, size, "the application is too large", "");
  flow_settle_objects(flow);
  const char *where = "";
  name = opening_code(flow, flow_opens_when_run, &where);
  if (name) snprintf(why, size, "%s() or the like is used in %s", name, where);
  if (name) return false;
  if (flow->stays && (flow->keeps_opener || opening_code(flow, flow_opens_objects, &where))) return *again = true, false;
  if (flow->sets_class) return fail_there(flow, why, size, "classes or dicts of objects are changed%s", "");
  if (flow->opens) return fail_there(flow, why, size, "%s is used", flow->opens);
  if (flow->lost) return fail_there(flow, why, size, "%s is not followed", flow->lost);
  return true;
}

struct flow *flow_find(const struct graph *graph, struct frozen_module *const *frozen, const struct snapshot *snapshot,
                       const struct reach *reach, const struct flow_kinds *kinds, char *why, size_t size) {
  for (int i = 0; i < 2; i++) {
    struct flow *flow = memory_zero(sizeof *flow);
    bool again = false;
    *flow = (struct flow){.graph = graph, .frozen = frozen, .snapshot = snapshot, .keep = reach->keep, .kinds = *kinds, .no_objects = i};
    if (find(flow, reach, why, size, &again)) return flow;
    flow_free(flow);
    if (!again) break;
  }
  return NULL;
}

void flow_free(struct flow *flow) {
  if (!flow) return;
  strset_free(&flow->names);
  free(flow->codes);
  free(flow->first_code);
  free(flow->slots);
  free(flow->attribute);
  free(flow->name);
  free(flow->known);
  free(flow->member);
  free(flow->sets);
  free(flow->node_name);
  free(flow->node_prefix);
  free(flow->grown);
  free(flow->records);
  free(flow->block_since);
  free(flow->args);
  free(flow->uses);
  free(flow->objects);
  free(flow->object_of);
  free(flow->stays);
  free(flow->home);
  free(flow->sets_variables);
  free(flow);
}

/* ---- answers ---- */

bool flow_runs(const struct flow *flow, uint32_t module, uint32_t code) {
  return !flow || flow->codes[flow->first_code[module] + code].runs;
}

bool flow_may(const struct flow *flow, enum flow_fact fact) { return !flow || flow->facts[fact]; }

const char *const flow_type_names[] = {
#define TYPE_OPS(type) #type,
#include "runtime/abi/typeop.def"
};

bool flow_is_table(uint32_t type, const char *table) {
  size_t len = strlen(flow_type_names[type]);
  return !strncmp(flow_type_names[type], table, len) && !strcmp(table + len, "_ops");
}

bool flow_reaches(const struct flow *flow, enum flow_use use, const char *table) {
  if (!flow) return true;
  const uint64_t *set = flow->uses + (size_t)use * flow->words;
  for (uint32_t i = 0; i < ATOM_INSTANCE; i++)
    if (flow_is_table(i, table)) return flow_has(set, i);
  return true;
}

bool flow_makes(const struct flow *flow, const char *table) {
  if (!flow) return true;
  for (uint32_t i = 0; i < ATOM_INSTANCE; i++)
    if (flow_is_table(i, table)) return flow_has(flow->makes, i);
  return true;
}

bool flow_fills(const struct flow *flow, const char *table) {
  if (!flow) return true;
  const uint64_t *set = flow->sets + (size_t)NODE_INSTANCE * flow->words;
  uint32_t init, i = 0;
  bool called = strset_find(&flow->names, "__init__", 8, &init);
  while (i < ATOM_INSTANCE && !flow_is_table(i, table)) i++;
  return i == ATOM_INSTANCE || flow_has(set, i) || (called && flow_has(flow->name[init].taken, i));
}

bool flow_passes(const struct flow *flow, const char *name, uint32_t count) {
  uint32_t number;
  if (!flow || flow->calls_unknown || !strset_find(&flow->names, name, strlen(name), &number) || number >= flow->n_names) return true;
  return flow->name[number].most >= count || (flow->calls_bases && flow->name[number].type);
}

/* Is the word in the text? */
static bool has_word(const char *text, const char *word) {
  size_t len = strlen(word);
  for (const char *at = text; (at = strstr(at, word)); at++)
    if ((at == text || at[-1] == ' ') && (!at[len] || at[len] == ' ')) return true;
  return false;
}

bool flow_only(const struct flow *flow, enum flow_use use, const char *only) {
  if (!flow) return false;
  const uint64_t *set = flow->uses + (size_t)use * flow->words;
  for (uint32_t i = 0; i < ATOM_FUNCTION; i++)
    if (i != ATOM_TEXT && i != ATOM_RARE && flow_has(set, i) && (i >= ATOM_INSTANCE || !has_word(only, flow_type_names[i]))) return false;
  return true;
}
