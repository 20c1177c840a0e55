/* SPDX-License-Identifier: MIT */
#include "compiler/build_line.h"

#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "compiler/ir/pass.h"
#include "freeze/fabi.h"
#include "freeze/paths.h"

_Static_assert((int)SNAPSHOT_ASKED_MOST == (int)OPTION_LIST_MOST, "all of the option's are kept");
_Static_assert((int)KEEP_MOST == (int)OPTION_LIST_MOST, "all of the option's are kept");
_Static_assert((int)PATH_MAPS_MOST == (int)OPTION_LIST_MOST, "all of the option's are kept");

enum { GO_ON = -1, STATUS_FAULT = 1, STATUS_USAGE = 2, STATUS_TOOL = 3, UNSAID = -1 };

void build_line_add(struct build_line *line, struct option row) {
  if (line->count < BUILD_LINE_MOST - 1) line->rows[line->count++] = row;
}

void build_line_begin(struct build_line *line) {
  const struct option rows[] = {
      {"target", 't', OPTION_TEXT, &line->target, "NAME|FOLDER", "what to build for (firn targets)"},
      {"emit", 0, OPTION_CHOICE, &line->emit, "auto|bytecode|native", "what functions become"},
      {"float", 0, OPTION_CHOICE, &line->width, "target|single|double", "width of float"},
      {"world", 0, OPTION_CHOICE, &line->world, "closed|open", "open: keep what the image does not use"},
      {"with", 0, OPTION_CHOICE, &line->with, "nothing|compiler|repl",
       "compiler: exec, eval, compile, import of source at run time; repl: that and a prompt (both in an open world)"},
      {"heap", 0, OPTION_SIZE, &line->heap, "BYTES", "heap size (140K); the target's by default"},
      {"stack", 0, OPTION_SIZE, &line->stack, "BYTES", "stack size; the target's by default"},
      {"release", 0, OPTION_FLAG, &line->build.release, NULL, "for production: runtime and native code optimised as one program, for size; and --lines func, unless it is given"},
      {"optimise", 'O', OPTION_CHOICE, &line->build.optimise, "0|1|2|3", "as mpy-cross's -O: from 1 on without assertions"},
      {"lines", 0, OPTION_CHOICE, &line->lines, "full|func|none", "line tables in the image; func: functions and their first lines, none: no names of functions and files (firn symbolize)"},
      {"snapshot", 0, OPTION_LIST, &line->snapshot, "auto|off|never=MODULE|require=MODULE",
       "auto: module initialisers run at build time; off: at boot; of a MODULE: never, or it is an error when something is left"},
      {"copy-up", 0, OPTION_CHOICE, &line->copy_up, "auto|off|all",
       "lists, dicts … that are changed later have their contents in ROM until then: where it saves RAM; none; all"},
      {"unicode", 0, OPTION_CHOICE, &line->unicode, "auto|all",
       "case and classes (upper, isalpha …) of characters beyond ASCII: where constants of the application have such characters; always"},
      {"build-id", 0, OPTION_CHOICE, &line->build_id, "elf|rom|none", "where the image's build id is; rom: as firn_build_id there, too"},
      {"path-prefix-map", 0, OPTION_LIST, &line->path_maps, "OLD=NEW",
       "what the image calls files below OLD; without it they are relative to the application's folder"},
      {"keep", 0, OPTION_LIST, &line->keep, "NAME",
       "a module, function, class, method or builtin (net.http, str.center) that stays though nothing shows that it is used"},
      {"gc-stress", 0, OPTION_FLAG, &line->build.gc_stress, NULL, "test build: collect at every allocation"},
      {"fail-alloc", 0, OPTION_SIZE, &line->fail_alloc, "N", "test build: the N-th allocation fails"},
      {"dump", 0, OPTION_TEXT, &line->build.dump, "PASS", "print the IR after a pass; types: which types get where"},
      {"stop-after", 0, OPTION_TEXT, &line->build.stop_after, "PASS", "end the build after a pass"},
      {"message-format", 0, OPTION_CHOICE, &line->messages, "human|json", "how faults are told"},
      {"depfile", 0, OPTION_OUTPUT, &line->build.depfile, "FILE", "write what was read, folders too, as a make rule"},
      {"verbose", 'v', OPTION_FLAG, &line->build.verbose, NULL, "say what is decided and why; with --build-dir, in the steps that are run"},
  };
  memset(line, 0, sizeof *line);
  line->lines = UNSAID;
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) build_line_add(line, rows[i]);
}

void build_line_add_limits(struct build_line *line) {
  build_line_add(line, (struct option){"rom-limit", 0, OPTION_SIZE, &line->rom_limit, "BYTES", "the most ROM (480K): beyond it, error[rom-full]"});
  build_line_add(line, (struct option){"ram-limit", 0, OPTION_SIZE, &line->ram_limit, "BYTES", "the most static RAM, .data and .bss: beyond it, error[ram-full]"});
  build_line_add(line, (struct option){"min-heap", 0, OPTION_SIZE, &line->min_heap, "BYTES", "the least heap: below it, error[ram-full]"});
}

