/* SPDX-License-Identifier: MIT */
/* The decoder of inflate.h. Codes are canonical, so a table is the number of codes of each length and the symbols in the
 * order of their codes; a symbol is decoded bit by bit, which is slow and small. */
#include "runtime/lib/inflate.h"

#include "runtime/core/bytes.h"
#include "runtime/core/gc.h"

#include <string.h>

enum { START, BLOCK, STORED, CODES, COPY, TRAILER, DONE };

struct inflate *inflate_new(enum inflate_format format, unsigned window_bits) {
  struct inflate *s = gc_bytes(sizeof *s);
  if (!s) return NULL;
  memset(s, 0, sizeof *s);
  s->format = (uint8_t)format;
  s->window_bits = (uint8_t)window_bits;
  return s;
}

/* False, with the fault noted. */
static bool fault(struct inflate_run *r, const char *what) {
  r->fault = what;
  return false;
}

/* ---- input ---- */

/* The next byte, or -1. */
static int next_byte(struct inflate_run *r) {
  int c = r->next(r);
  if (c != INFLATE_END) return c < 0 ? -1 : c;
  r->ended = true;
  return fault(r, "incomplete or truncated stream"), -1;
}

/* n bits (at most 16), least significant first; -1. */
static int32_t take(struct inflate_run *r, unsigned n) {
  struct inflate *s = r->s;
  while (s->n_bits < n) {
    int c = next_byte(r);
    if (c < 0) return -1;
    s->bits |= (uint32_t)c << s->n_bits;
    s->n_bits += 8;
  }
  int32_t v = (int32_t)(s->bits & ((1u << n) - 1));
  s->bits >>= n;
  s->n_bits -= n;
  return v;
}

/* What is left of the byte is dropped. */
static void align(struct inflate *s) { s->bits = s->n_bits = 0; }

/* ---- codes ---- */

static int32_t decode(struct inflate_run *r, const uint16_t *count, const uint16_t *symbols) {
  int32_t code = 0, first = 0; /* the code so far, and the first one of its length */
  for (unsigned length = 1; length < 16; length++) {
    int32_t bit = take(r, 1);
    if (bit < 0) return -1;
    code = code << 1 | bit;
    first <<= 1;
    if (code - first < count[length]) return symbols[code - first];
    first += count[length];
    symbols += count[length];
  }
  return fault(r, "invalid code"), -1;
}

/* Fills a table from the lengths of n codes. False when there are more codes than lengths allow, or fewer, unless it is
   one of one bit (or none) and not the code of the lengths. */
static bool make_table(uint16_t *count, uint16_t *symbols, const uint8_t *lengths, unsigned n) {
  uint16_t place[16];
  int32_t room = 1;
  memset(count, 0, 16 * sizeof *count);
  for (unsigned i = 0; i < n; i++) count[lengths[i]]++;
  unsigned used = n - count[0];
  count[0] = 0;
  place[1] = 0;
  for (unsigned i = 1; i < 16; i++) {
    room = 2 * room - count[i];
    if (room < 0) return false;
    if (i < 15) place[i + 1] = (uint16_t)(place[i] + count[i]);
  }
  for (unsigned i = 0; i < n; i++)
    if (lengths[i]) symbols[place[lengths[i]]++] = (uint16_t)i;
  return room == 0 || (n != 19 && used <= 1 && used == count[1]);
}

static bool fixed_tables(struct inflate *s) {
  uint8_t lengths[288];
  memset(lengths, 8, 144);
  memset(lengths + 144, 9, 112);
  memset(lengths + 256, 7, 24);
  memset(lengths + 280, 8, 8);
  make_table(s->literal_count, s->literal_symbol, lengths, 288);
  memset(lengths, 5, 30);
  make_table(s->distance_count, s->distance_symbol, lengths, 30);
  return true;
}

/* The lengths of n codes, written with the table that stands in the literals' place. */
static bool read_lengths(struct inflate_run *r, uint8_t *lengths, unsigned n) {
  for (unsigned i = 0; i < n;) {
    int32_t symbol = decode(r, r->s->literal_count, r->s->literal_symbol), times = 1;
    uint8_t length = 0;
    if (symbol < 0) return false;
    if (symbol < 16) {
      length = (uint8_t)symbol;
    } else {
      if (symbol == 16 && !i) return fault(r, "invalid bit length repeat");
      if (symbol == 16) length = lengths[i - 1];
      times = take(r, symbol == 16 ? 2 : symbol == 17 ? 3 : 7);
      if (times < 0) return false;
      times += symbol == 18 ? 11 : 3;
    }
    if (i + (unsigned)times > n) return fault(r, "invalid bit length repeat");
    while (times--) lengths[i++] = length;
  }
  return true;
}

