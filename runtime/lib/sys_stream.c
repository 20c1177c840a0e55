/* SPDX-License-Identifier: MIT */
/* sys.stdin, stdout, stderr: the console as text files. */
#include "runtime/lib/stream.h"

#include "runtime/core/builtin.h"
#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/sequence.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"
#include "runtime/core/vm.h"
#include "runtime/core/writer.h"
#include "runtime/port.h"
#include "runtime/port_optional.h"

enum { STDIN, STDOUT, STDERR };

extern const struct type_obj stream_bytes_type;
struct stream {
  const struct type_obj *type;
  value number;
};
const struct stream sys_stdin = {&stream_type, V_INT(STDIN)};
const struct stream sys_stdout = {&stream_type, V_INT(STDOUT)};
const struct stream sys_stderr = {&stream_type, V_INT(STDERR)};
/* Their attribute buffer. */
static const struct stream binary[] = {
    {&stream_bytes_type, V_INT(STDIN)}, {&stream_bytes_type, V_INT(STDOUT)}, {&stream_bytes_type, V_INT(STDERR)}};

static intptr_t number_of(value v) { return value_int(((const struct stream *)v)->number); }
static bool is_binary(value v) { return value_type(v) == &stream_bytes_type; }

bool stream_check(value v) { return value_type(v) == &stream_type || is_binary(v); }

/* A method may be called through the type, with any self. */
static bool is_stream(value v) { return stream_check(v) || err_raise(E(self_of), N(TextIOWrapper), v, 0); }

bool stream_is_input(value v) { return number_of(v) == STDIN; }

static bool write_stdout(struct writer *w, const char *s, size_t n) {
  (void)w;
  firn_service_console_write(s, n);
  return true;
}
static bool write_stderr(struct writer *w, const char *s, size_t n) {
  (void)w;
  firn_service_console_error(s, n);
  return true;
}

struct writer stream_writer(value v) {
  return (struct writer){number_of(v) == STDERR ? write_stderr : write_stdout};
}

bool stream_print(struct writer *w, value self, enum print_kind kind) {
  static const char *const text[] = {"<stdin>", "<stdout>", "<stderr>"};
  (void)kind;
  return print_cstr(w, is_binary(self) ? "<_io.FileIO name='" : "<_io.TextIOWrapper name='") &&
         print_cstr(w, text[number_of(self)]) && print_cstr(w, "'>");
}

/* write(bytes), write(bytes, n), write(bytes, from, n), as MicroPython's streams have it. Binary ones give them to the device
   as they are. */
static value write_bytes(size_t nargs, const value *args) {
  struct buffer b;
  intptr_t n = INTPTR_MAX, from = 0;
  if (!buffer_try(args[1], &b, BUFFER_READ)) return vm.error ? V_ERROR : err_raise(E(write_type), args[1], 0, 0);
  if (nargs > 2 && !sequence_clamped(args[nargs - 1], &n)) return V_ERROR;
  if (nargs > 3 && !sequence_clamped(args[2], &from)) return V_ERROR;
  if (from < 0) from = 0;
  if ((size_t)from > b.len) from = (intptr_t)b.len;
  if (n < 0 || (size_t)n > b.len - (size_t)from) n = (intptr_t)b.len - from;
  const char *start = (const char *)b.data + from;
  struct writer w = stream_writer(args[0]);
  if (!is_binary(args[0])) w.write(&w, start, (size_t)n);
  else if (number_of(args[0]) == STDERR) port_write_error(start, (size_t)n);
  else port_write(start, (size_t)n);
  return V_INT(n);
}

value stream_write(size_t nargs, const value *args) {
  if (!is_stream(args[0])) return V_ERROR;
  if (number_of(args[0]) == STDIN) return err_raise(E(not_writable), 0, 0, 0);
  if (is_binary(args[0]) || !value_is_str(args[1])) return write_bytes(nargs, args);
  struct writer w = stream_writer(args[0]);
  const struct str_obj *s = str_of(args[1]);
  return w.write(&w, str_text(s), str_size(s)) ? V_INT(str_length(s)) : V_ERROR;
}

value stream_fileno(value self) { return is_stream(self) ? V_INT(number_of(self)) : V_ERROR; }
value stream_isatty(value self) { return is_stream(self) ? V_FALSE : V_ERROR; }

value stream_flush(value self) {
  if (!is_stream(self)) return V_ERROR;
  if (&port_flush) port_flush();
  return V_NONE;
}

/* One byte of input, waited for; false at the end, and with KeyboardInterrupt. */
static bool next_byte(char *c) {
  for (;;) {
    int n = firn_service_console_ahead && firn_service_console_ahead(c) ? 1 : firn_service_console_read(c, 1);
    if (n) return n > 0;
    port_wait_us(1000);
  }
}

/* Up to `limit` bytes of input, to the end of a line when `line`; a limit of text ends with a whole character. */
static value read_input(value self, size_t limit, bool line) {
  struct strbuf b;
  char c = 0;
  strbuf_init(&b);
  while (b.len < limit && next_byte(&c)) {
    if (c == '\r' && firn_service_poll && !is_binary(self)) c = '\n'; /* a terminal at a prompt */
    if (!strbuf_put(&b, &c, 1)) return V_ERROR;
    if (line && c == '\n') break;
    if (!is_binary(self) && (unsigned char)c >= 0xc0) limit += (unsigned char)c >= 0xf0 ? 3 : (unsigned char)c >= 0xe0 ? 2 : 1;
  }
  if (vm.error) return V_ERROR;
  return is_binary(self) ? strbuf_bytes(&b) : strbuf_str(&b);
}

static bool is_readable(value self) {
  return is_stream(self) && (number_of(self) == STDIN || err_raise(E(not_readable), 0, 0, 0));
}

static value read_limited(size_t nargs, const value *args, bool line) {
  intptr_t n = -1;
  if (!is_readable(args[0])) return V_ERROR;
  if (nargs == 2 && args[1] != V_NONE && !sequence_clamped(args[1], &n)) return V_ERROR;
  return read_input(args[0], n < 0 ? SIZE_MAX / 2 : (size_t)n, line);
}

/* readinto(buffer[, n]): waits for all of it, or the end of input. */
value stream_readinto(size_t nargs, const value *args) {
  struct buffer b;
  intptr_t most = INTPTR_MAX;
  size_t n = 0;
  if (!is_readable(args[0]) || !buffer_get(args[1], &b, BUFFER_WRITE)) return V_ERROR;
  if (nargs > 2 && !sequence_clamped(args[2], &most)) return V_ERROR;
  while (n < b.len && (most < 0 || n < (size_t)most) && next_byte((char *)b.data + n)) n++;
  return vm.error ? V_ERROR : V_INT(n);
}

value stream_read(size_t nargs, const value *args) { return read_limited(nargs, args, false); }
value stream_readline(size_t nargs, const value *args) { return read_limited(nargs, args, true); }

value stream_getattr(value self, value name) {
  return name != N(buffer) ? V_STOP : is_binary(self) ? self : (value)&binary[number_of(self)];
}

value stream_iter(value self) { return self; }
value stream_next(value self) {
  value line = stream_readline(1, &self);
  if (!line) return V_ERROR;
  return op_len(line) ? line : V_STOP;
}

BUILTIN_TYPE_DEF(stream, TextIOWrapper, OTHER, object, TYPE_FINAL, &stream_ops)
BUILTIN_TYPE_DEF_IN(_io, stream_bytes, FileIO, OTHER, object, TYPE_FINAL, &stream_bytes_ops)
