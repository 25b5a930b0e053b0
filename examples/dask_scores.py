"""Score many posts on a Dask cluster: `python examples/dask_scores.py 'posts/*.parquet' more.csv scores/`.

Reads Parquet, CSV and JSON Lines with a column "text" and, if they have one, "id"; `--text-column` and `--id-column`
name others. A file is parted into row groups, or into blocks of some MiB that end where a row ends, and each part is
scored by itself into a Parquet file of the folder. That file is there when it is whole and not before, and it is called
by what its part is, so a run that was broken off is taken up where it stopped by calling it again. Texts stay with the
workers; only figures are written. One that comes again is judged once, and one that is too much to judge gets none. A
part that cannot be read is named at the end, when the others are done.

Without `--scheduler` and an address, a cluster of this machine's processors is started. Needs
`pip install 'unmask[dask]'`.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from glob import glob
from hashlib import blake2b
from itertools import islice
from pathlib import Path

import dask
import pyarrow
import pyarrow.parquet
from distributed import Client, as_completed

import unmask

SCHEMA = pyarrow.schema(
    [("id", pyarrow.string()), ("score", pyarrow.float64()), ("words", pyarrow.int64()), ("findings", pyarrow.int64())]
)
TOGETHER = 1_000
"""How many rows are in memory at once."""

REMEMBERED = 20_000
"""How many texts and their figures are remembered in a part, for those that come again."""

Figures = dict[str, float | None]


@dataclass(frozen=True)
class Posts:
    """The columns of a text and of its id, and what the texts are."""

    text: str = "text"
    id: str = "id"
    kind: unmask.TextKind = unmask.TextKind.POST


@dataclass(frozen=True)
class Part:
    """A part of a file: bytes from `start` to `end`, or in Parquet row groups, counted from 0."""

    file: str
    start: int
    end: int

    def name(self, posts: Posts) -> str:
        """What its scores are called: something else when the file, the part, the columns or the version changes."""
        about = Path(self.file).stat()
        said = (str(Path(self.file).resolve()), about.st_size, about.st_mtime_ns, self.start, self.end, posts)
        digest = blake2b(repr((*said, unmask.__version__)).encode(), digest_size=8).hexdigest()
        return f"{Path(self.file).stem}-{self.start:012}-{digest}.parquet"


def parts_of(file: str, size: int) -> Iterator[Part]:
    """The parts of a file, in their order, of `size` bytes and the rest of a row; the header of a table is in none."""
    if file.endswith(".parquet"):
        groups = pyarrow.parquet.read_metadata(file).num_row_groups
        yield from (Part(file, group, group + 1) for group in range(groups))
        return
    quoted = file.endswith(".csv")
    with Path(file).open("rb") as stream:
        start = end = len(header(stream)) if quoted else 0
        stream.seek(start)
        within = b""
        while block := stream.read(size):
            waiting = within + block
            cut = row_end(waiting) if quoted else waiting.rfind(b"\n") + 1
            within = waiting[cut:]
            end += cut
            if cut:
                yield Part(file, start, end)
                start = end
    if within:
        yield Part(file, start, start + len(within))


def header(stream: io.BufferedReader) -> bytes:
    """The first row of a table, which may have line ends in its cells."""
    row = stream.readline()
    while row.count(b'"') % 2 and (more := stream.readline()):
        row += more
    return row


def row_end(block: bytes) -> int:
    """Where the last whole row ends in a block that starts with a row; 0 where none does.

    A line end is that of a row when an even number of quotation marks comes before it.
    """
    odd = block.count(b'"') % 2
    end = len(block)
    while (line := block.rfind(b"\n", 0, end)) >= 0:
        odd ^= block.count(b'"', line, end) % 2
        if not odd:
            return line + 1
        end = line
    return 0


def rows(part: Part, posts: Posts) -> Iterator[tuple[str, str]]:
    """The id and the text of each post of a part. Raises `ValueError` for a table that has no such column."""
    for row in _rows(part, posts):
        name, text = row.get(posts.id), row.get(posts.text)
        yield "" if name is None else str(name), text or ""


def _rows(part: Part, posts: Posts) -> Iterator[dict[str, str | None]]:
    if part.file.endswith(".parquet"):
        with pyarrow.parquet.ParquetFile(part.file) as file:
            names = of_table(file.schema_arrow.names, posts)
            wanted = [name for name in (posts.text, posts.id) if name in names]
            groups = list(range(part.start, part.end))
            for batch in file.iter_batches(batch_size=TOGETHER, row_groups=groups, columns=wanted):
                yield from batch.to_pylist()
        return
    with Path(part.file).open("rb") as stream:
        first = header(stream)
        stream.seek(part.start)
        text = io.StringIO(stream.read(part.end - part.start).decode("utf-8-sig"), newline="")
    if part.file.endswith(".csv"):
        csv.field_size_limit(2**31 - 1)
        [names] = csv.reader(io.StringIO(first.decode("utf-8-sig"), newline=""))
        yield from csv.DictReader(text, of_table(names, posts), strict=True)
    else:
        yield from (json.loads(line) for line in text if line.strip())


def of_table(names: list[str], posts: Posts) -> list[str]:
    """The names of a table's columns, among which that of the texts has to be."""
    if posts.text not in names:
        raise ValueError(f"there is no column “{posts.text}”, only {', '.join(names)}; name one with --text-column")
    return names


