/* SPDX-License-Identifier: MIT */
/* The mount table: which file system object answers for a path (vfs.c). A file system is any object with the methods of
 * MicroPython's protocol (mount, umount, open, stat, statvfs, ilistdir, mkdir, remove, rename, rmdir, chdir, getcwd). */
#ifndef FIRN_LIB_VFS_H
#define FIRN_LIB_VFS_H

#include "runtime/core/object.h"

enum { VFS_FOLDER_MODE = 0x4000, VFS_FILE_MODE = 0x8000 };

/* A path as a file system sees it. mount and fs are V_NONE for the root folder itself, which has mounts in it. */
struct vfs_place {
  value mount; /* the pair (file system, path) of the table */
  value fs;
  value path;
};

/* Which file system has path (str, or bytes of UTF-8); false with OSError(ENODEV) or TypeError. */
bool vfs_find(value path, struct vfs_place *out);
/* The list whose first item is the mount of the working folder (V_NONE: the root) and whose others are the mounts,
   (file system, path), in the order in which they are asked; V_ERROR. */
value vfs_table(void);
/* The mount at '/', or V_NONE. */
value vfs_root_mount(value table);
/* place.fs.name(path, args…), at most two; OSError(EPERM) when it is the root. */
value vfs_call(const struct vfs_place *place, value name, size_t nargs, const value *args);

/* For import: what a path is, of any mounted file system; never raises. */
enum vfs_kind { VFS_NONE, VFS_FOLDER, VFS_FILE };
enum vfs_kind vfs_kind_of(value path);
/* The whole of a file as bytes; V_ERROR with OSError, or what a file system of the program raised. */
value vfs_read_file(value path);

/* Ten numbers as os.stat gives them: mode and size, the others 0. */
value vfs_stat_of(unsigned mode, size_t size);
/* A row of ilistdir: (name, mode, 0[, size]). */
value vfs_row(value name, unsigned mode, intptr_t size);

/* The file system that an open image has at '/' (service vfs_first). */
value vfs_ram_new(void);
/* The same in a runtime whose application is another image; V_NONE when that is a closed one. */
value vfs_ram_new_apart(void);

#endif
