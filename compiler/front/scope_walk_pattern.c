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
  return node->kind == AST_MatchAs && (!as->pattern || is_irrefutable(as->pattern));
}

static void refuse_irrefutable(ScopeBuild *b, const AstNode *node) {
  while (((const AstMatchAs *)node)->pattern) node = ((const AstMatchAs *)node)->pattern;
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
      scope_error(b, &node->base, "multiple starred expressions in sequence pattern", NULL);
  walk_patterns(b, names, node->patterns);
}

static bool same_value(const AstValue *a, const AstValue *b) {
  if (a->kind != b->kind) return false;
  switch (a->kind) {
  case VALUE_INT: return a->small == b->small;
  case VALUE_FLOAT:
  case VALUE_COMPLEX: return a->number == b->number;
  case VALUE_BIGINT:
  case VALUE_STR:
  case VALUE_BYTES:
    return a->text.len == b->text.len && !memcmp(a->text.data, b->text.data, a->text.len);
  default: return true;
  }
}

/* "mapping pattern checks duplicate key ('a')" */
static void check_keys(ScopeBuild *b, const AstMatchMapping *node) {
  for (uint32_t i = 0; i < node->keys.count; i++) {
    const AstConstant *key = (const AstConstant *)node->keys.items[i];
    if (key->base.kind != AST_Constant) continue;
    for (uint32_t j = 0; j < i; j++) {
      const AstConstant *other = (const AstConstant *)node->keys.items[j];
      if (other->base.kind != AST_Constant || !same_value(&key->value, &other->value)) continue;
      const char *quote = key->value.kind == VALUE_STR ? "'" : "";
      const char *text = key->value.text.data ? key->value.text.data : "None";
      const char *parts[] = {quote, text, quote, NULL};
      scope_error(b, &node->base, "mapping pattern checks duplicate key (%1)",
                  arena_join(b->arena, parts));
      return;
    }
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
        scope_error(b, node->kwd_patterns.items[i],
                    "attribute name repeated in class pattern: %1", node->kwd_attrs.items[i]->text);
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
