"""What can go wrong when a text is read, in words for the user."""

from __future__ import annotations


class ReadError(Exception):
    """A text that cannot be read. `name` is what the user called it, `message` what is wrong and how to mend it."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"{name}: {message}")
        self.name = name
        self.message = message


class NoText(ReadError):
    """A place in an export that was read well and holds no text, such as a repost without a word of its own."""


class NoDay(ReadError):
    """A date in an export that cannot be told. The text it belongs to is read all the same."""
