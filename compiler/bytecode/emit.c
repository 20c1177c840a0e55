/* SPDX-License-Identifier: MIT */
/* Units and plain statements. What a unit looks like:
 *
 *   module   statements, then `return None`
 *   class    __module__ and __qualname__ into the namespace, statements, return the __class__ cell
 *            (or None) for __build_class__ to fill
 *   function statements, then `return None`
 *
 * Statements leave the stack as they found it. */
#include "compiler/bytecode/emitter.h"

#include <string.h>

static uint32_t unit_flags(const Scope *scope) {
  uint32_t flags = 0;
  if (scope->flags & SCOPE_GENERATOR) flags |= CODE_GENERATOR;
  if (scope->flags & SCOPE_VARARGS) flags |= CODE_VARARGS;
  if (scope->flags & SCOPE_VARKEYWORDS) flags |= CODE_VARKEYWORDS;
  if (scope->kind == SCOPE_GENEXPR) flags |= CODE_GENERATOR;
  /* An asynchronous generator is async only, a coroutine both. */
  if (scope->flags & SCOPE_ASYNC) flags = (flags ^ CODE_GENERATOR) | CODE_ASYNC;
  if (scope->kind == SCOPE_CLASS) flags |= CODE_CLASS;
  if (scope->kind == SCOPE_MODULE) flags |= CODE_MODULE;
  if (scope->kind >= SCOPE_LISTCOMP && scope->kind <= SCOPE_GENEXPR) flags |= CODE_COMPREHENSION;
  return flags;
}

static uint32_t count_locals(const Scope *scope) {
  uint32_t n = scope->free_count + emit_hidden_params(scope);
  for (uint32_t i = 0; i < scope->symbol_count; i++)
    if (scope->symbols[i]->binding == BINDING_LOCAL || scope->symbols[i]->binding == BINDING_CELL)
      n++;
  return n;
}

/* The line of the first decorator, as in CPython's co_firstlineno; 0: it has none. */
static uint32_t decorated_line(const AstNode *node) {
  const AstNodes *list = NULL;
  if (node && node->kind == AST_FunctionDef) list = &((const AstFunctionDef *)node)->decorator_list;
  if (node && node->kind == AST_AsyncFunctionDef) list = &((const AstAsyncFunctionDef *)node)->decorator_list;
  if (node && node->kind == AST_ClassDef) list = &((const AstClassDef *)node)->decorator_list;
  return list && list->count ? list->items[0]->span.line : 0;
}

void emit_begin(struct emitter *e, struct emission *m, struct emitter *outer, const Scope *scope,
                const AstNode *node, uint32_t flags) {
  *e = (struct emitter){.m = m, .outer = outer, .scope = scope};
  struct code_unit *unit = ARENA_NEW(m->arena, struct code_unit);
  e->unit = unit;
  e->line = node && node->span.line ? node->span.line : 1;
  if (emit_is_mpy(e) && scope->kind == SCOPE_CLASS) e->line = 1; /* nothing fails before the first statement: no row */
  e->n_locals = e->max_locals = count_locals(scope);
  unit->flags = (uint16_t)(unit_flags(scope) | flags);
  unit->name = emit_ident_text(scope->name);
  unit->qualname = scope->qualname ? emit_ident_text(scope->qualname) : unit->name;
  unit->n_args = (uint8_t)scope->arg_count;
  unit->n_posonly = (uint8_t)scope->posonly_count;
  unit->n_kwonly = (uint8_t)scope->kwonly_count;
  unit->n_free = (uint8_t)scope->free_count;
  uint32_t decorated = decorated_line(node);
  unit->first_line = scope->kind == SCOPE_MODULE ? 1 : decorated ? decorated : e->line;
  unit->node = node;
  unit->parent = outer ? outer->unit : NULL;
  if (node && (scope->arg_count > 255 - scope->free_count || scope->kwonly_count > 255 ||
               scope->free_count > 255))
    emit_refuse(e, node, "more than 255 parameters and closed-over variables are not supported",
                NULL);
  emit_find_shared(e);
}

static void name_locals(struct emitter *e) {
  struct code_text *names = arena_array(e->m->arena, e->max_locals, sizeof *names);
  for (uint32_t i = 0; i < e->scope->symbol_count; i++) {
    const Symbol *symbol = e->scope->symbols[i];
    if (symbol->binding == BINDING_LOCAL || symbol->binding == BINDING_CELL ||
        symbol->binding == BINDING_FREE)
      names[emit_local_of(e, symbol)] = emit_ident_text(symbol->name);
  }
  /* ".0" of a generator expression: the file format has "*" for nothing. */
  if (emit_is_mpy(e) && e->unit->n_args && names[0].len == 2 && !memcmp(names[0].data, ".0", 2))
    names[0] = (struct code_text){"*", 1};
  e->unit->local_names = names;
  e->unit->n_locals = (uint16_t)e->max_locals;
}

