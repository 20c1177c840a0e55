/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FRONT_SOURCE_H
#define FIRN_FRONT_SOURCE_H

#include "compiler/front/diag.h"
#include "compiler/front/unicode.h"

/* A copy of a file's bytes as the lexer wants it: UTF-8 without byte order mark, lines ended by
 * '\n' (the last one too), a NUL behind. NULL after reporting an error: bytes that are not of the
 * declared encoding, an unknown encoding, a NUL byte. */
const DiagSource *source_decode(Arena *arena, const char *bytes, size_t len, const char *filename,
                                Diags *diags, const Unicode *unicode);

#endif
