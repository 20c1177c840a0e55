/* SPDX-License-Identifier: MIT */
/* Calls va_arg.ll's function on the emulated core; exit status 0 when it added up what it was given. */
int sum(int n, ...);

int main(void) { return sum(9, 1, 2, 3, 4, 5, 6, 7, 8, 9) != 14757; }
