"""`python -m tests.fit.posture --gold FILE… --unrated FILE… --prose REGISTER=FOLDER…`: fit what weighs a sentence.

A logistic regression, held back by a penalty, of whether a reader marked a sentence on its traits and on the single
words in it that several writers use. Two kinds of text stand beside the rated ones. Plain prose: nobody has marked it,
and it is there so that what is usual in plain writing is known for it. And posts that nobody has rated: a sentence of
theirs counts as marked as likely as it looks by a first fit to the rated texts and by whether a rule finds something
in it, so that words are weighed by what more people write.

With `--comments` the rated texts are comments, and weights for comments are fitted to these alone: prose only tells
which words are common.

It prints how often the sentences that score highest, and in which no rule finds anything, are marked ones, each judged
by weights that were fitted to the texts of other people; and the weights for `unmask.rhetoric.weighing`. With `--words`
it writes those of single words to the file named, as `unmask/english/data/leaning.txt` has them.
"""

from __future__ import annotations

import argparse
import json
import re
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.fit.groups import apart, folds, groups
from tests.fit.ridge import Array
from tests.measure.prose import read_prose
from tests.measure.rated import read_rated
from unmask.checker import Checker
from unmask.english.wordlist import words
from unmask.rhetoric.posture import beside_the_rest
from unmask.rhetoric.trait import CLASSES, SPOKEN, Trait, posed, stances
from unmask.segment import segment
from unmask.types.source import Source
from unmask.types.span import Cover, Span


class Origin(IntEnum):
    """Where a text comes from."""

    RATED = 0
    UNRATED = 1
    PROSE = 2


PENALTY = 5.0
FOLDS = 8
PROSE_WORDS = 25_000
"""How much of each register is read."""

COUNTS = {Origin.RATED: 1.0, Origin.UNRATED: 0.5, Origin.PROSE: 0.3}
"""What a sentence counts, by where it comes from."""

TRUST = 0.8
"""What part of the first fit is believed of a sentence that nobody has rated."""

WRITERS, POSTS, IN_PROSE = 5, 8, 2
"""A word is weighed when so many groups of rated texts have it, so many posts, rated or not, and so many of prose."""

CLASSED = frozenset(word for trait in CLASSES for word in words("posture", trait))
SMALL = frozenset("am an as at be by do go he if in is it me my no of on or so to up us we".split())  # noqa: SIM905
"""The words of at most two letters that are no abbreviations."""

WORD_PENALTY = 12.0

LEAST = 0.08
"""Words of less than this are left out: there are many, and all of them together change little."""

LEANING_ABOUT = """\
# Single words, by what each counts in a sentence that has it: above 0 it is commoner in sentences that readers mark.
# `python -m tests.fit.posture` finds them: a regression on rated posts, in which each word is one that several writers
# use, beside posts that nobody has rated and plain prose. What they say of a word holds in a crowd and not alone."""

_INSIDE = re.compile(r"(?<=[a-z,] )[A-Za-z]+")
_STEPS = 300
_STILL = 1e-4

OWN = frozenset({"hype/bright-talk", "pitch/talk-of-business", "formula/lofty-talk", "comments/under-any-post"})
"""The rules that these weights are for: a sentence that only they find is one that no other rule finds."""


@dataclass(frozen=True)
class Text:
    """A text to fit to, and what readers marked in it, where they have rated it."""

    source: Source
    origin: Origin
    marked: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Sentences:
    """Sentences as a table: their traits, their text's number and the group of that, what was marked and found, what
    their texts are, and what they say."""

    traits: Array
    text: Array
    group: Array
    marked: Array
    found: NDArray[np.bool_]
    origin: NDArray[np.int64]
    said: tuple[str, ...]

    def of(self, origin: Origin) -> Sentences:
        """Those of texts of one origin."""
        kept = self.origin == origin
        columns = (getattr(self, name)[kept] for name in ("traits", "text", "group", "marked", "found", "origin"))
        return Sentences(*columns, tuple(said for said, stays in zip(self.said, kept, strict=True) if stays))

    @property
    def weights(self) -> Array:
        """What each sentence counts in the fit."""
        return np.array([COUNTS[Origin(each)] for each in self.origin])


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fit.posture", description=__doc__)
    parser.add_argument("--gold", nargs="+", type=Path, required=True, metavar="FILE", help="rated texts to fit to")
    parser.add_argument("--unrated", nargs="*", default=[], type=Path, metavar="FILE", help="posts without ratings")
    parser.add_argument("--prose", nargs="*", default=[], metavar="REGISTER=FOLDER", help="plain prose")
    parser.add_argument("--comments", action="store_true", help="fit what weighs a comment")
    parser.add_argument("--words", type=Path, metavar="FILE", help="where to write the weights of words")
    arguments = parser.parse_args()
    seen = sentences(list(_texts(arguments.gold, arguments.unrated, arguments.prose)))
    listed = vocabulary(seen)
    if arguments.comments:
        seen = seen.of(Origin.RATED)
    print("\n".join(precisions(seen, cross_validated(seen, listed))))
    weights, constant = fitted(seen, listed, np.ones(len(seen.text), dtype=bool))
    print(f"CONSTANT = {constant:.2f}")
    print("\n".join(f"    Trait.{t.name}: {w:.2f}," for t, w in zip(Trait, weights, strict=False)))
    if arguments.words is not None:
        arguments.words.write_text(written(listed, weights[len(Trait) :]), encoding="utf-8")


