"""Subjects: what a stretch of a sentence speaks of, as coordinates.

A phrase gives a partial coordinate; the list it stands in, the section's heading and the subject spoken
of before complete it. Words that are not understood make the whole stretch not understood: a figure is
rather left over than given to the wrong account.
"""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct

from mingzhang.points.classification import economic_codes
from mingzhang.points.coordinate import ALL, FINAL, FULL_BUDGET, INITIAL_BUDGET, SOME_BUDGET, Coordinate
from mingzhang.points.phrases import Term, terms
from mingzhang.points.terms import squeeze
from mingzhang.points.trees import FISCAL, FUND, NATURE, UNIT_COSTS, ancestors
from mingzhang.recognition.narrative_names import Named, Names
from mingzhang.regex import regex

_AMOUNT_WORDS = regex(r"(?:为|共|共计|计|约)\Z")
FLOWS = ("收入", "支出")
COSTS = ("人员经费", "公用经费")
TOTALS = {
    "收入总计": ("收入", "年初结转和结余", "使用非财政拨款结余"),
    "支出总计": ("支出", "结余分配", "年末结转和结余"),
}
BALANCES = ("年初结转和结余", "年末结转和结余", "使用非财政拨款结余", "结余分配")
MAIN = frozenset((*FLOWS, *TOTALS, *BALANCES))
"""Measures that have a fund, a nature and a function; the others are single figures."""

_BRACKET = r"（[^（）]*）"
_CARRY = (
    rf"(?:支出|收入|费用|决算|预算|执行|年初|全年|调整后?|数|金额|总额|额|合计|总计|累计|共计|共|计|为|是|达到|达|约|均|各|的"
    rf"|实际|完成|本年度?|当年|全年|、|{_BRACKET}|其中|分别|则|采购金额)*"
)
_NOISE = (
    rf"(?:支出|收入|决算|预算|执行|年初|全年|调整后?|数|金额|总额|总数|额|合计|总计|小计|累计|共计|共|计|为|是|达到|达|到|约|均|各|的"
    rf"|经费|费用|费|资金|科目|情况|实际|发生|使用|安排|列支|开支|完成|本年度?|当年|财政拨款|拨款|分别|个数|数量|规模|有|、|{_BRACKET}|其中|中)*"
)
_CARRY_ONLY = regex(_CARRY + r"\Z")
_NOISE_ONLY = regex(_NOISE + r"\Z")
_YEARS = regex(r"(?:19|20)\d\d年度?|截至|截止|\d{1,2}月(?:\d{1,2}日|底|末)?|本年度|今年")
_PREFIX_OK = regex(
    r"(?:\A|[，、）|\s.]|年度?|本年|其中|用于|安排|决算|开支|发生|支付|包括|的|中|等|为|是|和|及|与|含|共|本级|我?本?(?:单位|部门)|[本我][局委厅办院校会队所站处部府馆团园场台室县市区乡镇中]心?|预算|支出|收入|财政拨款)\Z"
)
_UNIT_NAME = regex(r"[^|，]{3,}[局委厅办院校心会队所站处社部府馆团学园场台室县市区乡镇]\Z")
_OTHERS = regex(r"(?:其他|其它|下属|所属|二级|预算)(?:单位|部门|资金|方面)?\Z")
_PHASES = (
    (INITIAL_BUDGET, regex(r"年初(?:部门)?预算|当年预算|预算安排")),
    (FULL_BUDGET, regex(r"全年预算|调整后?(?:的)?预算|调整预算")),
    (SOME_BUDGET, regex(r"预算")),
    (FINAL, regex(r"决算|执行数|实际支出|实际执行")),
)
_ORDINAL = regex(r"\A(?:（?\d{1,2}[）、.]|[①-⑳])(?=[|\D])")
_INCLUDED = regex(r"（不?含[^（）]*）")
"""事业收入（含专户管理教育收费）: what a figure includes is not what it is."""
_BARE_FLOW = regex(r"(?:决算)?(收入|支出)(?:决算)?(?:数|额|金额)?(?:合计|共计|共|为)?")
_SIDE = regex(r"收入|支出")
_AVERAGE = regex(r"(?:人|车|批|次|团|户|辆)均|单车|平均|每[人辆批次台个]")
"""人均公务接待费: a figure per head is not the figure itself."""


