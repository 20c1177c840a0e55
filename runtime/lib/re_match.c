/* SPDX-License-Identifier: MIT */
/* The machine that runs programs of re.h. */
#include "runtime/lib/re.h"

#include "runtime/core/error.h"
#include "runtime/core/gc.h"
#include "runtime/core/str.h"
#include "runtime/core/text.h"
#include "runtime/core/unicode.h"

#include <string.h>

/* What comes back when a path fails. */
enum entry_kind {
  CHOICE,  /* go on at pc, offset a */
  SHRINK,  /* the same, and stay with a one character less as long as it is above b */
  TURN,    /* the lazy loop at pc takes another turn */
  UNDO,    /* slot a had the value b */
  BARRIER  /* an assertion or atomic group began at offset a */
};
struct entry {
  uint32_t kind, pc, a, b;
};

struct matcher {
  const uint32_t *code;
  const struct re_range *range;
  const uint8_t *p;
  uint32_t end;
  bool wide, ascii;   /* UTF-8 beyond ASCII; classes and case of ASCII only */
  uint32_t *slots;
  uint32_t last, extra; /* slot of the group closed last, first slot of loops */
  struct entry *stack;
  size_t depth, room;
  intptr_t steps;
};

/* Enough for what is meant to end, over in seconds on a small machine. */
enum { STEPS = 4000000, STEPS_PER_OCTET = 1000 };

static bool push(struct matcher *m, enum entry_kind kind, uint32_t pc, uint32_t a, uint32_t b) {
  if (m->depth == m->room) {
    size_t room = m->room ? 2 * m->room : 32;
    struct entry *stack = m->stack ? gc_bytes_resize(m->stack, room * sizeof *stack) : gc_bytes(room * sizeof *stack);
    if (!stack) return false;
    m->stack = stack;
    m->room = room;
  }
  m->stack[m->depth++] = (struct entry){kind, pc, a, b};
  return true;
}

static bool set_slot(struct matcher *m, uint32_t slot, uint32_t v) {
  if (m->slots[slot] == v) return true;
  if (!push(m, UNDO, 0, slot, m->slots[slot])) return false;
  m->slots[slot] = v;
  return true;
}

/* ---- characters ---- */

static uint32_t character(const struct matcher *m, uint32_t at, unsigned *n) {
  *n = 1;
  return m->wide ? utf8_decode(m->p + at, n) : m->p[at];
}

/* The offset of the character before one that is not at 0. */
static uint32_t before(const struct matcher *m, uint32_t at) {
  do at--;
  while (m->wide && (m->p[at] & 0xc0) == 0x80);
  return at;
}

static uint32_t change_case(const struct matcher *m, uint32_t c, enum unicode_case to) {
  uint32_t out[3];
  if (c >= 0x80 && m->ascii) return c;
  return unicode_map(c, to, out) == 1 ? out[0] : c;
}

static bool in_class(uint32_t c, uint32_t class) {
  bool ascii = class & RE_CLASS_ASCII, is;
  unsigned have = c < 0x80 || !ascii ? unicode_classes(c) : 0;
  switch (class >> 2) {
  case RE_DIGIT: is = have & UNICODE_DECIMAL; break;
  case RE_SPACE: is = have & UNICODE_SPACE && !(ascii && c - 0x1c < 4); break;
  default: is = c == '_' || have & (UNICODE_ALPHA | UNICODE_DECIMAL | UNICODE_DIGIT | UNICODE_NUMERIC); break;
  }
  return is != (class & RE_CLASS_NOT);
}

static bool in_pairs(uint32_t c, const uint32_t *pair, const uint32_t *end) {
  for (; pair < end; pair += 2) {
    if (pair[0] & RE_SET_CLASS ? in_class(c, pair[0] & ~RE_SET_CLASS) : c >= pair[0] && c <= pair[1]) return true;
  }
  return false;
}

