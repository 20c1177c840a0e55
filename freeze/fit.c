/* SPDX-License-Identifier: MIT */
/* An image that does not fit is the user's problem to solve, so he is told in his terms: what is needed and what there is,
   what kinds of things take it, which functions, constants and variables of his are the largest.

     error[rom-full]: app: image needs 512,344 bytes of ROM, limit 491,520: 20,824 too many
       native 96,410 · bytecode 121,900 · data 88,000 · names 41,220 · runtime 164,814
       largest: app/proto.py:41 parse_frame 18,204 (3110 as bytecode); app/main.py:7 bytes 12,008
       of the runtime: frame_run_full 3,486; fltfmt_write 960 */
#include "freeze/fit.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "freeze/contents.h"
#include "freeze/memory.h"
#include "freeze/report/data.h"

enum { TOLD = 5, JSON_TOLD = 20 };

const char *fit_number(uint64_t n, char out[32]) {
  char digits[32];
  int length = snprintf(digits, sizeof digits, "%" PRIu64, n), used = 0;
  for (int i = 0; i < length; i++) {
    if (i && (length - i) % 3 == 0) out[used++] = ',';
    out[used++] = digits[i];
  }
  out[used] = '\0';
  return out;
}

/* "native 96,410 · bytecode 121,900", what is nothing left out. */
static void tell_kinds(const uint64_t sizes[SIZE_KINDS]) {
  char n[32];
  const char *before = "";
  for (int i = 0; i < SIZE_KINDS; i++) {
    if (!sizes[i]) continue;
    fprintf(stderr, "%s%s %s", before, size_kind_name((enum size_kind)i), fit_number(sizes[i], n));
    before = " · ";
  }
}

/* ---- the largest ---- */

/* What belongs together: a function, a constant, all that is reached through a variable. */
struct share {
  char text[320];
  char more[96];   /* why it is in RAM; how large a native function is as bytecode */
  uint64_t size;
  bool is_runtime; /* and so nothing that the user wrote */
};

struct shares {
  struct share *rows;   /* by the number of their text, until they are sorted */
  uint32_t count, room;
  struct strset texts;
};

static struct share *share_of(struct shares *shares, const char *text) {
  uint32_t number = strset_add(&shares->texts, text, strlen(text));
  if (number < shares->count) return &shares->rows[number];
  shares->rows = memory_room(shares->rows, &shares->room, shares->count + 1, sizeof *shares->rows);
  struct share *share = &shares->rows[shares->count++];
  *share = (struct share){.size = 0};
  snprintf(share->text, sizeof share->text, "%s", text);
  return share;
}

static int by_size(const void *left, const void *right) {
  const struct share *a = left, *b = right;
  return a->size != b->size ? a->size > b->size ? -1 : 1 : strcmp(a->text, b->text);
}

static void place_text(const struct fit *fit, const struct named *named, char *out, size_t size) {
  const char *file = fit->naming->graph->modules[named->module]->file;
  if (named->line) snprintf(out, size, "%s:%u %s", file, named->line, named->what);
  else snprintf(out, size, "%s %s", file, named->what);
}

/* "app/fir.py:12 mix": the parts of a function together. */
static struct share *function_share(const struct fit *fit, struct shares *shares, const struct named *named) {
  char text[320];
  place_text(fit, named, text, sizeof text);
  struct share *share = share_of(shares, text);
  if (!strcmp(named->kind, "native code"))
    snprintf(share->more, sizeof share->more, "%u as bytecode", fit->naming->frozen[named->module]->codes[named->code].size);
  return share;
}

/* "app/tables.py:12 GAMMA": objects by the variable that leads to them. */
static struct share *variable_share(const struct fit *fit, struct shares *shares, const struct named *named) {
  char text[320];
  place_text(fit, named, text, sizeof text);
  struct share *share = share_of(shares, text);
  if (!share->more[0]) naming_reason(fit->naming, named, share->more, sizeof share->more);
  return share;
}

static void add_row(const struct fit *fit, struct shares *shares, const struct content *row, uint64_t size, bool ram) {
  struct named named;
  char text[320];
  naming_find(fit->naming, row->symbol->name, &named);
  bool is_placed = named.module != UINT32_MAX && named.what[0];
  struct share *share;
  if (is_placed && named.is_code) share = function_share(fit, shares, &named);
  else if (is_placed && named.shape[0] && ram) share = variable_share(fit, shares, &named);
  else {
    naming_text(fit->naming, row->symbol->name, text, sizeof text);
    share = share_of(shares, text);
    share->is_runtime = named.module == UINT32_MAX && row->kind == SIZE_RUNTIME;
  }
  share->size += size;
}

static void tell_shares(const struct shares *shares, const char *title, bool runtime, bool ram) {
  char n[32];
  int told = 0;
  for (uint32_t i = 0; i < shares->count && told < TOLD; i++) {
    const struct share *share = &shares->rows[i];
    if (share->is_runtime != runtime) continue;
    if (ram && !runtime)
      fprintf(stderr, "%s%s (%s)%s%s\n", told ? "           " : title, share->text, fit_number(share->size, n),
              share->more[0] ? " is in RAM: " : "", share->more);
    else
      fprintf(stderr, "%s%s %s%s%s%s", told ? "; " : title, share->text, fit_number(share->size, n), share->more[0] ? " (" : "",
              share->more, share->more[0] ? ")" : "");
    told++;
  }
  if (told && (!ram || runtime)) fprintf(stderr, "\n");
}

