/* SPDX-License-Identifier: MIT */
/* match (PEP 634). The subject and every part of it that a pattern looks at are put into hidden
 * locals, so that a failing pattern jumps to the next case with nothing on the stack. Names are
 * bound when the whole pattern has matched, before the guard.
 *
 * Stock MicroPython has none of the MATCH opcodes: its files test with isinstance, len, `in` and
 * hasattr; sequences are then list, tuple and range. */
#include "compiler/bytecode/emitter.h"

#include "runtime/abi/operator.h"

#include <string.h>

/* A name that the pattern will bind, and the local its value is in. */
struct capture {
  struct capture *next;
  const Symbol *symbol;
  uint32_t local;
};

struct matcher {
  struct emitter *e;
  struct capture *captures; /* last first */
};

static void match(struct matcher *m, const AstNode *node, uint32_t subject, int32_t fail);

static void capture(struct matcher *m, const Symbol *symbol, uint32_t local) {
  struct capture *c = ARENA_NEW(m->e->m->arena, struct capture);
  *c = (struct capture){m->captures, symbol, local};
  m->captures = c;
}

static void fail_unless(struct emitter *e, int32_t fail) {
  emit_jump(e, OP_POP_JUMP_IF_FALSE, fail);
}

/* subject, result -> result */
static void drop_under(struct emitter *e) {
  emit_op(e, OP_ROT_TWO);
  emit_op(e, OP_POP_TOP);
}

/* ---- what stock MicroPython lacks ---- */

static void emit_isinstance(struct emitter *e, uint32_t subject, const char *const *types) {
  emit_name_op(e, OP_LOAD_GLOBAL, "isinstance");
  emit_load_fast(e, subject);
  uint32_t n = 0;
  for (; types[n]; n++) emit_name_op(e, OP_LOAD_GLOBAL, types[n]);
  if (n > 1) emit_n(e, OP_BUILD_TUPLE, n);
  emit_n(e, OP_CALL_FUNCTION, 2);
}

static void emit_is_sequence(struct emitter *e, uint32_t subject) {
  static const char *const sequences[] = {"list", "tuple", "range", NULL};
  if (emit_is_mpy(e)) {
    emit_isinstance(e, subject, sequences);
  } else {
    emit_load_fast(e, subject);
    emit_op(e, OP_MATCH_SEQUENCE);
    drop_under(e);
  }
}

static void emit_is_mapping(struct emitter *e, uint32_t subject) {
  static const char *const mappings[] = {"dict", NULL};
  if (emit_is_mpy(e)) {
    emit_isinstance(e, subject, mappings);
  } else {
    emit_load_fast(e, subject);
    emit_op(e, OP_MATCH_MAPPING);
    drop_under(e);
  }
}

static void emit_len(struct emitter *e, uint32_t subject) {
  if (emit_is_mpy(e)) {
    emit_name_op(e, OP_LOAD_GLOBAL, "len");
    emit_load_fast(e, subject);
    emit_n(e, OP_CALL_FUNCTION, 1);
  } else {
    emit_load_fast(e, subject);
    emit_op(e, OP_GET_LEN);
    drop_under(e);
  }
}

/* ---- sequences ---- */

/* n values are on the stack, the first on top: each to a hidden local. Returns the first local. */
static uint32_t store_parts(struct emitter *e, uint32_t n) {
  uint32_t first = e->n_locals;
  for (uint32_t i = 0; i < n; i++) emit_hidden_local(e);
  for (uint32_t i = 0; i < n; i++) emit_store_fast(e, first + i);
  return first;
}

