"""Page furniture of recovered text: watermarks and page numbers that stand alone on a line."""

from __future__ import annotations

import re

from mingzhang.document import RemarkKind
from mingzhang.regex import regex

_PAGE_NUMBER = regex(
    r"[-–—―─·.~\s]*\d{1,4}[-–—―─·.~\s]*"
    r"|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?"
    r"|\d{1,4}\s*/\s*\d{1,4}|[Pp]age\s*\d+"
)
_AROUND = r"[\s<>!\-–—―─=*#_\[\]【】~·.|\\/]*"
_MARKER = regex(
    rf"{_AROUND}(?:第\s*\d{{1,4}}\s*页(?:\s*[,，/]?\s*共\s*\d{{1,4}}\s*页)?"
    r"|(?:page|p)\.?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|(?:page|new)[\s_-]?(?:break|page)|分页符?)"
    rf"{_AROUND}|[-=*_—–―─]{{3,}}",
    re.IGNORECASE,
)
"""What says in words that a page ends, or a rule drawn across it: it needs no blank line around it."""
_WATERMARK_WORDS = regex(
    r"内部(?:审核|使用|资料|文件)|仅供|草稿|样[稿本]|送审稿|征求意见稿|水印|不得外传|严禁外传|秘密|机密"
)
_SENTENCE = regex(r"[，。；：,;:、]")
MAX_WATERMARK_LENGTH = 24
MAX_MARKER = 80


def is_marker(text: str) -> bool:
    """Whether a line marks a page's end by a word or a rule, not by a bare number."""
    return len(text) <= MAX_MARKER and _MARKER.fullmatch(text) is not None


def furniture(line: str) -> RemarkKind | None:
    """What kind of page furniture a stand-alone line is, or None.

    Only a line that is nothing but a page number, or a short phrase that says the page is a draft or for
    internal use, counts; a repeated unit name may be content and is kept.
    """
    text = line.strip()
    if is_marker(text) or _PAGE_NUMBER.fullmatch(text):
        return RemarkKind.PAGE_NUMBER
    if len(text) <= MAX_WATERMARK_LENGTH and _WATERMARK_WORDS.search(text) and not _SENTENCE.search(text):
        return RemarkKind.WATERMARK
    return None
