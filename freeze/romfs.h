/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_ROMFS_H
#define FIRN_FREEZE_ROMFS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Images of MicroPython's ROMFS, as runtime/lib/vfs_rom.c describes them. */

struct romfs_file {
  const char *place; /* below the root: "www/index.html" */
  const char *path;  /* on this computer */
  int window;        /* as manifest_data's */
};

struct romfs {
  uint8_t *bytes; /* to be freed */
  uint32_t size;
};

/* Reads the files and makes an image. Contents are aligned to words, equal ones are there once; one that compression
   does not make smaller stays as it is. The same files give the same bytes, whatever their order. False with the reason
   in `error`: a file cannot be read, one is where another one's folder is, or it is all too large. */
bool romfs_build(struct romfs *out, const struct romfs_file *files, uint32_t count, char *error, size_t size);

#endif
