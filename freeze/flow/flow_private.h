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
   ATOM_CLASS; then the functions, by number of their code; then what builtin.def has of names that the image utters; then
   the functions once more, bound to an object or class, and once more, as generators and coroutines of these; then the texts that
   are names; then, from a word of their own on, a container or the like that is made
   at run time, and the objects of the snapshot that could be changed or hold such (flow_object.c). */
enum flow_type {
#define TYPE_OPS(type) FLOW_TYPE_##type,
#include "runtime/abi/typeop.def"
  ATOM_INSTANCE, /* of a class that a class statement makes; with it the types that such classes derive from */
  ATOM_CLASS,    /* such a class */
  ATOM_TYPE_OF,  /* what type() gives of objects of builtin types */
  ATOM_UNKNOWN,  /* what the analysis does not know: with all types */
  ATOM_RARE,     /* with the type of constants: one that is not None */
  ATOM_OBJECT,   /* with ATOM_INSTANCE: and no class, which a metaclass made */
  ATOM_TEXT,     /* with the type of strs: any text; without it those of names, or texts that are none */
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
  NODE_RAISING,  /* what calling what is raised gives: only exceptions of it are raised */
  NODE_THROWN,   /* what throw() got: classes, too */
  NODE_YIELDED,  /* by generators */
  NODE_RETURNED, /* by them */
  NODE_SENT,     /* to them */
  NODE_CELL,     /* stored in variables of closures: those of functions of the snapshot have what they are in their locals */
  NODE_INSTANCE, /* what calling a class makes, but for metaclasses: */
  NODE_META,     /* their classes */
  NODE_SUPER,    /* what super() leads to: both */
  NODE_GIVEN,    /* what special methods of classes give */
  NODE_EXIT,     /* exceptions that __exit__ gets … */
  NODE_EXIT_TYPE, /* … their classes … */
  NODE_EXIT_TRACEBACK, /* … and tracebacks; None in all three */
  NODE_PROPERTY, /* functions of properties */
  NODE_WRAPPED,  /* functions of static and class methods */
  NODE_CLASS,    /* classes, as class methods get them */
  NODE_BOUND,    /* objects whose builtin methods were taken */
  NODE_TYPE_OF,  /* objects that type() was asked for */
  NODE_CONSTANT, /* in tuples of constants */
  NODE_STORED,   /* names of attributes that are set or deleted, as __setattr__ and __delattr__ get them */
  NODE_SET,      /* what they become, as __setattr__ gets it */
  NODE_ASKED,    /* what isinstance() is asked of, as __instancecheck__ gets it … */
  NODE_ASKED_SUB, /* … and issubclass(), as __subclasscheck__ does */
  NODE_OWNERS,   /* classes that __get__ and __set_name__ get */
  NODE_NEW,      /* __new__ of classes, but for metaclasses */
  NODE_OWNER,    /* objects whose properties are asked for */
  NODE_ARGUMENTS, /* what exceptions are made with */
  NODE_PRINTED,  /* str() or repr() of it is written somewhere */
  NODE_UNNAMED,  /* attributes of the snapshot's objects under names that the image does not utter */
  NODE_MADE,     /* classes of the snapshot that may have instances */
  NODE_BASIC,    /* what the runtime makes by itself */
  NODE_SELF,     /* of the snapshot: those that methods were bound to … */
  NODE_OBJECTS,  /* … all instances … */
  NODE_CLASSES,  /* … and classes */
  NODE_ITERATED, /* … what iterators and the like have, of which they give what it holds */
  NODE_LENT,     /* what functions were bound to by types.MethodType and __get__ */
  NODE_BASES,    /* classes in tuples of them */
  NODE_MODULES,  /* in sys.modules */
  NODE_IMPORTED, /* what import statements give beside modules */
  NODE_FIRST
};

