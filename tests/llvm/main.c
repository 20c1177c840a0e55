/* SPDX-License-Identifier: MIT */
/* Calls literals.ll's functions on the emulated core; exit status 0 when each literal was the right one. */
int g = 1000;
int first(int), second(int), deep(int, int), jumps(int);
int h(int x) { return x * 2; }

int main(void) {
  int wrong = 0;
  wrong |= first(0) != (int)((1000u + 74565u) * 2u * 100003u);
  wrong |= second(1) != 987655;
  wrong |= deep(3, 4) != 14;
  wrong |= jumps(0) != 2 || jumps(1) != 154 || jumps(2) != 1000 || jumps(3) != 6 || jumps(9) != 0;
  return wrong;
}
