/* SPDX-License-Identifier: MIT */
/* Running the linker and the C compiler: found on PATH, told nothing through a shell, their output
   collected so that it is shown once and only when it matters. */
#define _GNU_SOURCE
#include "freeze/tool.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "compiler/ended.h"
#include "freeze/memory.h"

extern char **environ;

enum { SAID_MOST = 64 * 1024 };

void tool_add(struct tool_line *line, const char *format, ...) {
  char text[8192];
  va_list values;
  va_start(values, format);
  vsnprintf(text, sizeof text, format, values);
  va_end(values);
  line->word = memory_room(line->word, &line->room, line->count + 2, sizeof(char *));
  line->word[line->count++] = memory_text(text);
  line->word[line->count] = NULL;
}

void tool_free(struct tool_line *line) {
  for (uint32_t i = 0; i < line->count; i++) free(line->word[i]);
  free(line->word);
  *line = (struct tool_line){0};
}

/* Everything from fd, cut at SAID_MOST. */
static char *read_all(int fd) {
  char *text = memory_zero(SAID_MOST + 1);
  size_t used = 0;
  char rest[4096];
  for (;;) {
    bool full = used == SAID_MOST;
    ssize_t n = read(fd, full ? rest : text + used, full ? sizeof rest : SAID_MOST - used);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return text;
    if (!full) used += (size_t)n;
  }
}

int tool_run(const struct tool_line *line, char **said) {
  int pipes[2], status = 0;
  pid_t child;
  posix_spawn_file_actions_t actions;
  if (pipe2(pipes, O_CLOEXEC)) {
    *said = memory_format("pipe: %s", strerror(errno));
    return 127;
  }
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, pipes[1], 1);
  posix_spawn_file_actions_adddup2(&actions, pipes[1], 2);
  if (line->folder) posix_spawn_file_actions_addchdir_np(&actions, line->folder);
  int failed = posix_spawnp(&child, line->word[0], &actions, NULL, line->word, environ);
  posix_spawn_file_actions_destroy(&actions);
  close(pipes[1]);
  if (failed) {
    close(pipes[0]);
    *said = memory_format("cannot start %s: %s", line->word[0], strerror(failed));
    return 127;
  }
  *said = read_all(pipes[0]);
  close(pipes[0]);
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static double seconds_of(clockid_t clock) {
  struct timespec time = {0, 0};
  clock_gettime(clock, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/* Has the child used that many seconds of a processor, or waited for much longer? */
static bool is_over(pid_t child, int seconds, double start) {
  enum { PATIENCE = 30 };
  clockid_t clock;
  if (seconds_of(CLOCK_MONOTONIC) - start > PATIENCE * seconds) return true;
  return clock_getcpuclockid(child, &clock) == 0 && seconds_of(clock) > seconds;
}

/* Waits for the child to end, looking again after longer and longer pauses; kills it when its time is over. */
static bool wait_for(pid_t child, int seconds) {
  int status;
  bool over = false;
  double start = seconds_of(CLOCK_MONOTONIC), pause = 0.001;
  for (;; pause = pause < 0.02 ? pause * 1.5 : pause) {
    pid_t ended = waitpid(child, &status, over ? 0 : WNOHANG);
    if (ended == child) return !over && !(WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU); /* its own limit: we came too late */
    if (ended < 0 && errno != EINTR) return false;
    struct timespec time = {0, (long)(pause * 1e9)};
    over = is_over(child, seconds, start);
    if (over) kill(child, SIGKILL);
    nanosleep(&time, NULL);
  }
}

/* In the child: it ends with us, however we end, and by itself soon after its time. */
static void become(const struct tool_line *line, const char *path, int seconds) {
  struct rlimit limit = {(rlim_t)seconds + 1, (rlim_t)seconds + 2};
  int in = open("/dev/null", O_RDONLY), out = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600), err = open("/dev/null", O_WRONLY);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  setrlimit(RLIMIT_CPU, &limit);
  if (in < 0 || out < 0 || err < 0 || dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(err, 2) < 0) _exit(127);
  execvp(line->word[0], line->word);
  _exit(127);
}

bool tool_run_to(const struct tool_line *line, const char *path, int seconds) {
  fflush(NULL);
  pid_t child = fork();
  if (child == 0) become(line, path, seconds);
  return child > 0 && wait_for(child, seconds);
}

char *tool_folder(void) {
  const char *base = getenv("TMPDIR");
  char *path = memory_format("%s/firn-XXXXXX", base && *base ? base : "/tmp");
  if (mkdtemp(path)) {
    ended_note(path);
    return path;
  }
  fprintf(stderr, "error: cannot make a folder for intermediate files: %s: %s\n", path, strerror(errno));
  free(path);
  return NULL;
}

void tool_folder_remove(char *path) {
  if (!path) return;
  DIR *folder = opendir(path);
  for (struct dirent *entry; folder && (entry = readdir(folder));) {
    if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..")) continue;
    unlinkat(dirfd(folder), entry->d_name, 0);
  }
  if (folder) closedir(folder);
  rmdir(path);
  ended_forget(path);
  free(path);
}
