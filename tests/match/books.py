"""Rulebooks of nothing but phrases, to be searched for in texts of one block."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from unmask.match.thorough import Exhaustive
from unmask.match.wording import Found, Wordings
from unmask.segment.block import make_block
from unmask.segment.fold import fold
from unmask.types.draft import Block, BlockKind
from unmask.types.pattern import Pattern, Shorthand
from unmask.types.report import Level
from unmask.types.rule import Pack, Rule, Rulebook
from unmask.types.span import Span


def book(phrases: Iterable[str], words: Mapping[str, tuple[str, ...]], *, case: bool = False) -> Rulebook:
    """A rulebook with a rule that finds these phrases."""
    patterns = tuple(Pattern(Shorthand(phrase, case)) for phrase in phrases)
    rule = Rule("pack/rule", "pack", "", "", Level.WARNING, 1.0, patterns)
    return Rulebook((Pack("pack", "", "", "", words, (rule,)),))


def block(text: str) -> Block:
    """A line of text."""
    made = make_block(BlockKind.LINE, Span(0, len(text)), fold(text, 0, len(text)), 0)
    assert made is not None, text
    return made


def found(wordings: Wordings, rulebook: Rulebook, text: str) -> dict[str, list[Found]]:
    """What is found of each phrase in a line of text."""
    page = wordings.page(block(text))
    finds = [pattern.find for rule in rulebook.rules for pattern in rule.patterns]
    return {
        find.text: list(wordings.find(wordings.number("pack", find.text, case=find.case), page))
        for find in finds
        if isinstance(find, Shorthand)
    }


def exhaustive(rulebook: Rulebook, text: str) -> dict[str, list[Found]]:
    """The same, by the way that spares nothing."""
    return found(Exhaustive(rulebook), rulebook, text)
