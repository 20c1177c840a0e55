/* SPDX-License-Identifier: MIT */
/* C functions of the firmware that Python calls, and the other way round (c_modules.h). A line of an object is

     fn MODULE NAME SYMBOL SIGNATURE        pure MODULE NAME SYMBOL SIGNATURE        call MODULE FUNCTION NAME SIGNATURE

   where SYMBOL is the function that checks and converts arguments, which the firmware's compiler made from the same line:
   here only their number counts. */
#include "freeze/c_modules.h"

#include <errno.h>
#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "freeze/builtins.h"
#include "freeze/graph.h"
#include "freeze/image.h"
#include "freeze/memory.h"
#include "freeze/modules.h"
#include "runtime/abi/cfunction.h"
#include "runtime/abi/symbol.h"

static bool fail(const char *file, const char *what, const char *module, const char *name) {
  fprintf(stderr, "error[c-module]: %s: %s.%s %s\n", file, module, name, what);
  return false;
}

/* ---- reading ---- */

static const struct c_row *find(const struct c_modules *c, bool is_call, const char *module, const char *name) {
  for (uint32_t i = 0; c && i < c->count; i++)
    if (c->rows[i].is_call == is_call && !strcmp(c->rows[i].module, module) && (!name || !strcmp(c->rows[i].name, name)))
      return &c->rows[i];
  return NULL;
}

static bool read_line(struct c_modules *c, const char *file, const char *line) {
  char module[256], name[256], c_name[512], signature[256];
  bool is_call = !strncmp(line, "call ", 5), is_pure = !strncmp(line, "pure ", 5);
  if ((!is_call && !is_pure && strncmp(line, "fn ", 3)) ||
      sscanf(strchr(line, ' '), " %255s %255s %511s %255[^\n]", module, name, c_name, signature) != 4) {
    fprintf(stderr, "error[c-module]: %s: section .firn.module has a line of another version of firn.h: '%.60s'\n", file, line);
    return false;
  }
  const struct c_row *other = is_call ? NULL : find(c, false, module, name);
  if (other) return fail(file, "is defined twice", module, name);
  if (!is_call && builtins_has_module(module, strlen(module)))
    return fail(file, "cannot be: Firn has a module of that name", module, name);
  if (is_pure && (strstr(signature, "buffer_rw") || strstr(signature, "object")))
    return fail(file, "is FIRN_FN_PURE: such a function has no buffer_rw or object", module, name);
  c->rows = memory_room(c->rows, &c->room, c->count + 1, sizeof *c->rows);
  c->rows[c->count++] = (struct c_row){memory_text(file), memory_text(module), memory_text(name), memory_text(c_name),
                                       memory_text(signature), is_pure, is_call};
  return true;
}

static bool read_section(struct c_modules *c, const char *file, Elf_Scn *scn) {
  Elf_Data *data = elf_getdata(scn, NULL);
  const char *text = data ? data->d_buf : NULL;
  if (!text || !data->d_size) return true;
  if (text[data->d_size - 1]) return read_line(c, file, "(cut off)");
  for (size_t at = 0; at < data->d_size; at += strlen(text + at) + 1)
    if (text[at] && !read_line(c, file, text + at)) return false;
  return true;
}

/* A function of Xtensa's windowed ABI begins with ENTRY a1, which the call0 ABI has no use for. */
static bool is_windowed(const Elf_Data *code, uint64_t at) {
  const uint8_t *bytes = code->d_buf;
  return bytes && at + 2 < code->d_size && bytes[at] == 0x36 && (bytes[at + 1] & 15) == 1;
}

/* Do the functions of these symbols have the target's ABI? The linker would not notice. */
static bool has_abi(const char *file, Elf *elf, Elf_Scn *symbols, const struct target *target) {
  Elf_Data *data = elf_getdata(symbols, NULL);
  bool has_function = false, found = false, wanted = !strcmp(target->windowed, "yes");
  GElf_Sym symbol;
  for (int i = 1; data && gelf_getsym(data, i, &symbol); i++) {
    Elf_Scn *scn = GELF_ST_TYPE(symbol.st_info) == STT_FUNC ? elf_getscn(elf, symbol.st_shndx) : NULL;
    Elf_Data *code = scn ? elf_getdata(scn, NULL) : NULL;
    if (!code) continue;
    has_function = true;
    found |= is_windowed(code, symbol.st_value);
  }
  if (!has_function || found == wanted) return true;
  static const char *const abis[] = {"call0", "windowed"};
  fprintf(stderr, "error[c-module]: %s: compiled for Xtensa's %s ABI, but %s has the %s one\n", file, abis[found], target->name, abis[wanted]);
  return false;
}

