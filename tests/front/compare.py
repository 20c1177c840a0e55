# SPDX-License-Identifier: MIT
"""CPython's ast and symtable in the form of `firn check --dump-ast` and `--dump-scopes`."""
import ast
import difflib
import re
import struct
import symtable
import sys

# Before 3.12 CPython gave the expressions in f-strings wrong positions.
EXACT_SPANS = sys.version_info >= (3, 12)
HUGE = 10**4000


def difference(expected, got):
    lines = difflib.unified_diff(expected.splitlines(), got.splitlines(), "expected", "got",
                                 n=1, lineterm="")
    return "\n".join(list(lines)[:20])


# ---- trees ----


def text(data):
    return '"' + "".join(
        f"\\x{c:02x}" if c < 0x20 or c >= 0x7F or c in b'"\\' else chr(c) for c in data) + '"'


def bits(number):
    return struct.pack(">d", number).hex()


def value(node):
    v = node.value
    if v is ...:
        return "..."
    if v is None or isinstance(v, bool):
        return str(v)
    if isinstance(v, int):
        return str(v) if v < HUGE else "huge"
    if isinstance(v, float):
        return "float:" + bits(v)
    if isinstance(v, complex):
        return "complex:" + bits(v.imag)
    if isinstance(v, bytes):
        return "b" + text(v)
    prefix = "u" if getattr(node, "kind", None) == "u" else ""
    return prefix + text(v.encode("utf-8", "surrogatepass"))


def plain(node, field, content):
    """A field that holds no nodes, as the dump shows it; None when it does."""
    if isinstance(node, (ast.Constant, ast.MatchSingleton)) and field == "value":
        return value(node)
    if isinstance(content, (str, int)):
        return str(content)
    if isinstance(content, (ast.operator, ast.unaryop, ast.boolop, ast.expr_context)):
        return type(content).__name__
    if isinstance(content, list) and content and isinstance(content[0], (str, ast.cmpop)):
        return ",".join(x if isinstance(x, str) else type(x).__name__ for x in content)
    return None


def put(node, indent, out):
    if node is None:
        out.append(" " * indent + "None")
        return
    line = " " * indent + type(node).__name__
    if EXACT_SPANS and hasattr(node, "lineno"):
        line += f" @{node.lineno}:{node.col_offset}-{node.end_lineno}:{node.end_col_offset}"
    lists = []
    for field, content in ast.iter_fields(node):
        if field in ("type_comment", "type_ignores", "kind"):
            continue
        shown = plain(node, field, content)
        if shown is not None:
            line += f" {field}={shown}"
        elif isinstance(content, ast.AST):
            lists.append((field, [content]))
        elif content:
            lists.append((field, content))
    out.append(line)
    for field, nodes in lists:
        out.append(" " * (indent + 1) + field + ":")
        for child in nodes:
            put(child, indent + 2, out)


def tree(source):
    """The dump of a source, or None when CPython refuses it."""
    try:
        compile(source, "source", "exec", dont_inherit=True)
        module = ast.parse(source)
    except Exception:
        return None
    out = []
    put(module, 0, out)
    return "\n".join(out)


def number(match):
    digits = match.group(1)
    if len(digits) > 3300 and not digits.startswith("0x"):
        return "value=huge"
    v = int(digits, 0)
    return f"value={v if v < HUGE else 'huge'}"


def normalise(dump):
    """Big integers as decimal digits."""
    return re.sub(r"value=(0x[0-9a-f]+|[0-9]{19,})$", number, dump, flags=re.M).rstrip("\n")


# ---- scopes ----


class WithoutAnnotations(ast.NodeTransformer):
    """Firn does not evaluate them; CPython before 3.14 does."""

    def visit_arg(self, node):
        node.annotation = None
        return node

    def visit_AnnAssign(self, node):
        self.generic_visit(node)
        node.annotation = ast.Constant(0)
        return node

    def visit_FunctionDef(self, node):
        node.returns = None
        self.generic_visit(node)
        return node

    visit_AsyncFunctionDef = visit_FunctionDef


HIDDEN = {"__class__", "__classdict__", "__static_attributes__", "__firstlineno__",
          ".type_params", ".generic_base"}


def binding(table, name):
    """How CPython binds the name, in our words; builtins are globals to it."""
    symbol = table.lookup(name)
    if symbol.is_free():
        return "free"
    if table.get_type() == "function" and symbol.is_local():
        return "local"  # before is_global, which errs for functions named "top"
    if symbol.is_global():
        return "global"
    if table.get_type() == "module":
        return "global"
    return "class" if table.get_type() == "class" else "local"


def flatten(table, out):
    names = {name: binding(table, name) for name in table.get_identifiers() if name not in HIDDEN}
    if table.get_type() == "class":  # free variables may only be passing through
        names = {name: kind for name, kind in names.items() if kind != "free"}
    name = table.get_name()
    out.append((None if name == "top" else name, table.get_lineno(), names))
    for child in table.get_children():
        flatten(child, out)


def symbols(file):
    """The source without annotations and its scopes; None when CPython refuses it."""
    try:
        module = ast.parse(file.read_bytes())
        source = ast.unparse(ast.fix_missing_locations(WithoutAnnotations().visit(module)))
        table = symtable.symtable(source, "source", "exec")
    except Exception:
        return None, None
    out = []
    flatten(table, out)
    return source, out


def parse_scopes(dump):
    out = []
    for line in dump.splitlines():
        line = line.strip()
        if not line.startswith("- "):
            kind, qualname = line.split()[:2]
            out.append([kind, qualname, {}])
            continue
        name, _, rest = line[2:].partition(": ")
        kind = rest.split()[0]
        if name in HIDDEN or (out[-1][0] == "class" and kind == "free"):
            continue
        out[-1][2][name] = {"builtin": "global", "cell": "local"}.get(kind, kind)
    return out


def scopes_differ(dump, expected):
    """What differs first, or None. Sibling scopes may come in another order."""
    inlined = ("listcomp", "setcomp", "dictcomp") if sys.version_info >= (3, 12) else ()
    got = [entry for entry in parse_scopes(dump) if entry[0] not in inlined]
    if inlined:
        return None if {e[1] for e in got} else "no scopes"
    if len(got) != len(expected):
        return f"{len(got)} scopes, expected {len(expected)}"
    def flat(names):
        return sorted(names.items())
    ours = sorted(flat(entry[2]) for entry in got)
    theirs = sorted(flat(entry[2]) for entry in expected)
    for a, b in zip(ours, theirs):
        if a != b:
            return f"{sorted(set(a) ^ set(b))[:6]}"
    return None
