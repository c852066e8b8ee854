"""The command line."""

from indexer.cli.program import main

__all__ = ["main"]
