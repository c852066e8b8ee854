"""The web: pages and REST API over an archive, which it reads and never writes."""
