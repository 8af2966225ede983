"""The float lint: what it lets pass, what it reports, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import lint_floats
from tools.lint_floats import Allowance, ConfigError, allowances, faults_in

EXACT = [
    "yuan = fen // 100",
    "share = Fraction(part, whole)",
    "amount = Decimal('902.56')",
    "count = Decimal(12)",
    "if isinstance(value, (float, bool)): raise TypeError",
    "text = 'about 0.5'",
    "n = math.gcd(a, b) + math.isqrt(c) + math.floor(Fraction(a, b))",
    "from math import gcd, lcm",
    "scale = 10 ** digits",
    "print(f'{fen:,d} {name:<10}')",
    "kind: Literal['float point'] = 'x'",
]

PATHS = [
    "here = Path(__file__).parent / name",
    "p = Path(base) / name",
    "p = data_dir / name",
    "p = DATA_DIR / region / year",
    "p = self.root / name",
    "p = folder / f'{year}.toml'",
    "p = x / 'lexicon.toml'",
    "p = files(package) / name",
    "p = Path.cwd() / name",
    "p = path.resolve() / name",
    "p = here.parents[1] / name",
    "work_path /= name",
]

INEXACT = [
    ("rate = 0.5", "浮点字面量"),
    ("z = 1j", "浮点字面量"),
    ("rate = -1e-9", "浮点字面量"),
    ("x = float(text)", "float"),
    ("xs = list(map(float, texts))", "float"),
    ("if isinstance(float(text), int): pass", "float"),
    ("rate: float = zero", "float"),
    ("def f(x: float) -> int: ...", "float"),
    ("def f(x: int) -> list[float]: ...", "float"),
    ("rate: 'float | None' = None", "float"),
    ("def f() -> 'float': ...", "float"),
    ("share = part / whole", "真除法"),
    ("half = total / 2", "真除法"),
    ("half = data_dir / 2", "真除法"),
    ("x = profile / quantity", "真除法"),
    ("total /= count", "真除法"),
    ("x = (a / b) / c", "真除法"),
    ("x = round(value, 2)", "round"),
    ("x = Decimal(0.1)", "构造 Decimal"),
    ("x = Decimal(-0.1)", "构造 Decimal"),
    ("x = decimal.Decimal(float(text))", "构造 Decimal"),
    ("x = Decimal.from_float(y)", "from_float"),
    ("x = math.sqrt(2)", "math.sqrt"),
    ("from math import gcd, log10", "log10"),
    ("x = reduce(operator.truediv, xs)", "truediv"),
    ("from operator import truediv", "truediv"),
    ("x = numpy.zeros(3, dtype=numpy.float64)", "float64"),
    ("scale = 10 ** -2", "乘方"),
    ("print(f'{fen:,.2f}')", "格式"),
]


@pytest.mark.parametrize("source", EXACT + PATHS)
def test_exact_code_and_paths_pass(source: str) -> None:
    assert faults_in(source) == []


@pytest.mark.parametrize(("source", "word"), INEXACT)
def test_floats_are_reported(source: str, word: str) -> None:
    assert any(word in fault.message for fault in faults_in(source))


def test_a_fault_knows_its_line_and_is_told_once() -> None:
    faults = faults_in("a = 1\nb = float(a)\n")
    assert [(fault.line, fault.column) for fault in faults] == [(2, 5)]


def test_an_allowance_needs_its_reason() -> None:
    table = "[tool.mingzhang.floats]\nallow = [{entry}]"
    good = table.replace("{entry}", '{ pattern = "src/a.py", reason = "版面坐标" }')
    assert allowances(good) == [Allowance("src/a.py", "版面坐标")]
    for entry in ['"src/a.py"', '{ pattern = "src/a.py" }', '{ pattern = "src/a.py", reason = " " }']:
        with pytest.raises(ConfigError, match="理由"):
            allowances(table.replace("{entry}", entry))
    assert allowances("") == []


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tiny checkout: one exact room, one that measures positions on a page."""
    monkeypatch.setattr(lint_floats, "ROOT", tmp_path)
    room = tmp_path / "src" / "mingzhang" / "amount"
    room.mkdir(parents=True)
    (room / "amount.py").write_text("def yuan(fen: int) -> int:\n    return fen // 100\n", encoding="utf-8")
    (room.parent / "boxes.py").write_text("WIDTH = 595.28\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("", encoding="utf-8")
    return tmp_path


def test_the_command_names_file_and_line(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lint_floats.main([]) == 1
    assert "src/mingzhang/boxes.py:1:9: 浮点字面量 595.28" in capsys.readouterr().out


def test_the_command_respects_the_allow_list(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = '[[tool.mingzhang.floats.allow]]\npattern = "src/mingzhang/boxes.py"\nreason = "版面坐标"\n'
    (house / "pyproject.toml").write_text(entry, encoding="utf-8")
    assert lint_floats.main([]) == 0
    assert "没有问题" in capsys.readouterr().out


def test_an_allowance_for_nothing_is_reported(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = '[[tool.mingzhang.floats.allow]]\npattern = "src/mingzhang/gone.py"\nreason = "版面坐标"\n'
    (house / "pyproject.toml").write_text(entry, encoding="utf-8")
    (house / "src" / "mingzhang" / "boxes.py").unlink()
    assert lint_floats.main([]) == 1
    assert "gone.py 没有对应的文件" in capsys.readouterr().out
