"""What relations demand of their figures: sums, ratios, agreements, orders, and what a family judges itself."""

from mingzhang.checking.constraints.agreement import Agreement, intervals_meet, same_digits
from mingzhang.checking.constraints.cells import cell_at, cell_of, key_of
from mingzhang.checking.constraints.judged import Judged
from mingzhang.checking.constraints.order import Order
from mingzhang.checking.constraints.ratio import Quotient
from mingzhang.checking.constraints.sums import Sum
from mingzhang.checking.constraints.terms import Term, true_range

__all__ = [
    "Agreement",
    "Judged",
    "Order",
    "Quotient",
    "Sum",
    "Term",
    "cell_at",
    "cell_of",
    "intervals_meet",
    "key_of",
    "same_digits",
    "true_range",
]