static void list_cells(struct emitter *e) {
  uint8_t *cells = arena_alloc(e->m->arena, e->scope->cell_count);
  uint32_t n = 0;
  for (uint32_t i = 0; i < e->scope->cell_count; i++) {
    const Symbol *symbol = e->scope->cells[i];
    if (!e->shared[symbol->index]) continue;
    uint32_t local = emit_local_of(e, symbol);
    if (local > 255)
      emit_refuse(e, e->unit->node, "more than 255 local variables in a function that shares '%1' "
                  "with an inner function", symbol->name->text);
    cells[n++] = (uint8_t)local;
  }
  e->unit->cells = cells;
  e->unit->n_cells = (uint8_t)n;
}

uint32_t emit_end(struct emitter *e) {
  struct code_unit *unit = e->unit;
  name_locals(e);
  list_cells(e);
  unit->n_state = (uint16_t)(e->max_locals + (uint32_t)e->max_depth);
  unit->n_handlers = (uint8_t)e->max_level;
  if (e->max_locals + (uint32_t)e->max_depth > 0x1fff || e->max_level > 0x7f)
    emit_refuse(e, unit->node, "'%1' is too large: too many variables or nested constructs",
                e->scope->name->text);
  unit->children = e->children;
  unit->n_children = e->n_children;
  assemble(e);
  struct emitter *outer = e->outer;
  if (!outer) return 0;
  if (outer->dead && emit_is_mpy(e)) return 0; /* nothing makes it: a reader would not know how many cells it takes */
  if (outer->n_children == outer->child_room) {
    uint32_t room = outer->child_room ? outer->child_room * 2 : 8;
    struct code_unit **more = arena_array(e->m->arena, room, sizeof *more);
    if (outer->n_children) memcpy(more, outer->children, outer->n_children * sizeof *more);
    outer->children = more;
    outer->child_room = room;
  }
  outer->children[outer->n_children] = unit;
  return outer->n_children++;
}

static void mark_statement(struct emitter *e) {
  if (e->unit->flags & CODE_MODULE && !e->dead) {
    if (e->n_statements == e->statement_room) {
      uint32_t room = e->statement_room ? e->statement_room * 2 : 32;
      struct code_line *more = arena_array(e->m->arena, room, sizeof *more);
      if (e->n_statements) memcpy(more, e->statements, e->n_statements * sizeof *more);
      e->statements = more;
      e->statement_room = room;
    }
    e->statements[e->n_statements++] = (struct code_line){e->n_code, e->line};
  }
}

void emit_body(struct emitter *e, const AstNodes *body) {
  for (uint32_t i = 0; i < body->count; i++) emit_stmt(e, body->items[i]);
}

/* ---- simple statements ---- */

static void emit_assign(struct emitter *e, const AstAssign *node) {
  if (node->targets.count == 1 && fold_define(e, node->targets.items[0], node->value)) return;
  const AstNode *target = node->targets.items[0];
  const AstTuple *left = (const AstTuple *)target, *right = (const AstTuple *)node->value;
  bool swap = node->targets.count == 1 && target->kind == AST_Tuple &&
              node->value->kind == AST_Tuple && left->elts.count == right->elts.count &&
              left->elts.count >= 2 && left->elts.count <= 3;
  for (uint32_t i = 0; swap && i < left->elts.count; i++)
    if (left->elts.items[i]->kind == AST_Starred || right->elts.items[i]->kind == AST_Starred)
      swap = false;
  if (swap) { /* a, b = b, a without a tuple */
    for (uint32_t i = 0; i < right->elts.count; i++) emit_expr(e, right->elts.items[i]);
    if (right->elts.count == 3) emit_op(e, OP_ROT_THREE);
    emit_op(e, OP_ROT_TWO); /* now the first value is on top */
    for (uint32_t i = 0; i < left->elts.count; i++) emit_store(e, left->elts.items[i]);
    return;
  }
  emit_expr(e, node->value);
  for (uint32_t i = 0; i < node->targets.count; i++) {
    if (i + 1 < node->targets.count) emit_op(e, OP_DUP_TOP);
    emit_store(e, node->targets.items[i]);
  }
}

