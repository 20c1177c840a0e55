/* SPDX-License-Identifier: MIT */
/* A running frozen function. Lives on the C stack; its words (abi/frame.h) there too, or in the generator object. */
#ifndef FIRN_CORE_FRAME_H
#define FIRN_CORE_FRAME_H

#include "runtime/abi/code.h"
#include "runtime/abi/frame.h"
#include "runtime/core/object.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"

enum frame_end { FRAME_RETURNED, FRAME_YIELDED };

struct frame {
  const struct code_obj *code;
  const struct module_obj *module;
  value *words;
  value *sp;          /* top of the operand stack (the word itself, not above it) */
  value *handlers;    /* innermost handler record; words_end: none */
  value *words_end;
  const uint8_t *ip;
  value names;        /* class bodies: the namespace, a dict; else 0 */
  value thrown;       /* generators: exception to raise at the resume point, or 0 */
  struct frame *up;   /* frame of the caller, for globals() */
  enum frame_end end;
};

/* A handler record: [0] V_INT(handler offset << 14 | index of its stack top << 1 | runs for finally too),
   [1] vm.handling from before its exception was caught, or 0 while none is. */
#define HANDLER_RECORD(offset, top, finally) V_INT((intptr_t)(offset) << 14 | (intptr_t)(top) << 1 | (finally))
#define HANDLER_OFFSET(w) ((unsigned)(value_int(w) >> 14))
#define HANDLER_TOP(w) ((unsigned)(value_int(w) >> 1 & 0x1fff))
#define HANDLER_FINALLY(w) ((w) & 2u)

/* The pending exception was raised just before ip: adds a row to its traceback and returns its handler, f->sp set; NULL
   when there is none here. */
const uint8_t *frame_raised(struct frame *f, const uint8_t *ip);
/* Runs from f->ip with everything set up, until return, yield (f->end tells) or error: the loop of interpreter.def that
   this image has. */
static inline value frame_run(struct frame *f) { return firn_service_frame_run(f); }
/* The code object behind a value that is one, and the value of one (NULL: MemoryError): always the same for the same code. */
static inline const struct code_obj *code_of(value v) {
  const struct code_obj *code = OBJ(code, v);
  return code->flags & CODE_REFERS ? (const struct code_obj *)code->consts : code;
}
value code_value(const struct code_obj *code);
/* What stands behind a code object (layout.def): its bytecode and line table, or the entry of machine code; the code_meta. */
static inline const uint8_t *code_bytes(const struct code_obj *code) { return (const uint8_t *)(code + 1); }
static inline uintptr_t code_entry(const struct code_obj *code) { return *(const uintptr_t *)(code + 1); }
static inline const struct code_meta_obj *code_meta(const struct code_obj *code) {
  return (const struct code_meta_obj *)((const uint16_t *)code + code->meta);
}
static inline const struct code_wide_obj *code_wide(const struct code_obj *code) { return (const struct code_wide_obj *)code_meta(code); }
static inline bool code_is_wide(const struct code_obj *code) { return code->n_names == CODE_WIDE; }
/* Of a CODE_PLAIN function code->n_words and n_locals are these. */
static inline unsigned code_n_words(const struct code_obj *code) { return code_is_wide(code) ? code_wide(code)->n_words : code->n_words; }
static inline unsigned code_n_locals(const struct code_obj *code) { return code_is_wide(code) ? code_wide(code)->n_locals : code->n_locals; }
static inline unsigned code_first_line(const struct code_obj *code) { return code_meta(code)->first_line; }
/* The function's name; of its qualified name what is before ".name", or 0; the source file's, or 0: images without names have
   none. */
static inline value code_name(const struct code_obj *code) { return firn_service_code_name(code); }
static inline value code_scope(const struct code_obj *code) { return firn_service_code_scope(code); }
static inline value code_file(const struct code_obj *code) { return firn_service_code_file(code); }
/* What is behind a code_meta or code_wide. */
static inline const void *code_more(const struct code_obj *code) {
  return (const uint8_t *)code_meta(code) + (code_is_wide(code) ? sizeof(struct code_wide_obj) : sizeof(struct code_meta_obj));
}
/* NULL: all of it is 0. */
static inline const struct code_rare_obj *code_rare(const struct code_obj *code) { return code->flags & CODE_RARE ? code_more(code) : 0; }
_Static_assert(sizeof(struct code_obj) % sizeof(value) == 0 && sizeof(struct code_meta_obj) == 4 && sizeof(struct code_wide_obj) == 12 &&
               sizeof(struct code_rare_obj) == 8, "no padding");
#define RARE_FIELD(code, field) (code_rare(code) ? code_rare(code)->field : 0u)
static inline unsigned code_n_kwonly(const struct code_obj *code) { return RARE_FIELD(code, n_kwonly); }
static inline unsigned code_n_names(const struct code_obj *code) { return code_is_wide(code) ? code_wide(code)->n_names : code->n_names; }
/* Labels, with their signs: of the function's name; of what is before it in its qualified name; of the nth local, of code_n_names. */
static inline int code_name_label(const struct code_obj *code) {
  return code_is_wide(code) ? (int16_t)code_wide(code)->name : (int8_t)code_meta(code)->name;
}
static inline int code_scope_label(const struct code_obj *code) {
  return code_is_wide(code) ? (int16_t)code_wide(code)->scope : (int8_t)code_meta(code)->scope;
}
static inline const void *code_labels(const struct code_obj *code) {
  return (const uint8_t *)code_more(code) + (code->flags & CODE_RARE ? sizeof(struct code_rare_obj) : 0);
}
static inline int code_label(const struct code_obj *code, unsigned n) {
  const void *labels = code_labels(code);
  return code_is_wide(code) ? ((const int16_t *)labels)[n] : ((const int8_t *)labels)[n];
}
/* The name of a local, or 0: the compiler's own, and those that an image does not keep. */
static inline value code_local_name(const struct code_obj *code, unsigned n) {
  value name = firn_service_code_local(code, n);
  return name && !str_is_empty(str_of(name)) ? name : 0;
}
/* What the services are: of pools that are words, and of places (place.h). */
value frame_name(const struct code_obj *code);
value frame_scope(const struct code_obj *code);
value frame_local(const struct code_obj *code, unsigned n);
value frame_file(const struct code_obj *code);
value frame_name_places(const struct code_obj *code);
value frame_scope_places(const struct code_obj *code);
value frame_local_places(const struct code_obj *code, unsigned n);
value frame_file_places(const struct code_obj *code);
static inline const uint8_t *code_cells(const struct code_obj *code) {
  return (const uint8_t *)code_labels(code) + (code_n_names(code) << code_is_wide(code));
}
/* The line that belongs to an offset of frozen code (service line_at): from a table of bytes, or a packed one. */
unsigned frame_line(const struct code_obj *code, unsigned offset);
unsigned frame_line_packed(const struct code_obj *code, unsigned offset);
/* Are two offsets on one line (service same_line)? _place: in images without line tables, are they one. */
bool frame_same_line(const struct code_obj *code, unsigned a, unsigned b);
bool frame_same_place(const struct code_obj *code, unsigned a, unsigned b);

#endif
