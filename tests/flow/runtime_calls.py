# SPDX-License-Identifier: MIT
class Sink:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append({"t": text})
        return len(text)


sink = Sink()
print("a", 1, **{"file": sink})
print(sink.parts[0]["t"].upper(), len(sink.parts))
