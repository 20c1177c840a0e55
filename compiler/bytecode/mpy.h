/* SPDX-License-Identifier: MIT */
/* The .mpy 6.3 file format, bytecode only. */
#ifndef FIRN_BYTECODE_MPY_H
#define FIRN_BYTECODE_MPY_H

#include "compiler/bytecode/code.h"

#define MPY_VERSION 6
#define MPY_SUB_VERSION 3

/* What is wrong with a file, and where. */
struct mpy_error {
  size_t offset;
  char text[160];
};

/* Reads and verifies a file of `len` bytes, which the module has its code and texts in. Memory used is bounded
   by a small multiple of `len`. Returns NULL and *error for anything but a sound bytecode-only file. */
struct code_module *mpy_read(struct Arena *arena, const uint8_t *data, size_t len,
                             struct mpy_error *error);

/* The file's bytes, in the module's arena. Requires !module->ext. NULL and *error when a table
   outgrows what the format or stock loaders allow. */
const uint8_t *mpy_write(const struct code_module *module, size_t *len, struct mpy_error *error);

#endif
