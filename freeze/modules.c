/* SPDX-License-Identifier: MIT */
/* A compiled module in ROM, perhaps as dense code (dense.h): code objects over frozen bytes, one constant pool, the module object.
   What changes when the program runs is a few words of RAM a module: its state and its slots, one
   block for all modules, so that the collector has one range of roots. The block begins as zeros,
   "absent" and "unset": nothing of it is in ROM. With a snapshot it begins as what the snapshot says, and a module
   whose variables nothing sets has its slots in ROM; if nothing of it is left for boot, either, it has no state. */
#include "freeze/modules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "freeze/abi.h"
#include "freeze/builtins.h"
#include "freeze/dense.h"
#include "freeze/fabi.h"
#include "freeze/memory.h"
#include "freeze/modules_private.h"
#include "freeze/scan.h"
#include "freeze/services.h"
#include "freeze/snapshot.h"
#include "runtime/abi/code.h"
#include "runtime/abi/hash.h"
#include "runtime/abi/image.h"
#include "runtime/abi/symbol.h"

const char *modules_writer_symbol(struct writer *w, const char *prefix, char *out, size_t size) {
  snprintf(out, size, "firn_%s_%s", prefix, w->name);
  return out;
}

void modules_symbol(char *out, size_t size, const char *prefix, const char *module) {
  char *begin = memory_format("firn_%s_", prefix);
  symbol_escape(out, size, begin, module, strlen(module));
  free(begin);
}

struct rom_value modules_text(struct rom *rom, struct code_text text) { return rom_str(rom, text.data ? text.data : "", text.len); }

/* A table of names; its address, or 0 when it is empty. */
static struct rom_value emit_texts(struct writer *w, const char *symbol, const struct code_text *texts,
                                   uint32_t count) {
  if (!count) return rom_word(0);
  struct rom_object table = rom_begin_words(w->rom, symbol, count, IMAGE_ROM, IMAGE_LOCAL);
  for (uint32_t i = 0; i < count; i++) rom_set_word(&table, i, modules_text(w->rom, texts[i]));
  return table.value;
}

/* Reserves words of the modules' RAM under a symbol. */
static struct rom_value reserve_ram(struct writer *w, const char *prefix, uint32_t words) {
  struct image *image = w->rom->image;
  char symbol[640];
  if (!words) return rom_word(0);
  uint32_t size = words * w->rom->layout.word;
  uint32_t at = image_reserve(image, w->modules->ram, size, w->rom->layout.word);
  struct rom_value value = rom_address(w->rom, modules_writer_symbol(w, prefix, symbol, sizeof symbol));
  image_define(image, value.symbol, w->modules->ram, at, size, IMAGE_GLOBAL);
  return value;
}

struct rom_value modules_reserve_state(struct modules *modules, const char *module) {
  struct writer w = {.modules = modules, .rom = modules->rom};
  snprintf(w.name, sizeof w.name, "%s", module);
  return reserve_ram(&w, "state", 2);
}

void modules_begin(struct modules *modules, struct rom *rom, enum build_lines lines, bool has_data) {
  *modules = (struct modules){.rom = rom, .lines = lines, .builtin = builtins_value};
  modules->ram = image_add_section(rom->image, has_data ? ".data.firn.modules" : ".bss.firn.modules",
                                   has_data ? IMAGE_DATA : IMAGE_BSS, rom->layout.word);
  modules->ram_symbol = image_find_symbol(rom->image, "firn_modules_ram");
}

/* Without places; of those the first one is the file's name. */
struct rom_value modules_pool(const struct rom *rom, image_symbol symbol) { return (struct rom_value){symbol, rom->layout.word}; }

