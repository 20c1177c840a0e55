/* SPDX-License-Identifier: MIT */
/* The whole way from an application to an image, read from top to bottom in build_image: find and
   compile the modules, translate them knowing all of them, decide what of the runtime is needed,
   lay everything out as one object, link. Each step ends the build with its own outcome. */
#include "freeze/build_private.h"

#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "freeze/bare/bare.h"
#include "freeze/build_plan.h"
#include "freeze/builtins.h"
#include "freeze/depfile.h"
#include "freeze/memory.h"
#include "freeze/partition.h"
#include "freeze/services.h"
#include "runtime/abi/frame.h"

/* ---- messages ---- */

static void write_stderr(void *context, const char *text, size_t len) {
  (void)context;
  fwrite(text, 1, len, stderr);
}

void build_tell_diags(struct build *build, Diags *diags) {
  if (build->options->report) report_keep_notes(&build->notes, diags);
  if (!build->options->verbose) diags_drop_notes(diags, "finalizer"); /* those were made for the report */
  DiagWriter writer = {write_stderr, NULL, isatty(2) != 0};
  if (build->options->json_messages)
    diag_render_json(diags, &writer);
  else
    diag_render_text(diags, &writer);
}

/* Prints what was found about the sources. */
static enum build_outcome tell_sources(struct build *build) {
  static const char *const style[] = {"finally", "escape", "syntax"};
  bool quiet = build->options->runs && !build->options->verbose && !build->graph.diags.errors;
  for (size_t i = 0; quiet && i < sizeof style / sizeof style[0]; i++) diags_drop(&build->graph.diags, style[i]);
  build_tell_diags(build, &build->graph.diags);
  return build->graph.diags.errors ? BUILD_ERROR : BUILD_DONE;
}

/* Does the analysis of types see which names may be looked up there? */
static bool is_followed(const struct build *build, const char *what) {
  return build->flow && (!strcmp(what, "getattr") || !strcmp(what, "hasattr"));
}

/* Texts in tuples may be names, too: `for key in ("first", "second")`. */
static void add_texts(struct reach *reach, const struct frozen_module *module) {
  for (uint32_t i = 0; module && i < module->n_pool; i++) {
    const struct frozen_ref *ref = &module->pool[i];
    for (uint32_t k = 0; ref->kind == FROZEN_CONST && ref->value->kind == CODE_CONST_TUPLE && k < ref->value->n; k++) {
      const struct code_const *item = ref->value->items[k];
      if (item->kind == CODE_CONST_STR) reach_add_name(reach, item->text.data, item->text.len);
    }
  }
}

static void note_computed(struct build *build) {
  struct graph *graph = &build->graph;
  for (uint32_t i = 0; i < graph->computed_count; i++)
    if (!graph->computed[i].prefix && strcmp(graph->computed[i].what, "dir")) build->reach.reads_texts = true;
  for (uint32_t i = 0; build->reach.reads_texts && i < graph->count; i++) add_texts(&build->reach, build->frozen[i]);
  for (uint32_t i = 0; i < graph->computed_count; i++) {
    const struct graph_computed *use = &graph->computed[i];
    if (use->prefix) {
      reach_add_prefix(&build->reach, use->prefix);
    } else if (!is_followed(build, use->what)) {
      build->reach.computed = true;
      build->reach.looks_up |= strcmp(use->what, "dir") != 0;
      build->reach.passes_names |= !strcmp(use->what, "attrgetter") || !strcmp(use->what, "methodcaller");
    }
    if (!build_wants_notes(build->options)) continue;
    diag_add(&graph->diags, DIAG_NOTE, "computed-name", &use->module->source, use->span,
             !strcmp(use->what, "dir") ? "%1 lists names: all members of the types and modules that it may get are kept"
             : use->prefix ? "%1 with a computed name: all members whose names begin with '%2' are kept"
                         : "%1 with a computed name: where types are not followed, all members of all builtin types and modules are kept",
             use->what, use->prefix);
  }
}

/* ---- steps ---- */

static enum build_outcome translate(struct build *build) {
  struct graph *graph = &build->graph;
  enum build_outcome outcome = BUILD_DONE;
  build->frozen = memory_zero(graph->count * sizeof *build->frozen);
  shadow_find(&build->shadow, graph);
  for (uint32_t i = 0; i < graph->count; i++) {
    struct graph_module *module = graph->modules[i];
    const char *error = NULL;
    if (!module->code) continue;
    shadow_module(&build->shadow, module);
    struct frozen_options options = {.is_builtin = shadow_is_builtin,
                                     .old_names = module->old_names,
                                     .n_old_names = module->old_name_count,
                                     .ctx = &build->shadow};
    build->frozen[i] = frozen_translate(module->code, &options, &error);
    if (build->frozen[i]) continue;
    diag_error(&graph->diags, "too-large", &module->source, (Span){0, 0, 0, 0}, "%1", error, NULL);
    outcome = BUILD_ERROR;
  }
  if (outcome == BUILD_DONE && !c_modules_check(&build->firmware, graph, build->frozen)) outcome = BUILD_ERROR;
  if (outcome == BUILD_DONE && !keep_find(&build->keep, graph, build->frozen, build->options)) outcome = BUILD_ERROR;
  return outcome;
}

