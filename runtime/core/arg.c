/* SPDX-License-Identifier: MIT */
/* Binding of arguments for the C functions that take keywords. */
#include "runtime/core/arg.h"

#include "runtime/core/error.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"

static bool same_name(value a, value b) {
  return a == b || (value_is_str(a) && str_equal(str_of(a), str_of(b)));
}

bool arg_bind(value function, size_t nargs, size_t nkw, const value *args, size_t n_pos, size_t n, const value *names,
              value *out) {
  if (nargs > n_pos) {
    if (n_pos == 0) err_raise(E(no_positional), function, 0, 0);
    else err_raise(n_pos == 1 ? E(arg_most_1) : E(arg_most), function, V_INT(n_pos), V_INT(nargs));
    return false;
  }
  for (size_t i = 0; i < nargs; i++) out[i] = args[i];
  return !nkw || firn_service_arg_keywords(function, nargs, nkw, args + nargs, n, names, out);
}

bool arg_keywords(value function, size_t nargs, size_t nkw, const value *kw, size_t n, const value *names, value *out) {
  for (; nkw--; kw += 2) {
    size_t i = 0;
    while (i < n && !same_name(names[i], kw[0])) i++;
    if (i == n) {
      err_raise(E(arg_invalid_keyword), kw[0], function, 0);
      return false;
    }
    if (i < nargs) {
      err_raise(E(arg_twice), function, kw[0], V_INT(i + 1));
      return false;
    }
    out[i] = kw[1];
  }
  return true;
}

bool arg_no_keywords(value function, size_t nkw) {
  if (nkw) err_raise(E(no_keywords), function, 0, 0);
  return nkw == 0;
}

bool arg_count(value function, size_t nargs, size_t min, size_t max) {
  if (nargs >= min && nargs <= max) return true;
  size_t limit = nargs < min ? min : max;
  const struct err_msg *m = min == max ? (min == 1 ? E(arg_exactly_1) : E(arg_exactly))
                            : nargs < min ? (min == 1 ? E(arg_least_1) : E(arg_least))
                                          : (max == 1 ? E(arg_most_1) : E(arg_most));
  err_raise(m, function, V_INT(limit), V_INT(nargs));
  return false;
}
