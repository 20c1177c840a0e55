/* SPDX-License-Identifier: MIT */
/* The texts of error.def, packed: each is what it was, by the format's definition, and not too deep for the runtime. */
#include "freeze/error_texts.h"

#include <string.h>

#include "freeze/image_private.h"
#include "tests/unit/check.h"

static const struct error { const char *symbol, *text; } errors[] = {
#define ERROR(id, type, text) {"err_msg_" #id, text},
#include "runtime/abi/error.def"
#undef ERROR
};

static const uint8_t *bytes_of(struct image *image, const char *name, uint32_t *size) {
  image_symbol number = image_find_symbol(image, name);
  const struct symbol *symbol = &image->symbols[number];
  *size = symbol->size;
  return symbol->section ? image->sections[symbol->section].bytes + symbol->offset : NULL;
}

/* What a byte stands for; returns how deep its pairs are. */
static int expand(const uint8_t *pairs, unsigned byte, char *out, size_t *length) {
  if (byte < 128) {
    out[(*length)++] = (char)byte;
    return 0;
  }
  int first = expand(pairs, pairs[2 * (byte - 128)], out, length), second = expand(pairs, pairs[2 * (byte - 128) + 1], out, length);
  return 1 + (first > second ? first : second);
}

static void check_rows(unsigned step) {
  struct target target = {.arch = TARGET_THUMB, .word_bits = 32};
  struct rom rom;
  bool has[ERROR_ROWS] = {false};
  uint32_t size, packed = 0, plain = 0;
  rom_init(&rom, &target, TARGET_SINGLE);
  for (unsigned i = 0; i < ERROR_ROWS; i += step) has[i] = true;
  error_texts_emit(&rom, has);
  const uint8_t *pairs = bytes_of(rom.image, "firn_error_pairs", &size);
  packed += size;
  for (unsigned i = 0; i < ERROR_ROWS; i++) {
    char text[1024];
    size_t length = 0;
    const uint8_t *row = bytes_of(rom.image, errors[i].symbol, &size);
    CHECK((row != NULL) == has[i]);
    if (!row) continue;
    for (uint32_t k = 1; k < size; k++) CHECK(expand(pairs, row[k], text, &length) <= ERROR_TEXT_DEEPEST);
    CHECK(length == strlen(errors[i].text) + 1 && !memcmp(text, errors[i].text, length));
    packed += size;
    plain += (uint32_t)length;
  }
  CHECK(packed <= plain + (ERROR_ROWS + step - 1) / step);
  if (step == 1) CHECK(packed < plain * 3 / 4);
  rom_free(&rom);
}

int main(void) {
  check_rows(1);
  check_rows(7);
  check_rows(ERROR_ROWS - 1);
  return check_failures();
}
