"""How one printed figure goes wrong: each slip gives the text that would stand there instead."""

from __future__ import annotations

from random import Random

from accuracy.printing import decimal

CONFUSED = {
    "0": "68",
    "1": "7",
    "2": "7",
    "3": "85",
    "4": "9",
    "5": "63",
    "6": "80",
    "7": "1",
    "8": "350",
    "9": "45",
}
"""Digits that OCR takes for each other."""


def misread(text: str, rng: Random) -> str | None:
    """One digit taken for another: the usual confusions in half of the cases, any digit in the others."""
    places = [at for at, char in enumerate(text) if char.isdigit()]
    if not places:
        return None
    at = rng.choice(places)
    others = CONFUSED[text[at]] if rng.random() < 0.5 else "0123456789"
    digit = rng.choice([d for d in others if d != text[at]])
    if digit == "0" and at == places[0] and len(places) > 1 and text[at + 1 : at + 2] != ".":
        digit = "1" if text[at] != "1" else "7"
    return text[:at] + digit + text[at + 1 :]


def swapped(text: str, rng: Random) -> str | None:
    """Two neighbouring digits exchanged."""
    places = [at for at in range(len(text) - 1) if text[at : at + 2].isdigit() and text[at] != text[at + 1]]
    places = [at for at in places if not (at == 0 and text[1] == "0" and text[2:3] != ".")]
    if not places:
        return None
    at = rng.choice(places)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def point_lost(text: str, rng: Random) -> str | None:
    """The decimal point not printed."""
    return text.replace(".", "").lstrip("0") or None if "." in text else None


def point_moved(text: str, rng: Random) -> str | None:
    """The point one place to the left or right."""
    return times(text, rng.choice((-1, 1)))


def tenfold(text: str, rng: Random) -> str | None:
    """Ten or a hundred times as much, with as many decimals as before."""
    return times(text, rng.choice((1, 2)))


def in_yuan(text: str, rng: Random) -> str | None:
    """The amount in 元 where 万元 belong."""
    return times(text, 4)


def times(text: str, power: int) -> str | None:
    """The figure times a power of ten, its decimals kept; None where nothing would be left."""
    plain = text.replace(",", "")
    whole, _, rest = plain.partition(".")
    if not plain or int(whole + rest) == 0:
        return None
    value = int(whole + rest)
    value = value * 10**power if power > 0 else value // 10**-power
    return decimal(value, len(rest), commas="," in text) if value else None


def signed(text: str, rng: Random) -> str | None:
    """The sign lost or gained."""
    if not text.strip("0.,"):
        return None
    return text[1:] if text.startswith("-") else f"-{text}"


def blank(text: str, rng: Random) -> str | None:
    """Nothing where a figure belongs."""
    return "" if text.strip("0.,-") else None
