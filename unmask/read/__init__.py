"""From paths, exports and standard input to sources."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from unmask.errors import LeadsOut, NoDay, NoText, ReadError
from unmask.read.paths import find_paths, read_listing
from unmask.read.text import (
    LARGEST,
    read_source,
    read_stdin,
    read_stdin_written,
    read_written,
    source_of,
    written_source,
)

if TYPE_CHECKING:
    from unmask.read.column import Columns
    from unmask.read.export import is_export, is_linkedin, read_export, read_export_stream

__all__ = [
    "LARGEST",
    "Columns",
    "LeadsOut",
    "NoDay",
    "NoText",
    "ReadError",
    "find_paths",
    "is_export",
    "is_linkedin",
    "read_export",
    "read_export_stream",
    "read_listing",
    "read_source",
    "read_stdin",
    "read_stdin_written",
    "read_written",
    "source_of",
    "written_source",
]

_LATER = {
    "Columns": "column",
    "is_export": "export",
    "is_linkedin": "export",
    "read_export": "export",
    "read_export_stream": "export",
}


def __getattr__(name: str) -> Any:
    # Most runs read no export, and CSV and JSON take their time to load.
    if name in _LATER:
        return getattr(import_module(f"unmask.read.{_LATER[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
