/* SPDX-License-Identifier: MIT */
/* Runs a fuzz target over the files in the folders given, without libFuzzer. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int run_file(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file || fseek(file, 0, SEEK_END)) return -1;
  long size = ftell(file);
  rewind(file);
  uint8_t *data = malloc(size > 0 ? (size_t)size : 1);
  size_t got = data ? fread(data, 1, (size_t)size, file) : 0;
  if (data) LLVMFuzzerTestOneInput(data, got);
  free(data);
  fclose(file);
  return 0;
}

static int run_folder(const char *folder) {
  DIR *entries = opendir(folder);
  int count = 0;
  if (!entries) return -1;
  for (struct dirent *entry; (entry = readdir(entries));) {
    char path[4096];
    if (entry->d_name[0] == '.') continue;
    snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
    if (run_file(path)) {
      fprintf(stderr, "cannot read %s\n", path);
      closedir(entries);
      return -1;
    }
    count++;
  }
  closedir(entries);
  return count;
}

int main(int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    int count = run_folder(argv[i]);
    if (count <= 0) {
      fprintf(stderr, "no inputs in %s\n", argv[i]);
      return 1;
    }
    printf("%s: %d inputs\n", argv[i], count);
  }
  return argc < 2;
}
