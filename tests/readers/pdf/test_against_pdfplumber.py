"""The cells of every bordered table are those that pdfplumber finds, except for differences listed one by one.

pdfplumber is needed by this test only. The documents of real units are not part of the repository.
"""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Any

import pytest

from mingzhang.readers.pdf.objects import opened
from mingzhang.readers.pdf.page import page_content

FILES = (
    "jiangsu-npc-office-budget-2018.pdf",
    "jiangsu-party-office-budget-tables-2019.pdf",
    "shanghai-final-accounts-template.pdf",
    "shanghai-putuo-social-work-2024.pdf",
)
NEAR = 2.5
Cells = dict[tuple[int, tuple[float, ...]], str]


def _bare(text: str | None) -> str:
    return "".join((text or "").split())


def _ours(path: Path) -> Cells:
    cells: Cells = {}
    with opened(path.read_bytes(), path.name) as pdf:
        for number in range(1, pdf.page_count + 1):
            for table in page_content(pdf.page(number), path.name).tables:
                for span, text in zip(table.spans, table.texts, strict=True):
                    cells[number, tuple(table.cell_box(span))] = _bare(text)
    return cells


def _theirs(path: Path, plumber: Any) -> Cells:
    cells: Cells = {}
    with warnings.catch_warnings(), plumber.open(path) as pdf:
        warnings.simplefilter("ignore")
        for page in pdf.pages:
            for table in page.find_tables():
                for row, texts in zip(table.rows, table.extract(), strict=True):
                    for box, text in zip(row.cells, texts, strict=True):
                        if box is not None:
                            cells[page.page_number, tuple(box)] = _bare(text)
    return cells


def differences(ours: Cells, theirs: Cells) -> list[dict[str, Any]]:
    """Each cell that only one side has, and each whose text differs, with its page and box in whole points."""
    left = dict(ours)
    found: list[dict[str, Any]] = []
    for (page, box), text in theirs.items():
        same = next((key for key in left if key[0] == page and _near(key[1], box)), None)
        mine = left.pop(same) if same else None
        if mine != text:
            found.append(
                {"page": page, "box": [round(x) for x in box], "pdfplumber": text, "mingzhang": mine}
            )
    for (page, box), text in left.items():
        found.append({"page": page, "box": [round(x) for x in box], "pdfplumber": None, "mingzhang": text})
    return found


def _near(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(abs(a - b) < NEAR for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("name", FILES)
def test_cells_are_those_of_pdfplumber(corpus: Path, name: str) -> None:
    plumber = pytest.importorskip("pdfplumber")
    path = corpus / name
    if not path.is_file():
        pytest.skip(f"样本文件夹中没有 {name} (not in the corpus)")
    listed = json.loads(Path(__file__).with_name("differences.json").read_text(encoding="utf-8"))
    justified = [
        {key: value for key, value in entry.items() if key not in ("file", "why")}
        for entry in listed
        if entry["file"] == name
    ]
    assert all(entry["why"] for entry in listed)
    assert differences(_ours(path), _theirs(path, plumber)) == justified
