"""Products in a sentence: number of people × standard per head × months = amount, and printed formulas.

A sentence rarely says for how many months a standard is paid. So a product holds if any reading of it
does (once, twelve months, the months or the percentage it prints); it is broken only where the sentence
ties one number, one standard and one total together as a calculation, and undecided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from mingzhang.amount import Amount, Interval, Kind, format_scaled, parse_amount, round_half_up
from mingzhang.checking.constraints import Judged
from mingzhang.checking.families.prose_support import (
    LONGEST_WORDS,
    FreeNumber,
    Text,
    by_sentence,
    shown,
    texts,
)
from mingzhang.checking.rulebook import rule
from mingzhang.findings import Key, Operand, Relation, Room, Values, Verdict
from mingzhang.points.reading import Reading
from mingzhang.regex import regex

MONTHS_OF_A_YEAR = 12
MOST_DIGITS = 2
"""A misprint worth proposing differs in at most so many digits."""
_PEOPLE = frozenset({"人", "名", "位", "生"})
_REPEATS = frozenset(
    {"月", "个月", "天", "日", "年", "季度", "个季度", "次", "期", "批次", "场", "学期", "人次"}
)
_CALCULATED = regex(r"计算|测算|核算|核定|计发|标准.{0,4}(?:预算|安排)")
_TOTAL = regex(
    r"(?:全年|年度|本年|每年|所需|需要?|共需|项目|财政)*"
    r"(?:(?:预算|共计|合计|总计|总额|共|小计|总共|计)+"
    r"(?:补助|补贴|资金|经费|金额|支出|安排|发放|支付|需要|所需|需|为|约)*"
    r"|(?:补助|补贴|资金|经费|发放|支付|支出)*(?:共计|合计|总计|总额|小计|共))(?:为|人民币)*"
)
"""The words before a total that is said to be one, and no other words."""
_VAGUE = regex(
    r"[一二三四五六七八九十两半]个?(?:月|年|季)|不超过|最高|最低标准为|不等|不少于|其中|等|部分|平均|物资|包括|陆续"
)
_MONTH_RANGE = regex(r"(?<!\d)(1[0-2]|[1-9])月?份?\s*[-—–~～至到]\s*(1[0-2]|[1-9])月")
_RECURS = regex(r"月|季|每年|/年|天|期|批|次")


class Product(Struct, frozen=True):
    """One count × one standard against one total, and the number of times the sentence may mean."""

    text: Text
    sentence: str
    count: FreeNumber
    standard: FreeNumber
    total: FreeNumber
    times: tuple[Fraction, ...]

    def at(self, times: Fraction) -> tuple[Fraction, Fraction]:
        """The product in 分 for lowest and highest value the printed standard stands for."""
        factor = Fraction(self.count.amount.value, 10_000) * times
        interval = self.standard.amount.interval
        return interval.low * factor, interval.high * factor

    def middle(self, times: Fraction) -> Fraction:
        """The product of the printed digits, in 分."""
        return Fraction(self.count.amount.value, 10_000) * times * self.standard.amount.value


def relations(reading: Reading) -> Iterator[Relation]:
    """Every product and every printed formula of every text."""
    for text in texts(reading):
        if "元" not in text.text:
            continue
        for sentence, inside in by_sentence(text.text, text.numbers):
            yield from _formulas(text, inside)
            yield from _products(text, sentence, inside)


# ── count × standard × times = total ─────────────────────────────────────────────────────────────


def _products(text: Text, sentence: str, numbers: Sequence[FreeNumber]) -> Iterator[Relation]:
    standards = [n for n in numbers if _is_standard(n)]
    if not standards:
        return
    for position, standard in enumerate(standards):
        until = standards[position + 1].start if position + 1 < len(standards) else len(text.text)
        totals = [n for n in numbers if standard.stop <= n.start < until and _is_sum(n)]
        counts = [n for n in numbers if _is_count(n, standard) and (not totals or n.start < totals[0].start)]
        if not totals or not counts or any(_chained(text, n) for n in (standard, totals[0])):
            continue
        near = [n for n in counts if position == 0 or n.start > standards[position - 1].start] or counts
        product = Product(text, sentence, near[-1], standard, totals[0], _times(sentence, numbers, standard))
        yield _judge(product, counts, standards)


def _is_standard(number: FreeNumber) -> bool:
    return number.amount.kind is Kind.MONEY and bool(number.per) and number.per != "平方米"


def _is_sum(number: FreeNumber) -> bool:
    return number.amount.kind is Kind.MONEY and not number.per and not number.period


def _is_count(number: FreeNumber, standard: FreeNumber) -> bool:
    if number.amount.kind is not Kind.COUNT or number.amount.value <= 0:
        return False
    unit = number.unit.lstrip("百千万亿")
    head = standard.per
    return (
        unit == head
        or (head in _PEOPLE and unit in _PEOPLE)
        or (head[:1] == "个" and unit in (head, head[1:]))
    )


def _chained(text: Text, number: FreeNumber) -> bool:
    """True for a member of a printed formula, which is checked as such."""
    return text.text[number.stop : number.stop + 1] in "×*=＝" and number.stop < len(text.text)


def _times(sentence: str, numbers: Sequence[FreeNumber], standard: FreeNumber) -> tuple[Fraction, ...]:
    """How many times the standard may be paid: once, a year's months, or as often as the sentence prints."""
    once = Fraction(1)
    printed = [
        Fraction(n.amount.value, 10_000)
        for n in numbers
        if n.amount.kind is Kind.COUNT and n.unit in _REPEATS and n.amount.value > 0
    ]
    ranges = [(int(match[1]), int(match[2])) for match in _MONTH_RANGE.finditer(sentence)]
    printed += [Fraction(last - first + 1) for first, last in ranges if last > first]
    shares = [once] + [
        Fraction(n.amount.value, 1_000_000)
        for n in numbers
        if n.amount.kind is Kind.RATE and n.amount.value > 0
    ]
    periods = [once, Fraction(MONTHS_OF_A_YEAR), *printed]
    periods += [a * b for i, a in enumerate(printed) for b in printed[i + 1 :]]
    if standard.period == "季":
        periods.append(Fraction(4))
    return tuple(dict.fromkeys(period * share for share in shares for period in periods))


