/* SPDX-License-Identifier: MIT */
/* The handler may only call what is safe in one: unlink() for files, and for folders `rm` in a child, as readdir() is not. Then
   the signal ends firn as if there had been no handler, so that a shell or make sees what ended it. */
#include "compiler/ended.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST = 32 };

/* More than MOST at once there are not; one that found no room stays where it is. */
static struct {
  char *volatile path;
  pid_t owner;
} noted[MOST];

static void remove_folder(const char *path) {
  pid_t child = fork();
  if (child == 0) {
    execl("/bin/rm", "rm", "-rf", "--", path, (char *)NULL);
    _exit(127);
  }
  while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR) continue;
}

static void ended(int number) {
  for (int i = 0; i < MOST; i++) {
    const char *path = noted[i].path;
    if (path && noted[i].owner == getpid() && unlink(path) && errno == EISDIR) remove_folder(path);
  }
  signal(number, SIG_DFL);
  raise(number);
}

/* Where nothing else is done at a signal: not under nohup, not in commands with handlers of their own. */
static void listen(void) {
  static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
    struct sigaction action = {.sa_handler = ended}, before;
    if (!sigaction(numbers[i], NULL, &before) && before.sa_handler == SIG_DFL) sigaction(numbers[i], &action, NULL);
  }
}

void ended_note(const char *path) {
  ended_forget(path);
  for (int i = 0; i < MOST; i++) {
    if (noted[i].path) continue;
    noted[i].owner = getpid();
    noted[i].path = strdup(path);
    break;
  }
  listen();
}

void ended_forget(const char *path) {
  for (int i = 0; i < MOST; i++) {
    char *mine = noted[i].path;
    if (!mine || strcmp(mine, path)) continue;
    noted[i].path = NULL;
    free(mine);
  }
}
