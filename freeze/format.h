/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_FORMAT_H
#define FIRN_FREEZE_FORMAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "freeze/elf_file.h"

/* Writes what an ELF image loads into memory as a file for a programmer. False with one line in
   `error`; `out` is then as it was. */

/* The bytes from the lowest to the highest address; gaps are 0xff. */
bool format_bin(const char *elf, const char *out, char *error, size_t size);
/* Intel HEX: data, extended linear address, start address and end records. */
bool format_hex(const char *elf, const char *out, char *error, size_t size);
/* UF2 for this family of chips. */
bool format_uf2(const char *elf, const char *out, uint32_t family, char *error, size_t size);
/* Its blocks (format_uf2.c). */
bool format_write_uf2(FILE *out, const struct elf_file *file, uint32_t family, char *error, size_t size);

#endif
