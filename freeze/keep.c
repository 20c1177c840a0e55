/* SPDX-License-Identifier: MIT */
/* --keep NAME. A closed image leaves out what nothing in it can name or call, and that is decided by its code alone. Who finds
   things in another way - by a name that is made at run time, in a format or by an import, or from outside, with a debugger - says
   what must stay:

     net.http             a module, all that it has, imported or not
     net.http.Client.get  a function, class or method of it
     math.sin, str.center, array.array.append, sorted
                          builtins: members of modules and types, functions

   Definitions in Python are objects that initialisers make, and stay with their module. What would go is what the runtime needs to
   run them: functions that are kept may get anything (freeze/flow/flow_keep.c); where a module or class is, types are not followed. */
#include "freeze/keep.h"

#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compiler/suggest.h"
#include "freeze/build.h"
#include "freeze/builtins.h"
#include "freeze/graph.h"
#include "freeze/memory.h"
#include "freeze/modules.h"

static const char *name_at(const struct graph *graph, const struct build_options *options, uint32_t i) {
  uint32_t count = (uint32_t)options->keep.count;
  return i < count ? options->keep.names[i] : i - count < graph->manifest.keeps.count ? graph->manifest.keeps.texts[i - count].data : NULL;
}

char *keep_name_in_graph(const struct graph *graph, const char *name) {
  char *path = memory_text(graph->modules[0]->path), *file = basename(path);
  size_t len = strcspn(file, ".");
  bool is_program = !strncmp(name, file, len) && (!name[len] || name[len] == '.');
  char *out = is_program ? memory_format("__main__%s", name + len) : memory_text(name);
  free(path);
  return out;
}

/* Words with dots between: what could be no path of a file. */
static bool is_dotted(const char *name) {
  for (const char *at = name;; at++) {
    size_t len = strcspn(at, "./\\ ");
    if (!len) return false;
    at += len;
    if (*at != '.') return !*at;
  }
}

void keep_load(struct graph *graph, const struct build_options *options) {
  const char *name;
  for (uint32_t i = 0; (name = name_at(graph, options, i)); i++) {
    char *whole = keep_name_in_graph(graph, name);
    if (is_dotted(name)) graph_require(graph, whole);
    free(whole);
  }
}

/* ---- what a name means ---- */

/* A name under way: a module, if it begins with one, and what is behind it. */
struct search {
  struct keep *keep;
  const struct graph *graph;
  struct frozen_module *const *frozen;
  const char *name;
  struct strset near; /* names that there are */
};

static void add_near(struct search *s, const char *owner, const char *name, size_t len) {
  char *whole = memory_format("%s%s%.*s", owner, *owner ? "." : "", (int)len, name);
  strset_add(&s->near, whole, strlen(whole));
  free(whole);
}

static bool keep_member(struct search *s, const char *owner, const char *name) {
  char *whole = memory_format("%s.%s", owner, name);
  strset_add(&s->keep->members, whole, strlen(whole));
  strset_add(&s->keep->names, name, strlen(name));
  char symbol[160];
  if (builtins_function_symbol(owner, name, symbol, sizeof symbol)) strset_add(&s->keep->symbols, symbol, strlen(symbol));
  free(whole);
  return true;
}

static void keep_module(struct search *s, const char *name) {
  char symbol[640];
  modules_symbol(symbol, sizeof symbol, "mod", name);
  strset_add(&s->keep->symbols, symbol, strlen(symbol));
}

static bool keep_all_members(struct search *s, const char *owner) {
  struct strset names = {0};
  builtins_member_names(owner, &names);
  for (uint32_t i = 0; i < names.count; i++) keep_member(s, owner, names.texts[i].data);
  strset_free(&names);
  return true;
}

/* `rest`: a member of the owner, called `shown`, or one of a type that is its member. */
static bool find_member(struct search *s, const char *owner, const char *shown, const char *rest) {
  size_t len = strcspn(rest, ".");
  struct strset names = {0};
  if (builtins_module_has(owner, rest, len)) {
    char *member = memory_text_n(rest, len), *path = memory_format("%s%s%s", shown, *shown ? "." : "", member);
    const char *type = builtins_type_owner(owner, member);
    bool found = keep_member(s, owner, member);
    if (rest[len]) found = type && find_member(s, type, path, rest + len + 1);
    else if (type) keep_all_members(s, type);
    free(member);
    free(path);
    return found;
  }
  builtins_member_names(owner, &names);
  for (uint32_t i = 0; i < names.count; i++) add_near(s, shown, names.texts[i].data, names.texts[i].len);
  strset_free(&names);
  return false;
}

/* A function or class that can be had by this path: not inside a function. */
static bool is_definition(const struct code_unit *unit) {
  for (const struct code_unit *outer = unit->parent; outer && !(outer->flags & CODE_MODULE); outer = outer->parent)
    if (!(outer->flags & CODE_CLASS)) return false;
  return !(unit->flags & CODE_MODULE) && unit->name.len && unit->name.data[0] != '<';
}

/* Its path in the module, "Client.get"; to be freed. */
static char *path_of(const struct code_unit *unit) {
  char *path = memory_text_n(unit->name.data, unit->name.len);
  for (const struct code_unit *outer = unit->parent; outer && outer->flags & CODE_CLASS; outer = outer->parent) {
    char *longer = memory_format("%.*s.%s", (int)outer->name.len, outer->name.data, path);
    free(path);
    path = longer;
  }
  return path;
}

