/* SPDX-License-Identifier: MIT */
/* Text being built: a writer (object.h) into a growing block. Lives on the C stack, its block on the heap. */
#ifndef FIRN_CORE_WRITER_H
#define FIRN_CORE_WRITER_H

#include "runtime/core/object.h"

struct strbuf {
  struct writer w;
  char *data; /* gc_bytes block, or NULL */
  size_t len, capacity;
};

void strbuf_init(struct strbuf *b);
/* Room for n more bytes at b->data + b->len; the caller adds to len. False with MemoryError. */
bool strbuf_reserve(struct strbuf *b, size_t n);
bool strbuf_put(struct strbuf *b, const char *s, size_t n);
/* The text as str or bytes. */
value strbuf_str(struct strbuf *b);
value strbuf_bytes(struct strbuf *b);

static inline bool writer_put(struct writer *w, const char *s, size_t n) { return w->write(w, s, n); }
bool writer_fill(struct writer *w, char c, size_t n);
bool writer_code_point(struct writer *w, uint32_t c);

#endif
