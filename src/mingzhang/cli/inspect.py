"""``mingzhang inspect``: one step of reading a PDF page, as a drawing."""

from __future__ import annotations

from pathlib import Path

from mingzhang.cli import messages
from mingzhang.cli.files import OutputError, WholeFile, approve
from mingzhang.cli.streams import chat, complain, write_data
from mingzhang.readers import ReadError
from mingzhang.readers.file import bytes_of
from mingzhang.readers.formats import format_of

UNREADABLE = 2


def inspect(file: str, page: int, stage: str, output: str | None) -> int:
    """Draw a page as an SVG, to a file or to standard output. 2 when it cannot be drawn."""
    try:
        data = bytes_of(Path(file), file)
        if format_of(data) != "pdf":
            complain(messages.INSPECT_PDF_ONLY.format(file=file))
            return UNREADABLE
        from mingzhang.readers.pdf.draw import inspect_page

        drawing = inspect_page(data, file, page, stage)
        if output is None or output == "-":
            write_data(drawing)
            return 0
        approve(Path(output), [file])
        with WholeFile(Path(output)) as whole:
            whole.write(drawing)
        chat(messages.DRAWN.format(path=output))
        return 0
    except (ReadError, OutputError) as error:
        complain(str(error))
        return UNREADABLE
