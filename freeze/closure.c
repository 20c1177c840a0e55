/* SPDX-License-Identifier: MIT */
/* The graph of sections that a linker would make of an image and the runtime archive, walked as its
   --gc-sections does (closure.h).

   A node is a section with bytes in memory; an edge leads to a node (of the same file) or to a symbol, whose
   node is known once its definition has been read. Walking a symbol that nothing defines is harmless:
   it is of a library that the runtime stands on, which refers to nothing of ours.

   Sections .asks.OPERATION are notes (OPS_ASK in runtime/core/object.h): each address in one lies in
   code that asks types for that operation; that becomes an edge from the code to a symbol of that
   name, which no C program can have. */
#include "freeze/closure.h"

#include <errno.h>
#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "freeze/image_private.h"
#include "freeze/memory.h"
#include "freeze/strset.h"

/* Where an edge leads; 0 of both: nowhere. */
struct goal {
  uint32_t node, symbol;
};

struct edge {
  struct goal to;
  uint32_t next; /* of the same node */
  bool is_value; /* a word that a program can get hold of, when it is the address of a type */
};

struct node {
  uint32_t edges;
  bool reached;
};

struct mark {
  uint32_t node;
  bool reached, is_value;
};

struct closure {
  struct strset names; /* of symbols, from 0 */
  struct mark *marks;  /* by symbol; number + 1 in goals */
  struct node *nodes;  /* from 1 */
  struct edge *edges;  /* from 1 */
  uint32_t *stack;     /* nodes reached and not yet walked */
  uint32_t mark_room, node_count, node_room, edge_count, edge_room, stack_count, stack_room;
};

struct closure *closure_new(void) {
  struct closure *closure = memory_zero(sizeof *closure);
  closure->node_count = closure->edge_count = 1;
  return closure;
}

void closure_free(struct closure *closure) {
  if (!closure) return;
  strset_free(&closure->names);
  free(closure->marks);
  free(closure->nodes);
  free(closure->edges);
  free(closure->stack);
  free(closure);
}

static uint32_t add_node(struct closure *closure) {
  closure->nodes = memory_room(closure->nodes, &closure->node_room, closure->node_count + 1, sizeof *closure->nodes);
  closure->nodes[closure->node_count] = (struct node){0};
  return closure->node_count++;
}

static struct goal symbol_goal(struct closure *closure, const char *name) {
  uint32_t before = closure->names.count, number = strset_add(&closure->names, name, strlen(name));
  if (number == before) {
    closure->marks = memory_room(closure->marks, &closure->mark_room, number + 1, sizeof *closure->marks);
    closure->marks[number] = (struct mark){0};
  }
  return (struct goal){0, number + 1};
}

static void add_edge(struct closure *closure, uint32_t from, struct goal to, bool is_value) {
  if (!from || (!to.node && !to.symbol)) return;
  closure->edges = memory_room(closure->edges, &closure->edge_room, closure->edge_count + 1, sizeof *closure->edges);
  closure->edges[closure->edge_count] = (struct edge){to, closure->nodes[from].edges, is_value};
  closure->nodes[from].edges = closure->edge_count++;
}

/* ---- walking ---- */

static void reach_node(struct closure *closure, uint32_t node) {
  if (!node || closure->nodes[node].reached) return;
  closure->nodes[node].reached = true;
  closure->stack = memory_room(closure->stack, &closure->stack_room, closure->stack_count + 1, sizeof *closure->stack);
  closure->stack[closure->stack_count++] = node;
}

static void define(struct closure *closure, const char *name, uint32_t node) {
  uint32_t symbol = symbol_goal(closure, name).symbol;
  struct mark *mark = &closure->marks[symbol - 1];
  if (mark->node) return;
  mark->node = node;
  if (mark->reached) reach_node(closure, node);
}

