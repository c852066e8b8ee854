"""A question to its answer: query, engine and catalogue together; and the judgement of its ranking."""

from indexer.answering.completing import Completion, complete
from indexer.answering.evaluation import evaluate
from indexer.answering.highlighting import marks
from indexer.answering.request import FACETS, SearchRequest
from indexer.answering.searching import search
from indexer.answering.warming import warm

__all__ = ["FACETS", "Completion", "SearchRequest", "complete", "evaluate", "marks", "search", "warm"]
