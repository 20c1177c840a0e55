/* SPDX-License-Identifier: MIT */
/* Builds a ROMFS image: all contents first, in a record that readers skip, then folders whose files point at them. */
#include "freeze/romfs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <zlib.h>

#include "freeze/memory.h"
#include "runtime/abi/romfs.h"

enum { SIZE_MOST = 64 << 20, ALIGN = 4, LENGTH_ROOM = 4 };

struct bytes {
  uint8_t *data;
  uint32_t size, room;
};

/* A file's contents: where in the payload of the image, and how. */
struct content {
  struct romfs_file file;
  uint32_t offset, stored, size;
  bool packed;
};

struct builder {
  struct bytes all;
  struct content *contents;
  uint32_t count;
  char *error;
  size_t error_size;
};

static bool fail(struct builder *b, const char *path, const char *why) {
  snprintf(b->error, b->error_size, "%s: %s", path, why);
  return false;
}

static void put(struct bytes *to, const void *data, uint32_t size) {
  if (!size) return;
  to->data = memory_room(to->data, &to->room, to->size + size, 1);
  memcpy(to->data + to->size, data, size);
  to->size += size;
}

/* Groups of 7 bits, the highest first; at least `groups` of them. */
static void put_number(struct bytes *to, uint32_t n, int groups) {
  uint8_t text[5];
  int at = 5;
  while (at == 5 || n || at > 5 - groups) {
    at--;
    text[at] = (uint8_t)((n & 0x7f) | (at < 4 ? 0x80 : 0));
    n >>= 7;
  }
  put(to, text + at, (uint32_t)(5 - at));
}

static void put_record(struct bytes *to, uint32_t kind, const struct bytes *payload) {
  put_number(to, kind, 1);
  put_number(to, payload->size, 1);
  put(to, payload->data, payload->size);
}

/* ---- contents ---- */

static bool read_whole(struct builder *b, const char *path, struct bytes *out) {
  struct stat about;
  FILE *in = fopen(path, "rb");
  const char *why = strerror(errno);
  bool good = false;
  if (in && fstat(fileno(in), &about) == 0) {
    why = !S_ISREG(about.st_mode) ? "not a file" : about.st_size > SIZE_MOST ? "larger than 64 MB" : NULL;
    if (!why) {
      out->data = memory_zero((size_t)about.st_size + 1);
      out->size = (uint32_t)fread(out->data, 1, (size_t)about.st_size, in);
      good = !ferror(in) && out->size == (uint64_t)about.st_size;
      why = "cannot read all of it";
    }
  }
  if (in) fclose(in);
  return good || fail(b, path, why);
}

/* DEFLATE without a wrapping. False when it does not get smaller. */
static bool pack(const struct bytes *plain, int window, struct bytes *out) {
  z_stream stream = {0};
  if (!plain->size || deflateInit2(&stream, 9, Z_DEFLATED, -window, 9, Z_DEFAULT_STRATEGY) != Z_OK) return false;
  out->data = memory_zero(plain->size);
  stream.next_in = plain->data;
  stream.avail_in = plain->size;
  stream.next_out = out->data;
  stream.avail_out = plain->size;
  bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END && stream.total_out < plain->size;
  out->size = (uint32_t)stream.total_out;
  deflateEnd(&stream);
  return done;
}

/* Where these bytes are already among the contents before number `i`; 0. */
static uint32_t known(const struct builder *b, uint32_t i, const struct bytes *stored) {
  for (uint32_t k = 0; k < i; k++) {
    const struct content *c = &b->contents[k];
    if (c->stored == stored->size && !memcmp(b->all.data + ROMFS_HEADER + c->offset, stored->data, stored->size)) return c->offset;
  }
  return 0;
}

static bool add_content(struct builder *b, uint32_t i) {
  static const uint8_t zeros[ALIGN];
  struct content *c = &b->contents[i];
  struct bytes plain = {0}, packed = {0};
  if (!read_whole(b, c->file.path, &plain)) {
    free(plain.data);
    return false;
  }
  c->packed = c->file.window && pack(&plain, c->file.window, &packed);
  const struct bytes *stored = c->packed ? &packed : &plain;
  c->size = plain.size;
  c->stored = stored->size;
  c->offset = known(b, i, stored);
  if (!c->offset) {
    put(&b->all, zeros, (0u - b->all.size) % ALIGN);
    c->offset = b->all.size - ROMFS_HEADER;
    put(&b->all, stored->data, stored->size);
  }
  bool good = b->all.size <= SIZE_MOST || fail(b, c->file.path, "the image's data is larger than 64 MB with it");
  free(plain.data);
  free(packed.data);
  return good;
}