static bool dynamic_tables(struct inflate_run *r) {
  static const uint8_t order[19] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
  struct inflate *s = r->s;
  uint8_t lengths[288 + 32] = {0};
  int32_t literals = take(r, 5), distances = take(r, 5), codes = take(r, 4);
  if (literals < 0 || distances < 0 || codes < 0) return false;
  unsigned n = (unsigned)literals + 257, m = (unsigned)distances + 1;
  if (n > 286 || m > 30) return fault(r, "too many length or distance symbols");
  for (int32_t i = 0; i < codes + 4; i++) {
    int32_t length = take(r, 3);
    if (length < 0) return false;
    lengths[order[i]] = (uint8_t)length;
  }
  if (!make_table(s->literal_count, s->literal_symbol, lengths, 19)) return fault(r, "invalid code lengths set");
  if (!read_lengths(r, lengths, n + m)) return false;
  if (!lengths[256]) return fault(r, "invalid code -- missing end-of-block");
  if (!make_table(s->literal_count, s->literal_symbol, lengths, n)) return fault(r, "invalid literal/lengths set");
  return make_table(s->distance_count, s->distance_symbol, lengths + n, m) || fault(r, "invalid distances set");
}

/* ---- blocks ---- */

static bool begin_stored(struct inflate_run *r) {
  align(r->s);
  int32_t length = take(r, 16), complement = take(r, 16);
  if (length < 0 || complement < 0) return false;
  if ((length ^ 0xffff) != complement) return fault(r, "invalid stored block lengths");
  r->s->left = (uint32_t)length;
  r->s->state = STORED;
  return true;
}

static bool begin_block(struct inflate_run *r) {
  if (r->s->last_block) {
    align(r->s);
    r->s->state = TRAILER;
    return true;
  }
  int32_t last = take(r, 1), type = take(r, 2);
  if (last < 0 || type < 0) return false;
  r->s->last_block = (uint8_t)last;
  r->s->state = CODES;
  switch (type) {
  case 0: return begin_stored(r);
  case 1: return fixed_tables(r->s);
  case 2: return dynamic_tables(r);
  default: return fault(r, "invalid block type");
  }
}

static void put(struct inflate_run *r, uint8_t *out, uint8_t c) {
  struct inflate *s = r->s;
  *out = c;
  r->window[s->window_at] = c;
  s->window_at = (s->window_at + 1) & (s->window_size - 1);
}

/* Lengths from 257 on and distances: after the first few, the extra bits grow by one with each group of 4 or 2. */
static bool begin_copy(struct inflate_run *r, unsigned symbol, uint32_t written) {
  struct inflate *s = r->s;
  unsigned i = symbol - 257, extra = i < 8 || i == 28 ? 0 : i / 4 - 1;
  if (i > 28) return fault(r, "invalid literal/length code");
  int32_t more = take(r, extra), code = more < 0 ? -1 : decode(r, s->distance_count, s->distance_symbol);
  if (code < 0) return false;
  s->left = i < 8 ? i + 3 : i == 28 ? 258 : ((4 + i % 4) << extra) + 3 + (uint32_t)more;
  if (code > 29) return fault(r, "invalid distance code");
  extra = code < 4 ? 0 : (unsigned)code / 2 - 1;
  more = take(r, extra);
  if (more < 0) return false;
  s->distance = code < 4 ? (uint32_t)code + 1 : ((2u + (code & 1)) << extra) + 1 + (uint32_t)more;
  if (s->distance > s->total + written || s->distance > s->window_size) return fault(r, "invalid distance too far back");
  s->state = COPY;
  return true;
}

