/* SPDX-License-Identifier: MIT */
/* Module select: waiting until one of some streams can be read or written. A stream is anything that answers
 * ioctl(3, events) with the events that are there (stream_request.h), or the console.
 *
 * A poll object is a dict of streams by identity: the stream's address as an int → [stream, events, what has happened]. */
#include "runtime/core/arg.h"
#include "runtime/core/builtin.h"
#include "runtime/core/dict.h"
#include "runtime/core/error.h"
#include "runtime/core/float.h"
#include "runtime/core/int.h"
#include "runtime/core/iterator.h"
#include "runtime/core/list.h"
#include "runtime/core/os_error.h"
#include "runtime/core/sequence.h"
#include "runtime/core/service.h"
#include "runtime/core/tuple.h"
#include "runtime/core/vm.h"
#include "runtime/lib/memfile.h"
#include "runtime/lib/stream.h"
#include "runtime/lib/stream_request.h"
#include "runtime/port.h"

extern const struct type_obj poll_type;

enum { STREAM, EVENTS, FOUND, ROW_ITEMS };
enum { ALWAYS_TOLD = STREAM_FAILED | STREAM_HUNG_UP, PAUSE_US = 1000 };

struct poll {
  const struct type_obj *type;
  value rows;            /* a dict */
  value at, once, found; /* of the last ipoll(): the next row, whether rows are used up by it, what it gives */
};

/* A method may be called through the type, with any self. */
static struct poll *poll_of(value v) {
  if (value_type(v) == &poll_type) return (struct poll *)v;
  err_raise(E(self_of), N(poll), v, 0);
  return NULL;
}

static value key_of(value stream) { return value_is_obj(stream) ? int_from_u64((uint64_t)stream) : stream; }

/* ---- asking streams ---- */

/* What of the wanted events a stream has; -1 with an exception. */
static intptr_t events_now(value stream, intptr_t wanted) {
  if (stream_check(stream)) {
    intptr_t events = stream_events(stream);
    return events < 0 ? events : events & (wanted | ALWAYS_TOLD);
  }
  value ioctl = attr_find(stream, N(ioctl));
  if (ioctl == V_STOP) OS_RAISE(EINVAL, 0);
  if (ioctl == V_STOP || ioctl == V_ERROR) return -1;
  intptr_t found = stream_request(stream, STREAM_POLL, V_INT(wanted));
  if (vm.error) return -1;
  if (found < 0) return os_error_raise((int)-found, "ioctl failed", 0), -1;
  return found;
}

/* Asks each once: how many have something; -1 with an exception. */
static intptr_t ask_all(value rows) {
  uint32_t pos = 0;
  intptr_t count = 0;
  value key, row;
  while (dict_next(OBJ(dict, rows), &pos, &key, &row)) {
    intptr_t found = events_now(list_items(row)[STREAM], value_int(list_items(row)[EVENTS]));
    if (found < 0) return -1;
    list_items(row)[FOUND] = V_INT(found);
    count += found != 0;
  }
  return count;
}

/* The same, until there is one or the time is over (microseconds; negative: never). */
static intptr_t wait_for(value rows, int64_t us) {
  uint64_t start = port_ticks_us();
  for (;;) {
    intptr_t count = ask_all(rows);
    uint64_t gone = port_ticks_us() - start;
    if (count || (us >= 0 && gone >= (uint64_t)us)) return count;
    if (firn_service_poll && !firn_service_poll()) return -1;
    uint64_t left = us < 0 ? PAUSE_US : (uint64_t)us - gone;
    port_wait_us(left < PAUSE_US ? left : PAUSE_US);
  }
}

/* ---- poll objects ---- */

value select_poll(void) {
  value rows = dict_new(0);
  struct poll *p = rows ? gc_new(sizeof *p, &poll_type) : NULL;
  if (!p) return V_ERROR;
  gc_store(&p->rows, rows);
  p->at = p->once = V_INT(0);
  p->found = V_NONE;
  return (value)p;
}

/* Is v something that can be asked? Files are streams, but asked they say no. */
static bool is_stream(value v) {
  if (stream_check(v) || value_isa(v, &iobase_type)) return true;
  value ioctl = attr_find(v, N(ioctl));
  if (ioctl == V_STOP) return err_raise(E(poll_no_stream), v, 0, 0);
  return ioctl != V_ERROR;
}

static bool add_row(value rows, value stream, value events) {
  const value row[ROW_ITEMS] = {stream, events, V_INT(0)};
  value made = is_stream(stream) ? list_new(ROW_ITEMS, row) : V_ERROR, key = made ? key_of(stream) : V_ERROR;
  return key && dict_set(rows, key, made);
}

/* The registered row of args[1], or V_STOP; args[2], if given, is its events. */
static value row_for(size_t nargs, const value *args, intptr_t *events) {
  struct poll *p = poll_of(args[0]);
  *events = STREAM_READABLE | STREAM_WRITABLE;
  if (!p || (nargs > 2 && !sequence_clamped(args[2], events))) return V_ERROR;
  value key = key_of(args[1]);
  return key ? dict_get(p->rows, key) : V_ERROR;
}

/* register(stream[, events]): what is there already gets new events. */
value poll_register(size_t nargs, const value *args) {
  intptr_t events;
  value row = row_for(nargs, args, &events);
  if (!row) return V_ERROR;
  if (row == V_STOP) return add_row(poll_of(args[0])->rows, args[1], V_INT(events)) ? V_NONE : V_ERROR;
  list_items(row)[EVENTS] = V_INT(events);
  return V_NONE;
}

