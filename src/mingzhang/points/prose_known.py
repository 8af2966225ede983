"""Numerals in prose that are no amounts: years, dates, ordinals, codes, document and page numbers.

The kinds are the closed list of :class:`~mingzhang.points.reading.NumeralFate`; every other numeral of a
sentence has to be a number of something.
"""

from __future__ import annotations

from msgspec import Struct

from mingzhang.points.reading import NumeralFate
from mingzhang.regex import regex

_YEAR4 = r"(?<![\d.,])(?:19|20)\d\d"
_MONTHS = r"\d{1,2}\s*(?:[-—–~至、到]\s*\d{1,2}\s*)?月"
_DAYS = r"\d{1,2}\s*(?:[-—–~至、到]\s*\d{1,2}\s*)?[日号]"
_AFTER_STOP = r"(?:^|(?<=[\s。；;：:，,！!?？、)”]))"
_NO_CODE = r"元|万|亿|余|多|名|户|人次|人[,，。、；;]|个|家|次|件|亩|平方|平米|吨|公里|公斤|公顷|套|台|辆"

_PATTERNS: tuple[tuple[NumeralFate, tuple[str, ...]], ...] = (
    (
        NumeralFate.DOCUMENT_NUMBER,
        (
            r"[〔\[【(]\s*(?:19|20)\d\d\s*[〕\]】)]\s*第?\s*\d+(?:\s*号)?",  # 财预〔2020〕10号
            r"第\s*\d+\s*号",
            r"令\s*\d+\s*号",
            r"(?<![\d.])\d+\s*号(?=[令文函]|公告|通知|文件)",
        ),
    ),
    (
        NumeralFate.CODE,
        (
            r"https?://[\w./?=&%#:-]+",
            r"www\.[\w./?=&%#-]+",
            r"(?<![\d.])\d{3,4}-\d{7,8}(?!\d)",  # a telephone
            r"(?<![\d.])\d{3,}-(?=[^\W\d_])",  # 115001-某某单位
            r"(?:编码|代码|编号|账号|帐号|电话|热线|传真|邮编|邮政编码)(?:为|是)?(?:\s*[:(]\s*)?\d[\d-]*",
            r"(?<![\d.,])\d{2,3}\s*类\s*\d{2}\s*款(?:\s*\d{2}\s*项)?",
            r"\(\s*(?:2\d{2}|2\d{4}|2\d{6}|3[01]\d|399|3\d{4})\s*\)",  # 社会保障和就业支出(208)
            # A code before its name. 00 ends no 款 code, and 30800元 is money.
            r"(?<![\d.,])(?:2[0-3]\d(?!00)\d\d(?:\d\d)?|3[01]\d(?!00)\d\d|399\d\d)(?![\d.,])"
            rf"(?!\s*(?:{_NO_CODE}))(?=\s*[^\W\d_]{{2}})",
            r"(?<![\d.,])\d{12,}(?![\d.])",
            r"(?<![\d.,])\d{3,}(?=热线|专线|电话|平台|系统)",
            r"[“\"「‘][\d+·\-.A-Za-z]{0,9}\d[\d+·\-.A-Za-z]{0,20}[”\"」’]",  # “12345”热线
            r"(?<!\d)\d+(?:\+\d+)+(?:\+[A-Za-z])?",
            r"(?<![\d.])\d+\.\d+(?=版|系统|平台)",
            r"(?<![A-Za-z\d])[A-Za-z]+[-/]?\d+(?:[.-]\d+)*(?![\d.]*[%万亿元])",  # A4, GB50016-2014, P3
            r"(?<![\d.])\d+(?=[A-Za-z]级|[GAKD](?![A-Za-z]))",  # 5A级, 5G
            r"(?<![\d.])\d+\s*号(?=楼|院|线|路|库|门)",
        ),
    ),
    (
        NumeralFate.DATE,
        (
            rf"{_YEAR4}\s*年\s*{_MONTHS}(?:份|\s*{_DAYS})?",
            rf"{_YEAR4}(?:\.\d{{1,2}}\.|-\d{{1,2}}-|/\d{{1,2}}/)\d{{1,2}}(?!\d)",
            rf"(?<![\d.]){_MONTHS}(?:份|\s*{_DAYS})?",
            rf"(?<![\d.]){_DAYS}(?![均常元内])",
            r"(?<![\d.])\d{1,2}·\d{1,2}(?!\d)",
            r"(?<![\d.:])(?:[01]?\d|2[0-4]):[0-5]\d(?!\d)",
        ),
    ),
    (
        NumeralFate.YEAR,
        (
            rf"{_YEAR4}(?:\s?年?度?\s?[-—–~～至到、和及]{{1,2}}\s?(?:(?:19|20)\d\d|\d\d(?=\s*年)))*\s*(?:年度|学年|年)",
            rf"{_YEAR4}(?![\d.,])(?=\s*(?:预算|决算|部门|单位|财政|\)))",
        ),
    ),
    (
        NumeralFate.PAGE_NUMBER,
        (
            r"第\s*\d+\s*页",
            r"(?:(?<!\.)\.{3,}|(?<!…)…+|(?<!·)·{3,}|\t)[ ]*\d{1,3}\s*$",
            r"^[\s\-—–]*\d{1,3}[\s\-—–]*$",
        ),
    ),
    (
        NumeralFate.ORDINAL,
        (
            r"第\s*\d+",
            rf"{_AFTER_STOP}\(?\d{{1,2}}(?:\)|、|[.．](?!\d))\.?(?=\s*[^\d\s])",
            r"(?<=[^\W\d_])\d{1,2}[.．](?=[^\W\d_])",
            r"\(\s*\d{1,2}\s*\)",
            r"(?:附件|附表|附录|公开|标段|序号|(?<![代报发])表|(?<!地)图|注)"
            r"[ ]*\d{1,2}(?:[-.]\d{1,2})?(?![\d.,])(?!\s*[%人名户个万亿元次家件项])",
        ),
    ),
)
_KNOWN = regex(
    "|".join(f"(?P<f{index}>{'|'.join(patterns)})" for index, (_, patterns) in enumerate(_PATTERNS))
)


class Known(Struct, frozen=True):
    """A stretch of text whose numerals are no amounts, and what they are."""

    start: int
    end: int
    fate: NumeralFate


def known_stretches(scan: str) -> tuple[Known, ...]:
    """The stretches of half-width text ``scan`` whose digits are no amounts, in order."""
    return tuple(
        Known(match.start(), match.end(), _PATTERNS[int((match.lastgroup or "f0")[1:])][0])
        for match in _KNOWN.finditer(scan)
    )
