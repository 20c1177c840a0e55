/* SPDX-License-Identifier: MIT */
/* Building by Ninja. The rule `plan` of build.ninja has all options of the image in its command; from there on the file makes
   itself. So what is written here has that rule only, when there is no build.ninja yet or one of other options: Ninja makes
   the plan, which writes the whole file, reads it again and goes on.

   Ninja runs where we are, so that paths are what the user wrote. The steps `plan` and `image` get our stderr, and say
   what there is to say as `firn build` does. Of Ninja's own words, who runs what and that it failed, only the steps'
   names are passed on, with -v. */
#define _GNU_SOURCE
#include "compiler/steps.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "compiler/file.h"
#include "freeze/build_plan.h"
#include "freeze/fit.h"
#include "freeze/memory.h"
#include "freeze/paths.h"
#include "freeze/tool.h"

enum { GO_ON = -1, STATUS_FAULT = 1, NOT_STARTED = 3, FOLDERS_MOST = 16, STEP_MARK = 1, JOBS_MOST = 9999 };

static const char made_by[] = "# Made by `firn build --build-dir`";
/* These are removed: no names that others use. */
static const char temporaries[] = ".firn-tmp";
static const char ending[] = ".firn-failed"; /* how the step that failed ended */

/* Of this command, as a shell finds it from here. */
static char *firn_path(void) {
  char path[PATH_MAX];
  ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
  path[n > 0 ? n : 0] = '\0';
  const char *firn = paths_from_here(path);
  return memory_format("%s%s", strchr(firn, '/') ? "" : "./", firn);
}

/* For the steps, by the environment: what is said, and where, does not change what is made. */
#define VERBOSE "FIRN_VERBOSE"
#define OUR_STDERR "FIRN_STDERR"

static char *in_folder(const char *folder, const char *name) { return memory_format("%s/%s", folder, name); }

/* With those that it is in. */
static bool make_folder(const char *path) {
  struct stat about;
  bool good = true;
  for (size_t end = 1; good && end <= strlen(path); end++) {
    if (path[end] && path[end] != '/') continue;
    char *part = memory_text_n(path, end);
    good = !mkdir(part, 0777) || (errno == EEXIST && !stat(part, &about) && S_ISDIR(about.st_mode));
    free(part);
  }
  if (!good) fprintf(stderr, "%s: error: cannot make the folder: %s\n", path, strerror(errno));
  return good;
}

/* Does the file begin with the text? */
static bool begins_with(const char *path, const char *text) {
  FILE *in = fopen(path, "r");
  bool same = in != NULL;
  for (; same && *text; text++) same = getc(in) == (unsigned char)*text;
  if (in) fclose(in);
  return same;
}

/* A build folder of CMake or Meson, say, whose build.ninja is not to be overwritten. */
static bool is_foreign(const char *folder) {
  char *path = in_folder(folder, "build.ninja");
  struct stat about;
  bool foreign = !stat(path, &about) && about.st_size && !begins_with(path, made_by);
  if (foreign) fprintf(stderr, "%s: error: is not made by firn; pass another --build-dir\n", path);
  free(path);
  return foreign;
}

int steps_check(struct build_line *line, const struct options *options) {
  if (!*line->build.steps) return options_error(options, "--build-dir takes a folder, not ''");
  const char *folder = line->build.steps = paths_from_here(line->build.steps);
  if (line->build.dump || line->build.stop_after)
    return options_error(options, "--dump and --stop-after do not go with --build-dir");
  if (line->runtime_only) return options_error(options, "--runtime-only does not go with --build-dir");
  if (line->jobs && (line->jobs < 1 || line->jobs > JOBS_MOST)) return options_error(options, "--jobs takes a number from 1 to %d", JOBS_MOST);
  char *firn = firn_path();
  const char *const paths[] = {folder, line->build.app, line->build.out, line->against, firn};
  char odd = '\0';
  for (size_t i = 0; i < sizeof paths / sizeof paths[0] && !odd; i++)
    if (paths[i] && strpbrk(paths[i], BUILD_PLAN_NOT)) odd = *strpbrk(paths[i], BUILD_PLAN_NOT);
  free(firn);
  if (odd) return options_error(options, "Ninja takes no paths with a '%c' in them", odd);
  return !is_foreign(folder) && make_folder(folder) ? GO_ON : STATUS_FAULT;
}

/* ---- commands ---- */

/* Quoted for the shell, and `$` for Ninja. */
static void put_word(FILE *out, const char *word) {
  static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=./,:@%^";
  bool quoted = !*word || word[strspn(word, plain)];
  if (quoted) fputc('\'', out);
  for (; *word; word++) {
    if (*word == '$') fputc('$', out);
    if (*word == '\'') fputs("'\\'", out);
    fputc(*word, out);
  }
  if (quoted) fputc('\'', out);
}

