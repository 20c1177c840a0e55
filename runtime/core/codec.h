/* SPDX-License-Identifier: MIT */
/* str to bytes and back: utf-8, ascii, latin-1. */
#ifndef FIRN_CORE_CODEC_H
#define FIRN_CORE_CODEC_H

#include "runtime/core/object.h"

/* Names of encoding and error handling may be 0: utf-8, strict. LookupError for unknown ones,
   UnicodeEncodeError and UnicodeDecodeError for what cannot be coded. */
value codec_encode(value str, value encoding, value errors);
value codec_decode(const uint8_t *p, size_t n, value encoding, value errors);

/* str.encode(encoding='utf-8', errors='strict') */
value str_encode(size_t nargs, size_t nkw, const value *args);
/* bytes.decode(encoding='utf-8', errors='strict') */
value bytes_decode(size_t nargs, size_t nkw, const value *args);
/* str(object, encoding, errors), service str_decode. */
value str_decode(size_t nargs, size_t nkw, const value *args);

#endif
