"""Folding: letters as they read, each still knowing where it was written.

Posts disguise letters (mathematical bold, full-width forms) and editors leave others behind (curly quotes, zero-width
and non-breaking characters). Rules see plain ones; findings point at what was written.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

_UNTOUCHED = re.compile(r"[!-~]++(?: [!-~]++)*+")
_DROPPED = frozenset("\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u2060\ufeff\ufffc") | {
    chr(code) for start, end in ((0x200B, 0x200F), (0x202A, 0x202E), (0x2061, 0x206F)) for code in range(start, end + 1)
}
_ZWJ = "\u200d"
_SWALLOWED = frozenset("\ufe0e\ufe0f\u20e3")
_QUOTES = dict.fromkeys("‘’‚‛′ʼʹ`´＇", "'") | dict.fromkeys("“”„‟″＂«»", '"') | {"‑": "-", "‐": "-", "−": "-"}
_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz", strict=True))
_ENCLOSED = {chr(0x1F150 + i): chr(65 + i) for i in range(26)} | {chr(0x1F170 + i): chr(65 + i) for i in range(26)}
_FOLDED_TAGS = ("<font>", "<wide>", "<narrow>")
_FOLDED_RANGES = ((0xFB00, 0xFB06), (0x24B6, 0x24E9), (0x1F110, 0x1F149))


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text. `starts[i]` and `ends[i]` are the source offsets between which `text[i]` was written."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


Piece = tuple[str, int, int]
"""Letters as they read, and the source offsets between which they were written."""


def fold(text: str, start: int, end: int) -> Folded:
    """Fold `text[start:end]`: no white space at either end, and one space for each run of it inside."""
    if _UNTOUCHED.fullmatch(text, start, end):
        return Folded(text[start:end], range(start, end), range(start + 1, end + 1))
    if _LETTER_FOR_LETTER.fullmatch(text, start, end):
        return Folded(text[start:end].translate(_ONE_FOR_ONE), range(start, end), range(start + 1, end + 1))
    return fold_pieces((text[i], i, i + 1) for i in range(start, end))


def fold_pieces(pieces: Iterable[Piece]) -> Folded:
    """Fold letters that need not stand next to each other in the source, such as those left when markup is dropped."""
    letters: list[str] = []
    # A number in a list takes four times as much, and a text may be one block of millions of letters.
    starts = array("q")
    ends = array("q")
    joining = False
    for written, start, end in pieces:
        if not joining and "!" <= written <= "~" and len(written) == 1:
            letters.append(written)
            starts.append(start)
            ends.append(end)
            continue
        if written == _ZWJ:
            joining = bool(letters) and is_symbol(letters[-1])
            if joining:
                ends[-1] = end
            continue
        if written in _DROPPED:
            continue
        if letters and letters[-1] != " " and (joining or _is_swallowed(written)):
            joining = False
            _swallow(letters, ends, written, end)
            continue
        joining = False
        for letter in _folded(written):
            if letter == " " and (not letters or letters[-1] == " "):
                if letters:
                    ends[-1] = end
                continue
            letters.append(letter)
            starts.append(start)
            ends.append(end)
    while letters and letters[-1] == " ":
        letters.pop()
        starts.pop()
        ends.pop()
    return Folded("".join(letters), starts, ends)


def is_symbol(letter: str) -> bool:
    """Whether a character is an emoji, an arrow or another pictorial sign."""
    return letter > "\xa9" and (unicodedata.category(letter) in {"So", "Sk"} or letter in _ARROWS)


_ARROWS = frozenset("←↑→↓↔↕⇒⇨➔➜➝➞➡➤⟶⤵⤷↳↪►▶")


def _is_swallowed(written: str) -> bool:
    return (
        written in _SWALLOWED
        or 0x1F3FB <= ord(written) <= 0x1F3FF
        or 0xE0020 <= ord(written) <= 0xE007F
        or unicodedata.combining(written) > 0
        or unicodedata.category(written) in {"Mn", "Me"}
    )


def _swallow(letters: list[str], ends: array[int], mark: str, end: int) -> None:
    # An ordinary accent makes one letter with its base; anything else (strike-through, an emoji's tone) is decoration.
    composed = unicodedata.normalize("NFC", letters[-1] + mark)
    if len(composed) == 1:
        letters[-1] = composed
    ends[-1] = end


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    """What a single character reads as."""
    if len(letter) != 1 or letter.isascii():
        return " " if letter.isspace() else letter
    if letter in _QUOTES:
        return _QUOTES[letter]
    if letter in _SMALL_CAPITALS:
        return _SMALL_CAPITALS[letter]
    if letter in _ENCLOSED:
        return _ENCLOSED[letter]
    category = unicodedata.category(letter)
    if category in {"Zs", "Zl", "Zp", "Cc"}:
        return " "
    if category == "Cs":
        # Half of a surrogate pair is no letter, and cannot be handed to the language model.
        return "\ufffd"
    if unicodedata.decomposition(letter).startswith(_FOLDED_TAGS) or any(
        first <= ord(letter) <= last for first, last in _FOLDED_RANGES
    ):
        folded = unicodedata.normalize("NFKC", letter).strip("()")
        return _QUOTES.get(folded, folded) or letter
    return letter


_COMMON = "‘’“”–—…•£€" + "".join(map(chr, range(0xC0, 0x100)))
"""Letters and marks that many texts hold and that are read as one letter each."""

_ONE_FOR_ONE = {ord(letter): _folded(letter) for letter in _COMMON}
_LETTER_FOR_LETTER = re.compile(rf"[!-~{_COMMON}]++(?: [!-~{_COMMON}]++)*+")


def is_disguised(letter: str) -> bool:
    """Whether a character is a letter or digit dressed up as another: bold, italic, script, full-width, enclosed."""
    return not letter.isascii() and _folded(letter).isascii() and _folded(letter).isalnum() and letter not in _LIGATURES


_LIGATURES = frozenset(chr(code) for code in range(0xFB00, 0xFB07))
