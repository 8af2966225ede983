"""Accounts the text lists (主要包括 …) have money in the basic expenditure table; large ones are listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from mingzhang.amount import Kind
from mingzhang.checking.families.wording_support import broken, edit_distance, exact, spot, undecided
from mingzhang.checking.rulebook import rule
from mingzhang.findings import Cited, Operand, Relation, Severity, Verdict
from mingzhang.points.classification import economic_codes, economic_names
from mingzhang.points.reading import DocumentKind, Listing, Print, Reading
from mingzhang.points.terms import squeeze
from mingzhang.points.trees import GOVERNMENT_FUND, PERSONNEL_CLASSES, STATE_CAPITAL
from mingzhang.regex import regex

PERSONNEL = "人员经费"
PUBLIC = "公用经费"
_TAIL = regex(r"(?:等|支出|费用)\Z")
_MIN_NAME = 2
_OTHER_NAMES = {
    "其他交通费用": ("车补", "交通补", "公务交通"),
    "公务用车运行维护费": ("公车", "车辆运行"),
    "机关事业单位基本养老保险缴费": ("社会保障缴费", "社会保险", "社保"),
    "职业年金缴费": ("社会保障缴费", "社会保险", "社保"),
    "职工基本医疗保险缴费": ("社会保障缴费", "社会保险", "社保"),
}
"""Accounts that texts call by quite other words."""


class _Money(Struct, frozen=True):
    """What the basic expenditure table prints by economic code."""

    prints: Mapping[str, tuple[Print, ...]]
    title: str

    def total(self, codes: tuple[str, ...]) -> int | None:
        """Money printed for any of ``codes``, in 分; None where none of their rows is printed."""
        found = [item.amount.value for code in codes for item in self.prints.get(code, ())]
        return sum(abs(value) for value in found) if found else None

    def exhaustive(self, code: str) -> bool:
        """Whether the printed 款 add up to their 类, so that an unprinted 款 is zero (hard case 5)."""
        parent = self.prints.get(code[:3])
        children = [
            p for key, prints in self.prints.items() if len(key) == 5 and key[:3] == code[:3] for p in prints
        ]
        if not parent or not children:
            return False
        slack = sum(item.amount.step for item in children) + parent[0].amount.step
        return 2 * abs(parent[0].amount.value - sum(item.amount.value for item in children)) <= slack


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance per listed name that is an account's, and one per list for what it leaves out."""
    if reading.kind is DocumentKind.BLANK_TEMPLATE:
        return
    money = _basic(reading)
    for listing in reading.listings:
        if listing.subject.nature not in (PERSONNEL, PUBLIC, "基本支出"):
            continue
        matched = [(name, account_codes(name.printed)) for name in listing.names]
        for name, codes in matched:
            if codes:
                yield _listed(reading, listing, name, codes, money)
        if money is not None:
            listed = {code for _, codes in matched for code in codes}
            yield from _omitted(listing, listed, money)


def account_codes(name: str) -> tuple[str, ...]:
    """The codes of the account of that name; 费 for 费用 and a trailing 支出 are the same name."""
    plain = squeeze(name).strip("。，、；:")
    known = economic_codes()
    for form in (plain, _TAIL.sub("", plain), plain + "用", plain + "支出"):
        if len(form) >= _MIN_NAME and form in known:
            return known[form]
    return ()


def _basic(reading: Reading) -> _Money | None:
    """The table of basic expenditure by economic classification, the one with most 款."""
    best: dict[str, list[Print]] = {}
    title = ""
    for table in reading.tables:
        if "基本" not in table.kind and "基本" not in table.head.title:
            continue
        found: dict[str, list[Print]] = {}
        for item in table.prints:
            if item.coordinate.economic and item.amount.kind is Kind.MONEY:
                found.setdefault(item.coordinate.economic, []).append(item)
        if len(found) > len(best):
            best, title = found, table.head.title
    return _Money({code: tuple(prints) for code, prints in best.items()}, title) if best else None


def _listed(
    reading: Reading, listing: Listing, name: Cited, codes: tuple[str, ...], money: _Money | None
) -> Relation:
    key = f"{spot(name.place)}.{codes[0]}"
    if money is None:
        return undecided("wording.account", key, "没有读出一般公共预算财政拨款基本支出决算表", [name])
    total = money.total(codes)
    if total:
        return exact("wording.account", key, [name])
    cells = [item for code in codes for item in money.prints.get(code, ())]
    if not cells and not all(money.exhaustive(code) for code in codes):
        return undecided("wording.account", key, "表中没有读出这一科目，而表中各款又不齐全", [name])
    words = {
        "where": name.part or "情况说明",
        "name": squeeze(name.printed),
        "code": "、".join(codes),
        "subject": listing.subject.nature,
        "table": money.title or "基本支出决算表",
        "state": "为空或为零" if cells else "没有这一科目",
    }
    severity = Severity.WARNING if _other_basic(reading) else None
    cited = [name, *(item.cited for item in cells)]
    return broken("wording.account", key, cited, words, severity=severity, guilty=(0,))


def _other_basic(reading: Reading) -> bool:
    """Whether basic expenditure is also paid from a fund that the table by account does not cover."""
    return any(
        coordinate.nature == "基本支出"
        and coordinate.fund in (GOVERNMENT_FUND, STATE_CAPITAL)
        and coordinate.year == 0
        and any(item.amount.value for item in point.prints)
        for coordinate, point in reading.points.items()
    )


def _omitted(listing: Listing, listed: set[str], money: _Money) -> Iterator[Relation]:
    """The largest unlisted account is no larger than the smallest listed one: a note at most."""
    if listing.subject.nature not in (PERSONNEL, PUBLIC) or not listing.names:
        return
    personnel = listing.subject.nature == PERSONNEL
    own = {
        code: max(item.amount.value for item in prints)
        for code, prints in money.prints.items()
        if len(code) == 5 and (code[:3] in PERSONNEL_CLASSES) == personnel
    }
    paid = [own[code] for code in listed if own.get(code)]
    key = spot(listing.names[0].place)
    if not paid:
        yield undecided("wording.account_omitted", key, "列举的名称中没有能与科目对应的", listing.names[:1])
        return
    mentioned = [squeeze(name.printed) for name in listing.names]
    left = [
        code
        for code in own
        if own[code] > min(paid)
        and code not in listed
        and not _paraphrased(economic_names().get(code, ""), mentioned)
    ]
    if not left:
        yield exact("wording.account_omitted", key, listing.names[:1])
        return
    largest = max(left, key=lambda code: (own[code], code))
    figure = money.prints[largest][0]
    words = {
        "where": listing.names[0].part or "情况说明",
        "subject": listing.subject.nature,
        "name": economic_names().get(largest, largest),
        "amount": str(figure.amount),
    }
    operands = (
        Operand(listing.names[0], role="列举"),
        Operand(figure.cited, role="未列", amount=figure.amount.decimal, unit=figure.amount.unit.symbol),
    )
    name = "wording.account_omitted"
    yield Relation(rule(name), key, Verdict.BROKEN, operands, words=words, guilty=(0,), fold=name)


def _paraphrased(name: str, mentioned: list[str]) -> bool:
    """Whether a listed free name (公车运行维护费, 养老保险) says the account in other words."""
    core = name.removeprefix("机关事业单位").removesuffix("缴费")
    if any(word in said for word in _OTHER_NAMES.get(name, ()) for said in mentioned):
        return True
    return any(
        core in said or (len(said) >= 4 and (said in name or edit_distance(said, name, 2) <= 2))
        for said in mentioned
    )
