"""Words of RTF that matter to reading."""

from __future__ import annotations

import re

TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,9})?[ ]?"  # \f15, \par
    r"|(?P<bytes>(?:\\'[0-9a-fA-F]{2})+)"  # \'b5
    r"|\\(?P<symbol>[^a-zA-Z'])"  # \~ \- \*
    r"|(?P<brace>[{}])"
    r"|(?P<text>[^\\{}\r\n]+)"
)

LETTERS = {
    "tab": "\t",
    "line": "\v",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}
# \- is an optional hyphen, but the byte AD, which TCVN3 fonts draw as ư, is written the same way.
SYMBOLS = {"~": "\u00a0", "-": "\u00ad", "_": "-", "\\": "\\", "{": "{", "}": "}"}

# Groups that are not text. Others that begin with \* are left out as well, unless they are known below.
NOT_TEXT = frozenset(
    (
        *("colortbl", "info", "pict", "objdata", "fldinst", "xe", "tc", "rxe", "listtable", "listoverridetable"),
        *("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "ftnsep", "ftnsepc"),
        *(
            "ftncn",
            "aftnsep",
            "aftnsepc",
            "aftncn",
            "revtbl",
            "rsidtbl",
            "shprslt",
            "nonshppict",
            "filetbl",
            "annotation",
        ),
        *("atnid", "atnauthor", "nonesttables", "template", "sn", "sv", "pgptbl", "mmath", "formfield", "datafield"),
    )
)
STARRED_TEXT = frozenset(("shptxt", "dptxbxtext", "footnote"))  # \*\footnote is how some programs write it

CODE_PAGES = {
    0: "cp1252", 77: "mac_roman", 161: "cp1253", 162: "cp1254", 163: "cp1258", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip

ROW_WORDS = frozenset(("trowd", "trhdr", "brdrs", "brdrth", "brdrdb", "brdrdot", "brdrdash", "brdrhair"))


def codec(number: int | None) -> str:
    """The name of a Windows code page; windows-1252 for those that no Vietnamese report is written in."""
    return f"cp{number}" if number in (437, 850, 874, *range(1250, 1259)) else "cp1252"
