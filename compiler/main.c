/* SPDX-License-Identifier: MIT */
/* The `firn` command. Each subcommand is a row of command.def and a file cmd_NAME.c; this file only
   finds it. Exit status: 0, the program's own, 1 for a fault in the input, 2 for wrong usage, 3
   when the toolchain or an emulator failed. */
#include <libgen.h>
#include <stdio.h>
#include <string.h>

#include "compiler/suggest.h"

#define COMMAND(name, synopsis) int cmd_##name(int argc, char **argv);
#include "compiler/command.def"
#undef COMMAND

static const struct command {
  const char *name;
  int (*run)(int argc, char **argv);
  const char *synopsis;
} commands[] = {
#define COMMAND(name, synopsis) {#name, cmd_##name, synopsis},
#include "compiler/command.def"
#undef COMMAND
};

enum { COMMANDS = sizeof commands / sizeof commands[0] };

static int help(void) {
  printf("usage: firn COMMAND [options]\n\n"
         "Compiles Python applications into ROM images for microcontrollers.\n\ncommands:\n");
  for (int i = 0; i < COMMANDS; i++)
    if (commands[i].synopsis[0]) printf("  %-9s %s\n", commands[i].name, commands[i].synopsis);
  printf("\nfirn COMMAND --help describes a command. firn --version prints the version.\n");
  return 0;
}

static const struct command *find(const char *name) {
  for (int i = 0; i < COMMANDS; i++)
    if (!strcmp(commands[i].name, name)) return &commands[i];
  return NULL;
}

static int unknown(const char *name) {
  const char *names[COMMANDS + 3] = {"help", "--help", "--version"};
  char near[120];
  for (int i = 0; i < COMMANDS; i++) names[i + 3] = commands[i].synopsis[0] ? commands[i].name : 0;
  fprintf(stderr, "firn: error: unknown %s '%s'", name[0] == '-' ? "option" : "command", name);
  if (suggest_nearest(name, names, COMMANDS + 3, near, sizeof near))
    fprintf(stderr, " (nearest: %s)", near);
  fprintf(stderr, "\n  firn --help lists the commands\n");
  return 2;
}

/* `firn help CMD` is `firn CMD --help`. */
static int help_command(int argc, char **argv) {
  if (argc < 2) return help();
  const struct command *command = find(argv[1]);
  if (!command) return unknown(argv[1]);
  char option[] = "--help";
  char *arguments[] = {argv[1], option, NULL};
  return command->run(2, arguments);
}

int main(int argc, char **argv) {
  char path[256];
  snprintf(path, sizeof path, "%s", argc ? argv[0] : "firn");
  const struct command *mpy = find("mpy");
  if (mpy && !strcmp(basename(path), "firn-mpy-cross")) return mpy->run(argc, argv);
  if (argc < 2) {
    help();
    return 2;
  }
  if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h")) return help();
  if (!strcmp(argv[1], "--version")) {
    printf("firn %s\n", FIRN_VERSION);
    return 0;
  }
  if (!strcmp(argv[1], "help")) return help_command(argc - 1, argv + 1);
  const struct command *command = find(argv[1]);
  if (!command) return unknown(argv[1]);
  return command->run(argc - 1, argv + 1);
}
