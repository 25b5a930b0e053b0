"""What has changed since an earlier run."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from unmask.errors import ReadError
from unmask.files import read_file
from unmask.rank.totals import mean
from unmask.types.ranking import Change, Entry, Old, Progress

SCHEMA = 1

LARGEST = 2**30
"""How many bytes an earlier ranking may have."""
"""The version of the form that can be read."""


class OldError(Exception):
    """An earlier run that cannot be read, and how to mend it."""


@dataclass(frozen=True, slots=True)
class OldRun:
    """An earlier run: the file it was read from, the version that made it, and its posts by key.

    A key may have several posts: the same text posted twice, in an export without ids.
    """

    name: str
    version: str
    posts: Mapping[str, tuple[Old, ...]]


def read_old(path: Path) -> OldRun:
    """The run that `unmask score --format json` has written to `path`. Raises `OldError`."""
    try:
        value = json.loads(read_file(path, most=LARGEST).decode("utf-8-sig"))
    except ReadError as error:
        raise OldError(str(error)) from None
    except (ValueError, RecursionError) as error:
        raise OldError(f"{path}: is not JSON ({error}); {_MEND}") from None
    if not isinstance(value, dict) or not isinstance(value.get("posts"), list):
        raise OldError(f"{path}: holds no earlier ranking; {_MEND}")
    if value.get("schema") != SCHEMA:
        raise OldError(f"{path}: has the form {value.get('schema')}, and only {SCHEMA} can be read; {_MEND}")
    if not value.get("complete"):
        raise OldError(f"{path}: holds only some posts of its run, as --top and --min-score ask; {_MEND} without them")
    try:
        posts = [_old(post) for post in value["posts"]]
    except (KeyError, TypeError, AttributeError, ValueError):
        raise OldError(f"{path}: a post in it lacks what a ranking has; {_MEND}") from None
    by_key: dict[str, tuple[Old, ...]] = {}
    for old in posts:
        by_key[old.key] = (*by_key.get(old.key, ()), old)
    return OldRun(str(path), str(value.get("unmask", "?")), by_key)


_MEND = "write one with unmask score --format json --output FILE"


def _old(post: dict[str, Any]) -> Old:
    score = post["score"]
    return Old(
        name=str(post["path"]),
        key=str(post["key"]),
        digest=str(post["digest"]),
        score=None if score is None else float(score),
        begins=str(post["begins"]),
    )


def compare(entries: Sequence[Entry], old: OldRun) -> Progress:
    """What rose, what fell, what is new and what is gone. Posts are known again by their key."""
    changes: list[Change] = []
    new: list[Entry] = []
    before: list[float] = []
    after: list[float] = []
    same = unjudged = 0
    left = {key: list(posts) for key, posts in old.posts.items()}
    for entry in entries:
        was = left[entry.key].pop(0) if left.get(entry.key) else None
        if was is None:
            new.append(entry)
        elif was.score is None or entry.score is None:
            unjudged += 1
        else:
            before.append(was.score)
            after.append(entry.score)
            by = round(entry.score - was.score, 1)
            if by:
                changes.append(Change(entry, was.score, by, edited=entry.digest != was.digest))
            else:
                same += 1
    return Progress(
        name=old.name,
        version=old.version,
        risen=tuple(sorted((c for c in changes if c.by > 0), key=lambda c: (-c.by, c.entry.name))),
        fallen=tuple(sorted((c for c in changes if c.by < 0), key=lambda c: (c.by, c.entry.name))),
        new=tuple(new),
        gone=tuple(old for posts in left.values() for old in posts),
        same=same,
        unjudged=unjudged,
        mean_before=mean(before),
        mean_after=mean(after),
    )
