"""Score JSON Lines of posts on a Dask cluster: `python examples/dask_scores.py 'posts-*.jsonl' scores/`.

Each file is a list of objects with a "text" and, if they have one, an "id". The scores are written beside each other in
the folder, one file for each partition. Without an address of a scheduler, a cluster of this machine's processors is
started for the run. Needs `pip install 'unmask[dask]'`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator

import dask.bag
from dask.distributed import Client

import unmask
from unmask.types.source import Source


def sources(lines: Iterable[str]) -> Iterator[Source]:
    """The posts of some lines, each called by its id."""
    for line in lines:
        if line.strip():
            post = json.loads(line)
            yield Source(str(post.get("id", "")), post["text"])


def scores(lines: Iterable[str]) -> Iterator[str]:
    """A line of JSON for each post: texts stay with the worker, only figures leave it."""
    for report in unmask.pipe(sources(lines)):
        entry = unmask.entry_of(report)
        yield json.dumps({"id": entry.name, "score": entry.score, "words": entry.words, "findings": entry.findings})


def run(pattern: str, folder: str, client: Client, *, blocksize: str = "4MiB") -> list[str]:
    """Score the files that match a pattern, a block of lines at a time. Returns the files that were written."""
    bag = dask.bag.read_text(pattern, blocksize=blocksize).map_partitions(scores)
    with client.as_current():
        return list(bag.to_textfiles(f"{folder}/*.jsonl"))


if __name__ == "__main__":
    pattern, folder, *scheduler = sys.argv[1:]
    # Processes rather than threads: judging is Python's work, and threads would take turns at it.
    with Client(*scheduler) if scheduler else Client(processes=True, threads_per_worker=1) as client:
        print(*run(pattern, folder, client), sep="\n")
