/* SPDX-License-Identifier: MIT */
/* `firn watch`: `firn run`, and again whenever something changes that the image was made from. The run is a child process,
   which says by a make rule (--depfile) what it read, folders too; these are looked at ten times a second, which does not miss
   editors that rename, and works where the kernel tells nothing. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "compiler/options.h"
#include "freeze/memory.h"
#include "freeze/strset.h"
#include "freeze/tool.h"

int cmd_run(int argc, char **argv);

enum { TICK_US = 100000, SETTLE_US = 30000, FOLDERS_MOST = 32 };

struct watch {
  char *folder, *depfile; /* of this command; the run's intermediate files are in it */
  struct strset paths;    /* what is looked at */
  uint64_t *seen;         /* by path: how it was when the run began */
};

static volatile sig_atomic_t stopped;

static void stop(int signal) { stopped = signal; }

/* ---- what is looked at ---- */

static uint64_t mix(uint64_t hash, uint64_t x) { return (hash ^ x) * 1099511628211u; }

/* Is a change of this name in a folder the business of an application? Editors' and Python's own files are not. */
static bool counts(const char *name) {
  size_t len = strlen(name);
  return *name != '.' && len && name[len - 1] != '~' && *name != '#' && strcmp(name, "__pycache__");
}

/* Which names are in the folder, in whatever order they come. */
static uint64_t names_in(const char *path) {
  uint64_t all = 1;
  DIR *folder = opendir(path);
  for (struct dirent *entry; folder && (entry = readdir(folder));) {
    uint64_t one = 14695981039346656037u;
    for (const char *c = entry->d_name; *c; c++) one = mix(one, (unsigned char)*c);
    if (counts(entry->d_name)) all += one;
  }
  if (folder) closedir(folder);
  return all;
}

/* A number that is another one when the file or folder has changed; 0: there is none. */
static uint64_t look(const char *path) {
  struct stat about;
  if (stat(path, &about)) return 0;
  if (S_ISDIR(about.st_mode)) return names_in(path);
  uint64_t hash = mix(mix(1, (uint64_t)about.st_mtim.tv_sec), (uint64_t)about.st_mtim.tv_nsec);
  return mix(mix(hash, (uint64_t)about.st_size), (uint64_t)about.st_ino);
}

static void look_at(struct watch *watch, const char *path) {
  uint32_t before = watch->paths.count, number = strset_add(&watch->paths, path, strlen(path));
  if (watch->paths.count == before) return;
  watch->seen = realloc(watch->seen, watch->paths.count * sizeof *watch->seen);
  if (!watch->seen) abort();
  watch->seen[number] = look(path);
}

/* Adds what the make rule names. A file that was changed since `begun` has been read before that, or not: it is returned. */
static const char *take_rule(struct watch *watch, struct timespec begun) {
  FILE *in = fopen(watch->depfile, "r");
  char word[4096];
  size_t len = 0;
  bool target = true;
  const char *changed = NULL;
  for (int c = 0; in && c != EOF;) {
    c = fgetc(in);
    if (c == '\\') {
      c = fgetc(in);
      if (c == '\n') continue;
    } else if (c == '$') {
      c = fgetc(in);
    } else if (c == EOF || c == ' ' || c == '\n') {
      word[len] = '\0';
      struct stat about;
      if (len && !target) {
        bool is_new = !strset_has(&watch->paths, word, len);
        look_at(watch, word);
        bool later = is_new && stat(word, &about) == 0 && S_ISREG(about.st_mode) &&
                     (about.st_mtim.tv_sec > begun.tv_sec || (about.st_mtim.tv_sec == begun.tv_sec && about.st_mtim.tv_nsec > begun.tv_nsec));
        if (later) changed = watch->paths.texts[watch->paths.count - 1].data;
      }
      if (len) target = false;
      len = 0;
      continue;
    }
    if (len + 1 < sizeof word) word[len++] = (char)c;
  }
  if (in) fclose(in);
  return changed;
}

/* The first path that changed; NULL. */
static const char *find_change(struct watch *watch) {
  for (uint32_t i = 0; i < watch->paths.count; i++)
    if (look(watch->paths.texts[i].data) != watch->seen[i]) return watch->paths.texts[i].data;
  return NULL;
}

/* ---- one run ---- */

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *where) {
  (void)about, (void)kind;
  if (where->level) remove(path);
  return 0;
}

/* Empties the folder: a run that was killed leaves its files. */
static void clean(const struct watch *watch) { nftw(watch->folder, remove_one, FOLDERS_MOST, FTW_DEPTH | FTW_PHYS); }

