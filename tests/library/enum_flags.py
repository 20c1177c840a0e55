# SPDX-License-Identifier: MIT
from enum import Flag, IntFlag, auto, CONFORM, EJECT, KEEP


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(Perm.R, repr(Perm.W), Perm.X.value, Perm.RW, repr(Perm.RW), repr(Perm))
both = Perm.R | Perm.X
print(both, repr(both), both.value, both.name, Perm.R in both, Perm.W in both, both & Perm.R, both ^ Perm.R, bool(both & Perm.W))
print(repr(Perm(0)), str(Perm(0)), Perm(0).name, Perm(5) is both, Perm(3) is Perm.RW, ~Perm.R, repr(~Perm.RW), repr(~both))
print(list(Perm), len(Perm), list(Perm.RW), len(both), list(Perm(0)), [p.name for p in ~Perm(0)])
print(Perm.R | Perm.W is Perm.RW, Perm["RW"], Perm.R == 1, {Perm.R: 1}[Perm.R], bool(Perm.R), bool(Perm(0)))
for wrong in (lambda: Perm(8), lambda: Perm.R | 1, lambda: 1 in Perm.R, lambda: Perm("x")):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)


class Bits(IntFlag):
    A = 1
    B = 2
    D = 8


print(Bits.A, repr(Bits.A), Bits.A | Bits.B, repr(Bits.A | Bits.B), Bits.A + 1, repr(Bits.A | 4), repr(Bits(16)), Bits.A | 2 == 3)
print(repr(~Bits.A), ~Bits.A == -2, int(~Bits.A), repr(Bits(11)), f"{Bits.B:03d}", isinstance(Bits.A, int), repr(2 | Bits.A))
print(list(Bits(9)), Bits.A in Bits(9), repr(Bits.A & 1), repr(Bits(0)), str(Bits(0)))


class Loose(Flag, boundary=CONFORM):
    A = 1
    B = 2


class Out(Flag, boundary=EJECT):
    A = 1


class Kept(Flag, boundary=KEEP):
    A = 1


print(repr(Loose(7)), repr(Out(6)), repr(Kept(5)), repr(Loose(4)))
