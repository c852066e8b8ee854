"""What ends the process that reads it, as the kernel does where memory runs out."""

import os


class Deadly:
    """Stated facts that no process survives."""

    def __len__(self):
        return 1

    def items(self):
        os._exit(137)
