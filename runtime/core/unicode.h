/* SPDX-License-Identifier: MIT */
/* Classes and case of characters. Without the tables (service str_unicode) what is not ASCII is a printable letter
 * without case. */
#ifndef FIRN_CORE_UNICODE_H
#define FIRN_CORE_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

enum unicode_class {
  UNICODE_ALPHA = 1 << 0,
  UNICODE_DECIMAL = 1 << 1,
  UNICODE_DIGIT = 1 << 2,
  UNICODE_NUMERIC = 1 << 3,
  UNICODE_SPACE = 1 << 4,
  UNICODE_UPPER = 1 << 5,
  UNICODE_LOWER = 1 << 6,
  UNICODE_TITLE = 1 << 7, /* titlecase letters such as U+01C5 */
  UNICODE_PRINTABLE = 1 << 8,
  UNICODE_ID_START = 1 << 9,
  UNICODE_ID_CONTINUE = 1 << 10,
  UNICODE_CASED = 1 << 11,
  UNICODE_CASE_IGNORABLE = 1 << 12,
  UNICODE_LINE_BREAK = 1 << 13 /* as str.splitlines has it */
};

enum unicode_case { UNICODE_TO_LOWER, UNICODE_TO_UPPER, UNICODE_TO_TITLE, UNICODE_FOLD };

/* The tables, as the service hands them out. */
struct unicode_tables {
  unsigned (*classes)(uint32_t c);
  /* Full case mapping: writes 1 to 3 code points, returns how many. */
  unsigned (*map)(uint32_t c, enum unicode_case to, uint32_t out[3]);
  /* Value of a decimal digit, -1 when it is none. */
  int (*decimal)(uint32_t c);
};
const void *unicode_tables(void);

/* All classes of c. */
unsigned unicode_classes(uint32_t c);
static inline bool unicode_is(uint32_t c, unsigned classes) { return unicode_classes(c) & classes; }
unsigned unicode_map(uint32_t c, enum unicode_case to, uint32_t out[3]);
int unicode_decimal(uint32_t c);

#endif
