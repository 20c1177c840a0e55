/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_MANIFEST_H
#define FIRN_FREEZE_MANIFEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "freeze/build.h"
#include "freeze/strset.h"

/* What a manifest.py says: which files are which modules, which are data, how much the image may take. */

struct manifest_entry {
  char *name; /* "app.net", "app" for app/__init__.py */
  char *path, *file;
  bool is_package;
  int optimise;
};

/* A file that the program finds in the image. */
struct manifest_data {
  char *place; /* its path there, "/rom/www/index.html" */
  char *path;
  int window;  /* 0: as it is; else compressed (DEFLATE), with a window of 1 << window bytes */
};

struct manifest {
  struct manifest_entry *entries; /* in the order they were said; a later one of a name wins */
  uint32_t count, room;
  struct budget budget; /* of the last call for each limit */
  struct manifest_data *data; /* in the order they were said; a later one of a place wins */
  uint32_t data_count, data_room;
  struct strset keeps; /* of keep(), in the order they were said */
  char **files; /* the manifests themselves, in the order they were run */
  uint32_t file_count, file_room;
  bool crashed; /* manifest_read failed by a fault of Firn's, not of the file's */
};

/* Runs the manifest. False with its errors told on stderr. */
bool manifest_read(struct manifest *manifest, const char *path);
void manifest_free(struct manifest *manifest);
const struct manifest_entry *manifest_find(const struct manifest *manifest, const char *name);
/* Adds an entry; texts are copied. */
void manifest_add(struct manifest *manifest, const char *name, const char *path, const char *file,
                  bool is_package, int optimise);
void manifest_add_file(struct manifest *manifest, const char *path);
void manifest_add_data(struct manifest *manifest, const char *place, const char *path, int window);

#endif
