/* SPDX-License-Identifier: MIT */
#include "compiler/bytecode/dis.h"

#include "compiler/bytecode/lines.h"
#include "compiler/bytecode/opcode.h"
#include "runtime/abi/dense.h"
#include "runtime/abi/operator.h"

#include <string.h>

enum { SHOWN_TEXT = 60 };

static void print_text(FILE *out, struct code_text text, char quote) {
  fputc(quote, out);
  for (uint32_t i = 0; i < text.len && i < SHOWN_TEXT; i++) {
    unsigned char c = (unsigned char)text.data[i];
    if (c == '\n')
      fputs("\\n", out);
    else if (c == (unsigned char)quote || c == '\\')
      fprintf(out, "\\%c", c);
    else if (c < 32 || c == 127)
      fprintf(out, "\\x%02x", c);
    else
      fputc(c, out);
  }
  if (text.len > SHOWN_TEXT) fputs("...", out);
  fputc(quote, out);
}

static void print_name(FILE *out, struct code_text text) { fwrite(text.data, 1, text.len, out); }

static void print_bytes(FILE *out, struct code_text text) {
  fputs("b'", out);
  for (uint32_t i = 0; i < text.len && i < SHOWN_TEXT; i++) {
    unsigned char c = (unsigned char)text.data[i];
    if (c < 32 || c > 126 || c == '\'' || c == '\\')
      fprintf(out, "\\x%02x", c);
    else
      fputc(c, out);
  }
  fputs(text.len > SHOWN_TEXT ? "...'" : "'", out);
}

static void print_const(FILE *out, const struct code_const *c) {
  switch (c->kind) {
  case CODE_CONST_NONE: fputs("None", out); break;
  case CODE_CONST_FALSE: fputs("False", out); break;
  case CODE_CONST_TRUE: fputs("True", out); break;
  case CODE_CONST_ELLIPSIS: fputs("...", out); break;
  case CODE_CONST_STR: print_text(out, c->text, '\''); break;
  case CODE_CONST_BYTES: print_bytes(out, c->text); break;
  case CODE_CONST_INT: fprintf(out, "%lld", (long long)c->small); break;
  case CODE_CONST_BIGINT:
    fprintf(out, "%s0x%x", c->negative ? "-" : "", c->digits[c->n - 1]);
    for (uint32_t i = c->n - 1; i-- > 0;) fprintf(out, "%08x", c->digits[i]);
    break;
  case CODE_CONST_FLOAT: fprintf(out, "%.17g", c->re); break;
  case CODE_CONST_COMPLEX: fprintf(out, "(%.17g%+.17gj)", c->re, c->im); break;
  case CODE_CONST_TUPLE:
    fputc('(', out);
    for (uint32_t i = 0; i < c->n; i++) {
      if (i) fputs(", ", out);
      if (i == 8) {
        fputs("...", out);
        break;
      }
      print_const(out, c->items[i]);
    }
    fputs(c->n == 1 ? ",)" : ")", out);
    break;
  }
}

static void print_local(FILE *out, const struct code_unit *unit, uint32_t n) {
  fprintf(out, "%u", n);
  if (n < unit->n_locals && unit->local_names[n].len) {
    fputs(" (", out);
    print_name(out, unit->local_names[n]);
    fputc(')', out);
  }
}

/* Of OPRANGE opcodes: what the operand in the opcode means. */
static void print_implicit(FILE *out, const struct code_unit *unit, uint8_t first, int32_t n) {
  switch (first) {
  case OP_LOAD_CONST_SMALL_INT_MULTI: fprintf(out, "%d", n - 16); break;
  case OP_UNARY_OP_MULTI: fputs(opcode_unary_name((uint32_t)n), out); break;
  case OP_BINARY_OP_MULTI: fputs(opcode_binary_name((uint32_t)n), out); break;
  default: print_local(out, unit, (uint32_t)n); break;
  }
}

static void print_call(FILE *out, uint32_t n) {
  fprintf(out, "%u positional", n & 0xff);
  if (n >> 8) fprintf(out, ", %u keyword", n >> 8);
}

static void print_wire(FILE *out, const struct code_module *m, const struct code_unit *unit,
                       const struct instruction *in) {
  const struct opcode_info *info = &opcode_table[in->op];
  switch (info->wire) {
  case OPERAND_NONE: break;
  case OPERAND_IMPLICIT: print_implicit(out, unit, info->first, in->n); break;
  case OPERAND_QSTR: print_text(out, m->qstrs[in->n], '\''); break;
  case OPERAND_OBJ: print_const(out, m->consts[in->n]); break;
  case OPERAND_LOCAL: print_local(out, unit, (uint32_t)in->n); break;
  case OPERAND_FWD:
  case OPERAND_REL: fprintf(out, "-> %d", in->n); break;
  case OPERAND_RELB:
    fprintf(out, "-> %d, leaving %d%s", in->n, in->b & 0x7f, in->b & 0x80 ? " and an iterator" : "");
    break;
  case OPERAND_CHILD:
  case OPERAND_CHILDB:
    fprintf(out, "#%u ", unit->children[in->n]->index);
    print_name(out, unit->children[in->n]->qualname);
    if (info->wire == OPERAND_CHILDB) fprintf(out, ", %d cells", in->b);
    break;
  default:
    if (in->op >= OP_CALL_FUNCTION && in->op <= OP_CALL_METHOD_VAR_KW)
      print_call(out, (uint32_t)in->n);
    else
      fprintf(out, "%d", in->n);
  }
}