static struct rom_value emit_module(struct modules *modules, const struct module_input *input, const uint32_t *entries) {
  struct rom *rom = modules->rom;
  struct writer w = {.modules = modules, .rom = rom, .input = input, .frozen = input->frozen, .entries = entries};
  char symbol[640];
  symbol_escape(w.name, sizeof w.name, "", input->name, strlen(input->name));
  w.file = rom_text(rom, modules->lines == LINES_NONE ? "?" : input->file);
  w.places = modules->places;
  w.pool = modules_pool(rom, rom_address(rom, modules_writer_symbol(&w, "pool", symbol, sizeof symbol)).symbol);
  if (w.places) w.pool.number = 2;
  labels_begin(&w.labels, w.frozen, modules->lines == LINES_NONE ? (struct code_text){"?", 1} : w.frozen->codes[0].unit->name,
               w.places ? modules_pool_words(rom, w.frozen) : 0);
  for (uint32_t i = 0; i < w.frozen->n_codes; i++) modules_emit_code(&w, i);
  modules_emit_pool(&w);
  if (w.labels.count > LABELS_MOST || w.labels.words > LABELS_MOST) modules->crowded = input->file;
  labels_free(&w.labels);
  struct rom_value names = emit_texts(&w, modules_writer_symbol(&w, "slotnames", symbol, sizeof symbol),
                                      w.frozen->slots, w.frozen->n_slots);
  struct rom_object info = rom_begin(rom, modules_writer_symbol(&w, "info", symbol, sizeof symbol), LAY_module_info, 0,
                                     IMAGE_ROM, IMAGE_GLOBAL, NULL);
  rom_set(&info, FLD_module_info_name, rom_text(rom, input->name));
  rom_set(&info, FLD_module_info_file, w.file);
  rom_set(&info, FLD_module_info_slot_names, names);
  if (snapshot_has_code(input->snapshot, input->number, 0))
    rom_set(&info, FLD_module_info_code, modules_code_address(rom, modules_code_symbol(&w, "code", 0, symbol, sizeof symbol)));
  rom_set_number(&info, FLD_module_info_n_slots, w.frozen->n_slots);
  rom_set_number(&info, FLD_module_info_is_package, input->is_package);
  struct rom_object module = rom_begin(rom, modules_writer_symbol(&w, "mod", symbol, sizeof symbol), LAY_module, 0,
                                       IMAGE_ROM, IMAGE_GLOBAL, "module_type");
  rom_set(&module, FLD_module_info, info.value);
  if (!input->has_constants) {
    rom_set(&module, FLD_module_slots, reserve_ram(&w, "slots", w.frozen->n_slots));
  } else if (w.frozen->n_slots) {
    struct rom_object slots = rom_begin_words(rom, modules_writer_symbol(&w, "slots", symbol, sizeof symbol), w.frozen->n_slots, IMAGE_ROM, IMAGE_GLOBAL);
    rom_set(&module, FLD_module_slots, slots.value);
  }
  if (!input->is_constant) rom_set(&module, FLD_module_state, reserve_ram(&w, "state", 2));
  return module.value;
}

struct rom_value modules_emit(struct modules *modules, const struct module_input *input) {
  if (!modules->dense) return emit_module(modules, input, NULL);
  struct dense_module dense = dense_module_make(input, modules->lines != LINES_NONE);
  struct module_input changed = *input;
  changed.frozen = &dense.frozen;
  changed.body = NULL;
  if (dense.too_large) modules->too_large = input->file, modules->large_code = dense.too_large;
  struct rom_value value = emit_module(modules, &changed, dense.entries);
  free(dense.entries);
  return value;
}

/* ---- the registry ---- */

static int by_info(const void *left, const void *right) {
  const struct strset_text *a = left, *b = right;
  uint32_t x = (uint32_t)hash_info(a->data, a->len), y = (uint32_t)hash_info(b->data, b->len);
  if (x != y) return x < y ? -1 : 1;
  int order = memcmp(a->data, b->data, a->len < b->len ? a->len : b->len);
  return order ? order : (a->len > b->len) - (a->len < b->len);
}

/* Will the name be linked anyway? A table of all of them would keep those that only code mentions that is not. */
static bool is_linked(const struct closure *closure, const struct fabi *runtime, const struct strset_text *text) {
  char symbol[3 * SYMBOL_NAME_MAX + 40];
  rom_str_symbol(symbol, sizeof symbol, text->data, text->len);
  return (!closure || closure_has(closure, symbol)) && !(runtime && fabi_find(runtime, symbol));
}

/* Places of names behind each other, `at` in bytes, each padded to 1 << *shift bytes, which are as few as places fit into 16 bits
   so. Returns how many bytes they take. */
static uint32_t place_names(const struct rom *rom, const image_symbol *names, uint32_t count, uint32_t *at, unsigned *shift) {
  for (*shift = rom->layout.word == 8 ? 3 : 2;; ++*shift) {
    uint32_t end = 0, unit = 1u << *shift;
    for (uint32_t i = 0; i < count; i++) {
      at[i] = end;
      end += (image_symbol_size(rom->image, names[i]) + unit - 1) & ~(unit - 1);
    }
    at[count] = end;
    if (end >> *shift <= UINT16_MAX) return end;
  }
}

