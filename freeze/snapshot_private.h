/* SPDX-License-Identifier: MIT */
/* Between the files of the snapshot. */
#ifndef FIRN_FREEZE_SNAPSHOT_PRIVATE_H
#define FIRN_FREEZE_SNAPSHOT_PRIVATE_H

#include "freeze/elf_file.h"
#include "freeze/snapshot.h"

/* Why a statement is left for boot, and what it does then. */
enum snapshot_fate {
  FATE_RUN,  /* ran at build time, and is not in the image */
  FATE_KEPT, /* ran at build time, and runs again at boot: an import of a module that has something to do at boot */
  FATE_TOLD, /* left: `why` says what it does that must not be done at build time */
  FATE_LEFT  /* left: shares something with the statement `root` stands for, or found out when it ran */
};

struct snapshot_statement {
  uint32_t offset, size, line; /* in the frozen code of the module's body */
  enum snapshot_fate fate;
  char *why;     /* owned; "" when it only depends on another */
  unsigned root; /* number of the statement that it depends on, which is its own when it depends on none; 0: ran */
  bool is_root;  /* others depend on it, it on none */
  bool import;   /* an import statement and nothing else */
};

struct snapshot_body {
  struct snapshot_statement *statements;
  uint32_t count;
  uint32_t number;      /* in firn_snapshot_modules */
  uint32_t first_code;  /* number of its code object 0, those of the others follow */
  uint32_t first_step;  /* number of the code object of its first statement */
  bool *traps;          /* by code object: was seen to call what must not run */
  struct code_text *slot_import; /* by slot: the builtin module that alone is stored there; data NULL: none */
  uint32_t slots_at;    /* snapshot_variable's: 1 + where its variables are in the modules' RAM; 0: not looked for */
  bool self_is_class;   /* a method's first parameter may be a class here */
  struct frozen_code boot; /* what is left */
  char *code_prefix;    /* what the symbols of its code objects begin with */
  bool *code_lives, *pool_lives; /* of the code objects and constants */
  bool *code_made;               /* code of functions among the objects */
  bool keeps_all;                /* machine code may name its functions */
  uint8_t *boot_bytes;
};

/* Memory of the image that ran: what it told, and what its file says. */
struct snapshot_cell {
  uint64_t address;
  uint32_t size;
  uint8_t *bytes;
};
struct snapshot_memory {
  struct snapshot_cell *cells; /* sorted by address */
  uint32_t count, room;
  struct snapshot_cell ram;    /* the modules' */
  struct elf_file *image;
};

/* An object of the final image, firn_snap_N, for people. */
struct snapshot_made {
  char *kind;      /* "list", "dict items", "class Foo", "Foo instance" */
  uint32_t origin; /* word of the modules' RAM that leads to it */
  uint32_t size;
  bool in_rom, copies_up;
  uint32_t change_module, change_line; /* as in snapshot_object */
};

/* What leads to an object: another one, or a word of the modules' RAM. */
struct snapshot_link {
  uint32_t from;   /* number, or UINT32_MAX: … */
  uint32_t origin; /* … this word */
  uint32_t to;
};

struct snapshot {
  struct graph *graph;
  struct frozen_module *const *frozen;
  const struct target *target;
  enum target_float width;
  struct snapshot_body *bodies; /* by module of the graph; count 0: builtin */
  uint32_t codes, modules;      /* how many are numbered */
  struct snapshot_memory memory;
  const bool *keeps_all;        /* by module: all functions stay */
  const bool *never;            /* by module: all statements stay for boot */
  bool has_classes;             /* among the objects */
  struct snapshot_made *made;   /* by the number in its symbol */
  uint32_t made_count;
  struct snapshot_link *links;  /* between them, in the order they were found */
  uint32_t link_count, link_room;
  bool *lent;                   /* by cell: contents that are in ROM until they are written; NULL: not known yet */
  bool copies_up;               /* there are such */
  char *fault;                  /* an object that cannot be written: what it is; NULL */
  uint32_t fault_module, fault_slot;
};

/* ---- snapshot_uses.c ---- */

/* Finds the statements of all modules, and those that must not run because of what they call by name. */
void snapshot_find_statements(struct snapshot *snapshot);
struct snapshot_use_list {
  uint32_t flags;
  struct rom_value *words;
  uint32_t count, room;
};
/* What the bytes [from, to) of a code object use. `rom` NULL: only flags and `why` (the first call that must not be made,
   owned by the caller, may be NULL). */
