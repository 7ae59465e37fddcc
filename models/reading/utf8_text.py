"""The bytes of a file as text; what is not readable text is refused with its line."""

from __future__ import annotations

import re

from models.errors import InputErrors
from models.reading.wording import Wording
from models.text import Text

MAX_BYTES = 10 * 1024 * 1024
"""Larger files are refused unread. A catalogue of 2 000 calls takes about one tenth of this."""

_BOM = "\ufeff"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LINE_BREAK = re.compile(rb"\r\n|\r|\n")
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
_CONTROL_IN_VALUE = re.compile(f"[{_CONTROLS}]")
# YAML breaks the line at these two, which no editor shows; as escapes they do no harm.
_CONTROL_IN_FILE = re.compile(f"[{_CONTROLS}\u2028\u2029]")
_JSON_STRING_OR_TAB = re.compile(r'"(?:[^"\\]++|\\.)*+"|\t', re.DOTALL)
_JSON_ESCAPE = re.compile(
    r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|.)", re.DOTALL
)

_SAVE_AS_UTF8 = Text(
    sv="Spara filen som UTF-8 (i de flesta redigerare: Spara som, teckenkodning UTF-8).",
    en="Save the file as UTF-8 (in most editors: Save as, encoding UTF-8).",
)


def utf8_text(content: bytes, file: str) -> str:
    """The text of a file without its byte order mark.

    Raises:
        InputErrors: the file is too large, not UTF-8, or holds control characters.
    """
    if len(content) > MAX_BYTES:
        raise InputErrors([_too_large(len(content)).at(file, None)])
    if content.startswith(_UTF16_MARKS):
        raise InputErrors([_not_utf8("UTF-16").at(file, 1)])
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        bad_byte = content[error.start]
        line = _line_after(content[: error.start])
        raise InputErrors([_not_utf8_byte(bad_byte).at(file, line)]) from None
    text = text.removeprefix(_BOM)
    if file.lower().endswith(".json"):
        text = _json_as_yaml(text)
    found = _CONTROL_IN_FILE.search(text)
    if found is not None:
        wording = control_character(found.group(), len(_CONTROL_IN_FILE.findall(text)))
        raise InputErrors([wording.at(file, _line_after(text[: found.start()].encode()))])
    return text


def control_character(sign: str, count: int = 1) -> Wording:
    """The words about a character that cannot be seen; ``count`` of them stand in the file."""
    name = f"U+{ord(sign):04X}"
    more_sv = f" (det första av {count} sådana)" if count > 1 else ""
    more_en = f" (the first of {count} such characters)" if count > 1 else ""
    return Wording(
        "control-character",
        Text(
            sv=f"här står det osynliga styrtecknet {name}{more_sv}.",
            en=f"here stands the invisible control character {name}{more_en}.",
        ),
        Text(
            sv="Ta bort tecknet. Är filen text? Spara den i så fall på nytt som UTF-8.",
            en="Remove the character. Is the file text? If so, save it again as UTF-8.",
        ),
    )


def control_character_in(value: str) -> str | None:
    """The first control character of a value; tab and line breaks are none."""
    found = _CONTROL_IN_VALUE.search(value)
    return found.group() if found else None


def _json_as_yaml(text: str) -> str:
    """Rewrite the little of JSON that YAML 1.1 does not read, without moving a line."""
    if "\t" in text or "\\u" in text:
        text = _JSON_STRING_OR_TAB.sub(_json_piece, text)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _json_piece(piece: re.Match[str]) -> str:
    """A tab between values becomes a space; a string gets its surrogate pairs joined."""
    if piece.group() == "\t":
        return " "
    return _JSON_ESCAPE.sub(_joined_surrogates, piece.group())


def _joined_surrogates(escape: re.Match[str]) -> str:
    high, low = escape.group(1), escape.group(2)
    if high is None:
        return escape.group()
    code = 0x10000 + ((int(high, 16) - 0xD800) << 10) + (int(low, 16) - 0xDC00)
    return f"\\U{code:08X}"


def _line_after(before: bytes) -> int:
    return sum(1 for _ in _LINE_BREAK.finditer(before)) + 1


def _too_large(size: int) -> Wording:
    mebibytes, most = f"{size / 2**20:.1f}", MAX_BYTES // 2**20
    return Wording(
        "file-too-large",
        Text(
            sv=f"filen är {mebibytes.replace('.', ',')} MiB stor; högst {most} MiB läses.",
            en=f"the file is {mebibytes} MiB large; at most {most} MiB are read.",
        ),
        Text(
            sv="Är det rätt fil? Dela annars upp den i flera filer.",
            en="Is it the right file? If so, split it into several files.",
        ),
    )


def _not_utf8(encoding: str) -> Wording:
    return Wording(
        "file-not-utf8",
        Text(
            sv=f"filen är sparad som {encoding}, inte som UTF-8.",
            en=f"the file is saved as {encoding}, not as UTF-8.",
        ),
        _SAVE_AS_UTF8,
    )


def _not_utf8_byte(byte: int) -> Wording:
    sign = bytes([byte]).decode("cp1252", errors="replace")
    sv, en = "", ""
    if sign.isprintable() and sign != "\ufffd":
        sv, en = f" (`{sign}` i Windows-1252)", f" (`{sign}` in Windows-1252)"
    return Wording(
        "file-not-utf8",
        Text(
            sv=f"byten 0x{byte:02X}{sv} är inte UTF-8.",
            en=f"the byte 0x{byte:02X}{en} is not UTF-8.",
        ),
        _SAVE_AS_UTF8,
    )
