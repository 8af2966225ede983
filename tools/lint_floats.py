"""Money is never a float: find every place where one could enter.

    python tools/lint_floats.py [文件或目录 …]

Without arguments everything under ``src/mingzhang`` is examined. What is reported: float and complex
literals, ``float`` itself (called, annotated, passed on; only ``isinstance(x, float)`` may name it), true
division, float functions of ``math``, ``round``, ``Decimal`` built from a float, negative integer powers,
and format codes that turn an integer into a float. A division of two exact numbers is written
``Fraction(a, b)``; ``/`` between paths is recognised by the operands.

Files about geometry, clocks or the inside of a solver are let pass by ``[tool.mingzhang.floats]`` in
pyproject.toml, each with its reason.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

EXACT_MATH = frozenset({"ceil", "comb", "factorial", "floor", "gcd", "isqrt", "lcm", "perm", "prod", "trunc"})
PATH_ENDINGS = ("dir", "path", "root", "folder")
PATH_WORDS = frozenset({"cwd", "file", "files", "here", "home", "parent", "parents"})
PATH_CALLS = frozenset({"absolute", "expanduser", "joinpath", "resolve", "with_name", "with_suffix"})
PATH_TYPES = frozenset({"Path", "PurePath", "PurePosixPath", "PureWindowsPath"})
FLOAT_CODES = frozenset("eEfFgG%")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One place where a float could enter, and what to write instead."""

    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Allowance:
    """Files that may use floats, and why."""

    pattern: str
    reason: str


class ConfigError(Exception):
    """The allow-list cannot be understood; the text is a Chinese sentence."""


def faults_in(source: str, filename: str = "<string>") -> list[Fault]:
    """All faults of one module, in reading order."""
    return sorted(set(_walk(ast.parse(source, filename))))


