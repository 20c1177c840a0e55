# SPDX-License-Identifier: MIT
# f-strings: expressions, conversions, specs, nesting.
name, n, x, items = 'World', 42, 3.14159, [1, 2]
print(f'Hello {name}!', f'{n}', f'{n + 1}', f'{{literal}}', f'{name!r} {name!s} {"é"!a}')
print(f'{n:5d}|{n:<5}|{n:^5}|{n:>5}|{n:05}|{n:+}|{n:x}|{n:#x}|{n:b}|{n:,}')
print(f'{x:.2f}|{x:8.3f}|{x:<8.1f}|{x:e}|{x:g}|{x:%}')
print(f'{name:>10}|{name:<10}|{name:^11}|{name:*^11}|{name:.3}')
w, p = 10, 3
print(f'{x:{w}.{p}f}|{name:{"*"}>{w}}|{n:{w}}')
print(f'{items}', f'{items[0]}', f'{[i * 2 for i in items]}', f'{len(items)}', f"{'nested'}")
print(f'{n=}', f'{n = }', f'{x=:.1f}', f'{name=!s}', f'{n + 1=}')
print(f'{(lambda a: a * 2)(4)}', f'{n if n > 5 else 0}', f'{ {"a": 1}["a"] }')
print(f'a' 'b' f'{n}' "c")
print(f'''multi
{n}
line''')
print(rf'\n{n}', f'\t{n}\x41\u00e9')
class F:
    def __format__(self, spec): return f'<{spec}>'
    def __str__(self): return 'str'
    def __repr__(self): return 'repr'
f = F()
print(f'{f}', f'{f:abc}', f'{f!r}', f'{f!s:>6}')
class G:
    def __str__(self): return 'G!'
print(f'{G()}', f'{G()!s:>5}')
try:
    f'{G():5}'
except TypeError as e:
    print(e)
try:
    f'{n:q}'
except ValueError as e:
    print(e)
print(f'{True} {None} {1 + 2j if False else 0}', f'{True:d} {True:5}')
d = {'k': 'v'}
print(f"{d['k']} {d.get('z', 'none')!r}")
print(f'{1_000_000:_} {255:o} {-7:08.3f}' if True else '')
print(f'{"a":>{3}}{"b":<{3}}|')
