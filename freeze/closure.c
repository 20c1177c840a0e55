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

#include "freeze/closure_private.h"
#include "freeze/image_private.h"
#include "freeze/memory.h"

struct closure *closure_new(void) {
  struct closure *closure = memory_zero(sizeof *closure);
  closure->node_count = closure->edge_count = 1;
  return closure;
}

void closure_free(struct closure *closure) {
  if (!closure) return;
  strset_free(&closure->names);
  strset_free(&closure->labels);
  strset_free(&closure->locals);
  free(closure->local_nodes);
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
  struct edge edge = {.to = to, .next = closure->nodes[from].edges, .from = from, .is_value = is_value};
  if (to.symbol) {
    edge.next_to = closure->marks[to.symbol - 1].edges;
    closure->marks[to.symbol - 1].edges = closure->edge_count;
  }
  closure->edges[closure->edge_count] = edge;
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
  closure->nodes[node].is_value |= mark->is_value;
  if (mark->reached) reach_node(closure, node);
}

static void reach_goal(struct closure *closure, struct goal goal, bool is_value) {
  if (goal.symbol) {
    struct mark *mark = &closure->marks[goal.symbol - 1];
    mark->reached = true;
    mark->is_value |= is_value;
    goal.node = mark->node;
    if (goal.node) closure->nodes[goal.node].is_value |= is_value;
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

void closure_add_alias(struct closure *closure, const char *symbol, const char *target) {
  uint32_t number = symbol_goal(closure, symbol).symbol - 1;
  if (!closure->marks[number].node) {
    uint32_t node = add_node(closure);
    closure->marks[number].node = node;
    if (closure->named) closure->nodes[node].name = closure_label(closure, symbol);
  }
  add_edge(closure, closure->marks[number].node, symbol_goal(closure, target), false);
}

static const struct mark *find(const struct closure *closure, const char *symbol) {
  uint32_t number;
  return strset_find(&closure->names, symbol, strlen(symbol), &number) ? &closure->marks[number] : NULL;
}

bool closure_has(const struct closure *closure, const char *symbol) {
  const struct mark *mark = find(closure, symbol);
  return mark && mark->reached;
}

void closure_collect(const struct closure *closure, struct strset *out) {
  for (uint32_t i = 0; i < closure->names.count; i++)
    if (closure->marks[i].reached) strset_add(out, closure->names.texts[i].data, closure->names.texts[i].len);
}

#define ASKS ".asks."

const char *closure_missing(const struct closure *closure, uint32_t *at) {
  while (*at < closure->names.count) {
    uint32_t i = (*at)++;
    const char *name = closure->names.texts[i].data;
    if (closure->marks[i].reached && !closure->marks[i].node && strncmp(name, ASKS, strlen(ASKS))) return name;
  }
  return NULL;
}

bool closure_asks(const struct closure *closure, const char *operation) {
  char name[64];
  snprintf(name, sizeof name, ASKS "%s", operation);
  return closure_has(closure, name);
}

bool closure_has_type(const struct closure *closure, const char *ops) {
  const struct mark *goal = find(closure, ops);
  if (!goal) return false;
  for (uint32_t i = goal->edges; i; i = closure->edges[i].next_to)
    if (closure->nodes[closure->edges[i].from].is_value) return true;
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
    for (uint32_t k = 0; k < section->short_count; k++)
      if (section->shorts[k].symbol) add_edge(closure, first + i, symbol_goal(closure, image->symbols[section->shorts[k].symbol].name), true);
  }
}

/* ---- object files ---- */

/* With names: one of several symbols of a section, a node of its own. */
struct piece {
  uint32_t section, node;
  uint64_t at, end;
};

/* A file being read. */
struct object {
  struct closure *closure;
  Elf *elf;
  uint32_t *node;     /* by section; 0: not in memory */
  struct piece *pieces; /* sorted; they do not overlap */
  uint32_t piece_count, piece_room;
  struct goal *goals; /* by symbol */
  size_t sections, symbols, names;
  bool wanted; /* its undefined symbols are */
};

static int by_place(const void *left, const void *right) {
  const struct piece *a = left, *b = right;
  if (a->section != b->section) return a->section < b->section ? -1 : 1;
  return a->at != b->at ? a->at < b->at ? -1 : 1 : 0;
}

/* The piece of a section that a byte is in, or NULL. */
static const struct piece *piece_at(const struct object *object, uint32_t section, uint64_t at) {
  uint32_t low = 0, high = object->piece_count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    const struct piece *piece = &object->pieces[middle];
    if (piece->section < section || (piece->section == section && piece->at <= at)) low = middle + 1;
    else high = middle;
  }
  const struct piece *piece = low ? &object->pieces[low - 1] : NULL;
  return piece && piece->section == section && at < piece->end ? piece : NULL;
}

/* Where a symbol begins in its section: of code for ARM the address tells the instruction set, too. */
static uint64_t start_of(const GElf_Sym *symbol) {
  return GELF_ST_TYPE(symbol->st_info) == STT_FUNC ? symbol->st_value & ~(uint64_t)1 : symbol->st_value;
}

/* Is there a piece of the same section behind this one? */
static bool has_another(const struct object *object, uint32_t i) {
  uint32_t next = i + 1;
  while (next < object->piece_count && object->pieces[next].section == object->pieces[i].section && object->pieces[next].at < object->pieces[i].end) next++;
  return next < object->piece_count && object->pieces[next].section == object->pieces[i].section;
}

