"""Recognise every 项目支出绩效自评表 of a document and read it into a Form.

Source of the form: 财预〔2020〕10号 附件 and its provincial variants. Layout is repaired by labels and by
the order of cells; a digit never is.
"""

from __future__ import annotations

from mingzhang.document import Document
from mingzhang.points.reading import Form
from mingzhang.recognition.claims import Claims
from mingzhang.recognition.form_blocks import find_regions


def recognise_forms(document: Document, claims: Claims, default_year: int | None) -> tuple[Form, ...]:
    """The forms of the document in order, numbered from 1 (scope ``f1``, ``f2`` …)."""
    regions = find_regions(document)
    if not regions:
        return ()
    from mingzhang.recognition.form_reader import read_form

    keys: dict[str, int] = {}
    return tuple(
        read_form(region, number, keys, claims, default_year)
        for number, region in enumerate(regions, start=1)
    )
