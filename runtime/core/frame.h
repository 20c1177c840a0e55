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
/* The name of a local, or 0: the compiler's own, and those that an image does not keep. */
static inline value code_local_name(const struct code_meta_obj *meta, unsigned n) {
  value name = n < meta->n_names ? meta->names[n] : 0;
  return name && str_of(name)->len ? name : 0;
}
/* The name of the source file, or 0: images without names have none. */
static inline value code_file(const struct code_obj *code) { return code->consts[-1]; }
/* What follows the names in a code_meta (layout.def). */
static inline const value *code_slot_names(const struct code_meta_obj *meta) {
  return meta->n_slots ? (const value *)meta->names[meta->n_names] : 0;
}
static inline const uint8_t *code_cells(const struct code_meta_obj *meta) {
  return (const uint8_t *)(meta->names + meta->n_names + (meta->n_slots != 0));
}
static inline const uint8_t *code_lines(const struct code_meta_obj *meta) { return code_cells(meta) + meta->n_cells; }
/* The line that belongs to an offset of frozen code. */
unsigned frame_line(const struct code_obj *code, unsigned offset);
/* Are two offsets on one line (service same_line)? _place: in images without line tables, are they one. */
bool frame_same_line(const struct code_obj *code, unsigned a, unsigned b);
bool frame_same_place(const struct code_obj *code, unsigned a, unsigned b);

#endif
