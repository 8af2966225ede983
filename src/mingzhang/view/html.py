"""The report as one self-contained page: no outside resource, no script needed, everything escaped."""

from __future__ import annotations

from collections.abc import Sequence

from mingzhang.findings import Cited, Finding, Operand, Report, Unevaluated
from mingzhang.findings.coverage import CoverageMap
from mingzhang.place import Place
from mingzhang.points.reading import Reading
from mingzhang.view import beside, messages, summary
from mingzhang.view.coverage import coverage_words
from mingzhang.view.html_document import document_html
from mingzhang.view.marks import Marks
from mingzhang.view.markup import escape, rows, tag, text_tag
from mingzhang.view.page import IMAGES_BESIDE, IMAGES_INSIDE, page_html
from mingzhang.view.pictures import Originals, picture_of, pictures_html
from mingzhang.view.summary import Group, Numbered

OPEN_SHOWN = 200
"""How many kinds of unchecked things the page lists; a page of thousands helps nobody."""


def report_html(
    report: Report,
    reading: Reading,
    originals: Originals | None = None,
    coverage: CoverageMap | None = None,
) -> str:
    """The page. ``reading`` must be the one the report was made from: places are looked up in it.

    ``originals``: the pages of the original that are to be shown.
    ``coverage``: shades the document's numbers by how well they are guarded.
    """
    groups, notes = summary.number_findings(report)
    everything = [numbered for group in groups for numbered in group.findings] + list(notes)
    opened = [item.cited for item in (*report.undecided, *report.unread) if item.cited is not None]
    originals = originals or Originals()
    pictured = _pictured(everything, originals)
    marks = Marks(everything, reading.document, opened, pictured)
    for number in coverage.numbers if coverage is not None else ():
        if number.state != "full":
            marks.shade(number.cited.place, number.state)
    sections = (
        _findings(report, groups, notes, marks),
        rows((pictures_html(originals, everything), _document(reading, marks, coverage))),
        _checked(report, marks),
    )
    body = rows(
        (
            _header(report),
            _navigation(report, notes, pictures=bool(originals.pictures)),
            tag("main", rows(sections)),
            text_tag("footer", messages.FOOT.format(version=report.version, rulebook=report.rulebook)),
        )
    )
    title = messages.PAGE_TITLE.format(headline=summary.headline(report), file=report.document.file)
    images = "" if not originals.pictures else IMAGES_BESIDE if originals.folder else IMAGES_INSIDE
    return page_html(title, body, images=images)


def _pictured(findings: Sequence[Numbered], originals: Originals) -> dict[Place, int]:
    """The places that are framed in a picture, with its page."""
    shown = {picture.page for picture in originals.pictures}
    places = {cited.place for numbered in findings for cited in numbered.finding.places}
    pages = {place: picture_of(place, originals.exact) for place in places if not place.volume}
    return {place: page for place, page in pages.items() if page is not None and page in shown}


def _header(report: Report) -> str:
    facts = "".join(text_tag("dt", label) + text_tag("dd", value) for label, value in summary.facts(report))
    advice = summary.advice(report)
    return tag(
        "header",
        rows(
            (
                text_tag("p", messages.TITLE, class_="kicker"),
                text_tag("h1", summary.headline(report), class_=summary.tone(report)),
                text_tag("p", advice, class_="advice") if advice else "",
                text_tag("p", summary.coverage(report)),
                tag("dl", facts),
            )
        ),
    )


def _navigation(report: Report, notes: Sequence[Numbered], *, pictures: bool) -> str:
    targets = [("findings", messages.NAV_FINDINGS, len(report.findings) - len(notes))]
    if notes:
        targets.append(("notes", messages.NAV_NOTES, len(notes)))
    links = ""
    for target, words, count in targets:
        links += tag("a", escape(words) + text_tag("b", str(count)), href=f"#{target}")
    if pictures:
        links += text_tag("a", messages.PICTURES, href="#pictures")
    links += text_tag("a", messages.NAV_DOCUMENT, href="#document")
    links += text_tag("a", messages.NAV_CHECKED, href="#checked")
    return tag("nav", links, aria_label=messages.NAV_LABEL)