static void match_sequence(struct matcher *m, const AstMatchSequence *node, uint32_t subject,
                           int32_t fail) {
  struct emitter *e = m->e;
  uint32_t n = node->patterns.count, star = n;
  for (uint32_t i = 0; i < n; i++)
    if (node->patterns.items[i]->kind == AST_MatchStar) star = i;
  emit_is_sequence(e, subject);
  fail_unless(e, fail);
  uint32_t least = star < n ? n - 1 : n;
  if (star == n || least) {
    emit_len(e, subject);
    emit_int(e, least);
    emit_binary(e, star < n ? BINARY_GE : BINARY_EQ);
    fail_unless(e, fail);
  }
  if (!n) return;
  emit_load_fast(e, subject);
  if (star == n) {
    emit_n(e, OP_UNPACK_SEQUENCE, n);
  } else if (star > 255 || n - star - 1 > 127) {
    emit_refuse(e, &node->base, "too many patterns around a star", NULL);
    return;
  } else {
    emit_n(e, OP_UNPACK_EX, star | (n - star - 1) << 8);
  }
  uint32_t first = store_parts(e, n);
  for (uint32_t i = 0; i < n; i++) {
    const AstNode *part = node->patterns.items[i];
    if (i != star)
      match(m, part, first + i, fail);
    else if (((const AstMatchStar *)part)->name)
      capture(m, ((const AstMatchStar *)part)->symbol, first + i);
  }
}

/* ---- mappings ---- */

/* The values of the keys, on the stack with the first on top. */
static void emit_mapping_values(struct emitter *e, uint32_t subject, uint32_t keys, uint32_t n,
                                int32_t fail) {
  if (emit_is_mpy(e)) {
    for (uint32_t i = 0; i < n; i++) {
      emit_load_fast(e, keys + i);
      emit_load_fast(e, subject);
      emit_binary(e, BINARY_IN);
      fail_unless(e, fail);
    }
    for (uint32_t i = n; i-- > 0;) {
      emit_load_fast(e, subject);
      emit_load_fast(e, keys + i);
      emit_op(e, OP_LOAD_SUBSCR);
    }
    return;
  }
  uint32_t values = emit_hidden_local(e);
  emit_load_fast(e, subject);
  for (uint32_t i = 0; i < n; i++) emit_load_fast(e, keys + i);
  emit_n(e, OP_BUILD_TUPLE, n);
  emit_op(e, OP_MATCH_KEYS);
  emit_store_fast(e, values);
  emit_op(e, OP_POP_TOP);
  emit_op(e, OP_POP_TOP);
  emit_load_fast(e, values);
  emit_op(e, OP_LOAD_CONST_NONE);
  emit_binary(e, BINARY_IS);
  emit_jump(e, OP_POP_JUMP_IF_TRUE, fail);
  emit_load_fast(e, values);
  emit_n(e, OP_UNPACK_SEQUENCE, n);
}

/* `**rest`: a new dict without the keys. */
static void emit_rest(struct emitter *e, uint32_t subject, uint32_t keys, uint32_t n,
                      uint32_t rest) {
  if (emit_is_mpy(e)) {
    emit_name_op(e, OP_LOAD_GLOBAL, "dict");
    emit_load_fast(e, subject);
    emit_n(e, OP_CALL_FUNCTION, 1);
  } else {
    emit_n(e, OP_BUILD_MAP, 0);
    emit_load_fast(e, subject);
    emit_op(e, OP_DICT_MERGE);
  }
  emit_store_fast(e, rest);
  for (uint32_t i = 0; i < n; i++) {
    emit_op(e, OP_LOAD_NULL);
    emit_load_fast(e, rest);
    emit_load_fast(e, keys + i);
    emit_op(e, OP_STORE_SUBSCR);
  }
}

static void match_mapping(struct matcher *m, const AstMatchMapping *node, uint32_t subject,
                          int32_t fail) {
  struct emitter *e = m->e;
  uint32_t n = node->keys.count;
  emit_is_mapping(e, subject);
  fail_unless(e, fail);
  uint32_t keys = e->n_locals;
  for (uint32_t i = 0; i < n; i++) emit_hidden_local(e);
  if (n) {
    emit_len(e, subject);
    emit_int(e, n);
    emit_binary(e, BINARY_GE);
    fail_unless(e, fail);
    for (uint32_t i = 0; i < n; i++) {
      emit_expr(e, node->keys.items[i]);
      emit_store_fast(e, keys + i);
    }
    emit_mapping_values(e, subject, keys, n, fail);
    uint32_t first = store_parts(e, n);
    for (uint32_t i = 0; i < n; i++) match(m, node->patterns.items[i], first + i, fail);
  }
  if (node->rest) {
    uint32_t rest = emit_hidden_local(e);
    emit_rest(e, subject, keys, n, rest);
    capture(m, node->symbol, rest);
  }
}

/* ---- classes ---- */

