/* SPDX-License-Identifier: MIT */
/* What every image knows of characters: ASCII. The rest is asked of the tables (unicode_tables.c) when the image has
 * them: it does when something in it can hold other text. */
#include "runtime/core/unicode.h"

#include "runtime/core/service.h"

static const struct unicode_tables *tables(void) {
  return firn_service_str_unicode ? firn_service_str_unicode() : 0;
}

static unsigned ascii_classes(uint32_t c) {
  const unsigned letter = UNICODE_ALPHA | UNICODE_ID_START | UNICODE_ID_CONTINUE | UNICODE_CASED;
  unsigned k = c >= ' ' && c < 0x7f ? UNICODE_PRINTABLE : 0;
  if (c - 'a' < 26) return k | letter | UNICODE_LOWER;
  if (c - 'A' < 26) return k | letter | UNICODE_UPPER;
  if (c - '0' < 10) return k | UNICODE_DECIMAL | UNICODE_DIGIT | UNICODE_NUMERIC | UNICODE_ID_CONTINUE;
  if (c == '_') return k | UNICODE_ID_START | UNICODE_ID_CONTINUE;
  if (c == '\'' || c == '.' || c == ':' || c == '^' || c == '`') k |= UNICODE_CASE_IGNORABLE;
  if (c == ' ' || c - 9 < 5 || c - 0x1c < 4) k |= UNICODE_SPACE;
  if (c - 10 < 4 || c - 0x1c < 3) k |= UNICODE_LINE_BREAK;
  return k;
}

unsigned unicode_classes(uint32_t c) {
  if (c < 0x80) return ascii_classes(c);
  const struct unicode_tables *t = tables();
  if (t) return t->classes(c);
  return UNICODE_ALPHA | UNICODE_PRINTABLE | UNICODE_ID_START | UNICODE_ID_CONTINUE;
}

unsigned unicode_map(uint32_t c, enum unicode_case to, uint32_t out[3]) {
  const struct unicode_tables *t = c < 0x80 ? 0 : tables();
  if (t) return t->map(c, to, out);
  bool down = to == UNICODE_TO_LOWER || to == UNICODE_FOLD;
  out[0] = c - (down ? 'A' : 'a') < 26 ? c ^ 0x20 : c;
  return 1;
}

int unicode_decimal(uint32_t c) {
  if (c < 0x80) return c - '0' < 10 ? (int)(c - '0') : -1;
  const struct unicode_tables *t = tables();
  return t ? t->decimal(c) : -1;
}
