# SPDX-License-Identifier: MIT
# modules: difflib
# boards
# Differences of texts in every form that difflib has.
import difflib


class Plain(difflib.HtmlDiff):
    pass


a = "one two three four five six".split()
b = "zero one tree four four five seven six".split()
s = difflib.SequenceMatcher(None, a, b)
print(s.ratio(), s.quick_ratio(), s.real_quick_ratio(), s.find_longest_match(0, len(a), 0, len(b)))
for block in s.get_matching_blocks():
    print(block, block.size)
for op in s.get_opcodes():
    print(op)
print([list(group) for group in s.get_grouped_opcodes(1)])
print(difflib.SequenceMatcher(lambda c: c == " ", " abcd", "abcd abcd").find_longest_match(), difflib.SequenceMatcher(None, "private Thread currentThread;", "private volatile Thread currentThread;").ratio())
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]), difflib.get_close_matches("wheel", ["while", "weal", "heel"], 2, 0.5))
print("\n".join(difflib.unified_diff(a, b, "old", "new", "then", "now", lineterm="", n=1)))
print("\n".join(difflib.context_diff(a, b, "old", "new", lineterm="")))
left = "  1. Beautiful is better than ugly.\n  3. Simple is better than complex.\n  4. Complex is better than complicated.\n".splitlines(True)
right = "  1. Beautiful is better than ugly.\n  3.   Simple is better than complex.\n  4. Complicated is better than complex.\n  5. Flat.\n".splitlines(True)
delta = list(difflib.ndiff(left, right))
print("".join(delta), end="")
print("".join(difflib.restore(delta, 1)) == "".join(left), "".join(difflib.restore(delta, 2)) == "".join(right))
print("".join(difflib.Differ().compare(["a\n", "b\n"], ["b\n", "c\n"])), difflib.IS_LINE_JUNK(" # \n"), difflib.IS_CHARACTER_JUNK("\t"))
table = Plain(wrapcolumn=30).make_table(left, right, "from", "to", context=True, numlines=1)
print(len(table), table.count("<tr>"), table[:200])
many = ["x%d" % (i * i % 97) for i in range(250)]
print(difflib.SequenceMatcher(None, many, many[40:] + ["y"]).ratio(), list(difflib.diff_bytes(difflib.unified_diff, [b"a\xff\n"], [b"b\n"], b"f", b"t")))
