/* SPDX-License-Identifier: MIT */
/* `firn board`: runs a C program on a board's start-up code and port, without Python: how a new port
   is tried out (tests/boards/contract.c checks all that runtime/port.h demands). */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "compiler/emulator.h"
#include "compiler/options.h"
#include "freeze/link.h"
#include "freeze/tool.h"
#include "freeze/toolkit.h"

enum { STATUS_FAULT = 1, STATUS_USAGE = 2, STATUS_TOOL = 3 };

static bool compile(const struct target *target, const char *source, const char *object) {
  struct tool_line line = {0};
  char include[4096], *said = NULL;
  for (int i = 0; i < target->cc.count; i++) tool_add(&line, "%s", target->cc.word[i]);
  for (int i = 0; i < target->cflags.count; i++) tool_add(&line, "%s", target->cflags.word[i]);
  for (int i = 0; i < target->folders; i++) tool_add(&line, "-I%s", target->folder[i]);
  if (toolkit_file("include", include, sizeof include)) tool_add(&line, "-I%s", include);
  tool_add(&line, "-c");
  tool_add(&line, "%s", source);
  tool_add(&line, "-o");
  tool_add(&line, "%s", object);
  int status = tool_run(&line, &said);
  if (status) fprintf(stderr, "%s\n", said);
  free(said);
  tool_free(&line);
  return status == 0;
}

static int run(const struct target *target, const char *source, const char *folder,
               double timeout) {
  char object[4096], image[4096];
  snprintf(object, sizeof object, "%s/program.o", folder);
  snprintf(image, sizeof image, "%s/program.elf", folder);
  if (!compile(target, source, object)) return STATUS_FAULT;
  const char *objects[] = {object, NULL};
  struct link_request request = {.fit = {.target = target, .name = source},
                                 .width = target->float_width,
                                 .objects = objects,
                                 .folder = folder,
                                 .out = image};
  struct build_result sizes;
  enum build_outcome linked = link_image(&request, &sizes);
  if (linked != BUILD_DONE) return linked == BUILD_TOOL ? STATUS_TOOL : STATUS_FAULT;
  struct emulator_request running = {.target = target, .image = image, .timeout = timeout};
  struct emulator_result ran = emulator_run(&running);
  return ran.end == EMULATOR_EXIT || ran.end == EMULATOR_UNCAUGHT ? ran.status : STATUS_TOOL;
}

int cmd_board(int argc, char **argv) {
  const char *name = NULL;
  double timeout = 60;
  char error[512];
  const struct option rows[] = {
      {"target", 't', OPTION_TEXT, &name, "NAME|FOLDER", "the board (firn targets)"},
      {"timeout", 0, OPTION_NUMBER, &timeout, "SECONDS", "stop the program after that long (60)"},
      {NULL, 0, 0, NULL, NULL, NULL},
  };
  const struct options options = {
      .command = "board",
      .usage = "PROGRAM.c -t NAME|FOLDER",
      .about = "Compiles a C program that defines port_main (runtime/port.h) for a board, links it with\n"
               "the board's start-up code and port, and runs it. The exit status is the program's.",
      .rows = rows,
      .least = 1,
      .most = 1,
  };
  struct arguments found;
  int status = options_parse(&options, argc, argv, &found);
  if (status >= 0) return status;
  if (!name) return options_error(&options, "no target, pass -t NAME or -t FOLDER");
  struct target *target = target_load(name, error, sizeof error);
  if (!target) {
    fprintf(stderr, "firn board: error: %s\n", error);
    return error[0] == '/' ? STATUS_FAULT : STATUS_USAGE;
  }
  char *folder = tool_folder();
  status = folder ? run(target, found.positional[0], folder, timeout) : STATUS_TOOL;
  if (folder) tool_folder_remove(folder);
  target_free(target);
  return status;
}
