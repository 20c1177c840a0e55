/* SPDX-License-Identifier: MIT */
/* io.StringIO and io.BytesIO: files in memory. An iterator_obj (iterator.h): a the block of octets or 0, b its length, c the
 * position (both in octets, as small ints), i its state. A BytesIO of bytes shares them until it is written to: a is the
 * object then. A StringIO's octets are UTF-8 and its position is between
 * characters; it counts characters to the outside. */
#ifndef FIRN_LIB_MEMFILE_H
#define FIRN_LIB_MEMFILE_H

#include "runtime/core/object.h"

extern const struct type_obj iobase_type, stringio_type, bytesio_type;

value memfile_close(value self);
/* Checks that it is open. */
value memfile_flush(value self);

#endif
