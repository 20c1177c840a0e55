/* SPDX-License-Identifier: MIT */
#ifndef FIRN_FREEZE_TARGET_H
#define FIRN_FREEZE_TARGET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A board or emulated machine, as its target.def describes it (targets/README.md has the keys).
   All texts belong to the target and live until target_free. Absent texts are "". */

enum target_arch { TARGET_HOST, TARGET_THUMB, TARGET_XTENSA };
enum target_float { TARGET_SINGLE, TARGET_DOUBLE };

/* How native code becomes an object: LLVM writes it, or LLVM writes assembly whose literal pools
   are moved, which the assembler that the route names then takes. */
enum target_object { TARGET_OBJECT_ELF, TARGET_OBJECT_LITERALS };

enum target_region_kind { TARGET_ROM, TARGET_RAM };

struct target_region {
  char name[16];
  enum target_region_kind kind;
  uint64_t origin, size;
  unsigned load; /* the least number of bytes a load from it takes: 1, or 4 */
};

/* A command line or list of files; ends with NULL. */
struct target_words {
  char **word;
  int count;
};

enum { TARGET_REGIONS = 8, TARGET_FOLDERS = 8 };

struct target {
  const char *name;  /* last part of the folder's path */
  const char *about; /* one line */
  int abstract;      /* 1: only to inherit from */
  enum target_arch arch;
  int word_bits; /* 32 or 64 */
  enum target_float float_width;
  const char *triple, *cpu, *features; /* for LLVM */
  const char *float_abi;               /* "soft" or "hard" */
  const char *windowed;                /* "yes" for Xtensa's windowed ABI */
  enum target_object object;
  const char *runtime;                  /* the runtime archive's name: its ABI */
  int builtins;                         /* what the runtime brings: 0 nothing, 1 mem* and str*, 2 libgcc's part too */
  const char *bitcode;                  /* the name of the runtime as LLVM bitcode: of that and the float ABI; "": there is none */
  struct target_words bitcode_cc;       /* makes it */
  struct target_words cc, cflags;       /* compiles the board's own C and assembly, and the runtime */
  struct target_words link;             /* the linker and its fixed options */
  struct target_words libs;             /* absolute paths, resolved when asked for */
  struct target_words emulator;         /* with {image} and {plugin}; count 0: runs by itself */
  struct target_words interactive;      /* the same for a person or program that types: in real time, with {serial} */
  struct target_words formats;          /* "elf" "bin" "hex" … */
  uint64_t uf2_family;                  /* of UF2 files, or 0 */
  const char *console;
  int files; /* 1: the board has port_files (runtime/port_optional.h) */
  struct target_region region[TARGET_REGIONS];
  int regions;
  uint64_t erase;       /* bytes of flash that are erased at once: an application apart from its runtime begins at a multiple */
  uint64_t heap, stack; /* bytes; heap 0: all RAM that is left */
  /* The target's folder first, then those it inherits from. */
  const char *folder[TARGET_FOLDERS];
  int folders;
  struct target_text *texts; /* owns all of the above */
};

/* Loads the target NAME of the toolkit, or the folder of that path when `name` has a slash or is
   no toolkit target but a folder with a target.def; or the first target whose runtime has that name. Returns NULL with one line in `error`:
   "FILE:LINE: what", or the unknown name and the nearest known ones. */
struct target *target_load(const char *name, char *error, size_t size);
void target_free(struct target *target);

/* Names of the toolkit's targets (abstract ones left out), sorted; owned by the caller as one
   block: free(names). Returns the count. */
int target_names(char ***names);

/* Path of the target's file FILE ("link.ld"), its own or the nearest inherited one, into `out`.
   False when there is none. */
bool target_file(const struct target *target, const char *file, char *out, size_t size);

/* Resolves the i-th library pattern ("/usr/lib/gcc/x/[*]/libgcc.a": the last match, versions in
   order) into `out`; false when nothing matches. */
bool target_library(const struct target *target, int i, char *out, size_t size);

/* The runtime archive for a float width, or the one whose containers copy up (runtime/core/copy_up.h), into `out`; false when it does not exist (`out` then
   still holds the path that was looked for). */
bool target_runtime(const struct target *target, enum target_float width, bool copies_up, char *out, size_t size);

/* The runtime as a module of LLVM bitcode, the same way; false, too, when the target has none. */
bool target_bitcode(const struct target *target, enum target_float width, bool copies_up, char *out, size_t size);

/* The archive for firmware of others (runtime/embed), the same way. */
bool target_embed(const struct target *target, enum target_float width, char *out, size_t size);

/* The board's sources, its own before inherited ones, one per base name. `object` is the object
   that was built beside it, or "" when it must be compiled with target->cc and cflags. */
struct target_source {
  char path[512], object[512];
};
int target_sources(const struct target *target, struct target_source *out, int most);

/* "140K" -> 143360; false when it is no size. */
bool target_read_size(const char *text, uint64_t *out);

/* Sum of the sizes of the regions of a kind. */
uint64_t target_region_size(const struct target *target, enum target_region_kind kind);

#endif