static void put_option(FILE *out, const struct option *row) {
  char text[64];
  const char *words = row->choices;
  const struct option_list *list = row->out;
  const char *value = NULL;
  switch (row->kind) {
  case OPTION_FLAG:
    if (*(bool *)row->out) fprintf(out, " --%s", row->name);
    return;
  case OPTION_LIST:
    for (int i = 0; i < list->count; i++) {
      fprintf(out, " --%s ", row->name);
      put_word(out, list->items[i]);
    }
    return;
  case OPTION_TEXT: case OPTION_INPUT: case OPTION_OUTPUT: value = *(const char **)row->out; break;
  case OPTION_CHOICE:
    if (*(int *)row->out < 0) return; /* not said */
    for (int i = *(int *)row->out; i > 0; i--) words += strcspn(words, "|") + 1;
    snprintf(text, sizeof text, "%.*s", (int)strcspn(words, "|"), words);
    value = text;
    break;
  case OPTION_SIZE:
    if (!*(unsigned long long *)row->out) return;
    snprintf(text, sizeof text, "%llu", *(unsigned long long *)row->out);
    value = text;
    break;
  case OPTION_NUMBER: return;
  }
  if (!value) return;
  fprintf(out, " --%s ", row->name);
  put_word(out, value);
}

/* "firn STEP", as build.ninja has it; owned by the caller. */
static char *begin_of(const char *step) {
  char *text = NULL, *firn = firn_path();
  size_t size;
  FILE *out = open_memstream(&text, &size);
  if (!out) abort();
  put_word(out, firn);
  fprintf(out, " %s", step);
  fclose(out);
  free(firn);
  return text;
}

/* Does the option change what is made? The rule that `firn run` is asked for is the plan's. */
static bool is_of_image(const char *option, bool runs) {
  return strcmp(option, "verbose") && (!runs || strcmp(option, "depfile"));
}

/* The whole command line of a step. */
static char *command_of(const struct build_line *line, const char *step, bool runs) {
  char *text = NULL, *begin = begin_of(step);
  size_t size;
  FILE *out = open_memstream(&text, &size);
  const char *date = line->build.sbom ? getenv("SOURCE_DATE_EPOCH") : NULL;
  bool has_output = false;
  if (!out) abort();
  if (date) fputs("SOURCE_DATE_EPOCH=", out), put_word(out, date), fputc(' ', out);
  fprintf(out, "%s ", begin);
  put_word(out, line->build.app);
  for (int i = 0; i < line->image_rows; i++) {
    has_output |= !strcmp(line->rows[i].name, "output");
    if (is_of_image(line->rows[i].name, runs)) put_option(out, &line->rows[i]);
  }
  if (!has_output) fputs(" --output ", out), put_word(out, line->build.out);
  if (!line->target) fputs(" --target ", out), put_word(out, line->build.target->name);
  fputs(" --build-dir ", out);
  put_word(out, line->build.steps);
  if (runs) fputs(" --runs", out);
  fclose(out);
  free(begin);
  return text;
}

/* What build.ninja begins with. */
static char *head_of(const struct build_line *line, bool runs) {
  const char *folder = line->build.steps;
  char *command = command_of(line, "plan", runs), here[PATH_MAX], *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  if (!out) abort();
  fprintf(out, "%s; freeze/build_plan.c of Firn says what the steps are.\n", made_by);
  if (*folder == '/' && getcwd(here, sizeof here)) fprintf(out, "# To be run in %s\n", here);
  fprintf(out, "ninja_required_version = 1.7\nbuilddir =");
  build_plan_path(out, folder);
  fprintf(out, "\n\nrule plan\n  command = %s\n  description = plan\n  depfile =", command);
  char *depfile = in_folder(folder, "plan.d");
  build_plan_path(out, depfile);
  fprintf(out, "\n  generator = 1\n  restat = 1\n  pool = console\n");
  fclose(out);
  free(depfile);
  free(command);
  return text;
}

static bool write_first(const struct build_line *line, const char *head) {
  char *path = in_folder(line->build.steps, "build.ninja"), *rule = in_folder(line->build.steps, "plan.d"), *firn = firn_path();
  bool good = begins_with(path, head);
  FILE *out = good ? NULL : fopen(path, "w");
  if (out) {
    build_plan_first(out, head, line->build.steps, firn);
    good = fclose(out) == 0;
    unlink(rule); /* so that the plan is made */
  }
  if (!good) perror(path);
  free(firn);
  free(rule);
  free(path);
  return good;
}

/* ---- running Ninja ---- */

static volatile pid_t ninja;
static volatile sig_atomic_t stopped;

