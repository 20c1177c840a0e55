/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_C_MODULES_H
#define FIRN_FREEZE_C_MODULES_H

#include "compiler/bytecode/frozen.h"
#include "freeze/reach.h"
#include "freeze/rom.h"
#include "freeze/target.h"

/* The firmware that an application is frozen for, as far as its objects tell: modules of C functions for Python, and Python
 * functions that C calls. Both are lines that FIRN_FN and FIRN_PYTHON (runtime/embed/firn.h) put into section .firn.module. */

struct graph;

struct c_row {
  char *file;             /* the object's path */
  char *module, *name;    /* of the function, for Python */
  char *c_name, *signature;
  bool is_pure;           /* it computes from its arguments, and that is all */
  bool is_call;           /* C calls it; else Python does, c_name is what it calls then */
};

struct c_modules {
  struct c_row *rows;
  uint32_t count, room;
  const char *const *objects; /* borrowed */
  uint32_t object_count;
};

/* Reads the objects, which must be of the target's machine and ABI. False when an error was told on stderr. c_modules_free in
 * either case. */
bool c_modules_read(struct c_modules *c, const struct target *target, const char *const *objects, uint32_t count);
void c_modules_free(struct c_modules *c);

/* Is there a module of this name, in C? Has it that function? */
bool c_modules_has(const struct c_modules *c, const char *module);
bool c_modules_has_function(const struct c_modules *c, const char *module, const char *name);

/* Do the functions that C calls exist, and take as many arguments? False when an error was told on stderr. `frozen` is by module of the graph. */
bool c_modules_check(const struct c_modules *c, const struct graph *graph, struct frozen_module *const *frozen);
/* Are they all pure functions? */
bool c_modules_are_pure(const struct c_modules *c);
/* Does text from C get into the program? */
bool c_modules_bring_text(const struct c_modules *c);

/* Writes a module and the objects of its functions; the module object. In an image that runs at build time they are traps. */
struct rom_value c_modules_emit(const struct c_modules *c, struct rom *rom, const struct reach *reach, const char *module);
/* Writes firn_exports (runtime/embed/embed.h). */
void c_modules_emit_exports(const struct c_modules *c, struct rom *rom);

#endif
