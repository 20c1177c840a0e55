/* SPDX-License-Identifier: MIT */
/* Types and the operations every object answers to.
 *
 * A type is a type_obj (layout.def): builtin types are const objects in ROM, classes are made by the class statement.
 * What a type can do is in its type_ops, shared by its subclasses unless they override by a method of their own
 * (TYPE_HAS_* flags say so; see class.c). Every operation may fail: it returns V_ERROR (or false) with the exception
 * pending in vm.error. An operation that is absent is a null pointer. They are global, <type>_ops by name: a class takes
 * those of its base, and the freezer refers to them by symbol when it writes a class into ROM.
 */
#ifndef FIRN_CORE_OBJECT_H
#define FIRN_CORE_OBJECT_H

#include "runtime/abi/cfunction.h"
#include "runtime/abi/operator.h"
#include "runtime/core/layout.h"

enum print_kind { PRINT_STR, PRINT_REPR };

/* Where text goes: the console, or a growing buffer (writer.h). write returns false with the exception pending. */
struct writer {
  bool (*write)(struct writer *w, const char *s, size_t n);
};

/* A view of bytes: see buffer protocol in PEP 3118; one dimension only. */
struct buffer {
  uint8_t *data;
  size_t len; /* bytes */
  uint8_t itemsize;
  char typecode; /* struct module's letter, 'B' for plain bytes */
};
enum buffer_flags { BUFFER_READ = 0, BUFFER_WRITE = 1 };

struct type_ops {
  /* args[0..nargs) positional, then nkw pairs (name, value). For a type_obj itself see type_call. */
  value (*call)(value self, size_t nargs, size_t nkw, const value *args);
  /* Writes str() or repr(). */
  bool (*print)(struct writer *w, value self, enum print_kind kind);
  /* V_NOTIMPLEMENTED when the operator does not apply. UNARY_BOOL gives V_TRUE/V_FALSE, UNARY_LEN/HASH a small int. */
  value (*unary)(enum unary_op op, value self);
  /* a op b where a's type has this. V_NOTIMPLEMENTED: the caller tries b's reflected operation, then raises. For
     BINARY_IN the container is a, the item b. Never called with BINARY_IS or BINARY_EXC_MATCH. */
  value (*binary)(enum binary_op op, value a, value b);
  /* b op a for a builtin b when a's type gave NotImplemented (arguments in source order). */
  value (*rbinary)(enum binary_op op, value a, value b);
  /* Attributes of a special kind; V_STOP when there is none, then the generic look-up goes on (attr.h). */
  value (*getattr)(value self, value name);
  /* v = V_UNSET deletes. V_STOP: not handled here; else V_NONE. */
  value (*setattr)(value self, value name, value v);
  /* self[index]: v = V_STOP loads, V_UNSET deletes (V_NONE), else stores (V_NONE). */
  value (*subscr)(value self, value index, value v);
  /* The same function where a type has items to store and delete: asked for then. */
  value (*store)(value self, value index, value v);
  value (*iter)(value self);
  /* Next item, V_STOP when exhausted (a StopIteration with a value is put into vm.stop_value). */
  value (*next)(value self);
  bool (*buffer)(value self, struct buffer *out, enum buffer_flags flags);
  /* type(...) for builtin types: makes an instance. cls is the type called (may be a subclass). */
  value (*make)(const struct type_obj *cls, size_t nargs, size_t nkw, const value *args);
};

/* The operations of the builtin types and their C functions. */
#define TYPE_OPERATION(op) OPERATION_##op,
#define TYPE_OPS(type)
#define TYPE_OP(type, op, function)
enum type_operation {
#include "runtime/abi/typeop.def"
  OPERATIONS
};
#undef TYPE_OPERATION
#undef TYPE_OPS
#undef TYPE_OP
#define TYPE_OPERATION(op) \
  _Static_assert(offsetof(struct type_ops, op) == OPERATION_##op * sizeof(void *), "rows of typeop.def");
#define TYPE_OPS(type) extern const struct type_ops type##_ops;
#define TYPE_OP(type, op, function) __typeof__(*((struct type_ops *)0)->op) function;
#include "runtime/abi/typeop.def"

/* Tells the freezer that the code around here is for WHAT (WANT_ASKS of abi/want.def). */
#define ASKS(what) __asm__ volatile(".pushsection .asks." #what ",\"\",%%progbits\n\t.dc.a 661f\n\t.popsection\n661:" ::)

/* What type t does for an operation, NULL when it does not: OPS_ASK(t, binary). Types' operations are looked at in no
   other way: to ask is to tell the freezer that the code around here does, so that it fills in that operation for the
   types of the image (freeze/closure.h). It is told by a note in the object file; the code itself stays as it is. */
#define OPS_ASK(t, op) OPS_ASK_AS(t, op, op)
/* The same in what the interpreter does for an opcode; the note is named vm_…: the freezer knows which types get there
   (freeze/flow). C code that does so with any value has the inline function beside it, which tells op. */
#define OPS_ASK_AS(t, op, note) ({                                                                                     \
  ASKS(note);                                                                                                          \
  const struct type_ops *ops_ = (t)->ops;                                                                              \
  ops_ ? ops_->op : 0;                                                                                                 \
})

