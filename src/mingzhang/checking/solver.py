"""The mixed-integer solver behind joint feasibility, kept in a room of its own: it computes in floats.

Variables enter as residuals above their lower bounds (at most one rounding step wide), so the figures the
solver sees stay small; whatever it answers is verified by the caller in integers.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from mingzhang.amount import Interval

TIME_LIMIT_SECONDS = 5.0


def solve_residuals(
    equations: Sequence[Sequence[tuple[int, Hashable]]], bounds: Mapping[Hashable, Interval]
) -> dict[Hashable, int] | None:
    """An assignment, an empty dict if there is none, or None if the solver could not tell."""
    try:
        import highspy
    except ImportError:  # the package was installed without its solver: undecided, never guessed
        return None

    names = list(dict.fromkeys(name for terms in equations for _, name in terms))
    at = {name: index for index, name in enumerate(names)}
    model = highspy.Highs()  # type: ignore[no-untyped-call]
    model.setOptionValue("output_flag", False)
    model.setOptionValue("time_limit", TIME_LIMIT_SECONDS)
    model.setOptionValue("threads", 1)
    for index, name in enumerate(names):
        model.addVar(0.0, float(bounds[name].high - bounds[name].low))
        model.changeColIntegrality(index, highspy.HighsVarType.kInteger)
    for terms in equations:
        right = float(-sum(factor * bounds[name].low for factor, name in terms))
        columns = [at[name] for _, name in terms]
        model.addRow(right, right, len(columns), columns, [float(factor) for factor, _ in terms])
    model.run()
    status = model.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return {}
    if status != highspy.HighsModelStatus.kOptimal:
        return None
    solution = model.getSolution().col_value
    return {name: bounds[name].low + round(solution[at[name]]) for name in names}
