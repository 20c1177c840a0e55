/* SPDX-License-Identifier: MIT */
/* The methods that str, bytes and bytearray share (rows of builtin.def; self is the first argument). */
#ifndef FIRN_CORE_TEXT_METHODS_H
#define FIRN_CORE_TEXT_METHODS_H

#include "runtime/core/object.h"

value text_find(size_t nargs, const value *args);
value text_rfind(size_t nargs, const value *args);
value text_index_of(size_t nargs, const value *args);
value text_rindex_of(size_t nargs, const value *args);
value text_count(size_t nargs, const value *args);
value text_startswith(size_t nargs, const value *args);
value text_endswith(size_t nargs, const value *args);
value text_removeprefix(value self, value prefix);
value text_removesuffix(value self, value suffix);
value text_replace(size_t nargs, const value *args);

value text_split(size_t nargs, size_t nkw, const value *args);
value text_split_plain(value self); /* without arguments */
value text_rsplit(size_t nargs, size_t nkw, const value *args);
value text_splitlines(size_t nargs, size_t nkw, const value *args);
value text_partition(value self, value separator);
value text_rpartition(value self, value separator);
value text_join(value self, value iterable);

value text_strip(size_t nargs, const value *args);
value text_lstrip(size_t nargs, const value *args);
value text_rstrip(size_t nargs, const value *args);
value text_center(size_t nargs, const value *args);
value text_ljust(size_t nargs, const value *args);
value text_rjust(size_t nargs, const value *args);
value text_zfill(value self, value width);
value text_expandtabs(size_t nargs, size_t nkw, const value *args);

value text_upper(value self);
value text_lower(value self);
value text_title(value self);
value text_capitalize(value self);
value text_swapcase(value self);
value text_casefold(value self);
value text_isalpha(value self);
value text_isdecimal(value self);
value text_isdigit(value self);
value text_isnumeric(value self);
value text_isalnum(value self);
value text_isspace(value self);
value text_isprintable(value self);
value text_isupper(value self);
value text_islower(value self);
value text_istitle(value self);
value text_isascii(value self);
value text_isidentifier(value self);

#endif
