/* SPDX-License-Identifier: MIT */
/* A program that somebody types to. It gets the keys through a pipe, so that one of them can end it. */
#define _GNU_SOURCE
#include "compiler/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { LEAVE = 0x1d /* Ctrl-] */, COULD_NOT_START = 127, PAUSE_MS = 20 };

/* The terminal gives every key as it is typed, Ctrl-C too; what is written to it is left to the device. */
static void make_raw(const struct termios *before) {
  struct termios raw = *before;
  cfmakeraw(&raw);
  tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
}

/* Copies keys to the program until it ends; Ctrl-] ends it. Its status. */
static int carry_keys(pid_t child, int to) {
  char keys[256];
  int status;
  for (;;) {
    pid_t ended = waitpid(child, &status, WNOHANG);
    if (ended == child || (ended < 0 && errno != EINTR)) return status;
    struct pollfd polled = {STDIN_FILENO, POLLIN, 0};
    if (poll(&polled, 1, PAUSE_MS) <= 0) continue;
    ssize_t got = read(STDIN_FILENO, keys, sizeof keys);
    for (ssize_t i = 0; i < got; i++)
      if (keys[i] == LEAVE) kill(child, SIGTERM);
    if (got > 0 && write(to, keys, (size_t)got) < 0 && errno != EINTR) kill(child, SIGTERM);
    if (got <= 0) kill(child, SIGTERM);
  }
}

static pid_t start(char *const *argv, int keys) {
  pid_t child = fork();
  if (child) return child;
  if (keys >= 0) dup2(keys, STDIN_FILENO);
  execvp(argv[0], argv);
  perror(argv[0]);
  _exit(COULD_NOT_START);
}

int terminal_run(char *const *argv) {
  int keys[2] = {-1, -1}, status = 0;
  struct termios before;
  bool typed = tcgetattr(STDIN_FILENO, &before) == 0;
  if (typed && pipe2(keys, O_CLOEXEC)) return -1;
  pid_t child = start(argv, keys[0]);
  if (child < 0) return -1;
  if (typed) {
    close(keys[0]);
    signal(SIGPIPE, SIG_IGN);
    fprintf(stderr, "Ctrl-] leaves\n");
    make_raw(&before);
    status = carry_keys(child, keys[1]);
    tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
    close(keys[1]);
    fprintf(stderr, "\n");
  } else {
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  }
  if (WIFSIGNALED(status)) return WTERMSIG(status) == SIGTERM ? 0 : 128 + WTERMSIG(status);
  return WEXITSTATUS(status);
}
