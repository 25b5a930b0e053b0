"""Settings: what applies to one path, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from unmask.types.finding import Level
from unmask.types.source import TextKind


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """All that decides which rules judge a text, and how. Equal choices give equal reports, so it can be a cache key.

    `levels` pairs the name of a pack or rule with a level's label. `heed_silences` is false where silences in the
    text are to be passed over. `model` names the package of the language model; None takes the one installed.
    """

    packs: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: tuple[tuple[str, str], ...] = ()
    allow: tuple[str, ...] = ()
    require_reason: bool = False
    heed_silences: bool = True
    model: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What applies to one path.

    `kind` is None where the file is to tell; a `fail_level` of None never fails; `baseline` is the file of findings to
    let be.
    """

    rules: RuleChoice = RuleChoice()
    kind: TextKind | None = None
    fail_level: Level | None = Level.WARNING
    fail_under: float | None = None
    baseline: Path | None = None
