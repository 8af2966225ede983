"""Shared fixtures. Documents of real units are not part of the repository; tests that need them say so."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# The first example of a property loads the lexicon; on a busy machine that alone passes the default deadline.
# The same commit gives the same answer everywhere; MINGZHANG_EXPLORE=1 looks for examples nobody has seen yet.
settings.register_profile("house", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile("explore" if os.environ.get("MINGZHANG_EXPLORE") else "house")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of published documents: ``MINGZHANG_CORPUS``, or ``../shared/data`` beside the checkout."""
    named = os.environ.get("MINGZHANG_CORPUS")
    folder = Path(named) if named else ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("没有样本文件夹：请设置 MINGZHANG_CORPUS (no corpus of published documents)")
    return folder


@pytest.fixture(scope="session")
def reference(corpus: Path) -> Path:
    """The reference text: one whole disclosure as plain text."""
    file = corpus / "datong-sasac-2024.txt"
    if not file.is_file():
        pytest.skip(f"样本文件夹中没有 {file.name} (the reference text is not in the corpus)")
    return file
