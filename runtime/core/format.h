/* SPDX-License-Identifier: MIT */
/* The format mini-language (library reference, "Format Specification Mini-Language"). */
#ifndef FIRN_CORE_FORMAT_H
#define FIRN_CORE_FORMAT_H

#include "runtime/core/object.h"

/* A parsed specification: [[fill]align][sign][z][#][0][width][grouping][.precision][type] */
struct format_spec {
  uint32_t fill; /* code point */
  char align;    /* '<' '>' '=' '^', 0 = the type's default */
  char sign;     /* '+' '-' ' ' */
  bool alternate, no_negative_zero;
  char grouping; /* ',' '_' or 0 */
  int32_t width, precision; /* -1: not given */
  uint32_t type;            /* 0: not given */
};

/* False with ValueError; v is what is being formatted (its type is in some messages). */
bool format_parse(struct format_spec *out, const char *text, size_t n, value v);

/* format(v, spec) into a writer; spec is a str. Calls __format__ of classes. */
bool format_value(struct writer *w, value v, value spec);

/* Each writes v, which is of that type. */
bool format_str(struct writer *w, value v, const struct format_spec *f);
bool format_int(struct writer *w, value v, const struct format_spec *f);
bool format_float(struct writer *w, value v, const struct format_spec *f);

/* Pads a number's text: sign and prefix, then digits with their grouping. */
bool format_number(struct writer *w, const struct format_spec *f, const char *prefix, size_t n_prefix,
                   const char *digits, size_t n_digits, size_t n_whole, unsigned group);

/* str % args and bytes % args (service str_percent). */
value format_percent(value fmt, value args);

#endif
