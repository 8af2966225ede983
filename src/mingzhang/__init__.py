"""明账: read, check and publish Chinese final-accounts disclosures (部门决算公开).

Three functions are the whole public surface; each is a pure step of the same road:

>>> document = mingzhang.read("决算公开.txt")        # file      -> Document
>>> reading = mingzhang.recognise(document)          # Document  -> Reading (points with their prints)
>>> report = mingzhang.check(reading)                # Reading   -> Report  (findings)

The rooms behind them are imported on first use, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

    from mingzhang.checking.across.company import Company
    from mingzhang.checking.policy import Policy
    from mingzhang.document import Document
    from mingzhang.findings import Report
    from mingzhang.points.reading import Reading

__version__ = "0.1.0"
__all__ = ["__version__", "check", "read", "recognise"]


def read(path: str | os.PathLike[str]) -> Document:
    """Read one file into a neutral :class:`~mingzhang.document.Document`.

    The format is decided by the file's bytes, not by its name alone. Layout is repaired (tables
    joined over page breaks, wrapped lines, page furniture), digits never are.

    Raises :class:`mingzhang.readers.ReadError`, whose text is one Chinese sentence that says what to do.
    """
    from mingzhang.readers import read_file

    return read_file(path)


def recognise(document: Document) -> Reading:
    """Recognise the data points, statements, forms and headings of a document.

    Never raises on content: what could not be understood is listed in ``reading.unread``.
    """
    from mingzhang.recognition import recognise_document

    return recognise_document(document)


def check(reading: Reading, policy: Policy | None = None, together: Company | None = None) -> Report:
    """Evaluate every relation and rule on a reading.

    Amounts are compared as exact integers of 分; a relation that could not be evaluated is
    ``undecided`` and says which number is missing. Sources of the rules stand in the rulebook.
    ``policy``: what a bureau makes of the rulebook. ``together``: the reading with those of other files
    (see :func:`mingzhang.checking.across.company`).
    """
    from mingzhang.checking import check_reading
    from mingzhang.checking.policy import STANDARD

    return check_reading(reading, STANDARD if policy is None else policy, together)
