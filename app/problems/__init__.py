"""Faults as RFC 9457 problems: a fixed list of kinds, each with a page of its own, in Vietnamese and English."""

from app.problems.kinds import KINDS, Kind
from app.problems.problem import Fault, Problem
from app.problems.respond import install, problem_response

__all__ = ["KINDS", "Fault", "Kind", "Problem", "install", "problem_response"]
