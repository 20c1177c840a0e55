/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_MEMORY_H
#define FIRN_FREEZE_MEMORY_H

#include <stddef.h>
#include <stdint.h>

/* Host memory that never comes back NULL: out of memory ends the process with status 3. */

void *memory_zero(size_t size);
/* `block` grown so that `count` elements of `element` bytes fit; *room is its present room. */
void *memory_room(void *block, uint32_t *room, uint32_t count, size_t element);
char *memory_text(const char *text);
char *memory_text_n(const char *text, size_t length);
/* printf into a new text. */
char *memory_format(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
