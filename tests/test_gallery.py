"""docs/messages.md says what the code says."""

from __future__ import annotations

from tools import gallery


def test_the_list_of_messages_is_current() -> None:
    """After a change of a rule or a message: python tools/gallery.py."""
    assert gallery.TARGET.is_file(), "docs/messages.md 不存在：请运行 python tools/gallery.py"
    assert gallery.TARGET.read_text("utf-8") == gallery.gallery(), "请运行 python tools/gallery.py"


def test_every_rule_is_listed() -> None:
    """No chapter is forgotten."""
    from mingzhang.checking.rulebook import rulebook

    text = gallery.gallery()
    assert all(f"`{rule_id}`" in text for rule_id in rulebook())