static void find_shares(const struct fit *fit, const struct contents *contents, bool ram, struct shares *shares) {
  *shares = (struct shares){0};
  for (uint32_t i = 0; i < contents->count; i++) {
    const struct content *row = &contents->rows[i];
    uint64_t size = ram ? content_ram(row) : content_rom(row);
    if (row->symbol && size && row->kind != SIZE_NAMES) add_row(fit, shares, row, size, ram);
  }
  if (shares->count) qsort(shares->rows, shares->count, sizeof *shares->rows, by_size);
}

static void shares_free(struct shares *shares) {
  free(shares->rows);
  strset_free(&shares->texts);
}

static void tell_largest(const struct fit *fit, const struct contents *contents, bool ram) {
  struct shares shares;
  find_shares(fit, contents, ram, &shares);
  tell_shares(&shares, "  largest: ", false, ram);
  tell_shares(&shares, "  of the runtime: ", true, ram);
  shares_free(&shares);
}

/* ---- judging ---- */

static uint64_t heap_of(const struct fit *fit) { return fit->heap ? fit->heap : fit->target->heap; }
static uint64_t stack_of(const struct fit *fit) { return fit->stack ? fit->stack : fit->target->stack; }

void fit_measure(const struct fit *fit, const struct elf_file *file, struct build_result *result) {
  struct elf_sizes sizes = elf_file_sizes(file);
  const struct elf_symbol *start = elf_file_symbol(file, "__heap_start");
  const struct elf_symbol *end = elf_file_symbol(file, "__heap_end");
  result->rom_bytes = sizes.rom;
  result->ram_static_bytes = sizes.data + sizes.bss;
  result->heap_bytes = start && end ? end->address - start->address : heap_of(fit);
  result->stack_bytes = stack_of(fit);
}

/* What is needed and what there is. Of an image that was linked the regions are not looked at: its linker script knows
   better what has to be where. */
struct shortage {
  enum build_shortage what;
  uint64_t needed, limit;
};

static struct shortage rom_shortage(const struct fit *fit, const struct build_result *result, bool linked) {
  const struct target *target = fit->target;
  uint64_t rom = 0;
  for (int i = linked ? 0 : target->regions; i-- > 0;)
    if (target->region[i].kind == TARGET_ROM) rom = target->region[i].size;
  if (fit->budget.rom && (!rom || fit->budget.rom < rom)) rom = fit->budget.rom;
  bool fits = !rom || result->rom_bytes <= rom;
  return (struct shortage){fits ? BUILD_FITS : BUILD_ROM_FULL, result->rom_bytes, rom};
}

static struct shortage ram_shortage(const struct fit *fit, const struct build_result *result, bool linked) {
  uint64_t ram = target_region_size(fit->target, TARGET_RAM), fixed = result->ram_static_bytes, heap = heap_of(fit);
  uint64_t needed = fixed + heap + stack_of(fit);
  if (fit->budget.ram && fixed > fit->budget.ram) return (struct shortage){BUILD_STATIC_FULL, fixed, fit->budget.ram};
  /* Linkers count in 64 bits: below a stack larger than the address of its end there is room without end. */
  if ((!linked || stack_of(fit) > ram) && ram && needed > ram) return (struct shortage){BUILD_RAM_FULL, needed, ram};
  if (!heap) heap = linked ? result->heap_bytes : ram > needed ? ram - needed : 0;
  if (fit->budget.heap > heap) return (struct shortage){BUILD_HEAP_SHORT, fit->budget.heap, heap};
  return (struct shortage){BUILD_FITS, 0, 0};
}

/* What sets the limit; NULL: the target's regions. */
static const char *origin_of(const struct fit *fit, const struct shortage *shortage) {
  const char *option = "--rom-limit";
  bool by_option = fit->by_option.rom;
  if (shortage->what == BUILD_RAM_FULL || (shortage->what == BUILD_ROM_FULL && shortage->limit != fit->budget.rom)) return NULL;
  if (shortage->what == BUILD_STATIC_FULL) option = "--ram-limit", by_option = fit->by_option.ram;
  if (shortage->what == BUILD_HEAP_SHORT) option = "--min-heap", by_option = fit->by_option.heap;
  return by_option ? option : "budget() in the manifest";
}

static const char *code_of(const struct shortage *shortage) { return shortage->what == BUILD_ROM_FULL ? "rom-full" : "ram-full"; }

