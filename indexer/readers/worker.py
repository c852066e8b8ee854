"""A process that parses files from strangers, one after another, under limits that it cannot lift.

Started by `indexer.readers.pool`; speaks over one socket: a request (name, format, seconds), the file, an answer.
"""

from __future__ import annotations

import json
import math
import resource
import sys
from multiprocessing.connection import Connection

from indexer.models.source import Source
from indexer.readers.errors import ReadError
from indexer.readers.parsers import parse
from indexer.readers.wire import pack

_SPLIT = "Hãy chia tệp thành nhiều phần nhỏ hơn, hoặc bỏ bớt hình ảnh."
_RESAVE = "Hãy mở bằng Word hoặc LibreOffice, lưu lại dưới dạng docx rồi thử lại."


def main() -> None:
    """Serve until the other end of the socket closes."""
    connection = Connection(int(sys.argv[1]))
    _limit(int(sys.argv[2]))
    while True:
        try:
            request, data = json.loads(connection.recv_bytes()), connection.recv_bytes()
        except EOFError:
            return
        _limit_time(request["seconds"])
        connection.send_bytes(_packed(request["name"], data, request["format"]))


def _packed(name: str, data: bytes, format_: str) -> bytes:
    try:
        return pack(answer(name, data, format_))
    except MemoryError:
        return pack(_too_large(name))


def _too_large(name: str) -> ReadError:
    return ReadError("too_large", f"«{name}» cần quá nhiều bộ nhớ để đọc.", _SPLIT)


def answer(name: str, data: bytes, format_: str) -> Source | ReadError:
    """The source, or what to say of a file that cannot be read: no fault of a parser passes this point."""
    try:
        return parse(name, data, format_)
    except ReadError as refusal:
        return refusal
    except MemoryError:
        return _too_large(name)
    except RecursionError:
        return ReadError("unsafe", f"«{name}» bị từ chối: cấu trúc lồng nhau quá sâu.", _RESAVE)
    except Exception as fault:  # a mutated file can raise anything in a parser; it is reported by name
        return ReadError("damaged", f"«{name}» bị hỏng ({type(fault).__name__}: {fault}).", _RESAVE)


def _limit(memory: int) -> None:
    """No more memory than said, no file written, no core dumped."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time(seconds: float) -> None:
    """The processor ends this process even if nobody is left to do so."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    end = math.ceil(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (end, resource.getrlimit(resource.RLIMIT_CPU)[1]))


if __name__ == "__main__":
    main()
