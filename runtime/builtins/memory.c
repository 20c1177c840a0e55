/* SPDX-License-Identifier: MIT */
/* mem* and str* for cores without a libc, or with one whose copies and fills go by bytes. These go by words where both
   sides are aligned alike; on cores that take a word from any address, always. Weak: a libc that is linked with the runtime has the word. Compiled without builtins, or the
   compiler would see the loops as calls of themselves. */
#include <stdint.h>
#include <string.h>

enum { WORD = sizeof(uint32_t) };
#define WEAK __attribute__((weak))

typedef uint32_t __attribute__((may_alias)) word;
#ifdef __ARM_FEATURE_UNALIGNED
enum { ANYWHERE = 1 };
typedef uint32_t __attribute__((may_alias, aligned(1))) loose;
#else
enum { ANYWHERE = 0 };
typedef word loose;
#endif

static int aligned(const void *a, const void *b) {
  return (((uintptr_t)a | (uintptr_t)b) & (WORD - 1)) == 0;
}

WEAK void *memcpy(void *restrict to, const void *restrict from, size_t count) {
  char *t = to;
  const char *f = from, *end = f + count; /* what is left is asked by an end: it takes no register of its own */
  if (aligned(t, f))
    for (; end - f >= 4 * WORD; t += 4 * WORD, f += 4 * WORD) {
      const word *from4 = (const word *)f, a = from4[0], b = from4[1], c = from4[2], d = from4[3];
      ((word *)t)[0] = a, ((word *)t)[1] = b, ((word *)t)[2] = c, ((word *)t)[3] = d;
    }
  if (ANYWHERE || aligned(t, f))
    for (; end - f >= WORD; t += WORD, f += WORD) *(loose *)t = *(const loose *)f;
  while (f < end) *t++ = *f++;
  return to;
}

WEAK void *memmove(void *to, const void *from, size_t count) {
  char *t = to;
  const char *f = from;
  if ((uintptr_t)t - (uintptr_t)f >= count) return memcpy(to, from, count);
  if (ANYWHERE || aligned(t + count, f + count))
    for (; count >= WORD; count -= WORD)
      *(loose *)(t + count - WORD) = *(const loose *)(f + count - WORD);
  while (count--) t[count] = f[count];
  return to;
}

WEAK void *memset(void *to, int byte, size_t count) {
  char *t = to, *end = t + count;
  word pattern = (uint8_t)byte * 0x01010101u;
  while (t < end && ((uintptr_t)t & (WORD - 1))) *t++ = (char)byte;
  for (; end - t >= 4 * WORD; t += 4 * WORD) {
    word *four = (word *)t;
    four[0] = pattern, four[1] = pattern, four[2] = pattern, four[3] = pattern;
  }
  for (; end - t >= WORD; t += WORD) *(word *)t = pattern;
  while (t < end) *t++ = (char)byte;
  return to;
}

WEAK int memcmp(const void *a, const void *b, size_t count) {
  const unsigned char *x = a, *y = b, *end = x + count;
  if (ANYWHERE || aligned(x, y))
    for (; end - x >= WORD && *(const loose *)x == *(const loose *)y; x += WORD) y += WORD;
  for (; x < end; x++, y++)
    if (*x != *y) return *x - *y;
  return 0;
}

WEAK void *memchr(const void *in, int byte, size_t count) {
  for (const unsigned char *p = in; count; count--, p++)
    if (*p == (unsigned char)byte) return (void *)(uintptr_t)p;
  return NULL;
}

WEAK size_t strlen(const char *text) {
  const char *p = text;
  while (*p) p++;
  return (size_t)(p - text);
}

WEAK int strcmp(const char *a, const char *b) {
  while (*a && *a == *b) a++, b++;
  return (unsigned char)*a - (unsigned char)*b;
}

WEAK int strncmp(const char *a, const char *b, size_t most) {
  for (; most; most--, a++, b++)
    if (!*a || *a != *b) return (unsigned char)*a - (unsigned char)*b;
  return 0;
}

WEAK char *strchr(const char *in, int byte) {
  for (;; in++) {
    if (*in == (char)byte) return (char *)(uintptr_t)in;
    if (!*in) return NULL;
  }
}
