"""`python -m indexer.cli` is `vankho`."""

from indexer.cli import main

if __name__ == "__main__":
    main()
