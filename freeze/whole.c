/* SPDX-License-Identifier: MIT */
/* Which symbols of the merged bitcode (compiler/llvm/whole.c) are referred to by what is linked beside it, and which are defined
   there: objects count as a whole, of archives the members that something wants, as linkers take them. A linker script of
   ours (services.ld) wants what it names. */
#include "freeze/whole.h"

#include <ctype.h>
#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "compiler/ir/backend.h"
#include "freeze/memory.h"
#include "freeze/native.h"
#include "freeze/strset.h"

/* A member of an archive. */
struct member {
  struct strset defined, undefined;
};

struct whole {
  const struct whole_request *request;
  struct strset bitcode; /* what it defines */
  struct strset defined; /* by objects beside it and members that were taken */
  struct strset wanted;  /* by them */
  struct member *members;
  uint32_t count, room;
  bool taken; /* the members that are linked */
  char error[4096];
};

static bool has(const struct strset *set, const char *text) { return strset_has(set, text, (uint32_t)strlen(text)); }
static void add(struct strset *set, const char *text) { strset_add(set, text, (uint32_t)strlen(text)); }

/* The global symbols of an object. */
static bool read_symbols(Elf *elf, struct strset *defined, struct strset *undefined) {
  GElf_Shdr header;
  GElf_Sym symbol;
  for (Elf_Scn *scn = NULL; (scn = elf_nextscn(elf, scn));) {
    if (!gelf_getshdr(scn, &header)) return false;
    if (header.sh_type != SHT_SYMTAB || !header.sh_entsize) continue;
    Elf_Data *data = elf_getdata(scn, NULL);
    for (size_t i = 1; data && i < header.sh_size / header.sh_entsize && gelf_getsym(data, (int)i, &symbol); i++) {
      const char *name = elf_strptr(elf, header.sh_link, symbol.st_name);
      if (!name) return false;
      if (GELF_ST_BIND(symbol.st_info) != STB_LOCAL && *name) add(symbol.st_shndx == SHN_UNDEF ? undefined : defined, name);
    }
  }
  return true;
}

static bool read_archive(struct whole *whole, int fd, Elf *file) {
  Elf *part;
  bool good = true;
  for (Elf_Cmd next = ELF_C_READ; good && next != ELF_C_NULL && (part = elf_begin(fd, next, file));) {
    if (elf_kind(part) == ELF_K_ELF) {
      whole->members = memory_room(whole->members, &whole->room, whole->count + 1, sizeof *whole->members);
      struct member *member = &whole->members[whole->count++];
      *member = (struct member){0};
      good = read_symbols(part, &member->defined, &member->undefined);
    }
    next = elf_next(part);
    elf_end(part);
  }
  return good;
}

/* Every name in a linker script. */
static bool read_script(struct whole *whole, int fd) {
  FILE *file = fdopen(dup(fd), "r");
  char name[512];
  size_t n = 0;
  if (!file) return false;
  for (int c = 0; c != EOF;) {
    c = getc(file);
    if (isalnum(c) || c == '_' || c == '.') {
      if (n + 1 < sizeof name) name[n++] = (char)c;
    } else if (n) {
      name[n] = '\0';
      add(&whole->wanted, name);
      n = 0;
    }
  }
  return fclose(file) == 0;
}

static bool read_file(struct whole *whole, const char *path) {
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  elf_version(EV_CURRENT);
  Elf *file = fd < 0 ? NULL : elf_begin(fd, ELF_C_READ, NULL);
  bool good = false;
  if (file) {
    switch (elf_kind(file)) {
    case ELF_K_ELF: good = read_symbols(file, &whole->defined, &whole->wanted); break;
    case ELF_K_AR: good = read_archive(whole, fd, file); break;
    default: good = read_script(whole, fd); break;
    }
    elf_end(file);
  }
  if (fd >= 0) close(fd);
  if (!good) snprintf(whole->error, sizeof whole->error, "%s: cannot be read, or is damaged", path);
  return good;
}

/* Takes a member when something in it will be linked that is nowhere else. */
static void take(struct whole *whole, const struct member *member) {
  bool takes = false;
  for (uint32_t i = 0; i < member->defined.count && !takes; i++) {
    const char *name = member->defined.texts[i].data;
    takes = has(whole->request->kept, name) && !has(&whole->defined, name) && !has(&whole->bitcode, name);
  }
  if (!takes) return;
  for (uint32_t i = 0; i < member->defined.count; i++) add(&whole->defined, member->defined.texts[i].data);
  for (uint32_t i = 0; i < member->undefined.count; i++) add(&whole->wanted, member->undefined.texts[i].data);
}

static void on_definition(void *context, const char *symbol) {
  struct whole *whole = context;
  add(&whole->bitcode, symbol);
}

static enum llvm_place place_of(void *context, const char *symbol) {
  struct whole *whole = context;
  for (uint32_t i = 0; i < whole->count && !whole->taken; i++) take(whole, &whole->members[i]);
  whole->taken = true;
  if (has(&whole->defined, symbol)) return LLVM_ELSEWHERE;
  return has(&whole->wanted, symbol) ? LLVM_NEEDED : LLVM_INSIDE;
}

/* Compiles; a message (owned), or NULL. */
static char *compile(struct whole *whole, const struct llvm_api *llvm, const char *runtime) {
  const struct whole_request *request = whole->request;
  struct llvm_target target = {request->target->triple, request->target->cpu, request->target->features};
  struct llvm_whole what = {runtime, request->bitcode, NATIVE_PASSES, on_definition, place_of, whole};
  struct llvm_output out = {.object = request->out, .passes = "elim-avail-extern,lto<Oz>"};
  return llvm->compile_whole(&target, &what, &out);
}

enum build_outcome whole_compile_image(const struct whole_request *request) {
  struct whole whole = {.request = request};
  char runtime[4096] = "", *error = NULL;
  const char *why;
  bool good = true;
  const struct llvm_api *llvm = backend_llvm(&why);
  if (!target_bitcode(request->target, request->width, request->copies_up, runtime, sizeof runtime))
    error = *runtime ? memory_format("no runtime as bitcode %s\n  it is made with the toolkit: cmake --build", runtime)
                     : memory_format("%s: no runtime as bitcode for --release: target.def says no 'bitcode'", request->target->name);
  else if (!llvm)
    error = memory_format("--release needs LLVM 22: %s", why);
  for (uint32_t i = 0; i < request->beside_count && good && !error; i++) good = read_file(&whole, request->beside[i]);
  if (!error) error = good ? compile(&whole, llvm, runtime) : memory_text(whole.error);
  if (error) fprintf(stderr, "error[tool]: %s\n", error);
  for (uint32_t i = 0; i < whole.count; i++) {
    strset_free(&whole.members[i].defined);
    strset_free(&whole.members[i].undefined);
  }
  free(whole.members);
  strset_free(&whole.bitcode);
  strset_free(&whole.defined);
  strset_free(&whole.wanted);
  enum build_outcome outcome = error ? BUILD_TOOL : BUILD_DONE;
  free(error);
  return outcome;
}