/* Sorted texts. */
static void emit_names(struct rom *rom, const struct strset_text *texts, uint32_t count, const char *symbol) {
  image_symbol *names = memory_zero((count + 1) * sizeof *names);
  uint32_t *at = memory_zero((count + 1) * sizeof *at);
  unsigned shift, word = rom->layout.word;
  for (uint32_t i = 0; i < count; i++) names[i] = rom_str(rom, texts[i].data, texts[i].len).symbol;
  uint32_t bytes = place_names(rom, names, count, at, &shift), buckets = (count + IMAGE_BUCKET_NAMES - 1) / IMAGE_BUCKET_NAMES;
  struct rom_object table = rom_begin_words(rom, symbol, 3 + (2 * (buckets + 1) + word - 1) / word, IMAGE_ROM, IMAGE_GLOBAL);
  image_section section = rom->places ? rom->places : table.section;
  uint32_t start = image_reserve(rom->image, section, bytes, 1u << shift);
  for (uint32_t i = 0; i < count; i++) image_move(rom->image, names[i], section, start + at[i]);
  for (uint32_t i = 0, b = 0; b <= buckets; b++) {
    while (i < count && IMAGE_BUCKET((uint32_t)hash_info(texts[i].data, texts[i].len), buckets) < b) i++;
    image_set_number(rom->image, table.section, table.base + 3 * word + 2 * b, 2, at[i] >> shift);
  }
  rom_set_word(&table, 0, count ? (struct rom_value){names[0], NAME_VALUE(word)} : rom_word(0));
  rom_set_word(&table, 1, rom_word(buckets));
  rom_set_word(&table, 2, rom_word(shift));
  free(names);
  free(at);
}

void modules_emit_names(struct rom *rom, const struct closure *closure, const struct fabi *runtime) {
  struct strset all = {0};
  if (!runtime && closure && !closure_has(closure, "firn_names")) return;
  for (uint32_t i = 0; i < rom->texts.count; i++) strset_add(&all, rom->texts.texts[i].data, rom->texts.texts[i].len);
#define NAME_ROW(id, text) if (!runtime) strset_add(&all, text, strlen(text));
#include "runtime/abi/name.def"
#undef NAME_ROW
  uint32_t count = 0;
  struct strset_text *sorted = memory_zero((all.count + 1) * sizeof *sorted);
  for (uint32_t i = 0; i < all.count; i++)
    if (is_linked(closure, runtime, &all.texts[i])) sorted[count++] = all.texts[i];
  qsort(sorted, count, sizeof *sorted, by_info);
  if (count > UINT16_MAX) count = UINT16_MAX; /* more have no place, and are more than an image may have: image_write says so */
  emit_names(rom, sorted, count, runtime ? "firn_app_names_table" : "firn_names");
  if (runtime) rom_word_named(rom, "firn_app_names", rom_address(rom, "firn_app_names_table"));
  free(sorted);
  strset_free(&all);
}

/* firn_roots: the variables of this image and, where it is another one, of the runtime. */
static void emit_roots(struct modules *modules, const struct build_options *options) {
  struct rom *rom = modules->rom;
  const struct fabi_symbol *other = options->runtime && !modules->at_build ? fabi_find(options->runtime, RUNTIME_RAM) : NULL;
  uint32_t bytes = image_section_size(rom->image, modules->ram), at = 0;
  image_define(rom->image, modules->ram_symbol, modules->ram, 0, bytes, IMAGE_GLOBAL);
  struct rom_object roots = rom_begin_words(rom, "firn_roots", other ? 6 : 4, IMAGE_ROM, IMAGE_GLOBAL);
  if (bytes) {
    rom_set_word(&roots, at++, (struct rom_value){modules->ram_symbol, 0});
    rom_set_word(&roots, at++, rom_word(bytes / rom->layout.word));
  }
  if (other) {
    rom_set_word(&roots, at++, rom_address(rom, RUNTIME_RAM));
    rom_set_word(&roots, at++, rom_word((int64_t)other->size / rom->layout.word));
  }
  /* The start of the empty range at the end is no address that anybody reads. */
  if (options->target && services_are_linked(options->target)) rom_set_word(&roots, at ? at : 2, rom_address(rom, SERVICES_MARK));
}

void modules_emit_registry(struct modules *modules,
                           const struct rom_value *all, uint32_t count, struct rom_value main_module,
                           const struct build_options *options) {
  struct rom *rom = modules->rom;
  struct rom_object table = rom_begin_words(rom, "firn_modules", count, IMAGE_ROM, IMAGE_GLOBAL);
  for (uint32_t i = 0; i < count; i++) rom_set_word(&table, i, all[i]);
  rom_word_named(rom, "firn_modules_count", rom_word(count));
  rom_word_named(rom, "firn_main", main_module);
  rom_word_named(rom, "firn_run", rom_address(rom, abi_run(rom->layout.flt == 8, modules->at_build, options->prompt)));
  emit_roots(modules, options);
  struct rom_object test = rom_begin_words(rom, "firn_test", 2, IMAGE_ROM, IMAGE_GLOBAL);
  if (!modules->at_build) {
    rom_set_word(&test, 0, rom_word(options->gc_stress));
    rom_set_word(&test, 1, rom_word(options->fail_alloc));
  }
}
