/* SPDX-License-Identifier: MIT */
/* Between the files of the analysis of types. */
#ifndef FIRN_FREEZE_FLOW_PRIVATE_H
#define FIRN_FREEZE_FLOW_PRIVATE_H

#include "freeze/flow/flow.h"
#include "freeze/graph.h"
#include "freeze/scan.h"
#include "freeze/snapshot.h"
#include "freeze/strset.h"

extern const char *const flow_type_names[]; /* of the types, by row */
/* Is `table` ("list_ops") the type's? */
bool flow_is_table(uint32_t type, const char *table);

/* What a value may be is a set of atoms, one bit each: first the types of typeop.def, by row; then ATOM_INSTANCE and
   ATOM_CLASS; then the functions, by number of their code; then what builtin.def has of names that the image utters. */
enum flow_type {
#define TYPE_OPS(type) FLOW_TYPE_##type,
#include "runtime/abi/typeop.def"
  ATOM_INSTANCE, /* of a class that a class statement makes; with it the types that such classes derive from */
  ATOM_CLASS,    /* such a class */
  ATOM_UNKNOWN,  /* what the analysis does not know: with all types */
  ATOM_FUNCTION  /* + number of the code */
};

typedef uint32_t node; /* a place that values flow through: a variable, an instruction's result … */

/* Nodes that stand for much. */
enum {
  NODE_NONE,     /* nothing ever gets there */
  NODE_ELEMENT,  /* in containers */
  NODE_VALUE,    /* in dicts, under keys */
  NODE_KEY,      /* looked up in dicts and sets */
  NODE_SEEN,     /* passed to the runtime, which calls special methods of it */
  NODE_ANY,      /* passed to a part of the runtime that may call it and give it back anywhere */
  NODE_RAISED,   /* exceptions */
  NODE_YIELDED,  /* by generators */
  NODE_RETURNED, /* by them */
  NODE_SENT,     /* to them */
  NODE_CELL,     /* in variables of closures */
  NODE_INSTANCE, /* what calling a class makes */
  NODE_FIRST
};

enum record_kind {
  RECORD_COPY,    /* a -> out */
  RECORD_CALL,    /* a(args), keywords: pairs behind them; b: the object of a method call */
  RECORD_METHOD,  /* a.name to be called */
  RECORD_ATTR,    /* a.name -> out */
  RECORD_SETATTR, /* a.name = b */
  RECORD_SUBSCR,  /* a[b] -> out */
  RECORD_STORE,   /* a[b] = c; c NODE_NONE: deleted */
  RECORD_BINARY,  /* a op b -> out */
  RECORD_UNARY,   /* op a -> out */
  RECORD_TRUTH,   /* a is tested */
  RECORD_ITER,    /* iter(a) -> out */
  RECORD_NEXT,    /* what iteration over a gives -> out */
  RECORD_ESCAPE,  /* a is passed to the runtime, anything comes back -> out */
  RECORD_CLASS    /* the class statement: body a, bases args -> out */
};

/* What `op` says of attributes. */
enum { OP_OF_SUPER = 1 };

struct record {
  uint8_t kind, op, keywords;
  uint16_t count;  /* of args */
  uint32_t code;   /* it counts when this one runs */
  node a, b, c, out;
  uint32_t args;   /* in flow->args */
  uint32_t name;   /* of flow->names */
};

/* A code object, numbered through all modules. */
struct flow_code {
  uint32_t module, code;
  const struct frozen_module *frozen;
  const struct frozen_code *body; /* as it is in the image */
  node local, result;             /* locals in a row */
  node first, end;                /* the nodes of its instructions */
  enum flow_code_kind kind;
  bool runs;
  uint32_t since;                 /* this round */
};

/* What builtin.def and effect.def say of a name that the image utters. */
struct flow_name {
  uint8_t kinds;                    /* a bit each: enum what of flow_effect.c */
  bool known;                       /* it has something of that name */
  uint32_t number;                  /* of those that are known */
  bool exception, called, class_method, throws, has_effect;
  uint16_t effect[8];               /* its words */
};

struct flow {
  const struct graph *graph;
  const struct snapshot *snapshot;
  struct flow_kinds kinds;
  struct flow_code *codes;
  uint32_t n_codes;
  uint32_t *first_code;     /* by module */
  struct frozen_module *const *frozen;
  node *slots;              /* by module: its variables in a row */
  struct strset names;      /* that the image utters */
  node *attribute, *member; /* by name: of instances and modules; of classes */
  uint32_t n_names;
  struct flow_name *name;   /* by name */
  uint32_t *known, n_known; /* names of builtins, by number */
  uint32_t atoms, words;    /* of a set */
  uint64_t *sets;           /* by node */
  uint32_t n_nodes, nodes_room;
  uint32_t *grown;          /* by node: when its set grew last, in rounds */
  uint32_t round;
  uint32_t *node_name;      /* by node: 1 + the name that is its value, or of the method that it is; 0 */
  struct record *records;
  uint32_t n_records, records_room;
  node *args;
  uint32_t n_args, args_room;
  uint64_t *uses;           /* FLOW_USES sets */
  bool facts[FLOW_FACTS];
  bool descriptors;         /* classes have properties or the like */
  bool own_getattr;         /* attributes may come from __getattr__ */
  bool names_super;         /* super objects are values */
  bool changed;
  bool asks_by_itself;      /* the record is of machine code: its operations are none of the interpreter's */
};

