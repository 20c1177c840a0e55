/* SPDX-License-Identifier: MIT */
/* A str is UTF-8 already, so utf-8 only checks (for lone surrogates; decoding: for everything); ascii and latin-1 go
 * through code points. Error handlers: strict, ignore, replace, backslashreplace, surrogateescape, surrogatepass,
 * and for encoding xmlcharrefreplace.
 */
#include "runtime/core/codec.h"

#include "runtime/core/arg.h"
#include "runtime/core/bytes.h"
#include "runtime/core/error.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"
#include "runtime/core/writer.h"

#include <string.h>

enum codec { CODEC_UTF8, CODEC_ASCII, CODEC_LATIN1 };
enum handler {
  HANDLER_STRICT,
  HANDLER_IGNORE,
  HANDLER_REPLACE,
  HANDLER_BACKSLASH,
  HANDLER_SURROGATE,
  HANDLER_PASS,
  HANDLER_XML
};

/* Compares without regard to case, '-', '_' and ' '. */
static bool same_name(value v, const char *name) {
  const struct str_obj *s = str_of(v);
  for (size_t i = 0, size = str_size(s); i < size; i++) {
    char c = (char)str_data(s)[i];
    if (c == '-' || c == '_' || c == ' ') continue;
    if (c >= 'A' && c <= 'Z') c |= 0x20;
    if (c != *name++) return false;
  }
  return !*name;
}

static bool codec_of(value encoding, enum codec *out) {
  static const struct {
    const char *name;
    enum codec codec;
  } names[] = {{"utf8", CODEC_UTF8},     {"ascii", CODEC_ASCII},      {"latin1", CODEC_LATIN1},
               {"usascii", CODEC_ASCII}, {"iso88591", CODEC_LATIN1}, {"utf", CODEC_UTF8}};
  *out = CODEC_UTF8;
  if (!encoding) return true;
  if (!value_is_str(encoding)) return err_raise(E(encoding_type), encoding, 0, 0);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    *out = names[i].codec;
    if (same_name(encoding, names[i].name)) return true;
  }
  return err_raise(E(unknown_encoding), encoding, 0, 0);
}

static bool handler_of(value errors, enum handler *out) {
  static const char *const names[] = {"strict",          "ignore",        "replace",          "backslashreplace",
                                      "surrogateescape", "surrogatepass", "xmlcharrefreplace"};
  *out = HANDLER_STRICT;
  if (!errors) return true;
  if (!value_is_str(errors)) return err_raise(E(encoding_type), errors, 0, 0);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    *out = (enum handler)i;
    if (str_is(errors, names[i])) return true;
  }
  return err_raise(E(unknown_handler), errors, 0, 0);
}

static bool put_hex(struct writer *w, uint32_t c, unsigned digits) {
  char out[8];
  for (unsigned i = digits; i-- > 0; c >>= 4) out[i] = "0123456789abcdef"[c & 15];
  return writer_put(w, out, digits);
}

static bool put_escape(struct writer *w, uint32_t c) {
  bool small = c < 0x100, medium = c < 0x10000;
  return writer_put(w, small ? "\\x" : medium ? "\\u" : "\\U", 2) && put_hex(w, c, small ? 2 : medium ? 4 : 8);
}

bool codec_print_fault(struct writer *w, const struct coding_fault *f) {
  bool octets = f->type == &exc_UnicodeDecodeError;
  if (f->encoding && (!print_cstr(w, "'") || !print_plain(w, f->encoding, PRINT_STR) || !print_cstr(w, "' codec "))) return false;
  bool ok = print_cstr(w, octets ? "can't decode byte" : f->encoding ? "can't encode character" : "can't translate character");
  if (!f->is_one) ok = ok && print_cstr(w, "s");
  else if (octets) ok = ok && print_cstr(w, " 0x") && put_hex(w, f->bad, 2);
  else ok = ok && print_cstr(w, " '") && put_escape(w, f->bad) && print_cstr(w, "'");
  ok = ok && print_cstr(w, " in position ") && print_int(w, f->start);
  if (!f->is_one) ok = ok && print_cstr(w, "-") && print_int(w, f->end - 1);
  return ok && print_cstr(w, ": ") && print_plain(w, f->reason, PRINT_STR);
}

