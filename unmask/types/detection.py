"""Detectors: what finds a shape in a draft, and what it says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from unmask.types.draft import Draft
from unmask.types.span import Span

Settings = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Detection:
    """A shape found at `span` of the source text.

    `captures` are parts for a rule's message; `text` is the passage as it could read, where that follows from the
    shape alone. `replaced` is what `text` takes the place of, where that is more than the span. `removable` is whether
    the passage may be left out. `parts` are the sentences it is made of, in order, where it is made of sentences: what
    stands between them is none of its business, and neither text nor removal may take it along.
    """

    span: Span
    captures: tuple[tuple[str, str], ...] = ()
    text: str | None = None
    replaced: Span | None = None
    removable: bool = True
    parts: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """A number that a rule may give a detector: its default, its least value, and what it means."""

    default: float
    least: float
    summary: str


@dataclass(frozen=True, slots=True)
class Detector:
    """A named shape. `detect` gets a value for every setting."""

    name: str
    summary: str
    detect: Callable[[Draft, Settings], Iterable[Detection]]
    settings: Mapping[str, Setting] = field(default_factory=dict)
