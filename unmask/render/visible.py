"""Making every character visible, so that no text can steer the terminal that shows it."""

from __future__ import annotations

import unicodedata

TAB = "    "


def visible(text: str) -> str:
    """The text with tabs as spaces and with control, escape and direction characters as visible signs."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(visible_letter(letter) for letter in text)


def visible_letter(letter: str) -> str:
    """How one character is shown; nothing for those that have no width and do no harm."""
    if letter == "\t":
        return TAB
    if ord(letter) < 32:
        return chr(0x2400 + ord(letter))
    if letter == "\x7f":
        return "␡"
    category = unicodedata.category(letter)
    if category in {"Cc", "Zl", "Zp", "Cs"} or (category == "Cf" and letter not in "\u200d\ufe0f"):
        # Zero-width, direction and tag characters do their work unseen; here they are only in the way.
        return "" if category == "Cf" else "�"
    return letter