static void find_reach(struct build *build) {
  struct graph *graph = &build->graph;
  reach_init(&build->reach, build->options->open_world, build->options->compiler, build->options->prompt);
  build->reach.keep = &build->keep;
  build->reach.finds_specials = build->options->runtime != NULL;
  build->reach.files = build->options->target->files;
  build->reach.stores_builtins = build->shadow.builtins;
  build->reach.without = &build->lacking;
  build->reach.stripped = build->options->lines != LINES_FULL;
  build->reach.data = build->data.count != 0;
  build->reach.packed_data = build->data.packed;
  build->reach.flow = build->flow;
  build->reach.classes = snapshot_has_classes(build->snapshot);
  for (uint32_t i = 0; i < graph->count; i++) {
    build->reach.packages |= graph->modules[i]->is_package;
    build->reach.members |= graph_holds_members(graph->modules[i]);
    build->reach.attributes |= build->snapshot && build->frozen[i] && snapshot_has_attributes(build->snapshot, i);
  }
  for (uint32_t i = 0; i < graph->count; i++)
    if (build->frozen[i]) reach_add_module(&build->reach, build->frozen[i], build->snapshot, i);
  snapshot_add_class_names(build->snapshot, &build->reach.names);
  snapshot_add_exceptions(build->snapshot, &build->reach.names);
  for (uint32_t i = 0; i < graph->stars.count; i++)
    strset_add(&build->reach.stars, graph->stars.texts[i].data, graph->stars.texts[i].len);
  build->reach.non_ascii |= c_modules_bring_text(&build->firmware) || build->options->all_unicode;
  note_computed(build);
  if (build->native.functions) build->reach.flags_any |= CODE_NATIVE;
}

/* The program as machine code that needs no runtime, where it can be one. */
static void make_bare(struct build *build) {
  const struct build_options *options = build->options;
  char why[256] = "";
  uint32_t line = 0;
  bool is_test = options->gc_stress || options->fail_alloc, keeps = build->keep.said.count != 0;
  if (options->emit == BUILD_BYTECODE || options->open_world || options->object_only || options->runtime || is_test || keeps || build->native.functions) return;
  struct bare_request request = {options, build->width, &build->graph, build->frozen, build->snapshot};
  char *path = memory_format("%s/bare.o", build->folder);
  build->is_bare = bare_compile(&request, path, why, sizeof why, &line);
  if (build->is_bare) build->native.objects[0] = path;
  else free(path);
  if (!build_wants_notes(options)) return;
  Diags notes;
  diags_init(&notes, &build->graph.arena);
  diag_add(&notes, DIAG_NOTE, "bare", &build->graph.modules[0]->source, diag_line(&build->graph.modules[0]->source, line ? line : 1),
           build->is_bare ? "the program is machine code that needs no runtime" : "the program needs the runtime: it %1", why, NULL);
  build_tell_diags(build, &notes);
}

/* Follows types through the code: less is needed then. */
static void find_flow(struct build *build) {
  char why[256] = "";
  if (build->keep.opens) {
    if (build->options->verbose) fprintf(stderr, "note[types]: types are not followed: --keep or keep() names a module or class\n");
    return;
  }
  if (!c_modules_are_pure(&build->firmware)) {
    if (build->options->verbose) fprintf(stderr, "note[types]: types are not followed: C code calls and is called, by lines that are not FIRN_FN_PURE\n");
    return;
  }
  struct flow_kinds kinds = {native_kind, &build->native};
  build->flow = flow_find(&build->graph, build->frozen, build->snapshot, &build->reach, &kinds, why, sizeof why);
  if (!build->flow && build->options->verbose) fprintf(stderr, "note[types]: types are not followed: %s\n", why);
  if (build->flow && build->options->dump && !strcmp(build->options->dump, "types")) flow_dump(build->flow, stdout);
  bool ever[sizeof build->reach.ever]; /* of functions that are emptied, too: they may have run at build time */
  memcpy(ever, build->reach.ever, sizeof ever);
  if (build->flow && build->snapshot) snapshot_empty_idle(build->snapshot, build->frozen, build->flow);
  reach_free(&build->reach);
  find_reach(build);
  for (size_t i = 0; i < sizeof ever; i++) build->reach.ever[i] |= ever[i];
}

