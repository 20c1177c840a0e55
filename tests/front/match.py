# SPDX-License-Identifier: MIT
# All patterns, and match as a plain name.
match x:
    case 1 | -1 | 1.5 | 1+2j | -1-2j | 'a' 'b' | b'c' | None | True | False: pass
    case a.b.c: pass
    case []: pass
    case [a, *_, b] | (a, *_, b): pass
    case a, b: pass
    case a, *rest: pass
    case *rest,: pass
    case (a) if a: pass
    case (a,): pass
    case {}: pass
    case {'k': v, -1: _, a.b: c, None: d, **rest}: pass
    case A(): pass
    case A.B(a, 1, k=b, m=C(d),): pass
    case (1 | 2) as n: pass
    case [1 as one, (2 | 3) as two] as both if both[0]: pass
    case str() | int(): pass
    case match: pass
match x, y:
    case _: pass
match (x):
    case _: pass
match -x:
    case _: pass
match *a, b:
    case _: pass
match x := 1:
    case _: pass
match [a, b]:
    case _ if a: pass
match lambda: 0:
    case case: pass
match = 1
match.x, match[0], match(x), match - 1
match[x]: int
match, case = 1, 2
match * x
match in x
