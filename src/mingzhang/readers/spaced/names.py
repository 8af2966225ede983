"""What a column holds by the words of its heading: names, codes, ordinals, else figures."""

from __future__ import annotations

from mingzhang.regex import regex

_ORDINAL = regex(r".*行次|行|次|.*序号")
_CODE = regex(r".*(?:编码|代码|编号)|类")
_PART = regex(r"款|项")
_WORDS = regex(r".*(?:项目|名称|科目|部门|单位|内容)(?:[（(].{1,12}[）)])?|栏次")


def is_label_text(text: str) -> bool:
    """Whether a heading stands over names, codes or ordinals."""
    return "figure" not in kinds_of_heading(text)


def kinds_of_heading(text: str) -> frozenset[str]:
    """What a column holds by its heading."""
    if _ORDINAL.fullmatch(text):
        return frozenset({"ordinal"})
    if _PART.fullmatch(text):
        return frozenset({"part"})
    if _CODE.fullmatch(text):
        return frozenset({"code"})
    if _WORDS.fullmatch(text):
        return frozenset({"words"})
    return frozenset({"figure"})
