/* SPDX-License-Identifier: MIT */
/* Running a program with its streams passed on. An emulator whose output cannot be written makes the
   guest's UART busy, and then the guest executes more instructions: so what it writes is taken at
   once and kept here until our own stdout takes it, and counts stay exact. */
#define _GNU_SOURCE
#include "compiler/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { STREAMS = 2, CHUNK = 65536, PIPE_SIZE = 1 << 20, COULD_NOT_START = 127 };

static const char traceback_line[] = "Traceback (most recent call last)";

/* One stream on its way: read from `from`, kept in bytes[done, count), written to `to`. */
struct stream {
  int from, to;
  char *bytes;
  size_t done, count, room;
  size_t matched; /* how much of traceback_line the current line has shown */
  bool at_line_start, found;
};

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static void look_for_traceback(struct stream *stream, const char *bytes, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (bytes[i] == '\n') {
      stream->at_line_start = true;
      stream->matched = 0;
    } else if (stream->at_line_start && bytes[i] == traceback_line[stream->matched]) {
      if (++stream->matched == sizeof traceback_line - 1) {
        stream->found = true;
        stream->at_line_start = false;
      }
    } else {
      stream->at_line_start = false;
    }
  }
}

/* False at the end of the stream. */
static bool take(struct stream *stream) {
  if (stream->room - stream->count < CHUNK) {
    stream->room = stream->count * 2 + CHUNK;
    stream->bytes = realloc(stream->bytes, stream->room);
    if (!stream->bytes) abort();
  }
  ssize_t got = read(stream->from, stream->bytes + stream->count, CHUNK);
  if (got < 0 && (errno == EAGAIN || errno == EINTR)) return true;
  if (got <= 0) return false;
  look_for_traceback(stream, stream->bytes + stream->count, (size_t)got);
  stream->count += (size_t)got;
  return true;
}

/* Writes what poll said can be written; a reader that is gone is not written to again. */
static void give(struct stream *stream) {
  size_t most = stream->count - stream->done;
  ssize_t written = write(stream->to, stream->bytes + stream->done, most < 4096 ? most : 4096);
  if (written < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (written < 0) written = (ssize_t)most;
  stream->done += (size_t)written;
  if (stream->done == stream->count) stream->done = stream->count = 0;
}

/* One round of waiting, for `left` seconds at most or without an end, and copying. False when nothing is left to wait for. */
static bool pump(struct stream *streams, bool limited, double left) {
  struct pollfd polled[2 * STREAMS];
  int count = 0;
  for (int i = 0; i < STREAMS; i++) {
    polled[2 * i] = (struct pollfd){streams[i].from, POLLIN, 0};
    bool has = streams[i].done < streams[i].count;
    polled[2 * i + 1] = (struct pollfd){has ? streams[i].to : -1, POLLOUT, 0};
    count += (streams[i].from >= 0) + has;
  }
  if (!count) return false;
  poll(polled, 2 * STREAMS, !limited ? -1 : left > 0 ? (int)(left * 1000) + 1 : 0);
  for (int i = 0; i < STREAMS; i++) {
    if (polled[2 * i].revents && !take(&streams[i])) {
      close(streams[i].from);
      streams[i].from = -1;
    }
    if (polled[2 * i + 1].revents) give(&streams[i]);
  }
  return true;
}

static void start_in_child(char *const *argv, int in, int out, int err) {
  if (in) {
    dup2(in, STDIN_FILENO);
  } else if (isatty(STDIN_FILENO)) {
    int nothing = open("/dev/null", O_RDONLY);
    if (nothing >= 0) dup2(nothing, STDIN_FILENO);
  }
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  prctl(PR_SET_PDEATHSIG, SIGKILL); /* an emulator whose program does not end would run on without us */
  execvp(argv[0], argv);
}

/* Do both lead to one file, as after `2>&1`? */
static bool is_same_file(int a, int b) {
  struct stat of_a, of_b;
  return !fstat(a, &of_a) && !fstat(b, &of_b) && of_a.st_dev == of_b.st_dev && of_a.st_ino == of_b.st_ino;
}

/* Starts argv with the write ends of the streams' pipes; where both go to one file, that of stderr takes both, in their
   order. Returns its id, or 0 with errno set: the child reports a failed exec through a pipe that a successful one closes. */
static pid_t start(char *const *argv, struct stream *streams, int input, int output) {
  int out[2], err[2], report[2], failure = 0;
  bool together = is_same_file(output, STDERR_FILENO);
  if (pipe2(out, O_CLOEXEC) || pipe2(err, O_CLOEXEC) || pipe2(report, O_CLOEXEC)) return 0;
  fcntl(together ? err[0] : out[0], F_SETPIPE_SZ, PIPE_SIZE);
  pid_t child = fork();
  if (child < 0) return 0;
  if (child == 0) {
    start_in_child(argv, input, together ? err[1] : out[1], err[1]);
    failure = errno;
    if (write(report[1], &failure, sizeof failure) < 0) _exit(COULD_NOT_START);
    _exit(COULD_NOT_START);
  }
  close(out[1]);
  close(err[1]);
  close(report[1]);
  bool failed = read(report[0], &failure, sizeof failure) == sizeof failure;
  close(report[0]);
  streams[0] = (struct stream){.from = out[0], .to = output, .at_line_start = true};
  streams[1] = (struct stream){.from = err[0], .to = STDERR_FILENO, .at_line_start = true};
  if (!failed) return child;
  close(out[0]);
  close(err[0]);
  waitpid(child, NULL, 0);
  errno = failure;
  return 0;
}

struct child_result child_run(char *const *argv, double timeout, int input, int output) {
  struct stream streams[STREAMS];
  struct child_result result = {0};
  pid_t child = start(argv, streams, input, output);
  if (!child) {
    result.end = CHILD_NOT_STARTED;
    result.status = errno;
    return result;
  }
  signal(SIGPIPE, SIG_IGN);
  double end = now() + timeout;
  bool late = false;
  while (pump(streams, timeout && !late, end - now()))
    if (timeout && !late && now() >= end) {
      late = true;
      kill(child, SIGKILL);
    }
  int status;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  for (int i = 0; i < STREAMS; i++) free(streams[i].bytes);
  result.traceback = streams[1].found;
  if (late)
    result.end = CHILD_TIMEOUT;
  else
    result.end = WIFEXITED(status) ? CHILD_EXITED : CHILD_SIGNALLED;
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
  return result;
}
