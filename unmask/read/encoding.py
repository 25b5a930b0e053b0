"""How a text is written down in bytes: UTF-8 or UTF-16, with a byte-order mark or without."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

NUL = "\0"

_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SWAPPED = "\ufffe"
"""What a byte-order mark reads as in the wrong order; it is never a letter."""


class NotText(Exception):
    """Bytes that cannot be read as text for sure. The message says what they are, and how to mend that."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """A codec, and the byte-order mark in front of the text, as its bytes. The mark is no part of the text."""

    codec: str
    mark: bytes = b""

    def encode(self, text: str) -> bytes:
        """The bytes of a text, with the mark in front."""
        return self.mark + text.encode(self.codec)


def encoding_of(start: bytes) -> Encoding:
    """The encoding that the first bytes of a file, or all of them, tell: UTF-8, unless a mark says UTF-16.

    Programs that join files leave several marks behind each other; all of them are the mark. Raises `NotText` for
    UTF-32, whose mark in one order is the mark of UTF-16 and a NUL, and for what has no mark and holds NUL: it is
    UTF-16 or UTF-32 without a mark, or no text at all.
    """
    if start.startswith(_UTF_32):
        raise NotText("is UTF-32; save it as UTF-8")
    for mark, codec in _MARKS:
        if start.startswith(mark):
            count = 1
            while start.startswith(mark, count * len(mark)):
                count += 1
            return _without_nul(start, Encoding(codec, mark * count))
    return _without_nul(start, Encoding("utf-8"))


def _without_nul(data: bytes, encoding: Encoding) -> Encoding:
    if encoding.codec == "utf-8" and b"\0" in data:
        raise NotText("holds NUL: it is UTF-16 without a mark, or no text. Save it as UTF-8, or leave it out")
    return encoding


def decode(data: bytes) -> tuple[str, Encoding]:
    """The text that bytes hold, without its mark, and how it is written: `Encoding.encode` gives the same bytes.

    Raises `NotText` for all that is not UTF-8 or UTF-16 for sure.
    """
    encoding = encoding_of(data)
    try:
        text = data[len(encoding.mark) :].decode(encoding.codec)
    except UnicodeDecodeError as error:
        if encoding.codec == "utf-8":
            raise NotText(f"is not UTF-8 at byte {error.start + len(encoding.mark)}; save it as UTF-8") from None
        raise NotText("is broken UTF-16; save it as UTF-8") from None
    if NUL in text or _SWAPPED in text:
        raise NotText("is broken UTF-16, or no text. Save it as UTF-8, or leave it out")
    return text, encoding
