/* SPDX-License-Identifier: MIT */
/* Files that open() gives: TextIOWrapper and FileIO over a source of octets. Text is UTF-8, its positions are octets',
 * line ends stay as they are in the file. */
#ifndef FIRN_LIB_FILEIO_H
#define FIRN_LIB_FILEIO_H

#include "runtime/core/object.h"

enum fileio_flag {
  FILE_READS = 1,
  FILE_WRITES = 2,
  FILE_APPENDS = 4,   /* every write goes to the end */
  FILE_CREATES = 8,   /* when it is not there */
  FILE_EMPTIES = 16,  /* what was in it */
  FILE_IS_NEW = 32,   /* it must not be there */
  FILE_BINARY = 64,
  FILE_CLOSED = 128
};

struct fileio {
  const struct type_obj *type;
  const struct fileio_source *source;
  value name;
  value flags; /* a small int */
  /* the source's own: */
  value data, ahead, at;
};

/* Where a file's octets are. All functions but skip fail with an exception: -1 or false. */
struct fileio_source {
  /* Octets from the position on, as many as there are at once; 0 at the end. They stay until the next call. */
  intptr_t (*peek)(struct fileio *f, const uint8_t **out);
  /* Moves the position by at most what peek said. */
  void (*skip)(struct fileio *f, size_t n);
  /* Writes at the position, or at the end when f appends; how many. */
  intptr_t (*write)(struct fileio *f, const uint8_t *data, size_t n);
  /* The new position. */
  intptr_t (*seek)(struct fileio *f, intptr_t offset, int whence);
  bool (*truncate)(struct fileio *f, size_t size);
  bool (*close)(struct fileio *f);
  bool (*buffer)(struct fileio *f, struct buffer *out); /* all of it, where it lies in memory; or NULL */
  intptr_t (*number)(const struct fileio *f);           /* fileno(); or NULL */
};

extern const struct type_obj fileio_text_type, fileio_bytes_type;

/* What a mode like "r+b" means; false with ValueError or TypeError. */
bool fileio_flags(value mode, unsigned *out);
/* A file with position 0. */
value fileio_new(const struct fileio_source *source, value name, unsigned flags, value data);
static inline unsigned fileio_flags_of(const struct fileio *f) { return (unsigned)value_int(f->flags); }

/* A file over the octets of an object with a buffer: a bytearray that grows, or something that is only read. */
value fileio_in_memory(value octets, value name, unsigned flags);

#endif
