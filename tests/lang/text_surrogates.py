# SPDX-License-Identifier: MIT
# Lone surrogates in constants, names too.


class Names:
    pass


def texts():
    return ['\ud800', 'a\udfffb', '\ud83d\ude00' + 'x', {'\udc80': 1}]


for text in texts():
    print(ascii(text), len(text))
setattr(Names, 'a\ud800', 5)
print(getattr(Names, 'a\ud800'), hasattr(Names, 'a\ud801'))
print('\ud800' in 'x\ud800y', '\ud800' < '\ud801', ascii('\ud800' * 2))
