"""One error planted into a clean document, with its place, its true value and what relations can say of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from accuracy import slips, witness
from accuracy.accounts import NAMES
from accuracy.draft import Document, Figure, Line, Spot, cell_text, written

MONEY = ("amount", "money")
NUMBERS = ("amount", "money", "percent", "rate", "execution", "weight", "score", "total")


@dataclass(frozen=True, slots=True)
class Plant:
    """What was planted. ``truth``, ``printed``: right and wrong text; ``figure``: which print (None: structural);
    ``visible``: a relation of the document is broken by it, or people can see it; ``identifiable``: the relations
    point at this print alone."""

    kind: str
    area: str
    document: Document
    figure: int | None
    truth: str
    printed: str
    visible: bool
    identifiable: bool
    table: str = ""
    spot: Spot | None = None


Kind = Callable[[Document, Random], Plant | None]


def plant(document: Document, kind: str, rng: Random, before: frozenset[tuple[int, ...]]) -> Plant | None:
    """An error of a kind, or None if the document has no place for it."""
    made = KINDS[kind](document, rng)
    if made is None or made.figure is None:
        return made
    visible, identifiable = made.visible, made.identifiable
    if document.figures[made.figure].kind in NUMBERS or document.figures[made.figure].kind == "count":
        visible, identifiable = witness.judge(made.document, [made.figure], before)
    _, spots = written(made.document)
    spot = spots.get(made.figure)
    return None if spot is None else replace(made, visible=visible, identifiable=identifiable, spot=spot)


def several(document: Document, number: int, rng: Random, before: frozenset[tuple[int, ...]]) -> list[Plant] | None:
    """So many misread digits at once, each identifiable in the end, no two of one fact."""
    candidates = _numbers(document, NUMBERS, ("tables", "narrative", "forms"))
    for _ in range(20):
        chosen = rng.sample(candidates, number)
        facts = {f.fact or str(f.index) for f in chosen}
        if len(facts) < number:
            continue
        changed = document
        texts = []
        for figure in chosen:
            text = slips.misread(figure.text, rng)
            if text is None:
                break
            texts.append(text)
            changed = changed.with_figure(figure.index, text)
        if len(texts) < number:
            continue
        if not all(witness.judge(document.with_figure(f.index, t), [f.index], before)[1] for f, t in zip(chosen, texts, strict=True)):
            continue
        _, spots = written(changed)
        return [
            Plant("several", f.area, changed, f.index, f.text, t, True, True, spot=spots[f.index])
            for f, t in zip(chosen, texts, strict=True)
        ]
    return None


# ── figures ──────────────────────────────────────────────────────────────────────────────────────


def _numbers(document: Document, kinds: tuple[str, ...], areas: tuple[str, ...]) -> list[Figure]:
    """Printed figures that are not zero."""
    shown = {part for line in document.lines for cell in line.cells for part in cell if isinstance(part, int)}
    return [f for f in document.figures if f.index in shown and f.kind in kinds and f.area in areas and f.text.strip("0.,-")]


def _slip(
    name: str,
    make: Callable[[str, Random], str | None],
    kinds: tuple[str, ...] = MONEY,
    areas: tuple[str, ...] = ("tables", "narrative", "forms"),
) -> Kind:
    def planted(document: Document, rng: Random) -> Plant | None:
        candidates = _numbers(document, kinds, areas)
        for _ in range(10):
            if not candidates:
                return None
            figure = rng.choice(candidates)
            text = make(figure.text, rng)
            if text is not None and text != figure.text:
                return _changed(name, document, figure, text)
        return None

    return planted


def _changed(name: str, document: Document, figure: Figure, text: str) -> Plant:
    return Plant(name, figure.area, document.with_figure(figure.index, text), figure.index, figure.text, text, True, True)


def _neighbour(name: str, across: bool) -> Kind:
    """The figure of the row above or below, or of the next column."""

    def planted(document: Document, rng: Random) -> Plant | None:
        figures = document.figures
        rows = [line for line in document.lines if line.role == "row" and line.table]
        pairs: list[tuple[int, int]] = []
        for one, two in zip(rows, rows[1:], strict=False):
            cells = [_only(line, figures) for line in (one, two)]
            if across:
                pairs += [(a, b) for a, b in zip(cells[0], cells[0][1:], strict=False) if a is not None and b is not None]
            elif one.table == two.table and len(cells[0]) == len(cells[1]):
                pairs += [(a, b) for a, b in zip(*cells, strict=True) if a is not None and b is not None]
        pairs = [(a, b) for a, b in pairs if figures[a].text != figures[b].text and figures[a].text and figures[b].text]
        if not pairs:
            return None
        chosen, other = rng.choice(pairs)
        return _changed(name, document, figures[chosen], figures[other].text)

    return planted


def _only(line: Line, figures: tuple[Figure, ...]) -> list[int | None]:
    """The money figure of each cell, None elsewhere."""
    return [cell[0] if len(cell) == 1 and isinstance(cell[0], int) and figures[cell[0]].kind in MONEY else None for cell in line.cells]


def _last_year(document: Document, rng: Random) -> Plant | None:
    """Last year's figure where this year's belongs: what the change leads back to."""
    ties = [tie for tie in document.ties if tie.kind == "change"]
    if not ties:
        return None
    tie = rng.choice(ties)
    _, delta, now = (document.figures[at] for at in tie.members)
    value = witness.value(now) - tie.signs[0] * witness.value(delta)
    if value <= 0 or not now.scale:
        return None
    hundredths = value * 100 / now.scale
    text = slips.decimal(int(hundredths), 2, commas="," in now.text)
    return None if text == now.text else _changed("上年数", document, now, text)


def _sum_of_rounded(document: Document, rng: Random) -> Plant | None:
    """A sum of rounded parts where it differs from the rounded sum."""
    found = []
    for tie in document.ties:
        if tie.kind != "sum" or tie.signs:
            continue
        whole = document.figures[tie.members[0]]
        if whole.kind != "amount" or whole.area != "narrative":
            continue
        value = sum(witness.value(document.figures[at]) for at in tie.members[1:])
        if value != witness.value(whole) and whole.scale:
            found.append((whole, slips.decimal(int(value * 100 / whole.scale), 2, commas="," in whole.text)))
    if not found:
        return None
    whole, text = rng.choice(found)
    return _changed("尾数加总", document, whole, text)


def _total_to_part(document: Document, rng: Random) -> Plant | None:
    """A total copied to one of its parts."""
    ties = [tie for tie in document.ties if tie.kind == "sum" and len(tie.members) > 2 and not tie.signs]
    shown = {f.index for f in _numbers(document, MONEY, ("tables", "narrative", "forms"))}
    pairs = [(tie.members[0], part) for tie in ties for part in tie.members[1:] if part in shown and tie.members[0] in shown]
    pairs = [(a, b) for a, b in pairs if document.figures[a].text != document.figures[b].text]
    if not pairs:
        return None
    whole, part = rng.choice(pairs)
    return _changed("合计抄成分项", document, document.figures[part], document.figures[whole].text)


# ── words ────────────────────────────────────────────────────────────────────────────────────────

OPPOSITE = {"增加": "减少", "减少": "增加", "上升": "下降", "下降": "增长", "增长": "下降", "降低": "增加", "大于": "小于", "小于": "大于", "等于": "大于", "与上年持平": "比上年增加", "与上年相同": "比上年增加"}
GRADES = "优良中差"


def _word(document: Document, rng: Random) -> Plant | None:
    found = [f for f in document.figures if f.kind == "word" and f.text in OPPOSITE and not f.text.startswith("与")]
    if not found:
        return None
    figure = rng.choice(found)
    return _changed("方向词", document, figure, OPPOSITE[figure.text])


def _year(document: Document, rng: Random) -> Plant | None:
    found = [f for f in document.figures if f.kind == "year" and f.area != "front"]
    figure = rng.choice(found) if found else None
    return None if figure is None else _changed("年度", document, figure, str(int(figure.text) - rng.choice((1, 2))))


def _stale(document: Document, rng: Random) -> Plant | None:
    """A sentence of last year's document: its year is one too low."""
    lines = [at for at, line in enumerate(document.lines) if line.role == "para" and any(isinstance(part, str) and f"{document.year}年度" in part for cell in line.cells for part in cell)]
    if not lines:
        return None
    at = rng.choice(lines)
    line = document.lines[at]
    cells = tuple(tuple(part.replace(f"{document.year}年度", f"{document.year - 1}年度") if isinstance(part, str) else part for part in cell) for cell in line.cells)
    return _structural("旧句子", document, _but(document, at, replace(line, cells=cells)), at, "narrative")


