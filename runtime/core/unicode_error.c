/* SPDX-License-Identifier: MIT */
/* UnicodeDecodeError(encoding, object, start, end, reason), UnicodeEncodeError, UnicodeTranslateError(object, start, end,
 * reason): their arguments are attributes too, and the text is made of those ("Built-in Exceptions" of the library
 * reference). Linked when the program names one of them; then these functions stand before those of OSError. What is
 * stored to an attribute is in the exception's dict. */
#include "runtime/core/unicode_error.h"

#include "runtime/core/bytes.h"
#include "runtime/core/codec.h"
#include "runtime/core/error.h"
#include "runtime/core/exception.h"
#include "runtime/core/int.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"
#include "runtime/core/tuple.h"

enum field { FIELD_ENCODING, FIELD_OBJECT, FIELD_START, FIELD_END, FIELD_REASON, FIELDS };

static bool is_os_error(const struct type_obj *t) { return firn_service_is_os_error && firn_service_is_os_error(t); }

static const struct type_obj *kind_of(const struct type_obj *t) {
  static const struct type_obj *const kinds[] = {&exc_UnicodeDecodeError, &exc_UnicodeEncodeError, &exc_UnicodeTranslateError};
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
    if (type_is_subclass(t, kinds[i])) return kinds[i];
  return NULL;
}

/* The first field that there is. */
static enum field first_of(const struct type_obj *kind) { return kind == &exc_UnicodeTranslateError ? FIELD_OBJECT : FIELD_ENCODING; }

bool unicode_error_is(const struct type_obj *t) { return kind_of(t) || is_os_error(t); }

/* Is it the type that the field must have? Else TypeError. */
static bool check(const struct type_obj *kind, enum field field, value v) {
  struct buffer b;
  if (field == FIELD_START || field == FIELD_END) return value_is_integer(v) || err_raise(E(not_index), v, 0, 0);
  if (field == FIELD_OBJECT && kind == &exc_UnicodeDecodeError) return buffer_get(v, &b, BUFFER_READ);
  return value_is_str(v) || err_raise(E(argument_not_str), V_INT(field - first_of(kind) + 1), v, 0);
}

value unicode_error_new(const struct type_obj *cls, size_t n, const value *args) {
  const struct type_obj *kind = kind_of(cls);
  if (!kind) return firn_service_os_error_new(cls, n, args);
  enum field first = first_of(kind);
  bool checks = !(cls->flags & TYPE_HAS_INIT); /* it calls __init__ with others */
  if (checks && n != FIELDS - first) return err_raise(E(function_exactly), V_INT(FIELDS - first), V_INT(n), 0);
  for (size_t i = 0; checks && i < n; i++)
    if (!check(kind, first + i, args[i])) return V_ERROR;
  value tuple = tuple_new(n, args);
  return tuple ? exception_new(cls, tuple) : V_ERROR;
}

/* An exception's field; V_STOP when it has none. */
static value field_of(value exc, enum field field, value name) {
  value args = OBJ(exception, exc)->args;
  enum field first = first_of(kind_of(obj_type(exc)));
  value v = firn_service_exception_detail ? firn_service_exception_detail(exc, name) : V_STOP;
  if (v != V_STOP) return v;
  return field < first || tuple_len(args) != FIELDS - first ? V_STOP : tuple_items(args)[field - first];
}

value unicode_error_getattr(value exc, value name) {
  const struct type_obj *kind = kind_of(obj_type(exc));
  if (!kind) return firn_service_os_error_getattr(exc, name);
  const value names[FIELDS] = {N(encoding), N(object), N(start), N(end), N(reason)};
  for (enum field i = 0; i < FIELDS; i++) {
    if (name != names[i]) continue;
    value v = field_of(exc, i, name);
    return v == V_STOP && i < first_of(kind) ? V_NONE : v;
  }
  return firn_service_exception_detail ? firn_service_exception_detail(exc, name) : V_STOP;
}

/* Is it one octet or character, and which? */
static bool find_bad(struct coding_fault *f) {
  struct buffer b;
  size_t at = (size_t)f->start;
  unsigned n;
  if (f->start < 0 || f->end != f->start + 1) return false;
  if (f->type != &exc_UnicodeDecodeError) {
    const struct str_obj *s = str_of(f->object);
    if (!value_is_str(f->object) || at >= str_length(s)) return false;
    f->bad = utf8_decode(str_data(s) + str_offset(s, at), &n);
    return true;
  }
  if (!buffer_try(f->object, &b, BUFFER_READ) || at >= b.len) return false;
  f->bad = b.data[at];
  return true;
}

bool unicode_error_print(struct writer *w, value exc) {
  const struct type_obj *kind = kind_of(obj_type(exc));
  if (!kind) return firn_service_os_error_print(w, exc);
  value encoding = field_of(exc, FIELD_ENCODING, N(encoding)), start = field_of(exc, FIELD_START, N(start)),
        end = field_of(exc, FIELD_END, N(end)), reason = field_of(exc, FIELD_REASON, N(reason));
  bool named = kind == &exc_UnicodeTranslateError || value_is_str(encoding);
  if (!named || !value_is_int(start) || !value_is_int(end) || !value_is_str(reason)) return firn_service_print_args(w, OBJ(exception, exc)->args);
  struct coding_fault f = {.type = kind, .encoding = encoding == V_STOP ? 0 : encoding, .reason = reason,
                           .object = field_of(exc, FIELD_OBJECT, N(object))};
  f.start = value_int(start);
  f.end = value_int(end);
  f.is_one = find_bad(&f);
  return codec_print_fault(w, &f);
}

value unicode_error_raise(const struct coding_fault *f) {
  ASKS(several_args);
  value object = f->object ? f->object : bytes_new(f->data, f->n);
  const value args[] = {f->encoding, object, int_from(f->start), int_from(f->end), f->reason};
  value tuple = object && args[FIELD_START] && args[FIELD_END] ? tuple_new(FIELDS, args) : V_ERROR;
  value exc = tuple ? exception_new(f->type, tuple) : V_ERROR;
  return exc ? err_set(exc) : V_ERROR;
}