class Context(Struct, frozen=True):
    """What is known before a stretch is read.

    ``default``: from the headings, its measure may be empty. ``carried``: the subject spoken of so far.
    ``whole``: what the open list divides. ``families``: see :func:`mingzhang.points.phrases.terms`.
    """

    default: Coordinate
    carried: tuple[Coordinate, ...]
    whole: Coordinate | None
    families: frozenset[str]
    names: Names
    lost: bool = False
    """True after a figure that was not understood: nothing is carried over."""
    plain_flows: bool = False
    """True where 本年收入 or 本年支出 were spoken of and no 总计: a bare 收入 is that of the year."""
    one_budget: bool = False
    """True below 一般公共预算… where no other budget is spoken of: 财政拨款支出 is of that budget there."""


class Subject(Struct, frozen=True):
    """``named``: the text names it (else it is carried over); ``phase``: of its figure, '' if not said."""

    coordinates: tuple[Coordinate, ...]
    named: bool
    phase: str
    words: str
    plain_total: bool = False
    """True for 本年支出合计 and the like without a fund."""


def phase_of(text: str) -> str:
    """The phase named last in a text, '' if none."""
    best, at = "", -1
    for phase, pattern in _PHASES:
        for match in pattern.finditer(text):
            if match.end() > at:
                best, at = phase, match.end()
    return best


def resolve(text: str, context: Context) -> Subject | None:
    """What ``text``, the words before a figure, speaks of, or None if it cannot be told."""
    text = _ORDINAL.sub("", _YEARS.sub("|", _INCLUDED.sub("", text))).strip("|")
    account = _account(text, context)
    if account is not None:
        return account
    named = _function(text, context)
    if named is not None:
        rest = text[named.end :].replace("|", "")
        if _NOISE_ONLY.match(rest):
            return Subject(
                (_function_coordinate(named, context),), True, _own_phase(rest, context), named.words
            )
        if not terms(rest, context.families):
            return None
    found = _without_sums(terms(text, context.families))
    if not found:
        return _carried(text.replace("|", ""), context)
    return _combined(text, found, context)


def _without_sums(found: list[Term]) -> list[Term]:
    """Without 支出合计 and the like right behind a single figure: 机关运行经费支出合计 is that figure."""
    kept: list[Term] = []
    for term in found:
        phrase = term.phrase
        bare = phrase.measures[:1] in (("支出",), ("收入",)) and not (phrase.fund or phrase.nature)
        before = kept[-1] if kept and kept[-1].end == term.start else None
        if not (bare and before is not None and MAIN.isdisjoint(before.phrase.measures or MAIN)):
            kept.append(term)
    return kept


_STAFF = ("301", "303")
_CONSTRUCTION = ("309", "311")
"""Accounts of 基本建设, which 基本支出 has none of (—— in 公开06), under names that 310 and 312 bear too."""


def _account(text: str, context: Context) -> Subject | None:
    """An account of the economic classification in a list of what 人员经费 or 公用经费 consists of."""
    spoken = (*context.carried[:1], context.whole)
    base = next(
        (item for item in spoken if item is not None and item.nature in COSTS and not item.function), None
    )
    if base is None:
        return None
    words = text.replace("|", "").lstrip("，、；：")
    codes = economic_codes().get(squeeze(_AMOUNT_WORDS.sub("", words)), ())
    fitting = [
        code
        for code in codes
        if len(code) == 5
        and code[:3] not in _CONSTRUCTION
        and (code[:3] in _STAFF) == (base.nature == "人员经费")
    ]
    if len(fitting) != 1:
        return None
    return Subject((base.at(economic=fitting[0], year=0),), True, "", words)


