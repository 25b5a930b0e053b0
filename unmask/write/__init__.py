"""Bytes to files, whole or not at all: every file that this program writes is written here."""

from __future__ import annotations

from unmask.write.whole import write_file, write_new, writing

__all__ = ["write_file", "write_new", "writing"]
