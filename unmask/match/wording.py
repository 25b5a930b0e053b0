"""Wording: the phrases of a rulebook, where they stand in a block, and the verbs beside one that change with it.

“I was thrilled to host the fair and meet you” cannot become “I hosted the fair and meet you”.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from unmask.english.inflection import Form, verb_form_of
from unmask.match.laying import End, Laid, Letters, Shared
from unmask.match.prefilter import Page, Places, Prefilter
from unmask.rulebook.phrase import GAPS, Edge
from unmask.types.match import Match

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from unmask.types.draft import Block


_JOINT = re.compile(r"\b(?:and|or|but|then)\b|&", re.IGNORECASE)
_VERBS = frozenset({"VERB", "AUX"})
_OWN_CLAUSE = frozenset({"nsubj", "nsubjpass", "aux", "auxpass"})
_BARE = frozenset({"VB", "VBP"})
"""Tags that the tagger mistakes for each other."""

Verbs = tuple[tuple[int, int], ...]
"""Where verbs stand in a sentence, as half-open offsets into its text."""


def may_be_joined(match: Match) -> bool:
    """Whether an edit of this match would set a verb in another form while the sentence goes on with an “and”."""
    within = match.within
    if within is None or len(within.sentences) != 1 or not any(repair.reforms for repair in match.pattern.repairs):
        return False
    return _JOINT.search(within.block.text, within.start, within.sentences[0].end) is not None


def joined_verbs(match: Match, doc: Doc) -> Verbs:
    """Where the verbs stand that are joined to the one that an edit would set in another form.

    `doc` is the parse of the match's sentence, into which the half-open offsets count.
    """
    within = match.within
    if within is None:
        return ()
    start = within.sentences[0].start
    span = doc.char_span(within.start - start, within.end - start, alignment_mode="expand")
    reformed = {part for repair in match.pattern.repairs for part in repair.reformed}
    said = {text.lower().split()[0] for name, text in match.captures.items() if text and name in reformed}
    verb = next((token for token in reversed(span or ()) if token.lower_ in said), None)
    return tuple(_beside(verb)) if verb is not None else ()


def with_joined(match: Match, verbs: Verbs) -> Match:
    """The match with the verbs that are joined to it, as `joined_verbs` tells them."""
    within = match.within
    if within is None or not verbs:
        return match
    start = within.sentences[0].start
    return replace(match, joined=tuple(within.block.source_span(start + one, start + end) for one, end in verbs))


def _beside(verb: Token) -> Iterator[tuple[int, int]]:
    """Where the verbs coordinated with this one stand after it, each with the “to” before it."""
    seen: set[int] = set()
    tag = verb.tag_ if verb.pos_ in _VERBS else "VBG" if verb.lower_.endswith("ing") else "VB"
    for other in verb.doc[verb.i + 1 :]:
        spoken = other.pos_ in _VERBS and (_coordinated(other, verb, tag) or _strayed(other, verb, tag))
        if not spoken and not _echoes(other, verb) and _may_belong(other, verb, tag):
            # The verb itself, which stands inside the match: a sign that the edit is in doubt.
            yield verb.idx, verb.idx + len(verb)
            return
        if spoken or _mistaken(other) or _echoes(other, verb):
            if other.nbor(-1).text == "-":
                # Of “to co-run” the last part alone is taken for a verb, and for whose it is there is no telling.
                yield verb.idx, verb.idx + len(verb)
                return
            between = verb.doc[verb.i + 1 : other.i]
            if any(each.pos_ == "VERB" and each.dep_ != "amod" and each.i not in seen for each in between):
                # Another verb stands between, and the two may be its own: “to find how we can lift trade, boost jobs”.
                yield verb.idx, verb.idx + len(verb)
                return
            seen.add(other.i)
            first = other.nbor(-1) if other.nbor(-1).lower_ == "to" else other
            yield first.idx, other.idx + len(other)


def _coordinated(other: Token, verb: Token, tag: str) -> bool:
    return (other.tag_ == tag or {other.tag_, tag} <= _BARE) and other in verb.conjuncts


def _strayed(other: Token, verb: Token, tag: str) -> bool:
    """Whether the parser hung a bare verb on the main verb, which is finite: “I'm thrilled to join and help you”.

    So it does, too, where it takes the verb for a noun: “thrilled to partner with you and help”.
    """
    return (
        other.tag_ == tag
        and tag in {"VB", "VBG"}
        and other.dep_ == "conj"
        and other.head.i < verb.i
        and (other.head.tag_ != tag or other.head.lower_ == "be")
        and not any(child.dep_ in _OWN_CLAUSE and child.lower_ != "to" for child in other.children)
    )


def _echoes(other: Token, verb: Token) -> bool:
    """Whether a word in -ing stands right beside another, taken for nouns or not: “fun planning and baking”."""
    joined = other.i == verb.i + 2 and other.nbor(-1).lower_ in {"and", "or"}
    return joined and verb.lower_.endswith("ing") and other.lower_.endswith("ing")


def _mistaken(other: Token) -> bool:
    """Whether a word taken for a noun is a verb, since it stands between an “and” and its object: “and host a fair”."""
    if other.pos_ not in {"NOUN", "ADJ", "PROPN"} or not other.is_lower or other.nbor(-1).tag_ not in {"CC", "TO"}:
        return False
    return other.i + 1 < len(other.doc) and other.nbor().tag_ in {"DT", "PRP", "PRP$", "CD"}


def _may_belong(other: Token, verb: Token, tag: str) -> bool:
    """Whether a verb of the same form follows an “and” and is hung on nothing that comes after the match's verb."""
    before = other.nbor(-1)
    joint = before.tag_ == "CC" or (before.pos_ == "ADP" and before.i > verb.i and before.nbor(-1).tag_ == "CC")
    return joint and other.tag_ == tag and other.pos_ in _VERBS and tag in {"VB", "VBG"} and other.head.i <= verb.i