/* ---- sets ---- */

static inline uint64_t *flow_set(struct flow *flow, node n) { return flow->sets + (size_t)n * flow->words; }
static inline bool flow_has(const uint64_t *set, uint32_t atom) { return set[atom / 64] >> atom % 64 & 1; }
/* The first atom of the set from `atom` on, `end` when there is none before it. */
static inline uint32_t flow_next_atom(const uint64_t *set, uint32_t atom, uint32_t end) {
  while (atom < end) {
    uint64_t rest = set[atom / 64] >> atom % 64;
    if (rest) return atom + (uint32_t)__builtin_ctzll(rest) < end ? atom + (uint32_t)__builtin_ctzll(rest) : end;
    atom = (atom / 64 + 1) * 64;
  }
  return end;
}
void flow_add(struct flow *flow, node n, uint32_t atom);
void flow_merge(struct flow *flow, node to, const uint64_t *set);
void flow_copy(struct flow *flow, node from, node to);
/* All types, ATOM_INSTANCE, ATOM_CLASS and ATOM_UNKNOWN. */
void flow_add_all(struct flow *flow, node n);
/* The atom of a name. */
static inline uint32_t flow_atom_of_name(const struct flow *flow, uint32_t name) { return ATOM_FUNCTION + flow->n_codes + flow->name[name].number; }
static inline void flow_grew(struct flow *flow, node n) {
  flow->grown[n] = flow->round;
  flow->changed = true;
}
node flow_node(struct flow *flow);
/* Are there dicts in the set, and other objects than dicts? */
bool flow_has_dict(const uint64_t *set);
bool flow_has_other(const uint64_t *set);
bool flow_has_other_than_text(const uint64_t *set);

bool flow_any_of(const uint64_t *set, const uint32_t *atoms, uint32_t count);
#define ANY_OF(set, ...) flow_any_of(set, (const uint32_t[]){__VA_ARGS__}, sizeof((uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t))
#define T(type) FLOW_TYPE_##type
#define NUMBERS T(int), T(bool), T(float), T(complex)
#define DICTS T(dict), T(defaultdict), T(ordereddict), T(counter), T(namespace), T(fixed_dict)

/* ---- flow_walk.c: records from bytecode ---- */

/* False when it has something that the analysis does not follow. */
bool flow_walk(struct flow *flow, uint32_t code);

/* ---- flow_memory.c: what the snapshot's objects hold ---- */

bool flow_remember(struct flow *flow);

/* ---- flow_effect.c: what builtins do ---- */

/* Looks all names up, once. */
void flow_look_names_up(struct flow *flow);
/* Adds what a name of builtin.def is: a function, a type, a number. False when it has no such name. */
bool flow_value_of_name(struct flow *flow, uint32_t name, node out);
/* Calls builtins of that name; `object` NODE_NONE or what the method is of. */
void flow_call_builtin(struct flow *flow, uint32_t name, node object, const node *args, uint32_t count, node out);
/* Has a type of builtin.def a class method of that name? */
static inline bool flow_is_class_method(const struct flow *flow, uint32_t name) { return flow->name[name].class_method; }
/* Does the runtime call methods of that name by itself? */
static inline bool flow_is_called(const struct flow *flow, uint32_t name) { return flow->name[name].called; }

/* ---- flow_solve.c ---- */

void flow_solve(struct flow *flow);
/* What iterating over a value of the set gives. */
void flow_next(struct flow *flow, const uint64_t *set, node out);
void flow_use(struct flow *flow, enum flow_use use, const uint64_t *set);
void flow_find_fact(struct flow *flow, enum flow_fact fact);
/* Any object may be there. */
void flow_add_anything(struct flow *flow, node out);
/* Variables of all modules with this name: what they hold to `with`, or `with` into them. */
void flow_each_slot(struct flow *flow, uint32_t name, node with, bool store);

/* ---- flow_call.c ---- */

void flow_call(struct flow *flow, const struct record *r);
void flow_class(struct flow *flow, const struct record *r); /* a class statement */
/* The runtime calls a function, or makes an instance of a class, with whatever it has. */
void flow_call_from_runtime(struct flow *flow, struct flow_code *code);
void flow_make_from_runtime(struct flow *flow);

#endif
