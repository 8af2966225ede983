"""The Ledger: a unit's own facts in 分 at the leaves of the trees, from which everything published is derived."""

from mingzhang.points.ledger.facts import Facts
from mingzhang.points.ledger.ledger import Leaf, Ledger, Remarks, UnitFacts
from mingzhang.points.ledger.problem import Problem
from mingzhang.points.ledger.project import Project, ProjectIndicator, ProjectMoney

__all__ = [
    "Facts",
    "Leaf",
    "Ledger",
    "Problem",
    "Project",
    "ProjectIndicator",
    "ProjectMoney",
    "Remarks",
    "UnitFacts",
]
