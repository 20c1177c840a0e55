# SPDX-License-Identifier: MIT
# Streams over objects of our own whose ioctl answers poll requests; CPython has streams over transports only.
import asyncio
import io


class Pipe(io.IOBase):
    """Octets that arrive in pieces, and a limited room for octets to send."""

    def __init__(self):
        self.incoming, self.sent, self.room = [], b"", 4
        self.ended = self.closed_ = False

    def feed(self, data):
        self.incoming.append(data)

    def ioctl(self, request, arg):
        if request == 3:
            return (arg & 1 if self.incoming or self.ended else 0) | (arg & 4 if self.room else 0)
        return 0

    def read(self, n=-1):
        if not self.incoming:
            return b"" if self.ended else None
        data = self.incoming.pop(0)
        if len(data) > n:
            self.incoming.insert(0, data[n:])
        return data[:n]

    def readinto(self, buf):
        data = self.read(len(buf))
        if data is None:
            return None
        buf[:len(data)] = data
        return len(data)

    def write(self, buf):
        n = min(self.room, len(buf))
        self.sent += bytes(buf[:n])
        self.room -= n
        return n

    def close(self):
        self.closed_ = True


async def feed(pipe, *parts):
    for part in parts:
        await asyncio.sleep_ms(1)
        pipe.feed(part)
    await asyncio.sleep_ms(1)
    pipe.ended = True


async def reading():
    pipe = Pipe()
    reader = asyncio.StreamReader(pipe, {"peer": "me"})
    task = asyncio.create_task(feed(pipe, b"first li", b"ne\nsecond\nthi", b"rd;rest of", b" it"))
    print(await reader.readline(), await reader.readexactly(3), await reader.readline())
    print(await reader.readuntil(b";"), await reader.read(2), reader.at_eof(), await reader.read(), reader.at_eof())
    print(await reader.readline(), reader.get_extra_info("peer"), reader.get_extra_info("none", 0))
    await task
    try:
        await reader.readexactly(5)
    except asyncio.IncompleteReadError as e:
        print(e, e.partial, e.expected, isinstance(e, EOFError))


async def more():
    pipe = Pipe()
    task = asyncio.create_task(feed(pipe, b"ab\ncd", b"ef\ng"))
    print([line async for line in asyncio.StreamReader(pipe)])
    pipe = Pipe()
    buf = bytearray(4)
    other = asyncio.create_task(feed(pipe, b"xyz123"))
    print(await asyncio.StreamReader(pipe).readinto(buf), buf)
    try:
        await asyncio.wait_for(asyncio.StreamReader(Pipe()).read(1), 0.01)
    except asyncio.TimeoutError:
        print("TimeoutError")
    await asyncio.gather(task, other)


async def writing():
    pipe = Pipe()

    async def make_room():
        while pipe.room < 100:
            await asyncio.sleep_ms(1)
            pipe.room += 3 if len(pipe.sent) < 10 else 100

    async with asyncio.StreamWriter(pipe) as writer:
        writer.write(b"hello")
        print(pipe.sent, writer.out_buf)
        writer.writelines([b" ", b"world"])
        task = asyncio.create_task(make_room())
        await writer.drain()
        print(pipe.sent, writer.out_buf, writer.is_closing())
        await writer.awrite(b"!")
    print(pipe.sent, pipe.closed_, writer.is_closing())
    await task
    plain = asyncio.StreamWriter(io.BytesIO())
    plain.write(b"buffered")
    await plain.drain()
    print(plain.s.getvalue(), await asyncio.StreamReader(io.BytesIO(b"a\nb")).readline())


for main in (reading, more, writing):
    asyncio.run(main())
# expect: b'first line\n' b'sec' b'ond\n'
# expect: b'third;' b're' False b'st of it' True
# expect: b'' me 0
# expect: 0 bytes read on a total of 5 expected bytes b'' 5 True
# expect: [b'ab\n', b'cdef\n', b'g']
# expect: 4 bytearray(b'xyz1')
# expect: TimeoutError
# expect: b'hell' b'o'
# expect: b'hello world' b'' False
# expect: b'hello world!' True True
# expect: b'buffered' b'a\n'
