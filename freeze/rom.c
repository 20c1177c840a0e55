/* SPDX-License-Identifier: MIT */
/* Python objects in ROM. Offsets come from layout.def for the target's word and float size, never
   from a C struct; a reference is a relocation. Each constant is a weak symbol named after its
   contents, so that equal constants of one image, or of objects that were built apart, are one
   object in the end; for strings this is what makes them names (identity is equality). */
#include "freeze/rom.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "freeze/memory.h"
#include "runtime/abi/hash.h"
#include "runtime/abi/symbol.h"

void rom_init(struct rom *rom, const struct target *target, enum target_float width) {
  memset(rom, 0, sizeof *rom);
  rom->image = image_new(target);
  rom->layout = (struct layout_target){(uint8_t)image_word(rom->image), width == TARGET_DOUBLE ? 8 : 4};
}

void rom_free(struct rom *rom) {
  image_free(rom->image);
  strset_free(&rom->texts);
  rom->image = NULL;
}

bool rom_fits_small(const struct rom *rom, int64_t i) {
  int64_t most = rom->layout.word == 8 ? INT64_MAX >> 1 : INT32_MAX >> 1;
  return i <= most && i >= -most - 1;
}

struct rom_value rom_address(struct rom *rom, const char *symbol) {
  return (struct rom_value){image_find_symbol(rom->image, symbol), 0};
}

/* ---- objects ---- */

static struct rom_object begin_behind(struct rom *rom, const char *symbol, uint32_t before, uint32_t size, unsigned align,
                                      enum image_kind kind, enum image_bind bind) {
  static const char *const prefixes[] = {
      [IMAGE_ROM] = ".rodata.firn.", [IMAGE_DATA] = ".data.firn.", [IMAGE_BSS] = ".bss.firn."};
  char *name = memory_format("%s%s", prefixes[kind], symbol);
  struct rom_object object = {.rom = rom, .section = image_add_section(rom->image, name, kind, align)};
  free(name);
  object.base = image_reserve(rom->image, object.section, before + size, align) + before;
  object.value = rom_address(rom, symbol);
  image_define(rom->image, object.value.symbol, object.section, object.base, size, bind);
  return object;
}

static struct rom_object begin(struct rom *rom, const char *symbol, uint32_t size, unsigned align,
                               enum image_kind kind, enum image_bind bind) {
  return begin_behind(rom, symbol, 0, size, align, kind, bind);
}

struct rom_object rom_begin_behind(struct rom *rom, const char *symbol, uint32_t before, uint32_t size, enum image_bind bind) {
  unsigned word = rom->layout.word;
  return begin_behind(rom, symbol, before * word, (size + word - 1) & ~(word - 1), word, IMAGE_ROM, bind);
}

/* The tail of a struct, or FLD_COUNT. */
static enum layout_field_id tail_of(enum layout_id layout) {
  for (int i = 0; i < FLD_COUNT; i++)
    if (layout_fields[i].struct_id == layout && layout_fields[i].kind >= FIELD_TAIL_VAL) return i;
  return FLD_COUNT;
}

/* The first field, which is the header where there is one. */
static enum layout_field_id first_of(enum layout_id layout) {
  int i = 0;
  while (layout_fields[i].struct_id != layout) i++;
  return i;
}

struct rom_object rom_begin(struct rom *rom, const char *symbol, enum layout_id layout, uint32_t tail,
                            enum image_kind kind, enum image_bind bind, const char *type) {
  enum layout_field_id field = tail_of(layout);
  uint32_t size = field == FLD_COUNT ? layout_size(&rom->layout, layout)
                                     : layout_offset(&rom->layout, field) +
                                           tail * layout_field_size(&rom->layout, field);
  unsigned word = rom->layout.word;
  struct rom_object object = begin(rom, symbol, (size + word - 1) & ~(word - 1), word, kind, bind);
  if (type) {
    rom_set(&object, first_of(layout), rom_address(rom, type));
    image_mark_type(rom->image, object.section);
  }
  return object;
}

struct rom_object rom_begin_words(struct rom *rom, const char *symbol, uint32_t count,
                                  enum image_kind kind, enum image_bind bind) {
  return begin(rom, symbol, count * rom->layout.word, rom->layout.word, kind, bind);
}

void rom_word_named(struct rom *rom, const char *symbol, struct rom_value word) {
  struct rom_object object = rom_begin_words(rom, symbol, 1, IMAGE_ROM, IMAGE_GLOBAL);
  rom_set_word(&object, 0, word);
}

struct rom_value rom_blob(struct rom *rom, const char *symbol, const void *bytes, uint32_t size, unsigned align,
                          enum image_bind bind) {
  struct rom_object object = begin(rom, symbol, size, align, IMAGE_ROM, bind);
  image_set_bytes(rom->image, object.section, object.base, bytes, size);
  return object.value;
}

