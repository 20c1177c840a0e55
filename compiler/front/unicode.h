/* SPDX-License-Identifier: MIT */
/* What the lexer asks of Unicode, behind a table of functions so that a device may leave it out. */
#ifndef FIRN_FRONT_UNICODE_H
#define FIRN_FRONT_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Unicode {
  bool (*id_start)(uint32_t c);    /* XID_Start or '_'; asked for c >= 128 only */
  bool (*id_continue)(uint32_t c); /* XID_Continue; c >= 128 only */
  bool (*printable)(uint32_t c);   /* for the wording of "invalid character" */
  /* NFKC of an identifier into out[cap]; the length, or 0 when it is already normalised. */
  size_t (*normalise)(const char *text, size_t len, char *out, size_t cap);
  /* The code point named by \N{…}, or -1. */
  int32_t (*named)(const char *name, size_t len);
} Unicode;

/* Tables of Unicode 16. */
extern const Unicode unicode_full;
/* Every c >= 128 may be in an identifier; nothing is normalised, no names. */
extern const Unicode unicode_none;

#endif
