/* SPDX-License-Identifier: MIT */
/* The parser's state, and what its files offer each other.
 *
 * Recursive descent with one token in hand. Errors: the first error of a statement is reported and
 * the token in hand becomes TOKEN_ERROR, which matches nothing, so that every loop ends and every
 * function returns; what they return then is any node, never NULL. The statement is thrown away
 * and parser_recover finds the next one.
 *
 * Stack use is bounded: brackets nest at most LEXER_MAX_BRACKETS deep, blocks LEXER_MAX_INDENTS,
 * everything else recursive goes through parser_enter; and where the stack itself is short, every
 * token is read with a look at FrontLimits. */
#ifndef FIRN_FRONT_PARSER_H
#define FIRN_FRONT_PARSER_H

#include "compiler/front/ast.h"
#include "compiler/front/front.h"
#include "compiler/front/lexer.h"

enum { PARSER_MAX_DEPTH = 1000 };

typedef struct Parser {
  Arena *arena;
  Idents *idents;
  Diags *diags;
  const DiagSource *source;
  Lexer lexer;
  Token token;                  /* in hand */
  uint32_t end_line, end_col;   /* of the token before it */
  TokenKind previous;           /* its kind */
  bool failed;                  /* this statement has had its error */
  bool resume_here;             /* … and the token then in hand starts the next statement */
  bool recovered;               /* the statement before was bad: its leftovers are no news */
  Token failed_at;              /* the token that was in hand then */
  uint32_t depth;
  FrontLimits limits;
  const AstNode *group;         /* the expression last read in parentheses of its own, */
  Span group_span;              /* and where they opened: what it begins, begins there */
  AstNode **stack;              /* list items under construction */
  uint32_t stack_count, stack_capacity;
} Parser;

/* Ready to parse `source` (see lexer_init) from its start. */
void parser_init(Parser *parser, Arena *arena, Idents *idents, Diags *diags,
                 const DiagSource *source, const Unicode *unicode);

/* From here on nodes and lists go to this arena. No statement may be under way. */
void parser_use_arena(Parser *parser, Arena *arena);

/* Parses the next top-level statement line (several when joined by `;`) into *out. False at the
 * end of the source. After an error *out is empty and the parser stands behind the bad statement:
 * this is how a REPL or a device compiles a source in bounded memory. */
bool parser_next_statement(Parser *parser, AstNodes *out);

/* ---- for the parser's own files ---- */

static inline bool parser_at(const Parser *p, TokenKind kind) { return p->token.kind == kind; }

void parser_advance(Parser *p);
bool parser_accept(Parser *p, TokenKind kind);      /* consumes it when it is there */
void parser_expect(Parser *p, TokenKind kind);      /* "invalid syntax" when it is not */
void parser_expect_named(Parser *p, TokenKind kind); /* "expected ':'" when it is not */
/* A closing bracket or comma behind `last` (may be NULL): suggests a comma when another expression
 * follows instead. */
void parser_expect_close(Parser *p, TokenKind kind, const AstNode *last);
const Ident *parser_name(Parser *p);                /* a NAME, or "invalid syntax" */
bool parser_at_soft(const Parser *p, const char *word);
Token parser_peek(const Parser *p);                 /* the token behind the one in hand */

/* Whether the token in hand can begin an expression. */
bool parser_starts_expression(const Parser *p);
/* … other than by an operator or bracket that could continue the one before it. */
bool parser_starts_operand(const Parser *p);

/* Reports the statement's error; later ones are ignored. */
void parser_error(Parser *p, Span span, const char *format, const char *a, const char *b);
void parser_error_code(Parser *p, const char *code, Span span, const char *format, const char *a,
                       const char *b);
void parser_error_here(Parser *p, const char *message);
void parser_error_node(Parser *p, const AstNode *node, const char *format, const char *a);
void parser_invalid(Parser *p); /* "invalid syntax" at the token in hand, or what explains it */
/* After an error: moves to the next statement. `depth` is what p->depth was before the bad one. */
void parser_recover(Parser *p, uint32_t depth);