/* "app: image needs 512,344 bytes of ROM, limit 491,520: 20,824 too many" */
static char *message_of(const struct fit *fit, const struct shortage *shortage) {
  static const struct { const char *needs, *has, *over; } words[] = {
      [BUILD_ROM_FULL] = {"image needs %s bytes of ROM", "limit", "many"},
      [BUILD_RAM_FULL] = {"RAM needs %s bytes", "has", "many"},
      [BUILD_STATIC_FULL] = {"image needs %s bytes of static RAM", "limit", "many"},
      [BUILD_HEAP_SHORT] = {"the heap is to have %s bytes", "has", "few"}};
  char needs[96], a[32], b[32];
  snprintf(needs, sizeof needs, words[shortage->what].needs, fit_number(shortage->needed, a));
  return memory_format("%s: %s, %s %s: %s too %s", fit->name, needs, words[shortage->what].has, fit_number(shortage->limit, a),
                       fit_number(shortage->needed - shortage->limit, b), words[shortage->what].over);
}

static void tell_head(const struct fit *fit, const struct shortage *shortage) {
  char *message = message_of(fit, shortage);
  const char *origin = origin_of(fit, shortage);
  fprintf(stderr, "error[%s]: %s\n", code_of(shortage), message);
  if (origin) fprintf(stderr, "  limit: %s\n", origin);
  free(message);
}

/* All of it as one line of JSON. */
static void tell_json(const struct fit *fit, const struct contents *contents, const struct shortage *shortage,
                      const uint64_t kinds[SIZE_KINDS]) {
  bool ram = shortage->what != BUILD_ROM_FULL;
  char *message = message_of(fit, shortage);
  cJSON *json = cJSON_CreateObject(), *by_kind, *rows;
  struct shares shares;
  cJSON_AddStringToObject(json, "level", "error");
  cJSON_AddStringToObject(json, "code", code_of(shortage));
  report_add_text(json, "message", message);
  report_add_number(json, "needed", shortage->needed);
  report_add_number(json, "limit", shortage->limit);
  report_add_text(json, "by", origin_of(fit, shortage));
  by_kind = cJSON_AddObjectToObject(json, "kinds");
  for (int i = 0; i < SIZE_KINDS; i++) report_add_number(by_kind, size_kind_name((enum size_kind)i), kinds[i]);
  rows = cJSON_AddArrayToObject(json, "largest");
  find_shares(fit, contents, ram, &shares);
  for (uint32_t i = 0; i < shares.count && i < JSON_TOLD; i++) {
    cJSON *row = cJSON_CreateObject();
    report_add_text(row, "name", shares.rows[i].text);
    report_add_number(row, "bytes", shares.rows[i].size);
    report_add_text(row, "note", shares.rows[i].more);
    cJSON_AddBoolToObject(row, "runtime", shares.rows[i].is_runtime);
    cJSON_AddItemToArray(rows, row);
  }
  fit_print(json);
  shares_free(&shares);
  free(message);
}

void fit_print(cJSON *json) {
  char *text = cJSON_PrintUnformatted(json);
  fprintf(stderr, "%s\n", text);
  free(text);
  cJSON_Delete(json);
}

static void tell_rom(const struct fit *fit, const struct contents *contents, const uint64_t kinds[SIZE_KINDS],
                     const struct shortage *shortage) {
  tell_head(fit, shortage);
  fprintf(stderr, "  ");
  tell_kinds(kinds);
  fprintf(stderr, "\n");
  tell_largest(fit, contents, false);
}

static void tell_ram(const struct fit *fit, const struct contents *contents, const uint64_t kinds[SIZE_KINDS],
                     const struct build_result *result, const struct shortage *shortage) {
  char a[32], b[32], c[32];
  uint64_t heap = shortage->what == BUILD_HEAP_SHORT ? shortage->limit : heap_of(fit);
  tell_head(fit, shortage);
  fprintf(stderr, "  static %s (", fit_number(result->ram_static_bytes, a));
  tell_kinds(kinds);
  fprintf(stderr, ") · stack %s · heap %s\n", fit_number(result->stack_bytes, b), heap ? fit_number(heap, c) : "what is left");
  if (result->ram_static_bytes) tell_largest(fit, contents, true);
}

enum build_outcome fit_judge(const struct fit *fit, const struct elf_file *file, bool linked, struct build_result *result) {
  struct contents contents;
  uint64_t rom[SIZE_KINDS], ram[SIZE_KINDS];
  contents_find(&contents, file);
  size_kinds(&contents, rom, ram);
  fit_measure(fit, file, result);
  result->native_bytes = rom[SIZE_NATIVE];
  struct shortage of_rom = rom_shortage(fit, result, linked), of_ram = ram_shortage(fit, result, linked);
  if (of_rom.what != BUILD_FITS) {
    if (fit->json) tell_json(fit, &contents, &of_rom, rom);
    else tell_rom(fit, &contents, rom, &of_rom);
  }
  if (of_ram.what != BUILD_FITS) {
    if (fit->json) tell_json(fit, &contents, &of_ram, ram);
    else tell_ram(fit, &contents, ram, result, &of_ram);
  }
  contents_free(&contents);
  const struct shortage *first = of_rom.what != BUILD_FITS ? &of_rom : &of_ram;
  result->shortage = first->what;
  result->needed = first->needed;
  result->limit = first->limit;
  return first->what == BUILD_FITS ? BUILD_DONE : BUILD_NO_FIT;
}
