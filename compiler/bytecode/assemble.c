/* SPDX-License-Identifier: MIT */
/* Instructions with labels -> bytes. Jumps have one or two bytes of offset: all start short, and
 * those that do not reach are lengthened until nothing changes. */
#include "compiler/bytecode/emitter.h"

#include <string.h>

enum { SHORT_FORWARD = 0x7f, SHORT_BACK = -0x40, SHORT_SIGNED = 0x3f, LONG_FORWARD = 0x7fff,
       LONG_BACK = -0x4000, LONG_SIGNED = 0x3fff, MAX_THREAD = 8 };

static uint32_t vuint_size(uint32_t v) {
  uint32_t n = 1;
  while (v >>= 7) n++;
  return n;
}

static uint32_t sint_size(int32_t v) {
  uint32_t n = 1;
  while (v < -0x40 || v > 0x3f) {
    v >>= 7;
    n++;
  }
  return n;
}

/* Size of everything but a jump's offset. */
static uint32_t fixed_size(const struct ins *in) {
  const struct opcode_info *info = &opcode_table[in->op];
  switch (info->wire) {
  case OPERAND_NONE:
  case OPERAND_IMPLICIT:
  case OPERAND_FWD:
  case OPERAND_REL: return 1;
  case OPERAND_RELB: return 2;
  case OPERAND_SINT: return 1 + sint_size(in->n);
  case OPERAND_CHILDB: return 2 + vuint_size((uint32_t)in->n);
  default: return 1 + vuint_size((uint32_t)in->n);
  }
}

/* Does a statement of a module body begin there? Each may run apart from the others (freeze/snapshot.c). */
static bool begins_statement(const struct emitter *e, uint32_t at) {
  uint32_t low = 0, high = e->n_statements;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (e->statements[middle].offset < at) low = middle + 1;
    else high = middle;
  }
  return low < e->n_statements && e->statements[low].offset == at;
}

/* A jump to a JUMP goes where that one goes, but not through the next statement. */
static void thread_jumps(struct emitter *e) {
  for (uint32_t i = 0; i < e->n_code; i++) {
    struct ins *in = &e->code[i];
    if (!in->is_jump || in->op == OP_UNWIND_JUMP || opcode_table[in->op].flags & OPCODE_HANDLER)
      continue;
    for (int hops = 0; hops < MAX_THREAD; hops++) {
      int32_t at = e->labels[in->n].at;
      if (at < 0 || at >= (int32_t)e->n_code || e->code[at].op != OP_JUMP) break;
      if (!emit_is_mpy(e) && begins_statement(e, (uint32_t)at)) break;
      if (e->code[at].n == in->n) break;
      bool back = e->labels[e->code[at].n].at <= (int32_t)i;
      if (back && opcode_table[in->op].wire == OPERAND_FWD) break;
      in->n = e->code[at].n;
    }
  }
}

struct layout {
  uint32_t *offsets; /* of each instruction, and the end */
  uint8_t *widths;   /* of each jump's offset */
};

static int32_t distance(const struct emitter *e, const struct layout *l, uint32_t i) {
  const struct ins *in = &e->code[i];
  uint32_t from = l->offsets[i] + 1u + l->widths[i];
  return (int32_t)(l->offsets[e->labels[in->n].at] - from);
}

static bool fits_short(const struct ins *in, int32_t d) {
  if (opcode_table[in->op].wire == OPERAND_FWD) return d <= SHORT_FORWARD;
  return d >= SHORT_BACK && d <= SHORT_SIGNED;
}

/* Nothing to jump over: left out. */
static bool is_void(const struct emitter *e, uint32_t i) {
  const struct ins *in = &e->code[i];
  return in->op == OP_JUMP && e->labels[in->n].at == (int32_t)i + 1;
}

static void lay_out(struct emitter *e, struct layout *l) {
  l->offsets = arena_array(e->m->arena, e->n_code + 1, sizeof *l->offsets);
  l->widths = arena_alloc(e->m->arena, e->n_code + 1);
  for (uint32_t i = 0; i < e->n_code; i++)
    if (e->code[i].is_jump) l->widths[i] = is_void(e, i) ? 0 : 1;
  bool changed = true;
  while (changed) {
    changed = false;
    uint32_t at = 0;
    for (uint32_t i = 0; i < e->n_code; i++) {
      l->offsets[i] = at;
      at += e->code[i].is_jump && !l->widths[i] ? 0 : fixed_size(&e->code[i]) + l->widths[i];
    }
    l->offsets[e->n_code] = at;
    for (uint32_t i = 0; i < e->n_code; i++) {
      if (l->widths[i] != 1 || fits_short(&e->code[i], distance(e, l, i))) continue;
      l->widths[i] = 2;
      changed = true;
    }
  }
}

