"""``mingzhang.toml`` beside the documents: what the unit declares, and what the bureau makes of the rules.

    unit_type = "行政"        # 行政、参公、事业
    document = "单位"         # 部门、单位
    approved = 2025-08-20     # 批复日期
    published = 2025-09-05    # 公开日期

    [rules]
    "bridge.same_source" = "停用"

    [[rule]]
    id = "fiscal_income"
    relation = "收入决算表[合计, 财政拨款收入] = 财政拨款收入支出决算总表[本年收入合计]"

    [[file]]
    name = "某局*.docx"
    unit_type = "事业"
    last_year = ["2023/某局决算.pdf"]

Everything in the file is known or refused in one sentence: a misspelt key must not pass for a setting.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from mingzhang.checking.own.parse import OwnRuleError, parse
from mingzhang.checking.own.rule import OwnRule
from mingzhang.checking.policy import STANDARD, Policy
from mingzhang.checking.rulebook import rulebook
from mingzhang.desk import messages
from mingzhang.desk.beside import SETTINGS, SettingsError, line_of
from mingzhang.desk.system import reason
from mingzhang.findings import Severity
from mingzhang.points.declared import NOTHING_DECLARED, Declared, Level, UnitType
from mingzhang.regex import regex

NAME = SETTINGS
MAX_BYTES = 1_000_000
OFF = "停用"
SEVERITIES: Mapping[str, Severity] = {
    "错误": Severity.ERROR,
    "提醒": Severity.WARNING,
    "提示": Severity.NOTE,
    "error": Severity.ERROR,
    "warning": Severity.WARNING,
    "note": Severity.NOTE,
}
_DECLARED = ("unit_type", "document", "approved", "published")
_TOP = (*_DECLARED, "rules", "rule", "file")
_FILE = ("name", *_DECLARED, "unit", "year", "last_year", "budget")
_RULE = ("id", "name", "relation", "words", "severity", "source")
_ID = regex(r"[A-Za-z0-9_]{1,60}\Z")
Choice = TypeVar("Choice", bound=StrEnum)


class FileSettings(Struct, frozen=True):
    """What is said of the files whose name matches ``pattern``; None or empty where nothing is said.

    ``unit``, ``year``: correct what recognition found, for pairing. ``last_year``, ``budget``: file names.
    """

    pattern: str
    declared: Declared = NOTHING_DECLARED
    unit: str = ""
    year: int | None = None
    last_year: tuple[str, ...] | None = None
    budget: tuple[str, ...] | None = None

    def matches(self, name: str) -> bool:
        """Whether the entry speaks of the file, by its path below the folder or its own name."""
        return fnmatchcase(name, self.pattern) or fnmatchcase(Path(name).name, self.pattern)


class Settings(Struct, frozen=True):
    """All of one ``mingzhang.toml``; the default is a folder without one."""

    declared: Declared = NOTHING_DECLARED
    policy: Policy = STANDARD
    files: tuple[FileSettings, ...] = field(default=())

    def of(self, name: str) -> FileSettings:
        """What is declared of one file: its entries over the folder's own, the last one first."""
        found = FileSettings("*", self.declared)
        for entry in self.files:
            if entry.matches(name):
                found = _over(found, entry)
        return found


def settings_beside(file: Path) -> Settings:
    """The settings that stand in the file's folder; the default ones where none do."""
    return settings_in(file.parent)


def settings_in(folder: Path) -> Settings:
    """The settings of a folder. Raises :class:`SettingsError`."""
    path = folder / NAME
    return load_settings(path) if path.is_file() else Settings()


