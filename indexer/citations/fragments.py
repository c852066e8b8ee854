"""Fragments that patterns are built from, written as Vietnamese words."""

from __future__ import annotations

import re

from indexer.citations.scanform import scan_form


def any_of(words: str) -> str:
    """A pattern for any of the words, in scan form, whole: `any_of("về, của")`; a space stands for one space."""
    forms = sorted({scan_form(word.strip()) for word in words.split(",")}, key=len, reverse=True)
    return rf"(?:{'|'.join(re.escape(form) for form in forms)})(?![a-z0-9])"
