"""Reports kept from one run to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from unmask.cache.memo import Memo
from unmask.cache.store import LIMIT
from unmask.types.report import Report
from unmask.types.source import Source

if TYPE_CHECKING:
    from pathlib import Path

_NOTHING = Source("", "")


class Results:
    """The reports of earlier runs by text, kind and syntax of a source, under one `scope`: the rules and settings.

    A source's name is no part of it: a text that has been renamed is still known.
    """

    def __init__(self, folder: Path, scope: bytes, *, limit: int = LIMIT) -> None:
        self._memo = Memo(folder, b"report" + scope, sealed=True, limit=limit)

    def get(self, source: Source) -> Report | None:
        """The report on a source, if it is kept and whole."""
        report = self._memo.get(_origin(source))
        return replace(report, source=source) if isinstance(report, Report) else None

    def put(self, report: Report) -> None:
        """Keep a report. The text itself is no part of what is kept."""
        self._memo.put(_origin(report.source), replace(report, source=_NOTHING))

    def close(self) -> None:
        """Write what is new. Reports that were put and not written are lost."""
        self._memo.close()


def _origin(source: Source) -> bytes:
    return f"{source.kind}\0{source.syntax}\0{source.text}".encode("utf-8", "surrogatepass")