/* Words of effect.def that are no types. */
enum flow_word {
  WORD_elem = ATOM_FUNCTION, WORD_pair, WORD_self, WORD_default, WORD_absent, WORD_keeps, WORD_calls, WORD_classof, WORD_record,
  WORD_holds, WORD_fills, WORD_next, WORD_key, WORD_keys, WORD_asked, WORD_ints, WORD_floats, WORD_none, WORD_kept, WORD_best, WORD_applies, WORD_property, WORD_sums, WORD_wrapped, WORD_changes, WORD_writes, WORD_new, WORD_prints, WORD_sends, WORD_throws, WORD_results, WORD_recordclass, WORD_raised, WORD_bases, WORD_imported, WORD_iterates, WORD_maps, WORD_supers, WORD_END
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
  RECORD_CLASS,   /* the class statement: body a, bases args -> out */
  RECORD_OPEN,    /* what a holds goes where things in containers are */
  RECORD_AWAIT,   /* what awaiting a iterates over -> out */
  RECORD_MATCH,   /* attributes of a that class b may name for positions of a pattern -> out */
  RECORD_RAISE,   /* a is raised, if it is no class */
  RECORD_RETURNED, /* what a gives in the end, as yield from has it -> out */
  RECORD_REACH,   /* the block `out` is come to; op: if a may be something but None */
  RECORD_LOST,    /* what is not followed */
  RECORD_STAR,    /* names of another module become this one's */
  RECORD_CHANGE   /* a may be a buffer that is written into */
};

/* What `op` says of calls. */
enum { STARS = 1, STARS_AND_KEYWORDS };

/* What `op` says of attributes. */
enum { OP_OF_SUPER = 1, OP_HAS /* hasattr() */ };

struct record {
  uint8_t kind, op, keywords;
  bool raises;     /* a call that raise or throw() does */
  uint16_t count;  /* of args */
  uint32_t code;   /* it counts when this one runs, … */
  uint32_t block;  /* … and comes to this part of it */
  uint32_t at;     /* offset of the instruction */
  node a, b, c, out;
  uint32_t args;   /* in flow->args */
  uint32_t name;   /* of flow->names */
  const char *lost; /* of what is not followed: what */
};

/* A code object, numbered through all modules. */
struct flow_code {
  uint32_t module, code;
  const struct frozen_module *frozen;
  const struct frozen_code *body; /* as it is in the image */
  node local, result;             /* locals in a row */
  node yielded;                   /* of a generator or coroutine: what iterating over it gives */
  node first, end;                /* the nodes of its instructions */
  enum flow_code_kind kind;
  bool runs;
  bool attributes_set;            /* of its functions */
  bool lent;                      /* they are bound to what is in NODE_LENT, too */
  bool of_meta, of_plain;         /* a metaclass of the snapshot has it, another class */
  bool makes_defaults;            /* code that is left makes functions of it, with default values */
  uint32_t since;                 /* this round */
  node classes;                   /* classes of the snapshot that have it or inherit it; NODE_NONE: none */
  node self;                      /* objects of the snapshot whose class has it as a method; NODE_NONE: none */
};

/* An object of the snapshot. */
struct flow_object {
  node holds;      /* what was in it, as a container */
  node makers[2];  /* of a class: its __init__ and __new__ */
  uint32_t type;   /* of typeop.def; ATOM_UNKNOWN */
  uint32_t makes;  /* of a class: the type of its instances, as `type` is */
  uint8_t kind;    /* enum kind */
  bool is_class;   /* of a class that a class statement made */
  bool opened;     /* what it holds may be anywhere that things in containers are */
  bool surely;     /* … by the body of a module, or by viper's code */
  bool changes;    /* it may be changed: … */
  uint32_t code, at; /* … there; code n_codes: by the runtime itself */
};

enum { FLOW_TYPE_WORDS = ATOM_FUNCTION / 64 + 1 };