static void stop(int number) {
  stopped = number;
  if (ninja > 0 && number == SIGTERM) kill(ninja, number); /* Ctrl-C it gets from the terminal */
}

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *where) {
  (void)about, (void)kind;
  if (where->level) remove(path);
  return 0;
}

/* One build at a time: the lock is Ninja's and the steps', too, for a build that is killed leaves them a moment longer. */
static int lock(const char *folder) {
  char *path = in_folder(folder, "lock");
  int fd = open(path, O_RDWR | O_CREAT, 0666);
  if (fd < 0) perror(path);
  while (fd >= 0 && flock(fd, LOCK_EX) && errno == EINTR && !stopped) continue;
  free(path);
  return fd;
}

static void become_ninja(const struct build_line *line, int out) {
  char *file = in_folder(line->build.steps, "build.ninja"), *temporary = in_folder(line->build.steps, temporaries), whole[PATH_MAX];
  char status[] = {STEP_MARK, '\0'};
  struct tool_line words = {0};
  tool_add(&words, "ninja");
  tool_add(&words, "-f");
  tool_add(&words, "%s", file);
  if (line->jobs >= 1) tool_add(&words, "-j%.0f", line->jobs);
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  setenv("NINJA_STATUS", status, 1);
  if (line->build.verbose) setenv(VERBOSE, "1", 1);
  else unsetenv(VERBOSE);
  mkdir(temporary, 0777);
  if (realpath(temporary, whole)) setenv("TMPDIR", whole, 1);
  /* Ninja has an exit of its own for its errors; steps find ours. */
  int real = dup(STDERR_FILENO);
  char number[16];
  snprintf(number, sizeof number, "%d", real);
  setenv(OUR_STDERR, number, 1);
  dup2(out, STDOUT_FILENO);
  dup2(out, STDERR_FILENO);
  execvp("ninja", words.word);
  fprintf(stderr, "error[tool]: cannot start ninja: %s\n  --build-dir needs it (package ninja-build); without that option all is built at once\n", strerror(errno));
  _exit(NOT_STARTED);
}

/* Of Ninja's own lines, those that nobody needs: that a step failed, which the step has said, or that there is nothing to do. */
static bool is_known(const char *line) {
  if (!strncmp(line, "ninja: error: rebuilding ", 25)) return strstr(line, ": subcommand failed") || strstr(line, ": interrupted");
  static const char *const known[] = {"ninja: build stopped", "ninja: no work to do", "ninja: warning: "};
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
    if (!strncmp(line, known[i], strlen(known[i]))) return true;
  return false;
}

/* Passes on the rest. */
static void listen(int from, bool verbose) {
  FILE *in = fdopen(from, "r");
  char *text = NULL;
  size_t room = 0;
  for (bool skip = false; in && getline(&text, &room, in) > 0;) {
    bool failed = !strncmp(text, "FAILED: ", 8); /* its command follows */
    if (*text == STEP_MARK) {
      if (verbose) fprintf(stderr, "step: %s", text + 1);
    } else if (!failed && !skip && !is_known(text)) {
      fputs(text, stderr);
    }
    skip = failed;
  }
  free(text);
  if (in) fclose(in);
}

/* How the step ended that failed; of those that do not say so (llc) it is the toolkit's fault. Forgets it. */
static enum build_outcome outcome_of(const struct build_line *line) {
  char *path = in_folder(line->build.steps, ending);
  int outcome = BUILD_TOOL;
  FILE *in = fopen(path, "r");
  if (!in || fscanf(in, "%d", &outcome) != 1 || outcome <= BUILD_DONE || outcome > BUILD_TOOL) outcome = BUILD_TOOL;
  if (in) fclose(in);
  unlink(path);
  free(path);
  return (enum build_outcome)outcome;
}

static enum build_outcome run_ninja(const struct build_line *line) {
  int pipes[2], status = 0;
  struct sigaction action = {.sa_handler = stop, .sa_flags = SA_RESTART}, before[2];
  outcome_of(line); /* an earlier one */
  if (pipe2(pipes, O_CLOEXEC)) return perror("pipe"), BUILD_TOOL;
  sigaction(SIGINT, &action, &before[0]);
  sigaction(SIGTERM, &action, &before[1]);
  fflush(NULL);
  ninja = fork();
  if (ninja == 0) {
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    become_ninja(line, pipes[1]);
  }
  close(pipes[1]);
  listen(pipes[0], line->build.verbose);
  while (ninja > 0 && waitpid(ninja, &status, 0) < 0 && errno == EINTR) continue;
  sigaction(SIGINT, &before[0], NULL);
  sigaction(SIGTERM, &before[1], NULL);
  if (ninja < 0) return perror("fork"), BUILD_TOOL;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? BUILD_DONE : outcome_of(line);
}