value codec_raise(const struct coding_fault *f) {
  struct strbuf b;
  strbuf_init(&b);
  return codec_print_fault(&b.w, f) ? err_raise_arg(f->type, strbuf_str(&b)) : V_ERROR;
}

/* Raises it with the codec's name and a reason. */
static value raise(struct coding_fault *f, enum codec codec, const char *why) {
  static const char names[][8] = {"utf-8", "ascii", "latin-1"};
  f->encoding = str_new_cstr(names[codec]);
  f->reason = f->encoding ? str_new_cstr(why) : V_ERROR;
  f->is_one = f->end == f->start + 1;
  return f->reason ? firn_service_raise_coding(f) : V_ERROR;
}

static bool fits(enum codec codec, enum handler handler, uint32_t c) {
  return codec == CODEC_UTF8 ? handler == HANDLER_PASS || c - 0xd800 >= 0x800 : c < (codec == CODEC_ASCII ? 0x80u : 0x100u);
}

/* At s->data[at], which is character `position`, begin some that the codec does not have. */
static value raise_encode(enum codec codec, value str, size_t at, size_t position) {
  const struct str_obj *s = str_of(str);
  unsigned n;
  struct coding_fault f = {.type = &exc_UnicodeEncodeError, .object = str, .start = (intptr_t)position, .end = (intptr_t)position};
  f.bad = utf8_decode(str_data(s) + at, &n);
  for (size_t size = str_size(s); at < size && !fits(codec, HANDLER_STRICT, utf8_decode(str_data(s) + at, &n)); at += n) f.end++;
  return raise(&f, codec,
               codec == CODEC_UTF8    ? "surrogates not allowed"
               : codec == CODEC_ASCII ? "ordinal not in range(128)"
                                      : "ordinal not in range(256)");
}

value codec_encode(value str, value encoding, value errors) {
  const struct str_obj *s = str_of(str);
  enum codec codec;
  enum handler handler;
  if (!codec_of(encoding, &codec) || !handler_of(errors, &handler)) return V_ERROR;
  if (str_is_ascii(s)) return bytes_new(str_data(s), str_size(s));
  struct strbuf b;
  strbuf_init(&b);
  size_t position = 0;
  for (size_t at = 0, size = str_size(s); at < size; position++) {
    unsigned n;
    uint32_t c = utf8_decode(str_data(s) + at, &n);
    bool good = fits(codec, handler, c);
    char octet = (char)c;
    bool ok = true;
    if (good && codec == CODEC_UTF8) ok = strbuf_put(&b, str_text(s) + at, n);
    else if (good) ok = strbuf_put(&b, &octet, 1);
    else if (handler == HANDLER_REPLACE) ok = strbuf_put(&b, "?", 1);
    else if (handler == HANDLER_BACKSLASH) ok = put_escape(&b.w, c);
    else if (handler == HANDLER_XML) ok = print_cstr(&b.w, "&#") && print_int(&b.w, (intptr_t)c) && print_cstr(&b.w, ";");
    else if (handler == HANDLER_SURROGATE && c - 0xdc80 < 0x80) ok = strbuf_put(&b, &octet, 1);
    else if (handler != HANDLER_IGNORE) return raise_encode(codec, str, at, position);
    if (!ok) return V_ERROR;
    at += n;
  }
  return strbuf_bytes(&b);
}

/* Why the UTF-8 at p is not valid, and how many octets the bad part has (as CPython counts them). */
static const char *utf8_fault(const uint8_t *p, size_t n, size_t *bad) {
  uint8_t lead = p[0], low = 0x80, high = 0xbf;
  size_t len = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  *bad = 1;
  if (!len) return "invalid start byte";
  if (lead == 0xe0) low = 0xa0;
  if (lead == 0xed) high = 0x9f;
  if (lead == 0xf0) low = 0x90;
  if (lead == 0xf4) high = 0x8f;
  for (; *bad < len; ++*bad, low = 0x80, high = 0xbf) {
    if (*bad >= n) return "unexpected end of data";
    if (p[*bad] < low || p[*bad] > high) break;
  }
  return "invalid continuation byte";
}

