/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_DATA_FILES_H
#define FIRN_FREEZE_DATA_FILES_H

#include "freeze/manifest.h"
#include "freeze/rom.h"

/* The files that a manifest puts into the image: one ROMFS image for each folder below '/', mounted there when the program
   first asks for a file. */

struct data_files {
  struct data_mount *mounts; /* sorted by place */
  uint32_t count;
  bool packed; /* a file is compressed */
};

/* Reads the files. False when an error has been told on stderr. data_files_free in either case. */
bool data_files_read(struct data_files *data, const struct manifest *manifest);
void data_files_free(struct data_files *data);
/* Says on stderr what is mounted where and how large it is. */
void data_files_tell(const struct data_files *data);
/* Writes firn_data_files. */
void data_files_emit(const struct data_files *data, struct rom *rom);

#endif
