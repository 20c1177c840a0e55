/* SPDX-License-Identifier: MIT */
/* Regular expressions (library reference, "re") as programs for a backtracking machine.
 *
 * re_parse.c makes of a pattern one block of 32-bit words: a header, then operations of a word (operation in the low
 * byte, argument above) and the words that follow some of them. Distances are in words from the operation itself, so a
 * piece of program can be moved: what an operator applies to is emitted first and then shifted to make room in front.
 * re_match.c runs it with a stack in the heap, so neither nesting nor backtracking uses the C stack, and with a number of
 * steps that a hopeless pattern runs out of.
 *
 * While it runs, a row of slots holds the offsets where groups begin and end (2 g, 2 g + 1; group 0 is the match), the
 * number of the group closed last, then what loops and assertions keep. A slot's old value goes onto the stack when it
 * changes, and comes back when the machine backtracks.
 */
#ifndef FIRN_LIB_RE_H
#define FIRN_LIB_RE_H

#include "runtime/core/object.h"

enum re_flag { RE_IGNORECASE = 2, RE_MULTILINE = 8, RE_DOTALL = 16, RE_UNICODE = 32, RE_VERBOSE = 64, RE_ASCII = 256 };

enum re_op {
  /* one character; these can be repeated by RE_RUN */
  RE_CHAR,       /* arg the character */
  RE_CHAR_FOLD,  /* the same in lower case, whatever the case */
  RE_ANY,        /* not a newline */
  RE_ANY_ALL,
  RE_CLASS,      /* arg: enum re_class */
  RE_SET,        /* arg words follow: RE_SET_* flags, then pairs (first, last) or (RE_SET_CLASS | class, 0) */
  RE_LAST_SINGLE = RE_SET,
  /* anything else */
  RE_AT,         /* arg: enum re_at */
  RE_SAVE,       /* arg: slot of a group */
  RE_SPLIT,      /* goes on here, later at distance arg; _LAZY the other way round */
  RE_SPLIT_LAZY,
  RE_JUMP,       /* arg: distance */
  RE_RUN,        /* min, max, then one character's operation of arg words; _ATOMIC never gives any back */
  RE_RUN_ATOMIC,
  RE_LOOP,       /* arg: slot, next word: distance of its RE_UNTIL */
  RE_UNTIL,      /* arg: slot; min, max, words of the body before it */
  RE_UNTIL_LAZY,
  RE_BACK,       /* arg: group whose text must follow */
  RE_BACK_FOLD,
  RE_LOOK,       /* arg: slot; distance behind its end, characters to step back first */
  RE_LOOK_NOT,
  RE_LOOK_END,   /* arg: slot */
  RE_LOOK_NOT_END,
  RE_ATOMIC,     /* arg: slot */
  RE_ATOMIC_END,
  RE_IF,         /* arg: group, next word: distance when it has not matched */
  RE_MATCH
};

/* RE_CLASS: kind << 2 | ASCII only << 1 | negated. */
enum re_class { RE_DIGIT, RE_SPACE, RE_WORD };
enum { RE_CLASS_NOT = 1, RE_CLASS_ASCII = 2 };
enum re_at { RE_AT_START, RE_AT_LINE, RE_AT_END, RE_AT_LINE_END, RE_AT_STRING_END, RE_AT_WORD, RE_AT_NOT_WORD };
enum { RE_SET_NOT = 1, RE_SET_FOLD = 2 };
#define RE_SET_CLASS 0x80000000u
#define RE_NO_LIMIT UINT32_MAX /* of a repetition; and of a slot: unset */

/* The header of a program. */
enum { RE_HEAD_FLAGS, RE_HEAD_GROUPS, RE_HEAD_EXTRA, RE_HEAD };

/* The program of a pattern (a block of words), its flags in *flags, named groups in a dict; NULL with an exception. */
const uint32_t *re_parse(value pattern, uint32_t flags, value *names);
/* Raises re.error about pattern[offset]: {} in the text stands for pattern[from:to]. */
value re_error(value pattern, size_t offset, const char *text, size_t from, size_t to);

/* Where to match, in octets of a subject. */
struct re_range {
  value subject; /* str, bytes or bytearray */
  uint32_t start, end;
  uint32_t no_empty; /* the empty match at this offset is refused; RE_NO_LIMIT */
  enum re_how { RE_FROM_START, RE_WHOLE, RE_SEARCH } how;
};
/* Slots of the match: a block of 2 * (groups + 1) + 1 words and more, the last of them the group closed last. *found is
   false when there is none. NULL with an exception. */
uint32_t *re_run(const uint32_t *program, const struct re_range *range, bool *found);

static inline uint32_t re_lastindex_slot(const uint32_t *program) { return 2 * (program[RE_HEAD_GROUPS] + 1); }

#endif
