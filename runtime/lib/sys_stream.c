/* SPDX-License-Identifier: MIT */
/* sys.stdin, stdout, stderr: the console as text files. */
#include "runtime/lib/stream.h"

#include "runtime/core/builtin.h"
#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/sequence.h"
#include "runtime/core/str.h"
#include "runtime/core/writer.h"
#include "runtime/port.h"

enum { STDIN, STDOUT, STDERR };

struct stream {
  const struct type_obj *type;
  value number;
};
const struct stream sys_stdin = {&stream_type, V_INT(STDIN)};
const struct stream sys_stdout = {&stream_type, V_INT(STDOUT)};
const struct stream sys_stderr = {&stream_type, V_INT(STDERR)};

static intptr_t number_of(value v) { return value_int(((const struct stream *)v)->number); }

bool stream_check(value v) { return value_type(v) == &stream_type; }

static bool write_stdout(struct writer *w, const char *s, size_t n) {
  (void)w;
  port_write(s, n);
  return true;
}
static bool write_stderr(struct writer *w, const char *s, size_t n) {
  (void)w;
  port_write_error(s, n);
  return true;
}

struct writer stream_writer(value v) {
  return (struct writer){number_of(v) == STDERR ? write_stderr : write_stdout};
}

bool stream_print(struct writer *w, value self, enum print_kind kind) {
  static const char *const text[] = {"<stdin>", "<stdout>", "<stderr>"};
  (void)kind;
  return print_cstr(w, "<_io.TextIOWrapper name='") && print_cstr(w, text[number_of(self)]) && print_cstr(w, "'>");
}

value stream_write(value self, value text) {
  struct writer w = stream_writer(self);
  struct buffer b;
  if (number_of(self) == STDIN) return err_raise(E(not_writable), 0, 0, 0);
  if (value_is_str(text)) {
    const struct str_obj *s = str_of(text);
    return w.write(&w, (const char *)s->data, s->len) ? V_INT(str_length(s)) : V_ERROR;
  }
  if (!buffer_try(text, &b, BUFFER_READ)) return err_raise(E(write_type), text, 0, 0);
  return w.write(&w, (const char *)b.data, b.len) ? V_INT(b.len) : V_ERROR;
}

value stream_flush(value self) {
  (void)self;
  return V_NONE;
}

/* Up to `limit` characters (bytes of them), to the end of a line when `line`. */
static value read_text(size_t limit, bool line) {
  struct strbuf b;
  strbuf_init(&b);
  while (b.len < limit) {
    char c;
    int n = port_read(&c, 1);
    if (n < 0) break;
    if (n == 0) {
      port_wait_us(1000);
      continue;
    }
    if (!strbuf_put(&b, &c, 1)) return V_ERROR;
    if (line && c == '\n') break;
  }
  return strbuf_str(&b);
}

static value read_limited(size_t nargs, const value *args, bool line) {
  intptr_t n = -1;
  if (number_of(args[0]) != STDIN) return err_raise(E(not_readable), 0, 0, 0);
  if (nargs == 2 && args[1] != V_NONE && !sequence_clamped(args[1], &n)) return V_ERROR;
  return read_text(n < 0 ? SIZE_MAX : (size_t)n, line);
}

value stream_read(size_t nargs, const value *args) { return read_limited(nargs, args, false); }
value stream_readline(size_t nargs, const value *args) { return read_limited(nargs, args, true); }

value stream_getattr(value self, value name) { return name == N(buffer) ? self : V_STOP; }

value stream_iter(value self) { return self; }
value stream_next(value self) {
  value line = stream_readline(1, &self);
  return line != V_ERROR && str_of(line)->len == 0 ? V_STOP : line;
}

BUILTIN_TYPE_DEF(stream, TextIOWrapper, OTHER, object, TYPE_FINAL, &stream_ops)
