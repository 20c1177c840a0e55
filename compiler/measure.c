/* SPDX-License-Identifier: MIT */
/* What `firn bench` measures. A kernel's cost is the difference between two programs that differ only
   in running it once or twice, so start-up, imports, printing and exit cancel out, exactly: counts
   are the same on every run. */
#define _GNU_SOURCE
#include "compiler/measure.h"

#include <inttypes.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "compiler/file.h"
#include "freeze/link.h"
#include "freeze/memory.h"
#include "freeze/tool.h"
#include "freeze/toolkit.h"

/* Emulated cores execute an instruction in a nanosecond of their own time. Stock's boards have 140 KB of heap. */
enum { SECONDS_MOST = 300, OUTPUT_MOST = 256, INSTRUCTIONS_PER_MICROSECOND = 1000, STOCK_HEAP = 140 * 1024 };

/* A file of bench/; the caller frees the path. NULL, told, when it is missing. */
static char *bench_file(const char *name) {
  char path[4096], *file = memory_format("bench/%s", name);
  bool found = toolkit_file(file, path, sizeof path);
  free(file);
  if (found) return memory_text(path);
  fprintf(stderr, "firn bench: error: %s is missing; build the toolkit again\n", path);
  return NULL;
}

/* Runs an image; the first line it prints comes into `said` and is compared. */
static bool run_image_said(const struct target *target, const char *image, const char *result,
                           struct emulator_counts *counts, char said[OUTPUT_MOST]) {
  int output = memfd_create("output", MFD_CLOEXEC);
  struct emulator_request request = {
      .target = target, .image = image, .timeout = SECONDS_MOST, .count = true, .output = output};
  struct emulator_result ran = emulator_run(&request);
  ssize_t length = pread(output, said, OUTPUT_MOST - 1, 0);
  close(output);
  said[length > 0 ? length : 0] = '\0';
  said[strcspn(said, "\n")] = '\0';
  if (ran.end == EMULATOR_TIMEOUT || ran.end == EMULATOR_FAILED) return false;
  *counts = ran.counts;
  bool right = !result || !strcmp(said, result);
  if (ran.end == EMULATOR_EXIT && ran.status == 0 && right) return true;
  fprintf(stderr, "firn bench: error: the program gave '%s' and status %d, not '%s'\n", said,
          ran.status, result ? result : "");
  return false;
}

static bool run_image(const struct target *target, const char *image, const char *result,
                      struct emulator_counts *counts) {
  char said[OUTPUT_MOST];
  return run_image_said(target, image, result, counts, said);
}

static bool copy_file(const char *from, const char *to) {
  char buffer[65536];
  FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
  size_t got = 0;
  while (in && out && (got = fread(buffer, 1, sizeof buffer, in)) > 0) fwrite(buffer, 1, got, out);
  if (in) fclose(in);
  return out && fclose(out) == 0 && in;
}

/* An application in `folder` that runs bench/KERNEL.py `repeat` times and prints the last result. */
static bool write_application(const char *folder, const char *kernel, int repeat) {
  const char *module = strrchr(kernel, '/') + 1;
  char *file = memory_format("%s.py", kernel), *source = bench_file(file);
  char *copy = memory_format("%s/%s.py", folder, module);
  char *main_file = memory_format("%s/main.py", folder);
  bool done = source && copy_file(source, copy);
  FILE *out = done ? fopen(main_file, "w") : NULL;
  if (out) {
    fprintf(out, "import %s\nresult = 0\nfor i in range(%d):\n    result = %s.run()\nprint(result)\n",
            module, repeat, module);
    done = fclose(out) == 0;
  }
  free(file), free(source), free(copy), free(main_file);
  return done && out;
}

/* Kernels are to run when it is counted, not when it is built. */
static bool build_and_count(const struct target *target, const char *app, const char *folder,
                            enum build_emit emit, bool snapshot, const char *result,
                            struct measure_program *out) {
  char *image = memory_format("%s/image.elf", folder);
  struct build_options options = {
      .app = app, .target = target, .emit = emit, .snapshot = snapshot, .formats = BUILD_ELF, .out = image};
  memset(out, 0, sizeof *out);
  bool done = build_image(&options, &out->built) == BUILD_DONE &&
              run_image(target, image, result, &out->counts);
  free(image);
  return done;
}

