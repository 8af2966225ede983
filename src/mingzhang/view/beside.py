"""What stands beside the findings: the comparison with another file, and what was accepted. Text and page share it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from mingzhang.findings import Acceptance, Cited, Comparison, Lapse, Lapsed, Report
from mingzhang.view import messages, summary

FIGURES_SHOWN = 6


class Beside(Struct, frozen=True):
    """A section: its title, a sentence, and a list."""

    title: str
    sentence: str
    lines: tuple[str, ...]


def sections(report: Report) -> list[Beside]:
    """The sections that this report has, in the order in which they are shown."""
    found = [_comparison(item) for item in report.comparisons]
    if report.lapsed:
        lines = tuple(_lapsed(item) for item in report.lapsed)
        found.append(Beside(messages.LAPSED.format(count=len(lines)), messages.LAPSED_HINT, lines))
    if report.accepted:
        lines = tuple(
            messages.ACCEPTED_LINE.format(
                title=item.finding.title, identity=item.finding.identity, words=_acceptance(item.acceptance)
            )
            for item in report.accepted
        )
        found.append(Beside(messages.ACCEPTED.format(count=len(lines)), messages.ACCEPTED_HINT, lines))
    if report.gone:
        lines = tuple(
            messages.ACCEPTED_LINE.format(
                title=item.title or item.finding, identity=item.finding, words=_acceptance(item)
            )
            for item in report.gone
        )
        found.append(Beside(messages.GONE.format(count=len(lines)), messages.GONE_HINT, lines))
    return found


def _comparison(item: Comparison) -> Beside:
    sentence = messages.COMPARED.format(
        equal=item.equal,
        different=item.different,
        here=len(item.only_here),
        there=len(item.only_there),
    )
    lines = (*_only(messages.ONLY_HERE, item.only_here), *_only(messages.ONLY_THERE, item.only_there))
    return Beside(messages.COMPARISON.format(file=item.file), sentence, lines)


def _only(template: str, items: Sequence[Cited]) -> Iterator[str]:
    """One line for each part of the file, with its first figures."""
    parts: dict[str, list[Cited]] = {}
    for cited in items:
        parts.setdefault(cited.part, []).append(cited)
    for part, found in parts.items():
        figures = "；".join(_figure(cited) for cited in found[:FIGURES_SHOWN])
        more = messages.ONLY_MORE.format(count=len(found)) if len(found) > FIGURES_SHOWN else ""
        yield template.format(part=part or messages.WHOLE_DOCUMENT, figures=figures) + more


def _figure(cited: Cited) -> str:
    names = "、".join(word for word in (cited.row, cited.column) if word)
    where = summary.where(cited)
    return f"{names} {cited.printed}（{where}）" if names else f"{cited.printed}（{where}）"


def _acceptance(item: Acceptance) -> str:
    words = [item.reason]
    signed = "，".join(
        word
        for word in (
            item.who,
            "" if item.when is None else f"{item.when}",
            "" if item.until is None else messages.UNTIL.format(date=item.until),
        )
        if word
    )
    return words[0] + (f"（{signed}）" if signed else "")


def _lapsed(item: Lapsed) -> str:
    if item.why is Lapse.EXPIRED:
        return messages.LAPSED_DATE.format(title=item.finding.title, date=item.acceptance.until)
    return messages.LAPSED_FIGURES.format(
        title=item.finding.title,
        before="、".join(item.acceptance.figures) or messages.NO_FIGURES,
        now="、".join(item.finding.figures) or messages.NO_FIGURES,
    )