static void set_at(struct rom_object *object, uint32_t offset, struct rom_value value) {
  struct image *image = object->rom->image;
  if (value.symbol)
    image_set_address(image, object->section, object->base + offset, value.symbol, value.number);
  else
    image_set_number(image, object->section, object->base + offset, object->rom->layout.word,
                     (uint64_t)value.number);
}

void rom_set(struct rom_object *object, enum layout_field_id field, struct rom_value value) {
  set_at(object, layout_offset(&object->rom->layout, field), value);
}

void rom_set_word(struct rom_object *object, uint32_t index, struct rom_value value) {
  set_at(object, index * object->rom->layout.word, value);
}

void rom_set_tail(struct rom_object *object, enum layout_field_id field, uint32_t index,
                  struct rom_value value) {
  set_at(object, layout_offset(&object->rom->layout, field) + index * object->rom->layout.word, value);
}

void rom_set_number(struct rom_object *object, enum layout_field_id field, uint64_t number) {
  const struct layout_target *layout = &object->rom->layout;
  image_set_number(object->rom->image, object->section, object->base + layout_offset(layout, field),
                   layout_field_size(layout, field), number);
}

static uint64_t float_bits(double number, unsigned size) {
  float narrow = (float)number;
  uint32_t bits32;
  uint64_t bits64;
  memcpy(&bits32, &narrow, 4);
  memcpy(&bits64, &number, 8);
  return size == 4 ? bits32 : bits64;
}

void rom_set_float(struct rom_object *object, enum layout_field_id field, double number) {
  rom_set_number(object, field, float_bits(number, object->rom->layout.flt));
}

/* ---- constants ---- */

static uint64_t hash64(const void *data, size_t n) {
  const unsigned char *p = data;
  uint64_t hash = 14695981039346656037u;
  while (n--) hash = (hash ^ *p++) * 1099511628211u;
  return hash;
}

void rom_str_symbol(char *out, size_t size, const char *text, size_t length) {
  if (length <= SYMBOL_NAME_MAX)
    symbol_escape(out, size, "firn_name_", text, length);
  else
    snprintf(out, size, "firn_str_%016llx_%zu", (unsigned long long)hash64(text, length), length);
}

/* Is there an object of this symbol already? Sets *value to it. */
static bool known(struct rom *rom, const char *symbol, struct rom_value *value) {
  *value = rom_address(rom, symbol);
  return image_is_defined(rom->image, value->symbol);
}

/* A bytes object, or a name: that is one without a header (type NULL). */
static struct rom_value text_object(struct rom *rom, const char *symbol, const char *type,
                                    const void *bytes, size_t length) {
  uint32_t word = rom->layout.word, size = layout_offset(&rom->layout, FLD_str_data) + (uint32_t)length + 1;
  struct rom_object object;
  _Static_assert(FLD_bytes_data - FLD_bytes_type == FLD_str_data - FLD_str_type, "bytes is as str");
  if (type) {
    object = rom_begin(rom, symbol, LAY_bytes, (uint32_t)length + 1, IMAGE_ROM, IMAGE_WEAK, type);
  } else {
    object = begin(rom, symbol, (size - 1) & ~(word - 1), word, IMAGE_ROM, IMAGE_WEAK);
    object.base -= word; /* wraps: fields are set at their offsets in a str */
  }
  rom_set_number(&object, FLD_str_info, hash_info(bytes, length));
  if (length > info_size_max(word)) rom->too_long = length;
  image_set_bytes(rom->image, object.section,
                  object.base + layout_offset(&rom->layout, FLD_str_data), bytes, length);
  return object.value;
}

struct rom_value rom_str(struct rom *rom, const char *text, size_t length) {
  char symbol[3 * SYMBOL_NAME_MAX + 40];
  struct rom_value value;
  rom_str_symbol(symbol, sizeof symbol, text, length);
  if (!known(rom, symbol, &value)) {
    value = text_object(rom, symbol, NULL, text, length);
    strset_add(&rom->texts, text, length);
  }
  value.number = NAME_VALUE(rom->layout.word);
  return value;
}

struct rom_value rom_text(struct rom *rom, const char *text) { return rom_str(rom, text, strlen(text)); }

struct rom_value rom_bytes(struct rom *rom, const void *bytes, size_t length) {
  char symbol[64];
  struct rom_value value;
  snprintf(symbol, sizeof symbol, "firn_bytes_%016llx_%zu", (unsigned long long)hash64(bytes, length),
           length);
  return known(rom, symbol, &value) ? value : text_object(rom, symbol, "bytes_type", bytes, length);
}

struct rom_value rom_bytes_named(struct rom *rom, const char *symbol, const void *bytes, size_t length) {
  return text_object(rom, symbol, "bytes_type", bytes, length);
}