static const struct code_const *names_tuple(struct emitter *e, const AstIdents *names) {
  struct code_const *tuple = ARENA_NEW(e->m->arena, struct code_const);
  struct code_const *items = arena_array(e->m->arena, names->count, sizeof *items);
  const struct code_const **rows = arena_array(e->m->arena, names->count, sizeof *rows);
  for (uint32_t i = 0; i < names->count; i++) {
    items[i].kind = CODE_CONST_STR;
    items[i].text = emit_ident_text(names->items[i]);
    rows[i] = &items[i];
  }
  tuple->kind = CODE_CONST_TUPLE;
  tuple->n = names->count;
  tuple->items = rows;
  return tuple;
}

/* Builtin types whose one positional pattern matches the subject itself. */
static bool matches_itself(const AstNode *cls) {
  static const char *const types[] = {"bool", "bytearray", "bytes", "dict", "float", "frozenset",
                                      "int",  "list",      "set",   "str",  "tuple"};
  if (cls->kind != AST_Name) return false;
  const AstName *name = (const AstName *)cls;
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (!strcmp(name->id->text, types[i])) return emit_is_builtin(name->symbol, types[i]);
  return false;
}

/* subject.name into a local, or fail. The name (a string) is on the stack. */
static void emit_attribute_part(struct emitter *e, uint32_t subject, uint32_t part, int32_t fail) {
  emit_store_fast(e, part);
  emit_name_op(e, OP_LOAD_GLOBAL, "hasattr");
  emit_load_fast(e, subject);
  emit_load_fast(e, part);
  emit_n(e, OP_CALL_FUNCTION, 2);
  fail_unless(e, fail);
  emit_name_op(e, OP_LOAD_GLOBAL, "getattr");
  emit_load_fast(e, subject);
  emit_load_fast(e, part);
  emit_n(e, OP_CALL_FUNCTION, 2);
  emit_store_fast(e, part);
}

static void match_class_mpy(struct matcher *m, const AstMatchClass *node, uint32_t subject,
                            int32_t fail) {
  struct emitter *e = m->e;
  uint32_t cls = emit_hidden_local(e);
  emit_expr(e, node->cls);
  emit_store_fast(e, cls);
  emit_name_op(e, OP_LOAD_GLOBAL, "isinstance");
  emit_load_fast(e, subject);
  emit_load_fast(e, cls);
  emit_n(e, OP_CALL_FUNCTION, 2);
  fail_unless(e, fail);
  bool itself = matches_itself(node->cls);
  for (uint32_t i = 0; i < node->patterns.count; i++) {
    if (itself) {
      match(m, node->patterns.items[i], subject, fail);
      continue;
    }
    uint32_t part = emit_hidden_local(e);
    emit_load_fast(e, cls);
    emit_name_op(e, OP_LOAD_ATTR, "__match_args__");
    emit_int(e, i);
    emit_op(e, OP_LOAD_SUBSCR);
    emit_attribute_part(e, subject, part, fail);
    match(m, node->patterns.items[i], part, fail);
  }
  for (uint32_t i = 0; i < node->kwd_patterns.count; i++) {
    uint32_t part = emit_hidden_local(e);
    emit_str(e, emit_ident_text(node->kwd_attrs.items[i]));
    emit_attribute_part(e, subject, part, fail);
    match(m, node->kwd_patterns.items[i], part, fail);
  }
}

static void match_class(struct matcher *m, const AstMatchClass *node, uint32_t subject,
                        int32_t fail) {
  struct emitter *e = m->e;
  if (emit_is_mpy(e)) {
    match_class_mpy(m, node, subject, fail);
    return;
  }
  uint32_t n = node->patterns.count + node->kwd_patterns.count;
  uint32_t parts = emit_hidden_local(e);
  emit_load_fast(e, subject);
  emit_expr(e, node->cls);
  emit_const(e, names_tuple(e, &node->kwd_attrs));
  emit_line_exact(e, &node->base);
  emit_n(e, OP_MATCH_CLASS, node->patterns.count);
  emit_store_fast(e, parts);
  emit_load_fast(e, parts);
  emit_op(e, OP_LOAD_CONST_NONE);
  emit_binary(e, BINARY_IS);
  emit_jump(e, OP_POP_JUMP_IF_TRUE, fail);
  if (!n) return;
  emit_load_fast(e, parts);
  emit_n(e, OP_UNPACK_SEQUENCE, n);
  uint32_t first = store_parts(e, n);
  for (uint32_t i = 0; i < n; i++) {
    bool positional = i < node->patterns.count;
    match(m, positional ? node->patterns.items[i]
                        : node->kwd_patterns.items[i - node->patterns.count], first + i, fail);
  }
}

