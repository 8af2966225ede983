"""Relation families and content rules, one per file.

Each module has ``relations(reading) -> Iterator[Relation]``: a pure function that yields every
instance it evaluated, whatever the verdict. :data:`FAMILIES` lists them in the order they run.
"""

from __future__ import annotations

from mingzhang.points.reading import Reading

FAMILIES: tuple[str, ...] = (
    "agreement",
    "rollup",
    "identity",
    "funds",
    "bridges",
    "codes",
    "figures",
    "joint",
    "text_rollup",
    "text_coverage",
    "change",
    "change_across",
    "share",
    "share_limits",
    "unit_costs",
    "comparison",
    "form_completeness",
    "form_document",
    "form_indicators",
    "form_money",
    "form_scores",
    "form_values",
    "prose_change",
    "prose_form",
    "prose_indicator",
    "prose_product",
    "prose_reserved",
    "prose_total",
    "wording_accounts",
    "wording_bases",
    "wording_brackets",
    "wording_codes",
    "wording_contents",
    "wording_empty",
    "wording_format",
    "wording_functions",
    "wording_heads",
    "wording_lists",
    "wording_marks",
    "wording_numbering",
    "wording_parts",
    "wording_personal",
    "wording_phrases",
    "wording_punctuation",
    "wording_purposes",
    "wording_reasons",
    "wording_residue",
    "wording_units",
    "wording_years",
    "content_cut",
    "content_economy",
    "content_hints",
    "content_narrative",
    "content_readable",
    "content_several",
    "content_tables",
    "declared",
)

OF_FORMS = frozenset(
    (
        "form_completeness",
        "form_document",
        "form_indicators",
        "form_money",
        "form_scores",
        "form_values",
        "prose_indicator",
    )
)
"""The families that have nothing to say of a document without a 自评表, and are not even loaded for one."""


def families_of(reading: Reading) -> tuple[str, ...]:
    """The families that may have an instance in the reading, in the order they run."""
    return FAMILIES if reading.forms else tuple(name for name in FAMILIES if name not in OF_FORMS)