void snapshot_scan(struct snapshot *snapshot, struct rom *rom, uint32_t module, uint32_t code, uint32_t from, uint32_t to,
                   struct snapshot_use_list *out, char **why);

/* What is said of a call that must not be made, "owner.name" of builtin.def or "address"; owned by the caller. */
char *snapshot_reason(const char *what);

/* ---- snapshot_image.c ---- */

/* Makes what is left of each module: snapshot_body. */
void snapshot_make_boot(struct snapshot *snapshot);

/* ---- snapshot_objects.c ---- */

/* Where the RAM of a module with this prefix ("slots", "state") is in the block, or UINT32_MAX. */
uint32_t snapshot_ram_offset(const struct snapshot *snapshot, const char *prefix, uint32_t module);
/* The variable whose word of the modules' RAM this is. False when it is none. */
bool snapshot_variable(const struct snapshot *snapshot, uint32_t offset, uint32_t *module, uint32_t *slot);

/* ---- snapshot_tell.c ---- */

/* Adds notes about what is left for boot. */
void snapshot_tell(const struct snapshot *snapshot, Diags *notes);

/* With all objects and links known: sets the objects' origins. The variable that names an object best is the nearest
   one, and one that is more than an import. */
void snapshot_find_origins(struct snapshot *snapshot);
/* Forgets the objects. */
void snapshot_made_free(struct snapshot *snapshot);

/* ---- snapshot_lend.c ---- */

/* Finds out which contents are lent: snapshot->lent. */
void snapshot_lend(struct snapshot *snapshot, const struct layout_target *layout, const struct reach *reach, enum build_copy_up how);

/* ---- snapshot_left.c ---- */

/* An object refers to the code object with this symbol. */
void snapshot_keep_code(struct snapshot *snapshot, const char *symbol);
/* After snapshot_make_boot, with all objects seen. */
void snapshot_find_left(struct snapshot *snapshot);

/* ---- snapshot_run.c ---- */

enum snapshot_end { SNAPSHOT_DONE, SNAPSHOT_AGAIN /* a statement was left for boot: run another */, SNAPSHOT_FAILED };

/* Runs the image and reads what it tells: fates of statements, memory. */
enum snapshot_end snapshot_run_image(struct snapshot *snapshot, const char *path, const char *folder);

/* Tells the image on disk, the one that ran last, what is known now: statements not to be run. False when it cannot be written. */
bool snapshot_mark_image(struct snapshot *snapshot, const char *path);

/* ---- snapshot_memory.c ---- */

bool snapshot_memory_open(struct snapshot_memory *memory, const char *path);
void snapshot_memory_free(struct snapshot_memory *memory);
void snapshot_memory_add(struct snapshot_memory *memory, uint64_t address, uint8_t *bytes, uint32_t size);
void snapshot_memory_sort(struct snapshot_memory *memory);
/* The heap cell that begins at the address, or NULL. */
const struct snapshot_cell *snapshot_memory_cell(const struct snapshot_memory *memory, uint64_t address);
/* Up to `size` bytes at the address, of the heap or of the image's file; NULL when they are not there. */
const uint8_t *snapshot_memory_bytes(const struct snapshot_memory *memory, uint64_t address, uint32_t size);
/* The text of a str or name, that many bytes; NULL when there is none. A name's header may be missing and is not read. */
const char *snapshot_memory_text(const struct snapshot_memory *memory, const struct layout_target *layout, uint64_t word, uint32_t *len);
enum { SNAPSHOT_BLOCK_VALUES = 3 /* layout.def */ };
/* How many values or bytes of the block that a field of an object points to are in use, at most. */
uint64_t snapshot_memory_used(const struct snapshot_memory *memory, const struct layout_target *layout, const uint8_t *object, enum layout_field_id field);
/* The symbol at the address that another image has too, or NULL. */
const char *snapshot_memory_symbol(const struct snapshot_memory *memory, uint64_t address);
uint64_t snapshot_number(const uint8_t *bytes, unsigned size);
/* The length of a str or bytes object (it is read up to its data). */
uint32_t snapshot_text_size(const struct layout_target *layout, const uint8_t *object);

#endif
