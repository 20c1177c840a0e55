/* SPDX-License-Identifier: MIT */
/* From a target's emulator line to a run. {image} and {plugin} of the line are filled in; with the
   counting plugin the image's own symbols say what to watch: the console's write for the boot time,
   the collector's entry for the number of collections, the bounds of heap and stack for their
   high-water marks. */
#include "compiler/emulator.h"

#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "compiler/child.h"
#include "compiler/terminal.h"
#include "freeze/elf_file.h"
#include "freeze/toolkit.h"

enum { WORDS_MOST = 128 };

struct line {
  char *word[WORDS_MOST + 1];
  int count;
};

static void add(struct line *line, const char *word) {
  if (line->count < WORDS_MOST) line->word[line->count++] = strdup(word);
}

static void free_line(struct line *line) {
  for (int i = 0; i < line->count; i++) free(line->word[i]);
}

static bool address_of(const struct elf_file *image, const char *name, uint64_t *out) {
  const struct elf_symbol *symbol = elf_file_symbol(image, name);
  if (symbol) *out = symbol->address;
  return symbol != NULL;
}

static size_t add_mark(const struct elf_file *image, const char *name, char *text, size_t size) {
  uint64_t address;
  if (!address_of(image, name, &address)) return 0;
  int length = snprintf(text, size, ",mark=0x%" PRIx64 ":%s", address, name);
  return length > 0 && (size_t)length < size ? (size_t)length : 0;
}

static size_t add_range(const struct elf_file *image, const char *option, const char *from,
                        const char *to, char *text, size_t size) {
  uint64_t low, high;
  if (!address_of(image, from, &low) || !address_of(image, to, &high) || low >= high) return 0;
  int length = snprintf(text, size, ",%s=0x%" PRIx64 "-0x%" PRIx64, option, low, high);
  return length > 0 && (size_t)length < size ? (size_t)length : 0;
}

/* The plugin and what it is to watch; false when the image cannot be read. */
static bool add_plugin(struct line *line, const struct elf_file *image, const char *counts) {
  char plugin[PATH_MAX], text[2 * PATH_MAX + 1024];
  if (!toolkit_file("icount.so", plugin, sizeof plugin)) {
    fprintf(stderr, "firn: error: %s is missing; build the toolkit again\n", plugin);
    return false;
  }
  size_t used = (size_t)snprintf(text, sizeof text, "%s,out=%s", plugin, counts);
  used += add_mark(image, "port_write", text + used, sizeof text - used);
  used += add_mark(image, "gc_collect", text + used, sizeof text - used);
  used += add_range(image, "lowest", "__stack_limit", "__stack_top", text + used,
                    sizeof text - used);
  add_range(image, "touched", "__heap_start", "__heap_end", text + used, sizeof text - used);
  add(line, "-plugin");
  add(line, text);
  return true;
}

static bool make_line(const struct emulator_request *request, const struct elf_file *image,
                      const char *counts, struct line *line) {
  const struct target_words *words = request->interactive ? &request->target->interactive : &request->target->emulator;
  if (!words->count) {
    char path[PATH_MAX];
    add(line, realpath(request->image, path) ? path : request->image);
    for (char *const *word = request->arguments; word && *word; word++) add(line, *word);
  }
  for (int i = 0; i < words->count; i++) {
    if (!strcmp(words->word[i], "{image}"))
      add(line, request->image);
    else if (!strcmp(words->word[i], "{serial}"))
      add(line, request->serial);
    else if (strcmp(words->word[i], "{plugin}"))
      add(line, words->word[i]);
    else if (counts && !add_plugin(line, image, counts))
      return false;
  }
  line->word[line->count] = NULL;
  return true;
}

