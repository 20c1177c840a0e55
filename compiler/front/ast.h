/* SPDX-License-Identifier: MIT */
/* The syntax tree. ast.def has the nodes; here is what they are made of.
 *
 * Every node starts with an AstNode; its kind says which struct it is: AST_Call is an AstCall. All
 * of it lives in the arena given to front_parse and is not changed after scope_analyse, but by who puts constants for
 * expressions (ast_replace_children).
 *
 * Depth: no path from the Module to a leaf is longer than AST_MAX_HEIGHT (the parser refuses such
 * source: "expression nested too deeply"), so a visitor may recurse if it spends at most ~1 KB of
 * stack a level. Long `a + b + c …` and `elif` chains are deep to the left (BinOp.left) or in
 * orelse; they count. */
#ifndef FIRN_FRONT_AST_H
#define FIRN_FRONT_AST_H

#include "compiler/front/diag.h"
#include "compiler/front/ident.h"

#define AST_MAX_HEIGHT 2000

struct Symbol;
struct Scope;

typedef enum AstKind {
#define NODE(name, category, fields) AST_##name,
#include "compiler/front/ast.def"
#undef NODE
  AST_KIND_COUNT
} AstKind;

typedef enum AstCategory {
  AST_CATEGORY_MOD,
  AST_CATEGORY_STMT,
  AST_CATEGORY_EXPR,
  AST_CATEGORY_PATTERN,
  AST_CATEGORY_OTHER
} AstCategory;

typedef enum AstOperator {
#define OPERATOR(name, group, spelling) OP_##name,
#include "compiler/front/ast_operator.def"
#undef OPERATOR
  OP_COUNT
} AstOperator;

typedef enum AstContext { CTX_Load, CTX_Store, CTX_Del } AstContext;

typedef struct AstNode {
  uint8_t kind;    /* AstKind */
  uint8_t flags;   /* AST_FLAG_* */
  uint16_t height; /* of the subtree, a leaf has 1 */
  Span span;       /* equal to CPython's lineno, col_offset, end_lineno, end_col_offset */
} AstNode;

enum {
  AST_FLAG_PAREN = 1, /* the expression stood in parentheses of its own */
};

typedef struct AstNodes {
  AstNode **items;
  uint32_t count;
} AstNodes;

typedef struct AstIdents {
  const Ident **items;
  uint32_t count;
} AstIdents;

typedef struct AstOperators {
  uint8_t *items; /* AstOperator */
  uint32_t count;
} AstOperators;

/* Bytes, NUL-terminated for convenience; may contain NULs. */
typedef struct AstText {
  const char *data;
  uint32_t len;
} AstText;

typedef enum AstValueKind {
  VALUE_NONE,
  VALUE_FALSE,
  VALUE_TRUE,
  VALUE_ELLIPSIS,
  VALUE_INT,     /* fits in `small` */
  VALUE_BIGINT,  /* text: decimal digits, or 0x and lower-case hex digits; no underscores, no sign */
  VALUE_FLOAT,   /* number: correctly rounded; text: the literal without underscores */
  VALUE_COMPLEX, /* number: the imaginary part, the real part is 0; text likewise, without the j */
  VALUE_STR,     /* text: UTF-8; lone surrogates (from \ud800) are encoded as three bytes (WTF-8) */
  VALUE_BYTES,   /* text: the bytes */
} AstValueKind;

typedef struct AstValue {
  AstValueKind kind;
  bool u_prefix; /* written u"…" */
  union {
    int64_t small;
    double number;
  };
  AstText text;
} AstValue;

/* The structs: AstModule, AstFunctionDef, … with `base` first. */
#define ID(f) const Ident *f;
#define OPT_ID(f) const Ident *f;
#define IDS(f) AstIdents f;
#define ONE(f) AstNode *f;
#define OPT(f) AstNode *f;
#define LIST(f) AstNodes f;
#define OPT_LIST(f) AstNodes f;
#define OP(f) AstOperator f;
#define OPS(f) AstOperators f;
#define CTX(f) AstContext f;
#define INT(f) int32_t f;
#define TEXT(f) AstText f;
#define VALUE(f) AstValue f;
#define AUX(type, f) type f;
#define NODE(name, category, fields)                                                               \
  typedef struct Ast##name {                                                                       \
    AstNode base;                                                                                  \
    fields                                                                                         \
  } Ast##name;
#include "compiler/front/ast.def"
#undef NODE
#undef ID
#undef OPT_ID
#undef IDS
#undef ONE
#undef OPT
#undef LIST
#undef OPT_LIST
#undef OP
#undef OPS
#undef CTX
#undef INT
#undef TEXT
#undef VALUE
#undef AUX

typedef enum AstFieldKind {
  FIELD_ID,
  FIELD_OPT_ID,
  FIELD_IDS,
  FIELD_ONE,
  FIELD_OPT,
  FIELD_LIST,
  FIELD_OPT_LIST,
  FIELD_OP,
  FIELD_OPS,
  FIELD_CTX,
  FIELD_INT,
  FIELD_TEXT,
  FIELD_VALUE
} AstFieldKind;

typedef struct AstField {
  const char *name;
  uint8_t kind;    /* AstFieldKind */
  uint16_t offset; /* in the node's struct */
} AstField;

typedef struct AstKindInfo {
  const char *name; /* "FunctionDef" */
  AstCategory category;
  uint32_t size; /* of the struct */
} AstKindInfo;

typedef struct AstOperatorInfo {
  const char *name, *spelling;
} AstOperatorInfo;

extern const AstKindInfo ast_kinds[AST_KIND_COUNT];
extern const AstOperatorInfo ast_operators[OP_COUNT];

/* The node's fields, ended by one whose name is NULL. */
const AstField *ast_fields(AstKind kind);

/* Calls `visit` for every direct child that is not NULL, in field order (not evaluation order). */
void ast_children(const AstNode *node, void (*visit)(void *ctx, AstNode *child), void *ctx);

/* The same, and what `replace` returns stands there then. */
void ast_replace_children(AstNode *node, AstNode *(*replace)(void *ctx, AstNode *child), void *ctx);

/* In which order a call's arguments are unpacked matters where others that may do anything follow: is one of several
 * positional arguments, one *iterable among them, to be taken before what follows is evaluated? keyword number k, a
 * **mapping? (A lone *iterable is unpacked last of all, at the call.) */
bool ast_unpacks_first(const AstNodes *args, const AstNodes *keywords);
bool ast_merges_first(const AstNodes *keywords, uint32_t k);

/* Writes the tree for tests, one node a line: kind, span, plain fields as name=value; then the
 * fields that hold nodes, one `name:` line each with the nodes indented below it. Empty lists and
 * absent fields are left out. */
void ast_dump(const AstNode *node, bool spans, const DiagWriter *writer);

#endif