def _judge(product: Product, counts: Sequence[FreeNumber], standards: Sequence[FreeNumber]) -> Relation:
    text, key = product.text, f"{product.text.key}@{product.standard.start}"
    operands = (
        text.operand(product.count, "数量"),
        text.operand(product.standard, "标准"),
        text.operand(product.total, "总额"),
    )
    constraint = _constraint(product, counts, standards)
    if _holds(product, counts, standards):
        return Relation(rule("prose.product"), key, Verdict.EXACT, operands, constraint=constraint)
    if len(standards) > 1 or len(counts) > 1 or not _tied(product):
        missing = "文字没有写清人数、标准与总额的关系（几个月、什么比例、哪些人）"
        return Relation(rule("prose.product"), key, Verdict.UNDECIDED, operands, missing=missing)
    return replace(_broken(product, key, operands), constraint=constraint)


def _constraint(
    product: Product, counts: Sequence[FreeNumber], standards: Sequence[FreeNumber]
) -> Judged | None:
    """The same product with other figures; what it asks of one of them only where one reading is the likely one."""
    if len(counts) > 1 or len(standards) > 1:
        return None
    numbers = (product.standard, product.total, product.count)
    cells = tuple(product.text.cell(number) for number in numbers)

    def changed(values: Values) -> Product:
        standard, total, count = (
            replace(number, amount=replace(number.amount, value=values.get(cell.key, cell.amount.value)))
            for number, cell in zip(numbers, cells, strict=True)
        )
        return replace(product, standard=standard, total=total, count=count)

    def again(values: Values) -> Verdict:
        now = changed(values)
        holds = now.count.amount.value > 0 and _holds(now, [now.count], [now.standard])
        return Verdict.EXACT if holds else Verdict.BROKEN

    def room(keys: Set[Key], values: Values) -> Room | None:
        mend = _mend(changed(values))
        if mend is None or cells[(2, 0, 1)[mend.operand]].key not in keys:
            return None
        like = cells[(2, 0, 1)[mend.operand]].amount
        found = parse_amount(mend.digits, like.unit)
        return Room(exact=found.value) if found is not None else None

    return Judged(cells, again, room)


def _holds(product: Product, counts: Sequence[FreeNumber], standards: Sequence[FreeNumber]) -> bool:
    """True if one reading gives the printed total within its rounding."""
    target = product.total.amount.interval
    for times in product.times:
        low, high = product.at(times)
        if _meets(low, high, target):
            return True
        everyone = Fraction(sum(n.amount.value for n in counts), product.count.amount.value)
        if len(counts) > 1 and _meets(low * everyone, high * everyone, target):
            return True
        if len(counts) == len(standards) > 1:
            pairs = list(zip(counts, standards, strict=True))
            value = Fraction(sum(c.amount.value * s.amount.value for c, s in pairs), 10_000) * times
            if _meets(value, value, target):
                return True
    return False


