"""The flow of a document: a profile's template filled in, its lines turned into blocks.

The template is Jinja in a sandbox: it sees figures, texts and lists of the ledger, nothing else.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from mingzhang.compose import messages
from mingzhang.compose.figure import Figure
from mingzhang.compose.page import Page
from mingzhang.compose.profile import Profile, ProfileError, coordinate_of
from mingzhang.compose.shapes.sides import ordinal
from mingzhang.compose.wording import GUARD, guarded, phrase, sentence
from mingzhang.document import Role
from mingzhang.points.ledger import Facts

COVER = "@题 "


@cache
def names() -> Mapping[str, str]:
    """The names sentences may use for points, with their meanings (names.csv)."""
    with (Path(__file__).parent / "names.csv").open(encoding="utf-8", newline="") as stream:
        return {row["name"]: row["meaning"] for row in csv.DictReader(stream)}


def figures_of(profile: Profile, facts: Facts) -> dict[str, Figure]:
    """Every named point as a figure."""
    words = profile.settings["text"]
    return {name: Figure(facts, coordinate_of(meaning), words) for name, meaning in names().items()}


def fill(profile: Profile, facts: Facts, extra: Mapping[str, Any]) -> str:
    """The template with this ledger's words and figures."""
    ledger = facts.ledger
    figures = figures_of(profile, facts)
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False, finalize=guarded)
    labels = {figure.coordinate: name for name, figure in figures.items()}
    given: dict[str, Any] = {
        **figures,
        "单位": ledger.unit.name,
        "部门": ledger.unit.department,
        "年度": ledger.unit.year,
        "范围": ledger.unit.scope,
        "职责们": tuple(map(sentence, ledger.duties)),
        "机构们": tuple(map(phrase, ledger.bodies)),
        "成员们": tuple(map(phrase, ledger.members)),
        "名词们": tuple(line for line in ledger.texts.get("名词解释", "").splitlines() if line.strip()),
        "文字": _Texts(ledger.texts),
        "序": ordinal,
        "有值": lambda *chosen: [(labels[item.coordinate], item) for item in chosen if item.present],
        "有数": lambda *chosen: [pair for pair in chosen if pair[1].present],
        **extra,
    }
    try:
        return environment.from_string(profile.template).render(given)
    except TemplateError as error:
        raise ProfileError(messages.BROKEN_TEMPLATE.format(name=profile.name, why=error)) from error


def write(page: Page, text: str, parts: Mapping[str, Callable[[], None]]) -> None:
    """Add the filled template to the page: headings, paragraphs, and the parts it asks for (``[[表]]``)."""
    for line in _lines(text):
        if line.startswith("[[") and line.endswith("]]"):
            part = parts.get(line[2:-2])
            if part is None:
                raise ProfileError(messages.UNKNOWN_PART.format(line=line))
            part()
        elif line.startswith("#"):
            marks, _, title = line.partition(" ")
            page.say(title.strip(), Role.HEADING, len(marks))
        elif line.startswith(COVER):
            page.say(line.removeprefix(COVER), Role.TITLE if not page.blocks else Role.COVER)
        else:
            page.say(line.removeprefix(GUARD))


def headings(text: str, tables: tuple[str, ...]) -> list[tuple[int, str]]:
    """Level and title of what the list of contents names: levels 1 and 2, and the tables."""
    found: list[tuple[int, str]] = []
    for line in _lines(text):
        if line == "[[表]]":
            found += [(2, f"{ordinal(number)}、{title}") for number, title in enumerate(tables, 1)]
        elif line.startswith("# "):
            found.append((1, line[2:].strip()))
        elif line.startswith("## "):
            found.append((2, line[3:].strip()))
    return found


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines() if line.strip())


class _Texts:
    """The ledger's free texts by key; what it does not give is empty."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def __getitem__(self, key: str) -> str:
        return self._texts.get(key, "")
