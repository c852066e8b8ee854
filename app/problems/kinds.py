"""The kinds of problem; a slug, once published, keeps its meaning for good."""

from __future__ import annotations

from dataclasses import dataclass

from app.language import Bilingual


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: its slug (the type is `/problems/<slug>`), status, title, and what a reader can do."""

    slug: str
    status: int
    title: Bilingual
    remedy: Bilingual

    @property
    def type(self) -> str:
        """The problem's type, a reference relative to the server."""
        return f"/problems/{self.slug}"


UNKNOWN_PARAMETER = Kind(
    "unknown-parameter",
    400,
    Bilingual("Tham số không có", "Unknown parameter"),
    Bilingual(
        "Bỏ tham số được nêu tên, hoặc sửa chính tả của nó. Danh sách tham số có trong /openapi.json.",
        "Drop the named parameter or mend its spelling. The parameters are listed in /openapi.json.",
    ),
)
BAD_PARAMETER = Kind(
    "bad-parameter",
    400,
    Bilingual("Tham số sai", "Bad parameter"),
    Bilingual(
        "Sửa giá trị của tham số được nêu tên; lỗi của mỗi tham số cho biết giá trị nào được nhận.",
        "Correct the value of the named parameter; errors says which values are taken.",
    ),
)
BAD_ADDRESS = Kind(
    "bad-address",
    400,
    Bilingual("Địa chỉ viết sai", "Malformed address"),
    Bilingual(
        "Địa chỉ phải là UTF-8 mã hoá phần trăm và không chứa ký tự NUL.",
        "An address must be percent-encoded UTF-8 without NUL.",
    ),
)
MALFORMED_REQUEST = Kind(
    "malformed-request",
    400,
    Bilingual("Yêu cầu không đúng giao thức HTTP", "Not an HTTP request"),
    Bilingual(
        "Mã hoá phần trăm mọi chữ có dấu và dấu cách trong địa chỉ, như curl -G --data-urlencode 'q=kết nạp'; "
        "gửi đủ đầu mục Host.",
        "Percent-encode letters beyond ASCII and spaces in the address, as curl -G --data-urlencode 'q=kết nạp' does; "
        "send a Host header.",
    ),
)
BODY_CUT_OFF = Kind(
    "body-cut-off",
    400,
    Bilingual("Nội dung gửi lên bị cắt giữa chừng", "The body breaks off"),
    Bilingual("Gửi lại toàn bộ; Content-Length phải đúng.", "Send all of it again; Content-Length must be right."),
)
BAD_CURSOR = Kind(
    "bad-cursor",
    400,
    Bilingual("Con trỏ trang không đúng", "Cursor from elsewhere"),
    Bilingual(
        "Con trỏ chỉ dùng với đúng danh sách và điều kiện lọc đã cấp nó. Theo next, hoặc đọc lại từ trang đầu.",
        "A cursor belongs to the list and the conditions that gave it. Follow next, or start from the first page.",
    ),
)
BAD_KEY = Kind(
    "bad-key",
    401,
    Bilingual("Khoá không đúng", "No valid key"),
    Bilingual(
        "Gửi khoá còn hiệu lực: Authorization: Bearer KHOÁ. Không đặt khoá vào địa chỉ.",
        "Send a valid key: Authorization: Bearer KEY. Never put a key into an address.",
    ),
)
KEY_LACKS_SCOPE = Kind(
    "key-lacks-scope",
    403,
    Bilingual("Khoá không có quyền này", "The key lacks a scope"),
    Bilingual(
        "Xin người quản trị cấp cho khoá quyền được nêu trong detail.",
        "Ask the operator to give the key the scope that detail names.",
    ),
)
NOT_FOUND = Kind(
    "not-found",
    404,
    Bilingual("Không tìm thấy", "Not found"),
    Bilingual(
        "Kiểm tra lại địa chỉ, hoặc tìm từ trang đầu.",
        "Check the address, or search from the front page.",
    ),
)
METHOD_NOT_ALLOWED = Kind(
    "method-not-allowed",
    405,
    Bilingual("Phương thức không dùng được ở đây", "Method not allowed"),
    Bilingual("Dùng một phương thức trong đầu mục Allow.", "Use a method that the Allow header names."),
)
NOT_ACCEPTABLE = Kind(
    "not-acceptable",
    406,
    Bilingual("Không có dạng được yêu cầu", "No such representation"),
    Bilingual(
        "Sửa đầu mục Accept, hoặc dùng đuôi .json, .csv, .jsonl, .atom mà danh sách này có.",
        "Change the Accept header, or use a suffix .json, .csv, .jsonl, .atom that this list has.",
    ),
)
BODY_TOO_SLOW = Kind(
    "body-too-slow",
    408,
    Bilingual("Nội dung gửi lên quá chậm", "Body too slow"),
    Bilingual("Gửi lại trên một kết nối nhanh hơn, hoặc gửi ít hơn.", "Send it over a faster link, or send less."),
)
CURSOR_EXPIRED = Kind(
    "cursor-expired",
    410,
    Bilingual("Con trỏ trang đã hết hạn", "Cursor expired"),
    Bilingual(
        "Kho đã sang thế hệ mới. Đọc lại danh sách từ trang đầu, hoặc xuất toàn bộ bằng .jsonl trong một lần.",
        "The archive has moved on to a new generation. Start again from the first page, or export all of it as .jsonl.",
    ),
)
BODY_TOO_LARGE = Kind(
    "body-too-large",
    413,
    Bilingual("Nội dung gửi lên quá lớn", "Body too large"),
    Bilingual("Gửi ít hơn, hoặc chia thành nhiều lần.", "Send less, or send it in parts."),
)
ADDRESS_TOO_LONG = Kind(
    "address-too-long",
    414,
    Bilingual("Địa chỉ quá dài", "Address too long"),
    Bilingual("Rút ngắn câu hỏi, hoặc dùng POST.", "Shorten the query, or use POST."),
)
UNSUPPORTED_MEDIA_TYPE = Kind(
    "unsupported-media-type",
    415,
    Bilingual("Loại nội dung không nhận", "Unsupported media type"),
    Bilingual("Gửi một loại nội dung được nêu trong detail.", "Send one of the media types that detail names."),
)
BAD_BODY = Kind(
    "bad-body",
    422,
    Bilingual("Nội dung gửi lên sai", "Bad body"),
    Bilingual("Sửa chỗ mà pointer của từng lỗi trỏ tới.", "Correct the place that the pointer of each fault names."),
)
UNREADABLE_FILE = Kind(
    "unreadable-file",
    422,
    Bilingual("Không đọc được tệp", "Unreadable file"),
    Bilingual("Gửi tệp thuộc một định dạng được hỗ trợ, còn nguyên vẹn.", "Send an intact file of a supported format."),
)
TOO_MANY_REQUESTS = Kind(
    "too-many-requests",
    429,
    Bilingual("Quá nhiều yêu cầu", "Too many requests"),
    Bilingual("Đợi số giây ghi ở Retry-After rồi gửi lại.", "Wait the seconds that Retry-After gives, then try again."),
)
INTERNAL = Kind(
    "internal",
    500,
    Bilingual("Lỗi của máy chủ", "Internal error"),
    Bilingual(
        "Thử lại sau. Nếu vẫn lỗi, báo cho người quản trị kèm mã request_id.",
        "Try again later. If it stays, tell the operator the request_id.",
    ),
)
NO_GENERATION = Kind(
    "no-generation",
    503,
    Bilingual("Kho chưa sẵn sàng", "The archive is not ready"),
    Bilingual(
        "Thêm báo cáo bằng lệnh `vankho index THƯ_MỤC`, hoặc đợi lần lập chỉ mục đang chạy kết thúc.",
        "Add reports with `vankho index FOLDER`, or wait for the running build to end.",
    ),
)

KINDS: dict[str, Kind] = {
    kind.slug: kind
    for kind in (
        UNKNOWN_PARAMETER,
        BAD_PARAMETER,
        BAD_ADDRESS,
        MALFORMED_REQUEST,
        BODY_CUT_OFF,
        BAD_CURSOR,
        BAD_KEY,
        KEY_LACKS_SCOPE,
        NOT_FOUND,
        METHOD_NOT_ALLOWED,
        NOT_ACCEPTABLE,
        BODY_TOO_SLOW,
        CURSOR_EXPIRED,
        BODY_TOO_LARGE,
        ADDRESS_TOO_LONG,
        UNSUPPORTED_MEDIA_TYPE,
        BAD_BODY,
        UNREADABLE_FILE,
        TOO_MANY_REQUESTS,
        INTERNAL,
        NO_GENERATION,
    )
}
