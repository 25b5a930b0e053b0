"""Score many posts on a Dask cluster: `python examples/dask_scores.py 'posts/*.parquet' more.csv scores/`.

Reads Parquet, CSV and JSON Lines with a column "text" and, if they have one, "id"; `--text-column` and `--id-column`
name others. A file is parted into row groups, or into blocks of some MiB that end where a row ends, and each part is
scored by itself into a Parquet file of the folder. That file is there when it is whole and not before, and it is called
by what its part is, so a run that was broken off is taken up where it stopped by calling it again. Texts stay with the
workers; only figures are written.

Without `--scheduler` and an address, a cluster of this machine's processors is started. Needs
`pip install 'unmask[dask]'`.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
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


@dataclass(frozen=True)
class Columns:
    """The columns of a text and of its id."""

    text: str
    id: str


@dataclass(frozen=True)
class Part:
    """A part of a file: bytes from `start` to `end`, or in Parquet row groups, counted from 0."""

    file: str
    start: int
    end: int

    def name(self, columns: Columns) -> str:
        """What its scores are called: something else when the file, the part, the columns or the version changes."""
        about = Path(self.file).stat()
        said = (str(Path(self.file).resolve()), about.st_size, about.st_mtime_ns, self.start, self.end, columns)
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


def rows(part: Part, columns: Columns) -> Iterator[unmask.Source]:
    """The posts of a part, each called by its id."""
    for row in _rows(part, columns):
        text, name = row.get(columns.text), row.get(columns.id)
        yield unmask.Source("" if name is None else str(name), text or "")


def _rows(part: Part, columns: Columns) -> Iterator[dict[str, str | None]]:
    if part.file.endswith(".parquet"):
        with pyarrow.parquet.ParquetFile(part.file) as file:
            wanted = [name for name in (columns.text, columns.id) if name in file.schema_arrow.names]
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
        yield from csv.DictReader(text, names, strict=True)
    else:
        yield from (json.loads(line) for line in text if line.strip())


def score(part: Part, folder: str, columns: Columns) -> tuple[str, int]:
    """Score a part into its file of the folder. The name of the file, and how many posts are in it."""
    path = Path(folder) / part.name(columns)
    entries = (unmask.entry_of(report) for report in unmask.pipe(rows(part, columns)))
    count = 0
    unfinished = path.with_suffix(f".{os.getpid()}.unfinished")
    with pyarrow.parquet.ParquetWriter(unfinished, SCHEMA) as out:
        while together := list(islice(entries, TOGETHER)):
            count += len(together)
            figures = [
                {"id": each.name, "score": each.score, "words": each.words, "findings": each.findings}
                for each in together
            ]
            out.write_table(pyarrow.Table.from_pylist(figures, schema=SCHEMA))
    unfinished.replace(path)
    return str(path), count


def run(files: Iterable[str], folder: str, client: Client, columns: Columns, *, size: int = 4 << 20) -> list[str]:
    """Score what is not scored yet of the files. The files of all parts, in the order of the posts."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    parts = {part: Path(folder) / part.name(columns) for file in files for part in parts_of(file, size)}
    left = [part for part, path in parts.items() if not path.exists()]
    print(f"{len(parts)} parts, {len(left)} to do", flush=True)
    futures = [client.submit(score, part, folder, columns, pure=False) for part in left]
    for number, future in enumerate(as_completed(futures), start=1):
        name, count = future.result()
        future.release()
        print(f"{number} of {len(left)}: {count} posts, {name}", flush=True)
    return [str(path) for path in parts.values()]


def main() -> None:
    """Read the command line, and score."""
    parser = argparse.ArgumentParser(description="Score posts on a Dask cluster.")
    parser.add_argument("files", nargs="+", help="files and patterns: .parquet, .csv or .jsonl")
    parser.add_argument("folder", help="where the scores go")
    parser.add_argument("--text-column", default="text")
    parser.add_argument("--id-column", default="id")
    parser.add_argument("--scheduler", help="the address of a cluster that is there already")
    parser.add_argument("--block", type=int, default=4, metavar="MiB", help="how large a part of CSV or JSON Lines is")
    given = parser.parse_args()
    found = ((pattern, sorted(glob(pattern))) for pattern in given.files)  # noqa: PTH207 - patterns may be absolute
    files = [file for pattern, matching in found for file in matching or [pattern]]
    columns = Columns(given.text_column, given.id_column)
    # Processes rather than threads: judging is Python's work, and threads would take turns at it.
    how = {"address": given.scheduler} if given.scheduler else {"processes": True, "threads_per_worker": 1}
    # A machine that is busy with other things answers late, and is not lost.
    dask.config.set({"distributed.comm.timeouts.connect": "5m", "distributed.comm.timeouts.tcp": "10m"})
    with Client(**how) as client:
        run(files, given.folder, client, columns, size=given.block << 20)


if __name__ == "__main__":
    main()
