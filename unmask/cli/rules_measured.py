"""What was measured of a rule, for those who read it and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from unmask.rulebook.measured import expects_measure, measured, shown_rate
from unmask.types.rule import Pack, Rule


def measured_lines(rule: Rule, pack: Pack) -> Iterator[str]:
    """How far to trust a shipped rule, and where it fires in plain prose; nothing for a rule of the user's own."""
    if (taken := measured(rule, pack)) is None:
        if expects_measure(rule, pack):
            yield "not measured yet"
        return
    yield taken.says()
    measure = taken.measure
    if measure.rate:
        yield f"  {', '.join(f'{name} {shown_rate(measure.rate_in(name))}' for name in measure.words)}"


def measured_json(rule: Rule, pack: Pack) -> dict[str, Any] | None:
    """The same as counts. `current` is false for a rule that has changed since in what it finds."""
    if (taken := measured(rule, pack)) is None:
        return None
    measure = taken.measure
    return {
        "says": taken.says(),
        "current": taken.current,
        "found": measure.found,
        "right": measure.right,
        "prose": {name: {"found": measure.prose[name], "words": words} for name, words in measure.words.items()},
    }