enum type_flag {
  TYPE_IS_CLASS = 1u << 0,      /* made by a class statement or type(): writable */
  TYPE_FINAL = 1u << 1,         /* cannot be subclassed (bool, function, NoneType …) */
  TYPE_HAS_GETATTR = 1u << 2,   /* __getattr__ somewhere on the MRO */
  TYPE_HAS_GETATTRIBUTE = 1u << 3,
  TYPE_HAS_SETATTR = 1u << 4,   /* __setattr__ or __delattr__ */
  TYPE_HAS_DATA_DESCR = 1u << 5, /* a property or a class with __set__/__delete__ stands on the MRO */
  TYPE_HAS_INIT = 1u << 6,
  TYPE_HAS_NEW = 1u << 7,
  TYPE_HAS_MRO = 1u << 8,       /* of several bases: it has the fields of a class, builtin or not */
  TYPE_UNHASHABLE = 1u << 10,
  TYPE_NO_DICT = 1u << 11,      /* __slots__ without __dict__ */
  TYPE_DECLARED_SHIFT = 24,     /* from here: how many of the first slots __slots__ declares (they are not in __dict__) */
  TYPE_AWAITABLE = 1u << 12,    /* await x iterates x itself: coroutines and the like */
  TYPE_HIDES_SLOT = 1u << 13    /* a data descriptor has the name of a slot */
};

/* The beginning of a struct type_obj, which is all of a builtin type: the others are asked for by the functions below. */
struct builtin_type {
  const struct type_obj *type;
  value name;
  const struct type_obj *base;
  const struct type_ops *ops;
  const struct members_obj *members;
  value module;
  uint8_t kind, n_slots, slot_start, dict_at;
  uint32_t flags;
};
_Static_assert(sizeof(struct builtin_type) == offsetof(struct type_obj, dict), "fields as in layout.def");
_Static_assert(offsetof(struct builtin_type, flags) == offsetof(struct type_obj, flags), "fields as in layout.def");

/* Defines a type under the name by which the code refers to it as to any type. */
#define TYPE_OBJECT(symbol)                                                                                            \
  extern const struct type_obj symbol;                                                                                 \
  const struct builtin_type builtin_##symbol __asm__(#symbol)

static inline value type_own_mro(const struct type_obj *t) { return t->flags & TYPE_HAS_MRO ? t->mro : 0; }
static inline value type_bases(const struct type_obj *t) { return t->flags & TYPE_HAS_MRO ? t->bases : 0; }
static inline value type_dict(const struct type_obj *t) { return t->flags & TYPE_IS_CLASS ? t->dict : 0; }
static inline value type_qualname(const struct type_obj *t) { return t->flags & TYPE_IS_CLASS && t->qualname ? t->qualname : t->name; }

/* Types that the core itself mentions; all others are declared beside their code.
   Every builtin type's symbol is `<name>_type`. */
extern const struct type_obj type_type, object_type, int_type, bool_type, float_type, str_type, bytes_type, tuple_type,
    list_type, dict_type, none_type, ellipsis_type, notimplemented_type, function_type, cfunction_type,
    method_type, module_type, code_type, cell_type, generator_type, exception_type_root;

/* The object behind a …00 value. */
static inline const struct type_obj *obj_type(value v) { return *(const struct type_obj *const *)v; }
#define OBJ(s, v) ((struct s##_obj *)(v))

/* Type of any value; never fails. Names are str. */
const struct type_obj *value_type(value v);
/* The same in line, for what runs often. */
static inline const struct type_obj *value_type_now(value v) { return value_is_obj(v) ? obj_type(v) : value_type(v); }
/* Kind of a value's type; for small ints KIND_INT, names KIND_STR. */
enum kind value_kind(value v);

/* bool is a name of Python's too: a macro would make N(bool) another name than the freezer's. */
#undef bool
typedef _Bool bool;

/* Names: N(append) is the interned name of name.def's row. */
/* One in ROM, a str_obj without its header. */
struct rom_name {
  uintptr_t info;
  char data[];
};
_Static_assert(offsetof(struct str_obj, info) == sizeof(value) + offsetof(struct rom_name, info), "fields as in layout.def");
_Static_assert(offsetof(struct str_obj, data) == sizeof(value) + offsetof(struct rom_name, data), "fields as in layout.def");
#define NAME(x) firn_name_##x
#define N(x) ((value)((uintptr_t)&NAME(x) + (uintptr_t)NAME_VALUE(sizeof(value))))
#define NAME_ROW(id, text) extern const struct rom_name NAME(id);
#include "runtime/abi/name.def"
#undef NAME_ROW

/* ---- operations on any value (op.c, attr.c, call.c, iter.c, print.c) ---- */