static void reach_goal(struct closure *closure, struct goal goal, bool is_value) {
  if (goal.symbol) {
    struct mark *mark = &closure->marks[goal.symbol - 1];
    mark->reached = true;
    mark->is_value |= is_value;
    goal.node = mark->node;
  }
  reach_node(closure, goal.node);
}

static void walk(struct closure *closure) {
  while (closure->stack_count) {
    uint32_t node = closure->stack[--closure->stack_count];
    for (uint32_t i = closure->nodes[node].edges; i; i = closure->edges[i].next)
      reach_goal(closure, closure->edges[i].to, closure->edges[i].is_value);
  }
}

void closure_want(struct closure *closure, const char *symbol) {
  reach_goal(closure, symbol_goal(closure, symbol), false);
  walk(closure);
}

static const struct mark *find(const struct closure *closure, const char *symbol) {
  uint32_t number;
  return strset_find(&closure->names, symbol, strlen(symbol), &number) ? &closure->marks[number] : NULL;
}

bool closure_has(const struct closure *closure, const char *symbol) {
  const struct mark *mark = find(closure, symbol);
  return mark && mark->reached;
}

#define ASKS ".asks."

bool closure_asks(const struct closure *closure, const char *operation) {
  char name[64];
  snprintf(name, sizeof name, ASKS "%s", operation);
  return closure_has(closure, name);
}

bool closure_has_type(const struct closure *closure, const char *ops) {
  const struct mark *goal = find(closure, ops);
  if (!goal) return false;
  uint32_t number = (uint32_t)(goal - closure->marks) + 1;
  for (uint32_t k = 0; k < closure->names.count; k++) {
    if (!closure->marks[k].is_value || !closure->marks[k].node) continue;
    for (uint32_t i = closure->nodes[closure->marks[k].node].edges; i; i = closure->edges[i].next)
      if (closure->edges[i].to.symbol == number) return true;
  }
  return false;
}

/* ---- an image in the making ---- */

void closure_add_image(struct closure *closure, const struct image *image) {
  uint32_t first = closure->node_count;
  for (uint32_t i = 0; i < image->section_count; i++) add_node(closure);
  for (uint32_t i = 1; i < image->symbol_count; i++)
    if (image->symbols[i].section) define(closure, image->symbols[i].name, first + image->symbols[i].section);
  for (uint32_t i = 1; i < image->section_count; i++) {
    const struct section *section = &image->sections[i];
    for (uint32_t k = 0; k < section->address_count; k++) {
      const struct address *address = &section->addresses[k];
      add_edge(closure, first + i, symbol_goal(closure, image->symbols[address->symbol].name), !address->is_type);
    }
  }
}

/* ---- object files ---- */

/* A file being read. */
struct object {
  struct closure *closure;
  Elf *elf;
  uint32_t *node;     /* by section; 0: not in memory */
  struct goal *goals; /* by symbol */
  size_t sections, symbols, names;
  bool wanted; /* its undefined symbols are */
};

static bool read_symbols(struct object *object, Elf_Scn *scn, const GElf_Shdr *header) {
  Elf_Data *data = elf_getdata(scn, NULL);
  GElf_Sym symbol;
  if (!data || object->goals || !header->sh_entsize) return data != NULL;
  object->symbols = header->sh_size / header->sh_entsize;
  object->goals = memory_zero((object->symbols + 1) * sizeof *object->goals);
  for (size_t i = 1; i < object->symbols && gelf_getsym(data, (int)i, &symbol); i++) {
    const char *name = elf_strptr(object->elf, header->sh_link, symbol.st_name);
    uint32_t node = symbol.st_shndx < object->sections ? object->node[symbol.st_shndx] : 0;
    if (!name) return false;
    if (GELF_ST_BIND(symbol.st_info) == STB_LOCAL) {
      object->goals[i].node = node;
      continue;
    }
    object->goals[i] = symbol_goal(object->closure, name);
    if (node) define(object->closure, name, node);
    else if (object->wanted) reach_goal(object->closure, object->goals[i], true);
  }
  return true;
}

