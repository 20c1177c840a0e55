/* SPDX-License-Identifier: MIT */
/* Identifiers, interned per module: two equal names of one module are one pointer. */
#ifndef FIRN_FRONT_IDENT_H
#define FIRN_FRONT_IDENT_H

#include "compiler/front/arena.h"

#include <stdbool.h>

typedef struct Ident {
  struct Ident *next; /* in its hash bucket */
  uint32_t hash;
  uint32_t len;
  uint16_t keyword; /* the lexer's: a token kind, or 0 */
  char text[];      /* UTF-8, NFKC-normalised, NUL-terminated */
} Ident;

typedef struct Idents {
  Arena *arena;
  Ident **buckets;
  uint32_t bucket_count, count;
} Idents;

void ident_init(Idents *idents, Arena *arena);

/* The one Ident with this text. Dotted names of import statements are one Ident ("a.b.c"). */
Ident *ident_get(Idents *idents, const char *text, size_t len);

/* Is there one with this text? */
bool ident_is_known(const Idents *idents, const char *text, size_t len);

#endif