def allowances(pyproject: str) -> list[Allowance]:
    """The allow-list of a pyproject.toml; an entry without a reason is refused."""
    entries = tomllib.loads(pyproject).get("tool", {}).get("mingzhang", {}).get("floats", {}).get("allow", [])
    result = []
    for entry in entries:
        pattern = entry.get("pattern", "") if isinstance(entry, dict) else str(entry)
        reason = entry.get("reason", "") if isinstance(entry, dict) else ""
        if not pattern or not reason.strip():
            raise ConfigError(f"pyproject.toml：浮点放行名单中的 {pattern or entry!r} 没有写明理由")
        result.append(Allowance(pattern, reason))
    return result


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the faults as 文件:行:列 and return 1 when there are any, 2 when the allow-list is wrong."""
    given = [Path(a) for a in (sys.argv[1:] if arguments is None else arguments)]
    try:
        allowed = allowances((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    except ConfigError as error:
        print(error)
        return 2
    used: set[str] = set()
    count = files = 0
    for file in _python_files(given or [ROOT / "src" / "mingzhang"]):
        name = _relative_name(file)
        passing = [a.pattern for a in allowed if fnmatchcase(name, a.pattern)]
        used.update(passing)
        if passing:
            continue
        files += 1
        for fault in faults_in(file.read_text(encoding="utf-8"), name):
            count += 1
            print(f"{name}:{fault.line}:{fault.column}: {fault.message}")
    if not given:
        for allowance in allowed:
            if allowance.pattern not in used:
                count += 1
                print(f"pyproject.toml：浮点放行名单中的 {allowance.pattern} 没有对应的文件，请删除")
    if count:
        print(f"浮点检查：{count} 处问题")
        return 1
    print(f"浮点检查：{files} 个文件，没有问题")
    return 0


def _python_files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        yield from sorted(place.rglob("*.py")) if place.is_dir() else [place]


def _relative_name(file: Path) -> str:
    resolved = file.resolve()
    return resolved.relative_to(ROOT).as_posix() if resolved.is_relative_to(ROOT) else file.as_posix()


# ── one node of the syntax tree ──────────────────────────────────────────────────────────────────


def _walk(tree: ast.AST) -> Iterator[Fault]:
    pending: list[ast.AST] = [tree]
    while pending:
        node = pending.pop()
        message = _message(node)
        if message:
            yield Fault(getattr(node, "lineno", 1), getattr(node, "col_offset", 0) + 1, message)
        yield from _quoted_annotations(node)
        pending.extend(_children(node))


def _children(node: ast.AST) -> Iterator[ast.AST]:
    """The children to visit; the classes named by ``isinstance`` are a guard, not a use."""
    if isinstance(node, ast.Call) and _name(node.func) in {"isinstance", "issubclass"}:
        yield from node.args[:1]
        return
    yield from ast.iter_child_nodes(node)


def _message(node: ast.AST) -> str | None:
    match node:
        case ast.Constant(value=float() | complex() as value):
            return f"浮点字面量 {value!r}：请用整数分或 Fraction"
        case ast.BinOp(op=ast.Div(), left=left, right=right) if not _joins_paths(left, right):
            return "真除法 /：请用 Fraction(a, b) 或整除 //"
        case ast.AugAssign(op=ast.Div(), target=left, value=right) if not _joins_paths(left, right):
            return "真除法 /=：请用 Fraction(a, b) 或整除 //="
        case ast.BinOp(op=ast.Pow(), right=ast.UnaryOp(op=ast.USub())):
            return "负指数的乘方得到浮点数：请用 Fraction(1, 10**n)"
        case ast.Call(func=ast.Name(id="float")):
            return None  # the name itself is reported once, below
        case ast.Name(id="float"):
            return "float：金额不得是浮点数，请用整数分、Fraction 或 Decimal（由字符串得来）"
        case ast.Call(func=ast.Name(id="round")):
            return "round()：取整规则须写明，请用 amount 中的四舍五入"
        case ast.Call(func=func, args=[argument, *_]) if _name(func) == "Decimal" and _is_inexact(argument):
            return "由浮点数构造 Decimal：请由字符串或整数构造"
        case ast.Attribute(attr="from_float"):
            return "from_float：请由字符串或整数构造"
        case ast.Attribute(value=ast.Name(id="math"), attr=function) if function not in EXACT_MATH:
            return f"math.{function}：浮点函数"
        case ast.ImportFrom(module="math", names=names) if any(n.name not in EXACT_MATH for n in names):
            return f"math 的浮点函数：{'、'.join(n.name for n in names if n.name not in EXACT_MATH)}"
        case ast.Attribute(attr="truediv" | "itruediv" | "float16" | "float32" | "float64" as attribute):
            return f"{attribute}：得到浮点数"
        case ast.ImportFrom(module="operator", names=names) if any("truediv" in n.name for n in names):
            return "truediv：得到浮点数"
        case ast.FormattedValue(format_spec=ast.JoinedStr(values=[*_, ast.Constant(value=str(code))])) if (
            code[-1:] in FLOAT_CODES
        ):
            return f"格式 :{code}：会先变成浮点数，请用 amount 的打印函数"
    return None


def _is_inexact(node: ast.expr) -> bool:
    match node:
        case ast.Constant(value=float()):
            return True
        case ast.UnaryOp(operand=operand):
            return _is_inexact(operand)
        case ast.Call(func=ast.Name(id="float")):
            return True
        case ast.BinOp(op=ast.Div()):
            return True
    return False


def _quoted_annotations(node: ast.AST) -> Iterator[Fault]:
    """``x: "float"`` is an annotation as good as any other."""
    for annotation in (getattr(node, "annotation", None), getattr(node, "returns", None)):
        if not isinstance(annotation, ast.expr):
            continue
        for part in ast.walk(annotation):
            if not (isinstance(part, ast.Constant) and isinstance(part.value, str)):
                continue
            try:
                quoted = ast.parse(part.value, mode="eval")
            except SyntaxError:
                continue  # an argument of Literal[...] or Annotated[...]
            if any(isinstance(name, ast.Name) and name.id == "float" for name in ast.walk(quoted)):
                yield Fault(part.lineno, part.col_offset + 1, _message(ast.Name(id="float")) or "")


# ── telling a path from a quotient ───────────────────────────────────────────────────────────────


def _joins_paths(left: ast.expr, right: ast.expr) -> bool:
    operands = (left, right)
    if any(isinstance(o, ast.Constant) and not isinstance(o.value, str) for o in operands):
        return False
    return any(_is_path(o) for o in operands)


def _is_path(node: ast.expr) -> bool:
    match node:
        case ast.Constant(value=str()) | ast.JoinedStr():
            return True
        case ast.Call(func=func):
            name = _name(func)
            return name in PATH_TYPES or name in PATH_CALLS or _names_a_path(name)
        case ast.Subscript(value=value):
            return _name(value) == "parents"
        case ast.BinOp(op=ast.Div(), left=left, right=right):
            return _joins_paths(left, right)
        case ast.Name() | ast.Attribute():
            return _names_a_path(_name(node))
    return False


def _names_a_path(name: str) -> bool:
    last_word = name.lower().rpartition("_")[2]
    return last_word in PATH_WORDS or last_word.endswith(PATH_ENDINGS)


def _name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


if __name__ == "__main__":
    sys.exit(main())
