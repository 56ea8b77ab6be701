"""From bytes to text: UTF-8 and nothing else, refused by name where it is something else."""

from __future__ import annotations

import codecs

from mrrt_studio.scenario.errors import FormatError
from mrrt_studio.scenario.locate import place_of

_BYTE_ORDER_MARK = "\ufeff"
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_SAVE_AS = "Save it as UTF-8 and try again"


def decoded(data: str | bytes, source: str | None) -> str:
    """Return the text without a byte order mark.

    Raises:
        FormatError: it is UTF-16 or UTF-32, not valid UTF-8, or holds NUL or half a surrogate pair.
    """
    text = _decode(data, source) if isinstance(data, bytes) else data
    text = text.removeprefix(_BYTE_ORDER_MARK)
    _refuse_nul(text, source)
    _refuse_surrogates(text, source)
    return text


def _decode(data: bytes, source: str | None) -> str:
    if encoding := _other_encoding(data):
        raise FormatError(f"this is {encoding} text, not UTF-8", hint=_SAVE_AS, source=source)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
        message = f"the byte 0x{data[error.start]:02X} is not valid UTF-8"
        raise _at(before, len(before), message, source, _SAVE_AS) from None


def _other_encoding(data: bytes) -> str | None:
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked:
        return marked
    every_other_is_nul = data[0:4:2] == b"\0\0" or data[1:4:2] == b"\0\0"
    return "UTF-16" if every_other_is_nul and any(data[:4]) else None


def _refuse_nul(text: str, source: str | None) -> None:
    if (offset := text.find("\0")) >= 0:
        hint = "It may be no text file, or one that was damaged when a computer lost power"
        raise _at(text, offset, "a NUL byte stands here", source, hint)


def _refuse_surrogates(text: str, source: str | None) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        message = f"U+{ord(text[error.start]):04X} is half of a surrogate pair and no character"
        raise _at(text, error.start, message, source, "Remove it or write the whole character") from None


def _at(text: str, offset: int, message: str, source: str | None, hint: str) -> FormatError:
    line, column = place_of(text, offset)
    return FormatError(message, line=line, column=column, hint=hint, source=source)
