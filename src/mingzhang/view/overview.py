"""The first page of a folder's results: every document with its verdict and the way to its report and letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from mingzhang.findings import Severity
from mingzhang.view import messages
from mingzhang.view.checklist import ASPECTS, Mark, aspects
from mingzhang.view.markup import rows, tag, text_tag
from mingzhang.view.page import page_html
from mingzhang.view.problems import Sheet
from mingzhang.view.workbook import Failure, Pair

_STYLES = {Mark.PASSED: "good", Mark.FAILED: "error", Mark.OPEN: "open"}


def overview_html(
    sheets: Sequence[Sheet],
    failures: Sequence[Failure],
    pairs: Sequence[Pair],
    *,
    pages: Mapping[str, str],
    letters: Mapping[str, str],
    list_: str,
) -> str:
    """The page. ``pages``: file → its report, ``letters``: unit → its letter, ``list_``: the workbook; all relative."""
    beside = {pair.file: [name for name in (pair.last_year, pair.budget) if name] for pair in pairs}
    lines = [_row(made, beside.get(made.file, []), pages, letters) for made in sheets]
    heads = (*messages.OVERVIEW_HEADS, *ASPECTS, messages.OVERVIEW_BESIDE, messages.OVERVIEW_LETTER)
    sections = [tag("section", rows((_heading(messages.OVERVIEW_UNITS), _table(heads, lines))), id="units")]
    if failures:
        failed = [
            tag("tr", text_tag("th", item.file, scope="row") + text_tag("td", item.why)) for item in failures
        ]
        inner = rows((_heading(messages.FAILURE_TITLE), _table(messages.FAILURE_HEADS, failed)))
        sections.insert(0, tag("section", inner, id="failures"))
    return page_html(
        messages.OVERVIEW_TITLE,
        rows(
            (
                _header(sheets, failures, list_),
                _navigation(sheets, failures),
                tag("main", rows(sections), class_="overview"),
            )
        ),
    )


def _header(sheets: Sequence[Sheet], failures: Sequence[Failure], list_: str) -> str:
    wrong = sum(made.count(Severity.ERROR) > 0 for made in sheets)
    open_ = sum(not made.complete for made in sheets)
    words = messages.OVERVIEW_HEADLINE.format(
        files=len(sheets) + len(failures), wrong=wrong, open=open_, failed=len(failures)
    )
    link = text_tag("a", messages.OVERVIEW_LIST, href=quote(list_))
    return tag(
        "header",
        rows(
            (
                text_tag("p", messages.TITLE, class_="kicker"),
                text_tag("h1", words, class_="error" if wrong or failures else "good"),
                tag("p", link),
                text_tag("p", messages.OVERVIEW_HINT, class_="hint"),
            )
        ),
    )


def _navigation(sheets: Sequence[Sheet], failures: Sequence[Failure]) -> str:
    targets = [("failures", messages.FAILURE_TITLE, len(failures))] if failures else []
    targets.append(("units", messages.OVERVIEW_UNITS, len(sheets)))
    links = (
        tag("a", text_tag("span", words) + text_tag("b", str(count)), href=f"#{target}")
        for target, words, count in targets
    )
    return tag("nav", "".join(links), aria_label=messages.NAV_LABEL)


def _heading(words: str) -> str:
    return text_tag("h2", words)


def _table(heads: Sequence[str], lines: Sequence[str]) -> str:
    head = tag("tr", "".join(text_tag("th", words, scope="col") for words in heads))
    table = tag("table", tag("thead", head) + tag("tbody", rows(lines)), class_="units")
    return tag("div", table, class_="scroll", tabindex="0", role="region", aria_label=heads[0])


def _row(made: Sheet, beside: Sequence[str], pages: Mapping[str, str], letters: Mapping[str, str]) -> str:
    errors, warnings = made.count(Severity.ERROR), made.count(Severity.WARNING)
    page = pages.get(made.file)
    file = text_tag("a", made.file, href=quote(page)) if page else text_tag("span", made.file)
    letter = letters.get(made.unit) if made.problems else None
    marks = aspects(made.checked)
    cells = [
        text_tag("th", made.unit or messages.UNKNOWN_UNIT, scope="row"),
        text_tag("td", "" if made.year is None else str(made.year), class_="num"),
        tag("td", file),
        text_tag("td", made.headline),
        text_tag("td", str(errors), class_="num error" if errors else "num"),
        text_tag("td", str(warnings), class_="num warning" if warnings else "num"),
        *(
            text_tag("td", marks[a].value, class_=_STYLES[marks[a]]) if marks else "<td></td>"
            for a in ASPECTS
        ),
        text_tag("td", "、".join(beside)),
        tag("td", text_tag("a", messages.OVERVIEW_OPEN, href=quote(letter)) if letter else ""),
    ]
    return tag("tr", "".join(cells))
