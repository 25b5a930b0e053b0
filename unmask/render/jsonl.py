"""JSON Lines: one document a line, as soon as it is judged."""

from __future__ import annotations

import json
from typing import TextIO

from unmask.render.json import SCHEMA, document
from unmask.types.report import Failure, Report


class JsonLinesRenderer:
    """Writes each document on a line of its own, and at the end a line with `error` for each source that failed."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def report(self, report: Report) -> None:
        """Write one document, at once."""
        self._write({"schema": SCHEMA, **document(report)})

    def finish(self, failures: tuple[Failure, ...]) -> None:
        """Write the errors."""
        for failure in failures:
            self._write({"schema": SCHEMA, "path": failure.name, "error": failure.message})

    def _write(self, value: dict[str, object]) -> None:
        self._out.write(json.dumps(value, ensure_ascii=False) + "\n")
        self._out.flush()
