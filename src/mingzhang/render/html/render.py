"""From a document to the bytes of a web page."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib import resources

from mingzhang.document import Chart, Document, Paragraph, Publication, Role
from mingzhang.render.charts.svg import svg
from mingzhang.render.headings import levels, targets
from mingzhang.render.html.table import table
from mingzhang.render.options import Options
from mingzhang.render.outline import Contents, Cover, Part, Statement, outline
from mingzhang.render.pages import captions


def render_html(document: Document, options: Options) -> bytes:
    """One accessible page without scripts and without anything fetched."""
    about = document.publication or Publication()
    style = resources.files("mingzhang.render.html").joinpath("page.css").read_text("utf-8")
    title = escape(about.title or "决算公开")
    main = "\n".join(_Page(outline(document)).lines())
    meta = f'<meta name="author" content="{escape(about.unit)}">' if about.unit else ""
    if about.date:
        meta += f'<meta name="date" content="{about.date.isoformat()}">'
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(about.language)}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">{meta}<title>{title}</title>'
        f"<style>\n{style}</style></head>\n<body>"
        # The link's words come from its label: they are for whoever uses it and no text of the document.
        '<a class="skip" href="#main" aria-label="跳到正文"></a>\n'
        f'<main id="main">\n{main}\n</main></body></html>\n'
    ).encode()


class _Page:
    """The parts of the page in order."""

    def __init__(self, parts: tuple[Part, ...]) -> None:
        self.parts = parts
        self.levels = levels(parts)
        entries = [line for part in parts if isinstance(part, Contents) for line in part.lines]
        self.targets = targets(entries, parts)
        self.shift = int(any(isinstance(part, Cover) for part in parts))
        self.titled = False
        self.charts = 0

    def lines(self) -> Iterator[str]:
        open_section = False
        for part in self.parts:
            first = part.head[0] if isinstance(part, Statement) and part.head else part
            if isinstance(first, Paragraph) and first.role is Role.HEADING and first.level <= 1:
                if open_section:
                    yield "</section>"
                yield f'<section aria-labelledby="b{first.place.block}">'
                open_section = True
            yield self._part(part)
        if open_section:
            yield "</section>"

    def _part(self, part: Part) -> str:
        if isinstance(part, Cover):
            return self._cover(part)
        if isinstance(part, Contents):
            return self._contents(part)
        if isinstance(part, Statement):
            return self._statement(part)
        if isinstance(part, Chart):
            self.charts += 1
            return f'<figure class="chart">{svg(part, f"chart{self.charts}")}</figure>'
        return self._line(part)

    def _line(self, line: Paragraph) -> str:
        text = _text(line)
        if line.role is Role.HEADING:
            level = min(self.levels.get(line.place.block, 1) + self.shift, 6)
            style = min(max(line.level, 1), 4)
            return f'<h{level} class="style-{style}" id="b{line.place.block}">{text}</h{level}>'
        return f'<p class="{line.role.value}">{text}</p>'

    def _cover(self, part: Cover) -> str:
        """The lines of the title are one heading of the page; the others are paragraphs."""
        lines = []
        for line in part.lines:
            if line.role is Role.TITLE and not self.titled:
                self.titled = True
                lines.append(f"<h1>{_text(line)}</h1>")
            else:
                lines.append(f'<p class="doc-title">{_text(line)}</p>')
        return f'<div class="cover">{"".join(lines)}</div>'

    def _contents(self, part: Contents) -> str:
        lines = []
        for line in part.lines:
            text = _text(line)
            block = self.targets.get(line.place.block)
            if block is not None:
                text = f'<a href="#b{block}">{text}</a>'
            style = f"level-{min(line.level, 4)}" if line.level else "list-title"
            lines.append(f'<p class="{style}">{text}</p>')
        return f'<div class="contents" role="doc-toc" aria-label="目录">{"".join(lines)}</div>'

    def _statement(self, part: Statement) -> str:
        lines = captions(part)
        headings = [line for line in part.head if line.role is Role.HEADING]
        # The title of a part that begins with this table is no part of the table's caption.
        above = "".join(self._line(line) for line in headings if line.level <= 1)
        head = "".join(self._line(line) for line in headings if line.level > 1)
        head += "".join(self._line(line) for line in lines.own)
        shared = "".join(self._line(line) for line in [*lines.name, *lines.shared])
        if lines.shared:
            head += f'<div class="shared">{shared}</div>'
        name = part.table.caption or next((line.text for line in reversed(part.head)), "表")
        notes = "".join(self._line(line) for line in part.notes)
        wide = " wide" if part.table.wide else " sheet" if part.table.form else ""
        below = f'<div class="notes">{notes}</div>' if notes else ""
        # The frame scrolls on a narrow screen, so it must be reachable by keyboard and have a name.
        return (
            f'{above}<div class="statement{wide}"><div class="scroll" tabindex="0" role="region" '
            f'aria-label="{escape(name)}">{table(part.table, head, name)}</div>{below}</div>'
        )


def _text(line: Paragraph) -> str:
    return escape(line.text.strip()).replace("\n", "<br>")