void build_line_add_outputs(struct build_line *line) {
  build_line_add(line, (struct option){"output", 'o', OPTION_OUTPUT, &line->build.out, "FILE.elf", "the image (APP.elf)"});
  build_line_add(line, (struct option){"format", 0, OPTION_TEXT, &line->format, "elf,bin,hex,uf2", "files to write beside the ELF"});
  build_line_add(line, (struct option){"report", 0, OPTION_OUTPUT, &line->build.report, "FILE.html", "a page that shows what the bytes are and why they are there"});
  build_line_add(line, (struct option){"symbols", 0, OPTION_OUTPUT, &line->build.symbols, "FILE", "what firn symbolize needs of the image, as a file"});
  build_line_add(line, (struct option){"inputs", 0, OPTION_OUTPUT, &line->build.inputs, "FILE.json", "list every file that was read, with its SHA-256"});
  build_line_add(line, (struct option){"sbom", 0, OPTION_OUTPUT, &line->build.sbom, "FILE.json", "bill of materials, SPDX 2.3; its date is SOURCE_DATE_EPOCH, or 1970"});
}

void build_line_add_steps(struct build_line *line) {
  line->image_rows = line->count;
  build_line_add(line, (struct option){"build-dir", 'B', OPTION_TEXT, &line->build.steps, "FOLDER", "keep build.ninja and intermediate files there, and run with Ninja what a change concerns"});
  build_line_add(line, (struct option){"jobs", 'j', OPTION_NUMBER, &line->jobs, "N", "with --build-dir: so many steps at once"});
}

const char *build_line_name(const char *app, char *out, size_t size) {
  char copy[4096];
  snprintf(copy, sizeof copy, "%s", app);
  const char *name = basename(copy);
  int len = (int)strcspn(name, ".");
  snprintf(out, size, "%.*s", len ? len : 3, len ? name : "app");
  return out;
}

void build_line_add_against(struct build_line *line) {
  build_line_add(line, (struct option){"against", 0, OPTION_INPUT, &line->against, "RT.fabi",
                                       "only the application, for a runtime that is flashed already (--runtime-only --abi-out)"});
}

/* "elf,hex" -> a set of build_format. */
static int read_formats(struct build_line *line, const struct options *options) {
  static const struct { const char *name; unsigned bit; } names[] = {
      {"elf", BUILD_ELF}, {"bin", BUILD_BIN}, {"hex", BUILD_HEX}, {"uf2", BUILD_UF2}};
  line->build.formats = BUILD_ELF;
  for (const char *word = line->format; word && *word; word += word[0] == ',') {
    size_t len = strcspn(word, ",");
    unsigned bit = 0;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
      if (strlen(names[i].name) == len && !memcmp(names[i].name, word, len)) bit = names[i].bit;
    if (!bit) return options_error(options, "--format takes elf, bin, hex and uf2, not '%.*s'", (int)len, word);
    line->build.formats |= bit;
    word += len;
  }
  return GO_ON;
}

static int refuse_runtime(const struct build_line *line, const char *why, const char *found, const char *wanted) {
  fprintf(stderr, "error[against]: %s: %s", line->against, why);
  if (found) fprintf(stderr, " %s, not %s", found, wanted);
  fputc('\n', stderr);
  return STATUS_FAULT;
}

/* The runtime that is flashed already, and what of the line it decides. */
static int load_runtime(struct build_line *line, const struct options *options) {
  static const char *const widths[] = {"target", "single", "double"};
  char error[1024];
  struct fabi *fabi = fabi_read(line->against, error, sizeof error);
  line->build.runtime = fabi;
  if (!fabi) {
    fprintf(stderr, "error[against]: %s\n", error);
    return STATUS_FAULT;
  }
  int width = fabi->width == TARGET_DOUBLE ? BUILD_FLOAT_DOUBLE : BUILD_FLOAT_SINGLE;
  if (line->width && line->width != width) return refuse_runtime(line, "floats of that runtime are", widths[width], widths[line->width]);
  line->width = width;
  if (line->stack) return options_error(options, "--stack: with --against the stack is the runtime's");
  if (line->with && !fabi->compiler) return refuse_runtime(line, "that runtime has no compiler (--runtime-only --with compiler)", NULL, NULL);
  if (line->with == 2 && !fabi->prompt) return refuse_runtime(line, "that runtime has no prompt (--runtime-only --with repl)", NULL, NULL);
  return GO_ON;
}

/* Is it the target of the runtime? */
static int check_target(const struct build_line *line) {
  const struct fabi *fabi = line->build.runtime;
  if (!fabi || !strcmp(fabi->target, line->build.target->name)) return GO_ON;
  return refuse_runtime(line, "is of a runtime for", fabi->target, line->build.target->name);
}

