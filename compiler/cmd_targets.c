/* SPDX-License-Identifier: MIT */
/* `firn targets`: the targets of the toolkit, or all that one target.def says and the modules there are for it. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/options.h"
#include "freeze/builtins.h"
#include "freeze/library.h"
#include "freeze/strset.h"
#include "freeze/target.h"

static const struct options options = {
    .command = "targets",
    .usage = "[TARGET|FOLDER]",
    .about = "Lists the targets, or describes one. -t of the other commands takes a name from this\n"
             "list or a folder that holds a target.def.",
    .most = 1,
};

static void print_size(uint64_t size) {
  if (size >= 1024 * 1024 && size % (1024 * 1024) == 0)
    printf("%" PRIu64 "M", size >> 20);
  else if (size % 1024 == 0)
    printf("%" PRIu64 "K", size >> 10);
  else
    printf("%" PRIu64, size);
}

static int list(void) {
  char **names, error[512];
  int count = target_names(&names), status = 0;
  for (int i = 0; i < count; i++) {
    struct target *target = target_load(names[i], error, sizeof error);
    if (target) {
      printf("%-14s %s\n", target->name, target->about);
    } else {
      fprintf(stderr, "firn targets: error: %s\n", error);
      status = 1;
    }
    target_free(target);
  }
  free(names);
  return status;
}

static void print_words(const char *what, const struct target_words *words) {
  if (!words->count) return;
  printf("  %-10s", what);
  for (int i = 0; i < words->count; i++) printf(" %s", words->word[i]);
  putchar('\n');
}

static void describe_memory(const struct target *target) {
  for (int i = 0; i < target->regions; i++) {
    const struct target_region *region = &target->region[i];
    printf("  %-10s %s at 0x%08" PRIx64 ", ", region->kind == TARGET_ROM ? "rom" : "ram",
           region->name, region->origin);
    print_size(region->size);
    putchar('\n');
  }
  if (target->arch == TARGET_HOST) return;
  printf("  heap       ");
  if (target->heap)
    print_size(target->heap);
  else
    printf("what is left of ram");
  printf("\n  stack      ");
  print_size(target->stack);
  putchar('\n');
}

static int by_text(const void *left, const void *right) {
  const struct strset_text *a = left, *b = right;
  int order = memcmp(a->data, b->data, a->len < b->len ? a->len : b->len);
  return order ? order : (a->len > b->len) - (a->len < b->len);
}

/* What an application can import that is not its own, in lines. */
static void print_modules(void) {
  enum { WIDTH = 100, INDENT = 13 };
  struct strset names = {0};
  builtins_module_names(&names);
  library_names(&names);
  qsort(names.texts, names.count, sizeof *names.texts, by_text);
  size_t column = (size_t)printf("  modules   ");
  for (uint32_t i = 0; i < names.count; i++) {
    if (column + 1 + names.texts[i].len > WIDTH) column = (size_t)printf("\n%*s", INDENT - 1, "");
    column += (size_t)printf(" %.*s", (int)names.texts[i].len, names.texts[i].data);
  }
  putchar('\n');
  strset_free(&names);
}

static int describe(const char *name) {
  char error[512];
  struct target *target = target_load(name, error, sizeof error);
  if (!target) {
    fprintf(stderr, "firn targets: error: %s\n", error);
    return error[0] == '/' || error[0] == '.' ? 1 : 2;
  }
  printf("%s: %s\n", target->name, target->about);
  printf("  floats     %s by default\n", target->float_width == TARGET_SINGLE ? "single" : "double");
  if (target->cpu[0]) printf("  cpu        %s (%s)\n", target->cpu, target->triple);
  printf("  runtime    %s\n", target->runtime);
  describe_memory(target);
  if (target->console[0]) printf("  console    %s\n", target->console);
  print_words("formats", &target->formats);
  print_words("compiler", &target->cc);
  print_words("linker", &target->link);
  print_words("emulator", &target->emulator);
  print_words("interactive", &target->interactive);
  print_modules();
  for (int i = 0; i < target->folders; i++) printf("  folder     %s\n", target->folder[i]);
  target_free(target);
  return 0;
}

int cmd_targets(int argc, char **argv) {
  struct arguments found;
  int status = options_parse(&options, argc, argv, &found);
  if (status >= 0) return status;
  return found.count ? describe(found.positional[0]) : list();
}
