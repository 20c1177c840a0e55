/* SPDX-License-Identifier: MIT */
/* str: UTF-8 with its length in bytes; its info (abi/hash.h) says whether all of it is ASCII: then bytes are code points. */
#ifndef FIRN_CORE_STR_H
#define FIRN_CORE_STR_H

#include "runtime/abi/hash.h"
#include "runtime/core/object.h"

/* The string behind a value that is a str: an interned name or an object. */
static inline struct str_obj *str_of(value v) { return (struct str_obj *)(v & ~(value)3); }

bool value_is_str(value v) __attribute__((pure));
/* The same in line, for what runs often. */
static inline bool value_is_str_now(value v) {
  return value_is_name(v) || (v && value_is_obj(v) && obj_type(v)->kind == KIND_STR);
}

/* Nothing but these functions, those that make strs, and the freezer know how layout.def lays a str out. */
static inline uintptr_t str_info(const struct str_obj *s) { return s->info; } /* hash.h */
/* Bytes of UTF-8. */
size_t str_size(const struct str_obj *s) __attribute__((pure));
/* The same in line, for what runs often. */
static inline __attribute__((always_inline)) size_t str_size_now(const struct str_obj *s) { return info_size(s->info); }
/* Is that its size? For loops over many: most are told by a byte. */
static inline __attribute__((always_inline)) bool str_has_size(const struct str_obj *s, size_t n) {
  return (s->info & INFO_SHORT) == (info_of(n, false) & INFO_SHORT) && str_size_now(s) == n;
}
static inline bool str_is_empty(const struct str_obj *s) { return !(s->info & ~(uintptr_t)INFO_ASCII); }
/* They, and a NUL behind them. */
static inline const uint8_t *str_data(const struct str_obj *s) { return s->data; }
static inline const char *str_text(const struct str_obj *s) { return (const char *)s->data; }
/* The same, to be filled (of a str that nobody has yet), or to go into a struct buffer. */
static inline uint8_t *str_room(struct str_obj *s) { return s->data; }
static inline bool str_is_ascii(const struct str_obj *s) { return info_is_ascii(s->info); }
/* The hash where it is kept, or 0. */
static inline uint32_t str_known_hash(const struct str_obj *s) { return info_hash(s->info); }

/* A new string of n bytes of UTF-8, copied. text may point into the heap. */
value str_new(const char *text, size_t n);
value str_new_cstr(const char *text);
/* One with room for n bytes, to be filled and given to str_finish. NULL with MemoryError. */
struct str_obj *str_alloc(size_t n);
/* Looks whether it is ASCII; n <= the room it was made with. */
value str_finish(struct str_obj *s, size_t n);
/* The string of one code point. */
value str_from_code_point(uint32_t c);
/* The empty string. */
value str_empty(void);

/* In code points. */
size_t str_length(const struct str_obj *s);
uint32_t str_hash(struct str_obj *s);
bool str_equal(const struct str_obj *a, const struct str_obj *b);
/* Order by code points: negative, 0, positive. */
int str_compare(const struct str_obj *a, const struct str_obj *b);
/* Does s equal this text? */
bool str_is(value s, const char *text);
value str_concat(value a, value b);

/* Byte offset of code point number i; i may be the length. */
size_t str_offset(const struct str_obj *s, size_t i);
/* Bytes [from, to) as a string; s itself when that is all of it. */
value str_part(value s, size_t from, size_t to);

/* ---- UTF-8 ---- */

/* The code point at p, whose length in bytes goes to n. The text is valid (strings are). */
uint32_t utf8_decode(const uint8_t *p, unsigned *n);
/* Writes 1..4 bytes, returns how many. */
unsigned utf8_encode(char *out, uint32_t c);
/* Code points in n bytes. */
size_t utf8_count(const uint8_t *p, size_t n);
/* Length of the valid UTF-8 that p starts with; n when all of it is (surrogates are not). */
size_t utf8_valid(const uint8_t *p, size_t n);

/* Services: parts of subscripts and operators. */
value str_slice(value v, value slice);
value str_repeat(value v, value times);

#endif
