# SPDX-License-Identifier: MIT
# t-strings (PEP 750).
from string.templatelib import Interpolation, Template, convert

name, width = 'World', 10
t = t'Hello {name}!'
print(type(t).__name__, isinstance(t, Template), t.strings, t.values, t)
i = t.interpolations[0]
print(i.value, i.expression, i.conversion, repr(i.format_spec), i)
t = t'{name!r:>{width}} and {1 + 1 = :x}{name}'
print(t)
print([x if isinstance(x, str) else x.value for x in t])
print(t'', t''.strings, t'plain', list(t'plain'), t''.values)
print(t'a' t'b{1}' t'{2}c', t'x{1}' + t'{2}y')


def html(template):
    out = []
    for part in template:
        if isinstance(part, str):
            out.append(part)
        else:
            text = format(part.value, part.format_spec)
            out.append(text.replace('<', '&lt;'))
    return ''.join(out)


print(html(t'<b>{"<script>"}</b> {3.14159:.2f}'))
print(Template('a', 'b', Interpolation(1, 'x'), Interpolation(2), 'c'), Template())
print(Interpolation(5, 'e', 'r', '.2f'), Interpolation(value=1, expression='z'))
for f in (lambda: t'a' + 'b', lambda: Template(1), lambda: Interpolation(), lambda: Interpolation(1, 'x', 'q'), lambda: 'b' + t'a'):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def order():
    seen = []

    def note(x):
        seen.append(x)
        return x

    t'{note(1)} {note(2):{note(3)}} {note(4)}'
    return seen


print(order())
print([convert('x', c) for c in (None, 's', 'r', 'a')])
# expect: Template True ('Hello ', '!') ('World',) Template(strings=('Hello ', '!'), interpolations=(Interpolation('World', 'name', None, ''),))
# expect: World name None '' Interpolation('World', 'name', None, '')
# expect: Template(strings=('', ' and 1 + 1 = ', '', ''), interpolations=(Interpolation('World', 'name', 'r', '>10'), Interpolation(2, '1 + 1', None, 'x'), Interpolation('World', 'name', None, '')))
# expect: ['World', ' and 1 + 1 = ', 2, 'World']
# expect: Template(strings=('',), interpolations=()) ('',) Template(strings=('plain',), interpolations=()) ['plain'] ()
# expect: Template(strings=('ab', '', 'c'), interpolations=(Interpolation(1, '1', None, ''), Interpolation(2, '2', None, ''))) Template(strings=('x', '', 'y'), interpolations=(Interpolation(1, '1', None, ''), Interpolation(2, '2', None, '')))
# expect: <b>&lt;script></b> 3.14
# expect: Template(strings=('ab', '', 'c'), interpolations=(Interpolation(1, 'x', None, ''), Interpolation(2, '', None, ''))) Template(strings=('',), interpolations=())
# expect: Interpolation(5, 'e', 'r', '.2f') Interpolation(1, 'z', None, '')
# expect: TypeError can only concatenate string.templatelib.Template (not "str") to string.templatelib.Template
# expect: TypeError Template.__new__ *args need to be of type 'str' or 'Interpolation', got int
# expect: TypeError Interpolation() missing required argument 'value' (pos 1)
# expect: ValueError Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'
# expect: TypeError can only concatenate str (not "Template") to str
# expect: [1, 2, 3, 4]
# expect: ['x', 'x', "'x'", "'x'"]