static void remove_asides(const char *path) {
  static const char *const ends[] = {".new", ".new.part", ".part"};
  for (size_t i = 0; path && i < sizeof ends / sizeof ends[0]; i++) {
    char *aside = memory_format("%s%s", path, ends[i]);
    unlink(aside);
    free(aside);
  }
}

/* A step that was ended leaves files. */
static void clean(const struct build_line *line) {
  static const enum build_format formats[] = {BUILD_BIN, BUILD_HEX, BUILD_UF2};
  const struct build_options *options = &line->build;
  const char *const outputs[] = {options->out, options->report, options->symbols, options->inputs, options->sbom, options->depfile};
  char *temporary = in_folder(options->steps, temporaries);
  nftw(temporary, remove_one, FOLDERS_MOST, FTW_DEPTH | FTW_PHYS);
  rmdir(temporary);
  free(temporary);
  for (size_t i = 0; i < sizeof outputs / sizeof outputs[0]; i++) remove_asides(outputs[i]);
  for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
    char *path = build_format_path(options, formats[i]);
    remove_asides(path);
    free(path);
  }
}

static bool measure(const struct build_line *line, struct build_result *result) {
  char error[4096];
  struct fit fit = {.target = line->build.target, .heap = line->build.heap, .stack = line->build.stack};
  struct elf_file *file = elf_file_read(line->build.out, error, sizeof error);
  if (file) fit_measure(&fit, file, result);
  else fprintf(stderr, "error[tool]: %s\n", error);
  elf_file_free(file);
  return file != NULL;
}

enum build_outcome steps_build(struct build_line *line, bool runs, struct build_result *result) {
  char *head = head_of(line, runs);
  memset(result, 0, sizeof *result);
  int held = lock(line->build.steps);
  enum build_outcome outcome = BUILD_TOOL;
  if (held >= 0 && write_first(line, head)) {
    outcome = run_ninja(line);
    clean(line);
  }
  if (held >= 0) close(held);
  free(head);
  if (stopped) {
    signal(stopped, SIG_DFL);
    raise(stopped);
  }
  return outcome != BUILD_DONE || measure(line, result) ? outcome : BUILD_TOOL;
}

void steps_copy_rule(const char *folder, const char *to) {
  static const char *const names[] = {"plan.d", "failed.d"};
  FILE *in = NULL, *out = NULL;
  for (int i = 0; i < 2 && !in; i++) {
    char *path = in_folder(folder, names[i]);
    in = fopen(path, "r");
    free(path);
  }
  char *aside = file_aside(to, "part");
  if (in) out = fopen(aside, "w");
  for (int c; out && (c = getc(in)) != EOF;) putc(c, out);
  if (in) fclose(in);
  if (out && (fclose(out) || !file_place(aside, to))) perror(to);
  free(aside);
}

/* ---- inside of a step ---- */

int steps_begin(struct build_line *line, const char *command, int argc, char **argv, bool *runs) {
  build_line_begin(line);
  build_line_add_limits(line);
  build_line_add_outputs(line);
  build_line_add_against(line);
  build_line_add_steps(line);
  build_line_add(line, (struct option){"runs", 0, OPTION_FLAG, runs, NULL, "for firn run"});
  const struct options options = {
      .command = command,
      .usage = "APP -t TARGET -o OUT.elf --build-dir FOLDER [options of firn build]",
      .about = "A step of the build.ninja in that folder.",
      .rows = line->rows,
      .least = 1,
      .most = 1,
  };
  struct arguments found;
  int status = options_parse(&options, argc, argv, &found);
  if (status < 0) status = build_line_finish(line, &options, &found, NULL);
  const char *real = getenv(OUR_STDERR);
  if (real) dup2(atoi(real), STDERR_FILENO);
  line->build.verbose |= getenv(VERBOSE) != NULL;
  if (status < 0 && (!line->build.out || !line->build.steps)) return options_error(&options, "-o and --build-dir are needed");
  return status;
}

int steps_end(struct build_line *line, enum build_outcome outcome) {
  char *path = in_folder(line->build.steps, ending);
  FILE *out = outcome != BUILD_DONE ? fopen(path, "w") : NULL;
  if (out) {
    fprintf(out, "%d\n", outcome);
    fclose(out);
  }
  free(path);
  build_line_free(line);
  return build_line_status(outcome);
}

int steps_plan(struct build_line *line, bool runs) {
  char *firn = firn_path(), *head = head_of(line, runs), *image = command_of(line, "image", runs), *llc = begin_of("llc");
  struct build_plan plan = {.options = &line->build, .head = head, .image = image, .llc = llc, .firn = firn};
  enum build_outcome outcome = build_plan(&plan);
  free(firn);
  free(llc);
  free(image);
  free(head);
  return steps_end(line, outcome);
}