struct rom_value rom_float(struct rom *rom, double number) {
  char symbol[64];
  struct rom_value value;
  snprintf(symbol, sizeof symbol, "firn_float_%0*llx", rom->layout.flt * 2,
           (unsigned long long)float_bits(number, rom->layout.flt));
  if (known(rom, symbol, &value)) return value;
  struct rom_object object = rom_begin(rom, symbol, LAY_float, 0, IMAGE_ROM, IMAGE_WEAK, "float_type");
  rom_set_float(&object, FLD_float_v, number);
  return object.value;
}

struct rom_value rom_complex(struct rom *rom, double real, double imaginary) {
  char symbol[80];
  struct rom_value value;
  snprintf(symbol, sizeof symbol, "firn_complex_%llx_%llx",
           (unsigned long long)float_bits(real, rom->layout.flt),
           (unsigned long long)float_bits(imaginary, rom->layout.flt));
  if (known(rom, symbol, &value)) return value;
  struct rom_object object =
      rom_begin(rom, symbol, LAY_complex, 0, IMAGE_ROM, IMAGE_WEAK, "complex_type");
  rom_set_float(&object, FLD_complex_re, real);
  rom_set_float(&object, FLD_complex_im, imaginary);
  return object.value;
}

struct rom_value rom_int(struct rom *rom, int64_t i) {
  if (rom_fits_small(rom, i)) return rom_small_int(i);
  uint64_t magnitude = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
  uint32_t digits[2] = {(uint32_t)magnitude, (uint32_t)(magnitude >> 32)};
  return rom_int_digits(rom, i < 0, digits, digits[1] ? 2 : 1);
}

struct rom_value rom_int_digits(struct rom *rom, bool negative, const uint32_t *digits, uint32_t count) {
  char symbol[64];
  struct rom_value value;
  while (count && !digits[count - 1]) count--;
  if (count <= 2) {
    uint64_t magnitude = count ? digits[0] | (count == 2 ? (uint64_t)digits[1] << 32 : 0) : 0;
    int64_t i = negative ? (int64_t)(0 - magnitude) : (int64_t)magnitude;
    if (magnitude <= (uint64_t)1 << 62 && rom_fits_small(rom, i)) return rom_small_int(i);
  }
  snprintf(symbol, sizeof symbol, "firn_int_%c%016llx_%u", negative ? 'n' : 'p',
           (unsigned long long)hash64(digits, count * 4), count);
  if (known(rom, symbol, &value)) return value;
  struct rom_object object = rom_begin(rom, symbol, LAY_int, count, IMAGE_ROM, IMAGE_WEAK, "int_type");
  rom_set_number(&object, FLD_int_size, count << 1 | negative);
  uint32_t at = object.base + layout_offset(&rom->layout, FLD_int_digits);
  for (uint32_t i = 0; i < count; i++)
    image_set_number(rom->image, object.section, at + 4 * i, 4, digits[i]);
  return object.value;
}

struct rom_value rom_int_text(struct rom *rom, const char *text) {
  bool negative = *text == '-';
  text += negative;
  bool hex = text[0] == '0' && (text[1] | 32) == 'x';
  if (hex) text += 2;
  uint32_t *digits = memory_zero((strlen(text) / 8 + 2) * 4), count = 0;
  for (; *text; text++) {
    uint64_t carry = *text <= '9' ? (unsigned)(*text - '0') : (unsigned)((*text | 32) - 'a' + 10);
    for (uint32_t i = 0; i < count; i++) {
      carry += (uint64_t)digits[i] * (hex ? 16 : 10);
      digits[i] = (uint32_t)carry;
      carry >>= 32;
    }
    if (carry) digits[count++] = (uint32_t)carry;
  }
  struct rom_value value = rom_int_digits(rom, negative, digits, count);
  free(digits);
  return value;
}

struct rom_value rom_tuple(struct rom *rom, const struct rom_value *items, uint32_t count) {
  char symbol[64];
  struct rom_value value;
  uint64_t hash = 0;
  for (uint32_t i = 0; i < count; i++) {
    const char *name = items[i].symbol ? image_symbol_name(rom->image, items[i].symbol) : "";
    hash = hash * 1099511628211u ^ hash64(name, strlen(name)) ^ hash64(&items[i].number, 8) << 1;
  }
  snprintf(symbol, sizeof symbol, "firn_tuple_%016llx_%u", (unsigned long long)hash, count);
  if (known(rom, symbol, &value)) return value;
  struct rom_object object =
      rom_begin(rom, symbol, LAY_tuple, count, IMAGE_ROM, IMAGE_WEAK, "tuple_type");
  rom_set_number(&object, FLD_tuple_len, count);
  for (uint32_t i = 0; i < count; i++) rom_set_tail(&object, FLD_tuple_items, i, items[i]);
  return object.value;
}
