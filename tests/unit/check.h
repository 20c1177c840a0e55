/* SPDX-License-Identifier: MIT */
/* CHECK(condition): says where it failed; a unit test returns check_failures() from main. */
#ifndef FIRN_TESTS_UNIT_CHECK_H
#define FIRN_TESTS_UNIT_CHECK_H

#include <stdio.h>

static int check_count;

#define CHECK(c)                                                                                   \
  do {                                                                                             \
    if (!(c)) {                                                                                    \
      fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #c);                                      \
      check_count++;                                                                               \
    }                                                                                              \
  } while (0)

static inline int check_failures(void) { return check_count != 0; }

#endif