value vm_unary(enum unary_op op, value v);
static inline value op_unary(enum unary_op op, value v) {
  ASKS(unary);
  return vm_unary(op, v);
}
value vm_binary(enum binary_op op, value a, value b);
static inline value op_binary(enum binary_op op, value a, value b) {
  ASKS(binary);
  ASKS(rbinary);
  return vm_binary(op, a, b);
}
/* Tells what an arithmetic operator needs that C code chose, not the program. Inlined: the operator is a constant there. */
static inline __attribute__((always_inline)) void ask_arithmetic(enum binary_op op) {
  if (op == BINARY_MUL) ASKS(multiplies);
  if (op == BINARY_FLOORDIV || op == BINARY_MOD) ASKS(divides);
  if (op == BINARY_POW) ASKS(powers);
  if (op == BINARY_LSHIFT || op == BINARY_RSHIFT) ASKS(shifts);
}
/* op_binary with such an operator: + - * // % ** << >>. */
static inline __attribute__((always_inline)) value op_arithmetic(enum binary_op op, value a, value b) {
  ask_arithmetic(op);
  return op_binary(op, a, b);
}
/* item in container: a bool. */
value op_contains(value item, value container);
/* Truth: 1, 0, or -1 with the exception pending. */
int vm_is_true(value v);
static inline int op_is_true(value v) {
  ASKS(unary);
  return vm_is_true(v);
}
/* a == b by rich comparison: 1, 0 or -1. Identity counts as equal (as containers do). */
int op_equal(value a, value b);
/* hash(v) into *out; false with TypeError when unhashable. Deterministic: no address enters the hash of str, bytes,
   numbers, tuples, frozensets, functions, classes (by qualified name) or types. */
bool op_hash(value v, uint32_t *out);
/* Hash of what is equal to itself only. */
uint32_t object_address_hash(value v);
value vm_subscr(value v, value index);
static inline value op_subscr(value v, value index) {
  ASKS(subscr);
  return vm_subscr(v, index);
}
bool vm_store_subscr(value v, value index, value x);
static inline bool op_store_subscr(value v, value index, value x) {
  ASKS(store);
  return vm_store_subscr(v, index, x);
}
bool vm_delete_subscr(value v, value index);
static inline bool op_delete_subscr(value v, value index) {
  ASKS(store);
  return vm_delete_subscr(v, index);
}
/* len(v) or -1. */
intptr_t op_len(value v);
/* An index: ints and __index__; false with TypeError/OverflowError (wording names `what`, may be 0). */
bool op_index(value v, intptr_t *out);

value vm_attr_get(value v, value name);
static inline value attr_get(value v, value name) {
  ASKS(getattr);
  return vm_attr_get(v, name);
}
/* As attr_get, but V_STOP and no exception when there is no such attribute. */
value vm_attr_find(value v, value name);
static inline value attr_find(value v, value name) {
  ASKS(getattr);
  return vm_attr_find(v, name);
}
bool vm_attr_set(value v, value name, value x);
static inline bool attr_set(value v, value name, value x) {
  ASKS(setattr);
  return vm_attr_set(v, name, x);
}
bool vm_attr_delete(value v, value name);
static inline bool attr_delete(value v, value name) {
  ASKS(setattr);
  return vm_attr_delete(v, name);
}
/* Loads a method: out[0] = function, out[1] = self or V_NULLARG when nothing is to be passed. */
bool vm_attr_method(value v, value name, value out[2]);
static inline bool attr_method(value v, value name, value out[2]) {
  ASKS(getattr);
  return vm_attr_method(v, name, out);
}
/* Look-up of a special method on the type, as CPython does; V_STOP when absent. */
value type_lookup(const struct type_obj *t, value name);

value call(value f, size_t nargs, size_t nkw, const value *args);
value call_0(value f);
value call_1(value f, value a);
value call_2(value f, value a, value b);
/* v.name(args…); V_ERROR with AttributeError when absent. */
value call_method(value v, value name, size_t nargs, const value *args);

value vm_iter(value iterable);
static inline value iter_new(value iterable) {
  ASKS(iter);
  return vm_iter(iterable);
}
/* Next item or V_STOP (any StopIteration is consumed, its value left in vm.stop_value) or V_ERROR. */
value iter_next(value iterator);

bool print_value(struct writer *w, value v, enum print_kind kind);
/* The same without asking __str__ and __repr__ of classes. */
bool print_plain(struct writer *w, value v, enum print_kind kind);
bool print_cstr(struct writer *w, const char *s);
bool print_int(struct writer *w, intptr_t i);
/* "0x20001234>": the end of a repr without better. */
bool print_address(struct writer *w, value v);
/* The console as a writer. */
extern struct writer print_console;

bool type_is_subclass(const struct type_obj *t, const struct type_obj *base);
static inline bool value_isa(value v, const struct type_obj *t) { return type_is_subclass(value_type(v), t); }

#endif
