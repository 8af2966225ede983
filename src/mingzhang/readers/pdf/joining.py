"""Tables over page breaks: the same columns, nothing but furniture between, the header dropped when repeated."""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct, field

from mingzhang.readers.pdf.figures import is_figure
from mingzhang.readers.pdf.nouns import Line, PageTable, Span
from mingzhang.readers.pdf.rests import CODE_LENGTHS, Above, rest_of_row, without_row
from mingzhang.regex import regex

COLUMN_SLACK = 3.0
"""Column boundaries that differ by no more than this between pages are the same."""
MAX_HEADER_ROWS = 6
_AMOUNT = regex(r"[-－−]?[\d,]+\.\d{2}")
_CONTINUED = regex(r"[（(]?续(?:表|上表)?\s*\d*[）)]?")


class WholeTable(Struct):
    """A table with all its parts. ``columns``: boundaries of its grid; ``breaks``: places of the joins."""

    parts: list[PageTable]
    columns: list[float]
    spans: list[tuple[PageTable, Span, Span, str]] = field(default_factory=list)
    """Each cell: its part, its span there, its span in the whole table, its text."""
    rows: int = 0
    joins: list[tuple[PageTable, list[str]]] = field(default_factory=list)
    """Parts that were joined, with the texts of the header rows dropped from them."""


def whole(first: PageTable) -> WholeTable:
    """A table that begins with this part."""
    table = WholeTable([first], first.xs)
    _append(table, first, 0)
    return table


def continued(table: WholeTable, part: PageTable, between: list[Line], above: list[Line]) -> bool:
    """Join ``part`` to ``table`` if it continues it; say whether it does.

    ``between``: lines after the table and before the part; ``above``: lines that stood above the table,
    which a page may repeat. Only 续表, a repeated title and repeated head lines may stand between.
    """
    last = table.parts[-1]
    if part.page != last.page + 1 or last.page in {line.page for line in between}:
        return False
    titles = {bare(line.text) for line in above}
    if any(
        not _CONTINUED.fullmatch(bare(line.text)) and _untitled(line.text) not in titles for line in between
    ):
        return False
    columns = _common_columns(table.columns, part.xs)
    if columns is None or _has_amounts_under_names(table, part, columns):
        return False
    header = _repeated_header(table, part)
    if header == 0 and between and not any(_CONTINUED.search(bare(line.text)) for line in between):
        return False  # the title again, but another header: another table
    if columns != table.columns:
        _regrid(table, columns)
    dropped = [" ".join(filter(None, texts)) for texts in part.rows()[:header]]
    if _took_rest(table, part, header):
        part = without_row(part, header)
        header += 1
    table.parts.append(part)
    table.joins.append((part, dropped))
    _append(table, part, header)
    return True


def _has_amounts_under_names(table: WholeTable, part: PageTable, columns: list[float]) -> bool:
    """Whether the part prints amounts in a column that holds names or codes beside the table's amounts: it is the other half
    of a wide table then, or another one, however wide its columns."""
    above, below = _indices(table.columns, columns), _indices(part.xs, columns)
    amounts = {span.top for _, _, span, text in table.spans if _AMOUNT.fullmatch(text)}
    names: dict[int, bool] = {}
    for _, _, span, text in table.spans:
        if span.top in amounts and text:
            column = above[span.left]
            names[column] = names.get(column, True) and _is_label(text)
    return any(
        names.get(below[span.left], False) and _AMOUNT.fullmatch(text)
        for span, text in zip(part.spans, part.texts, strict=True)
    )


def _is_label(text: str) -> bool:
    return (text.isdigit() and len(text) in CODE_LENGTHS) or not is_figure(text)


def _took_rest(table: WholeTable, part: PageTable, header: int) -> bool:
    """Give the rest of the table's last row, if the part begins with one, to the cells it belongs to."""
    last = table.parts[-1]
    full = dict(zip(last.spans, last.full, strict=True))
    above: Above = {
        (span.left, span.right): (index, text, full.get(own, False))
        for index, (of, own, span, text) in enumerate(table.spans)
        if of is last and span.bottom == table.rows
    }
    places = _indices(part.xs, table.columns)
    below = {
        (places[span.left], places[span.right]): text
        for span, text in zip(part.spans, part.texts, strict=True)
        if span.top == header
    }
    rests = rest_of_row(above, below)
    for index, text in rests:
        table.spans[index] = (*table.spans[index][:3], text)
    return bool(rests)


def _append(table: WholeTable, part: PageTable, header: int) -> None:
    places = _indices(part.xs, table.columns)
    shift = table.rows - header
    for span, text in zip(part.spans, part.texts, strict=True):
        if span.top >= header:
            whole_span = Span(span.top + shift, places[span.left], span.bottom + shift, places[span.right])
            table.spans.append((part, span, whole_span, text))
    table.rows += len(part.ys) - 1 - header


def _regrid(table: WholeTable, columns: list[float]) -> None:
    places = _indices(table.columns, columns)
    table.columns = columns
    table.spans = [
        (part, span, Span(old.top, places[old.left], old.bottom, places[old.right]), text)
        for part, span, old, text in table.spans
    ]


def _indices(xs: list[float], columns: list[float]) -> list[int]:
    """For each boundary its index among ``columns``, into which it was merged."""
    shift = columns[0] - xs[0]
    return [_nearest(columns, x + shift) for x in xs]


def _nearest(columns: list[float], x: float) -> int:
    after = min(bisect_left(columns, x), len(columns) - 1)
    before = max(after - 1, 0)
    return before if x - columns[before] < abs(columns[after] - x) else after


def _common_columns(one: list[float], other: list[float]) -> list[float] | None:
    """The boundaries of both, when the outer ones agree and one has all inner ones of the other.

    Rows with merged cells may leave out inner boundaries on one of the pages. Pages may be shifted sideways.
    """
    few, many = sorted((one, other), key=len)
    shift = many[0] - few[0]
    if abs(few[-1] + shift - many[-1]) > COLUMN_SLACK or abs(shift) > 40:
        return None
    if len(few) < 3 and len(many) > len(few):
        return None
    inner = iter(many)
    for x in few:
        if not any(abs(y - x - shift) <= COLUMN_SLACK for y in inner):
            return None
    return many


def _repeated_header(table: WholeTable, part: PageTable) -> int:
    """How many of the part's first rows repeat the table's first rows."""
    first, second = table.parts[0].rows(), part.rows()
    count = 0
    while (
        count < min(MAX_HEADER_ROWS, len(first), len(second) - 1)
        and any(first[count])
        and list(map(bare, first[count])) == list(map(bare, second[count]))
    ):
        count += 1
    while count and any(span.top < count < span.bottom for span in part.spans):
        count -= 1
    return count


def bare(text: str) -> str:
    """The text without spaces."""
    return "".join(text.split())


def _untitled(text: str) -> str:
    return _CONTINUED.sub("", bare(text)) if "续" in text else bare(text)
