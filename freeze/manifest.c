/* SPDX-License-Identifier: MIT */
/* The list of files that a manifest makes; manifest_run.c runs it. */
#include "freeze/manifest.h"

#include <stdlib.h>
#include <string.h>

#include "freeze/memory.h"

void manifest_add(struct manifest *manifest, const char *name, const char *path, const char *file,
                  bool is_package, int optimise) {
  manifest->entries =
      memory_room(manifest->entries, &manifest->room, manifest->count + 1, sizeof *manifest->entries);
  manifest->entries[manifest->count++] = (struct manifest_entry){
      memory_text(name), memory_text(path), memory_text(file), is_package, optimise};
}

void manifest_add_data(struct manifest *manifest, const char *place, const char *path, int window) {
  manifest->data = memory_room(manifest->data, &manifest->data_room, manifest->data_count + 1, sizeof *manifest->data);
  manifest->data[manifest->data_count++] = (struct manifest_data){memory_text(place), memory_text(path), window};
}

void manifest_add_file(struct manifest *manifest, const char *path) {
  manifest->files = memory_room(manifest->files, &manifest->file_room, manifest->file_count + 1, sizeof *manifest->files);
  manifest->files[manifest->file_count++] = memory_text(path);
}

const struct manifest_entry *manifest_find(const struct manifest *manifest, const char *name) {
  for (uint32_t i = manifest->count; i-- > 0;)
    if (!strcmp(manifest->entries[i].name, name)) return &manifest->entries[i];
  return NULL;
}

void manifest_free(struct manifest *manifest) {
  for (uint32_t i = 0; i < manifest->count; i++) {
    free(manifest->entries[i].name);
    free(manifest->entries[i].path);
    free(manifest->entries[i].file);
  }
  for (uint32_t i = 0; i < manifest->data_count; i++) {
    free(manifest->data[i].place);
    free(manifest->data[i].path);
  }
  for (uint32_t i = 0; i < manifest->file_count; i++) free(manifest->files[i]);
  strset_free(&manifest->keeps);
  free(manifest->entries);
  free(manifest->files);
  free(manifest->data);
  *manifest = (struct manifest){0};
}
