/* SPDX-License-Identifier: MIT */
/* Methods of files (fileio.h), the same for every source: how much to take of what the source shows is found here, and text
 * is made of it. */
#include "runtime/lib/fileio.h"

#include "runtime/core/builtin.h"
#include "runtime/core/bytes.h"
#include "runtime/core/codec.h"
#include "runtime/core/error.h"
#include "runtime/core/iterator.h"
#include "runtime/core/os_error.h"
#include "runtime/core/sequence.h"
#include "runtime/core/str.h"
#include "runtime/core/writer.h"
#include "runtime/lib/memfile.h"

#include <string.h>

static struct fileio *fileio_of(value v) { return (struct fileio *)v; }
static bool is_text(const struct fileio *f) { return !(fileio_flags_of(f) & FILE_BINARY); }

/* A method may be called through the type, with any self. */
static struct fileio *any_file(value v) {
  if (value_type(v) == &fileio_text_type || value_type(v) == &fileio_bytes_type) return fileio_of(v);
  err_raise(E(self_of), N(IOBase), v, 0);
  return NULL;
}

static struct fileio *open_file(value v) {
  struct fileio *f = any_file(v);
  if (!f || !(fileio_flags_of(f) & FILE_CLOSED)) return f;
  err_raise(E(io_closed), 0, 0, 0);
  return NULL;
}

/* The file, when it is open for what `flag` says. */
static struct fileio *fileio_for(value v, enum fileio_flag flag) {
  struct fileio *f = open_file(v);
  if (!f || fileio_flags_of(f) & flag) return f;
  err_raise(flag == FILE_READS ? E(io_not_readable) : E(io_not_writable), 0, 0, 0);
  return NULL;
}

/* ---- opening ---- */

bool fileio_flags(value mode, unsigned *out) {
  if (!value_is_str(mode)) return err_raise(E(open_mode_type), mode, 0, 0);
  const struct str_obj *s = str_of(mode);
  unsigned flags = 0, kinds = 0, text = 0;
  for (size_t i = 0, size = str_size(s); i < size; i++) {
    switch (str_data(s)[i]) {
    case 'r': flags |= FILE_READS, kinds++; break;
    case 'w': flags |= FILE_WRITES | FILE_CREATES | FILE_EMPTIES, kinds++; break;
    case 'a': flags |= FILE_WRITES | FILE_CREATES | FILE_APPENDS, kinds++; break;
    case 'x': flags |= FILE_WRITES | FILE_CREATES | FILE_IS_NEW, kinds++; break;
    case '+': flags |= FILE_READS | FILE_WRITES; break;
    case 'b': flags |= FILE_BINARY; break;
    case 't': text++; break;
    default: return err_raise(E(open_mode), mode, 0, 0);
    }
  }
  if (text && flags & FILE_BINARY) return err_raise(E(open_text_binary), 0, 0, 0);
  if (kinds > 1) return err_raise(E(open_mode_kinds), 0, 0, 0);
  *out = kinds ? flags : flags | FILE_READS; /* as in MicroPython "b" is "rb" */
  return true;
}

value fileio_new(const struct fileio_source *source, value name, unsigned flags, value data) {
  struct fileio *f = gc_new(sizeof *f, flags & FILE_BINARY ? &fileio_bytes_type : &fileio_text_type);
  if (!f) return V_ERROR;
  f->source = source;
  gc_store(&f->name, name);
  f->flags = V_INT(flags);
  gc_store(&f->data, data);
  f->at = V_INT(0);
  return (value)f;
}

/* ---- reading ---- */

/* What is still to be read: octets, or characters of text. */
struct wanted {
  size_t left;
  bool text, line, done;
};

/* How many of n octets belong to it. The octets that continue a character are taken with it, also in the next piece. */
static size_t take(struct wanted *w, const uint8_t *p, size_t n) {
  size_t i = 0;
  if (w->text && w->left != SIZE_MAX) {
    for (; i < n && !w->done; i++) {
      bool starts = (p[i] & 0xc0) != 0x80;
      if (starts && !w->left) break;
      w->left -= starts;
      w->done = w->line && p[i] == '\n';
    }
    w->done |= i < n;
    return i;
  }
  size_t most = n < w->left ? n : w->left;
  const uint8_t *end = w->line && most ? memchr(p, '\n', most) : NULL;
  if (end) most = (size_t)(end - p) + 1;
  if (w->left != SIZE_MAX) w->left -= most;
  w->done = end || !w->left;
  return most;
}

static value made_of(const struct fileio *f, const uint8_t *p, size_t n) {
  return is_text(f) ? codec_decode(p, n, 0, 0) : bytes_new(p, n);
}

