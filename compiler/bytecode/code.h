/* SPDX-License-Identifier: MIT */
/* A compiled module in memory, in the two forms that the rest of the toolchain works on.
 *
 *   emit.h    AST -> code_module        mpy.h   .mpy file <-> code_module
 *   verify.h  is a code_module sound?   dis.h   code_module -> text
 *   frozen.h  code_module -> frozen_module, which freeze/ lays out in ROM
 *
 * code_module holds wire code: MicroPython's 6.3 bytecode (runtime/abi/opcode.def), in EMIT_FIRN mode
 * with the EXT opcodes too, whose operands are then written as wire operands of the same kind
 * (NAME as QSTR). What the wire cannot say (qualified names, names of locals, positional-only
 * parameters, async) stands beside the bytes; of a module read from a .mpy file it is unknown and
 * filled in with what a reader may assume.
 *
 * Everything lives in the arena that the module was made in. */
#ifndef FIRN_BYTECODE_CODE_H
#define FIRN_BYTECODE_CODE_H

#include "compiler/front/arena.h"
#include "runtime/abi/code.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes with a length, NUL after the last; may contain NULs. */
struct code_text {
  const char *data;
  uint32_t len;
};

enum code_const_kind {
  CODE_CONST_NONE,
  CODE_CONST_FALSE,
  CODE_CONST_TRUE,
  CODE_CONST_ELLIPSIS,
  CODE_CONST_STR,     /* text */
  CODE_CONST_BYTES,   /* text */
  CODE_CONST_INT,     /* small: fits 64 bits, of any size the target's small ints may not have */
  CODE_CONST_BIGINT,  /* digits, n: magnitude, base 2**32, least first, no leading zero; negative */
  CODE_CONST_FLOAT,   /* re; text: decimal text that means it, or empty */
  CODE_CONST_COMPLEX, /* re, im */
  CODE_CONST_TUPLE    /* items, n */
};

struct code_const {
  enum code_const_kind kind;
  bool negative;
  uint32_t n;
  struct code_text text;
  union {
    int64_t small;
    double re;
    const uint32_t *digits;
    const struct code_const *const *items;
  };
  double im;
};

/* What a @micropython decorator asks for; the bytecode is there in any case. */
enum code_native { CODE_NATIVE_NONE, CODE_NATIVE, CODE_NATIVE_VIPER };

/* Bytes of a function's code, most: offsets are 16 bits in frozen code. */
enum { CODE_SIZE_MOST = 0xffff };

/* One function, class body or module body. */
struct code_unit {
  uint32_t index;  /* preorder number in the module: the module body is 0 */
  uint16_t flags;  /* enum code_flag */
  uint16_t n_state;   /* locals + operand stack, in words */
  uint8_t n_handlers; /* deepest nesting of SETUP_* */
  uint8_t n_free;     /* closure cells: they come first among the locals */
  uint8_t n_args;     /* positional parameters, positional-only ones too, cells of n_free not */
  uint8_t n_posonly;
  uint8_t n_kwonly;
  uint8_t n_defaults; /* of the positional parameters */
  uint8_t n_cells;    /* locals that become cells at entry */
  const uint8_t *cells; /* their local numbers */
  /* Locals: n_free cells, n_args + n_kwonly parameters, *args, **kwargs, the others. local_names has
     n_locals entries (for cells of n_free too); empty text: not known. */
  uint16_t n_locals;
  const struct code_text *local_names;
  struct code_text name, qualname;
  struct code_text doc; /* docstring; data NULL: none */
  const uint8_t *bytes; /* opcodes only, no prelude */
  uint32_t size;
  /* Offsets of the LOAD_GLOBALs that must find the builtin (async_with.h); verify.h fills it. */
  uint32_t *builtin_loads;
  uint32_t n_builtin_loads;
  const struct code_line *lines; /* ascending offsets */
  uint32_t n_lines;
  uint32_t first_line;
  /* Module bodies: where each top-level statement begins (the stack is empty there). */
  const struct code_line *statements;
  uint32_t n_statements;
  /* Class bodies: attributes that methods store to their first parameter, in order of appearance. */
  const struct code_text *slot_names;
  uint8_t n_slots;
  struct code_unit *parent;
  struct code_unit **children; /* in the order CHILD operands count */
  uint32_t n_children;
  uint8_t native;   /* enum code_native */
  const void *node; /* AstNode * it was compiled from, or NULL; for native code */
};

struct code_module {
  bool circuitpython; /* its file is CircuitPython's */
  bool from_file;     /* read from a .mpy: GET_ITER before YIELD_FROM may be an await */
  struct Arena *arena;
  struct code_text file;          /* source file name; also qstrs[0] */
  const struct code_text *qstrs;  /* what QSTR operands count */
  uint32_t n_qstrs;
  const struct code_const *const *consts; /* what OBJ operands count */
  uint32_t n_consts;
  struct code_unit *body;
  struct code_unit **units; /* all, in preorder */
  uint32_t n_units;
  bool asks_locals;       /* vars or dir may be called without arguments, or locals */
  bool ext;               /* has EXT opcodes: cannot be written as .mpy */
  uint8_t small_int_bits; /* bits a LOAD_CONST_SMALL_INT may need: 31 unless read from a file */
};

/* Preorder: fills module->units, n_units and each unit's index. */
void code_number_units(struct code_module *module);

/* Fills slot_names of every class body from the code of the functions made in it: their
   `LOAD_FAST 0; STORE_ATTR x`. At most 254 a class. Requires verified code. */
void code_find_slots(struct code_module *module);

/* Of the qualified name what is before ".name"; empty: nothing. */
struct code_text code_unit_scope(const struct code_unit *unit);

/* Equal in type and value (0.0 and -0.0, 1 and True, 1 and 1.0 differ). */
bool code_const_equal(const struct code_const *a, const struct code_const *b);

static inline bool code_text_equal(struct code_text a, struct code_text b) {
  return a.len == b.len && (a.len == 0 || __builtin_memcmp(a.data, b.data, a.len) == 0);
}

#endif
