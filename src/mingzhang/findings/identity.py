"""The identity of a finding: a name that survives another run and another format of the same document.

It is made of the unit, the year, the rule, and the words by which a reader knows the place: part, row and
column, or the words of a sentence; never of a line, a page or a block. What is printed in figures stays
apart, so that whoever accepted a finding accepted it for these figures only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from msgspec.structs import replace

from mingzhang.amount import to_half_width
from mingzhang.findings.cited import Cited
from mingzhang.findings.findings import Finding
from mingzhang.regex import regex

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no letter that is taken for a digit."""
_LENGTH = 8
_TABLE_NUMBER = regex(r"^\S{0,6}\d{1,2}表(?=.)")
_FIGURE = regex(r"[-+]?\d[\d,，]*(?:\.\d+)?")
_SPACE = regex(r"[\s　]+")
MAX_FIGURES = 12


def identified(findings: Sequence[Finding], unit: str, year: int | None) -> tuple[Finding, ...]:
    """The findings of one document with their identities and figures."""
    return tuple(
        replace(finding, identity=identity(finding, unit, year), figures=figures(finding))
        for finding in findings
    )


def identity(finding: Finding, unit: str, year: int | None) -> str:
    """Eight letters and digits with a hyphen: ``K7M2-9QXA``."""
    cited = finding.places[0]
    words = [_plain(unit), str(year or ""), finding.rule.id, *_where(cited)]
    digest = hashlib.sha256("\n".join(words).encode()).digest()
    number = int.from_bytes(digest[:5], "big")
    code = "".join(_ALPHABET[number >> 5 * at & 31] for at in range(_LENGTH))
    return f"{code[:4]}-{code[4:]}"


def figures(finding: Finding) -> tuple[str, ...]:
    """Every figure that the finding is about, each once; of very many, a digest stands for the rest."""
    texts = [operand.amount or operand.cited.printed for operand in finding.operands]
    texts += [cited.printed for cited in finding.places]
    found = sorted({_digits(match) for text in texts for match in _FIGURE.findall(_plain(text))})
    if len(found) <= MAX_FIGURES:
        return tuple(found)
    rest = hashlib.sha256("\n".join(found).encode()).hexdigest()[:12]
    return (*found[: MAX_FIGURES - 1], f"#{rest}")


def _where(cited: Cited) -> tuple[str, str, str, str]:
    part = _plain(cited.part)
    column = _plain(cited.column).split("·")[-1]
    words = _FIGURE.sub("", _plain(cited.printed))
    return _TABLE_NUMBER.sub("", part) or part, _plain(cited.row), column, words


def _plain(text: str) -> str:
    return _SPACE.sub("", to_half_width(text))


def _digits(text: str) -> str:
    """A figure without separators and without the zeros that only a format prints: 1,050.00 and 1050 are one."""
    text = text.replace(",", "").replace("，", "").lstrip("+")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text
