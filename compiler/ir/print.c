/* SPDX-License-Identifier: MIT */
/* The text form, what --dump=PASS shows:
 *
 *     viper fib(n: i32) -> i32 at app.py:3, may raise
 *     b0:
 *       %0 = i32 local_get n                        ; 4:8
 *       %2 = bool int_compare lt %0, %1
 *       branch %2, b1, b2
 */
#include "compiler/ir/print.h"

#include <inttypes.h>

static void print_text(FILE *to, struct ir_text t) {
  for (uint32_t k = 0; k < t.length; k++) {
    unsigned char c = (unsigned char)t.bytes[k];
    fprintf(to, c < ' ' || c == 127 || c == '\\' ? "\\x%02x" : "%c", c);
  }
}

static void print_local(FILE *to, const struct ir_function *f, uint32_t local) {
  if (!f->locals[local].name.length) {
    fprintf(to, "$%" PRIu32, local);
  } else {
    print_text(to, f->locals[local].name);
  }
}

/* Operators by number; binary and unary ones are enum binary_op and unary_op of the runtime, printed as numbers. */
static void print_operator(FILE *to, const struct ir_inst *i) {
  switch (i->op) {
  case IR_int_op:
  case IR_int_divide:
  case IR_float_op: fprintf(to, " %s", ir_int_op_names[i->imm.i]); break;
  case IR_int_compare:
  case IR_float_compare: fprintf(to, " %s", ir_condition_names[i->imm.i]); break;
  default: fprintf(to, " op%" PRId64, i->imm.i);
  }
}

static void print_immediate(FILE *to, const struct ir_function *f, const struct ir_inst *i) {
  switch (ir_opinfo[i->op].immediate) {
  case IMM_int: fprintf(to, " %" PRId64, i->imm.i); break;
  case IMM_real: fprintf(to, " %.17g", i->imm.real); break;
  case IMM_op: print_operator(to, i); break;
  case IMM_text:
    fputs(" '", to);
    print_text(to, i->imm.text);
    fputs("'", to);
    break;
  case IMM_local:
    fputc(' ', to);
    print_local(to, f, i->imm.local);
    break;
  case IMM_function:
    fputc(' ', to);
    print_text(to, i->imm.function->name);
    break;
  }
  if (i->count) fprintf(to, " *%u", i->count);
}

static void print_inst(FILE *to, const struct ir_function *f, uint32_t n) {
  const struct ir_inst *i = &f->insts[n];
  fputs("  ", to);
  if (i->rep != REP_NONE) fprintf(to, "%%%" PRIu32 " = %s ", n, ir_rep_names[i->rep]);
  fputs(ir_opinfo[i->op].name, to);
  print_immediate(to, f, i);
  for (uint32_t k = 0; k < i->n_operands; k++) fprintf(to, "%s%%%" PRIu32, k ? ", " : " ", ir_operand(f, i, k));
  if (i->op == IR_jump || i->op == IR_try_begin) fprintf(to, " b%" PRIu32, i->imm.target[0]);
  if (i->op == IR_branch) fprintf(to, ", b%" PRIu32 ", b%" PRIu32, i->imm.target[0], i->imm.target[1]);
  if ((ir_opinfo[i->op].flags & IR_FALL) && i->handler != IR_EXIT) fprintf(to, " !b%" PRIu32, i->handler);
  fprintf(to, "  ; %" PRIu32 ":%u\n", i->line, i->column);
}

static void print_function(FILE *to, const struct ir_function *f) {
  fputs(f->is_viper ? "viper " : "native ", to);
  print_text(to, f->name);
  fputc('(', to);
  for (uint32_t k = 0; k < f->n_parameters; k++) {
    if (k) fputs(", ", to);
    print_local(to, f, k);
    fprintf(to, ": %s", ir_rep_names[f->locals[k].rep]);
  }
  fprintf(to, ") -> %s, line %" PRIu32 "%s%s\n", ir_rep_names[f->result], f->line, f->may_raise ? ", may raise" : "",
          f->is_recursive ? ", recursive" : "");
  for (uint32_t b = 0; b < f->n_blocks; b++) {
    if (f->blocks[b].first == IR_NONE) continue;
    fprintf(to, "b%" PRIu32 ":\n", b);
    for (uint32_t i = f->blocks[b].first; i != IR_NONE; i = f->insts[i].next) print_inst(to, f, i);
  }
  fputc('\n', to);
}

void ir_print(FILE *to, const struct ir_module *m) {
  fputs("; ", to);
  print_text(to, m->name);
  fputc('\n', to);
  for (uint32_t k = 0; k < m->n_functions; k++) print_function(to, m->functions[k]);
}
