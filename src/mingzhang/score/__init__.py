"""Scoring of 项目支出绩效自评: rates, scores and grades from 元, by weights that a profile sets."""

from mingzhang.score.scheme import Scheme
from mingzhang.score.scored import Scored, ScoredIndicator, ScoredMoney, Summary, score, summary

__all__ = ["Scheme", "Scored", "ScoredIndicator", "ScoredMoney", "Summary", "score", "summary"]
