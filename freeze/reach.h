/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_REACH_H
#define FIRN_FREEZE_REACH_H

#include <stdbool.h>

#include "compiler/bytecode/frozen.h"
#include "freeze/closure.h"
#include "freeze/flow/flow.h"
#include "freeze/keep.h"
#include "freeze/strset.h"

/* What an image can need of the runtime. */
struct reach {
  bool open;                /* everything */
  bool compiler;            /* the compiler too */
  bool files;               /* the board has files: they are there from the start */
  bool prompt;              /* and an interactive prompt */
  bool dense;               /* code is dense (dense.h), or may be: the interpreter reads that */
  bool packed_lines;        /* line tables are packed (packed_lines.h of runtime/core): all of them, or none */
  bool places;              /* … and has its constants as places (abi/place.h) */
  bool apart;               /* it is a runtime by itself, its applications come later */
  const struct strset *without; /* builtins that are left out; may be NULL */
  bool computed;            /* attribute names are computed: every member of every type and module */
  struct strset names;      /* that the image utters: attributes, imports, string constants */
  struct strset loads;      /* those of them that are looked up, not just defined in a class body */
  struct strset stores;     /* stored or deleted as attributes */
  struct strset globals;    /* looked up by name at run time: builtins among them are needed */
  struct strset prefixes;   /* beginnings of computed attribute names */
  struct strset stars;      /* modules all of whose members are taken: from m import * */
  struct strset bases;      /* builtin types that classes derive from, as far as code names them */
  bool mixes;               /* a class has several bases */
  bool any_base;            /* which may be any builtin type that is named */
  bool big_ints;            /* a constant is an int that no target's word holds as a small one */
  bool non_ascii;           /* a string constant has other characters than ASCII ones */
  bool imports;             /* modules are imported, be it at build time */
  bool keywords;            /* something is called with keyword arguments */
  bool float_text;          /* a string constant may be a format of floats */
  bool classes;             /* objects of the snapshot are classes or instances of such */
  bool attributes;          /* initialisers stored attributes of modules that have no place */
  bool shadowed;            /* a variable of a module, which may be unset, has the name of a builtin */
  bool unset_locals;        /* a function may read a local that is not set, or deletes one */
  bool packages;            /* modules are attributes of modules */
  bool stripped;            /* there are no line tables */
  bool data;                /* the image has files of its own */
  bool packed_data;         /* and some are compressed */
  bool local_names;         /* names of functions' locals are asked for … */
  bool frame_names;         /* … if module builtins is at hand */
  bool imports_builtins;
  bool firmware;            /* it is one with C functions: interrupts may post calls */
  bool looks_up;            /* attributes of computed names are looked up, and not only listed */
  bool reads_texts;         /* attributes are looked up by texts, which those in tuples may be */
  bool finds_specials;      /* the runtime is another image, and finds special names by any text */
  bool passes_names;        /* the library looks them up, as attrgetter() does */
  bool stores_builtins;     /* attributes of module builtins may be stored */
  bool members;             /* there may be submodules that hold members of their package */
  const struct keep *keep;  /* what was asked for; may be NULL */
  const struct flow *flow;  /* which types reach what; may be NULL */
  const struct closure *closure; /* what will be linked as far as it is known, for WANT_ASKS; may be NULL */
  bool opcode[256];         /* in the frozen code of some function */
  bool runs[256];           /* only code that the image still has */
  bool ever[256];           /* the same, with code that ran at build time and is gone */
  unsigned flags_any;       /* code flags (frame.h's too) that some function has … */
  unsigned flags_all;       /* … that all functions but module bodies have */
};

void reach_init(struct reach *reach, bool open, bool compiler, bool prompt);
void reach_free(struct reach *reach);

struct snapshot;
/* Takes a translated module into account: number `index` of what the snapshot, if there is one, left of it. */
void reach_add_module(struct reach *reach, const struct frozen_module *module, const struct snapshot *snapshot, uint32_t index);
/* A name that is uttered in another way. */
void reach_add_name(struct reach *reach, const char *name, size_t len);
/* Attribute names that are computed begin with this text. */
void reach_add_prefix(struct reach *reach, const char *prefix);

/* Can the program ask for the names of a function's locals, by locals() or f.__code__? */
bool reach_asks_locals(const struct reach *reach);
/* Can the image name it? */
bool reach_utters(const struct reach *reach, const char *name);
/* Is the name looked up, not just defined by classes? */
bool reach_loads(const struct reach *reach, const char *name);
/* Is an attribute of that name stored, if only by setattr()? */
bool reach_stores(const struct reach *reach, const char *name);
/* May the program store a builtin of its own by that name into module builtins? */
bool reach_replaces(const struct reach *reach, const char *name);
/* Does a class define the name? */
bool reach_defines(const struct reach *reach, const char *name);
/* Is this member of a builtin type or module needed, as something that is looked up? */
bool reach_member(const struct reach *reach, const char *owner, const char *name);
/* May this builtin type stand before other classes on the MRO of a class? */
bool reach_mixes(const struct reach *reach, const char *type);
/* Is this builtin to be found by name at run time? */
bool reach_builtin(const struct reach *reach, const char *name);

/* Does want.def want this row of service.def (or of its own)? */
/* Does want.def allow an operation by this function of typeop.def? */
bool reach_may(const struct reach *reach, const char *function);
bool reach_wants(const struct reach *reach, const char *service);

#endif