def _code(document: Document, rng: Random) -> Plant | None:
    found = [f for f in document.figures if f.kind == "code" and len(f.text) == 7]
    if not found:
        return None
    figure = rng.choice(found)
    text = slips.misread(figure.text, rng)
    return None if text is None else _changed("科目代码", document, figure, text)


def _account(document: Document, rng: Random) -> Plant | None:
    found = [f for f in document.figures if f.kind == "account" and f.area == "tables"]
    if not found:
        return None
    figure = rng.choice(found)
    text = rng.choice([name for code, name in NAMES.items() if len(code) == 7 and name != figure.text and name not in ("行政运行", "事业运行")])
    return _changed("科目名称", document, figure, text)


def _unit(document: Document, rng: Random) -> Plant | None:
    found = [f for f in document.figures if f.kind == "unit"]
    figure = rng.choice(found) if found else None
    return None if figure is None else _changed("金额单位", document, figure, "元" if figure.text == "万元" else "万元")


def _name(document: Document, rng: Random) -> Plant | None:
    found = [f for f in document.figures if f.kind == "name" and f.area != "front"]
    figure = rng.choice(found) if found else None
    if figure is None:
        return None
    other = rng.choice(("邻水县审计局", "西山区统计局", "北辰市教育局"))
    return _changed("单位名称", document, figure, other)


