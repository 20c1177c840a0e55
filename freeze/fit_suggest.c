/* SPDX-License-Identifier: MIT */
/* What would make an image fit. Nothing is guessed: the application is built again with other options, and what is told is
   the size that came out. Each trial is a process of its own without a voice, for it would repeat all messages. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "freeze/fit.h"
#include "freeze/memory.h"
#include "freeze/tool.h"

enum { LEAST_HEAP = 1024 };

/* One set of options. */
struct trial {
  char text[96]; /* "--emit bytecode --release" */
  const char *more; /* what it costs, or "" */
  struct build_options options;
};

struct trials {
  struct trial rows[4];
  int count;
};

/* What a trial says: its outcome and sizes. */
struct answer {
  enum build_outcome outcome;
  struct build_result result;
};

static void be_silent(void) {
  int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (nowhere < 0 || dup2(nowhere, 1) < 0 || dup2(nowhere, 2) < 0) _exit(1);
}

/* Builds in another process; false when that did not come to an end. */
static bool try(const struct trial *trial, const char *folder, struct answer *answer) {
  int pipes[2];
  if (pipe2(pipes, O_CLOEXEC)) return false;
  fflush(NULL);
  pid_t pid = fork();
  if (pid == 0) {
    struct build_options options = trial->options;
    char *out = memory_format("%s/trial.elf", folder);
    be_silent();
    options.out = out;
    options.is_trial = true;
    options.depfile = NULL;
    options.verbose = options.json_messages = false;
    options.report = options.explain = options.dump = NULL;
    options.formats = BUILD_ELF;
    answer->outcome = build_image(&options, &answer->result);
    _exit(write(pipes[1], answer, sizeof *answer) != sizeof *answer);
  }
  close(pipes[1]);
  bool done = pid > 0 && read(pipes[0], answer, sizeof *answer) == sizeof *answer;
  close(pipes[0]);
  while (pid > 0 && waitpid(pid, NULL, 0) < 0 && errno == EINTR) continue;
  return done;
}

static struct trial *add(struct trials *trials, const struct build_options *options, const char *text, const char *more) {
  struct trial *trial = &trials->rows[trials->count++];
  *trial = (struct trial){.options = *options, .more = more};
  snprintf(trial->text, sizeof trial->text, "%s", text);
  return trial;
}

static void make_release(struct trial *trial) {
  trial->options.release = true;
  if (trial->options.lines == LINES_FULL) trial->options.lines = LINES_FUNC;
}

/* Less ROM: the cheapest first. */
static void add_for_rom(struct trials *trials, const struct build_options *options, const struct build_result *result) {
  bool native = result->native_bytes && options->emit != BUILD_BYTECODE;
  if (native) add(trials, options, "--emit bytecode", "")->options.emit = BUILD_BYTECODE;
  if (!options->release) make_release(add(trials, options, "--release", "; tracebacks have no lines"));
  if (native && !options->release) {
    struct trial *both = add(trials, options, "--emit bytecode --release", "; tracebacks have no lines");
    both->options.emit = BUILD_BYTECODE;
    make_release(both);
  }
  if (options->open_world && !options->compiler) add(trials, options, "--world closed", "")->options.open_world = false;
}

/* Less static RAM: what initialisers make at build time is made in the heap at boot. */
static void add_for_static(struct trials *trials, const struct build_options *options) {
  if (options->snapshot) add(trials, options, "--snapshot off", "; objects are then made in the heap, at boot")->options.snapshot = false;
}

/* The heap that is to be. */
static void add_for_heap(struct trials *trials, const struct build_options *options, const struct build_result *result) {
  struct trial *trial = add(trials, options, "", "");
  trial->options.heap = (result->needed + 15) & ~(uint64_t)15;
  snprintf(trial->text, sizeof trial->text, "--heap %" PRIu64, trial->options.heap);
}

/* A heap of what is left beside data and stack. */
static void add_for_ram(struct trials *trials, const struct build_options *options, const struct build_result *result) {
  uint64_t heap = options->heap ? options->heap : options->target->heap, over = result->needed - result->limit;
  if (heap < over + LEAST_HEAP) {
    add_for_static(trials, options);
    return;
  }
  heap = (heap - over) & ~(uint64_t)15;
  add(trials, options, "", "")->options.heap = heap;
  snprintf(trials->rows[trials->count - 1].text, sizeof trials->rows[0].text, "--heap %" PRIu64, heap);
}

static void tell_json(const struct build_options *options, const struct trial *trial, const char *code, const struct answer *answer) {
  bool fits = answer->outcome == BUILD_DONE;
  char *message = memory_format("%s: firn %s %s", fits ? "would fit (relinked, not guessed)" : "not enough (relinked)",
                                options->runs ? "run" : "build", trial->text);
  cJSON *json = cJSON_CreateObject();
  cJSON_AddStringToObject(json, "level", "note");
  cJSON_AddStringToObject(json, "code", code);
  cJSON_AddStringToObject(json, "message", message);
  cJSON_AddStringToObject(json, "options", trial->text);
  cJSON_AddBoolToObject(json, "fits", fits);
  cJSON_AddNumberToObject(json, "rom", (double)answer->result.rom_bytes);
  cJSON_AddNumberToObject(json, "ram", (double)answer->result.ram_static_bytes);
  fit_print(json);
  free(message);
}

static void tell(const struct build_options *options, const struct trial *trial, const char *code, const struct answer *answer) {
  const struct build_result *result = &answer->result;
  bool rom = result->shortage == BUILD_ROM_FULL;
  char a[32], b[32], c[32];
  const char *command = options->runs ? "run" : "build";
  if (options->json_messages) {
    if (answer->outcome == BUILD_DONE || answer->outcome == BUILD_NO_FIT) tell_json(options, trial, code, answer);
  } else if (answer->outcome == BUILD_DONE)
    fprintf(stderr, "  would fit (relinked, not guessed): firn %s %s   (ROM %s, static RAM %s, heap %s%s)\n", command, trial->text,
            fit_number(result->rom_bytes, a), fit_number(result->ram_static_bytes, b), fit_number(result->heap_bytes, c), trial->more);
  else if (answer->outcome == BUILD_NO_FIT)
    fprintf(stderr, "  not enough (relinked): firn %s %s   (%s %s, %s too %s)\n", command, trial->text, rom ? "ROM" : "RAM",
            fit_number(result->needed, a), fit_number(result->needed - result->limit, b),
            result->shortage == BUILD_HEAP_SHORT ? "few" : "many");
}

void fit_suggest(const struct build_options *options, const struct build_result *result) {
  struct trials trials = {.count = 0};
  char *folder = tool_folder();
  if (!folder) return;
  if (result->shortage == BUILD_ROM_FULL) add_for_rom(&trials, options, result);
  if (result->shortage == BUILD_STATIC_FULL) add_for_static(&trials, options);
  if (result->shortage == BUILD_RAM_FULL) add_for_ram(&trials, options, result);
  if (result->shortage == BUILD_HEAP_SHORT) add_for_heap(&trials, options, result);
  for (int i = 0; i < trials.count; i++) {
    struct answer answer = {.outcome = BUILD_TOOL};
    if (!try(&trials.rows[i], folder, &answer)) break;
    tell(options, &trials.rows[i], result->shortage == BUILD_ROM_FULL ? "rom-full" : "ram-full", &answer);
    if (answer.outcome == BUILD_DONE) break;
  }
  tool_folder_remove(folder);
}
