# SPDX-License-Identifier: MIT
"""One line on a terminal, with the keys of MicroPython's prompt: left, right, home, end, up and down in the history,
backspace, delete, tab, Ctrl-A B E F K N P U W."""

_history = []
_HISTORY_MOST = 50
_CTRL_KEYS = (1, 2, 3, 4, 5)
# What the letter or number of an escape sequence means, as the control character that does the same.
_ESCAPES = {65: 16, 66: 14, 67: 6, 68: 2, 72: 1, 70: 5}
_NUMBERS = {49: 1, 55: 1, 52: 5, 56: 5, 51: 255}  # the last is no character: delete


def history_reset():
    _history.clear()


def _common(names):
    """What all begin with."""
    first, last = min(names), max(names)
    n = 0
    while n < len(first) and n < len(last) and first[n] == last[n]:
        n += 1
    return first[:n]


class Line:
    """`text` while it is edited. `byte` reads a byte, `write` writes a str, `complete` is None or gives the names for an
    end of text, and how much of them is there."""

    def __init__(self, byte, write, complete):
        self.byte = byte
        self.write = write
        self.complete = complete
        self.text = ""
        self.at = 0  # the cursor, in characters

    def edit(self, prompt, text):
        """0 at the end of the line, or a control character that was typed on an empty line or, Ctrl-C, anywhere."""
        self.prompt = prompt
        self.text = text
        self.at = len(text)
        self.level = len(_history)  # what up and down are at
        self.write(prompt + text)
        while True:
            c = self.byte()
            if c == 13 or c == 10:
                self.write("\n")
                self._remember()
                return 0
            if c == 3:
                self.write("\n")
                return c
            if c in _CTRL_KEYS and not self.text:
                if c == 5 or c == 4:
                    self.write("\n")
                return c
            if c == 27:
                c = self._escape()
            self._key(c)

    def _escape(self):
        """The rest of an escape sequence as a control character, or 0."""
        if self.byte() not in (91, 79):
            return 0
        c = self.byte()
        number = 0
        while 48 <= c <= 57 or c == 59:
            number = number or c
            c = self.byte()
        return _NUMBERS.get(number, 0) if c == 126 else _ESCAPES.get(c, 0)

    def _key(self, c):
        text, at = self.text, self.at
        if c == 1:
            self._move(0)
        elif c == 2:
            self._move(at - 1)
        elif c == 5:
            self._move(len(text))
        elif c == 6:
            self._move(at + 1)
        elif c == 4 or c == 255:
            self._replace(at, at + 1, "")
        elif c == 8 or c == 127:
            self._replace(self._back_to(), at, "")
        elif c == 9:
            self._tab()
        elif c == 11:
            self._replace(at, len(text), "")
        elif c == 21:
            self._replace(0, at, "")
        elif c == 23:
            start = at
            while start and text[start - 1] == " ":
                start -= 1
            while start and text[start - 1] != " ":
                start -= 1
            self._replace(start, at, "")
        elif c == 14:
            self._recall(self.level + 1)
        elif c == 16:
            self._recall(self.level - 1)
        elif c >= 192:
            self._replace(at, at, self._character(c))
        elif 32 <= c < 127:
            self._replace(at, at, chr(c))

    def _character(self, c):
        """A character of several bytes of UTF-8 that begins with c."""
        bytes_ = bytearray((c,))
        for _ in range(1 if c < 224 else 2 if c < 240 else 3):
            bytes_.append(self.byte())
        try:
            return str(bytes_, "utf-8")
        except ValueError:
            return "?"

    def _back_to(self):
        """Where a backspace deletes to: a level of indentation at once."""
        blanks = self.at > 0 and not self.text[:self.at].strip(" ")
        return (self.at - 1) // 4 * 4 if blanks else max(self.at - 1, 0)

    def _move(self, to):
        to = max(0, min(to, len(self.text)))
        if to < self.at:
            self.write("\x1b[%dD" % (self.at - to))
        elif to > self.at:
            self.write("\x1b[%dC" % (to - self.at))
        self.at = to

    def _replace(self, start, end, text):
        """text instead of [start, end); the cursor behind it."""
        rest = self.text[end:]
        gone = self.text[start:end]
        self._move(start)
        self.text = self.text[:start] + text + rest
        self.write(text + rest + ("\x1b[K" if gone else ""))
        self.at = len(self.text)
        self._move(start + len(text))

    def _recall(self, level):
        if 0 <= level <= len(_history):
            self.level = level
            self._replace(0, len(self.text), _history[level] if level < len(_history) else "")

    def _remember(self):
        if self.complete and self.text.strip() and (not _history or _history[-1] != self.text):
            _history.append(self.text)
            if len(_history) > _HISTORY_MOST:
                _history.pop(0)

    def _tab(self):
        before = self.text[:self.at]
        if not before.strip() or not self.complete:
            self._replace(self.at, self.at, "    ")
            return
        names, begun = self.complete(before)
        if not names:
            return
        more = _common(names)[begun:]
        if more or len(names) == 1:
            self._replace(self.at, self.at, more)
            return
        self.write("\n")
        width = max(map(len, names)) + 2
        row = ""
        for name in names:
            if len(row) + width > 79:
                self.write(row + "\n")
                row = ""
            row += name + " " * (width - len(name))
        self.write(row + "\n" + self.prompt + self.text)
        back, self.at = self.at, len(self.text)
        self._move(back)