def _meets(low: Fraction, high: Fraction, target: Interval) -> bool:
    return low < target.high + 1 and high >= target.low


def _tied(product: Product) -> bool:
    """True where the sentence is a calculation: the total follows as one, and nothing is left vague."""
    standard, total = product.standard, product.total
    if (
        standard.approximate
        or total.approximate
        or product.count.approximate
        or _VAGUE.search(product.sentence)
    ):
        return False
    if len(total.lead) > LONGEST_WORDS or not _TOTAL.fullmatch(total.lead):
        return False
    between = product.text.text[standard.stop : total.start]
    calculated = _CALCULATED.search(between) is not None or _CALCULATED.search(standard.lead) is not None
    return calculated or not _RECURS.search(product.sentence)


def _broken(product: Product, key: str, operands: tuple[Operand, ...]) -> Relation:
    amount = product.total.amount
    mend = _mend(product)
    times = mend.times if mend else _nearest(product)
    expected = _to_step(product.middle(times), amount)
    decimal = format_scaled(expected, amount.unit.scale, amount.precision)
    unit = operands[mend.operand].unit if mend else ""
    proposal = (
        f"若{operands[mend.operand].role}为 {mend.digits}{unit}，则等式成立。"
        if mend
        else "无法断定错在人数、标准还是总额。"
    )
    repeated = "" if times == 1 else f" × {_decimal(times)}"
    words = {
        "here": product.text.where,
        "formula": f"{product.count.text} × {product.standard.text}{repeated}",
        "expected": shown(expected, amount),
        "printed": product.total.text,
        "difference": shown(abs(amount.value - expected), amount),
        "proposal": proposal,
    }
    return Relation(
        rule("prose.product"),
        key,
        Verdict.BROKEN,
        operands,
        expected=mend.digits if mend else decimal,
        difference=format_scaled(amount.value - expected, amount.unit.scale, amount.precision),
        words=words,
        guilty=(mend.operand,) if mend else (),
    )


def _to_step(value: Fraction, like: Amount) -> int:
    """``value`` in smallest steps, rounded to the decimals ``like`` shows."""
    return int(round_half_up(value * Fraction(1, like.step), 0)) * like.step


def _nearest(product: Product) -> Fraction:
    total = product.total.amount.value
    return min(product.times, key=lambda times: abs(product.middle(times) - total))


class Mend(Struct, frozen=True):
    """One operand (0 count, 1 standard, 2 total) written otherwise makes the product hold."""

    operand: int
    digits: str
    times: Fraction


def _mend(product: Product) -> Mend | None:
    """The change of the fewest digits of one operand that makes it hold; None where two are as likely."""
    best: dict[tuple[int, str], Mend] = {}
    least = MOST_DIGITS + 1
    for times in product.times:
        for mend, printed in _mends(product, times):
            distance = _differing(mend.digits, printed)
            if distance < least:
                best, least = {}, distance
            if distance == least and distance <= MOST_DIGITS:
                best.setdefault((mend.operand, mend.digits), mend)
    return next(iter(best.values())) if len(best) == 1 else None


def _mends(product: Product, times: Fraction) -> Iterator[tuple[Mend, str]]:
    """For one reading, each operand as the other two make it, with its printed digits."""
    count, standard, total = product.count.amount, product.standard.amount, product.total.amount
    factor = Fraction(count.value, 10_000) * times
    low, high = Fraction(total.interval.low, factor), Fraction(total.interval.high + 1, factor)
    value = _roundest(low, high, standard)
    if value is not None:
        yield Mend(1, format_scaled(value, standard.unit.scale, standard.precision), times), standard.decimal
    made = _to_step(product.middle(times), total)
    yield Mend(2, format_scaled(made, total.unit.scale, total.precision), times), total.decimal
    each = standard.value * times
    heads = _to_step(Fraction(total.value * 10_000, each), count) if each else 0
    again = Fraction(heads, 10_000) * each
    if heads > 0 and _meets(again, again, total.interval):
        yield Mend(0, format_scaled(heads, count.unit.scale, count.precision), times), count.decimal


