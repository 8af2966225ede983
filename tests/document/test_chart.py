"""A chart shows figures that are printed elsewhere: whoever reads words passes over it."""

from __future__ import annotations

from pathlib import Path

import mingzhang
from mingzhang.document import Block, Chart, Document, Paragraph, Series, numbering, placed
from mingzhang.place import Place
from mingzhang.readers.text import read_text
from mingzhang.recognition import recognise_document

_DEMO = Path(mingzhang.__file__).parent / "examples" / "demo" / "demo.txt"


def test_a_chart_is_a_paragraph_without_words() -> None:
    chart = Chart(Place("a"), title="收入", series=(Series("本年", ("1.00",)),))
    assert isinstance(chart, Paragraph)
    assert chart.text == ""


def test_recognition_finds_the_same_points_with_and_without_charts() -> None:
    """A chart below every heading 一、 of the narrative."""
    read = read_text(_DEMO.read_bytes(), "demo.txt", "0")
    blocks: list[Block] = []
    for block in read.blocks:
        blocks.append(block)
        head = numbering(block.text) if isinstance(block, Paragraph) else None
        if head and head.level == 2 and head.title.endswith("情况说明"):
            blocks.append(Chart(block.place, title="图"))
    assert sum(isinstance(block, Chart) for block in blocks) >= 10
    plain = recognise_document(read)
    charted = recognise_document(Document("demo.txt", "txt", "0", placed(blocks, "demo.txt")))
    assert plain.points
    assert {key: len(point.prints) for key, point in plain.points.items()} == {
        key: len(point.prints) for key, point in charted.points.items()
    }
    assert len(plain.contents) == len(charted.contents)
    assert len(plain.forms) == len(charted.forms)