static void emit_aug_assign(struct emitter *e, const AstAugAssign *node) {
  int op = emit_binary_number(node->op, true);
  switch (node->target->kind) {
  case AST_Attribute: {
    const AstAttribute *target = (const AstAttribute *)node->target;
    const Ident *name = target->mangled ? target->mangled : target->attr;
    emit_expr(e, target->value);
    emit_op(e, OP_DUP_TOP);
    emit_ident_op(e, OP_LOAD_ATTR, name);
    emit_expr(e, node->value);
    emit_binary(e, op);
    emit_op(e, OP_ROT_TWO);
    emit_ident_op(e, OP_STORE_ATTR, name);
    break;
  }
  case AST_Subscript: {
    const AstSubscript *target = (const AstSubscript *)node->target;
    emit_expr(e, target->value);
    emit_expr(e, target->slice);
    emit_op(e, OP_DUP_TOP_TWO);
    emit_op(e, OP_LOAD_SUBSCR);
    emit_expr(e, node->value);
    emit_binary(e, op);
    emit_op(e, OP_ROT_THREE);
    emit_op(e, OP_STORE_SUBSCR);
    break;
  }
  default: {
    const AstName *target = (const AstName *)node->target;
    emit_symbol_load(e, target->symbol, node->target);
    emit_expr(e, node->value);
    emit_line_exact(e, &node->base);
    emit_binary(e, op);
    emit_symbol_store(e, target->symbol, node->target);
  }
  }
}

/* Annotations are not evaluated; a target that is no plain name still is. */
static void emit_ann_assign(struct emitter *e, const AstAnnAssign *node) {
  if (node->value) {
    if (fold_define(e, node->target, node->value)) return;
    emit_expr(e, node->value);
    emit_store(e, node->target);
  } else if (node->target->kind == AST_Attribute) {
    emit_expr(e, ((const AstAttribute *)node->target)->value);
    emit_op(e, OP_POP_TOP);
  } else if (node->target->kind == AST_Subscript) {
    emit_expr(e, ((const AstSubscript *)node->target)->value);
    emit_op(e, OP_POP_TOP);
    emit_expr(e, ((const AstSubscript *)node->target)->slice);
    emit_op(e, OP_POP_TOP);
  }
}

static void emit_assert(struct emitter *e, const AstAssert *node) {
  if (e->m->options->optimise >= 1) return;
  int32_t end = label_new(e, -1);
  emit_test(e, node->test, true, end);
  emit_line_exact(e, &node->base);
  emit_name_op(e, OP_LOAD_GLOBAL, "AssertionError");
  if (node->msg) {
    emit_expr(e, node->msg);
    emit_n(e, OP_CALL_FUNCTION, 1);
  }
  emit_op(e, OP_RAISE_OBJ);
  label_place(e, end);
}

static void emit_raise(struct emitter *e, const AstRaise *node) {
  if (!node->exc) {
    emit_op(e, OP_RAISE_LAST);
    return;
  }
  emit_expr(e, node->exc);
  if (node->cause) emit_expr(e, node->cause);
  emit_line_exact(e, &node->base);
  emit_op(e, node->cause ? OP_RAISE_FROM : OP_RAISE_OBJ);
}

/* `return a if c else b` returns twice: shorter than a jump. */
static void emit_return_value(struct emitter *e, const AstNode *value) {
  if (value && value->kind == AST_IfExp) {
    const AstIfExp *choice = (const AstIfExp *)value;
    int32_t otherwise = label_new(e, -1);
    emit_test(e, choice->test, false, otherwise);
    emit_return_value(e, choice->body);
    label_place(e, otherwise);
    emit_return_value(e, choice->orelse);
    return;
  }
  if (value)
    emit_expr(e, value);
  else
    emit_op(e, OP_LOAD_CONST_NONE);
  emit_op(e, OP_RETURN_VALUE);
}

static void emit_return(struct emitter *e, const AstReturn *node) { emit_return_value(e, node->value); }

/* ---- imports ---- */

static void emit_import(struct emitter *e, const AstImport *node) {
  for (uint32_t i = 0; i < node->names.count; i++) {
    const Astalias *alias = (const Astalias *)node->names.items[i];
    emit_int(e, 0);
    emit_op(e, OP_LOAD_CONST_NONE);
    emit_ident_op(e, OP_IMPORT_NAME, alias->name);
    if (alias->asname) { /* import a.b.c as d: d is a.b.c, not a */
      const char *part = strchr(alias->name->text, '.');
      while (part) {
        const char *next = strchr(++part, '.');
        size_t len = next ? (size_t)(next - part) : strlen(part);
        const char *text = arena_text(e->m->arena, part, len);
        emit_name_op(e, OP_LOAD_ATTR, text);
        part = next;
      }
    }
    emit_symbol_store(e, alias->symbol, &alias->base);
  }
}

