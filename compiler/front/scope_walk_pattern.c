/* SPDX-License-Identifier: MIT */
/* Patterns: the names they bind, and the rules about them (reference 8.6). */
#include "compiler/front/scope_build.h"

#include <string.h>

/* The names bound so far by the pattern of one case; scopes of alternatives share the array. */
typedef struct Names {
  const Ident **items;
  uint32_t count, capacity;
} Names;

static bool contains(const Names *names, uint32_t from, uint32_t to, const Ident *name) {
  for (uint32_t i = from; i < to; i++)
    if (names->items[i] == name) return true;
  return false;
}

static void add(ScopeBuild *b, Names *names, const Ident *name) {
  if (names->count == names->capacity) {
    uint32_t capacity = names->capacity ? names->capacity * 2 : 8;
    const Ident **more = arena_array(b->arena, capacity, sizeof *more);
    if (names->count) memcpy(more, names->items, names->count * sizeof *more);
    names->items = more;
    names->capacity = capacity;
  }
  names->items[names->count++] = name;
}

static Symbol *bind(ScopeBuild *b, Names *names, const Ident *name, const AstNode *node) {
  if (!name) return NULL;
  if (contains(names, 0, names->count, name))
    scope_error(b, node, "multiple assignments to name '%1' in pattern", name->text);
  add(b, names, name);
  return scope_bind(b, name, node, 0);
}

static void walk_pattern(ScopeBuild *b, Names *names, AstNode *node);

static void walk_patterns(ScopeBuild *b, Names *names, AstNodes list) {
  for (uint32_t i = 0; i < list.count; i++) walk_pattern(b, names, list.items[i]);
}

static bool is_irrefutable(const AstNode *node) {
  const AstMatchAs *as = (const AstMatchAs *)node;
  if (node->kind == AST_MatchOr) {
    AstNodes patterns = ((const AstMatchOr *)node)->patterns;
    return patterns.count && is_irrefutable(patterns.items[patterns.count - 1]);
  }
  return node->kind == AST_MatchAs && (!as->pattern || is_irrefutable(as->pattern));
}

static void refuse_irrefutable(ScopeBuild *b, const AstNode *node) {
  for (;;) {
    AstNodes patterns = ((const AstMatchOr *)node)->patterns;
    if (node->kind == AST_MatchOr) {
      node = patterns.items[patterns.count - 1];
    } else if (((const AstMatchAs *)node)->pattern) {
      node = ((const AstMatchAs *)node)->pattern;
    } else {
      break;
    }
  }
  const Ident *name = ((const AstMatchAs *)node)->name;
  if (name) {
    scope_error(b, node, "name capture '%1' makes remaining patterns unreachable", name->text);
  } else {
    scope_error(b, node, "wildcard makes remaining patterns unreachable", NULL);
  }
}

/* Each alternative binds the same names. They are compared as sets, then kept once. */
static void walk_or(ScopeBuild *b, Names *names, AstMatchOr *node) {
  uint32_t before = names->count, first_end = before;
  for (uint32_t i = 0; i < node->patterns.count; i++) {
    AstNode *alternative = node->patterns.items[i];
    Names own = {0};
    for (uint32_t j = 0; j < before; j++) add(b, &own, names->items[j]);
    walk_pattern(b, &own, alternative);
    if (i == 0) {
      for (uint32_t j = before; j < own.count; j++) add(b, names, own.items[j]);
      first_end = names->count;
    } else {
      bool same = own.count == first_end;
      for (uint32_t j = before; j < own.count && same; j++)
        same = contains(names, before, first_end, own.items[j]);
      if (!same) scope_error(b, &node->base, "alternative patterns bind different names", NULL);
    }
    if (i + 1 < node->patterns.count && is_irrefutable(alternative))
      refuse_irrefutable(b, alternative);
  }
}

static void walk_sequence(ScopeBuild *b, Names *names, AstMatchSequence *node) {
  uint32_t stars = 0;
  for (uint32_t i = 0; i < node->patterns.count; i++)
    if (node->patterns.items[i]->kind == AST_MatchStar && stars++ == 1)
      scope_error(b, &node->base, "multiple starred names in sequence pattern", NULL);
  walk_patterns(b, names, node->patterns);
}

/* A key that is a number: True is 1, -1 is two nodes. */
static bool key_number(const AstNode *key, double *number) {
  const AstUnaryOp *minus = (const AstUnaryOp *)key;
  if (key->kind == AST_UnaryOp && key_number(minus->operand, number)) {
    *number = -*number;
    return true;
  }
  if (key->kind != AST_Constant) return false;
  const AstValue *value = &((const AstConstant *)key)->value;
  switch (value->kind) {
  case VALUE_FALSE:
  case VALUE_TRUE: *number = value->kind == VALUE_TRUE; return true;
  case VALUE_INT: *number = (double)value->small; return value->small >> 53 == 0;
  case VALUE_FLOAT: *number = value->number; return true;
  case VALUE_COMPLEX: *number = 0; return value->number == 0;
  default: return false;
  }
}

