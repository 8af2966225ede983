"""Wrong digits planted in whole disclosures: one finding for one error, and the right figure first.

A fixed sample; how accurate locating is over all kinds of errors is measured by the accuracy bench.
"""

from __future__ import annotations

import random
import re

from mingzhang.checking import check_reading
from mingzhang.findings import Finding, Severity
from tests.checking.ledger import CAPITAL, FUND, GENERAL, OWN, Entry, Ledger, tables
from tests.checking.tables import read

BOOK = Ledger(
    (
        Entry("2010301", GENERAL, 87_654_321, 1_234_567, 0, 5_000_000),
        Entry("2010399", GENERAL, 0, 23_456_789),
        Entry("2080505", GENERAL, 21_784_300, 0),
        Entry("2101101", GENERAL, 9_533_700, 0),
        Entry("2210201", GENERAL, 13_624_900, 0),
        Entry("2120803", FUND, 0, 7_654_321, 1_000_000, 0),
        Entry("2239999", CAPITAL, 0, 3_333_333),
        Entry("2050202", OWN, 2_222_222),
    ),
    shares={"30101": 307, "30102": 211, "30201": 101, "30302": 17},
)
SAMPLE = 24


def test_one_wrong_digit_is_one_finding_and_the_right_figure() -> None:
    """Twenty-four figures of the tables, each misread by one digit; no proposal that is called certain is wrong."""
    text = tables(BOOK)
    chance = random.Random(4)
    figures = [m for m in re.finditer(r"(?<=\| )\d+\.\d\d", text) if int(m.group().replace(".", "")) > 99]
    right = one = 0
    for match in chance.sample(figures, SAMPLE):
        wrong = _misread(match.group(), chance)
        found = _errors(text[: match.start()] + wrong + text[match.end() :])
        one += len(found) == 1
        first = found[0].suspect if found else None
        right += first is not None and (first.printed, first.proposed) == (wrong, match.group())
        for finding in found:
            if finding.suspect is not None and finding.suspect.certain:
                assert (finding.suspect.printed, finding.suspect.proposed) == (wrong, match.group())
    assert one >= SAMPLE - 1
    assert right >= SAMPLE - 2


def test_two_wrong_digits_are_two_findings() -> None:
    """Two figures at once, eight times: both are found."""
    text = tables(BOOK)
    chance = random.Random(5)
    figures = [m for m in re.finditer(r"(?<=\| )\d+\.\d\d", text) if int(m.group().replace(".", "")) > 99]
    both = 0
    for _ in range(8):
        first, second = sorted(chance.sample(figures, 2), key=lambda match: match.start())
        wrong = [_misread(match.group(), chance) for match in (first, second)]
        changed = text[: first.start()] + wrong[0] + text[first.end() : second.start()]
        found = _errors(changed + wrong[1] + text[second.end() :])
        both += {(f.suspect.printed, f.suspect.proposed) for f in found if f.suspect} >= {
            (wrong[0], first.group()),
            (wrong[1], second.group()),
        }
    assert both >= 7


def _misread(text: str, chance: random.Random) -> str:
    """The text with one of its digits before the last replaced."""
    at = chance.choice([i for i, char in enumerate(text[:-1]) if char.isdigit()])
    digit = chance.choice([d for d in "0123456789" if d != text[at]])
    return text[:at] + digit + text[at + 1 :]


def _errors(text: str) -> list[Finding]:
    return [f for f in check_reading(read(text)).findings if f.severity is Severity.ERROR]
