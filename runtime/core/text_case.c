/* SPDX-License-Identifier: MIT */
/* Case and classes. One walk over the characters serves all; ASCII text never asks the Unicode tables. */
#include "runtime/core/text.h"
#include "runtime/core/text_methods.h"
#include "runtime/core/unicode.h"
#include "runtime/core/writer.h"

enum change { CHANGE_UPPER, CHANGE_LOWER, CHANGE_TITLE, CHANGE_CAPITALIZE, CHANGE_SWAP, CHANGE_FOLD };

/* Capital sigma at the end of a word: a cased letter before it and none after it (Unicode, SpecialCasing). */
static bool is_final_sigma(value self, size_t at, size_t next) {
  size_t end = text_of(self).n;
  unsigned n, before = 0, after = 0;
  while (at) {
    at = text_before(self, at);
    before = text_classes(self, text_char(self, at, &n));
    if (!(before & UNICODE_CASE_IGNORABLE)) break;
    before = 0;
  }
  for (; next < end; next += n) {
    after = text_classes(self, text_char(self, next, &n));
    if (!(after & UNICODE_CASE_IGNORABLE)) break;
    after = 0;
  }
  return (before & UNICODE_CASED) && !(after & UNICODE_CASED);
}

/* What happens to a character of these classes; inside: the one before was a cased letter. -1: nothing. */
static int mapping(enum change change, unsigned classes, bool first, bool inside) {
  switch (change) {
  case CHANGE_UPPER: return UNICODE_TO_UPPER;
  case CHANGE_LOWER: return UNICODE_TO_LOWER;
  case CHANGE_FOLD: return UNICODE_FOLD;
  case CHANGE_TITLE: return inside ? UNICODE_TO_LOWER : UNICODE_TO_TITLE;
  case CHANGE_CAPITALIZE: return first ? UNICODE_TO_TITLE : UNICODE_TO_LOWER;
  default: return classes & UNICODE_UPPER ? UNICODE_TO_LOWER : classes & UNICODE_LOWER ? UNICODE_TO_UPPER : -1;
  }
}

static bool put(struct strbuf *b, value self, uint32_t c) {
  char octet = (char)c;
  return text_is_str(self) ? writer_code_point(&b->w, c) : strbuf_put(b, &octet, 1);
}

static value change_case(value self, enum change change) {
  size_t end = text_of(self).n;
  struct strbuf b;
  bool inside = false;
  strbuf_init(&b);
  if (!strbuf_reserve(&b, end)) return V_ERROR;
  for (size_t at = 0, next; at < end; at = next) {
    unsigned n, count = 1;
    uint32_t c = text_char(self, at, &n), out[3] = {c};
    unsigned classes = text_classes(self, c);
    int to = mapping(change, classes, at == 0, inside);
    next = at + n;
    if (to >= 0 && (c < 0x80 || text_is_str(self))) {
      if (c == 0x3a3 && to == UNICODE_TO_LOWER) out[0] = is_final_sigma(self, at, next) ? 0x3c2 : 0x3c3;
      else count = unicode_map(c, (enum unicode_case)to, out);
    }
    for (unsigned i = 0; i < count; i++)
      if (!put(&b, self, out[i])) return V_ERROR;
    inside = classes & UNICODE_CASED;
  }
  return text_make(self, b.data, b.len);
}

value text_upper(value self) { return change_case(self, CHANGE_UPPER); }
value text_lower(value self) { return change_case(self, CHANGE_LOWER); }
value text_title(value self) { return change_case(self, CHANGE_TITLE); }
value text_capitalize(value self) { return change_case(self, CHANGE_CAPITALIZE); }
value text_swapcase(value self) { return change_case(self, CHANGE_SWAP); }
value text_casefold(value self) { return change_case(self, CHANGE_FOLD); }

/* Have all characters one of the classes? empty: the answer for no characters. */
static value all_are(value self, unsigned classes, bool empty) {
  size_t end = text_of(self).n;
  for (size_t at = 0; at < end;) {
    unsigned n;
    uint32_t c = text_char(self, at, &n);
    bool ok = classes == UNICODE_SPACE ? text_space(self, c) : (text_classes(self, c) & classes) != 0;
    if (!ok) return V_FALSE;
    at += n;
  }
  return value_from_bool(end || empty);
}

value text_isalpha(value self) { return all_are(self, UNICODE_ALPHA, false); }
value text_isdecimal(value self) { return all_are(self, UNICODE_DECIMAL, false); }
value text_isdigit(value self) { return all_are(self, UNICODE_DIGIT, false); }
value text_isnumeric(value self) { return all_are(self, UNICODE_NUMERIC, false); }
value text_isalnum(value self) {
  return all_are(self, UNICODE_ALPHA | UNICODE_DECIMAL | UNICODE_DIGIT | UNICODE_NUMERIC, false);
}
value text_isspace(value self) { return all_are(self, UNICODE_SPACE, false); }
value text_isprintable(value self) { return all_are(self, UNICODE_PRINTABLE, true); }

/* Some character of the wanted case and none of the others. */
static value only_case(value self, unsigned wanted, unsigned unwanted) {
  size_t end = text_of(self).n;
  bool some = false;
  for (size_t at = 0; at < end;) {
    unsigned n, k = text_classes(self, text_char(self, at, &n));
    if (k & unwanted) return V_FALSE;
    some |= (k & wanted) != 0;
    at += n;
  }
  return value_from_bool(some);
}

value text_isupper(value self) { return only_case(self, UNICODE_UPPER, UNICODE_LOWER | UNICODE_TITLE); }
value text_islower(value self) { return only_case(self, UNICODE_LOWER, UNICODE_UPPER | UNICODE_TITLE); }

value text_istitle(value self) {
  size_t end = text_of(self).n;
  bool some = false, inside = false;
  for (size_t at = 0; at < end;) {
    unsigned n, k = text_classes(self, text_char(self, at, &n));
    if (k & (UNICODE_UPPER | UNICODE_TITLE)) {
      if (inside) return V_FALSE;
      inside = some = true;
    } else if (k & UNICODE_LOWER) {
      if (!inside) return V_FALSE;
      some = true;
    } else {
      inside = false;
    }
    at += n;
  }
  return value_from_bool(some);
}

value text_isascii(value self) {
  struct text t = text_of(self);
  uint8_t all = 0;
  for (size_t i = 0; i < t.n; i++) all |= t.p[i];
  return value_from_bool(all < 0x80);
}

value text_isidentifier(value self) {
  size_t end = text_of(self).n;
  for (size_t at = 0; at < end;) {
    unsigned n, k = text_classes(self, text_char(self, at, &n));
    if (!(k & (at ? UNICODE_ID_CONTINUE : UNICODE_ID_START))) return V_FALSE;
    at += n;
  }
  return value_from_bool(end != 0);
}
