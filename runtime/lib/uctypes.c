/* SPDX-License-Identifier: MIT */
/* Module uctypes: memory seen through descriptions of structures.
 *
 * A description is a dict of fields, a scalar (an int) or a tuple of an aggregate. Their bits, of 31 as small ints are on
 * devices, with bit 30 as the sign:
 *   scalar     type 4 | offset 27        a bit field: type 4 | length 5 | position 5 | offset 17
 *   aggregate  kind 2 | offset 29        (offset, fields), (PTR | offset, target), (ARRAY | offset, scalar | count)
 *                                        or (ARRAY | offset, count, fields)
 * A struct object is a description and an address. The collector takes the address for a reference, as it may be one.
 */
#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/bytes.h"
#include "runtime/core/copy_up.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/int.h"
#include "runtime/core/item.h"
#include "runtime/core/sequence.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"

#include <string.h>

enum { STRUCT, PTR, ARRAY };
enum { LAYOUT_LITTLE, LAYOUT_BIG, LAYOUT_NATIVE };
enum { SCALAR_BITS = 27, BIT_POSITION = 17, BIT_LENGTH = 22, AGGREGATE_BITS = 29, FIRST_BITFIELD = 8, FIRST_FLOAT = 14 };

struct place { /* an object of KIND_OTHER: all words are traced */
  const struct type_obj *type;
  value fields, layout;
  uintptr_t at;
};
extern const struct type_obj uctypes_struct_type;
static struct place *place_of(value v) { return (struct place *)v; }
static unsigned layout_of(value v) { return (unsigned)value_int(place_of(v)->layout); }

static value place_new(value fields, uintptr_t at, unsigned layout) {
  struct place *p = gc_new(sizeof *p, &uctypes_struct_type);
  if (!p) return V_ERROR;
  gc_store(&p->fields, fields);
  p->layout = V_INT(layout);
  gc_store((value *)&p->at, at);
  return (value)p;
}

/* ---- descriptions ---- */

static unsigned field_of(value v, unsigned from, unsigned n) { return (unsigned)(int_low64(v) >> from) & ((1u << n) - 1); }
static unsigned scalar_type(value v) { return field_of(v, SCALAR_BITS, 4); }
static bool is_bitfield(unsigned type) { return type >= FIRST_BITFIELD && type < FIRST_FLOAT; }
static unsigned scalar_offset(value v) { return field_of(v, 0, is_bitfield(scalar_type(v)) ? BIT_POSITION : SCALAR_BITS); }
/* The letter of module struct. */
static char scalar_code(unsigned type) { return "BbHhIiQqBbHhIifd"[type]; }
static unsigned scalar_size(value v) { return item_size(scalar_code(scalar_type(v)), false); }

static bool bad(void) { return err_raise(E(uctypes_description), 0, 0, 0); }

/* A tuple's parts; false with TypeError. of: what the aggregate is of, count: items of an array. */
struct aggregate { unsigned kind, offset, count; value of; };

static bool aggregate_of(value v, struct aggregate *out) {
  if (value_kind(v) != KIND_TUPLE) return bad();
  size_t n = tuple_len(v);
  const value *items = tuple_items(v);
  if (n < 2 || !value_is_integer(items[0])) return bad();
  *out = (struct aggregate){field_of(items[0], AGGREGATE_BITS, 2), field_of(items[0], 0, AGGREGATE_BITS), 1, items[n - 1]};
  if (out->kind > ARRAY) return bad();
  if (out->kind != ARRAY) return n == 2 && (out->kind == PTR || value_kind(out->of) == KIND_DICT) ? true : bad();
  if (!value_is_integer(items[1])) return bad();
  out->count = field_of(items[1], 0, SCALAR_BITS);
  return n == 2 || (n == 3 && value_kind(out->of) == KIND_DICT) ? true : bad();
}

static bool size_of(value description, unsigned layout, size_t *size, size_t *align);

static bool fields_size(value fields, unsigned layout, size_t *size, size_t *align) {
  struct dict_obj *d = OBJ(dict, fields);
  *size = 0, *align = 1;
  for (uint32_t i = 0; i < d->fill; i++) {
    value field = d->entries[2 * i + 1];
    struct aggregate a;
    size_t n, to, offset;
    if (!d->entries[2 * i]) continue;
    if (value_is_integer(field)) offset = scalar_offset(field);
    else if (aggregate_of(field, &a)) offset = a.offset;
    else return false;
    if (!size_of(field, layout, &n, &to)) return false;
    if (to > *align) *align = to;
    if (offset + n > *size) *size = offset + n;
  }
  if (layout == LAYOUT_NATIVE) *size = (*size + *align - 1) / *align * *align;
  return true;
}

