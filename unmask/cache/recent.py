"""What was worked out last: kept in memory, and never more than so much of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """Values by what they were worked out from. Of more than `most`, the one that was longest unused is let go."""

    def __init__(self, most: int) -> None:
        self._most = most
        # In the order in which they were last used.
        self._values: dict[Key, Value] = {}

    def __len__(self) -> int:
        return len(self._values)

    def sum(self, size: Callable[[Value], int]) -> int:
        """What the sizes of the values come to."""
        return sum(map(size, self._values.values()))

    def get(self, key: Key) -> Value | None:
        """The value of a key, if it is kept."""
        value = self._values.pop(key, None)
        if value is not None:
            self._values[key] = value
        return value

    def put(self, key: Key, value: Value) -> None:
        """Keep a value, in the place of the one that its key has."""
        self._values.pop(key, None)
        self._values[key] = value
        if len(self._values) > self._most:
            del self._values[next(iter(self._values))]
