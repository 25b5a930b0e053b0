"""From what the command line names to the posts to rank: files, folders, lists of paths, exports, standard input."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, cast

from unmask.cli.gather import STDIN, Text, read_text
from unmask.cli.streams import standard_input
from unmask.files import read_file, read_stream
from unmask.types.report import Failure

if TYPE_CHECKING:
    from unmask.read import Columns, ReadError
    from unmask.types.source import Source


LISTED = 256 * 2**20
"""How many bytes a list of paths may have."""


@dataclass(slots=True)
class Heard:
    """What was met with on the way: what could not be read, what holds no text, and dates that could not be told."""

    failures: list[Failure] = field(default_factory=list)
    skipped: list[Failure] = field(default_factory=list)
    undated: list[Failure] = field(default_factory=list)

    def hear(self, error: ReadError) -> None:
        """Put an error where it belongs."""
        from unmask.read import NoDay, NoText

        place = (
            self.skipped if isinstance(error, NoText) else self.undated if isinstance(error, NoDay) else self.failures
        )
        place.append(Failure(error.name, error.message))


@dataclass(frozen=True, slots=True)
class Reading:
    """How posts are read out of the texts of a run: an export holds many, any other file is one."""

    columns: Columns
    heard: Heard

    def posts(self, text: Text) -> Iterator[Source]:
        """The posts of a text, one at a time, as they are asked for. What is none goes to `heard`."""
        from unmask.read import NoText, ReadError

        try:
            for item in self._items(text):
                if isinstance(item, ReadError):
                    self.heard.hear(item)
                elif any(letter.isalnum() for letter in item.text):
                    yield item
                else:
                    self.heard.hear(NoText(item.name, "holds no text"))
        except ReadError as error:
            self.heard.hear(error)

    def count(self, texts: Sequence[Text]) -> int | None:
        """How many posts there are, or None when standard input is among them, for it can be read only once."""
        from unmask.read import ReadError, is_export, read_export

        number = 0
        for text in texts:
            if text.path is None:
                return None
            if is_export(text.path):
                items = read_export(text.path, self.columns, limit=text.limit)
                number += sum(not isinstance(item, ReadError) for item in items)
            else:
                number += 1
        return number

    def _items(self, text: Text) -> Iterator[Source | ReadError]:
        from unmask.read import is_export, read_export, read_export_stream

        kind = text.settings.kind
        if text.path is not None and is_export(text.path):
            return read_export(text.path, self.columns, kind=kind, limit=text.limit)
        if text.path is None and text.name is not None and is_export(text.name):
            stream = cast(BufferedReader, standard_input())
            return read_export_stream(stream, self.columns, name=text.name, kind=kind, limit=text.limit)
        return iter([read_text(text)])


def listed(files_from: Path | None) -> tuple[Path, ...]:
    """The paths that a list names. Raises `ReadError` when it cannot be read."""
    from unmask.read import read_listing

    if files_from is None:
        return ()
    if files_from == STDIN:
        return read_listing(read_stream(standard_input(), str(STDIN), most=LISTED))
    return read_listing(read_file(files_from, most=LISTED))


def complain(failures: Sequence[Failure], most: int = 10) -> Iterator[str]:
    """A line for each failure, up to `most`, and how many more there are."""
    for failure in failures[:most]:
        yield f"{failure.name}: {failure.message}"
    if len(failures) > most:
        yield f"and {len(failures) - most:,} more that cannot be read; --format json lists them all"
