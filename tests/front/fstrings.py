# SPDX-License-Identifier: MIT
# PEP 701.
f'', f'x', f'{a}', f'{a}{b}', f'{{}}', f'{{{a}}}', f'a{b}c{d}e'
f'{a!r}', f'{a!s:>{w}}', f'{a:{b}.{c}}', f'{a:{b:{c}}}', f'{a:%Y}'
f'{a=}', f'{ a = }', f'{a = !s}', f'{a=:x}', f'{f(a, b)=!r:^{n}}'
f'{x['k']}', f"{x["k"]!a}", f'{f'{f'{1}'}'}', f'{"\n".join(a)}'
f'''{
    a  # a comment
    + b
}'''
f'{lambda_}', f'{(lambda x: x)}', f'{x:=5}', f'{(x := 5)}', f'{a != b}', f'{a if b else c}'
f'{*a, b}', f'{yield_}', f'{ {1: 2}[1] }', f'{[i for i in x]}'
rf'\{a}\n', fR"\d{a:\d}", F'\x41{a}\N{DIGIT ONE}{b}'
'a' f'{b}' 'c' "d" f'e' rf'\{f}'
f'{a}' u'b' '' f''
f'{a,}', f'{a:,}', f'{3.4:10}', f'{0x1F:#x}'
