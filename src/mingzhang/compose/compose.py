"""compose: ledger → the whole disclosure, with every point that its tables print."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import partial

from msgspec import Struct, field

from mingzhang.compose.charts import write_chart
from mingzhang.compose.flow import figures_of, fill, headings, write
from mingzhang.compose.forms import write_form
from mingzhang.compose.page import Page, Printed
from mingzhang.compose.printing import fixed, grouped, wan
from mingzhang.compose.profile import Profile, profile_named
from mingzhang.compose.tables import write_table
from mingzhang.document import Document, Publication, Role
from mingzhang.points.ledger import Facts, Ledger
from mingzhang.score import Scheme, Scored, Summary, score, summary

CONTENTS_TITLE = "目 录"


class Composed(Struct, frozen=True):
    """A disclosure. ``prints``: what each figure of its tables is, for whoever publishes or tests the points.

    ``names``: the unit's own function codes and what they are called.
    """

    document: Document
    prints: tuple[Printed, ...]
    scored: tuple[Scored, ...]
    names: Mapping[str, str] = field(default_factory=dict)


def _evaluation(found: Summary) -> dict[str, object]:
    """The unit's self-evaluation, as sentences name it."""
    return {
        "个数": found.count,
        "万元": f"{grouped(wan(found.money).decimal)}万元",
        "口径": found.caliber,
        "等级": list(found.grades.items()),
        "平均得分": f"{fixed(found.average, 2)}分",
    }


def compose(ledger: Ledger, profile: Profile | None = None, *, date: datetime.date | None = None) -> Composed:
    """Write the disclosure of a sound ledger by its profile (by the ledger's own unless another is given).

    ``date``: of publication, None where it is not yet known. Raises :class:`ProfileError` for a profile
    that cannot be used.
    """
    profile = profile or profile_named(ledger.unit.profile)
    facts = Facts(ledger)
    scheme = Scheme.of(profile.settings["scoring"])
    scored = tuple(score(project, scheme) for project in ledger.projects if project.evaluated)
    text = fill(profile, facts, {"自评": _evaluation(summary(scored, scheme))})
    title = f"{ledger.unit.name}{ledger.unit.year}年度{ledger.unit.scope}决算公开"
    page = Page(title)

    def contents() -> None:
        page.say(CONTENTS_TITLE, Role.CONTENTS)
        for level, entry in headings(text, tuple(str(table["title"]) for table in profile.tables.values())):
            page.say(entry, Role.CONTENTS, level)

    def tables() -> None:
        for table in profile.tables.values():
            write_table(page, table, facts)

    def forms() -> None:
        for item in scored:
            write_form(page, item, profile, facts)

    figures = figures_of(profile, facts)
    charts = {
        f"图 {chart['key']}": partial(write_chart, page, chart, figures, ledger.unit.year)
        for chart in profile.settings.get("chart", ())
    }
    write(page, text, {"目录": contents, "表": tables, "自评表": forms, **charts})
    publication = Publication(title, ledger.unit.name, ledger.unit.code, ledger.unit.year, date, profile.name)
    document = Document(page.file, "composed", "", tuple(page.blocks), publication=publication)
    return Composed(document, tuple(page.prints), scored, ledger.names)