/* What builtin.def and effect.def say of a name that the image utters. */
struct flow_name {
  uint8_t kinds;                    /* a bit each: enum what of flow_name.c */
  bool known;                       /* it has something of that name */
  uint32_t number;                  /* of those that are known */
  bool global;                      /* one that builtins has */
  uint8_t special;                  /* of a special method: 1 + how many arguments it gets beside self; 0: none, or not followed */
  uint8_t least;                    /* arguments of a method, self counted */
  uint8_t most;                     /* that a call passes, self counted; UINT8_MAX: any */
  bool looked_up;                   /* as a text */
  bool of_builtins;                 /* of modules only builtins has it */
  node asked;                       /* what isinstance(), issubclass() or what these call gets; NODE_NONE */
  bool answered;                    /* it begins with __, and the runtime knows it … */
  bool asked_special;               /* … and a text given to getattr() or hasattr() is known to be it */
  bool news, calls, attribute, reads_names, shows, lists, lists_modules, sets_attribute, type, exception, group, splits, called, class_method, called_by_yield, throws, makes, formats, has_effect, reads, callable;
  uint16_t effect[12];              /* its words */
  uint64_t of[FLOW_TYPE_WORDS];     /* the types that have a member of that name … */
  uint64_t is[FLOW_TYPE_WORDS];     /* the types that it is the name of … */
  uint64_t taken[FLOW_TYPE_WORDS];  /* … and those from which it is taken, with others */
};

enum { SPECIAL_NODES = 5, SPECIAL_ARGS = 3 };

/* Those that stand for many: all that is made at run time; tuples of constants; tuples of classes; modules;
   and sys.modules. */
enum { OBJECT_MADE, OBJECT_CONSTANT, OBJECT_BASES, OBJECT_MODULE, OBJECT_MODULES, OBJECT_FIRST };

enum { FLOW_OF_FUNCTION = 1 << 30, FLOW_OF_GENERATOR = FLOW_OF_FUNCTION - 1 };

/* Where something came in that is not known, first of all. */
struct flow_leak { uint32_t code; uint8_t kind; uint32_t name; /* 1 + that of a builtin or attribute; 0 */ };
enum { FLOW_LEAKS = 12 };

/* Beside the words of a set: of a copy, of a record, of an attribute that is looked up in all types. */
enum { STEPS_OF_COPY = 4, STEPS_OF_RECORD = 8, STEPS_OF_ATTRIBUTE = 1000 };