static void keep_definition(struct keep *keep, uint32_t module, uint32_t code, const struct code_unit *unit) {
  keep->opens |= (unit->flags & CODE_CLASS) != 0;
  keep->codes = memory_room(keep->codes, &keep->codes_room, keep->n_codes + 1, sizeof *keep->codes);
  keep->codes[keep->n_codes++] = (struct keep_code){module, code};
}

/* Several may have the path. */
static bool find_definition(struct search *s, uint32_t number, const char *module, const char *rest) {
  const struct frozen_module *frozen = s->frozen[number];
  bool found = false;
  for (uint32_t i = 0; i < frozen->source->n_units; i++) {
    const struct code_unit *unit = frozen->source->units[i];
    if (!is_definition(unit)) continue;
    char *path = path_of(unit);
    if (!strcmp(path, rest)) {
      keep_definition(s->keep, number, i, unit);
      found = true;
    }
    add_near(s, module, path, strlen(path));
    free(path);
  }
  return found;
}

/* The longest beginning of the name that is a module; its number, or UINT32_MAX. */
static uint32_t module_of(const struct graph *graph, const char *name, size_t *len) {
  uint32_t best = UINT32_MAX;
  *len = 0;
  for (uint32_t i = 0; i < graph->count; i++) {
    size_t n = strlen(graph->modules[i]->name);
    if (n <= *len || strncmp(graph->modules[i]->name, name, n) || (name[n] && name[n] != '.')) continue;
    *len = n;
    best = i;
  }
  return best;
}

static bool find_name(struct search *s) {
  char *whole = keep_name_in_graph(s->graph, s->name);
  size_t len;
  uint32_t number = module_of(s->graph, whole, &len);
  const struct graph_module *module = number == UINT32_MAX ? NULL : s->graph->modules[number];
  const char *rest = whole[len] == '.' ? whole + len + 1 : whole + len;
  /* what it is called in messages: the program as it was said */
  char *shown = memory_text_n(s->name, strlen(s->name) - strlen(rest) - (module && *rest ? 1 : 0));
  bool found = false;
  if (module) keep_module(s, module->name);
  if (!module) found = find_member(s, "builtins", "", whole);
  else if (module->kind == GRAPH_BUILTIN) found = *rest ? find_member(s, module->name, shown, rest) : keep_all_members(s, module->name);
  else if (!*rest) found = s->keep->opens = true;
  else if (module->kind == GRAPH_C) found = s->keep->opens = c_modules_has_function(s->graph->firmware, module->name, rest) && keep_member(s, module->name, rest);
  else if (s->frozen[number]) found = find_definition(s, number, shown, rest);
  for (uint32_t i = 0; i < s->graph->count; i++) add_near(s, "", s->graph->modules[i]->name, strlen(s->graph->modules[i]->name));
  free(shown);
  free(whole);
  return found;
}

static bool find_near(const struct search *s, char *near, size_t size) {
  const char **names = memory_zero((s->near.count + 1) * sizeof *names);
  for (uint32_t i = 0; i < s->near.count; i++) names[i] = s->near.texts[i].data;
  bool any = suggest_nearest(s->name, names, (int)s->near.count, near, size) != 0;
  free(names);
  return any;
}

static void tell_unknown(const struct search *s, bool by_option) {
  char near[256];
  bool any = find_near(s, near, sizeof near);
  fprintf(stderr, "error[keep]: %s%s%s: no module, function, class, method or builtin is called so%s%s%s\n", by_option ? "--keep " : "keep('", s->name,
          by_option ? "" : "')", any ? " (nearest: " : "", any ? near : "", any ? ")" : "");
}

bool keep_find(struct keep *keep, const struct graph *graph, struct frozen_module *const *frozen, const struct build_options *options) {
  const char *name;
  bool good = true;
  for (uint32_t i = 0; (name = name_at(graph, options, i)); i++) {
    struct search search = {.keep = keep, .graph = graph, .frozen = frozen, .name = name};
    strset_add(&keep->said, name, strlen(name));
    if (!is_dotted(name) || !find_name(&search)) {
      tell_unknown(&search, i < (uint32_t)options->keep.count);
      good = false;
    }
    strset_free(&search.near);
  }
  return good;
}

bool keep_can(const struct graph *graph, struct frozen_module *const *frozen, const char *name, char *near, size_t size) {
  struct keep keep = {0};
  struct search search = {.keep = &keep, .graph = graph, .frozen = frozen, .name = name};
  bool can = is_dotted(name) && find_name(&search);
  *near = '\0';
  if (!can) find_near(&search, near, size);
  strset_free(&search.near);
  keep_free(&keep);
  return can;
}

void keep_free(struct keep *keep) {
  strset_free(&keep->said);
  strset_free(&keep->members);
  strset_free(&keep->names);
  strset_free(&keep->symbols);
  free(keep->codes);
}

/* ---- answers ---- */

bool keep_has(const struct keep *keep, const char *owner, const char *name) {
  if (!keep_utters(keep, name)) return false;
  char *whole = memory_format("%s.%s", owner, name);
  bool has = strset_has(&keep->members, whole, strlen(whole));
  free(whole);
  return has;
}

bool keep_utters(const struct keep *keep, const char *name) { return keep && strset_has(&keep->names, name, strlen(name)); }

const char *keep_reason(const struct keep *keep, const struct graph *graph, const char *name) {
  char *asked = keep_name_in_graph(graph, name);
  const char *reason = NULL;
  for (uint32_t i = 0; !reason && i < keep->said.count; i++) {
    char *said = keep_name_in_graph(graph, keep->said.texts[i].data);
    size_t len = strlen(said);
    if (!strncmp(said, asked, len) && (!asked[len] || asked[len] == '.')) reason = keep->said.texts[i].data;
    free(said);
  }
  free(asked);
  return reason;
}
