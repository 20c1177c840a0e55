# SPDX-License-Identifier: MIT
"""Calls named in JSON messages, a line each: what a device behind a serial line or a broker does."""
import json


class Pump:
    speeds = (0, 20, 45, 80)

    def __init__(self):
        self.level = 0
        self.runs = []

    def start(self, level):
        if not 0 < level < len(self.speeds):
            raise ValueError("level %d" % level)
        self.level = level
        self.runs.append(self.speeds[level])
        return self.speeds[level]

    def stop(self):
        self.level = 0

    def status(self):
        return {"level": self.level, "runs": self.runs, "speed": self.speeds[self.level]}


def answer(pump, line):
    try:
        message = json.loads(line)
        method = getattr(pump, message["method"], None)
        if method is None:
            return {"error": "no such method"}
        return {"id": message.get("id"), "result": method(*message.get("params", []))}
    except (ValueError, KeyError, TypeError) as e:
        return {"error": str(e)}


def main():
    pump = Pump()
    while True:
        try:
            line = input()
        except EOFError:
            break
        print(json.dumps(answer(pump, line)))


main()
