/* SPDX-License-Identifier: MIT */
/* icount.so: counts executed guest instructions in QEMU, exactly and repeatably (with -icount
   shift=0), for Arm and Xtensa alike.

     -plugin icount.so,out=FILE[,mark=ADDRESS:NAME]...[,lowest=FROM-TO][,touched=FROM-TO]

   When the emulator ends, FILE gets
     total N             instructions executed
     mark NAME FIRST N   how many had been executed when ADDRESS was first reached, and how often it
                         was reached (FIRST and N are 0 when never)
     lowest A            the lowest address in [FROM, TO) that was stored to, or TO
     touched N           bytes of the blocks of 256 in [FROM, TO) that were ever stored to
   FILE is written aside and renamed, so it is there whole or not at all. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "qemu_plugin.h"

enum { MARKS = 32, BLOCK_SHIFT = 8 };

/* Names that the emulator looks up. */
#define EXPORTED __attribute__((visibility("default")))
EXPORTED int qemu_plugin_version = QEMU_PLUGIN_VERSION;
EXPORTED int qemu_plugin_install(qemu_plugin_id_t id, const qemu_info_t *info, int argc,
                                 char **argv);

static struct mark {
  uint64_t address, first, hits;
  const char *name;
} marks[MARKS];

struct range {
  uint64_t from, to, reached;
};

static uint64_t total;
static int mark_count;
static struct range lowest, touched;
static uint8_t *blocks; /* one for each block of `touched`: 1 when it was stored to */
static const char *out_path;

static void on_mark(unsigned cpu, void *data) {
  struct mark *mark = data;
  if (!mark->hits++) mark->first = total;
}

static void on_store(unsigned cpu, qemu_plugin_meminfo_t info, uint64_t address, void *data) {
  if (address - lowest.from < lowest.reached - lowest.from) lowest.reached = address;
  if (address - touched.from >= touched.to - touched.from) return;
  uint8_t *block = &blocks[(address - touched.from) >> BLOCK_SHIFT];
  touched.reached += !*block;
  *block = 1;
}

static void on_translate(qemu_plugin_id_t id, struct qemu_plugin_tb *block) {
  size_t count = qemu_plugin_tb_n_insns(block);
  for (size_t i = 0; i < count; i++) {
    struct qemu_plugin_insn *instruction = qemu_plugin_tb_get_insn(block, i);
    uint64_t address = qemu_plugin_insn_vaddr(instruction);
    for (int k = 0; k < mark_count; k++)
      if (marks[k].address == address)
        qemu_plugin_register_vcpu_insn_exec_cb(instruction, on_mark, QEMU_PLUGIN_CB_NO_REGS,
                                               &marks[k]);
    if (lowest.to || touched.to)
      qemu_plugin_register_vcpu_mem_cb(instruction, on_store, QEMU_PLUGIN_CB_NO_REGS,
                                       QEMU_PLUGIN_MEM_W, NULL);
    qemu_plugin_register_vcpu_insn_exec_inline(instruction, QEMU_PLUGIN_INLINE_ADD_U64, &total, 1);
  }
}

static void write_counts(FILE *out) {
  fprintf(out, "total %llu\n", (unsigned long long)total);
  for (int k = 0; k < mark_count; k++)
    fprintf(out, "mark %s %llu %llu\n", marks[k].name, (unsigned long long)marks[k].first,
            (unsigned long long)marks[k].hits);
  if (lowest.to) fprintf(out, "lowest 0x%llx\n", (unsigned long long)lowest.reached);
  if (touched.to)
    fprintf(out, "touched %llu\n", (unsigned long long)touched.reached << BLOCK_SHIFT);
}

static void on_exit_of_emulator(qemu_plugin_id_t id, void *data) {
  char aside[4096];
  snprintf(aside, sizeof aside, "%s.part", out_path);
  FILE *out = fopen(aside, "w");
  if (!out) {
    perror(aside);
    return;
  }
  write_counts(out);
  if (fclose(out) == 0) rename(aside, out_path);
}

/* "0x20000000-0x20001000" */
static int read_range(const char *text, struct range *range) {
  char *end;
  range->from = strtoull(text, &end, 0);
  if (*end != '-') return 0;
  range->to = strtoull(end + 1, &end, 0);
  return !*end && range->to > range->from;
}

static int read_mark(const char *text) {
  char *end;
  if (mark_count == MARKS) return 0;
  struct mark *mark = &marks[mark_count++];
  mark->address = strtoull(text, &end, 0) & ~1ull; /* a Thumb function's address is odd */
  if (*end != ':' || !end[1]) return 0;
  mark->name = strdup(end + 1);
  return mark->name != NULL;
}

static int read_option(const char *text) {
  if (!strncmp(text, "out=", 4)) return (out_path = strdup(text + 4)) != NULL;
  if (!strncmp(text, "mark=", 5)) return read_mark(text + 5);
  if (!strncmp(text, "lowest=", 7)) return read_range(text + 7, &lowest);
  if (!strncmp(text, "touched=", 8))
    return read_range(text + 8, &touched) &&
           (blocks = calloc(1, ((touched.to - touched.from) >> BLOCK_SHIFT) + 1)) != NULL;
  return 0;
}

int qemu_plugin_install(qemu_plugin_id_t id, const qemu_info_t *info, int argc, char **argv) {
  for (int i = 0; i < argc; i++) {
    if (read_option(argv[i])) continue;
    fprintf(stderr, "icount: cannot use '%s'\n", argv[i]);
    return 1;
  }
  if (!out_path) {
    fprintf(stderr, "icount: out=FILE is missing\n");
    return 1;
  }
  lowest.reached = lowest.to;
  qemu_plugin_register_vcpu_tb_trans_cb(id, on_translate);
  qemu_plugin_register_atexit_cb(id, on_exit_of_emulator, NULL);
  return 0;
}
