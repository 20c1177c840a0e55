/* SPDX-License-Identifier: MIT */
/* mpy-cross's `async with`: the one construct whose stack cannot be followed one word at a time. Its finally body
 * moves the context manager from below the reason, which is one word or two, to above it:
 *
 *      SETUP_FINALLY F           the manager is on top
 *      body
 *   X: LOAD_CONST_NONE           the way out without exception; left off when the body never ends so
 *      ROT_TWO
 *      JUMP A
 *   F: is the word on top an exception? then await exit(type, exception, None); true: None for the exception; to E
 *   A: await exit(None, None, None)
 *   E: END_FINALLY
 *
 * So F … E is one thing: whatever it was entered for, it takes the manager and the handler away, and what follows E
 * is reached with the stack as it was below the manager. That holds as long as nothing jumps into it and what it
 * asks an exception for, `BaseException`, is the builtin: frozen code has it as a constant. */
#ifndef FIRN_BYTECODE_ASYNC_WITH_H
#define FIRN_BYTECODE_ASYNC_WITH_H

#include "compiler/bytecode/code.h"

enum { ASYNC_WITH_WORDS = 6 }; /* its deepest stack, above the manager's base */

struct async_with {
  uint32_t finally;   /* F */
  uint32_t way_out;   /* X; the same as F: there is none */
  uint32_t exception; /* the LOAD_GLOBAL of BaseException */
  uint32_t after;     /* behind E */
};

/* Is the code at `finally` this form? `starts`: by offset, not 0 where an instruction begins; all decodes and all jumps
   lead to such a place. */
bool async_with_find(const struct code_module *module, const struct code_unit *unit, const uint8_t *starts,
                     uint32_t finally, struct async_with *out);

#endif