static bool same_key(const AstNode *a, const AstNode *b) {
  double left, right;
  if (key_number(a, &left)) return key_number(b, &right) && left == right;
  if (a->kind != AST_Constant || b->kind != AST_Constant) return false;
  const AstValue *x = &((const AstConstant *)a)->value, *y = &((const AstConstant *)b)->value;
  if (x->kind != y->kind) return false;
  if (x->kind == VALUE_NONE) return true;
  if (x->kind == VALUE_COMPLEX) return x->number == y->number;
  return x->text.len == y->text.len && !memcmp(x->text.data, y->text.data, x->text.len);
}

/* The key as the message shows it. */
static const char *key_text(ScopeBuild *b, const AstNode *key) {
  const char *sign = key->kind == AST_UnaryOp ? "-" : "";
  if (*sign) key = ((const AstUnaryOp *)key)->operand;
  const AstValue *value = &((const AstConstant *)key)->value;
  switch (value->kind) {
  case VALUE_NONE: return "None";
  case VALUE_FALSE: return "False";
  case VALUE_TRUE: return "True";
  default: break;
  }
  const char *quote = value->kind == VALUE_STR || value->kind == VALUE_BYTES ? "'" : "";
  const char *before = value->kind == VALUE_BYTES ? "b" : sign;
  const char *after = value->kind == VALUE_COMPLEX ? "j" : quote;
  const char *parts[] = {before, quote, value->text.data, after, NULL};
  return arena_join(b->arena, parts);
}

/* "mapping pattern checks duplicate key ('a')" */
static void check_keys(ScopeBuild *b, const AstMatchMapping *node) {
  for (uint32_t i = 0; i < node->keys.count; i++)
    for (uint32_t j = 0; j < i; j++) {
      if (!same_key(node->keys.items[i], node->keys.items[j])) continue;
      scope_error(b, &node->base, "mapping pattern checks duplicate key (%1)",
                  key_text(b, node->keys.items[i]));
      return;
    }
}

static void walk_mapping(ScopeBuild *b, Names *names, AstMatchMapping *node) {
  check_keys(b, node);
  scope_walk_all(b, node->keys);
  walk_patterns(b, names, node->patterns);
  node->symbol = bind(b, names, node->rest, &node->base);
}

static void walk_class(ScopeBuild *b, Names *names, AstMatchClass *node) {
  for (uint32_t i = 0; i < node->kwd_attrs.count; i++)
    for (uint32_t j = 0; j < i; j++)
      if (node->kwd_attrs.items[i] == node->kwd_attrs.items[j])
        scope_error(b, node->kwd_patterns.items[i], "attribute name repeated in class pattern: %1",
                    node->kwd_attrs.items[i]->text);
  scope_walk(b, node->cls);
  walk_patterns(b, names, node->patterns);
  walk_patterns(b, names, node->kwd_patterns);
}

static void walk_pattern(ScopeBuild *b, Names *names, AstNode *node) {
  switch ((AstKind)node->kind) {
  case AST_MatchValue: scope_walk(b, ((AstMatchValue *)node)->value); break;
  case AST_MatchSequence: walk_sequence(b, names, (AstMatchSequence *)node); break;
  case AST_MatchMapping: walk_mapping(b, names, (AstMatchMapping *)node); break;
  case AST_MatchClass: walk_class(b, names, (AstMatchClass *)node); break;
  case AST_MatchOr: walk_or(b, names, (AstMatchOr *)node); break;
  case AST_MatchStar: {
    AstMatchStar *star = (AstMatchStar *)node;
    star->symbol = bind(b, names, star->name, node);
    break;
  }
  case AST_MatchAs: {
    AstMatchAs *as = (AstMatchAs *)node;
    if (as->pattern) walk_pattern(b, names, as->pattern);
    as->symbol = bind(b, names, as->name, node);
    break;
  }
  default: break;
  }
}

void scope_walk_match(ScopeBuild *b, AstMatch *node) {
  scope_walk(b, node->subject);
  for (uint32_t i = 0; i < node->cases.count; i++) {
    Astmatch_case *one = (Astmatch_case *)node->cases.items[i];
    Names names = {0};
    walk_pattern(b, &names, one->pattern);
    if (one->guard) {
      scope_walk(b, one->guard);
    } else if (i + 1 < node->cases.count && is_irrefutable(one->pattern)) {
      refuse_irrefutable(b, one->pattern);
    }
    scope_walk_all(b, one->body);
  }
}
