/* SPDX-License-Identifier: MIT */
/* print() and input() of images that store sys.stdout or sys.stdin (STORED in builtin.def): in others they do not ask. */
#include "runtime/core/error.h"
#include "runtime/core/object.h"
#include "runtime/core/service.h"
#include "runtime/core/str.h"
#include "runtime/lib/stream.h"

#include <string.h>

value builtin_print(size_t nargs, size_t nkw, const value *args);
value builtin_input(size_t nargs, const value *args);
value sys_stdin_now(void);
value sys_stdout_now(void);

/* As with file=sys.stdout; file=None means the same. None there prints nothing. */
value print_to_stored(size_t nargs, size_t nkw, const value *args) {
  value file = sys_stdout_now(), all[nargs + 2 * nkw + 2];
  size_t n = 0;
  if (file == (value)&sys_stdout) return builtin_print(nargs, nkw, args);
  if (nargs) memcpy(all, args, nargs * sizeof(value));
  for (const value *pair = args + nargs; pair < args + nargs + 2 * nkw; pair += 2) {
    if (pair[0] == N(file) && pair[1] != V_NONE) return builtin_print(nargs, nkw, args);
    if (pair[0] == N(file)) continue;
    all[nargs + 2 * n] = pair[0];
    all[nargs + 2 * n++ + 1] = pair[1];
  }
  all[nargs + 2 * n] = N(file);
  all[nargs + 2 * n++ + 1] = file;
  return file == V_NONE ? V_NONE : builtin_print(nargs, n, all);
}

value input_from_stored(size_t nargs, const value *args) {
  value file = sys_stdin_now(), end[2] = {N(end), str_empty()};
  if (file == (value)&sys_stdin && sys_stdout_now() == (value)&sys_stdout) return builtin_input(nargs, args);
  value printed[3] = {nargs ? args[0] : 0, end[0], end[1]};
  if (nargs && !print_to_stored(1, 1, printed)) return V_ERROR;
  if (file == (value)&sys_stdin) return builtin_input(0, 0);
  value line = call_method(file, N(readline), 0, 0);
  if (!line || !value_is_str(line)) return line ? err_raise(E(readline_type), line, 0, 0) : V_ERROR;
  const struct str_obj *s = str_of(line);
  if (str_is_empty(s)) return err_raise(E(input_end), 0, 0, 0);
  return str_data(s)[str_size(s) - 1] == '\n' ? str_new(str_text(s), str_size(s) - 1) : line;
}
