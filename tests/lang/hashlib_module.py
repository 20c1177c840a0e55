# SPDX-License-Identifier: MIT
# hashlib: digests of all lengths around a block, copies, what is refused.
import hashlib


def attempt(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


text = bytes((i * 7 + i // 256) & 255 for i in range(300))
for make in (hashlib.md5, hashlib.sha1, hashlib.sha224, hashlib.sha256):
    h = make()
    print(h.name, h.digest_size, h.block_size, h.hexdigest())
    for n in (1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 128, 300):
        print(n, make(text[:n]).hexdigest())
    for part in (b"", b"ab", bytearray(b"cdef"), memoryview(text)):
        h.update(part)
    other = h.copy()
    other.update(b"more")
    print(h.digest(), other.hexdigest() == make(b"abcdef" + text + b"more").hexdigest(), h.hexdigest())
    for i in range(40):
        h.update(text[:i])
    print(h.hexdigest())

print(hashlib.new("sha256", b"x").hexdigest() == hashlib.sha256(b"x").hexdigest(), hashlib.new("md5").name)
attempt(hashlib.new, "nothing")
attempt(hashlib.sha256, "text")
attempt(hashlib.sha256, 5)
attempt(hashlib.sha1().update, "text")
attempt(hashlib.md5().update, None)
print(hashlib.sha256(b"", usedforsecurity=False).hexdigest()[:8], hashlib.sha1(string=b"a").hexdigest()[:8])