def _function(text: str, context: Context) -> Named | None:
    above = (context.whole.function if context.whole else "") or context.default.function
    if not above and context.carried and "（款）" in text and "（类）" not in text:
        above = context.carried[0].function if len(context.carried[0].function) == 3 else ""
    bare = text.lstrip("|")
    named = context.names.find(bare, above)
    if named is None:
        return None
    fund = (
        context.whole is None
        or context.whole.measure not in MAIN
        or bare[named.end :].startswith(("财政拨款", "拨款", "收入"))
    )
    if named.words.startswith("国有资本经营预算") and "（类）" not in text and fund:
        return None
    shift = len(text) - len(bare)
    return Named(named.code, named.detail, named.words, named.start + shift, named.end + shift)


def _function_coordinate(named: Named, context: Context) -> Coordinate:
    base = context.whole or context.default
    measure = base.measure if base.measure in FLOWS else "支出"
    nature = base.nature if base.measure in FLOWS else ALL
    return Coordinate(measure, context.default.phase, 0, base.fund, nature, named.code, detail=named.detail)


def _own_phase(text: str, context: Context) -> str:
    phase = phase_of(text)
    return context.default.phase if phase == SOME_BUDGET and context.default.phase != FINAL else phase


def _carried(text: str, context: Context) -> Subject | None:
    bare = _BARE_FLOW.fullmatch(text)
    if bare and context.plain_flows and context.default.fund == ALL and not context.default.measure:
        return Subject((context.default.at(measure=bare[1]),), True, _own_phase(text, context), bare[1])
    if context.lost or not _CARRY_ONLY.match(text):
        return None
    subjects = context.carried or ((context.default,) if context.default.measure else ())
    if not subjects:
        side = _SIDE.findall(text)
        if not side or context.default.fund == ALL:
            return None
        words = context.default.fund + side[-1]
        return Subject((context.default.at(measure=side[-1]),), True, _own_phase(text, context), words)
    side = _SIDE.findall(text)
    if side and len(subjects) == 1 and subjects[0].measure in BALANCES:
        # …年初结转和结余1.00万元；支出5.00万元
        return Subject((subjects[0].at(measure=side[-1]),), True, _own_phase(text, context), side[-1])
    if side and len(subjects) == 1 and subjects[0].measure in FLOWS and side[-1] != subjects[0].measure:
        if not context.default.measure and not subjects[0].function:
            return Subject((subjects[0].at(measure=side[-1]),), True, _own_phase(text, context), side[-1])
        return None
    return Subject(subjects, False, _own_phase(text, context), "")


def _combined(text: str, found: list[Term], context: Context) -> Subject | None:
    heads = [term for term in found if term.phrase.measures]
    head = heads[-1] if heads else None
    last = found[-1]
    if not _NOISE_ONLY.match(text[last.end :].replace("|", "")):
        return None
    for earlier, later in pairwise(found):
        if later.phrase.measures and not later.phrase.plain:
            continue
        if not _NOISE_ONLY.match(text[earlier.end : later.start].replace("|", "").replace("中", "")):
            return None
    if not _prefix_ok(text, head or found[0], found):
        return None
    funds = [_meant(term, context) for term in found if term.phrase.fund and not term.phrase.measures]
    gaps = _gaps(text, found)
    phase = _own_phase(gaps, context)
    if _AVERAGE.search(text) and (head is None or head.phrase.measures[0] not in UNIT_COSTS):
        return None
    first = found[0].start if not head or head.phrase.measures[0] in MAIN else head.start
    words = text[first : last.end].strip("|，")
    if head is None:
        return _fund_only(text[last.end :], funds[-1], phase, words, context)
    if head.phrase.measures[0].startswith("采购/预留"):
        phase = ""
    measures = head.phrase.measures
    if text[head.start : head.end] in ("总收入", "总支出") and context.default.measure in FLOWS:
        measures = (text[head.start + 1 : head.end],)
    coordinates = tuple(_head_coordinate(measure, head, funds, context) for measure in measures)
    total = head.phrase.measures[0] in MAIN and not funds and not head.phrase.fund and not head.phrase.nature
    return Subject(coordinates, True, phase, words, total)


