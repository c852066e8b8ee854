"""What the repairs of a text are called."""

from __future__ import annotations

from app.language import Bilingual, Language

_REPAIRS = {
    "bidi_controls": Bilingual("dấu đổi chiều viết đã bỏ", "controls of direction removed"),
    "byte_order_mark": Bilingual("dấu BOM ở đầu tệp đã bỏ", "byte order mark removed"),
    "composed": Bilingual("chữ có dấu viết rời đã ghép", "letters with loose accents composed"),
    "d_stroke": Bilingual("chữ Ð lạ đã thay bằng Đ", "foreign letters mended to Đ"),
    "gha_to_u_horn": Bilingual("chữ ƣ đã thay bằng ư", "letters ƣ mended to ư"),
    "legacy_encoding": Bilingual("chữ trong bảng mã cũ đã chuyển sang Unicode", "letters of old fonts converted"),
    "line_breaks": Bilingual("chỗ xuống dòng lạ đã chuẩn hóa", "odd line breaks mended"),
    "lone_surrogates": Bilingual("ký tự hỏng đã thay", "broken characters replaced"),
    "mac_roman": Bilingual("chữ trong bảng mã Mac đã chuyển", "letters of Mac Roman converted"),
    "marks_not_searched_for": Bilingual("chú thích không có dấu, không tìm từng dấu", "marks of notes not sought"),
    "no_break_spaces": Bilingual("dấu cách không ngắt đã thay", "no-break spaces replaced"),
    "note_numbers_guessed": Bilingual(
        "số chú thích đánh lại theo trang mà tệp không ghi trang", "notes numbered by pages that the file does not tell"
    ),
    "notes_not_searched_for": Bilingual("dấu chú thích không tìm từng chú thích", "marks whose notes were not sought"),
    "numbers_read_narrowly": Bilingual("con số quá nhiều, xét chú thích ít kỹ hơn", "numbers weighed with less care"),
    "odd_spaces": Bilingual("dấu cách lạ đã thay", "odd spaces replaced"),
    "pages_without_text": Bilingual("trang không có chữ (ảnh quét)", "pages without text (scans)"),
    "soft_hyphens": Bilingual("gạch nối ẩn đã bỏ", "soft hyphens removed"),
    "symbol_bullets": Bilingual("ký hiệu đầu dòng đã thay", "symbol bullets replaced"),
    "undecodable_bytes": Bilingual("byte không giải mã được", "bytes that cannot be decoded"),
    "words_not_vietnamese": Bilingual(
        "từ không phải tiếng Việt: lớp chữ có thể là bản nhận dạng hỏng",
        "words that are no Vietnamese: perhaps a bad OCR",
    ),
    "zero_width": Bilingual("ký tự không độ rộng đã bỏ", "zero-width characters removed"),
}


def repair_name(name: str, language: Language) -> str:
    """What a repair did, in words; its own name where it is new."""
    return _REPAIRS[name].say(language) if name in _REPAIRS else name
