/* SPDX-License-Identifier: MIT */
#include "freeze/data_files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "freeze/memory.h"
#include "freeze/romfs.h"
#include "runtime/abi/symbol.h"

struct data_mount {
  char *place; /* "/rom" */
  uint32_t files;
  struct romfs fs;
};

/* Files sorted by place, without those that a later one replaces. */
static uint32_t sort_files(const struct manifest *manifest, const struct manifest_data **out) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < manifest->data_count; i++) {
    uint32_t at = count;
    int order = 1;
    while (at && (order = strcmp(out[at - 1]->place, manifest->data[i].place)) > 0) at--;
    if (at && !order) {
      out[at - 1] = &manifest->data[i];
      continue;
    }
    memmove(out + at + 1, out + at, (count - at) * sizeof *out);
    out[at] = &manifest->data[i];
    count++;
  }
  return count;
}

/* Of "/rom/www/a": the length of "/rom". */
static size_t mount_length(const char *place) { return 1 + strcspn(place + 1, "/"); }

/* The mount of files[0] up to the first file of another one, which is at *end. */
static bool add_mount(struct data_files *data, const struct manifest_data **files, uint32_t count, uint32_t *end) {
  size_t len = mount_length(files[0]->place);
  struct romfs_file *list = memory_zero(count * sizeof *list);
  char error[1024];
  for (*end = 0; *end < count; ++*end) {
    const struct manifest_data *file = files[*end];
    if (mount_length(file->place) != len || memcmp(file->place, files[0]->place, len)) break;
    list[*end] = (struct romfs_file){file->place + len + 1, file->path, file->window};
    data->packed |= file->window != 0;
  }
  struct data_mount *mount = &data->mounts[data->count++];
  *mount = (struct data_mount){memory_text_n(files[0]->place, len), *end, {0}};
  bool good = romfs_build(&mount->fs, list, *end, error, sizeof error);
  if (!good) fprintf(stderr, "error[data]: %s\n", error);
  free(list);
  return good;
}

bool data_files_read(struct data_files *data, const struct manifest *manifest) {
  const struct manifest_data **files = memory_zero((manifest->data_count + 1) * sizeof *files);
  uint32_t count = sort_files(manifest, files);
  *data = (struct data_files){.mounts = memory_zero((count + 1) * sizeof *data->mounts)};
  bool good = true;
  for (uint32_t i = 0, end; good && i < count; i += end) good = add_mount(data, files + i, count - i, &end);
  free(files);
  return good;
}

void data_files_free(struct data_files *data) {
  for (uint32_t i = 0; i < data->count; i++) {
    free(data->mounts[i].place);
    free(data->mounts[i].fs.bytes);
  }
  free(data->mounts);
}

void data_files_tell(const struct data_files *data) {
  for (uint32_t i = 0; i < data->count; i++)
    fprintf(stderr, "note[data]: %s: %u file%s, %u bytes of ROM\n", data->mounts[i].place, data->mounts[i].files,
            data->mounts[i].files == 1 ? "" : "s", data->mounts[i].fs.size);
}

void data_files_emit(const struct data_files *data, struct rom *rom) {
  uint32_t count = rom->at_build ? 0 : data->count;
  struct rom_object table = rom_begin_words(rom, "firn_data_files_table", 2 * count + 1, IMAGE_ROM, IMAGE_LOCAL);
  rom_word_named(rom, "firn_data_files", table.value);
  for (uint32_t i = 0; i < count; i++) {
    const struct data_mount *mount = &data->mounts[i];
    char symbol[3 * 256 + 16];
    rom_set_word(&table, 2 * i, rom_text(rom, mount->place));
    symbol_escape(symbol, sizeof symbol, "firn_file_", mount->place, strlen(mount->place));
    rom_set_word(&table, 2 * i + 1, rom_bytes_named(rom, symbol, mount->fs.bytes, mount->fs.size));
  }
}
