"""The words that letterheads and signatures are made of."""

from __future__ import annotations

import re

from indexer.parsing.letters import LOWER

MOTTO = re.compile(r"\W*(?:ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM)\b")
SIGNATURE = re.compile(
    r"\W*(?:T/M|TM\.?|KT\.|K/T|TL\.|T/L|TUQ\.|Q\.)\s"
    r"|\W*(?:PHÓ\s+)?(?:BÍ THƯ|CHỦ TỊCH|CHỦ NHIỆM|TRƯỞNG BAN|GIÁM ĐỐC)\b"
    rf"[^{LOWER}]*$"
    rf"|\W*BAN (?:CHẤP HÀNH|THƯỜNG VỤ)\b[^{LOWER}]*$"
)
RECIPIENTS = re.compile(r"\W*Nơi (?:nhận|gửi)\b", re.IGNORECASE)
BODY = re.compile(
    r"(?:THỦ TƯỚNG|CHÍNH PHỦ|QUỐC HỘI|(?:TÒA|TOÀ) ÁN|VIỆN KIỂM SÁT"
    r"|ĐẢNG BỘ|ĐẢNG (?:ỦY|UỶ)|(?:TỈNH|THÀNH|HUYỆN|THỊ|QUẬN) (?:ỦY|UỶ)|(?:ỦY|UỶ) BAN|HỘI ĐỒNG|CHI BỘ"
    r"|BAN|SỞ|BỘ|VĂN PHÒNG|ĐOÀN|LIÊN ĐOÀN|CÔNG ĐOÀN|HỘI|ĐẠI HỘI|CỤC|CHI CỤC|TRƯỜNG|VIỆN|CÔNG TY|MẶT TRẬN)\b",
    re.IGNORECASE,  # capitals that only a font draws: `Đảng uỷ Khối Công thương`
)
UNFINISHED = re.compile(r"(?:\b(?:VÀ|CÁC|KHỐI|CỦA|CƠ QUAN)|[-–,])\s*$", re.IGNORECASE)
GOES_ON = re.compile(r"\W*(?:VÀ|CÁC|TỈNH|THÀNH PHỐ|HUYỆN|KHỐI)\s(?!(?:ỦY|UỶ)\b)(?=\w)", re.IGNORECASE)
