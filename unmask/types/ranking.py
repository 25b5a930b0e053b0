"""Ranking: what is kept of each post of many, and what they come to together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from unmask.types.report import Failure
from unmask.types.source import TextKind

BINS = 10
"""How many classes of equal width the scores from 0 to 100 are counted in."""


@dataclass(frozen=True, slots=True)
class PackCost:
    """What one pack found in a post: how many findings, and the points they took from the score (0 or more).

    >>> import unmask
    >>> [cost.pack for cost in unmask.entry_of(unmask.check("We met Ana. Agree?")).packs]
    ['bait']
    """

    pack: str
    findings: int
    points: float


@dataclass(frozen=True, slots=True)
class Entry:
    """One post of a ranking. Its text is not kept, only `begins`, its first words in one line.

    `key` is what another run knows the post by; `digest` changes whenever its text does. `score` runs from 0 to 100 to
    one decimal, and is None for a text too short to judge. `packs` come in the order of what they cost, most first.

    >>> import unmask
    >>> unmask.entry_of(unmask.check("We met Ana on 3 May.", name="may.txt")).begins
    'We met Ana on 3 May.'
    """

    name: str
    key: str
    digest: str
    posted: date | None
    kind: TextKind
    score: float | None
    words: int
    findings: int
    packs: tuple[PackCost, ...]
    begins: str
    writer: str = ""


@dataclass(frozen=True, slots=True)
class Old:
    """What an earlier run says of a post."""

    name: str
    key: str
    digest: str
    score: float | None
    begins: str


@dataclass(frozen=True, slots=True)
class Change:
    """A post whose score is not what it was. `edited` says that its text is not what it was either."""

    entry: Entry
    before: float
    by: float
    edited: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """What has happened since an earlier run, made by version `version` from the file `name`.

    `risen` and `fallen` come with the greatest change first. `same` counts the posts whose score is what it was, and
    `unjudged` those that were too short to judge then or are now. `mean_before` and `mean_after` are over the posts
    judged in both runs, None when there are none.
    """

    name: str
    version: str
    risen: tuple[Change, ...]
    fallen: tuple[Change, ...]
    new: tuple[Entry, ...]
    gone: tuple[Old, ...]
    same: int
    unjudged: int
    mean_before: float | None
    mean_after: float | None


@dataclass(frozen=True, slots=True)
class PackTotal:
    """What one pack found over all posts: how many findings, and in how many posts."""

    pack: str
    findings: int
    posts: int


@dataclass(frozen=True, slots=True)
class Totals:
    """All posts together, whether they are shown or not.

    `bins` counts the judged posts by score in `BINS` classes from 0 to 100; a score on a border belongs above it, and
    100 to the last. `mean`, `median`, `lowest` and `highest` are None when no post was judged.
    """

    posts: int
    judged: int
    words: int
    findings: int
    bins: tuple[int, ...]
    mean: float | None
    median: float | None
    lowest: float | None
    highest: float | None
    packs: tuple[PackTotal, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """The posts of one stretch of time. `rates` are findings per 100 words by pack, in all its posts together."""

    label: str
    first: date
    posts: int
    mean: float | None
    rates: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Everything there is to show of many posts: `entries` are those to be shown, in order.

    `ordered` says in words what the order is. `failures` could not be read; `skipped` hold no text. `under` counts
    the posts that scored less than `fail_under`. `measured` says in words what was measured of rules, by their ids.
    """

    entries: tuple[Entry, ...]
    totals: Totals
    periods: tuple[Period, ...]
    ordered: str
    failures: tuple[Failure, ...] = ()
    skipped: tuple[Failure, ...] = ()
    comparison: Progress | None = None
    fail_under: float | None = None
    under: int = 0
    measured: Mapping[str, str] = field(default_factory=dict)
