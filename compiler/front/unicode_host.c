/* SPDX-License-Identifier: MIT */
/* The rare needs: NFKC of identifiers and character names from the system's libunistring, old
 * encodings from iconv. */
#include "compiler/front/unicode.h"

#include <dlfcn.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

static void *symbol(const char *name) {
  void *library = dlopen("libunistring.so.2", RTLD_LAZY); /* counted: loaded once */
  if (!library) library = dlopen("libunistring.so.5", RTLD_LAZY);
  return library ? dlsym(library, name) : NULL;
}

static size_t normalise(const char *text, size_t len, char *out, size_t cap) {
  typedef uint8_t *Normalize(const void *form, const uint8_t *text, size_t len, uint8_t *buffer,
                             size_t *buffer_len);
  Normalize *normalize = (Normalize *)symbol("u8_normalize");
  const void *nfkc = symbol("uninorm_nfkc");
  if (!normalize || !nfkc) return 0;
  size_t out_len = cap;
  uint8_t *result = normalize(nfkc, (const uint8_t *)text, len, (uint8_t *)out, &out_len);
  if (result == (uint8_t *)out) return out_len;
  free(result); /* it did not fit, or memory ran out: NULL */
  return 0;
}

static int32_t named(const char *name, size_t len) {
  typedef uint32_t Lookup(const char *name);
  enum { NOT_A_NAME = 0xFFFF, LONGEST = 120 };
  char text[LONGEST + 1];
  Lookup *lookup = (Lookup *)symbol("unicode_name_character");
  if (!lookup || len > LONGEST) return -1;
  memcpy(text, name, len);
  text[len] = 0;
  uint32_t c = lookup(text);
  return c == NOT_A_NAME ? -1 : (int32_t)c;
}

static char *decode(Arena *arena, const char *encoding, const char *bytes, size_t len,
                    size_t *out_len, int64_t *bad) {
  iconv_t codec = iconv_open("UTF-8", encoding);
  *bad = -1;
  if (codec == (iconv_t)-1) return NULL;
  size_t in_left = len, out_left = 4 * len + 4;
  char *result = arena_alloc(arena, out_left), *in = (char *)bytes, *out = result;
  if (iconv(codec, &in, &in_left, &out, &out_left) == (size_t)-1) *bad = in - bytes;
  iconv_close(codec);
  *out_len = (size_t)(out - result);
  return result;
}

const Unicode unicode_host = {
    unicode_id_start, unicode_id_continue, unicode_printable, normalise, named, decode};