static void print_head(FILE *out, const struct code_unit *unit) {
  fprintf(out, "#%u ", unit->index);
  print_name(out, unit->qualname);
  fprintf(out, ": line %u, %u bytes, %u words", unit->first_line, unit->size, unit->n_state);
  if (unit->n_args || unit->n_kwonly)
    fprintf(out, ", %u parameters", unit->n_args + unit->n_kwonly);
  if (unit->n_posonly) fprintf(out, ", %u positional-only", unit->n_posonly);
  if (unit->n_kwonly) fprintf(out, ", %u keyword-only", unit->n_kwonly);
  if (unit->n_free) fprintf(out, ", %u free", unit->n_free);
  if (unit->n_handlers) fprintf(out, ", %u handlers", unit->n_handlers);
  static const char *const flags[] = {"generator", "**", "*", "keyword defaults", "async", "class",
                                      "module", "comprehension"};
  for (int i = 0; i < 8; i++)
    if (unit->flags >> i & 1) fprintf(out, ", %s", flags[i]);
  for (uint32_t i = 0; i < unit->n_cells; i++) fprintf(out, "%s%u", i ? " " : ", cells ", unit->cells[i]);
  for (uint32_t i = 0; i < unit->n_slots; i++) {
    fputs(i ? " " : ", slots ", out);
    print_name(out, unit->slot_names[i]);
  }
  fputc('\n', out);
}

/* The line number where it changes, else blanks. */
static void print_place(FILE *out, uint32_t offset, uint32_t line, uint32_t *last) {
  if (line != *last)
    fprintf(out, "%5u %5u  ", line, offset);
  else
    fprintf(out, "      %5u  ", offset);
  *last = line;
}

void dis_module(const struct code_module *m, FILE *out) {
  for (uint32_t i = 0; i < m->n_units; i++) {
    const struct code_unit *unit = m->units[i];
    uint32_t last = 0;
    if (i) fputc('\n', out);
    print_head(out, unit);
    struct instruction in;
    for (uint32_t at = 0; at < unit->size; at += in.size) {
      if (instruction_decode(unit->bytes, unit->size, at, &in)) return;
      print_place(out, at, lines_find(unit->lines, unit->n_lines, at), &last);
      const char *name = opcode_table[in.op].name;
      bool operand = opcode_table[in.op].wire != OPERAND_NONE;
      fprintf(out, operand ? "%-24s " : "%s", name);
      print_wire(out, m, unit, &in);
      fputc('\n', out);
    }
  }
}

/* ---- frozen code ---- */

static uint32_t frozen_operand(const uint8_t **p) {
  uint32_t v = *(*p)++;
  return v < 0x80 ? v : (v & 0x7f) << 8 | *(*p)++;
}

static int32_t frozen_offset(const uint8_t **p, bool is_signed) {
  uint32_t v = (*p)[0] | (uint32_t)(*p)[1] << 8;
  *p += 2;
  return is_signed ? (int16_t)v : (int32_t)v;
}

static int32_t frozen_sint(const uint8_t **p) {
  int32_t v = **p & 0x40 ? -1 : 0;
  do {
    v = (int32_t)((uint32_t)v << 7 | (**p & 0x7f));
  } while (*(*p)++ & 0x80);
  return v;
}

static void print_ref(FILE *out, const struct frozen_module *m, uint32_t n) {
  const struct frozen_ref *ref = &m->pool[n];
  fprintf(out, "[%u] ", n);
  switch (ref->kind) {
  case FROZEN_CONST: print_const(out, ref->value); break;
  case FROZEN_NAME: print_text(out, ref->name, '\''); break;
  case FROZEN_CODE:
    fprintf(out, "#%u ", ref->code);
    print_name(out, m->codes[ref->code].unit->qualname);
    break;
  case FROZEN_BUILTIN:
    fputs("builtin ", out);
    print_name(out, ref->name);
    break;
  }
}

