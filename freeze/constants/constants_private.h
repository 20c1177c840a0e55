/* SPDX-License-Identifier: MIT */
/* Between the files of the search for constants. */
#ifndef FIRN_FREEZE_CONSTANTS_PRIVATE_H
#define FIRN_FREEZE_CONSTANTS_PRIVATE_H

#include "freeze/constants/constants.h"
#include "freeze/graph.h"
#include "freeze/strset.h"

/* A variable of a module that is set once, by a statement that is always reached: to a constant, or by an import. */
struct constant {
  const struct code_const *value; /* NULL: the module `target` */
  uint32_t target;                /* of constants->modules */
  bool is_submodule;              /* no statement sets it: the import of the submodule does */
  bool early;                     /* set before its module runs anything that could see it unset */
};

struct constants {
  struct strset modules; /* those in Python, by name */
  bool *cyclic;          /* by them: other modules may see it before it has run to its end */
  struct strset keys;    /* "module\nname" */
  struct constant *rows; /* by key */
  uint32_t room;
  bool prepares;         /* class bodies may have names from elsewhere */
  bool finding;          /* the trees are thrown away: nothing is told */
  uint32_t folded;       /* reads so far */
};

/* The row of a variable, or NULL. */
const struct constant *constants_row(const struct constants *constants, const char *module, const char *name);

/* ---- what the application does with modules (facts.c) ---- */

struct facts {
  struct graph *graph;
  struct strset bound;   /* names that modules have somewhere */
  struct facts_target { uint32_t name, module, by; } *targets; /* which: of the graph; by: whose variable it is, or which package has it */
  uint32_t count, room;
  struct strset stored;  /* names of attributes that are stored or deleted */
  struct strset killed;  /* "module\nname": variables that others set */
  bool computed;         /* attributes are stored under names that are not known */
  bool looks;            /* attributes are looked up under names that may be __dict__ or the like */
  bool all;              /* anything may be done to modules */
  bool dynamic;          /* imports of names that are not known */
  bool prepares;
  bool *escaped;         /* by module: the object may be anywhere */
  bool *own;             /* by module: its variables are set otherwise than by statements */
  bool *imports;         /* [by * modules + which] */
};

void facts_find(struct facts *facts, struct graph *graph);
void facts_free(struct facts *facts);
/* May the variable be set by something else than a statement of its module that binds the name? */
bool facts_overwritten(const struct facts *facts, uint32_t module, const char *name);
/* The module of the graph, under an old name too; UINT32_MAX. */
uint32_t facts_module(const struct graph *graph, const char *name);

#endif
