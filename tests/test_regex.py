"""An expression is compiled at its first use, and is then what ``re`` made of it."""

from __future__ import annotations

import re

import pytest

from mingzhang.regex import regex


def test_it_finds_what_a_compiled_one_finds() -> None:
    digits = regex(r"(?P<whole>\d+)(?:\.(\d+))?")
    found = digits.search("共 902.56 万元")
    assert found is not None
    assert (found["whole"], found.group(2), found.span()) == ("902", "56", (2, 8))
    assert digits.sub("…", "1 和 2.5") == "… 和 …"
    assert [m.group() for m in digits.finditer("1 和 2.5")] == ["1", "2.5"]
    assert digits.groups == 2
    assert dict(digits.groupindex) == {"whole": 1}


def test_flags_count() -> None:
    assert regex("abc", re.IGNORECASE).fullmatch("ABC")
    assert not regex("abc").fullmatch("ABC")


def test_bytes_have_expressions_too() -> None:
    assert regex(rb"%PDF-\d").match(b"%PDF-1.7")


def test_its_text_can_be_built_upon_before_it_is_compiled() -> None:
    """A mistake shows at the first use, not where the expression is named."""
    wrong = regex("(")
    assert wrong.pattern == "("
    with pytest.raises(re.error):
        wrong.search("")


def test_it_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[str] = []
    real = re.compile

    def compiling(pattern: str, flags: int = 0) -> re.Pattern[str]:
        counted.append(pattern)
        return real(pattern, flags)

    monkeypatch.setattr(re, "compile", compiling)
    word = regex("决算")
    assert not counted
    assert all(word.search("部门决算") and word.match("决算") for _ in range(3))
    assert counted == ["决算"]
