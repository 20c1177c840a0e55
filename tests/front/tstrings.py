# SPDX-License-Identifier: MIT
# PEP 750.
t'', t'x', t'{a}', t'a{b!r:>{w}}c', t'{ a }', t'{a=}', rt'\{a}', Tr'\{a}'
t'{a}' t'{b}', t"{f'{x}'}", f"{t'{x}'}"
t'{a + b !s}', t'{a = }'