struct flow {
  const struct graph *graph;
  const struct snapshot *snapshot;
  const struct keep *keep;  /* what is used from outside; may be NULL */
  const char *clash;        /* a C function of the firmware that has a builtin's name */
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
  uint32_t atoms, words;    /* of a set; atoms: without the objects */
  uint32_t first_object;    /* the atom of objects[0]: OBJECT_MADE */
  struct flow_object *objects;
  uint32_t n_objects;
  uint32_t *object_of;      /* by cell of the snapshot: the object, or the one whose namespace it is; 0: none */
  bool *stays;              /* by cell: RAM, whatever happens to it */
  bool *sets_variables;     /* by module */
  uint32_t *home;           /* by cell: of variables of closures 1 + the module of their functions, FLOW_OF_GENERATOR when one has them, of
                               functions and what belongs to one FLOW_OF_FUNCTION + its code; 0 */
  uint64_t *sets;           /* by node */
  uint32_t n_nodes, nodes_room;
  uint32_t *grown;          /* by node: when its set grew last, in rounds */
  uint32_t round;
  uint64_t steps;           /* what the analysis has cost: words of sets, and more for what is looked up by names */
  uint32_t *node_name;      /* by node: 1 + the name that is its value, or of the method that it is; 0 */
  const char **node_prefix; /* by node: what the text begins with that it is; or NULL */
  uint32_t *block_since;    /* by block: the round in which it was come to, at first; 0: it is not */
  uint32_t n_blocks, blocks_room;
  struct record *records;
  uint32_t n_records, records_room;
  node *args;
  uint32_t n_args, args_room;
  uint64_t *uses;           /* FLOW_USES sets */
  uint64_t makes[FLOW_TYPE_WORDS]; /* types that are called */
  uint64_t listed[FLOW_TYPE_WORDS]; /* of which dir() lists what they have */
  bool facts[FLOW_FACTS];
  bool applies_elements;    /* what is in containers is called with what is in them */
  bool yields_from;         /* a generator has yield from in it */
  bool sets_attributes;     /* classes may have __setattr__ or __delattr__ */
  bool descriptors;         /* classes may have __set__ or __setattr__ */
  uint32_t an_any, a_property; /* in args: NODE_ANY; NODE_INSTANCE and room for a value */
  uint32_t operands[SPECIAL_NODES]; /* in args: so many times what special methods may get */
  bool operates;            /* a class has operators that get another object, which may be one in a container */
  bool takes_specials;      /* special methods are taken from objects and kept */
  bool has_descriptors;     /* classes may have __get__, __set__ or __delete__, or derive from property */
  bool names_now;           /* attributes are gone through by a text */
  node property_now;        /* where properties give theirs, once for all names */
  bool metas;               /* there are metaclasses */
  bool own_getattr;         /* attributes may come from __getattr__ */
  bool sets_defaults;       /* a program names __defaults__ or __kwdefaults__ */
  bool calls_unknown;       /* what is called may be any builtin */
  bool calls_bases;         /* types of builtin.def may be called by way of classes that derive from them, or of type() */
  bool makes_classes;       /* a class statement runs, or a class is made by a call */
  bool lists_only;          /* names that the image does not utter are listed, not looked up */
  bool reads_dicts;         /* dicts of names may have others than the image utters */
  const char *opens;        /* what reaches variables in a way that is not followed; or NULL */
  bool no_objects;          /* code that runs leads to objects in ways that are not seen */
  bool keeps_opener;        /* initialisers left a function that does */
  bool finds_specials;      /* by any text */
  bool limits_names;        /* getattr() gets texts that are not known */
  bool lists_names;         /* dir() is called */
  bool hidden_specials;     /* there are texts that are special names, and no names of the image … */
  bool hidden_members;      /* … or what builtin types have */
  bool matches_specials;    /* class patterns may name special attributes */
  bool sets_class;          /* x.__class__ = C */
  bool stores_methods;      /* classes may get functions that other classes have */
  bool stores_makers;       /* __init__ or __new__ may be stored in classes */
  bool stores_attributes;   /* modules may get attributes that they have no slots for */
  bool names_super;         /* super objects are values */
  bool names_builtins;      /* module builtins may be a value … */
  bool stores_builtins;     /* … and its attributes may be set */
  bool changed;
  const struct record *ended; /* the one that is not followed; or NULL */
  const struct record *now; /* the record that is applied; NULL: the runtime's own doings, or the snapshot's objects */
  uint32_t now_name;        /* 1 + the name of the builtin that is called; 0 */
  struct flow_leak leaks[FLOW_LEAKS];
  uint32_t n_leaks;
  const char *lost;         /* the builtin by which attributes are reached whose names are not known; or NULL */
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
/* The same of a type whose objects are not made there. */
void flow_add_kept(struct flow *flow, node n, uint32_t atom);
/* Where the atoms of names and of bound functions begin. */
static inline uint32_t flow_first_name(const struct flow *flow) { return ATOM_FUNCTION + flow->n_codes; }
static inline uint32_t flow_first_bound(const struct flow *flow) { return flow_first_name(flow) + flow->n_known; }
static inline uint32_t flow_first_generator(const struct flow *flow) { return flow_first_bound(flow) + flow->n_codes; }
/* Adds the functions of a set as bound ones. */
void flow_add_bound(struct flow *flow, node n, const uint64_t *set);
void flow_merge(struct flow *flow, node to, const uint64_t *set);
void flow_copy(struct flow *flow, node from, node to);
void flow_copy_types(struct flow *flow, node from, node to);   /* without objects */
void flow_copy_objects(struct flow *flow, node from, node to); /* only these */
void flow_copy_instances(struct flow *flow, node from, node to); /* of them, those of classes that class statements made */
void flow_copy_raised(struct flow *flow, node from, node to);  /* only exceptions: a class that is raised is called */
static inline uint32_t flow_first_text(const struct flow *flow) { return flow_first_generator(flow) + flow->n_codes; }
/* Adds a str of which the text is known. */
void flow_add_text(struct flow *flow, node n, const char *text, size_t len);
/* May a str of the set be the name? */
static inline bool flow_may_be_name(const struct flow *flow, const uint64_t *set, uint32_t name) {
  return set[ATOM_TEXT / 64] >> ATOM_TEXT % 64 & 1 || set[ATOM_UNKNOWN / 64] >> ATOM_UNKNOWN % 64 & 1 ||
         set[(flow_first_text(flow) + name) / 64] >> (flow_first_text(flow) + name) % 64 & 1;
}
/* Adds what generators and coroutines of the set returned, or else yield. */
enum flow_generated { FLOW_RETURNED, FLOW_YIELDED };
void flow_copy_generated(struct flow *flow, const uint64_t *set, enum flow_generated what, node to);
/* Adds what calling the function makes, which is one. */
void flow_add_generator(struct flow *flow, const struct flow_code *code, node to);
/* There are metaclasses: instances of those are classes. */
void flow_add_meta(struct flow *flow);
/* All types, ATOM_INSTANCE, ATOM_CLASS and ATOM_UNKNOWN. */
void flow_add_all(struct flow *flow, node n);
/* The atom of a name. */
static inline uint32_t flow_atom_of_name(const struct flow *flow, uint32_t name) { return ATOM_FUNCTION + flow->n_codes + flow->name[name].number; }
static inline void flow_grew(struct flow *flow, node n) {
  flow->grown[n] = flow->round;
  flow->changed = true;
}
node flow_node(struct flow *flow);
/* What special methods, and functions that the runtime calls, may have given. */
static inline void flow_copy_given(struct flow *flow, node to) {
  flow_copy(flow, NODE_ANY, to);
  flow_copy(flow, NODE_GIVEN, to);
}
/* Are there dicts in the set, and other objects than dicts? */
bool flow_has_dict(const uint64_t *set);
bool flow_has_other(const uint64_t *set);
bool flow_has_other_than_text(const uint64_t *set);

bool flow_any_of(const uint64_t *set, const uint32_t *atoms, uint32_t count);
#define ANY_OF(set, ...) flow_any_of(set, (const uint32_t[]){__VA_ARGS__}, sizeof((uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t))
#define T(type) FLOW_TYPE_##type
#define NUMBERS T(int), T(bool), T(float), T(complex)
#define ITERATORS \
  T(array_iterator), T(bytes_iterator), T(reversed), T(enumerate), T(zip), T(map), T(filter), T(memory_iterator), \
  T(range_iterator), T(longrange_iterator), T(set_iterator), T(str_iterator), T(deque_iterator), T(unpack_iterator), \
  T(dict_keyiterator), T(dict_valueiterator), T(dict_itemiterator), T(dict_reversekeyiterator), T(dict_reversevalueiterator), \
  T(dict_reverseitemiterator), T(list_iterator), T(list_reverseiterator), T(tuple_iterator), T(sequence_iterator), \
  T(callable_iterator), T(re_finditer)
/* What await iterates over, beside instances of classes. */
#define AWAITED T(generator), T(coroutine), T(coroutine_wrapper), T(async_step), T(anext_awaitable)
#define DICTS T(dict), T(defaultdict), T(ordereddict), T(counter), T(namespace), T(fixed_dict)

/* ---- flow.c ---- */

/* Does it lead to namespaces when code that runs has the name? */
bool flow_opens_when_run(const char *text, size_t len);
/* The same to objects of the snapshot. */
bool flow_opens_objects(const char *text, size_t len);

/* ---- flow_walk.c: records from bytecode ---- */

/* False when it has something that the analysis does not follow. */
bool flow_walk(struct flow *flow, uint32_t code);
/* A new block. */
uint32_t flow_block(struct flow *flow);
/* Is it a local of the compiler's, followed as the stack is? */
bool flow_is_hidden(const struct code_unit *unit, uint32_t n);

/* ---- flow_memory.c: what the snapshot's objects hold ---- */

bool flow_remember(struct flow *flow);

/* Decides where dicts of modules' attributes are, when all is found. */
void flow_settle_attributes(struct flow *flow);

/* ---- flow_number.c: which objects are told apart ---- */

/* Numbers them, unless the image names what reaches objects in ways that are not followed. */
void flow_number_objects(struct flow *flow);

/* ---- flow_object.c: objects of the snapshot ---- */

/* The names in `makers` of an object. */
extern const char *const flow_makers[2];
/* When all is found. */
void flow_settle_objects(struct flow *flow);
/* Objects in the node are changed where the present record is: those of a type in `of`, which NULL leaves open. */
void flow_change(struct flow *flow, node n, const uint64_t *of);
void flow_change_types(struct flow *flow, node n, const uint32_t *types, uint32_t count);
#define CHANGE_TYPES(flow, n, ...) \
  flow_change_types(flow, n, (const uint32_t[]){__VA_ARGS__}, sizeof((uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t))
/* Adds classes of the snapshot: those that objects of the set may be of. */
void flow_copy_classes(struct flow *flow, const uint64_t *set, node to);
/* All objects of the type may be. */
void flow_change_all(struct flow *flow, uint32_t type);
/* The same of those that assignments to attributes change. */
void flow_change_attribute(struct flow *flow, const struct record *r);
/* Attributes of modules are set. */
void flow_set_variables(struct flow *flow);
/* What objects in the node hold, and those hold, is where things in containers are. */
void flow_open(struct flow *flow, node n);
/* May one be a module? What is not known gives those that got to the runtime. */
bool flow_may_be_module(struct flow *flow, const uint64_t *set);
/* What is in containers in general (`place`: NODE_ELEMENT …), if those of the set are not all known: flow_held gives what these hold. */
void flow_copy_items(struct flow *flow, const uint64_t *set, node place, node out);
/* What objects of the set hold, and, of views and iterators, the objects themselves in place of pairs. */
void flow_held(struct flow *flow, const uint64_t *set, node out);
/* Is the function a method of a class that may have instances? True of one that no class of the snapshot has. */
bool flow_may_be_method(struct flow *flow, uint32_t code);
/* The places of __init__ (0) and __new__ (1) of classes in the set, the first of which is at `next`, 0 at the beginning; NODE_NONE: no
   more. */
node flow_next_maker(struct flow *flow, const uint64_t *set, int maker, uint32_t *next);
/* Sets flow->operates and flow->has_descriptors. */
void flow_find_operators(struct flow *flow);

/* ---- flow_name.c: what names mean ---- */

/* Looks all names up, once. */
void flow_look_names_up(struct flow *flow);
/* Is it a name that begins with __ and that the runtime may know as an attribute's? */
bool flow_is_special(const char *text, size_t len);
/* The words of a row of effect.def, one after the other: a type or an enum flow_word; WORD_END at its end. */
uint32_t flow_next_word(const char **text);
/* Adds what a name of builtin.def is: a function, a type, a number. False when it has no such name. */
bool flow_value_of_name(struct flow *flow, uint32_t name, node out);
/* The same of a variable that is not set: only builtins' own names. */
void flow_value_of_builtin(struct flow *flow, uint32_t name, node out);
/* ---- flow_member.c: members of builtin types ---- */

/* Which types have a member of that name. */
void flow_look_owners_up(struct flow_name *is, const char *text, bool exception);
/* May an object of the set have members of that owner in builtin.def? */
bool flow_owner_is_in(const uint64_t *set, const char *owner);
/* Has any type or module a member of that name? */
bool flow_is_member_name(const char *text, size_t len);
/* Has one of these types itself a member of that name? */
bool flow_has_member(const uint64_t *types, const char *name);
/* dir() lists what objects of the set have. */
void flow_list_members(struct flow *flow, const uint64_t *set);
/* May objects of the set have a member whose name begins so, and that the image does not utter? With "" those that begin with __ do not count. */
bool flow_hides_member(struct flow *flow, const uint64_t *set, const char *prefix);
/* Adds what objects of the set have of that name as a member of builtin.def. False when there is none. */
bool flow_member(struct flow *flow, const uint64_t *set, uint32_t name, node out);

/* ---- flow_effect.c: what builtins do ---- */

/* Adds what the set's objects of builtin types have of that name beside members of builtin.def. False: it may be anything. */
bool flow_own_attribute(struct flow *flow, const uint64_t *set, uint32_t name, node out);
/* Have exceptions such an attribute of themselves? */
bool flow_is_of_exceptions(const char *name);
/* Calls builtins of that name; `object` NODE_NONE or what the method is of. */
void flow_call_builtin(struct flow *flow, uint32_t name, node object, const node *args, uint32_t count, node out);
/* The type `type` is called with so many arguments; 0: not known. */
void flow_call_type_itself(struct flow *flow, uint32_t count, const node *args, node out);
/* Adds the class of what is in the node. */
void flow_class_of(struct flow *flow, node of, node out);
/* Has a type of builtin.def a class method of that name? */
static inline bool flow_is_class_method(const struct flow *flow, uint32_t name) { return flow->name[name].class_method; }
/* Does the runtime call methods of that name by itself? */
static inline bool flow_is_called(const struct flow *flow, uint32_t name) {
  return flow->name[name].called || (flow->name[name].called_by_yield && flow->yields_from);
}

/* Has some builtin type a member or data of that name? */
bool flow_is_own_name(const char *text, size_t len);
/* May objects of the set have what the image has no name for, under names that begin so? With "" those with __ do not count. */
bool flow_hides(struct flow *flow, const uint64_t *set, const char *prefix);

/* ---- flow_computed.c: attributes by texts ---- */

/* A call of getattr() or the like. */
void flow_ask_attribute(struct flow *flow, const char *function, const node *args, uint32_t count, node out);
/* Those that the text may be, and others that have no name in the image. */
void flow_name_attributes(struct flow *flow, const char *function, node object, node text, node more, node out);

/* ---- flow_solve.c ---- */

/* False when it would take too long. What ends the analysis ends this. */
bool flow_solve(struct flow *flow);
/* What iterating over a value of the set gives. */
void flow_next(struct flow *flow, const uint64_t *set, node out);
void flow_use(struct flow *flow, enum flow_use use, const uint64_t *set);
/* Values of the set are tested. */
void flow_use_truth(struct flow *flow, const uint64_t *set);
void flow_find_fact(struct flow *flow, enum flow_fact fact);
/* Types of the set are called. */
void flow_make(struct flow *flow, const uint64_t *types);
/* Any object may be there. */
void flow_add_anything(struct flow *flow, node out);

/* ---- flow_attribute.c ---- */

/* RECORD_ATTR, RECORD_METHOD (`method`), RECORD_SETATTR, and a class pattern's. */
void flow_read_attribute(struct flow *flow, const struct record *r, bool method);
void flow_store_attribute(struct flow *flow, const struct record *r);
void flow_match_attribute(struct flow *flow, const struct record *r);
/* getattr(object, "name", default) and the like, as the instruction. */
void flow_attribute(struct flow *flow, const char *function, node object, uint32_t name, node more, node out);
/* The same of an attribute that the image does not name. */
void flow_attribute_unnamed(struct flow *flow, const char *function, node object, node text, node more, node out);
/* Variables of all modules with this name: what they hold to `with`, or `with` into them. */
void flow_each_slot(struct flow *flow, uint32_t name, node with, bool store);

/* ---- flow_reflect.c: what functions, methods and classes tell of themselves ---- */

/* Attributes of such names. False when it has another name, or more than what is added. */
bool flow_reflect(struct flow *flow, const struct record *r, bool method);
/* A call of __get__ as a method. */
void flow_get(struct flow *flow, const struct record *r);
/* A call of types.MethodType. */
void flow_make_method(struct flow *flow, const struct record *r);
/* Adds classes from which those in `of` derive, as things in a container. */
void flow_read_bases(struct flow *flow, node of, node out);

/* ---- flow_namespace.c: namespaces as dicts ---- */

/* What a dict of names has, that is no other object: it goes where values of all dicts are, and those may be stored into it. */
void flow_read_names(struct flow *flow, node out);
/* x.__dict__, vars(x): all attributes, as values of a dict that may change them. */
void flow_read_dict(struct flow *flow, node object, node out);
/* dir(x) lists members of builtin types, too. */
void flow_take_members(struct flow *flow, const uint64_t *set);
/* help(x) writes what it has. */
void flow_show(struct flow *flow, node object);
/* globals(), where the present record is. */
void flow_read_globals(struct flow *flow, node out);
/* The same of the modules of functions in the set. */
void flow_read_globals_of(struct flow *flow, const uint64_t *set, node out);
/* locals(), vars(). */
void flow_read_locals(struct flow *flow, node out);

/* ---- flow_runtime.c ---- */

/* Does a class define what the runtime looks for in classes, and not only __init__? */
void flow_find_specials(struct flow *flow);
/* What the runtime may do in a round. */
void flow_do_runtime(struct flow *flow);

/* ---- flow_count.c: arguments of builtins ---- */

/* A builtin of that name is called; `object` NODE_NONE or what the method is of. */
void flow_count_arguments(struct flow *flow, uint32_t name, node object, uint32_t count);

/* ---- flow_keep.c: what --keep names ---- */

void flow_use_kept(struct flow *flow);

/* ---- flow_print.c: whose text is written ---- */

/* What is printed beside what builtins are given: exceptions, and what is in containers. */
void flow_print(struct flow *flow);
/* Exceptions are made with these arguments; `stars`: or more. */
void flow_print_arguments(struct flow *flow, const node *args, uint32_t count, bool stars);
/* The text formats objects, of which it may look attributes and items up. */
void flow_print_fields(struct flow *flow, node text);

/* ---- flow_call.c ---- */

void flow_call(struct flow *flow, const struct record *r);
/* The runtime calls what is in `f` with something from a container; what that gives is looked at as operands are. */
void flow_call_with_element(struct flow *flow, node f);
/* The same with `count` such things, SPECIAL_ARGS at most; what that gives is in a container. */
void flow_map_elements(struct flow *flow, node f, uint32_t count);
/* The runtime calls the special methods of that name. */
void flow_call_special(struct flow *flow, uint32_t name);
/* The same of close, send and throw of what generators wait for. */
void flow_call_by_yield(struct flow *flow, uint32_t name);
/* May classes have a base that does more with arguments than to keep them: calls them, as map does? */
bool flow_has_odd_base(const struct flow *flow);
/* Functions of properties are called with what is in NODE_OWNER, and `value` unless it is NODE_NONE. */
void flow_call_property(struct flow *flow, node object, node value, node out);
/* Calls classes in the node, without what a metaclass does; makes instances as classes without __new__ and __init__ do. */
void flow_call_class(struct flow *flow, node class, const node *args, uint32_t count, bool stars, node out);
void flow_make_instances(struct flow *flow, node class, const node *args, uint32_t count, bool stars, node out);
/* Is there a metaclass in the set? */
bool flow_has_metaclass(struct flow *flow, const uint64_t *set);
/* Have metaclasses the function, and no others? Classes call it as a method. */
bool flow_is_of_metaclass(const struct flow *flow, uint32_t code);
void flow_class(struct flow *flow, const struct record *r); /* a class statement */
/* The runtime calls a function, a method of an instance or of a new one, or makes an instance of a class, with whatever it has. */
enum flow_caller { FLOW_CALLS, FLOW_CALLS_METHOD, FLOW_MAKES };
void flow_call_from_runtime(struct flow *flow, struct flow_code *code, enum flow_caller how);
void flow_make_from_runtime(struct flow *flow);
void flow_add_basic(struct flow *flow);
/* What type() gave is called. */
void flow_make_from_types(struct flow *flow, const node *args, uint32_t count, node out);
/* The runtime calls what type() gave. */
void flow_make_types_from_runtime(struct flow *flow);

#endif
