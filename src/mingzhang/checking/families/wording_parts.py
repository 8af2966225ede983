"""The parts of a disclosure (第一部分, 第二部分 …) all have their heading in the text."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking.families.wording_support import Passage, Zone, broken, exact, passages, spot
from mingzhang.findings import Relation
from mingzhang.points.reading import DocumentKind, Reading
from mingzhang.regex import regex

RULE = "wording.part_heading"
_PART = regex(r"第([一二三四五六七八九])部分")
_DIGITS = "一二三四五六七八九"


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance for each part between the first and the last that is headed; only where two are."""
    if reading.kind is DocumentKind.BLANK_TEMPLATE:
        return
    headed: dict[int, Passage] = {}
    for item in passages(reading):
        match = _PART.match(item.text.strip())
        if match and item.zone is not Zone.CONTENTS and item.heading:
            headed.setdefault(_DIGITS.index(match.group(1)) + 1, item)
    if len(headed) < 2:
        return
    listed = {
        match.group(1) for entry in reading.contents if (match := _PART.match(entry.title.replace(" ", "")))
    }
    for number in range(min(headed), max(headed) + 1):
        name = _DIGITS[number - 1]
        if number in headed:
            yield exact(RULE, str(number), [headed[number].whole])
            continue
        after = min(other for other in headed if other > number)
        ahead = max(other for other in headed if other < number)
        following, before = headed[after], headed[ahead]
        words = {
            "part": f"第{name}部分",
            "before": f"第{_DIGITS[ahead - 1]}部分",
            "following": f"第{_DIGITS[after - 1]}部分",
            "listed": "目录里有这一部分，" if name in listed else "",
        }
        yield broken(
            RULE, f"{number}.{spot(following.place)}", [following.whole, before.whole], words, guilty=(0,)
        )
