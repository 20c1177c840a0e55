/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE 700 /* realpath */
#include "compiler/file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "compiler/ended.h"

enum { LARGEST_MB = 256, LARGEST = LARGEST_MB << 20, FIRST_ROOM = 64 * 1024 };

static void *tell(const char *path, const char *why) {
  fprintf(stderr, "%s: error: %s\n", path, why);
  return NULL;
}

static void *tell_size(const char *path) {
  fprintf(stderr, "%s: error: larger than %d MB\n", path, LARGEST_MB);
  return NULL;
}

static char *read_all(FILE *file, const char *path, size_t *len) {
  size_t used = 0, room = FIRST_ROOM;
  char *text = malloc(room);
  while (text) {
    size_t n = fread(text + used, 1, room - 1 - used, file);
    used += n;
    if (n == 0) break;
    if (used > LARGEST) {
      free(text);
      return tell_size(path);
    }
    if (used + 1 < room) continue;
    char *more = realloc(text, room *= 2);
    if (!more) free(text);
    text = more;
  }
  if (!text) return tell(path, strerror(ENOMEM));
  if (ferror(file)) {
    free(text);
    return tell(path, strerror(errno));
  }
  text[used] = 0;
  *len = used;
  return text;
}

char *file_read(const char *path, size_t *len) {
  bool standard = !strcmp(path, "-");
  struct stat info;
  if (!standard && !stat(path, &info)) {
    if (S_ISDIR(info.st_mode)) return tell(path, "is a folder");
    if (S_ISREG(info.st_mode) && info.st_size > LARGEST) return tell_size(path);
  }
  FILE *file = standard ? stdin : fopen(path, "rb");
  if (!file) return tell(path, strerror(errno));
  char *text = read_all(file, path, len);
  if (!standard) fclose(file);
  return text;
}

/* "app.elf" -> "/folder/app.elf"; the file need not be there, its folder must. NULL: it is not. */
static char *whole_path(const char *path) {
  char *copy = strdup(path), *slash = copy ? strrchr(copy, '/') : NULL;
  const char *name = slash ? slash + 1 : path;
  if (slash) *slash = '\0';
  char *folder = !copy ? NULL : realpath(!slash ? "." : slash == copy ? "/" : copy, NULL);
  size_t size = folder ? strlen(folder) + strlen(name) + 2 : 0;
  char *whole = size ? malloc(size) : NULL;
  if (whole) snprintf(whole, size, "%s/%s", folder, name);
  free(folder);
  free(copy);
  return whole;
}

bool file_is_same(const char *left, const char *right) {
  struct stat a, b;
  if (!stat(left, &a) && !stat(right, &b)) return S_ISREG(a.st_mode) && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
  char *x = whole_path(left), *y = whole_path(right);
  bool same = x && y ? !strcmp(x, y) : !strcmp(left, right);
  free(x);
  free(y);
  return same;
}

bool file_is_source_name(const char *path) {
  const char *dot = strrchr(path, '.');
  return dot && (!strcmp(dot, ".py") || !strcmp(dot, ".mpy"));
}

/* A device, a pipe or this process's own output: its name has to stay, bytes go into it. */
static bool stays(const char *path) {
  struct stat info;
  if (stat(path, &info)) return false;
  return !S_ISREG(info.st_mode) || !strncmp(path, "/dev/", 5) || !strncmp(path, "/proc/", 6);
}

bool file_can_write(const char *path) {
  struct stat info;
  bool is_there = !stat(path, &info);
  size_t len = strlen(path);
  while (len && path[len - 1] != '/') len--;
  char *folder = len ? strndup(path, len) : strdup(".");
  int why = !folder ? ENOMEM : access(folder, W_OK | X_OK) ? errno : 0;
  free(folder);
  if (is_there && stays(path)) why = access(path, W_OK) ? errno : 0;
  if (is_there && S_ISDIR(info.st_mode)) why = EISDIR;
  if (why) fprintf(stderr, "%s: error: cannot write it: %s\n", path, strerror(why));
  return !why;
}

char *file_aside(const char *path, const char *end) {
  bool elsewhere = stays(path);
  const char *folder = getenv("TMPDIR");
  if (!folder || !*folder) folder = "/tmp";
  size_t room = strlen(path) + strlen(folder) + strlen(end) + 32;
  char *aside = malloc(room);
  if (!aside) abort();
  snprintf(aside, room, elsewhere ? "%s/firn-%s-XXXXXX" : "%s.%s", elsewhere ? folder : path, end);
  int fd = elsewhere ? mkstemp(aside) : -1;
  if (fd >= 0) close(fd);
  ended_note(aside);
  return aside;
}

/* Into what is there, as the output cannot be renamed to it. A file that is new can be run if the output can. */
static bool copy(const char *from, const char *to) {
  char block[4096];
  struct stat info;
  FILE *in = fopen(from, "rb"), *out = in ? fopen(to, "wb") : NULL;
  bool good = out != NULL;
  for (size_t n; good && (n = fread(block, 1, sizeof block, in));) good = fwrite(block, 1, n, out) == n;
  good = good && !ferror(in) && !fflush(out);
  if (good && !stays(to) && !fstat(fileno(in), &info)) fchmod(fileno(out), info.st_mode & 0777);
  int why = errno;
  if (in) fclose(in);
  if (out && fclose(out) && good) {
    good = false;
    why = errno;
  }
  errno = why;
  return good;
}

bool file_place(const char *aside, const char *path) {
  bool good;
  char *real = NULL;
  if (stays(path)) {
    good = copy(aside, path);
  } else {
    real = realpath(path, NULL); /* of a symbolic link what it leads to is replaced, not the link */
    good = !rename(aside, real ? real : path) || (errno == EXDEV && copy(aside, real ? real : path));
  }
  int why = errno;
  if (good) {
    unlink(aside);
    ended_forget(aside);
  }
  free(real);
  errno = why;
  return good;
}

bool file_write(const char *path, const void *data, size_t len) {
  if (!strcmp(path, "-")) {
    if (fwrite(data, 1, len, stdout) == len && !fflush(stdout)) return true;
    return tell("standard output", strerror(errno));
  }
  char end[24]; /* two may write the same file at once */
  snprintf(end, sizeof end, "%d", (int)getpid());
  char *aside = file_aside(path, end);
  FILE *file = fopen(aside, "wb");
  bool written = file && fwrite(data, 1, len, file) == len;
  int why = errno;
  if (file && fclose(file) && written) {
    written = false;
    why = errno;
  }
  if (written && !file_place(aside, path)) {
    written = false;
    why = errno;
  }
  if (!written) {
    if (file) remove(aside);
    tell(path, strerror(why));
  }
  free(aside);
  return written;
}
