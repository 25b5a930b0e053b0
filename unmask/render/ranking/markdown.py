"""Markdown, for an issue or a page of a wiki."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TextIO

from unmask.render.ranking.wording import bin_label, compared, costliest, score, shown, signed, summary
from unmask.types.ranking import Change, Entry, Old, Progress, Ranking
from unmask.visible import visible

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-!|~&@:])")


def show(ranking: Ranking, out: TextIO) -> None:
    """Write the totals, the distribution, what changed, and the posts, as tables."""
    for line in _lines(ranking):
        out.write(line + "\n")


def plain(text: str) -> str:
    """The text in one line, with everything escaped that Markdown or HTML could take for its own."""
    flat = " ".join(visible(text).split())
    # An entity does not ring: a backslash would leave “@name” and a bare address as they are.
    return _SPECIAL.sub(lambda found: f"&#{ord(found[1])};" if found[1] in "<>&@:" else f"\\{found[1]}", flat)


def _lines(ranking: Ranking) -> Iterator[str]:
    yield "# Authenticity"
    yield ""
    yield from summary(ranking)
    if ranking.totals.judged:
        yield ""
        yield from _table(
            ("Score", ">Posts"), [(bin_label(i), f"{number:,}") for i, number in enumerate(ranking.totals.bins)]
        )
    if ranking.totals.packs:
        yield ""
        yield from _table(
            ("Pack", ">Findings", ">Posts"),
            [(plain(t.pack), f"{t.findings:,}", f"{t.posts:,}") for t in ranking.totals.packs],
        )
    if ranking.comparison is not None:
        yield ""
        yield from _comparison(ranking.comparison)
    if ranking.entries:
        yield ""
        yield "## Posts"
        yield ""
        yield f"{shown(ranking).capitalize()}."
        yield ""
        yield from _table(
            (">#", ">Score", ">Words", ">Findings", "Costs most", "Post", "Begins"),
            [
                (
                    *(f"{rank}", score(entry.score), f"{entry.words:,}", f"{entry.findings:,}"),
                    *(plain(costliest(entry)), plain(entry.name), plain(entry.begins)),
                )
                for rank, entry in enumerate(ranking.entries, start=1)
            ],
        )
    for title, failures in (("Without text", ranking.skipped), ("Not read", ranking.failures)):
        if failures:
            yield ""
            yield f"## {title}"
            yield ""
            for failure in failures:
                yield f"- {plain(failure.name)}: {plain(failure.message)}"


def _comparison(comparison: Progress) -> Iterator[str]:
    yield "## What changed"
    yield ""
    for sentence in compared(comparison):
        yield plain(sentence)
    changes = (*comparison.risen, *comparison.fallen)
    if changes:
        yield ""
        yield from _table(
            (">Change", ">Before", ">Now", "Text", "Post", "Begins"), [_change(change) for change in changes]
        )
    known: tuple[tuple[str, Sequence[Entry | Old]], ...] = (("new", comparison.new), ("gone", comparison.gone))
    rows = [(word, score(p.score), plain(p.name), plain(p.begins)) for word, posts in known for p in posts]
    if rows:
        yield ""
        yield from _table(("", ">Score", "Post", "Begins"), rows)


def _change(change: Change) -> tuple[str, ...]:
    entry = change.entry
    edited = "edited" if change.edited else "as before"
    figures = (signed(change.by), score(change.before), score(entry.score))
    return (*figures, edited, plain(entry.name), plain(entry.begins))


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table; a heading that begins with > stands over numbers."""
    yield f"| {' | '.join(name.removeprefix('>') for name in head)} |"
    yield f"| {' | '.join('---:' if name.startswith('>') else '---' for name in head)} |"
    for row in rows:
        yield f"| {' | '.join(row)} |"
