"""A rule searched for with no more words than its texts can hold.

To see what a text is like without a word, the rule is made anew without it, and a class of hundreds of words takes
long to make. A word that a text cannot hold is not found in it, so it is left out as well, and nothing comes out
otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from unmask.language import parse
from unmask.match.clues import Need, Reader
from unmask.match.known import Survey
from unmask.match.prefilter import terms
from unmask.match.program import Choices, program
from unmask.match.search import Search
from unmask.match.syntax import lacks
from unmask.proof.word import NOWHERE
from unmask.rulebook.lexicon import shipped_lexicon
from unmask.rulebook.phrase import parse_phrase
from unmask.segment import segment
from unmask.types.draft import Draft
from unmask.types.match import Match
from unmask.types.rule import Pack, Rule, Rulebook
from unmask.types.source import Source, TextKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

Words = Mapping[str, tuple[str, ...]]


@dataclass(slots=True)
class Texts:
    """The texts of a rule: each is segmented once, and each of their sentences parsed once, however often asked for."""

    pack: Pack
    kind: TextKind
    _drafts: dict[str, Draft] = field(default_factory=dict)
    _terms: dict[str, frozenset[str]] = field(default_factory=dict)
    _docs: dict[str, Doc] = field(default_factory=dict)

    def found(self, rule: Rule, texts: Sequence[str], words: Words | None = None) -> list[tuple[Match, ...]]:
        """What a form of the rule finds in each text, with `words` in place of the pack's where they are given."""
        if not texts:
            return []
        lean = self._held(words if words is not None else self.pack.words, texts)
        search = Search(Rulebook((replace(self.pack, rules=(rule,), words=lean),)))
        surveys = [search.survey(self._draft(text)) for text in texts]
        self._parse(surveys)
        return [search.settle(survey, self._docs) for survey in surveys]

    def _draft(self, text: str) -> Draft:
        if text not in self._drafts:
            self._drafts[text] = segment(Source("text", text, self.kind))
        return self._drafts[text]

    def _held(self, words: Words, texts: Sequence[str]) -> Words:
        """The words of a pack that some of the texts can hold. What it names by itself is left as it is."""
        classes = shipped_lexicon().classes
        held = [self._held_by(text) for text in texts]
        return {
            name: tuple(each for each in listed if not all(lacks(_needed(each), one) for one in held)) or (NOWHERE,)
            if name.partition(":")[0] in classes
            else listed
            for name, listed in words.items()
        }

    def _held_by(self, text: str) -> frozenset[str]:
        """The terms of all blocks of a text."""
        if text not in self._terms:
            blocks = self._draft(text).blocks
            self._terms[text] = frozenset[str]().union(*(terms(block.text) for block in blocks))
        return self._terms[text]

    def _parse(self, surveys: Iterable[Survey]) -> None:
        asked = [each for survey in surveys for each in survey.sentences]
        new = list(dict.fromkeys(each for each in asked if each not in self._docs))
        if new:
            self._docs.update(zip(new, parse(new, batch=64), strict=True))


@cache
def _needed(wording: str) -> tuple[Need, ...]:
    """What a text must hold for a word of a class to stand in it; nothing where that hangs on parts of a pack."""
    if "<" in wording:
        return ()
    choices = Choices()
    made = program(parse_phrase(wording), choices)
    return Reader(choices.kept).needs(made)
