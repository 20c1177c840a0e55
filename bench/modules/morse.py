# SPDX-License-Identifier: MIT
"""Morse code, both ways."""

CODES = {
    "a": ".-", "b": "-...", "c": "-.-.", "d": "-..", "e": ".", "f": "..-.", "g": "--.",
    "h": "....", "i": "..", "j": ".---", "k": "-.-", "l": ".-..", "m": "--", "n": "-.",
    "o": "---", "p": ".--.", "q": "--.-", "r": ".-.", "s": "...", "t": "-", "u": "..-",
    "v": "...-", "w": ".--", "x": "-..-", "y": "-.--", "z": "--..",
    "0": "-----", "1": ".----", "2": "..---", "3": "...--", "4": "....-",
    "5": ".....", "6": "-....", "7": "--...", "8": "---..", "9": "----.",
}

UNITS = {".": 1, "-": 3}
BETWEEN_SIGNS, BETWEEN_LETTERS, BETWEEN_WORDS = 1, 3, 7


class MorseError(ValueError):
    pass


def encode(text):
    words = []
    for word in text.lower().split():
        try:
            words.append(" ".join([CODES[letter] for letter in word]))
        except KeyError:
            raise MorseError("no code in " + word)
    return " / ".join(words)


def decode(code):
    letters = {value: key for key, value in CODES.items()}
    out = []
    for word in code.split(" / "):
        out.append("".join([letters.get(sign, "?") for sign in word.split()]))
    return " ".join(out)


def length(code):
    """In units, the gaps included."""
    total = 0
    for word in code.split(" / "):
        for sign in word.split():
            total += sum([UNITS[c] for c in sign]) + (len(sign) - 1) * BETWEEN_SIGNS + BETWEEN_LETTERS
        total += BETWEEN_WORDS - BETWEEN_LETTERS
    return total - BETWEEN_WORDS


class Keyer:
    """Yields (on, units) for a lamp."""

    def __init__(self, wpm=12):
        self.unit_ms = 1200 // wpm

    def play(self, code):
        for sign in code:
            if sign in UNITS:
                yield True, UNITS[sign] * self.unit_ms
                yield False, BETWEEN_SIGNS * self.unit_ms
            else:
                yield False, BETWEEN_LETTERS * self.unit_ms

    def duration(self, code):
        return sum([time for _, time in self.play(code)])
