"""The documents that the rulebook's examples stand in: an example's words take the place of the document's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from msgspec.structs import replace

from mingzhang.checking import check_reading
from mingzhang.checking.across import company
from mingzhang.checking.rulebook.example import GAP, Example
from mingzhang.desk.examine import declared
from mingzhang.desk.settings import load_settings
from mingzhang.document import Remark, RemarkKind
from mingzhang.findings import Report
from mingzhang.place import Place
from mingzhang.points.reading import Reading
from mingzhang.readers.text import read_text
from mingzhang.recognition import recognise_document
from tests.checking.tables import tabbed
from tests.years import YEARS, accounts, budget

CLEAN = (Path(__file__).parents[2] / "data" / "clean.txt").read_text("utf-8")
REMARKS = {"水印": RemarkKind.WATERMARK, "扫描": RemarkKind.PAGE_WITHOUT_TEXT}


def report(example: Example, words: Sequence[str], folder: Path) -> Report:
    """The report on the example's document with these words in their places."""
    where = example.where
    if where == "设置":
        file = folder / "mingzhang.toml"
        file.write_text("\n".join(words), "utf-8")
        return check_reading(declared(reading(CLEAN), load_settings(file).of("例.txt")))
    if where in REMARKS:
        return check_reading(_marked(reading(CLEAN), where, tuple(words) == example.wrong))
    if where == "单独":
        return check_reading(reading(tabbed("\n".join(words))))
    if where == "":
        return check_reading(reading(placed(CLEAN, example.at, words)))
    return _together(example, words)


def _together(example: Example, words: Sequence[str]) -> Report:
    """With the accounts of the year before, the budget, or approved tables."""
    if example.where == "批复表":
        base = accounts(YEARS[2024], YEARS[2023])
        document = reading(placed(base, example.at, words))
        return check_reading(document, together=company(document, (), (), (reading(base),)))
    if example.where == "另一份":
        document = reading(placed(CLEAN, example.at, words))
        return check_reading(document, together=company(document, (), (), (reading(CLEAN),)))
    if example.where == "上年文件":
        document = reading(accounts(YEARS[2024], YEARS[2023]))
        (year,) = [year for year in YEARS if str(year) in words[0]]
        return check_reading(document, together=company(document, (reading(accounts(YEARS[year])),)))
    this = YEARS[2024] if example.where == "上年和预算" else _without("221")
    document = reading(placed(accounts(this, YEARS[2023]), example.at, words))
    before, plan = companions()
    return check_reading(document, together=company(document, (reading(before),), (reading(plan),)))


def _without(code: str):  # type: ignore[no-untyped-def]
    """This year's books without one class."""
    year = YEARS[2024]
    entries = tuple(entry for entry in year.ledger.entries if not entry.item.startswith(code))
    plan = {key: value for key, value in year.budget.items() if key != code}
    return replace(year, ledger=replace(year.ledger, entries=entries), budget=plan)


def companions() -> tuple[str, str]:
    """Last year's accounts and this year's budget."""
    return accounts(YEARS[2023], YEARS[2022]), budget(YEARS[2024])


@lru_cache(maxsize=8)
def reading(text: str) -> Reading:
    """What is recognised in a text."""
    return recognise_document(read_text(text.encode(), "例.txt", "0" * 64))


def _marked(made: Reading, kind: str, wrong: bool) -> Reading:
    """The reading of a PDF, with the reader's remark where the example is the wrong one."""
    remark = Remark(REMARKS[kind], "内部审核" if kind == "水印" else "第 1 页", Place("例.pdf", page=1))
    document = replace(made.document, format="pdf", remarks=(remark,) if wrong else ())
    return replace(made, document=document)


def placed(base: str, anchors: Sequence[str], words: Sequence[str]) -> str:
    """The document with each of ``words`` in the place of its anchor: a text in it, or a stretch A……B of it."""
    at = 0
    for anchor, text in zip(anchors, words, strict=True):
        first, gap, last = anchor.partition(GAP)
        start = base.find(first, at)
        start = base.find(first) if start < 0 else start
        assert start >= 0, f"{first!r} does not stand in the document"
        end = start + len(first)
        if gap:
            end = base.rfind(last) + len(last)
            assert end > start, f"{last!r} does not stand behind {first!r}"
        new = base[start:end] if GAP in text else text
        base = base[:start] + new + base[end:]
        at = start + len(new)
    return base
