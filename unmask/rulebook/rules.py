"""The rules of a run: known again by all that they are made from, and read only when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from unmask.errors import UsageFault

if TYPE_CHECKING:
    from pathlib import Path

    from unmask.types.rule import Rulebook

_SCOPE = b"rules"
"""What the fingerprints of rules are kept under."""


class Rules:
    """The rules in force for some texts. `read` reads them; their `fingerprint` may be known without that."""

    def __init__(self, read: Callable[[], Rulebook], known: bytes | None = None) -> None:
        self._read = read
        self._known = known
        self._rulebook: Rulebook | None = None

    @staticmethod
    def of(given: Rulebook | Rules) -> Rules:
        """Rules as they are given, or those of a rulebook that has been read."""
        return given if isinstance(given, Rules) else Rules(lambda: given)

    @property
    def fingerprint(self) -> bytes:
        """32 bytes by which reports are kept: rules with the same ones judge alike."""
        if self._known is None:
            self._known = _fingerprint(self.rulebook)
        return self._known

    @property
    def rulebook(self) -> Rulebook:
        """The rules themselves. Raises what reading them does, and `UsageFault` where they have changed since."""
        if self._rulebook is None:
            book = self._read()
            if self._known is not None and _fingerprint(book) != self._known:
                raise UsageFault("the rules have been changed while this run was reading them; run it again")
            self._rulebook = book
        return self._rulebook


def rules_of(mark: Callable[[], bytes | None], read: Callable[[], Rulebook], folder: Path) -> Rules:
    """The rules that `read` reads, which are read now unless they were found right before.

    `mark` changes with all that they are made from, and is None where that cannot be told. What is known is kept in
    `folder`. Raises what reading them does.
    """
    from unmask.cache.memo import Memo

    before = mark()
    memo = Memo(folder, _SCOPE)
    known = memo.get(before) if before is not None else None
    rules = Rules(read, known if isinstance(known, bytes) else None)
    found = rules.fingerprint
    # What was changed while it was read must not be taken for what it was.
    if before is not None and known is None and mark() == before:
        memo.put(before, found)
    memo.close()
    return rules


def _fingerprint(book: Rulebook) -> bytes:
    from unmask.rulebook.fingerprint import fingerprint

    return fingerprint(book)