def load_settings(path: Path) -> Settings:
    """The settings of one file. Raises :class:`SettingsError`."""
    name = str(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise SettingsError(messages.SETTINGS_UNREADABLE.format(path=name, why="文件太大"))
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        table = tomllib.loads(text)
    except OSError as error:
        raise SettingsError(messages.SETTINGS_UNREADABLE.format(path=name, why=reason(error))) from error
    except UnicodeDecodeError as error:
        raise SettingsError(
            messages.SETTINGS_UNREADABLE.format(path=name, why="文件要存成 UTF-8 编码")
        ) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(
            messages.SETTINGS_NOT_TOML.format(path=name, line=line_of(error, text))
        ) from error
    return _Reader(name).settings(table)


class _Reader(Struct, frozen=True):
    path: str

    def settings(self, table: Mapping[str, Any]) -> Settings:
        self._known(table, _TOP)
        files = tuple(self._file(entry) for entry in self._tables(table, "file"))
        return Settings(self._declared(table), self._policy(table), files)

    def _known(self, table: Mapping[str, Any], known: tuple[str, ...]) -> None:
        for name in table:
            if name not in known:
                self._refuse(messages.SETTINGS_UNKNOWN, name=name, known="、".join(known))

    def _refuse(self, template: str, **words: object) -> None:
        raise SettingsError(template.format(path=self.path, **words))

    def _declared(self, table: Mapping[str, Any]) -> Declared:
        return Declared(
            self._choice(table, "unit_type", UnitType),
            self._choice(table, "document", Level),
            self._date(table, "approved"),
            self._date(table, "published"),
        )

    def _choice(self, table: Mapping[str, Any], name: str, kinds: type[Choice]) -> Choice | None:
        if name not in table:
            return None
        for kind in kinds:
            if table[name] == kind.value:
                return kind
        known = "、".join(kind.value for kind in kinds)
        self._refuse(messages.SETTINGS_VALUE, name=name, value=table[name], known=known)
        return None

    def _date(self, table: Mapping[str, Any], name: str) -> date | None:
        value = table.get(name)
        if isinstance(value, datetime):
            return value.date()
        if value is not None and not isinstance(value, date):
            self._refuse(messages.SETTINGS_DATE, name=name)
        return value

    def _text(self, table: Mapping[str, Any], name: str) -> str:
        value = table.get(name, "")
        if not isinstance(value, str):
            self._refuse(messages.SETTINGS_TEXT, name=name)
        return str(value).strip()

    def _texts(self, table: Mapping[str, Any], name: str) -> tuple[str, ...] | None:
        value = table.get(name)
        if value is None:
            return None
        if isinstance(value, str):
            return (value,)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._refuse(messages.SETTINGS_TEXTS, name=name)
        return tuple(value)

    def _year(self, table: Mapping[str, Any]) -> int | None:
        value = table.get("year")
        if value is not None and (not isinstance(value, int) or not 2000 <= value <= 2100):
            self._refuse(messages.SETTINGS_YEAR, name="year")
        return value

    def _tables(self, table: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
        value = table.get(name, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self._refuse(messages.SETTINGS_TABLE, name=name, how=messages.HOW_LIST.format(name=name))
        return list(value)

    def _file(self, table: Mapping[str, Any]) -> FileSettings:
        self._known(table, _FILE)
        pattern = self._text(table, "name")
        if not pattern:
            self._refuse(messages.SETTINGS_LACKS, table="file", name="name")
        return FileSettings(
            pattern,
            self._declared(table),
            self._text(table, "unit"),
            self._year(table),
            self._texts(table, "last_year"),
            self._texts(table, "budget"),
        )

    def _policy(self, table: Mapping[str, Any]) -> Policy:
        own = self._own(table)
        known = {*rulebook(), *(rule.rule.id for rule in own)}
        chosen = table.get("rules", {})
        if not isinstance(chosen, dict):
            self._refuse(messages.SETTINGS_TABLE, name="rules", how=messages.HOW_TABLE.format(name="rules"))
        off, severities = set(), {}
        for name, value in chosen.items():
            if name not in known:
                self._refuse(messages.SETTINGS_RULE, name=name)
            if value == OFF or value == "off":
                off.add(name)
            elif isinstance(value, str) and value in SEVERITIES:
                severities[name] = SEVERITIES[value]
            else:
                self._refuse(
                    messages.SETTINGS_VALUE,
                    name=name,
                    value=value,
                    known="、".join((OFF, *list(SEVERITIES)[:3])),
                )
        return Policy(frozenset(off), severities, own) if chosen or own else STANDARD

    def _own(self, table: Mapping[str, Any]) -> tuple[OwnRule, ...]:
        found: dict[str, OwnRule] = {}
        for entry in self._tables(table, "rule"):
            self._known(entry, _RULE)
            name = self._text(entry, "id")
            if not _ID.match(name) or name in found:
                self._refuse(messages.SETTINGS_OWN_ID, name=name)
            relation = self._text(entry, "relation")
            if not relation:
                self._refuse(messages.SETTINGS_LACKS, table="rule", name="relation")
            severity = self._text(entry, "severity") or "错误"
            if severity not in SEVERITIES:
                self._refuse(
                    messages.SETTINGS_VALUE,
                    name="severity",
                    value=severity,
                    known="、".join(list(SEVERITIES)[:3]),
                )
            try:
                found[name] = parse(
                    name,
                    relation,
                    severity=SEVERITIES[severity],
                    title=self._text(entry, "name"),
                    words=self._text(entry, "words"),
                    source=self._text(entry, "source"),
                )
            except OwnRuleError as error:
                self._refuse(messages.SETTINGS_OWN, name=name, why=error)
        return tuple(found.values())


def _over(base: FileSettings, entry: FileSettings) -> FileSettings:
    """``entry``'s values where it has any, else ``base``'s."""
    said = entry.declared
    declared = Declared(
        said.unit_type or base.declared.unit_type,
        said.level or base.declared.level,
        said.approved or base.declared.approved,
        said.published or base.declared.published,
    )
    return replace(
        base,
        declared=declared,
        unit=entry.unit or base.unit,
        year=entry.year or base.year,
        last_year=base.last_year if entry.last_year is None else entry.last_year,
        budget=base.budget if entry.budget is None else entry.budget,
    )
