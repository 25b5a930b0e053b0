"""The regression that the weights of a sentence's traits come from."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.fit.groups import apart
from tests.fit.posture import (
    POSTS,
    WRITERS,
    Origin,
    Sentences,
    Text,
    cross_validated,
    fitted,
    logistic,
    precisions,
    sentences,
    vocabulary,
    written,
)
from tests.fit.ridge import Array
from unmask.rhetoric.posture import beside_the_rest, strengths
from unmask.rhetoric.trait import Trait, posed
from unmask.rhetoric.weighing import weighing
from unmask.segment import segment
from unmask.types.source import Source, TextKind
from unmask.types.span import Span

RANDOM = np.random.default_rng(11)


def test_weights_are_found_again() -> None:
    traits = RANDOM.normal(size=(4000, 2))
    likely = 1 / (1 + np.exp(-(2 * traits[:, 0] - traits[:, 1] - 0.5)))
    marked = (RANDOM.uniform(size=4000) < likely).astype(float)

    weights, constant = logistic(traits, marked, np.ones(4000), penalty=0.01)

    assert (*weights, constant) == pytest.approx((2, -1, -0.5), abs=0.25)


def test_a_penalty_holds_them_back_and_a_trait_that_none_has_weighs_nothing() -> None:
    traits = np.column_stack([RANDOM.normal(size=300), np.zeros(300)])
    marked = (traits[:, 0] > 0).astype(float)

    held, _ = logistic(traits, marked, np.ones(300), penalty=50)
    free, _ = logistic(traits, marked, np.ones(300), penalty=1)

    assert 0 < held[0] < free[0]
    assert held[1] == free[1] == pytest.approx(0)


def test_a_table_says_what_was_marked_and_what_rules_find() -> None:
    loud = Source("loud", "We met Ana in Hull on Friday. We are thrilled to announce a game-changer.")
    prose = Source("prose", "The pump failed in the night.")

    seen = sentences([Text(loud, Origin.RATED, (Span(0, 5),)), Text(prose, Origin.PROSE)])

    assert list(seen.marked) == [1, 0, 0]
    assert list(seen.found) == [False, True, False]
    assert list(seen.origin) == [Origin.RATED, Origin.RATED, Origin.PROSE]
    assert list(seen.text) == [0, 0, 1]
    assert list(seen.traits[:, list(Trait).index(Trait.FIRST)]) == [1, 0, 1]


def test_texts_are_judged_by_the_weights_of_others() -> None:
    """A trait that tells marked sentences in one group of texts alone is no help in judging that group."""
    texts = np.repeat(np.arange(40), 2)
    traits = np.zeros((80, len(Trait)))
    traits[:, 0] = np.tile([1.0, 0.0], 40)
    marked = np.where(texts == 0, 1 - traits[:, 0], traits[:, 0])
    seen = table(traits, texts, marked, ["We met."] * 80)

    found = cross_validated(seen, vocabulary(seen))

    assert found[0] > found[1]
    lines = list(precisions(seen, found))
    assert lines[0].startswith("from 0.0: 40 sentences, 0.97 of them marked")


def table(traits: Array, texts: Array, marked: Array, said: list[str], origin: Origin = Origin.RATED) -> Sentences:
    return Sentences(
        traits, texts, texts, marked, np.zeros(len(texts), dtype=bool), np.full(len(texts), origin), tuple(said)
    )


def test_a_word_is_weighed_when_several_writers_and_plain_prose_have_it() -> None:
    said = ["The hens grow, Ana said."] * POSTS + ["The oven broke, Ana said."] * (WRITERS - 1)
    rated = table(np.zeros((len(said), 0)), np.arange(len(said)), np.zeros(len(said)), said)
    plain = ["The hens met Ana by the oven.", "The cows and hens ate."]
    seen = replace(
        rated,
        text=np.arange(len(said) + 2),
        group=np.arange(len(said) + 2),
        origin=np.append(rated.origin, [Origin.PROSE] * 2),
        said=(*said, *plain),
    )

    listed = vocabulary(seen)

    assert {"the", "hens", "grow"} <= set(listed)
    assert {"oven", "ana", "cows"}.isdisjoint(listed)


def test_words_are_weighed_by_what_is_marked_and_written_by_weight() -> None:
    said = ["We grow."] * 60 + ["We ate."] * 60
    marked = np.repeat([1.0, 0.0], 60)
    seen = table(np.zeros((120, len(Trait))), np.arange(120), marked, said)

    weights, _ = fitted(seen, ["ate", "grow", "we"], np.ones(120, dtype=bool))
    ate, grow, we = weights[len(Trait) :]

    assert ate < -0.5 < 0.5 < grow
    assert written(["ate", "grow", "we"], np.array([-0.52, 1.31, 0.01])).endswith(
        "# Words that count +1.3.\n[+1.3]\ngrow\n\n# Words that count -0.5.\n[-0.5]\nate\n"
    )
    assert abs(we) < 0.1


def test_posts_without_ratings_count_as_what_rules_find_in_them_says() -> None:
    said = ["We grow."] * 60 + ["We ate."] * 60
    rated = table(np.zeros((120, len(Trait))), np.arange(120), np.repeat([1.0, 0.0], 60), said)
    seen = Sentences(
        np.zeros((160, len(Trait))),
        np.arange(160),
        np.arange(160),
        np.append(rated.marked, np.zeros(40)),
        np.concatenate([np.arange(120) < 40, np.arange(120, 160) < 140]) | (np.arange(160) == 70),
        np.append(rated.origin, [Origin.UNRATED] * 40),
        (*said, *["We ran tall."] * 20, *["We ran slow."] * 20),
    )

    weights, _ = fitted(seen, ["slow", "tall"], np.ones(160, dtype=bool))
    slow, tall = weights[len(Trait) :]

    assert slow < -0.1 < 0.1 < tall


def test_posts_that_share_wording_with_a_text_are_told() -> None:
    rated = ["We met Ana in Hull on Friday at the mill."]

    assert apart(rated, ["And so we met Ana in Hull on a Friday.", "We met Ben in Leeds on Monday."]) == [False, True]


def test_the_rest_of_a_text_counts_in_part() -> None:
    alone, among_plain, among_loud = (beside_the_rest(each)[0] for each in ([1.0], [1.0, -4.0], [1.0, 4.0]))

    assert among_plain < alone < among_loud < 2


def test_every_trait_has_a_weight_and_particulars_speak_for_a_sentence() -> None:
    assert all(set(weighing(kind).traits) == set(Trait) for kind in TextKind)
    told, untold = (
        strengths(posed(segment(Source("text", text))))[0]
        for text in ("We sold 40 eggs to Ana.", "We sold eggs to people.")
    )
    assert told < untold
