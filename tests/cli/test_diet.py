"""A short run stays short: a check loads the rooms its document needs, and compiles the patterns it meets.

No clock here. What a process has loaded and compiled at its end tells more than a time on a busy machine.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import mingzhang
from tests.years import YEARS, accounts

MOST_PATTERNS = 280
"""A whole disclosure meets about half of the house's five hundred expressions: 220 for this one when it was counted."""

WRITING = ("compose", "render", "workbook", "score")
OTHER_FORMATS = ("readers.pdf", "readers.docx", "readers.html", "readers.sheets", "readers.markdown")
FORMS = ("recognition.form_reader", "recognition.form_indicators", "checking.families.form_")
OTHER_FILES = ("desk.settings", "desk.acceptances", "checking.across", "checking.own.parse")
OTHER_VIEWS = ("view.html", "view.terminal", "view.text", "view.summary", "view.letter", "view.pictures")
LIBRARIES = (
    "highspy", "numpy", "lxml", "docx", "pypdfium2", "jinja2", "rich", "typst", "xlsxwriter", "tomllib",
)  # fmt: skip

_COUNTING = """
import importlib, json, os, pkgutil, re, sys
compiled = []
compile_ = re.compile
def counting(pattern, flags=0):
    if sys._getframe(1).f_globals["__name__"].startswith("mingzhang."):
        compiled.append(str(pattern))
    return compile_(pattern, flags)
re.compile = counting
"""
_CHECK = (
    _COUNTING
    + """
from mingzhang.cli import main
code = main(["check", "--format", "json", "-o", os.devnull, sys.argv[1]])
print(json.dumps({"code": code, "modules": sorted(sys.modules), "compiled": len(compiled)}))
"""
)
_ALL = (
    _COUNTING
    + """
import mingzhang
names = [found.name for found in pkgutil.walk_packages(mingzhang.__path__, "mingzhang.")]
for name in names:
    importlib.import_module(name)
print(json.dumps({"modules": len(names), "compiled": compiled}))
"""
)


def run(script: str, *arguments: str) -> Any:
    environment = {**os.environ, "PYTHONPATH": str(Path(mingzhang.__file__).parent.parent)}
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def checked(folder: Path) -> Any:
    """What the process that checks one whole text document without forms has at its end."""
    file = folder / "决算公开.txt"
    file.write_text(accounts(YEARS[2024], YEARS[2023]), encoding="utf-8")
    return run(_CHECK, str(file))


def test_a_check_loads_what_its_document_needs(tmp_path: Path) -> None:
    """Text without a 自评表, alone in its folder: nothing that writes, no other format, no form, no other file."""
    told = checked(tmp_path)
    assert told["code"] in (0, 1)
    loaded = set(told["modules"])
    unwanted = (*WRITING, *OTHER_FORMATS, *FORMS, *OTHER_FILES, *OTHER_VIEWS)
    rooms = [name for name in loaded if name.removeprefix("mingzhang.").startswith(unwanted)]
    assert [name for name in rooms if name.startswith("mingzhang.")] == []
    assert loaded & set(LIBRARIES) == set()
    assert {
        "mingzhang.readers.text",
        "mingzhang.recognition.narrative",
        "mingzhang.checking.families.rollup",
    } <= loaded


def test_a_check_compiles_the_patterns_it_meets(tmp_path: Path) -> None:
    told = checked(tmp_path)
    assert 0 < told["compiled"] <= MOST_PATTERNS


def test_no_room_compiles_a_pattern_when_it_is_loaded() -> None:
    """Every module of the house loaded once more: expressions are named with :func:`mingzhang.regex.regex`."""
    told = run(_ALL)
    assert told["modules"] > 200
    assert told["compiled"] == []
