/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_BUILD_ID_H
#define FIRN_FREEZE_BUILD_ID_H

#include "freeze/digest.h"
#include "freeze/elf_file.h"
#include "freeze/image.h"

/* The GNU build id of an image: SHA-1 over its whole ELF file, and over the symbols that were taken out of it. Computed here, so
   that it is the same kind with every linker. Its note, .note.gnu.build-id, is in the ELF file and takes no ROM; if it is asked
   for, the 20 bytes are in ROM, too, as firn_build_id. */

enum { BUILD_ID_TEXT = 2 * DIGEST_SHA1 + 1 };
#define BUILD_ID_SYMBOL "firn_build_id"

/* Adds the places, zeroed, to the object that is linked. */
void build_id_reserve(struct image *image, bool in_rom);
/* Computes the id of the linked file, writes it into it and, in hexadecimal, to `text`. `more` (may be NULL) is hashed after the
   file. False with one line in `error`. */
bool build_id_set(const char *path, const void *more, size_t more_size, char text[BUILD_ID_TEXT], char *error, size_t size);
/* The id of a file that was read; "" when it has none. */
void build_id_read(const struct elf_file *file, char text[BUILD_ID_TEXT]);

#endif
