# SPDX-License-Identifier: MIT
# Pictures in memory.
# expect: 5 6
# expect: ....... ####### #.....# ###...# #.....#
# expect: ....... .#...#. ..#.#.. ...#... .......
# expect: ..###.. .#...#. .#...#. .#...#. ..###..
# expect: ..###.. .#####. .#####. .#####. ..###..
# expect: ...##.. ....... ....... ....... .......
# expect: .....## ...##.. .##.... #...... .......
# expect: ...#... ..###.. .#####. ####### .......
# expect: ...#... ..#.#.. .#...#. ####### .......
# expect: ...##.. ...##.. ...##.. ....... .......
# expect: .##.... .##.... .##.... ....... .......
# expect: #...# #...# #...# ##### #...# #...# #...#
# expect: ##### ##### ##### ##... ##### ##... #.###
# expect: 0 b'\x01\x00' b'\x80' b'\x01' b'\x01' b'\x10' b'\x07' b'4\x12'
# expect: 1 1 1 1 1 7 4660
# expect: None None
# expect: 9 7 b'\x07' 3
# expect: ValueError ValueError ValueError ValueError TypeError TypeError
# expect: b'\x05\x05\x05\x05'
import framebuf
from array import array

W, H = 7, 5
buf = bytearray(W * H)
fb = framebuf.FrameBuffer(buf, W, H, framebuf.GS8)


def show(w=W, h=H):
    rows = [" ".join("".join("#" if buf[y * W + x] else "." for x in range(w)) for y in range(h))]
    print(*rows)
    fb.fill(0)


fb.pixel(1, 2, 5)
print(fb.pixel(1, 2), fb.pixel(1, 2) + 1)
fb.fill(0)
fb.hline(-3, 1, 90, 1)
fb.rect(0, 1, 7, 9, 1)
fb.fill_rect(-5, 3, 8, 1, 1)
fb.vline(2, -4, 5, 0)
show()
fb.line(1, 1, 3, 3, 1)
fb.line(5, 1, 3, 3, 1)
show()
fb.ellipse(3, 2, 2, 2, 1)
show()
fb.ellipse(3, 2, 2, 2, 1, True)
show()
fb.ellipse(3, 2, 2, 2, 1, False, 1)
fb.fill_rect(5, 0, 2, 5, 0)
show()
fb.line(0, 3, 6, 0, 1)
show()
fb.poly(0, 0, array("h", [3, 0, 6, 3, 0, 3]), 1, True)
show()
fb.poly(0, 0, bytes([3, 0, 6, 3, 0, 3]), 1)
show()
fb.fill_rect(2, 1, 2, 3, 1)
fb.scroll(1, -1)
fb.fill_rect(0, 0, 3, 5, 0)
fb.fill_rect(0, 3, 7, 2, 0)
show()
tile = framebuf.FrameBuffer(bytearray([1, 1, 1, 1, 1, 1]), 2, 3, framebuf.GS8)
fb.blit(tile, 1, 0)
show()

buf = bytearray(8 * 8)
W = 8
fb = framebuf.FrameBuffer(buf, 8, 8, framebuf.GS8)
fb.text("H", 0, 0)
show(5, 7)
fb.text("\x01", 0, 0, 3)
fb.text("a", 1, 1, 0)
show(5, 7)

packed, back = [], []
for f in (framebuf.MONO_VLSB, framebuf.MONO_HLSB, framebuf.MONO_HMSB, framebuf.GS2_HMSB, framebuf.GS4_HMSB, framebuf.GS8,
          framebuf.RGB565):
    some = bytearray(2 if f in (framebuf.MONO_VLSB, framebuf.RGB565) else 1)
    one = framebuf.FrameBuffer(some, 2 if f == framebuf.MONO_VLSB else 1, 1, f)
    one.pixel(0, 0, 1 if f not in (framebuf.GS8, framebuf.RGB565) else 7 if f == framebuf.GS8 else 0x1234)
    packed.append(bytes(one))
    back.append(one.pixel(0, 0))
print(framebuf.MVLSB, *packed)
print(*back)
print(fb.pixel(-1, 0), fb.pixel(0, 8, 1))


class Screen(framebuf.FrameBuffer):
    def __init__(self, w, h):
        self.w = w
        super().__init__(bytearray(w * h), w, h, framebuf.GS8)

    def dot(self):
        self.pixel(0, 0, 7)


s = Screen(1, 1)
s.dot()
palette = framebuf.FrameBuffer(bytearray(range(2, 10)), 8, 1, framebuf.GS8)
t = framebuf.FrameBuffer(bytearray(1), 1, 1, framebuf.GS8)
t.blit(s, 0, 0, -1, palette)
print(t.pixel(0, 0), s.pixel(0, 0), bytes(s), end=" ")
t.blit((b"\x03", 1, 1, framebuf.GS8), 0, 0)
print(t.pixel(0, 0))


def none():
    framebuf.FrameBuffer(bytearray(1), 0, 1, 0)


def few():
    framebuf.FrameBuffer(bytearray(7), 8, 1, framebuf.GS8)


def kind():
    framebuf.FrameBuffer(bytearray(7), 1, 1, 7)


def tuples():
    t.blit((b"", 1, 1, framebuf.GS8), 0, 0)


def other():
    framebuf.FrameBuffer.fill(3, 1)


def text():
    t.text(1, 0, 0)


caught = []
for f in none, few, kind, tuples, other, text:
    try:
        f()
    except (ValueError, TypeError) as e:
        caught.append(type(e).__name__)
print(*caught)
old = framebuf.FrameBuffer1(bytearray(4), 4, 1)
old.fill(1)
kept = bytearray(4)
framebuf.FrameBuffer(kept, 2, 2, framebuf.GS8).fill(5)
print(bytes(kept))
