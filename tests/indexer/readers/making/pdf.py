"""Makes pdf files from lines of known text at known places."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class At:
    """Text at a place, in points from the lower left corner."""

    x: float
    y: float
    text: str
    size: float = 14
    font: str = "TimesNewRoman"
    turned: bool = False


def width(text, size=14):
    """How wide the makers' fonts draw a text: every letter is half as wide as high."""
    return len(text) * size / 2


def document(*pages, encrypt=False, rotate=0, image=False):
    """The bytes of a pdf; each page is a list of `At`."""
    objects = {1: "", 2: ""}

    def add(content):
        objects[len(objects) + 1] = content
        return len(objects)

    letters = sorted({c for page in pages for at in page if not _legacy(at.font) for c in at.text})
    codes = {letter: code for code, letter in enumerate(letters, start=1)}
    names = sorted({at.font for page in pages for at in page})
    fonts = {name: add(_legacy_font(name)) if _legacy(name) else _unicode_font(name, codes, add) for name in names}
    resources = " ".join(f"/{_name(font)} {number} 0 R" for font, number in fonts.items())
    look = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8"
    picture = add(_stream("\x00" * 3, look))
    drawn = "q 500 0 0 700 0 0 cm /P Do Q" if image else ""
    kids = []
    for page in pages:
        content = add(_stream("\n".join(_shown(at, codes) for at in page) + drawn))
        kids.append(
            add(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {rotate} /Contents {content} 0 R "
                f"/Resources << /Font << {resources} >> /XObject << /P {picture} 0 R >> >> >>"
            )
        )
    objects[1] = "<< /Type /Catalog /Pages 2 0 R >>"
    objects[2] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>"
    keys = f"/O <{'41' * 32}> /U <{'42' * 32}>"
    trailer = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 {keys} >> /ID [<00> <00>]"
    return _written(objects, trailer if encrypt else "")


def _written(objects, trailer):
    out = b"%PDF-1.7\n"
    places = []
    for number, content in objects.items():
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    last = f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>"
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{last}"
    return out + f"{end}\nstartxref\n{len(out)}\n%%EOF\n".encode("latin-1")


def _shown(at, codes):
    matrix = f"0 1 -1 0 {at.x} {at.y}" if at.turned else f"1 0 0 1 {at.x} {at.y}"
    data = at.text.encode("cp1252") if _legacy(at.font) else b"".join(codes[c].to_bytes(2, "big") for c in at.text)
    return f"BT /{_name(at.font)} {at.size} Tf {matrix} Tm <{data.hex()}> Tj ET"


def _legacy(font):
    return font.startswith((".Vn", "VNI", "Latin"))


def _name(font):
    return "F" + "".join(c for c in font if c.isalnum())


def _legacy_font(name):
    widths = " ".join(["500"] * 224)
    return (
        f"<< /Type /Font /Subtype /TrueType /BaseFont /{name} /Encoding /WinAnsiEncoding "
        f"/FirstChar 32 /LastChar 255 /Widths [{widths}] >>"
    )


def _unicode_font(name, codes, add):
    mapped = "\n".join(f"<{code:04x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items())
    head = "/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange <0000> <ffff> endcodespacerange\n"
    cmap = add(_stream(f"{head}{len(codes)} beginbfchar\n{mapped}\nendbfchar\nendcmap end"))
    below = add(
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW 500 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    )
    return add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
        f"/DescendantFonts [{below} 0 R] /ToUnicode {cmap} 0 R >>"
    )


def _stream(content, extra=""):
    return f"<< {extra} /Length {len(content)} >>\nstream\n{content}\nendstream"