/* Bytes that a description's memory has, without its offset. */
static bool size_of(value description, unsigned layout, size_t *size, size_t *align) {
  struct aggregate a;
  if (!vm_stack_ok()) return false;
  if (value_kind(description) == KIND_DICT) return fields_size(description, layout, size, align);
  if (value_is_integer(description)) {
    *size = *align = scalar_size(description);
    return true;
  }
  if (!aggregate_of(description, &a)) return false;
  if (a.kind == PTR) {
    *size = *align = sizeof(void *);
    return true;
  }
  if (!size_of(a.of, layout, size, align)) return false;
  *size *= a.count;
  return true;
}

/* ---- numbers in memory ---- */

/* A register is read and written at once, by its own width, where the layout is the machine's. */
static uint64_t load_bits(uintptr_t at, unsigned size, unsigned layout) {
  const uint8_t *p = (const uint8_t *)at;
  uint64_t v = 0;
  if (layout == LAYOUT_NATIVE && !(at & (size - 1))) {
    if (size == 1) return *(const volatile uint8_t *)at;
    if (size == 2) return *(const volatile uint16_t *)at;
    if (size == 4) return *(const volatile uint32_t *)at;
  }
  bool little = layout == LAYOUT_NATIVE ? ITEM_LITTLE : layout == LAYOUT_LITTLE;
  for (unsigned i = 0; i < size; i++) v = v << 8 | p[little ? size - 1 - i : i];
  return v;
}

static void store_bits(uintptr_t at, unsigned size, unsigned layout, uint64_t v) {
  uint8_t *p = (uint8_t *)at;
  if (layout == LAYOUT_NATIVE && !(at & (size - 1)) && size < 8) {
    if (size == 1) *(volatile uint8_t *)at = (uint8_t)v;
    if (size == 2) *(volatile uint16_t *)at = (uint16_t)v;
    if (size == 4) *(volatile uint32_t *)at = (uint32_t)v;
    return;
  }
  bool little = layout == LAYOUT_NATIVE ? ITEM_LITTLE : layout == LAYOUT_LITTLE;
  for (unsigned i = 0; i < size; i++, v >>= 8) p[little ? i : size - 1 - i] = (uint8_t)v;
}

static value scalar_load(value scalar, uintptr_t at, unsigned layout) {
  unsigned type = scalar_type(scalar), size = scalar_size(scalar);
  uint64_t v = load_bits(at, size, layout);
  uint8_t bytes[8];
  if (is_bitfield(type)) {
    unsigned length = field_of(scalar, BIT_LENGTH, 5);
    v = v >> field_of(scalar, BIT_POSITION, 5) & (((uint64_t)1 << length) - 1);
    if (type & 1 && length && v >> (length - 1)) v |= ~(uint64_t)0 << length;
    return type & 1 ? int_from_i64((int64_t)v) : int_from_u64(v);
  }
  store_bits((uintptr_t)bytes, size, LAYOUT_LITTLE, v);
  return item_load(scalar_code(type), bytes, size, true);
}

/* What does not fit is cut off, as in C. */
static value scalar_store(value scalar, uintptr_t at, unsigned layout, value v) {
  unsigned type = scalar_type(scalar), size = scalar_size(scalar);
  uint64_t bits;
  uint8_t bytes[8];
  if (type >= FIRST_FLOAT) {
    if (item_store(scalar_code(type), bytes, size, true, v) != ITEM_OK)
      return vm.error ? V_ERROR : err_raise(E(uctypes_number), v, 0, 0);
    bits = load_bits((uintptr_t)bytes, size, LAYOUT_LITTLE);
  } else {
    value i = sequence_int(v);
    if (!i) return V_ERROR;
    bits = int_low64(i);
  }
  if (is_bitfield(type)) {
    unsigned position = field_of(scalar, BIT_POSITION, 5);
    uint64_t mask = (((uint64_t)1 << field_of(scalar, BIT_LENGTH, 5)) - 1) << position;
    bits = (load_bits(at, size, layout) & ~mask) | (bits << position & mask);
  }
  store_bits(at, size, layout, bits);
  return V_NONE;
}