def figures(found: Iterable[tuple[str, str]], kind: unmask.TextKind) -> Iterator[list[Figures]]:
    """The figures of posts, so many rows at a time; those of a text that comes again are what they were."""
    known: dict[str, Figures] = {}
    waiting = iter(found)
    while together := list(islice(waiting, TOGETHER)):
        if len(known) > REMEMBERED:
            known.clear()
        new = list(dict.fromkeys(text for _, text in together if text not in known))
        known.update(zip(new, judged(new, kind), strict=True))
        yield [{"id": name, **known[text]} for name, text in together]


def judged(texts: list[str], kind: unmask.TextKind) -> list[Figures]:
    """The figures of each text; none of one that is too much to judge, which stops no other."""
    known: list[Figures] = []
    while len(known) < len(texts):
        try:
            for report in unmask.pipe(texts[len(known) :], kind=kind, edits=False):
                entry = unmask.entry_of(report)
                known.append({"score": entry.score, "words": entry.words, "findings": entry.findings})
        except unmask.TooLarge:
            # Those before it have come.
            known.append({})
    return known


def score(part: Part, folder: str, posts: Posts) -> tuple[str, int]:
    """Score a part into its file of the folder. The name of the file, and how many posts are in it."""
    path = Path(folder) / part.name(posts)
    count = 0
    unfinished = path.with_suffix(f".{os.getpid()}.unfinished")
    with pyarrow.parquet.ParquetWriter(unfinished, SCHEMA) as out:
        for together in figures(rows(part, posts), posts.kind):
            count += len(together)
            out.write_table(pyarrow.Table.from_pylist(together, schema=SCHEMA))
    unfinished.replace(path)
    # Of a run that was killed.
    for left in path.parent.glob(f"{path.stem}.*.unfinished"):
        left.unlink(missing_ok=True)
    return str(path), count


def run(files: Iterable[str], folder: str, client: Client, posts: Posts, *, size: int = 4 << 20) -> list[str]:
    """Score what is not scored yet of the files. What was in the way, a line for each part that could not be read."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    parts = [part for file in files for part in parts_of(file, size)]
    left = [part for part in parts if not (Path(folder) / part.name(posts)).exists()]
    print(f"{len(parts)} parts, {len(left)} to do", flush=True)
    futures = {client.submit(score, part, folder, posts, pure=False): part for part in left}
    faults = []
    for number, future in enumerate(as_completed(list(futures)), start=1):
        part = futures.pop(future)
        if fault := future.exception():
            faults.append(f"{part.file}, from {part.start}: {fault}")
        else:
            name, count = future.result()
            print(f"{number} of {len(left)}: {count} posts, {name}", flush=True)
        future.release()
    return faults


def cluster(scheduler: str | None, workers: int | None) -> Client:
    """The cluster at an address, or one of so many processes of this machine."""
    # A machine that is busy with other things answers late, and is not lost. And a worker that looks a hundred times a
    # second at what it is doing keeps what it has seen for an hour, which takes 20 MiB more each minute.
    patient = {"distributed.comm.timeouts.connect": "5m", "distributed.comm.timeouts.tcp": "10m"}
    dask.config.set({**patient, "distributed.worker.profile.enabled": False})
    if scheduler:
        return Client(address=scheduler)
    # Processes rather than threads: judging is Python's work, and threads would take turns at it.
    return Client(n_workers=workers, threads_per_worker=1, processes=True)


def main() -> None:
    """Read the command line, and score."""
    parser = argparse.ArgumentParser(description="Score posts on a Dask cluster.")
    parser.add_argument("files", nargs="+", help="files and patterns: .parquet, .csv or .jsonl")
    parser.add_argument("folder", help="where the scores go")
    parser.add_argument("--text-column", default=Posts.text)
    parser.add_argument("--id-column", default=Posts.id)
    parser.add_argument("--kind", default=Posts.kind.value, choices=[kind.value for kind in unmask.TextKind])
    parser.add_argument("--scheduler", help="the address of a cluster that is there already")
    parser.add_argument("--workers", type=int, help="how many processes of this machine")
    parser.add_argument("--block", type=int, default=4, metavar="MiB", help="how large a part of CSV or JSON Lines is")
    given = parser.parse_args()
    found = ((pattern, sorted(glob(pattern))) for pattern in given.files)  # noqa: PTH207 - patterns may be absolute
    files = [file for pattern, matching in found for file in matching or [pattern]]
    if missing := [file for file in files if not Path(file).is_file()]:
        parser.error(f"there is no file {missing[0]}")
    posts = Posts(given.text_column, given.id_column, unmask.TextKind(given.kind))
    with cluster(given.scheduler, given.workers) as client:
        faults = run(files, given.folder, client, posts, size=given.block << 20)
    if faults:
        sys.exit("\n".join([*faults, "These parts were not scored; the others were."]))


if __name__ == "__main__":
    main()