/* ---- alternatives: whichever matches puts its captures into the same locals ---- */

static uint32_t find_capture(const struct capture *list, const Symbol *symbol) {
  for (; list; list = list->next)
    if (list->symbol == symbol) return list->local;
  return 0;
}

static void match_or(struct matcher *m, const AstMatchOr *node, uint32_t subject, int32_t fail) {
  struct emitter *e = m->e;
  struct capture *before = m->captures, *shared = NULL;
  int32_t matched = label_new(e, -1);
  for (uint32_t i = 0; i < node->patterns.count; i++) {
    bool last = i + 1 == node->patterns.count;
    int32_t next = last ? fail : label_new(e, -1);
    m->captures = NULL;
    match(m, node->patterns.items[i], subject, next);
    if (i == 0) {
      for (struct capture *c = m->captures; c; c = c->next) {
        struct capture *copy = ARENA_NEW(e->m->arena, struct capture);
        *copy = (struct capture){shared, c->symbol, emit_hidden_local(e)};
        shared = copy;
      }
    }
    for (struct capture *c = shared; c; c = c->next) {
      emit_load_fast(e, find_capture(m->captures, c->symbol));
      emit_store_fast(e, c->local);
    }
    if (!last) {
      emit_jump(e, OP_JUMP, matched);
      label_place(e, next);
    }
  }
  label_place(e, matched);
  m->captures = before;
  for (struct capture *c = shared; c; c = c->next) capture(m, c->symbol, c->local);
}

static void match(struct matcher *m, const AstNode *node, uint32_t subject, int32_t fail) {
  struct emitter *e = m->e;
  switch (node->kind) {
  case AST_MatchValue:
    emit_load_fast(e, subject);
    emit_expr(e, ((const AstMatchValue *)node)->value);
    emit_binary(e, BINARY_EQ);
    fail_unless(e, fail);
    break;
  case AST_MatchSingleton:
    emit_load_fast(e, subject);
    emit_const(e, fold_value(e, &((const AstMatchSingleton *)node)->value));
    emit_binary(e, BINARY_IS);
    fail_unless(e, fail);
    break;
  case AST_MatchAs: {
    const AstMatchAs *as = (const AstMatchAs *)node;
    if (as->pattern) match(m, as->pattern, subject, fail);
    if (as->name) capture(m, as->symbol, subject);
    break;
  }
  case AST_MatchOr: match_or(m, (const AstMatchOr *)node, subject, fail); break;
  case AST_MatchSequence: match_sequence(m, (const AstMatchSequence *)node, subject, fail); break;
  case AST_MatchMapping: match_mapping(m, (const AstMatchMapping *)node, subject, fail); break;
  case AST_MatchClass: match_class(m, (const AstMatchClass *)node, subject, fail); break;
  default: emit_internal(e, "unknown pattern"); break;
  }
}

void emit_match(struct emitter *e, const AstMatch *node) {
  uint32_t subject = emit_hidden_local(e), base = e->n_locals;
  int32_t end = label_new(e, -1);
  emit_lowered(e, &node->base, "match");
  emit_expr(e, node->subject);
  emit_store_fast(e, subject);
  for (uint32_t i = 0; i < node->cases.count; i++) {
    const Astmatch_case *row = (const Astmatch_case *)node->cases.items[i];
    struct matcher m = {.e = e};
    int32_t next = label_new(e, e->depth);
    emit_line(e, row->pattern);
    match(&m, row->pattern, subject, next);
    for (struct capture *c = m.captures; c; c = c->next) {
      emit_load_fast(e, c->local);
      emit_symbol_store(e, c->symbol, row->pattern);
    }
    e->n_locals = base;
    if (row->guard) emit_test(e, row->guard, false, next);
    emit_body(e, &row->body);
    emit_jump(e, OP_JUMP, end);
    label_place(e, next);
  }
  label_place(e, end);
  e->n_locals = subject;
}
