/* SPDX-License-Identifier: MIT */
/* What a board may have beyond port.h: the runtime asks whether it is there. Which symbols a board defines decides; it
 * defines all of a struct or nothing. */
#ifndef FIRN_RUNTIME_PORT_OPTIONAL_H
#define FIRN_RUNTIME_PORT_OPTIONAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Fills n bytes with random ones that nobody can foresee. False when they cannot be had. */
_Bool port_random(void *bytes, size_t n) __attribute__((weak));

/* What the environment says of a name, or NULL. Boards have no environment. */
const char *port_variable(const char *name) __attribute__((weak));

/* What port_write keeps back goes out now; boards that keep nothing back have none. */
void port_flush(void) __attribute__((weak));

/* Files of another system beside the board's memory, for vfs.VfsPosix, which is mounted at '/' from the start when target.def
   says `files yes`. Paths are UTF-8 and end with NUL. All return -1, -2 …
   the error number of errno.def, when they fail. */
struct port_file_status { uint64_t mode, inode, device, links, user, group, size; int64_t read, written, changed; };
enum port_file_flags { PORT_READ = 1, PORT_WRITE = 2, PORT_APPEND = 4, PORT_CREATE = 8, PORT_EMPTY = 16, PORT_NEW = 32 };
struct port_files {
  int (*open)(const char *path, int flags); /* the file's number */
  intptr_t (*read)(int file, void *bytes, size_t n);
  intptr_t (*write)(int file, const void *bytes, size_t n);
  intptr_t (*seek)(int file, intptr_t offset, int whence); /* 0 from the start, 1 from here, 2 from the end: the position */
  int (*truncate)(int file, size_t size);
  int (*close)(int file);
  int (*status)(const char *path, struct port_file_status *out);
  int (*space)(const char *path, uint64_t out[10]);           /* as os.statvfs has it */
  int (*list)(const char *path, bool (*each)(void *context, const char *name, unsigned mode, uint64_t inode), void *context);
  int (*make_folder)(const char *path);
  int (*remove_folder)(const char *path);
  int (*remove)(const char *path);
  int (*rename)(const char *from, const char *to);
  int (*enter)(const char *path);
  intptr_t (*where)(char *out, size_t size); /* length of the working folder's path */
};
extern const struct port_files port_files __attribute__((weak));

#endif