static value read_wanted(struct fileio *f, struct wanted w) {
  struct strbuf all;
  const uint8_t *p;
  if (!w.left) return made_of(f, NULL, 0);
  intptr_t n = f->source->peek(f, &p);
  if (n < 0) return V_ERROR;
  size_t taken = take(&w, p, (size_t)n);
  if (f->source->buffer || !n) { /* that is all there is */
    value made = made_of(f, p, taken);
    if (made) f->source->skip(f, taken);
    return made;
  }
  strbuf_init(&all);
  for (;;) {
    if (!strbuf_put(&all, (const char *)p, taken)) return V_ERROR;
    f->source->skip(f, taken);
    if (w.done) break;
    if ((n = f->source->peek(f, &p)) < 0) return V_ERROR;
    if (!n) break;
    taken = take(&w, p, (size_t)n);
  }
  return is_text(f) ? made_of(f, (const uint8_t *)all.data, all.len) : strbuf_bytes(&all);
}

/* read([n]) and readline([n]): absent, None and negative are no limit. */
static value read_sized(size_t nargs, const value *args, bool line) {
  intptr_t n = -1;
  struct fileio *f = fileio_for(args[0], FILE_READS);
  if (!f) return V_ERROR;
  if (nargs > 1 && args[1] != V_NONE && !sequence_is_index(args[1])) return err_raise(E(io_size), args[1], 0, 0);
  if (nargs > 1 && args[1] != V_NONE && !sequence_clamped(args[1], &n)) return V_ERROR;
  return read_wanted(f, (struct wanted){n < 0 ? SIZE_MAX : (size_t)n, is_text(f), line, false});
}

value fileio_read(size_t nargs, const value *args) { return read_sized(nargs, args, false); }
value fileio_readline(size_t nargs, const value *args) { return read_sized(nargs, args, true); }

value fileio_next(value self) {
  value line = read_sized(1, &self, true);
  if (!line) return V_ERROR;
  return op_len(line) ? line : V_STOP;
}

value fileio_iter(value self) { return open_file(self) ? self : V_ERROR; }

/* readinto(buffer[, n]) */
value fileio_readinto(size_t nargs, const value *args) {
  struct buffer b;
  intptr_t most = INTPTR_MAX;
  struct fileio *f = fileio_for(args[0], FILE_READS);
  if (!f || !buffer_get(args[1], &b, BUFFER_WRITE) || (nargs > 2 && !sequence_clamped(args[2], &most))) return V_ERROR;
  size_t size = most >= 0 && (size_t)most < b.len ? (size_t)most : b.len, done = 0;
  while (done < size) {
    const uint8_t *p;
    intptr_t n = f->source->peek(f, &p);
    if (n < 0) return V_ERROR;
    if (!n) break;
    if ((size_t)n > size - done) n = (intptr_t)(size - done);
    memcpy(b.data + done, p, (size_t)n);
    f->source->skip(f, (size_t)n);
    done += (size_t)n;
  }
  return V_INT(done);
}

/* ---- writing ---- */

/* write(data[, [from,] count]): the arguments after data are MicroPython's, for bytes. */
value fileio_write(size_t nargs, const value *args) {
  struct buffer b;
  value data = args[1];
  struct fileio *f = fileio_for(args[0], FILE_WRITES);
  if (!f) return V_ERROR;
  if (is_text(f)) {
    if (!value_is_str(data)) return err_raise(E(fileio_write_text), data, 0, 0);
    const struct str_obj *s = str_of(data);
    return f->source->write(f, str_data(s), str_size(s)) < 0 ? V_ERROR : V_INT(str_length(s));
  }
  intptr_t from = 0, n = INTPTR_MAX;
  if ((nargs > 3 && !sequence_clamped(args[2], &from)) || (nargs > 2 && !sequence_clamped(args[nargs - 1], &n)) ||
      !buffer_get(data, &b, BUFFER_READ))
    return V_ERROR;
  size_t skipped = from < 0 ? 0 : (size_t)from < b.len ? (size_t)from : b.len, count = b.len - skipped;
  if (n >= 0 && (size_t)n < count) count = (size_t)n;
  intptr_t written = f->source->write(f, b.data + skipped, count);
  return written < 0 ? V_ERROR : V_INT(written);
}

/* ---- the position ---- */

/* seek(offset[, whence]) */
value fileio_seek(size_t nargs, const value *args) {
  intptr_t offset, whence = 0;
  struct fileio *f = open_file(args[0]);
  if (!f || !sequence_clamped(args[1], &offset) || (nargs > 2 && !sequence_clamped(args[2], &whence))) return V_ERROR;
  if (whence < 0 || whence > 2) return err_raise(E(io_whence), V_INT(whence), 0, 0);
  intptr_t at = f->source->seek(f, offset, (int)whence);
  return at < 0 ? V_ERROR : V_INT(at);
}

