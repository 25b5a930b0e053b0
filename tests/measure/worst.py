"""The rules that were wrong most often, those that fire most in plain prose, and those that find nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from unmask.rulebook.measured import Measure, shown_rate

ENOUGH = 8
"""From how many findings on a share of right ones says something."""

RIGHT = 0.6
"""A rule that is right less often than this is to be mended, to ask for company, or to go."""

MOST = 20
"""How many of the rules that fire most in prose are told."""


def wrong(measures: Mapping[str, Measure]) -> list[str]:
    """The rules that were right less than 6 times in 10, with 8 or more findings; the worst first."""
    enough = [rule for rule, each in measures.items() if each.found >= ENOUGH and each.right < RIGHT * each.found]
    return sorted(enough, key=lambda rule: (measures[rule].right / measures[rule].found, -measures[rule].found, rule))


def loud(measures: Mapping[str, Measure]) -> list[str]:
    """The rules that fire most in plain prose, the loudest first."""
    firing = [rule for rule, each in measures.items() if each.rate]
    return sorted(firing, key=lambda rule: (-(measures[rule].rate or 0), rule))[:MOST]


def silent(measures: Mapping[str, Measure]) -> list[str]:
    """The rules that found nothing at all, which may look for what nobody writes."""
    return sorted(rule for rule, each in measures.items() if not each.found and not any(each.prose.values()))


def report(measures: Mapping[str, Measure]) -> Iterator[str]:
    """All three lists, a line for each rule."""
    found, right = sum(each.found for each in measures.values()), sum(each.right for each in measures.values())
    yield f"All rules: right {right:,} times of {found:,}."
    yield ""
    yield f"Right less than {10 * RIGHT:g} times in 10, of {ENOUGH} findings or more:"
    yield from (_line(rule, measures[rule]) for rule in wrong(measures))
    yield ""
    yield "Loudest in plain prose, findings in 100,000 words:"
    yield from (_line(rule, measures[rule]) for rule in loud(measures))
    yield ""
    yield "Found nothing anywhere:"
    yield from (f"  {rule}" for rule in silent(measures))


def _line(rule: str, measure: Measure) -> str:
    rates = ", ".join(f"{name} {shown_rate(measure.rate_in(name))}" for name in measure.words)
    return (
        f"  {rule:<40} right {measure.right:>3} of {measure.found:<3}  prose {shown_rate(measure.rate or 0)} ({rates})"
    )