def _roundest(low: Fraction, high: Fraction, like: Amount) -> int | None:
    """The roundest amount from ``low`` to below ``high``: a standard is set in round sums."""
    step = like.step * 10**6
    while step >= like.step:
        value = -(-low // step) * step
        if value < high:
            return int(value)
        step //= 10
    return None


def _differing(first: str, second: str) -> int:
    """In how many digits two numerals of the same length differ; many if their lengths do."""
    if len(first) != len(second):
        return len(first) + len(second)
    return sum(a != b for a, b in zip(first, second, strict=True))


def _decimal(value: Fraction) -> str:
    return (
        str(value.numerator)
        if value.denominator == 1
        else f"{format_scaled(int(value * 1_000_000), 10_000, 0)}%"
    )


# ── printed formulas: 28人×1800元×12个月=60.48万元 ─────────────────────────────────────────────


def _formulas(text: Text, numbers: Sequence[FreeNumber]) -> Iterator[Relation]:
    chain: list[FreeNumber] = []
    for index, number in enumerate(numbers):
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        chain.append(number)
        joint = text.text[number.stop : following.start].strip() if following else ""
        if joint in ("=", "＝") and following is not None and len(chain) > 1:
            relation = _formula(text, chain, following)
            if relation is not None:
                yield relation
        if joint not in ("×", "*", "✕", "X"):
            chain = []


def _formula(text: Text, factors: Sequence[FreeNumber], result: FreeNumber) -> Relation | None:
    money = [n for n in factors if n.amount.kind is Kind.MONEY]
    if (
        len(money) != 1
        or result.amount.kind is not Kind.MONEY
        or any(n.amount.kind is Kind.SCORE for n in factors)
    ):
        return None
    value = Fraction(1)
    for number in factors:
        value *= Fraction(number.amount.value, _steps(number.amount))
    key = f"{text.key}@{factors[0].start}"
    operands = (*(text.operand(n, "因数") for n in factors), text.operand(result, "积"))
    constraint = _formula_constraint(text, factors, result)
    if _meets(value, value, result.amount.interval):
        return Relation(rule("prose.product"), key, Verdict.EXACT, operands, constraint=constraint)
    amount = result.amount
    expected = int(round_half_up(Fraction(value, amount.step), 0)) * amount.step
    decimal = format_scaled(expected, amount.unit.scale, amount.precision)
    difference = format_scaled(abs(amount.value - expected), amount.unit.scale, amount.precision)
    words = {
        "here": text.where,
        "formula": " × ".join(n.text for n in factors),
        "expected": shown(expected, amount),
        "printed": result.text,
        "difference": shown(abs(amount.value - expected), amount),
        "proposal": "算式中必有一个数写错。",
    }
    return Relation(
        rule("prose.product"),
        key,
        Verdict.BROKEN,
        operands,
        expected=decimal,
        difference=difference,
        words=words,
        constraint=constraint,
    )


def _formula_constraint(text: Text, factors: Sequence[FreeNumber], result: FreeNumber) -> Judged:
    """The same formula with other figures; the result is what its factors make."""
    cells = tuple(text.cell(number) for number in (result, *factors))

    def made(values: Values) -> Fraction:
        value = Fraction(1)
        for cell in cells[1:]:
            value *= Fraction(values.get(cell.key, cell.amount.value), _steps(cell.amount))
        return value

    def again(values: Values) -> Verdict:
        target = replace(result.amount, value=values.get(cells[0].key, result.amount.value)).interval
        return Verdict.EXACT if _meets(made(values), made(values), target) else Verdict.BROKEN

    def room(keys: Set[Key], values: Values) -> Room | None:
        own = [cell for cell in cells if cell.key in keys]
        if len(own) != 1:
            return None
        if own[0] is cells[0]:
            due = _to_step(made(values), result.amount)
            return Room(due, due, due)
        one = Fraction(values.get(own[0].key, own[0].amount.value), _steps(own[0].amount))
        rest = Fraction(made(values), one) if one else Fraction(0)
        if rest <= 0:
            return None
        wanted = Fraction(values.get(cells[0].key, result.amount.value), rest) * _steps(own[0].amount)
        exact = _to_step(wanted, own[0].amount)
        return Room(exact - own[0].amount.step, exact + own[0].amount.step, exact, firm=False)

    return Judged(cells, again, room)


def _steps(amount: Amount) -> int:
    """Smallest steps in one of the unit as a factor: 分 stay 分, a percentage is a hundredth."""
    if amount.kind is Kind.MONEY:
        return 1
    return 1_000_000 if amount.kind is Kind.RATE else 10_000
