/* SPDX-License-Identifier: MIT */
/* Error messages put together in an array, cut off at its end. No libc: this runs on devices too. */
#ifndef FIRN_BYTECODE_MESSAGE_H
#define FIRN_BYTECODE_MESSAGE_H

#include <stddef.h>
#include <stdint.h>

struct message {
  char *at, *end; /* where the terminating NUL is, and its last possible place */
};

/* An empty message in out[0..size), size > 0. */
static inline struct message message_in(char *out, size_t size) {
  *out = '\0';
  return (struct message){out, out + size - 1};
}

/* Appends at most `most` bytes of a text. */
static inline void message_text(struct message *m, const char *text, size_t most) {
  while (*text && most-- && m->at < m->end) *m->at++ = *text++;
  *m->at = '\0';
}

static inline void message_number(struct message *m, uint32_t n) {
  char digits[11], *p = digits + 10;
  *p = '\0';
  do *--p = (char)('0' + n % 10);
  while (n /= 10);
  message_text(m, p, 10);
}

#endif
