"""What can go wrong when a text is read, in words for the user."""

from __future__ import annotations


class ReadError(Exception):
    """A text that cannot be read. `name` is what the user called it, `message` what is wrong and how to mend it."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"{name}: {message}")
        self.name = name
        self.message = message