def _texts(gold: Sequence[Path], unrated: Sequence[Path], prose: Sequence[str]) -> Iterator[Text]:
    """Each text: rated ones with the passages that a reader marked, then posts without ratings, then prose.

    A post that shares wording with a rated text is left out: it would let a text be judged by its own words.
    """
    rated = list(read_rated(gold))
    for each in rated:
        yield Text(each.source, Origin.RATED, each.marked)
    others = [json.loads(line)["text"] for file in unrated for line in file.read_text(encoding="utf-8").splitlines()]
    for number, (text, alone) in enumerate(zip(others, apart([one.source.text for one in rated], others), strict=True)):
        if alone:
            yield Text(Source(f"unrated {number}", text), Origin.UNRATED)
    for register, _, folder in (each.partition("=") for each in prose):
        words = 0
        for source in read_prose(register, Path(folder)):
            words += len(source.text.split())
            if words > PROSE_WORDS:
                break
            yield Text(source, Origin.PROSE)


def sentences(texts: Sequence[Text]) -> Sentences:
    """The table of these texts, with what the rules that are in force find in them."""
    together = groups([each.source.text if each.origin is not Origin.UNRATED else "" for each in texts])
    reports = Checker().check_all(each.source for each in texts)
    rows, about, said = [], [], []
    for number, (each, report) in enumerate(zip(texts, reports, strict=True)):
        by_reader = Cover(each.marked)
        by_rule = Cover(finding.span for finding in report.findings if finding.rule not in OWN)
        for stance in stances(posed(segment(each.source))):
            rows.append([stance.traits.get(trait, 0.0) for trait in Trait])
            where = stance.line.span
            about.append((number, together[number], by_reader.touches(where), by_rule.touches(where), each.origin))
            said.append(stance.line.text)
    text, group, marked, found, origin = (np.array(column) for column in zip(*about, strict=True))
    return Sentences(np.array(rows), text, group, marked.astype(float), found, origin, tuple(said))


def vocabulary(seen: Sentences) -> list[str]:
    """The words that several writers of rated texts use, and more of posts, and that plain prose has too.

    The last leaves out what only a trade, a firm or a person is called, unless a class of words has it.
    """
    users: dict[Origin, dict[str, set[int]]] = {each: defaultdict(set) for each in Origin}
    for text, group, origin, said in zip(seen.text, seen.group, seen.origin, seen.said, strict=True):
        for word in spoken(said):
            users[Origin(origin)][word].add(group if origin == Origin.RATED else text)
    rated, unrated, prose = (users[each] for each in Origin)
    names = _names(seen.said)
    return sorted(
        word
        for word, groups_ in rated.items()
        if len(groups_) >= WRITERS
        and len(groups_) + len(unrated[word]) >= POSTS
        and (len(prose[word]) >= IN_PROSE or word in CLASSED)
        and (len(word) > 2 or word in SMALL)
        and word not in names
    )


def _names(said: Sequence[str]) -> frozenset[str]:
    """Words that have a capital more often than not, where they stand within a sentence."""
    inside = Counter(word for each in said for word in _INSIDE.findall(each))
    capitals = Counter({word.lower(): count for word, count in inside.items() if word[0].isupper()})
    return frozenset(word for word, count in capitals.items() if count > inside[word])


def spoken(said: str) -> frozenset[str]:
    """The different words of a sentence, as traits have them."""
    return frozenset(SPOKEN.findall(said.lower()))


