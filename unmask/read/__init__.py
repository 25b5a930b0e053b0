"""From paths, exports and standard input to sources."""

from __future__ import annotations

from unmask.read.columns import Columns
from unmask.read.error import NoDay, NoText, ReadError
from unmask.read.export import is_export, is_linkedin, read_export, read_export_stream
from unmask.read.listing import read_listing
from unmask.read.paths import find_paths
from unmask.read.text import encode, read_source, read_stdin, source_of

__all__ = [
    "Columns",
    "NoDay",
    "NoText",
    "ReadError",
    "encode",
    "find_paths",
    "is_export",
    "is_linkedin",
    "read_export",
    "read_export_stream",
    "read_listing",
    "read_source",
    "read_stdin",
    "source_of",
]
