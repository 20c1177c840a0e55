/* SPDX-License-Identifier: MIT */
/* Nearest names. A mistyped option, command or target is answered with what was probably meant:
   the names within a third of the word's length in edits (Damerau-Levenshtein, the "optimal string
   alignment" form), and those of which the word is a prefix or a part. */
#include "compiler/suggest.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST = 64, UNRELATED = 99, ANSWERS = 3 };

static int min3(int a, int b, int c) {
  int least = a < b ? a : b;
  return least < c ? least : c;
}

int suggest_distance(const char *a, const char *b) {
  int n = (int)strlen(a), m = (int)strlen(b);
  if (n > LONGEST || m > LONGEST) return UNRELATED;
  int rows[3][LONGEST + 1];
  int *before = rows[0], *above = rows[1], *row = rows[2];
  for (int j = 0; j <= m; j++) above[j] = j;
  for (int i = 1; i <= n; i++) {
    row[0] = i;
    for (int j = 1; j <= m; j++) {
      int replace = above[j - 1] + (a[i - 1] != b[j - 1]);
      row[j] = min3(above[j] + 1, row[j - 1] + 1, replace);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
          before[j - 2] + 1 < row[j])
        row[j] = before[j - 2] + 1;
    }
    int *oldest = before;
    before = above, above = row, row = oldest;
  }
  return above[m];
}

/* How far `name` is from `wanted`: a name that contains the word is as near as two edits. */
static int nearness(const char *wanted, const char *name) {
  int distance = suggest_distance(wanted, name);
  size_t length = strlen(wanted);
  if (length >= 2 && strstr(name, wanted) && distance > 2) return 2;
  int allowed = (int)length / 3 + 1;
  return distance <= allowed ? distance : UNRELATED;
}

int suggest_nearest(const char *wanted, const char *const *names, int count, char *out,
                    size_t size) {
  const char *best[ANSWERS];
  int score[ANSWERS], found = 0;
  for (int i = 0; i < count; i++) {
    if (!names[i]) continue;
    int s = nearness(wanted, names[i]), at = found;
    if (s == UNRELATED) continue;
    while (at > 0 && score[at - 1] > s) at--;
    if (at == ANSWERS) continue;
    if (found < ANSWERS) found++;
    for (int k = found - 1; k > at; k--) best[k] = best[k - 1], score[k] = score[k - 1];
    best[at] = names[i], score[at] = s;
  }
  size_t used = 0;
  if (size) out[0] = '\0';
  for (int i = 0; i < found && used < size; i++) {
    const char *join = i == 0 ? "" : i == found - 1 ? " or " : ", ";
    used += (size_t)snprintf(out + used, size - used, "%s%s", join, best[i]);
  }
  return found;
}
