# SPDX-License-Identifier: MIT
# int | str as a value: in isinstance, printed, compared.
class A: pass
class B(A): pass
Number = int | float
print(Number, A | None, None | A == A | None, int | int, Number | str, Number == float | int)
print(isinstance(1, Number), isinstance('x', Number), isinstance(None, A | None), isinstance(B(), str | A))
print(issubclass(B, A | int), issubclass(bool, str | int), issubclass(str, Number), type(Number))
print({int | str: 1}[str | int], hash(int | str) == hash(str | int), (int | str).__args__)
def f(x: int | None = None) -> str | None: return x
print(f(), f(3))
for g in (lambda: int | 5, lambda: 'a' | int, lambda: isinstance(1, (int | 'x')), lambda: int & str):
    try: print(g())
    except TypeError as e: print(e)
