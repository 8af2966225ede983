"""Profile: how one region in one year lays out and words its publication. Data files, never code.

A profile is a folder below ``profiles``: ``profile.toml`` (who and when, numbers, scoring, forms),
``tables.toml`` (the tables) and ``document.jinja`` (the flow of the document, every sentence in it).
docs/manual/profile.md says how to write one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from mingzhang.compose import messages
from mingzhang.points.coordinate import DIMENSIONS, FULL_BUDGET, INITIAL_BUDGET, Coordinate

FOLDER = Path(__file__).parent / "profiles"


class ProfileError(Exception):
    """A profile's files contradict themselves. ``str(error)`` names the file and what is wrong, in Chinese."""


class Profile(Struct, frozen=True):
    """One region's layout and wording. ``settings``: profile.toml, ``tables``: by kind, in print order."""

    name: str
    region: str
    year: int
    settings: Mapping[str, Any]
    tables: Mapping[str, Mapping[str, Any]]
    template: str

    @property
    def budget_digits(self) -> int:
        """Digits of the codes by which budgets are given: 7 where ``budget_level`` is 项, else 3."""
        return 7 if self.settings.get("budget_level") == "项" else 3

    @property
    def three_public_budget(self) -> str:
        """The budget its 三公 table prints beside the actuals: the initial one, or that after adjustment."""
        columns = self.tables.get("三公表", {}).get("columns", ())
        phases = {coordinate_of(column).phase for column in columns}
        return INITIAL_BUDGET if INITIAL_BUDGET in phases else FULL_BUDGET


def profile_names() -> tuple[str, ...]:
    """Every profile there is, by name (``shanxi-2024``)."""
    return tuple(sorted(folder.name for folder in FOLDER.iterdir() if (folder / "profile.toml").is_file()))


@cache
def profile_named(name: str) -> Profile:
    """Load a profile. Raises :class:`ProfileError` for an unknown name or a file that cannot be used."""
    if name not in profile_names():
        raise ProfileError(messages.UNKNOWN_PROFILE.format(name=name, names="、".join(profile_names())))
    folder = FOLDER / name
    try:
        settings = tomllib.loads((folder / "profile.toml").read_text("utf-8"))
        tables = tomllib.loads((folder / "tables.toml").read_text("utf-8"))["table"]
        template = (folder / "document.jinja").read_text("utf-8")
        return Profile(
            name,
            settings["region"],
            settings["year"],
            settings,
            {table["kind"]: table for table in tables},
            template,
        )
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise ProfileError(messages.BROKEN_PROFILE.format(name=name, why=error)) from error


def coordinate_of(meaning: str, base: Coordinate | None = None) -> Coordinate:
    """``measure=支出;nature=基本支出`` as a coordinate, what it does not say taken from ``base``."""
    changes: dict[str, str | int] = {}
    for pair in filter(None, meaning.split(";")):
        name, _, value = pair.partition("=")
        if name not in DIMENSIONS:
            raise ProfileError(messages.NOT_A_DIMENSION.format(meaning=meaning, name=name))
        changes[name] = int(value) if name == "year" else value
    return (base or Coordinate("")).at(**changes)