static bool read_object(struct c_modules *c, const struct target *target, const char *file, Elf *elf) {
  GElf_Ehdr about;
  GElf_Shdr header;
  size_t names;
  if (elf_kind(elf) != ELF_K_ELF || !gelf_getehdr(elf, &about) || about.e_type != ET_REL || elf_getshdrstrndx(elf, &names)) {
    fprintf(stderr, "error[c-module]: %s: not an ELF object (one with link-time optimisation cannot be read)\n", file);
    return false;
  }
  if (about.e_machine != image_machine(target)) {
    fprintf(stderr, "error[c-module]: %s: compiled for another machine than %s\n", file, target->name);
    return false;
  }
  for (Elf_Scn *scn = NULL; (scn = elf_nextscn(elf, scn));) {
    const char *name = gelf_getshdr(scn, &header) ? elf_strptr(elf, names, header.sh_name) : NULL;
    if (name && header.sh_type == SHT_SYMTAB && target->arch == TARGET_XTENSA && !has_abi(file, elf, scn, target)) return false;
    if (name && !strcmp(name, ".firn.module") && !read_section(c, file, scn)) return false;
  }
  return true;
}

bool c_modules_read(struct c_modules *c, const struct target *target, const char *const *objects, uint32_t count) {
  bool good = true;
  *c = (struct c_modules){.objects = objects, .object_count = count};
  elf_version(EV_CURRENT);
  for (uint32_t i = 0; good && i < count; i++) {
    int fd = open(objects[i], O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
      fprintf(stderr, "error[c-module]: %s: %s\n", objects[i], strerror(errno));
      return false;
    }
    Elf *elf = elf_begin(fd, ELF_C_READ, NULL);
    good = read_object(c, target, objects[i], elf);
    if (elf) elf_end(elf);
    close(fd);
  }
  return good;
}

void c_modules_free(struct c_modules *c) {
  for (uint32_t i = 0; i < c->count; i++) {
    free(c->rows[i].file);
    free(c->rows[i].module);
    free(c->rows[i].name);
    free(c->rows[i].c_name);
    free(c->rows[i].signature);
  }
  free(c->rows);
}

bool c_modules_has(const struct c_modules *c, const char *module) { return find(c, false, module, NULL) != NULL; }

bool c_modules_has_function(const struct c_modules *c, const char *module, const char *name) {
  return find(c, false, module, name) != NULL;
}

bool c_modules_are_pure(const struct c_modules *c) {
  for (uint32_t i = 0; i < c->count; i++)
    if (!c->rows[i].is_pure) return false;
  return true;
}

bool c_modules_bring_text(const struct c_modules *c) {
  for (uint32_t i = 0; i < c->count; i++)
    if (strstr(c->rows[i].signature, "str")) return true;
  return false;
}

/* ---- calls from C ---- */

static bool has_slot(const struct frozen_module *frozen, const char *name) {
  for (uint32_t i = 0; frozen && i < frozen->n_slots; i++)
    if (frozen->slots[i].len == strlen(name) && !memcmp(frozen->slots[i].data, name, frozen->slots[i].len)) return true;
  return false;
}

/* "i32(i32, buffer)" -> 2 */
static unsigned count_arguments(const char *signature) {
  const char *open = strchr(signature, '('), *p = open ? open + 1 : "";
  while (*p == ' ') p++;
  if (!*p || *p == ')' || !strncmp(p, "void)", 5)) return 0;
  unsigned count = 1;
  for (; *p; p++) count += *p == ',';
  return count;
}

/* The function of that name, where the module is source and one plain `def` at its top binds it; NULL: not known. */
static const AstFunctionDef *find_function(const struct graph_module *module, const char *name) {
  const AstFunctionDef *found = NULL;
  for (uint32_t i = 0; module->ast && i < module->ast->body.count; i++) {
    const AstNode *node = module->ast->body.items[i];
    const AstFunctionDef *function = node->kind == AST_FunctionDef ? (const AstFunctionDef *)node : NULL;
    if (function && !strcmp(function->name->text, name)) found = function;
  }
  bool is_plain = found && !found->decorator_list.count && found->symbol && found->symbol->bindings == 1 &&
                  !(found->symbol->flags & SYMBOL_OUTER_BOUND);
  return is_plain ? found : NULL;
}

/* Does the function take as many arguments as C passes? False when it was told that it does not. */
static bool check_arguments(const struct c_row *row, const struct graph_module *module) {
  const AstFunctionDef *function = find_function(module, row->name);
  if (!function) return true;
  const Astarguments *takes = (const Astarguments *)function->args;
  uint32_t most = takes->posonlyargs.count + takes->args.count, least = most - takes->defaults.count, by_name = 0;
  unsigned passed = count_arguments(row->signature);
  for (uint32_t i = 0; i < takes->kw_defaults.count; i++) by_name += !takes->kw_defaults.items[i];
  if (passed >= least && (passed <= most || takes->vararg) && !by_name) return true;
  fprintf(stderr, "error[c-module]: %s:%u: %s.%s does not take the %u argument%s that C passes: %s in %s\n", module->file,
          function->base.span.line, row->module, row->name, passed, passed == 1 ? "" : "s", row->signature, row->file);
  return false;
}