static bool in_set(const struct matcher *m, uint32_t c, const uint32_t *op) {
  const uint32_t *pairs = op + 2, *end = op + 1 + (*op >> 8);
  bool is = in_pairs(c, pairs, end);
  if (!is && op[1] & RE_SET_FOLD)
    is = in_pairs(change_case(m, c, UNICODE_TO_LOWER), pairs, end) || in_pairs(change_case(m, c, UNICODE_TO_UPPER), pairs, end);
  return is != (op[1] & RE_SET_NOT);
}

/* Does the operation for one character accept what stands at `at`? Its octets go to *n. */
static bool single(const struct matcher *m, const uint32_t *op, uint32_t at, unsigned *n) {
  if (at >= m->end) return false;
  uint32_t c = character(m, at, n), arg = *op >> 8;
  switch (*op & 0xff) {
  case RE_CHAR: return c == arg;
  case RE_CHAR_FOLD: return c == arg || change_case(m, c, UNICODE_TO_LOWER) == arg;
  case RE_ANY: return c != '\n';
  case RE_ANY_ALL: return true;
  case RE_CLASS: return in_class(c, arg);
  default: return in_set(m, c, op);
  }
}

static bool word_at(const struct matcher *m, uint32_t at) {
  unsigned n;
  return in_class(character(m, at, &n), RE_WORD << 2 | (m->ascii ? RE_CLASS_ASCII : 0));
}

static bool at_boundary(const struct matcher *m, uint32_t at) {
  bool left = at > 0 && word_at(m, before(m, at)), right = at < m->end && word_at(m, at);
  return left != right;
}

static bool is_at(const struct matcher *m, enum re_at what, uint32_t at) {
  switch (what) {
  case RE_AT_START: return at == 0;
  case RE_AT_LINE: return at == 0 || m->p[at - 1] == '\n';
  case RE_AT_END: return at == m->end || (at + 1 == m->end && m->p[at] == '\n');
  case RE_AT_LINE_END: return at == m->end || m->p[at] == '\n';
  case RE_AT_STRING_END: return at == m->end;
  case RE_AT_WORD: return m->end && at_boundary(m, at);
  default: return m->end && !at_boundary(m, at);
  }
}

/* Does the text [from, to) stand at `at` too? Sets *at behind it. */
static bool same_text(const struct matcher *m, uint32_t from, uint32_t to, uint32_t *at, bool fold) {
  for (unsigned n, k; from < to; from += n, *at += k) {
    if (*at >= m->end) return false;
    uint32_t a = character(m, from, &n), b = character(m, *at, &k);
    if (a != b && !(fold && change_case(m, a, UNICODE_TO_LOWER) == change_case(m, b, UNICODE_TO_LOWER))) return false;
  }
  return true;
}

/* ---- operations with a stack ---- */

enum { FAIL = -1, ERROR = -2 }; /* results of those that return the next pc */

/* RE_RUN: takes as many characters as it may, and leaves the way back to fewer. */
static intptr_t run_characters(struct matcher *m, uint32_t pc, uint32_t *at) {
  const uint32_t *op = m->code + pc;
  uint32_t count = 0, least = *at, next = pc + 3 + (*op >> 8);
  unsigned n;
  while (count < op[2] && single(m, op + 3, *at, &n)) {
    *at += n;
    if (++count == op[1]) least = *at;
  }
  m->steps -= (intptr_t)count;
  if (count < op[1]) return FAIL;
  if (op[1] < count && (*op & 0xff) == RE_RUN && !push(m, SHRINK, next, *at, least)) return ERROR;
  return next;
}

/* RE_UNTIL: another turn of the loop, or on. The slots: turns begun, offset where the last began. */
static intptr_t until(struct matcher *m, uint32_t pc, uint32_t at) {
  const uint32_t *op = m->code + pc;
  uint32_t slot = m->extra + (*op >> 8), body = pc - op[3], next = pc + 4, count = m->slots[slot];
  bool lazy = (*op & 0xff) == RE_UNTIL_LAZY;
  if (count >= op[1]) {
    if (count >= op[2] || m->slots[slot + 1] == at) return next;
    if (lazy) {
      return push(m, TURN, pc, at, 0) ? (intptr_t)next : ERROR;
    }
    if (!push(m, CHOICE, next, at, 0)) return ERROR;
  }
  return set_slot(m, slot, count + 1) && set_slot(m, slot + 1, at) ? (intptr_t)body : ERROR;
}