/* Counts a level of recursion; false, after an error, when it is too deep. */
bool parser_enter(Parser *p);
static inline void parser_leave(Parser *p) { p->depth--; }

/* A new node that starts at the token in hand, or where `first`, just read, or the parentheses
 * around it start. */
void *parser_node(Parser *p, AstKind kind);
void *parser_node_from(Parser *p, AstKind kind, const AstNode *first);
/* Sets its end to that of the last token consumed, and its height. */
void *parser_finish(Parser *p, void *node);
void parser_set_height(Parser *p, AstNode *node);

/* Records that `node` stood in parentheses opened at `open`. */
AstNode *parser_group(Parser *p, AstNode *node, Span open);

/* Lists: remember the count, push items, take all above the mark. */
void parser_push(Parser *p, void *node);
AstNodes parser_take(Parser *p, uint32_t mark);

/* parse_expression.c */
AstNode *parse_expression(Parser *p);       /* conditional expression or lambda */
AstNode *parse_named_expression(Parser *p); /* … or a walrus */
AstNode *parse_star_named_expression(Parser *p);
AstNode *parse_star_expressions(Parser *p); /* a, *b, … as a Tuple, or a single expression */
AstNode *parse_walrus(Parser *p, AstNode *target); /* the token in hand is `:=` */
AstNode *parse_disjunction(Parser *p);
AstNode *parse_bitwise_or(Parser *p);
AstNode *parse_primary(Parser *p); /* with await and ** excluded */
AstNode *parse_atom(Parser *p);
AstNode *parse_yield(Parser *p);
/* What may stand right of `=`: yield or star expressions. */
AstNode *parse_annotated_rhs(Parser *p);

/* parse_atom.c */
AstNode *parse_display(Parser *p); /* (…), […], {…} */
AstNodes parse_comprehensions(Parser *p);
bool parser_at_comprehension(const Parser *p);

/* parse_call.c */
void parse_arguments(Parser *p, AstNodes *args, AstNodes *keywords); /* up to and with `)` */
AstNode *parse_trailers(Parser *p, AstNode *value);

/* parse_string.c: one or more adjacent literals */
AstNode *parse_strings(Parser *p);

/* parse_target.c */
typedef enum TargetUse { TARGET_ASSIGN, TARGET_DELETE, TARGET_FOR, TARGET_WITH } TargetUse;
/* Makes the expression a target: sets contexts, or reports why it cannot be one. */
void parse_to_target(Parser *p, AstNode *node, TargetUse use);
/* What CPython calls this kind of expression in messages: "function call". */
const char *parser_describe(const AstNode *node);
AstNode *parse_targets(Parser *p, TargetUse use); /* star_targets, del_targets */

void parse_statements(Parser *p); /* one line or one compound statement; recovers from errors */

/* parse_statement.c */
void parse_statement(Parser *p); /* pushes one or more nodes */
/* `:` is consumed; reads an indented block or the rest of the line. `after` names the statement
 * in "expected an indented block after 'if' statement on line 3"; `line` is where it began. */
AstNodes parse_block(Parser *p, const char *after, uint32_t line);

/* parse_compound.c */
bool parse_compound(Parser *p); /* false when the token in hand starts no compound statement */
AstNode *parse_decorated(Parser *p);

/* parse_function.c */
AstNode *parse_function(Parser *p, AstNodes decorators, bool is_async, const Token *start);
AstNode *parse_class(Parser *p, AstNodes decorators);
AstNode *parse_lambda(Parser *p);
AstNodes parse_type_params(Parser *p); /* [T, *Ts, **P], when there */

/* parse_pattern.c */
AstNode *parse_match(Parser *p); /* the token in hand is the soft keyword match, checked */
bool parser_at_match(const Parser *p);

#endif
