/* SPDX-License-Identifier: MIT */
/* The runtime's view of runtime/abi/layout.def: struct str_obj, struct list_obj, … */
#ifndef FIRN_CORE_LAYOUT_H
#define FIRN_CORE_LAYOUT_H

#include "runtime/abi/kind.h"
#include "runtime/abi/value.h"

struct type_ops;
struct type_obj;

/* A float as it lies in an object; aligned to 4 only, so read and write it through float.h. */
typedef struct { uint32_t w[FIRN_FLOAT_BITS / 32]; } float_bits;

#define LAYOUT_STRUCT(s) struct s##_obj {
#define LAYOUT_HEADER(s) const struct type_obj *type;
#define LAYOUT_VAL(s, f) value f;
#define LAYOUT_PTR(s, f, t) t *f;
#define LAYOUT_ROM(s, f, t) t *f;
#define LAYOUT_WORD(s, f) uintptr_t f;
#define LAYOUT_U32(s, f) uint32_t f;
#define LAYOUT_U16(s, f) uint16_t f;
#define LAYOUT_U8(s, f) uint8_t f;
#define LAYOUT_FLOAT(s, f) float_bits f;
#define LAYOUT_TAIL_VAL(s, f, n) value f[];
#define LAYOUT_TAIL_U8(s, f, n) uint8_t f[];
#define LAYOUT_TAIL_U32(s, f, n) uint32_t f[];
#define LAYOUT_END(s) };
#include "runtime/abi/layout.def"
#include "runtime/abi/layout_undef.h"

#endif
