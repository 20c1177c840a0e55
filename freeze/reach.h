/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_REACH_H
#define FIRN_FREEZE_REACH_H

#include <stdbool.h>

#include "compiler/bytecode/frozen.h"
#include "freeze/elf_file.h"
#include "freeze/rom.h"
#include "freeze/strset.h"

/* What an image can need of the runtime. */
struct reach {
  bool open;                /* everything */
  bool computed;            /* attribute names are computed: every member of every type and module */
  struct strset names;      /* that the image utters: attributes, imports, string constants */
  struct strset globals;    /* looked up by name at run time: builtins among them are needed */
  struct strset prefixes;   /* beginnings of computed attribute names */
  struct strset stars;      /* modules all of whose members are taken: from m import * */
  bool big_ints;            /* a constant is an int that no target's word holds as a small one */
  bool non_ascii;           /* a string constant has other characters than ASCII ones */
  bool float_text;          /* a string constant may be a format of floats */
  struct strset linked;     /* C symbols of want.def's WANT_LINKED that a linked image was found to hold */
  bool classes;             /* objects of the snapshot are classes or instances of such */
  bool packages;            /* modules are attributes of modules */
  bool opcode[256];         /* in the frozen code of some function */
  unsigned flags_any;       /* code flags (frame.h's too) that some function has … */
  unsigned flags_all;       /* … that all functions but module bodies have */
};

void reach_init(struct reach *reach, bool open);
void reach_free(struct reach *reach);

struct snapshot;
/* Takes a translated module into account: number `index` of what the snapshot, if there is one, left of it. */
void reach_add_module(struct reach *reach, const struct frozen_module *module, const struct snapshot *snapshot, uint32_t index);
/* A name that is uttered in another way. */
void reach_add_name(struct reach *reach, const char *name, size_t len);
/* Attribute names that are computed begin with this text. */
void reach_add_prefix(struct reach *reach, const char *prefix);

/* Is this member of a builtin type or module needed? */
bool reach_member(const struct reach *reach, const char *owner, const char *name);
/* Is this builtin to be found by name at run time? */
bool reach_builtin(const struct reach *reach, const char *name);

/* Takes into account which C functions an image was linked with; true when a service is wanted that
   was not before, so that the image must be laid out and linked again. */
bool reach_add_linked(struct reach *reach, const struct elf_file *linked);

/* Writes firn_services. */
void reach_emit_services(struct rom *rom, const struct reach *reach);
/* Is a service wanted? */
bool reach_wants(const struct reach *reach, const char *service);

#endif
