/* SPDX-License-Identifier: MIT */
/* mutate COUNT SEED FILE...: COUNT random changes of valid files through a fuzz target (tests/fuzz). Each input has one
 * to four changes: a byte replaced, a bit flipped, bytes removed, doubled or copied from another place, or the end
 * cut off; in sources (NAME.py) mostly words or lines replaced by others, removed, doubled, indented or swapped. The
 * same seed makes the same inputs. One that crashes or takes longer than 20 s is left in the file `mutate-crash`. */
#include "compiler/front/arena.h"

#include <ctype.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LARGEST = 64 * 1024, SECONDS = 20 };

static uint8_t input[LARGEST];
static size_t input_size;

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

/* ---- sources ---- */

struct piece {
  uint8_t text[256];
  size_t at, n; /* where it stands in the input */
};

static bool is_word(uint8_t c) { return isalnum(c) || c == '_' || c >= 0x80; }

/* A random word, operator or run of blanks; or a random line. */
static struct piece pick(const uint8_t *data, size_t size, bool line) {
  size_t from = random_below((uint32_t)size), to = from + 1;
  if (line) {
    while (from > 0 && data[from - 1] != '\n') from--;
    while (to < size && data[to - 1] != '\n') to++;
  } else if (is_word(data[from])) {
    while (from > 0 && is_word(data[from - 1])) from--;
    while (to < size && is_word(data[to])) to++;
  }
  struct piece piece = {.at = from, .n = to - from < sizeof piece.text ? to - from : sizeof piece.text};
  memcpy(piece.text, data + from, piece.n);
  return piece;
}

/* `old` made `n` bytes of text. */
static size_t replace(uint8_t *data, size_t size, const struct piece *old, const uint8_t *text, size_t n) {
  if (size - old->n + n > LARGEST) return size;
  memmove(data + old->at + n, data + old->at + old->n, size - old->at - old->n);
  if (n) memcpy(data + old->at, text, n);
  return size - old->n + n;
}

static size_t change_source(uint8_t *data, size_t size) {
  static const uint8_t blanks[] = "        ";
  if (size < 2 || !random_below(4)) return change(data, size);
  bool line = !random_below(3);
  struct piece a = pick(data, size, line), b = pick(data, size, line), none = {.at = a.at};
  switch (random_below(6)) {
  case 0:
  case 1: return replace(data, size, &a, b.text, b.n);
  case 2: return replace(data, size, &a, NULL, 0);
  case 3: return replace(data, size, &none, b.text, b.n);
  case 4:
    if (a.at + a.n > b.at) return size;
    size = replace(data, size, &b, a.text, a.n);
    return replace(data, size, &a, b.text, b.n);
  default: return line ? replace(data, size, &none, blanks, 4 * (1 + random_below(2))) : size;
  }
}

static void keep_input(int number) {
  int file = open("mutate-crash", O_WRONLY | O_CREAT | O_TRUNC, 0666);
  ssize_t written = file < 0 ? -1 : write(file, input, input_size);
  signal(number, SIG_DFL);
  if (written < 0 || raise(number)) _exit(1);
}

static bool is_source(const char *path) {
  size_t n = strlen(path);
  return n > 3 && !strcmp(path + n - 3, ".py");
}

int main(int argc, char **argv) {
  if (argc < 4) return 2;
  static uint8_t data[LARGEST];
  unsigned long count = strtoul(argv[1], NULL, 10);
  random_state = (uint32_t)strtoul(argv[2], NULL, 10) * 2654435761u + 1;
  signal(SIGABRT, keep_input);
  signal(SIGALRM, keep_input);
  for (unsigned long i = 0; i < count; i++) {
    const char *path = argv[3 + i % (unsigned long)(argc - 3)];
    FILE *file = fopen(path, "rb");
    if (!file) return 2;
    size_t size = fread(data, 1, sizeof data, file);
    fclose(file);
    for (uint32_t n = 1 + random_below(4); n > 0; n--)
      size = is_source(path) ? change_source(data, size) : change(data, size);
    memcpy(input, data, size);
    input_size = size;
    alarm(SECONDS);
    LLVMFuzzerTestOneInput(data, size);
  }
  printf("%lu inputs\n", count);
  return 0;
}
