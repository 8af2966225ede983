"""The words of the reports and of the command line."""

from __future__ import annotations

from types import ModuleType

import pytest

from mingzhang.checking.rulebook import rulebook
from mingzhang.cli import messages as cli
from mingzhang.view import messages as view
from mingzhang.view.summary import family_name
from tools.gallery import _sentences


@pytest.mark.parametrize("module", [view, cli])
def test_a_gbk_console_can_show_every_message(module: ModuleType) -> None:
    """Windows in China."""
    for name, text in _sentences(module):
        assert text.encode("gbk").decode("gbk") == text, name


def test_every_family_of_the_rulebook_has_a_chinese_name() -> None:
    """A new family needs a line in view.messages.FAMILIES."""
    families = {entry.rule.family for entry in rulebook().values()}
    assert [family for family in sorted(families) if family_name(family) == family] == []
