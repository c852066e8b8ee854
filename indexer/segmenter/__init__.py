"""Words of Vietnamese by underthesea; the only place that knows it, and it is loaded at the first text."""

from indexer.segmenter.segmenting import words

__all__ = ["words"]