/* One byte of output or one step without; *n is how many are out already. */
static bool step(struct inflate_run *r, uint8_t *out, size_t *n) {
  struct inflate *s = r->s;
  int32_t c;
  switch (s->state) {
  case BLOCK: return begin_block(r);
  case STORED:
    if (!s->left) return s->state = BLOCK, true;
    if ((c = take(r, 8)) < 0) return false;
    s->left--;
    put(r, out + (*n)++, (uint8_t)c);
    return true;
  case COPY:
    put(r, out + (*n)++, r->window[(s->window_at - s->distance) & (s->window_size - 1)]);
    if (!--s->left) s->state = CODES;
    return true;
  default:
    c = decode(r, s->literal_count, s->literal_symbol);
    if (c < 0) return false;
    if (c == 256) s->state = BLOCK;
    else if (c > 256) return begin_copy(r, (unsigned)c, (uint32_t)*n);
    else put(r, out + (*n)++, (uint8_t)c);
    return true;
  }
}

/* ---- wrapping ---- */

uint32_t inflate_adler(uint32_t adler, const uint8_t *p, size_t n) {
  uint32_t a = adler & 0xffff, b = adler >> 16;
  while (n--) {
    a = (a + *p++) % 65521;
    b = (b + a) % 65521;
  }
  return b << 16 | a;
}

static bool skip_text(struct inflate_run *r) {
  int c;
  while ((c = next_byte(r)) > 0) {
  }
  return c == 0;
}

/* After the two bytes of its magic number. */
static bool gzip_header(struct inflate_run *r) {
  int32_t method = take(r, 8), flags = take(r, 8), n = 0;
  if (method < 0 || flags < 0) return false;
  if (method != 8) return fault(r, "unknown compression method");
  for (int i = 0; i < 6; i++)
    if (take(r, 8) < 0) return false;
  if (flags & 4) {
    if ((n = take(r, 16)) < 0) return false;
    while (n--)
      if (take(r, 8) < 0) return false;
  }
  if (flags & 8 && !skip_text(r)) return false;
  if (flags & 16 && !skip_text(r)) return false;
  return !(flags & 2) || take(r, 16) >= 0;
}

static bool read_header(struct inflate_run *r) {
  struct inflate *s = r->s;
  if (s->format != INFLATE_RAW) {
    int32_t first = take(r, 8), second = first < 0 ? -1 : take(r, 8);
    if (second < 0) return false;
    if (s->format == INFLATE_AUTO) s->format = first == 0x1f && second == 0x8b ? INFLATE_GZIP : INFLATE_ZLIB;
    if (s->format == INFLATE_GZIP) {
      if (first != 0x1f || second != 0x8b) return fault(r, "incorrect header check");
      if (!gzip_header(r)) return false;
    } else {
      if ((first << 8 | second) % 31) return fault(r, "incorrect header check");
      if ((first & 15) != 8) return fault(r, "unknown compression method");
      if (first >> 4 > 7 || (s->window_bits && first >> 4 > s->window_bits - 8)) return fault(r, "invalid window size");
      if (second & 32) return fault(r, "need dictionary");
      if (!s->window_bits) s->window_bits = (uint8_t)((first >> 4) + 8);
      s->check = 1;
    }
  }
  s->window_size = 1u << (s->window_bits ? s->window_bits : s->format == INFLATE_RAW ? 8 : 15);
  s->state = BLOCK;
  return true;
}

static bool read_trailer(struct inflate_run *r) {
  struct inflate *s = r->s;
  uint32_t words[2] = {0, 0};
  unsigned n = s->format == INFLATE_GZIP ? 8 : s->format == INFLATE_ZLIB ? 4 : 0;
  for (unsigned i = 0; i < n; i++) {
    int32_t c = take(r, 8);
    if (c < 0) return false;
    words[i / 4] |= (uint32_t)c << 8 * (n == 8 ? i % 4 : 3 - i);
  }
  if (n && words[0] != s->check) return fault(r, "incorrect data check");
  if (n == 8 && words[1] != s->total) return fault(r, "incorrect length check");
  s->state = DONE;
  return true;
}

intptr_t inflate_some(struct inflate_run *r, uint8_t *out, size_t n) {
  struct inflate *s = r->s;
  size_t done = 0;
  if (s->state == START && !read_header(r)) return -1;
  if (!r->window && !(r->window = gc_bytes(s->window_size))) return -1;
  while (done < n && s->state < TRAILER)
    if (!step(r, out, &done)) return -1;
  if (s->format == INFLATE_GZIP) s->check = binascii_crc(s->check, out, done);
  if (s->format == INFLATE_ZLIB) s->check = inflate_adler(s->check, out, done);
  s->total += (uint32_t)done;
  if (s->state == TRAILER && !read_trailer(r)) return -1;
  return (intptr_t)done;
}