static void read_counts(FILE *file, const struct elf_file *image, struct emulator_counts *counts) {
  char text[256], name[64];
  uint64_t first, hits, address, bound;
  while (fgets(text, sizeof text, file)) {
    if (sscanf(text, "total %" SCNu64, &counts->instructions) == 1) counts->known = true;
    if (sscanf(text, "mark %63s %" SCNu64 " %" SCNu64, name, &first, &hits) == 3) {
      if (!strcmp(name, "port_write")) counts->boot_instructions = first;
      if (!strcmp(name, "gc_collect")) counts->gc_count = hits;
    }
    if (sscanf(text, "lowest %" SCNx64, &address) == 1 && address_of(image, "__stack_top", &bound))
      counts->stack_peak = bound - address;
    sscanf(text, "touched %" SCNu64, &counts->heap_peak);
  }
}

static struct emulator_result judge(const struct emulator_request *request, const char *program,
                                    struct child_result child) {
  struct emulator_result result = {.end = EMULATOR_FAILED};
  bool host = !request->target->emulator.count;
  switch (child.end) {
  case CHILD_EXITED:
    result.end = child.status == 1 && child.traceback ? EMULATOR_UNCAUGHT : EMULATOR_EXIT;
    result.status = child.status;
    break;
  case CHILD_SIGNALLED:
    fprintf(stderr, "firn: error: %s ended by signal %d (%s)\n", host ? "the program" : program,
            child.status, strsignal(child.status));
    break;
  case CHILD_TIMEOUT:
    fprintf(stderr, "firn: error: still running after %g seconds, stopped\n", request->timeout);
    result.end = EMULATOR_TIMEOUT;
    break;
  case CHILD_NOT_STARTED:
    fprintf(stderr, "firn: error: cannot run %s: %s\n", program, strerror(child.status));
    if (!host) fprintf(stderr, "  target %s needs it; ./bootstrap installs it\n", request->target->name);
    break;
  }
  return result;
}

/* Runs with `counts` (a path, or NULL) as the plugin's output. */
static struct emulator_result run(const struct emulator_request *request,
                                  const struct elf_file *image, const char *counts) {
  struct emulator_result result = {.end = EMULATOR_FAILED};
  struct line line = {.count = 0};
  if (make_line(request, image, counts, &line)) {
    struct child_result child = child_run(line.word, request->timeout, request->input,
                                          request->output ? request->output : STDOUT_FILENO);
    result = judge(request, line.word[0], child);
  }
  free_line(&line);
  FILE *file = counts ? fopen(counts, "r") : NULL;
  if (file) {
    read_counts(file, image, &result.counts);
    fclose(file);
  }
  return result;
}

static struct emulator_result run_interactive(const struct emulator_request *request) {
  struct emulator_result result = {.end = EMULATOR_FAILED};
  struct line line = {.count = 0};
  if (request->target->emulator.count && !request->target->interactive.count) {
    fprintf(stderr, "firn: error: target %s has no line `interactive` in its target.def\n", request->target->name);
    return result;
  }
  if (make_line(request, NULL, NULL, &line) && (result.status = terminal_run(line.word)) >= 0)
    result.end = EMULATOR_EXIT;
  else
    perror("firn: error");
  free_line(&line);
  return result;
}

struct emulator_result emulator_run(const struct emulator_request *request) {
  struct emulator_result failed = {.end = EMULATOR_FAILED};
  if (request->interactive) return run_interactive(request);
  if (!request->count || !request->target->emulator.count) return run(request, NULL, NULL);
  char error[PATH_MAX + 128], folder[] = "/tmp/firn-count-XXXXXX", counts[64];
  struct elf_file *image = elf_file_read(request->image, error, sizeof error);
  if (!image) {
    fprintf(stderr, "firn: error: %s\n", error);
    return failed;
  }
  if (!mkdtemp(folder)) {
    fprintf(stderr, "firn: error: cannot make %s\n", folder);
    elf_file_free(image);
    return failed;
  }
  snprintf(counts, sizeof counts, "%s/counts", folder);
  struct emulator_result result = run(request, image, counts);
  elf_file_free(image);
  remove(counts);
  rmdir(folder);
  return result;
}
