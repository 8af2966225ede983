"""The documents for users say what the program does: the excerpt is real, the links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import mingzhang
from mingzhang.cli import demo as command
from mingzhang.cli import messages
from mingzhang.view.text import report_text

ROOT = Path(__file__).resolve().parent.parent
PAGES = [
    *ROOT.glob("README*.md"),
    *sorted((ROOT / "docs").rglob("*.md")),
]
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
_BLOCK = re.compile(r"^ *```\n(.*?)\n *```", re.DOTALL | re.MULTILINE)
_EXCERPT = re.compile(r"<!-- demo -->\n```\n(.*?)\n```", re.DOTALL)


def test_the_excerpt_is_what_the_demo_prints() -> None:
    """If this fails, copy the finding on 离休费 anew from ``./run demo`` into README.md."""
    found = _EXCERPT.search((ROOT / "README.md").read_text("utf-8"))
    assert found is not None
    report = mingzhang.check(mingzhang.recognise(mingzhang.read(command.FOLDER / "demo.txt")))
    printed = "\n".join(line.rstrip() for line in report_text(report).splitlines())
    assert found.group(1) in printed


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Every link to a file of the project."""
    broken = [link for link in _LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()]
    assert broken == []


@pytest.mark.parametrize(
    "page", ["README.md", "README.en.md", "docs/manual/check.md", "docs/manual/build.md"]
)
def test_options_exist(page: str) -> None:
    """Every option and command a user is told to type stands in the help."""
    blocks = "\n".join(_BLOCK.findall((ROOT / page).read_text("utf-8")))
    commands = re.findall(r"^ *(?:\./run )?mingzhang ([a-z]+)", blocks, re.MULTILINE)
    assert commands
    assert all(f"  {name} " in messages.HELP for name in commands)
    options = set(re.findall(r"(?<=\s)--?[a-z][a-z-]*", blocks))
    assert options
    pages = "".join(value for name, value in vars(messages).items() if name.startswith("HELP"))
    assert all(option in pages for option in options)