bool measure_kernel(const struct target *target, const char *kernel, enum build_emit emit, const char *result,
                    uint64_t *instructions) {
  uint64_t total[2] = {0};
  bool done = true;
  for (int i = 0; i < 2 && done; i++) {
    struct measure_program program;
    char *folder = tool_folder();
    done = folder && write_application(folder, kernel, i + 1) &&
           build_and_count(target, folder, folder, emit, false, result, &program);
    total[i] = program.counts.instructions;
    if (folder) tool_folder_remove(folder);
  }
  *instructions = total[1] - total[0];
  return done;
}

static bool compile_c(const struct target *target, const char *source, const char *object,
                      const char *include, int repeat) {
  char headers[4096], *said = NULL;
  struct tool_line line = {0};
  const char *const fixed[] = {"clang-22", "-O2", "-ffreestanding", "-fbuiltin", "-ffp-contract=off",
                               "-ffunction-sections"};
  for (size_t i = 0; i < sizeof fixed / sizeof fixed[0]; i++) tool_add(&line, "%s", fixed[i]);
  tool_add(&line, "--target=%s", target->triple);
  tool_add(&line, "-mcpu=%s", target->cpu);
  tool_add(&line, "-mfloat-abi=%s", target->float_abi);
  tool_add(&line, "-DREPEAT=%d", repeat);
  tool_add(&line, "-I%s", include);
  if (toolkit_file("include", headers, sizeof headers)) tool_add(&line, "-I%s", headers);
  tool_add(&line, "-c");
  tool_add(&line, "%s", source);
  tool_add(&line, "-o");
  tool_add(&line, "%s", object);
  int status = tool_run(&line, &said);
  if (status) fprintf(stderr, "firn bench: error: clang-22 on %s:\n%s\n", source, said);
  free(said);
  tool_free(&line);
  return status == 0;
}

static bool count_c(const struct target *target, const char *name, int repeat, const char *folder,
                    const char *result, uint64_t *instructions) {
  struct emulator_counts counts = {0};
  struct build_result sizes;
  char *file = memory_format("kernels/%s.c", name);
  char *source = bench_file(file), *main_file = bench_file("kernels/main.c");
  char *include = bench_file("kernels");
  char *kernel = memory_format("%s/kernel.o", folder), *start = memory_format("%s/main.o", folder);
  char *image = memory_format("%s/kernel.elf", folder);
  const char *objects[] = {kernel, start, NULL};
  struct link_request request = {.fit = {.target = target, .name = name}, .width = target->float_width,
                                 .objects = objects, .folder = folder, .out = image};
  bool done = source && main_file && include && compile_c(target, source, kernel, include, repeat) &&
              compile_c(target, main_file, start, include, repeat) &&
              link_image(&request, &sizes) == BUILD_DONE &&
              run_image(target, image, result, &counts);
  *instructions = counts.instructions;
  free(file), free(source), free(main_file), free(include), free(kernel), free(start), free(image);
  return done;
}

bool measure_c_kernel(const struct target *target, const char *name, const char *result,
                      uint64_t *instructions) {
  uint64_t total[2] = {0};
  bool done = true;
  for (int i = 0; i < 2 && done; i++) {
    char *folder = tool_folder();
    done = folder && count_c(target, name, i + 1, folder, result, &total[i]);
    if (folder) tool_folder_remove(folder);
  }
  *instructions = total[1] - total[0];
  return done;
}

bool measure_program(const struct target *target, const char *file, struct measure_program *out) {
  char *app = bench_file(file), *folder = tool_folder();
  bool done = app && folder && build_and_count(target, app, folder, BUILD_BYTECODE, true, NULL, out);
  if (folder) tool_folder_remove(folder);
  free(app);
  return done;
}

/* Builds one file as bytecode, runs it, and gives the first line it prints. */
static bool build_and_listen(const struct target *target, const char *app, uint64_t heap, bool open, char said[OUTPUT_MOST]) {
  char *folder = tool_folder(), *image = memory_format("%s/image.elf", folder ? folder : "");
  struct build_options options = {.app = app, .target = target, .emit = BUILD_BYTECODE, .snapshot = true, .runs = true,
                                  .open_world = open, .compiler = open, .heap = heap, .formats = BUILD_ELF, .out = image};
  struct build_result built;
  struct emulator_counts counts;
  bool done = folder && build_image(&options, &built) == BUILD_DONE && run_image_said(target, image, NULL, &counts, said);
  if (folder) tool_folder_remove(folder);
  free(image);
  return done;
}

char *measure_source(const char *file) {
  size_t length;
  char *path = bench_file(file), *text = path ? file_read(path, &length) : NULL;
  free(path);
  return text;
}