def _grade(document: Document, rng: Random) -> Plant | None:
    found = [f for f in document.figures if f.kind == "grade"]
    figure = rng.choice(found) if found else None
    return None if figure is None else _changed("等级", document, figure, rng.choice([g for g in GRADES if g != figure.text]))


# ── structure ────────────────────────────────────────────────────────────────────────────────────


def _structural(kind: str, before: Document, after: Document, at: int, area: str, *, identifiable: bool = True) -> Plant:
    line = before.lines[at]
    text = " ".join(filter(None, (cell_text(cell, before.figures) for cell in line.cells)))
    return Plant(kind, area, after, None, text[:60], "", True, identifiable, table=line.table)


def _but(document: Document, at: int, *lines: Line) -> Document:
    return replace(document, lines=(*document.lines[:at], *lines, *document.lines[at + 1 :]))


def _filled(document: Document, *, forms: bool = True) -> list[int]:
    """Rows with figures that are not zero, totals aside."""
    found = []
    for at, line in enumerate(document.lines):
        if line.role != "row" or not line.table or line.key in ("合计", "总计", "总分"):
            continue
        figures = [document.figures[part] for cell in line.cells for part in cell if isinstance(part, int)]
        if any(f.kind in NUMBERS and f.text.strip("0.,-") for f in figures) and (forms or not line.table.startswith("自评表")):
            found.append(at)
    return found


def _dropped(document: Document, rng: Random) -> Plant | None:
    rows = _filled(document)
    return None if not rows else _structural("缺行", document, _but(document, at := rng.choice(rows)), at, _area(document, at))


def _doubled(document: Document, rng: Random) -> Plant | None:
    rows = _filled(document)
    if not rows:
        return None
    at = rng.choice(rows)
    return _structural("重复行", document, _but(document, at, document.lines[at], document.lines[at]), at, _area(document, at))


def _shifted(document: Document, rng: Random) -> Plant | None:
    """One figure of a table by function in the next, empty column."""
    found = []
    for at in _filled(document, forms=False):
        cells = document.lines[at].cells
        for column in range(2, len(cells) - 1):
            one, two = cells[column], cells[column + 1]
            if len(one) == 1 == len(two) and isinstance(one[0], int) and isinstance(two[0], int):
                a, b = document.figures[one[0]], document.figures[two[0]]
                if a.kind == b.kind == "amount" and a.text.strip("0.-") and not b.text.strip("0.-"):
                    found.append((at, a, b))
    if not found:
        return None
    at, a, b = rng.choice(found)
    changed = document.with_figure(a.index, b.text).with_figure(b.index, a.text)
    return replace(_structural("错列", document, changed, at, "tables"), identifiable=False)