/* Makes the IR of native functions. False when --stop-after ends the build here. */
static bool plan_native(struct build *build) {
  bool go_on = native_plan(&build->native, build->options, build->width, &build->graph, &build->shadow);
  if (build->native.functions) build->reach.flags_any |= CODE_NATIVE;
  return go_on;
}

/* The module that --snapshot names; UINT32_MAX, told: there is none. */
static uint32_t asked_module(struct build *build, const char *name) {
  for (uint32_t i = 0; i < build->graph.count; i++)
    if (!strcmp(build->graph.modules[i]->name, name) && build->frozen[i]) return i;
  fprintf(stderr, "error[snapshot]: --snapshot names '%s', which is no module of the application in Python%s\n", name,
          !strcmp(name, "main") ? " (the program itself is __main__)" : "");
  return UINT32_MAX;
}

/* Is all that --snapshot require asks for made? */
static bool is_all_made(struct build *build) {
  const struct snapshot_asked *asked = &build->options->asked;
  Diags faults;
  diags_init(&faults, &build->graph.arena);
  bool good = true;
  for (int i = 0; good && i < asked->count; i++) {
    uint32_t module = asked_module(build, asked->modules[i]);
    good = module != UINT32_MAX && (asked->never[i] || !build->snapshot || snapshot_require(build->snapshot, module, &faults));
    if (module == UINT32_MAX || asked->never[i] || build->snapshot) continue;
    fprintf(stderr, "error[snapshot]: %s is required at build time, but %s\n", asked->modules[i],
            build->options->compiler ? "in an image with the compiler all initialisers run at boot"
            : build->options->snapshot ? "nothing could be run at build time" : "--snapshot off leaves all for boot");
    good = false;
  }
  build_tell_diags(build, &faults);
  return good;
}

static void take_snapshot(struct build *build) {
  const struct snapshot_asked *asked = &build->options->asked;
  bool *keeps_all = memory_zero(build->graph.count);
  bool *never = memory_zero(build->graph.count);
  for (uint32_t i = 0; i < build->graph.count; i++) {
    keeps_all[i] = build->native.modules[i] != NULL;
    for (int k = 0; k < asked->count; k++) never[i] |= asked->never[k] && !strcmp(asked->modules[k], build->graph.modules[i]->name);
  }
  struct snapshot_request request = {.graph = &build->graph,
                                     .frozen = build->frozen,
                                     .target = build->options->target,
                                     .width = build->width,
                                     .keeps_all = keeps_all,
                                     .never = never,
                                     .folder = build->folder,
                                     .verbose = build_wants_notes(build->options),
                                     .link = build_link_at_build,
                                     .context = build};
  Diags notes;
  diags_init(&notes, &build->graph.arena);
  build->snapshot = snapshot_take(&request, &notes);
  build_tell_diags(build, &notes);
  free(keeps_all);
  free(never);
}

/* Of the services' linker script: an intermediate file, or APP.ld beside the object APP.o. */
static char *script_path(const struct build *build, bool beside) {
  const char *out = build->options->out;
  if (!services_are_linked(build->options->target)) return NULL;
  if (!beside) return memory_format("%s/services.ld", build->folder);
  size_t len = strlen(out);
  if (len > 2 && !strcmp(out + len - 2, ".o")) len -= 2;
  return memory_format("%.*s.ld", (int)len, out);
}

void build_outputs(const struct build_options *options, struct strset *out) {
  static const enum build_format formats[] = {BUILD_BIN, BUILD_HEX, BUILD_UF2};
  const char *const files[] = {options->report, options->symbols, options->inputs, options->sbom, options->depfile};
  if (options->out) strset_add(out, options->out, strlen(options->out));
  for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
    if (!(options->formats & formats[i])) continue;
    char *path = build_format_path(options, formats[i]);
    strset_add(out, path, strlen(path));
    free(path);
  }
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
    if (files[i]) strset_add(out, files[i], strlen(files[i]));
}

/* The command line was looked at; modules, files and what manifests include are known only now. */
bool build_would_overwrite(const struct build *build, const struct build_options *options) {
  struct strset outputs = {0}, read = {0};
  struct stat a, b;
  const char *found = NULL;
  build_outputs(options, &outputs);
  depfile_collect(&read, build->options, &build->graph, build->width);
  for (uint32_t i = 0; !found && i < outputs.count; i++) {
    if (stat(outputs.texts[i].data, &a) || !S_ISREG(a.st_mode)) continue;
    for (uint32_t k = 0; !found && k < read.count; k++)
      if (!stat(read.texts[k].data, &b) && a.st_dev == b.st_dev && a.st_ino == b.st_ino) found = outputs.texts[i].data;
  }
  if (found) fprintf(stderr, "%s: error: the build reads that file, it cannot write it\n", found);
  strset_free(&outputs);
  strset_free(&read);
  return found;
}