static int load_target(struct build_line *line, const struct options *options, const char *fallback) {
  char error[512], **names;
  const char *name = line->target ? line->target : fallback;
  if (!name) {
    int count = target_names(&names);
    free(names);
    return options_error(options, "no target. Pass -t NAME or -t FOLDER (firn targets lists %d)", count);
  }
  line->build.target = target_load(name, error, sizeof error);
  if (line->build.target) return GO_ON;
  struct stat about;
  bool file = strchr(name, '/') || stat(name, &about) == 0;
  fprintf(stderr, "firn %s: error: %s\n", options->command, error);
  return file ? STATUS_FAULT : STATUS_USAGE;
}

static int read_path_maps(struct build_line *line, const struct options *options) {
  for (int i = 0; i < line->path_maps.count; i++) {
    const char *pair = line->path_maps.items[i], *fault = paths_fault(pair);
    if (fault) return options_error(options, "--path-prefix-map %s: %s", pair, fault);
    line->build.paths.pairs[line->build.paths.count++] = pair;
  }
  return GO_ON;
}

static int read_snapshot(struct build_line *line, const struct options *options) {
  struct snapshot_asked *asked = &line->build.asked;
  line->build.snapshot = true;
  for (int i = 0; i < line->snapshot.count; i++) {
    const char *word = line->snapshot.items[i], *is = strchr(word, '=');
    bool never = is && !strncmp(word, "never=", 6), require = is && !strncmp(word, "require=", 8);
    if (!strcmp(word, "auto") || !strcmp(word, "off")) {
      line->build.snapshot = *word == 'a';
    } else if ((never || require) && is[1]) {
      asked->modules[asked->count] = is + 1;
      asked->never[asked->count++] = never;
    } else {
      return options_error(options, "--snapshot takes auto|off|never=MODULE|require=MODULE, not '%s'", word);
    }
  }
  return GO_ON;
}

static void read_keep(struct build_line *line) {
  for (int i = 0; i < line->keep.count; i++) line->build.keep.names[line->build.keep.count++] = line->keep.items[i];
}

static const char passes[] = "build"
#undef PASS
#define PASS(name, synopsis) ", " #name
#include "compiler/ir/pass.def"
#undef PASS
    ;

static int check_passes(const struct build_line *line, const struct options *options) {
  const char *dump = line->build.dump, *last = line->build.stop_after;
  if (dump && strcmp(dump, "types") && !ir_pass_exists(dump)) return options_error(options, "--dump takes types, %s, not '%s'", passes, dump);
  if (last && !ir_pass_exists(last)) return options_error(options, "--stop-after takes %s, not '%s'", passes, last);
  return GO_ON;
}

int build_line_finish(struct build_line *line, const struct options *options,
                      const struct arguments *found, const char *fallback) {
  int status = read_formats(line, options);
  if (status == GO_ON) status = read_path_maps(line, options);
  if (status == GO_ON) status = read_snapshot(line, options);
  if (status == GO_ON) status = check_passes(line, options);
  read_keep(line);
  if (status == GO_ON && line->against) status = load_runtime(line, options);
  if (status == GO_ON) status = load_target(line, options, line->build.runtime ? line->build.runtime->target : fallback);
  if (status == GO_ON) status = check_target(line);
  if (status != GO_ON) return status;
  if (line->build.formats & BUILD_UF2 && !line->build.target->uf2_family)
    return options_error(options, "--format uf2: no boot loader of %s takes it (its target.def has no line `uf2`)", line->build.target->name);
  line->build.app = found->count ? found->positional[0] : "";
  line->build.emit = (enum build_emit)line->emit;
  line->build.float_width = (enum build_float)line->width;
  line->build.open_world = line->world == 1 || line->runtime_only;
  line->build.compiler = line->with != 0;
  line->build.prompt = line->with == 2;
  if (line->build.prompt && !line->build.open_world) return options_error(options, "--with repl needs --world open");
  if (line->build.compiler && !line->build.open_world) return options_error(options, "--with compiler needs --world open");
  /* Ctrl-C ends bytecode. */
  if (line->build.prompt && line->build.emit == BUILD_AUTO) line->build.emit = BUILD_BYTECODE;
  line->build.lines = line->lines != UNSAID ? (enum build_lines)line->lines : line->build.release ? LINES_FUNC : LINES_FULL;
  line->build.build_id = (enum build_id)line->build_id;
  line->build.copy_up = (enum build_copy_up)line->copy_up;
  line->build.all_unicode = line->unicode == 1;
  line->build.json_messages = line->messages == 1;
  line->build.heap = line->heap;
  line->build.stack = line->stack;
  line->build.budget = (struct budget){line->rom_limit, line->ram_limit, line->min_heap};
  line->build.fail_alloc = line->fail_alloc;
  return GO_ON;
}

void build_line_free(struct build_line *line) {
  target_free((struct target *)line->build.target);
  fabi_free((struct fabi *)line->build.runtime);
}

int build_line_status(enum build_outcome outcome) {
  return outcome == BUILD_DONE ? 0 : outcome == BUILD_TOOL ? STATUS_TOOL : STATUS_FAULT;
}
