"""The command line."""


def main() -> None:
    raise SystemExit("vankho: not built yet")
