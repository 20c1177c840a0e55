/* SPDX-License-Identifier: MIT */
/* Wire code -> frozen code: what an image runs (opcode.def tells the operands).
 *
 * Names and constants move to one pool a module, the most used first so that their index is one
 * byte. Module globals that the module stores become slots. A name that it only reads is a
 * constant if the freezer says that it is a builtin nobody stores, else LOAD_NAME_DYNAMIC. */
#ifndef FIRN_BYTECODE_FROZEN_H
#define FIRN_BYTECODE_FROZEN_H

#include "compiler/bytecode/code.h"

enum frozen_ref_kind {
  FROZEN_CONST,   /* `value`, any constant but a str */
  FROZEN_NAME,    /* `name`: an interned name; names and string constants */
  FROZEN_CODE,    /* the code object `code` of this module (index into codes) */
  FROZEN_BUILTIN, /* the builtin `name` */
};

/* One entry of the module's constant pool. */
struct frozen_ref {
  enum frozen_ref_kind kind;
  const struct code_const *value;
  struct code_text name;
  uint32_t code;
};

/* A hint byte in frozen code that may be patched: bytes[offset] of its code. */
struct frozen_hint {
  uint32_t offset;
  uint16_t ref; /* pool index of the attribute's name */
  uint8_t op;   /* OP_LOAD_ATTR, OP_LOAD_METHOD, OP_STORE_ATTR */
  bool on_self; /* the object is the function's first parameter */
};

struct frozen_code {
  const struct code_unit *unit; /* names, counts, flags, cells, slot_names */
  uint8_t *bytes;
  uint32_t size;
  const struct code_line *rows; /* unit->lines with frozen offsets */
  uint32_t n_rows;
  const struct code_line *statements; /* unit->statements with frozen offsets; n_statements of them */
  struct frozen_hint *hints;          /* ascending offsets; hint bytes are 0xff or a guess */
  uint32_t n_hints;
  uint16_t n_state;
};

struct frozen_module {
  const struct code_module *source;
  struct frozen_ref *pool;
  uint32_t n_pool;
  const struct code_text *slots; /* names of the module's slots, in order of first store */
  uint32_t n_slots;
  struct frozen_code *codes; /* as source->units: preorder, [0] is the module body */
  uint32_t n_codes;
};

/* What the freezer knows beyond the module. */
struct frozen_options {
  /* Is `name`, which this module never stores, a builtin that nothing else stores into this module?
     NULL: no name is. */
  bool (*is_builtin)(void *ctx, struct code_text name);
  /* Names that other modules store into this one (mod.x = …): they get slots too. NULL: none. */
  const struct code_text *stored_elsewhere;
  uint32_t n_stored_elsewhere;
  /* Modules that are imported by MicroPython's old names, such as `utime`: import statements get `time`. */
  const struct code_text *old_names;
  uint32_t n_old_names;
  bool by_name; /* code to run in any module: globals are looked up by name, none has a slot */
  void *ctx;
};

/* Requires verified code (verify.h). Result in the module's arena. On failure (a table outgrows its
   operand) returns NULL and *error, a sentence. Nothing of `module` changes. */
struct frozen_module *frozen_translate(struct code_module *module, const struct frozen_options *options,
                                       const char **error);

/* The line of an offset. */
uint32_t frozen_line(const struct frozen_code *code, uint32_t offset);

#endif