def fitted(seen: Sentences, listed: Sequence[str], used: NDArray[np.bool_]) -> tuple[Array, float]:
    """The weights of traits and of these words, and the constant, by the sentences that are used."""
    place = {word: len(Trait) + number for number, word in enumerate(listed)}
    table = np.zeros((int(used.sum()), len(Trait) + len(listed)))
    table[:, : len(Trait)] = seen.traits[used]
    for row, index in enumerate(np.flatnonzero(used)):
        for word in spoken(seen.said[index]):
            if word in place:
                table[row, place[word]] = 1.0
    origin, marked, counts = seen.origin[used], seen.marked[used].copy(), seen.weights[used]
    penalties = np.repeat([PENALTY, WORD_PENALTY], [len(Trait), len(listed)])
    unrated = origin == Origin.UNRATED
    if unrated.any():
        weights, constant = logistic(table[~unrated], marked[~unrated], counts[~unrated], penalties)
        rated = origin == Origin.RATED
        evidence = _evidence(marked[rated], seen.found[used][rated])
        likely = TRUST * (table[unrated] @ weights + constant) + evidence[seen.found[used][unrated].astype(int)]
        marked[unrated] = 1 / (1 + np.exp(-likely))
    return logistic(table, marked, counts, penalties)


def _evidence(marked: Array, found: NDArray[np.bool_]) -> Array:
    """By how much it is likelier, as a logarithm, that a sentence is marked in which no rule, and in which one finds
    something: half of what it is in texts that rules were written from."""
    told = [found[marked > 0].mean(), found[marked == 0].mean()]
    return 0.5 * np.log([(1 - told[0]) / (1 - told[1]), told[0] / told[1]])


def written(listed: Sequence[str], weights: Array) -> str:
    """The words by their weights, to one digit, as a file of sections; what weighs too little is left out."""
    sections: dict[float, list[str]] = defaultdict(list)
    for word, weight in zip(listed, weights, strict=True):
        if abs(weight) >= LEAST:
            sections[round(float(weight), 1)].append(word)
    parts = (
        f"# Words that count {weight:+.1f}.\n[{weight:+.1f}]\n{textwrap.fill(' '.join(sections[weight]), 118)}"
        for weight in sorted(sections)[::-1]
    )
    return "\n\n".join([LEANING_ABOUT, *parts]) + "\n"


def logistic(traits: Array, marked: Array, counts: Array, penalty: float | Array = PENALTY) -> tuple[Array, float]:
    """The weights of the columns and the constant; `penalty` is on half the squared weights.

    Newton's method, with the most that the slope can bend anywhere in the place of how it does (Böhning and Lindsay,
    1988): it takes more steps to the same place, and each is a hundred times as cheap where there are many columns.
    """
    table = np.column_stack([traits, np.ones(len(traits))]).astype(np.float32)
    held = np.append(np.broadcast_to(penalty, traits.shape[1]), 0.0)
    most = ((table * (counts / 4).astype(np.float32)[:, None]).T @ table).astype(np.float64) + np.diag(held)
    inverse = np.linalg.inv(most)
    weights = np.zeros(table.shape[1])
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-(table @ weights.astype(np.float32)).astype(np.float64)))
        slope = table.T @ (counts * (marked - likely)).astype(np.float32) - held * weights
        step = inverse @ slope
        weights = weights + step
        if np.abs(step).max() < _STILL:
            break
    return weights[:-1], float(weights[-1])


def cross_validated(seen: Sentences, listed: Sequence[str]) -> Array:
    """What each sentence comes to by weights fitted to the other folds, the rest of its text beside it.

    `listed` are the words that are weighed.
    """
    fold = np.array(folds(list(seen.group), FOLDS))
    unrated = seen.origin == Origin.UNRATED
    own = np.zeros(len(fold))
    for each in range(FOLDS):
        inside = (fold == each) & ~unrated
        weights, constant = fitted(seen, listed, ~inside)
        leanings = dict(zip(listed, weights[len(Trait) :], strict=True))
        for index in np.flatnonzero(inside):
            leaning = sum(leanings.get(word, 0.0) for word in spoken(seen.said[index]))
            own[index] = seen.traits[index] @ weights[: len(Trait)] + leaning + constant
    strengths = np.zeros(len(fold))
    for number in np.unique(seen.text):
        inside = seen.text == number
        strengths[inside] = beside_the_rest(list(own[inside]))
    return strengths


def precisions(seen: Sentences, strengths: Array) -> Iterator[str]:
    """For some thresholds how many sentences without a finding reach it, how many of them are marked, and of prose."""
    free = ~seen.found
    rated, prose = (seen.origin == each for each in (Origin.RATED, Origin.PROSE))
    of = (free & rated & (seen.marked > 0)).sum()
    for least in np.arange(0.0, 1.51, 0.1):
        over = free & (strengths >= least)
        right = seen.marked[over & rated].mean() if (over & rated).any() else 1.0
        yield (
            f"from {least:.1f}: {(over & rated).sum()} sentences, {right:.2f} of them marked, "
            f"{seen.marked[over & rated].sum() / of:.2f} of all that no rule finds; {(over & prose).sum()} of prose"
        )


if __name__ == "__main__":
    main()