def _findings(report: Report, groups: Sequence[Group], notes: Sequence[Numbered], marks: Marks) -> str:
    parts = [text_tag("h2", messages.FINDINGS)]
    if not groups:
        parts.append(text_tag("p", summary.no_findings(report)))
    for group in groups:
        parts.append(text_tag("h3", group.part))
        parts += [_finding(numbered, marks) for numbered in group.findings]
    if notes:
        inner = rows(_finding(numbered, marks) for numbered in notes)
        title = text_tag("summary", messages.NOTES.format(count=len(notes)))
        hint = text_tag("p", messages.NOTES_PAGE_HINT, class_="hint")
        parts.append(tag("details", rows((title, hint, inner)), id="notes"))
    return tag("section", rows(parts), id="findings")


def _finding(numbered: Numbered, marks: Marks) -> str:
    finding = numbered.finding
    style = finding.severity.value
    badge = text_tag("span", f"{messages.MARKS[style]} {numbered.label}", class_=f"badge {style}")
    parts = [
        tag("h4", f"{badge} {escape(finding.title)}"),
        text_tag("p", finding.message),
        tag("ul", "".join(tag("li", _place(cited, marks)) for cited in _distinct(finding)), class_="places"),
        _operands(finding.operands, marks) if summary.worth_a_table(finding) else "",
        _outcome(finding),
    ]
    if finding.suspect is not None:
        first, *rest = summary.suspect_lines(finding.suspect)
        listed = tag("ul", "".join(text_tag("li", line) for line in rest)) if rest else ""
        label = text_tag("b", messages.SUSPECT)
        parts.append(tag("div", f"{label} {escape(first)}{listed}", class_="suspect"))
    parts.append(tag("p", text_tag("b", messages.REMEDY) + f" {escape(finding.remedy)}", class_="remedy"))
    if len(finding.relations) > 1:
        parts.append(text_tag("p", messages.FOLDED.format(count=len(finding.relations)), class_="hint"))
    source = "，".join(word for word in (finding.rule.name, finding.rule.source) if word)
    named = f"　{messages.IDENTITY}：{finding.identity}" if finding.identity else ""
    parts.append(text_tag("p", f"{messages.RULE}：{source}（{finding.rule.id}）{named}", class_="hint"))
    return tag("article", rows(parts), id=f"f{numbered.number}", class_=f"finding {style}")


def _distinct(finding: Finding) -> list[Cited]:
    return list({summary.describe(cited): cited for cited in finding.places}.values())


def _place(cited: Cited, marks: Marks) -> str:
    page = marks.pictured.get(cited.place)
    if page is None:
        return _link(cited, marks)
    return _link(cited, marks) + "　" + text_tag("a", messages.SEE_PICTURE, href=f"#page-{page}")


def _link(cited: Cited, marks: Marks) -> str:
    words = escape(summary.describe(cited))
    anchor = marks.anchor(cited)
    return tag("a", words, href=f"#{anchor}", title=messages.SEE_PLACE) if anchor else words


def _operands(operands: Sequence[Operand], marks: Marks) -> str:
    lines = []
    for operand in operands:
        # A figure keeps to one line; words, a whole heading perhaps, must not push the place out of the page.
        kind = "num" if operand.amount else "said"
        cells = text_tag("td", operand.role) + text_tag("td", summary.operand_amount(operand), class_=kind)
        words = "，".join(w for w in (summary.labels(operand.cited), summary.where(operand.cited)) if w)
        anchor = marks.anchor(operand.cited)
        place = text_tag("a", words, href=f"#{anchor}") if anchor else escape(words)
        lines.append(tag("tr", cells + tag("td", place)))
    if not lines:
        return ""
    return tag("table", tag("tbody", rows(lines)), class_="operands", aria_label=messages.OPERANDS)


