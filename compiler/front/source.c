/* SPDX-License-Identifier: MIT */
/* From the bytes of a file to lexable text (reference 2.1.4): encoding cookie, byte order mark,
 * line ends. */
#include "compiler/front/source.h"

#include <string.h>

#include "compiler/front/utf8.h"

typedef enum Encoding { ENCODING_UTF8, ENCODING_LATIN1, ENCODING_ASCII, ENCODING_UNKNOWN } Encoding;

static bool is_cookie_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '.';
}

/* The end of the line at `p`. */
static const char *line_end(const char *p, const char *end) {
  while (p < end && *p != '\n' && *p != '\r') p++;
  return p;
}

/* The name in a comment line `# … coding: NAME` or `coding=NAME`; *len 0 when there is none.
 *blank: the line is blank or a comment, so that the next may still hold one. */
static const char *find_cookie(const char *p, const char *end, size_t *len, bool *blank) {
  *len = 0;
  while (p < end && (*p == ' ' || *p == '\t' || *p == '\f')) p++;
  *blank = p == end || *p == '#';
  if (p == end || *p != '#') return NULL;
  for (; p + 7 < end; p++) {
    if (memcmp(p, "coding", 6) || (p[6] != ':' && p[6] != '=')) continue;
    for (p += 7; p < end && (*p == ' ' || *p == '\t');) p++;
    const char *name = p;
    while (p < end && is_cookie_char(*p)) p++;
    *len = (size_t)(p - name);
    if (*len) return name;
  }
  return NULL;
}

static Encoding encoding_named(const char *name, size_t len) {
  static const struct {
    const char *name;
    Encoding encoding;
  } known[] = {
      {"utf8", ENCODING_UTF8},     {"u8", ENCODING_UTF8},         {"utf8sig", ENCODING_UTF8},
      {"latin1", ENCODING_LATIN1}, {"iso88591", ENCODING_LATIN1}, {"l1", ENCODING_LATIN1},
      {"ascii", ENCODING_ASCII},   {"usascii", ENCODING_ASCII},   {"646", ENCODING_ASCII},
  };
  char plain[16];
  size_t n = 0;
  for (size_t i = 0; i < len; i++) {
    char c = name[i];
    if (c == '-' || c == '_') continue;
    if (n == sizeof plain - 1) return ENCODING_UNKNOWN;
    plain[n++] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  }
  plain[n] = 0;
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
    if (!strcmp(plain, known[i].name)) return known[i].encoding;
  return ENCODING_UNKNOWN;
}

/* Copies with '\r\n' and '\r' as '\n', Latin-1 as UTF-8. */
static DiagSource *convert(Arena *arena, const char *bytes, size_t len, Encoding encoding) {
  DiagSource *source = ARENA_NEW(arena, DiagSource);
  char *text = arena_alloc(arena, (encoding == ENCODING_LATIN1 ? 2 * len : len) + 2);
  char *out = text;
  for (size_t i = 0; i < len; i++) {
    char c = bytes[i];
    if (c == '\r') {
      if (i + 1 < len && bytes[i + 1] == '\n') continue;
      c = '\n';
    }
    if (encoding == ENCODING_LATIN1 && (uint8_t)c >= 0x80) {
      out += text_utf8_encode((uint8_t)c, out);
    } else {
      *out++ = c;
    }
  }
  if (out == text || out[-1] != '\n') *out++ = '\n';
  *out = 0;
  source->text = text;
  source->len = (size_t)(out - text);
  return source;
}

/* The place of byte `at`. */
static Span place_of(const char *text, size_t at) {
  Span span = {1, 0, 1, 1};
  for (size_t i = 0; i < at; i++) {
    if (text[i] == '\n') {
      span.line++;
      span.col = 0;
    } else {
      span.col++;
    }
  }
  span.end_line = span.line;
  span.end_col = span.col + 1;
  return span;
}

