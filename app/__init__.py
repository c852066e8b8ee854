"""The web: pages and REST API over an archive, which it reads and never writes."""

from app.factory import create_app
from app.settings import Settings

__all__ = ["Settings", "create_app"]
