/* SPDX-License-Identifier: MIT */
/* The figures of `firn bench` as a page: plots as SVG in the page itself, each with its numbers as text. Nothing is loaded
   from elsewhere. */
#define _GNU_SOURCE
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "compiler/bench.h"
#include "compiler/file.h"

enum { LABEL_WIDTH = 230, PLOT_WIDTH = 520, NUMBER_WIDTH = 110, BAR = 13, GAP = 9, SERIES_MOST = 4 };

/* One bar of each row: the row's number `key`. */
struct series {
  const char *key, *name, *colour;
};

struct plot {
  const char *title, *unit;
  const cJSON *rows;
  struct series series[SERIES_MOST];
  int count;
  bool logarithmic;
  double line; /* a line at this value, 0: none */
};

static double number(const cJSON *row, const char *key) {
  const cJSON *item = cJSON_GetObjectItem(row, key);
  return cJSON_IsNumber(item) ? item->valuedouble : -1;
}

static const char *label(const cJSON *row) {
  const cJSON *about = cJSON_GetObjectItem(row, "about");
  return cJSON_GetStringValue(about ? about : cJSON_GetObjectItem(row, "name"));
}

/* How long the bar of a value is. */
static double width_of(const struct plot *plot, double value, double least, double most) {
  if (!plot->logarithmic) return value / most * PLOT_WIDTH;
  return (log(value) - log(least)) / (log(most) - log(least)) * PLOT_WIDTH;
}

static void bounds(const struct plot *plot, double *least, double *most) {
  const cJSON *row;
  *least = 1e300;
  *most = plot->line;
  cJSON_ArrayForEach(row, plot->rows) for (int i = 0; i < plot->count; i++) {
    double value = number(row, plot->series[i].key);
    if (value <= 0) continue;
    if (value < *least) *least = value;
    if (value > *most) *most = value;
  }
  *least /= 2; /* on a logarithmic scale the shortest bar is still one */
}

static void write_legend(FILE *out, const struct plot *plot) {
  fputs("<p class=\"legend\">", out);
  for (int i = 0; i < plot->count; i++)
    fprintf(out, "<span><i style=\"background:%s\"></i>%s</span> ", plot->series[i].colour, plot->series[i].name);
  fprintf(out, "<span>%s%s</span></p>\n", plot->unit, plot->logarithmic ? ", logarithmic scale" : "");
}

static void write_bars(FILE *out, const struct plot *plot, const cJSON *row, int top, double least, double most) {
  fprintf(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n", LABEL_WIDTH - 8,
          top + plot->count * BAR / 2 + 4, label(row));
  for (int i = 0; i < plot->count; i++) {
    double value = number(row, plot->series[i].key);
    if (value <= 0) continue;
    double width = width_of(plot, value, least, most);
    fprintf(out, "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>", LABEL_WIDTH, top + i * BAR, width, BAR - 2,
            plot->series[i].colour);
    fprintf(out, "<text class=\"n\" x=\"%.1f\" y=\"%d\">%.*f</text>\n", LABEL_WIDTH + width + 5, top + i * BAR + BAR - 3,
            value < 10 ? 2 : value < 100 ? 1 : 0, value);
  }
}

static void write_plot(FILE *out, const struct plot *plot) {
  int rows = cJSON_GetArraySize(plot->rows), step = plot->count * BAR + GAP, height = rows * step + 4;
  if (!rows) return;
  double least, most;
  bounds(plot, &least, &most);
  fprintf(out, "<h2>%s</h2>\n", plot->title);
  write_legend(out, plot);
  fprintf(out, "<svg viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\">\n",
          LABEL_WIDTH + PLOT_WIDTH + NUMBER_WIDTH, height, LABEL_WIDTH + PLOT_WIDTH + NUMBER_WIDTH, height, plot->title);
  int top = 2;
  const cJSON *row;
  cJSON_ArrayForEach(row, plot->rows) {
    write_bars(out, plot, row, top, least, most);
    top += step;
  }
  if (plot->line > 0) {
    double x = LABEL_WIDTH + width_of(plot, plot->line, least, most);
    fprintf(out, "<line x1=\"%.1f\" y1=\"0\" x2=\"%.1f\" y2=\"%d\" stroke=\"#444\" stroke-dasharray=\"4 3\"/>\n", x, x, height);
  }
  fputs("</svg>\n", out);
}

static void write_number(FILE *out, const cJSON *object, const char *key, const char *name, const char *unit) {
  double value = number(object, key);
  if (value >= 0) fprintf(out, "<tr><td>%s</td><td>%.*f %s</td></tr>\n", name, value == floor(value) ? 0 : 2, value, unit);
}

