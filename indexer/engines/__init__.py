"""Full-text engines behind one port; the only place that knows Whoosh."""

from __future__ import annotations

from indexer.engines.port import Engine, Hit, Hits, IndexedBlock, IndexUnreadableError, Searcher, Writer


def engine() -> Engine:
    """The embedded engine."""
    from indexer.engines.whoosh_engine import WhooshEngine  # noqa: PLC0415  # Whoosh is loaded where it is used

    return WhooshEngine()


__all__ = ["Engine", "Hit", "Hits", "IndexUnreadableError", "IndexedBlock", "Searcher", "Writer", "engine"]
