/* SPDX-License-Identifier: MIT */
/* What a program for this computer has beyond port.h: files, random bytes and variables of the environment. */
#include "runtime/port_optional.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

static int checked(int result) { return result < 0 ? -errno : result; }

static int open_file(const char *path, int flags) {
  int how = flags & PORT_WRITE ? (flags & PORT_READ ? O_RDWR : O_WRONLY) : O_RDONLY;
  struct stat about;
  if (flags & PORT_APPEND) how |= O_APPEND;
  if (flags & PORT_CREATE) how |= O_CREAT;
  if (flags & PORT_EMPTY) how |= O_TRUNC;
  if (flags & PORT_NEW) how |= O_EXCL;
  int file = open(path, how | O_CLOEXEC, 0666);
  if (file < 0) return -errno;
  if (fstat(file, &about) == 0 && S_ISDIR(about.st_mode)) {
    close(file);
    return -EISDIR;
  }
  return file;
}

static intptr_t read_file(int file, void *bytes, size_t n) {
  ssize_t got;
  do got = read(file, bytes, n);
  while (got < 0 && errno == EINTR);
  return got < 0 ? -errno : got;
}

static intptr_t write_file(int file, const void *bytes, size_t n) {
  size_t written = 0;
  while (written < n) {
    ssize_t some = write(file, (const char *)bytes + written, n - written);
    if (some < 0 && errno != EINTR) return -errno;
    if (some > 0) written += (size_t)some;
  }
  return (intptr_t)written;
}

static intptr_t seek_file(int file, intptr_t offset, int whence) {
  off_t at = lseek(file, offset, whence == 0 ? SEEK_SET : whence == 1 ? SEEK_CUR : SEEK_END);
  return at < 0 ? -errno : at;
}

static int truncate_file(int file, size_t size) { return checked(ftruncate(file, (off_t)size)); }
static int close_file(int file) { return checked(close(file)); }

static int status_of(const char *path, struct port_file_status *out) {
  struct stat s;
  if (stat(path, &s) < 0) return -errno;
  *out = (struct port_file_status){s.st_mode, s.st_ino,  s.st_dev,   s.st_nlink, s.st_uid,
                                   s.st_gid,  (uint64_t)s.st_size, s.st_atime, s.st_mtime, s.st_ctime};
  return 0;
}

static int space_of(const char *path, uint64_t out[10]) {
  struct statvfs s;
  if (statvfs(path, &s) < 0) return -errno;
  const uint64_t numbers[10] = {s.f_bsize, s.f_frsize, s.f_blocks, s.f_bfree, s.f_bavail,
                                s.f_files, s.f_ffree,  s.f_favail, s.f_flag,  s.f_namemax};
  for (int i = 0; i < 10; i++) out[i] = numbers[i];
  return 0;
}

/* 1 when `each` did not want more. */
static int list_folder(const char *path, bool (*each)(void *context, const char *name, unsigned mode, uint64_t inode),
                       void *context) {
  DIR *folder = opendir(path);
  struct dirent *entry;
  bool more = true;
  if (!folder) return -errno;
  while (more && (entry = readdir(folder))) {
    const char *name = entry->d_name;
    if (name[0] == '.' && (!name[1] || (name[1] == '.' && !name[2]))) continue;
    unsigned mode = entry->d_type == DT_DIR ? S_IFDIR : entry->d_type == DT_REG ? S_IFREG : 0;
    more = each(context, name, mode, entry->d_ino);
  }
  closedir(folder);
  return !more;
}

static int make_folder(const char *path) { return checked(mkdir(path, 0777)); }
static int remove_folder(const char *path) { return checked(rmdir(path)); }
static int remove_file(const char *path) { return checked(unlink(path)); }
static int rename_file(const char *from, const char *to) { return checked(rename(from, to)); }
static int enter(const char *path) { return checked(chdir(path)); }

static intptr_t where(char *out, size_t size) {
  if (!getcwd(out, size)) return -errno;
  intptr_t n = 0;
  while (out[n]) n++;
  return n;
}

const struct port_files port_files = {
    open_file, read_file,   write_file,    seek_file,   truncate_file, close_file, status_of, space_of,
    list_folder, make_folder, remove_folder, remove_file, rename_file, enter, where};

_Bool port_random(void *bytes, size_t n) {
  while (n) {
    ssize_t got = getrandom(bytes, n, 0);
    if (got < 0 && errno != EINTR) return false;
    if (got > 0) bytes = (char *)bytes + got, n -= (size_t)got;
  }
  return true;
}

const char *port_variable(const char *name) { return getenv(name); }