/* A lazy loop's turn after all. pc is that of RE_UNTIL_LAZY. */
static intptr_t turn(struct matcher *m, uint32_t pc, uint32_t at) {
  const uint32_t *op = m->code + pc;
  uint32_t slot = m->extra + (*op >> 8);
  return set_slot(m, slot, m->slots[slot] + 1) && set_slot(m, slot + 1, at) ? (intptr_t)(pc - op[3]) : ERROR;
}

static intptr_t look(struct matcher *m, uint32_t pc, uint32_t *at) {
  const uint32_t *op = m->code + pc;
  bool not = (*op & 0xff) == RE_LOOK_NOT;
  uint32_t slot = m->extra + (*op >> 8), behind = pc + op[1], from = *at;
  for (uint32_t i = op[2]; i; i--) {
    if (!from) return not ? (intptr_t)behind : FAIL;
    from = before(m, from);
  }
  if (!push(m, UNDO, 0, slot, m->slots[slot])) return ERROR;
  m->slots[slot] = (uint32_t)m->depth;
  if (!push(m, not ? CHOICE : BARRIER, behind, *at, 0)) return ERROR;
  *at = from;
  return pc + 3;
}

/* Forgets the choices since the barrier at `base`; what groups matched stays to be undone. */
static void commit(struct matcher *m, uint32_t base) {
  size_t keep = base;
  for (size_t i = base; i < m->depth; i++)
    if (m->stack[i].kind == UNDO) m->stack[keep++] = m->stack[i];
  m->depth = keep;
}

static void undo(struct matcher *m, const struct entry *e) {
  if (e->kind == UNDO) m->slots[e->a] = e->b;
}

/* Takes the way back: the next pc, or FAIL when there is none. */
static intptr_t backtrack(struct matcher *m, uint32_t *at) {
  while (m->depth) {
    struct entry *e = &m->stack[m->depth - 1];
    if (e->kind == SHRINK) {
      *at = e->a = before(m, e->a);
      if (e->a <= e->b) m->depth--;
      return e->pc;
    }
    m->depth--;
    if (e->kind == CHOICE || e->kind == TURN) {
      *at = e->a;
      return e->kind == TURN ? turn(m, e->pc, e->a) : (intptr_t)e->pc;
    }
    undo(m, e);
  }
  return FAIL;
}

/* One of the operations above; the next pc, FAIL or ERROR. */
static intptr_t step(struct matcher *m, uint32_t pc, uint32_t *at) {
  const uint32_t *op = m->code + pc;
  uint32_t arg = *op >> 8, slot = m->extra + arg, from;
  switch (*op & 0xff) {
  case RE_AT: return is_at(m, (enum re_at)arg, *at) ? (intptr_t)pc + 1 : FAIL;
  case RE_SAVE:
    if (!set_slot(m, arg, *at) || (arg & 1 && !set_slot(m, m->last, arg >> 1))) return ERROR;
    return pc + 1;
  case RE_SPLIT: return push(m, CHOICE, pc + arg, *at, 0) ? (intptr_t)pc + 1 : ERROR;
  case RE_SPLIT_LAZY: return push(m, CHOICE, pc + 1, *at, 0) ? (intptr_t)(pc + arg) : ERROR;
  case RE_JUMP: return pc + arg;
  case RE_RUN: case RE_RUN_ATOMIC: return run_characters(m, pc, at);
  case RE_LOOP: return set_slot(m, slot, 0) && set_slot(m, slot + 1, RE_NO_LIMIT) ? (intptr_t)(pc + op[1]) : ERROR;
  case RE_UNTIL: case RE_UNTIL_LAZY: return until(m, pc, *at);
  case RE_BACK: case RE_BACK_FOLD:
    if (m->slots[2 * arg] == RE_NO_LIMIT || m->slots[2 * arg + 1] == RE_NO_LIMIT) return FAIL;
    return same_text(m, m->slots[2 * arg], m->slots[2 * arg + 1], at, (*op & 0xff) == RE_BACK_FOLD) ? (intptr_t)pc + 1 : FAIL;
  case RE_LOOK: case RE_LOOK_NOT: return look(m, pc, at);
  case RE_LOOK_END:
    *at = m->stack[m->slots[slot]].a;
    commit(m, m->slots[slot]);
    return pc + 1;
  case RE_LOOK_NOT_END:
    for (from = m->slots[slot]; m->depth > from;) undo(m, &m->stack[--m->depth]);
    return FAIL;
  case RE_ATOMIC:
    if (!push(m, UNDO, 0, slot, m->slots[slot])) return ERROR;
    m->slots[slot] = (uint32_t)m->depth;
    return push(m, BARRIER, 0, *at, 0) ? (intptr_t)pc + 1 : ERROR;
  case RE_ATOMIC_END: commit(m, m->slots[slot]); return pc + 1;
  case RE_IF: return m->slots[2 * arg + 1] != RE_NO_LIMIT ? (intptr_t)pc + 2 : (intptr_t)(pc + op[1]);
  default: break;
  }
  /* RE_MATCH */
  if ((m->range->how == RE_WHOLE && *at != m->end) || (*at == m->range->no_empty && *at == m->slots[0])) return FAIL;
  m->slots[1] = *at;
  return pc;
}