bool measure_number(const struct target *target, const char *file, long *number) {
  char *app = bench_file(file), said[OUTPUT_MOST], *end = said;
  bool done = app && build_and_listen(target, app, 0, false, said);
  if (done) *number = strtol(said, &end, 10);
  free(app);
  return done && end != said;
}

bool measure_timed(const struct target *target, const char *source, bool open, uint64_t *instructions) {
  char said[OUTPUT_MOST], *folder = tool_folder();
  if (!folder) return false;
  char *app = memory_format("%s/main.py", folder);
  FILE *out = fopen(app, "w");
  bool done = out && fputs(source, out) >= 0;
  if (out) done = fclose(out) == 0 && done;
  long microseconds = -1;
  done = done && build_and_listen(target, app, STOCK_HEAP, open, said) && sscanf(said, "%ld %*d", &microseconds) == 1;
  free(app);
  tool_folder_remove(folder);
  *instructions = (uint64_t)microseconds * INSTRUCTIONS_PER_MICROSECOND;
  return done && microseconds >= 0;
}

bool measure_peer(const struct target *target, const char *firmware, const char *source, uint64_t *instructions) {
  static char said[1 << 16];
  int input = memfd_create("input", MFD_CLOEXEC), output = memfd_create("output", MFD_CLOEXEC);
  /* Ctrl-A: its raw mode, which runs what comes until Ctrl-D; a reset ends the emulator. */
  bool sent = dprintf(input, "\001%s\nimport machine\nmachine.reset()\n\004", source) > 0 && lseek(input, 0, SEEK_SET) == 0;
  struct emulator_request request = {
      .target = target, .image = firmware, .timeout = SECONDS_MOST, .input = input, .output = output};
  struct emulator_result ran = emulator_run(&request);
  ssize_t length = pread(output, said, sizeof said - 1, 0);
  said[length > 0 ? length : 0] = '\0';
  close(input), close(output);
  const char *answer = strstr(said, ">OK");
  long microseconds = -1;
  bool done = sent && ran.end == EMULATOR_EXIT && answer && sscanf(answer, ">OK%ld %*d", &microseconds) == 1;
  *instructions = (uint64_t)microseconds * INSTRUCTIONS_PER_MICROSECOND;
  return done && microseconds >= 0;
}

/* Functions, classes and tables, until there are `bytes` of source. */
static bool write_source(const char *path, uint64_t bytes) {
  FILE *out = fopen(path, "w");
  if (!out) return false;
  fprintf(out, "print('x')\n");
  for (int i = 0; (uint64_t)ftell(out) < bytes; i++)
    fprintf(out,
            "\n\nclass Item%d(object):\n    LIMIT = %d\n\n    def __init__(self, name, value=%d):\n"
            "        self.name = name\n        self.value = value\n\n"
            "    def scale(self, factor, *rest):\n        if factor > self.LIMIT:\n"
            "            raise ValueError('factor %%d of %%s' %% (factor, self.name))\n"
            "        return [self.value * factor + x for x in rest]\n\n\n"
            "table%d = {'a': %d, 'b': (1, 2, 3), 'c': [None, True, 2.5]}\n",
            i, i, i * 3, i, i);
  return fclose(out) == 0;
}

/* CPU time of one `firn mpy`, in milliseconds; negative when it fails. */
static double time_mpy(const char *source, const char *compiled) {
  char *const line[] = {"firn", "mpy", (char *)(uintptr_t)source, "-o", (char *)(uintptr_t)compiled,
                        NULL};
  struct rusage usage;
  pid_t child;
  int status;
  /* Not fork: the copy of our own page tables would be counted as the child's. */
  if (posix_spawn(&child, "/proc/self/exe", NULL, NULL, line, environ)) return -1;
  if (wait4(child, &status, 0, &usage) < 0 || status != 0) return -1;
  return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 +
         (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

bool measure_mpy(uint64_t bytes, int times, double *milliseconds) {
  char *folder = tool_folder();
  if (!folder) return false;
  char *source = memory_format("%s/source.py", folder), *out = memory_format("%s/out.mpy", folder);
  bool done = write_source(source, bytes);
  *milliseconds = 1e9;
  for (int i = 0; i < times && done; i++) {
    double spent = time_mpy(source, out);
    done = spent >= 0;
    if (spent < *milliseconds) *milliseconds = spent;
  }
  free(source), free(out);
  tool_folder_remove(folder);
  return done;
}