def _outcome(finding: Finding) -> str:
    words = "　".join(f"{text_tag('b', label)} {escape(value)}" for label, value in summary.outcome(finding))
    return tag("p", words, class_="outcome") if words else ""


def _document(reading: Reading, marks: Marks, coverage: CoverageMap | None) -> str:
    lines = any(block.place.line is not None for block in reading.document.blocks)
    hint = messages.DOCUMENT_HINT + (messages.LINE_NUMBERS if lines else "")
    head = text_tag("h2", messages.DOCUMENT) + text_tag("p", hint, class_="hint")
    if coverage is not None:
        words = "".join((*coverage_words(coverage), messages.COVERAGE_HINT))
        head += text_tag("p", words, class_="hint")
    return tag("section", rows((head, document_html(reading, marks))), id="document")


def _checked(report: Report, marks: Marks) -> str:
    parts = [text_tag("h2", messages.CHECKED), text_tag("p", summary.coverage(report)), _families(report)]
    idle = summary.idle_rules(report.rules)
    if idle:
        items = "".join(text_tag("li", line) for line in summary.idle_reasons(report.rules))
        title = text_tag("summary", messages.NOT_RUN.format(count=len(idle)))
        parts.append(tag("details", title + tag("ul", items)))
    for section in beside.sections(report):
        parts.append(text_tag("h3", section.title))
        parts.append(text_tag("p", section.sentence))
        shown = section.lines[:OPEN_SHOWN]
        if shown:
            parts.append(tag("ul", "".join(text_tag("li", line) for line in shown)))
        if len(shown) < len(section.lines):
            parts.append(text_tag("p", messages.MORE_ON_PAGE.format(count=len(section.lines) - len(shown))))
    parts += _open(messages.UNDECIDED, messages.UNDECIDED_NONE, report.undecided, marks)
    parts += _open(messages.UNREAD, messages.UNREAD_NONE, report.unread, marks)
    if report.remarks:
        parts.append(text_tag("h3", messages.REMARKS))
        parts.append(tag("ul", "".join(text_tag("li", remark) for remark in report.remarks)))
    return tag("section", rows(parts), id="checked")


def _families(report: Report) -> str:
    runs = summary.family_runs(report.rules)
    if not runs:
        return ""
    heads = (messages.COLUMN_FAMILY, messages.COLUMN_TOTAL, *messages.VERDICTS.values())
    lines = [tag("tr", "".join(text_tag("th", head, scope="col") for head in heads))]
    for run in runs:
        counts = run.counts
        figures = (counts.total, counts.exact, counts.tail, counts.broken, counts.undecided)
        cells = "".join(text_tag("td", str(figure), class_="num") for figure in figures)
        lines.append(tag("tr", text_tag("th", run.name, scope="row") + cells))
    return tag("div", tag("table", rows(lines), class_="families"), class_="scroll")


def _open(title: str, none: str, items: Sequence[Unevaluated], marks: Marks) -> list[str]:
    head = text_tag("h3", title.format(count=len(items)))
    if not items:
        return [head, text_tag("p", none)]
    gathered = summary.gather(items)
    lines = []
    for item in gathered[:OPEN_SHOWN]:
        places = "；".join(_link(cited, marks) for cited in item.cited[:3])
        count = messages.REPEATED.format(count=item.count) if item.count > 1 else ""
        where = f"（{places}）" if places else ""
        lines.append(
            tag("li", escape(item.what) + where + escape((f"：{item.why}" if item.why else "") + count))
        )
    if len(gathered) > OPEN_SHOWN:
        lines.append(text_tag("li", messages.MORE_ON_PAGE.format(count=len(gathered) - OPEN_SHOWN)))
    return [head, tag("ul", rows(lines))]
