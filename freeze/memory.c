/* SPDX-License-Identifier: MIT */
#include "freeze/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *checked(void *block) {
  if (block) return block;
  fprintf(stderr, "error: out of memory\n");
  exit(3);
}

void *memory_zero(size_t size) { return checked(calloc(1, size ? size : 1)); }

void *memory_room(void *block, uint32_t *room, uint32_t count, size_t element) {
  if (count <= *room) return block;
  uint32_t wanted = *room < 16 ? 16 : *room;
  while (wanted < count) wanted = wanted < UINT32_MAX / 2 ? wanted * 2 : count;
  *room = wanted;
  return checked(realloc(block, wanted * element));
}

char *memory_text_n(const char *text, size_t length) {
  char *copy = memory_zero(length + 1);
  memcpy(copy, text, length);
  return copy;
}

char *memory_text(const char *text) { return memory_text_n(text, strlen(text)); }

char *memory_format(const char *format, ...) {
  va_list values, again;
  va_start(values, format);
  va_copy(again, values);
  int length = vsnprintf(NULL, 0, format, values);
  char *text = memory_zero((size_t)length + 1);
  vsnprintf(text, (size_t)length + 1, format, again);
  va_end(again);
  va_end(values);
  return text;
}
