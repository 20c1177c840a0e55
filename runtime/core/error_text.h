/* SPDX-License-Identifier: MIT */
/* Reading the texts of error.def. In an image they are packed (freeze/error_texts.c): a byte from 128 on stands for a pair
 * of bytes in firn_error_pairs, each of which may be another pair. */
#ifndef FIRN_CORE_ERROR_TEXT_H
#define FIRN_CORE_ERROR_TEXT_H

#include "runtime/core/error.h"

struct error_text {
  const uint8_t *at;
  uint8_t waiting, rest[ERROR_TEXT_DEEPEST]; /* second bytes of the pairs begun */
};

static inline struct error_text error_text_begin(const struct err_msg *m) { return (struct error_text){.at = m->text}; }

/* Goes to the next argument, and writes what is before it when there is a writer. What the argument is written as: 'r' its
   repr(), 't' its type's name, '}' its str(); 0 at the end of the text, -1 when writing failed. */
int error_text_next(struct error_text *t, struct writer *w);

#endif