/* ---- folders ---- */

static void put_file(struct bytes *to, const struct content *c, const char *name, uint32_t len) {
  struct bytes file = {0}, pointer = {0};
  put_number(&file, len, 1);
  put(&file, name, len);
  if (c->packed) {
    put_number(&pointer, (uint32_t)c->file.window, 1);
    put_number(&pointer, c->size, 1);
  }
  put_number(&pointer, c->stored, 1);
  put_number(&pointer, c->offset, 1);
  put_record(&file, c->packed ? ROMFS_PACKED : ROMFS_POINTER, &pointer);
  put_record(to, ROMFS_FILE, &file);
  free(file.data);
  free(pointer.data);
}

/* The records of contents from `first` up to `end`, whose places begin with the same `skip` bytes. */
static bool put_entries(struct builder *b, struct bytes *to, uint32_t first, uint32_t end, size_t skip) {
  bool good = true;
  for (uint32_t i = first, next; good && i < end; i = next) {
    const char *name = b->contents[i].file.place + skip;
    uint32_t len = (uint32_t)strcspn(name, "/");
    for (next = i + 1; next < end; next++) {
      const char *other = b->contents[next].file.place + skip;
      if (strncmp(other, name, len) || (other[len] && other[len] != '/')) break;
    }
    if (!name[len]) {
      if (next > i + 1) good = fail(b, b->contents[next - 1].file.path, "its folder in the image is a file, too");
      else put_file(to, &b->contents[i], name, len);
      continue;
    }
    struct bytes folder = {0};
    put_number(&folder, len, 1);
    put(&folder, name, len);
    good = put_entries(b, &folder, i, next, skip + len + 1);
    put_record(to, ROMFS_FOLDER, &folder);
    free(folder.data);
  }
  return good;
}

/* A folder's files together: '/' comes before all other characters. */
static int by_place(const void *left, const void *right) {
  const unsigned char *a = (const unsigned char *)((const struct content *)left)->file.place;
  const unsigned char *b = (const unsigned char *)((const struct content *)right)->file.place;
  while (*a && *a == *b) a++, b++;
  return (*a == '/' ? 1 : *a) - (*b == '/' ? 1 : *b);
}

/* Writes a number of LENGTH_ROOM groups over the one at `at`. */
static void set_length(struct bytes *all, uint32_t at, uint32_t n) {
  for (int i = 0; i < LENGTH_ROOM; i++)
    all->data[at + (uint32_t)i] = (uint8_t)((n >> 7 * (LENGTH_ROOM - 1 - i) & 0x7f) | (i < LENGTH_ROOM - 1 ? 0x80 : 0));
}

bool romfs_build(struct romfs *out, const struct romfs_file *files, uint32_t count, char *error, size_t size) {
  struct builder b = {.contents = memory_zero((count + 1) * sizeof *b.contents), .count = count, .error = error, .error_size = size};
  for (uint32_t i = 0; i < count; i++) b.contents[i].file = files[i];
  qsort(b.contents, count, sizeof *b.contents, by_place);
  put_number(&b.all, ROMFS_IMAGE, 1);
  put_number(&b.all, 0, LENGTH_ROOM);
  put_number(&b.all, ROMFS_PADDING, 1);
  uint32_t at = b.all.size;
  put_number(&b.all, 0, LENGTH_ROOM);
  bool good = true;
  for (uint32_t i = 0; good && i < count; i++) good = add_content(&b, i);
  set_length(&b.all, at, b.all.size - at - LENGTH_ROOM);
  good = good && put_entries(&b, &b.all, 0, count, 0);
  set_length(&b.all, ROMFS_HEADER - LENGTH_ROOM, b.all.size - ROMFS_HEADER);
  free(b.contents);
  *out = (struct romfs){b.all.data, b.all.size};
  if (good) return true;
  free(b.all.data);
  *out = (struct romfs){0};
  return false;
}
