"""The bytes of a file, or why there are none."""

from __future__ import annotations

from pathlib import Path

from indexer.readers.errors import ReadError

MAX_BYTES = 256 * 1024 * 1024


def load(path: Path) -> bytes:
    """The bytes of a file; raises ReadError where it cannot be opened or is larger than can be held."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ReadError(
                "too_large",
                f"«{path.name}» quá lớn: {size // 2**20} MB, giới hạn là {MAX_BYTES // 2**20} MB.",
                "Hãy chia tệp thành nhiều phần nhỏ hơn.",
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise ReadError("not_found", f"Không tìm thấy tệp «{path}».", "Hãy kiểm tra lại đường dẫn.") from None
    except IsADirectoryError:
        raise ReadError("not_a_file", f"«{path}» là thư mục, không phải tệp.", "Hãy chỉ rõ một tệp.") from None
    except PermissionError:
        raise ReadError("no_permission", f"Không có quyền đọc «{path}».", "Hãy cấp quyền đọc cho tệp.") from None
    except OSError as error:
        raise ReadError("unreadable", f"Không đọc được «{path}»: {error.strerror}.", "Hãy kiểm tra ổ đĩa.") from error
