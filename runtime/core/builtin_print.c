/* SPDX-License-Identifier: MIT */
/* print and input. */
#include "runtime/core/arg.h"
#include "runtime/core/error.h"
#include "runtime/core/os_error.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"
#include "runtime/core/vm.h"
#include "runtime/core/writer.h"
#include "runtime/lib/stream.h"
#include "runtime/port.h"
#include "runtime/port_optional.h"

/* A Python file as a writer: each piece goes to its write method. */
struct file_writer {
  struct writer w;
  value file;
};

/* Is it of io.IOBase, a stream whose write tells how much it took? By name: print is no reason to have module io. */
static bool is_stream(value file) {
  const struct type_obj *t = value_type(file);
  while (t && (t->flags & TYPE_IS_CLASS || t->name != N(IOBase))) t = t->base;
  return t;
}

/* What a stream of MicroPython's kind leaves is given to it again; more than it got is an error. CPython does not look. */
static bool write_file(struct writer *w, const char *s, size_t n) {
  value file = ((struct file_writer *)w)->file;
  for (;;) {
    value text = str_new(s, n), took = text ? call_method(file, N(write), 1, &text) : V_ERROR;
    if (!took || !value_is_int(took) || !is_stream(file)) return took;
    intptr_t all = (intptr_t)utf8_count((const uint8_t *)s, n), left = all - value_int(took);
    if (left < 0) return os_error_plain(OS_EIO, "EIO");
    if (left == 0 || left >= all) return true;
    const char *end = s + n;
    for (intptr_t skip = value_int(took); skip; skip--)
      do s++;
      while (s < end && (*s & 0xc0) == 0x80);
    n = (size_t)(end - s);
  }
}

static bool put(struct writer *w, value text, const char *none) {
  return text == V_NONE ? print_cstr(w, none) : print_value(w, text, PRINT_STR);
}

static value print_all(struct writer *w, size_t n, const value *args, value sep, value end) {
  for (size_t i = 0; i < n; i++) {
    if ((i && !put(w, sep, " ")) || !print_value(w, args[i], PRINT_STR)) return V_ERROR;
  }
  return put(w, end, "\n") ? V_NONE : V_ERROR;
}

static void flush_console(bool flush) {
  if (&port_flush && flush) port_flush();
}

value print_to_file(value file, size_t n, const value *args, value sep, value end, bool flush) {
  if (stream_check(file)) {
    struct writer console = stream_writer(file);
    value done = print_all(&console, n, args, sep, end);
    flush_console(flush);
    return done;
  }
  struct file_writer w = {{write_file}, file};
  value done = print_all(&w.w, n, args, sep, end);
  return done && flush && !call_method(file, N(flush), 0, NULL) ? V_ERROR : done;
}

value print_keywords(size_t nargs, size_t nkw, const value *args) {
  enum { SEP, END, FILE_, FLUSH, COUNT };
  value given[COUNT] = {V_NONE, V_NONE, V_NONE, V_FALSE};
  const value names[COUNT] = {N(sep), N(end), N(file), N(flush)};
  if (!arg_bind(N(print), 0, nkw, args + nargs, 0, COUNT, names, given)) return V_ERROR;
  int flush = op_is_true(given[FLUSH]);
  if (flush < 0) return V_ERROR;
  for (int i = SEP; i <= END; i++) {
    if (given[i] != V_NONE && !value_is_str(given[i])) return err_raise(E(print_text), names[i], given[i], 0);
  }
  if (given[FILE_] != V_NONE) return firn_service_print_to_file(given[FILE_], nargs, args, given[SEP], given[END], flush);
  value done = print_all(&print_console, nargs, args, given[SEP], given[END]);
  flush_console(flush);
  return done;
}

value builtin_print(size_t nargs, size_t nkw, const value *args) {
  if (nkw) return firn_service_print_keywords(nargs, nkw, args);
  return print_all(&print_console, nargs, args, V_NONE, V_NONE);
}

/* One line of the console without its newline; V_STOP at the end of input. */
static value read_line(void) {
  struct strbuf line;
  strbuf_init(&line);
  for (char c;;) {
    int n = firn_service_console_ahead && firn_service_console_ahead(&c) ? 1 : firn_service_console_read(&c, 1);
    if (n < 0 && line.len == 0) return vm.error ? V_ERROR : V_STOP;
    if (n < 0 || (n == 1 && c == '\n')) return strbuf_str(&line);
    if (n == 0) port_wait_us(1000);
    else if (c != '\r' && !strbuf_put(&line, &c, 1)) return V_ERROR;
  }
}

value builtin_input(size_t nargs, const value *args) {
  if (nargs && !print_value(&print_console, args[0], PRINT_STR)) return V_ERROR;
  value line = firn_service_input_line ? firn_service_input_line() : read_line();
  return line == V_STOP ? err_raise(E(input_end), 0, 0, 0) : line;
}