/* Makes pieces of the symbols of sections that have several. */
static void cut(struct object *object, Elf_Data *data) {
  GElf_Sym symbol;
  GElf_Shdr header;
  for (size_t i = 1; i < object->symbols && gelf_getsym(data, (int)i, &symbol); i++) {
    uint32_t section = symbol.st_shndx, container = section < object->sections ? object->node[section] : 0;
    Elf_Scn *scn = container ? elf_getscn(object->elf, section) : NULL;
    if (!scn || !symbol.st_size || !gelf_getshdr(scn, &header) || symbol.st_size >= header.sh_size) continue;
    object->pieces = memory_room(object->pieces, &object->piece_room, object->piece_count + 1, sizeof *object->pieces);
    object->pieces[object->piece_count++] = (struct piece){section, 0, start_of(&symbol), start_of(&symbol) + symbol.st_size};
  }
  if (object->piece_count) qsort(object->pieces, object->piece_count, sizeof *object->pieces, by_place);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < object->piece_count; i++) {
    struct piece piece = object->pieces[i], *last = kept ? &object->pieces[kept - 1] : NULL;
    if (last && last->section == piece.section && piece.at < last->end) continue;
    bool alone = !(last && last->section == piece.section) && !has_another(object, i);
    if (alone) continue;
    piece.node = add_node(object->closure);
    struct node *node = &object->closure->nodes[piece.node], *container = &object->closure->nodes[object->node[piece.section]];
    node->file = container->file;
    node->archive = container->archive;
    node->container = object->node[piece.section];
    object->pieces[kept++] = piece;
  }
  object->piece_count = kept;
}

static bool read_symbols(struct object *object, Elf_Scn *scn, const GElf_Shdr *header) {
  Elf_Data *data = elf_getdata(scn, NULL);
  GElf_Sym symbol;
  if (!data || object->goals || !header->sh_entsize) return data != NULL;
  object->symbols = header->sh_size / header->sh_entsize;
  object->goals = memory_zero((object->symbols + 1) * sizeof *object->goals);
  const char *source = "";
  if (object->closure->named) cut(object, data);
  for (size_t i = 1; i < object->symbols && gelf_getsym(data, (int)i, &symbol); i++) {
    const char *name = elf_strptr(object->elf, header->sh_link, symbol.st_name);
    uint32_t node = symbol.st_shndx < object->sections ? object->node[symbol.st_shndx] : 0;
    if (!name) return false;
    const struct piece *piece = node ? piece_at(object, symbol.st_shndx, start_of(&symbol)) : NULL;
    if (piece && symbol.st_size) node = piece->node;
    bool is_local = GELF_ST_BIND(symbol.st_info) == STB_LOCAL;
    if (GELF_ST_TYPE(symbol.st_info) == STT_FILE) source = name;
    if (object->closure->named && node && *name) closure_name_node(object->closure, node, name, is_local ? source : NULL);
    if (is_local) {
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
    const struct piece *piece = piece_at(object, header->sh_info, header->sh_type == SHT_RELA ? rela.r_offset : rel.r_offset);
    if (is_note) add_edge(object->closure, goal.node, symbol_goal(object->closure, name), false);
    else add_edge(object->closure, piece ? piece->node : from, goal, false);
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

/* What has no symbol is called as its section is: ".literal.mark". */
static void name_sections(struct object *object) {
  GElf_Shdr header;
  for (Elf_Scn *scn = NULL; (scn = elf_nextscn(object->elf, scn));) {
    uint32_t node = object->node[elf_ndxscn(scn)];
    if (!node || object->closure->nodes[node].name || !gelf_getshdr(scn, &header)) continue;
    const char *name = elf_strptr(object->elf, object->names, header.sh_name);
    if (name && *name) object->closure->nodes[node].name = closure_label(object->closure, name);
  }
}

static bool add_object(struct closure *closure, Elf *elf, bool wanted, uint32_t file, uint32_t archive) {
  struct object object = {.closure = closure, .elf = elf, .wanted = wanted};
  GElf_Shdr header;
  if (elf_getshdrnum(elf, &object.sections) || elf_getshdrstrndx(elf, &object.names)) return false;
  object.node = memory_zero((object.sections + 1) * sizeof *object.node);
  for (Elf_Scn *scn = NULL; (scn = elf_nextscn(elf, scn));)
    if (gelf_getshdr(scn, &header) && header.sh_flags & SHF_ALLOC) {
      uint32_t node = object.node[elf_ndxscn(scn)] = add_node(closure);
      closure->nodes[node].file = file;
      closure->nodes[node].archive = archive;
    }
  bool good = each_section(&object, false, read_symbols) && each_section(&object, true, read_relocations);
  if (closure->named) name_sections(&object);
  free(object.node);
  free(object.goals);
  free(object.pieces);
  return good;
}

bool closure_add_file(struct closure *closure, const char *path, char *error, size_t size) {
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    snprintf(error, size, "%s: %s", path, strerror(errno));
    return false;
  }
  elf_version(EV_CURRENT);
  Elf *file = elf_begin(fd, ELF_C_READ_MMAP, NULL), *member;
  bool is_archive = file && elf_kind(file) == ELF_K_AR, good = is_archive;
  Elf_Cmd next = ELF_C_READ_MMAP;
  const char *base = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
  uint32_t label = closure->named ? closure_label(closure, base) : 0;
  if (file && elf_kind(file) == ELF_K_ELF) good = add_object(closure, file, true, label, 0);
  while (is_archive && good && next != ELF_C_NULL && (member = elf_begin(fd, next, file))) {
    Elf_Arhdr *about = elf_getarhdr(member);
    uint32_t name = closure->named && about ? closure_label(closure, about->ar_name) : 0;
    if (elf_kind(member) == ELF_K_ELF) good = add_object(closure, member, false, name, label);
    next = elf_next(member);
    elf_end(member);
  }
  if (file) elf_end(file);
  close(fd);
  if (!good) snprintf(error, size, "%s: not an ELF object or archive, or a damaged one", path);
  return good;
}
