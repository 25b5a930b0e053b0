"""The regression that the weights come from, and what is held apart in it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from tests.fit.groups import folds, groups
from tests.fit.ridge import agreement, fit, ranks
from tests.fit.table import ALL, best_scale, losses, table
from tests.measure.rated import read_rated
from unmask.checker import usual

RANDOM = np.random.default_rng(7)


def test_weights_are_found_again_and_none_is_negative() -> None:
    values = RANDOM.normal(size=(400, 3))
    wanted = 2 * values[:, 0] + 0.5 * values[:, 1] - 3 * values[:, 2] + 4

    weights, constant = fit(values, wanted, 0.01)

    assert weights[2] == 0
    without, _ = fit(values[:, :2], wanted, 0.01)
    assert weights[:2] == pytest.approx(without)
    exact, four = fit(values[:, :2], 2 * values[:, 0] + 0.5 * values[:, 1] + 4, 1e-9)
    assert (*exact, four) == pytest.approx((2, 0.5, 4))
    assert constant == pytest.approx(wanted.mean() - values.mean(axis=0) @ weights)


def test_a_penalty_holds_weights_back() -> None:
    values = RANDOM.normal(size=(50, 2))
    wanted = values.sum(axis=1)

    assert (fit(values, wanted, 500)[0] < fit(values, wanted, 1)[0]).all()


def test_a_column_without_a_value_weighs_nothing() -> None:
    values = np.column_stack([RANDOM.normal(size=30), np.zeros(30)])

    assert fit(values, values[:, 0], 1)[0][1] == 0


def test_ranks_share_places_and_agree_with_themselves() -> None:
    assert list(ranks(np.array([3.0, 1.0, 3.0, 9.0]))) == [1.5, 0, 1.5, 3]
    assert agreement(np.array([1.0, 2.0, 3.0]), np.array([10.0, 100.0, 101.0])) == pytest.approx(1)
    assert agreement(np.array([1.0, 2.0, 3.0]), np.array([3.0, 2.0, 1.0])) == pytest.approx(-1)


def test_texts_of_one_hand_are_never_parted() -> None:
    texts = [
        "The oven is cold. Yours from the mill by the sea, Ana.",
        "We sold the boat.",
        "Yours from the mill by the sea, Ana. She moored by the old stone bridge in May.",
        "They met there: moored by the old stone bridge in May.",
    ]
    group = groups(texts)

    assert group[0] == group[2] == group[3] != group[1]
    fold = folds(group, 2)
    assert fold[0] == fold[2] == fold[3] != fold[1]


def test_the_table_holds_what_the_score_counts(tmp_path: Path) -> None:
    texts = [
        {"text": "We are thrilled to announce a game-changer. You will never look back.", "score": 9},
        {"text": "The pump failed in the night, and the ward moved to the hall.", "score": 0},
    ]
    lines = [
        json.dumps({"text": each["text"], "real": "post", "ratings": {"a": {"score": each["score"], "spans": []}}})
        for each in texts
    ]
    file = tmp_path / "rated.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")

    seen = table(usual(), list(read_rated([file])))

    assert list(seen.rated) == [9, 0]
    boast = dict(zip(seen.columns, seen.values[0], strict=True))
    assert boast[ALL] == pytest.approx(sum(boast[pack] for pack in seen.packs))
    assert boast[ALL] > 0
    assert boast["denials"] > 0
    assert dict(zip(seen.columns, seen.values[1], strict=True))[ALL] == 0


def test_a_text_without_a_rating_is_named(tmp_path: Path) -> None:
    file = tmp_path / "rated.jsonl"
    file.write_text('{"text": "A pump.", "real": "post", "ratings": {"a": {"spans": []}}}', encoding="utf-8")

    with pytest.raises(ValueError, match=r"rated\.jsonl:1"):
        table(usual(), list(read_rated([file])))


def test_the_scale_is_the_one_that_scores_lie_nearest_with() -> None:
    strengths = RANDOM.uniform(0, 20, size=200)
    seen = table_of(10 - 9.5 + losses(strengths, 7.0))

    assert best_scale(strengths, seen) == pytest.approx(7, rel=0.05)


def table_of(rated: np.ndarray) -> object:
    from tests.fit.table import Table

    nothing = np.zeros((len(rated), 0))
    return Table((), nothing, rated, rated, np.full(len(rated), 9.5), ())
