/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_FLOW_H
#define FIRN_FREEZE_FLOW_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "compiler/bytecode/frozen.h"

/* Which types reach which operations of a closed image's bytecode, and which functions run at all: see flow.c. */
struct flow;
struct graph;
struct native;
struct reach;
struct snapshot;

/* Operations of the interpreter that ask an operand's type (typeop.def) what to do. */
enum flow_use { FLOW_GETATTR, FLOW_SETATTR, FLOW_SUBSCR, FLOW_STORE, FLOW_BINARY, FLOW_UNARY, FLOW_TRUTH, FLOW_ITER, FLOW_NEXT, FLOW_PRINT, FLOW_USES };

/* What may happen in the image. */
enum flow_fact {
  FLOW_BINDS,         /* a function gets other arguments than so many positional ones as it has parameters */
  FLOW_CALLS_CLASS,   /* a class is called */
  FLOW_BOUND_METHODS, /* a method is taken from an instance and kept */
  FLOW_SPECIALS,      /* classes have special methods, other than __init__ */
  FLOW_MAKES_CLASSES, /* by a call of type or a metaclass */
  FLOW_DELETES_ITEMS,
  FLOW_DELETES_ATTRS,
  FLOW_KEEPS_FUNCTIONS, /* initialisers left builtin functions in variables or objects */
  FLOW_ODD_KEYS,      /* keys that are no strs are looked up in dicts */
  FLOW_EXCEPTION_ARGS, /* exceptions are made with none or several arguments, or may be */
  FLOW_CALLS_TYPES,    /* builtin types are called that are not named there: type(x)(), bases of classes, unknown ones, class methods */
  FLOW_STORES_SLICES,  /* slices of lists are stored or deleted */
  FLOW_UNITES_TYPES,   /* types are operands of | */
  FLOW_SETS_CLASSES,   /* attributes of classes are set */
  FLOW_BUILTIN_KEYWORDS, /* builtin functions and types may get keyword arguments */
  FLOW_STARS_PRINT,    /* keywords of print() may have any name: print(**options) */
  FLOW_WRONG_CALLS,    /* builtin functions may get other arguments than they take */
  FLOW_FACTS
};

/* How a function runs. What machine code does with its operands asks their types as C code does, but for what is viper's. */
enum flow_code_kind { FLOW_BYTECODE, FLOW_NATIVE, FLOW_VIPER, FLOW_VIPER_PLAIN /* numbers and raw memory only */ };

struct flow_kinds {
  enum flow_code_kind (*of)(const struct native *native, uint32_t module, uint32_t code); /* NULL: all is bytecode */
  const struct native *native;
};

/* NULL when the image is not closed enough for an analysis: code of modules may be run, or names looked up, that are not in
   its bytecode; `why` tells. `frozen` is by module of the graph. */
struct flow *flow_find(const struct graph *graph, struct frozen_module *const *frozen, const struct snapshot *snapshot,
                       const struct reach *reach, const struct flow_kinds *kinds, char *why, size_t size);
void flow_free(struct flow *flow);
/* Writes what was found as text. */
void flow_dump(struct flow *flow, FILE *out);

/* These hold for every image when `flow` is NULL. */
bool flow_runs(const struct flow *flow, uint32_t module, uint32_t code);
bool flow_may(const struct flow *flow, enum flow_fact fact);
/* `table`: the name of a type's operations, "list_ops". */
bool flow_reaches(const struct flow *flow, enum flow_use use, const char *table);
/* Is the type called, or one that derives from it? */
bool flow_makes(const struct flow *flow, const char *table);
/* May classes derive from the type, or __init__ be called of its objects? */
bool flow_fills(const struct flow *flow, const char *table);
/* May builtins of that name be called with so many arguments, self counted, or more, or with keywords? */
bool flow_passes(const struct flow *flow, const char *name, uint32_t count);
/* Is a member of that name taken from objects of the type `owner` (of builtin.def), or may the runtime take it by itself? */
bool flow_takes_member(const struct flow *flow, const char *owner, const char *name);
/* May a text that is computed be the name of an attribute? False when `flow` is NULL. */
bool flow_looks_up(const struct flow *flow, const char *name);
/* Do getattr() and hasattr() find no special names, but those of flow_asked_name? False when `flow` is NULL. */
bool flow_limits_names(const struct flow *flow);
/* The name with this number of those that begin with __ and that the code gives to getattr() or hasattr(); NULL: there are no more. */
const char *flow_asked_name(const struct flow *flow, uint32_t number);
/* May a variable of the module be set or deleted once its body has run, or its attributes by other modules? */
bool flow_sets_variables(const struct flow *flow, uint32_t module);
/* May the object of this cell of the snapshot's memory be changed? */
bool flow_changes(const struct flow *flow, uint32_t cell);
/* Is it changed for certain, by what runs at every boot, or by viper's code, which has its address? */
bool flow_changes_surely(const struct flow *flow, uint32_t cell);
/* Where it is changed, first of all that were found: `line` of `module`; false when that is no place in the application. */
bool flow_changes_at(const struct flow *flow, uint32_t cell, uint32_t *module, uint32_t *line);
/* Does nothing get there but these types? `types`: "int bool". */
bool flow_only(const struct flow *flow, enum flow_use use, const char *types);

#endif
