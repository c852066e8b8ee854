"""Builds generations: gather, decide, apply, check, switch."""

from indexer.pipeline.gathering import Failure
from indexer.pipeline.indexing import index
from indexer.pipeline.stating import FACTS, WrongFactError, check_facts
from indexer.pipeline.summary import Progress, Summary

__all__ = ["FACTS", "Failure", "Progress", "Summary", "WrongFactError", "check_facts", "index"]
