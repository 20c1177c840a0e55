# SPDX-License-Identifier: MIT
# Square roots and absolute values of complex numbers, rounded correctly; exact in floats of any width.
import math

print([i for i in range(0, 4096, 7) if math.sqrt(i * i) != i])
print([i for i in range(2, 3000, 11) if not math.sqrt(i * i - 1) < i < math.sqrt(i * i + 1)])
print([k for k in range(-140, 120) if math.sqrt(math.ldexp(9, 2 * (k // 4))) != math.ldexp(3, k // 4)])
print([k for k in range(-145, 120) if abs(complex(math.ldexp(3, k), math.ldexp(4, k))) != math.ldexp(5, k)])
print([k for k in range(-120, 100) if abs(complex(math.ldexp(-7, k), math.ldexp(24, k))) != math.ldexp(25, k)])
print([k for k in range(27, 60) if abs(complex(1, math.ldexp(1, -k))) != 1])
print(abs(complex(4096, 1)) == math.sqrt(4096 * 4096 + 1), abs(complex(0, -3)), abs(complex(-2.5, 0)), abs(0j))
print(abs(complex(20, 21)), abs(complex(1e-3, 0)) == 1e-3, abs(complex(8, 15)), abs(complex(-12, 35)))
print(abs(complex(float("inf"), float("nan"))), abs(complex(float("nan"), 1)))
