/* SPDX-License-Identifier: MIT */
/* `firn size`: what an image's bytes are spent on, or what changed between two images. A row a section, a row a module
   of the application, then the single objects; the modules' rows add up to the total. Modules are known by the spelling of symbols (freeze/size_kind.h). */
#include <stdio.h>
#include <string.h>

#include "compiler/options.h"
#include "compiler/size_table.h"
#include "freeze/build_id.h"
#include "freeze/contents.h"
#include "freeze/size_kind.h"

enum { STATUS_FAULT = 1 };

enum { TOTAL, SECTIONS, MODULES, OBJECTS, TABLES };
static const char *const titles[TABLES] = {"total", "section", "module", "object"};

static void add_sections(struct size_table tables[TABLES], int image, const struct elf_file *file) {
  for (uint32_t i = 0; i < file->section_count; i++) {
    const struct elf_section *section = &file->sections[i];
    if (section->use == ELF_OTHER || !section->size) continue;
    size_table_add(&tables[TOTAL], image, "total", section->use, section->size);
    size_table_add(&tables[SECTIONS], image, section->name, section->use, section->size);
  }
}

/* Objects of an application are numbered, and a line more shifts the numbers: in a comparison those of a module, and those that
   initialisers made, are one row. "firn_code_net_12" -> "firn_code_net_*" */
static const char *whole_of(const char *name, char *out, size_t size) {
  static const char *const numbered[] = {"firn_snap_", "firn_code_", "firn_fields_", "firn_nat_", "firn_slots_"};
  size_t len = strlen(name), digits = 0;
  while (digits < len && name[len - 1 - digits] >= '0' && name[len - 1 - digits] <= '9') digits++;
  for (size_t i = 0; digits && i < sizeof numbered / sizeof numbered[0]; i++) {
    if (strncmp(name, numbered[i], strlen(numbered[i])) || name[len - 1 - digits] != '_') continue;
    snprintf(out, size, "%.*s*", (int)(len - digits), name);
    return out;
  }
  return name;
}

static void add_symbols(struct size_table tables[TABLES], int image, const struct elf_file *file, bool compared) {
  struct contents contents;
  contents_find(&contents, file);
  for (uint32_t i = 0; i < contents.count; i++) {
    const struct content *row = &contents.rows[i];
    char owner[128] = "(no symbol)", whole[256];
    if (!row->size) continue;
    if (row->symbol) {
      size_owner(row->symbol->name, owner, sizeof owner);
      const char *name = compared ? whole_of(row->symbol->name, whole, sizeof whole) : row->symbol->name;
      size_table_add(&tables[OBJECTS], image, name, row->use, row->size);
    }
    size_table_add(&tables[MODULES], image, owner, row->use, row->size);
  }
  contents_free(&contents);
}

static bool add_image(struct size_table tables[TABLES], int image, const char *path, bool compared, char id[BUILD_ID_TEXT]) {
  char error[4096];
  struct elf_file *file = elf_file_read(path, error, sizeof error);
  if (!file) {
    fprintf(stderr, "error: %s\n", error);
    return false;
  }
  add_sections(tables, image, file);
  add_symbols(tables, image, file, compared);
  build_id_read(file, id);
  elf_file_free(file);
  return true;
}

static void print_tables(struct size_table tables[TABLES], size_t most) {
  for (int i = 0; i < TABLES; i++) {
    size_table_sort(&tables[i], 1);
    printf("%s", i ? "\n" : "");
    size_table_print(&tables[i], titles[i], i == OBJECTS ? most : SIZE_MAX);
  }
}

static void print_changes(struct size_table tables[TABLES], size_t most) {
  bool changed = false;
  for (int i = 0; i < TABLES; i++) {
    size_table_sort(&tables[i], SIZE_IMAGES);
    changed |= size_table_print_changes(&tables[i], titles[i], i == OBJECTS ? most : SIZE_MAX, !changed);
  }
  if (!changed) printf("no change\n");
}

int cmd_size(int argc, char **argv) {
  double most = 40;
  bool diff = false;
  const struct option rows[] = {
      {"count", 'n', OPTION_NUMBER, &most, "N", "how many objects to list (40)"},
      {"diff", 0, OPTION_FLAG, &diff, NULL, "compare two images: what grew, shrank, came and went; a module's numbered objects are one row (firn_code_main_*)"},
      {NULL, 0, 0, NULL, NULL, NULL},
  };
  const struct options options = {
      .command = "size",
      .usage = "OUT.elf [-n N]\n       firn size --diff OLD.elf NEW.elf [-n N]",
      .about = "Says what the bytes of an image are: by section, by module, and the largest objects.",
      .rows = rows,
      .least = 1,
      .most = 2,
  };
  struct arguments found;
  struct size_table tables[TABLES] = {{0}};
  char id[SIZE_IMAGES][BUILD_ID_TEXT] = {"", ""};
  int status = options_parse(&options, argc, argv, &found);
  if (status >= 0) return status;
  if (diff != (found.count == 2))
    return options_error(&options, diff ? "--diff compares two images" : "two images are compared with --diff");
  int first = diff ? SIZE_OLD : SIZE_NEW;
  bool done = add_image(tables, first, found.positional[0], diff, id[first]) &&
              (!diff || add_image(tables, SIZE_NEW, found.positional[1], diff, id[SIZE_NEW]));
  if (done) (diff ? print_changes : print_tables)(tables, most > 1e6 ? 1000000 : (size_t)most);
  for (int i = first; done && i < SIZE_IMAGES; i++)
    if (*id[i]) printf("%sbuild id %s%s\n", i == first ? "\n" : "", id[i], !diff ? "" : i == SIZE_OLD ? " (old)" : " (new)");
  for (int i = 0; i < TABLES; i++) size_table_free(&tables[i]);
  return done ? 0 : STATUS_FAULT;
}
