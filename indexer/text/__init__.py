"""Text as such: Unicode repair, legacy Vietnamese encodings, folding and the analysis shared by index and query."""

from indexer.text.legacy import LegacyEncoding, convert_legacy, detect_legacy, legacy_of_font
from indexer.text.repairing import Repaired, repair

__all__ = ["LegacyEncoding", "Repaired", "convert_legacy", "detect_legacy", "legacy_of_font", "repair"]