/* ---- objects ---- */

/* Bytes of memory that stay where they are: their bytearray cannot grow. What is no byte is OverflowError, as in MicroPython's
   version 2, which sys.implementation tells of. */
extern const struct type_obj uctypes_bytes_type;

value uctypes_bytes_subscr(value v, value index, value x) {
  if (x != V_STOP && x != V_UNSET && value_is_integer(x) && !slice_check(index)) {
    int64_t i;
    if (!int_to_i64(x, &i) || i < 0 || i > 255) return err_raise(E(uctypes_byte), 0, 0, 0);
  }
  return bytearray_subscr(v, index, x);
}

BUILTIN_TYPE_DEF_BARE(uctypes_bytes, bytearray, BYTEARRAY, bytearray, TYPE_UNHASHABLE | TYPE_FINAL, &uctypes_bytes_ops)

static value bytes_in_place(uintptr_t at, size_t n) {
  struct bytearray_obj *b = gc_new(sizeof *b, &uctypes_bytes_type);
  if (!b) return V_ERROR;
  if (n > UINT32_MAX / 2) return err_memory();
  gc_store_ptr(&b->data, at);
  b->len = (uint32_t)n;
  b->exports = BYTEARRAY_FIXED;
  return (value)b;
}

static value aggregate_load(value description, uintptr_t at, unsigned layout) {
  struct aggregate a;
  if (!aggregate_of(description, &a)) return V_ERROR;
  at += a.offset;
  if (a.kind == STRUCT) return place_new(a.of, at, layout);
  if (a.kind == ARRAY && value_is_integer(a.of) && !scalar_type(a.of)) return bytes_in_place(at, a.count);
  return place_new(description, at, layout);
}

value uctypes_struct_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  if (!arg_no_keywords(N(struct), nkw) || !arg_count(N(struct), nargs, 2, 3)) return V_ERROR;
  value at = sequence_int(args[0]), layout = nargs > 2 ? sequence_int(args[2]) : V_INT(LAYOUT_NATIVE);
  if (!at || !layout) return V_ERROR;
  if (firn_service_address_used) firn_service_address_used();
  value v = place_new(args[1], (uintptr_t)int_low64(at), (unsigned)int_low64(layout));
  if (v) place_of(v)->type = cls;
  return v;
}

/* The field's description; V_STOP when there is none, V_ERROR when there are no fields at all. */
static value field_named(value self, value name) {
  value fields = place_of(self)->fields;
  if (value_kind(fields) != KIND_DICT) return err_raise(E(uctypes_no_fields), 0, 0, 0);
  return dict_get(fields, name);
}

value uctypes_struct_getattr(value self, value name) {
  value field = field_named(self, name);
  if (!field || field == V_STOP) return field;
  uintptr_t at = place_of(self)->at;
  if (value_is_integer(field)) return scalar_load(field, at + scalar_offset(field), layout_of(self));
  return aggregate_load(field, at, layout_of(self));
}

value uctypes_struct_setattr(value self, value name, value v) {
  value field = v == V_UNSET ? V_STOP : field_named(self, name);
  if (!field || field == V_STOP) return field;
  if (!value_is_integer(field)) return err_raise(E(uctypes_aggregate), 0, 0, 0);
  return scalar_store(field, place_of(self)->at + scalar_offset(field), layout_of(self), v);
}

static uintptr_t pointer_of(value self) {
  uintptr_t to;
  memcpy(&to, (const void *)place_of(self)->at, sizeof to);
  return to;
}

value uctypes_struct_subscr(value self, value index, value v) {
  struct aggregate a;
  value i = sequence_int(index);
  intptr_t n;
  size_t size, align;
  if (value_kind(place_of(self)->fields) != KIND_TUPLE || v == V_UNSET) return err_raise(E(uctypes_no_items), 0, 0, 0);
  if (!i || !sequence_clamped(i, &n) || !aggregate_of(place_of(self)->fields, &a)) return V_ERROR;
  if (a.kind == STRUCT) return bad(), V_ERROR;
  if (a.kind == ARRAY && (size_t)n >= a.count) return err_raise(E(uctypes_range), 0, 0, 0);
  unsigned layout = layout_of(self);
  if (!size_of(a.of, layout, &size, &align)) return V_ERROR;
  uintptr_t at = (a.kind == PTR ? pointer_of(self) : place_of(self)->at) + (uintptr_t)n * size;
  if (!value_is_integer(a.of)) return v == V_STOP ? place_new(a.of, at, layout) : err_raise(E(uctypes_aggregate), 0, 0, 0);
  return v == V_STOP ? scalar_load(a.of, at, layout) : scalar_store(a.of, at, layout, v);
}