def _area(document: Document, at: int) -> str:
    return "forms" if document.lines[at].table.startswith("自评表") else "tables"


def _no_note(document: Document, rng: Random) -> Plant | None:
    rows = [at for at, line in enumerate(document.lines) if line.role == "empty"]
    return None if not rows else _structural("缺空表说明", document, _but(document, at := rng.choice(rows)), at, "tables")


def _no_part(document: Document, rng: Random) -> Plant | None:
    """A whole table, or 名词解释, or one section of the narrative is missing."""
    lines = document.lines
    heads = [at for at, line in enumerate(lines) if line.role == "heading" and line.cells[0] and str(line.cells[0][0]).endswith("情况说明")]
    tables = [at for at, line in enumerate(lines) if line.role == "title" and line.table and not line.table.startswith("自评表")]
    at = rng.choice(heads + tables)
    end = at + 1
    stop = ("part", "title") if lines[at].role == "title" else ("part", "title")
    while end < len(lines) and lines[end].role not in stop and not (lines[at].role == "heading" and end in heads and _top(lines[end])):
        end += 1
    if lines[at].role == "heading" and not _top(lines[at]):
        return None
    return _structural("缺部分", document, replace(document, lines=lines[:at] + lines[end:]), at, "tables" if lines[at].role == "title" else "narrative")


def _top(line: Line) -> bool:
    return isinstance(line.cells[0][0], str) and "、" in line.cells[0][0][:4]


KINDS: dict[str, Kind] = {
    "错一位·表": _slip("错一位·表", slips.misread, ("amount",), ("tables",)),
    "错一位·说明": _slip("错一位·说明", slips.misread, ("amount", "percent"), ("narrative",)),
    "错一位·自评表": _slip("错一位·自评表", slips.misread, ("money", "rate", "execution", "weight", "score", "total"), ("forms",)),
    "两位互换": _slip("两位互换", slips.swapped),
    "小数点丢失": _slip("小数点丢失", slips.point_lost),
    "小数点移位": _slip("小数点移位", slips.point_moved),
    "扩大十倍百倍": _slip("扩大十倍百倍", slips.tenfold),
    "元当万元": _slip("元当万元", slips.in_yuan),
    "正负号": _slip("正负号", slips.signed, ("amount",), ("tables",)),
    "邻行数": _neighbour("邻行数", across=False),
    "邻列数": _neighbour("邻列数", across=True),
    "上年数": _last_year,
    "尾数加总": _sum_of_rounded,
    "漏填": _slip("漏填", slips.blank, ("amount",), ("tables",)),
    "百分比": _slip("百分比", slips.misread, ("percent",), ("narrative",)),
    "合计抄成分项": _total_to_part,
    "方向词": _word,
    "年度": _year,
    "旧句子": _stale,
    "科目代码": _code,
    "科目名称": _account,
    "金额单位": _unit,
    "单位名称": _name,
    "缺行": _dropped,
    "重复行": _doubled,
    "错列": _shifted,
    "分值": _slip("分值", slips.misread, ("weight",), ("forms",)),
    "得分": _slip("得分", slips.misread, ("score", "total", "execution"), ("forms",)),
    "执行率": _slip("执行率", slips.misread, ("rate",), ("forms",)),
    "等级": _grade,
    "缺空表说明": _no_note,
    "缺部分": _no_part,
}
"""Every kind of error, by its Chinese name."""

PRINCIPAL = ("错一位·表", "错一位·说明", "错一位·自评表")
"""Kinds that are measured most: one wrong digit over all printed amounts and percentages."""

FORM_KINDS = ("分值", "得分", "执行率", "等级")
"""Kinds that only a document with forms has room for."""
WORDS = ("方向词", "科目代码", "科目名称", "单位名称", "金额单位", "年度", "等级")
"""Kinds of words: a finding may cite the clause or the row instead of the word itself."""
