/* SPDX-License-Identifier: MIT */
/* Host side only: the field table of layout.def and the offsets computed from it. */
#include "runtime/abi/layout.h"

const struct layout_field layout_fields[FLD_COUNT] = {
#define LAYOUT_STRUCT(s)
#define LAYOUT_HEADER(s) {"type", FIELD_HEADER, LAY_##s, -1},
#define LAYOUT_VAL(s, f) {#f, FIELD_VAL, LAY_##s, -1},
#define LAYOUT_PTR(s, f, t) {#f, FIELD_PTR, LAY_##s, -1},
#define LAYOUT_ROM(s, f, t) {#f, FIELD_ROM, LAY_##s, -1},
#define LAYOUT_WORD(s, f) {#f, FIELD_WORD, LAY_##s, -1},
#define LAYOUT_U32(s, f) {#f, FIELD_U32, LAY_##s, -1},
#define LAYOUT_U16(s, f) {#f, FIELD_U16, LAY_##s, -1},
#define LAYOUT_U8(s, f) {#f, FIELD_U8, LAY_##s, -1},
#define LAYOUT_FLOAT(s, f) {#f, FIELD_FLOAT, LAY_##s, -1},
#define LAYOUT_TAIL_VAL(s, f, n) {#f, FIELD_TAIL_VAL, LAY_##s, LAYOUT_COUNT_##n(s)},
#define LAYOUT_TAIL_U8(s, f, n) {#f, FIELD_TAIL_U8, LAY_##s, FLD_##s##_##n},
#define LAYOUT_TAIL_U32(s, f, n) {#f, FIELD_TAIL_U32, LAY_##s, FLD_##s##_##n},
#define LAYOUT_END(s)
/* The count of a value tail is a field of the struct, but an instance's slots are counted by its type. */
#define LAYOUT_COUNT_len(s) FLD_##s##_len
#define LAYOUT_COUNT_n(s) FLD_##s##_n
#define LAYOUT_COUNT_n_words(s) FLD_##s##_n_words
#define LAYOUT_COUNT_type_n_slots(s) FLD_type_n_slots
#include "runtime/abi/layout.def"
#include "runtime/abi/layout_undef.h"
};

uint32_t layout_field_size(const struct layout_target *t, enum layout_field_id f) {
  switch (layout_fields[f].kind) {
  case FIELD_U32: case FIELD_TAIL_U32: return 4;
  case FIELD_U16: return 2;
  case FIELD_U8: case FIELD_TAIL_U8: return 1;
  case FIELD_FLOAT: return t->flt;
  default: return t->word;
  }
}

static uint32_t field_align(const struct layout_target *t, enum layout_field_id f) {
  return layout_fields[f].kind == FIELD_FLOAT ? 4 : layout_field_size(t, f);
}

static uint32_t align_up(uint32_t n, uint32_t a) { return (n + a - 1) / a * a; }

/* Walks the fields of a struct, which stand together, from its first one up to another (or to its end when that is FLD_COUNT). */
static uint32_t walk(const struct layout_target *t, int first, int upto) {
  uint32_t off = 0, most = 1;
  for (int i = first; i < FLD_COUNT && layout_fields[i].struct_id == layout_fields[first].struct_id; i++) {
    uint32_t align = field_align(t, i);
    if (align > most) most = align;
    off = align_up(off, align);
    if (i == upto || layout_fields[i].kind >= FIELD_TAIL_VAL) return off;
    off += layout_field_size(t, i);
  }
  return align_up(off, most);
}

uint32_t layout_offset(const struct layout_target *t, enum layout_field_id f) {
  int first = f;
  while (first && layout_fields[first - 1].struct_id == layout_fields[f].struct_id) first--;
  return walk(t, first, f);
}

uint32_t layout_size(const struct layout_target *t, enum layout_id s) {
  int first = 0;
  while (first < FLD_COUNT && layout_fields[first].struct_id != s) first++;
  return walk(t, first, FLD_COUNT);
}
