/* SPDX-License-Identifier: MIT */
/* What list, tuple, range, str, bytes and array share: indices, slices, repetition counts. */
#ifndef FIRN_CORE_SEQUENCE_H
#define FIRN_CORE_SEQUENCE_H

#include "runtime/core/object.h"

/* Indices that a slice picks: start, start + step, … count of them. start is in [-1, len], stop as CPython's
   slice.indices gives it. */
struct slice_span { intptr_t start, stop, step, count; };

extern const struct type_obj slice_type, range_type;

value slice_new(value start, value stop, value step);
/* Resolves a slice object for a sequence of len items; false with TypeError or ValueError. */
bool slice_resolve(value slice, size_t len, struct slice_span *out);
/* start, stop and step for a length n of any size, ints of any size. */
bool slice_indices_of(value slice, value n, value out[3]);
static inline bool slice_check(value v) { return value_kind(v) == KIND_SLICE; }

/* Is v usable as an index (int, bool, or a class with __index__)? */
bool sequence_is_index(value v);
/* v as an int by __index__ (bools become ints); V_NOTIMPLEMENTED when it is no integer; V_ERROR. */
value sequence_try_int(value v);
/* The same, with TypeError "'str' object cannot be interpreted as an integer". */
value sequence_int(value v);
/* v as a machine integer, big ones clamped to INTPTR_MIN / INTPTR_MAX; false with TypeError. */
bool sequence_clamped(value v, intptr_t *out);
/* Makes an index plain, so that finding its place calls no Python code, which could change the sequence: to be called
   before the length is looked at. False when __index__ failed. Slices stay as they are: slice_settle is for them. */
bool sequence_settle_object(value *index);
bool slice_settle(value *slice);
static inline bool sequence_settle(value *index) { return value_is_int(*index) || sequence_settle_object(index); }
/* Index of an item: negative ones count from the end. `name` is the type's name for the messages
   "list indices must be integers or slices, not str", "list index out of range" (IndexError). */
bool sequence_index(value index, size_t len, value name, size_t *out);
/* Repetition count for seq * n, at least 0; V_NOTIMPLEMENTED in *why when n is no integer but its type may know,
   else V_ERROR there with TypeError pending. */
bool sequence_count(value n, size_t *out, value *why);
/* a + b where b is of a wrong type: V_NOTIMPLEMENTED when b's type has __radd__, else TypeError
   'can only concatenate list (not "int") to list'. */
value sequence_no_concat(value b, value name);
/* A range's length; false with the exception pending (big ints are counted too; INTPTR_MAX when it is beyond). */
value range_new(value start, value stop, value step);

#endif
