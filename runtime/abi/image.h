/* SPDX-License-Identifier: MIT */
/* What an image defines beside its modules and objects (README.md): the freezer writes these symbols, the runtime reads
 * them. Pointers and words only, so that the layout is the same for every compiler. */
#ifndef FIRN_ABI_IMAGE_H
#define FIRN_ABI_IMAGE_H

#include "runtime/abi/value.h"

struct module_obj;
struct type_obj;

/* RAM of the image that may hold references into the heap: module slots and states, snapshot data. */
struct image_range {
  value *start;
  uintptr_t words;
};
/* Ends with a row of zeros. */
extern const struct image_range firn_roots[];

/* Every module of the image, for import; firn_main is the one to run. */
extern const struct module_obj *const firn_modules[];
extern const uintptr_t firn_modules_count;
extern const struct module_obj *const firn_main;
/* What the program is: module_run, or snapshot_run in an image that runs initialisers at build time. */
extern bool (*const firn_run)(const struct module_obj *main_module);

/* Every name of the image and of name.def, one behind the other, sorted by unsigned comparison of str_obj.info. Bucket number b has
   those whose IMAGE_BUCKET is b: from at[b] to at[b + 1], in units of 1 << shift bytes, to which each name is padded, from the
   value `first` on. Only where service name_in_image is wanted (names made at run time: getattr(x, s), f(**d)). */
struct image_names {
  value first;
  uintptr_t buckets, shift;
  uint16_t at[];
};
#define IMAGE_BUCKET(info, buckets) ((size_t)((info) >> 16) * (buckets) >> 16)
/* How many names a bucket has, on average: two bytes of table, and so many steps to one of them, are for each. */
enum { IMAGE_BUCKET_NAMES = 8 };
extern const struct image_names firn_names;

/* Of the rows of error.def (error.h): their types, and what bytes of the texts stand for. */
extern const struct type_obj *const firn_error_types[];
extern const uint8_t firn_error_pairs[][2];

/* The special methods that classes of the image can have: the number of the first one in special.def, how many rows
   follow, and for each row 0 or, from 1, which of the names it is. */
extern const uint8_t firn_specials[];
extern const value firn_special_names[];

/* Names with __ that getattr() and hasattr() find, where the service asked_special is; ends with 0. */
extern const value firn_asked_specials[];

/* The classes that initialisers made at build time, ends with 0. */
extern struct type_obj *const *const firn_classes;

/* The image's own files: where, and an image of romfs.h as bytes; ends with 0. */
extern const value *const firn_data_files;

/* Test builds: collect at every gc_every-th allocation, fail the fail_at-th one (0: never). Both 0 in images for use. */
struct image_test {
  uintptr_t gc_every, fail_at;
};
extern const struct image_test firn_test;

#endif
