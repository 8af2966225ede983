"""The report as text for people: styled lines; a terminal colours them, a file gets them plain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mingzhang.findings import Cited, Operand, Report, Unevaluated
from mingzhang.view import beside, messages, summary
from mingzhang.view.layout import Line, Span, clean, hang, pad, plain, width, wrap
from mingzhang.view.summary import Numbered, Open

MIN_COLUMNS = 48
SHOWN = 10
"""How many entries of a long list are shown unless all are asked for."""

_INDENT = 4
_FIELD = 10
"""Column at which the text beside a finding's labels begins."""


def report_text(report: Report, *, columns: int = 96, full: bool = False) -> str:
    """The report as plain text."""
    return plain(report_lines(report, columns=columns, full=full))


def report_lines(report: Report, *, columns: int = 96, full: bool = False) -> list[Line]:
    """The report as lines. ``full``: notes with all their details, long lists to their end."""
    columns = max(columns, MIN_COLUMNS)
    groups, notes = summary.number_findings(report)
    lines = _head(report, columns)
    lines += _title(messages.FINDINGS, columns)
    if not groups:
        lines += [(Span(summary.no_findings(report)),), ()]
    for group in groups:
        lines += [(Span(clean(group.part), "head"),), ()]
        for numbered in group.findings:
            lines += _finding(numbered, columns, full)
    if notes:
        lines += _notes(notes, columns, full)
    for section in beside.sections(report):
        lines += _title(clean(section.title), columns)
        lines += [(Span(line),) for line in wrap(section.sentence, columns)]
        lines += [*_bullets(section.lines, columns, full), ()]
    lines += _checked(report, columns, full)
    lines += _open(messages.UNDECIDED, messages.UNDECIDED_NONE, report.undecided, columns, full)
    lines += _open(messages.UNREAD, messages.UNREAD_NONE, report.unread, columns, full)
    if report.remarks:
        lines += _title(messages.REMARKS, columns) + _bullets(report.remarks, columns, full) + [()]
    foot = messages.FOOT.format(version=report.version, rulebook=report.rulebook)
    return [*lines, (Span(foot, "dim"),)]


def _head(report: Report, columns: int) -> list[Line]:
    tone = summary.tone(report)
    lines: list[Line] = [(Span(messages.TITLE, "dim"),)]
    lines += [(Span(line, tone),) for line in wrap(summary.headline(report), columns)]
    for sentence in (summary.coverage(report), summary.advice(report)):
        if sentence:
            lines += [(Span(line),) for line in wrap(sentence, columns)]
    lines.append(())
    for label, value in summary.facts(report):
        lines += hang((Span(label, "dim"),), clean(value), 6, columns)
    return [*lines, ()]


def _title(text: str, columns: int) -> list[Line]:
    rule = "─" * max(columns - width(text) - 4, 2)
    return [(Span("── ", "dim"), Span(text, "head"), Span(f" {rule}", "dim")), ()]


def _finding(numbered: Numbered, columns: int, full: bool) -> list[Line]:
    finding = numbered.finding
    style = finding.severity.value
    label = f"{messages.MARKS[style]} {numbered.label}"
    lines = hang((Span(label, style),), clean(finding.title), width(label) + 2, columns, "head")
    body = [(Span(" " * _INDENT + line),) for line in wrap(clean(finding.message), columns - _INDENT)]
    lines += body
    lines += _places(finding.places, columns, full)
    if summary.worth_a_table(finding):
        lines += _operands(finding.operands, columns, full)
    for word, value in summary.outcome(finding):
        lines += _field(word, value, columns)
    if finding.suspect is not None:
        first, *rest = summary.suspect_lines(finding.suspect)
        lines += _field(messages.SUSPECT, first, columns)
        for line in rest:
            lines += hang((Span(" " * _FIELD),), clean(f"· {line}"), _FIELD, columns)
    lines += _field(messages.REMEDY, finding.remedy, columns)
    if finding.identity:
        lines.append((Span(pad(" " * _INDENT + messages.IDENTITY, _FIELD) + finding.identity, "dim"),))
    if full and finding.rule.source:
        lines += _field(messages.RULE, f"{finding.rule.source}（{finding.rule.id}）", columns)
    if full and len(finding.relations) > 1:
        folded = messages.FOLDED.format(count=len(finding.relations))
        lines += [(Span(" " * _INDENT + line, "dim"),) for line in wrap(folded, columns - _INDENT)]
    return [*lines, ()]


def _field(label: str, value: str, columns: int) -> list[Line]:
    return hang((Span(" " * _INDENT), Span(label, "dim")), clean(value), _FIELD, columns)


def _places(places: Sequence[Cited], columns: int, full: bool) -> list[Line]:
    part = places[0].part  # stands above the finding
    words = list(dict.fromkeys(filter(None, (summary.describe(cited, within=part) for cited in places))))
    if not words:  # what the whole document lacks stands nowhere
        return []
    shown = words if full else words[:SHOWN]
    if len(shown) < len(words):
        shown = [*shown, messages.MORE_PLACES.format(count=len(words))]
    lines = _field(messages.PLACE, shown[0], columns)
    for word in shown[1:]:
        lines += hang((Span(" " * _FIELD),), clean(word), _FIELD, columns)
    return lines


