/* SPDX-License-Identifier: MIT */
#include "runtime/core/error_text.h"

#include "runtime/abi/image.h"
#include "runtime/core/writer.h"

enum { PIECE = 24 /* that many bytes are written at a time */ };

static unsigned next_byte(struct error_text *t) {
  unsigned c = t->waiting ? t->rest[--t->waiting] : *t->at++;
  while (c & 0x80) {
    const uint8_t *pair = firn_error_pairs[c & 0x7f];
    t->rest[t->waiting++] = pair[1];
    c = pair[0];
  }
  return c;
}

int error_text_next(struct error_text *t, struct writer *w) {
  char piece[PIECE];
  for (size_t n = 0;;) {
    unsigned c = next_byte(t), kind = c;
    bool is_over = !c;
    if (c == '{' && (kind = next_byte(t)) != '{') { /* {{ is a brace */
      if (kind != '}') next_byte(t);
      is_over = true;
    }
    if (!is_over) piece[n++] = (char)c;
    if ((is_over || n == PIECE) && w && n && !writer_put(w, piece, n)) return -1;
    if (is_over) return (int)kind;
    if (n == PIECE) n = 0;
  }
}
