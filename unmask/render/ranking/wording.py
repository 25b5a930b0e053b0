"""What several formats say in the same words."""

from __future__ import annotations

from collections.abc import Iterator

from unmask.errors import counted
from unmask.types.ranking import BINS, Entry, Progress, Ranking

MINUS = "−"
DASH = "–"


def score(value: float | None) -> str:
    """A score to one decimal, or a dash for what was too short to judge."""
    return DASH if value is None else f"{value:.1f}"


def signed(value: float) -> str:
    """A number with its sign, to one decimal."""
    return f"{'+' if value > 0 else MINUS if value < 0 else ''}{abs(value):.1f}"


def count(number: int, noun: str) -> str:
    """A number and its noun: “1 post”, “1,200 posts”."""
    return counted(number, noun, grouped=True)


def costliest(entry: Entry, most: int = 2) -> str:
    """The packs that cost an entry most, with the points they took, in one line."""
    return ", ".join(costs(entry, most))


def costs(entry: Entry, most: int = 2) -> tuple[str, ...]:
    """The packs that cost an entry most, each with the points it took."""
    return tuple(f"{cost.pack} {MINUS}{cost.points:.1f}" if cost.points else cost.pack for cost in entry.packs[:most])


def bin_label(index: int) -> str:
    """The scores that a class of the distribution holds."""
    width = 100 // BINS
    return f"{index * width}{DASH}{100 if index == BINS - 1 else (index + 1) * width - 1}"


def summary(ranking: Ranking) -> Iterator[str]:
    """The totals, in sentences."""
    totals = ranking.totals
    short = totals.posts - totals.judged
    left_out = f", {short:,} too short to judge" if short else ""
    found = f"{count(totals.findings, 'finding')} in {count(totals.words, 'word')}"
    yield f"{count(totals.posts, 'post')}{left_out}; {found}."
    if totals.judged:
        yield (
            f"Authenticity of 100: mean {score(totals.mean)}, median {score(totals.median)}, from"
            f" {score(totals.lowest)} to {score(totals.highest)}."
        )
    if ranking.fail_under is not None or ranking.under:
        # The least score may be set for some paths and not for others.
        least = "the least they must reach" if ranking.fail_under is None else f"{ranking.fail_under:g}"
        yield f"{count(ranking.under, 'post')} under {least}." if ranking.under else f"No post under {least}."


def shown(ranking: Ranking) -> str:
    """How many posts are shown of how many, and in what order."""
    some = len(ranking.entries)
    if some == ranking.totals.posts:
        return ranking.ordered
    return f"{some:,} of {count(ranking.totals.posts, 'post')}, {ranking.ordered}"


def compared(comparison: Progress) -> Iterator[str]:
    """What has changed, in sentences."""
    yield (
        f"Since {comparison.name}: {len(comparison.risen):,} rose, {len(comparison.fallen):,} fell,"
        f" {comparison.same:,} kept their score, {len(comparison.new):,} new, {len(comparison.gone):,} gone."
    )
    if comparison.mean_before is not None and comparison.mean_after is not None:
        yield (
            f"Mean of the posts judged both times: {score(comparison.mean_before)}, now {score(comparison.mean_after)}."
        )
    if comparison.unjudged:
        yield f"{count(comparison.unjudged, 'post')} too short to judge then or now."
