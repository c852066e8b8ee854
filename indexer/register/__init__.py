"""The register: what is known of resolutions before and after reports are read.

`load_tables()` gives the validated tables of `corpus/register/`.
"""

from indexer.register.loading import load_tables
from indexer.register.rows import RegisterError

__all__ = ["RegisterError", "load_tables"]
