# SPDX-License-Identifier: MIT
# alone
"""Dicts of functions, and of methods, which are their functions'."""


def plain(x):
    return x


def marked(x):
    return [x]


marked.notes = {"n": [1]}
marked.rate = 2


class Job:
    def run(self):
        return self.run.retries

    run.retries = 3

    @staticmethod
    def stop(x):
        return x


JOB = Job()


def main():
    plain.__dict__["cost"] = 1.5
    vars(plain)["more"] = {plain}
    print(plain.cost, len(plain.more), plain.__dict__["cost"])
    marked.__dict__["notes"]["n"].append("late")
    marked.__dict__.update(rate=b"fast", extra=(1,))
    print(marked.notes, marked.rate, marked.extra)
    method = JOB.run
    vars(method)["retries"] += 0.5
    method.__dict__["why"] = ["x"]
    print(JOB.run(), Job.run.why)
    Job.stop.__dict__["at"] = {"t": 1}
    Job.__dict__["stop"].__func__.at["u"] = 2
    print(Job.stop.at)
    try:
        raise ValueError(1)
    except ValueError as error:
        error.place = [2]
        print(error.place)


main()
