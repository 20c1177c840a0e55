# SPDX-License-Identifier: MIT
# Letters whose case depends on their place, text that grows, case by case.
for text in ("\u03a3", "\u0391\u03a3", "\u0391\u03a3\u0391", "\u0391\u03a3 \u03a3", "\u0391\u0301\u03a3\u0301", "\u0391\u03a3'", "\u0391'\u03a3", "\u0391\u03a3\u0301\u0392",
             " \u03a3", "1\u03a3", "a\u03a3.b", "\u03a3\u03a3", "\u00df", "\ufb01x", "\u01c6\u01c5", "\u0130", "\u0149", "\u1f80"):
    print([ascii(t) for t in (text, text.lower(), text.upper(), text.title(), text.capitalize(), text.swapcase(), text.casefold())])
    print(text.islower(), text.isupper(), text.istitle())
