"""Finding: one passage that reads like a persona, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from unmask.types.edit import Edit, Remedy
from unmask.types.source import Position
from unmask.types.span import Span


class Level(IntEnum):
    """How much a finding matters, least first."""

    SUGGESTION = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The name used in packs, options and output."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found.

    `span` points into the source text and `text` is exactly the slice it covers. `message` says what is wrong in this
    passage, `why` what it costs. `weight` is what one finding costs the score, before saturation. `edit` is the change
    that the remedy asks for, None where it is advice.
    """

    rule: str
    pack: str
    level: Level
    weight: float
    span: Span
    position: Position
    text: str
    message: str
    why: str
    remedy: Remedy
    edit: Edit | None = None
