/* SPDX-License-Identifier: MIT */
/* Tracing. Each kind's words are described by two numbers made from layout.def: a bit for each of the first 32 words that
 * may be a reference, and the word at which a tail of values starts. Tags need no test here: gc_mark ignores what does
 * not point into a heap cell, and untagged and tagged pointers to the same cell differ in the low bits only.
 */
#include "runtime/core/gc_trace.h"

#include "runtime/core/instance.h"

#define W(s, f) (offsetof(struct s##_obj, f) / sizeof(value))

/* Word of the header, and bits of the reference words, of each struct. */
enum {
#define LAYOUT_STRUCT(s) BITS_##s = 0
#define LAYOUT_HEADER(s)
#define LAYOUT_VAL(s, f) | 1 << W(s, f)
#define LAYOUT_PTR(s, f, t) | 1 << W(s, f)
#define LAYOUT_ROM(s, f, t)
#define LAYOUT_WORD(s, f)
#define LAYOUT_U32(s, f)
#define LAYOUT_U16(s, f)
#define LAYOUT_U8(s, f)
#define LAYOUT_FLOAT(s, f)
#define LAYOUT_TAIL_VAL(s, f, n)
#define LAYOUT_TAIL_U8(s, f, n)
#define LAYOUT_TAIL_U32(s, f, n)
#define LAYOUT_END(s) ,
#include "runtime/abi/layout.def"
#include "runtime/abi/layout_undef.h"
  BITS_END
};

static const uint16_t kind_bits[KIND_COUNT] = {
#define KIND(id, s, owner) BITS_##s,
#include "runtime/abi/kind.def"
#undef KIND
};

size_t instance_kind_size(enum kind k) {
  static const uint8_t sizes[KIND_COUNT] = {
#define KIND(id, s, owner) sizeof(struct s##_obj),
#include "runtime/abi/kind.def"
#undef KIND
  };
  return sizes[k];
}

void gc_trace(uintptr_t p) {
  const value *w = (const value *)p;
  value header = *w;
  if (header & 1) { /* a block; types are aligned to a word only */
    if ((header & 7) == 3) gc_mark_words(w + 1, header >> 3);
    return;
  }
  const struct type_obj *t = (const struct type_obj *)header;
  gc_mark(header);
  for (uint32_t bits = kind_bits[t->kind] >> 1; bits; bits >>= 1) {
    w++;
    if (bits & 1) gc_mark(*w);
  }
  w = (const value *)p;
  switch (t->kind) {
  case KIND_TUPLE: gc_mark_words(OBJ(tuple, p)->items, OBJ(tuple, p)->len); break;
  case KIND_GENERATOR: gc_mark_words(OBJ(generator, p)->state_words, OBJ(generator, p)->n_words); break;
  case KIND_OTHER: gc_mark_words(w + 1, gc_cell_words(p) - 1); break;
  default: break;
  }
  if (t->flags & TYPE_IS_CLASS) {
    gc_mark_words(w + t->slot_start, t->n_slots);
    value *dict = instance_dict_word((value)p);
    if (dict) gc_mark(*dict);
  }
}