def _meant(term: Term, context: Context) -> str:
    fund = term.phrase.fund
    return context.default.fund if fund == FISCAL and context.one_budget else fund


def _prefix_ok(text: str, term: Term, found: list[Term]) -> bool:
    """Whether the words before a term leave its meaning as it is: 离休人员经费 is something else."""
    before = text[: term.start]
    if any(other.end == term.start for other in found) or _PREFIX_OK.search(before):
        return True
    if _OTHERS.search(before):
        return False
    measures = term.phrase.measures
    if not measures or measures[0] in MAIN:
        return bool(_UNIT_NAME.search(before)) if term.phrase.plain or measures else True
    return not term.phrase.plain


def _gaps(text: str, found: list[Term]) -> str:
    """The text without the fund phrases, whose 预算 is no phase; other phrases keep theirs."""
    pieces = []
    at = 0
    for term in found:
        pieces.append(text[at : term.start])
        if not term.phrase.fund or term.phrase.measures:
            pieces.append(text[term.start : term.end])
        at = term.end
    pieces.append(text[at:])
    return "|".join(pieces)


def _fund_only(rest: str, fund: str, phase: str, words: str, context: Context) -> Subject | None:
    side = _SIDE.findall(rest)
    base = context.whole if context.whole is not None and context.whole.measure in MAIN else context.default
    measure = side[-1] if side else base.measure
    if measure in TOTALS:
        measure = TOTALS[measure][0]
    if measure not in FLOWS:
        return None
    if "总计" in rest or ("总额" in rest and base.measure in TOTALS):
        measure += "总计"
    coordinate = Coordinate(measure, context.default.phase, 0, fund)
    if context.whole is not None and context.whole.measure in FLOWS and measure in FLOWS:
        coordinate = context.whole.at(fund=fund, measure=measure)
    return Subject((coordinate,), True, phase, words + (side[-1] if side else ""))


def _head_coordinate(measure: str, head: Term, funds: list[str], context: Context) -> Coordinate:
    phrase = head.phrase
    if measure not in MAIN:
        return Coordinate(measure, context.default.phase, detail=phrase.detail)
    base = context.default
    if context.whole is not None and context.whole.measure in MAIN:
        base = context.whole
    fund = funds[-1] if funds else phrase.fund or base.fund
    if measure in ("支出", "收入") and phrase.nature:
        function = base.function if base.measure == measure else ""
        above = base.nature if base.nature != ALL or not context.carried else context.carried[0].nature
        nature = above if phrase.economic and above == "项目支出" else phrase.nature
        return Coordinate(measure, context.default.phase, 0, fund, nature, function, phrase.economic)
    if phrase.fund and base.measure in FLOWS:
        return base.at(measure=measure, fund=fund, phase=context.default.phase, detail=phrase.detail)
    return Coordinate(measure, context.default.phase, 0, fund, detail=phrase.detail)


def is_part(part: Coordinate, whole: Coordinate) -> bool:
    """Whether ``part`` is one of the figures that ``whole`` is made of, by the trees of the dimensions."""
    if part.measure != whole.measure and part.measure in TOTALS.get(whole.measure, ()):
        return _under(FUND, part.fund, whole.fund)
    if part.measure not in MAIN or whole.measure not in MAIN:
        longer = part.measure.startswith((whole.measure + "/", whole.measure + "·"))
        return longer or (part.measure == whole.measure and bool(part.detail) and not whole.detail)
    same = (
        part.measure == whole.measure
        and part.function.startswith(whole.function)
        and part.economic.startswith(whole.economic)
    )
    deeper = (part.fund, part.nature, part.function, part.economic, part.detail) != (
        whole.fund,
        whole.nature,
        whole.function,
        whole.economic,
        whole.detail,
    )
    return (
        same and deeper and _under(FUND, part.fund, whole.fund) and _under(NATURE, part.nature, whole.nature)
    )


def _under(tree: object, node: str, above: str) -> bool:
    if node == above or above == ALL:
        return True
    return above in ancestors(FUND if tree is FUND else NATURE, node)
