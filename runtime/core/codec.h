/* SPDX-License-Identifier: MIT */
/* str to bytes and back: utf-8, ascii, latin-1. */
#ifndef FIRN_CORE_CODEC_H
#define FIRN_CORE_CODEC_H

#include "runtime/core/object.h"

/* Names of encoding and error handling may be 0: utf-8, strict. LookupError for unknown ones,
   UnicodeEncodeError and UnicodeDecodeError for what cannot be coded. */
value codec_encode(value str, value encoding, value errors);
value codec_decode(const uint8_t *p, size_t n, value encoding, value errors);

/* What cannot be coded: an octet, a character, or several. */
struct coding_fault {
  const struct type_obj *type; /* UnicodeEncodeError … */
  value encoding, reason;      /* str; encoding is 0 of a translation */
  value object;                /* bytes or str; 0: the n octets at data */
  const uint8_t *data;
  size_t n;
  intptr_t start, end;
  bool is_one;  /* end == start + 1, and */
  uint32_t bad; /* that is the one */
};
/* "'ascii' codec can't encode character '\xe9' in position 3: ordinal not in range(128)" */
bool codec_print_fault(struct writer *w, const struct coding_fault *f);
/* Raises it (service raise_coding): with that text alone, where the image does not name those errors. */
value codec_raise(const struct coding_fault *f);

/* str.encode(encoding='utf-8', errors='strict') */
value str_encode(size_t nargs, size_t nkw, const value *args);
/* bytes.decode(encoding='utf-8', errors='strict') */
value bytes_decode(size_t nargs, size_t nkw, const value *args);
/* str(object, encoding, errors), service str_decode. */
value str_decode(size_t nargs, size_t nkw, const value *args);

#endif
