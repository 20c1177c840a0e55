/* SPDX-License-Identifier: MIT */
/* mem* and str* for cores without a libc, or with one whose copies and fills go by bytes. These go by words where both
   sides are aligned alike. Weak: a libc that is linked with the runtime has the word. Compiled without builtins, or the
   compiler would see the loops as calls of themselves. */
#include <stdint.h>
#include <string.h>

enum { WORD = sizeof(uint32_t) };
#define WEAK __attribute__((weak))

typedef uint32_t __attribute__((may_alias)) word;

static int aligned(const void *a, const void *b) {
  return (((uintptr_t)a | (uintptr_t)b) & (WORD - 1)) == 0;
}

WEAK void *memcpy(void *restrict to, const void *restrict from, size_t count) {
  char *t = to;
  const char *f = from;
  if (aligned(t, f)) {
    for (; count >= 2 * WORD; count -= 2 * WORD, t += 2 * WORD, f += 2 * WORD) {
      word a = ((const word *)f)[0], b = ((const word *)f)[1];
      ((word *)t)[0] = a, ((word *)t)[1] = b;
    }
    for (; count >= WORD; count -= WORD, t += WORD, f += WORD) *(word *)t = *(const word *)f;
  }
  while (count--) *t++ = *f++;
  return to;
}

WEAK void *memmove(void *to, const void *from, size_t count) {
  char *t = to;
  const char *f = from;
  if ((uintptr_t)t - (uintptr_t)f >= count) return memcpy(to, from, count);
  if (aligned(t + count, f + count))
    for (; count >= WORD; count -= WORD)
      *(word *)(t + count - WORD) = *(const word *)(f + count - WORD);
  while (count--) t[count] = f[count];
  return to;
}

WEAK void *memset(void *to, int byte, size_t count) {
  char *t = to;
  word pattern = (uint8_t)byte * 0x01010101u;
  for (; count && ((uintptr_t)t & (WORD - 1)); count--) *t++ = (char)byte;
  for (; count >= 4 * WORD; count -= 4 * WORD, t += 4 * WORD) {
    word *four = (word *)t;
    four[0] = pattern, four[1] = pattern, four[2] = pattern, four[3] = pattern;
  }
  for (; count >= WORD; count -= WORD, t += WORD) *(word *)t = pattern;
  while (count--) *t++ = (char)byte;
  return to;
}

WEAK int memcmp(const void *a, const void *b, size_t count) {
  const unsigned char *x = a, *y = b;
  if (aligned(x, y))
    for (; count >= WORD && *(const word *)x == *(const word *)y; count -= WORD) x += WORD, y += WORD;
  for (; count; count--, x++, y++)
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
