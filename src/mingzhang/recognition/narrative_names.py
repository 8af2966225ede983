"""Names of the functional classification in a sentence, with or without （类）（款）（项）."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from mingzhang.recognition.clauses import fold
from mingzhang.regex import regex

_CODE = regex(r"\d{3,7}")
_LEVELS = {"类": 3, "款": 5, "项": 7}
_MARKED = regex(r"(?P<name>[^，；：。]+?)（(?P<level>[类款项])）(?:支出)?")
_HEAD = regex(
    r"(?:[（(]?\d{1,2}[）)]?[、.．]|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[（(]\d{1,2}[）)]|[①-⑳]|[-—]"
    r"|其中|(?:19|20)\d\d年度?|本年度?|按功能分类|主要?用于|用于|在|\d{3,7}(?=\D))+"
)
_JOINT = regex(r"(?:用于|其中|[的中为是、和及按在年度])\Z")


class Named(Struct, frozen=True):
    """A function named in ``text[start:end]``: as much of its code as is known, and the rest of the name."""

    code: str
    detail: str
    words: str
    start: int
    end: int


class Names(Struct):
    """Names of functional accounts → their codes, looked up by the beginning of a text."""

    codes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _by_head: dict[str, list[str]] = field(default_factory=dict)

    @staticmethod
    def of(names: Mapping[str, str]) -> Names:
        """From name → code; several codes of one name may be written with any separator."""
        index = Names()
        for name, codes in names.items():
            found = tuple(_CODE.findall(codes))
            folded = fold(name)[0]
            if found and len(folded) >= 2:
                index._add(folded, found)
                if folded.endswith("支出") and len(folded) > 5 and any(len(code) == 3 for code in found):
                    index._add(folded[:-2], tuple(code for code in found if len(code) == 3))
        for entries in index._by_head.values():
            entries.sort(key=len, reverse=True)
        return index

    def _add(self, name: str, codes: tuple[str, ...]) -> None:
        if name not in self.codes:
            self._by_head.setdefault(name[:2], []).append(name)
        self.codes[name] = tuple(dict.fromkeys((*self.codes.get(name, ()), *codes)))

    def find(self, text: str, above: str) -> Named | None:
        """The function a clause names at its head. ``above``: the code of the class it is spoken of under."""
        head = _HEAD.match(text)
        start = head.end() if head else 0
        return self._chain(text, start, above) or self._leading(text, start, above)

    def _chain(self, text: str, start: int, above: str) -> Named | None:
        code, detail, end, words, first = "", "", start, "", start
        at = start
        while match := _MARKED.match(text, at):
            name = self._trim(match["name"]) if at == start else match["name"]
            if at == start:
                first = match.start() + len(match["name"]) - len(name)
            length = _LEVELS[match["level"]]
            prefix = code or (above[: length - 2] if length > 3 else "")
            found = "" if detail else self._code(name, length, prefix, above)
            code, detail = (found, "") if found else (code or prefix, detail + name)
            words, end = name, match.end()
            at = end
        if not words:
            return None
        return Named(code, detail, words, first, end)

    def _trim(self, name: str) -> str:
        """The longest known name that ``name`` ends with, where only joining words stand before it."""
        for at in range(len(name) - 1):
            if (name[at:] in self.codes or name[at:] + "支出" in self.codes) and (
                at == 0 or _JOINT.search(name[:at])
            ):
                return name[at:]
        return name

    def _code(self, name: str, length: int, prefix: str, above: str) -> str:
        """The code of a name at a level; a level printed wrongly is forgiven below a class that is known."""
        codes = self.codes.get(name) or self.codes.get(name + "支出") or ()
        fitting = [code for code in codes if len(code) == length and code.startswith(prefix)]
        if not fitting:
            known = prefix or above
            fitting = [code for code in codes if known and len(code) > len(known) and code.startswith(known)]
        return fitting[0] if len(fitting) == 1 else ""

    def _leading(self, text: str, start: int, above: str) -> Named | None:
        for name in self._by_head.get(text[start : start + 2], ()):
            if text.startswith(name, start):
                codes = self.codes[name]
                below = [code for code in codes if above and code.startswith(above) and code != above]
                classes = [code for code in codes if len(code) == 3]
                chosen = below or classes or list(codes)
                if len(chosen) == 1:
                    return Named(chosen[0], "", name, start, start + len(name))
                return Named(above if below else "", name, name, start, start + len(name))
        return None
