# SPDX-License-Identifier: MIT
# modules: argparse
# Command lines: every action, kinds of counts, groups, subcommands, defaults, help, errors.
import argparse
import sys


class Parser(argparse.ArgumentParser):
    """Errors and help are printed to stdout; nothing exits."""

    def error(self, message):
        raise ValueError(message)


def show(parser, line):
    try:
        print(line, "->", parser.parse_args(line.split()))
    except (ValueError, SystemExit) as e:
        print(line, "->", type(e).__name__, e)


p = Parser(prog="tool", description="Does things to files, in a way that takes more than one line to tell about it.", epilog="That is all.")
p.add_argument("files", nargs="*", help="what to read")
p.add_argument("-v", "--verbose", action="count", default=0, help="say more (default: %(default)s)")
p.add_argument("-o", "--output", metavar="FILE", required=False)
p.add_argument("-n", type=int, choices=range(1, 5), default=1)
p.add_argument("--ratio", type=float, dest="share")
p.add_argument("--no-cache", action="store_false", dest="cache")
p.add_argument("--level", action="store_const", const=9)
p.add_argument("-D", action="append", default=[])
p.add_argument("--pair", nargs=2, metavar=("A", "B"))
p.add_argument("--maybe", nargs="?", const="const", default="default")
p.add_argument("--colour", action=argparse.BooleanOptionalAction, default=True)
p.add_argument("--version", action="version", version="%(prog)s 1.2")
for line in ("", "a b -vv -o out -n 3", "--ratio=0.5 --no-cache --level", "-Da=1 -D b x", "--pair 1 2 --maybe", "--maybe m --no-colour",
             "-n 9", "-n x", "--unknown", "--pair 1", "--ver", "--co", "-vo f -- -x", "--output"):
    show(p, line)
print(p.format_usage())
print(p.format_help())
print(p.parse_known_args(["a", "--what", "-v"]), p.get_default("n"))
g = Parser(prog="group", add_help=False)
either = g.add_mutually_exclusive_group(required=True)
either.add_argument("--on", action="store_true")
either.add_argument("--off", action="store_true")
named = g.add_argument_group("named", "some of them")
named.add_argument("--x", help=argparse.SUPPRESS)
named.add_argument("--y", type=lambda s: s.upper(), help="y's help")
for line in ("", "--on", "--on --off", "--off --y abc"):
    show(g, line)
print(g.format_help())
s = Parser(prog="sub", formatter_class=argparse.ArgumentDefaultsHelpFormatter)
commands = s.add_subparsers(dest="command", title="commands", help="what to do")
add = commands.add_parser("add", help="adds", aliases=["plus"])
add.add_argument("numbers", type=int, nargs="+")
add.set_defaults(func=sum)
remove = commands.add_parser("remove")
remove.add_argument("--force", "-f", action="store_true")
args = s.parse_args(["add", "1", "2", "3"])
print(args.command, args.func(args.numbers), s.parse_args(["remove", "-f"]), s.parse_args([]))
show(s, "nothing")
show(s, "add x")
print(s.format_help())
print(add.format_usage())
name = argparse.Namespace(a=1, b="x")
print(name, name == argparse.Namespace(b="x", a=1), "a" in name, vars(p.parse_args(["q"], name))["a"])


class Twice(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values * 2)


t = Parser(prog="t", prefix_chars="-+", allow_abbrev=False, argument_default=argparse.SUPPRESS, formatter_class=argparse.RawDescriptionHelpFormatter, description="raw\n  text")
t.add_argument("+t", action=Twice)
t.add_argument("--long", action="extend", nargs="*")
for line in ("+t ab", "--long 1 2 --long 3", "--lon 1"):
    show(t, line)
print(t.format_help())
