"""Remedies: what to do about each match, the first of its repairs that does no harm or else advice."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from unmask.rewrite.harm import Passages, harms
from unmask.rewrite.propose import propose
from unmask.types.edit import Advice, Edit, Remedy
from unmask.types.match import Match
from unmask.types.source import Source

DEFAULT_ADVICE = "Say it in the words you would use to somebody you know, or leave it out."
_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_SHOWN = 80
"""How many code points of a passage stand in a message."""


def remedies(
    source: Source, passages: Passages, matches: Sequence[Match], made: Sequence[Edit] = ()
) -> tuple[tuple[Remedy, Edit | None], ...]:
    """The remedy for each match, with the edit that makes it unless it is advice.

    Where an edit may break something the pattern's next repair takes its place, and advice when there is no other: then
    it is the writer's to make. `made` are edits that stand already.
    """
    repairs = [propose(match, source.text) for match in matches]
    tried = [next(each, None) for each in repairs]
    while True:
        waiting = [index for index, each in enumerate(tried) if each is not None]
        found = harms(passages, [each[1] for each in tried if each is not None], made)
        stopped = [index for index, harm in zip(waiting, found, strict=True) if harm is not None]
        if not stopped:
            break
        for index in stopped:
            tried[index] = next(repairs[index], None)
    return tuple(each or (_advice(source, match), None) for each, match in zip(tried, matches, strict=True))


def said_of(source: Source, match: Match, template: str) -> str:
    """A template of a rule with what the match holds in the place of its names."""
    values = {**match.captures, "match": _shown(match.span.slice(source.text))}
    return _fill(template, values)


def _advice(source: Source, match: Match) -> Advice:
    return Advice(said_of(source, match, match.rule.advice or DEFAULT_ADVICE))


def _fill(template: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), template)


def _shown(text: str) -> str:
    """A passage short enough to stand in a message."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1].rsplit(" ", 1)[0] + "…"