bool c_modules_check(const struct c_modules *c, const struct graph *graph, struct frozen_module *const *frozen) {
  bool good = true;
  for (uint32_t i = 0; i < c->count; i++) {
    const struct c_row *row = &c->rows[i];
    bool found = !row->is_call;
    for (uint32_t m = 0; m < graph->count; m++) {
      if (!row->is_call || strcmp(graph->modules[m]->name, row->module) || !has_slot(frozen[m], row->name)) continue;
      found = true;
      if (!check_arguments(row, graph->modules[m])) good = false;
    }
    if (!found) good = fail(row->file, "is called from C, but the application does not define it", row->module, row->name);
  }
  return good;
}

/* ---- as objects ---- */

static struct rom_value emit_function(struct rom *rom, const struct c_row *row) {
  char symbol[800], member[520];
  int len = snprintf(member, sizeof member, "%s.%s", row->module, row->name);
  symbol_escape(symbol, sizeof symbol, "firn_cfun_", member, (size_t)len);
  struct rom_object object = rom_begin(rom, symbol, LAY_cfunction, 0, IMAGE_ROM, IMAGE_GLOBAL, "cfunction_type");
  unsigned arguments = count_arguments(row->signature);
  rom_set(&object, FLD_cfunction_name, rom_text(rom, row->name));
  rom_set(&object, FLD_cfunction_fn, rom_address(rom, rom->at_build ? "snapshot_trap_firmware" : row->c_name));
  rom_set_number(&object, FLD_cfunction_sig, CFUN_N);
  rom_set_number(&object, FLD_cfunction_min, arguments);
  rom_set_number(&object, FLD_cfunction_max, arguments);
  rom_set_number(&object, FLD_cfunction_flags, CFUN_IMPURE);
  return object.value;
}

struct rom_value c_modules_emit(const struct c_modules *c, struct rom *rom, const struct reach *reach, const char *module) {
  char symbol[640];
  uint32_t count = 0, at = 0;
  struct rom_value *functions = memory_zero(c->count * sizeof *functions);
  for (uint32_t i = 0; i < c->count; i++) {
    if (c->rows[i].is_call || strcmp(c->rows[i].module, module)) continue;
    functions[i] = emit_function(rom, &c->rows[i]);
    count += reach_member(reach, module, c->rows[i].name);
  }
  modules_symbol(symbol, sizeof symbol, "members", module);
  struct rom_object table = rom_begin(rom, symbol, LAY_members, 2 * count, IMAGE_ROM, IMAGE_GLOBAL, NULL);
  rom_set_number(&table, FLD_members_n, count);
  for (uint32_t i = 0; i < c->count; i++) {
    if (rom_is_zero(functions[i]) || !reach_member(reach, module, c->rows[i].name)) continue;
    rom_set_tail(&table, FLD_members_rows, at++, rom_text(rom, c->rows[i].name));
    rom_set_tail(&table, FLD_members_rows, at++, functions[i]);
  }
  free(functions);
  modules_symbol(symbol, sizeof symbol, "info", module);
  struct rom_object info = rom_begin(rom, symbol, LAY_module_info, 0, IMAGE_ROM, IMAGE_GLOBAL, NULL);
  rom_set(&info, FLD_module_info_name, rom_text(rom, module));
  rom_set(&info, FLD_module_info_members, table.value);
  modules_symbol(symbol, sizeof symbol, "mod", module);
  struct rom_object object = rom_begin(rom, symbol, LAY_module, 0, IMAGE_ROM, IMAGE_GLOBAL, "module_type");
  rom_set(&object, FLD_module_info, info.value);
  return object.value;
}

void c_modules_emit_exports(const struct c_modules *c, struct rom *rom) {
  char symbol[640];
  uint32_t count = 0, at = 0;
  for (uint32_t i = 0; i < c->count; i++) count += c->rows[i].is_call;
  struct rom_object table = rom_begin_words(rom, "firn_exports", 3 * (count + 1), IMAGE_ROM, IMAGE_GLOBAL);
  for (uint32_t i = 0; i < c->count; i++) {
    if (!c->rows[i].is_call) continue;
    modules_symbol(symbol, sizeof symbol, "mod", c->rows[i].module);
    rom_set_word(&table, at++, rom_address(rom, symbol));
    rom_set_word(&table, at++, rom_text(rom, c->rows[i].module));
    rom_set_word(&table, at++, rom_text(rom, c->rows[i].name));
  }
}
