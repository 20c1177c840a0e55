/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_SYMBOLS_H
#define FIRN_FREEZE_SYMBOLS_H

#include <stdio.h>

#include "compiler/bytecode/frozen.h"
#include "freeze/image.h"
#include "freeze/native_lines.h"

/* What an image without line tables lacks, for `firn symbolize`: functions and lines of its code objects, as text, a line each,
   fields apart by tabs:

     firn-symbols 1 BUILD-ID              only in files
     code  NUMBER FIRST-LINE BYTES NAME FILE OFFSET:LINE …     bytecode, by offset
     frame NUMBER LINE CALLER NAME FILE                        native code: a function at a line, in the frame CALLER (0: none)
     range ADDRESS FRAME                                       from that address on; frame 0: no place in the source

   It is a section of the ELF file, .debug_firn, which takes no ROM and goes with strip -g; there without frames and ranges,
   which are in the DWARF then. Or a file (--symbols). */

#define SYMBOLS_SECTION ".debug_firn"

struct symbols {
  char *text; /* "" or the lines for code objects */
  size_t size, room;
};

/* Adds a code object. `file` is the image's name of it. */
void symbols_add_code(struct symbols *symbols, uint32_t number, const struct frozen_code *code, const char *file);
/* Puts them into the object that is linked. */
void symbols_emit(const struct symbols *symbols, struct image *image);
/* Writes the file: these, and the native code of the linked image. False with one line in `error`. */
bool symbols_write(const struct symbols *symbols, bool has_native, const char *image, const char *id, const char *path, char *error,
                   size_t size);
void symbols_free(struct symbols *symbols);

/* Copies a trace, the rows that tell places in code with the rows they stand for (runtime/core/traceback_stripped.c has their
   forms). `path` is an ELF file or a symbol file. The number of rows that it does not know; -1 with one line in `error`. */
int symbolize(const char *path, FILE *trace, FILE *out, char *error, size_t size);

#endif
