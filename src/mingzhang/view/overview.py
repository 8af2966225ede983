"""The first page of a folder's results: every document with its verdict and the way to its report and letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from msgspec import Struct

from mingzhang.findings import Severity
from mingzhang.view import messages
from mingzhang.view.checklist import ASPECTS, Mark, aspects
from mingzhang.view.markup import escape, rows, tag, text_tag
from mingzhang.view.page import page_html
from mingzhang.view.problems import Sheet
from mingzhang.view.workbook import Failure, Pair

_STYLES = {Mark.PASSED: "good", Mark.FAILED: "error", Mark.OPEN: "open"}


class Ways(Struct, frozen=True):
    """Where everything is, from the page's own folder: the workbook, each file's report and draft, each unit's letter."""

    list: str
    pages: Mapping[str, str] = {}
    letters: Mapping[str, str] = {}
    drafts: Mapping[str, str] = {}


def overview_html(
    sheets: Sequence[Sheet],
    failures: Sequence[Failure],
    pairs: Sequence[Pair],
    ways: Ways,
) -> str:
    """The page."""
    beside = {pair.file: [name for name in (pair.last_year, pair.budget) if name] for pair in pairs}
    heads = (
        *messages.OVERVIEW_HEADS,
        *ASPECTS,
        messages.OVERVIEW_BESIDE,
        messages.OVERVIEW_LETTER,
        messages.OVERVIEW_DRAFT,
    )
    lines = [_row(made, beside.get(made.file, []), ways, heads) for made in sheets]
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
                _header(sheets, failures, ways.list),
                _navigation(sheets, failures),
                tag("main", rows(sections), class_="overview"),
            )
        ),
    )


def _header(sheets: Sequence[Sheet], failures: Sequence[Failure], list_: str) -> str:
    wrong = sum(made.count(Severity.ERROR) > 0 for made in sheets)
    open_ = sum(not made.complete for made in sheets)
    counts = (
        (wrong, messages.OVERVIEW_WRONG),
        (open_, messages.OVERVIEW_INCOMPLETE),
        (len(failures), messages.OVERVIEW_FAILED),
    )
    found = "，".join(template.format(count=count) for count, template in counts if count)
    words = messages.OVERVIEW_HEADLINE.format(
        files=len(sheets) + len(failures), found=found or messages.OVERVIEW_CLEAN
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


def _row(made: Sheet, beside: Sequence[str], ways: Ways, heads: Sequence[str]) -> str:
    errors, warnings = made.count(Severity.ERROR), made.count(Severity.WARNING)
    letter = ways.letters.get(made.unit) if errors + warnings else None
    marks = aspects(made.checked)
    contents = [
        (escape("" if made.year is None else str(made.year)), "num"),
        (_way(ways.pages.get(made.file), made.file) or text_tag("span", made.file), ""),
        (escape(made.headline), ""),
        (str(errors), "num error" if errors else "num"),
        (str(warnings), "num warning" if warnings else "num"),
        *((escape(marks[a].value), _STYLES[marks[a]]) if marks else ("", "") for a in ASPECTS),
        (escape("、".join(beside)), ""),
        (_way(letter, messages.OVERVIEW_OPEN), ""),
        (_way(ways.drafts.get(made.file), messages.OVERVIEW_OPEN), ""),
    ]
    # On a narrow screen a row becomes a card, in which each cell says what it is.
    cells = (
        tag("td", inner, class_=style, data_head=head)
        for head, (inner, style) in zip(heads[1:], contents, strict=True)
    )
    return tag("tr", text_tag("th", made.unit or messages.UNKNOWN_UNIT, scope="row") + "".join(cells))


def _way(target: str | None, words: str) -> str:
    """A link to a file of the folder; nothing where there is none."""
    return text_tag("a", words, href=quote(target)) if target else ""
