# SPDX-License-Identifier: MIT
"""Text broken into lines."""

_SPACE = "\t\n\x0b\x0c\r "


def _is_word(c):
    return c.isalnum() or c == "_"


def _is_letter(c):
    return c.isalpha() or c == "_"


class TextWrapper:
    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _chunks(self, text):
        """What is not broken: words with their punctuation, pieces of hyphenated ones, dashes, runs of spaces."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = "".join([" " if c in _SPACE else c for c in text])
        chunks, start, n = [], 0, len(text)
        while start < n:
            at = start
            if text[at] in _SPACE:
                while at < n and text[at] in _SPACE:
                    at += 1
            elif self.break_on_hyphens:
                at = _word_end(text, start)
            else:
                while at < n and text[at] not in _SPACE:
                    at += 1
            chunks.append(text[start:at])
            start = at
        if self.fix_sentence_endings:
            for i in range(len(chunks) - 1):
                word = chunks[i].rstrip("\"'")
                if chunks[i + 1] == " " and len(word) > 1 and word[-1] in ".!?" and word[-2].islower():
                    chunks[i + 1] = "  "
        return chunks

    def wrap(self, text):
        if self.width <= 0:
            raise ValueError("invalid width %r (must be > 0)" % self.width)
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        chunks = self._chunks(text)
        chunks.reverse()
        lines = []
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            line, length = self._take_line(chunks, self.width - len(indent), bool(lines))
            if not line:
                continue
            is_last = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
            if self.max_lines is None or len(lines) + 1 < self.max_lines or is_last and length <= self.width - len(indent):
                lines.append(indent + "".join(line))
                continue
            self._end_early(lines, line, length, indent)
            break
        return lines

    def _take_line(self, chunks, width, is_later):
        if self.drop_whitespace and is_later and not chunks[-1].strip():
            chunks.pop()
        line, length = [], 0
        while chunks and length + len(chunks[-1]) <= width:
            length += len(chunks[-1])
            line.append(chunks.pop())
        if chunks and len(chunks[-1]) > width:
            self._take_long_word(chunks, line, length, width)
            length = sum([len(chunk) for chunk in line])
        if self.drop_whitespace and line and not line[-1].strip():
            length -= len(line.pop())
        return line, length

    def _take_long_word(self, chunks, line, length, width):
        room = max(width, 1) - length if width > 0 else 1
        if self.break_long_words:
            word = chunks[-1]
            end = room
            if self.break_on_hyphens and len(word) > room:
                hyphen = word.rfind("-", 0, room)
                if hyphen > 0 and word[:hyphen].strip("-"):
                    end = hyphen + 1
            line.append(word[:end])
            chunks[-1] = word[end:]
        elif not line:
            line.append(chunks.pop())

    def _end_early(self, lines, line, length, indent):
        """The last line that there is room for, with the placeholder."""
        width = self.width - len(indent)
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                lines.append(indent + "".join(line) + self.placeholder)
                return
            length -= len(line.pop())
        if lines:
            before = lines[-1].rstrip()
            if len(before) + len(self.placeholder) <= self.width:
                lines[-1] = before + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def fill(self, text):
        return "\n".join(self.wrap(text))


def _dash_at(text, at):
    """The end of an em-dash ("--" and more between words) that begins here, or 0."""
    end = at
    while end < len(text) and text[end] == "-":
        end += 1
    if end - at < 2 or at == 0 or end == len(text):
        return 0
    before = text[at - 1]
    return end if (_is_word(before) or before in "!\"'&.,?") and _is_word(text[end]) else 0


def _word_end(text, start):
    """Where the chunk that begins here may be broken off first."""
    dash = _dash_at(text, start)
    if dash:
        return dash
    at, n = start + 1, len(text)
    while at < n and text[at] not in _SPACE:
        if _dash_at(text, at):
            return at
        # After the hyphen of a compound word: two letters before it (or "a-b-"), two after it (or "c-d").
        if text[at - 1] == "-" and at - start >= 3 and _is_letter(text[at - 2]) and _is_letter(text[at]):
            before = _is_letter(text[at - 3]) or text[at - 3] == "-" and at - start >= 4 and _is_letter(text[at - 4])
            after = text[at + 1:at + 3]
            if before and after and (_is_letter(after[0]) or after[0] == "-" and _is_letter(after[1:] or " ")):
                return at
        at += 1
    return at


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    lines = [line if line.strip(" \t") else "" for line in text.split("\n")]
    margin = None
    for line in lines:
        if not line:
            continue
        indent = line[:len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = indent
        while not indent.startswith(margin):
            margin = margin[:-1]
    return "\n".join([line[len(margin or ""):] for line in lines])


def indent(text, prefix, predicate=None):
    if predicate is None:
        predicate = str.strip
    return "".join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
