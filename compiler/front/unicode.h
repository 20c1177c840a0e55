/* SPDX-License-Identifier: MIT */
/* What the lexer asks of Unicode, behind a table of functions so that a device may leave it out. */
#ifndef FIRN_FRONT_UNICODE_H
#define FIRN_FRONT_UNICODE_H

#include "compiler/front/arena.h"

#include <stdbool.h>

typedef struct Unicode {
  bool (*id_start)(uint32_t c);    /* may start an identifier; asked for c >= 128 only */
  bool (*id_continue)(uint32_t c); /* may go on in one; c >= 128 only */
  bool (*printable)(uint32_t c);   /* for the wording of "invalid character" */
  /* NFKC of an identifier into out[cap]; the length, or 0 to take it as it is. */
  size_t (*normalise)(const char *text, size_t len, char *out, size_t cap);
  /* The code point named by \N{…}, or -1. */
  int32_t (*named)(const char *name, size_t len);
  /* `bytes` in the named encoding (other than UTF-8, Latin-1, ASCII) as UTF-8, in the arena. NULL
   * when there is no such encoding. *bad: the offset of the byte that is not of it, else -1. */
  char *(*decode)(Arena *arena, const char *encoding, const char *bytes, size_t len,
                  size_t *out_len, int64_t *bad);
} Unicode;

/* Every c >= 128 may be in an identifier; nothing is normalised, no names. */
extern const Unicode unicode_none;
/* Our tables; NFKC and names from libunistring, which is loaded when first needed; without it
 * identifiers stay as written and \N{…} is an error. In unicode_host.c, which a device leaves
 * out. */
extern const Unicode unicode_host;

/* The tables alone. */
bool unicode_id_start(uint32_t c);
bool unicode_id_continue(uint32_t c);
bool unicode_printable(uint32_t c);

#endif
