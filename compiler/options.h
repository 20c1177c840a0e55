/* SPDX-License-Identifier: MIT */
#ifndef FIRN_COMPILER_OPTIONS_H
#define FIRN_COMPILER_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

/* What an option takes, and the type `out` points to. */
enum option_kind {
  OPTION_FLAG,   /* nothing; bool, set to true */
  OPTION_TEXT,   /* a text; const char *, borrowed from argv */
  OPTION_INPUT,  /* the same, a file that is read */
  OPTION_OUTPUT, /* the same, a file that is written: no source, nothing that is read, no other output */
  OPTION_CHOICE, /* one of `choices` ("auto|bytecode|native"); int, the index */
  OPTION_SIZE,   /* bytes, as 4096, 0x1000, 140K or 2M; unsigned long long */
  OPTION_LIST,   /* a text, several times; struct option_list */
  OPTION_NUMBER, /* a decimal number, 0 or more; double */
};

enum { OPTION_LIST_MOST = 256 };
struct option_list {
  const char *items[OPTION_LIST_MOST]; /* borrowed from argv */
  int count;
};

/* One option. `name` is without dashes ("stats"), `letter` its short form or 0. */
struct option {
  const char *name;
  char letter;
  enum option_kind kind;
  void *out;
  const char *choices;  /* OPTION_CHOICE: the words; else what the value is called in the help */
  const char *help;
};

/* A command's line: what `firn CMD --help` prints and what the parser accepts. */
struct options {
  const char *command;       /* "run" */
  const char *usage;         /* "APP [options] [-- ARGS]" */
  const char *about;         /* one or more lines under the usage */
  const struct option *rows; /* ends with a row whose name is NULL */
  int least, most;           /* how many positional arguments */
};

/* What the parser found. The texts are borrowed from argv. */
struct arguments {
  const char *positional[64];
  int count;
  char **rest; /* after "--"; rest_count of them */
  int rest_count;
};

/* Parses argv[1..]. Returns -1 to go on; otherwise the exit status to return at once: 0 after
   --help (printed to stdout), 2 after a usage error (told on stderr, nearest names included). */
int options_parse(const struct options *options, int argc, char **argv, struct arguments *found);

/* The same check as that of OPTION_OUTPUT, of a file that is written without its option `name` being said. -1 to go on, else the
   exit status. */
int options_check_output(const struct options *options, const struct arguments *found, const char *name, const char *path);

/* Prints "firn CMD: error: MESSAGE" and where to find help, to stderr. Returns 2. */
int options_error(const struct options *options, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
