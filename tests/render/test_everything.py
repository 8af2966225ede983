"""A publication in all its forms: one file of each at the top, the data package below."""

from __future__ import annotations

import subprocess
import sys

import pytest
from msgspec.structs import replace

from mingzhang.document import Publication
from mingzhang.render import FORMATS, Options, RenderError, render
from mingzhang.render.everything import render_everything, stem_of
from mingzhang.render.fonts import Face
from tests.render.reading import needs_fonts
from tests.render.sample import ABOUT, PUBLICATION


@needs_fonts
def test_one_file_of_each_form_stands_at_the_top() -> None:
    made = render_everything(PUBLICATION, Options(), [])
    top = sorted(name for name in made.files if "/" not in name)
    assert top == [f"{ABOUT.title}.{key}" for key in ("docx", "html", "pdf", "txt", "xlsx")]
    assert sorted(name for name in made.files if "/" in name) == [
        "数据/datapackage.json",
        "数据/document.json",
    ]
    assert not made.failed


def test_without_fonts_the_other_forms_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mingzhang.render.pdf.render.stacks", lambda own, system: {face: [] for face in Face})
    made = render_everything(PUBLICATION, Options(), [])
    assert not any(name.endswith(".pdf") for name in made.files)
    assert sum("/" not in name for name in made.files) == 4
    assert [error.key for error in made.failed] == ["no-font"]


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("某县财政局 2024年度决算公开", "某县财政局2024年度决算公开"),
        ("../../etc/passwd", "etcpasswd"),
        ('a:b*c?"<>|', "abc"),
        ("", "决算公开"),
    ],
)
def test_file_names_come_from_the_title_and_are_harmless(title: str, stem: str) -> None:
    assert stem_of(replace(PUBLICATION, publication=Publication(title))) == stem


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(RenderError, match="docx"):
        render(PUBLICATION, "odt")


def test_checking_never_loads_what_only_rendering_needs() -> None:
    """The heavy libraries stay out of a process that only reads and checks."""
    script = (
        "import sys, mingzhang.cli.entry, mingzhang.cli.program, mingzhang.render\n"
        "print([name for name in ('typst', 'xlsxwriter', 'docx') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": "src", "PYTHONUTF8": "1"},
    )
    assert done.stdout.strip() == "[]"


def test_every_format_is_registered_with_a_renderer() -> None:
    for key in FORMATS:
        if key != "pdf":
            assert render(PUBLICATION, key)
