/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_ELF_MERGE_H
#define FIRN_FREEZE_ELF_MERGE_H

#include <stdbool.h>
#include <stddef.h>

/* Two linked images as one ELF file that an emulator loads: what is to be in flash of both, the start address of the first,
   the symbols of both (of a name that both have, the second's). False with one line in `error` when they overlap, are of different
   machines, or a file cannot be read or written. */
bool elf_merge(const char *first, const char *second, const char *out, char *error, size_t size);

#endif