static const DiagSource *bad_byte(Arena *arena, DiagSource *source, size_t at, const char *codec,
                                  Diags *diags) {
  uint8_t byte = (uint8_t)source->text[at];
  char hex[3] = {"0123456789abcdef"[byte >> 4], "0123456789abcdef"[byte & 15], 0};
  const char *parts[] = {"'", codec, "' codec can't decode byte 0x", hex, NULL};
  Span span = place_of(source->text, at);
  source->len = at; /* what is before it can be quoted, if that is UTF-8 */
  if (utf8_check(source->text, at) < at) source->text = NULL;
  Diag *diag = diag_add(diags, DIAG_ERROR, "encoding", source, span, "(unicode error) %1", arena_join(arena, parts), NULL);
  if (diag && !strcmp(codec, "utf-8")) diag->hint = "save the file as UTF-8, or name its encoding in its first line: # coding: latin-1";
  return NULL;
}

static const DiagSource *check(Arena *arena, DiagSource *source, Encoding encoding, Diags *diags) {
  const char *nul = memchr(source->text, 0, source->len);
  if (nul) {
    Span span = place_of(source->text, (size_t)(nul - source->text));
    source->len = (size_t)(nul - source->text);
    bool is_utf16 = source->len >= 2 && (uint8_t)source->text[0] + (uint8_t)source->text[1] == 0xFF + 0xFE;
    if (is_utf16) {
      source->text = NULL;
      span = (Span){1, 0, 1, 1};
    }
    Diag *diag = diag_add(diags, DIAG_ERROR, "encoding", source, span, "source code cannot contain null bytes", NULL, NULL);
    if (diag && is_utf16) diag->hint = "this is UTF-16: save the file as UTF-8";
    return NULL;
  }
  if (encoding == ENCODING_ASCII)
    for (size_t i = 0; i < source->len; i++)
      if ((uint8_t)source->text[i] >= 0x80) return bad_byte(arena, source, i, "ascii", diags);
  size_t bad = utf8_check(source->text, source->len);
  return bad < source->len ? bad_byte(arena, source, bad, "utf-8", diags) : source;
}

/* Through the host's codecs; the text is then UTF-8. False after an error. */
static bool decode_other(Arena *arena, const char **bytes, size_t *len, const char *encoding,
                         DiagSource *source, Span cookie, Diags *diags, const Unicode *unicode) {
  int64_t bad;
  char *text = unicode->decode(arena, encoding, *bytes, *len, len, &bad);
  if (!text) {
    diag_error(diags, "encoding", source, cookie, "unknown encoding: %1", encoding, NULL);
  } else if (bad >= 0) {
    diag_error(diags, "encoding", source, place_of(*bytes, (size_t)bad),
               "(unicode error) '%1' codec can't decode a byte", encoding, NULL);
  }
  *bytes = text;
  return text && bad < 0;
}

const DiagSource *source_decode(Arena *arena, const char *bytes, size_t len, const char *filename,
                                Diags *diags, const Unicode *unicode) {
  bool bom = len >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3);
  Encoding encoding = ENCODING_UTF8;
  const char *end = bytes + len, *cookie = NULL, *line = bytes;
  size_t cookie_len = 0;
  bool blank = true;
  if (bom) line = bytes += 3;
  len = (size_t)(end - bytes);
  uint32_t number = 0;
  while (number < 2 && blank && !cookie && line < end) {
    const char *stop = line_end(line, end);
    cookie = find_cookie(line, stop, &cookie_len, &blank);
    line = stop + (stop + 1 < end && stop[0] == '\r' && stop[1] == '\n' ? 2 : 1);
    number++;
  }
  if (cookie) encoding = encoding_named(cookie, cookie_len);
  const char *name = arena_text(arena, filename, strlen(filename));
  DiagSource unquoted = {name, NULL, 0};
  Span place = {number, 0, number, 1};
  if (encoding != ENCODING_UTF8 && (bom || encoding == ENCODING_UNKNOWN)) {
    DiagSource *source = ARENA_NEW(arena, DiagSource);
    const char *text = arena_text(arena, cookie, cookie_len);
    *source = unquoted;
    if (bom) {
      diag_error(diags, "encoding", source, place, "encoding problem: %1 with BOM", text, NULL);
      return NULL;
    }
    if (!decode_other(arena, &bytes, &len, text, source, place, diags, unicode)) return NULL;
  }
  DiagSource *source = convert(arena, bytes, len, encoding);
  source->name = name;
  return check(arena, source, encoding, diags);
}