value uctypes_struct_unary(enum unary_op op, value self) {
  if (op == UNARY_BOOL) return V_TRUE;
  struct aggregate a;
  if (op != UNARY_INT || value_kind(place_of(self)->fields) != KIND_TUPLE) return V_NOTIMPLEMENTED;
  if (!aggregate_of(place_of(self)->fields, &a)) return V_ERROR;
  return a.kind == PTR ? int_from_u64(pointer_of(self)) : V_NOTIMPLEMENTED;
}

bool uctypes_struct_buffer(value self, struct buffer *out, enum buffer_flags flags) {
  size_t size, align;
  (void)flags;
  if (!size_of(place_of(self)->fields, layout_of(self), &size, &align)) return false;
  *out = (struct buffer){(uint8_t *)place_of(self)->at, size, 1, 'B'};
  return true;
}

bool uctypes_struct_print(struct writer *w, value self, enum print_kind kind) {
  value fields = place_of(self)->fields;
  const char *what = "STRUCT";
  (void)kind;
  if (value_kind(fields) == KIND_TUPLE && tuple_len(fields) && value_is_integer(tuple_items(fields)[0]))
    what = field_of(tuple_items(fields)[0], AGGREGATE_BITS, 2) == PTR ? "PTR" : "ARRAY";
  else if (value_kind(fields) != KIND_DICT)
    what = "ERROR";
  value at = int_from_u64(place_of(self)->at);
  value digits = at ? int_to_text(at, 16) : V_ERROR;
  return digits && print_cstr(w, "<struct ") && print_cstr(w, what) && print_cstr(w, " ") &&
         print_value(w, digits, PRINT_STR) && print_cstr(w, ">");
}

BUILTIN_TYPE_DEF_BARE(uctypes_struct, struct, OTHER, object, TYPE_UNHASHABLE | TYPE_FINAL, &uctypes_struct_ops)

/* ---- functions ---- */

value uctypes_sizeof(size_t nargs, const value *args) {
  value v = args[0], layout = nargs > 1 ? sequence_int(args[1]) : V_INT(LAYOUT_NATIVE);
  size_t size, align;
  if (!layout) return V_ERROR;
  if (value_kind(v) == KIND_BYTEARRAY) return V_INT(OBJ(bytearray, v)->len);
  unsigned how = (unsigned)int_low64(layout);
  if (value_type(v) == &uctypes_struct_type) {
    if (nargs > 1) return err_raise(E(uctypes_layout), 0, 0, 0);
    how = layout_of(v);
    v = place_of(v)->fields;
  }
  if (value_is_integer(v)) return bad(), V_ERROR;
  return size_of(v, how, &size, &align) ? int_from_u64(size) : V_ERROR;
}

value uctypes_addressof(value v) {
  struct buffer b;
  if (value_is_str(v)) return int_from_u64((uintptr_t)str_data(str_of(v)));
  return OWN(buffer, v) && buffer_get(v, &b, BUFFER_READ) ? int_from_u64((uintptr_t)b.data) : V_ERROR;
}

static bool span_of(value at, value n, uintptr_t *from, size_t *count) {
  intptr_t i;
  value address = sequence_int(at);
  if (!address || !sequence_clamped(n, &i)) return false;
  *from = (uintptr_t)int_low64(address);
  *count = i < 0 ? 0 : (size_t)i;
  return true;
}

value uctypes_bytes_at(value at, value n) {
  uintptr_t from;
  size_t count;
  return span_of(at, n, &from, &count) ? bytes_new((const void *)from, count) : V_ERROR;
}

value uctypes_bytearray_at(value at, value n) {
  uintptr_t from;
  size_t count;
  return span_of(at, n, &from, &count) ? bytes_in_place(from, count) : V_ERROR;
}

/* The types of C whose width is the target's. */
value uctypes_long(void) { return V_INT(sizeof(long) == 8 ? 7 << SCALAR_BITS : 5 << SCALAR_BITS); }
value uctypes_ulong(void) { return V_INT(sizeof(long) == 8 ? 6 << SCALAR_BITS : 4 << SCALAR_BITS); }