static pid_t start(const struct watch *watch, int argc, char **argv) {
  static char run[] = "run", depfile[] = "--depfile";
  char **words = memory_zero((size_t)(argc + 3) * sizeof *words);
  int n = 0, i = 0;
  for (; i < argc && strcmp(argv[i], "--"); i++) words[n++] = argv[i];
  words[n++] = depfile;
  words[n++] = watch->depfile;
  for (; i < argc; i++) words[n++] = argv[i];
  fflush(NULL);
  pid_t pid = fork();
  if (pid) {
    free(words);
    return pid;
  }
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  signal(SIGINT, SIG_DFL);
  signal(SIGTERM, SIG_DFL);
  setenv("TMPDIR", watch->folder, 1);
  words[0] = run;
  int status = cmd_run(n, words);
  fflush(NULL);
  _exit(status);
}

static int tell_end(int status) {
  if (WIFSIGNALED(status)) return fprintf(stderr, "firn watch: ended by signal %d; waiting for a change\n", WTERMSIG(status));
  return fprintf(stderr, "firn watch: ended with status %d; waiting for a change\n", WEXITSTATUS(status));
}

/* As it is seen from the working folder. */
static void tell_change(const char *path) {
  char here[4096];
  size_t len = getcwd(here, sizeof here) ? strlen(here) : 0;
  bool below = len && !strncmp(path, here, len) && path[len] == '/';
  fprintf(stderr, "firn watch: %s changed\n", below ? path + len + 1 : path);
}

/* Waits until something changes, and ends the run then. False when the command is to end, with its status. */
static bool wait_for_change(struct watch *watch, pid_t pid, bool first, int *status) {
  struct timespec begun;
  clock_gettime(CLOCK_REALTIME, &begun);
  bool runs = true, has_rule = false;
  const char *changed = NULL;
  while (!changed && !stopped) {
    usleep(TICK_US);
    int ended = 0;
    if (runs && waitpid(pid, &ended, WNOHANG) == pid) {
      runs = false;
      *status = WIFEXITED(ended) ? WEXITSTATUS(ended) : 1;
      if (first && *status == 2) return false; /* the options are wrong */
      tell_end(ended);
    }
    if (!has_rule && access(watch->depfile, R_OK) == 0) {
      has_rule = true;
      changed = take_rule(watch, begun);
    }
    if (!changed) changed = find_change(watch);
  }
  if (runs) {
    kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
  }
  if (stopped) {
    *status = 128 + stopped;
    return false;
  }
  usleep(SETTLE_US); /* editors write more than one file */
  tell_change(changed);
  return true;
}

/* The first word that is no option is taken for the application: what changes there counts even if it was never built. */
static const char *application(int argc, char **argv) {
  for (int i = 1; i < argc && strcmp(argv[i], "--"); i++)
    if (argv[i][0] != '-' && access(argv[i], F_OK) == 0) return argv[i];
  return NULL;
}

int cmd_watch(int argc, char **argv) {
  static const struct option none[] = {{0}};
  const struct options options = {
      .command = "watch",
      .usage = "APP [-t TARGET] [options of firn run] [-- ARGS]",
      .about = "Builds and runs an application as firn run does, and again whenever a file changes that it was made\n"
               "from, be it running or not. Ctrl-C ends it.",
      .rows = none,
  };
  struct arguments found;
  bool asks = argc < 2;
  for (int i = 1; i < argc && strcmp(argv[i], "--"); i++) {
    asks |= !strcmp(argv[i], "--help") || !strcmp(argv[i], "-h");
    if (!strncmp(argv[i], "--serial", 8) || !strcmp(argv[i], "repl") || !strcmp(argv[i], "--with=repl"))
      return options_error(&options, "programs that ask the terminal are for firn run");
  }
  if (asks) {
    int status = argc < 2 ? options_error(&options, "no application") : options_parse(&options, 2, (char *[]){argv[0], "--help", NULL}, &found);
    return status < 0 ? 0 : status;
  }
  struct watch watch = {.folder = tool_folder()};
  if (!watch.folder) return 3;
  watch.depfile = memory_format("%s/inputs.d", watch.folder);
  signal(SIGINT, stop);
  signal(SIGTERM, stop);
  int status = 0;
  for (bool first = true, again = true; again; first = false) {
    strset_free(&watch.paths);
    watch.paths = (struct strset){0};
    const char *app = application(argc, argv);
    if (app) look_at(&watch, app);
    pid_t pid = start(&watch, argc, argv);
    if (pid < 0) {
      perror("firn watch");
      status = 3;
      break;
    }
    again = wait_for_change(&watch, pid, first, &status);
    clean(&watch);
  }
  strset_free(&watch.paths);
  free(watch.seen);
  free(watch.depfile);
  clean(&watch);
  tool_folder_remove(watch.folder);
  return status;
}