static uint8_t *put_vuint(uint8_t *p, uint32_t v) {
  uint32_t n = vuint_size(v);
  for (uint32_t i = n; i-- > 0;) *p++ = (uint8_t)((v >> (7 * i) & 0x7f) | (i ? 0x80 : 0));
  return p;
}

static uint8_t *put_sint(uint8_t *p, int32_t v) {
  uint32_t n = sint_size(v);
  for (uint32_t i = n; i-- > 0;) *p++ = (uint8_t)((v >> (7 * i) & 0x7f) | (i ? 0x80 : 0));
  return p;
}

static uint8_t *put_offset(struct emitter *e, uint8_t *p, const struct ins *in, int32_t d,
                           uint8_t width) {
  bool forward = opcode_table[in->op].wire == OPERAND_FWD;
  if (d < (forward ? 0 : LONG_BACK) || d > (forward ? LONG_FORWARD : LONG_SIGNED)) {
    Span span = {.line = in->line, .end_line = in->line};
    diag_error(e->m->diags, "unsupported", e->m->module->source, span,
               "too much code to jump over (32 KB of bytecode); split '%1' up",
               e->scope->name->text, NULL);
    d = 0;
  }
  if (width == 1) {
    *p++ = (uint8_t)(forward ? d : d + 0x40);
  } else {
    uint32_t v = (uint32_t)(forward ? d : d + 0x4000);
    *p++ = (uint8_t)((v & 0x7f) | 0x80);
    *p++ = (uint8_t)(v >> 7);
  }
  return p;
}

static uint8_t *put_ins(struct emitter *e, const struct layout *l, uint32_t i, uint8_t *p) {
  const struct ins *in = &e->code[i];
  const struct opcode_info *info = &opcode_table[in->op];
  if (in->is_jump && !l->widths[i]) return p;
  *p++ = in->op;
  switch (info->wire) {
  case OPERAND_NONE:
  case OPERAND_IMPLICIT: break;
  case OPERAND_SINT: p = put_sint(p, in->n); break;
  case OPERAND_FWD:
  case OPERAND_REL:
  case OPERAND_RELB: p = put_offset(e, p, in, distance(e, l, i), l->widths[i]); break;
  default: p = put_vuint(p, (uint32_t)in->n); break;
  }
  if (info->wire == OPERAND_CHILDB || info->wire == OPERAND_RELB) *p++ = in->b;
  return p;
}

static void list_lines(struct emitter *e, const struct layout *l) {
  struct code_unit *unit = e->unit;
  uint32_t n = 0;
  struct code_line *lines = arena_array(e->m->arena, e->n_code, sizeof *lines);
  for (uint32_t i = 0; i < e->n_code; i++) {
    if (n && lines[n - 1].line == e->code[i].line) continue;
    if (n && lines[n - 1].offset == l->offsets[i]) n--;
    lines[n++] = (struct code_line){l->offsets[i], e->code[i].line};
  }
  unit->lines = lines;
  unit->n_lines = e->m->options->optimise >= 3 || e->m->options->no_lines ? 0 : n;
}

void assemble(struct emitter *e) {
  struct code_unit *unit = e->unit;
  if (e->m->broken || e->m->diags->errors > e->m->errors) return; /* labels may be missing */
  thread_jumps(e);
  struct layout l;
  lay_out(e, &l);
  unit->size = l.offsets[e->n_code];
  if (unit->size > CODE_SIZE_MOST) {
    Span span = {.line = unit->first_line, .end_line = unit->first_line};
    diag_error(e->m->diags, "unsupported", e->m->module->source, span,
               "the code of one function is larger than 64 KB of bytecode; split '%1' up", e->scope->name->text, NULL);
    return;
  }
  uint8_t *bytes = arena_alloc(e->m->arena, unit->size);
  uint8_t *p = bytes;
  for (uint32_t i = 0; i < e->n_code; i++) p = put_ins(e, &l, i, p);
  unit->bytes = bytes;
  list_lines(e, &l);
  for (uint32_t i = 0; i < e->n_statements; i++)
    e->statements[i].offset = l.offsets[e->statements[i].offset];
  unit->statements = e->statements;
  unit->n_statements = e->n_statements;
}