def _operands(operands: Sequence[Operand], columns: int, full: bool) -> list[Line]:
    """A small table: role, amount (right-aligned), where it is printed."""
    shown = operands if full else operands[:SHOWN]
    roles = [clean(operand.role) for operand in shown]
    amounts = [clean(summary.operand_amount(operand)) for operand in shown]
    role_width = min(max(map(width, roles)), 16)
    amount_width = min(max(map(width, amounts)), 20)
    indent = _FIELD + role_width + amount_width + 4
    lines: list[Line] = []
    for at, (role, amount, operand) in enumerate(zip(roles, amounts, shown, strict=True)):
        label = messages.OPERANDS if at == 0 else ""
        head = pad(pad(" " * _INDENT + label, _FIELD) + role, _FIELD + role_width + 2)
        cells = (Span(head, "dim"), Span(pad(amount, amount_width, right=True)))
        place = "，".join(w for w in (summary.labels(operand.cited), summary.where(operand.cited)) if w)
        if width(head) + width(amount) > indent or columns - indent < 24:
            lines += [cells, *hang((Span(" " * (_FIELD + 2)),), clean(place), _FIELD + 2, columns, "dim")]
        else:
            lines += hang(cells, clean(place), indent, columns, "dim")
    if len(shown) < len(operands):
        lines.append((Span(" " * _FIELD + messages.MORE_OPERANDS.format(count=len(operands)), "dim"),))
    return lines


def _notes(notes: Sequence[Numbered], columns: int, full: bool) -> list[Line]:
    lines = _title(messages.NOTES.format(count=len(notes)), columns)
    if full:
        part = None
        for numbered in notes:
            if numbered.finding.places[0].part != part:
                part = numbered.finding.places[0].part
                lines += [(Span(clean(part or messages.WHOLE_DOCUMENT), "head"),), ()]
            lines += _finding(numbered, columns, full)
        return lines
    for numbered in notes:
        finding = numbered.finding
        label = f"{messages.MARKS['note']} {numbered.number}"
        first = finding.places[0]
        part = "" if first.part in finding.title else first.part
        where = "，".join(word for word in (part, summary.where(first)) if word)
        text = clean(f"{finding.title}（{where}）" if where else finding.title)
        lines += hang((Span(label, "note"),), text, 6, columns)
    return [*lines, (), *[(Span(line, "dim"),) for line in wrap(messages.NOTES_HINT, columns)], ()]


def _checked(report: Report, columns: int, full: bool) -> list[Line]:
    lines = _title(messages.CHECKED, columns)
    runs = summary.family_runs(report.rules)
    if runs:
        heads = [messages.COLUMN_FAMILY, messages.COLUMN_TOTAL, *messages.VERDICTS.values()]
        first = max(width(heads[0]), *(width(run.name) for run in runs)) + 2
        lines.append((Span(_row(heads[0], heads[1:], first), "dim"),))
        for run in runs:
            counts = run.counts
            figures = (counts.total, counts.exact, counts.tail, counts.broken, counts.undecided)
            lines.append((Span(_row(run.name, [str(figure) for figure in figures], first)),))
    else:
        lines += [(Span(line),) for line in wrap(summary.coverage(report), columns)]
    lines.append(())
    idle = summary.idle_rules(report.rules)
    if idle:
        lines.append((Span(messages.NOT_RUN.format(count=len(idle)), "head"),))
        words = summary.idle_reasons(report.rules, 0 if full else SHOWN)
        lines += [*_bullets(words, columns, full), ()]
    return lines


def _row(name: str, figures: Iterable[str], first: int) -> str:
    return pad(clean(name), first) + "".join(pad(figure, 10, right=True) for figure in figures)


def _open(title: str, none: str, items: Sequence[Unevaluated], columns: int, full: bool) -> list[Line]:
    lines = _title(title.format(count=len(items)), columns)
    if not items:
        return [*lines, (Span(none),), ()]
    words = [_open_words(item) for item in summary.gather(items)]
    return [*lines, *_bullets(words, columns, full), ()]


def _open_words(item: Open) -> str:
    words = [item.what]
    for cited in item.cited[:1]:
        where = summary.where(cited)
        words.append(f"{summary.labels(cited)}（{where}）" if summary.labels(cited) else where)
    more = messages.REPEATED.format(count=item.count) if item.count > 1 else ""
    return "：".join(word for word in ("，".join(words), item.why) if word) + more


def _bullets(words: Sequence[str], columns: int, full: bool) -> list[Line]:
    shown = list(words) if full else list(words[:SHOWN])
    lines: list[Line] = []
    for word in shown:
        lines += hang((Span("·", "dim"),), clean(word), 2, columns)
    if len(shown) < len(words):
        lines.append((Span(messages.MORE.format(count=len(words) - len(shown)), "dim"),))
    return lines
