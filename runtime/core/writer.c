/* SPDX-License-Identifier: MIT */
#include "runtime/core/writer.h"

#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/str.h"

#include <string.h>

static bool strbuf_write(struct writer *w, const char *s, size_t n) {
  return strbuf_put((struct strbuf *)w, s, n);
}

void strbuf_init(struct strbuf *b) {
  b->w.write = strbuf_write;
  b->data = NULL;
  b->len = b->capacity = 0;
}

bool strbuf_reserve(struct strbuf *b, size_t n) {
  if (n <= b->capacity - b->len) return true;
  size_t want = b->capacity + b->capacity / 2;
  if (want < b->len + n) want = b->len + n;
  if (want < 24) want = 24;
  if (want < n) return err_memory();
  char *data = b->data ? gc_bytes_resize(b->data, want) : gc_bytes(want);
  if (!data) return false;
  b->data = data;
  b->capacity = want;
  return true;
}

bool strbuf_put(struct strbuf *b, const char *s, size_t n) {
  if (!n) return true;
  if (!strbuf_reserve(b, n)) return false;
  memcpy(b->data + b->len, s, n);
  b->len += n;
  return true;
}

value strbuf_str(struct strbuf *b) { return str_new(b->data, b->len); }

value strbuf_bytes(struct strbuf *b) { return bytes_new(b->data, b->len); }

bool writer_fill(struct writer *w, char c, size_t n) {
  char chunk[16];
  memset(chunk, c, sizeof chunk);
  while (n) {
    size_t take = n < sizeof chunk ? n : sizeof chunk;
    if (!w->write(w, chunk, take)) return false;
    n -= take;
  }
  return true;
}

bool writer_code_point(struct writer *w, uint32_t c) {
  char utf8[4];
  return w->write(w, utf8, utf8_encode(utf8, c));
}
