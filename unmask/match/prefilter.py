"""The prefilter: one pass over the words of a block that tells which phrases may stand in it, and where.

It is plain data, made once for a rulebook and kept. What it costs a text depends on the text and not on how many
phrases there are, but for those that share a word with it.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from unmask.english.particular import NUMBERS
from unmask.english.word import TERM, lower
from unmask.english.wordlist import alternatives
from unmask.match.clues import COMMON, MARK, Clues, Need
from unmask.match.laying import Letters
from unmask.match.starts import CAPITAL, DIGIT
from unmask.rulebook.phrase import Edge
from unmask.types.draft import Block, Sentence
from unmask.types.span import Cover, Span

_DIGIT = re.compile(r"\d")
_SIGNS = frozenset("$£#€")
_CLASSES = frozenset({DIGIT, CAPITAL})
_VAGUE = COMMON | {DIGIT, CAPITAL, *NUMBERS}
"""Words with which a phrase may start that are hardly worth the asking."""
_PLACE = re.compile(r"(?<!\w)\S")
_LEAD_IN = re.compile(rf"(?:[\"'(*_~\s]|{alternatives('grammar', 'lead-ins')}\b,? )*", re.IGNORECASE)

Kept = Mapping[str, Any]
"""A prefilter as it is kept: for words, JSON of the numbers of phrases or of the needs that they meet."""

Places = Sequence[int] | None
"""Where a phrase may start; None for every place at which any may."""


def terms(text: str) -> frozenset[str]:
    """The words of a text in lower case, its marks one by one, and `DIGIT` where it has one."""
    return _held(TERM.findall(lower(text)), text)


def _held(words: Iterable[str], text: str) -> frozenset[str]:
    found = frozenset(words).union(MARK.findall(text))
    return found | {DIGIT} if _DIGIT.search(text) else found


class Stretches:
    """Where one wording stands in a block: half-open offsets, in order."""

    def __init__(self, found: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(found)
        self.starts = [start for start, _ in ordered]
        self._cover = Cover(Span(start, end) for start, end in ordered)

    def touch(self, start: int, end: int) -> bool:
        """Whether the wording stands in a part of the block."""
        return self._cover.touches(Span(start, end))

    def start_in(self, sentence: Sentence) -> bool:
        """Whether the wording starts in a sentence."""
        place = bisect_left(self.starts, sentence.start)
        return place < len(self.starts) and self.starts[place] < sentence.end


class Page:
    """A block with its words, what the prefilter says of it, and what has been found in it so far."""

    def __init__(self, block: Block, candidates: Callable[[Page], Mapping[int, Places]]) -> None:
        self.block = block
        self.found: dict[int, Any] = {}
        """What was found of a phrase, by its number."""
        self.stretches: dict[int, Stretches] = {}
        """Where phrases of contexts stand, by their numbers."""
        self._terms_of: dict[Sentence, frozenset[str]] = {}
        self._candidates = candidates
        self.text = block.text
        self.letters = Letters(lower(block.text), block.text)
        found = list(TERM.finditer(self.letters.text))
        words = [word[0] for word in found]
        self.words = tuple(zip(words, (*words[1:], ""), [word.start() for word in found], strict=False))
        """The words of the block in lower case, each with the one after it, or "", and where it starts."""
        self.terms = _held(words, block.text)
        """The words of the block and its marks, as phrases need them."""

    def terms_of(self, sentence: Sentence) -> frozenset[str]:
        """The words and marks of one of its sentences, as phrases need them."""
        if sentence not in self._terms_of:
            self._terms_of[sentence] = terms(self.block.said(sentence))
        return self._terms_of[sentence]

    @cached_property
    def candidates(self) -> Mapping[int, Places]:
        """The phrases that may stand in the block, each with where it may start."""
        return self._candidates(self)

    @cached_property
    def places(self) -> Sequence[int]:
        """Every place at which a phrase may start that starts with a word."""
        return tuple(found.start() for found in _PLACE.finditer(self.letters.text))

    def openings(self, edge: Edge) -> tuple[tuple[int, ...], ...]:
        """For each sentence, or only the first for a whole block, where a phrase at its start may start."""
        return self._openings[:1] if edge is Edge.BLOCK else self._openings

    @cached_property
    def by_word(self) -> Mapping[str, Sequence[tuple[str, int]]]:
        """The words of the block, each with those that come after it and where it starts."""
        found: dict[str, list[tuple[str, int]]] = {}
        for word, after, start in self.words:
            found.setdefault(word, []).append((after, start))
        if DIGIT in self.terms:
            numbers = [(after, start) for word, after, start in self.words if word[0].isdecimal()]
            signed = [(after, start - 1) for after, start in numbers if start and self.text[start - 1] in _SIGNS]
            found[DIGIT] = numbers + signed
        found[CAPITAL] = [(after, start) for _, after, start in self.words if "A" <= self.text[start] <= "Z"]
        return found

    def starts(self, wanted: Mapping[str, frozenset[str]]) -> Sequence[int]:
        """Where first words stand that one of these follows, or anything where none is named; in order."""
        held = self.by_word
        found: list[int] = []
        for word in wanted.keys() & held.keys():
            seconds = wanted[word]
            found += [start for after, start in held[word] if not seconds or after in seconds]
        found.sort()
        return found

    @cached_property
    def first_words(self) -> tuple[tuple[str, str, int], ...]:
        """The words at which a phrase may start that must stand at the start of a sentence."""
        starts = frozenset(start for sentence in self._openings for start in sentence)
        return tuple(word for word in self.words if word[2] in starts)

    @cached_property
    def _openings(self) -> tuple[tuple[int, ...], ...]:
        return tuple(self._starts(sentence) for sentence in self.block.sentences)

    def _starts(self, sentence: Sentence) -> tuple[int, ...]:
        # "And agree?" is as much a bait as "Agree?": small words and marks may come before the phrase.
        lead = _LEAD_IN.match(self.block.text, sentence.start, sentence.end)
        return tuple(sorted({sentence.start, lead.end() if lead else sentence.start}))


class Prefilter:
    """Phrases by their numbers, looked up by the words they start with, or by those they cannot do without."""

    def __init__(self, kept: Kept) -> None:
        self._anywhere = _Read(kept["anywhere"])
        self._at_edges = _Read(kept["at edges"])
        self._by_term = _Read(kept["by term"])
        self._meeting = _Read(kept["meeting"], _bits)
        self._by_letters: Sequence[tuple[str, int]] = json.loads(kept["by letters"])
        self._needs: Sequence[Sequence[int]] = kept["needs"]
        self._bits: dict[int, int] = {}
        self._starts: Mapping[int, str] = kept["starts"]
        self._made: dict[int, Mapping[str, frozenset[str]]] = {}

    def candidates(self, page: Page) -> Mapping[int, Places]:
        """The numbers of the phrases that may stand in a block, each with where it may start."""
        met = self._met(page.terms)
        found = self._by_needs(page, met)
        for index, words in ((self._anywhere, page.words), (self._at_edges, page.first_words)):
            known = index.made
            for word, after, start in words:
                seconds = known.get(word)
                if seconds is None:
                    if word not in index.kept:
                        continue
                    seconds = index.of(word)
                numbers = seconds[""] if not after or after not in seconds else (*seconds[""], *seconds[after])
                for number in numbers:
                    if number in found:
                        found[number].append(start)
                    elif self._may_stand(number, met):
                        found[number] = [start]
        return {number: places for number, places in found.items() if places or places is None}

    def _by_needs(self, page: Page, met: int) -> dict[int, Any]:
        """The same for those that are not looked up by the words they start with."""
        found: dict[int, Any] = {}
        for term in page.terms & self._by_term.kept.keys():
            for number in self._by_term.of(term):
                if number not in found and self._may_stand(number, met):
                    found[number] = self._places(number, page)
        for letters, number in self._by_letters:
            if number not in found and letters in page.letters.text:
                found[number] = self._places(number, page)
        return found

    def _met(self, terms: frozenset[str]) -> int:
        """The needs that a text with these terms meets, a bit for each: there are hundreds, and few are asked for."""
        met = 0
        for term in terms & self._meeting.kept.keys():
            met |= self._meeting.of(term)
        return met

    def _may_stand(self, number: int, met: int) -> bool:
        """Whether all needs of a phrase are among these."""
        needs = self._bits.get(number)
        if needs is None:
            needs = self._bits[number] = _bits(self._needs[number])
        return needs & met == needs

    def _places(self, number: int, page: Page) -> Places:
        """Where a phrase may start that is not looked up by the words it starts with."""
        starts = self._made.get(number)
        if starts is None:
            listed = json.loads(self._starts.get(number, "{}"))
            starts = self._made[number] = {word: frozenset(after) for word, after in listed.items()}
        return page.starts(starts) if starts else None


def _bits(numbers: Iterable[int]) -> int:
    bits = 0
    for number in numbers:
        bits |= 1 << number
    return bits


class _Read:
    """Values of words that are kept as JSON, each read when a text first has the word."""

    def __init__(self, kept: Mapping[str, str], kind: Callable[[Any], Any] = lambda value: value) -> None:
        self.kept = kept
        self.made: dict[str, Any] = {}
        self._kind = kind

    def of(self, word: str) -> Any:
        """The value of a word. Raises `KeyError`."""
        made = self.made.get(word)
        if made is None:
            made = self.made[word] = self._kind(json.loads(self.kept[word]))
        return made


def kept(clues: Sequence[tuple[Clues, bool]]) -> Kept:
    """A prefilter for phrases in the order of their numbers, each with whether it stands at the start of a sentence."""
    first: tuple[dict[str, dict[str, list[int]]], dict[str, dict[str, list[int]]]] = {}, {}
    by_term: dict[str, list[int]] = {}
    by_letters: list[tuple[str, int]] = []
    numbers: dict[Need, int] = {}
    needs: list[list[int]] = []
    starts: dict[int, str] = {}
    for number, (each, at_edge) in enumerate(clues):
        needs.append([numbers.setdefault(need, len(numbers)) for need in each.needs])
        firsts = {one for one, _ in each.starts}
        vague = any(one in _VAGUE and not two for one, two in each.starts)
        if firsts and firsts.isdisjoint(_CLASSES) and not (vague and each.needs):
            for one, two in sorted(each.starts):
                first[at_edge].setdefault(one, {"": []}).setdefault(two, []).append(number)
            continue
        if firsts:
            starts[number] = json.dumps(_by_first(each.starts))
        if each.needs or (firsts and CAPITAL not in firsts):
            for term in sorted(each.needs[0] if each.needs else firsts):
                by_term.setdefault(term, []).append(number)
        else:
            by_letters += ((letters, number) for letters in sorted(each.letters) or [""])
    meeting: dict[str, list[int]] = {}
    for need, number in numbers.items():
        for term in sorted(need):
            meeting.setdefault(term, []).append(number)
    return {
        "anywhere": {word: json.dumps(seconds) for word, seconds in first[False].items()},
        "at edges": {word: json.dumps(seconds) for word, seconds in first[True].items()},
        "by term": {term: json.dumps(listed) for term, listed in by_term.items()},
        "by letters": json.dumps(by_letters),
        "needs": needs,
        "meeting": {term: json.dumps(met) for term, met in meeting.items()},
        "starts": starts,
    }


def _by_first(starts: Iterable[tuple[str, str]]) -> Mapping[str, Sequence[str]]:
    """First words, each with those that may follow it; with none where any may."""
    found: dict[str, list[str]] = {}
    for one, two in sorted(starts):
        found.setdefault(one, []).extend([two] if two else [])
    return found
