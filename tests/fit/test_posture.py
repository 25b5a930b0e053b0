"""The regression that the weights of a sentence's traits come from."""

from __future__ import annotations

import numpy as np
import pytest

from tests.fit.posture import Sentences, cross_validated, logistic, precisions, sentences
from unmask.rhetoric.posture import WEIGHTS, beside_the_rest, strength
from unmask.rhetoric.trait import Trait, posed, stances
from unmask.segment import segment
from unmask.types.source import Source
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

    seen = sentences([(loud, (Span(0, 5),)), (prose, None)])

    assert list(seen.marked) == [1, 0, 0]
    assert list(seen.found) == [False, True, False]
    assert list(seen.prose) == [False, False, True]
    assert list(seen.text) == [0, 0, 1]
    assert list(seen.traits[:, list(Trait).index(Trait.FIRST)]) == [1, 0, 1]


def test_texts_are_judged_by_the_weights_of_others() -> None:
    """A trait that tells marked sentences in one group of texts alone is no help in judging that group."""
    texts = np.repeat(np.arange(40), 2)
    traits = np.zeros((80, len(Trait)))
    traits[:, 0] = np.tile([1.0, 0.0], 40)
    marked = np.where(texts == 0, 1 - traits[:, 0], traits[:, 0])
    seen = Sentences(traits, texts, texts, marked, np.zeros(80, dtype=bool), np.zeros(80, dtype=bool))

    strengths = cross_validated(seen)

    assert strengths[0] > strengths[1]
    lines = list(precisions(seen, strengths))
    assert lines[0].startswith("from 0.0: 40 sentences, 0.97 of them marked")


def test_the_rest_of_a_text_counts_in_part() -> None:
    alone, among_plain, among_loud = (beside_the_rest(each)[0] for each in ([1.0], [1.0, -4.0], [1.0, 4.0]))

    assert among_plain < alone < among_loud < 2


def test_every_trait_has_a_weight_and_particulars_speak_for_a_sentence() -> None:
    assert set(WEIGHTS) == set(Trait)
    told, untold = (
        next(stances(posed(segment(Source("text", text)))))
        for text in ("We sold 40 eggs to Ana.", "We sold eggs to people.")
    )
    assert strength(told) < strength(untold)
