/* SPDX-License-Identifier: MIT */
/* What a kernel in C is: run() does the work once. */
#include <stdint.h>

void prepare(void);
int run(void);