/* Matches from one place: 1, 0, or -1 with an exception. */
static int match_from(struct matcher *m, uint32_t start) {
  uint32_t at = start;
  intptr_t pc = 0;
  unsigned n;
  m->depth = 0;
  m->slots[0] = start;
  for (;;) {
    uint32_t op = m->code[pc] & 0xff;
    if (--m->steps < 0) return err_raise(E(re_steps), 0, 0, 0), -1;
    if (op <= RE_LAST_SINGLE) {
      bool ok = single(m, m->code + pc, at, &n);
      if (ok) at += n;
      pc = ok ? pc + 1 + (op == RE_SET ? (intptr_t)(m->code[pc] >> 8) : 0) : FAIL;
    } else {
      pc = step(m, (uint32_t)pc, &at);
      if (op == RE_MATCH && pc >= 0) return 1;
    }
    if (pc == FAIL && (pc = backtrack(m, &at)) == FAIL) return 0;
    if (pc == ERROR) return -1;
  }
}

/* From one place after the other. */
static int search(struct matcher *m) {
  uint32_t at = m->range->start, first = m->code[0];
  unsigned n;
  for (;;) {
    if ((first & 0xff) == RE_CHAR && first >> 8 < 0x80) {
      const uint8_t *hit = at < m->end ? memchr(m->p + at, (int)(first >> 8), m->end - at) : NULL;
      if (!hit) return 0;
      at = (uint32_t)(hit - m->p);
    }
    int r = match_from(m, at);
    if (r || at >= m->end || first == (RE_AT | RE_AT_START << 8)) return r;
    character(m, at, &n);
    at += n;
  }
}

uint32_t *re_run(const uint32_t *program, const struct re_range *range, bool *found) {
  struct text t = text_of(range->subject);
  uint32_t n = re_lastindex_slot(program) + 1, all = n + program[RE_HEAD_EXTRA];
  struct matcher m = {.code = program + RE_HEAD, .range = range, .p = t.p, .end = range->end,
                      .wide = text_is_wide(range->subject), .last = n - 1, .extra = n};
  m.ascii = program[RE_HEAD_FLAGS] & RE_ASCII || !text_is_str(range->subject);
  uint64_t steps = STEPS + (uint64_t)range->end * STEPS_PER_OCTET;
  m.steps = steps < INT32_MAX ? (intptr_t)steps : INT32_MAX;
  if (!(m.slots = gc_bytes(all * sizeof *m.slots))) return NULL;
  for (uint32_t i = 0; i < all; i++) m.slots[i] = RE_NO_LIMIT;
  int r = range->how == RE_SEARCH ? search(&m) : match_from(&m, range->start);
  *found = r > 0;
  return r < 0 ? NULL : m.slots;
}
