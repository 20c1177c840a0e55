/* SPDX-License-Identifier: MIT */
/* The part of C's string.h that Firn's runtime uses, for cores that have no libc (memory.c). */
#ifndef FIRN_BUILTINS_STRING_H
#define FIRN_BUILTINS_STRING_H

#include <stddef.h>

void *memcpy(void *restrict to, const void *restrict from, size_t count);
void *memmove(void *to, const void *from, size_t count);
void *memset(void *to, int byte, size_t count);
int memcmp(const void *a, const void *b, size_t count);
void *memchr(const void *in, int byte, size_t count);
size_t strlen(const char *text);
int strcmp(const char *a, const char *b);
int strncmp(const char *a, const char *b, size_t most);
char *strchr(const char *in, int byte);

#endif
