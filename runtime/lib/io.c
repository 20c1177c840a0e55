/* SPDX-License-Identifier: MIT */
/* io.IOBase: the base of files, those of programs too. It makes of a file's own readline and write the rest: iteration,
 * readlines, writelines, the context manager. */
#include "runtime/lib/memfile.h"

#include "runtime/core/builtin.h"
#include "runtime/core/error.h"
#include "runtime/core/iterator.h"
#include "runtime/core/list.h"
#include "runtime/core/sequence.h"
#include "runtime/core/vm.h"
#include "runtime/lib/stream_request.h"

value iobase_next(value self) {
  value line = call_method(self, N(readline), 0, NULL);
  if (!line) return V_ERROR;
  intptr_t n = op_len(line);
  return n < 0 ? V_ERROR : n ? line : V_STOP;
}

value iobase_make(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args) {
  (void)args;
  if (nargs || nkw) return err_raise(E(takes_no_arguments), cls->name, 0, 0);
  void *made = gc_new(instance_size(cls, 0), cls);
  return made ? (value)made : V_ERROR;
}

/* A method may be called through the type, with any self. */
static bool is_file(value v) { return value_isa(v, &iobase_type) || err_raise(E(self_of), N(IOBase), v, 0); }

value iobase_enter(value self) {
  if (!is_file(self)) return V_ERROR;
  bool in_memory = value_isa(self, &stringio_type) || value_isa(self, &bytesio_type);
  if (!in_memory || memfile_flush(self)) return self;
  err_take(); /* a closed file in memory: of text, too, with the words for bytes */
  return err_raise(E(io_closed), 0, 0, 0);
}

/* An image that does not utter `close` has no class with one of its own, and a file in memory closes itself. */
value iobase_exit(size_t nargs, const value *args) {
  (void)nargs;
  if (!is_file(args[0])) return V_ERROR;
  ASKS(methods);
  value close = attr_find(args[0], N(close));
  if (close == V_STOP) return value_kind(args[0]) == KIND_ITERATOR ? memfile_close(args[0]) : V_NONE;
  return close && call_0(close) ? V_NONE : V_ERROR;
}

/* A stream with MicroPython's protocol is told; others have nothing to do. */
static value tell(value self, enum stream_request request) {
  if (!is_file(self)) return V_ERROR;
  stream_request(self, request, V_INT(0));
  return vm.error ? V_ERROR : V_NONE;
}
value iobase_close(value self) { return tell(self, STREAM_CLOSE); }
value iobase_flush(value self) { return tell(self, STREAM_FLUSH); }

/* readlines([hint]): until so many characters have been read. */
value iobase_readlines(size_t nargs, const value *args) {
  intptr_t hint = -1;
  size_t total = 0;
  if (!is_file(args[0])) return V_ERROR;
  if (nargs > 1 && args[1] != V_NONE && !sequence_clamped(args[1], &hint)) return V_ERROR;
  value lines = list_new(0, 0), it = lines ? iter_new(args[0]) : V_ERROR, line;
  if (!it) return V_ERROR;
  while ((line = iter_next(it)) != V_STOP) {
    if (!line || !list_append_value(lines, line)) return V_ERROR;
    intptr_t n = op_len(line);
    if (n < 0) return V_ERROR;
    total += (size_t)n;
    if (hint > 0 && total > (size_t)hint) break;
  }
  return lines;
}

value iobase_writelines(value self, value lines) {
  value it = is_file(self) ? iter_new(lines) : V_ERROR, line;
  if (!it) return V_ERROR;
  while ((line = iter_next(it)) != V_STOP)
    if (!line || !call_method(self, N(write), 1, &line)) return V_ERROR;
  return V_NONE;
}

BUILTIN_TYPE_DEF(iobase, IOBase, INSTANCE, object, 0, &iobase_ops)
