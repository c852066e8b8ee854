"""Faults of the disk as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from errno import EACCES, EDQUOT, EFBIG, ENOSPC, EPERM, EROFS
from pathlib import Path

from indexer.archive import ArchiveError

_FULL = {ENOSPC, EDQUOT, EFBIG}
_FORBIDDEN = {EACCES, EPERM, EROFS}


@contextmanager
def named_faults(folder: Path) -> Iterator[None]:
    """Say what is wrong with the disk that an archive is written to; what was stored stays."""
    try:
        yield
    except OSError as fault:
        if fault.errno in _FULL:
            raise ArchiveError(
                f"Hết chỗ trên đĩa khi ghi kho «{folder}»; kho vẫn như trước.", "Hãy giải phóng chỗ rồi chạy lại."
            ) from fault
        if fault.errno in _FORBIDDEN:
            raise ArchiveError(
                f"Không có quyền ghi vào kho «{folder}».", "Hãy cấp quyền ghi, hoặc chọn kho khác bằng --archive."
            ) from fault
        raise ArchiveError(
            f"Không ghi được kho «{folder}» ({fault.strerror}); kho vẫn như trước.",
            "Hãy giải phóng chỗ và kiểm tra ổ đĩa rồi chạy lại.",
        ) from fault
