/* SPDX-License-Identifier: MIT */
/* ROMFS, MicroPython's file system for ROM (its docs, "ROMFS"): what freezer and runtime agree on.
 *
 * Everything is a record: kind, length, payload; both numbers are big-endian in groups of 7 bits, bit 7 says that more
 * follow. The whole image is a record of the kind that the octets d2 cd 31 say; its payload is records.
 *   folder   length of the name, name, records           verbatim  octets of a file
 *   file     length of the name, name, records           pointer   length and offset (from the first payload) of such
 * Other kinds are padding. A record that reaches beyond what it is in ends its folder.
 *
 * Firn's own kind, which others skip:
 *   packed   bits of the window, length, and as of a pointer: the file compressed by DEFLATE (RFC 1951), without a wrapping */
#ifndef FIRN_ABI_ROMFS_H
#define FIRN_ABI_ROMFS_H

enum romfs_kind {
  ROMFS_PADDING = 1,
  ROMFS_VERBATIM = 2,
  ROMFS_POINTER = 3,
  ROMFS_FOLDER = 4,
  ROMFS_FILE = 5,
  ROMFS_PACKED = 0x50,
  ROMFS_IMAGE = 0x14a6b1
};

/* Octets before the payload in the images that the freezer makes: kind and a length of four groups. */
enum { ROMFS_HEADER = 7 };

#endif
