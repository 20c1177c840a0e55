/* SPDX-License-Identifier: MIT */
/* An Xtensa instruction holds no 32-bit constant: L32R loads one from a literal pool at a word-aligned LOWER address, at most
 * 256 KB away. LLVM 22 prints a pool in front of each function but assembles it wrongly: in an object written directly, pools of
 * several functions are misplaced or end up misaligned; and where the pool shares the code's section, 5 of 491 generated
 * functions read a literal one word off. So every pool goes to a section of its own, placed (by first appearance) before
 * its function's:
 *
 *     .literal_position                       .section .literal.f,"ax",@progbits
 *     .literal .LCPI0_0, g                    .p2align 2
 *     .section .text.f,"ax",@progbits   ->    .LCPI0_0:
 *     .global f                               .long g
 *                                             .section .text.f,"ax",@progbits
 *                                             .global f
 *
 * The section is aligned, so the words are; it precedes its function in the object and any linker script that names
 * `*(.literal .literal.* .text .text.*)` in one pattern keeps that order, so L32R always reaches.
 *
 * LLVM's assembler also refuses the register names of its own `.cfi_offset a0, -4` and `.cfi_def_cfa a7, 32`; the DWARF number is the
 * register's own. */
#include "compiler/llvm/literals.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct text {
  char *bytes;
  size_t length, room;
  bool failed;
};

static void append(struct text *t, const char *bytes, size_t length) {
  if (t->length + length + 1 > t->room) {
    size_t room = (t->length + length + 1) * 2;
    char *grown = t->failed ? NULL : realloc(t->bytes, room);
    if (!grown) {
      t->failed = true;
      return;
    }
    t->bytes = grown;
    t->room = room;
  }
  memcpy(t->bytes + t->length, bytes, length);
  t->length += length;
  t->bytes[t->length] = 0;
}

static void append_string(struct text *t, const char *s) { append(t, s, strlen(s)); }

/* A line of the input without its newline. */
struct line {
  const char *start, *end;
};

static bool starts(struct line l, const char *prefix) {
  size_t n = strlen(prefix);
  return (size_t)(l.end - l.start) >= n && !memcmp(l.start, prefix, n);
}

static bool is_section_switch(struct line l) {
  return starts(l, "\t.section\t") || starts(l, "\t.text") || starts(l, "\t.data") || starts(l, "\t.bss");
}

/* `\t.literal .LCPI0_0, 74565` -> `.LCPI0_0:\n\t.long 74565`. */
static void add_literal(struct text *pool, struct line l) {
  const char *name = l.start + strlen("\t.literal");
  while (name < l.end && (*name == ' ' || *name == '\t')) name++;
  const char *comma = memchr(name, ',', (size_t)(l.end - name));
  if (!comma) return;
  append(pool, name, (size_t)(comma - name));
  append_string(pool, ":\n\t.long");
  append(pool, comma + 1, (size_t)(l.end - comma - 1));
  append_string(pool, "\n");
}

#define CODE_SECTION "\t.section\t.text."

/* A jump table behind `.text.f` goes to `.rodata.f`: in a section shared by all it would keep every function alive. */
static void switch_to_jump_table(struct text *out, struct line *section, struct line l) {
  const char *suffix = section->start + strlen(CODE_SECTION);
  append_string(out, "\t.section\t.rodata.");
  append(out, suffix, strcspn(suffix, ",\"\n"));
  const char *flags = l.start + strlen("\t.section\t.rodata");
  append(out, flags, (size_t)(l.end - flags));
  append_string(out, "\n");
  *section = l;
}

/* Writes the pool gathered so far in front of the section its function is about to fill. */
static void flush_pool(struct text *out, struct text *pool, struct line section) {
  append_string(out, "\t.section\t.literal");
  const char *suffix = section.start;
  if (starts(section, CODE_SECTION)) {
    suffix += strlen("\t.section\t.text");
    append(out, suffix, strcspn(suffix, ",\"\n"));
  }
  append_string(out, ",\"ax\",@progbits\n\t.p2align 2\n");
  append(out, pool->bytes, pool->length);
  append(out, section.start, (size_t)(section.end - section.start));
  append_string(out, "\n");
  pool->length = 0;
}

static void rewrite_line(struct text *out, struct text *pool, struct line *section, struct line l) {
  if (starts(l, "\t.literal_position")) return;
  if (starts(l, "\t.literal")) {
    add_literal(pool, l);
    return;
  }
  if (is_section_switch(l)) {
    if (starts(l, "\t.section\t.rodata,") && starts(*section, CODE_SECTION)) {
      switch_to_jump_table(out, section, l);
      return;
    }
    *section = l;
    if (pool->length) return; /* LLVM may switch twice before the function starts: only the last one counts */
  } else if (pool->length) {
    flush_pool(out, pool, *section);
  }
  if (starts(l, "\t.cfi_")) {
    const char *space = memchr(l.start, ' ', (size_t)(l.end - l.start));
    if (space && space[1] == 'a') {
      append(out, l.start, (size_t)(space + 1 - l.start));
      l.start = space + 2;
    }
  }
  append(out, l.start, (size_t)(l.end - l.start));
  append_string(out, "\n");
}

char *literals_apart(const char *text, size_t length) {
  static const char initial[] = "\t.section\t.text,\"ax\",@progbits";
  struct text out = {0}, pool = {0};
  struct line section = {initial, initial + sizeof initial - 1};
  append_string(&out, "");
  for (const char *p = text, *end = text + length; p < end;) {
    const char *newline = memchr(p, '\n', (size_t)(end - p));
    struct line l = {p, newline ? newline : end};
    rewrite_line(&out, &pool, &section, l);
    p = l.end + 1;
  }
  free(pool.bytes);
  if (out.failed || pool.failed) {
    free(out.bytes);
    return NULL;
  }
  return out.bytes;
}
