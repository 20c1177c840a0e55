/* SPDX-License-Identifier: MIT */
/* How link-time symbols are spelled: the freezer, the native code generator and the runtime's C agree here.
 *
 *   name "append"      -> firn_name_append
 *   name "a b"         -> firn_name_a$20b       (every byte outside [A-Za-z0-9_] is $XX)
 *   long string        -> firn_str_<16 hex digits of a 64-bit hash>_<length>  (over SYMBOL_NAME_MAX bytes)
 *   module app.net     -> firn_mod_app$2Enet, its slots firn_slots_app$2Enet, its info firn_info_...
 *   code of app.net:f  -> firn_code_app$2Enet__<n>, n = preorder number of the code object in the module
 *   native entry       -> firn_nat_app$2Enet__<n> (generic), firn_typ_app$2Enet__<n> (typed)
 */
#ifndef FIRN_ABI_SYMBOL_H
#define FIRN_ABI_SYMBOL_H

#include <stddef.h>
#include <stdint.h>

#define SYMBOL_NAME_MAX 60

/* Appends prefix and the escaped bytes s[0..n) to out (capacity cap, always NUL-terminated).
   Returns the length needed, as snprintf does. */
static inline size_t symbol_escape(char *out, size_t cap, const char *prefix, const char *s, size_t n) {
  static const char hex[] = "0123456789ABCDEF";
  size_t k = 0;
#define SYMBOL_PUT(c) do { if (k + 1 < cap) out[k] = (char)(c); k++; } while (0)
  for (; *prefix; prefix++) SYMBOL_PUT(*prefix);
  for (size_t i = 0; i < n; i++) {
    unsigned char c = (unsigned char)s[i];
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_') {
      SYMBOL_PUT(c);
    } else {
      SYMBOL_PUT('$');
      SYMBOL_PUT(hex[c >> 4]);
      SYMBOL_PUT(hex[c & 15]);
    }
  }
#undef SYMBOL_PUT
  if (cap) out[k < cap ? k : cap - 1] = 0;
  return k;
}

#endif
