"""How many examples a property is asked: few and always the same by default, many and new ones in `make explore`."""

from __future__ import annotations

import os

from hypothesis import settings

TIMES = int(os.environ.get("VANKHO_EXPLORE", "1"))

# The same questions every time make a test fail for a change and never by chance.
settings.register_profile("vankho", derandomize=TIMES == 1, deadline=None, max_examples=100 * TIMES)
settings.load_profile("vankho")


def examples(count: int) -> settings:
    """The settings of a property that is dear to ask: this many examples, times what was asked for."""
    return settings(max_examples=count * TIMES)
