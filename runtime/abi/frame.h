/* SPDX-License-Identifier: MIT */
/* The frame of a frozen function, as far as compiler, freezer and runtime must agree.
 *
 *   words[0 .. n_free)           closure cells
 *   words[n_free ..)             parameters, *args, **kwargs, other locals: n_locals with the cells
 *   words[n_locals ..)           operand stack, growing up
 *   .. words[n_words)            handler records, FRAME_HANDLER_WORDS each, growing down from the end
 */
#ifndef FIRN_ABI_FRAME_H
#define FIRN_ABI_FRAME_H

#define FRAME_HANDLER_WORDS 2

static inline unsigned frame_words(unsigned n_state, unsigned n_handlers) { return n_state + n_handlers * FRAME_HANDLER_WORDS; }

/* code.flags, above those of code.h. CODE_PLAIN: called with exactly n_args positional arguments, nothing is to be done
   but copying them (no free variables, no cells, no *args, **kwargs or keyword-only parameters, no generator, no class
   body). Whoever writes a code object sets it by frame_code_flags. */
#define CODE_PLAIN 0x100
#define CODE_NATIVE 0x400 /* no bytecode, but the generic entry of machine code: value (*)(value function, const value *locals) */
#define CODE_HAS_CELLS 0x200 /* code_rare.n_cells is not 0 */

#define CODE_ASYNC_GENERATOR 0x800 /* async and no generator, in code.h's words */

/* What the compiler on the device makes of a file in pieces: consts are their code objects, to be run one after the other. */
#define CODE_PIECES 0x1000

#define CODE_BARE 0x2000   /* in ROM, without the header word: what is in its place is something else's */
#define CODE_RARE 0x8000   /* it has a code_rare */
#define CODE_REFERS 0x4000 /* the object of a bare one, as programs get to see it: consts is that one's address (core/code.c) */

#define CODE_WIDE 0xff /* code.n_names of a function that has a code_wide */
enum { FRAME_BYTE_WORDS = 0xff }; /* a function with more words has one, and is never CODE_PLAIN */

static inline unsigned frame_code_flags(unsigned code_flags, unsigned n_kwonly, unsigned n_cells, unsigned n_free, unsigned n_words) {
  const unsigned special = 1 | 2 | 4 | 16 | 32; /* generator, **kwargs, *args, async, class body */
  unsigned flags = code_flags & 0xff;
  if ((flags & 17) == 16) flags |= CODE_ASYNC_GENERATOR;
  if (n_cells) flags |= CODE_HAS_CELLS;
  if (!(flags & special) && !n_kwonly && !n_cells && !n_free && n_words <= FRAME_BYTE_WORDS) flags |= CODE_PLAIN;
  return flags;
}

/* A native function is not called as a plain one. */
static inline unsigned frame_native_flags(unsigned code_flags) { return (code_flags & 0xff) | CODE_NATIVE; }

#endif
