"""Order, totals, periods and comparison."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from unmask.rank import Foremost, Key, OldError, Order, compare, entry_of, periods, read_old, tally
from unmask.types.ranking import Entry, PackCost
from unmask.types.report import Report, Score, Term
from unmask.types.source import Source, Syntax, TextKind


def entry(name: str, score: float | None = 50.0, *, posted: date | None = None, **more: object) -> Entry:
    made = Entry(name, name, f"d{name}", posted, TextKind.POST, score, 100, 0, (), f"words of {name}")
    return replace(made, **more)  # type: ignore[arg-type]


def report(text: str, *, syntax: Syntax = Syntax.PLAIN) -> Report:
    score = Score(61.24, (Term("start", 60.0, 61.24, "."),))
    return Report(Source("a.md", text, syntax=syntax), 40, score, (), text)


def names(order: Order, *entries: Entry) -> str:
    return "".join(e.name for e in order.arrange(entries, lambda e: e))


A = entry("a", 20.0, words=10, findings=1, posted=date(2026, 1, 1))
B = entry("b", 90.0, words=30, findings=3, posted=date(2026, 3, 1))
C = entry("c", None, words=5, findings=2)


@pytest.mark.parametrize(
    ("key", "forward", "backward"),
    [
        (Key.SCORE, "abc", "bac"),
        (Key.WORDS, "bac", "cab"),
        (Key.FINDINGS, "bca", "acb"),
        (Key.DATE, "bac", "abc"),
        (Key.NAME, "abc", "cba"),
    ],
)
def test_orders_and_what_lacks_a_value_comes_last(key: Key, forward: str, backward: str) -> None:
    assert names(Order(key), C, B, A) == forward
    assert names(Order(key, reverse=True), C, B, A) == backward


def test_a_range_of_scores_leaves_out_the_rest_and_what_was_not_judged() -> None:
    assert names(Order(least=20), C, B, A) == "ab"
    assert names(Order(most=89.9), C, B, A) == "a"
    assert names(Order(top=2), C, B, A) == "ab"


def test_the_foremost_reports_are_those_of_the_first_entries() -> None:
    order = Order()
    foremost = Foremost(order, 3)
    entries = [entry(f"{i:02}", float(i * 37 % 50)) for i in range(50)]
    for each in entries:
        foremost.add(each, replace(report("x"), source=Source(each.name, "x")))

    expected = [e.name for e in order.arrange(entries, lambda e: e)[:3]]
    assert [r.source.name for r in foremost.reports()] == expected


def test_totals_count_what_was_not_judged_but_not_in_the_scores() -> None:
    packs = (PackCost("hype", 2, 9.0), PackCost("bait", 1, 3.0))
    totals = tally([replace(A, packs=packs), replace(B, packs=packs[:1]), C, entry("d", 100.0), entry("e", 10.0)])

    assert (totals.posts, totals.judged, totals.words, totals.findings) == (5, 4, 245, 6)
    assert (totals.mean, totals.median, totals.lowest, totals.highest) == (55.0, 55.0, 10.0, 100.0)
    assert totals.bins == (0, 1, 1, 0, 0, 0, 0, 0, 0, 2)
    assert [(t.pack, t.findings, t.posts) for t in totals.packs] == [("hype", 4, 2), ("bait", 1, 1)]


def test_nothing_has_no_mean() -> None:
    assert tally([]).mean is None


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        ((date(2026, 1, 5), date(2026, 1, 20)), ["week of 5 Jan 2026", "week of 12 Jan 2026", "week of 19 Jan 2026"]),
        (
            (date(2025, 12, 31), date(2026, 5, 1)),
            ["Dec 2025", "Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026", "May 2026"],
        ),
        (
            (date(2020, 1, 1), date(2026, 1, 1)),
            [f"Q{q} {y}" for y in range(2020, 2026) for q in range(1, 5)] + ["Q1 2026"],
        ),
        ((date(2000, 1, 1), date(2026, 1, 1)), [str(year) for year in range(2000, 2027)]),
        ((date(2026, 1, 5), date(2026, 1, 6)), []),
    ],
)
def test_time_runs_evenly_in_periods_that_can_be_read(days: tuple[date, ...], labels: list[str]) -> None:
    assert [period.label for period in periods([entry("x", posted=day) for day in days])] == labels


def test_a_period_has_its_mean_and_its_rates() -> None:
    packs = (PackCost("hype", 3, 9.0),)
    first, *_, last = periods(
        [
            entry("a", 20.0, posted=date(2026, 1, 1), packs=packs),
            entry("b", 40.0, posted=date(2026, 1, 2), words=50),
            entry("c", posted=date(2026, 8, 1)),
        ]
    )

    assert (first.posts, first.mean, first.rates) == (2, 30.0, {"hype": 2.0})
    assert (last.posts, last.mean, last.rates) == (1, 50.0, {})


def test_an_entry_keeps_the_first_words_and_not_the_text() -> None:
    made = entry_of(report("---\ntitle: x\n---\n\nThe  first\nwords " + "and more " * 100, syntax=Syntax.MARKDOWN))

    assert made.begins.startswith("The first words and more")
    assert made.begins.endswith("…")
    assert len(made.begins) <= 121
    assert (made.score, made.key) == (61.2, "a.md")


def old_file(folder: Path, posts: list[Entry], **more: object) -> Path:
    path = folder / "old.json"
    rows = [{"path": e.name, "key": e.key, "digest": e.digest, "score": e.score, "begins": e.begins} for e in posts]
    path.write_text(json.dumps({"schema": 1, "unmask": "0.0.9", "complete": True, "posts": rows, **more}))
    return path


def test_what_rose_fell_came_and_went(tmp_path: Path) -> None:
    before = [entry("up", 20.0), entry("down", 90.0), entry("same"), entry("gone", 33.0), C]
    now = [entry("up", 35.5), entry("down", 60.0, digest="other"), entry("same"), entry("new", 70.0), C]
    found = compare(now, read_old(old_file(tmp_path, before)))

    assert [(c.entry.name, c.before, c.by, c.edited) for c in found.risen] == [("up", 20.0, 15.5, False)]
    assert [(c.entry.name, c.before, c.by, c.edited) for c in found.fallen] == [("down", 90.0, -30.0, True)]
    assert [e.name for e in found.new] == ["new"]
    assert [o.name for o in found.gone] == ["gone"]
    assert (found.same, found.unjudged, found.version) == (1, 1, "0.0.9")
    assert (found.mean_before, found.mean_after) == (53.3, 48.5)


def test_a_text_posted_twice_is_known_twice(tmp_path: Path) -> None:
    twice = [entry("a", key="k"), entry("b", key="k")]
    found = compare([*twice, entry("c", key="k")], read_old(old_file(tmp_path, twice)))

    assert found.same == 2
    assert [e.name for e in found.new] == ["c"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "is not JSON"),
        ("[]", "holds no earlier ranking"),
        ('{"schema": 1, "documents": []}', "holds no earlier ranking"),
        ('{"schema": 99, "posts": []}', "has the form 99"),
        ('{"posts": []}', "holds no earlier ranking"),
        ('{"schema": 1, "posts": [], "complete": false}', "holds only some posts"),
        ('{"schema": 1, "posts": [{"path": "x"}], "complete": true}', "lacks what a ranking has"),
    ],
)
def test_what_is_no_earlier_run_says_how_to_make_one(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "old.json"
    path.write_text(content)
    with pytest.raises(OldError, match=said) as caught:
        read_old(path)

    assert "unmask score --format json" in str(caught.value)
