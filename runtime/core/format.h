/* SPDX-License-Identifier: MIT */
/* The format mini-language (library reference, "Format Specification Mini-Language") and printf's. */
#ifndef FIRN_CORE_FORMAT_H
#define FIRN_CORE_FORMAT_H

#include "runtime/core/object.h"

/* A parsed specification: [[fill]align][sign][z][#][0][width][grouping][.precision][type] */
struct format_spec {
  uint32_t fill; /* code point */
  char align;    /* '<' '>' '=' '^', 0 = the type's default */
  char sign;     /* '+' '-' ' ', 0 = not given */
  bool alternate, no_negative_zero;
  char grouping;            /* ',' '_' or 0 */
  int32_t width, precision; /* -1: not given */
  uint32_t type;            /* 0: not given */
};

/* False with ValueError; v is what is being formatted (its type is in some messages). */
bool format_parse(struct format_spec *out, value spec, value v);

/* format(v, spec) into a writer; spec is a str, or 0 for an empty one. Calls __format__ of classes. */
bool format_value(struct writer *w, value v, value spec);

/* Each writes v, which is of that type. format_int also takes %e %f %g % for ints (service format_float). */
bool format_str(struct writer *w, value v, const struct format_spec *f);
bool format_int(struct writer *w, value v, const struct format_spec *f);
bool format_float(struct writer *w, value v, const struct format_spec *f);

/* Text with fill characters; the default side is the right one (align '<'). */
bool format_pad(struct writer *w, const char *text, size_t n, size_t length, const struct format_spec *f);
/* A number: prefix (sign, 0x), then text, whose first n_whole characters are grouped by `group` digits. */
bool format_number(struct writer *w, const struct format_spec *f, const char *prefix, size_t n_prefix,
                   const char *text, size_t n, size_t n_whole, unsigned group);
/* ValueError "Unknown format code 'x' for object of type 'int'" */
value format_unknown(const struct format_spec *f, value v);

/* __format__ of str, int and float (rows of builtin.def). */
value str_dunder_format(value self, value spec);
value int_dunder_format(value self, value spec);
value float_dunder_format(value self, value spec);

/* str % args and bytes % args (service str_percent). */
value format_percent(value fmt, value args);
/* ascii(v) from its repr: what is not ASCII becomes escapes. */
value format_ascii(value v);

/* Pieces of f-strings: the n strings joined; v converted (how: 0 none, 1 !s, 2 !r, 3 !a) and formatted, spec may be 0. */
value fstring_join(size_t n, const value *strs);
value fstring_format(unsigned how, value v, value spec);

#endif
