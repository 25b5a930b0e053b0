"""From paths and standard input to sources."""

from __future__ import annotations

from unmask.read.error import ReadError
from unmask.read.paths import find_paths
from unmask.read.text import read_source, read_stdin

__all__ = ["ReadError", "find_paths", "read_source", "read_stdin"]