/* Puts what stands for bad octets; false with the exception. */
static bool put_bad(struct strbuf *b, enum codec codec, enum handler handler, const uint8_t *p, size_t n, size_t at, size_t bad,
                    const char *why) {
  struct coding_fault f;
  switch (handler) {
  case HANDLER_IGNORE: return true;
  case HANDLER_REPLACE: return writer_code_point(&b->w, 0xfffd);
  case HANDLER_BACKSLASH:
    for (size_t i = 0; i < bad; i++)
      if (!put_escape(&b->w, p[at + i])) return false;
    return true;
  case HANDLER_SURROGATE:
    for (size_t i = 0; i < bad; i++)
      if (!writer_code_point(&b->w, 0xdc00u + p[at + i])) return false;
    return true;
  default:
    f = (struct coding_fault){.type = &exc_UnicodeDecodeError, .data = p, .n = n, .bad = p[at]};
    f.start = (intptr_t)at;
    f.end = (intptr_t)(at + bad);
    return raise(&f, codec, why);
  }
}

/* A lone surrogate, encoded as if it were a character. */
static bool is_surrogate(const uint8_t *p, size_t n) {
  return n >= 3 && p[0] == 0xed && p[1] >= 0xa0 && p[1] < 0xc0 && p[2] >> 6 == 2;
}

value codec_decode(const uint8_t *p, size_t n, value encoding, value errors) {
  enum codec codec;
  enum handler handler;
  struct strbuf b;
  if (!codec_of(encoding, &codec) || !handler_of(errors, &handler)) return V_ERROR;
  strbuf_init(&b);
  for (size_t at = 0; at < n;) {
    size_t good = 0, bad = 1;
    if (codec == CODEC_UTF8) good = utf8_valid(p + at, n - at);
    else while (at + good < n && p[at + good] < 0x80) good++;
    if (good == n) return str_new((const char *)p, n);
    if (!strbuf_put(&b, (const char *)p + at, good)) return V_ERROR;
    at += good;
    if (at == n) break;
    if (handler == HANDLER_PASS && codec == CODEC_UTF8 && is_surrogate(p + at, n - at)) {
      if (!strbuf_put(&b, (const char *)p + at, 3)) return V_ERROR;
      at += 3;
      continue;
    }
    const char *why = codec == CODEC_UTF8 ? utf8_fault(p + at, n - at, &bad) : "ordinal not in range(128)";
    bool ok = codec == CODEC_LATIN1 ? writer_code_point(&b.w, p[at]) : put_bad(&b, codec, handler, p, n, at, bad, why);
    if (!ok) return V_ERROR;
    at += bad;
  }
  return strbuf_str(&b);
}

/* (self, encoding, errors) with keywords; got[0..1] stay 0 when not given. */
static bool coding_args(value name, size_t nargs, size_t nkw, const value *args, value got[2]) {
  const value names[] = {N(encoding), N(errors)};
  got[0] = got[1] = 0;
  return arg_bind(name, nargs - 1, nkw, args + 1, 2, 2, names, got);
}

value str_encode(size_t nargs, size_t nkw, const value *args) {
  value got[2];
  if (!coding_args(N(encode), nargs, nkw, args, got)) return V_ERROR;
  return codec_encode(args[0], got[0], got[1]);
}

value bytes_decode(size_t nargs, size_t nkw, const value *args) {
  value got[2];
  struct buffer b;
  if (!coding_args(N(decode), nargs, nkw, args, got) || !buffer_get(args[0], &b, BUFFER_READ)) return V_ERROR;
  return codec_decode(b.data, b.len, got[0], got[1]);
}

value str_decode(size_t nargs, size_t nkw, const value *args) {
  const value names[] = {N(object), N(encoding), N(errors)};
  value got[3] = {0, 0, 0};
  struct buffer b;
  if (!arg_bind(N(str), nargs, nkw, args, 3, 3, names, got)) return V_ERROR;
  if (!got[0]) return str_empty();
  if (value_is_str(got[0])) return err_raise(E(decode_str), 0, 0, 0);
  if (!buffer_try(got[0], &b, BUFFER_READ)) return err_raise(E(decode_type), got[0], 0, 0);
  return codec_decode(b.data, b.len, got[1], got[2]);
}
