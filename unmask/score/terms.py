"""The score: named terms that add up to it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from unmask.errors import counted
from unmask.rhetoric.posture import alone
from unmask.score import weights
from unmask.score.natural import Fact, Shape, Sign, SignKind, natural_signs, shape_of
from unmask.types.draft import Block, Draft, kept_between
from unmask.types.report import Finding, Score, Term
from unmask.types.source import TextKind
from unmask.types.span import Cover

_SAID = {
    SignKind.PARTICULAR: "particulars",
    SignKind.QUESTION: "a real question",
    SignKind.DOUBT: "doubt",
    SignKind.CREDIT: "credit given",
    SignKind.EVENT: "things that happened",
}


def score(draft: Draft, findings: Sequence[Finding], faint: Sequence[Faint] = ()) -> Score:
    """Authenticity from 0 to 100 and the terms that add up to it. A further finding never raises it.

    `faint` are signs that are too weak to be findings in this text: wording that is nobody's fault by itself. Each
    counts less than as a finding, and together they count little where little else was found.
    """
    words = draft.words
    terms = (
        Term("start", weights.BASE, weights.BASE, "Where every text starts."),
        _natural(draft, findings, words),
        readability_term(draft, words),
        *mask_terms(findings, faint, shape_of(draft), words, tone_of(draft)),
    )
    return Score(math.fsum(term.points for term in terms), terms, enough=words >= weights.ENOUGH)


def _natural(draft: Draft, findings: Sequence[Finding], words: int) -> Term:
    signs = _unmasked(draft, natural_signs(draft), findings)
    if not signs:
        return Term("natural signs", 0.0, 0.0, "No particulars, doubts or credit outside the findings.")
    weight = math.fsum(weights.SIGNS[sign.kind] for sign in signs)
    points = weights.NATURAL * -math.expm1(-per_length(weight, words) / weights.NATURAL_SCALE)
    kinds = list(dict.fromkeys(_SAID[sign.kind] for sign in signs))
    listed = kinds[0] if len(kinds) == 1 else f"{', '.join(kinds[:-1])} and {kinds[-1]}"
    return Term("natural signs", weight, points, f"{len(signs)} found: {listed}.")


def _unmasked(draft: Draft, signs: Sequence[Sign], findings: Sequence[Finding]) -> list[Sign]:
    """The signs in sentences that nothing was found in: the date of a boast does not speak for it."""
    if not signs or not findings:
        return list(signs)
    sentences = [block.source_span(each.start, each.end) for block in draft.blocks for each in block.sentences]
    found = Cover(finding.span for finding in findings)
    masked = Cover(span for span in sentences if found.touches(span))
    return [sign for sign in signs if not masked.touches(sign.span)]


def per_length(amount: float, words: int) -> float:
    """An amount in a text of so many words, as the same density would weigh in a text of 100 words."""
    return amount * math.pow(100 / max(words, weights.SHORT), weights.LENGTH)


FAINT = "faint signs"
TONE = "general talk"


class Faint(NamedTuple):
    """A sign that is too weak to be a finding: the pack of its rule, and the weight of that."""

    pack: str
    weight: float


@dataclass(frozen=True, slots=True)
class _Cost:
    """What a term counts, what that comes to in a text of its length, and why."""

    value: float
    strength: float
    because: str


def tone_of(draft: Draft) -> float:
    """How much a comment speaks as those do that readers would cut, from 0 to 1; 0 for other texts."""
    if draft.source.kind is not TextKind.COMMENT:
        return 0.0
    likely = [1 / (1 + math.exp(-each)) for each in alone(draft)]
    return math.fsum(likely) / len(likely) if likely else 0.0


def mask_terms(
    findings: Sequence[Finding], faint: Sequence[Faint], shape: Shape, words: int, tone: float = 0.0
) -> tuple[Term, ...]:
    """A term for each pack that found something, by name, one for faint signs, and one for each fact of shape.

    A comment has one for its tone, too. Together they take less than `BASE`. The value of a pack's term is the weight
    of what it found, that of a fact how much there is of it beyond what is usual; the points of a term are its part of
    the whole loss. Shape costs the more, the more was found, and a text without findings nothing. The loss grows with
    every finding, ever more slowly, so that a further one never raises the score.
    """
    packs = dict(_packs(findings, words))
    found = {**packs, **dict(_faint(faint, words, math.fsum(cost.strength for cost in packs.values())))}
    shaped = _shape(shape, words, math.fsum(cost.strength for cost in found.values()))
    costs = {**found, **dict(_tone(tone)), **dict(shaped)}
    total = math.fsum(cost.strength for cost in costs.values())
    lost = weights.BASE * -math.expm1(-total / weights.MASK_SCALE)
    return tuple(
        Term(name, cost.value, -lost * cost.strength / total if total else 0.0, cost.because)
        for name, cost in costs.items()
    )


def _packs(findings: Sequence[Finding], words: int) -> Iterator[tuple[str, _Cost]]:
    found: dict[str, list[float]] = defaultdict(list)
    for finding in findings:
        found[finding.pack].append(finding.weight)
    for pack, weighed in sorted(found.items()):
        value = math.fsum(weighed)
        strength = weights.PACKS.get(pack, weights.OTHER) * per_length(value, words)
        yield pack, _Cost(value, strength, f"{counted(len(weighed), 'finding')} in {counted(words, 'word')}.")


def _faint(faint: Sequence[Faint], words: int, found: float) -> Iterator[tuple[str, _Cost]]:
    """What faint signs cost: no more than what was found, and a little."""
    if faint:
        value = math.fsum(weights.PACKS.get(sign.pack, weights.OTHER) * sign.weight for sign in faint)
        strength = min(weights.FAINT * per_length(value, words), weights.FAINT_ALONE + found)
        because = f"{counted(len(faint), 'weak wording')}, not enough for a finding."
        yield FAINT, _Cost(value, strength, because)


def _tone(tone: float) -> Iterator[tuple[str, _Cost]]:
    beyond = tone - weights.USUAL_TONE
    if beyond > 0:
        because = "On the whole it is worded more generally than plain comments are."
        yield TONE, _Cost(beyond, weights.TONE * beyond, because)


def _shape(shape: Shape, words: int, found: float) -> Iterator[tuple[str, _Cost]]:
    """A cost for each fact of which there is more than usual, where something was found.

    Short sentences are counted as findings are, by the length of the text, and words by their share.
    """
    part = min(1.0, found / weights.FULL)
    for fact, value in _beyond_usual(shape, words):
        if value and part:
            yield fact.value, _Cost(value, part * weights.SHAPE[fact] * value, shape.because(fact))


def _beyond_usual(shape: Shape, words: int) -> Iterator[tuple[Fact, float]]:
    for fact in Fact:
        usual, most = weights.USUAL[fact], weights.MOST[fact]
        if fact is Fact.SHORT:
            value = per_length(max(0.0, shape.counts[fact] - usual / 100 * shape.sentences), words)
        else:
            value = max(0.0, 100 * shape.counts[fact] / max(shape.words, weights.SHORT) - usual)
        yield fact, min(value, most)


def readability_term(draft: Draft, words: int) -> Term:
    """Up to `READABILITY` points for a text that reads easily, by Björnsson's LIX.

    LIX counts sentence lengths and long words. It needs no list of hard words, which would mark down a trade for its
    terms, and no syllables, for which textstat loads a dictionary for most of a second.
    """
    if words < weights.ENOUGH:
        return Term("readability", 0.0, weights.READABILITY, "Too short to measure how easily it reads.")
    lix = _lix(draft)
    ease = (weights.LIX_HARD - lix) / (weights.LIX_HARD - weights.LIX_EASY)
    points = weights.READABILITY * min(1.0, max(0.0, ease))
    how = "reads easily" if ease >= 1 else "is fairly hard to read" if ease > 0 else "is hard to read"
    return Term("readability", round(lix, 1), points, f"It {how} (LIX {lix:.0f}).")


def _lix(draft: Draft) -> float:
    """Words to a sentence and long words to a hundred, together."""
    counted = list(_counts(draft))
    words, long, sentences = (sum(each) for each in zip(*counted, strict=True))
    return float(words / max(1, sentences) + 100 * long / words) if words else 0.0


_Counts = tuple[int, int, int]
"""Words, long words, and sentences of more than two words."""

_LARGE = 4_000
"""Code points of a part that is counted at once. textstat holds all words of what it counted last."""

_STOPS = (".", "!", "?")
"""What ends a sentence where it is counted; an ellipsis does not."""


def _counts(draft: Draft) -> Iterator[_Counts]:
    """The counts of the parts of a draft that share no sentence: large ones where its blocks are not kept."""
    part: list[Block] = []
    size = 0
    for number, block in enumerate(draft.blocks, start=1):
        part.append(block)
        size += len(block.text)
        full = block.lasting or size >= _LARGE
        if number == len(draft.blocks) or (full and _stopped(block).endswith(_STOPS)):
            yield _counts_of(block) if len(part) == 1 else _count("\n".join(map(_stopped, part)))
            part, size = [], 0


@kept_between
def _counts_of(block: Block) -> _Counts:
    return _count(_stopped(block))


def _stopped(block: Block) -> str:
    return block.text if block.text[-1] in ".!?…" else f"{block.text}."


def _count(text: str) -> _Counts:
    # Importing textstat takes a tenth of a second, so it waits for a text that needs it.
    import textstat

    # It never counts less than one sentence.
    sentences = textstat.sentence_count(f"There is one more sentence.\n{text}") - 1
    return textstat.lexicon_count(text), textstat.long_word_count(text), sentences