/* The names of a `from` import: a constant in images; in files the text of the names would be there twice. */
static void emit_name_list(struct emitter *e, const AstImportFrom *node) {
  if (emit_is_mpy(e)) {
    for (uint32_t i = 0; i < node->names.count; i++)
      emit_ident_op(e, OP_LOAD_CONST_STRING, ((const Astalias *)node->names.items[i])->name);
    emit_n(e, OP_BUILD_TUPLE, node->names.count);
    return;
  }
  struct code_const **items =
      arena_array(e->m->arena, node->names.count, sizeof(struct code_const *));
  for (uint32_t i = 0; i < node->names.count; i++) {
    items[i] = ARENA_NEW(e->m->arena, struct code_const);
    items[i]->kind = CODE_CONST_STR;
    items[i]->text = emit_ident_text(((const Astalias *)node->names.items[i])->name);
  }
  struct code_const *names = ARENA_NEW(e->m->arena, struct code_const);
  names->kind = CODE_CONST_TUPLE;
  names->n = node->names.count;
  names->items = (const struct code_const *const *)items;
  emit_const(e, names);
}

static void emit_import_from(struct emitter *e, const AstImportFrom *node) {
  const char *module = node->module ? node->module->text : "";
  if (!strcmp(module, "__future__")) return;
  emit_int(e, node->level);
  emit_name_list(e, node);
  emit_name_op(e, OP_IMPORT_NAME, module);
  const Astalias *first = (const Astalias *)node->names.items[0];
  if (!strcmp(first->name->text, "*")) {
    emit_op(e, OP_IMPORT_STAR);
    return;
  }
  for (uint32_t i = 0; i < node->names.count; i++) {
    const Astalias *alias = (const Astalias *)node->names.items[i];
    emit_ident_op(e, OP_IMPORT_FROM, alias->name);
    emit_symbol_store(e, alias->symbol, &alias->base);
  }
  emit_op(e, OP_POP_TOP);
}

/* ---- branches ---- */

static void emit_if(struct emitter *e, const AstIf *node) {
  int32_t end = label_new(e, -1), otherwise = label_new(e, -1);
  emit_test(e, node->test, false, otherwise);
  emit_body(e, &node->body);
  if (node->orelse.count) emit_jump(e, OP_JUMP, end);
  label_place(e, otherwise);
  emit_body(e, &node->orelse);
  label_place(e, end);
}

static void emit_expr_stmt(struct emitter *e, const AstExpr *node) {
  if (e->unit->flags & CODE_MODULE && e->m->options->use == EMIT_EXPRESSION) {
    emit_return_value(e, node->value);
    return;
  }
  if (e->unit->flags & CODE_MODULE && e->m->options->use == EMIT_INTERACTIVE) {
    emit_name_op(e, OP_LOAD_NAME, "__repl_print__");
    emit_expr(e, node->value);
    emit_n(e, OP_CALL_FUNCTION, 1);
    emit_op(e, OP_POP_TOP);
    return;
  }
  if (fold(e, node->value)) return; /* docstrings and other constants */
  emit_expr(e, node->value);
  emit_op(e, OP_POP_TOP);
}

static void emit_delete_stmt(struct emitter *e, const AstDelete *node) {
  for (uint32_t i = 0; i < node->targets.count; i++) emit_delete(e, node->targets.items[i]);
}

void emit_stmt(struct emitter *e, const AstNode *node) {
  emit_line(e, node);
  switch (node->kind) {
  case AST_FunctionDef:
  case AST_AsyncFunctionDef: emit_function(e, (const AstFunctionDef *)node); break;
  case AST_ClassDef: emit_class(e, (const AstClassDef *)node); break;
  case AST_Return: emit_return(e, (const AstReturn *)node); break;
  case AST_Delete: emit_delete_stmt(e, (const AstDelete *)node); break;
  case AST_Assign: emit_assign(e, (const AstAssign *)node); break;
  case AST_TypeAlias: emit_type_alias(e, (const AstTypeAlias *)node); break;
  case AST_AugAssign: emit_aug_assign(e, (const AstAugAssign *)node); break;
  case AST_AnnAssign: emit_ann_assign(e, (const AstAnnAssign *)node); break;
  case AST_For: emit_for(e, (const AstFor *)node); break;
  case AST_AsyncFor: emit_async_for(e, (const AstAsyncFor *)node); break;
  case AST_While: emit_while(e, (const AstWhile *)node); break;
  case AST_If: emit_if(e, (const AstIf *)node); break;
  case AST_With: emit_with(e, (const AstWith *)node); break;
  case AST_AsyncWith: emit_async_with(e, (const AstAsyncWith *)node); break;
  case AST_Match: emit_match(e, (const AstMatch *)node); break;
  case AST_Raise: emit_raise(e, (const AstRaise *)node); break;
  case AST_Try: emit_try(e, (const AstTry *)node); break;
  case AST_TryStar: emit_try_star(e, (const AstTry *)node); break;
  case AST_Assert: emit_assert(e, (const AstAssert *)node); break;
  case AST_Import: emit_import(e, (const AstImport *)node); break;
  case AST_ImportFrom: emit_import_from(e, (const AstImportFrom *)node); break;
  case AST_Expr: emit_expr_stmt(e, (const AstExpr *)node); break;
  case AST_Break: emit_leave_loop(e, true); break;
  case AST_Continue: emit_leave_loop(e, false); break;
  case AST_Global:
  case AST_Nonlocal:
  case AST_Pass: break;
  default: emit_internal(e, "unknown statement"); break;
  }
}