static void write_summary(FILE *out, const cJSON *json) {
  const cJSON *hello = cJSON_GetObjectItem(json, "hello"), *second = cJSON_GetObjectItem(json, "second");
  fputs("<table>\n", out);
  write_number(out, hello, "rom_bytes", "print('x'): ROM", "bytes");
  write_number(out, hello, "ram_static_bytes", "print('x'): static RAM", "bytes");
  write_number(out, hello, "boot_instructions", "print('x'): reset to the first byte", "instructions");
  write_number(out, second, "rom_bytes", "a dict, a class, an exception, a generator: ROM", "bytes");
  write_number(out, json, "import_instructions_per_module", "import of a module", "instructions");
  write_number(out, json, "instance_bytes", "instance with one attribute", "bytes of heap");
  write_number(out, json, "perf_bench_geomean", "perf_bench, geometric mean beside stock", "");
  fputs("</table>\n", out);
}

static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/><title>firn bench</title>\n<style>\n"
    "body{font:15px/1.5 system-ui,sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem;color:#1c2733}\n"
    "h2{margin:2rem 0 .3rem;font-size:1.15rem}table{border-collapse:collapse}td{padding:.15rem 1.2rem .15rem 0}\n"
    "td+td{text-align:right;font-variant-numeric:tabular-nums}svg{max-width:100%;height:auto;font-size:12px}\n"
    "svg text{fill:#1c2733}svg .n{fill:#55606c;font-size:10.5px}.legend{margin:.2rem 0 .5rem;font-size:13px}\n"
    ".legend span{margin-right:1.1rem}.legend i{display:inline-block;width:.8em;height:.8em;margin-right:.35em}\n"
    "</style></head><body>\n";

#define FIRN "#1d6fa5"
#define STOCK "#e0862c"

static void write_page(FILE *out, const cJSON *json) {
  const struct plot plots[] = {
      {"Kernels", "thousand instructions", cJSON_GetObjectItem(json, "kernels"),
       {{"c_thousand", "C", "#7d8b99"}, {"viper_thousand", "viper", "#74b3d8"}, {"native_thousand", "native", FIRN},
        {"bytecode_thousand", "bytecode", "#123f5f"}}, 4, true, 0},
      {"Kernels beside stock MicroPython", "thousand instructions", cJSON_GetObjectItem(json, "peer_kernels"),
       {{"firn", "Firn", FIRN}, {"stock", "stock", STOCK}}, 2, true, 0},
      {"Operations, a turn of a loop", "instructions", cJSON_GetObjectItem(json, "operations"),
       {{"firn", "Firn, bytecode", FIRN}, {"stock", "stock, bytecode", STOCK}}, 2, false, 0},
      {"MicroPython's perf_bench", "thousand instructions", cJSON_GetObjectItem(json, "perf_bench"),
       {{"firn", "Firn, bytecode", FIRN}, {"stock", "stock, bytecode", STOCK}}, 2, false, 0},
      {"perf_bench: Firn by stock", "ratio; the line is stock", cJSON_GetObjectItem(json, "perf_bench"),
       {{"ratio", "Firn / stock", FIRN}}, 1, false, 1},
  };
  fputs(head, out);
  fprintf(out, "<h1>firn bench</h1>\n<p>Target %s. Instructions that the guest executed under QEMU, exactly; they are not cycles.</p>\n",
          cJSON_GetStringValue(cJSON_GetObjectItem(json, "target")));
  write_summary(out, json);
  for (size_t i = 0; i < sizeof plots / sizeof plots[0]; i++) write_plot(out, &plots[i]);
  fputs("</body></html>\n", out);
}

/* The kernels' rows hold instructions; the plot wants thousands. */
static void add_thousands(const cJSON *rows) {
  static const char *const keys[][2] = {
      {"c", "c_thousand"}, {"viper", "viper_thousand"}, {"native", "native_thousand"}, {"bytecode", "bytecode_thousand"}};
  cJSON *row;
  cJSON_ArrayForEach(row, rows) for (int i = 0; i < 4; i++) {
    double value = number(row, keys[i][0]);
    if (value > 0) cJSON_AddNumberToObject(row, keys[i][1], value / 1000);
  }
}

bool bench_page_write(const char *path, const cJSON *json) {
  char *text = NULL;
  size_t length;
  cJSON *copy = cJSON_Duplicate(json, true);
  FILE *out = open_memstream(&text, &length);
  if (!copy || !out) abort();
  add_thousands(cJSON_GetObjectItem(copy, "kernels"));
  write_page(out, copy);
  fclose(out);
  cJSON_Delete(copy);
  bool done = file_write(path, text, length);
  free(text);
  return done;
}
