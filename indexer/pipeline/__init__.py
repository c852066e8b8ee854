"""Builds generations: gather, decide, apply, check, switch."""

from indexer.pipeline.checking import Verification, verify
from indexer.pipeline.gathering import Failure
from indexer.pipeline.indexing import index
from indexer.pipeline.summary import Progress, Summary

__all__ = [
    "FACTS",
    "Failure",
    "Progress",
    "Summary",
    "Verification",
    "WrongFactError",
    "check_facts",
    "index",
    "verify",
]