value poll_modify(size_t nargs, const value *args) {
  intptr_t events;
  value row = row_for(nargs, args, &events);
  if (!row) return V_ERROR;
  if (row == V_STOP) return OS_RAISE(ENOENT, 0);
  list_items(row)[EVENTS] = V_INT(events);
  return V_NONE;
}

value poll_unregister(value self, value stream) {
  struct poll *p = poll_of(self);
  value key = p ? key_of(stream) : V_ERROR, row = key ? dict_remove(p->rows, key) : V_ERROR;
  if (row != V_STOP) return row ? V_NONE : V_ERROR;
  value known = is_stream(stream) ? stream : V_ERROR;
  return known ? err_raise_arg(&exc_KeyError, stream) : V_ERROR;
}

/* Milliseconds, at most some centuries; absent, None or negative: for ever. */
static bool timeout_of(size_t nargs, const value *args, int64_t *us) {
  flt ms;
  *us = -1;
  if (nargs < 2 || args[1] == V_NONE) return true;
  if (!float_from_value(args[1], &ms)) return false;
  if (ms >= 0) *us = ms > (flt)1e13 ? (int64_t)1e16 : (int64_t)(ms * 1000);
  return true;
}

static value pair_of(value row) { return tuple_2(list_items(row)[STREAM], list_items(row)[FOUND]); }

/* poll([ms]): a list of (stream, events). */
value poll_poll(size_t nargs, const value *args) {
  int64_t us;
  uint32_t pos = 0;
  value key, row;
  struct poll *p = poll_of(args[0]);
  if (!p || !timeout_of(nargs, args, &us) || wait_for(p->rows, us) < 0) return V_ERROR;
  value all = list_new(0, 0);
  while (all && dict_next(OBJ(dict, p->rows), &pos, &key, &row)) {
    if (list_items(row)[FOUND] == V_INT(0)) continue;
    value pair = pair_of(row);
    if (!pair || !list_append_value(all, pair)) return V_ERROR;
  }
  return all;
}

/* ipoll([ms[, flags]]): iterates over them; flags & 1: a stream's events are cleared when they are told. */
value poll_ipoll(size_t nargs, const value *args) {
  int64_t us;
  intptr_t flags = 0;
  struct poll *p = poll_of(args[0]);
  if (!p || !timeout_of(nargs, args, &us) || (nargs > 2 && !sequence_clamped(args[2], &flags))) return V_ERROR;
  if (wait_for(p->rows, us) < 0) return V_ERROR;
  p->at = V_INT(0);
  p->once = V_INT(flags & 1);
  return args[0];
}

value poll_next(value self) {
  struct poll *p = (struct poll *)self;
  uint32_t pos = (uint32_t)value_int(p->at);
  value key, row;
  while (dict_next(OBJ(dict, p->rows), &pos, &key, &row)) {
    if (list_items(row)[FOUND] == V_INT(0)) continue;
    p->at = V_INT(pos);
    if (p->once != V_INT(0)) list_items(row)[EVENTS] = V_INT(0);
    return pair_of(row);
  }
  p->at = V_INT(pos);
  return V_STOP;
}

/* ---- select ---- */

static bool add_streams(value rows, value streams, intptr_t events) {
  value it = iter_new(streams), stream;
  if (!it) return false;
  while ((stream = iter_next(it)) != V_STOP) {
    value key = stream ? key_of(stream) : V_ERROR, row = key ? dict_get(rows, key) : V_ERROR;
    if (!row) return false;
    if (row != V_STOP)
      list_items(row)[EVENTS] = V_INT(value_int(list_items(row)[EVENTS]) | events);
    else if (!add_row(rows, stream, V_INT(events)))
      return false;
  }
  return true;
}

/* Those of the streams that have one of the events. */
static value streams_with(value rows, value streams, intptr_t events) {
  value found = list_new(0, 0), it = found ? iter_new(streams) : V_ERROR, stream;
  if (!it) return V_ERROR;
  while ((stream = iter_next(it)) != V_STOP) {
    value key = stream ? key_of(stream) : V_ERROR, row = key ? dict_get(rows, key) : V_ERROR;
    if (!row) return V_ERROR;
    bool has = row != V_STOP && value_int(list_items(row)[FOUND]) & events;
    if (has && !list_append_value(found, stream)) return V_ERROR;
  }
  return found;
}

/* select(read, write, failed[, seconds]) */
value select_select(size_t nargs, const value *args) {
  static const intptr_t events[3] = {STREAM_READABLE, STREAM_WRITABLE, ALWAYS_TOLD};
  value lists[3], found[3], rows = dict_new(0);
  flt seconds;
  int64_t us = -1;
  if (nargs > 3 && args[3] != V_NONE) {
    if (!float_from_value(args[3], &seconds)) return V_ERROR;
    if (!(seconds >= 0)) return err_raise(E(select_negative), 0, 0, 0);
    us = seconds > (flt)1e10 ? (int64_t)1e16 : (int64_t)(seconds * 1000000);
  }
  for (int i = 0; i < 3; i++)
    if (!rows || !(lists[i] = list_from(args[i])) || !add_streams(rows, lists[i], events[i])) return V_ERROR;
  if (wait_for(rows, us) < 0) return V_ERROR;
  for (int i = 0; i < 3; i++)
    if (!(found[i] = streams_with(rows, lists[i], i == 0 ? events[0] | STREAM_HUNG_UP : events[i]))) return V_ERROR;
  return tuple_new(3, found);
}

BUILTIN_TYPE_DEF(poll, poll, OTHER, object, TYPE_FINAL, &poll_ops)
