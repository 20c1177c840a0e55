/* SPDX-License-Identifier: MIT */
/* The tagged word (README.md here tells the whole story).
 *
 *   ...xxxxxxx1   small int, word size - 1 bits, two's complement
 *   ...0nnnnn10   immediate number n, n < 64 (the word is below 256: no object lives there)
 *   ...aaaaaa10   interned name: address of its str object + 2 (in ROM: NAME_VALUE)
 *   ...aaaaaa00   pointer to an object; 0 is no value
 */
#ifndef FIRN_ABI_VALUE_H
#define FIRN_ABI_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uintptr_t value;

/* Immediates, by number. FALSE and TRUE differ in one bit so that a C bool becomes a value by a shift. */
enum imm { IMM_FALSE, IMM_TRUE, IMM_NONE, IMM_ELLIPSIS, IMM_NOTIMPLEMENTED, IMM_STOP, IMM_NULL };

#define V_IMM(n) (((value)(n) << 2) | 2u)
#define V_FALSE V_IMM(IMM_FALSE)
#define V_TRUE V_IMM(IMM_TRUE)
#define V_NONE V_IMM(IMM_NONE)
#define V_ELLIPSIS V_IMM(IMM_ELLIPSIS)
#define V_NOTIMPLEMENTED V_IMM(IMM_NOTIMPLEMENTED)
#define V_STOP V_IMM(IMM_STOP)   /* an iterator's next is exhausted; never visible to Python */
#define V_NULLARG V_IMM(IMM_NULL) /* "no self" placeholder below a called function; never visible to Python */
#define V_ERROR ((value)0)       /* as a result: an exception is pending in the VM */
#define V_UNSET ((value)0)       /* in a slot: nothing stored */
#define V_IMM_END ((value)256)

/* A name in ROM has no header, as its tag tells its type: the value is what follows from where the header would be. This much is
 * to be added to the address of its symbol, where str_obj.info is. */
#define NAME_VALUE(word_size) (2 - (int)(word_size))

#define V_INT(i) (((value)(intptr_t)(i) << 1) | 1u)
#define VALUE_INT_MAX (INTPTR_MAX >> 1)
#define VALUE_INT_MIN (INTPTR_MIN >> 1)

static inline bool value_is_int(value v) { return v & 1u; }
static inline bool value_is_obj(value v) { return (v & 3u) == 0; } /* also true of 0 */
static inline bool value_is_tag2(value v) { return (v & 3u) == 2; }
static inline bool value_is_imm(value v) { return (v & 3u) == 2 && v < V_IMM_END; }
static inline bool value_is_name(value v) { return (v & 3u) == 2 && v >= V_IMM_END; }
static inline bool value_is_bool(value v) { return (v & ~(value)4) == 2; }
static inline bool value_fits_int(intptr_t i) { return i >= VALUE_INT_MIN && i <= VALUE_INT_MAX; }
static inline intptr_t value_int(value v) { return (intptr_t)v >> 1; }
static inline value value_from_bool(bool b) { return ((value)b << 2) | 2u; }

#endif
