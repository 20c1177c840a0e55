# SPDX-License-Identifier: MIT
# Format specifications that are wrong, and fill characters of any width.
for value in (5, 1.5, "text", True, 1 + 2j, 10 ** 20):
    for spec in (",_", "_,", ",x", "_x", "_b", ",s", "\u00e9", "\U0001f600", "\x01", "5\u20ac", "z", ".", ".x", "+s", " s", "=5", "#", "=+5", "c", "\u20ac^9", "*^+12", "\u20ac>8", "0=8",
                 "<<8", ",.2f", "_.3e", "%", "n", "5.2s", ".0", "999999999999999999999", ".99999999999999999999", "x", "#o", "08b", "+,d", "d", "G", "i"):
        if spec == "c" and value == 10 ** 20:
            continue
        try:
            print(repr(spec), ascii(format(value, spec)))
        except (ValueError, OverflowError) as error:
            print(repr(spec), type(error).__name__, ascii(str(error)))
