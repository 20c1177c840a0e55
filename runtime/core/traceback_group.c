/* SPDX-License-Identifier: MIT */
/* Tracebacks of exception groups, as CPython draws them:
 *
 *     + Exception Group Traceback (most recent call last):
 *     |   File "app.py", line 3, in <module>
 *     | ExceptionGroup: two (2 sub-exceptions)
 *     +-+---------------- 1 ----------------
 *       | ValueError: 1
 *       +---------------- 2 ----------------
 *       | TypeError: 2
 *       +------------------------------------
 *
 * Everything inside goes through a writer that puts the margin before each line. */
#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/exception_group.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"
#include "runtime/core/writer.h"

#include <string.h>

enum { SHOWN = 15, DEEPEST = 10 };

struct margin_writer {
  struct writer w;
  struct writer *to;   /* the writer around: of the outer group, or none's */
  unsigned depth;      /* of the group whose text this is */
  bool inside;         /* a line */
  bool first;          /* the group's own header has a plus for a margin */
  bool *closed;        /* a group inside drew the last line of all */
  struct margin_writer *around; /* of the group that this is a member of */
  value group, members; /* what is being printed … */
  size_t at;           /* … and which of its members */
};

static void indent(struct writer *to, unsigned depth) { writer_fill(to, ' ', 2 * depth); }

/* Lines go to the outermost writer: the margin says how deep they are. */
static bool write_lines(struct writer *w, const char *s, size_t n) {
  struct margin_writer *m = (struct margin_writer *)w;
  while (n) {
    const char *newline = memchr(s, '\n', n);
    size_t len = newline ? (size_t)(newline - s) + 1 : n;
    if (!m->inside) {
      indent(m->to, m->depth);
      print_cstr(m->to, m->first ? "+ " : "| ");
      m->first = false;
    }
    m->to->write(m->to, s, len);
    m->inside = !newline;
    s += len;
    n -= len;
  }
  return true;
}

static void rule(struct writer *to, unsigned depth, bool first, intptr_t number) {
  indent(to, depth);
  print_cstr(to, first ? "+-+---------------- " : "  +---------------- ");
  if (number > SHOWN) print_cstr(to, "...");
  else print_int(to, number);
  print_cstr(to, " ----------------\n");
}

static struct margin_writer *margin_of(struct writer *w) {
  return w->write == write_lines ? (struct margin_writer *)w : 0;
}

/* ---- what was shown before is not shown again as a cause or context ---- */

static bool in_chain(value exc, value x) {
  for (unsigned n = 0; exc && n <= TRACEBACK_CAUSES; n++, exc = exception_before(exc))
    if (exc == x) return true;
  return false;
}

static bool in_tree(value exc, value x) {
  if (in_chain(exc, x)) return true;
  if (!type_is_subclass(obj_type(exc), &exc_BaseExceptionGroup) || !vm_stack_ok()) return false;
  value members = attr_get(exc, N(exceptions));
  if (!members || value_kind(members) != KIND_TUPLE) {
    vm.error = 0;
    return false;
  }
  for (size_t i = 0; i < tuple_len(members); i++)
    if (in_tree(tuple_items(members)[i], x)) return true;
  return false;
}

static bool was_shown(const struct margin_writer *m, value x) {
  for (; m; m = m->around) {
    if (in_chain(m->group, x)) return true;
    for (size_t i = 0; i < m->at; i++)
      if (in_tree(tuple_items(m->members)[i], x)) return true;
  }
  return false;
}

/* The depth at which the printing of a member begins, so that it ends before what was shown. */
static unsigned begin_depth(const struct margin_writer *m, value exc) {
  unsigned depth = TRACEBACK_CAUSES;
  for (value e = exception_before(exc); e && depth && !was_shown(m, e); e = exception_before(e)) depth--;
  return depth;
}

static void print_members(struct margin_writer *m, value exceptions) {
  size_t n = tuple_len(exceptions);
  for (size_t i = 0; i < n && i <= SHOWN; i++) {
    bool closed = false;
    struct margin_writer inner = {{write_lines}, m->to, m->depth + 1, false, false, &closed, m, 0, 0, 0};
    m->at = i;
    rule(m->to, m->depth, i == 0, (intptr_t)i + 1);
    if (i < SHOWN) {
      traceback_print_chain(&inner.w, tuple_items(exceptions)[i], begin_depth(m, tuple_items(exceptions)[i]));
    } else {
      print_cstr(&inner.w, "and ");
      print_int(&inner.w, (intptr_t)(n - SHOWN));
      print_cstr(&inner.w, n - SHOWN == 1 ? " more exception\n" : " more exceptions\n");
    }
    bool last = i + 1 == n || i == SHOWN;
    if (last && !closed) {
      indent(m->to, m->depth + 1);
      print_cstr(m->to, "+------------------------------------\n");
    }
    if (last && m->closed) *m->closed = true;
  }
}

bool traceback_group(struct writer *w, value exc, unsigned depth) {
  if (depth == TRACEBACK_ALONE || !type_is_subclass(obj_type(exc), &exc_BaseExceptionGroup)) return false;
  struct margin_writer *outer = margin_of(w);
  value exceptions = attr_get(exc, N(exceptions));
  if (!exceptions || value_kind(exceptions) != KIND_TUPLE || !vm_stack_ok()) {
    vm.error = 0;
    return false;
  }
  if (outer && outer->depth > DEEPEST) return print_cstr(w, "... (max_group_depth is 10)\n");
  struct margin_writer top = {{write_lines}, w, 1, false, OBJ(exception, exc)->n_traceback != 0, 0, 0, 0, 0, 0};
  struct margin_writer *m = outer ? outer : &top;
  m->group = exc;
  m->members = exceptions;
  m->at = 0;
  if (OBJ(exception, exc)->n_traceback) print_cstr(&m->w, "Exception Group ");
  traceback_print_chain(&m->w, exc, TRACEBACK_ALONE);
  print_members(m, exceptions);
  return true;
}