value fileio_tell(value self) {
  struct fileio *f = open_file(self);
  intptr_t at = f ? f->source->seek(f, 0, 1) : -1;
  return at < 0 ? V_ERROR : V_INT(at);
}

/* truncate([size]) */
value fileio_truncate(size_t nargs, const value *args) {
  struct fileio *f = fileio_for(args[0], FILE_WRITES);
  intptr_t size = 0;
  if (!f) return V_ERROR;
  bool given = nargs > 1 && args[1] != V_NONE;
  if (given && !sequence_is_index(args[1])) return err_raise(E(io_size), args[1], 0, 0);
  if (given && !sequence_clamped(args[1], &size)) return V_ERROR;
  if (!given && (size = f->source->seek(f, 0, 1)) < 0) return V_ERROR;
  if (size < 0) return OS_RAISE(EINVAL, 0);
  return f->source->truncate(f, (size_t)size) ? V_INT(size) : V_ERROR;
}

/* ---- the rest ---- */

value fileio_close(value self) {
  struct fileio *f = any_file(self);
  if (!f) return V_ERROR;
  if (fileio_flags_of(f) & FILE_CLOSED) return V_NONE;
  f->flags = V_INT(fileio_flags_of(f) | FILE_CLOSED);
  bool ok = f->source->close(f);
  f->data = f->ahead = V_NONE;
  return ok ? V_NONE : V_ERROR;
}

value fileio_exit(size_t nargs, const value *args) {
  (void)nargs;
  return fileio_close(args[0]);
}

value fileio_enter(value self) { return open_file(self) ? self : V_ERROR; }
value fileio_flush(value self) { return open_file(self) ? V_NONE : V_ERROR; }
value fileio_yes(value self) { return open_file(self) ? V_TRUE : V_ERROR; }
value fileio_no(value self) { return open_file(self) ? V_FALSE : V_ERROR; }

static value has_flag(value self, enum fileio_flag flag) {
  struct fileio *f = open_file(self);
  return f ? value_from_bool(fileio_flags_of(f) & flag) : V_ERROR;
}
value fileio_readable(value self) { return has_flag(self, FILE_READS); }
value fileio_writable(value self) { return has_flag(self, FILE_WRITES); }

value fileio_fileno(value self) {
  struct fileio *f = open_file(self);
  if (!f) return V_ERROR;
  return f->source->number ? V_INT(f->source->number(f)) : err_raise(E(io_no_fileno), 0, 0, 0);
}

static value mode_text(unsigned flags) {
  char text[4] = {flags & FILE_IS_NEW ? 'x' : flags & FILE_APPENDS ? 'a' : flags & FILE_EMPTIES ? 'w' : 'r'};
  size_t n = 1;
  if ((flags & (FILE_READS | FILE_WRITES)) == (FILE_READS | FILE_WRITES)) text[n++] = '+';
  if (flags & FILE_BINARY) text[n++] = 'b';
  return str_new(text, n);
}

value fileio_getattr(value self, value name) {
  const struct fileio *f = fileio_of(self);
  if (name == N(closed)) return value_from_bool(fileio_flags_of(f) & FILE_CLOSED);
  if (name == N(name)) return f->name;
  if (name == N(mode)) return mode_text(fileio_flags_of(f));
  return name == N(encoding) && is_text(f) ? str_new_cstr("utf-8") : V_STOP;
}

bool fileio_print(struct writer *w, value self, enum print_kind kind) {
  const struct fileio *f = fileio_of(self);
  value mode = mode_text(fileio_flags_of(f));
  (void)kind;
  return mode && print_cstr(w, is_text(f) ? "<_io.TextIOWrapper name=" : "<_io.FileIO name=") &&
         print_value(w, f->name, PRINT_REPR) && print_cstr(w, " mode=") && print_value(w, mode, PRINT_REPR) &&
         print_cstr(w, is_text(f) ? " encoding='utf-8'>" : ">");
}

bool fileio_buffer(value self, struct buffer *out, enum buffer_flags flags) {
  struct fileio *f = fileio_of(self);
  bool whole = f->source->buffer && !(fileio_flags_of(f) & (FILE_CLOSED | FILE_WRITES)) && flags == BUFFER_READ;
  return whole && f->source->buffer(f, out);
}

BUILTIN_TYPE_DEF_IN(_io, fileio_text, TextIOWrapper, OTHER, iobase, TYPE_FINAL, &fileio_text_ops)
BUILTIN_TYPE_DEF_IN(_io, fileio_bytes, FileIO, OTHER, iobase, TYPE_FINAL, &fileio_bytes_ops)
