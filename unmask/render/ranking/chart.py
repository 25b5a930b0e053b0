"""Charts as plain geometry: where bars, lines and labels lie in an SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unmask.render.ranking.wording import bin_label, count, score
from unmask.types.ranking import BINS, Period, Totals

WIDTH = 360
"""Every chart is drawn this wide, so that its letters are as large as the page's on a phone."""

_LEFT, _RIGHT = 26, 8
_SMALL_WIDTH, _SMALL_HEIGHT = 180, 44
MULTIPLES = 6
"""How many packs are shown over time: those with the most findings."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its corner, its size, its number, the place of its middle, and what it says in words."""

    x: float
    y: float
    width: float
    height: float
    number: int
    middle: float
    said: str


@dataclass(frozen=True, slots=True)
class Label:
    """A word on an axis. `anchor` is as SVG has it."""

    x: float
    text: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of a line, and what it says in words."""

    x: float
    y: float
    said: str


@dataclass(frozen=True, slots=True)
class Histogram:
    """How many posts have which score. `bars` stand on `floor`."""

    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    floor: float
    height: float
    rows: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A value over time. `paths` are SVG paths, one for each run of periods without a gap."""

    paths: tuple[str, ...]
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Multiple:
    """One pack over time: areas under lines, one for each run of periods with posts; all have the same scale."""

    pack: str
    areas: tuple[str, ...]
    lines: tuple[str, ...]
    said: str


@dataclass(frozen=True, slots=True)
class OverTime:
    """The charts over time, and the figures behind them by period."""

    mean: Line
    multiples: tuple[Multiple, ...]
    most: float
    packs: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    first: str
    last: str


def histogram(totals: Totals) -> Histogram:
    """The distribution of the scores."""
    floor, room = 150.0, 120.0
    step = (WIDTH - 2 * _RIGHT) / BINS
    most = max(totals.bins) or 1
    bars = []
    for index, number in enumerate(totals.bins):
        height = max(2.0, room * number / most) if number else 0.0
        left = _RIGHT + index * step
        said = f"{bin_label(index)}: {count(number, 'post')}"
        bars.append(Bar(_r(left + 2), _r(floor - height), _r(step - 4), _r(height), number, _r(left + step / 2), said))
    labels = tuple(Label(_r(_RIGHT + i * step), f"{i * 100 // BINS}") for i in range(BINS + 1))
    rows = tuple((bin_label(index), number) for index, number in enumerate(totals.bins))
    return Histogram(tuple(bars), labels, floor, floor + 22, rows)


def over_time(periods: Sequence[Period], totals: Totals) -> OverTime | None:
    """The mean score and the packs by period, or None where there are no two periods."""
    if len(periods) < 2:
        return None
    packs = tuple(total.pack for total in totals.packs[:MULTIPLES])
    most = max((period.rates.get(pack, 0.0) for period in periods for pack in packs), default=0.0) or 1.0
    return OverTime(
        mean=_mean(periods),
        multiples=tuple(_multiple(pack, periods, most) for pack in packs),
        most=most,
        packs=packs,
        rows=tuple(
            (
                *(period.label, f"{period.posts:,}", score(period.mean)),
                *(f"{period.rates.get(pack, 0.0):.1f}" for pack in packs),
            )
            for period in periods
        ),
        first=periods[0].label,
        last=periods[-1].label,
    )


MEAN_TOP, MEAN_FLOOR = 12.0, 132.0


def mean_y(value: float) -> float:
    """How low a score lies in the chart of means."""
    return _r(MEAN_FLOOR - (MEAN_FLOOR - MEAN_TOP) * value / 100)


def _mean(periods: Sequence[Period]) -> Line:
    step = (WIDTH - _LEFT - _RIGHT) / (len(periods) - 1)
    dots: list[Dot] = []
    runs: list[list[str]] = [[]]
    for index, period in enumerate(periods):
        if period.mean is None:
            runs.append([])
            continue
        x, y = _r(_LEFT + index * step), mean_y(period.mean)
        dots.append(Dot(x, y, f"{period.label}: mean {period.mean:.1f}, {count(period.posts, 'post')}"))
        runs[-1].append(f"{x},{y}")
    middle = len(periods) // 2
    labels = [Label(_LEFT, periods[0].label, "start"), Label(WIDTH - _RIGHT, periods[-1].label, "end")]
    if len(periods) > 4:
        labels.insert(1, Label(_r(_LEFT + middle * step), periods[middle].label))
    return Line(tuple("M" + " L".join(run) for run in runs if len(run) > 1), tuple(dots), tuple(labels))


def _multiple(pack: str, periods: Sequence[Period], most: float) -> Multiple:
    step = _SMALL_WIDTH / (len(periods) - 1)
    floor, room = _SMALL_HEIGHT - 1, _SMALL_HEIGHT - 4
    runs: list[list[tuple[float, float]]] = [[]]
    for index, period in enumerate(periods):
        if period.posts:
            runs[-1].append((_r(index * step), _r(floor - room * period.rates.get(pack, 0.0) / most)))
        elif runs[-1]:
            runs.append([])
    drawn = [run if len(run) > 1 else [(run[0][0] - 1, run[0][1]), (run[0][0] + 1, run[0][1])] for run in runs if run]
    lines = [" L".join(f"{x},{y}" for x, y in run) for run in drawn]
    highest = max(periods, key=lambda period: period.rates.get(pack, 0.0))
    return Multiple(
        pack=pack,
        areas=tuple(
            f"M{run[0][0]},{floor} L{line} L{run[-1][0]},{floor} Z" for run, line in zip(drawn, lines, strict=True)
        ),
        lines=tuple(f"M{line}" for line in lines),
        said=f"at most {highest.rates.get(pack, 0.0):.1f}, {highest.label}",
    )


def _r(number: float) -> float:
    return round(number, 1)