Words = Mapping[str, tuple[str, ...]]
Found = tuple[int, int, tuple[tuple[str, str], ...], tuple[Form, ...]]
"""Where a phrase stands: start and end in the block's text, named parts, and inflections."""

Key = tuple[str, str, bool]
"""A phrase by its pack and wording, and whether it is meant as it is written, capitals and all."""


class Lays(Protocol):
    """What finds a phrase in a text."""

    def at(self, page: Letters, start: int) -> End | None:
        """Where the phrase ends that starts at a place, and what it remembers; None where it does not stand there."""

    def everywhere(self, page: Letters, places: Sequence[int]) -> Iterator[tuple[int, End]]:
        """Every match that starts at one of the places, or at any if the phrase starts with a mark; none overlap."""


class Wordings:
    """Phrases by their numbers. `kept` is what `unmask.match.ready` makes of them: plain data, read as it is needed."""

    def __init__(self, kept: Mapping[str, Any]) -> None:
        self._numbers: Mapping[Key, int] = kept["numbers"]
        self._programs: Sequence[str] = kept["programs"]
        self._edges: Mapping[int, int] = kept["edges"]
        self._cased: frozenset[int] = kept["cased"]
        self._shared = Shared(kept["choices"], json.loads)
        self._prefilter = Prefilter(kept["prefilter"])
        self._laid: dict[int, Lays] = {}

    def number(self, pack: str, phrase: str, *, case: bool = False) -> int:
        """The number of a phrase of a pack: the same words may stand for other lists in another pack."""
        return self._numbers[pack, phrase, case]

    def page(self, block: Block) -> Page:
        """A block to be searched."""
        return Page(block, self.candidates)

    def candidates(self, page: Page) -> Mapping[int, Places]:
        """The phrases that may stand in a block, each with where it may start."""
        return self._prefilter.candidates(page)

    def find(self, number: int, page: Page) -> Sequence[Found]:
        """Every place where a phrase stands, in order."""
        if number not in page.candidates:
            return ()
        found = page.found.get(number)
        if found is None:
            text = page.block.text
            ends = self._ends(number, page, page.candidates[number])
            found = page.found[number] = [(start, end[0], *_told(end, text)) for start, end in ends if end[0] > start]
        return found

    def lays(self, number: int) -> Lays:
        """What finds a phrase."""
        if number not in self._laid:
            self._laid[number] = Laid(json.loads(self._programs[number]), self._shared)
        return self._laid[number]

    def _ends(self, number: int, page: Page, places: Places) -> Iterator[tuple[int, End]]:
        lays = self.lays(number)
        letters = page.letters if number not in self._cased else Letters(page.block.text, page.block.text)
        edge = self._edges.get(number)
        if edge is not None:
            possible = frozenset(places) if places is not None else None
            for starts in page.openings(Edge(edge)):
                for start in starts:
                    if (possible is None or start in possible) and (found := lays.at(letters, start)) is not None:
                        yield start, found
                        break
        elif places is None:
            yield from lays.everywhere(letters, page.places)
        else:
            last = 0
            for start in places:
                if start >= last and (found := lays.at(letters, start)) is not None:
                    last = found[0]
                    yield start, found


class Added(Wordings):
    """The wording of one rulebook, and phrases of another after it, which may mean the same words otherwise."""

    def __init__(self, base: Wordings, more: Wordings) -> None:
        self._base, self._more, self._first = base, more, len(base._programs)
        self._numbers = {**base._numbers, **{key: self._first + number for key, number in more._numbers.items()}}
        self._edges = {**base._edges, **{self._first + number: edge for number, edge in more._edges.items()}}
        self._cased = base._cased | {self._first + number for number in more._cased}

    def candidates(self, page: Page) -> Mapping[int, Places]:
        """The phrases of both that may stand in a block."""
        more = self._more.candidates(page)
        return {**self._base.candidates(page), **{self._first + number: places for number, places in more.items()}}

    def lays(self, number: int) -> Lays:
        """What finds a phrase."""
        return self._base.lays(number) if number < self._first else self._more.lays(number - self._first)


def _told(end: End, text: str) -> tuple[tuple[tuple[str, str], ...], tuple[Form, ...]]:
    """The named parts of a match and its inflections."""
    parts = end[1]
    if not parts:
        return (), ()
    taken: dict[str, str] = {}
    again: Counter[str] = Counter()
    forms: list[tuple[int, Form]] = []
    for name, word, noun, start, last in parts:
        if name is not None:
            again[name] += 1
            # Of several open places each is remembered, since each may hold something; a name says what it found first.
            key = f"{name} {again[name]}" if name in GAPS and again[name] > 1 else name
            taken.setdefault(key, text[start:last].strip(" ,"))
        if word is not None:
            surface = text[start:last]
            before = text[max(0, start - 40) : start]
            forms.append((start, noun_form(surface, word) if noun else verb_form_of(surface, word, before=before)))
    return tuple(taken.items()), tuple(form for _, form in sorted(forms, key=lambda pair: pair[0]))


def noun_form(surface: str, noun: str) -> Form:
    """Whether a form of `noun` is the plural. A noun that does not change is taken for a singular."""
    return Form.SINGULAR if surface.lower().replace("-", " ") == noun.lower().replace("-", " ") else Form.PLURAL
