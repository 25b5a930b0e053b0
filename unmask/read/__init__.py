"""From paths, exports and standard input to sources. Exports are in `export` and `column`, which few runs need."""

from __future__ import annotations

from unmask.errors import LeadsOut, NoDay, NoText, ReadError
from unmask.read.paths import find_paths, read_listing
from unmask.read.text import (
    LARGEST,
    is_export,
    read_source,
    read_stdin,
    read_stdin_written,
    read_written,
    source_of,
    written_source,
)

__all__ = [
    "LARGEST",
    "LeadsOut",
    "NoDay",
    "NoText",
    "ReadError",
    "find_paths",
    "is_export",
    "read_listing",
    "read_source",
    "read_stdin",
    "read_stdin_written",
    "read_written",
    "source_of",
    "written_source",
]