/* ---- the module ---- */

/* Is the word anywhere in the source? */
static bool is_in_text(const DiagSource *source, const char *word) {
  size_t len = strlen(word);
  const char *p = source->text, *end = p + source->len;
  while (p && (size_t)(end - p) >= len && (p = memchr(p, word[0], (size_t)(end - p) - len + 1))) {
    if (!memcmp(p, word, len)) return true;
    p++;
  }
  return false;
}

/* Of a piece, the rest of the source counts too. */
static bool mentions(const AstModule *module, const char *name) {
  if (!module->idents) return false;
  if (module->is_piece) return is_in_text(module->source, name);
  return ident_is_known(module->idents, name, strlen(name));
}

/* Words of what looks at annotations. */
static bool mentions_annotations(const AstModule *module) {
  return mentions(module, "__annotations__") || mentions(module, "dataclass") || mentions(module, "NamedTuple") ||
         mentions(module, "TypedDict") || mentions(module, "dataclasses");
}

static struct code_text file_name(const AstModule *module, const struct emit_options *options) {
  const char *name = options->file ? options->file : module->source->name;
  return (struct code_text){name, (uint32_t)strlen(name)};
}

struct code_module *emit_module(const AstModule *ast, const struct emit_options *options,
                                Diags *diags) {
  struct emission m = {.arena = ast->arena,
                       .diags = diags,
                       .errors = diags->errors,
                       .module = ast,
                       .options = options};
  m.keep_docs = options->mode == EMIT_FIRN && mentions(ast, "__doc__");
  m.keep_annotations = options->mode == EMIT_FIRN && mentions_annotations(ast);
  m.keep_function_annotations = options->mode == EMIT_FIRN && mentions(ast, "__annotations__");
  m.keep_type_params = options->mode == EMIT_FIRN && mentions(ast, "__type_params__");
  m.folded = arena_array(m.arena, ast->scope->symbol_count, sizeof *m.folded);
  fold_find_import(&m);
  pool_init(&m.pool, m.arena);
  struct code_module *module = ARENA_NEW(m.arena, struct code_module);
  module->arena = m.arena;
  module->file = file_name(ast, options);
  module->circuitpython = options->circuitpython;
  module->small_int_bits = options->small_int_bits ? options->small_int_bits : 31;
  pool_qstr(&m.pool, module->file);

  struct emitter e;
  emit_begin(&e, &m, NULL, ast->scope, NULL, 0);
  if (m.keep_docs && ast->scope->flags & SCOPE_DOCSTRING) {
    const AstExpr *first = (const AstExpr *)ast->body.items[0];
    const struct code_const *doc = fold(&e, first->value);
    if (doc) {
      emit_const(&e, doc);
      emit_name_op(&e, OP_STORE_NAME, "__doc__");
    }
  }
  for (uint32_t i = 0; i < ast->body.count; i++) {
    emit_line(&e, ast->body.items[i]);
    mark_statement(&e);
    emit_stmt(&e, ast->body.items[i]);
  }
  emit_op(&e, OP_LOAD_CONST_NONE);
  emit_op(&e, OP_RETURN_VALUE);
  emit_end(&e);
  if (diags->errors != m.errors) return NULL;

  module->body = e.unit;
  module->qstrs = m.pool.qstrs;
  module->n_qstrs = m.pool.n_qstrs;
  module->consts = m.pool.consts;
  module->n_consts = m.pool.n_consts;
  module->ext = m.ext;
  module->asks_locals = m.asks_locals;
  code_number_units(module);
  code_find_slots(module);
  return module;
}
