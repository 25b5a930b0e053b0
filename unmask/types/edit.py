"""Remedies and edits: what to do about a finding, and the exact change that does it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from unmask.types.span import Span


@dataclass(frozen=True, slots=True)
class Replace:
    """Say it in other words. `text` stands where the finding's span stood."""

    kind: ClassVar[str] = "replace"
    text: str
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Remove:
    """Leave it out. What is left of the sentence is repaired."""

    kind: ClassVar[str] = "remove"
    safe: bool = False

    @property
    def text(self) -> str:
        """What stands in its place: nothing."""
        return ""


@dataclass(frozen=True, slots=True)
class Advice:
    """Only the writer can mend it. `text` says what is missing; nothing is ever changed by it."""

    kind: ClassVar[str] = "advice"
    text: str

    @property
    def safe(self) -> bool:
        """Advice changes nothing, so it is never a safe edit."""
        return False


Remedy = Replace | Remove | Advice


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to a source: `text` in the place of what `span` covers.

    A `safe` edit keeps every fact and claim and only says them more plainly. `rule` is the id of the rule that asked
    for it.
    """

    span: Span
    text: str
    safe: bool
    rule: str
