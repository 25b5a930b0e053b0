"""From a ranking to what people and machines read: each format by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from unmask.types.ranking import Ranking
from unmask.types.report import Report

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["DETAILED", "FORMATS", "Show"]

Show = Callable[[Ranking, Sequence[Report], TextIO, "Console"], None]
"""Write a ranking. The reports are those of its first entries, as many as the format details."""

DETAILED: Mapping[str, int] = {"html": 500}
"""Of how many posts a format shows the text and findings: more would make a page that no phone can open."""


def _table(ranking: Ranking, reports: Sequence[Report], stream: TextIO, console: Console) -> None:
    from unmask.render.ranking.table import show

    show(ranking, console, stream)


def _csv(ranking: Ranking, reports: Sequence[Report], stream: TextIO, console: Console) -> None:
    from unmask.render.ranking.data import show_csv

    show_csv(ranking, stream)


def _json(ranking: Ranking, reports: Sequence[Report], stream: TextIO, console: Console) -> None:
    from unmask.render.ranking.data import show_json

    show_json(ranking, stream)


def _jsonl(ranking: Ranking, reports: Sequence[Report], stream: TextIO, console: Console) -> None:
    from unmask.render.ranking.data import show_lines

    show_lines(ranking, stream)


def _markdown(ranking: Ranking, reports: Sequence[Report], stream: TextIO, console: Console) -> None:
    from unmask.render.ranking.markdown import show

    show(ranking, stream)


def _html(ranking: Ranking, reports: Sequence[Report], stream: TextIO, console: Console) -> None:
    from unmask.render.ranking.html import show

    show(ranking, reports, stream)


FORMATS: Mapping[str, Show] = {
    "table": _table,
    "csv": _csv,
    "json": _json,
    "jsonl": _jsonl,
    "markdown": _markdown,
    "html": _html,
}
"""The formats by name."""