/* The symbols that a section's relocations refer to: as edges from it, or, when it is a note, to it. */
static bool read_relocations(struct object *object, Elf_Scn *scn, const GElf_Shdr *header) {
  GElf_Shdr about;
  Elf_Scn *target = elf_getscn(object->elf, header->sh_info);
  Elf_Data *data = elf_getdata(scn, NULL);
  if (!target || !gelf_getshdr(target, &about) || !header->sh_entsize) return false;
  const char *name = elf_strptr(object->elf, object->names, about.sh_name);
  bool is_note = name && !strncmp(name, ASKS, strlen(ASKS));
  uint32_t from = header->sh_info < object->sections ? object->node[header->sh_info] : 0;
  for (size_t i = 0; data && i < header->sh_size / header->sh_entsize; i++) {
    GElf_Rela rela;
    GElf_Rel rel;
    if (header->sh_type == SHT_RELA ? !gelf_getrela(data, (int)i, &rela) : !gelf_getrel(data, (int)i, &rel)) return false;
    size_t symbol = GELF_R_SYM(header->sh_type == SHT_RELA ? rela.r_info : rel.r_info);
    if (symbol >= object->symbols) return false;
    struct goal goal = object->goals[symbol];
    if (is_note) add_edge(object->closure, goal.node, symbol_goal(object->closure, name), false);
    else add_edge(object->closure, from, goal, false);
  }
  return data != NULL;
}

/* Every section of a kind that `read` takes. */
static bool each_section(struct object *object, bool relocations,
                         bool (*read)(struct object *, Elf_Scn *, const GElf_Shdr *)) {
  GElf_Shdr header;
  for (Elf_Scn *scn = NULL; (scn = elf_nextscn(object->elf, scn));) {
    if (!gelf_getshdr(scn, &header)) return false;
    bool is = relocations ? header.sh_type == SHT_REL || header.sh_type == SHT_RELA : header.sh_type == SHT_SYMTAB;
    if (is && header.sh_size && !read(object, scn, &header)) return false;
  }
  return true;
}

static bool add_object(struct closure *closure, Elf *elf, bool wanted) {
  struct object object = {.closure = closure, .elf = elf, .wanted = wanted};
  GElf_Shdr header;
  if (elf_getshdrnum(elf, &object.sections) || elf_getshdrstrndx(elf, &object.names)) return false;
  object.node = memory_zero((object.sections + 1) * sizeof *object.node);
  for (Elf_Scn *scn = NULL; (scn = elf_nextscn(elf, scn));)
    if (gelf_getshdr(scn, &header) && header.sh_flags & SHF_ALLOC) object.node[elf_ndxscn(scn)] = add_node(closure);
  bool good = each_section(&object, false, read_symbols) && each_section(&object, true, read_relocations);
  free(object.node);
  free(object.goals);
  return good;
}

bool closure_add_file(struct closure *closure, const char *path, char *error, size_t size) {
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    snprintf(error, size, "%s: %s", path, strerror(errno));
    return false;
  }
  elf_version(EV_CURRENT);
  Elf *file = elf_begin(fd, ELF_C_READ, NULL), *member;
  bool is_archive = file && elf_kind(file) == ELF_K_AR, good = is_archive;
  Elf_Cmd next = ELF_C_READ;
  if (file && elf_kind(file) == ELF_K_ELF) good = add_object(closure, file, true);
  while (is_archive && good && next != ELF_C_NULL && (member = elf_begin(fd, next, file))) {
    if (elf_kind(member) == ELF_K_ELF) good = add_object(closure, member, false);
    next = elf_next(member);
    elf_end(member);
  }
  if (file) elf_end(file);
  close(fd);
  if (!good) snprintf(error, size, "%s: not an ELF object or archive, or a damaged one", path);
  return good;
}
