"""A module a command; `app` in each is found by name."""
