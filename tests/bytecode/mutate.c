/* SPDX-License-Identifier: MIT */
/* mutate COUNT SEED FILE...: COUNT random changes of valid .mpy files through tests/fuzz/fuzz_mpy.c. Each input
 * has one to four changes: a byte replaced, a bit flipped, bytes removed, doubled or copied from
 * another place, or the end cut off. The same seed makes the same inputs. */
#include "compiler/front/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LARGEST = 64 * 1024 };

static uint32_t random_state;

static uint32_t random_below(uint32_t n) {
  random_state ^= random_state << 13;
  random_state ^= random_state >> 17;
  random_state ^= random_state << 5;
  return n ? random_state % n : 0;
}

static size_t change(uint8_t *data, size_t size) {
  if (size < 2) return size;
  uint32_t at = random_below((uint32_t)size), n = 1 + random_below(8);
  if (n > size - at) n = (uint32_t)size - at;
  switch (random_below(8)) {
  case 0:
  case 1: data[at] = (uint8_t)random_below(256); return size;
  case 2: data[at] ^= (uint8_t)(1u << random_below(8)); return size;
  case 3: data[at] = (uint8_t)(data[at] + (random_below(2) ? 1 : -1)); return size;
  case 4: memmove(data + at, data + at + n, size - at - n); return size - n;
  case 5:
    if (size + n > LARGEST) return size;
    memmove(data + at + n, data + at, size - at);
    return size + n;
  case 6: memmove(data + at, data + random_below((uint32_t)size - n + 1), n); return size;
  default: return random_below(4) ? size : at + 1;
  }
}

int main(int argc, char **argv) {
  if (argc < 4) return 2;
  static uint8_t original[LARGEST], input[LARGEST];
  unsigned long count = strtoul(argv[1], NULL, 10);
  random_state = (uint32_t)strtoul(argv[2], NULL, 10) * 2654435761u + 1;
  for (unsigned long i = 0; i < count; i++) {
    FILE *file = fopen(argv[3 + i % (unsigned long)(argc - 3)], "rb");
    if (!file) return 2;
    size_t size = fread(original, 1, sizeof original, file);
    fclose(file);
    memcpy(input, original, size);
    for (uint32_t n = 1 + random_below(4); n > 0; n--) size = change(input, size);
    LLVMFuzzerTestOneInput(input, size);
  }
  printf("%lu inputs\n", count);
  return 0;
}
