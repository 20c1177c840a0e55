/* SPDX-License-Identifier: MIT */
/* Floats to and from decimal text, correctly rounded, for any precision. */
#ifndef FIRN_CORE_FLTFMT_H
#define FIRN_CORE_FLTFMT_H

#include "runtime/core/fltbits.h"

#include <stddef.h>

enum fltfmt_flag {
  FLTFMT_ALT = 1,   /* '#': keep the point; 'g' keeps trailing zeros */
  FLTFMT_DOT0 = 2,  /* show that it is a float: "1.0", not "1" */
  FLTFMT_UPPER = 4, /* E, INF, NAN */
  FLTFMT_SIGN = 8   /* "+" before positive numbers */
};

/* Characters that fltfmt_write may use. */
size_t fltfmt_room(flt x, char type, unsigned precision);

/* Writes x and returns the number of characters (no NUL). type: 'r' is repr (shortest text that reads back as x;
   precision is ignored), 'e' 'f' 'g' as C's printf. Exponents have at least two digits, as in Python. */
size_t fltfmt_write(char *out, flt x, char type, unsigned precision, unsigned flags);

/* Reads all n characters: [sign] digits [. digits] [e [sign] digits], inf, infinity or nan in any case;
   single underscores between digits as in Python. False when the text is not of that form. */
bool fltfmt_parse(const char *text, size_t n, flt *out);

#endif
