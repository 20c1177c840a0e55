/* SPDX-License-Identifier: MIT */
/* The host's view of layout.def: offsets of every object's fields for a target's word and float size. */
#ifndef FIRN_ABI_LAYOUT_H
#define FIRN_ABI_LAYOUT_H

#include <stdint.h>

enum layout_field_kind {
  FIELD_HEADER, FIELD_VAL, FIELD_PTR, FIELD_ROM, FIELD_WORD, FIELD_U32, FIELD_U16, FIELD_U8, FIELD_FLOAT,
  FIELD_TAIL_VAL, FIELD_TAIL_U8, FIELD_TAIL_U32
};

/* One constant per struct: LAY_str, LAY_list, … */
enum layout_id {
#define LAYOUT_STRUCT(s) LAY_##s,
#define LAYOUT_HEADER(s)
#define LAYOUT_VAL(s, f)
#define LAYOUT_PTR(s, f, t)
#define LAYOUT_ROM(s, f, t)
#define LAYOUT_WORD(s, f)
#define LAYOUT_U32(s, f)
#define LAYOUT_U16(s, f)
#define LAYOUT_U8(s, f)
#define LAYOUT_FLOAT(s, f)
#define LAYOUT_TAIL_VAL(s, f, n)
#define LAYOUT_TAIL_U8(s, f, n)
#define LAYOUT_TAIL_U32(s, f, n)
#define LAYOUT_END(s)
#include "runtime/abi/layout.def"
#include "runtime/abi/layout_undef.h"
  LAY_COUNT
};

/* One constant per field: FLD_str_data, … in file order. */
enum layout_field_id {
#define LAYOUT_STRUCT(s)
#define LAYOUT_HEADER(s) FLD_##s##_type,
#define LAYOUT_VAL(s, f) FLD_##s##_##f,
#define LAYOUT_PTR(s, f, t) FLD_##s##_##f,
#define LAYOUT_ROM(s, f, t) FLD_##s##_##f,
#define LAYOUT_WORD(s, f) FLD_##s##_##f,
#define LAYOUT_U32(s, f) FLD_##s##_##f,
#define LAYOUT_U16(s, f) FLD_##s##_##f,
#define LAYOUT_U8(s, f) FLD_##s##_##f,
#define LAYOUT_FLOAT(s, f) FLD_##s##_##f,
#define LAYOUT_TAIL_VAL(s, f, n) FLD_##s##_##f,
#define LAYOUT_TAIL_U8(s, f, n) FLD_##s##_##f,
#define LAYOUT_TAIL_U32(s, f, n) FLD_##s##_##f,
#define LAYOUT_END(s)
#include "runtime/abi/layout.def"
#include "runtime/abi/layout_undef.h"
  FLD_COUNT
};

struct layout_field {
  const char *name;
  uint8_t kind;   /* enum layout_field_kind */
  uint8_t struct_id;
  int16_t count;  /* tails: field id that tells the length, -1 when it is elsewhere */
};
extern const struct layout_field layout_fields[FLD_COUNT];

/* What a target looks like to the layout: bytes of a word (4 or 8) and of a float (4 or 8). */
struct layout_target { uint8_t word, flt; };

/* Offset in bytes of a field. */
uint32_t layout_offset(const struct layout_target *t, enum layout_field_id f);
/* Size in bytes of the fixed part of a struct (up to its tail), rounded up to its alignment when it has no tail. */
uint32_t layout_size(const struct layout_target *t, enum layout_id s);
/* Bytes of one element of a field. */
uint32_t layout_field_size(const struct layout_target *t, enum layout_field_id f);

#endif
