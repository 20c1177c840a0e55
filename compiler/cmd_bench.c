/* SPDX-License-Identifier: MIT */
/* `firn bench`: the kernels, sizes, boot, import and compile-time figures, as a table and as JSON. */
#include <cjson/cJSON.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "compiler/bench.h"
#include "compiler/measure.h"
#include "compiler/options.h"
#include "freeze/memory.h"

static const struct kernel {
  const char *name, *about, *result;
  double stock[3], gcc; /* thousand instructions: bytecode, native, viper; C by gcc */
} kernels[] = {
#define KERNEL(name, about, result, bytecode, native, viper, c)                                    \
  {#name, about, result, {bytecode, native, viper}, c},
#include "compiler/bench.def"
};

enum { KERNELS = sizeof kernels / sizeof kernels[0], FORMS = 3, MPY_TIMES = 7, MODULES = 10 };

static const struct form {
  const char *name;
  bool viper;
  enum build_emit emit;
} forms[FORMS] = {
    {"bytecode", false, BUILD_BYTECODE}, {"native", false, BUILD_NATIVE}, {"viper", true, BUILD_AUTO}};

static void print_cell(bool known, uint64_t value, double stock, const char *unit) {
  if (!known) {
    printf(" %12s", "-");
    if (stock > 0) printf(" %10s", "");
    return;
  }
  printf(" %12.1f", (double)value / 1000);
  if (stock > 0) printf(" %8.2f%s", (double)value / 1000 / stock, unit);
}

static void bench_kernel(struct report *report, const struct kernel *kernel, cJSON *list) {
  uint64_t c = 0, count[FORMS] = {0};
  bool known[FORMS], c_known = measure_c_kernel(report->target, kernel->name, kernel->result, &c);
  cJSON *row = cJSON_CreateObject();
  cJSON_AddStringToObject(row, "name", kernel->name);
  if (c_known) cJSON_AddNumberToObject(row, "c", (double)c);
  cJSON_AddNumberToObject(row, "c_gcc", kernel->gcc * 1000);
  printf("%-8s", kernel->name);
  print_cell(c_known, c, 0, "");
  printf(" %9.1f", kernel->gcc);
  report->failed |= !c_known;
  for (int i = 0; i < FORMS; i++) {
    char *file = memory_format("kernels/%s%s", kernel->name, forms[i].viper ? "_viper" : "");
    known[i] = measure_kernel(report->target, file, forms[i].emit, kernel->result, &count[i]);
    free(file);
    report->failed |= !known[i];
    if (known[i]) cJSON_AddNumberToObject(row, forms[i].name, (double)count[i]);
    print_cell(known[i], count[i], forms[i].viper ? (double)c / 1000 : kernel->stock[i],
               "x ");
    fflush(stdout);
  }
  putchar('\n');
  cJSON_AddItemToArray(list, row);
}

static void bench_kernels(struct report *report) {
  printf("kernels on %s, thousand instructions (bytecode and native beside stock MicroPython's, "
         "viper beside clang's C; gcc 12.2's C was counted on mps2-an385)\n",
         report->target->name);
  printf("%-8s %12s %9s %12s %10s %12s %10s %12s %10s\n", "", "clang -O2", "gcc -O2", "bytecode", "/stock",
         "native", "/stock", "viper", "/clang's C");
  cJSON *list = cJSON_AddArrayToObject(report->json, "kernels");
  for (int i = 0; i < KERNELS; i++) bench_kernel(report, &kernels[i], list);
}

static void add_program(struct report *report, const char *name, const struct measure_program *p) {
  cJSON *object = cJSON_AddObjectToObject(report->json, name);
  cJSON_AddNumberToObject(object, "rom_bytes", (double)p->built.rom_bytes);
  cJSON_AddNumberToObject(object, "ram_static_bytes", (double)p->built.ram_static_bytes);
  cJSON_AddNumberToObject(object, "boot_instructions", (double)p->counts.boot_instructions);
  cJSON_AddNumberToObject(object, "instructions", (double)p->counts.instructions);
  cJSON_AddNumberToObject(object, "heap_peak_bytes", (double)p->counts.heap_peak);
  cJSON_AddNumberToObject(object, "stack_peak_bytes", (double)p->counts.stack_peak);
}

static void bench_program(struct report *report, const char *name, const char *file,
                          const char *about) {
  struct measure_program program;
  if (!measure_program(report->target, file, &program)) {
    report->failed = true;
    printf("%-44s failed\n", about);
    return;
  }
  add_program(report, name, &program);
  printf("%-44s ROM %" PRIu64 " B, static RAM %" PRIu64 " B, first byte after %" PRIu64
         " instructions\n",
         about, program.built.rom_bytes, program.built.ram_static_bytes,
         program.counts.boot_instructions);
}

/* The import of ten modules: the program that does it less the one that does nothing. */
static void bench_import(struct report *report) {
  struct measure_program with, without;
  if (!measure_program(report->target, "modules", &with) ||
      !measure_program(report->target, "programs/empty.py", &without)) {
    report->failed = true;
    return;
  }
  uint64_t each = (with.counts.instructions - without.counts.instructions) / MODULES;
  cJSON_AddNumberToObject(report->json, "import_instructions_per_module", (double)each);
  printf("%-44s %" PRIu64 " instructions each (stock 38500)\n", "import of ten modules", each);
}

static void bench_mpy(struct report *report) {
  static const struct {
    const char *name;
    uint64_t bytes;
  } sources[] = {{"one line", 1}, {"229 KB", 229 * 1024}};
  cJSON *list = cJSON_AddArrayToObject(report->json, "mpy");
  for (int i = 0; i < 2; i++) {
    double milliseconds;
    if (!measure_mpy(sources[i].bytes, MPY_TIMES, &milliseconds)) {
      report->failed = true;
      printf("firn mpy, %-34s failed\n", sources[i].name);
      continue;
    }
    cJSON *row = cJSON_CreateObject();
    cJSON_AddStringToObject(row, "source", sources[i].name);
    cJSON_AddNumberToObject(row, "cpu_ms", milliseconds);
    cJSON_AddItemToArray(list, row);
    printf("firn mpy, %-34s %.1f ms of CPU\n", sources[i].name, milliseconds);
  }
}

static bool write_json(const char *path, const cJSON *json) {
  char *text = cJSON_Print(json);
  FILE *out = fopen(path, "w");
  bool done = out && text && fprintf(out, "%s\n", text) > 0;
  if (out) done = fclose(out) == 0 && done;
  if (!done) fprintf(stderr, "firn bench: error: %s: %s\n", path, strerror(errno));
  free(text);
  return done;
}

/* What is measured, and where the figures go besides stdout. */
struct request {
  int only; /* enum part */
  const char *json, *html, *firmware, *perf_bench;
};

enum part { PART_ALL, PART_PROGRAMS, PART_KERNELS, PART_OPERATIONS, PART_PERF_BENCH };

static bool wanted(const struct request *request, enum part part) {
  if (part == PART_PERF_BENCH && !request->perf_bench) return false;
  return request->only == PART_ALL || request->only == (int)part;
}

static int bench(const struct target *target, const struct request *request) {
  struct report report = {.target = target, .json = cJSON_CreateObject(), .firmware = request->firmware,
                          .perf_bench = request->perf_bench};
  cJSON_AddStringToObject(report.json, "target", target->name);
  if (wanted(request, PART_PROGRAMS)) {
    bench_program(&report, "hello", "programs/hello.py", "print('x')");
    bench_program(&report, "second", "programs/second.py", "dict, class, exception, generator");
    bench_import(&report);
    bench_mpy(&report);
  }
  if (wanted(request, PART_KERNELS)) bench_kernels(&report);
  if (wanted(request, PART_KERNELS) && report.firmware) bench_peer_kernels(&report);
  if (wanted(request, PART_OPERATIONS)) bench_operations(&report);
  if (wanted(request, PART_PERF_BENCH)) bench_programs(&report);
  bool written = !request->json || write_json(request->json, report.json);
  if (request->html) written = bench_page_write(request->html, report.json) && written;
  cJSON_Delete(report.json);
  return report.failed ? 1 : written ? 0 : 3;
}

int cmd_bench(int argc, char **argv) {
  const char *name = "mps2-an385";
  struct request request = {0};
  char error[512];
  const struct option rows[] = {
      {"target", 't', OPTION_TEXT, &name, "NAME|FOLDER", "where to measure (mps2-an385)"},
      {"only", 0, OPTION_CHOICE, &request.only, "all|programs|kernels|operations|perf-bench", "one part of it"},
      {"perf-bench", 0, OPTION_TEXT, &request.perf_bench, "FOLDER", "measure MicroPython's tests/perf_bench too, in a checkout"},
      {"peer", 0, OPTION_INPUT, &request.firmware, "FIRMWARE.elf",
       "run the same sources on this stock MicroPython for the same board, and print the ratios"},
      {"json", 0, OPTION_OUTPUT, &request.json, "FILE", "write the figures as JSON too"},
      {"html", 0, OPTION_OUTPUT, &request.html, "FILE", "write a page with plots too"},
      {NULL, 0, 0, NULL, NULL, NULL},
  };
  const struct options options = {
      .command = "bench",
      .usage = "[options]",
      .about = "Measures size, boot, import, compile time, the kernels and the operations of bench/. Instruction\n"
               "counts are exact and the same on every run.",
      .rows = rows,
  };
  struct arguments found;
  int status = options_parse(&options, argc, argv, &found);
  if (status >= 0) return status;
  if (request.only == PART_PERF_BENCH && !request.perf_bench)
    return options_error(&options, "--only perf-bench needs --perf-bench FOLDER");
  if (request.firmware && access(request.firmware, R_OK)) {
    fprintf(stderr, "firn bench: error: %s: %s\n", request.firmware, strerror(errno));
    return 1;
  }
  struct target *target = target_load(name, error, sizeof error);
  if (!target) {
    fprintf(stderr, "firn bench: error: %s\n", error);
    return error[0] == '/' ? 1 : 2;
  }
  if (!target->emulator.count) {
    target_free(target);
    return options_error(&options, "instructions are counted in an emulator; %s has none", name);
  }
  status = bench(target, &request);
  target_free(target);
  return status;
}
