/* SPDX-License-Identifier: MIT */
/* DEFLATE (RFC 1951), bare or in zlib's (RFC 1950) or gzip's (RFC 1952) wrapping: a decoder that stops and goes on
 * between any two bytes of output. Its state is one block of the heap; beside it the window, made when its size is known.
 * Input is taken a byte at a time and never before it is needed: what follows the compressed data is somebody else's. */
#ifndef FIRN_LIB_INFLATE_H
#define FIRN_LIB_INFLATE_H

#include "runtime/core/object.h"

enum inflate_format { INFLATE_AUTO, INFLATE_RAW, INFLATE_ZLIB, INFLATE_GZIP };

enum { INFLATE_END = -1, INFLATE_ERROR = -2 };

struct inflate {
  uint32_t bits, n_bits;             /* input not used yet */
  uint32_t total, check;             /* bytes given out; their CRC-32 or Adler-32 */
  uint32_t left, distance;           /* of a stored block or a copy */
  uint32_t window_size, window_at;
  uint8_t format, state, last_block, window_bits;
  uint16_t literal_count[16], literal_symbol[288], distance_count[16], distance_symbol[32];
};

/* What the decoder works on; lives on the C stack, and keeps its objects reachable. */
struct inflate_run {
  struct inflate *s;
  uint8_t *window;   /* a block of bytes, or NULL */
  int (*next)(struct inflate_run *run); /* the next byte of input; INFLATE_END, INFLATE_ERROR with an exception */
  void *context;
  const char *fault; /* what is wrong with the input, when inflate_some returns -1 without an exception */
  bool ended;        /* that it ended */
};

/* A new state; window_bits 0 is by the header. NULL with MemoryError. */
struct inflate *inflate_new(enum inflate_format format, unsigned window_bits);
/* Up to n more bytes into out: how many, 0 at the end; -1 with an exception or a fault. */
intptr_t inflate_some(struct inflate_run *run, uint8_t *out, size_t n);

uint32_t inflate_adler(uint32_t adler, const uint8_t *p, size_t n);
uint32_t binascii_crc(uint32_t crc, const uint8_t *p, size_t n);

#endif