enum build_outcome build_load(struct build *build) {
  const struct build_options *options = build->options;
  if (!c_modules_read(&build->firmware, options->target, options->objects, options->object_count)) return BUILD_ERROR;
  bool loaded = graph_load(&build->graph, options, &build->firmware);
  if (options->runs && !depfile_write(options, &build->graph, build->width)) return BUILD_TOOL;
  if (loaded) return !options->plans && build_would_overwrite(build, options) ? BUILD_ERROR : BUILD_DONE;
  tell_sources(build);
  return BUILD_ERROR;
}

enum build_outcome build_find_native(struct build *build, bool *go_on) {
  enum build_outcome outcome = translate(build);
  if (outcome == BUILD_DONE) find_reach(build);
  *go_on = outcome == BUILD_DONE && plan_native(build);
  bool is_silent = build->options->plans && !build->graph.diags.errors; /* the image's step tells them */
  return !is_silent && tell_sources(build) != BUILD_DONE ? BUILD_ERROR : outcome;
}

/* --release that does less than its name says. */
static void tell_release(const struct build_options *options) {
  if (!options->release || build_is_whole(options) || options->is_trial) return;
  const char *why = options->object_only ? "the firmware links the runtime" : options->runtime ? "the runtime is in an image of its own"
                                                                                              : "the target has no runtime as bitcode";
  fprintf(stderr, "note[release]: nothing is merged: %s; what --release does here is --lines func\n", why);
}

static enum build_outcome run_steps(struct build *build, struct build_result *result) {
  const struct build_options *options = build->options;
  tell_release(options);
  if (options->steps && !options->is_trial && !build_plan_holds(options->steps)) return BUILD_ERROR;
  enum build_outcome outcome = build_load(build);
  if (outcome != BUILD_DONE) return outcome;
  if (!data_files_read(&build->data, &build->graph.manifest)) return BUILD_ERROR;
  if (options->verbose) data_files_tell(&build->data);
  bool go_on;
  outcome = build_find_native(build, &go_on);
  if (outcome != BUILD_DONE || !go_on) return outcome;
  if (!(build->folder = tool_folder())) return BUILD_TOOL;
  build->script = script_path(build, false);
  /* Code that comes later may change any object, and what is stored into builtins what names mean: none is made ready. */
  if (options->snapshot && !options->compiler && !build->shadow.builtins) take_snapshot(build);
  if (options->asked.count && !is_all_made(build)) return BUILD_ERROR;
  make_bare(build);
  find_flow(build);
  free(build->script);
  build->script = script_path(build, options->object_only);
  outcome = options->object_only ? build_write_object(build) : build_make_image(build, result);
  return outcome == BUILD_DONE && !options->runs && !depfile_write(options, &build->graph, build->width) ? BUILD_TOOL : outcome;
}

/* "app/main.py" -> "main", "app/" -> "app". */
static char *name_of(const char *app) {
  char *copy = memory_text(app), *name = memory_text(basename(copy));
  char *dot = strrchr(name, '.');
  if (dot && dot != name) *dot = '\0';
  free(copy);
  return name;
}

struct build build_begin(const struct build_options *options) {
  struct build build = {.options = options,
                        .width = options->float_width == BUILD_FLOAT_DOUBLE   ? TARGET_DOUBLE
                                 : options->float_width == BUILD_FLOAT_SINGLE ? TARGET_SINGLE
                                                                              : options->target->float_width,
                        .name = name_of(options->app)};
  if (options->runtime) {
    build.apart = partition_target(options->target, options->runtime);
    builtins_others(&options->runtime->builtins, &build.lacking);
  }
  return build;
}

void build_end(struct build *build) {
  flow_free(build->flow);
  naming_free(&build->naming);
  report_notes_free(&build->notes);
  tool_free(&build->inputs);
  symbols_free(&build->symbols);
  strset_free(&build->links);
  strset_free(&build->lacking);
  strset_free(&build->whole.kept);
  snapshot_free(build->snapshot);
  reach_free(&build->reach);
  keep_free(&build->keep);
  native_free(&build->native);
  shadow_free(&build->shadow);
  data_files_free(&build->data);
  graph_free(&build->graph);
  c_modules_free(&build->firmware);
  free(build->frozen);
  free(build->script);
  tool_folder_remove(build->folder);
  free(build->name);
}

enum build_outcome build_image(const struct build_options *options, struct build_result *result) {
  struct build build = build_begin(options);
  memset(result, 0, sizeof *result);
  enum build_outcome outcome = run_steps(&build, result);
  if (outcome == BUILD_NO_FIT && !options->is_trial) fit_suggest(options, result);
  build_end(&build);
  return outcome;
}