/* Prints the operand of the instruction at *p (behind the opcode) and moves *p behind it. */
static void print_frozen(FILE *out, const struct frozen_module *m, const struct frozen_code *code,
                         uint8_t op, const uint8_t **p) {
  const struct opcode_info *info = &opcode_table[op];
  uint32_t n;
  int32_t jump;
  switch (info->frozen) {
  case OPERAND_NONE: break;
  case OPERAND_IMPLICIT: print_implicit(out, code->unit, info->first, op - info->first); break;
  case OPERAND_CONST:
  case OPERAND_NAME: print_ref(out, m, frozen_operand(p)); break;
  case OPERAND_NAMEHINT:
    print_ref(out, m, frozen_operand(p));
    if (**p != 0xff) fprintf(out, ", slot %u?", **p);
    ++*p;
    break;
  case OPERAND_NAMEFWD:
    print_ref(out, m, frozen_operand(p));
    jump = frozen_offset(p, false);
    fprintf(out, " -> %d", (int)(*p - code->bytes) + jump);
    break;
  case OPERAND_CONSTB:
    print_ref(out, m, frozen_operand(p));
    fprintf(out, ", %u cells", *(*p)++);
    break;
  case OPERAND_SLOT:
    n = frozen_operand(p);
    fprintf(out, "slot %u ", n);
    print_name(out, m->slots[n]);
    break;
  case OPERAND_LOCAL: print_local(out, code->unit, frozen_operand(p)); break;
  case OPERAND_SINT: fprintf(out, "%d", frozen_sint(p)); break;
  case OPERAND_FWD:
  case OPERAND_REL:
    jump = frozen_offset(p, info->frozen == OPERAND_REL);
    fprintf(out, "-> %d", (int)(*p - code->bytes) + jump);
    break;
  case OPERAND_RELB:
    jump = frozen_offset(p, true);
    n = *(*p)++;
    fprintf(out, "-> %d, leaving %u%s", (int)(*p - code->bytes) + jump, n & 0x7f,
            n & 0x80 ? " and an iterator" : "");
    break;
  default:
    n = frozen_operand(p);
    if (op >= OP_CALL_FUNCTION && op <= OP_CALL_METHOD_VAR_KW)
      print_call(out, n);
    else
      fprintf(out, "%u", n);
  }
}

/* ---- dense code ---- */

struct dense_part {
  uint8_t op;
  int8_t operand;
  bool is_there;
};

static const struct dense_row { const char *name; struct dense_part parts[DENSE_PARTS + 1]; } dense_rows[256] = {
#define DENSE(name, code, parts, behind, starts, synopsis) [code] = {#name, {parts}},
#define PART(op, operand) {OP_##op, operand, true},
#include "runtime/abi/dense.def"
#undef DENSE
#undef PART
};

static void print_dense_part(FILE *out, const struct frozen_module *m, const struct frozen_code *code, const struct dense_part *part,
                             const uint8_t **p) {
  uint8_t kind = opcode_table[part->op].frozen;
  if (part->operand >= 0 || part->operand == OWN_NAME || part->operand == LEAVES) return;
  uint32_t n = *(*p)++;
  fputc(' ', out);
  switch (part->operand) {
  case AHEAD: fprintf(out, "-> %d", (int)(*p - code->bytes + n)); break;
  case BACK: fprintf(out, "-> %d", (int)(*p - code->bytes) - (int)n); break;
  case NEAR: fprintf(out, "-> %d", (int)(*p - code->bytes) + (int8_t)n); break;
  case HINTED:
    print_ref(out, m, n);
    fprintf(out, ", slot %u?", *(*p)++);
    break;
  case NAME_AHEAD:
    print_ref(out, m, n);
    n = *(*p)++;
    fprintf(out, " -> %d", (int)(*p - code->bytes + n));
    break;
  default:
    if (kind == OPERAND_SLOT) fprintf(out, "slot %u", n);
    else print_ref(out, m, n);
  }
}

void dis_frozen(const struct frozen_module *m, bool dense, FILE *out) {
  for (uint32_t i = 0; i < m->n_codes; i++) {
    const struct frozen_code *code = &m->codes[i];
    uint32_t last = 0;
    if (i) fputc('\n', out);
    print_head(out, code->unit);
    const uint8_t *p = code->bytes;
    while (p < code->bytes + code->size) {
      uint32_t at = (uint32_t)(p - code->bytes);
      print_place(out, at, frozen_line(code, at), &last);
      uint8_t op = *p++;
      const struct dense_row *row = dense && dense_rows[op].name ? &dense_rows[op] : NULL;
      if (row) {
        fprintf(out, "%-24s", row->name);
        for (const struct dense_part *part = row->parts; part->is_there; part++) print_dense_part(out, m, code, part, &p);
        fputc('\n', out);
        continue;
      }
      bool operand = opcode_table[op].frozen != OPERAND_NONE;
      fprintf(out, operand ? "%-24s " : "%s", opcode_table[op].name);
      print_frozen(out, m, code, op, &p);
      fputc('\n', out);
    }
  }
}
