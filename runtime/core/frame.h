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
  value *handlers;    /* innermost handler record; words + n_words: none */
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
/* What stands behind a code object (layout.def): its bytecode and a packed line table, or the entry of machine code; the code_meta. */
static inline const uint8_t *code_bytes(const struct code_obj *code) { return (const uint8_t *)(&code->meta + 1); }
static inline uintptr_t code_entry(const struct code_obj *code) { return *(const uintptr_t *)(code + 1); }
static inline const struct code_meta_obj *code_meta(const struct code_obj *code) {
  return (const struct code_meta_obj *)((const uint16_t *)code + code->meta);
}
/* The function's name; of its qualified name what is before ".name", or 0; the source file's, or 0: images without names have
   none. */
static inline value code_name(const struct code_obj *code) { return firn_service_code_name(code); }
static inline value code_scope(const struct code_obj *code) { return firn_service_code_scope(code); }
static inline value code_file(const struct code_obj *code) { return firn_service_code_file(code); }
/* NULL: all of it is 0. */
static inline const struct code_rare_obj *code_rare(const struct code_obj *code) {
  const struct code_meta_obj *meta = code_meta(code);
  return meta->n_names & META_RARE ? (const struct code_rare_obj *)(meta + 1) : 0;
}
_Static_assert(sizeof(struct code_meta_obj) == 8 && sizeof(struct code_rare_obj) == 6, "no padding");
#define CODE_RARE(code, field) (code_rare(code) ? code_rare(code)->field : 0u)
static inline unsigned code_n_names(const struct code_obj *code) { return code_meta(code)->n_names & ~(unsigned)META_RARE; }
/* The labels of its locals. */
static inline __attribute__((always_inline)) const uint16_t *code_labels(const struct code_obj *code) {
  const struct code_meta_obj *meta = code_meta(code);
  return (const uint16_t *)(meta + 1) + (meta->n_names & META_RARE ? sizeof(struct code_rare_obj) / sizeof(uint16_t) : 0);
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
static inline const uint8_t *code_cells(const struct code_obj *code) { return (const uint8_t *)(code_labels(code) + code_n_names(code)); }
/* Its line table, in images in which these are not packed. */
static inline const uint8_t *code_lines(const struct code_obj *code) { return code_cells(code) + CODE_RARE(code, n_cells); }
/* The line that belongs to an offset of frozen code (service line_at): from a table of bytes, or a packed one. */
unsigned frame_line(const struct code_obj *code, unsigned offset);
unsigned frame_line_packed(const struct code_obj *code, unsigned offset);
/* Are two offsets on one line (service same_line)? _place: in images without line tables, are they one. */
bool frame_same_line(const struct code_obj *code, unsigned a, unsigned b);
bool frame_same_place(const struct code_obj *code, unsigned a, unsigned b);

#endif
